//! What an operation can end with besides its answer: a refusal by a rule, or a failure of the database or of AWS.

use crate::aws::AwsUnavailable;
use crate::db::DbError;
use crate::domain::{Code, Refusal};

/// An operation's failure. Knows no HTTP; `http::problem` turns it into an answer.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A rule says no; nothing was stored.
    #[error(transparent)]
    Refused(Box<Refusal>),
    /// The database failed; nothing was stored.
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

impl From<diesel::result::Error> for Fault {
    fn from(error: diesel::result::Error) -> Self {
        Self::Db(error.into())
    }
}
