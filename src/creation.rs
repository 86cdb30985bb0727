//! What a new resource of a reseller is stored with: its event, and its count in a quota. New resources of one reseller that wait for
//! the database are stored [together](crate::db::question).

use crate::db::question::{Answers, Question};
use crate::db::{Access, Conn, PgConnection, Rows, Statement, Values, carry_out, store_all_counted, store_counted};
use crate::events::store::{self, News};
use crate::events::{EventKind, Subject};
use crate::fault::{DbError, Fault};
use crate::id::ResellerId;
use crate::quotas;
use crate::quotas::model::{Quota, Quotas};
use crate::tx::{Draft, Who};

/// What is created and stored in one row.
pub trait Resource: Send + Sync + Sized + 'static {
    /// What happens.
    const CREATED: EventKind;

    /// What it is counted in.
    const QUOTA: Quota;

    /// Whose it is.
    fn reseller_id(&self) -> &ResellerId;

    /// What is told of it.
    fn subject(&self) -> Subject<'_>;

    /// What it has that no other of its reseller may have.
    fn unique(&self) -> Option<&str>;

    /// Its row.
    fn insertion(&self) -> impl Statement;

    /// The rows of several.
    fn insertions<'a>(new: &[&'a Self]) -> Rows<impl Values + use<'a, Self>>;

    /// Why the database does not take it.
    fn refused(error: DbError) -> Fault;
}

/// A new resource.
pub struct Creation<R> {
    /// The resource.
    pub resource: R,
    news: News,
    quotas: Quotas,
}

impl<R: Resource> Creation<R> {
    /// A new resource.
    pub fn new(draft: &mut Draft<'_, impl Who>, resource: R) -> Self {
        let news = News::of(draft, R::CREATED, &resource.subject());
        Self { resource, news, quotas: draft.terms.quotas.clone() }
    }

    /// Stores it with its event and its count, or nothing. On PostgreSQL that is one statement, which needs no transaction around
    /// it. Near the limit, and where nothing has been counted yet, it takes a transaction: [`DbError::Stale`] without one.
    pub fn store(&self, conn: &mut Conn) -> Result<(), Fault> {
        if let Conn::Pg(conn) = conn {
            let stored = store_counted(conn, self.counting(1), self.resource.insertion(), self.news.insertion());
            if stored.map_err(R::refused)? {
                return Ok(());
            }
        }
        if conn.is_in_transaction() { self.store_in_steps(conn) } else { Err(DbError::Stale.into()) }
    }

    fn counting(&self, more: i64) -> impl Statement + use<'_, R> {
        let of = self.resource.reseller_id().as_str();
        quotas::store::counting(of, R::QUOTA, more, self.quotas.limit(R::QUOTA))
    }

    fn store_in_steps(&self, conn: &mut Conn) -> Result<(), Fault> {
        carry_out(conn, &self.resource.insertion()).map_err(R::refused)?;
        store::store(conn, vec![self.news.clone()])?;
        quotas::ops::take(conn, &self.quotas, self.resource.reseller_id(), R::QUOTA, 1)
    }
}

impl<R: Resource> Question for Creation<R> {
    type Answer = ();

    const ACCESS: Access = Access::Store;

    fn joins(&self) -> bool {
        quotas::store::counts_side_by_side(R::QUOTA, self.quotas.limit(R::QUOTA))
    }

    fn ask(&self, conn: &mut Conn) -> Result<(), Fault> {
        self.store(conn)
    }

    fn ask_together(conn: &mut PgConnection, creations: &[&Self]) -> Result<Answers<Self>, DbError> {
        // Whoever stores the same at the same moment waits for the other: in one order, so that nobody waits for the other in turn.
        let mut new = creations.to_vec();
        new.sort_unstable_by_key(|one| one.resource.unique());
        let more = i64::try_from(new.len()).unwrap_or(i64::MAX);
        let Some(first) = new.first() else { return Ok(Vec::new()) };
        let of = first.resource.reseller_id();
        if new.iter().any(|one| one.resource.reseller_id() != of) {
            return Err(DbError::Stale);
        }
        let rows = R::insertions(&new.iter().map(|one| &one.resource).collect::<Vec<_>>());
        let news = News::insertions(&new.iter().map(|one| &one.news).collect::<Vec<_>>());
        if store_all_counted(conn, first.counting(more), rows, news)? {
            Ok(creations.iter().map(|_| Ok(())).collect())
        } else {
            Err(DbError::Stale)
        }
    }
}
