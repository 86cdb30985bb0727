// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "a2b6ad69b93e0fcecdb913e93c37ee7728a7dafbba49249c3b33d876aa27381c";
