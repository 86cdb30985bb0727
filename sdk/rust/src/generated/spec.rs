// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "98ca30099535f6aaf00fc4f1bdbe12e9dbe708f172be4a9da77160a4f3a1fd31";
