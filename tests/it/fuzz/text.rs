//! Text that is worth feeding to a parser: anything at all, and near misses, which are right but for a few changes.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::string::string_regex;

/// What breaks parsers: separators, quotes, controls, digits and letters of other scripts, what has no width, what
/// changes its length with its case, and the first and last characters of each length in UTF-8.
const NASTY: &[&str] = &[
    "\0",
    "\t",
    "\n",
    "\r\n",
    " ",
    "\u{7F}",
    "\u{80}",
    "\u{A0}",
    "\u{AD}",
    "\u{200B}",
    "\u{2028}",
    "\u{202E}",
    "\u{FEFF}",
    "\u{FFFD}",
    "\u{FFFF}",
    "\u{10000}",
    "\u{10FFFF}",
    "\u{7FF}",
    "\u{800}",
    "٣",
    "１",
    "é",
    "e\u{301}",
    "ß",
    "İ",
    "K",
    "ﬁ",
    "😀",
    "\"",
    "'",
    "`",
    "“",
    "@",
    ":",
    "::",
    "/",
    "//",
    "\\",
    "-",
    "--",
    "+",
    ".",
    "..",
    ",",
    ";",
    "=",
    "_",
    "%",
    "%00",
    "%zz",
    "&",
    "*",
    "(",
    "[",
    "{",
    "$",
    "0",
    "00",
    "9",
    "a",
    "Z",
    "null",
    "NaN",
    "1e9",
    "q=",
];

/// One change of a text, at a place that is chosen by the index.
#[derive(Debug, Clone)]
enum Change {
    Insert(Index, &'static str),
    Replace(Index, &'static str),
    Delete(Index),
    Cut(Index),
    Double(Index),
    Repeat(usize),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (any::<Index>(), select(NASTY)).prop_map(|(at, what)| Change::Insert(at, what)),
        4 => (any::<Index>(), select(NASTY)).prop_map(|(at, what)| Change::Replace(at, what)),
        2 => any::<Index>().prop_map(Change::Delete),
        1 => any::<Index>().prop_map(Change::Cut),
        1 => any::<Index>().prop_map(Change::Double),
        1 => (2_usize..200).prop_map(Change::Repeat),
    ]
}

fn changed(text: &str, change: &Change) -> String {
    let characters: Vec<char> = text.chars().collect();
    let split = |at: &Index, skipped: usize| -> (String, String) {
        let at = at.index(characters.len() + 1);
        (characters[..at].iter().collect(), characters[at..].iter().skip(skipped).collect())
    };
    match change {
        Change::Insert(at, what) => {
            let (before, after) = split(at, 0);
            format!("{before}{what}{after}")
        }
        Change::Replace(at, what) => {
            let (before, after) = split(at, 1);
            format!("{before}{what}{after}")
        }
        Change::Delete(at) => {
            let (before, after) = split(at, 1);
            before + &after
        }
        Change::Cut(at) => split(at, 0).0,
        Change::Double(at) => {
            let (before, after) = split(at, 0);
            format!("{before}{after}{before}")
        }
        Change::Repeat(times) => text.repeat(*times),
    }
}

/// Text of this form, as it is or with up to four changes.
fn near(form: &str) -> impl Strategy<Value = String> + use<> {
    let changes = prop::collection::vec(change(), 0..5);
    (string_regex(form).unwrap(), changes).prop_map(|(text, changes)| changes.iter().fold(text, |t, c| changed(&t, c)))
}

/// Anything at all, some of it long, and much that nearly has this form.
pub fn hostile(form: &str) -> impl Strategy<Value = String> + use<> {
    prop_oneof![
        2 => any::<String>(),
        1 => prop::collection::vec(select(NASTY), 0..12).prop_map(|parts| parts.concat()),
        1 => (select(NASTY), 0_usize..5_000).prop_map(|(part, times)| part.repeat(times)),
        8 => near(form),
    ]
}

/// Bytes that a header may carry: text made of these without controls.
pub fn hostile_header(form: &str) -> impl Strategy<Value = String> + use<> {
    hostile(form).prop_map(|text| text.chars().filter(|c| !c.is_control()).collect())
}
