//! The list of settings: an entry says a setting's name, default, parser and meaning, and nothing else says them again
//! but what a test compares with it. Must not read any value.

use std::net::SocketAddr;

use ipnet::IpNet;

use super::entry::{Defaulted, Optional, Setting};
use super::{credentials, database, networks, origins, parsers};
use crate::auth::keys::VerifyingKey;
use crate::auth::secret::Secret;
use crate::aws::AwsMode;
use crate::db::Target;
use crate::domain::AwsAccountId;
use crate::limits::Limit;
use crate::quotas::model::Quotas;

/// What programs of clients read, as the SDKs' quick starts do: set in the same shell, they neither stop the server nor do
/// anything to it.
pub(super) const CLIENTS: [&str; 3] = ["GANGWAY_URL", "GANGWAY_CLIENT_ID", "GANGWAY_CLIENT_SECRET"];

macro_rules! settings {
    (@secret) => { false };
    (@secret secret) => { true };
    ($($entry:ident: $kind:ident<$type:ty> = $name:literal, $default:literal, $parse:expr, $meaning:literal $(, $secret:ident)?;)*) => {
        $(pub(super) const $entry: $kind<$type> = $kind {
            setting: Setting {
                name: $name,
                default: $default,
                meaning: $meaning,
                secret: settings!(@secret $($secret)?),
            },
            parse: $parse,
        };)*

        /// All settings; the README's table is compared with it.
        pub const ALL: &[Setting] = &[$($entry.setting,)*];
    };
}

// A default is read by the parser of its entry; one in words stands for the absence of a value. What is `secret` is never
// repeated in a message.
settings! {
    BIND: Defaulted<SocketAddr> = "GANGWAY_BIND", "127.0.0.1:8080", parsers::bind_address,
        "address to listen on";
    PUBLIC_URL: Optional<String> = "GANGWAY_PUBLIC_URL", "from the bind address", parsers::public_url,
        "issuer of tokens, base of `Location`, of links and of the addresses in the document";
    TLS_CERTIFICATE: Optional<String> = "GANGWAY_TLS_CERTIFICATE", "–", parsers::file,
        "file of the certificate chain in PEM: the API is then served by https, and renewed files are taken up within a minute; with `GANGWAY_TLS_KEY`";
    TLS_KEY: Optional<String> = "GANGWAY_TLS_KEY", "–", parsers::file,
        "file of its private key in PEM", secret;
    METRICS_BIND: Optional<SocketAddr> = "GANGWAY_METRICS_BIND", "–", parsers::bind_address,
        "address of its own for `/metrics`, by plain http; the main address then answers 404 for it";
    DATABASE_URL: Defaulted<Target> = "GANGWAY_DATABASE_URL", "sqlite://gangway.db", database::parse_database,
        "`sqlite://<path>` or `postgres://…`; several hosts and poolers: `docs/high-availability.md`", secret;
    DATABASE_READ_URL: Optional<Target> = "GANGWAY_DATABASE_READ_URL", "–", database::parse_replica,
        "`postgres://…` of a streaming replica: lists and the feed of events are read there, five seconds behind at most, see `docs/operating.md`", secret;
    DATABASE_POOL: Defaulted<u32> = "GANGWAY_DATABASE_POOL", "8", database::parse_pool,
        "connections that requests share, 1–200; the server has up to two of its own besides, and as many again at a replica";
    SQLITE_DURABLE: Defaulted<bool> = "GANGWAY_SQLITE_DURABLE", "true", parsers::boolean,
        "`false`: a power cut may lose the last moments' writes, writes are faster";
    AWS_MODE: Defaulted<AwsMode> = "GANGWAY_AWS_MODE", "manual", parsers::aws_mode,
        "`manual`: people act in the AWS console and record the result; `aws`: the platform acts at AWS itself, see `docs/aws.md`; `simulated`: no AWS, results by test values";
    AWS_REGION: Defaulted<String> = "GANGWAY_AWS_REGION", "us-east-1", parsers::region,
        "mode `aws`: the region of STS; Organizations, IAM and Support have one address each";
    AWS_INVITATIONS_PER_DAY: Defaulted<u32> = "GANGWAY_AWS_INVITATIONS_PER_DAY", "20", parsers::invitations,
        "mode `aws`: how many invitations go out in 24 hours, 1–10000; what is sent beyond waits for its turn";
    AWS_ROLE_RECHECK_HOURS: Defaulted<u32> = "GANGWAY_AWS_ROLE_RECHECK_HOURS", "24", parsers::hours,
        "modes `aws` and `simulated`: verified roles are checked again after so many hours and up to a tenth more, 0–8760; 0 switches it off";
    AWS_ALLOW_ENDPOINT_OVERRIDE: Defaulted<bool> = "GANGWAY_AWS_ALLOW_ENDPOINT_OVERRIDE", "false", parsers::boolean,
        "mode `aws`: lets another address take AWS's place, as tests do; without it `AWS_ENDPOINT_URL…` stops the start";
    CROSS_ACCOUNT_ID: Defaulted<AwsAccountId> = "GANGWAY_CROSS_ACCOUNT_ID", "328676173091", parsers::account,
        "the AWS account that customers' roles trust";
    BOOTSTRAP_CLIENT_ID: Optional<String> = "GANGWAY_BOOTSTRAP_CLIENT_ID", "–", credentials::client_id,
        "id of the first operations credential, 1–64 of `A-Za-z0-9._-`";
    BOOTSTRAP_CLIENT_SECRET: Optional<Secret> = "GANGWAY_BOOTSTRAP_CLIENT_SECRET", "–", credentials::client_secret,
        "its secret, 20 to 256 characters: choose a long random one; without both, the first start makes a credential and prints it once", secret;
    SIGNING_KEY: Optional<Secret> = "GANGWAY_SIGNING_KEY", "made at first start, kept in the database", credentials::signing_key,
        "Ed25519, PKCS#8: PEM, or base64 of DER", secret;
    SIGNING_KEY_OTHERS: Optional<Vec<VerifyingKey>> = "GANGWAY_SIGNING_KEY_OTHERS", "–", credentials::verifying_keys,
        "further keys, comma-separated, public halves or whole: published and taken in tokens, they never sign; the next key before a rotation, the one before it until an hour after", secret;
    MASTER_KEY: Optional<Secret> = "GANGWAY_MASTER_KEY", "–", credentials::master_key,
        "32 bytes in base64: seals the signing key and the secrets of webhooks in the database, also a key that was kept in the open; without it they are readable there, and the start warns", secret;
    MASTER_KEY_OTHERS: Optional<Vec<Secret>> = "GANGWAY_MASTER_KEY_OTHERS", "–", credentials::master_keys,
        "further master keys, comma-separated: they open what they have sealed and never seal; the next one before a rotation, the one before it until `gangway keys reseal` has sealed everything anew", secret;
    RATE_LIMIT: Defaulted<Option<Limit>> = "GANGWAY_RATE_LIMIT", "50/s burst 200", parsers::rate_limit,
        "requests a credential may send; `off` switches all limits of requests off";
    RESELLER_RATE_LIMIT: Defaulted<Option<Limit>> = "GANGWAY_RESELLER_RATE_LIMIT", "200/s burst 800", parsers::rate_limit,
        "requests that all credentials of a reseller and of its clients may send together; `off` switches this limit off";
    RESELLER_QUOTAS: Defaulted<Quotas> = "GANGWAY_RESELLER_QUOTAS", "credentials=200000 clients=5000000 cloud-accounts=200000 link-requests=100000 pricebooks=10000 rule-sets=10000000 rule-bytes=2000000000 support-plans=200000 onboarding-plan-rows=200000 webhook-endpoints=20 idempotency-keys=100000 idempotency-bytes=200000000", parsers::quotas,
        "how many of each a reseller may have, see below; what is not named keeps its default";
    EVENTS_RETENTION_DAYS: Defaulted<u32> = "GANGWAY_EVENTS_RETENTION_DAYS", "400", parsers::retention_days,
        "days for which events are kept, 30–36500; 0 keeps them for ever; a consumer that comes later is told so";
    TRUSTED_PROXIES: Optional<Vec<IpNet>> = "GANGWAY_TRUSTED_PROXIES", "–", networks::parse_networks,
        "networks of proxies, comma-separated, such as `10.0.0.0/8,2001:db8::/32`: what they write into `Forwarded`, or else `X-Forwarded-For`, names the caller's address; nobody else's is read";
    CORS_ORIGINS: Optional<Vec<String>> = "GANGWAY_CORS_ORIGINS", "–", origins::parse_origins,
        "origins of browser apps that may call the API, comma-separated, such as `https://portal.example.com`; without it none may";
    ALLOW_DIRECT_TRANSFER: Defaulted<bool> = "GANGWAY_ALLOW_DIRECT_TRANSFER", "false", parsers::boolean,
        "lets member accounts of other organizations be invited by AWS's direct transfer; the pre-flight then names AWS's Billing Transfer for management accounts";
    CLOUDFORMATION_TEMPLATE_URL: Optional<String> = "GANGWAY_CLOUDFORMATION_TEMPLATE_URL", "–", parsers::template_url,
        "https address of the published role template on S3; without it the quick-create link asks for an upload";
    DISTRIBUTOR_NAME: Optional<String> = "GANGWAY_DISTRIBUTOR_NAME", "–", parsers::distributor_name,
        "the distributor's name on the pages that owners of AWS accounts see, 1–80 characters";
    DISTRIBUTOR_LOGO_URL: Optional<String> = "GANGWAY_DISTRIBUTOR_LOGO_URL", "–", parsers::logo_url,
        "https address of its logo there; browsers load pictures from that origin and from no other";
    DISTRIBUTOR_SUPPORT: Optional<String> = "GANGWAY_DISTRIBUTOR_SUPPORT", "–", parsers::support_contact,
        "whom owners ask for help there: an e-mail address, a telephone number or an https address";
    WEBHOOK_ALLOW_PRIVATE: Defaulted<bool> = "GANGWAY_WEBHOOK_ALLOW_PRIVATE", "false", parsers::boolean,
        "webhooks to private networks, by plain http and to any port: for tests and development only";
    OTLP_ENDPOINT: Optional<String> = "GANGWAY_OTLP_ENDPOINT", "–", parsers::collector,
        "address of an OpenTelemetry collector that takes OTLP by HTTP, such as `http://127.0.0.1:4318`: traces are sent to it, see `docs/operating.md`; needs the cargo feature `otlp`", secret;
    OTLP_SAMPLE: Defaulted<f64> = "GANGWAY_OTLP_SAMPLE", "1", parsers::part,
        "the part of the traces that begin here which is sent, from 0 to 1; of those that a caller has begun, what it keeps";
    LOG: Defaulted<String> = "GANGWAY_LOG", "info", parsers::log_filter,
        "filter of the log; JSON when not on a terminal";
}

/// The table of settings, as text.
pub fn help() -> String {
    let mut help = "Settings, from the environment or a .env file in the working directory:".to_owned();
    for setting in ALL {
        let meaning = setting.meaning.replace('`', "");
        help.push_str(&format!("\n  {}\n      {meaning}", setting.name));
        if setting.default != "–" {
            help.push_str(&format!("\n      [default: {}]", setting.default));
        }
    }
    help
}
