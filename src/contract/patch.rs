//! Members of requests: a JSON merge patch (RFC 7396) tells one that is null from one that is absent.

use chrono::{DateTime, SubsecRound, Utc};
use serde::{Deserialize, Deserializer};

/// For members of type `Option<Option<T>>`: absent is `None` (by `#[serde(default)]`), null is `Some(None)`.
pub fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// For moments: what is stored is what is answered, microseconds at most.
pub fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error> {
    let at = Option::<DateTime<Utc>>::deserialize(deserializer)?;
    Ok(at.map(|at| at.trunc_subsecs(6)))
}

/// Takes over a member that the patch holds.
pub fn set<T>(field: &mut T, given: Option<T>) {
    if let Some(value) = given {
        *field = value;
    }
}
