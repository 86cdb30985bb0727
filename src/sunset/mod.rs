//! Support plans that AWS ends: which accounts have one, what follows for each and what that costs, and the event that tells
//! of it. Changes no account.

pub mod dto;
pub mod model;
pub mod ops;
pub mod store;
pub mod tell;
