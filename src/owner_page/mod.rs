//! What the owner of an AWS account sees by a link, and does by it: the own steps for this one account and nothing else. How
//! it looks is in `api::owner_page`.

pub mod model;
pub mod ops;
