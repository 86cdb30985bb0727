//! The read-only role of a cloud account: its ARN, whether it works, and the kit to create it. One role an account.

pub mod check;
pub mod dto;
pub mod due;
pub mod kit;
pub mod model;
pub mod ops;
pub mod report;
pub mod schedule;
pub mod setup_kit;
pub mod store;
pub mod verification;
