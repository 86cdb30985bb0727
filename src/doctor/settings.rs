//! The rules for settings: what contradicts another, and what is dangerous where others can reach it.

use std::net::IpAddr;

use url::{Host, Url};

use super::files::Rights;
use super::finding::Finding;
use crate::aws::AwsMode;
use crate::db::Target;
use crate::settings::{ALL, Settings, SettingsError};

/// A rule, and the settings that it rests on.
type Rule = (&'static [&'static str], fn(&Settings) -> Finding);

const RULES: &[Rule] = &[
    (&["GANGWAY_PUBLIC_URL", "GANGWAY_BIND", "GANGWAY_TLS_CERTIFICATE", "GANGWAY_TLS_KEY"], public_url),
    (&["GANGWAY_BIND", "GANGWAY_TLS_CERTIFICATE", "GANGWAY_TLS_KEY", "GANGWAY_TRUSTED_PROXIES"], bind),
    (&["GANGWAY_TRUSTED_PROXIES"], proxies),
    (&["GANGWAY_MASTER_KEY", "GANGWAY_MASTER_KEY_OTHERS"], master_key),
    (&["GANGWAY_RATE_LIMIT", "GANGWAY_RESELLER_RATE_LIMIT"], rate_limit),
    (&["GANGWAY_AWS_MODE", "GANGWAY_PUBLIC_URL", "GANGWAY_BIND"], aws_mode),
    (&["GANGWAY_AWS_ALLOW_ENDPOINT_OVERRIDE"], aws_endpoint),
    (&["GANGWAY_WEBHOOK_ALLOW_PRIVATE"], webhooks),
    (&["GANGWAY_DATABASE_URL", "GANGWAY_SQLITE_DURABLE"], durable),
];

/// A finding for each setting that cannot be read, as a start names them.
pub fn unreadable(wrong: &SettingsError) -> Vec<Finding> {
    const CHECK: &str = "settings.readable";
    let fail = |line: &String| Finding::fail(CHECK, line, "correct it: a start ends with this");
    let found: Vec<_> = wrong.0.iter().map(fail).collect();
    if found.is_empty() { vec![Finding::ok(CHECK, "all settings can be read")] } else { found }
}

/// What is said of settings, but of those that could not be read.
pub fn judge(settings: &Settings, wrong: &SettingsError) -> Vec<Finding> {
    let can_be_judged = |(names, _): &&Rule| !names.iter().any(|name| wrong.concerns(name));
    RULES.iter().filter(can_be_judged).map(|(_, rule)| rule(settings)).collect()
}

/// Where an address is.
#[derive(PartialEq, Eq)]
enum Place {
    /// This machine, seen from itself.
    Loopback,
    /// All addresses of this machine: a place to listen at, and none to go to.
    Everywhere,
    /// Where others come to.
    Elsewhere,
}

fn place_of(address: IpAddr) -> Place {
    match address {
        _ if address.is_loopback() => Place::Loopback,
        _ if address.is_unspecified() => Place::Everywhere,
        _ => Place::Elsewhere,
    }
}

/// Where clients are sent to, and whether by http.
fn public(settings: &Settings) -> (Place, bool) {
    let url = Url::parse(&settings.public_url).ok();
    let place = match url.as_ref().and_then(Url::host) {
        Some(Host::Ipv4(address)) => place_of(address.into()),
        Some(Host::Ipv6(address)) => place_of(address.into()),
        Some(Host::Domain(name)) if name == "localhost" || name.ends_with(".localhost") => Place::Loopback,
        _ => Place::Elsewhere,
    };
    (place, url.is_none_or(|url| url.scheme() != "https"))
}

fn public_url(settings: &Settings) -> Finding {
    const CHECK: &str = "settings.public_url";
    const ADVICE: &str = "set GANGWAY_PUBLIC_URL to the https address that clients use";
    let url = &settings.public_url;
    let (place, is_http) = public(settings);
    if place == Place::Everywhere {
        let means = format!("clients are sent to {url}, where nobody can go: links, tokens and the document name it");
        return Finding::fail(CHECK, means, ADVICE);
    }
    if is_http && settings.tls.is_some() {
        let means = format!("clients are sent to {url}, and what is served there is https");
        return Finding::fail(CHECK, means, ADVICE);
    }
    if is_http && place == Place::Elsewhere {
        let means = format!("clients are sent to {url}: secrets, tokens and data go in the clear");
        return Finding::warn(CHECK, means, ADVICE);
    }
    if place == Place::Loopback && place_of(settings.bind.ip()) != Place::Loopback {
        let means = format!("other machines may come, and are sent to {url}, which is themselves");
        return Finding::warn(CHECK, means, ADVICE);
    }
    Finding::ok(CHECK, format!("clients are sent to {url}"))
}

fn bind(settings: &Settings) -> Finding {
    const CHECK: &str = "settings.bind";
    let bind = settings.bind;
    if place_of(bind.ip()) == Place::Loopback {
        return Finding::ok(CHECK, format!("{bind} takes connections of this machine only"));
    }
    if settings.tls.is_some() {
        return Finding::ok(CHECK, format!("{bind} takes connections of other machines by https"));
    }
    if settings.trusted_proxies.is_empty() {
        let means = format!(
            "{bind} takes connections of other machines by plain http, and no proxy is named that they come by"
        );
        let advice = "set GANGWAY_TLS_CERTIFICATE and GANGWAY_TLS_KEY, or name the proxy that speaks TLS in \
             GANGWAY_TRUSTED_PROXIES, or bind to 127.0.0.1";
        return Finding::warn(CHECK, means, advice);
    }
    Finding::ok(CHECK, format!("{bind} takes connections of other machines, which come by proxies that are named"))
}

fn proxies(settings: &Settings) -> Finding {
    const CHECK: &str = "settings.trusted_proxies";
    let proxies = &settings.trusted_proxies;
    match proxies.iter().find(|network| network.prefix_len() == 0) {
        Some(all) => {
            let means = format!(
                "everybody is taken for a proxy ({all}), so that everybody may choose the address that is \
                                 limited and written down"
            );
            Finding::warn(CHECK, means, "name the networks of your proxies in GANGWAY_TRUSTED_PROXIES and no others")
        }
        None if proxies.is_empty() => Finding::ok(CHECK, "nobody may name another caller's address"),
        None => Finding::ok(CHECK, format!("{} networks may name their callers' addresses", proxies.len())),
    }
}

fn master_key(settings: &Settings) -> Finding {
    const CHECK: &str = "settings.master_key";
    const ADVICE: &str =
        "set GANGWAY_MASTER_KEY (openssl rand -base64 32) on all replicas, and keep it apart from the back-ups";
    if settings.master_key.is_some() {
        return Finding::ok(CHECK, "secrets in the database are sealed");
    }
    if !settings.master_key_others.is_empty() {
        let means = "GANGWAY_MASTER_KEY_OTHERS opens what was sealed, and nothing is sealed any more";
        return Finding::warn(CHECK, means, ADVICE);
    }
    let means =
        "the signing key of tokens and the secrets of webhooks lie in the open in the database and its back-ups";
    Finding::warn(CHECK, means, ADVICE)
}

fn rate_limit(settings: &Settings) -> Finding {
    const CHECK: &str = "settings.rate_limit";
    if settings.rate_limit.is_none() {
        let means = "nothing limits how often anybody asks, and how fast secrets are guessed";
        return Finding::warn(CHECK, means, "take GANGWAY_RATE_LIMIT=off away");
    }
    if settings.reseller_rate_limit.is_none() {
        let means = "a reseller with many credentials may ask as often as it likes";
        return Finding::warn(CHECK, means, "take GANGWAY_RESELLER_RATE_LIMIT=off away");
    }
    Finding::ok(CHECK, "requests are limited by credential and by reseller")
}

fn aws_mode(settings: &Settings) -> Finding {
    const CHECK: &str = "settings.aws_mode";
    let mode = settings.aws_mode;
    if mode == AwsMode::Simulated && public(settings).0 == Place::Elsewhere {
        let means = format!("AWS is simulated at {}: nothing that happens there happens at AWS", settings.public_url);
        return Finding::warn(
            CHECK,
            means,
            "set GANGWAY_AWS_MODE to manual or aws, unless this is for trying things out",
        );
    }
    Finding::ok(
        CHECK,
        match mode {
            AwsMode::Manual => "people act in the AWS console and record the result",
            AwsMode::Simulated => "AWS is simulated",
            AwsMode::Aws => "the platform acts at AWS",
        },
    )
}

fn aws_endpoint(settings: &Settings) -> Finding {
    const CHECK: &str = "settings.aws_endpoint";
    if settings.aws_allow_endpoint_override {
        let means = "another address may take AWS's place, and read what is meant for AWS";
        return Finding::warn(CHECK, means, "take GANGWAY_AWS_ALLOW_ENDPOINT_OVERRIDE away: it is for tests");
    }
    Finding::ok(CHECK, "nothing may take AWS's place")
}

fn webhooks(settings: &Settings) -> Finding {
    const CHECK: &str = "settings.webhooks";
    if settings.webhook_allow_private {
        let means = "resellers may have webhooks sent to addresses inside your network, by plain http";
        return Finding::warn(CHECK, means, "take GANGWAY_WEBHOOK_ALLOW_PRIVATE away: it is for tests");
    }
    Finding::ok(CHECK, "webhooks go to the Internet at large, by https")
}

fn durable(settings: &Settings) -> Finding {
    const CHECK: &str = "settings.durable";
    match &settings.database {
        Target::Sqlite { durable: false, .. } => {
            let means = "a power cut may lose the last moments' writes, though they were acknowledged";
            Finding::warn(CHECK, means, "take GANGWAY_SQLITE_DURABLE=false away")
        }
        Target::Sqlite { .. } => Finding::ok(CHECK, "what is acknowledged is on the disk"),
        Target::Postgres(_) => Finding::skip(CHECK, "it is about SQLite"),
    }
}

/// What is said of the `.env` file, if there is one, by its rights and its text, which is not repeated.
pub fn env_file(found: Option<(Rights, String)>) -> Option<Finding> {
    const CHECK: &str = "settings.env_file";
    let (Rights { mode, .. }, text) = found?;
    let secret = ALL.iter().find(|setting| setting.secret && text.contains(setting.name));
    let Some(secret) = secret.filter(|_| mode & 0o077 != 0) else {
        return Some(Finding::ok(CHECK, format!(".env is read (mode {mode:03o})")));
    };
    let means = format!("other users of the machine have rights at .env (mode {mode:03o}), which has {}", secret.name);
    Some(Finding::warn(CHECK, means, "chmod 600 .env"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::finding::Status;

    fn read(of: &[(&str, &str)]) -> Settings {
        let values = of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Settings::from_values(values, Vec::new()).unwrap()
    }

    #[track_caller]
    fn said(check: &str, of: &[(&str, &str)]) -> Status {
        let found = judge(&read(of), &SettingsError(Vec::new()));
        found.into_iter().find(|one| one.check == check).unwrap().status
    }

    const KEY: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    const PUBLIC: (&str, &str) = ("GANGWAY_PUBLIC_URL", "https://gangway.example.com");
    const OPEN: (&str, &str) = ("GANGWAY_BIND", "0.0.0.0:8080");
    const TLS: [(&str, &str); 2] = [("GANGWAY_TLS_CERTIFICATE", "a.crt"), ("GANGWAY_TLS_KEY", "a.key")];

    #[test]
    fn what_is_set_as_it_should_be_is_fine() {
        let fine = [PUBLIC, OPEN, TLS[0], TLS[1], ("GANGWAY_MASTER_KEY", KEY)];
        let found = judge(&read(&fine), &SettingsError(Vec::new()));
        assert!(found.iter().all(|one| one.status == Status::Ok), "{found:?}");
        assert_eq!(found.len(), RULES.len());
    }

    #[test]
    fn clients_are_sent_to_where_they_can_go_by_https() {
        let check = "settings.public_url";
        assert_eq!(said(check, &[]), Status::Ok);
        assert_eq!(said(check, &[OPEN]), Status::Fail, "http://0.0.0.0:8080");
        assert_eq!(said(check, &[TLS[0], TLS[1], ("GANGWAY_PUBLIC_URL", "http://127.0.0.1:8080")]), Status::Fail);
        assert_eq!(said(check, &[("GANGWAY_PUBLIC_URL", "http://gangway.example.com")]), Status::Warn);
        assert_eq!(said(check, &[("GANGWAY_PUBLIC_URL", "http://10.0.0.7")]), Status::Warn);
        assert_eq!(said(check, &[OPEN, ("GANGWAY_PUBLIC_URL", "https://localhost:8080")]), Status::Warn);
        assert_eq!(said(check, &[OPEN, ("GANGWAY_PUBLIC_URL", "https://[::1]")]), Status::Warn);
        assert_eq!(said(check, &[OPEN, PUBLIC]), Status::Ok);
    }

    #[test]
    fn other_machines_come_by_tls_or_by_a_proxy() {
        let check = "settings.bind";
        assert_eq!(said(check, &[]), Status::Ok);
        assert_eq!(said(check, &[OPEN]), Status::Warn);
        assert_eq!(said(check, &[("GANGWAY_BIND", "10.0.0.7:80")]), Status::Warn);
        assert_eq!(said(check, &[OPEN, TLS[0], TLS[1]]), Status::Ok);
        assert_eq!(said(check, &[OPEN, ("GANGWAY_TRUSTED_PROXIES", "10.0.0.0/8")]), Status::Ok);
        let check = "settings.trusted_proxies";
        assert_eq!(said(check, &[("GANGWAY_TRUSTED_PROXIES", "10.0.0.0/8,::/0")]), Status::Warn);
        assert_eq!(said(check, &[("GANGWAY_TRUSTED_PROXIES", "10.0.0.0/8")]), Status::Ok);
    }

    #[test]
    fn what_is_for_tests_or_gives_safety_up_is_named() {
        for (check, of) in [
            ("settings.master_key", &[][..]),
            ("settings.master_key", &[("GANGWAY_MASTER_KEY_OTHERS", KEY)]),
            ("settings.rate_limit", &[("GANGWAY_RATE_LIMIT", "off")]),
            ("settings.rate_limit", &[("GANGWAY_RESELLER_RATE_LIMIT", "off")]),
            ("settings.aws_mode", &[("GANGWAY_AWS_MODE", "simulated"), PUBLIC]),
            ("settings.aws_endpoint", &[("GANGWAY_AWS_ALLOW_ENDPOINT_OVERRIDE", "true")]),
            ("settings.webhooks", &[("GANGWAY_WEBHOOK_ALLOW_PRIVATE", "true")]),
            ("settings.durable", &[("GANGWAY_SQLITE_DURABLE", "false")]),
        ] {
            assert_eq!(said(check, of), Status::Warn, "{check} {of:?}");
        }
        assert_eq!(said("settings.aws_mode", &[("GANGWAY_AWS_MODE", "simulated")]), Status::Ok);
        assert_eq!(said("settings.durable", &[("GANGWAY_DATABASE_URL", "postgres://host/db")]), Status::Skip);
    }

    #[test]
    fn what_could_not_be_read_is_not_judged() {
        let wrong = SettingsError(vec!["GANGWAY_BIND must be an address".to_owned()]);
        let found = judge(&read(&[]), &wrong);
        assert!(found.iter().all(|one| !["settings.bind", "settings.public_url"].contains(&one.check)), "{found:?}");
        assert_eq!(unreadable(&wrong)[0].status, Status::Fail);
        let misspelt = SettingsError(vec!["GANGWAY_BINT is not a setting; did you mean GANGWAY_BIND?".to_owned()]);
        assert!(misspelt.concerns("GANGWAY_BIND") && !misspelt.may_hide_others());
        assert!(SettingsError(vec![".env cannot be read: line 3".to_owned()]).may_hide_others());
    }

    #[test]
    fn a_file_that_holds_secrets_is_closed_to_others() {
        let said =
            |mode, text: &str| env_file(Some((Rights { mode, is_roots: false }, text.to_owned()))).unwrap().status;
        assert_eq!(said(0o644, "GANGWAY_MASTER_KEY=a"), Status::Warn);
        assert_eq!(said(0o600, "GANGWAY_MASTER_KEY=a"), Status::Ok);
        assert_eq!(said(0o644, "GANGWAY_LOG=info"), Status::Ok);
        assert_eq!(env_file(None), None);
    }
}
