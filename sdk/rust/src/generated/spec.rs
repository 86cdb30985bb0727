// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "5c544742e9b2d1565cb85eea78ab4538f1fd744da6de5bd7e722dc13c10ca510";
