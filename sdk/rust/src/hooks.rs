//! What a program can watch. Hooks never see tokens, secrets or bodies.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::Error;

/// A request that is about to be sent, or was.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// The id of the operation in the document, such as `getClient`.
    pub operation: &'a str,
    /// Which try of it this is, from 1.
    pub number: u32,
    /// The HTTP method.
    pub method: &'a str,
    /// The path, without its query.
    pub path: &'a str,
}

/// What became of it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Outcome<'a> {
    /// The HTTP status of the answer; or why there is none.
    pub result: Result<u16, &'a Error>,
    /// How long it took.
    pub duration: Duration,
    /// What the server's log calls it, if it answered.
    pub request_id: Option<&'a str>,
}

type Before = dyn Fn(&Attempt<'_>) + Send + Sync;
type After = dyn Fn(&Attempt<'_>, &Outcome<'_>) + Send + Sync;

#[derive(Clone, Default)]
pub(crate) struct Hooks {
    pub before: Option<Arc<Before>>,
    pub after: Option<Arc<After>>,
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hooks")
    }
}
