//! What a database that goes away costs: PostgreSQL servers that are frozen, killed, and replaced by their standbys. Times are
//! measured in seconds, so these tests run one at a time: `.ci/high-availability`.

mod down;
mod failover;
pub mod feed;
mod patroni;
mod pooler;
pub mod writers;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write as _;

use self::writers::Outcome;
use crate::support::cluster::lines;
use crate::support::process::Server;
use crate::support::{Caller, output_directory};

/// Keeps what was measured, for whoever reads the log of the checks.
fn note(line: &str) {
    println!("{line}");
    let path = output_directory().join("high-availability.txt");
    let mut file = OpenOptions::new().create(true).append(true).open(path).unwrap();
    let mut text = String::new();
    writeln!(text, "{line}").unwrap();
    file.write_all(text.as_bytes()).unwrap();
}

/// What was acknowledged is in the database that is left, once, and was told of once; and servers end as they should, also while
/// some of their work hangs.
async fn check_end(outcome: &Outcome, database: &str, callers: &[Caller], servers: [Server; 2]) {
    let there: BTreeSet<_> = lines(database, "SELECT id AS line FROM clients").into_iter().collect();
    let lost: Vec<_> = outcome.made.difference(&there).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    assert_eq!(there.len(), outcome.made.len(), "something was made twice");
    for caller in callers {
        feed::check_feed(caller, &outcome.made).await;
    }
    servers.iter().for_each(|server| server.signal("TERM"));
    for mut server in servers {
        assert_eq!(server.ended().await, Some(0));
    }
}
