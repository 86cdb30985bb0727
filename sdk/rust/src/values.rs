//! Values that the document's types are made of.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

/// A secret or a token. Its `Debug` form shows nothing of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The secret itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl From<&str> for Secret {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl From<String> for Secret {
    fn from(value: String) -> Self {
        Self(value)
    }
}

impl From<&Self> for Secret {
    fn from(value: &Self) -> Self {
        value.clone()
    }
}

/// A member of a PATCH body, where null is not the same as absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Patch<T> {
    /// Not sent: the member stays as it is.
    #[default]
    Absent,
    /// Sent as null: the member is cleared.
    Null,
    /// Sent: the member gets this value.
    Value(T),
}

impl<T> Patch<T> {
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent | Self::Null => serializer.serialize_none(),
            Self::Value(value) => value.serialize(serializer),
        }
    }
}

/// A version of a resource, as `If-Match` and `If-None-Match` take it: made from its `version`, or from an `ETag` header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ETag(pub(crate) String);

impl From<i32> for ETag {
    fn from(version: i32) -> Self {
        Self(format!("\"v{version}\""))
    }
}

impl From<&str> for ETag {
    /// Without its quotes an `ETag` matches nothing, as if somebody had changed the resource: they are added.
    fn from(etag: &str) -> Self {
        Self(if etag == "*" || etag.contains('"') { etag.to_owned() } else { format!("\"{etag}\"") })
    }
}

impl From<String> for ETag {
    fn from(etag: String) -> Self {
        Self::from(etag.as_str())
    }
}

/// An id of one kind: ids of other kinds are not taken in its place, plain text is.
macro_rules! id {
    ($(#[$text:meta])* $name:ident) => {
        $(#[$text])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        crate::values::text!($name);

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                Self(value.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                Self(value)
            }
        }
    };
}

/// An enum that may get further values: they are kept as `Other`.
macro_rules! open_enum {
    ($(#[$text:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $value:literal,)+ }) => {
        $(#[$text])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$about])* $variant,)+
            /// A value that this version of the SDK does not know.
            Other(String),
        }

        impl $name {
            /// The values that this version knows; later ones may have more.
            pub const VALUES: &[Self] = &[$(Self::$variant),+];

            /// The value as the API writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)+
                    Self::Other(value) => value,
                }
            }
        }

        crate::values::text!($name);

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)+
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <String as serde::Deserialize>::deserialize(deserializer).map(Self::from)
            }
        }
    };
}

/// An enum that is only sent.
macro_rules! closed_enum {
    ($(#[$text:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $value:literal,)+ }) => {
        $(#[$text])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$about])* #[serde(rename = $value)] $variant,)+
        }

        impl $name {
            /// All values that there are today.
            pub const VALUES: &[Self] = &[$(Self::$variant),+];

            /// The value as the API writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)+
                }
            }
        }

        crate::values::text!($name);
    };
}

/// What ids and enums have in common.
macro_rules! text {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl From<&$name> for $name {
            fn from(value: &$name) -> Self {
                value.clone()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.as_str().to_owned()
            }
        }

        impl From<&$name> for String {
            fn from(value: &$name) -> Self {
                value.as_str().to_owned()
            }
        }
    };
}

pub(crate) use {closed_enum, id, open_enum, text};

#[cfg(test)]
mod tests {
    use super::{ETag, Patch, Secret};
    use crate::models::{ClientStatus, OwnerLink, UpdateCloudAccount};

    #[test]
    fn an_unknown_value_is_kept() {
        let status: ClientStatus = serde_json::from_str("\"hibernating\"").unwrap();
        assert_eq!(status, ClientStatus::Other("hibernating".to_owned()));
        assert_eq!(serde_json::to_string(&status).unwrap(), "\"hibernating\"");
        assert_eq!(ClientStatus::from("active"), ClientStatus::Active);
    }

    #[test]
    fn null_is_not_absent() {
        let body = UpdateCloudAccount::new().nickname("Production").clear_root_email();
        assert_eq!(serde_json::to_string(&body).unwrap(), r#"{"rootEmail":null,"nickname":"Production"}"#);
        assert_eq!(body.pricebook_id, Patch::Absent);
    }

    #[test]
    fn an_etag_has_quotes() {
        for (given, sent) in [("v3", "\"v3\""), ("\"v3\"", "\"v3\""), ("W/\"v3\"", "W/\"v3\""), ("*", "*")] {
            assert_eq!(ETag::from(given).0, sent);
        }
        assert_eq!(ETag::from(3), ETag::from("v3"));
    }

    #[test]
    fn a_secret_is_not_shown() {
        assert_eq!(format!("{:?}", Secret::from("gws_1")), "Secret(…)");
        let answer = r#"{"id": "owl_1", "cloudAccountId": "acc_1", "url": "https://gangway.example/o/gwo_hush",
            "language": "es", "status": "active", "expiresAt": "2027-01-01T00:00:00Z",
            "createdAt": "2026-12-01T00:00:00Z", "version": 1}"#;
        let link: OwnerLink = serde_json::from_str(answer).unwrap();
        assert!(format!("{link:?} {link:#?}").contains("owl_1") && !format!("{link:?} {link:#?}").contains("hush"));
        assert_eq!(link.url.unwrap().expose(), "https://gangway.example/o/gwo_hush");
    }
}
