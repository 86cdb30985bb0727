//! What a database that goes away costs: PostgreSQL servers that are frozen, killed, and replaced by their standbys. Times are
//! measured, so these tests run one at a time and with nothing beside them: `.ci/high-availability`.

mod down;
mod failover;
pub mod feed;
mod patroni;
mod pooler;
pub mod writers;

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write as _;

use crate::support::output_directory;

/// Keeps what was measured, for whoever reads the log of the checks.
fn note(line: &str) {
    println!("{line}");
    let path = output_directory().join("high-availability.txt");
    let mut file = OpenOptions::new().create(true).append(true).open(path).unwrap();
    let mut text = String::new();
    writeln!(text, "{line}").unwrap();
    file.write_all(text.as_bytes()).unwrap();
}
