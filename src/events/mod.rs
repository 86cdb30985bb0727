//! Events: what happened, in an order that consumers can follow without missing anything. Written in the transaction of
//! the change, by [`append`]; read as a list or as a resumable feed, page by page, held open until something happens, or
//! as a stream.

pub mod dto;
pub mod feed;
pub mod followers;
pub mod model;
pub mod ops;
pub mod retention;
pub mod store;

pub use model::{EventKind, Subject};
pub use store::{append, append_all};
