// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "0fe03e1a113c4113ed7cb46ed5dc5e6fa5d60b153be6980ba967ce22a393b16e";
