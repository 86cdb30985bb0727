//! Names and other short texts that people give, on one line.

use super::{FieldError, normalise::is_invisible};

/// Whether a text has something to see: neither blanks of any script nor invisible characters alone.
pub fn check_not_blank(text: &str) -> Result<(), FieldError> {
    let blank = |c: char| c.is_whitespace() || is_invisible(c) || is_filler(c);
    if text.chars().all(blank) { Err(FieldError::new("blank")) } else { Ok(()) }
}

/// A name: something to see, on one line.
pub fn check_name(text: &str) -> Result<(), FieldError> {
    check_one_line(text)?;
    check_not_blank(text)
}

/// A text on one line: no control character, not even a line break.
pub fn check_one_line(text: &str) -> Result<(), FieldError> {
    if text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        return Err(FieldError::new("control_character"));
    }
    Ok(())
}

/// The name without the blanks around it, as it is stored and compared.
pub fn trimmed(name: &str) -> String {
    name.trim().to_owned()
}

/// Characters that are shown as nothing though Unicode counts them as letters, marks or symbols.
const fn is_filler(c: char) -> bool {
    matches!(
        c,
        '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{2061}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_is_what_shows_nothing() {
        for text in
            ["", " ", "\u{A0}\u{3000}", "\u{200B}", "\u{200B} \u{FEFF}\u{2060}", "\u{3164}", "\u{2800}", "\u{AD}"]
        {
            assert_eq!(check_not_blank(text), Err(FieldError::new("blank")), "{text:?}");
            assert!(check_name(text).is_err(), "{text:?}");
        }
        for text in ["a", " Panadería ", "例", "👩\u{200D}🍳", "-", "line\nline"] {
            assert_eq!(check_not_blank(text), Ok(()), "{text:?}");
        }
    }

    #[test]
    fn a_name_is_on_one_line_and_has_no_control_characters() {
        for text in ["a\nb", "a\tb", "a\rb", "a\u{1B}[31m", "a\u{85}b", "a\u{2028}b", "a\0"] {
            assert_eq!(check_name(text), Err(FieldError::new("control_character")), "{text:?}");
        }
        assert_eq!(check_name("Panadería Sol S.L."), Ok(()));
    }
}
