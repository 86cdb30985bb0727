//! Quotas: how many of each resource a reseller may have, and how much is kept for it, so that no loop of one reseller
//! fills what all share.
//!
//! What is used stands in a row of its own for each reseller and quota (`quota_usage`), counted in the transaction of the
//! change: it costs the same however much there is, and creations at the same moment cannot pass the limit together. The
//! rows are a reseller's own, so that nobody waits for another reseller; and they are the last that a transaction takes, in
//! the order of [`model::Quota`], so that nobody who holds one waits for anything else, but the
//! statement that stores a client: it may wait for another of the same reference.

pub mod model;
pub mod ops;
pub mod store;
