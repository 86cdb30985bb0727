//! What is wrong with a database, on both kinds, and with a file.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::json;

use super::{KEY, OTHER_KEY, SERVED, doctor, files, healthy};
use crate::support::Database;
use crate::support::app::TestDatabase;
use crate::support::bodies::id;
use crate::support::process::Server;

async fn secrets_are_opened_by_the_right_key_alone(kind: Database) {
    let database = TestDatabase::new(kind);
    let mut server = Server::start_with(&database, &SERVED).await;
    let endpoint = json!({ "url": "https://hooks.example.com/in", "eventTypes": ["*"] });
    let secret = server.ops().await.post("/webhook-endpoints", endpoint).await.expect(201)["secret"].clone();
    assert_eq!(server.terminate().await, Some(0));
    let (folder, url) = (tempfile::tempdir().unwrap(), database.url());
    let run = |master: &[(&str, &str)]| {
        let told = doctor(folder.path(), &[&[("GANGWAY_DATABASE_URL", url.as_str())], master].concat());
        assert!(!told.all.contains(secret.as_str().unwrap()) && !told.all.contains("a-secret-for-tests-only"));
        told
    };
    let right = run(&[("GANGWAY_MASTER_KEY", KEY)]);
    right.says("ok", "secrets.signing_keys", &["all 1"]);
    right.says("ok", "secrets.webhooks", &["all 1"]);
    for wrong in [&[][..], &[("GANGWAY_MASTER_KEY", OTHER_KEY)]] {
        let told = run(wrong);
        assert_eq!(told.status, Some(1));
        told.says("fail", "secrets.signing_keys", &["1 of 1", "another master key", "a start ends"]);
        told.says("fail", "secrets.webhooks", &["1 of 1", "GANGWAY_MASTER_KEY", "nothing is delivered"]);
    }
    let unread = run(&[("GANGWAY_MASTER_KEY", "hunter2")]);
    unread.says("skip", "secrets", &["cannot be read"]);
    unread.says("ok", "jobs.webhooks", &[]);
    let rotated = run(&[("GANGWAY_MASTER_KEY", OTHER_KEY), ("GANGWAY_MASTER_KEY_OTHERS", KEY)]);
    rotated.says("warn", "secrets.signing_keys", &["gangway keys reseal"]);
    rotated.says("warn", "secrets.webhooks", &["gangway keys reseal"]);
}

#[actix_web::test]
async fn secrets_are_opened_by_the_right_key_alone_on_sqlite() {
    secrets_are_opened_by_the_right_key_alone(Database::Sqlite).await;
}

#[actix_web::test]
async fn secrets_are_opened_by_the_right_key_alone_on_postgres() {
    secrets_are_opened_by_the_right_key_alone(Database::Postgres).await;
}

fn a_schema_of_another_version_is_told(kind: Database) {
    let database = TestDatabase::new(kind);
    gangway::db::migrate::run(&database.target).unwrap();
    let (folder, url) = (tempfile::tempdir().unwrap(), database.url());
    let settings = healthy(&url);
    let count = || database.lines("SELECT CAST(count(*) AS TEXT) AS line FROM __diesel_schema_migrations");
    doctor(folder.path(), &settings).says("ok", "database.migrations", &["are applied"]);
    database.execute(
        "DELETE FROM __diesel_schema_migrations WHERE version = (SELECT max(version) FROM __diesel_schema_migrations)",
    );
    let left = count();
    let told = doctor(folder.path(), &settings);
    told.says("warn", "database.migrations", &["1 migrations are not applied", "gangway migrate"]);
    told.says("skip", "database.contents", &["when all migrations are applied"]);
    assert_eq!(count(), left, "it migrates");
    database.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('99991231000000')");
    let told = doctor(folder.path(), &settings);
    assert_eq!(told.status, Some(1));
    told.says("fail", "database.migrations", &["newer", "99991231000000"]);
}

#[test]
fn a_schema_of_another_version_is_told_on_sqlite() {
    a_schema_of_another_version_is_told(Database::Sqlite);
}

#[test]
fn a_schema_of_another_version_is_told_on_postgres() {
    a_schema_of_another_version_is_told(Database::Postgres);
}

async fn what_waits_long_past_its_time_is_told(kind: Database) {
    let database = TestDatabase::new(kind);
    let mut server = Server::start_with(&database, &SERVED).await;
    let endpoint = json!({ "url": "https://hooks.example.com/in", "eventTypes": ["*"] });
    let endpoint = server.ops().await.post("/webhook-endpoints", endpoint).await.expect(201);
    assert_eq!(server.terminate().await, Some(0));
    let (folder, url) = (tempfile::tempdir().unwrap(), database.url());
    let settings = [healthy(&url), vec![("GANGWAY_AWS_MODE", "simulated")]].concat();
    let told = doctor(folder.path(), &settings);
    told.says("ok", "jobs.webhooks", &[]);
    told.says("ok", "jobs.link_requests", &[]);
    told.says("ok", "clock.test", &[]);
    let long_ago = match kind {
        Database::Sqlite => "1000000000000000",
        Database::Postgres => "'2020-01-01T00:00:00Z'",
    };
    let due = format!("UPDATE webhook_endpoints SET due_at = {long_ago} WHERE id = '{}'", id(&endpoint));
    database.execute(&due);
    database.execute("INSERT INTO test_clock (name, offset_seconds, version) VALUES ('test_clock', 7200, 1)");
    let told = doctor(folder.path(), &settings);
    told.says("warn", "jobs.webhooks", &["1 webhook endpoints wait", "see that a server runs"]);
    told.says("warn", "clock.test", &["7200 seconds ahead", "DELETE /test-clock"]);
    doctor(folder.path(), &healthy(&url)).says("warn", "clock.test", &["used with AWS simulated"]);
}

#[actix_web::test]
async fn what_waits_long_past_its_time_is_told_on_sqlite() {
    what_waits_long_past_its_time_is_told(Database::Sqlite).await;
}

#[actix_web::test]
async fn what_waits_long_past_its_time_is_told_on_postgres() {
    what_waits_long_past_its_time_is_told(Database::Postgres).await;
}

#[test]
fn a_file_that_others_may_read_is_told_and_stays_so() {
    let database = TestDatabase::new(Database::Sqlite);
    gangway::db::migrate::run(&database.target).unwrap();
    let (folder, url) = (tempfile::tempdir().unwrap(), database.url());
    let path = url.strip_prefix("sqlite://").unwrap();
    let settings = healthy(&url);
    doctor(folder.path(), &settings).says("ok", "database.file_mode", &[]);
    fs::set_permissions(path, fs::Permissions::from_mode(0o644)).unwrap();
    let before = files(std::path::Path::new(path).parent().unwrap());
    let told = doctor(folder.path(), &settings);
    assert_eq!((told.status, told.bad()), (Some(0), vec![("warn", "database.file_mode")]), "{}", told.all);
    told.says("warn", "database.file_mode", &["mode 644", "chmod 600", path]);
    assert_eq!(files(std::path::Path::new(path).parent().unwrap()), before);
}

#[test]
fn a_file_that_is_damaged_or_none_or_nowhere_fails() {
    let database = TestDatabase::new(Database::Sqlite);
    gangway::db::migrate::run(&database.target).unwrap();
    let (folder, url) = (tempfile::tempdir().unwrap(), database.url());
    let mut bytes = fs::read(url.strip_prefix("sqlite://").unwrap()).unwrap();
    let end = bytes.len();
    bytes[end - 3 * 4096..].fill(0xA5);
    let damaged = folder.path().join("damaged.db");
    fs::write(&damaged, bytes).unwrap();
    let told = doctor(folder.path(), &healthy(&format!("sqlite://{}", damaged.display())));
    told.says("fail", "database.pages", &["damaged", "back-up"]);
    told.looks_at_the_machine();

    fs::write(folder.path().join("notes.txt"), "No database, but long enough for a header. ".repeat(30)).unwrap();
    let told = doctor(folder.path(), &healthy("sqlite://notes.txt"));
    assert_eq!(told.status, Some(1));
    assert!(told.all.contains("not a database"), "{}", told.all);
    let told = doctor(folder.path(), &healthy("sqlite://missing/gangway.db"));
    told.says("fail", "database.reachable", &["the folder missing is not there"]);
    assert!(!folder.path().join("missing").exists());
    fs::write(folder.path().join("empty.db"), "").unwrap();
    let told = doctor(folder.path(), &healthy("sqlite://empty.db"));
    told.says("ok", "database.reachable", &["no database", "the first start makes it"]);

    // As a copy has it that was made of the files of a server.
    fs::write(folder.path().join("notes.txt-wal"), "what a server has not taken over").unwrap();
    let told = doctor(folder.path(), &healthy("sqlite://notes.txt"));
    told.says("warn", "database.reachable", &["writes wait beside"]);
}
