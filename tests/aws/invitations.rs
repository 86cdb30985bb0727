//! Invitations: sent, found again, answered by the other account, withdrawn.

use chrono::{TimeDelta, Utc};
use gangway::aws::{Acted, Evidence, HandshakeState, Invited, Outlook};
use gangway::domain::HandshakeId;

use crate::world::{MANAGEMENT, OWNER, STRANGER, World, number, sent, target};

fn sent_as(invited: Invited) -> (HandshakeId, Evidence) {
    match invited {
        Invited::Sent { handshake_id, evidence, expires_at } => {
            assert!(expires_at > Utc::now() + TimeDelta::days(14), "{expires_at}");
            (handshake_id, *evidence.unwrap())
        }
        Invited::Refused(reason) => panic!("refused: {reason}"),
    }
}

#[tokio::test]
async fn the_other_account_accepts_declines_or_is_asked_no_more() {
    let world = World::start().await;
    let gangway = world.gangway();
    for (answer, end) in [
        ("decline", HandshakeState::Declined),
        ("cancel", HandshakeState::Canceled),
        ("accept", HandshakeState::Accepted),
    ] {
        let (id, evidence) = sent_as(gangway.invite(&target(OWNER, Utc::now())).await.unwrap());
        assert_eq!((evidence.id.as_str(), evidence.action.as_str()), (id.as_str(), "INVITE"));
        assert!(evidence.parties.iter().any(|party| party.kind == "ACCOUNT" && party.id == OWNER), "{evidence:?}");
        assert!(evidence.requested_at.is_some() && evidence.expires_at.is_some());
        let kept = serde_json::to_value(&evidence).unwrap();
        assert_eq!(serde_json::from_value::<Evidence>(kept).unwrap(), evidence);

        let invitation = sent(&id);
        assert_eq!(gangway.handshake(&invitation).await.unwrap().state, HandshakeState::Open);
        let owner = world.organizations(OWNER);
        match answer {
            "decline" => drop(owner.decline_handshake().handshake_id(id.as_str()).send().await.unwrap()),
            "accept" => drop(owner.accept_handshake().handshake_id(id.as_str()).send().await.unwrap()),
            _ => assert_eq!(gangway.cancel_handshake(&invitation).await.unwrap().state, end),
        }
        let observed = gangway.handshake(&invitation).await.unwrap();
        assert_eq!(observed.state, end);
        assert_eq!(observed.evidence.unwrap().state, end.as_str().to_uppercase());
        // The owner was faster, or it was withdrawn before: AWS says how it stands.
        assert_eq!(gangway.cancel_handshake(&invitation).await.unwrap().state, end, "{answer}");
        let listed = gangway.handshakes(&[invitation]).await.unwrap();
        assert_eq!(listed.get(&id).unwrap().state, end);
    }
}

#[tokio::test]
async fn l7_whether_an_invitation_is_open_is_told_without_sending_one() {
    let world = World::start().await;
    let gangway = world.gangway();
    let outlook = async |account| gangway.outlook(&number(account), Utc::now()).await.unwrap();
    assert_eq!(outlook(OWNER).await, Outlook::NotInvited);
    let (id, _) = sent_as(gangway.invite(&target(OWNER, Utc::now())).await.unwrap());
    assert_eq!([outlook(OWNER).await, outlook(STRANGER).await], [Outlook::Invited, Outlook::NotInvited]);
    let later = Utc::now() + TimeDelta::days(16);
    assert_eq!(gangway.outlook(&number(OWNER), later).await.unwrap(), Outlook::NotInvited);
    gangway.cancel_handshake(&sent(&id)).await.unwrap();
    assert_eq!(outlook(OWNER).await, Outlook::NotInvited);
}

#[tokio::test]
async fn a_second_invitation_is_one_to_be_reconciled_and_found() {
    let world = World::start().await;
    let gangway = world.gangway();
    let target = target(OWNER, Utc::now());
    let (id, _) = sent_as(gangway.invite(&target).await.unwrap());
    let again = gangway.invite(&target).await.unwrap_err();
    assert_eq!((again.acted, again.cause.as_str()), (Acted::Perhaps, "DuplicateHandshakeException"));
    let found = gangway.find_invitation(&target, Utc::now()).await.unwrap().unwrap();
    assert_eq!(sent_as(found).0, id);
}

#[tokio::test]
async fn only_an_invitation_of_this_account_and_time_is_found() {
    let world = World::start().await;
    let gangway = world.gangway();
    let (other, now) = (target(STRANGER, Utc::now()), Utc::now());
    sent_as(gangway.invite(&other).await.unwrap());
    // Too soon after the call the list proves nothing.
    let owner = target(OWNER, now);
    assert!(gangway.find_invitation(&owner, now).await.is_err());
    assert_eq!(gangway.find_invitation(&owner, now + TimeDelta::minutes(1)).await, Ok(None));
    // One that was answered is found by its time.
    let (id, _) = sent_as(gangway.invite(&owner).await.unwrap());
    world.organizations(OWNER).decline_handshake().handshake_id(id.as_str()).send().await.unwrap();
    let found = gangway.find_invitation(&owner, now + TimeDelta::minutes(1)).await.unwrap();
    assert_eq!(sent_as(found.unwrap()).0, id);
    let later = target(OWNER, now + TimeDelta::hours(1));
    assert_eq!(gangway.find_invitation(&later, now + TimeDelta::hours(2)).await, Ok(None));
}

#[tokio::test]
async fn aws_refuses_with_its_reason() {
    let world = World::start().await;
    world.organizations(STRANGER).create_organization().send().await.unwrap();
    let refused = world.gangway().invite(&target(STRANGER, Utc::now())).await;
    let Ok(Invited::Refused(reason)) = &refused else { panic!("{refused:?}") };
    assert!(reason.chars().all(|c| c.is_ascii_uppercase() || c == '_'), "{reason}");
    // Whoever is in no organization can invite nobody.
    let nobody = crate::world::connected(&crate::world::administrator(&world.peer.url, OWNER));
    let refused = nobody.invite(&target(MANAGEMENT, Utc::now())).await;
    assert_eq!(refused, Ok(Invited::Refused("AWSOrganizationsNotInUseException".to_owned())));
}
