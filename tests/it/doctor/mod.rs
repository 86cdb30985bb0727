//! `gangway doctor`: what the real binary says of healthy and of broken installations, and that it leaves no trace of itself.

#[cfg(feature = "aws")]
mod aws;
mod database;
mod postgres;
mod surroundings;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::Database;
use crate::support::app::TestDatabase;
use crate::support::cluster::Cluster;
use crate::support::process::{Server, gangway, said};

/// A master key.
const KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

/// Another one.
const OTHER_KEY: &str = "CAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg=";

/// What is read about its checks.
const GUIDE: &str = include_str!("../../../docs/operating.md");

/// What is said of it as the machine has it: tests run in containers, on any disk.
const OF_THE_MACHINE: [&str; 2] = ["database.file_system", "disk.room"];

/// What the doctor has said.
pub struct Told {
    status: Option<i32>,
    report: Value,
    all: String,
}

impl Told {
    /// What was said of a check: how bad it is, and the words.
    #[track_caller]
    fn of(&self, check: &str) -> (&str, String) {
        let checks = self.report["checks"].as_array().unwrap();
        let found = checks.iter().find(|one| one["check"] == check);
        let found = found.unwrap_or_else(|| panic!("{check} is not in {:#}", self.report));
        let words = format!("{} {}", found["means"].as_str().unwrap(), found["do"].as_str().unwrap_or_default());
        (found["status"].as_str().unwrap(), words)
    }

    /// It says this of a check, with these words.
    #[track_caller]
    pub fn says(&self, status: &str, check: &str, parts: &[&str]) {
        assert!(!OF_THE_MACHINE.contains(&check), "what {check} says is the machine's");
        let (found, words) = self.of(check);
        assert_eq!(found, status, "{check}: {words}");
        for part in parts {
            assert!(words.contains(part), "{part:?} is not in: {words}");
        }
    }

    /// It has looked at what is the machine's, whatever it found.
    #[track_caller]
    pub fn looks_at_the_machine(&self) {
        for check in OF_THE_MACHINE {
            self.of(check);
        }
    }

    /// The checks that failed or warned, but those of the machine.
    pub fn bad(&self) -> Vec<(&str, &str)> {
        let checks = self.report["checks"].as_array().unwrap().iter();
        let bad = checks.filter(|one| one["status"] == "fail" || one["status"] == "warn");
        let named = bad.map(|one| (one["status"].as_str().unwrap(), one["check"].as_str().unwrap()));
        named.filter(|(_, check)| !OF_THE_MACHINE.contains(check)).collect()
    }
}

fn told(mut doctor: Command) -> Told {
    let output = doctor.output().unwrap();
    let all = said(&output);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {all}"));
    for inside in ["hunter2", KEY, OTHER_KEY, "panicked", "Error(", "Some("] {
        assert!(!all.contains(inside), "{inside} is in: {all}");
    }
    for check in report["checks"].as_array().unwrap() {
        let name = format!("`{}`", check["check"].as_str().unwrap());
        assert!(GUIDE.contains(&name), "{name} is not in docs/operating.md");
    }
    assert_eq!(output.status.code() == Some(1), report["failed"].as_u64().unwrap() > 0, "{all}");
    Told { status: output.status.code(), report, all }
}

/// What the doctor says with these settings, in this folder.
pub fn doctor(folder: &Path, settings: &[(&str, &str)]) -> Told {
    told(gangway(folder, &["doctor", "--json"], settings))
}

/// Settings with which nothing is wrong.
pub fn healthy(url: &str) -> Vec<(&str, &str)> {
    vec![
        ("GANGWAY_DATABASE_URL", url),
        ("GANGWAY_MASTER_KEY", KEY),
        ("GANGWAY_PUBLIC_URL", "https://gangway.example.com"),
    ]
}

/// Those of a server that has a database such as [`healthy`] says.
const SERVED: [(&str, &str); 1] = [("GANGWAY_MASTER_KEY", KEY)];

/// Every file of a folder with its bytes and its mode, but the memory that SQLite's processes share.
fn files(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, u32)> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mode = |path: &Path| std::os::unix::fs::MetadataExt::mode(&fs::metadata(path).unwrap());
    let kept = paths.filter(|path| !path.to_str().unwrap().ends_with("-shm"));
    kept.map(|path| (path.clone(), (fs::read(&path).unwrap(), mode(&path)))).collect()
}

#[actix_web::test]
async fn a_healthy_sqlite_is_told_before_and_beside_and_after_a_server_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/gangway.db", folder.path().display());
    let settings = healthy(&url);
    let before = doctor(folder.path(), &settings);
    assert_eq!((before.status, before.bad()), (Some(0), vec![]), "{}", before.all);
    before.says("ok", "database.reachable", &["no database", "the first start makes it"]);
    before.says("skip", "aws", &["GANGWAY_AWS_MODE is manual"]);
    assert_eq!(files(folder.path()).len(), 0, "something was left behind");

    let mut server = Server::start_at(&url, &SERVED).await;
    server.ops().await.post("/resellers", serde_json::json!({ "name": "Nube Partners", "country": "ES" })).await;
    // What the server does by itself at its start comes to its end.
    let mut quiet = files(folder.path());
    let begun = Instant::now();
    loop {
        actix_web::rt::time::sleep(Duration::from_millis(1500)).await;
        let now = files(folder.path());
        if now == quiet {
            break;
        }
        quiet = now;
        assert!(begun.elapsed() < Duration::from_secs(60), "an idle server writes");
    }
    let beside = doctor(folder.path(), &settings);
    assert_eq!((beside.status, beside.bad()), (Some(0), vec![]), "{}", beside.all);
    for check in ["database.pages", "database.journal", "database.migrations", "secrets.signing_keys", "jobs.webhooks"]
    {
        beside.says("ok", check, &[]);
    }
    assert_eq!(files(folder.path()), quiet, "it writes beside a server");
    assert_eq!(server.terminate().await, Some(0));

    let stopped = files(folder.path());
    let after = doctor(folder.path(), &settings);
    assert_eq!((after.status, after.bad()), (Some(0), vec![]), "{}", after.all);
    after.says("ok", "database.journal", &["WAL"]);
    assert_eq!(files(folder.path()), stopped, "it writes after a server");
    assert!(!folder.path().join("gangway.db-shm").exists(), "something was left behind");
}

#[actix_web::test]
async fn a_healthy_postgresql_is_told_and_stays_as_it_is() {
    let cluster = Cluster::start(&["autovacuum=off"]);
    let url = cluster.url("postgres");
    let folder = tempfile::tempdir().unwrap();
    let mut settings = healthy(&url);
    // The number that the next transaction gets which writes.
    let next = || cluster.lines("postgres", "SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS line");
    let empty = next();
    let before = doctor(folder.path(), &settings);
    assert_eq!((before.status, before.bad()), (Some(0), vec![]), "{}", before.all);
    before.says("ok", "database.migrations", &["the first start makes the tables"]);
    assert_eq!(next(), empty, "it writes before the first start");

    let mut server = Server::start_at(&url, &SERVED).await;
    let beside = doctor(folder.path(), &settings);
    assert_eq!((beside.status, beside.bad()), (Some(0), vec![]), "{}", beside.all);
    assert_eq!(server.terminate().await, Some(0));

    let stopped = next();
    settings.push(("GANGWAY_DATABASE_POOL", "20"));
    let after = doctor(folder.path(), &settings);
    assert_eq!((after.status, after.bad()), (Some(0), vec![]), "{}", after.all);
    for check in ["database.version", "database.primary", "database.durability", "clock.database", "secrets.webhooks"] {
        after.says("ok", check, &[]);
    }
    after.says("ok", "database.connections", &["22 connections", "97 are to be had"]);
    after.says("ok", "database.pooler", &["no pooler"]);
    assert_eq!(next(), stopped, "it writes");
    assert_eq!(files(folder.path()).len(), 0, "something was left behind");
}

#[test]
fn people_read_a_line_a_check() {
    let database = TestDatabase::new(Database::Sqlite);
    gangway::db::migrate::run(&database.target).unwrap();
    let (folder, url) = (tempfile::tempdir().unwrap(), database.url());
    let output = gangway(folder.path(), &["doctor"], &[("GANGWAY_DATABASE_URL", &url)]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "warnings are no failure");
    let text = String::from_utf8(output.stdout).unwrap();
    let (checks, sum) = text.trim_end().rsplit_once("\n\n").unwrap();
    for line in checks.lines() {
        let mut words = line.split_whitespace();
        assert!(["ok", "warn", "fail", "skip"].contains(&words.next().unwrap()), "{line}");
        assert!(words.next().unwrap().chars().all(|c| c.is_ascii_lowercase() || "._".contains(c)), "{line}");
        assert!(line.ends_with('.'), "{line}");
    }
    assert!(checks.contains("\nwarn  settings.master_key "), "{checks}");
    assert!(sum.starts_with("0 failed, ") && sum.ends_with(" skipped."), "{sum}");
}
