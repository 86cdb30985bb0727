//! The name of a new AWS account.

use super::FieldError;

/// Characters that AWS takes at most (AWS Organizations, CreateAccount).
const MOST: usize = 50;

/// Whether AWS takes this as the name of a new account: 1–50 printable ASCII characters, not all of them blanks (AWS
/// Organizations, CreateAccount).
pub fn check_account_name(text: &str) -> Result<(), FieldError> {
    let printable = text.bytes().all(|byte| (0x20..=0x7e).contains(&byte));
    let ok = printable && (1..=MOST).contains(&text.len()) && !text.trim().is_empty();
    if ok { Ok(()) } else { Err(FieldError::new("invalid_account_name")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_1_to_50_printable_ascii_characters() {
        for name in ["Sol Production", "~", &"x".repeat(50)] {
            assert_eq!(check_account_name(name), Ok(()), "{name}");
        }
        for name in ["", "   ", "Panadería Sol", "tab\there", &"x".repeat(51)] {
            assert!(check_account_name(name).is_err(), "{name}");
        }
    }
}
