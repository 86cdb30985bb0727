//! Link requests: from the reseller's wish through the operations queue and AWS's invitation to the linked account.

pub mod answers;
pub mod caller;
pub mod command;
mod create;
pub mod discovered;
pub mod dto;
pub mod due;
pub mod failure;
pub mod follow;
pub mod found;
pub mod lapse;
pub mod machine;
pub mod model;
pub mod moves;
pub mod ops;
mod outgoing;
pub mod send;
pub mod sending;
pub mod store;
pub mod stuck;
pub mod warnings;
