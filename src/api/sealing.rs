//! Sealing what the database keeps, in small transactions: at the start what was kept in the open, by `gangway keys reseal` all
//! that is not sealed with the present master key.

use std::sync::Arc;

use crate::auth::seal::Tally;
use crate::auth::{Actor, key_store};
use crate::clock::Clock;
use crate::db::{Conn, Db};
use crate::fault::Fault;
use crate::tx::{Opening, Terms};
use crate::webhooks;

/// Seals the secrets of webhooks, in steps: those that are kept in the open, or all that are not sealed with the master key.
pub fn seal_webhooks(db: &Db, terms: &Arc<Terms>, clock: &Clock, only_open: bool) -> Result<Tally, Fault> {
    let (mut after, mut tally) = (String::new(), Tally::default());
    loop {
        let opening = Opening::new(clock.real(), terms);
        let seal =
            |conn: &mut Conn| opening.run(conn, Actor::Platform, |tx| webhooks::ops::seal_some(tx, &after, only_open));
        match db.write_blocking(seal)? {
            Some((last, some)) => (after, tally) = (last, tally.and(some)),
            None => return Ok(tally),
        }
    }
}

/// How many texts of each kind were sealed anew.
#[derive(Debug, Clone, Copy)]
pub struct Resealed {
    /// Keys that sign access tokens.
    pub signing_keys: Tally,
    /// Secrets of webhooks.
    pub webhook_secrets: Tally,
}

/// Seals everything with the present master key that is not: again and again, until a look through all of it finds nothing
/// more, because replicas may still have sealed with another one meanwhile. Broken off it is gone on with by the next call.
pub fn reseal(db: &Db, terms: &Arc<Terms>, clock: &Clock) -> Result<Resealed, Fault> {
    let (mut keys, mut webhooks) = (0, 0);
    loop {
        let signing_keys = db.write_blocking(|conn| key_store::reseal(conn, &terms.sealer))?;
        let webhook_secrets = seal_webhooks(db, terms, clock, false)?;
        keys += signing_keys.anew;
        webhooks += webhook_secrets.anew;
        if signing_keys.anew + webhook_secrets.anew == 0 {
            let counted =
                |tally: Tally, anew: u64| Tally { anew, already: tally.already.saturating_sub(anew), ..tally };
            return Ok(Resealed {
                signing_keys: counted(signing_keys, keys),
                webhook_secrets: counted(webhook_secrets, webhooks),
            });
        }
    }
}
