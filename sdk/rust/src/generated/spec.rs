// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "3eedd9979b4853cf0f4c115700b91ef2ae87a9c4a1492c7b80b9b8d5e64a3547";
