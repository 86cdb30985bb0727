//! The start of the real binary: with wrong settings, on databases that it cannot or must not use, and twice.

use std::fs;
use std::net::TcpListener;
use std::path::Path;

use gangway::api::start;
use gangway::auth::secret::Secret;
use gangway::aws::AwsMode;
use gangway::clock::Clock;
use gangway::settings::Settings;

use crate::support::Database;
use crate::support::app::{TestDatabase, settings};
use crate::support::process::{Server, gangway, said};

#[test]
fn wrong_settings_stop_the_start_with_all_messages_and_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let too_long = "hunter2".repeat(40);
    let wrong = [
        ("GANGWAY_BIND", "nonsense"),
        ("GANGWAY_PUBLIC_URL", "ftp://example.com"),
        ("GANGWAY_DATABASE_URL", "mysql://user:hunter2-url@db.example/gangway"),
        ("GANGWAY_DATABASE_POOL", "0"),
        ("GANGWAY_AWS_MODE", "magic"),
        ("GANGWAY_CROSS_ACCOUNT_ID", "123"),
        ("GANGWAY_BOOTSTRAP_CLIENT_ID", "not an id"),
        ("GANGWAY_BOOTSTRAP_CLIENT_SECRET", &too_long),
        ("GANGWAY_SIGNING_KEY", "hunter2-signing"),
        ("GANGWAY_MASTER_KEY", "hunter2-master"),
        ("GANGWAY_RATE_LIMIT", "fast"),
        ("GANGWAY_SQLITE_DURABLE", "hardly"),
        ("GANGWAY_CLOUDFORMATION_TEMPLATE_URL", "s3://bucket/template"),
        ("GANGWAY_ALLOW_DIRECT_TRANSFER", "perhaps"),
        ("GANGWAY_LOG", "=,="),
        ("GANGWAY_DATABASE_POLL", "8"),
    ];
    for command in ["serve", "migrate"] {
        let output = gangway(folder.path(), &[command], &wrong).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let said = said(&output);
        let missing: Vec<_> = wrong.iter().map(|(name, _)| *name).filter(|name| !said.contains(name)).collect();
        assert!(missing.is_empty(), "{missing:?} are not named: {said}");
        assert!(said.contains("did you mean GANGWAY_DATABASE_POOL?"), "{said}");
        assert!(!said.contains("hunter2"), "a secret is printed: {said}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "a database was made all the same");

    let half = gangway(folder.path(), &["serve"], &[("GANGWAY_BOOTSTRAP_CLIENT_ID", "ops")]).output().unwrap();
    assert_eq!(half.status.code(), Some(1));
    assert!(said(&half).contains("GANGWAY_BOOTSTRAP_CLIENT_SECRET"), "{}", said(&half));
}

/// Runs `gangway` with these settings, which has to end with status 1 and one message of one line.
#[track_caller]
fn refused(folder: &Path, command: &str, settings: &[(&str, &str)], parts: &[&str]) {
    let mut all = vec![("GANGWAY_BIND", "127.0.0.1:0"), ("GANGWAY_DATABASE_URL", "sqlite://gangway.db")];
    all.extend(settings);
    let output = gangway(folder, &[command], &all).output().unwrap();
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{settings:?}: {said}");
    let lines: Vec<_> = said.lines().collect();
    // Settings have a line each, below the first.
    let settings_are_wrong = lines[0] == "gangway: the settings have errors:";
    assert!(lines.len() == 1 || (settings_are_wrong && lines.len() == 2), "{said}");
    assert!(lines[0].starts_with("gangway: "), "{said}");
    for part in parts {
        assert!(said.contains(part), "{part:?} is not in: {said}");
    }
    for inside in ["hunter2", "panicked", "backtrace", " { ", "Err(", "Some(", "Error(", "DatabaseError", "\\n", "busy"]
    {
        assert!(!said.contains(inside), "{inside:?} is in: {said}");
    }
}

#[test]
fn what_cannot_be_opened_stops_the_start_with_one_clear_message() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let url = |value: &str| [("GANGWAY_DATABASE_URL".to_owned(), value.to_owned())];
    let refused_url = |value: &str, parts: &[&str]| {
        let [(name, value)] = url(value);
        for command in ["serve", "migrate"] {
            refused(folder, command, &[(&name, &value)], parts);
        }
    };
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let refused_by = format!("port {}", free.port());
    let (user, port) = ("postgres://gangway:hunter2-password", free.port());
    refused_url(&format!("{user}@{free}/gangway"), &["PostgreSQL", "127.0.0.1", &refused_by, "Connection refused"]);
    refused_url(&format!("{user}@nowhere.invalid/gangway"), &["PostgreSQL", "nowhere.invalid"]);
    refused_url(&format!("{user}@127.0.0.1:{port}x/gangway"), &["GANGWAY_DATABASE_URL"]);
    refused_url(&format!("{user}@127.0.0.1/gangway?hunter2"), &["GANGWAY_DATABASE_URL"]);
    refused_url(&format!("{user}@[127.0.0.1/gangway"), &["GANGWAY_DATABASE_URL"]);
    if !cfg!(feature = "postgres-tls") {
        refused_url(
            &format!("{user}@{free}/gangway?sslmode=require"),
            &["GANGWAY_DATABASE_URL", "TLS", "postgres-tls"],
        );
    }
    let missing = format!("{}/missing/gangway.db", folder.display());
    refused_url(&format!("sqlite://{missing}"), &[&missing, "folder must exist"]);
    refused_url(&format!("sqlite://{}", folder.display()), &["cannot be opened"]);
    // A folder in which nobody can make a file, whoever runs this.
    refused_url("sqlite:///proc/gangway.db", &["/proc/gangway.db", "cannot be opened", "writable"]);
    fs::write(folder.join("notes.txt"), "No database, but a text that is long enough for a header. ".repeat(20))
        .unwrap();
    refused_url("sqlite://notes.txt", &["notes.txt", "not a database"]);
    assert!(!folder.join("gangway.db").exists(), "a database was made all the same");

    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    refused(folder, "serve", &[("GANGWAY_BIND", &address)], &["GANGWAY_BIND", &address, "in use"]);
    assert!(!folder.join("gangway.db").exists(), "the address was taken, and a database was made all the same");
    refused(folder, "serve", &[("GANGWAY_SIGNING_KEY", "hunter2-key")], &["GANGWAY_SIGNING_KEY", "PKCS#8"]);
}

#[test]
fn a_wrong_master_key_stops_the_start() {
    let database = TestDatabase::new(Database::Sqlite);
    let (right, wrong) = (base64(&[7; 32]), base64(&[8; 32]));
    let mut settings = settings(&database, AwsMode::Manual, "http://127.0.0.1");
    settings.master_key = Some(Secret::new(&right));
    start::start(settings, Clock::default()).map(drop).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let url = database.url();
    let url = ("GANGWAY_DATABASE_URL", url.as_str());
    for given in [vec![url], vec![url, ("GANGWAY_MASTER_KEY", &wrong)]] {
        refused(folder.path(), "serve", &given, &["GANGWAY_MASTER_KEY", "sealed"]);
    }
}

fn a_key_that_was_kept_in_the_open_is_sealed(kind: Database) {
    let database = TestDatabase::new(kind);
    let mut settings = settings(&database, AwsMode::Manual, "http://127.0.0.1");
    let start = |settings: &Settings| {
        let (app, _) = start::start(settings.clone(), Clock::default()).unwrap();
        serde_json::to_value(app.tokens.jwks(app.clock.real())).unwrap()
    };
    let open = start(&settings);
    settings.master_key = Some(Secret::new(base64(&[7; 32])));
    // The key stays the same, so that tokens that are about stay good; a second replica finds it sealed.
    assert_eq!(start(&settings), open);
    assert_eq!(start(&settings), open);
    let (url, folder) = (database.url(), tempfile::tempdir().unwrap());
    refused(folder.path(), "serve", &[("GANGWAY_DATABASE_URL", &url)], &["GANGWAY_MASTER_KEY", "sealed"]);
}

#[test]
fn a_key_that_was_kept_in_the_open_is_sealed_on_sqlite() {
    a_key_that_was_kept_in_the_open_is_sealed(Database::Sqlite);
}

#[test]
fn a_key_that_was_kept_in_the_open_is_sealed_on_postgres() {
    a_key_that_was_kept_in_the_open_is_sealed(Database::Postgres);
}

fn base64(bytes: &[u8]) -> String {
    base64::Engine::encode(&base64::engine::general_purpose::STANDARD, bytes)
}

fn a_newer_schema_is_left_alone(kind: Database) {
    let database = TestDatabase::new(kind);
    gangway::db::migrate::run(&database.target).unwrap();
    let insert = "INSERT INTO __diesel_schema_migrations (version) VALUES ('99991231000000')";
    database.execute(insert);
    let folder = tempfile::tempdir().unwrap();
    let url = database.url();
    for command in ["serve", "migrate"] {
        let parts = ["newer version", "99991231000000", env!("CARGO_PKG_VERSION")];
        refused(folder.path(), command, &[("GANGWAY_DATABASE_URL", &url)], &parts);
    }
}

#[test]
fn a_newer_schema_is_left_alone_on_sqlite() {
    a_newer_schema_is_left_alone(Database::Sqlite);
}

#[test]
fn a_newer_schema_is_left_alone_on_postgres() {
    a_newer_schema_is_left_alone(Database::Postgres);
}

#[test]
fn an_unreadable_env_file_stops_the_start_without_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let (folder, file) = (folder.path(), folder.path().join(".env"));
    fs::write(&file, "# Ours\nGANGWAY_DATABASE_POOL=4\nGANGWAY_LOG info hunter2\n").unwrap();
    refused(folder, "serve", &[], &[".env", "line 3", "NAME=value"]);
    fs::write(&file, b"GANGWAY_LOG=hunter2\xff\xfe\n").unwrap();
    refused(folder, "serve", &[], &[".env", "UTF-8"]);
    fs::write(&file, "GANGWAY_DATABASE_POOL=0\n").unwrap();
    refused(folder, "serve", &[], &["GANGWAY_DATABASE_POOL", "from 1 to 200", "\"0\""]);
    // One of a folder above is somebody else's.
    let below = folder.join("below");
    fs::create_dir(&below).unwrap();
    let printed = gangway(&below, &["migrate"], &[]).output().unwrap();
    assert!(printed.status.success(), "{}", said(&printed));
    assert!(!folder.join("gangway.db").exists());
}

async fn a_second_start_repeats_nothing(kind: Database) {
    let database = TestDatabase::new(kind);
    let state = || {
        let query = "SELECT version || ' ' || CAST(run_on AS TEXT) AS line FROM __diesel_schema_migrations \
             UNION ALL SELECT 'key ' || private_key FROM signing_keys \
             UNION ALL SELECT 'credential ' || id || secret_hash FROM credentials \
             UNION ALL SELECT 'pricebook ' || id FROM pricebooks ORDER BY 1";
        database.lines(query)
    };
    let (sqlite, postgres) = gangway::db::migrate::names().unwrap();
    let count = if kind == Database::Sqlite { sqlite.len() } else { postgres.len() };
    let mut states = Vec::new();
    for start in 0..3 {
        let mut server = Server::start_with(&database, &[("GANGWAY_LOG", "info")]).await;
        assert_eq!(server.terminate().await, Some(0));
        let log = server.log();
        let applied: Vec<_> = log.lines().filter(|line| line.contains("migrations applied")).collect();
        if start == 0 {
            assert_eq!(applied.len(), 1, "{log}");
            assert!(applied[0].contains(&format!("\"count\":{count},")), "{log}");
        } else {
            assert!(applied.is_empty(), "{log}");
        }
        states.push(state());
    }
    assert!(states[0].len() > count + 2, "{states:?}");
    assert!(states.iter().all(|state| *state == states[0]), "{states:?}");
}

#[actix_web::test]
async fn a_second_start_repeats_nothing_on_sqlite() {
    a_second_start_repeats_nothing(Database::Sqlite).await;
}

#[actix_web::test]
async fn a_second_start_repeats_nothing_on_postgres() {
    a_second_start_repeats_nothing(Database::Postgres).await;
}
