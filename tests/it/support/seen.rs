//! Which problem codes the tests really receive, and with which members of their own: the file `<code>/<members>` in the
//! folder that `CODES_SEEN_DIR` names. Without the variable nothing is recorded. `.ci/codes-seen` compares.

use std::env;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

/// The members of every problem.
const COMMON: [&str; 7] = ["type", "title", "status", "detail", "instance", "code", "requestId"];

/// The folder of the records, when there shall be any.
pub fn folder() -> Option<PathBuf> {
    env::var_os("CODES_SEEN_DIR").map(PathBuf::from)
}

/// Notes the code of a problem; any other body is passed over.
pub fn record(body: &Value) {
    if COMMON.iter().all(|member| !body[member].is_null()) {
        note(body);
    }
}

/// Notes the code of a problem that a row of a plan tells; it answers no request.
pub fn record_of_row(row: &Value) {
    if row["problem"].is_object() {
        note(&row["problem"]);
    }
}

fn note(problem: &Value) {
    if let (Some(code), Some(folder)) = (problem["code"].as_str(), folder()) {
        fs::create_dir_all(folder.join(code)).unwrap();
        fs::write(folder.join(code).join(own_members(problem)), "").unwrap();
    }
}

/// The names of the members that not every problem has, sorted; `nothing` when there are none.
pub fn own_members(problem: &Value) -> String {
    let names = problem.as_object().unwrap().keys().map(String::as_str);
    let mut own: Vec<_> = names.filter(|name| !COMMON.contains(name)).collect();
    own.sort_unstable();
    if own.is_empty() { "nothing".to_owned() } else { own.join("+") }
}
