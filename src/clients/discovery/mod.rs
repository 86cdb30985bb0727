//! The discovery questions: what to know of a client before an existing account of it is linked (A10), what it answered,
//! and which risks follow.

pub mod catalogue;
pub mod dto;
pub mod model;
pub mod store;
