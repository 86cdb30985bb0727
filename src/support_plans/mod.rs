//! Support plan groups: which of a client's accounts are billed for AWS Support in which way; and the catalogue of AWS's
//! support plans.

pub mod catalog;
pub mod dto;
pub mod ending;
pub mod model;
pub mod store;
