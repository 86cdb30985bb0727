// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "2c95bf0a38a7a31a6ff07ed996d9b927dd6c1dbdb0c64ad0702b1448f774a250";
