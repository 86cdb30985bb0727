//! What breaks on the wire, one by one, and what the adapter makes of it. One proxy serves all: it is large, and its rules
//! are for everybody.

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use gangway::aws::connected::Connected;
use gangway::aws::measured::SupportSeen;
use gangway::aws::{Acted, Checked, Creation, InviteTarget, Invited, Unanswered};
use gangway::domain::{CheckName, DiagnosisCode, Outcome, RoleStatus};
use serde_json::{Value, json};

use crate::peers::{self, Peer};
use crate::world::{
    MANAGEMENT, OWNER, READ_ONLY, STRANGER, World, administrator, connected, new_account, probe, right_condition, sent,
    target,
};

/// A world behind a proxy that breaks things.
pub struct Broken {
    pub world: World,
    pub proxy: Peer,
    http: reqwest::Client,
}

impl Broken {
    pub async fn start() -> Self {
        // The proxy rewrites the host, which is signed.
        let world = World::of(peers::fakecloud(&[MANAGEMENT, OWNER, STRANGER], false)).await;
        let proxy = peers::microburst(&world.peer.url);
        let broken = Self { world, proxy, http: reqwest::Client::new() };
        // Its first request reads AWS's models, which takes seconds.
        drop(broken.gangway().handshakes(&[]).await);
        drop(broken.gangway().check_role(&probe("Nobody"), Utc::now()).await);
        broken.gangway().handshakes(&[]).await.unwrap();
        broken
    }

    fn gangway(&self) -> Connected {
        connected(&administrator(&self.proxy.url, MANAGEMENT))
    }

    /// From now on this happens to this operation, and nothing else.
    pub async fn rule(&self, service: &str, operation: &str, fault: &Value) {
        let mut rule = json!({"service": service, "operation": operation});
        rule.as_object_mut().unwrap().extend(fault.as_object().unwrap().clone());
        self.rules(&json!([rule])).await;
    }

    /// From now on nothing is broken.
    pub async fn mended(&self) {
        self.rules(&json!([])).await;
    }

    async fn rules(&self, rules: &Value) {
        let answer = self.http.post(format!("{}/_microburst/rules", self.proxy.url)).json(rules).send().await.unwrap();
        assert!(answer.status().is_success(), "{rules}: {}", answer.text().await.unwrap());
    }

    /// Invites under this fault, in ten seconds.
    async fn invite(&self, fault: &Value, target: &InviteTarget) -> Result<Invited, Unanswered> {
        self.rule("organizations", "InviteAccountToOrganization", fault).await;
        let (gangway, begun) = (self.gangway(), Instant::now());
        let answer = gangway.invite(target).await;
        assert!(begun.elapsed() < Duration::from_secs(10), "{fault}: {:?}", begun.elapsed());
        self.mended().await;
        answer
    }

    async fn check(&self, service: &str, operation: &str, fault: &Value) -> Checked {
        self.rule(service, operation, fault).await;
        let begun = Instant::now();
        let checked = self.gangway().check_role(&probe("Reader"), Utc::now()).await;
        assert!(begun.elapsed() < Duration::from_secs(10), "{fault}: {:?}", begun.elapsed());
        self.mended().await;
        checked
    }
}

pub fn error(code: &str, status: u16) -> Value {
    json!({"error": {"code": code, "status": status, "message": "as the test has it"}})
}

fn reasoned(code: &str, reason: &str) -> Value {
    json!({"error": {"code": code, "status": 400, "fields": {"Reason": reason}}})
}

fn acted(answer: &Result<Invited, Unanswered>) -> Option<Acted> {
    answer.as_ref().err().map(|error| error.acted)
}

#[tokio::test]
async fn each_fault_is_of_its_class() {
    let broken = Broken::start().await;
    invitations_that_aws_surely_did_not_send(&broken).await;
    invitations_that_aws_refuses(&broken).await;
    invitations_that_aws_may_have_sent(&broken).await;
    changes_at_the_same_moment(&broken).await;
    lists_and_states(&broken).await;
    creations(&broken).await;
    checks(&broken).await;
}

async fn invitations_that_aws_surely_did_not_send(broken: &Broken) {
    for fault in [
        error("TooManyRequestsException", 400),
        error("ThrottlingException", 400),
        error("ExpiredTokenException", 400),
        error("UnrecognizedClientException", 400),
        // As AWS answers a request that is signed for another region.
        error("InvalidSignatureException", 400),
        error("SignatureDoesNotMatch", 403),
    ] {
        let answer = broken.invite(&fault, &target(OWNER, Utc::now())).await;
        assert_eq!(acted(&answer), Some(Acted::No), "{fault}: {answer:?}");
    }
    let nobody = peers::fakecloud(&[], true).url.clone();
    let gone = connected(&administrator(&nobody, MANAGEMENT)).invite(&target(OWNER, Utc::now())).await;
    assert_eq!(acted(&gone), Some(Acted::No), "{gone:?}");
}

async fn invitations_that_aws_refuses(broken: &Broken) {
    for (fault, reason) in [
        (reasoned("HandshakeConstraintViolationException", "SOMETHING_NEW"), "SOMETHING_NEW"),
        (
            reasoned("HandshakeConstraintViolationException", "HANDSHAKE_RATE_LIMIT_EXCEEDED"),
            "HANDSHAKE_RATE_LIMIT_EXCEEDED",
        ),
        (reasoned("ConstraintViolationException", "ACCOUNT_NUMBER_LIMIT_EXCEEDED"), "ACCOUNT_NUMBER_LIMIT_EXCEEDED"),
        (reasoned("InvalidInputException", "INVALID_PARTY_TYPE_TARGET"), "INVALID_PARTY_TYPE_TARGET"),
        (error("AccountOwnerNotVerifiedException", 400), "AccountOwnerNotVerifiedException"),
        (error("AWSOrganizationsNotInUseException", 400), "AWSOrganizationsNotInUseException"),
        (error("FinalizingOrganizationException", 400), "FinalizingOrganizationException"),
        (error("AccessDeniedException", 400), "AccessDeniedException"),
        (error("BrandNewException", 400), "BrandNewException"),
    ] {
        let answer = broken.invite(&fault, &target(OWNER, Utc::now())).await;
        assert_eq!(answer, Ok(Invited::Refused(reason.to_owned())), "{fault}");
    }
}

async fn invitations_that_aws_may_have_sent(broken: &Broken) {
    let faults = [
        (error("ServiceException", 500), false),
        (error("ServiceUnavailable", 503), false),
        (json!({"timeout_ms": 20_000}), false),
        (json!({"reset": true}), false),
        (json!({"response": {"abort_bytes": 0}}), true),
        (json!({"response": {"abort_bytes": 40}}), true),
        (json!({"response": {"truncate_bytes": 40}}), true),
        (json!({"response": {"corrupt_bytes": 400}}), true),
    ];
    for (place, (fault, sent_by_aws)) in faults.into_iter().enumerate() {
        let account = format!("44444444{place:04}");
        let (begun, target) = (Utc::now(), target(&account, Utc::now()));
        let answer = broken.invite(&fault, &target).await;
        assert_eq!(acted(&answer), Some(Acted::Perhaps), "{fault}: {answer:?}");
        // AWS's own list tells.
        let found = broken.gangway().find_invitation(&target, begun + TimeDelta::minutes(1)).await.unwrap();
        assert_eq!(matches!(found, Some(Invited::Sent { .. })), sent_by_aws, "{fault}: {found:?}");
    }
}

async fn changes_at_the_same_moment(broken: &Broken) {
    let concurrent = |times: u32| {
        let mut fault = error("ConcurrentModificationException", 400);
        fault.as_object_mut().unwrap().insert("times".to_owned(), json!(times));
        fault
    };
    let answer = broken.invite(&concurrent(2), &target("555555555501", Utc::now())).await;
    assert!(matches!(answer, Ok(Invited::Sent { .. })), "{answer:?}");
    let answer = broken.invite(&concurrent(100), &target("555555555502", Utc::now())).await;
    assert_eq!(acted(&answer), Some(Acted::No), "{answer:?}");
}

async fn lists_and_states(broken: &Broken) {
    let gangway = broken.gangway();
    let Ok(Invited::Sent { handshake_id, .. }) = gangway.invite(&target("666666666601", Utc::now())).await else {
        panic!("no invitation")
    };
    let invitation = sent(&handshake_id);
    for fault in [error("TooManyRequestsException", 400), error("ServiceException", 500), json!({"reset": true})] {
        broken.rule("organizations", "DescribeHandshake", &fault).await;
        assert!(gangway.handshake(&invitation).await.is_err(), "{fault}");
        broken.rule("organizations", "ListHandshakesForOrganization", &fault).await;
        assert!(gangway.handshakes(std::slice::from_ref(&invitation)).await.is_err(), "{fault}");
        broken.rule("organizations", "CancelHandshake", &fault).await;
        assert!(gangway.cancel_handshake(&invitation).await.is_err(), "{fault}");
    }
    // As AWS documents it for a handshake that was answered.
    broken.rule("organizations", "CancelHandshake", &error("HandshakeAlreadyInStateException", 400)).await;
    let observed = gangway.cancel_handshake(&invitation).await.unwrap();
    assert_eq!(observed.state, gangway::aws::HandshakeState::Open);
    // One throttled question is asked again.
    let mut once = error("TooManyRequestsException", 400);
    once.as_object_mut().unwrap().insert("times".to_owned(), json!(1));
    broken.rule("organizations", "DescribeHandshake", &once).await;
    assert!(gangway.handshake(&invitation).await.is_ok());
    broken.mended().await;
}

async fn creations(broken: &Broken) {
    let gangway = broken.gangway();
    let faults = [
        (error("TooManyRequestsException", 400), Some(Acted::No), false),
        (error("ServiceException", 500), Some(Acted::Perhaps), false),
        (json!({"reset": true}), Some(Acted::Perhaps), false),
        (json!({"response": {"abort_bytes": 0}}), Some(Acted::Perhaps), true),
        (json!({"response": {"truncate_bytes": 30}}), Some(Acted::Perhaps), true),
    ];
    for (place, (fault, acted, begun_by_aws)) in faults.into_iter().enumerate() {
        let account = new_account(&format!("Broken {place}"), &format!("root+{place}@example.com"));
        broken.rule("organizations", "CreateAccount", &fault).await;
        let answer = gangway.create_account(&account).await;
        broken.mended().await;
        assert_eq!(answer.as_ref().err().map(|error| error.acted), acted, "{fault}: {answer:?}");
        let found = gangway.creation(&account, None, Utc::now() + TimeDelta::minutes(1)).await.unwrap();
        assert_eq!(found.is_some(), begun_by_aws, "{fault}: {found:?}");
    }
    let account = new_account("Refused", "root+refused@example.com");
    broken
        .rule(
            "organizations",
            "CreateAccount",
            &reasoned("ConstraintViolationException", "ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED"),
        )
        .await;
    let refused = Ok(Creation::Failed("ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED".to_owned()));
    assert_eq!(gangway.create_account(&account).await, refused);
    broken.mended().await;
}

fn outcome(checked: &Checked, name: CheckName) -> Outcome {
    checked.verdict.checks.iter().find(|check| check.name == name).unwrap().outcome
}

async fn checks(broken: &Broken) {
    broken.world.role("Reader", &right_condition(), &[READ_ONLY]).await;
    let unknown = (RoleStatus::Unknown, Some(DiagnosisCode::AwsUnavailable));
    for fault in [
        error("Throttling", 400),
        error("ExpiredToken", 403),
        error("RegionDisabledException", 403),
        error("InternalFailure", 500),
        json!({"timeout_ms": 20_000}),
        json!({"reset": true}),
        json!({"response": {"truncate_bytes": 60}}),
    ] {
        let checked = broken.check("sts", "AssumeRole", &fault).await;
        assert_eq!((checked.verdict.status, checked.verdict.diagnosis), unknown, "{fault}: {checked:?}");
    }
    for fault in [error("ThrottlingException", 400), error("ServiceFailure", 500), json!({"timeout_ms": 20_000})] {
        let checked = broken.check("iam", "ListAttachedRolePolicies", &fault).await;
        assert_eq!((checked.verdict.status, checked.verdict.diagnosis), unknown, "{fault}: {checked:?}");
    }
    let denied = broken.check("iam", "ListAttachedRolePolicies", &error("AccessDenied", 403)).await;
    assert_eq!(denied.verdict.diagnosis, Some(DiagnosisCode::PolicyMissing), "{denied:?}");
    // What is only measured keeps nobody from being verified.
    for (service, operation, name) in [
        ("organizations", "DescribeOrganization", CheckName::Organization),
        ("support", "DescribeSeverityLevels", CheckName::SupportPlan),
        ("iam", "SimulatePrincipalPolicy", CheckName::NoWriteAccess),
    ] {
        for fault in [error("AccessDeniedException", 400), error("ServiceException", 500)] {
            let checked = broken.check(service, operation, &fault).await;
            assert_eq!(checked.verdict.status, RoleStatus::Verified, "{operation} {fault}: {checked:?}");
            assert_eq!(outcome(&checked, name), Outcome::Unknown, "{operation} {fault}");
        }
    }
    let basic = broken.check("support", "DescribeSeverityLevels", &error("SubscriptionRequiredException", 400)).await;
    assert_eq!(basic.measured.support, Some(SupportSeen::NoApi));
    let checked = broken.gangway().check_role(&probe("Reader"), DateTime::UNIX_EPOCH).await;
    assert_eq!(checked.verdict.status, RoleStatus::Verified, "{checked:?}");
}
