//! `gangway keys`: the signing keys in the database, and what is sealed there. On the database itself, without a token; replicas
//! that run notice within a second.

use std::sync::Arc;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use clap::Subcommand;

use super::sealing;
use crate::auth::key_store::{self, KeyError};
use crate::auth::ring::{KeyState, RingKey};
use crate::auth::seal::Tally;
use crate::clock::Clock;
use crate::db::Db;
use crate::fault::Fault;
use crate::settings::Settings;
use crate::tx::Terms;

/// Seconds from its making until a key signs: caches of the published keys live for half of that.
const DEFAULT_WAIT: u32 = 600;

/// What is to be done with the keys.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Show the signing keys: which one signs, which ones verify, until when
    List,
    /// Make the next signing key: it is published at once, and signs after a while
    ///
    /// All replicas read of it within a second or two. The key before it verifies until its last token has ended, an hour after
    /// the next one signs, and is then removed.
    Rotate {
        /// Seconds until the new key signs. Whoever verifies tokens elsewhere keeps the published keys for five minutes
        #[arg(long, default_value_t = DEFAULT_WAIT, value_parser = clap::value_parser!(u32).range(10..=604_800))]
        wait: u32,
    },
    /// Take a signing key away at once, with all tokens that it has signed
    ///
    /// Not the one that signs: rotate first.
    Revoke {
        /// Its id, as `gangway keys list` shows it
        kid: String,
    },
    /// Seal everything with GANGWAY_MASTER_KEY that is sealed with another key or not at all
    ///
    /// Opens it with GANGWAY_MASTER_KEY_OTHERS. Does nothing to what is sealed with the right key, and can be repeated.
    /// Ends with status 1 when something is left that none of the keys opens.
    Reseal,
}

impl Keys {
    /// Does it, on a database that is up to date; what is to be printed.
    pub fn run(&self, db: &Db, settings: &Settings, clock: &Clock) -> Result<String, KeyCommandError> {
        match self {
            Self::List => list(db, settings, clock.real()),
            Self::Rotate { wait } => rotate(db, settings, *wait, clock.real()),
            Self::Revoke { kid } => revoke(db, settings, kid, clock.real()),
            Self::Reseal => reseal(db, settings, clock),
        }
    }
}

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says what it is")]
pub enum KeyCommandError {
    #[error(
        "GANGWAY_SIGNING_KEY is set: the key of tokens is that one, and it is rotated in the settings; see docs/security.md"
    )]
    Set,
    #[error("set GANGWAY_MASTER_KEY: there is nothing to seal with")]
    NoMasterKey,
    #[error("{0} of what is sealed is opened by none of the master keys: it stays as it is")]
    Unreadable(u64),
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error(transparent)]
    Fault(#[from] Fault),
}

fn shown(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn check_kept(settings: &Settings) -> Result<(), KeyCommandError> {
    if settings.signing_key.is_some() { Err(KeyCommandError::Set) } else { Ok(()) }
}

/// The keys, a paragraph each, the oldest first.
fn list(db: &Db, settings: &Settings, now: DateTime<Utc>) -> Result<String, KeyCommandError> {
    check_kept(settings)?;
    let ring = key_store::list(db, &settings.sealer())?;
    let one = |(key, state, until): (&RingKey, KeyState, Option<DateTime<Utc>>)| {
        let until = until.map(|until| format!("\n  verifies until  {}", shown(until))).unwrap_or_default();
        let (kid, from, public) = (&key.key.public.kid, shown(key.from), &key.key.public.spki);
        format!("{kid}  {state}\n  signs from      {from}{until}\n  public half     {public}\n", state = state.as_str())
    };
    Ok(ring.states(now).into_iter().map(one).collect())
}

/// Makes the next signing key, which signs after so many seconds.
fn rotate(db: &Db, settings: &Settings, wait: u32, now: DateTime<Utc>) -> Result<String, KeyCommandError> {
    check_kept(settings)?;
    let from = now + TimeDelta::seconds(wait.into());
    let kid = key_store::rotate(db, &settings.sealer(), now, from)?;
    Ok(format!(
        "{kid} is published, and signs from {} on. The key before it verifies until its tokens have ended.\n",
        shown(from)
    ))
}

/// Takes a signing key away at once.
fn revoke(db: &Db, settings: &Settings, kid: &str, now: DateTime<Utc>) -> Result<String, KeyCommandError> {
    check_kept(settings)?;
    key_store::revoke(db, &settings.sealer(), kid, now)?;
    Ok(format!("{kid} is taken away. Tokens that it has signed are refused within a second or two.\n"))
}

/// Seals everything with the present master key.
fn reseal(db: &Db, settings: &Settings, clock: &Clock) -> Result<String, KeyCommandError> {
    let sealer = settings.sealer();
    if !sealer.seals() {
        return Err(KeyCommandError::NoMasterKey);
    }
    let terms = Arc::new(Terms { sealer, ..Terms::default() });
    let done = sealing::reseal(db, &terms, clock)?;
    let line = |what: &str, tally: Tally| {
        format!(
            "{what:<16} {} sealed anew, {} were already, {} unreadable\n",
            tally.anew, tally.already, tally.unreadable
        )
    };
    let text = line("signing keys", done.signing_keys) + &line("webhook secrets", done.webhook_secrets);
    match done.signing_keys.unreadable + done.webhook_secrets.unreadable {
        0 => Ok(
            text + "Nothing is left that GANGWAY_MASTER_KEY does not open: the other master keys can be taken away.\n"
        ),
        left => {
            print!("{text}");
            Err(KeyCommandError::Unreadable(left))
        }
    }
}
