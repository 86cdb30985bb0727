//! The real binary, killed in the middle of its work.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use actix_web::rt;
use serde_json::{Value, json};

use crate::support::app::TestDatabase;
use crate::support::bodies::{account_body, client_body, number};
use crate::support::process::{PATIENCE, Server};
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
