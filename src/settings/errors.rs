//! What is wrong with settings, as people read it.

use std::fmt;

use super::entry::Setting;
use super::list::ALL;

/// Every wrong setting at once.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub struct SettingsError(pub Vec<String>);

impl SettingsError {
    /// Whether this setting is wrong, or may be the one that a misspelt name was meant to be.
    pub fn concerns(&self, name: &str) -> bool {
        let mut words = self.0.iter().flat_map(|line| line.split_whitespace());
        words.any(|word| word.trim_end_matches('?') == name)
    }

    /// Whether something could not be read that may hold any setting.
    pub fn may_hide_others(&self) -> bool {
        self.0.iter().any(|line| !line.starts_with("GANGWAY_"))
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the settings have errors:")?;
        self.0.iter().try_for_each(|line| write!(f, "\n  {line}"))
    }
}

/// What is said of a name that is no setting.
pub(super) fn unknown(name: &str) -> String {
    format!("{name} is not a setting{}", suggestion(name))
}

/// What is said of a value that is refused for this reason.
pub(super) fn wrong(setting: &Setting, reason: &str, value: &str) -> String {
    if setting.secret {
        format!("{} {reason}", setting.name)
    } else {
        format!("{} {reason}, but is {}", setting.name, shown(value))
    }
}

/// The setting whose name is nearest to a mistyped one, if it is near at all.
fn suggestion(name: &str) -> String {
    let own = |name: &str| name.trim_start_matches("GANGWAY_").to_owned();
    let likeness = |setting: &Setting| strsim::jaro_winkler(&own(name), &own(setting.name));
    let nearest = ALL.iter().max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    let nearest = nearest.filter(|setting| likeness(setting) > 0.75);
    nearest.map(|setting| format!("; did you mean {}?", setting.name)).unwrap_or_default()
}

/// A wrong value in a message: quoted, so that spaces are seen, and not longer than a line.
fn shown(value: &str) -> String {
    const LONGEST: usize = 80;
    let start: String = value.chars().take(LONGEST).collect();
    if start.len() < value.len() { format!("{start:?}…") } else { format!("{start:?}") }
}
