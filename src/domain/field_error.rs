//! The refusal of one member's value.
//!
//! It carries no sentence, since texts exist in several languages, and never the refused input, which may be long,
//! personal or hostile: only a code and short values such as limits.

/// Why one member's value was refused: a stable code, and the values its message needs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}")]
pub struct FieldError {
    /// The stable code, in snake case, that clients may compare.
    pub code: &'static str,
    /// Names and values for the message's placeholders, in the order they were added.
    pub args: Vec<(&'static str, String)>,
    /// Placeholders that are texts of their own, by their message ids.
    pub texts: Vec<(&'static str, &'static str)>,
}

impl FieldError {
    /// A refusal whose message needs no values.
    pub const fn new(code: &'static str) -> Self {
        Self { code, args: Vec::new(), texts: Vec::new() }
    }

    /// Adds a value for the message; keep it short and never pass pasted input.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds a text of its own for the message, by its id: never what somebody sent, which only ever is a value.
    #[must_use]
    pub fn with_text(mut self, name: &'static str, message: &'static str) -> Self {
        self.texts.push((name, message));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_its_code_only() {
        let error = FieldError::new("too_long").with("max", "128");
        assert_eq!(error.to_string(), "too_long");
    }

    #[test]
    fn keeps_values_in_the_order_they_were_added() {
        let error = FieldError::new("range").with("min", "1").with("max", "2");
        assert_eq!(error.args, [("min", "1".to_owned()), ("max", "2".to_owned())]);
    }
}
