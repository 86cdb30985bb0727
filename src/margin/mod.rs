//! The margin guard: what a client pays and what its reseller pays, and which settings lose money.

pub mod dto;
pub mod model;
pub mod ops;
