//! A currency that money can be counted in.
//!
//! The list comes from a library. Nothing is guessed: no symbols, no names, no lower case.

use super::FieldError;

/// A currency by its three-letter code in upper case (ISO 4217).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency {
    currency: iso_currency::Currency,
    minor_units: u16,
}

checked_text!(conversions Currency);

impl Currency {
    /// Accepts a code with a minor unit; anything else is `unknown_currency`, also gold (`XAU`), the test code
    /// (`XTS`) and the like, for which ISO 4217 defines no decimal places, so no amount could be written.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        iso_currency::Currency::from_code(text)
            .and_then(|currency| {
                let minor_units = currency.exponent()?;
                Some(Self { currency, minor_units })
            })
            .ok_or(FieldError::new("unknown_currency"))
    }

    /// The three-letter code in upper case.
    pub fn as_str(&self) -> &'static str {
        self.currency.code()
    }

    /// The number of decimal places of the smallest unit, 0 to 4 (ISO 4217): 2 for USD, 0 for JPY.
    pub fn minor_units(&self) -> u32 {
        u32::from(self.minor_units)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_codes_are_accepted_and_kept() {
        for text in ["USD", "EUR", "GBP", "MXN", "JPY", "KWD"] {
            assert_eq!(Currency::parse(text).map(|currency| currency.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "usd", "Usd", "US", "USDX", " USD", "USD ", "$", "840", "AAA", "ÜSD"] {
            let refused = Err(FieldError::new("unknown_currency"));
            assert_eq!(Currency::parse(text), refused, "{text:?}");
        }
    }

    #[test]
    fn codes_without_decimal_places_of_their_own_are_refused() {
        for text in ["XAU", "XDR", "XTS", "XXX"] {
            let refused = Err(FieldError::new("unknown_currency"));
            assert_eq!(Currency::parse(text), refused, "{text:?}");
        }
    }

    #[test]
    fn minor_units_are_those_of_iso_4217() {
        for (text, units) in [("USD", 2), ("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4)] {
            assert_eq!(Currency::parse(text).map(|currency| currency.minor_units()), Ok(units));
        }
    }
}
