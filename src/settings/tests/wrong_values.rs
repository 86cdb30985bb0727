//! What is refused, and what the messages say and do not say.

use std::collections::BTreeMap;

use super::read;
use crate::settings::ALL;

#[test]
fn every_wrong_setting_is_reported_at_once_and_no_value_is_repeated() {
    let error = read(&[
        ("GANGWAY_BIND", "everywhere"),
        ("GANGWAY_DATABASE_URL", "mysql://user:hunter2@host"),
        ("GANGWAY_DATABASE_POL", "8"),
        ("GANGWAY_RATE_LIMIT", "fast"),
        ("GANGWAY_BOOTSTRAP_CLIENT_SECRET", "short"),
        ("GANGWAY_MASTER_KEY", "abc"),
    ])
    .unwrap_err();
    let text = error.to_string();
    for part in [
        "GANGWAY_BIND",
        "GANGWAY_DATABASE_URL",
        "did you mean GANGWAY_DATABASE_POOL?",
        "must be set together",
        "32 bytes",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("hunter2") && !text.contains("short"));
}

/// Wrong values of every setting, and what the message says is allowed.
const WRONG: &[(&str, &str, &[&str])] = &[
    ("GANGWAY_BIND", "an IP address and a port", &["everywhere", "8080", "127.0.0.1", "localhost:8080", "::1:x", " "]),
    ("GANGWAY_METRICS_BIND", "an IP address and a port", &["everywhere", "9090", "localhost:9090"]),
    ("GANGWAY_TLS_CERTIFICATE", "a file's path", &["-----BEGIN CERTIFICATE-----", "a\nb"]),
    ("GANGWAY_TLS_KEY", "a file's path", &["-----BEGIN PRIVATE KEY-----", "a\nb"]),
    (
        "GANGWAY_PUBLIC_URL",
        "an http or https address",
        &[
            "ftp://h",
            "gangway.example",
            "http://",
            "https://h/?a",
            "https://h/#a",
            "http://h h",
            "https://u:p@h",
            "http://h:x",
        ],
    ),
    (
        "GANGWAY_OTLP_ENDPOINT",
        "an http or https address",
        &["127.0.0.1:4318", "grpc://h:4317", "http://", "http://key@h:4318", "http://h:4318/?key=a"],
    ),
    ("GANGWAY_OTLP_SAMPLE", "must be from 0 to 1", &["1.1", "-0.1", "NaN", "inf", "10%", "all"]),
    (
        "GANGWAY_DATABASE_URL",
        "must start with sqlite:// (and name a file) or postgres://",
        &["mysql://hunter2@h/d", "gangway.db", "sqlite:", "sqlite://", "postgres:/h", "Postgres://h/d"],
    ),
    ("GANGWAY_DATABASE_READ_URL", "must start with", &["mysql://hunter2@h/d", "sqlite://gangway.db", "gangway.db"]),
    ("GANGWAY_DATABASE_URL", "must name a file", &["sqlite://:memory:", "sqlite://file:x?mode=memory"]),
    (
        "GANGWAY_DATABASE_URL",
        "percent-encoded",
        &[
            "postgres://u:hunt@er2@h/d",
            "postgres://u:hunt/er2@h/d",
            "postgresql://u:hunter%2@h/d",
            "postgres://u:a b@h/d",
        ],
    ),
    ("GANGWAY_DATABASE_POOL", "from 1 to 200", &["0", "201", "-1", "8.0", "eight", "99999999999999999999", "8 "]),
    ("GANGWAY_SQLITE_DURABLE", "true or false", &["yes", "1", "True", "FALSE", "\u{7}"]),
    ("GANGWAY_AWS_MODE", "manual, aws or simulated", &["Manual", "magic", "simulated,manual"]),
    ("GANGWAY_AWS_REGION", "a region of AWS, such as us-east-1", &["useast1", "US-EAST-1", "us east-1-", LONG]),
    ("GANGWAY_AWS_INVITATIONS_PER_DAY", "from 1 to 10000", &["0", "-1", "10001", "20.5", "many"]),
    ("GANGWAY_AWS_ROLE_RECHECK_HOURS", "from 0 to 8760", &["-1", "8761", "1.5", "daily"]),
    ("GANGWAY_AWS_ALLOW_ENDPOINT_OVERRIDE", "true or false", &["yes", "1", "True"]),
    (
        "GANGWAY_CROSS_ACCOUNT_ID",
        "the 12 digits of an AWS account number",
        &["123", "1234567890123", "12345678901x", "arn:aws:iam::328676173091:root"],
    ),
    ("GANGWAY_BOOTSTRAP_CLIENT_ID", "1 to 64 of A-Z a-z 0-9 . _ -", &["not an id", "é", "a/b", LONG]),
    ("GANGWAY_BOOTSTRAP_CLIENT_SECRET", "20 to 256 characters", &[LONG, "hunter2", "hunter2-hunter2-hun"]),
    (
        "GANGWAY_SIGNING_KEY",
        "an Ed25519 private key in PKCS#8",
        &["hunter2", "aHVudGVyMg==", "-----BEGIN PRIVATE KEY-----"],
    ),
    (
        "GANGWAY_MASTER_KEY",
        "32 bytes in base64",
        &["hunter2", "aHVudGVyMg==", "not base64 at all, and longer than its 44"],
    ),
    (
        "GANGWAY_SIGNING_KEY_OTHERS",
        "Ed25519 keys, comma-separated",
        &["hunter2", "aHVudGVyMg==", "-----BEGIN PUBLIC KEY-----", ",", "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg==,"],
    ),
    ("GANGWAY_MASTER_KEY_OTHERS", "keys of 32 bytes in base64, comma-separated", &["hunter2", "aHVudGVyMg==,", ","]),
    ("GANGWAY_RATE_LIMIT", "50/s burst 200, or off", &["fast", "50", "50/s", "0/s burst 1", "50/m burst 200", "none"]),
    (
        "GANGWAY_RESELLER_QUOTAS",
        "such as clients=100000",
        &["100", "clients", "clients=-1", "users=1", "clients=1,pricebooks=2", "clients=1 clients=2"],
    ),
    ("GANGWAY_RESELLER_RATE_LIMIT", "50/s burst 200, or off", &["fast", "200", "200/s burst", "-1/s burst 5"]),
    ("GANGWAY_EVENTS_RETENTION_DAYS", "0, or from 30 to 36500", &["29", "-1", "36501", "400.5", "forever"]),
    (
        "GANGWAY_TRUSTED_PROXIES",
        "networks such as 10.0.0.0/8",
        &["10.0.0.0/33", "proxy.example", "10.0.0.0/8,", "10.0.0.0/8 ::1", "*"],
    ),
    (
        "GANGWAY_CORS_ORIGINS",
        "exact origins such as https://portal.example.com",
        &["*", "portal.example.com", "https://portal.example.com/", "https://h,", "https://H", "null", " "],
    ),
    ("GANGWAY_ALLOW_DIRECT_TRANSFER", "true or false", &["perhaps", "on", "0"]),
    (
        "GANGWAY_CLOUDFORMATION_TEMPLATE_URL",
        "an https address",
        &["http://h/t", "https://", "s3://bucket/t", "template.yaml", "https://h/<t>"],
    ),
    ("GANGWAY_DISTRIBUTOR_NAME", "at most 80 characters", &["a\nb", "\u{7}", " ", LONG]),
    (
        "GANGWAY_DISTRIBUTOR_LOGO_URL",
        "an https address without a query",
        &[
            "http://h/logo.svg",
            "logo.svg",
            "data:image/png;base64,AA",
            "https://h/l?key=1",
            "https://h/a;b",
            "https://h/a'",
        ],
    ),
    (
        "GANGWAY_DISTRIBUTOR_SUPPORT",
        "an e-mail address, a telephone number",
        &[
            "ask us",
            "http://h/help",
            "javascript:alert(1)",
            "12",
            "a b@example.com",
            "https://h/\"",
            "a@b.example?bcc=c@d.example",
        ],
    ),
    ("GANGWAY_WEBHOOK_ALLOW_PRIVATE", "true or false", &["perhaps", "on", "0"]),
    ("GANGWAY_LOG", "or a filter such as", &["loud", "debg", "gangway=loud", "=,=", "info,debg", "gangway[=debug"]),
];

/// 300 characters.
const LONG: &str = "hunter2-is-a-word-that-is-known-for-being-a-bad-password-of-which-nobody-should-ever-see-a-part-hunter2-\
    is-a-word-that-is-known-for-being-a-bad-password-of-which-nobody-should-ever-see-a-part-hunter2-is-a-word-that-\
    is-known-for-being-a-bad-password-of-which-nobody-should-ever-see-a-part-hunter2-and-so-on";

#[test]
fn a_wrong_value_is_answered_with_its_setting_itself_and_what_is_allowed() {
    for (name, allowed, values) in WRONG {
        let secret = ALL.iter().any(|one| one.name == *name && one.secret);
        for value in *values {
            let Err(error) = read(&[(name, value)]) else { panic!("{name} takes {value:?}") };
            let line = error.0.iter().find(|line| line.starts_with(&format!("{name} "))).unwrap();
            assert!(line.contains(allowed), "{line}");
            let start: String = value.chars().take(80).collect();
            if secret {
                let parts = ["hunter2", "hunt", "er2", "aHVudGVyMg", "BEGIN PRIVATE"];
                assert!(parts.iter().all(|part| !error.to_string().contains(part)), "{error}");
            } else {
                assert!(line.contains(&format!("{start:?}")) && line.chars().count() < 220, "{line}");
            }
            assert!(!line.chars().any(char::is_control), "{line:?}");
        }
    }
    let never: Vec<_> = ALL.iter().filter(|one| WRONG.iter().all(|(name, _, _)| one.name != *name)).collect();
    assert!(never.is_empty(), "nothing wrong is tried for {:?}", never.iter().map(|one| one.name).collect::<Vec<_>>());
}

#[test]
fn all_settings_can_be_wrong_at_once_and_each_has_its_line() {
    let wrong: BTreeMap<_, _> = WRONG.iter().map(|(name, _, values)| (*name, values[0])).collect();
    let error = read(&wrong.into_iter().collect::<Vec<_>>()).unwrap_err();
    assert_eq!(error.0.len(), ALL.len(), "{error}");
    for setting in ALL {
        assert_eq!(error.0.iter().filter(|line| line.starts_with(&format!("{} ", setting.name))).count(), 1, "{error}");
    }
}

#[test]
fn half_a_bootstrap_credential_is_no_credential() {
    let half = read(&[("GANGWAY_BOOTSTRAP_CLIENT_ID", "ops")]).unwrap_err();
    assert_eq!(half.0.len(), 1);
    assert!(half.0[0].contains("must be set together"), "{half}");
    // Both are there, and one is wrong: that is all there is to say.
    let wrong =
        read(&[("GANGWAY_BOOTSTRAP_CLIENT_ID", "o p s"), ("GANGWAY_BOOTSTRAP_CLIENT_SECRET", "a-secret-that-is-long")])
            .unwrap_err();
    assert_eq!(wrong.0.len(), 1, "{wrong}");
}

#[test]
fn tls_to_postgresql_is_refused_by_a_build_without_it() {
    let error = read(&[("GANGWAY_DATABASE_URL", "postgres://host/db?sslmode=require")]);
    assert_eq!(error.is_err(), !cfg!(feature = "postgres-tls"));
}
