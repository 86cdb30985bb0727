//! Where a consumer of the feed stands, and whether all that came after it is still there.

pub mod model;
pub mod store;
