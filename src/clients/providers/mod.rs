//! A client's cloud providers: which pricebook its accounts inherit, and whether its portal is on. AWS is the only one.

pub mod dto;
pub mod model;
pub mod store;
