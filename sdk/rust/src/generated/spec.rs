// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "8ee4ba3385f9dce12f7ff70eb28dbb294d43c748e57bb3be186cf8702638c349";
