//! Reads a body's JSON, and refuses members that stand twice: of two members of one name each reader takes another one
//! (RFC 8259 §4), so that what was checked here could be something else for whoever looks at the same bytes elsewhere.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::domain::{Code, Refusal};

/// Characters of a member's name that a refusal repeats at most.
const SHOWN: usize = 64;

/// The value of these bytes. Refused with `invalid_json` are: what is no JSON in UTF-8, and a member that stands twice in its
/// object, at any depth. Both say where.
pub fn read(bytes: &[u8]) -> Result<Value, Refusal> {
    let twice = RefCell::new(None);
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = Item { twice: &twice }.deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    value.map_err(|error| refusal(&error, twice.take()))
}

fn refusal(error: &serde_json::Error, twice: Option<String>) -> Refusal {
    let refusal = Refusal::new(Code::InvalidJson);
    if error.is_eof() {
        return refusal.with_text("reason", "reason-ends-too-early");
    }
    let refusal = refusal.with("line", error.line().to_string()).with("column", error.column().to_string());
    match twice {
        Some(name) => {
            let shown: String = name.chars().take(SHOWN).collect();
            refusal.with("reason", "twice").with("member", shown)
        }
        None => refusal.with("reason", "position"),
    }
}

/// A value at any depth; a name that stands twice is left in `twice`.
#[derive(Clone, Copy)]
struct Item<'a> {
    twice: &'a RefCell<Option<String>>,
}

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Item<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if object.contains_key(&name) {
                self.twice.replace(Some(name));
                return Err(A::Error::custom("a member stands twice"));
            }
            object.insert(name, members.next_value_seed(self)?);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(text: &str) -> Vec<(&'static str, String)> {
        let refused = read(text.as_bytes()).unwrap_err();
        assert_eq!(refused.code, Code::InvalidJson, "{text}");
        refused.args
    }

    #[test]
    fn a_value_is_read_as_others_read_it() {
        for text in [
            r#"{"b":[1,-2,3.5,18446744073709551615,1e300,"é\n",null,true,{}],"a":{"b":{"b":[]}}}"#,
            "[]",
            "\"x\"",
            " 7 ",
            "null",
        ] {
            assert_eq!(read(text.as_bytes()).unwrap(), serde_json::from_str::<Value>(text).unwrap(), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_is_refused_with_its_place() {
        for text in ["{\"a\":1,}", "{} {}", "'a'", "1e999", "\"\u{1}\"", &"[".repeat(1000)] {
            let names: Vec<_> = args(text).iter().map(|(name, _)| *name).collect();
            assert_eq!(names, ["line", "column", "reason"], "{text}");
        }
        for text in ["", "{\"a\":", "[1,"] {
            assert_eq!(read(text.as_bytes()).unwrap_err().texts, [("reason", "reason-ends-too-early")], "{text}");
        }
    }

    #[test]
    fn a_member_that_stands_twice_is_refused_at_any_depth_and_named() {
        for (text, name) in [
            (r#"{"name":"a","name":"b"}"#, "name"),
            (r#"{"a":1,"b":2,"\u0061":null}"#, "a"),
            (r#"{"list":[{"x":1},{"x":1,"y":{"z":1,"z":1}}]}"#, "z"),
            (r#"{"":1,"":1}"#, ""),
        ] {
            let args = args(text);
            assert!(
                args.contains(&("member", name.to_owned())) && args.contains(&("line", "1".to_owned())),
                "{args:?}"
            );
        }
        let long = "n".repeat(1000);
        let args = args(&format!("{{\"{long}\":1,\"{long}\":2}}"));
        assert!(args.contains(&("member", long[..SHOWN].to_owned())));
    }
}
