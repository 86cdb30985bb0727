//! Everything that can be set, as the rest of the code reads it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use chrono::TimeDelta;
use ipnet::IpNet;

use super::errors::SettingsError;
use super::reader::Reader;
use super::timeouts::{Timeouts, TlsFiles};
use super::{environment, list};
use crate::auth::keys::VerifyingKey;
use crate::auth::seal::Sealer;
use crate::auth::secret::Secret;
use crate::aws::AwsMode;
use crate::db::Target;
use crate::domain::AwsAccountId;
use crate::limits::{Limit, OwnerLimits, TokenLimits};
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
    /// The certificate to speak TLS with; plain HTTP without it.
    pub tls: Option<TlsFiles>,
    /// Address of the metrics, if they have one of their own.
    pub metrics_bind: Option<SocketAddr>,
    /// Where the data lives.
    pub database: Target,
    /// Where a replica of the data is, for lists and the feed.
    pub database_read: Option<Target>,
    /// Connections.
    pub database_pool: u32,
    /// How the platform works with AWS.
    pub aws_mode: AwsMode,
    /// The region of STS, where the platform is connected to AWS.
    pub aws_region: String,
    /// How many invitations go out in 24 hours (L8).
    pub aws_invitations_per_day: u32,
    /// After how many hours verified roles are checked again; 0 switches it off.
    pub aws_role_recheck_hours: u32,
    /// Whether another address may take AWS's place.
    pub aws_allow_endpoint_override: bool,
    /// The account that customers' roles trust.
    pub cross_account_id: AwsAccountId,
    /// The first operations credential, if it is set.
    pub bootstrap: Option<Bootstrap>,
    /// Ed25519 key in PKCS#8 (PEM, or base64 of DER); made and kept in the database when it is not set.
    pub signing_key: Option<Secret>,
    /// Keys that verify tokens and are published besides, and never sign.
    pub signing_key_others: Vec<VerifyingKey>,
    /// 32 bytes in base64; seals secrets that the database keeps.
    pub master_key: Option<Secret>,
    /// Master keys that open, and never seal.
    pub master_key_others: Vec<Secret>,
    /// How many requests a credential may send; none switches the limit off.
    pub rate_limit: Option<Limit>,
    /// How many requests all credentials of a reseller and of its clients may send together; none switches this limit off.
    pub reseller_rate_limit: Option<Limit>,
    /// How many of each resource a reseller may have.
    pub reseller_quotas: Quotas,
    /// For how many days events are kept; 0 is for ever.
    pub events_retention_days: u32,
    /// Networks of proxies that are believed when they name the caller's address.
    pub trusted_proxies: Vec<IpNet>,
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
    /// The distributor's name on the pages that owners see.
    pub distributor_name: Option<String>,
    /// Address of its logo there.
    pub distributor_logo_url: Option<String>,
    /// Whom owners ask for help.
    pub distributor_support: Option<String>,
    /// How often owners' pages may be asked for, as long as there is a rate limit; not to be set from outside.
    pub owner_limits: OwnerLimits,
    /// Lets webhooks go to private networks, by plain http and to any port.
    pub webhook_allow_private: bool,
    /// Address of the collector that traces are sent to, without a slash at its end.
    pub otlp_endpoint: Option<String>,
    /// The part of the traces that begin here which is sent.
    pub otlp_sample: f64,
    /// Filter of the log.
    pub log: String,
}

impl Settings {
    /// Reads the process's environment, and the working directory's `.env` file for what is not in it.
    pub fn from_environment() -> Result<Self, SettingsError> {
        let (values, errors) = environment::read();
        Self::from_values(values, errors)
    }

    /// Reads these values; `errors` are those that reading them has already met.
    pub fn from_values(values: BTreeMap<String, String>, errors: Vec<String>) -> Result<Self, SettingsError> {
        let (settings, wrong) = Self::as_far_as_readable(values, errors)?;
        if wrong.0.is_empty() { Ok(settings) } else { Err(wrong) }
    }

    /// The same of the process's environment, for whoever wants to know of everything that is wrong: the default stands in for
    /// what cannot be read. Fails only when a default is none.
    pub fn as_far_as_the_environment_is_readable() -> Result<(Self, SettingsError), SettingsError> {
        let (values, errors) = environment::read();
        Self::as_far_as_readable(values, errors)
    }

    fn as_far_as_readable(
        values: BTreeMap<String, String>,
        errors: Vec<String>,
    ) -> Result<(Self, SettingsError), SettingsError> {
        let mut reader = Reader::new(values, errors);
        let bind = reader.read(&list::BIND)?;
        let durable = reader.read(&list::SQLITE_DURABLE)?;
        let tls = tls(&mut reader);
        let scheme = if tls.is_some() { "https" } else { "http" };
        let settings = Self {
            bind,
            public_url: reader.optional(&list::PUBLIC_URL).unwrap_or_else(|| format!("{scheme}://{bind}")),
            tls,
            metrics_bind: reader.optional(&list::METRICS_BIND),
            database: match reader.read(&list::DATABASE_URL)? {
                Target::Sqlite { path, .. } => Target::Sqlite { path, durable },
                other => other,
            },
            database_read: reader.optional(&list::DATABASE_READ_URL),
            database_pool: reader.read(&list::DATABASE_POOL)?,
            aws_mode: reader.read(&list::AWS_MODE)?,
            aws_region: reader.read(&list::AWS_REGION)?,
            aws_invitations_per_day: reader.read(&list::AWS_INVITATIONS_PER_DAY)?,
            aws_role_recheck_hours: reader.read(&list::AWS_ROLE_RECHECK_HOURS)?,
            aws_allow_endpoint_override: reader.read(&list::AWS_ALLOW_ENDPOINT_OVERRIDE)?,
            cross_account_id: reader.read(&list::CROSS_ACCOUNT_ID)?,
            bootstrap: bootstrap(&mut reader),
            signing_key: reader.optional(&list::SIGNING_KEY),
            signing_key_others: reader.optional(&list::SIGNING_KEY_OTHERS).unwrap_or_default(),
            master_key: reader.optional(&list::MASTER_KEY),
            master_key_others: reader.optional(&list::MASTER_KEY_OTHERS).unwrap_or_default(),
            rate_limit: reader.read(&list::RATE_LIMIT)?,
            reseller_rate_limit: reader.read(&list::RESELLER_RATE_LIMIT)?,
            reseller_quotas: reader.read(&list::RESELLER_QUOTAS)?,
            events_retention_days: reader.read(&list::EVENTS_RETENTION_DAYS)?,
            trusted_proxies: reader.optional(&list::TRUSTED_PROXIES).unwrap_or_default(),
            token_limits: TokenLimits::default(),
            timeouts: Timeouts::default(),
            cors_origins: reader.optional(&list::CORS_ORIGINS).unwrap_or_default(),
            allow_direct_transfer: reader.read(&list::ALLOW_DIRECT_TRANSFER)?,
            template_url: reader.optional(&list::CLOUDFORMATION_TEMPLATE_URL),
            distributor_name: reader.optional(&list::DISTRIBUTOR_NAME),
            distributor_logo_url: reader.optional(&list::DISTRIBUTOR_LOGO_URL),
            distributor_support: reader.optional(&list::DISTRIBUTOR_SUPPORT),
            owner_limits: OwnerLimits::default(),
            webhook_allow_private: reader.read(&list::WEBHOOK_ALLOW_PRIVATE)?,
            otlp_endpoint: reader.optional(&list::OTLP_ENDPOINT),
            otlp_sample: reader.read(&list::OTLP_SAMPLE)?,
            log: reader.read(&list::LOG)?,
        };
        if settings.database_read.is_some() && matches!(settings.database, Target::Sqlite { .. }) {
            reader.refuse(
                &list::DATABASE_READ_URL.setting,
                "needs PostgreSQL in GANGWAY_DATABASE_URL: SQLite has no replicas",
            );
        }
        if settings.otlp_endpoint.is_some() && !cfg!(feature = "otlp") {
            reader.refuse(
                &list::OTLP_ENDPOINT.setting,
                "needs a program that was built with the cargo feature `otlp`: this one cannot send traces",
            );
        }
        Ok((settings, reader.errors()))
    }

    /// Seals secrets that the database keeps.
    pub fn sealer(&self) -> Sealer {
        Sealer::new(self.master_key.as_ref(), &self.master_key_others)
    }

    /// How long events are kept; none is for ever.
    pub fn events_retention(&self) -> Option<TimeDelta> {
        let days = self.events_retention_days;
        (days > 0).then(|| TimeDelta::days(days.into()))
    }

    /// After how long verified roles are checked again, where the platform checks roles at all.
    pub fn role_recheck(&self) -> Option<TimeDelta> {
        let hours = self.aws_role_recheck_hours;
        (hours > 0 && self.aws_mode.is_connected()).then(|| TimeDelta::hours(hours.into()))
    }
}

fn tls(reader: &mut Reader) -> Option<TlsFiles> {
    let (certificate, key) = (reader.optional(&list::TLS_CERTIFICATE), reader.optional(&list::TLS_KEY));
    reader.both_or_none(&list::TLS_CERTIFICATE.setting, &list::TLS_KEY.setting);
    Some(TlsFiles { certificate: certificate?, key: key?, look_every: Duration::from_secs(60) })
}

fn bootstrap(reader: &mut Reader) -> Option<Bootstrap> {
    let client_id = reader.optional(&list::BOOTSTRAP_CLIENT_ID);
    let client_secret = reader.optional(&list::BOOTSTRAP_CLIENT_SECRET);
    reader.both_or_none(&list::BOOTSTRAP_CLIENT_ID.setting, &list::BOOTSTRAP_CLIENT_SECRET.setting);
    Some(Bootstrap { client_id: client_id?, client_secret: client_secret? })
}
