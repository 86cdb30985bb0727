//! The document as YAML. Readers of YAML 1.1, which are the most, take `on` for true, `2026-12-31` for a day and `12:30:00`
//! for a number; those of YAML 1.2 take `0o17` for one. What either of them takes for something else than text is quoted.

use serde_json::Value;
use serde_saphyr::ser::Error;
use serde_saphyr::{ser_options, to_string_with_options};

/// Writes YAML that means the same by both versions.
pub fn to_yaml(document: &Value) -> Result<String, Error> {
    // Off: for readers of YAML 1.2 alone fewer quotes would do.
    to_string_with_options(document, ser_options! { yaml_12: false })
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::*;

    /// What a reader of one version or the other takes for a truth value, nothing, a number, a moment or a sign of YAML.
    const NO_PLAIN_TEXT: &[&str] = &[
        "on",
        "On",
        "ON",
        "off",
        "Off",
        "OFF",
        "yes",
        "Yes",
        "YES",
        "no",
        "No",
        "NO",
        "y",
        "Y",
        "n",
        "N",
        "true",
        "True",
        "TRUE",
        "false",
        "False",
        "FALSE",
        "null",
        "Null",
        "NULL",
        "~",
        "",
        "2026-12-31",
        "2026-1-2",
        "2001-12-14t21:59:43.10-05:00",
        "2001-12-14 21:59:43.10 -5",
        "2026-11-28T06:15:00Z",
        "12:30:00",
        "1:30",
        "190:20:30.15",
        "-1:30",
        "0",
        "1",
        "-1",
        "+12",
        "0123",
        "-012",
        "0o17",
        "0x1F",
        "0b1010",
        "1_000",
        "685_230.15",
        "0x_1f",
        "1e3",
        "1E3",
        "1.5e3",
        "1.5e+3",
        "-1e-3",
        ".5",
        "-.5",
        "5.",
        "1.5",
        ".inf",
        "-.inf",
        "+.INF",
        ".nan",
        ".NaN",
        "=",
        "<<",
        "-",
        "?",
        "---",
        "...",
        "- a",
        "? a",
        "a: b",
        "a:",
        "a #b",
        "#a",
        "!a",
        "&a",
        "*a",
        "@a",
        "`a",
        "%a",
        "|",
        ">",
        "[a]",
        "{a}",
        "'a'",
        "\"a\"",
        " a",
        "a ",
        "200",
        "404",
        "08",
        "1__0",
        "0.",
        "._1",
    ];

    fn words() -> Value {
        let keys: Map<_, _> = NO_PLAIN_TEXT.iter().map(|word| ((*word).to_owned(), json!(word))).collect();
        json!({ "values": NO_PLAIN_TEXT, "keys": keys, "within": [{ "yes": { "no": ["on", { "off": "y" }] } }] })
    }

    #[test]
    fn no_text_that_a_reader_takes_for_something_else_stands_without_quotes() {
        let yaml = to_yaml(&words()).unwrap();
        let quoted = |text: &str| text.starts_with(['"', '\'']) && text.len() > 1 && text.ends_with(['"', '\'']);
        let (mut values, mut keys) = (0, 0);
        for line in yaml.lines().skip_while(|line| *line != "values:").skip(1).take_while(|line| *line != "keys:") {
            values += 1;
            assert!(quoted(line.trim_start().strip_prefix("- ").unwrap()), "{line}");
        }
        for line in yaml.lines().skip_while(|line| *line != "keys:").skip(1).take_while(|line| *line != "within:") {
            keys += 1;
            let (key, value) =
                line.trim_start().split_once("\": ").or_else(|| line.trim_start().split_once("': ")).unwrap();
            assert!(key.starts_with(['"', '\'']) && quoted(value), "{line}");
        }
        assert_eq!((values, keys), (NO_PLAIN_TEXT.len(), NO_PLAIN_TEXT.len()));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let long = "one two ".repeat(100);
        let other = json!({
            "texts": ["a\nb", "a\n", "\n", "a\n\n", "  \n  a", "a\n\tb", "\ta", "é ñ 日本 😀", "a'b", "\\n", "\u{1}", long.trim()],
            "numbers": [0, 1, -1, 1.5, 1e21, 12_345_678_901_234_567_u64],
            "others": [true, false, null, {}, [], [[]], { "a": {}, "b": [] }],
        });
        for document in [words(), other] {
            let read: Value = yaml_serde::from_str(&to_yaml(&document).unwrap()).unwrap();
            assert_eq!(read, document);
        }
    }
}
