//! The Markdown of the repository, and how what the code tells gets into it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{env, fs};

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The repository's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Folders of what is made or fetched.
const NOT_OURS: [&str; 6] = ["target", "node_modules", "ci-output", "dist", "build", "venv"];

/// All pages, by their paths below the repository.
pub fn all() -> Vec<PathBuf> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() && !name.starts_with('.') && !NOT_OURS.contains(&name) {
                collect(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                found.push(path.strip_prefix(root()).unwrap().to_owned());
            }
        }
    }
    let mut found = Vec::new();
    collect(root(), &mut found);
    found.sort();
    assert!(found.len() > 20, "{found:?}");
    found
}

/// The text of a page.
pub fn text(page: &Path) -> String {
    fs::read_to_string(root().join(page)).unwrap_or_else(|error| panic!("{}: {error}", page.display()))
}

/// What a page consists of.
pub fn events(text: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new_ext(text, Options::ENABLE_TABLES)
}

/// The headings of a page, as they are shown.
pub fn headings(text: &str) -> Vec<(HeadingLevel, String)> {
    let (mut found, mut heading) = (Vec::new(), None::<(HeadingLevel, String)>);
    for event in events(text) {
        match (event, &mut heading) {
            (Event::Start(Tag::Heading { level, .. }), _) => heading = Some((level, String::new())),
            (Event::End(TagEnd::Heading(_)), _) => found.extend(heading.take()),
            (Event::Text(part) | Event::Code(part), Some((_, shown))) => shown.push_str(&part),
            _ => {}
        }
    }
    found
}

/// Blocks of code of a language.
pub fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

/// Holds a page against what it shall be. With `WRITE_BOOK` it is written.
pub fn hold(page: &str, wanted: impl FnOnce(&str) -> String) {
    // Several tests write parts of the same page.
    static WRITING: Mutex<()> = Mutex::new(());
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    let file = root().join(page);
    let written = fs::read_to_string(&file).unwrap_or_default();
    let wanted = wanted(&written);
    if env::var_os("WRITE_BOOK").is_some_and(|value| !value.is_empty()) {
        fs::write(&file, wanted).unwrap();
        return;
    }
    let differs = written.lines().zip(wanted.lines()).position(|(written, wanted)| written != wanted);
    let line = differs.unwrap_or_else(|| written.lines().count().min(wanted.lines().count()));
    assert!(
        written == wanted,
        "{page} is not what the code says from line {} on; WRITE_BOOK=1 cargo test --test it -- book:: writes it:\n{}",
        line + 1,
        wanted.lines().skip(line).take(5).collect::<Vec<_>>().join("\n")
    );
}

/// The page with this in the place of what stands between the marks of this name.
pub fn with_part(page: &str, name: &str, part: &str) -> String {
    let (begin, end) =
        (format!("<!-- {name}: written by the tests from the code -->\n"), format!("<!-- end of {name} -->"));
    let (before, rest) = page.split_once(&begin).unwrap_or_else(|| panic!("no {begin}"));
    let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("no {end}"));
    format!("{before}{begin}\n{part}\n{end}{after}")
}

/// A table with these heads.
pub fn table(heads: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let rule = format!("|{}\n", "---|".repeat(heads.len()));
    line(heads) + &rule + &rows.iter().map(|row| line(row)).collect::<String>()
}
