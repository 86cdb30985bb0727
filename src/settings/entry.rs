//! What the list says of a setting: what people read about it, and what its text is read into.

/// One row of the table of settings, for messages and the README.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Name of the environment variable.
    pub name: &'static str,
    /// What holds when it is not set.
    pub default: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// Whether its value is never repeated: it is a secret, or may hold one.
    pub secret: bool,
}

/// Reads a setting's text, or says what it must be.
pub(super) type Parser<T> = fn(&str) -> Result<T, String>;

/// A setting whose default is a value, read by the same parser as what is set.
pub(super) struct Defaulted<T> {
    pub setting: Setting,
    pub parse: Parser<T>,
}

/// A setting that may be absent; its default is a word about what happens then.
pub(super) struct Optional<T> {
    pub setting: Setting,
    pub parse: Parser<T>,
}
