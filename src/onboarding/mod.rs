//! The onboarding checklists, computed from facts on every read.

pub mod actions;
pub mod dto;
pub mod model;
pub mod ops;
