//! Back-ups that are made while everybody writes, and restored: what was acknowledged before is there, all tables fit together,
//! and a server goes on with them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use actix_web::rt;
use gangway::db::Target;
use serde_json::json;

use crate::high_availability::feed::check_feed;
use crate::high_availability::writers::{Writers, reseller};
use crate::quotas::{KEPT, counted_anew};
use crate::support::app::TestDatabase;
use crate::support::postgres::find_programs;
use crate::support::process::{PATIENCE, Server, gangway, said};
use crate::support::{Caller, Database};

/// What both servers are called, so that tokens of one are good at the other.
const NAME: [(&str, &str); 1] = [("GANGWAY_PUBLIC_URL", "https://gangway.example.com")];

fn script(name: &str, database: &TestDatabase, file: &Path) -> Output {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/postgresql").join(name);
    let programs = find_programs(&["pg_dump", "pg_restore", "psql"]).expect("Debian package postgresql-client");
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
    Command::new(script).arg(file).env("GANGWAY_DATABASE_URL", database.url()).env("PATH", path).output().unwrap()
}

fn back_up(database: &TestDatabase, folder: &Path, file: &Path) -> Output {
    match &database.target {
        Target::Postgres(_) => script("backup", database, file),
        Target::Sqlite { .. } => {
            let url = database.url();
            let arguments = ["backup", file.to_str().unwrap()];
            gangway(folder, &arguments, &[("GANGWAY_DATABASE_URL", &url)]).output().unwrap()
        }
    }
}

/// As `docs/operating.md` says.
fn restore(file: &Path, kind: Database) -> TestDatabase {
    let database = TestDatabase::new(kind);
    match &database.target {
        Target::Sqlite { path, .. } => drop(std::fs::copy(file, path).unwrap()),
        Target::Postgres(_) => {
            let restored = script("restore", &database, file);
            assert!(restored.status.success(), "{}", said(&restored));
        }
    }
    database
}

fn tables(database: &TestDatabase) -> Vec<String> {
    database.lines(match &database.target {
        Target::Postgres(_) => "SELECT tablename::text AS line FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
        Target::Sqlite { .. } => "SELECT name AS line FROM sqlite_schema WHERE type = 'table' ORDER BY 1",
    })
}

/// The rows of a table, each as text.
fn rows(database: &TestDatabase, table: &str) -> BTreeSet<String> {
    let query = match &database.target {
        Target::Postgres(_) => format!("SELECT \"row\"::text AS line FROM {table} AS \"row\""),
        Target::Sqlite { .. } => {
            let columns = database
                .lines(&format!("SELECT 'quote(\"' || name || '\")' AS line FROM pragma_table_info('{table}')"));
            format!("SELECT {} AS line FROM {table}", columns.join(" || ',' || "))
        }
    };
    database.lines(&query).into_iter().collect()
}

/// Every reference leads somewhere, the quotas are those of what is there, and the feed has no gap.
fn fits_together(database: &TestDatabase) {
    let (sqlite, postgres) = counted_anew();
    let anew = match &database.target {
        Target::Sqlite { .. } => {
            let dangling = "SELECT \"table\" AS line FROM pragma_foreign_key_check";
            assert_eq!(database.lines(dangling), Vec::<String>::new());
            sqlite
        }
        // Its references were looked at as they were made.
        Target::Postgres(_) => {
            let unchecked = "SELECT conname::text AS line FROM pg_constraint WHERE NOT convalidated";
            assert_eq!(database.lines(unchecked), Vec::<String>::new());
            let made = "SELECT 'some' AS line FROM pg_constraint WHERE contype = 'f' HAVING count(*) > 10";
            assert_eq!(database.lines(made), ["some"]);
            postgres
        }
    };
    let sorted = |query: &str| database.lines(query).into_iter().collect::<BTreeSet<_>>();
    assert_eq!(sorted(KEPT), sorted(&anew));
    let gaps = "SELECT id AS line FROM events WHERE position IS NOT NULL AND position > (SELECT MIN(position) FROM events) \
                AND position - 1 NOT IN (SELECT position FROM events WHERE position IS NOT NULL)";
    assert_eq!(database.lines(gaps), Vec::<String>::new(), "gaps in the feed");
}

async fn until_told(database: &TestDatabase) {
    let begun = Instant::now();
    while !database.lines("SELECT id AS line FROM unplaced_events").is_empty() {
        assert!(begun.elapsed() < PATIENCE, "events wait for their place");
        rt::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn is_restored(kind: Database) {
    let database = TestDatabase::new(kind);
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| -> PathBuf { folder.path().join(name) };
    let server = Server::start_with(&database, &NAME).await;
    let servers = [server];
    let callers = reseller(&servers).await;
    let before = Writers::start(&callers, "before", 6);
    rt::time::sleep(Duration::from_secs(1)).await;
    let before = before.stop().await;

    // Others write all the time.
    let during = Writers::start(&callers, "during", 6);
    rt::time::sleep(Duration::from_millis(500)).await;
    let (under_load, place) = (file("under load"), folder.path().to_owned());
    let made = back_up(&database, &place, &under_load);
    rt::time::sleep(Duration::from_millis(500)).await;
    let during = during.stop().await;
    assert!(made.status.success(), "{}", said(&made));
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&under_load).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!((before.refused, before.broken, during.refused, during.broken), (0, 0, 0, 0));

    // A file that is there is left as it is.
    let kept = std::fs::read(&under_load).unwrap();
    let again = back_up(&database, &place, &under_load);
    assert!(!again.status.success() && said(&again).contains("never overwritten"), "{}", said(&again));
    assert_eq!(std::fs::read(&under_load).unwrap(), kept);

    let restored = restore(&under_load, kind);
    fits_together(&restored);
    assert_eq!(tables(&restored), tables(&database));
    let clients: BTreeSet<String> = restored.lines("SELECT id AS line FROM clients").into_iter().collect();
    assert!(clients.is_superset(&before.made), "something that was acknowledged before is missing");
    let asked: BTreeSet<String> = before.made.union(&during.made).cloned().collect();
    assert!(clients.is_subset(&asked) && clients.len() > before.made.len(), "{} of {}", clients.len(), asked.len());
    // What is never changed once it is made is the same as at the source.
    for table in ["clients", "resellers", "signing_keys", "pricebooks", "idempotency_keys"] {
        let (here, there) = (rows(&restored, table), rows(&database, table));
        assert!(!here.is_empty() && here.is_subset(&there), "{table}");
    }

    // With nobody at work every table is the same, but for who has which lease.
    until_told(&database).await;
    let quiet = file("quiet");
    let made = back_up(&database, &place, &quiet);
    assert!(made.status.success(), "{}", said(&made));
    let same = restore(&quiet, kind);
    for table in tables(&database).iter().filter(|table| *table != "job_leases") {
        assert_eq!(rows(&same, table), rows(&database, table), "{table}");
    }

    // A server goes on with it, for tokens and keys from before.
    let mut second = Server::start_with(&restored, &NAME).await;
    let old = Caller { token: callers[0].token.clone(), ..Caller::anonymous(&second.url) };
    check_feed(&old, &clients).await;
    let known = before.made.first().unwrap();
    old.get(&format!("/clients/{known}")).await.expect(200);
    let body = json!({ "name": "After", "contact": { "name": "Contact Person", "email": "contact@example.com" },
        "address": { "street": "Calle Mayor 1", "city": "Madrid", "postalCode": "28013", "country": "ES" }, "language": "es" });
    old.post("/clients", body).await.expect(201);
    let replayed = Writers::again(&old, "before", 0).await;
    assert_eq!(replayed.header("idempotent-replayed"), Some("true"), "{}", replayed.text);
    assert!(before.made.contains(replayed.json["id"].as_str().unwrap()));
    assert_eq!(second.terminate().await, Some(0));
    fits_together(&restored);
}

#[actix_web::test]
async fn a_back_up_under_load_is_restored_on_sqlite() {
    is_restored(Database::Sqlite).await;
}

#[actix_web::test]
async fn a_back_up_under_load_is_restored_on_postgres() {
    is_restored(Database::Postgres).await;
}

#[actix_web::test]
async fn the_command_leaves_postgresql_to_the_script_and_the_script_sqlite_to_the_command() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("copy");
    let database = TestDatabase::new(Database::Postgres);
    let url = database.url();
    let arguments = ["backup", file.to_str().unwrap()];
    let refused = gangway(folder.path(), &arguments, &[("GANGWAY_DATABASE_URL", &url)]).output().unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("deploy/postgresql/backup"), "{}", said(&refused));
    let refused = script("backup", &TestDatabase::new(Database::Sqlite), &file);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("gangway backup FILE"), "{}", said(&refused));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    // Nor is anything restored over what is there.
    database.execute("CREATE TABLE something (id INTEGER)");
    let refused = script("restore", &database, &file);
    assert!(!refused.status.success() && said(&refused).contains("not empty"), "{}", said(&refused));
}
