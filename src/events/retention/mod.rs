//! How long events are kept: the oldest ones are removed in steps, and how far is written down, so that a consumer that
//! comes too late is told so and is never left with a hole.

pub mod store;

use chrono::{DateTime, Utc};

/// The last event that was removed: all before it in the feed are gone, and all after it are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Horizon {
    /// Its place.
    pub position: i64,
    /// Its id.
    pub id: String,
    /// Its time.
    pub at: DateTime<Utc>,
}
