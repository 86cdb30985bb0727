//! Settings, from the environment and a `.env` file of the working directory. Unknown names and bad values stop the start with a
//! clear message; secrets are never printed.

mod credentials;
mod database;
mod entry;
mod environment;
mod errors;
mod list;
pub mod networks;
pub mod origins;
mod parsers;
mod reader;
pub mod timeouts;
mod values;

pub use database::parse_database;
pub use entry::Setting;
pub use errors::SettingsError;
pub use list::{ALL, help};
pub use timeouts::{Timeouts, TlsFiles};
pub use values::{Bootstrap, Settings};

#[cfg(test)]
mod tests;
