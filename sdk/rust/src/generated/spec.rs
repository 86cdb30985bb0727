// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "6f79e224863fb6734420b8fe749fe67ff3fa8fbe8373436ce94651fea8bcd047";
