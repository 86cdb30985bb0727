//! What spans and the way to the collector agree on.

use tracing_subscriber::{Layer, Registry};

/// What takes spans, beside the log or for it.
pub type Taker = Box<dyn Layer<Registry> + Send + Sync>;

/// The target of all these spans, by which the log leaves them out and the exporter takes them.
pub const TARGET: &str = "gangway_traces";

/// A job's name, which its span alone has.
#[cfg(feature = "otlp")]
pub(super) const JOB: &str = "gangway.job";

/// Whether a job's round did something; rounds that did not are not told.
pub(super) const WORKED: &str = "gangway.job.worked";

/// The span that a caller's request is a part of, as its `traceparent` says.
#[derive(Debug, Clone, Copy)]
pub struct Parent<'a> {
    /// Id of the trace, 32 hexadecimal digits.
    pub trace_id: &'a str,
    /// Id of the caller's span, 16 hexadecimal digits.
    pub parent_id: &'a str,
    /// Whether the caller keeps its trace; this server then does, and else does not.
    pub is_sampled: bool,
}
