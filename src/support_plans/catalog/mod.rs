//! The catalogue of AWS's support plans, and what they cost.

pub mod charge;
pub mod dto;
pub mod families;
pub mod model;
pub mod quote;
