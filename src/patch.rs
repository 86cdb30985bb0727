//! JSON merge patch (RFC 7396): tells a member that is null from one that is absent.

use serde::{Deserialize, Deserializer};

/// For members of type `Option<Option<T>>`: absent is `None` (by `#[serde(default)]`), null is `Some(None)`.
pub fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// Takes over a member that the patch holds.
pub fn set<T>(field: &mut T, given: Option<T>) {
    if let Some(value) = given {
        *field = value;
    }
}
