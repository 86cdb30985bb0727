//! Rules across the members of a body, looked at together with the form of each, so that all that is wrong is told in
//! one answer. A rule is asked wherever the members that it needs have the right form.

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::domain::Violation;

/// A body with rules across its members.
pub trait Rules {
    /// Every rule that the body breaks. Other members may have any form.
    fn broken(_body: &Value) -> Vec<Violation> {
        Vec::new()
    }

    /// The same for rules that the operation looks at by itself, together with what has to be looked up: here they are
    /// told beside other errors, when the operation is not reached.
    fn broken_beside(_body: &Value, _now: DateTime<Utc>) -> Vec<Violation> {
        Vec::new()
    }
}

/// Declares bodies that have no rules across their members.
#[macro_export]
macro_rules! no_rules {
    ($($body:ty),+ $(,)?) => {$(impl $crate::contract::rules::Rules for $body {})+};
}

/// A member, if it is there and of this form; `null` is absent.
pub fn member<T: DeserializeOwned>(body: &Value, pointer: &str) -> Option<T> {
    let value = body.pointer(pointer).filter(|value| !value.is_null())?;
    T::deserialize(value).ok()
}

/// Whether a member is there; `null` is absent.
pub fn is_given(body: &Value, pointer: &str) -> bool {
    body.pointer(pointer).is_some_and(|value| !value.is_null())
}
