//! Enums whose values are names in answers and in the database: one list makes the enum, its texts and its schema, so
//! that a state has one home.

/// A name that the enum does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown name")]
pub struct UnknownName;

/// What an enum and each of its values mean, as the document says it. Ids of rules are for readers of the code.
pub fn description(meaning: &str, values: &[(&str, &str)]) -> String {
    let lines = values.iter().map(|(name, text)| format!("\n- `{name}`: {}", without_rules(text)));
    format!("{}\n{}", without_rules(meaning), lines.collect::<String>())
}

/// The text without parentheses such as `(R8)` or `(S1, S2)`.
fn without_rules(text: &str) -> String {
    let mut kept = String::new();
    for (place, part) in text.trim().split(" (").enumerate() {
        let is_rule = |id: &str| {
            let mut letters = id.trim().chars();
            letters.next().is_some_and(|c| c.is_ascii_uppercase()) && letters.all(|c| c.is_ascii_digit())
        };
        match part.split_once(')') {
            Some((inside, rest)) if place > 0 && inside.split(',').all(is_rule) => kept.push_str(rest),
            _ if place > 0 => kept.extend([" (", part]),
            _ => kept.push_str(part),
        }
    }
    kept
}

/// Declares an enum of named values.
#[macro_export]
macro_rules! text_enum {
    ($(#[doc = $doc:literal])+ $name:ident as $schema:literal { $($(#[doc = $vdoc:literal])* $variant:ident $text:literal,)* }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[doc = $vdoc])* $variant,)* }

        impl $name {
            /// All values, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The value's name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::text_enum::UnknownName;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|value| value.as_str() == text).ok_or($crate::text_enum::UnknownName)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
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
                    .description(Some($crate::text_enum::description(
                        concat!($($doc),+),
                        &[$(($text, concat!($($vdoc),*)),)*],
                    )))
                    .enum_values(Some([$($text,)*]))
                    .into()
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                std::borrow::Cow::Borrowed($schema)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_has_its_line_and_ids_of_rules_stay_in_the_code() {
        let values = [("verified", " It works (R8, R12)."), ("usd", " US dollars (ISO 4217).")];
        let text = description(" Whether it works (R8).", &values);
        assert_eq!(text, "Whether it works.\n\n- `verified`: It works.\n- `usd`: US dollars (ISO 4217).");
    }
}
