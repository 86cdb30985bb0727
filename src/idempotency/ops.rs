//! How a request with a key is carried out once.

use chrono::{DateTime, Utc};

use super::model::{Claim, RUNS_FOR, Saved, Standing, is_lasting};
use super::store;
use crate::db::Conn;
use crate::domain::Refusal;
use crate::fault::Fault;
use crate::quotas;
use crate::quotas::model::{Quota, Quotas};

/// What became of a request with a key.
pub enum Outcome<T> {
    /// It was carried out now.
    Done(T),
    /// It was refused now, for good.
    Refused(Box<Refusal>),
    /// It had been answered before.
    Replayed(Saved),
}

/// Takes the key for this transaction, or for work that goes on after it (`long`). The answer, if there is one already.
/// Refused while as many answers are kept as may be: a request that could be repeated without harm is better not carried
/// out than carried out without its answer kept.
///
/// Two transactions with the same key come one after the other: the second waits at the key's row until the first has
/// committed, and then finds its answer.
pub fn claim(
    conn: &mut Conn,
    claim: &Claim,
    quotas: &Quotas,
    long: bool,
    now: DateTime<Utc>,
) -> Result<Option<Saved>, Fault> {
    let mut counted = None;
    if let Some(entry) = store::get(conn, claim)? {
        match entry.clone().standing(&claim.fingerprint, now)? {
            Standing::Answered(saved) => return Ok(Some(saved)),
            Standing::Free => counted = store::forget(conn, claim, &entry)?,
        }
    }
    check_room(conn, claim, quotas)?;
    store::insert(conn, claim, long.then_some(now + RUNS_FOR), counted, now)?;
    Ok(None)
}

/// The answer to a request that was answered already, or the refusal of its key; none when it is to be carried out. Nothing
/// is taken: [`claim`] decides.
pub fn answered(conn: &mut Conn, claim: &Claim, quotas: &Quotas, now: DateTime<Utc>) -> Result<Option<Saved>, Fault> {
    if let Some(entry) = store::get(conn, claim)?
        && let Standing::Answered(saved) = entry.standing(&claim.fingerprint, now)?
    {
        return Ok(Some(saved));
    }
    check_room(conn, claim, quotas)?;
    Ok(None)
}

fn check_room(conn: &mut Conn, claim: &Claim, quotas: &Quotas) -> Result<(), Fault> {
    quotas::ops::check_room(conn, quotas, &claim.holder, &[Quota::IdempotencyKeys, Quota::IdempotencyBytes])
}

/// Carries out `work` under the key, with its answer stored in the same transaction. A refusal undoes the work and is
/// an answer too; a failure undoes everything, so that the request can be sent again.
pub fn once<T>(
    conn: &mut Conn,
    key: &Claim,
    quotas: &Quotas,
    now: DateTime<Utc>,
    work: impl FnOnce(&mut Conn) -> Result<T, Fault>,
    answer: impl Fn(Result<&T, &Refusal>) -> Saved,
) -> Result<Outcome<T>, Fault> {
    if let Some(saved) = claim(conn, key, quotas, false, now)? {
        return Ok(Outcome::Replayed(saved));
    }
    match conn.savepoint(work) {
        Ok(done) => {
            store::answer(conn, key, &answer(Ok(&done)))?;
            Ok(Outcome::Done(done))
        }
        Err(Fault::Refused(refusal)) if is_lasting(refusal.code) => {
            store::answer(conn, key, &answer(Err(&refusal)))?;
            Ok(Outcome::Refused(refusal))
        }
        Err(fault) => Err(fault),
    }
}
