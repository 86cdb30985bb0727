//! Connecting by AWS's default chain, and addresses that lead elsewhere. Each in a process of its own, because the
//! environment is the whole process's.

use std::path::Path;
use std::process::Command;

use gangway::aws::ConnectSettings;
use gangway::aws::connected::Connected;

use crate::world::{MANAGEMENT, World, number};

/// Whether the process below allows other addresses than AWS's.
const ALLOW: &str = "GANGWAY_TEST_ALLOW";

/// What a start says in this environment.
fn start(home: &Path, allow: bool, environment: &[(&str, &str)]) -> String {
    let test = ["--exact", "start::child_that_connects", "--ignored", "--nocapture"];
    let mut child = Command::new(std::env::current_exe().unwrap());
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("AWS_")) {
        child.env_remove(name);
    }
    let keys = [("AWS_ACCESS_KEY_ID", "AKIA111111111111"), ("AWS_SECRET_ACCESS_KEY", "secret-111111111111")];
    child.args(test).env("HOME", home).env(ALLOW, allow.to_string()).envs(keys).envs(environment.iter().copied());
    let output = child.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
async fn other_addresses_than_awss_stop_the_start_unless_they_are_allowed() {
    let world = World::start().await;
    let home = tempfile::tempdir().unwrap();
    for name in ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_STS"] {
        let said = start(home.path(), false, &[(name, &world.peer.url)]);
        assert!(said.contains(&format!("{name} leads requests elsewhere")), "{said}");
    }
    let file = home.path().join("config");
    for (profile, said_of) in [
        ("[default]\nendpoint_url = http://127.0.0.1:9\n", "endpoint_url in AWS's configuration file"),
        (
            "[default]\nservices = elsewhere\n[services elsewhere]\nsts =\n  endpoint_url = http://127.0.0.1:9\n",
            "endpoint_url of STS",
        ),
    ] {
        std::fs::write(&file, profile).unwrap();
        let said = start(home.path(), false, &[("AWS_CONFIG_FILE", file.to_str().unwrap())]);
        assert!(said.contains(said_of), "{said}");
    }
    std::fs::write(&file, "[default]\nregion = eu-west-1\n").unwrap();
    let said = start(home.path(), false, &[("AWS_CONFIG_FILE", file.to_str().unwrap())]);
    assert!(said.contains("connected"), "{said}");
    let said = start(home.path(), true, &[("AWS_ENDPOINT_URL", &world.peer.url)]);
    assert!(said.contains("standing Management"), "{said}");
}

#[tokio::test]
#[ignore = "run by the test above, in a process of its own"]
async fn child_that_connects() {
    let Ok(allow) = std::env::var(ALLOW) else { return };
    let settings = ConnectSettings {
        region: "us-east-1".to_owned(),
        cross_account_id: number(MANAGEMENT),
        allow_endpoint_override: allow == "true",
    };
    match Connected::load(&settings) {
        Err(error) => println!("refused: {error}"),
        Ok(aws) if allow == "true" => println!("standing {:?}", aws.identity().await.unwrap().standing),
        Ok(_) => println!("connected"),
    }
}
