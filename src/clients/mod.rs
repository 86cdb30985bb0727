//! Clients: a reseller's end customers. Everything else hangs below one, so a client comes first (C1).

pub mod contact;
pub mod discovery;
pub mod dto;
pub mod model;
pub mod ops;
pub mod providers;
pub mod questions;
pub mod store;
