//! Owners' links: by one of them the owner of an AWS account, who has no credential here, does the own steps for this one
//! account. What the owner sees there, and does, is in `owner_page`.

pub mod dto;
pub mod model;
pub mod ops;
pub mod owner;
pub mod store;
pub mod token;
