// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "97e2fb75b7e61b305a56ae0b0bf85032dd48007fe718746d4359ced57ceb1bff";
