//! The pre-flight of a link request: which way an account can come in, and what stands against it. Changes nothing.

pub mod check;
pub mod codes;
pub mod conditions;
pub mod dto;
pub mod facts;
pub mod model;
pub mod ops;
