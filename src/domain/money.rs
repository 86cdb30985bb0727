//! Amounts of money as exact decimals: reading, printing, adding, taking a percentage, rounding, splitting.
//! Knows no currency (it stands beside the amounts) and must never pass through a binary float.
//!
//! Bounds: a parsed amount is below 10^12 with at most 6 decimals and a percentage adds 4 decimals, so
//! an amount at 1,100 % needs 24 digits and the exact sum of a thousand such products 27. A decimal
//! holds 28: on what the API accepts nothing overflows or loses a digit. Beyond, arithmetic saturates.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

use super::decimal::is_plain_decimal;
use super::{FieldError, Percent};

const MAX_WHOLE_DIGITS: usize = 12;
const MAX_FRACTION_DIGITS: usize = 6;

/// An exact amount in a currency named elsewhere; may be negative (a credit).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(Decimal);

json_string!(Money);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// An amount of whole units, for tables of prices.
    pub const fn whole(units: u32) -> Self {
        Self(Decimal::from_parts(units, 0, 0, false, 0))
    }

    /// Reads an optional `-`, 1–12 digits without leading zeros and 1–6 decimals after an optional point; else `invalid_money`.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        const INVALID: FieldError = FieldError::new("invalid_money");
        if !is_plain_decimal(text, MAX_WHOLE_DIGITS, MAX_FRACTION_DIGITS) {
            return Err(INVALID);
        }
        Decimal::from_str_exact(text).map(|amount| Self(amount.normalize())).map_err(|_| INVALID)
    }

    /// Reads an amount as [`Money::parse`] does and refuses one below zero with `negative_money`.
    pub fn parse_non_negative(text: &str) -> Result<Self, FieldError> {
        let amount = Self::parse(text)?;
        if amount.is_negative() {
            return Err(FieldError::new("negative_money"));
        }
        Ok(amount)
    }

    /// Whether the amount is below zero.
    pub fn is_negative(self) -> bool {
        self < Self::ZERO
    }

    /// The exact sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The exact difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The exact part that `percent` is of this amount, with up to ten decimals: round it before it is shown.
    #[must_use]
    pub fn percentage(self, percent: Percent) -> Self {
        Self(self.0.saturating_mul(percent.as_fraction()))
    }

    /// Rounded to 6 decimals, ties away from zero: the precision of a priced line.
    #[must_use]
    pub fn half_up_6(self) -> Self {
        self.half_up(6)
    }

    /// Rounded to 2 decimals, ties away from zero: the precision of totals and charges.
    #[must_use]
    pub fn half_up_2(self) -> Self {
        self.half_up(2)
    }

    /// Rounded to so many decimals, ties away from zero.
    #[must_use]
    pub fn half_up(self, decimals: u32) -> Self {
        let rounded = self.0.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        Self(rounded.normalize())
    }

    /// Splits the amount, rounded to cents, by weight into cents that add up to it exactly.
    ///
    /// Each part is rounded down first; the cents left over go to the largest remainders, the earlier
    /// part first among equals. Weights count to 6 decimals, negative ones as zero; when all are zero
    /// the parts are equal. Without weights there are no parts.
    pub fn split(self, weights: &[Self]) -> Vec<Self> {
        let total = self.integer_at(2);
        let mut weights: Vec<i128> = weights.iter().map(|w| w.integer_at(6).max(0)).collect();
        if weights.iter().all(|weight| *weight == 0) {
            weights.fill(1);
        }
        // At most 1: `all` is true of no weights, and then nothing below divides.
        let sum = weights.iter().sum::<i128>().max(1);

        // A product is at most 10^16 cents times 10^18 millionths, well inside 1.7 * 10^38.
        let products: Vec<i128> = weights.iter().map(|w| total.saturating_mul(*w)).collect();
        let mut parts: Vec<(usize, i128, i128)> = products
            .iter()
            .map(|product| (product.div_euclid(sum), product.rem_euclid(sum)))
            .enumerate()
            .map(|(position, (cents, remainder))| (position, cents, remainder))
            .collect();
        let given: i128 = parts.iter().map(|(_, cents, _)| cents).sum();
        let left_over = usize::try_from(total.saturating_sub(given)).unwrap_or(0);

        parts.sort_by_key(|(position, _, remainder)| (std::cmp::Reverse(*remainder), *position));
        for (_, cents, _) in parts.iter_mut().take(left_over) {
            *cents = cents.saturating_add(1);
        }
        parts.sort_by_key(|(position, _, _)| *position);
        parts.into_iter().map(|(_, cents, _)| Self::from_cents(cents)).collect()
    }

    /// The amount as an integer of units of 10^-`decimals`, rounded half-up.
    fn integer_at(self, decimals: u32) -> i128 {
        let mut amount = self.half_up(decimals).0;
        amount.rescale(decimals);
        amount.mantissa()
    }

    fn from_cents(cents: i128) -> Self {
        // A part of an amount that fits also fits.
        Self(Decimal::try_from_i128_with_scale(cents, 2).unwrap_or(Decimal::MAX))
    }
}

impl fmt::Display for Money {
    /// Prints at least 2 decimals and more only when the value needs them; zero has no sign.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.print(f, 2)
    }
}

impl Money {
    fn print(self, f: &mut fmt::Formatter<'_>, decimals: u32) -> fmt::Result {
        let mut amount = self.0.normalize();
        if amount.scale() < decimals {
            amount.rescale(decimals);
        }
        write!(f, "{amount}")
    }

    /// The amount as it is printed in a currency with so many decimals (ISO 4217).
    pub const fn with_decimals(self, decimals: u32) -> Amount {
        Amount { money: self, decimals }
    }
}

/// An amount that is printed with at least as many decimals as its currency has: `100` yen, `1.250` dinars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    money: Money,
    decimals: u32,
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.money.print(f, self.decimals)
    }
}

impl serde::Serialize for Amount {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl std::str::FromStr for Money {
    type Err = FieldError;

    fn from_str(text: &str) -> Result<Self, FieldError> {
        Self::parse(text)
    }
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Self::plus)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn money(text: &str) -> Money {
        Money::parse(text).unwrap()
    }

    #[test]
    fn an_amount_has_at_least_the_decimals_of_its_currency() {
        for (text, decimals, printed) in
            [("100", 0, "100"), ("100.5", 0, "100.5"), ("1.25", 3, "1.250"), ("0", 0, "0"), ("-0.1", 2, "-0.10")]
        {
            assert_eq!(money(text).with_decimals(decimals).to_string(), printed);
        }
    }

    #[test]
    fn prints_at_least_two_decimals_and_no_more_than_needed() {
        for (text, printed) in [
            ("0", "0.00"),
            ("-0", "0.00"),
            ("-0.000000", "0.00"),
            ("7", "7.00"),
            ("1.5", "1.50"),
            ("1.50", "1.50"),
            ("1.500000", "1.50"),
            ("1.2345", "1.2345"),
            ("1.234500", "1.2345"),
            ("-12.000001", "-12.000001"),
            ("100", "100.00"),
            ("1000000", "1000000.00"),
            ("999999999999.999999", "999999999999.999999"),
        ] {
            assert_eq!(money(text).to_string(), printed, "{text}");
        }
    }

    #[test]
    fn refuses_everything_that_is_not_a_plain_decimal() {
        for text in [
            "",
            "-",
            ".",
            "-.",
            ".5",
            "5.",
            "+1",
            "--1",
            "1e3",
            "1E3",
            " 1",
            "1 ",
            "1\n",
            "1,5",
            "1_000",
            "007",
            "00",
            "-00.1",
            "01.5",
            "1.2.3",
            "1.-2",
            "0x10",
            "NaN",
            "inf",
            "١",
            "1.0000000",
            "1.2345678",
            "1000000000000",
            "−1",
        ] {
            assert_eq!(Money::parse(text).unwrap_err().code, "invalid_money", "{text:?}");
        }
    }

    #[test]
    fn negative_amounts_are_refused_only_where_they_must_not_be() {
        assert_eq!(Money::parse_non_negative("-0.01").unwrap_err().code, "negative_money");
        assert_eq!(Money::parse_non_negative("-x").unwrap_err().code, "invalid_money");
        assert_eq!(Money::parse_non_negative("-0.00").unwrap(), Money::ZERO);
        assert_eq!(Money::parse_non_negative("0.01").unwrap(), money("0.01"));
        assert!(money("-0.01").is_negative());
    }

    #[test]
    fn equal_amounts_are_equal_however_they_are_written() {
        assert_eq!(money("1.50"), money("1.5"));
        assert_eq!(Money::whole(29), money("29.00"));
        assert!(money("-1") < Money::ZERO);
    }

    #[test]
    fn rounding_takes_ties_away_from_zero() {
        for (text, rounded) in [
            ("0.005", "0.01"),
            ("-0.005", "-0.01"),
            ("0.004999", "0.00"),
            ("-0.004999", "0.00"),
            ("2.675", "2.68"),
            ("2.665", "2.67"),
            ("1.995", "2.00"),
        ] {
            assert_eq!(money(text).half_up_2().to_string(), rounded, "{text}");
        }
        let half_a_millionth = money("0.0001").percentage(Percent::from_hundredths(50));
        assert_eq!(half_a_millionth.to_string(), "0.0000005");
        assert_eq!(half_a_millionth.half_up_6(), money("0.000001"));
        let credit = Money::ZERO.minus(half_a_millionth);
        assert_eq!(credit.half_up_6(), money("-0.000001"));
    }

    #[test]
    fn a_percentage_of_the_largest_amount_is_exact() {
        let part = money("999999999999.999999").percentage(Percent::from_hundredths(99_999));
        assert_eq!(part.to_string(), "9999899999999.9999900001");
    }

    #[test]
    fn arithmetic_saturates_instead_of_panicking() {
        let largest = Money(Decimal::MAX);
        assert_eq!(largest.plus(Money::whole(1)), largest);
        assert_eq!(Money(Decimal::MIN).minus(Money::whole(1)), Money(Decimal::MIN));
        assert_eq!(largest.percentage(Percent::from_hundredths(20_000)), largest);
        assert_eq!(largest.split(&[largest, largest]).len(), 2);
    }

    #[test]
    fn left_over_cents_go_to_the_largest_remainders_then_to_the_earlier_part() {
        let parts = |total: &str, weights: &[&str]| -> Vec<String> {
            let weights: Vec<Money> = weights.iter().map(|weight| money(weight)).collect();
            money(total).split(&weights).iter().map(Money::to_string).collect()
        };
        assert_eq!(parts("100", &["1", "1", "1"]), ["33.34", "33.33", "33.33"]);
        assert_eq!(parts("0.05", &["1", "2", "3"]), ["0.01", "0.02", "0.02"]);
        assert_eq!(parts("1", &["0", "0", "0"]), ["0.34", "0.33", "0.33"]);
        assert_eq!(parts("1", &["0", "5", "-9"]), ["0.00", "1.00", "0.00"]);
        assert_eq!(parts("0.01", &["1", "1.000001"]), ["0.00", "0.01"]);
        assert_eq!(parts("-0.01", &["1", "3"]), ["0.00", "-0.01"]);
        assert_eq!(parts("5", &[]), [""; 0]);
    }

    #[test]
    fn is_a_string_in_json_and_never_a_number() {
        assert_eq!(serde_json::to_string(&money("6150")).unwrap(), "\"6150.00\"");
        assert_eq!(serde_json::from_str::<Money>("\"-0.5\"").unwrap(), money("-0.5"));
        assert!(serde_json::from_str::<Money>("6150").is_err());
    }

    proptest! {
        #[test]
        fn parts_add_up_exactly_and_stay_within_a_cent(
            cents in 0_i64..=10_000_000_000_000_000,
            micros in prop::collection::vec(0_i64..=999_999_999_999_999_999, 1..60),
        ) {
            let total = Money(Decimal::new(cents, 2));
            let weights: Vec<Money> = micros.iter().map(|m| Money(Decimal::new(*m, 6))).collect();
            let parts = total.split(&weights);
            prop_assert_eq!(parts.len(), weights.len());
            prop_assert_eq!(parts.iter().copied().sum::<Money>(), total);

            let sum: i128 = micros.iter().map(|m| i128::from(*m)).sum();
            if sum > 0 {
                for (part, weight) in parts.iter().zip(&micros) {
                    let floor = i128::from(cents) * i128::from(*weight) / sum;
                    let got = part.integer_at(2);
                    prop_assert!(got == floor || got == floor + 1);
                }
            }
        }
    }
}
