// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "2b268a61d9ef1f32b6fa4badf9bf071f4693ea04ff9d49d7ca12ad4f6e18143b";
