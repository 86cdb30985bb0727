//! Where the values of settings come from: the process's environment, and a `.env` file for what is not in it.

use std::collections::BTreeMap;

/// The values by name, and what went wrong with reading them.
pub(super) fn read() -> (BTreeMap<String, String>, Vec<String>) {
    let mut errors = Vec::new();
    if let Err(error) = dotenvy::from_path(".env")
        && !error.not_found()
    {
        errors.push(format!(".env cannot be read: {}", env_file_reason(&error)));
    }
    let mut values = BTreeMap::new();
    for (name, value) in std::env::vars_os() {
        let Some(name) = name.to_str().filter(|name| name.starts_with("GANGWAY_")) else { continue };
        match value.into_string() {
            Ok(value) => drop(values.insert(name.to_owned(), value)),
            Err(_) => errors.push(format!("{name} is not UTF-8")),
        }
    }
    (values, errors)
}

/// The line itself is not repeated: it may hold a secret.
fn env_file_reason(error: &dotenvy::Error) -> String {
    let dotenvy::Error::LineParse(bad, _) = error else { return error.to_string() };
    let text = std::fs::read_to_string(".env").unwrap_or_default();
    let line = text.lines().position(|line| line.trim() == bad.trim());
    let line = line.map_or_else(|| "a line".to_owned(), |index| format!("line {}", index + 1));
    format!("{line} is not NAME=value; quote a value that holds spaces, quotes or #")
}
