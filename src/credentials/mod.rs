//! Credentials: what machines and portals log in with. Secrets are stored as hashes and shown once.

pub mod archived;
pub mod dto;
pub mod model;
pub mod ops;
pub mod store;
