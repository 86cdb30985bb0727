//! How a request with a key is carried out once.

use super::model::{Claim, KeyStanding, RUNS_FOR, Saved, is_lasting};
use super::store;
use crate::db::Conn;
use crate::domain::Refusal;
use crate::fault::Fault;
use crate::quotas;
use crate::quotas::model::{Quota, Quotas};
use crate::tx::{Tx, Who};

/// What became of a request with a key.
pub enum KeyedOutcome<T> {
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
pub fn claim(tx: &mut Tx<'_, impl Who>, claim: &Claim, long: bool) -> Result<Option<Saved>, Fault> {
    let (conn, now) = (&mut *tx.conn, tx.real);
    let mut counted = None;
    if let Some(entry) = store::get(conn, claim)? {
        match entry.clone().standing(&claim.fingerprint, now)? {
            KeyStanding::Answered(saved) => return Ok(Some(saved)),
            KeyStanding::Free => counted = store::forget(conn, claim, &entry)?,
        }
    }
    check_room(conn, claim, &tx.terms.quotas)?;
    store::insert(conn, claim, long.then_some(now + RUNS_FOR), counted, now)?;
    Ok(None)
}

/// The answer to a request that was answered already, or the refusal of its key; none when it is to be carried out. Nothing
/// is taken: [`claim`] decides.
pub fn answered(tx: &mut Tx<'_, impl Who>, claim: &Claim) -> Result<Option<Saved>, Fault> {
    if let Some(entry) = store::get(tx.conn, claim)?
        && let KeyStanding::Answered(saved) = entry.standing(&claim.fingerprint, tx.real)?
    {
        return Ok(Some(saved));
    }
    check_room(tx.conn, claim, &tx.terms.quotas)?;
    Ok(None)
}

fn check_room(conn: &mut Conn, claim: &Claim, quotas: &Quotas) -> Result<(), Fault> {
    quotas::ops::check_room(conn, quotas, &claim.holder, &[Quota::IdempotencyKeys, Quota::IdempotencyBytes])
}

/// Carries out `work` under the key, with its answer stored in the same transaction. A refusal undoes the work and is
/// an answer too; a failure undoes everything, so that the request can be sent again.
pub fn once<T, W: Who>(
    tx: &mut Tx<'_, W>,
    key: &Claim,
    work: impl FnOnce(&mut Tx<'_, W>) -> Result<T, Fault>,
    answer: impl Fn(Result<&T, &Refusal>) -> Saved,
) -> Result<KeyedOutcome<T>, Fault> {
    if let Some(saved) = claim(tx, key, false)? {
        return Ok(KeyedOutcome::Replayed(saved));
    }
    match tx.savepoint(work) {
        Ok(done) => {
            store::answer(tx.conn, key, &answer(Ok(&done)))?;
            Ok(KeyedOutcome::Done(done))
        }
        Err(Fault::Refused(refusal)) if is_lasting(refusal.code) => {
            store::answer(tx.conn, key, &answer(Err(&refusal)))?;
            Ok(KeyedOutcome::Refused(refusal))
        }
        Err(fault) => Err(fault),
    }
}
