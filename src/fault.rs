//! What an operation can end with besides its answer: a refusal by a rule, or a failure of the database or of AWS.

use crate::domain::{Code, Refusal};

/// AWS gave no usable answer: a time-out, throttling, a broken connection. It says nothing about the thing asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("AWS gave no usable answer: {0}")]
pub struct AwsUnavailable(pub String);

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
    #[error("{0}")]
    Failed(String),
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

/// An operation's failure. Knows no HTTP; `http::problem` turns it into an answer.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A rule says no; nothing was stored.
    #[error(transparent)]
    Refused(Box<Refusal>),
    /// The database failed; nothing was stored, unless it did not answer a commit.
    #[error(transparent)]
    Db(#[from] DbError),
    /// What the code relies on is not so; says what, without a value.
    #[error("{0}")]
    Internal(&'static str),
    /// AWS gave no usable answer.
    #[error(transparent)]
    Aws(#[from] AwsUnavailable),
}

impl Fault {
    /// Whether trying the same thing again may help, because it failed for want of the database or of AWS. Everything
    /// else lies in what was to be worked on.
    pub const fn is_passing(&self) -> bool {
        match self {
            Self::Aws(_) => true,
            Self::Db(error) => error.is_passing(),
            Self::Refused(_) | Self::Internal(_) => false,
        }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<Code> for Fault {
    fn from(code: Code) -> Self {
        Refusal::new(code).into()
    }
}
