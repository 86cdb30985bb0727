//! *Check Now* against roles that an owner made.

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use gangway::aws::measured::{OrganizationSeen, SupportSeen};
use gangway::aws::{Checked, RoleProbe};
use gangway::domain::{CheckName, DiagnosisCode, Outcome, RoleStatus};

use crate::world::{MANAGEMENT, OWNER, READ_ONLY, STRANGER, World, number, probe, right_condition};

const SUPPORT: &str = "arn:aws:iam::aws:policy/AWSSupportAccess";

const ADMINISTRATOR: &str = "arn:aws:iam::aws:policy/AdministratorAccess";

async fn check(world: &World, probe: &RoleProbe) -> Checked {
    let begun = Instant::now();
    let checked = world.gangway().check_role(probe, Utc::now()).await;
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    checked
}

fn said(checked: &Checked) -> (RoleStatus, Option<DiagnosisCode>) {
    (checked.verdict.status, checked.verdict.diagnosis)
}

fn outcome(checked: &Checked, name: CheckName) -> Option<Outcome> {
    checked.verdict.checks.iter().find(|check| check.name == name).map(|check| check.outcome)
}

#[tokio::test]
async fn a_role_as_the_setup_kit_makes_it_is_verified_and_shows_what_its_account_is() {
    let world = World::start().await;
    world.role("Reader", &right_condition(), &[READ_ONLY]).await;
    let checked = check(&world, &probe("Reader")).await;
    assert_eq!(said(&checked), (RoleStatus::Verified, None), "{checked:?}");
    assert!(checked.verdict.checks.iter().all(|check| check.outcome == Outcome::Passed), "{checked:?}");
    assert_eq!(checked.measured.organization_role, Some(OrganizationSeen::Standalone));
    assert_eq!(checked.measured.payer_account_id, None);
    assert_eq!(checked.measured.support, Some(SupportSeen::Critical));
    assert_eq!(outcome(&checked, CheckName::SupportAccess), None);
}

#[tokio::test]
async fn a_trust_policy_that_others_could_use_is_insecure() {
    let world = World::start().await;
    for (name, condition, diagnosis) in [
        ("Open", "", DiagnosisCode::ExternalIdNotRequired),
        // Refuses no external ID, but takes any.
        ("Any", r#"{"StringLike":{"sts:ExternalId":"*"}}"#, DiagnosisCode::AnyExternalIdAccepted),
        // Refuses a wrong external ID, but takes none.
        (
            "IfExists",
            r#"{"StringEqualsIfExists":{"sts:ExternalId":"CA01JZ0000000000000000000000"}}"#,
            DiagnosisCode::ExternalIdNotRequired,
        ),
        (
            "Contrary",
            r#"{"StringNotEquals":{"sts:ExternalId":"CA01JZ0000000000000000000000"},"Null":{"sts:ExternalId":"false"}}"#,
            DiagnosisCode::ExternalIdMismatch,
        ),
    ] {
        world.role(name, condition, &[READ_ONLY]).await;
        let checked = check(&world, &probe(name)).await;
        assert_eq!(said(&checked), (RoleStatus::Insecure, Some(diagnosis)), "{name}: {checked:?}");
    }
}

#[tokio::test]
async fn a_role_that_refuses_is_no_access_and_in_its_first_two_minutes_unknown() {
    let world = World::start().await;
    world.role("OtherId", r#"{"StringEquals":{"sts:ExternalId":"CA00000000000000000000000000"}}"#, &[READ_ONLY]).await;
    let mfa = r#"{"StringEquals":{"sts:ExternalId":"CA01JZ0000000000000000000000"},"Bool":{"aws:MultiFactorAuthPresent":"true"}}"#;
    world.role("Mfa", mfa, &[READ_ONLY]).await;
    world.role_trusting(STRANGER, "OtherPrincipal", &right_condition(), &[READ_ONLY]).await;
    for name in ["Missing", "OtherId", "Mfa", "OtherPrincipal"] {
        let refused = (RoleStatus::NoAccess, Some(DiagnosisCode::AssumeRoleDenied));
        let checked = check(&world, &probe(name)).await;
        assert_eq!(said(&checked), refused, "{name}: {checked:?}");
        assert_eq!(outcome(&checked, CheckName::ReadOnlyAccess), Some(Outcome::Skipped));
        let saved = |ago: TimeDelta| RoleProbe { saved_at: Some(Utc::now() - ago), ..probe(name) };
        let young = check(&world, &saved(TimeDelta::seconds(30))).await;
        assert_eq!(said(&young), (RoleStatus::Unknown, Some(DiagnosisCode::RoleMayStillPropagate)), "{name}");
        assert_eq!(said(&check(&world, &saved(TimeDelta::minutes(3))).await), refused, "{name}");
    }
}

#[tokio::test]
async fn policies_are_looked_at_by_the_role_itself() {
    let world = World::start().await;
    world.role("Bare", &right_condition(), &[]).await;
    let checked = check(&world, &probe("Bare")).await;
    assert_eq!(said(&checked), (RoleStatus::NoAccess, Some(DiagnosisCode::PolicyMissing)), "{checked:?}");
    assert_eq!(outcome(&checked, CheckName::ReadOnlyAccess), Some(Outcome::Failed));

    world.role("Mighty", &right_condition(), &[READ_ONLY, ADMINISTRATOR]).await;
    let checked = check(&world, &probe("Mighty")).await;
    assert_eq!(said(&checked), (RoleStatus::Verified, Some(DiagnosisCode::OverPrivileged)), "{checked:?}");
    let writes = checked.verdict.checks.iter().find(|check| check.name == CheckName::NoWriteAccess).unwrap();
    assert!(writes.detail.as_deref().unwrap().contains("s3:PutObject"), "{writes:?}");

    world.role("Reporting", &right_condition(), &[READ_ONLY]).await;
    let report = RoleProbe { security_report: true, ..probe("Reporting") };
    let checked = check(&world, &report).await;
    assert_eq!(said(&checked), (RoleStatus::Verified, Some(DiagnosisCode::SupportAccessMissing)), "{checked:?}");
    world.role("Supported", &right_condition(), &[READ_ONLY, SUPPORT]).await;
    let checked = check(&world, &RoleProbe { security_report: true, ..probe("Supported") }).await;
    assert_eq!(outcome(&checked, CheckName::SupportAccess), Some(Outcome::Passed), "{checked:?}");
}

#[tokio::test]
async fn members_and_managers_of_organizations_are_told_with_their_payer() {
    let world = World::start().await;
    world.role("Reader", &right_condition(), &[READ_ONLY]).await;
    world.organizations(OWNER).create_organization().send().await.unwrap();
    let measured = check(&world, &probe("Reader")).await.measured;
    assert_eq!(measured.organization_role, Some(OrganizationSeen::Management));
    assert_eq!(measured.payer_account_id, Some(number(OWNER)));
    // The peer deletes it and answers what the SDK does not take for an answer.
    drop(world.organizations(OWNER).delete_organization().send().await);

    let organization = world.organizations(MANAGEMENT);
    let party = aws_sdk_organizations::types::HandshakeParty::builder()
        .id(OWNER)
        .r#type(aws_sdk_organizations::types::HandshakePartyType::Account)
        .build()
        .unwrap();
    let invited = organization.invite_account_to_organization().target(party).send().await.unwrap();
    let id = invited.handshake().unwrap().id().unwrap();
    world.organizations(OWNER).accept_handshake().handshake_id(id).send().await.unwrap();
    let measured = check(&world, &probe("Reader")).await.measured;
    assert_eq!(measured.organization_role, Some(OrganizationSeen::Member));
    assert_eq!(measured.payer_account_id, Some(number(MANAGEMENT)));
}

#[tokio::test]
async fn a_peer_that_is_not_there_makes_everything_unknown() {
    let world = World::start().await;
    let gangway = world.gangway();
    drop(world);
    let checked = gangway.check_role(&probe("Reader"), DateTime::UNIX_EPOCH).await;
    assert_eq!(said(&checked), (RoleStatus::Unknown, Some(DiagnosisCode::AwsUnavailable)), "{checked:?}");
}
