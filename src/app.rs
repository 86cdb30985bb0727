//! The application: everything that handlers share, and the two ways in which they reach the database.

use std::sync::Arc;
use std::time::Instant;

use chrono::{DateTime, Utc};

use crate::auth::Caller;
use crate::auth::refusals::Refusals;
use crate::auth::revocations::{self, Revocations};
use crate::auth::scope::Role;
use crate::auth::secret::Hasher;
use crate::auth::token::Tokens;
use crate::aws::Aws;
use crate::clients;
use crate::clock::Clock;
use crate::contract::shapes::Shapes;
use crate::db::turns::Turns;
use crate::db::{Conn, Db, Share};
use crate::domain::Code;
use crate::fault::Fault;
use crate::limits::RateLimits;
use crate::link_requests;
use crate::metrics::Metrics;
use crate::settings::Settings;

/// What every handler can use.
pub struct App {
    /// The settings.
    pub settings: Settings,
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
    /// How many requests a credential and a reseller may send.
    pub rate_limits: RateLimits,
    /// AWS, or what stands in for it in this mode.
    pub aws: Aws,
    /// The published document.
    pub document: serde_json::Value,
    /// Its schemas, compiled.
    pub shapes: Shapes,
}

/// Something that time or others' commits make due, and that is settled before anybody reads what depends on it.
#[derive(Clone, Copy)]
pub struct Settle {
    /// Whether there is anything to settle.
    pub needed: fn(&mut Conn, DateTime<Utc>) -> Result<bool, Fault>,
    /// Settles it, in a write transaction.
    pub settle: fn(&mut Conn, DateTime<Utc>) -> Result<(), Fault>,
}

impl App {
    /// Reads for a caller.
    pub async fn read<T, F>(&self, caller: &Arc<Caller>, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Conn, &Caller) -> Result<T, Fault> + Send + 'static,
    {
        let (share, caller) = (caller.share(), Arc::clone(caller));
        let read = self.db.read(&share, move |conn| {
            portal_gate(conn, &caller)?;
            work(conn, &caller)
        });
        read.await
    }

    /// Lets a caller pass to what needs no data; like everything else, a customer only while the portal is on.
    pub async fn admit(&self, caller: &Arc<Caller>) -> Result<(), Fault> {
        if caller.role == Role::Customer { self.read(caller, |_, _| Ok(())).await } else { Ok(()) }
    }

    /// Reads what a customer may read while the portal is off: its own client.
    pub async fn read_ungated<T, F>(&self, caller: &Arc<Caller>, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Conn, &Caller) -> Result<T, Fault> + Send + 'static,
    {
        let (share, caller) = (caller.share(), Arc::clone(caller));
        self.db.read(&share, move |conn| work(conn, &caller)).await
    }

    /// Reads what depends on link requests: those whose two weeks are over are expired first, so that no answer shows
    /// them as open, whether or not a job ran.
    pub async fn read_settled<T, F>(&self, caller: &Arc<Caller>, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Conn, &Caller) -> Result<T, Fault> + Send + Sync + 'static,
    {
        self.read_after(link_requests::ops::EXPIRY, caller, work).await
    }

    /// Reads after something that is due has been settled; what is not due costs one look into an index.
    pub async fn read_after<T, F>(&self, due: Settle, caller: &Arc<Caller>, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Conn, &Caller) -> Result<T, Fault> + Send + Sync + 'static,
    {
        let now = self.clock.now();
        let work = Arc::new(work);
        let (share, reader, first) = (caller.share(), Arc::clone(caller), Arc::clone(&work));
        let answer = self.db.read(&share, move |conn| {
            portal_gate(conn, &reader)?;
            if (due.needed)(conn, now)? { Ok(None) } else { first(conn, &reader).map(Some) }
        });
        match answer.await? {
            Some(value) => Ok(value),
            None => {
                self.write(caller, move |conn, caller| {
                    (due.settle)(conn, now)?;
                    work(conn, caller)
                })
                .await
            }
        }
    }

    /// Writes for a caller, after what was due has expired; answered once it is committed.
    pub async fn write<T, F>(&self, caller: &Arc<Caller>, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: Fn(&mut Conn, &Caller) -> Result<T, Fault> + Send + 'static,
    {
        let now = self.clock.now();
        let (share, caller) = (caller.share(), Arc::clone(caller));
        let write = self.db.write(&share, move |conn| {
            portal_gate(conn, &caller)?;
            link_requests::ops::expire_due(conn, now)?;
            work(conn, &caller)
        });
        write.await
    }

    /// Reads the list of refused tokens again.
    pub async fn refresh_revocations(&self) -> Result<(), Fault> {
        let (now, begun): (DateTime<Utc>, _) = (self.clock.now(), Instant::now());
        let refused = self.db.read(&Share::Server, move |conn| revocations::read(conn, now)).await?;
        self.revocations.replace(refused, begun);
        Ok(())
    }
}

/// A customer sees nothing but its own client while the provider is not enabled in the portal (C4).
fn portal_gate(conn: &mut Conn, caller: &Caller) -> Result<(), Fault> {
    if caller.role == Role::Customer
        && let Some(client_id) = caller.tenant.client_id()
        && !clients::providers::store::is_enabled_in_portal(conn, client_id)?
    {
        return Err(Code::PortalNotEnabled.into());
    }
    Ok(())
}
