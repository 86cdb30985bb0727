//! The platform's own permissions, and roles whose policies are enforced.

use aws_config::SdkConfig;
use chrono::Utc;
use gangway::aws::Checked;
use gangway::aws::connected::{Ability, Means};
use gangway::domain::{DiagnosisCode, RoleStatus};
use serde_json::Value;

use crate::peers::{self, Peer};
use crate::world::{
    MANAGEMENT, OWNER, READ_ONLY, World, administrator, connected, probe, right_condition, sdk, trust_policy,
};

/// What docs/aws.md gives the platform.
fn least_policy() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/aws/policy.json")).unwrap()
}

/// A new user of the distributor's account, with this policy.
async fn user(url: &str, administrator: &SdkConfig, policy: Option<&str>) -> SdkConfig {
    let iam = aws_sdk_iam::Client::new(administrator);
    iam.create_user().user_name("gangway").send().await.unwrap();
    if let Some(policy) = policy {
        let put = iam.put_user_policy().user_name("gangway").policy_name("least").policy_document(policy);
        put.send().await.unwrap();
    }
    let key = iam.create_access_key().user_name("gangway").send().await.unwrap().access_key.unwrap();
    sdk(url, key.access_key_id(), key.secret_access_key(), "us-east-1")
}

struct Enforcing {
    peer: Peer,
    _home: tempfile::TempDir,
}

impl Enforcing {
    /// An owner's role with these policies.
    async fn start(policies: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let peer = peers::ministack(home.path());
        let enforcing = Self { peer, _home: home };
        let iam = aws_sdk_iam::Client::new(&enforcing.root(OWNER));
        let trust = trust_policy(MANAGEMENT, &right_condition());
        iam.create_role().role_name("Reader").assume_role_policy_document(trust).send().await.unwrap();
        for policy in policies {
            iam.attach_role_policy().role_name("Reader").policy_arn(*policy).send().await.unwrap();
        }
        enforcing
    }

    /// A key of twelve digits is an account's root user there.
    fn root(&self, account: &str) -> SdkConfig {
        sdk(&self.peer.url, account, "test", "us-east-1")
    }

    async fn check(&self, policy: Option<&str>) -> Checked {
        let user = user(&self.peer.url, &self.root(MANAGEMENT), policy).await;
        connected(&user).check_role(&probe("Reader"), Utc::now()).await
    }
}

fn said(checked: &Checked) -> (RoleStatus, Option<DiagnosisCode>) {
    (checked.verdict.status, checked.verdict.diagnosis)
}

#[tokio::test]
async fn the_documented_policy_is_enough_to_check_a_role() {
    let checked = Enforcing::start(&[READ_ONLY]).await.check(Some(&least_policy())).await;
    assert_eq!(said(&checked), (RoleStatus::Verified, None), "{checked:?}");
}

#[tokio::test]
async fn a_platform_that_may_not_assume_roles_says_nothing_about_a_role() {
    let checked = Enforcing::start(&[READ_ONLY]).await.check(None).await;
    assert_eq!(said(&checked), (RoleStatus::Unknown, Some(DiagnosisCode::PlatformMayNotAssume)), "{checked:?}");
}

#[tokio::test]
async fn a_role_that_may_not_look_at_itself_lacks_its_policy() {
    let checked = Enforcing::start(&[]).await.check(Some(&least_policy())).await;
    assert_eq!(said(&checked), (RoleStatus::NoAccess, Some(DiagnosisCode::PolicyMissing)), "{checked:?}");
}

#[tokio::test]
async fn the_documented_policy_has_what_a_dry_run_asks_for_and_no_less_will_do() {
    let world = World::start().await;
    let (url, root) = (&world.peer.url, administrator(&world.peer.url, MANAGEMENT));
    let report = connected(&user(url, &root, Some(&least_policy())).await).dry_run().await.unwrap();
    assert!(report.capabilities.iter().all(|one| one.ability == Ability::Can), "{report:?}");
    let policy: Value = serde_json::from_str(&least_policy()).unwrap();
    let text = policy.to_string();
    for one in report.capabilities.iter().filter(|one| one.action != "sts:GetCallerIdentity") {
        assert!(text.contains(&format!("\"{}\"", one.action)), "{one:?}");
    }
    let iam = aws_sdk_iam::Client::new(&root);
    iam.delete_user_policy().user_name("gangway").policy_name("least").send().await.unwrap();
    let key = iam.create_access_key().user_name("gangway").send().await.unwrap().access_key.unwrap();
    let bare = sdk(url, key.access_key_id(), key.secret_access_key(), "us-east-1");
    let report = connected(&bare).dry_run().await.unwrap();
    let simulated = report.capabilities.iter().filter(|one| one.means == Means::Simulated);
    assert!(
        simulated.clone().count() == 4 && simulated.clone().all(|one| one.ability == Ability::Cannot),
        "{report:?}"
    );
}
