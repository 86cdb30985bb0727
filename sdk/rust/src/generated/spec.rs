// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "2a3599405b3c47cf3fc385f2a1b6578dfeb6b003f2cc290efffce0bb60dd9b0a";
