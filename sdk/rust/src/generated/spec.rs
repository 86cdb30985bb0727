// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "d66fbf7f3cc57e3ff8e66fb9bbbe5c81f8d742af86db5d580142b50edeeb381f";
