//! Deliveries: one for each event and each endpoint that takes it.

pub mod dto;
pub mod due;
pub mod model;
pub mod ops;
pub mod schedule;
pub mod store;
