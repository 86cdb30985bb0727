//! Who the platform is at AWS, and what it can do there.

use std::process::Command;

use gangway::aws::connected::{Ability, Means, Problem, Standing};
use serde_json::Value;

use crate::world::{MANAGEMENT, OWNER, World, administrator, connected, number};

#[tokio::test]
async fn the_management_account_is_who_it_should_be() {
    let world = World::start().await;
    let identity = world.gangway().identity().await.unwrap();
    assert_eq!((identity.standing, identity.account), (Standing::Management, number(MANAGEMENT)));
    assert_eq!(identity.problems, Vec::new());
    assert!(identity.organization.unwrap().starts_with("o-"));
}

#[tokio::test]
async fn others_are_told_what_is_wrong() {
    let world = World::start().await;
    let alone = connected(&administrator(&world.peer.url, OWNER)).identity().await.unwrap();
    assert_eq!(alone.standing, Standing::NoOrganization);
    let (account, cross_account_id) = (number(OWNER), number(MANAGEMENT));
    let other = Problem::OtherAccount { account, cross_account_id };
    assert_eq!(alone.problems, [other, Problem::NoOrganization]);
    assert!(alone.problems.iter().all(|problem| problem.to_string().ends_with('.')));
}

#[tokio::test]
async fn a_dry_run_tells_what_reads_and_what_changes_and_changes_nothing() {
    let world = World::start().await;
    let report = world.gangway().dry_run().await.unwrap();
    for capability in &report.capabilities {
        let reads = capability.means == Means::Called;
        assert!(!reads || capability.ability == Ability::Can, "{capability:?}");
        assert!(reads || capability.means == Means::Simulated, "{capability:?}");
    }
    assert_eq!(report.capabilities.len(), 13);
    let text = serde_json::to_string(&report).unwrap();
    assert!(!text.contains("secret") && !text.contains("AKIA"), "{text}");
    let listed = world.organizations(MANAGEMENT).list_handshakes_for_organization().send().await.unwrap();
    assert!(listed.handshakes().is_empty());
}

#[tokio::test]
async fn the_doctor_asks_what_a_dry_run_asks_and_reads_awss_clock() {
    let world = World::start().await;
    let folder = tempfile::tempdir().unwrap();
    let mut doctor = Command::new(env!("CARGO_BIN_EXE_gangway"));
    for (name, _) in std::env::vars_os() {
        if ["AWS_", "GANGWAY_"].iter().any(|start| name.to_string_lossy().starts_with(start)) {
            doctor.env_remove(name);
        }
    }
    let secret = format!("secret-{MANAGEMENT}");
    doctor.args(["doctor", "--json"]).current_dir(folder.path()).env("HOME", folder.path());
    doctor.envs([("AWS_ACCESS_KEY_ID", format!("AKIA{MANAGEMENT}")), ("AWS_SECRET_ACCESS_KEY", secret.clone())]);
    doctor.envs([("GANGWAY_AWS_MODE", "aws"), ("GANGWAY_AWS_ALLOW_ENDPOINT_OVERRIDE", "true")]);
    let run = |doctor: &mut Command, trusted: &str| -> Value {
        let output = doctor.env("GANGWAY_CROSS_ACCOUNT_ID", trusted).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(!text.contains(&secret), "{text}");
        serde_json::from_str(&text).unwrap()
    };
    let said = |report: &Value, check: &str| {
        let found = report["checks"].as_array().unwrap().iter().find(|one| one["check"] == check);
        let found = found.unwrap_or_else(|| panic!("{check} is not in {report:#}"));
        (found["status"].as_str().unwrap().to_owned(), found["means"].as_str().unwrap().to_owned())
    };
    let report = run(doctor.env("AWS_ENDPOINT_URL", &world.peer.url), MANAGEMENT);
    for check in ["clock.aws", "aws.credentials"] {
        assert_eq!(said(&report, check).0, "ok", "{report:#}");
    }
    // The peer's administrator has no policy by which IAM's simulation would let it change anything.
    let (status, means) = said(&report, "aws.permissions");
    let cannot = world.gangway().dry_run().await.unwrap().capabilities;
    let cannot: Vec<_> =
        cannot.into_iter().filter(|one| one.ability == Ability::Cannot).map(|one| one.action).collect();
    assert!(status == "fail" && means.ends_with(&cannot.join(", ")), "{means}");
    let (status, means) = said(&run(&mut doctor, OWNER), "aws.credentials");
    assert!(status == "fail" && means.contains("customers' roles trust"), "{means}");
    let listed = world.organizations(MANAGEMENT).list_handshakes_for_organization().send().await.unwrap();
    assert!(listed.handshakes().is_empty());
}
