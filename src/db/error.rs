//! What can go wrong in the database, told without HTTP and without the database's own types leaking upward.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// A database failure.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// A unique index refused the row; the text names the index (PostgreSQL) or its columns (SQLite).
    #[error("unique index violated: {0}")]
    Unique(String),
    /// Somebody else changed the row between our read and our write: the whole transaction is tried again.
    #[error("the row was changed by another transaction")]
    Stale,
    /// No connection or lock was to be had in time.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// Too many of the same share wait for their turn already.
    #[error("too many wait for their turn")]
    Crowded,
    /// The database cannot be reached, or its disk is full.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A row holds what the model does not allow.
    #[error("corrupt row in {table}: {detail}")]
    Corrupt {
        /// Table of the row.
        table: &'static str,
        /// Which id and column, without the value.
        detail: String,
    },
    /// The job was lost (a panic in a transaction).
    #[error("the database task ended without an answer")]
    Lost,
    /// Everything else.
    #[error(transparent)]
    Failed(DieselError),
}

impl DbError {
    /// Whether running the transaction again may succeed.
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Stale)
    }

    /// Whether the database was not to be had, so that it says nothing about what was to be read or written.
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Stale | Self::Busy(_) | Self::Crowded | Self::Unavailable(_))
    }

    /// Whether this is a violation of the named unique index. SQLite names columns: `table.column`, so both are asked for.
    pub fn violates(&self, index: &str, columns: &str) -> bool {
        matches!(self, Self::Unique(what) if what.contains(index) || what.ends_with(columns))
    }
}

impl From<DieselError> for DbError {
    fn from(error: DieselError) -> Self {
        let DieselError::DatabaseError(kind, info) = &error else {
            return Self::Failed(error);
        };
        let message = info.message();
        match kind {
            DatabaseErrorKind::UniqueViolation => Self::Unique(info.constraint_name().unwrap_or(message).to_owned()),
            DatabaseErrorKind::SerializationFailure => Self::Stale,
            _ if message.contains("deadlock detected") => Self::Stale,
            DatabaseErrorKind::ReadOnlyTransaction => Self::Unavailable(message.to_owned()),
            DatabaseErrorKind::ClosedConnection => Self::Unavailable("connection closed".to_owned()),
            _ if is_unavailable(message) => Self::Unavailable(message.to_owned()),
            _ if message.contains("database is locked")
                || message.contains("canceling statement")
                || message == "interrupted" =>
            {
                Self::Busy(message.to_owned())
            }
            _ => Self::Failed(error),
        }
    }
}

/// Whether the database's message says that it is going down, cannot be reached, or has no room or no way to write.
/// SQLite has its own words for a full disk, an input/output error, and a file that cannot be opened or written;
/// PostgreSQL has messages for each, and its client library for a lost connection.
fn is_unavailable(message: &str) -> bool {
    const SIGNS: &[&str] = &[
        "database or disk is full",
        "disk I/O error",
        "unable to open database file",
        "attempt to write a readonly database",
        "No space left on device",
        "could not extend file",
        "could not write to file",
        "server closed the connection",
        "no connection to the server",
        "terminating connection",
        "the database system is",
    ];
    SIGNS.iter().any(|sign| message.contains(sign))
}
