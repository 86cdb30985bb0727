//! Settings as they are read, and what the README says of them.

mod good_values;
mod names;
mod wrong_values;

use super::{Settings, SettingsError};

fn read(of: &[(&str, &str)]) -> Result<Settings, SettingsError> {
    let values = of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Settings::from_values(values, Vec::new())
}
