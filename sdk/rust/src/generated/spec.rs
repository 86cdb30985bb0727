// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The version of the document that this was made from, which is the crate's version.
pub const VERSION: &str = "0.1.0";
/// The SHA-256 of that document.
pub const SPEC_HASH: &str = "3c531e75c54b1116881a9063bd8e6280bb75dd0056395ba8d0ab523ab25a51f6";
