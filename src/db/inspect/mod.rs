//! Looks into a database and changes nothing of it: transactions that only read, and on SQLite a connection that can do no more,
//! makes no file, and takes no lock that a server would wait for.

pub mod postgres;
pub mod replica;
pub mod sqlite;

use diesel::connection::AnsiTransactionManager;

use super::address::limits;
use super::conn::{Conn, ConnectError, LOCK_LIMIT, READ_LIMIT, Target};
use super::deadline::Deadline;
use super::lane::READ_PG;
use crate::fault::{DbError, Fault};

/// A connection by which nothing can be changed.
pub struct Inspection {
    conn: Conn,
    /// A file that was read as one that nobody changes.
    frozen: Option<sqlite::Frozen>,
}

impl Inspection {
    /// Opens a connection. A file must be there.
    pub fn open(target: &Target) -> Result<Self, ConnectError> {
        match target {
            Target::Postgres(_) => Ok(Self { conn: target.connect()?, frozen: None }),
            Target::Sqlite { path, .. } => {
                let (conn, frozen) = sqlite::open(path)?;
                Ok(Self { conn: Conn::Sqlite(conn), frozen })
            }
        }
    }

    /// Runs work in a transaction that reads, and ends it. What a statement of it may take is what a reader's may.
    pub fn read<T>(&mut self, work: impl FnOnce(&mut Conn) -> Result<T, Fault>) -> Result<T, Fault> {
        match &mut self.conn {
            Conn::Pg(conn) => {
                // Behind a pooler a connection keeps nothing.
                let limits = limits(READ_LIMIT, LOCK_LIMIT);
                AnsiTransactionManager::begin_transaction_sql(conn, &format!("{READ_PG}; {limits}"))?;
            }
            Conn::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN")?,
        }
        let limit = Deadline::within(READ_LIMIT);
        let found = work(&mut self.conn);
        drop(limit);
        let ended = self.conn.undo();
        if self.frozen.as_ref().is_some_and(sqlite::Frozen::is_over) {
            return Err(DbError::Busy("a server has begun to write meanwhile".to_owned()).into());
        }
        let found = found?;
        ended?;
        Ok(found)
    }
}
