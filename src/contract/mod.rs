//! What the contract promises of every body and every list: forms, rules, pages, warnings. Knows no resource and no HTTP.

pub mod formats;
pub mod moment;
pub mod page;
pub mod patch;
pub mod path_id;
pub mod query;
pub mod resource;
pub mod rules;
pub mod shapes;
pub mod task;
pub mod told;
pub mod warning;
