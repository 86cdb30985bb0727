//! Typed ids: `<prefix>_` and the 26 lower-case Crockford base32 characters of a UUIDv7.
//!
//! They sort in the order of their creation, in Rust as in both databases, which is why lists page by id alone.

use std::fmt;
use std::str::FromStr;

use arrayvec::ArrayString;
use uuid::Uuid;

/// A text that is not an id of the wanted kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id of this kind")]
pub struct InvalidId;

fn encode(uuid: Uuid) -> String {
    ulid::Ulid::from(uuid.as_u128()).to_string().to_ascii_lowercase()
}

/// Whether it is what [`encode`] prints: 26 digits of Crockford's base 32, of which the first holds three bits. Only that one
/// spelling is taken: aliases (`i` for `1`) would give one resource two addresses.
fn is_encoded(text: &[u8]) -> bool {
    let is_digit =
        |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'h' | b'j' | b'k' | b'm' | b'n' | b'p'..=b't' | b'v'..=b'z');
    text.len() == 26 && text.first().is_some_and(|first| *first <= b'7') && text.iter().all(is_digit)
}

/// `<prefix>_` and 26 base32 characters.
fn is_made_here(prefix: &str, text: &str) -> bool {
    let rest = text.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('_'));
    rest.is_some_and(|rest| is_encoded(rest.as_bytes()))
}

/// The first operations credential keeps the id that its settings give it, so a credential's id may have other forms.
fn is_made_here_or_set(prefix: &str, text: &str) -> bool {
    let set = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    is_made_here(prefix, text) || ((1..=64).contains(&text.len()) && text.bytes().all(set))
}

macro_rules! ids {
    ($($(#[doc = $doc:literal])+ $name:ident $prefix:literal $example:literal $pattern:expr, $check:ident, $length:literal;)*) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(ArrayString<$length>);

        impl $name {
            /// The id's prefix, without the underscore.
            pub const PREFIX: &'static str = $prefix;

            /// The id that carries this UUID (version 7, so that ids sort in time order).
            pub fn from_uuid(uuid: Uuid) -> Self {
                // All ids that are made here have 30 bytes.
                Self(ArrayString::from(&format!(concat!($prefix, "_{}"), encode(uuid))).unwrap_or_default())
            }

            /// The id's text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self::from_uuid(uuid)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                if $check($prefix, text) { ArrayString::from(text).map(Self).map_err(|_| InvalidId) } else { Err(InvalidId) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .description(Some(concat!($($doc),+).trim()))
                    .pattern(Some($pattern))
                    .examples([$example])
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {}
    )*};
}

ids! {
    /// Id of a reseller.
    ResellerId "rsl" "rsl_01jdgx3v9re8tbq4m6n0y7k2ha" concat!("^", "rsl", "_[0-7][0-9a-hjkmnp-tv-z]{25}$"), is_made_here, 30;
    /// Id of a credential; it is the OAuth `client_id` as well.
    CredentialId "crd" "crd_01jdgx3v9re8tbq4m6n0y7k2hb" "^[A-Za-z0-9._-]{1,64}$", is_made_here_or_set, 64;
    /// Id of a client, the end customer of a reseller.
    ClientId "cli" "cli_01jdgx3v9re8tbq4m6n0y7k2hc" concat!("^", "cli", "_[0-7][0-9a-hjkmnp-tv-z]{25}$"), is_made_here, 30;
    /// Id of a pricebook.
    PricebookId "pbk" "pbk_01jdgx3v9re8tbq4m6n0y7k2hd" concat!("^", "pbk", "_[0-7][0-9a-hjkmnp-tv-z]{25}$"), is_made_here, 30;
    /// Id of a cloud account.
    CloudAccountId "acc" "acc_01jdgx3v9re8tbq4m6n0y7k2he" concat!("^", "acc", "_[0-7][0-9a-hjkmnp-tv-z]{25}$"), is_made_here, 30;
    /// Id of a link request.
    LinkRequestId "lrq" "lrq_01jdgx3v9re8tbq4m6n0y7k2hf" concat!("^", "lrq", "_[0-7][0-9a-hjkmnp-tv-z]{25}$"), is_made_here, 30;
    /// Id of an event.
    EventId "evt" "evt_01jdgx3v9re8tbq4m6n0y7k2hh" concat!("^", "evt", "_[0-7][0-9a-hjkmnp-tv-z]{25}$"), is_made_here, 30;
    /// Id of a support plan group.
    SupportPlanId "spg" "spg_01jdgx3v9re8tbq4m6n0y7k2hg" concat!("^", "spg", "_[0-7][0-9a-hjkmnp-tv-z]{25}$"), is_made_here, 30;
    /// Id of an owner's link.
    OwnerLinkId "olk" "olk_01jdgx3v9re8tbq4m6n0y7k2hp" concat!("^", "olk", "_[0-7][0-9a-hjkmnp-tv-z]{25}$"), is_made_here, 30;
    /// Id of an onboarding plan.
    OnboardingPlanId "opl" "opl_01jdgx3v9re8tbq4m6n0y7k2hp" concat!("^", "opl", "_[0-7][0-9a-hjkmnp-tv-z]{25}$"), is_made_here, 30;
    /// Id of a webhook endpoint.
    WebhookEndpointId "whk" "whk_01jdgx3v9re8tbq4m6n0y7k2hm" concat!("^", "whk", "_[0-7][0-9a-hjkmnp-tv-z]{25}$"), is_made_here, 30;
    /// Id of a delivery to a webhook endpoint.
    WebhookDeliveryId "whd" "whd_01jdgx3v9re8tbq4m6n0y7k2hn" concat!("^", "whd", "_[0-7][0-9a-hjkmnp-tv-z]{25}$"), is_made_here, 30;
}

impl EventId {
    /// The id that follows this one; none after the last of its millisecond.
    pub fn next(&self) -> Option<Self> {
        let ulid = ulid::Ulid::from_string(self.0.split_once('_')?.1).ok()?;
        Some(Self::from_uuid(Uuid::from_u128(ulid.increment().ok()?.into())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_its_prefix_and_26_characters_and_reads_back() {
        let id = ClientId::from_uuid(Uuid::now_v7());
        assert_eq!(id.as_str().len(), 30);
        assert_eq!(id.as_str().parse::<ClientId>(), Ok(id));
    }

    #[test]
    fn ids_sort_in_the_order_of_their_making() {
        let ids: Vec<_> = (0..1000).map(|_| ClientId::from_uuid(Uuid::now_v7())).collect();
        assert!(ids.windows(2).all(|pair| pair[0].as_str() < pair[1].as_str()));
    }

    #[test]
    fn the_next_id_comes_right_after() {
        let id = EventId::from_uuid(Uuid::now_v7());
        let next = id.next().unwrap();
        assert!(next.as_str() > id.as_str() && next.as_str().parse::<EventId>().is_ok());
    }

    #[test]
    fn other_prefixes_spellings_and_lengths_are_refused() {
        let id = ClientId::from_uuid(Uuid::now_v7()).to_string();
        for wrong in [
            id.to_uppercase(),
            id.replace("cli_", "acc_"),
            format!("{id}0"),
            id[..29].to_owned(),
            format!("cli_{}\0", &id[4..29]),
            "cli_8zzzzzzzzzzzzzzzzzzzzzzzzz".to_owned(),
            "cli_01jdgx3v9re8tbq4m6n0y7k2hi".to_owned(),
            String::new(),
        ] {
            assert_eq!(wrong.parse::<ClientId>(), Err(InvalidId), "{wrong:?}");
        }
    }

    #[test]
    fn what_is_taken_is_what_is_written_again() {
        let is_read_back =
            |text: &str| ulid::Ulid::from_string(text).is_ok_and(|ulid| encode(Uuid::from_u128(ulid.into())) == text);
        for place in [0, 1, 25] {
            for byte in 0..=127_u8 {
                let mut text = *b"01jdgx3v9re8tbq4m6n0y7k2hc";
                text[place] = byte;
                let text = str::from_utf8(&text).unwrap();
                assert_eq!(is_encoded(text.as_bytes()), is_read_back(text), "{text:?}");
            }
        }
    }
}
