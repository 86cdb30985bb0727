//! Repeated POSTs: what was answered to an `Idempotency-Key` is kept for a day with its effect, in the same transaction,
//! so that the same request gets the same answer and is carried out once.

pub mod model;
pub mod ops;
pub mod store;
