//! A transaction as use cases see it: the connection, who acts, when, on which terms, and the ids that it gives; and the same
//! before there is a connection.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::auth::seal::Sealer;
use crate::auth::{Actor, Caller};
use crate::clock::Clock;
use crate::db::Conn;
use crate::fault::Fault;
use crate::origin::Origin;
use crate::quotas::model::Quotas;
use crate::tenant::Tenant;

/// What the platform's operator has decided that rules depend on.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// How many of each a reseller may have.
    pub quotas: Quotas,
    /// Whether members of other organizations may be invited (A6).
    pub allow_direct_transfer: bool,
    /// Whether the platform acts at AWS itself.
    pub connected: bool,
    /// How many invitations AWS takes in 24 hours (L8); none where nobody counts.
    pub invitations_per_day: Option<u32>,
    /// After how long a verified role is checked again; none when it is not.
    pub role_recheck: Option<TimeDelta>,
    /// Whether webhooks may go to private networks.
    pub webhook_allow_private: bool,
    /// Seals secrets that have to be read again.
    pub sealer: Sealer,
}

/// Who acts in a transaction, and what of the data it may see.
pub trait Who: Copy {
    /// As events and histories name it.
    fn actor(&self) -> Actor<'_>;

    /// What it may see.
    fn tenant(&self) -> &Tenant;
}

impl Who for &Caller {
    fn actor(&self) -> Actor<'_> {
        Actor::Caller(self)
    }

    fn tenant(&self) -> &Tenant {
        &self.tenant
    }
}

/// The platform, for itself or going on with what somebody began: it sees everything.
impl Who for Actor<'_> {
    fn actor(&self) -> Actor<'_> {
        *self
    }

    fn tenant(&self) -> &Tenant {
        &Tenant::Platform
    }
}

/// What is known of a transaction before it begins. It is the same when the transaction runs again because others changed
/// the same rows.
#[derive(Debug)]
pub struct Opening {
    /// When, as the platform takes it.
    pub now: DateTime<Utc>,
    /// When, in real time.
    pub real: DateTime<Utc>,
    terms: Arc<Terms>,
    origin: Option<Origin>,
    ids: Ids,
}

impl Opening {
    /// A transaction at this moment, which is real.
    pub fn new(now: DateTime<Utc>, terms: &Arc<Terms>) -> Self {
        Self {
            now,
            real: now,
            terms: Arc::clone(terms),
            origin: Origin::current(),
            ids: Ids { seed: rand::random(), first: Uuid::now_v7(), made: 0 },
        }
    }

    /// A transaction of its own at the same moment.
    pub fn another(&self) -> Self {
        Self { real: self.real, origin: self.origin.clone(), ..Self::new(self.now, &self.terms) }
    }

    /// A transaction at the present moment.
    pub fn present(clock: &Clock, terms: &Arc<Terms>) -> Self {
        Self { real: clock.real(), ..Self::new(clock.now(), terms) }
    }

    /// Makes what is to be stored, before there is a connection.
    pub fn draft<W, T>(&self, caller: W, make: impl FnOnce(&mut Draft<'_, W>) -> T) -> T {
        let (mut ids, origin) = (self.ids, self.origin.as_ref());
        make(&mut Draft { caller, now: self.now, real: self.real, terms: &self.terms, origin, ids: &mut ids })
    }

    /// Runs `work` on a connection, which has begun a transaction if there is to be one.
    pub fn run<W, T>(&self, conn: &mut Conn, caller: W, work: impl FnOnce(&mut Tx<'_, W>) -> T) -> T {
        let mut ids = self.ids;
        let (terms, origin) = (&*self.terms, self.origin.as_ref());
        work(&mut Tx { conn, caller, now: self.now, real: self.real, terms, origin, ids: &mut ids })
    }
}

/// One transaction of a caller, or of the platform, which is an [`Actor`].
pub struct Tx<'a, W> {
    /// The connection.
    pub conn: &'a mut Conn,
    /// Who acts.
    pub caller: W,
    /// When: one moment for everything in it, as the platform takes it; the test clock moves it.
    pub now: DateTime<Utc>,
    /// The same in real time, for what no test clock may move.
    pub real: DateTime<Utc>,
    /// On which terms.
    pub terms: &'a Terms,
    /// From where it was asked for; none of what a job does by itself.
    pub origin: Option<&'a Origin>,
    ids: &'a mut Ids,
}

/// What is known of a transaction without its connection.
pub struct Draft<'a, W> {
    /// Who acts.
    pub caller: W,
    /// When, as the platform takes it.
    pub now: DateTime<Utc>,
    /// The same in real time.
    pub real: DateTime<Utc>,
    /// On which terms.
    pub terms: &'a Terms,
    /// From where it was asked for; none of what a job does by itself.
    pub origin: Option<&'a Origin>,
    ids: &'a mut Ids,
}

impl<W> Draft<'_, W> {
    /// A new id.
    pub fn id<I: From<Uuid>>(&mut self) -> I {
        self.ids.next().into()
    }
}

impl<W: Who> Tx<'_, W> {
    /// A new id.
    pub fn id<I: From<Uuid>>(&mut self) -> I {
        self.ids.next().into()
    }

    /// The same transaction without its connection.
    pub fn draft(&mut self) -> Draft<'_, W> {
        let Tx { caller, now, real, terms, origin, ids, .. } = self;
        Draft { caller: *caller, now: *now, real: *real, terms, origin: *origin, ids }
    }

    /// Random bits that are the same when the transaction runs again.
    pub fn random<const N: usize>(&mut self) -> [u8; N] {
        self.ids.random()
    }

    /// The same transaction at an earlier moment, when something happened that is noticed only now.
    pub fn back_to(&mut self, moment: DateTime<Utc>) {
        self.real -= self.now - moment;
        self.now = moment;
    }

    /// The same transaction in the name of the platform.
    pub fn platform(&mut self) -> Tx<'_, Actor<'static>> {
        Tx {
            conn: self.conn,
            caller: Actor::Platform,
            now: self.now,
            real: self.real,
            terms: self.terms,
            origin: None,
            ids: self.ids,
        }
    }

    /// Runs `work` so that its failure undoes it and nothing else.
    pub fn savepoint<T>(&mut self, work: impl FnOnce(&mut Tx<'_, W>) -> Result<T, Fault>) -> Result<T, Fault> {
        let Tx { conn, caller, now, real, terms, origin, ids } = self;
        let (caller, now, real, origin) = (*caller, *now, *real, *origin);
        conn.savepoint(|conn| work(&mut Tx { conn, caller, now, real, terms, origin, ids }))
    }
}

impl<'c> Tx<'_, &'c Caller> {
    /// The same transaction for work that others may go on with.
    pub fn acting(&mut self) -> Tx<'_, Actor<'c>> {
        let caller = Actor::Caller(self.caller);
        let (terms, origin) = (self.terms, self.origin);
        Tx { conn: self.conn, caller, now: self.now, real: self.real, terms, origin, ids: self.ids }
    }
}

/// Ids and random bits of one transaction, from what was drawn before it began.
#[derive(Debug, Clone, Copy)]
struct Ids {
    seed: [u8; 32],
    /// It has the time in it, so that lists by id are lists by time.
    first: Uuid,
    made: u32,
}

impl Ids {
    /// The following ids differ in the lowest bits, and the time in them is the first one's.
    fn next(&mut self) -> Uuid {
        let (high, low) = self.first.as_u64_pair();
        let made = u64::from(self.made);
        self.made += 1;
        let lowest = u64::from(u32::MAX);
        Uuid::from_u64_pair(high, (low & !lowest) | (low.wrapping_add(made) & lowest))
    }

    /// Hash of the seed and a counter; `N` is at most 32.
    fn random<const N: usize>(&mut self) -> [u8; N] {
        let hash = Sha256::new().chain_update(self.seed).chain_update(self.made.to_be_bytes()).finalize();
        self.made += 1;
        let mut bits = [0; N];
        bits.iter_mut().zip(hash).for_each(|(bit, from)| *bit = from);
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::EventId;

    fn ids() -> Ids {
        Ids { seed: [7; 32], first: Uuid::now_v7(), made: 0 }
    }

    #[test]
    fn a_transaction_that_runs_again_makes_the_same_ids() {
        let (mut once, mut again) = (ids(), ids());
        again.first = once.first;
        for _ in 0..3 {
            assert_eq!(once.next(), again.next());
            assert_eq!(once.random::<16>(), again.random::<16>());
        }
    }

    #[test]
    fn ids_of_a_transaction_differ_and_keep_its_time() {
        let mut ids = Ids { first: Uuid::from_u128(u128::MAX), ..ids() };
        let made: std::collections::BTreeSet<_> = (0..1000).map(|_| ids.next()).collect();
        assert_eq!(made.len(), 1000);
        assert!(made.iter().all(|id| id.as_u64_pair().0 == u64::MAX));
        assert_ne!(ids.random::<32>(), ids.random::<32>());
        assert_eq!(EventId::from(ids.next()).as_str().len(), 30);
    }
}
