//! Every arrow points down: a module imports only from modules on lower floors, and no files hang together in a circle. The
//! floors are listed in `src/ARCHITECTURE.md`, from the command line on top to names and ids at the bottom.
//!
//! Read from the source text: `use` and paths in the code, followed through `pub use` to where a thing is defined.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use regex::Regex;

use crate::architecture::{files, source};

type Module = Vec<String>;

/// The sources, as modules and what each imports.
struct House {
    code: BTreeMap<Module, String>,
    exports: BTreeMap<(Module, String), (Module, Vec<String>)>,
}

fn module_of(file: &Path) -> Module {
    let file = file.with_extension("");
    let mut parts: Module = file.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod" || last == "lib") {
        parts.pop();
    }
    parts
}

/// The text without its tests, comments and literals.
fn code_of(file: &Path) -> String {
    let text = fs::read_to_string(source().join(file)).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let code = Regex::new(r"//[^\n]*").unwrap().replace_all(code, "");
    Regex::new(r#""(?:[^"\\]|\\.)*""#).unwrap().replace_all(&code, "\"\"").into_owned()
}

/// The single paths of a tree such as `a::{b, c::{d, e}}`.
fn paths_of(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((start, rest)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap().trim().to_owned()];
    };
    let inner = &rest[..rest.rfind('}').unwrap()];
    let (mut found, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, character) in inner.char_indices().chain([(inner.len(), ',')]) {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = inner[from..at].trim();
                from = at + 1;
                if part == "self" {
                    found.push(start.trim_end_matches("::").to_owned());
                } else if !part.is_empty() {
                    found.extend(paths_of(part).into_iter().map(|path| format!("{start}{path}")));
                }
            }
            _ => {}
        }
    }
    found
}

impl House {
    fn read() -> Self {
        let code = files().iter().map(|file| (module_of(file), code_of(file))).collect();
        let mut house = Self { code, exports: BTreeMap::new() };
        let mut exports = BTreeMap::new();
        for (module, code) in &house.code {
            for (is_public, path) in used(code) {
                if let Some(target) = house.resolve(module, &path).filter(|_| is_public) {
                    exports.insert((module.clone(), path.rsplit("::").next().unwrap().to_owned()), target);
                }
            }
        }
        house.exports = exports;
        house
    }

    /// The module that a path leads into, and what remains of the path there; none for what is not of this crate.
    fn resolve(&self, from: &Module, path: &str) -> Option<(Module, Vec<String>)> {
        let mut parts = path.split("::").map(str::trim).peekable();
        let mut module = match parts.peek().copied()? {
            "crate" | "gangway" => {
                parts.next();
                Vec::new()
            }
            "self" => {
                parts.next();
                from.clone()
            }
            "super" => {
                let mut module = from.clone();
                while parts.next_if_eq(&"super").is_some() {
                    module.pop();
                }
                module
            }
            first if self.is_module(from, first) => from.clone(),
            _ => return None,
        };
        while let Some(part) = parts.next_if(|part| self.is_module(&module, part)) {
            module.push(part.to_owned());
        }
        Some((module, parts.map(str::to_owned).collect()))
    }

    fn is_module(&self, parent: &Module, name: &str) -> bool {
        let mut module = parent.clone();
        module.push(name.to_owned());
        self.code.contains_key(&module)
    }

    /// Where a thing is defined that is reached by this way.
    fn follow(&self, (module, rest): (Module, Vec<String>)) -> Module {
        let mut at = (module, rest);
        for _ in 0..8 {
            let Some(name) = at.1.first() else { break };
            let Some((module, tail)) = self.exports.get(&(at.0.clone(), name.clone())) else { break };
            at = (module.clone(), tail.clone());
        }
        at.0
    }

    /// The modules that a module imports from.
    fn imports(&self, module: &Module) -> BTreeSet<Module> {
        let code = &self.code[module];
        let mut found = BTreeSet::new();
        let mut names = BTreeMap::new();
        for (_, path) in used(code) {
            let Some((target, rest)) = self.resolve(module, &path) else { continue };
            if rest.is_empty() {
                names.insert(path.rsplit("::").next().unwrap().to_owned(), target.clone());
            }
            found.insert(self.follow((target, rest)));
        }
        let body = Regex::new(r"(?m)^\s*(pub(\([^)]*\))?\s+)?use\s+[^;]+;").unwrap().replace_all(code, "").into_owned();
        for path in Regex::new(r"\b[A-Za-z_]\w*(?:::[A-Za-z_]\w*)+").unwrap().find_iter(&body) {
            let (first, rest) = path.as_str().split_once("::").unwrap();
            let target = match names.get(first) {
                Some(known) => {
                    let mut known = known.clone();
                    let mut parts = rest.split("::").peekable();
                    while let Some(part) = parts.next_if(|part| self.is_module(&known, part)) {
                        known.push(part.to_owned());
                    }
                    Some((known, parts.map(str::to_owned).collect()))
                }
                None if ["crate", "super", "self", "gangway"].contains(&first) => self.resolve(module, path.as_str()),
                None => None,
            };
            if let Some(target) = target {
                found.insert(self.follow(target));
            }
        }
        // What the crate's root defines is a macro, which stands in the file that declares it.
        found.retain(|target| target != module && !target.is_empty());
        found
    }
}

/// The paths that a file uses, and whether it hands them on.
fn used(code: &str) -> Vec<(bool, String)> {
    let uses = Regex::new(r"(?m)^\s*(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);").unwrap();
    let each = |found: regex::Captures<'_>| {
        let is_public = found.get(1).is_some();
        paths_of(&found[2]).into_iter().map(move |path| (is_public, path)).collect::<Vec<_>>()
    };
    uses.captures_iter(code).flat_map(each).collect()
}

/// The floor of each module, 0 on top, as the page about the architecture lists them.
fn floors() -> BTreeMap<String, usize> {
    let page = fs::read_to_string(source().join("ARCHITECTURE.md")).unwrap();
    let list = page.split("```floors\n").nth(1).expect("the floors").split("```").next().unwrap();
    let floor = |(floor, line): (usize, &str)| {
        line.split_whitespace().map(move |module| (module.to_owned(), floor)).collect::<Vec<_>>()
    };
    list.lines().enumerate().flat_map(floor).collect()
}

fn shown(module: &Module) -> String {
    module.join("/")
}

#[test]
fn every_arrow_points_down() {
    let (house, floors) = (House::read(), floors());
    let mut listed: BTreeSet<_> = floors.keys().cloned().collect();
    let (mut up, mut arrows) = (Vec::new(), 0);
    for module in house.code.keys().filter(|module| !module.is_empty()) {
        listed.remove(&module[0]);
        let own = floors.get(&module[0]).unwrap_or_else(|| panic!("{} stands on no floor", module[0]));
        for target in house.imports(module) {
            arrows += 1;
            let floor = floors.get(&target[0]).unwrap_or_else(|| panic!("{} stands on no floor", target[0]));
            if module[0] != target[0] && own >= floor {
                up.push(format!("{} imports from {}", shown(module), shown(&target)));
            }
        }
    }
    assert!(arrows > 500, "only {arrows} imports were found");
    assert!(listed.is_empty(), "floors are listed for what is not there: {listed:?}");
    assert!(up.is_empty(), "{up:#?}");
}

#[test]
fn no_files_hang_together_in_a_circle() {
    let house = House::read();
    let imports: BTreeMap<_, _> = house.code.keys().map(|module| (module, house.imports(module))).collect();
    // What imports nothing that is left is taken away, until nothing is left, or circles and what stands on them.
    let mut left: BTreeSet<_> = house.code.keys().collect();
    loop {
        let free: Vec<_> =
            left.iter().copied().filter(|module| !imports[module].iter().any(|target| left.contains(target))).collect();
        if free.is_empty() {
            break;
        }
        left.retain(|module| !free.contains(module));
    }
    let reached = |module: &Module| left.iter().any(|other| imports[*other].contains(module));
    let circles: Vec<_> = left.iter().filter(|module| reached(module)).map(|module| shown(module)).collect();
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn trees_of_imports_are_read() {
    assert_eq!(paths_of("a::{b, c::{d, e as f}, self}"), ["a::b", "a::c::d", "a::c::e", "a"]);
    assert_eq!(paths_of("a::b as c"), ["a::b"]);
    let house = House::read();
    let resolved = house.resolve(&vec!["clients".to_owned(), "ops".to_owned()], "super::store::get").unwrap();
    assert_eq!((shown(&resolved.0).as_str(), resolved.1), ("clients/store", vec!["get".to_owned()]));
    assert_eq!(shown(&house.follow((vec!["domain".to_owned()], vec!["Money".to_owned()]))), "domain/money");
}
