//! Cloud accounts: the AWS accounts of clients, on their way into the distributor's organization and in it.

pub mod dto;
pub mod inheritance;
pub mod model;
pub mod news;
pub mod ops;
pub mod store;
