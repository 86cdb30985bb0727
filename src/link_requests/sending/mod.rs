//! Whose turn it is at AWS: invitations have a budget of a day, and new accounts are made a few at a time. What is beyond
//! waits, and goes out by itself.

pub mod model;
pub mod ops;
pub mod store;
