//! What is wrong around the database: settings and the certificate.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use chrono::TimeDelta;

use super::{doctor, healthy};
use crate::support::certificates::Authority;

#[test]
fn bad_settings_are_all_named_at_once_and_the_rest_is_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = [
        ("GANGWAY_BIND", "nonsense"),
        ("GANGWAY_AWS_MODE", "magic"),
        ("GANGWAY_BOOTSTRAP_CLIENT_SECRET", "hunter2"),
        ("GANGWAY_RATE_LIMIT", "fast"),
        ("GANGWAY_DATABASE_POLL", "8"),
        ("GANGWAY_DATABASE_URL", "sqlite://gangway.db"),
    ];
    let told = doctor(folder.path(), &wrong);
    assert_eq!(told.status, Some(1));
    let named: Vec<_> = wrong.iter().take(5).filter(|(name, _)| !told.all.contains(&format!("\"{name} "))).collect();
    assert!(named.is_empty(), "{named:?} are not named in {}", told.all);
    assert!(told.all.contains("did you mean GANGWAY_DATABASE_POOL?"), "{}", told.all);
    told.says("ok", "database.reachable", &["gangway.db"]);
    told.says("ok", "settings.webhooks", &[]);
    told.says("skip", "aws", &["GANGWAY_AWS_MODE cannot be read"]);
    told.says("warn", "settings.master_key", &["openssl rand -base64 32"]);
    assert!(!told.all.contains("settings.bind"), "it is judged without being known: {}", told.all);

    let url = doctor(folder.path(), &[("GANGWAY_DATABASE_URL", "mysql://user:hunter2@db.example/gangway")]);
    url.says("fail", "settings.readable", &["GANGWAY_DATABASE_URL"]);
    url.says("skip", "database", &["GANGWAY_DATABASE_URL cannot be read"]);
    fs::write(folder.path().join(".env"), "GANGWAY_DATABASE_POOL=4\nGANGWAY_LOG info hunter2\n").unwrap();
    let hidden = doctor(folder.path(), &[]);
    assert_eq!(hidden.status, Some(1));
    hidden.says("fail", "settings.readable", &["line 2"]);
    hidden.says("skip", "settings.rest", &[]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something was left behind");
}

#[test]
fn dangerous_settings_warn_together() {
    let folder = tempfile::tempdir().unwrap();
    let told = doctor(
        folder.path(),
        &[
            ("GANGWAY_BIND", "0.0.0.0:8080"),
            ("GANGWAY_PUBLIC_URL", "http://gangway.example.com"),
            ("GANGWAY_RATE_LIMIT", "off"),
            ("GANGWAY_AWS_MODE", "simulated"),
            ("GANGWAY_WEBHOOK_ALLOW_PRIVATE", "true"),
            ("GANGWAY_SQLITE_DURABLE", "false"),
        ],
    );
    let checks = ["public_url", "bind", "master_key", "rate_limit", "aws_mode", "webhooks", "durable"];
    let expected: Vec<_> = checks.map(|check| format!("settings.{check}")).into_iter().collect();
    assert_eq!(told.bad().iter().map(|(_, check)| *check).collect::<Vec<_>>(), expected, "{}", told.all);
    assert_eq!(told.status, Some(0), "warnings alone are no failure");

    let env = folder.path().join(".env");
    fs::write(&env, "GANGWAY_MASTER_KEY=BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n").unwrap();
    fs::set_permissions(&env, fs::Permissions::from_mode(0o644)).unwrap();
    doctor(folder.path(), &[]).says("warn", "settings.env_file", &["GANGWAY_MASTER_KEY", "chmod 600"]);
}

#[test]
fn a_certificate_is_judged_as_a_start_does_and_by_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let authority = Authority::new();
    let run = |issued: &crate::support::certificates::Issued, mode: u32| {
        let (certificate, key) = issued.write(folder.path());
        fs::set_permissions(&key, fs::Permissions::from_mode(mode)).unwrap();
        let files = [("GANGWAY_TLS_CERTIFICATE", certificate.as_str()), ("GANGWAY_TLS_KEY", &key)];
        let told = doctor(folder.path(), &[healthy("sqlite://gangway.db"), files.to_vec()].concat());
        assert!(!told.all.contains("PRIVATE KEY"));
        told
    };
    let good = authority.issue();
    let told = run(&good, 0o600);
    assert_eq!((told.status, told.bad()), (Some(0), vec![]), "{}", told.all);
    told.says("ok", "tls.certificate", &["ends on 2100"]);
    let told = run(&good, 0o644);
    assert_eq!(told.bad(), [("warn", "tls.key_file")], "{}", told.all);
    run(&authority.issue_between(2020, 2021), 0o600).says("fail", "tls.certificate", &["ended on 2021"]);
    let soon = authority.issue_for(TimeDelta::days(10));
    run(&soon, 0o600).says("warn", "tls.certificate", &["in 9 days", "renew"]);
    let mut mixed = authority.issue();
    mixed.key = good.key.clone();
    run(&mixed, 0o600).says("fail", "tls.certificate", &["is not the one of the certificate"]);
    let files = [("GANGWAY_TLS_CERTIFICATE", "missing.crt"), ("GANGWAY_TLS_KEY", "missing.key")];
    let told = doctor(folder.path(), &[healthy("sqlite://gangway.db"), files.to_vec()].concat());
    told.says("fail", "tls.certificate", &["missing.crt cannot be read"]);
}
