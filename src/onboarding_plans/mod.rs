//! Onboarding plans: a file of many accounts becomes a plan that says row by row what would happen, and then happens, each
//! row in a transaction of its own and once at most.

pub mod apply;
mod csv;
pub mod decide;
pub mod dto;
pub mod due;
pub mod facts;
pub mod model;
pub mod ops;
pub mod sheet;
pub mod store;
pub mod told;
