//! Whatever a page names is there: pages and their headings, files, scripts and pictures.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use pulldown_cmark::{Event, Tag, TagEnd};
use regex::Regex;

use super::pages::{all, blocks, events, headings, root, text};

/// Bytes that a picture may have: a page is read on a telephone too.
const PICTURE_LIMIT: u64 = 200 * 1024;

const PICTURES: &str = "docs/pictures";

/// What stands beside the source, by which a place in the repository is known.
const FOLDERS: [&str; 9] = ["src", "tests", "deploy", "docs", ".ci", "benches", "openapi", "sdk", "migrations"];

/// A path without `.` and `..`; none when it leads out of the repository.
fn plain(path: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir if !plain.pop() => return None,
            Component::ParentDir | Component::CurDir => {}
            part => plain.push(part),
        }
    }
    Some(plain)
}

/// The names by which headings are linked where the repository is read.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut seen = BTreeMap::<String, usize>::new();
    let name = |(_, heading): (_, String)| {
        let kept =
            heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).collect::<String>();
        let anchor = kept.replace(' ', "-");
        let times = seen.entry(anchor.clone()).and_modify(|times| *times += 1).or_default();
        if *times == 0 { anchor } else { format!("{anchor}-{times}") }
    };
    headings(text).into_iter().map(name).collect()
}

/// What is wrong with a link of a page.
fn broken(page: &Path, link: &str) -> Option<String> {
    if link.contains("://") || link.starts_with("mailto:") {
        return None;
    }
    let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let target = if path.is_empty() { page.to_owned() } else { page.parent().unwrap().join(path) };
    let Some(target) = plain(&target).filter(|target| root().join(target).exists()) else {
        return Some(format!("{} names {link}, which is not there", page.display()));
    };
    let anchor = anchor?;
    let has_it =
        target.extension().is_some_and(|extension| extension == "md") && anchors(&text(&target)).contains(anchor);
    (!has_it).then(|| format!("{} names {link}, and there is no such heading", page.display()))
}

#[test]
fn every_link_leads_somewhere() {
    let (mut wrong, mut links) = (Vec::new(), 0);
    for page in all() {
        for event in events(&text(&page)) {
            if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
                links += 1;
                wrong.extend(broken(&page, &dest_url));
            }
        }
    }
    assert!(links > 100, "only {links} links were found");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn dead_links_are_found() {
    let page = Path::new("docs/operating.md");
    let is_broken = |link| broken(page, link).is_some();
    for link in ["none.md", "../../elsewhere.md", "#nowhere", "deploy.md#nowhere", "aws/policy.json#anchor"] {
        assert!(is_broken(link), "{link}");
    }
    for link in ["deploy.md", "#health", "deploy.md#settings-and-secrets", "../README.md", "aws/policy.json"] {
        assert!(!is_broken(link), "{link}");
    }
    assert!(anchors("# `gangway` here\n\n## Two: of, them\n\n## Two of them\n").contains("two-of-them-1"));
}

/// Whether a place that a page names is there: below the repository, below the page's folder, or, of the code's map, below `src`.
fn is_there(page: &Path, place: &str) -> bool {
    // One folder's name may stand for each of its neighbours.
    if let Some((before, after)) = place.split_once("*/") {
        let folders = fs::read_dir(root().join(before)).or_else(|_| fs::read_dir(root().join("src").join(before)));
        let mut folders = folders.into_iter().flatten().map(|entry| entry.unwrap().path()).peekable();
        return folders.peek().is_some() && folders.all(|folder| folder.join(after).exists());
    }
    let beside = page.parent().unwrap();
    let module = Path::new("src").join(place);
    let places = [PathBuf::from(place), beside.join(place), module.with_extension("rs"), module];
    places.iter().any(|place| root().join(place).exists())
}

/// Whether a text names a place in the repository: a path from one of its folders, or of the code's map from one of the modules.
fn names_place(page: &Path, text: &str) -> bool {
    let pathlike = Regex::new(r"^\.?[A-Za-z0-9_][A-Za-z0-9_.*-]*(/[A-Za-z0-9_.*-]*)+$").unwrap();
    let first = text.split('/').next().unwrap();
    let in_map = page.ends_with("ARCHITECTURE.md") && root().join("src").join(first).is_dir();
    pathlike.is_match(text) && (FOLDERS.contains(&first) || in_map)
}

#[test]
fn every_place_in_the_repository_that_a_page_names_is_there() {
    let (mut wrong, mut places) = (Vec::new(), 0);
    for page in all().into_iter().filter(|page| !page.ends_with("CHANGELOG.md")) {
        let text = text(&page);
        let mut named: BTreeSet<String> = BTreeSet::new();
        for event in events(&text) {
            if let Event::Code(code) = event {
                named.insert(code.into_string());
            }
        }
        for language in ["sh", "bash"] {
            for block in blocks(&text, language) {
                named.extend(block.split(|c: char| c.is_whitespace() || "\"'()=@>".contains(c)).map(str::to_owned));
            }
        }
        // What the commands of the page make is not there yet: settings with secrets.
        let made = |name: &String| name.starts_with("deploy/") && name.ends_with(".env");
        for name in named.into_iter().filter(|name| names_place(&page, name) && !made(name)) {
            places += 1;
            if !is_there(&page, &name) {
                wrong.push(format!("{} names {name}", page.display()));
            }
        }
    }
    assert!(places > 100, "only {places} places were found");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_picture_is_shown_and_has_its_words() {
    let (mut shown, mut text_of) = (BTreeSet::new(), None::<(PathBuf, String)>);
    for page in all() {
        for event in events(&text(&page)) {
            match event {
                Event::Start(Tag::Image { dest_url, .. }) => {
                    text_of = plain(&page.parent().unwrap().join(&*dest_url)).map(|picture| (picture, String::new()));
                }
                Event::Text(part) => text_of.iter_mut().for_each(|(_, words)| words.push_str(&part)),
                Event::End(TagEnd::Image) => {
                    let (picture, words) = text_of.take().unwrap();
                    assert!(words.len() > 20, "{} says of {} only {words:?}", page.display(), picture.display());
                    shown.insert(picture);
                }
                _ => {}
            }
        }
    }
    let mut there = BTreeSet::new();
    for entry in fs::read_dir(root().join(PICTURES)).unwrap() {
        let entry = entry.unwrap();
        let picture = Path::new(PICTURES).join(entry.file_name());
        if picture.extension().is_some_and(|extension| extension == "png") {
            let bytes = entry.metadata().unwrap().len();
            assert!(bytes <= PICTURE_LIMIT, "{} has {bytes} bytes", picture.display());
            there.insert(picture);
        }
    }
    assert!(there.len() >= 3, "{there:?}");
    assert_eq!(shown, there, "pictures that pages show, and those that are there");
}
