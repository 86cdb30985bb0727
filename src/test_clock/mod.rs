//! The test clock: in the simulated mode it moves what the platform takes for now, on every replica. In other modes it does not
//! exist, and what is stored of it has no effect.

pub mod dto;
pub mod model;
pub mod ops;
pub mod store;
