//! Keys, tokens and sessions stay out of whatever is printed or logged.

use std::process::Command;

use chrono::Utc;
use gangway::domain::RoleStatus;

use crate::world::{EXTERNAL_ID, MANAGEMENT, READ_ONLY, World, administrator, connected, probe, right_condition};

/// The peer of the process below.
const URL: &str = "GANGWAY_TEST_PEER";

/// What begins the peer's and AWS's keys, tokens and signatures, and the external ID.
const SECRET: [&str; 6] = ["AKIA", "ASIA", "FSIA", "secret-", "Signature=", EXTERNAL_ID];

#[tokio::test]
async fn nothing_secret_is_printed_or_logged_also_when_the_log_is_told_to_say_everything() {
    let world = World::start().await;
    world.role("Reader", &right_condition(), &[READ_ONLY]).await;
    let test = ["--exact", "secrets::child_that_logs_everything", "--ignored", "--nocapture"];
    let child = Command::new(std::env::current_exe().unwrap()).args(test).env(URL, &world.peer.url).output().unwrap();
    let (out, log) = (String::from_utf8_lossy(&child.stdout), String::from_utf8_lossy(&child.stderr));
    assert!(child.status.success(), "{out}{log}");
    assert!(out.contains("verified by account") && log.contains("a line of the child's"), "{out}{log}");
    for secret in SECRET {
        assert!(!out.contains(secret) && !log.contains(secret), "{secret}: {out}{log}");
    }
}

#[tokio::test]
#[ignore = "run by the test above, in a process of its own"]
async fn child_that_logs_everything() {
    let Ok(url) = std::env::var(URL) else { return };
    gangway::telemetry::start("trace", None);
    tracing::trace!(target: "gangway", "a line of the child's");
    let gangway = connected(&administrator(&url, MANAGEMENT));
    let checked = gangway.check_role(&probe("Reader"), Utc::now()).await;
    assert_eq!(checked.verdict.status, RoleStatus::Verified, "{checked:?}");
    println!("{checked:?} {:?}", gangway.dry_run().await.unwrap());
    println!("verified by account {MANAGEMENT}");
}
