//! Events: what happened, in an order that consumers can follow without missing anything. Written in the transaction of
//! the change, by [`append`]; read as a list or as a resumable feed.

pub mod dto;
pub mod model;
pub mod ops;
pub mod store;

pub use model::{EventKind, Subject};
pub use store::{append, append_all};
