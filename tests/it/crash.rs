//! The real binary: killed in the middle of its work, stopped politely, and started with wrong settings.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use actix_web::rt;
use serde_json::{Value, json};

use crate::support::app::{OPS_ID, OPS_SECRET, TestDatabase, account_body, client_body, number};
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
    let begun = Instant::now();
    loop {
        let metrics = Caller::anonymous(&server.url).get("/metrics").await.text;
        let in_flight = metrics.lines().find_map(|line| line.strip_prefix("gangway_http_requests_in_flight "));
        if in_flight.unwrap().parse::<u32>().unwrap() >= 20 {
            break;
        }
        assert!(begun.elapsed() < PATIENCE, "{metrics}");
    }
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
    let wrong = [
        ("GANGWAY_BIND", "nonsense"),
        ("GANGWAY_PUBLIC_URL", "ftp://example.com"),
        ("GANGWAY_DATABASE_URL", "mysql://user:hunter2-url@db.example/gangway"),
        ("GANGWAY_DATABASE_POOL", "0"),
        ("GANGWAY_AWS_MODE", "magic"),
        ("GANGWAY_CROSS_ACCOUNT_ID", "123"),
        ("GANGWAY_BOOTSTRAP_CLIENT_ID", "not an id"),
        ("GANGWAY_BOOTSTRAP_CLIENT_SECRET", "hunter2-short"),
        ("GANGWAY_MASTER_KEY", "hunter2-master"),
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

#[test]
fn what_cannot_be_opened_stops_the_start_without_a_secret() {
    let folder = tempfile::tempdir().unwrap();
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let nobody_there = format!("postgres://gangway:hunter2-password@{free}/gangway");
    let no_folder = format!("sqlite://{}/missing/gangway.db", folder.path().display());
    let good = ("GANGWAY_DATABASE_URL", "sqlite://gangway.db");
    for settings in [
        vec![("GANGWAY_DATABASE_URL", nobody_there.as_str())],
        vec![("GANGWAY_DATABASE_URL", no_folder.as_str())],
        vec![good, ("GANGWAY_SIGNING_KEY", "hunter2-key")],
    ] {
        let output = gangway(folder.path(), &["serve"], &settings).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{settings:?}: {}", said(&output));
        let said = said(&output);
        assert!(said.contains("gangway: "), "{said}");
        assert!(!said.contains("hunter2") && !said.contains("panicked"), "{said}");
    }
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let secret = ("GANGWAY_BOOTSTRAP_CLIENT_SECRET", "hunter2-long-enough");
    let settings = [good, ("GANGWAY_BIND", &address), ("GANGWAY_BOOTSTRAP_CLIENT_ID", "ops"), secret];
    let output = gangway(folder.path(), &["serve"], &settings).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(!said(&output).contains("hunter2"), "{}", said(&output));
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
