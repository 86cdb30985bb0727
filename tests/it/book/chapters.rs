//! The order of the book, which `docs/README.md` gives: every page is in it, says what it is for, and names the next one.

use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, Tag};

use super::pages::{self, events, headings, root, text};

const CONTENTS: &str = "docs/README.md";

/// The pages in `docs/`, in the order in which the table of contents names them first.
fn chapters() -> Vec<String> {
    let contents = text(Path::new(CONTENTS));
    let mut found: Vec<String> = Vec::new();
    for event in events(&contents) {
        let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
        let page = dest_url.split('#').next().unwrap();
        let is_page = Path::new(page).extension().is_some_and(|extension| extension == "md") && !page.contains('/');
        if is_page && !found.iter().any(|known| known == page) {
            found.push(page.to_owned());
        }
    }
    found
}

fn title(page: &str) -> String {
    headings(&text(&Path::new("docs").join(page))).into_iter().next().unwrap_or_else(|| panic!("{page} has no title")).1
}

/// What the last line of a page says: where one comes from, and where one goes on.
pub fn footer(page: &str) -> String {
    let chapters = chapters();
    let place = chapters.iter().position(|known| known == page);
    let place = place.unwrap_or_else(|| panic!("{CONTENTS} does not name {page}"));
    let before = match place.checked_sub(1) {
        Some(before) => format!("[← {}]({})", title(&chapters[before]), chapters[before]),
        None => "[← The README](../README.md)".to_owned(),
    };
    let next = chapters.get(place + 1).map(|next| format!(" · [{} →]({next})", title(next))).unwrap_or_default();
    format!("---\n\n{before} · [The guide](README.md){next}\n")
}

#[test]
fn the_table_of_contents_names_every_page() {
    let mut listed = chapters();
    listed.sort();
    let is_page = |name: &String| name.ends_with(".md") && name != "README.md";
    let names =
        fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut there: Vec<_> = names.filter(is_page).collect();
    there.sort();
    assert_eq!(listed, there);
}

#[test]
fn every_page_says_what_it_is_for_and_where_to_go_on() {
    for chapter in chapters() {
        // The page of states is written as a whole.
        if chapter == "states.md" {
            continue;
        }
        let page = format!("docs/{chapter}");
        pages::hold(&page, |written| {
            let body = written.rsplit_once("\n---\n\n[← ").map_or(written, |(body, _)| body);
            format!("{}\n\n{}", body.trim_end(), footer(&chapter))
        });
        let written = text(Path::new(&page));
        let mut lines = written.lines();
        assert!(lines.next().is_some_and(|line| line.starts_with("# ")), "{page} begins with its title");
        let first = lines.find(|line| !line.is_empty()).unwrap_or_default();
        assert!(
            first.starts_with(|first: char| first.is_alphabetic() || "`[*".contains(first)),
            "{page} says what it is for"
        );
    }
}
