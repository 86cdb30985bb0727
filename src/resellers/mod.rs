//! Resellers: the distributor's partners. Operations alone works with them.

pub mod dto;
pub mod model;
pub mod ops;
pub mod store;
