//! The real binary: killed in the middle of its work, stopped politely, and started with wrong settings.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use actix_web::rt;
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection};
use gangway::api::start;
use gangway::auth::secret::Secret;
use gangway::aws::AwsMode;
use gangway::clock::Clock;
use gangway::db::Target;
use gangway::settings::Settings;
use serde_json::{Value, json};

use crate::support::app::{OPS_ID, OPS_SECRET, TestDatabase, account_body, client_body, number, settings};
use crate::support::process::{PATIENCE, Server, gangway, said};
use crate::support::{Caller, Database};

/// Creates resources of one kind until the server is gone; the ones that were acknowledged.
async fn create_until_the_end(
    caller: Caller,
    path: &'static str,
    body: impl Fn() -> Value,
    acknowledged: Arc<std::sync::atomic::AtomicUsize>,
    over: Arc<AtomicBool>,
) -> Vec<Value> {
    let mut made = Vec::new();
    loop {
        let request = caller.client.post(format!("{}{path}", caller.url)).json(&body());
        let answer = request.bearer_auth(caller.token.as_ref().unwrap()).send().await;
        // An answer counts when all of it arrived.
        let read = match answer {
            Ok(answer) => {
                let status = answer.status();
                answer.json::<Value>().await.map(|body| (status, body))
            }
            Err(error) => Err(error),
        };
        match read {
            Ok((status, body)) => {
                assert_eq!(status, 201, "{body}");
                made.push(body);
                acknowledged.fetch_add(1, Ordering::SeqCst);
            }
            Err(error) => {
                assert!(over.load(Ordering::SeqCst), "the server broke before it was killed: {error}");
                return made;
            }
        }
    }
}

async fn everything(caller: &Caller, list: &str, key: &str) -> BTreeMap<String, Value> {
    let (mut all, mut cursor) = (BTreeMap::new(), String::new());
    loop {
        let page = caller.get(&format!("{list}?limit=100{cursor}")).await.expect(200);
        for item in page["data"].as_array().unwrap() {
            all.insert(item[key].as_str().unwrap().to_owned(), item.clone());
        }
        let Some(next) = page["nextCursor"].as_str() else { return all };
        cursor = format!("&cursor={next}");
    }
}

async fn what_was_acknowledged_survives_a_kill(kind: Database) {
    let database = TestDatabase::new(kind);
    let mut server = Server::start(&database).await;
    let ops = server.ops().await;
    let reseller =
        ops.post("/resellers", json!({ "name": "Sol" })).await.expect(201)["id"].as_str().unwrap().to_owned();
    let client_of = |name: &str| {
        let mut body = client_body(name);
        body["resellerId"] = json!(reseller);
        body
    };
    let client = ops.post("/clients", client_of("With accounts")).await.expect(201)["id"].as_str().unwrap().to_owned();
    let master = ops.get("/pricebooks?kind=master").await.expect(200)["data"][0]["id"].clone();
    let provider = json!({ "pricebookId": master, "currency": "USD", "enabledInCustomerPortal": false });
    ops.put(&format!("/clients/{client}/cloud-providers/aws"), provider).await.expect(201);

    let acknowledged = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let over = Arc::new(AtomicBool::new(false));
    let mut workers = Vec::new();
    for worker in 0..8 {
        let (count, over, caller) = (acknowledged.clone(), over.clone(), ops.clone());
        workers.push(if worker % 2 == 0 {
            let body = client_of(&format!("Made by {worker}"));
            rt::spawn(create_until_the_end(caller, "/clients", move || body.clone(), count, over))
        } else {
            let client = client.clone();
            rt::spawn(create_until_the_end(
                caller,
                "/cloud-accounts",
                move || account_body(&client, &number("3333")),
                count,
                over,
            ))
        });
    }
    let begun = Instant::now();
    while acknowledged.load(Ordering::SeqCst) < 300 {
        assert!(begun.elapsed() < PATIENCE, "only {acknowledged:?} were acknowledged");
        assert!(workers.iter().all(|worker| !worker.is_finished()), "a worker has ended");
        rt::time::sleep(Duration::from_millis(10)).await;
    }
    over.store(true, Ordering::SeqCst);
    server.process.kill().unwrap();
    server.process.wait().unwrap();
    let mut made = Vec::new();
    for worker in workers {
        made.extend(worker.await.unwrap());
    }
    assert!(made.len() >= 300);
    drop(server);

    let mut server = Server::start(&database).await;
    let ops = server.ops().await;
    // Every item is checked against its schema as it is read.
    let clients = everything(&ops, "/clients", "id").await;
    let accounts = everything(&ops, "/cloud-accounts", "id").await;
    let roles = everything(&ops, "/role-arn", "cloudAccountId").await;
    let (mut of_clients, mut of_accounts) = (0, 0);
    for body in &made {
        let id = body["id"].as_str().unwrap();
        if id.starts_with("cli_") {
            assert_eq!(clients.get(id), Some(body), "an acknowledged client is not what it was");
            of_clients += 1;
        } else {
            assert_eq!(accounts.get(id), Some(body), "an acknowledged account is not what it was");
            of_accounts += 1;
        }
    }
    assert!(of_clients > 0 && of_accounts > 0, "{of_clients} clients, {of_accounts} accounts");
    // At most one of each worker's was stored without its answer; none of an account without its role.
    assert!(clients.len() + accounts.len() <= made.len() + 1 + 8, "more is there than was asked for");
    assert_eq!(accounts.keys().collect::<BTreeSet<_>>(), roles.keys().collect::<BTreeSet<_>>());

    // And it still works.
    ops.post("/clients", client_of("After the crash")).await.expect(201);
    assert_eq!(server.terminate().await, Some(0));
}

#[actix_web::test]
async fn what_was_acknowledged_survives_a_kill_on_sqlite() {
    what_was_acknowledged_survives_a_kill(Database::Sqlite).await;
}

#[actix_web::test]
async fn what_was_acknowledged_survives_a_kill_on_postgres() {
    what_was_acknowledged_survives_a_kill(Database::Postgres).await;
}

#[actix_web::test]
async fn a_polite_stop_lets_requests_finish_and_ends_with_status_0() {
    let database = TestDatabase::new(Database::Sqlite);
    let mut server = Server::start(&database).await;
    let ops = server.ops().await;
    let requests: Vec<_> = (0..20)
        .map(|number| {
            let ops = ops.clone();
            rt::spawn(async move { ops.post("/resellers", json!({ "name": format!("Reseller {number}") })).await })
        })
        .collect();
    for request in requests {
        request.await.unwrap().expect(201);
    }
    // The callers' connections are still open.
    assert_eq!(server.terminate().await, Some(0));
    assert!(reqwest::get(format!("{}/healthz", server.url)).await.is_err(), "somebody still answers");
}

/// Waits until nobody takes new connections.
async fn until_refused(url: &str) {
    let address = url.strip_prefix("http://").unwrap();
    let begun = Instant::now();
    while TcpStream::connect(address).is_ok() {
        assert!(begun.elapsed() < PATIENCE, "new connections are still taken");
        rt::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Waits until the server works on so many requests; the question about them is one.
async fn until_in_flight(url: &str, wanted: u32) {
    let begun = Instant::now();
    loop {
        let metrics = Caller::anonymous(url).get("/metrics").await.text;
        let in_flight = metrics.lines().find_map(|line| line.strip_prefix("gangway_http_requests_in_flight "));
        if in_flight.unwrap().parse::<u32>().unwrap() >= wanted {
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "{metrics}");
    }
}

async fn a_stop_finishes_what_is_in_flight(signal: &str) {
    let database = TestDatabase::new(Database::Sqlite);
    let mut server = Server::start_with(&database, &[("GANGWAY_LOG", "info")]).await;
    let ops = server.ops().await;
    // One request whose body comes slowly, and more logins than can be checked at once.
    let body = json!({ "name": "Slowly told" }).to_string();
    let (first, second) = body.split_at(body.len() / 2);
    let mut slow = TcpStream::connect(server.url.strip_prefix("http://").unwrap()).unwrap();
    let head = format!(
        "POST /resellers HTTP/1.1\r\nHost: gangway\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{first}",
        ops.token.as_ref().unwrap(),
        body.len(),
    );
    slow.write_all(head.as_bytes()).unwrap();
    let logins: Vec<_> = (0..60)
        .map(|_| {
            let url = server.url.clone();
            rt::spawn(async move { Caller::login(&url, OPS_ID, OPS_SECRET).await.token })
        })
        .collect();
    until_in_flight(&server.url, 20).await;
    server.signal(signal);
    until_refused(&server.url).await;
    let mut finished = 0;
    for login in logins {
        // A login that was not taken any more panics in its task.
        finished += u32::from(login.await.is_ok_and(|token| token.is_some()));
    }
    // All of the twenty but the slow one, and the one that asked for the metrics.
    assert!(finished >= 18, "only {finished} logins were answered: {}", server.log());
    assert!(server.process.try_wait().unwrap().is_none(), "it did not wait for the slow request: {}", server.log());
    slow.write_all(second.as_bytes()).unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    let (head, made) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 201 "), "{answer}");
    let made: Value = serde_json::from_str(made).unwrap();
    assert_eq!(made["name"], "Slowly told");
    assert_eq!(server.ended().await, Some(0), "{}", server.log());
    let log = server.log();
    assert!(log.contains("stopping") && log.contains(&format!("SIG{signal}")) && log.contains("\"stopped\""), "{log}");

    let mut server = Server::start(&database).await;
    let id = made["id"].as_str().unwrap();
    server.ops().await.get(&format!("/resellers/{id}")).await.expect(200);
    assert_eq!(server.terminate().await, Some(0));
}

#[actix_web::test]
async fn sigterm_finishes_what_is_in_flight() {
    a_stop_finishes_what_is_in_flight("TERM").await;
}

#[actix_web::test]
async fn sigint_finishes_what_is_in_flight() {
    a_stop_finishes_what_is_in_flight("INT").await;
}

#[actix_web::test]
async fn asked_twice_it_does_not_wait() {
    let database = TestDatabase::new(Database::Sqlite);
    let mut server = Server::start_with(&database, &[("GANGWAY_LOG", "info")]).await;
    // A request that is never told to its end keeps a polite stop waiting.
    let mut endless = TcpStream::connect(server.url.strip_prefix("http://").unwrap()).unwrap();
    let ops = server.ops().await;
    let head = format!(
        "POST /resellers HTTP/1.1\r\nHost: gangway\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{{",
        ops.token.as_ref().unwrap(),
    );
    endless.write_all(head.as_bytes()).unwrap();
    until_in_flight(&server.url, 2).await;
    let mut asked = 0;
    let begun = Instant::now();
    while server.process.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < PATIENCE, "it waits all the same: {}", server.log());
        server.signal("INT");
        asked += 1;
        rt::time::sleep(Duration::from_millis(300)).await;
    }
    assert!(asked >= 2);
    assert_eq!(server.ended().await, Some(1));
    assert!(server.log().contains("at once"), "{}", server.log());
}

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
        serde_json::to_value(app.tokens.jwks()).unwrap()
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
    let tables = match &database.target {
        Target::Sqlite { path, .. } => {
            diesel::sql_query(insert).execute(&mut SqliteConnection::establish(path).unwrap())
        }
        Target::Postgres(url) => diesel::sql_query(insert).execute(&mut PgConnection::establish(url).unwrap()),
    };
    assert_eq!(tables, Ok(1));
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

#[test]
fn every_command_has_help_and_a_wrong_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output = gangway(folder.path(), arguments, &[]).output().unwrap();
        (output.status.code(), said(&output))
    };
    let (status, help) = run(&["--help"]);
    assert_eq!(status, Some(0), "{help}");
    for setting in gangway::settings::ALL {
        assert!(help.contains(setting.name), "{} is not in: {help}", setting.name);
    }
    for command in ["serve", "demo", "migrate", "openapi", "credential"] {
        assert!(help.contains(&format!("\n  {command} ")), "{command} is not in: {help}");
        let (status, help) = run(&[command, "--help"]);
        assert!(status == Some(0) && help.contains("Usage: gangway"), "{help}");
    }
    let (status, help) = run(&["credential", "create", "--help"]);
    assert!(status == Some(0) && help.contains("[possible values: operations, reseller, customer]"), "{help}");
    for (wrong, why) in [
        (&["sreve"][..], "serve"),
        (&["credential", "create"], "--name"),
        (&["credential", "create", "--name", "x", "--role", "reseller"], "--reseller-id"),
        (&["credential", "create", "--name", "x", "--role", "customer"], "--client-id"),
        (&["credential", "create", "--name", "x", "--role", "root"], "possible values"),
        (&["credential", "create", "--name", "x", "--role", "reseller", "--reseller-id", "Sol"], "--reseller-id"),
    ] {
        let (status, said) = run(wrong);
        assert!(status == Some(2) && said.contains(why), "{wrong:?}: {said}");
    }
    let nobody = "rsl_01jdgx3v9re8tbq4m6n0y7k2ha";
    let unknown = ["credential", "create", "--name", "x", "--role", "reseller", "--reseller-id", nobody];
    assert_eq!(run(&unknown), (Some(1), format!("gangway: there is no reseller {nobody}\n")));
    let both = ["credential", "create", "--name", "x", "--reseller-id", nobody];
    let (status, said) = run(&both);
    assert!(status == Some(1) && said.contains("--reseller-id goes with the role reseller"), "{said}");
}

async fn a_second_start_repeats_nothing(kind: Database) {
    let database = TestDatabase::new(kind);
    let state = || -> Vec<String> {
        let query = "SELECT version || ' ' || CAST(run_on AS TEXT) AS text FROM __diesel_schema_migrations \
             UNION ALL SELECT 'key ' || private_key FROM signing_keys \
             UNION ALL SELECT 'credential ' || id || secret_hash FROM credentials \
             UNION ALL SELECT 'pricebook ' || id FROM pricebooks ORDER BY 1";
        let query = diesel::sql_query(query);
        let rows: Vec<Line> = match &database.target {
            Target::Sqlite { path, .. } => query.load(&mut SqliteConnection::establish(path).unwrap()).unwrap(),
            Target::Postgres(url) => query.load(&mut PgConnection::establish(url).unwrap()).unwrap(),
        };
        rows.into_iter().map(|row| row.text).collect()
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

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}

#[actix_web::test]
async fn a_second_start_repeats_nothing_on_sqlite() {
    a_second_start_repeats_nothing(Database::Sqlite).await;
}

#[actix_web::test]
async fn a_second_start_repeats_nothing_on_postgres() {
    a_second_start_repeats_nothing(Database::Postgres).await;
}

#[test]
fn migrating_alone_and_twice_ends_with_status_0() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let output =
            gangway(folder.path(), &["migrate"], &[("GANGWAY_DATABASE_URL", "sqlite://gangway.db")]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
    assert!(folder.path().join("gangway.db").is_file());
}
