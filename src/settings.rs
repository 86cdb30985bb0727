//! Settings, from the environment and a `.env` file. Unknown names and bad values stop the start with a clear message;
//! secrets are never printed.

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;

use crate::auth::secret::Secret;
use crate::db::Target;
use crate::domain::AwsAccountId;
use crate::http::rate_limit::Limit;

/// How the platform works with AWS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AwsMode {
    /// People act in the AWS console and record the result.
    Manual,
    /// No AWS: results by documented test values.
    Simulated,
}

impl AwsMode {
    /// The mode's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::Simulated => "simulated",
        }
    }
}

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
    "GANGWAY_PUBLIC_URL" "from the bind address" "issuer of tokens, base of `Location` and links";
    "GANGWAY_DATABASE_URL" "sqlite://gangway.db" "`sqlite://<path>` or `postgres://…`";
    "GANGWAY_DATABASE_POOL" "8" "connections, 1–200";
    "GANGWAY_SQLITE_DURABLE" "true" "`false`: a power cut may lose the last moments' writes, writes are faster";
    "GANGWAY_AWS_MODE" "manual" "`manual`: people act in the AWS console and record the result; `simulated`: no AWS, results by test values";
    "GANGWAY_CROSS_ACCOUNT_ID" "328676173091" "the AWS account that customers' roles trust";
    "GANGWAY_BOOTSTRAP_CLIENT_ID" "–" "id of the first operations credential, 1–64 of `A-Za-z0-9._-`";
    "GANGWAY_BOOTSTRAP_CLIENT_SECRET" "–" "its secret, at most 256 characters: choose a long random one; without both, the first start makes a credential and prints it once";
    "GANGWAY_SIGNING_KEY" "made at first start, kept in the database" "Ed25519, PKCS#8: PEM, or base64 of DER";
    "GANGWAY_MASTER_KEY" "–" "32 bytes in base64: seals the signing key in the database";
    "GANGWAY_RATE_LIMIT" "50/s burst 200" "requests a credential may send; `off` switches it off";
    "GANGWAY_ALLOW_DIRECT_TRANSFER" "false" "lets member accounts of other organizations be invited";
    "GANGWAY_CLOUDFORMATION_TEMPLATE_URL" "–" "https address of the published role template on S3; without it the quick-create link asks for an upload";
    "GANGWAY_LOG" "info" "filter of the log; JSON when not on a terminal";
}

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
        match self.values.get(name).filter(|value| !value.is_empty()).map(|value| parse(value)) {
            None => default,
            Some(Ok(value)) => value,
            Some(Err(reason)) => {
                self.errors.push(format!("{name} {reason}"));
                default
            }
        }
    }

    fn optional<T>(&mut self, name: &str, parse: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        self.get(name, None, |value| parse(value).map(Some))
    }
}

impl Settings {
    /// Reads the process's environment, and a `.env` file for what is not in it.
    pub fn from_environment() -> Result<Self, SettingsError> {
        if let Err(error) = dotenvy::dotenv()
            && !error.not_found()
        {
            return Err(SettingsError(vec![".env cannot be read: every line must be NAME=value".to_owned()]));
        }
        let mut errors = Vec::new();
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
            value.parse().map_err(|_| "must be an address such as 127.0.0.1:8080".to_owned())
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
                _ => Err("must be manual or simulated".to_owned()),
            }),
            cross_account_id: match reader
                .optional("GANGWAY_CROSS_ACCOUNT_ID", account)
                .map_or_else(|| account("328676173091"), Ok)
            {
                Ok(id) => id,
                Err(reason) => return Err(SettingsError(vec![format!("GANGWAY_CROSS_ACCOUNT_ID {reason}")])),
            },
            bootstrap: bootstrap(&mut reader),
            signing_key: reader.optional("GANGWAY_SIGNING_KEY", |value| Ok(Secret::new(value))),
            master_key: reader.optional("GANGWAY_MASTER_KEY", master_key),
            rate_limit: reader.get("GANGWAY_RATE_LIMIT", Limit::parse("50/s burst 200"), |value| match value {
                "off" => Ok(None),
                _ => Limit::parse(value).map(Some).ok_or_else(|| "must be such as 50/s burst 200, or off".to_owned()),
            }),
            allow_direct_transfer: reader.get("GANGWAY_ALLOW_DIRECT_TRANSFER", false, boolean),
            template_url: reader.optional("GANGWAY_CLOUDFORMATION_TEMPLATE_URL", |value| {
                if value.starts_with("https://") {
                    Ok(value.to_owned())
                } else {
                    Err("must be an https address".to_owned())
                }
            }),
            log: reader.get("GANGWAY_LOG", "info".to_owned(), |value| {
                let filter: Result<tracing_subscriber::EnvFilter, _> = value.parse();
                filter
                    .map(|_| value.to_owned())
                    .map_err(|_| "must be a filter such as info or gangway=debug".to_owned())
            }),
        };
        if reader.errors.is_empty() { Ok(settings) } else { Err(SettingsError(reader.errors)) }
    }
}

/// The setting whose name is nearest to a mistyped one.
fn suggestion(name: &str) -> String {
    let shared = |other: &str| name.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let nearest = ALL.iter().max_by_key(|setting| shared(setting.name));
    let nearest = nearest.filter(|setting| shared(setting.name) >= "GANGWAY_".len() + 3);
    nearest.map(|setting| format!("; did you mean {}?", setting.name)).unwrap_or_default()
}

fn boolean(value: &str) -> Result<bool, String> {
    value.parse().map_err(|_| "must be true or false".to_owned())
}

fn account(value: &str) -> Result<AwsAccountId, String> {
    AwsAccountId::parse(value).map_err(|_| "must be the 12 digits of an AWS account number".to_owned())
}

fn public_url(value: &str) -> Result<String, String> {
    let ok = (value.starts_with("http://") || value.starts_with("https://"))
        && value.bytes().all(|byte| byte.is_ascii_graphic())
        && !value.contains(['?', '#', '"', '<', '>']);
    if ok { Ok(value.trim_end_matches('/').to_owned()) } else { Err("must be an http or https address".to_owned()) }
}

fn database(value: &str, durable: bool) -> Result<Target, String> {
    if let Some(path) = value.strip_prefix("sqlite://").filter(|path| !path.is_empty()) {
        return Ok(Target::Sqlite { path: path.to_owned(), durable });
    }
    if value.starts_with("postgres://") || value.starts_with("postgresql://") {
        let wants_tls = ["sslmode=require", "sslmode=verify"].iter().any(|mode| value.contains(mode));
        if wants_tls && !cfg!(feature = "postgres-tls") {
            return Err("asks for TLS, which this build does not have: build with --features postgres-tls".to_owned());
        }
        return Ok(Target::Postgres(value.to_owned()));
    }
    // The value is not repeated: it may hold a password.
    Err("must start with sqlite:// (and name a file) or postgres://".to_owned())
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
    let id = reader.optional("GANGWAY_BOOTSTRAP_CLIENT_ID", |value| {
        let ok = value.parse::<crate::id::CredentialId>().is_ok();
        if ok { Ok(value.to_owned()) } else { Err("must be 1 to 64 of A-Z a-z 0-9 . _ -".to_owned()) }
    });
    let secret = reader.optional("GANGWAY_BOOTSTRAP_CLIENT_SECRET", |value| {
        let ok = value.len() <= 256;
        if ok { Ok(Secret::new(value)) } else { Err("must have at most 256 characters".to_owned()) }
    });
    match (id, secret) {
        (Some(client_id), Some(client_secret)) => Some(Bootstrap { client_id, client_secret }),
        (None, None) => None,
        _ => {
            reader.errors.push(
                "GANGWAY_BOOTSTRAP_CLIENT_ID and GANGWAY_BOOTSTRAP_CLIENT_SECRET must be set together".to_owned(),
            );
            None
        }
    }
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

    #[test]
    fn the_readme_lists_every_setting_as_it_is() {
        let rows: Vec<_> =
            ALL.iter().map(|one| format!("| `{}` | {} | {} |", one.name, one.default, one.meaning)).collect();
        let table = rows.join("\n");
        assert!(include_str!("../README.md").contains(&table), "put this table into README.md:\n{table}");
    }

    #[test]
    fn tls_to_postgresql_is_refused_by_a_build_without_it() {
        let error = read(&[("GANGWAY_DATABASE_URL", "postgres://host/db?sslmode=require")]);
        assert_eq!(error.is_err(), !cfg!(feature = "postgres-tls"));
    }
}
