//! The simulated mode: no AWS, results by documented test values. A pure function of what it is asked, so that it needs
//! no memory and answers alike on every replica and after every restart.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use super::answers::{Creation, HandshakeState, InviteTarget, Invited, NewAccount, Observed, Outlook, SentInvitation};
use crate::domain::{AwsAccountId, HandshakeId};
use crate::fault::AwsUnavailable;
use crate::id::LinkRequestId;

/// How long AWS keeps an invitation open (AWS Organizations quotas).
const HANDSHAKE_DAYS: i64 = 15;

/// When the owner answers, after the invitation was sent.
const ANSWER_AFTER: TimeDelta = TimeDelta::seconds(1);

/// When AWS reports an invitation as expired that nobody answers.
const LAPSES_AFTER: TimeDelta = TimeDelta::seconds(2);

/// Answers an invitation by the end of the account number.
pub fn invite(target: &InviteTarget, now: DateTime<Utc>) -> Result<Invited, AwsUnavailable> {
    match outlook(&target.account, target.attempt)? {
        Outlook::InAnotherOrganization => Ok(Invited::Refused("ALREADY_IN_AN_ORGANIZATION".to_owned())),
        Outlook::NoRoom => Ok(Invited::Refused("ACCOUNT_NUMBER_LIMIT_EXCEEDED".to_owned())),
        Outlook::Fine | Outlook::Invited | Outlook::NotInvited => sent(target, now),
    }
}

/// What an invitation would be answered with, by the end of the account number.
pub fn outlook(account: &AwsAccountId, attempt: i32) -> Result<Outlook, AwsUnavailable> {
    match account.as_str().get(8..) {
        Some("0003") => Ok(Outlook::InAnotherOrganization),
        Some("0004") => Ok(Outlook::NoRoom),
        Some("0005") if attempt == 1 => Err(AwsUnavailable("simulated time-out".to_owned())),
        _ => Ok(Outlook::Fine),
    }
}

/// The handshake's id ends as the number that was invited: that number decides, also after it was corrected.
fn sent(target: &InviteTarget, now: DateTime<Utc>) -> Result<Invited, AwsUnavailable> {
    let id = target.link_request_id.as_str();
    let (id, ending) = (id.rsplit('_').next().unwrap_or(id), target.account.as_str().get(8..).unwrap_or_default());
    let handshake_id =
        HandshakeId::parse(&format!("h-{id}{ending}")).map_err(|_| AwsUnavailable("no handshake id".to_owned()))?;
    Ok(Invited::Sent { handshake_id, expires_at: now + TimeDelta::days(HANDSHAKE_DAYS), evidence: None })
}

/// A call that broke off never got through here.
pub fn find_invitation(_: &InviteTarget) -> Option<Invited> {
    None
}

/// How the invitation stands by now.
pub fn handshake(invitation: &SentInvitation, now: DateTime<Utc>) -> HandshakeState {
    let age = now - invitation.sent_at;
    let id = invitation.handshake_id.as_str();
    let (after, answer) = match id {
        _ if id.ends_with("0001") => (ANSWER_AFTER, HandshakeState::Declined),
        _ if id.ends_with("0002") => (LAPSES_AFTER, HandshakeState::Expired),
        _ => (ANSWER_AFTER, HandshakeState::Accepted),
    };
    if age < after { HandshakeState::Open } else { answer }
}

/// Withdraws the invitation, unless it was answered before.
pub fn cancel_handshake(invitation: &SentInvitation, now: DateTime<Utc>) -> HandshakeState {
    match handshake(invitation, now) {
        HandshakeState::Open => HandshakeState::Canceled,
        answered => answered,
    }
}

/// How these invitations stand by now.
pub fn handshakes(sent: &[SentInvitation], now: DateTime<Utc>) -> HashMap<HandshakeId, Observed> {
    sent.iter().map(|one| (one.handshake_id.clone(), observed(handshake(one, now)))).collect()
}

/// The state alone: there is no AWS that would say more.
pub const fn observed(state: HandshakeState) -> Observed {
    Observed { state, evidence: None }
}

/// Begins to create an account; a copy of the request's id serves as AWS's.
pub fn create_account(account: &NewAccount) -> Creation {
    let id = account.link_request_id.as_str();
    Creation::InProgress { create_request_id: format!("car-{}", id.rsplit('_').next().unwrap_or(id)) }
}

/// How the creation stands by now: about a second after it was begun the account exists, unless its mailbox says no.
pub fn creation(account: &NewAccount, now: DateTime<Utc>) -> Creation {
    if now - account.begun_at < ANSWER_AFTER {
        return create_account(account);
    }
    if account.root_email.as_str().starts_with("exists+") {
        return Creation::Failed("EMAIL_ALREADY_EXISTS".to_owned());
    }
    match AwsAccountId::parse(&number_of(&account.link_request_id)) {
        Ok(number) => Creation::Succeeded(number),
        Err(_) => Creation::Failed("INTERNAL_FAILURE".to_owned()),
    }
}

/// Twelve digits out of the random part of the request's id: the same on every replica, another for every request.
fn number_of(id: &LinkRequestId) -> String {
    let hash = Sha256::digest(id.as_str());
    let number = hash.iter().take(8).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    format!("{:012}", number % 1_000_000_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RootEmail;

    fn target(account: &str, attempt: i32) -> InviteTarget {
        let link_request_id = LinkRequestId::from_uuid(uuid::Uuid::nil());
        InviteTarget { link_request_id, account: AwsAccountId::parse(account).unwrap(), attempt, since: None }
    }

    /// How the invitation of this number stands, whatever number the account has meanwhile.
    fn state_after(invited: &str, age: TimeDelta) -> HandshakeState {
        let sent_at = DateTime::UNIX_EPOCH;
        let Ok(Invited::Sent { handshake_id, .. }) = invite(&target(invited, 1), sent_at) else { panic!("not sent") };
        handshake(&SentInvitation { handshake_id, sent_at }, sent_at + age)
    }

    #[test]
    fn the_invited_number_decides_what_becomes_of_an_invitation() {
        let now = DateTime::UNIX_EPOCH;
        let refused = |reason: &str| Ok(Invited::Refused(reason.to_owned()));
        assert_eq!(invite(&target("111122220003", 1), now), refused("ALREADY_IN_AN_ORGANIZATION"));
        assert_eq!(invite(&target("111122220004", 1), now), refused("ACCOUNT_NUMBER_LIMIT_EXCEEDED"));
        assert!(invite(&target("111122220005", 1), now).is_err());
        assert!(matches!(invite(&target("111122220005", 2), now), Ok(Invited::Sent { .. })));
        for (account, before, after) in [
            ("111122220001", HandshakeState::Open, HandshakeState::Declined),
            ("111122220002", HandshakeState::Open, HandshakeState::Expired),
            ("111122223333", HandshakeState::Open, HandshakeState::Accepted),
        ] {
            assert_eq!(state_after(account, TimeDelta::milliseconds(900)), before);
            assert_eq!(state_after(account, TimeDelta::milliseconds(2100)), after);
        }
    }

    #[test]
    fn a_mailbox_decides_what_becomes_of_a_new_account() {
        let begun_at = DateTime::UNIX_EPOCH;
        let account = |email: &str| NewAccount {
            link_request_id: LinkRequestId::from_uuid(uuid::Uuid::nil()),
            name: "Production".to_owned(),
            root_email: RootEmail::parse(email).unwrap(),
            begun_at,
        };
        let later = begun_at + TimeDelta::seconds(1);
        assert!(matches!(creation(&account("root@example.com"), begun_at), Creation::InProgress { .. }));
        assert!(matches!(creation(&account("root@example.com"), later), Creation::Succeeded(_)));
        let failed = Creation::Failed("EMAIL_ALREADY_EXISTS".to_owned());
        assert_eq!(creation(&account("exists+1@example.com"), later), failed);
    }
}
