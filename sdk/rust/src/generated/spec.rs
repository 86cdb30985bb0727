// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "e9cb4d31ebb2a4f8b8ee1168dfd934e8ffc467c6bf0f80009c5e2d631555b4c3";
