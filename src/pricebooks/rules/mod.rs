//! The rules of a custom pricebook: markups and discounts on list price, and every set of them that there ever was.

pub mod dto;
pub mod model;
pub mod ops;
pub mod store;
