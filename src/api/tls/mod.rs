//! TLS to clients.

pub mod identity;
pub mod server;
