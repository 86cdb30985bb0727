//! Percentages with two decimals, kept as whole hundredths (12.50 % is 1250) so that they store and compare exactly.
//! Must not know what a percentage is for: callers bring the bounds.

use std::fmt;

use rust_decimal::Decimal;

use super::FieldError;
use super::decimal::is_plain_decimal;

/// A percentage in hundredths of one percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Percent(i32);

json_string!(Percent);

impl Percent {
    /// 0.00 %.
    pub const ZERO: Self = Self(0);
    /// 100.00 %.
    pub const HUNDRED: Self = Self(10_000);

    /// The percentage of so many hundredths of one percent.
    pub const fn from_hundredths(hundredths: i32) -> Self {
        Self(hundredths)
    }

    /// The whole hundredths of one percent, as they are stored.
    pub const fn hundredths(self) -> i32 {
        self.0
    }

    /// Reads an optional `-`, digits without leading zeros and at most two decimals within the bounds, both allowed.
    ///
    /// Errors: `invalid_percent` for another form, `out_of_range` (arguments `min`, `max`) for a number outside.
    pub fn parse_within(text: &str, min: Self, max: Self) -> Result<Self, FieldError> {
        if !is_plain_decimal(text, usize::MAX, 2) {
            return Err(FieldError::new("invalid_percent"));
        }
        // A number too long to hold is still a number: it is out of range, not malformed.
        read(text).filter(|percent| (min..=max).contains(percent)).ok_or_else(|| Self::out_of_range(min, max))
    }

    /// The refusal `out_of_range` with the bounds as arguments `min` and `max`.
    pub fn out_of_range(min: Self, max: Self) -> FieldError {
        FieldError::new("out_of_range").with("min", min.to_string()).with("max", max.to_string())
    }

    /// The sum, held at the limits of the type.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference, held at the limits of the type.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The factor it stands for: 12.50 % is 0.1250, exactly.
    pub fn as_fraction(self) -> Decimal {
        Decimal::new(i64::from(self.0), 4)
    }
}

impl std::str::FromStr for Percent {
    type Err = FieldError;

    /// Reads whatever the type can hold; who takes percentages from outside brings bounds with [`Percent::parse_within`].
    fn from_str(text: &str) -> Result<Self, FieldError> {
        Self::parse_within(text, Self(i32::MIN), Self(i32::MAX))
    }
}

fn read(text: &str) -> Option<Percent> {
    let mut value = Decimal::from_str_exact(text).ok()?;
    value.rescale(2);
    // `rescale` keeps a smaller scale when the digits do not fit.
    if value.scale() != 2 {
        return None;
    }
    i32::try_from(value.mantissa()).ok().map(Percent)
}

impl fmt::Display for Percent {
    /// Prints two decimals, always; zero has no sign.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let hundredths = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAX: Percent = Percent::from_hundredths(100_000);

    fn parse(text: &str) -> Result<Percent, FieldError> {
        Percent::parse_within(text, Percent::ZERO, MAX)
    }

    #[test]
    fn reads_up_to_two_decimals_and_prints_two() {
        for (text, printed) in [
            ("12.50", "12.50"),
            ("12.5", "12.50"),
            ("12", "12.00"),
            ("0", "0.00"),
            ("-0.00", "0.00"),
            ("0.05", "0.05"),
            ("1000.00", "1000.00"),
        ] {
            assert_eq!(parse(text).unwrap().to_string(), printed, "{text}");
        }
        assert_eq!(parse("12.5").unwrap().hundredths(), 1250);
        assert_eq!(Percent::from_hundredths(-5).to_string(), "-0.05");
    }

    #[test]
    fn refuses_other_forms() {
        for text in ["", "-", "12.", ".5", "12.500", "12.505", "1e2", "+5", " 5", "5 ", "5%", "05", "1,5", "٥"] {
            assert_eq!(parse(text).unwrap_err(), FieldError::new("invalid_percent"), "{text:?}");
        }
    }

    #[test]
    fn numbers_outside_the_bounds_name_the_bounds() {
        let too_long = "9".repeat(400);
        for text in [
            "1000.01",
            "-0.01",
            "21474836.48",
            "99999999999999999999999999999",
            "79228162514264337593543950335",
            &too_long,
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(error.code, "out_of_range", "{text}");
            assert_eq!(error.args, [("min", "0.00".to_owned()), ("max", "1000.00".to_owned())]);
        }
    }

    #[test]
    fn is_an_exact_factor() {
        assert_eq!(Percent::from_hundredths(1250).as_fraction().to_string(), "0.1250");
        assert_eq!(Percent::HUNDRED.minus(Percent::from_hundredths(1)), Percent::from_hundredths(9_999));
        assert_eq!(Percent::from_hundredths(i32::MAX).plus(Percent::HUNDRED), Percent::from_hundredths(i32::MAX));
    }
}
