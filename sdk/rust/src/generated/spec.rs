// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "cede80572b8aeed1ba0e053e25082d8dd30eec7ec7fa44ebb8a6b479712fde34";
