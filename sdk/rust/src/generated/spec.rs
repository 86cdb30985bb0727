// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "0de8136d352f3fe833209cddf21abb2e28124ae3e3013dfa6606a9f506ce3578";
