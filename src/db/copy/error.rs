//! Why a copy was not made, as whoever asked for it reads it.

use diesel::result::Error as DieselError;

use super::report::Report;
use crate::db::conn::ConnectError;
use crate::db::migrate::MigrateError;
use crate::fault::DbError;

/// Why a copy was not made, or what a comparison has found.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says what it is")]
pub enum CopyError {
    #[error("copies go from sqlite://… to postgres://… and no other way")]
    Direction,
    #[error("there is no database file {0:?}")]
    NoSource(String),
    #[error("the database file {0:?} is in use: stop the server, and whatever else has it open, and copy then")]
    InUse(String),
    #[error("the database file {path:?} cannot be read: {reason}")]
    Unreadable { path: String, reason: String },
    #[error("the {0} holds no tables of Gangway")]
    NotOurs(&'static str),
    #[error(
        "the {side} was last used by an older version of Gangway: it has not had the migration {migration}; {advice}"
    )]
    Older { side: &'static str, migration: String, advice: &'static str },
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    #[error(transparent)]
    Connect(#[from] ConnectError),
    #[error("the column {column} of {table} is not on both sides")]
    Column { table: String, column: String },
    #[error("the column {column} of {table} has the type {kind}, which cannot be copied")]
    Kind { table: String, column: String, kind: String },
    #[error("the table {0} has no primary key, and cannot be compared")]
    NoKey(String),
    #[error(
        "the destination holds data in {0}: name an empty database, or say --replace to remove all that Gangway has there"
    )]
    HoldsData(String),
    #[error(
        "a server works on the destination (the job {0} is leased): stop it; the lease of one that was killed ends within ten seconds"
    )]
    Served(String),
    #[error(
        "others are at work in the destination, and its tables could not be locked in time: end that, and copy then"
    )]
    Locked,
    #[error("nothing was copied: the destination does not take the row {key} of {table}: {reason}")]
    Row { table: String, key: String, reason: String },
    #[error("nothing was copied: a row of {table} refers to one that is not there: {reason}")]
    Reference { table: String, reason: String },
    #[error("{0}\nThe two databases differ in: {names}", names = .0.differing().join(", "))]
    Differ(Report),
    #[error("the destination failed: {0}")]
    Destination(DbError),
}

impl From<DieselError> for CopyError {
    fn from(error: DieselError) -> Self {
        match DbError::from(error) {
            DbError::Busy(reason) if reason.contains("lock timeout") => Self::Locked,
            error => Self::Destination(error),
        }
    }
}

impl CopyError {
    /// What a reference is refused for, with the key that it names.
    pub fn reference(table: &str, error: DieselError) -> Self {
        match &error {
            DieselError::DatabaseError(_, info) if info.details().is_some() => {
                Self::Reference { table: table.to_owned(), reason: info.details().unwrap_or_default().to_owned() }
            }
            _ => error.into(),
        }
    }

    /// What a row is refused for; when the database was not to be had, the row is not at fault.
    pub fn row(table: &str, key: String, error: DieselError) -> Self {
        let reason = match &error {
            DieselError::DatabaseError(_, info) => info.message().to_owned(),
            error => error.to_string(),
        };
        match DbError::from(error) {
            error @ DbError::Unavailable(_) => Self::Destination(error),
            _ => Self::Row { table: table.to_owned(), key, reason },
        }
    }
}
