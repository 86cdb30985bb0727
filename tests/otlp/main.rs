//! Traces as a collector receives them by OTLP, from the real program.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected shall stop"
)]

mod collector;
mod outage;
#[cfg(feature = "aws")]
mod sdk;
mod secrecy;
#[path = "../it/support/mod.rs"]
#[allow(dead_code, unused_imports, reason = "it is shared, and these tests use a part of it")]
mod support;
mod tree;
