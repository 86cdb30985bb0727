#![doc = include_str!("../README.md")]

mod call;
mod client;
mod error;
mod generated;
mod helpers;
mod hooks;
mod page;
mod raw;
mod request;
mod response;
mod retry;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod tokens;
mod transport;
mod values;
pub mod webhooks;

pub use call::Call;
pub use client::{Builder, Gangway};
pub use error::{ApiError, Error};
pub use generated::spec::{SPEC_HASH, VERSION};
pub use generated::{models, resources};
pub use helpers::Follow;
pub use hooks::{Attempt, Outcome};
pub use page::{Items, Page, Pages};
pub use raw::{Raw, RawOptions};
pub use response::{Response, TextOrJson};
pub use values::{ETag, Patch, Secret};

/// The `code` of every problem that the API answers with today; see [`Error::code`].
pub mod codes {
    pub use crate::generated::codes::*;
}

/// The HTTP client, whose types appear in this API: [`reqwest::Client`], [`reqwest::header::HeaderMap`].
pub use reqwest;
