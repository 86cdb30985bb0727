//! The log: text on a terminal, JSON elsewhere. Never personal data, never secrets.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// Starts the log with this filter; a second call changes nothing.
pub fn start(filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if std::io::stderr().is_terminal() { log.try_init() } else { log.json().try_init() };
    // Tests start many servers in one process; the first one's log serves them all.
    drop(started);
}
