// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "c66b4e0ceaf2e39f0effda7d1459e24c257ec4c58523b1939f95092cecb61b22";
