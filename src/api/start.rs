//! How the application starts.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use serde_json::Value;

use super::aws_check;
use super::start_error::StartError;
use super::{bootstrap, openapi, sealing};
use crate::app::App;
use crate::auth::key_store;
use crate::auth::refusals::Refusals;
use crate::auth::revocations::Revocations;
use crate::auth::secret::Hasher;
use crate::auth::token::Tokens;
use crate::aws::{Aws, AwsMode, CannotConnect, ConnectSettings};
use crate::clock::Clock;
use crate::contract::shapes::{BadSchema, Shapes};
#[cfg(feature = "otlp")]
use crate::courier;
use crate::courier::Courier;
use crate::db::Db;
use crate::db::migrate;
use crate::db::turns::Turns;
use crate::events::followers::Followers;
use crate::limits::{OwnerRates, RateLimits};
use crate::metrics::Metrics;
use crate::settings::Settings;
use crate::telemetry;
use crate::test_clock;
#[cfg(feature = "otlp")]
use crate::traces::CannotExport;
use crate::traces::Export;
use crate::tx::Terms;

/// Applies migrations, opens the database, loads the signing key and makes the first credential if there is none.
/// The second value is that credential, when its secret was made here and has to be shown once.
pub fn start(settings: Settings, clock: Clock) -> Result<(App, Option<bootstrap::IssuedCredential>), StartError> {
    let documented = documented(settings.public_url.clone());
    migrate::run(&settings.database)?;
    let metrics = Metrics::new()?;
    let mut db = Db::open(&settings.database, settings.database_pool, &metrics.db)?;
    if let Some(replica) = &settings.database_read {
        db = db.with_replica(replica, settings.database_pool, &metrics.db)??;
    }
    let (set, others) = (settings.signing_key.as_ref(), &settings.signing_key_others);
    let sealer = settings.sealer();
    let ring = key_store::load(&db, set, others, &sealer, clock.real())?;
    let terms = Terms {
        quotas: settings.reseller_quotas.clone(),
        allow_direct_transfer: settings.allow_direct_transfer,
        connected: settings.aws_mode.is_connected(),
        invitations_per_day: (settings.aws_mode == AwsMode::Aws).then_some(settings.aws_invitations_per_day),
        role_recheck: settings.role_recheck(),
        webhook_allow_private: settings.webhook_allow_private,
        sealer,
    };
    let terms = Arc::new(terms);
    if settings.master_key.is_some() {
        sealing::seal_webhooks(&db, &terms, &clock, true)?;
    }
    let aws = connect(&settings, &metrics)?;
    aws_check::refuse_wrong_identity(&aws)?;
    let (document, shapes) = documented.join().unwrap_or_else(|panic| resume_unwind(panic))?;
    // After all that may end the start: its secret is shown once.
    let made = bootstrap::ensure(&db, settings.bootstrap.as_ref(), clock.real())?;
    let app = App {
        terms,
        tokens: Tokens::new(&settings.public_url, ring),
        checks: Turns::new(checks_at_once()),
        hasher: Hasher::new()?,
        revocations: Revocations::default(),
        refusals: Refusals::default(),
        followers: Followers::default(),
        rate_limits: RateLimits::new(settings.rate_limit, settings.reseller_rate_limit, settings.token_limits),
        owner_rates: OwnerRates::new(settings.rate_limit.is_some().then_some(settings.owner_limits)),
        aws,
        courier: Courier::new(settings.webhook_allow_private),
        shapes,
        document,
        metrics,
        db,
        clock,
        settings,
    };
    app.revocations.begin(&app.db, app.clock.real())?;
    if app.settings.aws_mode == AwsMode::Simulated {
        let test_clock = app.db.write_blocking(|conn| Ok(test_clock::store::get(conn)?))?;
        app.clock.lead_by(test_clock.offset_seconds, test_clock.version);
    }
    Ok((app, made))
}

/// The document and its schemas, which are made while the database is waited for.
fn documented(public_url: String) -> JoinHandle<Result<(Value, Shapes), BadSchema>> {
    thread::spawn(move || {
        let document = openapi::document_at(&public_url);
        Shapes::of_document(&document).map(|shapes| (document, shapes))
    })
}

/// AWS as the settings say.
pub fn connect(settings: &Settings, metrics: &Metrics) -> Result<Aws, CannotConnect> {
    let connect = ConnectSettings {
        region: settings.aws_region.clone(),
        cross_account_id: settings.cross_account_id.clone(),
        allow_endpoint_override: settings.aws_allow_endpoint_override,
    };
    Aws::start(settings.aws_mode, &connect, metrics.aws.clone())
}

/// Starts the log, and traces if there is a collector of them: what is given back sends what is left of them when it is dropped.
pub fn telemetry(settings: &Settings) -> Result<Option<Export>, StartError> {
    let traces = export(settings)?;
    telemetry::start(&settings.log, traces.as_ref().map(Export::taker));
    Ok(traces)
}

#[cfg(feature = "otlp")]
fn export(settings: &Settings) -> Result<Option<Export>, StartError> {
    let Some(endpoint) = &settings.otlp_endpoint else { return Ok(None) };
    let tls = courier::client_config().map_err(CannotExport::from)?;
    Ok(Some(Export::start(endpoint, settings.otlp_sample, tls)?))
}

/// None: without the feature `otlp` the settings take no address.
#[cfg(not(feature = "otlp"))]
const fn export(_: &Settings) -> Result<Option<Export>, StartError> {
    Ok(None)
}

/// How many large bodies are checked at once.
fn checks_at_once() -> u32 {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    u32::try_from(cores / 2).unwrap_or(1).max(1)
}
