//! What usage costs under a pricebook, line by line and with the reason.

pub mod dto;
pub mod index;
pub mod model;
pub mod reason;
pub mod usage;
