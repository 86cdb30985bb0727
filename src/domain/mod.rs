//! Value objects that several resources share, and refusals: what was checked once is right from then on.
//!
//! Everything here is pure. Nothing in it may know the database, HTTP, a clock or a source of randomness, nor hold a
//! sentence for people: a refusal is a code with the values that its message needs.

/// Gives a newtype around checked text its accessor, and the conversions that are the same for all of them.
macro_rules! checked_text {
    ($type:ident) => {
        impl $type {
            /// The value in its normal form, as it is stored and answered.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        checked_text!(conversions $type);
    };
    (conversions $type:ident) => {
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::domain::FieldError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}

/// Makes a value that prints itself, and reads what it printed, a string in JSON: decimals never pass through a float.
macro_rules! json_string {
    ($type:ident) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

mod account_name;
mod account_status;
mod aws_account_id;
mod contact_email;
mod country;
mod currency;
mod decimal;
mod external_id;
mod field_error;
mod global_address;
mod handshake_id;
mod host_name;
mod money;
mod name;
mod normalise;
mod percent;
mod refusal;
mod role_arn;
mod role_check;
mod role_description;
mod role_name;
mod root_email;
mod support_contact;
mod version;
mod webhook_url;

pub use account_name::check_account_name;
pub use account_status::AccountStatus;
pub use aws_account_id::AwsAccountId;
pub use contact_email::ContactEmail;
pub use country::Country;
pub use currency::Currency;
pub use external_id::ExternalId;
pub use field_error::FieldError;
pub use global_address::is_global;
pub use handshake_id::HandshakeId;
pub use host_name::is_host_name;
pub use money::{Amount, Money};
pub use name::{check_name, check_not_blank, check_one_line, trimmed};
pub use percent::Percent;
pub use refusal::{Code, Refusal, Violation, all_or_invalid};
pub use role_arn::RoleArn;
pub use role_check::{CheckName, DiagnosisCode, EvidenceKind, Outcome, RoleCheck, RoleStatus, Verdict};
pub use role_description::RoleDescription;
pub use role_name::RoleName;
pub use root_email::RootEmail;
pub use support_contact::SupportContact;
pub use version::{Expected, Versions};
pub use webhook_url::WebhookUrl;
