//! Removes what copying and pasting adds to a value: blanks, invisible characters, quotes and backticks.
//!
//! It knows no format and refuses nothing. Only the value's own type decides whether the rest is right.

use std::borrow::Cow;

/// Whether a character has no width, so that nobody sees it in a pasted value (zero-width and direction marks).
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
    )
}

/// Whether a character is a quotation mark, straight or typographic, or a backtick.
const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '«' | '»' | '‹' | '›' | '\u{2018}'..='\u{201F}')
}

/// Takes blanks of any script, invisible characters, quotes and backticks off both ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c) || is_quote(c))
}

/// Like [`trim`], and also removes invisible characters from the inside; borrows when there were none.
pub(super) fn trim_and_clean(text: &str) -> Cow<'_, str> {
    let trimmed = trim(text);
    if trimmed.contains(is_invisible) {
        Cow::Owned(trimmed.chars().filter(|c| !is_invisible(*c)).collect())
    } else {
        Cow::Borrowed(trimmed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_blank_quote_and_invisible_character_is_trimmed_from_both_ends() {
        let marks = " \t\r\n\u{A0}\u{2003}\u{3000}\u{200B}\u{200C}\u{200D}\u{200E}\u{202A}\u{2060}\u{2069}\u{FEFF}\u{AD}\"'`‘’“”„«»‹›";
        for mark in marks.chars() {
            assert_eq!(trim(&format!("{mark}a b{mark}")), "a b", "{mark:?}");
        }
    }

    #[test]
    fn mixed_layers_are_trimmed_together() {
        assert_eq!(trim(" \u{FEFF}\"' a '\"\u{200B}\n"), "a");
    }

    #[test]
    fn letters_and_punctuation_at_the_ends_stay() {
        assert_eq!(trim("-a.:/"), "-a.:/");
    }

    #[test]
    fn only_trimming_keeps_invisible_characters_inside() {
        assert_eq!(trim("a\u{200B}b"), "a\u{200B}b");
    }

    #[test]
    fn cleaning_removes_invisible_characters_inside_but_no_blanks_or_quotes() {
        assert_eq!(trim_and_clean("\u{200B}a\u{200B} '\u{FEFF}b\u{2060}"), "a 'b");
    }

    #[test]
    fn only_marks_leave_nothing() {
        assert_eq!(trim_and_clean("\"\u{200B}` \""), "");
    }
}
