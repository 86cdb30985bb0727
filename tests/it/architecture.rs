//! The layers' borders, read from the source text: what each kind of file must not know.

use std::fs;
use std::path::{Path, PathBuf};

const RESOURCE_FILES: [&str; 4] = ["model.rs", "dto.rs", "store.rs", "ops.rs"];

/// Files that keep rows of their own, which are no resource's.
const KEEPERS: [&str; 3] = ["auth/key_store.rs", "auth/revocations.rs", "jobs/lease.rs"];

/// Languages are asked for as HTTP writes them.
const READERS: [&str; 1] = ["locale.rs"];

/// Lines that a file may have without its tests.
const LINE_LIMIT: usize = 400;

/// Lines that a file of tests may have.
const TEST_LINE_LIMIT: usize = 500;

const PURE: &[&str] = &[
    "diesel",
    "actix",
    "actix_web",
    "utoipa",
    "async",
    "await",
    "Clock",
    "rand",
    "SystemTime",
    "Instant",
    "Utc::now",
    "now_v7",
    "tokio",
    "reqwest",
];

/// Words that code in files of this name must not contain.
const NEVER: &[(&str, &[&str])] = &[
    ("model.rs", PURE),
    ("dto.rs", &["diesel", "actix", "actix_web"]),
    ("store.rs", &["actix", "actix_web", "utoipa", "await", "Utc::now"]),
    ("ops.rs", &["actix", "actix_web", "utoipa", "await", "Utc::now", "now_v7"]),
];

pub fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All Rust files below a folder, as paths below it.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    fn collect(root: &Path, folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(root, &path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path.strip_prefix(root).unwrap().to_owned());
            }
        }
    }
    let mut found = Vec::new();
    collect(folder, folder, &mut found);
    found.sort();
    assert!(found.len() > 60, "only {} files were found", found.len());
    found
}

/// All Rust files of the project's sources, as paths below `src`.
pub fn files() -> Vec<PathBuf> {
    rust_files(&source())
}

/// The file's text without its tests and without comments that fill a line.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(source().join(file)).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Whether the word stands in the code, and not inside a longer one.
fn mentions(code: &str, word: &str) -> bool {
    let part_of_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(start, _)| {
        let before = code[..start].chars().next_back().is_some_and(part_of_word);
        let after = code[start + word.len()..].chars().next().is_some_and(part_of_word);
        !before && !after
    })
}

fn is_resource_file(file: &Path) -> bool {
    RESOURCE_FILES.iter().any(|name| file.ends_with(name)) && !file.starts_with("http")
}

#[test]
fn each_layer_knows_nothing_of_what_it_must_not() {
    let (mut bad, mut looked_at) = (Vec::new(), 0);
    for file in files() {
        let words = if file.starts_with("domain") {
            PURE
        } else if is_resource_file(&file) {
            NEVER.iter().find(|(name, _)| file.ends_with(name)).unwrap().1
        } else {
            continue;
        };
        looked_at += 1;
        let code = code(&file);
        bad.extend(
            words.iter().filter(|word| mentions(&code, word)).map(|word| format!("{} says {word}", file.display())),
        );
    }
    assert!(looked_at > 50, "only {looked_at} files were looked at");
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn a_database_and_http_are_known_where_they_belong() {
    let mut bad = Vec::new();
    for file in files() {
        let code = code(&file);
        let is_http = ["api", "http"].iter().any(|folder| file.starts_with(folder));
        // The server's tasks run on the framework's threads.
        let runs = is_http || ["jobs", "demo", "main.rs"].iter().any(|one| file.starts_with(one));
        let stores =
            file.starts_with("db") || ["store.rs", "due.rs", "questions.rs"].iter().any(|name| file.ends_with(name));
        let stored = stores || KEEPERS.iter().any(|one| file.ends_with(one));
        for (word, allowed) in
            [("actix_web", runs || READERS.iter().any(|one| file.ends_with(one))), ("diesel", stored)]
        {
            if !allowed && mentions(&code, word) {
                bad.push(format!("{} says {word}", file.display()));
            }
        }
    }
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn no_file_is_long_unfinished_or_in_a_hurry() {
    let mut bad = Vec::new();
    for file in files() {
        let text = fs::read_to_string(source().join(&file)).unwrap();
        let lines = text.lines().count();
        // Diesel's command line writes this one.
        if lines > LINE_LIMIT && file != Path::new("db/schema.rs") {
            bad.push(format!("{} has {lines} lines", file.display()));
        }
        for word in ["todo!", "unimplemented!", "dbg!", "unsafe {", "unsafe(", "TODO", "FIXME"] {
            // diesel has no safe way to what the first does, and jemalloc looks for a name.
            let is_known = matches!(
                (word, file.to_str()),
                ("unsafe {", Some("db/deadline.rs")) | ("unsafe(", Some("allocator.rs"))
            );
            if text.contains(word) && !is_known {
                bad.push(format!("{} says {word}", file.display()));
            }
        }
    }
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn no_file_of_tests_is_long() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let lines = |file: &PathBuf| fs::read_to_string(tests.join(file)).unwrap().lines().count();
    let long: Vec<_> = rust_files(&tests).into_iter().filter(|file| lines(file) > TEST_LINE_LIMIT).collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn whole_words_are_found_and_parts_of_words_are_not() {
    for code in ["use diesel::prelude::*;", "diesel", "x.diesel()"] {
        assert!(mentions(code, "diesel"), "{code}");
    }
    for code in ["diesels", "my_diesel", "Diesel", ""] {
        assert!(!mentions(code, "diesel"), "{code}");
    }
}

#[test]
fn every_test_that_the_security_table_names_exists() {
    let text = fs::read_to_string(source().join("ARCHITECTURE.md")).unwrap();
    let rows: Vec<_> = text.lines().filter(|line| line.starts_with("| API")).collect();
    assert_eq!(rows.len(), 10);
    let tests = source().parent().unwrap().join("tests/it");
    for row in rows {
        let names: Vec<_> = row.rsplit('|').nth(1).unwrap().split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "{row}");
        for name in names {
            let (module, test) = name.rsplit_once("::").unwrap();
            let code = fs::read_to_string(tests.join(format!("{}.rs", module.replace("::", "/")))).unwrap();
            let declared = [format!("fn {test}("), format!("    {test}, ")];
            assert!(declared.iter().any(|text| code.contains(text)), "{name} does not exist");
        }
    }
}

/// diesel's own changes are parsed and planned anew each time: they are for what answers rows, or names a list of them, by which
/// its text differs. All others are `db::change`.
#[test]
fn a_change_is_kept_prepared_unless_it_answers_rows_or_names_a_list() {
    let mut found = 0;
    for file in files() {
        let code = code(&file);
        found += code.matches("change(").count();
        for (at, _) in code.match_indices("diesel::update(") {
            let function = code[..at].rfind("fn ").unwrap();
            let end = code[at..].find("\n}").unwrap();
            let change = &code[function..at + end];
            assert!(change.contains("eq_any(") || change.contains(".returning("), "{}: {change}", file.display());
        }
    }
    assert!(found > 50, "only {found} changes were found");
}
