//! Which tokens are refused before their end: those of revoked credentials and of suspended resellers, and those from
//! before a rotation that says so.
//!
//! Each replica reads the short list once a second and keeps it in memory, so that a request needs no query for it. A
//! replica that could not read it for five seconds answers 503 rather than trust a token that may be revoked.

use std::collections::{HashMap, HashSet};
use std::sync::RwLock;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::caller::Caller;
use super::token::LIFETIME_SECONDS;
use crate::db::Conn;
use crate::db::schema::{credentials, resellers};
use crate::db::types::Ts;
use crate::domain::Code;
use crate::fault::DbError;
use crate::fault::Fault;
use crate::id::CredentialId;

/// How often the list is read.
pub const INTERVAL: Duration = Duration::from_secs(1);

/// The age at which the list is no longer trusted.
const MAX_AGE: Duration = Duration::from_secs(5);

/// What is refused just now.
#[derive(Debug, Default)]
pub struct Refused {
    credentials: HashSet<String>,
    /// The least generation whose tokens are taken, of credentials that refused earlier ones.
    generations: HashMap<String, i32>,
    resellers: HashSet<String>,
}

/// The list in memory.
#[derive(Debug, Default)]
pub struct Revocations {
    state: RwLock<State>,
}

#[derive(Debug, Default)]
struct State {
    /// What was read last, and when that was begun.
    list: Option<(Refused, Instant)>,
    /// Credentials revoked here, which a list that is being read just now may lack.
    added: Vec<(String, Instant)>,
}

impl Revocations {
    /// Refuses the tokens of revoked credentials and suspended resellers.
    pub fn check(&self, caller: &Caller) -> Result<(), Fault> {
        const TOO_OLD: &str = "the list of refused tokens is too old to let a token pass";
        let unknown = || Fault::from(DbError::Unavailable(TOO_OLD.to_owned()));
        let state = self.state.read().map_err(|_| unknown())?;
        let (refused, read_at) = state.list.as_ref().ok_or_else(unknown)?;
        if refused.credentials.contains(caller.credential_id.as_str())
            || refused.generations.get(caller.credential_id.as_str()).is_some_and(|least| caller.generation < *least)
            || caller.reseller_id().is_some_and(|id| refused.resellers.contains(id.as_str()))
        {
            return Err(Code::Unauthenticated.into());
        }
        if read_at.elapsed() > MAX_AGE { Err(unknown()) } else { Ok(()) }
    }

    /// Takes over a list that was begun to be read at `read_at`, unless there is one that was begun later.
    pub fn replace(&self, mut refused: Refused, read_at: Instant) {
        if let Ok(mut state) = self.state.write() {
            if state.list.as_ref().is_some_and(|(_, newer)| *newer > read_at) {
                return;
            }
            state.added.retain(|(_, added_at)| *added_at >= read_at);
            refused.credentials.extend(state.added.iter().map(|(id, _)| id.clone()));
            state.list = Some((refused, read_at));
        }
    }

    /// Refuses a credential at once on this replica; the others learn of it within a second.
    pub fn add(&self, id: &CredentialId) {
        if let Ok(mut state) = self.state.write() {
            state.added.push((id.to_string(), Instant::now()));
            if let Some((refused, _)) = state.list.as_mut() {
                refused.credentials.insert(id.to_string());
            }
        }
    }
}

/// Reads the list: credentials whose last tokens may still live, and all suspended resellers.
pub fn read(conn: &mut Conn, now: DateTime<Utc>) -> Result<Refused, Fault> {
    // Twice the lifetime: clocks of replicas may differ.
    let since = Ts(now - TimeDelta::seconds(2 * LIFETIME_SECONDS));
    let credentials =
        credentials::table.filter(credentials::revoked_at.gt(since)).select(credentials::id).load::<String>(conn)?;
    let resellers =
        resellers::table.filter(resellers::status.eq("suspended")).select(resellers::id).load::<String>(conn)?;
    let generations = credentials::table
        .filter(credentials::tokens_revoked_at.gt(since))
        .select((credentials::id, credentials::token_generation))
        .load::<(String, i32)>(conn)?;
    Ok(Refused {
        credentials: credentials.into_iter().collect(),
        generations: generations.into_iter().collect(),
        resellers: resellers.into_iter().collect(),
    })
}
