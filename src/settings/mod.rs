//! Settings, from the environment and a `.env` file of the working directory. Unknown names and bad values stop the start with a clear message;
//! secrets are never printed.

pub mod networks;
pub mod origins;
pub mod timeouts;

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;

pub use timeouts::Timeouts;

use crate::auth::keys;
use crate::auth::secret::Secret;
use crate::aws::AwsMode;
use crate::db::Target;
use crate::domain::AwsAccountId;
use crate::limits::{Limit, TokenLimits};
use crate::quotas::model::Quotas;

/// The first operations credential.
#[derive(Debug, Clone)]
pub struct Bootstrap {
    /// Its id, which is the OAuth `client_id`.
    pub client_id: String,
    /// Its secret.
    pub client_secret: Secret,
}

/// Everything that can be set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Address to listen on.
    pub bind: SocketAddr,
    /// Issuer of tokens and base of links, without a slash at its end.
    pub public_url: String,
    /// Where the data lives.
    pub database: Target,
    /// Connections.
    pub database_pool: u32,
    /// How the platform works with AWS.
    pub aws_mode: AwsMode,
    /// The account that customers' roles trust.
    pub cross_account_id: AwsAccountId,
    /// The first operations credential, if it is set.
    pub bootstrap: Option<Bootstrap>,
    /// Ed25519 key in PKCS#8 (PEM, or base64 of DER); made and kept in the database when it is not set.
    pub signing_key: Option<Secret>,
    /// 32 bytes in base64; seals secrets that the database keeps.
    pub master_key: Option<Secret>,
    /// How many requests a credential may send; none switches the limit off.
    pub rate_limit: Option<Limit>,
    /// How many requests all credentials of a reseller and of its clients may send together; none switches this limit off.
    pub reseller_rate_limit: Option<Limit>,
    /// How many of each resource a reseller may have.
    pub reseller_quotas: Quotas,
    /// Networks of proxies that are believed when they name the caller's address.
    pub trusted_proxies: Vec<ipnet::IpNet>,
    /// How many tokens may be asked for, as long as there is a rate limit; not to be set from outside.
    pub token_limits: TokenLimits,
    /// How long clients may take; not to be set from outside.
    pub timeouts: Timeouts,
    /// Origins of browser apps that may call the API; none switches CORS off.
    pub cors_origins: Vec<String>,
    /// Lets member accounts of other organizations be invited (A6).
    pub allow_direct_transfer: bool,
    /// Address of the published CloudFormation template, for quick-create links.
    pub template_url: Option<String>,
    /// Filter of the log.
    pub log: String,
}

/// One row of the table of settings, for messages and the README.
pub struct Setting {
    /// Name of the environment variable.
    pub name: &'static str,
    /// What holds when it is not set.
    pub default: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

macro_rules! settings {
    ($($name:literal $default:literal $meaning:literal;)*) => {
        /// All settings; the README's table is compared with it.
        pub const ALL: &[Setting] = &[$(Setting { name: $name, default: $default, meaning: $meaning },)*];
    };
}

settings! {
    "GANGWAY_BIND" "127.0.0.1:8080" "address to listen on";
    "GANGWAY_PUBLIC_URL" "from the bind address" "issuer of tokens, base of `Location`, of links and of the addresses in the document";
    "GANGWAY_DATABASE_URL" "sqlite://gangway.db" "`sqlite://<path>` or `postgres://…`";
    "GANGWAY_DATABASE_POOL" "8" "connections that requests share, 1–200; the server has up to two of its own besides";
    "GANGWAY_SQLITE_DURABLE" "true" "`false`: a power cut may lose the last moments' writes, writes are faster";
    "GANGWAY_AWS_MODE" "manual" "`manual`: people act in the AWS console and record the result; `simulated`: no AWS, results by test values";
    "GANGWAY_CROSS_ACCOUNT_ID" "328676173091" "the AWS account that customers' roles trust";
    "GANGWAY_BOOTSTRAP_CLIENT_ID" "–" "id of the first operations credential, 1–64 of `A-Za-z0-9._-`";
    "GANGWAY_BOOTSTRAP_CLIENT_SECRET" "–" "its secret, 20 to 256 characters: choose a long random one; without both, the first start makes a credential and prints it once";
    "GANGWAY_SIGNING_KEY" "made at first start, kept in the database" "Ed25519, PKCS#8: PEM, or base64 of DER";
    "GANGWAY_MASTER_KEY" "–" "32 bytes in base64: seals the signing key in the database, also one that was kept in the open; without it the key is readable there, and the start warns";
    "GANGWAY_RATE_LIMIT" "50/s burst 200" "requests a credential may send; `off` switches all limits of requests off";
    "GANGWAY_RESELLER_RATE_LIMIT" "200/s burst 800" "requests that all credentials of a reseller and of its clients may send together; `off` switches this limit off";
    "GANGWAY_RESELLER_QUOTAS" "credentials=200000 clients=100000 cloud-accounts=200000 link-requests=100000 pricebooks=10000 rule-sets=10000000 rule-bytes=2000000000 support-plans=200000 idempotency-keys=100000 idempotency-bytes=200000000" "how many of each a reseller may have, see below; what is not named keeps its default";
    "GANGWAY_TRUSTED_PROXIES" "–" "networks of proxies, comma-separated, such as `10.0.0.0/8,2001:db8::/32`: what they write into `Forwarded`, or else `X-Forwarded-For`, names the caller's address; nobody else's is read";
    "GANGWAY_CORS_ORIGINS" "–" "origins of browser apps that may call the API, comma-separated, such as `https://portal.example.com`; without it none may";
    "GANGWAY_ALLOW_DIRECT_TRANSFER" "false" "lets member accounts of other organizations be invited";
    "GANGWAY_CLOUDFORMATION_TEMPLATE_URL" "–" "https address of the published role template on S3; without it the quick-create link asks for an upload";
    "GANGWAY_LOG" "info" "filter of the log; JSON when not on a terminal";
}

/// Settings whose values are never repeated: they are secrets, or may hold one.
const SECRET: &[&str] =
    &["GANGWAY_DATABASE_URL", "GANGWAY_BOOTSTRAP_CLIENT_SECRET", "GANGWAY_SIGNING_KEY", "GANGWAY_MASTER_KEY"];

/// Every wrong setting at once.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub struct SettingsError(pub Vec<String>);

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the settings have errors:")?;
        self.0.iter().try_for_each(|line| write!(f, "\n  {line}"))
    }
}

/// Reads values by name and collects what is wrong with them.
struct Reader {
    values: BTreeMap<String, String>,
    errors: Vec<String>,
}

impl Reader {
    fn get<T>(&mut self, name: &str, default: T, parse: impl Fn(&str) -> Result<T, String>) -> T {
        let Some(value) = self.values.get(name).filter(|value| !value.is_empty()) else { return default };
        parse(value).unwrap_or_else(|reason| {
            self.errors.push(if SECRET.contains(&name) {
                format!("{name} {reason}")
            } else {
                format!("{name} {reason}, but is {}", shown(value))
            });
            default
        })
    }

    fn is_set(&self, name: &str) -> bool {
        self.values.get(name).is_some_and(|value| !value.is_empty())
    }

    fn optional<T>(&mut self, name: &str, parse: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        self.get(name, None, |value| parse(value).map(Some))
    }
}

impl Settings {
    /// Reads the process's environment, and the working directory's `.env` file for what is not in it.
    pub fn from_environment() -> Result<Self, SettingsError> {
        let mut errors = Vec::new();
        if let Err(error) = dotenvy::from_path(".env")
            && !error.not_found()
        {
            errors.push(format!(".env cannot be read: {}", env_file_reason(&error)));
        }
        let mut values = BTreeMap::new();
        for (name, value) in std::env::vars_os() {
            let Some(name) = name.to_str().filter(|name| name.starts_with("GANGWAY_")) else { continue };
            match value.into_string() {
                Ok(value) => drop(values.insert(name.to_owned(), value)),
                Err(_) => errors.push(format!("{name} is not UTF-8")),
            }
        }
        Self::from_values(values, errors)
    }

    /// Reads these values; `errors` are those that reading them has already met.
    pub fn from_values(values: BTreeMap<String, String>, errors: Vec<String>) -> Result<Self, SettingsError> {
        let mut reader = Reader { values, errors };
        let unknown: Vec<_> =
            reader.values.keys().filter(|name| ALL.iter().all(|setting| setting.name != *name)).cloned().collect();
        reader.errors.extend(unknown.iter().map(|name| format!("{name} is not a setting{}", suggestion(name))));
        let bind = reader.get("GANGWAY_BIND", SocketAddr::from(([127, 0, 0, 1], 8080)), |value| {
            value.parse().map_err(|_| "must be an IP address and a port, such as 127.0.0.1:8080".to_owned())
        });
        let durable = reader.get("GANGWAY_SQLITE_DURABLE", true, boolean);
        let sqlite = |path: &str| Target::Sqlite { path: path.to_owned(), durable };
        let settings = Self {
            bind,
            public_url: reader.get("GANGWAY_PUBLIC_URL", format!("http://{bind}"), public_url),
            database: reader.get("GANGWAY_DATABASE_URL", sqlite("gangway.db"), |value| database(value, durable)),
            database_pool: reader.get("GANGWAY_DATABASE_POOL", 8, |value| {
                let size = value.parse().ok().filter(|size| (1..=200).contains(size));
                size.ok_or_else(|| "must be a number from 1 to 200".to_owned())
            }),
            aws_mode: reader.get("GANGWAY_AWS_MODE", AwsMode::Manual, |value| match value {
                "manual" => Ok(AwsMode::Manual),
                "simulated" => Ok(AwsMode::Simulated),
                "aws" => Ok(AwsMode::Aws),
                _ => Err("must be manual, aws or simulated".to_owned()),
            }),
            cross_account_id: match reader
                .optional("GANGWAY_CROSS_ACCOUNT_ID", account)
                .map_or_else(|| account("328676173091"), Ok)
            {
                Ok(id) => id,
                Err(reason) => return Err(SettingsError(vec![format!("GANGWAY_CROSS_ACCOUNT_ID {reason}")])),
            },
            bootstrap: bootstrap(&mut reader),
            signing_key: reader.optional("GANGWAY_SIGNING_KEY", |value| match keys::is_readable(value) {
                true => Ok(Secret::new(value)),
                false => Err("must be an Ed25519 private key in PKCS#8: PEM, or base64 of DER".to_owned()),
            }),
            master_key: reader.optional("GANGWAY_MASTER_KEY", master_key),
            rate_limit: reader.get("GANGWAY_RATE_LIMIT", Limit::parse("50/s burst 200"), rate_limit),
            reseller_rate_limit: reader.get("GANGWAY_RESELLER_RATE_LIMIT", Limit::parse("200/s burst 800"), rate_limit),
            reseller_quotas: reader.get("GANGWAY_RESELLER_QUOTAS", Quotas::default(), quotas),
            trusted_proxies: reader.get("GANGWAY_TRUSTED_PROXIES", Vec::new(), networks::parse_networks),
            token_limits: TokenLimits::default(),
            timeouts: Timeouts::default(),
            cors_origins: reader.get("GANGWAY_CORS_ORIGINS", Vec::new(), origins::parse_origins),
            allow_direct_transfer: reader.get("GANGWAY_ALLOW_DIRECT_TRANSFER", false, boolean),
            template_url: reader.optional("GANGWAY_CLOUDFORMATION_TEMPLATE_URL", |value| {
                let ok = web_address(value).is_some_and(|url| url.scheme() == "https");
                if ok { Ok(value.to_owned()) } else { Err("must be an https address".to_owned()) }
            }),
            log: reader.get("GANGWAY_LOG", "info".to_owned(), log_filter),
        };
        if reader.errors.is_empty() { Ok(settings) } else { Err(SettingsError(reader.errors)) }
    }
}

/// The setting whose name is nearest to a mistyped one, if it is near at all.
fn suggestion(name: &str) -> String {
    let own = |name: &str| name.trim_start_matches("GANGWAY_").to_owned();
    let likeness = |setting: &Setting| strsim::jaro_winkler(&own(name), &own(setting.name));
    let nearest = ALL.iter().max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    let nearest = nearest.filter(|setting| likeness(setting) > 0.75);
    nearest.map(|setting| format!("; did you mean {}?", setting.name)).unwrap_or_default()
}

/// A wrong value in a message: quoted, so that spaces are seen, and not longer than a line.
fn shown(value: &str) -> String {
    const LONGEST: usize = 80;
    let start: String = value.chars().take(LONGEST).collect();
    if start.len() < value.len() { format!("{start:?}…") } else { format!("{start:?}") }
}

/// The line itself is not repeated: it may hold a secret.
fn env_file_reason(error: &dotenvy::Error) -> String {
    let dotenvy::Error::LineParse(bad, _) = error else { return error.to_string() };
    let text = std::fs::read_to_string(".env").unwrap_or_default();
    let line = text.lines().position(|line| line.trim() == bad.trim());
    let line = line.map_or_else(|| "a line".to_owned(), |index| format!("line {}", index + 1));
    format!("{line} is not NAME=value; quote a value that holds spaces, quotes or #")
}

/// A bare word that is no level would be the name of a module, and one mistyped level would silence the whole log.
fn log_filter(value: &str) -> Result<String, String> {
    let plain = |part: &str| !part.contains(['=', '[']);
    let mut words = value.split(',').filter(|part| plain(part));
    let levels = words.all(|part| part.parse::<tracing::level_filters::LevelFilter>().is_ok());
    if levels && value.parse::<tracing_subscriber::EnvFilter>().is_ok() {
        return Ok(value.to_owned());
    }
    Err("must be off, error, warn, info, debug or trace, or a filter such as info,gangway::db=debug".to_owned())
}

fn rate_limit(value: &str) -> Result<Option<Limit>, String> {
    match value {
        "off" => Ok(None),
        _ => Limit::parse(value).map(Some).ok_or_else(|| "must be such as 50/s burst 200, or off".to_owned()),
    }
}

fn quotas(value: &str) -> Result<Quotas, String> {
    let reason = "must be such as clients=100000 pricebooks=500, with names of the default";
    Quotas::parse(value).ok_or_else(|| reason.to_owned())
}

fn boolean(value: &str) -> Result<bool, String> {
    value.parse().map_err(|_| "must be true or false".to_owned())
}

fn account(value: &str) -> Result<AwsAccountId, String> {
    AwsAccountId::parse(value).map_err(|_| "must be the 12 digits of an AWS account number".to_owned())
}

/// An http or https address with a host, written as it is sent, without a user.
fn web_address(value: &str) -> Option<reqwest::Url> {
    let ok = (value.starts_with("http://") || value.starts_with("https://"))
        && value.bytes().all(|byte| byte.is_ascii_graphic())
        && !value.contains(['"', '<', '>', '@']);
    reqwest::Url::parse(value).ok().filter(|_| ok)
}

fn public_url(value: &str) -> Result<String, String> {
    let ok = web_address(value).is_some() && !value.contains(['?', '#']);
    let reason = "must be an http or https address without a query, such as https://gangway.example.com";
    if ok { Ok(value.trim_end_matches('/').to_owned()) } else { Err(reason.to_owned()) }
}

fn database(value: &str, durable: bool) -> Result<Target, String> {
    if let Some(path) = value.strip_prefix("sqlite://").filter(|path| !path.is_empty()) {
        // Each connection would get an empty database of its own.
        let in_memory = path.contains(":memory:") || path.contains("mode=memory");
        let target = Target::Sqlite { path: path.to_owned(), durable };
        return if in_memory { Err("must name a file: data in memory is not shared".to_owned()) } else { Ok(target) };
    }
    let postgres = value.strip_prefix("postgres://").or_else(|| value.strip_prefix("postgresql://"));
    if let Some(address) = postgres {
        if !is_encoded(address) {
            let reason = "has a user or password whose special characters must be percent-encoded (@ as %40, / as %2F, % as %25)";
            return Err(reason.to_owned());
        }
        let wants_tls = ["sslmode=require", "sslmode=verify"].iter().any(|mode| value.contains(mode));
        if wants_tls && !cfg!(feature = "postgres-tls") {
            return Err("asks for TLS, which this build does not have: build with --features postgres-tls".to_owned());
        }
        return Ok(Target::Postgres(value.to_owned()));
    }
    // The value is not repeated: it may hold a password.
    Err("must start with sqlite:// (and name a file) or postgres://".to_owned())
}

/// Whether user and password end where they seem to: PostgreSQL's client would take what follows a bare `@` or `/` for
/// a host, and repeat it in its messages.
fn is_encoded(address: &str) -> bool {
    let user = address.rsplit_once('@').map_or("", |(user, _)| user);
    let escapes = user.split('%').skip(1);
    let hex = |text: &str| text.get(..2).is_some_and(|two| two.bytes().all(|byte| byte.is_ascii_hexdigit()));
    !user.contains(['/', '@', '?', '#', '[', ']', ' ']) && escapes.into_iter().all(hex)
}

fn master_key(value: &str) -> Result<Secret, String> {
    use base64::Engine;
    let bytes = base64::engine::general_purpose::STANDARD.decode(value);
    match bytes {
        Ok(bytes) if bytes.len() == 32 => Ok(Secret::new(value)),
        _ => Err("must be 32 bytes in base64 (openssl rand -base64 32)".to_owned()),
    }
}

fn bootstrap(reader: &mut Reader) -> Option<Bootstrap> {
    let names = ["GANGWAY_BOOTSTRAP_CLIENT_ID", "GANGWAY_BOOTSTRAP_CLIENT_SECRET"];
    let set = names.iter().filter(|name| reader.is_set(name)).count();
    let id = reader.optional("GANGWAY_BOOTSTRAP_CLIENT_ID", |value| {
        let ok = value.parse::<crate::id::CredentialId>().is_ok();
        if ok { Ok(value.to_owned()) } else { Err("must be 1 to 64 of A-Z a-z 0-9 . _ -".to_owned()) }
    });
    let secret = reader.optional("GANGWAY_BOOTSTRAP_CLIENT_SECRET", |value| {
        let ok = (20..=256).contains(&value.chars().count());
        if ok { Ok(Secret::new(value)) } else { Err("must have 20 to 256 characters".to_owned()) }
    });
    if set == 1 {
        reader.errors.push(format!("{} must be set together", names.join(" and ")));
    }
    Some(Bootstrap { client_id: id?, client_secret: secret? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(of: &[(&str, &str)]) -> Result<Settings, SettingsError> {
        let values = of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Settings::from_values(values, Vec::new())
    }

    #[test]
    fn defaults_are_those_of_the_table() {
        let settings = read(&[]).unwrap();
        assert_eq!(settings.public_url, "http://127.0.0.1:8080");
        assert_eq!(settings.database, Target::Sqlite { path: "gangway.db".to_owned(), durable: true });
        assert_eq!(settings.database_pool, 8);
        assert_eq!(settings.aws_mode, AwsMode::Manual);
        assert_eq!(settings.cross_account_id.as_str(), "328676173091");
    }

    #[test]
    fn the_default_quotas_are_those_of_the_table() {
        use crate::quotas::model::Quota;
        let line = ALL.iter().find(|one| one.name == "GANGWAY_RESELLER_QUOTAS").unwrap();
        let all: Vec<_> =
            Quota::ALL.iter().map(|quota| format!("{}={}", quota.as_str(), quota.default_limit())).collect();
        assert_eq!(line.default, all.join(" "));
        assert_eq!(read(&[]).unwrap().reseller_quotas, Quotas::default());
    }

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
        (
            "GANGWAY_BIND",
            "an IP address and a port",
            &["everywhere", "8080", "127.0.0.1", "localhost:8080", "::1:x", " "],
        ),
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
            "GANGWAY_DATABASE_URL",
            "must start with sqlite:// (and name a file) or postgres://",
            &["mysql://hunter2@h/d", "gangway.db", "sqlite:", "sqlite://", "postgres:/h", "Postgres://h/d"],
        ),
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
            "GANGWAY_RATE_LIMIT",
            "50/s burst 200, or off",
            &["fast", "50", "50/s", "0/s burst 1", "50/m burst 200", "none"],
        ),
        (
            "GANGWAY_RESELLER_QUOTAS",
            "such as clients=100000",
            &["100", "clients", "clients=-1", "users=1", "clients=1,pricebooks=2", "clients=1 clients=2"],
        ),
        ("GANGWAY_RESELLER_RATE_LIMIT", "50/s burst 200, or off", &["fast", "200", "200/s burst", "-1/s burst 5"]),
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
        ("GANGWAY_LOG", "or a filter such as", &["loud", "debg", "gangway=loud", "=,=", "info,debg", "gangway[=debug"]),
    ];

    /// 300 characters.
    const LONG: &str = "hunter2-is-a-word-that-is-known-for-being-a-bad-password-of-which-nobody-should-ever-see-a-part-hunter2-\
        is-a-word-that-is-known-for-being-a-bad-password-of-which-nobody-should-ever-see-a-part-hunter2-is-a-word-that-\
        is-known-for-being-a-bad-password-of-which-nobody-should-ever-see-a-part-hunter2-and-so-on";

    #[test]
    fn a_wrong_value_is_answered_with_its_setting_itself_and_what_is_allowed() {
        for (name, allowed, values) in WRONG {
            for value in *values {
                let Err(error) = read(&[(name, value)]) else { panic!("{name} takes {value:?}") };
                let line = error.0.iter().find(|line| line.starts_with(&format!("{name} "))).unwrap();
                assert!(line.contains(allowed), "{line}");
                let start: String = value.chars().take(80).collect();
                if SECRET.contains(name) {
                    let parts = ["hunter2", "hunt", "er2", "aHVudGVyMg", "BEGIN PRIVATE"];
                    assert!(parts.iter().all(|part| !error.to_string().contains(part)), "{error}");
                } else {
                    assert!(line.contains(&format!("{start:?}")) && line.chars().count() < 220, "{line}");
                }
                assert!(!line.chars().any(char::is_control), "{line:?}");
            }
        }
        let never: Vec<_> = ALL.iter().filter(|one| WRONG.iter().all(|(name, _, _)| one.name != *name)).collect();
        assert!(
            never.is_empty(),
            "nothing wrong is tried for {:?}",
            never.iter().map(|one| one.name).collect::<Vec<_>>()
        );
    }

    #[test]
    fn all_settings_can_be_wrong_at_once_and_each_has_its_line() {
        let wrong: BTreeMap<_, _> = WRONG.iter().map(|(name, _, values)| (*name, values[0])).collect();
        let error = read(&wrong.into_iter().collect::<Vec<_>>()).unwrap_err();
        assert_eq!(error.0.len(), ALL.len(), "{error}");
        for setting in ALL {
            assert_eq!(
                error.0.iter().filter(|line| line.starts_with(&format!("{} ", setting.name))).count(),
                1,
                "{error}"
            );
        }
    }

    #[test]
    fn good_values_are_taken() {
        let key = "MC4CAQAwBQYDK2VwBCIEIAMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMD";
        for (name, value) in [
            ("GANGWAY_BIND", "[::1]:0"),
            ("GANGWAY_PUBLIC_URL", "https://gangway.example.com/api/"),
            ("GANGWAY_DATABASE_URL", "postgresql://u:p%40ss@[::1]:5432,other:5433/d?connect_timeout=2"),
            ("GANGWAY_DATABASE_URL", "postgres:///gangway"),
            ("GANGWAY_DATABASE_URL", "sqlite://a b/gangway.db"),
            ("GANGWAY_CROSS_ACCOUNT_ID", "3286-7617-3091"),
            ("GANGWAY_SIGNING_KEY", key),
            ("GANGWAY_LOG", "info,gangway::db=debug"),
            ("GANGWAY_CORS_ORIGINS", "https://portal.example.com, http://localhost:5173"),
            ("GANGWAY_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.7,2001:db8::/32"),
            ("GANGWAY_LOG", "off"),
            ("GANGWAY_DATABASE_POOL", ""),
        ] {
            read(&[(name, value)]).unwrap_or_else(|error| panic!("{error}"));
        }
    }

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
    fn half_a_bootstrap_credential_is_no_credential() {
        let half = read(&[("GANGWAY_BOOTSTRAP_CLIENT_ID", "ops")]).unwrap_err();
        assert_eq!(half.0.len(), 1);
        assert!(half.0[0].contains("must be set together"), "{half}");
        // Both are there, and one is wrong: that is all there is to say.
        let wrong = read(&[
            ("GANGWAY_BOOTSTRAP_CLIENT_ID", "o p s"),
            ("GANGWAY_BOOTSTRAP_CLIENT_SECRET", "a-secret-that-is-long"),
        ])
        .unwrap_err();
        assert_eq!(wrong.0.len(), 1, "{wrong}");
    }

    #[test]
    fn the_readme_lists_every_setting_as_it_is() {
        let rows: Vec<_> =
            ALL.iter().map(|one| format!("| `{}` | {} | {} |", one.name, one.default, one.meaning)).collect();
        let table = rows.join("\n");
        assert!(include_str!("../../README.md").contains(&table), "put this table into README.md:\n{table}");
    }

    #[test]
    fn tls_to_postgresql_is_refused_by_a_build_without_it() {
        let error = read(&[("GANGWAY_DATABASE_URL", "postgres://host/db?sslmode=require")]);
        assert_eq!(error.is_err(), !cfg!(feature = "postgres-tls"));
    }
}
