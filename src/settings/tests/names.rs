//! Names that are no settings.

use super::read;

#[test]
fn an_unknown_name_is_answered_with_the_nearest_that_is_known() {
    let unknown = |name: &str| read(&[(name, "hunter2")]).unwrap_err().to_string();
    for (name, meant) in [
        ("GANGWAY_DATABASE_POLL", "GANGWAY_DATABASE_POOL"),
        ("GANGWAY_DATABSE_URL", "GANGWAY_DATABASE_URL"),
        ("GANGWAY_PUBLICURL", "GANGWAY_PUBLIC_URL"),
        ("GANGWAY_MASTERKEY", "GANGWAY_MASTER_KEY"),
        ("GANGWAY_BIND_ADDRESS", "GANGWAY_BIND"),
        ("GANGWAY_LOGS", "GANGWAY_LOG"),
        ("GANGWAY_BOOTSTRAP_CLIENT_SECRT", "GANGWAY_BOOTSTRAP_CLIENT_SECRET"),
        ("GANGWAY_ALOW_DIRECT_TRANSFER", "GANGWAY_ALLOW_DIRECT_TRANSFER"),
    ] {
        let text = unknown(name);
        assert!(text.contains(&format!("{name} is not a setting; did you mean {meant}?")), "{text}");
        assert!(!text.contains("hunter2"), "{text}");
    }
    for name in ["GANGWAY_COLOUR", "GANGWAY_", "GANGWAY_XYZ"] {
        assert!(unknown(name).ends_with(&format!("{name} is not a setting")), "{}", unknown(name));
    }
}

#[test]
fn what_the_sdks_read_does_not_stop_the_server() {
    let values = super::super::list::CLIENTS.map(|name| (name, "http://gangway.example"));
    read(&values).unwrap();
    assert!(read(&[("GANGWAY_CLIENT_NAME", "ops")]).is_err());
}
