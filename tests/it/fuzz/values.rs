//! Values that are written as text.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use gangway::contract::formats;
use gangway::domain::{
    AwsAccountId, ContactEmail, Country, Currency, ExternalId, HandshakeId, Money, Percent, RoleArn, RoleDescription,
    RoleName, RootEmail,
};
use gangway::id;
use gangway::limits::{Limit, RateLimits, TokenLimits};
use proptest::prelude::*;
use proptest::string::string_regex;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::text::hostile;

/// Reading, printing and reading again gives the same value and the same text, in JSON too.
fn reads_back<T>(text: &str) -> Result<Option<T>, TestCaseError>
where
    T: FromStr<Err: Debug> + Display + PartialEq + Debug + Serialize + DeserializeOwned,
{
    let Ok(value) = text.parse::<T>() else { return Ok(None) };
    let printed = value.to_string();
    let again: T = printed.parse().map_err(|error| TestCaseError::fail(format!("{printed:?}: {error:?}")))?;
    prop_assert_eq!(&again, &value);
    prop_assert_eq!(again.to_string(), printed.clone());
    let json = serde_json::to_value(&value).unwrap();
    prop_assert_eq!(&json, &serde_json::Value::from(printed));
    prop_assert_eq!(serde_json::from_value::<T>(json).unwrap(), again);
    Ok(Some(value))
}

/// For each type: a form all of whose texts are accepted, one of its texts, and what it is in the normal form.
macro_rules! laws {
    ($($name:ident $type:ty: $form:expr, $text:literal => $normal:literal;)*) => {$(
        mod $name {
            use super::*;

            #[test]
            fn an_example_is_read_and_printed_in_the_normal_form() {
                assert_eq!($text.parse::<$type>().unwrap().to_string(), $normal);
            }

            proptest! {
                #[test]
                fn any_text_is_refused_or_prints_and_reads_back(text in hostile($form)) {
                    reads_back::<$type>(&text)?;
                }

                #[test]
                fn what_has_the_form_is_accepted(text in string_regex($form).unwrap()) {
                    prop_assert!(reads_back::<$type>(&text)?.is_some(), "{text:?} is refused");
                }
            }
        }
    )*};
}

const DOMAIN: &str = "[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?(\\.[a-z][a-z0-9]{0,7}){1,2}";
const ULID: &str = "[0-7][0-9a-hjkmnp-tv-z]{25}";

fn id_of(prefix: &str) -> String {
    format!("{prefix}_{ULID}")
}

laws! {
    account_number AwsAccountId: "[ '\u{200B}]{0,2}([0-9]{12}|[0-9]{4}-[0-9]{4}-[0-9]{4}|[0-9]{4} [0-9]{4} [0-9]{4})[ `\n]{0,2}",
        "\u{FEFF} 0012-3456-7890`" => "001234567890";
    role_arn RoleArn: "[ \t\u{A0}\u{FEFF}\u{200B}\"'`“]{0,4}arn:aws(-cn|-us-gov)?:iam::[0-9]{12}:role/([!-~]{1,20}/)?[A-Za-z0-9_+=,.@-]{1,64}[ \n\u{3000}\u{2060}\"'`”]{0,4}",
        "“arn:aws:iam::123456789012:role/a/B”" => "arn:aws:iam::123456789012:role/a/B";
    root_email RootEmail: &format!("[ \n]{{0,2}}[A-Za-z0-9!#$*/=?^_`{{}}~+-]{{4,20}}@{DOMAIN}[ ]{{0,2}}"),
        " Root+1@example.com\n" => "Root+1@example.com";
    contact_email ContactEmail: &format!("[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,30}}@{DOMAIN}"),
        "Ana@example.com" => "Ana@example.com";
    country Country: "ES|US|MX|DE|GB|BR", "ES" => "ES";
    currency Currency: "USD|EUR|JPY|KWD|CLF", "EUR" => "EUR";
    external_id ExternalId: "CA[0-9A-HJKMNP-TV-Z]{26}",
        "CA01JDGX3V9RE8TBQ4M6N0Y7K2HA" => "CA01JDGX3V9RE8TBQ4M6N0Y7K2HA";
    handshake_id HandshakeId: "h-[0-9a-z]{8,32}", "h-examplehandshakeid111" => "h-examplehandshakeid111";
    role_name RoleName: "[A-Za-z0-9+=,.@_-]{1,128}", "Reader+=,.@_-" => "Reader+=,.@_-";
    role_description RoleDescription: "[A-Za-z0-9 +=,.@_-]{0,128}", " Read only " => " Read only ";
    money Money: "-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?", "-0.500000" => "-0.50";
    percent Percent: "-?(0|[1-9][0-9]{0,6})(\\.[0-9]{1,2})?", "12.5" => "12.50";
    reseller_id id::ResellerId: &id_of("rsl"), "rsl_01jdgx3v9re8tbq4m6n0y7k2ha" => "rsl_01jdgx3v9re8tbq4m6n0y7k2ha";
    client_id id::ClientId: &id_of("cli"), "cli_01jdgx3v9re8tbq4m6n0y7k2hc" => "cli_01jdgx3v9re8tbq4m6n0y7k2hc";
    event_id id::EventId: &id_of("evt"), "evt_01jdgx3v9re8tbq4m6n0y7k2hh" => "evt_01jdgx3v9re8tbq4m6n0y7k2hh";
    credential_id id::CredentialId: "[A-Za-z0-9._-]{1,64}", "ops" => "ops";
}

/// A setting prints as the two numbers that it holds.
fn limit(limit: Limit) -> String {
    format!("{}/s burst {}", limit.per_second, limit.burst)
}

proptest! {
    #[test]
    fn an_accepted_account_number_is_twelve_ascii_digits(text in hostile("[0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{4}")) {
        if let Ok(number) = AwsAccountId::parse(&text) {
            prop_assert!(number.as_str().len() == 12 && number.as_str().bytes().all(|byte| byte.is_ascii_digit()));
        }
    }

    #[test]
    fn r7_a_decorated_arn_reads_as_the_plain_one_and_its_parts_are_told_apart(
        before in "[ \t\u{A0}\u{FEFF}\u{200B}\"'`“]{0,4}",
        after in "[ \n\u{3000}\u{2060}\"'`”]{0,4}",
        account in "[0-9]{12}",
        path in "/([!-~]{1,20}/)?",
        name in "[A-Za-z0-9_+=,.@-]{1,64}",
    ) {
        let plain = format!("arn:aws:iam::{account}:role{path}{name}");
        let (arn, stripped) = RoleArn::parse_reporting(&format!("{before}{plain}{after}")).unwrap();
        prop_assert_eq!(arn.as_str(), &plain);
        prop_assert_eq!(stripped, !before.is_empty() || !after.is_empty());
        prop_assert_eq!(arn.account_id().to_string(), account);
        prop_assert_eq!(arn.path(), &path);
        prop_assert_eq!(arn.role_name(), &name);
        prop_assert_eq!(RoleArn::parse_reporting(&arn.to_string()), Ok((arn, false)));
    }

    #[test]
    fn text_made_of_an_arns_parts_is_refused_or_reads_back(
        text in "(arn|aws|iam|sts|:|::|[0-9]{4}|[0-9]{12}|role|role/|/|é|٣|\u{200B}| |\"|assumed-role){0,12}",
    ) {
        reads_back::<RoleArn>(&text)?;
    }

    #[test]
    fn a_percentage_is_held_to_its_bounds(text in hostile("-?[0-9]{1,12}(\\.[0-9]{1,2})?"), min in -1_000..1_000, width in 0..1_000) {
        let (min, max) = (Percent::from_hundredths(min), Percent::from_hundredths(min + width));
        if let Ok(percent) = Percent::parse_within(&text, min, max) {
            prop_assert!((min..=max).contains(&percent));
        }
    }

    #[test]
    fn every_percentage_prints_and_reads_back(hundredths in any::<i32>()) {
        let percent = Percent::from_hundredths(hundredths);
        prop_assert_eq!(percent.to_string().parse(), Ok(percent));
    }

    #[test]
    fn an_amount_is_negative_or_accepted_where_it_must_not_be(text in hostile("-?[0-9]{1,12}(\\.[0-9]{1,6})?")) {
        let accepted = Money::parse(&text).ok().filter(|amount| !amount.is_negative());
        prop_assert_eq!(Money::parse_non_negative(&text).ok(), accepted);
    }

    #[test]
    fn no_format_panics(text in hostile("[0-9]{4}-[01][0-9]-[0-3][0-9](T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|\\+[0-9]{2}:[0-9]{2}))?")) {
        for (name, check) in formats::FORMATS {
            let refused = check(&text).err();
            prop_assert!(refused.is_none_or(|refused| !refused.code.is_empty()), "{name}");
        }
    }

    #[test]
    fn a_rate_limit_that_is_accepted_prints_reads_back_and_counts(text in hostile("([0-9]{1,10}|4294967295|1)/s burst ([0-9]{1,10}|4294967295|1)")) {
        if let Some(read) = Limit::parse(&text) {
            prop_assert_eq!(Limit::parse(&limit(read)), Some(read));
            let token = TokenLimits { address: read, client: read, ..TokenLimits::default() };
            let limits = RateLimits::new(Some(read), Some(read), token);
            prop_assert!(limits.take(&"a".parse().unwrap()).is_ok());
        }
    }
}
