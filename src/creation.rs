//! What a new resource of a reseller is stored with: its event, and its count in a quota.

use crate::db::{Conn, Statement, carry_out, store_counted};
use crate::events::store::News;
use crate::events::{self, EventKind, Subject};
use crate::fault::{DbError, Fault};
use crate::id::ResellerId;
use crate::quotas;
use crate::quotas::model::Quota;
use crate::tx::{Tx, Who};

/// A new resource.
pub struct Creation<'a, I> {
    /// Its row.
    pub row: I,
    /// What happened.
    pub kind: EventKind,
    /// What is told of it.
    pub subject: &'a Subject<'a>,
    /// Whose it is.
    pub of: &'a ResellerId,
    /// What it is counted in.
    pub quota: Quota,
}

impl<I: Statement> Creation<'_, I> {
    /// Stores all three, or nothing. On PostgreSQL that is one statement, which needs no transaction around it. Near the limit, and
    /// where nothing has been counted yet, it takes a transaction: [`DbError::Stale`] without one.
    pub fn store(&self, tx: &mut Tx<'_, impl Who>) -> Result<(), Fault> {
        if self.store_at_once(tx)? {
            return Ok(());
        }
        if tx.conn.is_in_transaction() { self.store_in_steps(tx) } else { Err(DbError::Stale.into()) }
    }

    /// False when nothing is stored.
    fn store_at_once(&self, tx: &mut Tx<'_, impl Who>) -> Result<bool, Fault> {
        if matches!(tx.conn, Conn::Sqlite(_)) {
            return Ok(false);
        }
        let limit = tx.terms.quotas.limit(self.quota);
        let count = quotas::store::counting(tx.conn, self.of.as_str(), self.quota, 1, limit);
        let news = News::of(tx, self.kind, self.subject);
        match tx.conn {
            Conn::Pg(conn) => Ok(store_counted(conn, count, &self.row, news.insertion())?),
            Conn::Sqlite(_) => Ok(false),
        }
    }

    fn store_in_steps(&self, tx: &mut Tx<'_, impl Who>) -> Result<(), Fault> {
        carry_out(tx.conn, &self.row)?;
        events::append(tx, self.kind, self.subject)?;
        quotas::ops::take(tx.conn, &tx.terms.quotas, self.of, self.quota, 1)
    }
}
