//! The application: everything that handlers share, and the two ways in which they reach the database.

use std::sync::Arc;

use crate::auth::endpoint::Admitted;
use crate::auth::key_store::{self, KeyError};
use crate::auth::refusals::Refusals;
use crate::auth::revocations::Revocations;
use crate::auth::scope::Role;
use crate::auth::secret::Hasher;
use crate::auth::token::Tokens;
use crate::auth::{Actor, Caller};
use crate::aws::{Aws, AwsMode};
use crate::clients;
use crate::clock::Clock;
use crate::contract::shapes::Shapes;
use crate::courier::Courier;
use crate::creation::{Creation, Resource};
use crate::db::question::Question;
use crate::db::turns::Turns;
use crate::db::{Access, Conn, Db, Share};
use crate::domain::{Code, Refusal};
use crate::events::followers::Followers;
use crate::fault::Fault;
use crate::limits::{OwnerRates, RateLimits};
use crate::metrics::Metrics;
use crate::settings::Settings;
use crate::test_clock;
use crate::tx::{Draft, Opening, Terms, Tx, Who};

/// What every handler can use.
pub struct App {
    /// The settings.
    pub settings: Settings,
    /// What rules depend on of the settings.
    pub terms: Arc<Terms>,
    /// The time.
    pub clock: Clock,
    /// The database.
    pub db: Db,
    /// What is measured.
    pub metrics: Metrics,
    /// Access tokens.
    pub tokens: Tokens,
    /// Checks of large bodies: half of the machine for all of them.
    pub checks: Turns,
    /// Checks of secrets.
    pub hasher: Hasher,
    /// Tokens that are refused before their end.
    pub revocations: Revocations,
    /// Logins and operations that were refused, and that operations is told of.
    pub refusals: Refusals,
    /// Who waits for new events.
    pub followers: Followers,
    /// How many requests a credential and a reseller may send.
    pub rate_limits: RateLimits,
    /// How often owners' pages may be asked for.
    pub owner_rates: OwnerRates,
    /// AWS, or what stands in for it in this mode.
    pub aws: Aws,
    /// Takes webhooks out.
    pub courier: Courier,
    /// The published document.
    pub document: serde_json::Value,
    /// Its schemas, compiled.
    pub shapes: Shapes,
}

/// Something that time or others' commits make due, and that is settled before anybody reads what depends on it.
pub trait Settle: Send + Sync + 'static {
    /// Transactions that a reader settles in at most; what is left then is a job's.
    const STEPS: usize;

    /// Whether there is anything to settle that is in the transaction's sight.
    fn is_due(&self, tx: &mut Tx<'_, impl Who>) -> Result<bool, Fault>;

    /// Settles some of it, in a write transaction.
    fn settle(&self, tx: &mut Tx<'_, impl Who>) -> Result<(), Fault>;
}

impl<S: Settle> Settle for Arc<S> {
    const STEPS: usize = S::STEPS;

    fn is_due(&self, tx: &mut Tx<'_, impl Who>) -> Result<bool, Fault> {
        S::is_due(self, tx)
    }

    fn settle(&self, tx: &mut Tx<'_, impl Who>) -> Result<(), Fault> {
        S::settle(self, tx)
    }
}

impl App {
    /// A transaction at this moment.
    pub fn opening(&self) -> Opening {
        Opening::present(&self.clock, &self.terms)
    }

    /// Reads for a caller.
    pub async fn read<A, T, F>(&self, caller: &A, work: F) -> Result<T, Fault>
    where
        A: Admitted,
        T: Send + 'static,
        F: Fn(&mut Tx<'_, &Caller>) -> Result<T, Fault> + Send + 'static,
    {
        let (caller, opening) = (Arc::clone(caller.caller()), self.opening());
        let gated = move |tx: &mut Tx<'_, &Caller>| portal_gate::<A>(tx).and_then(|()| work(tx));
        self.db.read(&caller.share(), move |conn| opening.run(conn, &*caller, &gated)).await
    }

    /// Reads for a caller what one statement tells.
    pub async fn look<A, T, F>(&self, caller: &A, work: F) -> Result<T, Fault>
    where
        A: Admitted,
        T: Send + 'static,
        F: Fn(&mut Tx<'_, &Caller>) -> Result<T, Fault> + Send + 'static,
    {
        if A::GATED && caller.caller().role == Role::Customer {
            return self.read(caller, work).await;
        }
        let (caller, opening) = (Arc::clone(caller.caller()), self.opening());
        self.db.look(&caller.share(), move |conn| opening.run(conn, &*caller, &work)).await
    }

    /// Asks a question for a caller, [together](Db::ask) with others' where many wait.
    pub async fn ask<A, Q, T, F>(&self, caller: &A, question: Arc<Q>, finish: F) -> Result<T, Fault>
    where
        A: Admitted,
        Q: Question,
        T: Send + 'static,
        F: Fn(Q::Answer) -> Result<T, Fault> + Send + 'static,
    {
        if A::GATED && caller.caller().role == Role::Customer {
            return self.read(caller, move |tx| finish(question.ask(tx.conn)?)).await;
        }
        self.db.ask(&caller.caller().share(), question, finish).await
    }

    /// The same of a list; at the replica if there is one that is near enough.
    pub async fn ask_for_list<A, Q, T, F>(&self, caller: &A, question: Q, finish: F) -> Result<T, Fault>
    where
        A: Admitted,
        Q: Question,
        T: Send + 'static,
        F: Fn(Q::Answer) -> Result<T, Fault> + Send + Sync + 'static,
    {
        let (question, finish) = (Arc::new(question), Arc::new(finish));
        let (asked, finishing) = (Arc::clone(&question), Arc::clone(&finish));
        let work = Arc::new(move |tx: &mut Tx<'_, &Caller>| finishing(asked.ask(tx.conn)?));
        match self.at_replica(caller, Access::Look, &work).await {
            Some(list) => Ok(list),
            None => self.ask(caller, question, move |answer| finish(answer)).await,
        }
    }

    /// Lets a caller pass to what needs no data; like everything else, a customer only while the portal is on.
    pub async fn admit(&self, caller: &impl Admitted) -> Result<(), Fault> {
        if caller.caller().role == Role::Customer { self.read(caller, |_| Ok(())).await } else { Ok(()) }
    }

    /// Reads after something that is due has been settled, in steps of which each waits for its turn; what is not due costs
    /// one look into an index.
    pub async fn read_after<A, S, T, F>(&self, due: S, caller: &A, work: F) -> Result<T, Fault>
    where
        A: Admitted,
        S: Settle,
        T: Send + 'static,
        F: Fn(&mut Tx<'_, &Caller>) -> Result<T, Fault> + Send + Sync + 'static,
    {
        let (due, work) = (Arc::new(due), Arc::new(work));
        for step in 0..=S::STEPS {
            let (looking, reading) = (Arc::clone(&due), Arc::clone(&work));
            let is_last = step == S::STEPS;
            let read = self.read(caller, move |tx| {
                let left = !is_last && looking.is_due(tx)?;
                if left { Ok(None) } else { reading(tx).map(Some) }
            });
            if let Some(value) = read.await? {
                return Ok(value);
            }
            let due = Arc::clone(&due);
            self.write(caller, move |tx| due.settle(tx)).await?;
        }
        Err(Fault::Internal("the last look at what is due was none"))
    }

    /// Reads a list for a caller, or a page of it, at the replica if there is one that is near enough; else like [`App::read`].
    pub async fn read_list<A, T, F>(&self, caller: &A, work: F) -> Result<T, Fault>
    where
        A: Admitted,
        T: Send + 'static,
        F: Fn(&mut Tx<'_, &Caller>) -> Result<T, Fault> + Send + Sync + 'static,
    {
        let work = Arc::new(work);
        match self.at_replica(caller, Access::Read, &work).await {
            Some(list) => Ok(list),
            None => self.read(caller, move |tx| work(tx)).await,
        }
    }

    /// The same of a list that one statement tells; else like [`App::look`].
    pub async fn look_at_list<A, T, F>(&self, caller: &A, work: F) -> Result<T, Fault>
    where
        A: Admitted,
        T: Send + 'static,
        F: Fn(&mut Tx<'_, &Caller>) -> Result<T, Fault> + Send + Sync + 'static,
    {
        let work = Arc::new(work);
        match self.at_replica(caller, Access::Look, &work).await {
            Some(list) => Ok(list),
            None => self.look(caller, move |tx| work(tx)).await,
        }
    }

    /// The same of a list that shows nothing that is due; else like [`App::read_after`]. Nothing is settled at a replica: one on
    /// which something is due is passed over.
    pub async fn read_list_after<A, S, T, F>(&self, due: S, caller: &A, work: F) -> Result<T, Fault>
    where
        A: Admitted,
        S: Settle,
        T: Send + 'static,
        F: Fn(&mut Tx<'_, &Caller>) -> Result<T, Fault> + Send + Sync + 'static,
    {
        let (due, work) = (Arc::new(due), Arc::new(work));
        let (looking, listing) = (Arc::clone(&due), Arc::clone(&work));
        let shown = move |tx: &mut Tx<'_, &Caller>| {
            if looking.is_due(tx)? { Ok(None) } else { listing(tx).map(Some) }
        };
        match self.at_replica(caller, Access::Read, &Arc::new(shown)).await {
            Some(Some(list)) => Ok(list),
            Some(None) | None => self.read_after(due, caller, move |tx| work(tx)).await,
        }
    }

    /// A page of the feed at the replica, which shows what it shows whether or not something is due: what is committed there
    /// and has no place yet gets it at the primary soon. Else like [`App::read_after`].
    pub async fn read_feed<A, S, T, F>(&self, due: S, caller: &A, work: F) -> Result<T, Fault>
    where
        A: Admitted,
        S: Settle,
        T: Send + 'static,
        F: Fn(&mut Tx<'_, &Caller>) -> Result<T, Fault> + Send + Sync + 'static,
    {
        let work = Arc::new(work);
        match self.at_replica(caller, Access::Read, &work).await {
            Some(page) => Ok(page),
            None => self.read_after(due, caller, move |tx| work(tx)).await,
        }
    }

    /// What the replica answers, if it is asked at all. What a customer sees depends on its portal, which may have been
    /// closed a moment ago, so that the primary is asked for it.
    async fn at_replica<A, T, F>(&self, caller: &A, access: Access, work: &Arc<F>) -> Option<T>
    where
        A: Admitted,
        T: Send + 'static,
        F: Fn(&mut Tx<'_, &Caller>) -> Result<T, Fault> + Send + Sync + 'static,
    {
        if !self.db.has_replica() || caller.caller().role == Role::Customer {
            return None;
        }
        let (caller, opening, work) = (Arc::clone(caller.caller()), self.opening(), Arc::clone(work));
        let share = caller.share();
        let asked = move |conn: &mut Conn| opening.run(conn, &*caller, |tx| work(tx));
        self.db.at_replica(&share, access, asked).await
    }

    /// Writes for a caller; answered once it is committed.
    pub async fn write<A, T, F>(&self, caller: &A, work: F) -> Result<T, Fault>
    where
        A: Admitted,
        T: Send + 'static,
        F: Fn(&mut Tx<'_, &Caller>) -> Result<T, Fault> + Send + 'static,
    {
        let (caller, opening) = (Arc::clone(caller.caller()), self.opening());
        let gated = move |tx: &mut Tx<'_, &Caller>| portal_gate::<A>(tx).and_then(|()| work(tx));
        self.db.write(&caller.share(), move |conn| opening.run(conn, &*caller, &gated)).await
    }

    /// Stores what a reseller's own credential creates, [together](Db::ask) with more of the reseller's where many wait.
    pub async fn store<R, M>(&self, caller: &Caller, make: M) -> Result<R, Fault>
    where
        R: Resource + Clone,
        M: FnOnce(&mut Draft<'_, &Caller>) -> Result<Creation<R>, Refusal>,
    {
        let creation = Arc::new(self.opening().draft(caller, make)?);
        self.db.ask(&caller.share(), Arc::clone(&creation), Ok).await?;
        Ok(creation.resource.clone())
    }

    /// Looks for what a stranger shows that has no token: nobody knows yet who that is.
    pub async fn look_for_stranger<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_, Actor<'_>>) -> Result<T, Fault> + Send + 'static,
    {
        let opening = self.opening();
        self.db.look(&Share::Logins, move |conn| opening.run(conn, Actor::Platform, &work)).await
    }

    /// Reads for somebody who is no caller, in turns of this share.
    pub async fn read_as<W, T, F>(&self, share: &Share, who: &Arc<W>, work: F) -> Result<T, Fault>
    where
        W: Send + Sync + 'static,
        for<'w> &'w W: Who,
        T: Send + 'static,
        F: Fn(&mut Tx<'_, &W>) -> Result<T, Fault> + Send + 'static,
    {
        let (who, opening) = (Arc::clone(who), self.opening());
        self.db.read(share, move |conn| opening.run(conn, &*who, &work)).await
    }

    /// Writes for somebody who is no caller, in turns of this share.
    pub async fn write_as<W, T, F>(&self, share: &Share, who: &Arc<W>, work: F) -> Result<T, Fault>
    where
        W: Send + Sync + 'static,
        for<'w> &'w W: Who,
        T: Send + 'static,
        F: Fn(&mut Tx<'_, &W>) -> Result<T, Fault> + Send + 'static,
    {
        let (who, opening) = (Arc::clone(who), self.opening());
        self.db.write(share, move |conn| opening.run(conn, &*who, &work)).await
    }

    /// Reads for the platform, in the turns of jobs.
    pub async fn read_as_platform<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_, Actor<'_>>) -> Result<T, Fault> + Send + 'static,
    {
        let opening = self.opening();
        self.db.read(&Share::Jobs, move |conn| opening.run(conn, Actor::Platform, &work)).await
    }

    /// Writes for the platform, in the turns of jobs.
    pub async fn write_as_platform<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_, Actor<'_>>) -> Result<T, Fault> + Send + 'static,
    {
        let opening = self.opening();
        self.db.write(&Share::Jobs, move |conn| opening.run(conn, Actor::Platform, &work)).await
    }

    /// Reads which tokens are refused since the list was read last.
    pub async fn refresh_revocations(&self) -> Result<(), Fault> {
        self.revocations.refresh(&self.db, self.clock.real()).await
    }

    /// Reads which keys sign and verify tokens, unless the settings say so; removes those whose tokens have all ended.
    pub async fn refresh_signing_keys(&self) -> Result<(), KeyError> {
        if self.settings.signing_key.is_some() {
            return Ok(());
        }
        let reading = self.db.read(&Share::Server, key_store::read).await?;
        if let Some(ring) = reading.renew(&self.tokens.ring(), &self.terms.sealer)? {
            tracing::info!("the signing keys in the database are other ones");
            self.tokens.set_ring(ring);
        }
        let outlived = key_store::outlived(&self.tokens.ring(), self.clock.real());
        if !outlived.is_empty() {
            self.db.write(&Share::Server, move |conn| key_store::remove(conn, &outlived)).await?;
        }
        Ok(())
    }

    /// Refuses what exists in the simulated mode only.
    pub fn check_simulated(&self) -> Result<(), Refusal> {
        if self.settings.aws_mode == AwsMode::Simulated { Ok(()) } else { Err(Code::NotSimulated.into()) }
    }

    /// Reads by how much the test clock is ahead of real time. In other modes than the simulated one there is none.
    pub async fn read_test_clock(&self) -> Result<(), Fault> {
        if self.settings.aws_mode == AwsMode::Simulated {
            let found = self.db.read(&Share::Server, |conn| Ok(test_clock::store::get(conn)?)).await?;
            self.clock.lead_by(found.offset_seconds, found.version);
        }
        Ok(())
    }
}

/// A customer sees nothing but its own client while the provider is not enabled in the portal (C4).
fn portal_gate<A: Admitted>(tx: &mut Tx<'_, &Caller>) -> Result<(), Fault> {
    if A::GATED
        && tx.caller.role == Role::Customer
        && let Some(client_id) = tx.caller.tenant.client_id()
        && !clients::providers::store::is_enabled_in_portal(tx.conn, client_id)?
    {
        return Err(Code::PortalNotEnabled.into());
    }
    Ok(())
}
