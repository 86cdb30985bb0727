//! How failures of diesel and of the databases are told.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

use crate::fault::{DbError, Fault};

impl From<DieselError> for DbError {
    fn from(error: DieselError) -> Self {
        let DieselError::DatabaseError(kind, info) = &error else {
            return Self::Failed(error.to_string());
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
            _ => Self::Failed(error.to_string()),
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
        "could not receive data from server",
        "could not send data to server",
        "recovery is in progress",
        "terminating connection",
        "the database system is",
    ];
    SIGNS.iter().any(|sign| message.contains(sign))
}

impl From<DieselError> for Fault {
    fn from(error: DieselError) -> Self {
        Self::Db(error.into())
    }
}
