//! The adapter to AWS against peers that others wrote: fakecloud stands in for STS, IAM, Organizations and Support with
//! all accounts in one world, microburst breaks things on the wire, and ministack enforces identities' policies, which
//! fakecloud does not. `.ci/install tests` builds and installs them below target/. What no peer shows is listed in
//! docs/aws.md.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected shall stop"
)]

mod creations;
mod enforced;
mod faults;
mod identity;
mod invitations;
mod pages;
mod peers;
mod recovery;
mod roles;
mod secrets;
mod start;
#[path = "../it/support/mod.rs"]
#[allow(dead_code, unused_imports, reason = "it is shared, and these tests use a part of it")]
mod support;
mod walk;
mod world;
