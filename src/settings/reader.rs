//! Reads values by what the list says of them, and collects what is wrong with them.

use std::collections::BTreeMap;

use super::entry::{Defaulted, Optional, Parser, Setting};
use super::errors::{SettingsError, unknown, wrong};
use super::list::{ALL, CLIENTS};

pub(super) struct Reader {
    values: BTreeMap<String, String>,
    errors: Vec<String>,
}

impl Reader {
    /// A reader of these values; names that are no settings are noted at once, after the errors that there were before.
    pub(super) fn new(values: BTreeMap<String, String>, mut errors: Vec<String>) -> Self {
        let is_known = |name: &str| CLIENTS.contains(&name) || ALL.iter().any(|setting| setting.name == name);
        errors.extend(values.keys().filter(|name| !is_known(name)).map(|name| unknown(name)));
        Self { values, errors }
    }

    /// What is set, or the default; a wrong value is noted, and the default stands in for it. Fails only when the list has a
    /// default that its own parser refuses.
    pub(super) fn read<T>(&mut self, entry: &Defaulted<T>) -> Result<T, SettingsError> {
        let default = || (entry.parse)(entry.setting.default);
        let set = self.parsed(&entry.setting, entry.parse);
        set.map_or_else(default, Ok)
            .map_err(|reason| SettingsError(vec![wrong(&entry.setting, &reason, entry.setting.default)]))
    }

    /// What is set, if it is; a wrong value is noted.
    pub(super) fn optional<T>(&mut self, entry: &Optional<T>) -> Option<T> {
        self.parsed(&entry.setting, entry.parse)
    }

    /// Notes an error when only one of two settings is there that belong together.
    pub(super) fn both_or_none(&mut self, one: &Setting, other: &Setting) {
        if self.value(one).is_some() != self.value(other).is_some() {
            self.errors.push(format!("{} and {} must be set together", one.name, other.name));
        }
    }

    /// Notes that what is set does not go with another setting.
    pub(super) fn refuse(&mut self, setting: &Setting, reason: &str) {
        self.errors.push(format!("{} {reason}", setting.name));
    }

    /// All that was wrong.
    pub(super) fn errors(self) -> SettingsError {
        SettingsError(self.errors)
    }

    /// An empty value is none.
    fn value(&self, setting: &Setting) -> Option<&str> {
        self.values.get(setting.name).map(String::as_str).filter(|value| !value.is_empty())
    }

    fn parsed<T>(&mut self, setting: &Setting, parse: Parser<T>) -> Option<T> {
        let value = self.value(setting)?;
        match parse(value) {
            Ok(value) => Some(value),
            Err(reason) => {
                let error = wrong(setting, &reason, value);
                self.errors.push(error);
                None
            }
        }
    }
}
