//! Pricebooks: what usage costs a customer. Masters belong to the platform, custom ones to a reseller.

pub mod dto;
pub mod model;
pub mod ops;
pub mod pricing;
pub mod rules;
pub mod seed;
pub mod store;
