//! What usage costs under a pricebook, line by line and with the reason.

pub mod dto;
pub mod model;
