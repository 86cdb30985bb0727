//! A database that cannot be reached, or that has no room: nothing is lost, everybody is told, and all goes on by itself.

use std::net::SocketAddr;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use actix_web::rt;
use gangway::db::Target;
use serde_json::{Value, json};
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};

use crate::support::app::TestDatabase;
use crate::support::process::Server;
use crate::support::{Answer, Caller, Database};

/// Asks again until the answer is as wanted, for half a minute at most.
async fn until(ask: impl AsyncFn() -> Answer, wanted: impl Fn(&Answer) -> bool) -> Answer {
    let begun = Instant::now();
    loop {
        let answer = ask().await;
        if wanted(&answer) || begun.elapsed() > Duration::from_secs(30) {
            return answer;
        }
        rt::time::sleep(Duration::from_millis(100)).await;
    }
}

fn lines_with(log: &str, id: &str) -> Vec<Value> {
    let lines = log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line["span"]["request_id"] == id).collect()
}

/// A database without room: the process may not write beyond this size, which SQLite cannot tell from a full disk.
#[actix_web::test]
async fn a_full_disk_is_told_and_loses_nothing() {
    let database = TestDatabase::new(Database::Sqlite);
    let Target::Sqlite { path, .. } = &database.target else { panic!("asked for SQLite") };
    // The server's process gets its limit once it runs: what is there by then has room.
    let mut server = Server::start_with(&database, &[("GANGWAY_LOG", "warn")]).await;
    let ops = server.ops().await;
    let made = ops.post("/resellers", json!({ "name": "Before" })).await.expect(201);
    let limit = |bytes: &str| {
        let pid = server.process.id().to_string();
        let set =
            Command::new("prlimit").args(["--pid", &pid, &format!("--fsize={bytes}:unlimited")]).status().unwrap();
        assert!(set.success());
    };
    let size = std::fs::metadata(format!("{path}-wal")).map_or(0, |file| file.len());
    limit(&size.to_string());
    let create = async || {
        let body = json!({ "name": "After", "externalRef": "x".repeat(60) }).to_string();
        ops.send(reqwest::Method::POST, "/resellers", Some(body), &[("X-Request-Id", "full-1")]).await
    };
    let full = until(create, |answer| answer.status != 201).await;
    assert!(full.header("retry-after").is_some());
    full.problem(503, "database_unavailable");
    let nobody = Caller::anonymous(&server.url);
    let unready = nobody.get("/readyz").await;
    assert!(unready.header("retry-after").is_some());
    unready.problem(503, "database_unavailable");
    // Reading goes on.
    let path = format!("/resellers/{}", made["id"].as_str().unwrap());
    assert_eq!(ops.get(&path).await.expect(200), made);
    nobody.get("/healthz").await.expect(200);

    limit("unlimited");
    until(async || nobody.get("/readyz").await, |answer| answer.status == 200).await.expect(200);
    create().await.expect(201);
    assert_eq!(server.terminate().await, Some(0));
    let told = lines_with(&server.log(), "full-1");
    assert!(told.iter().any(|line| line["code"] == "database_unavailable" && line["cause"].is_string()), "{told:?}");
}

/// Hands connections on to the database, as long as it is open.
struct Gate {
    address: SocketAddr,
    open: Arc<AtomicBool>,
}

impl Gate {
    async fn to(target: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, open) = (listener.local_addr().unwrap(), Arc::new(AtomicBool::new(true)));
        let is_open = Arc::clone(&open);
        rt::spawn(async move {
            loop {
                let (mut near, _) = listener.accept().await.unwrap();
                let is_open = Arc::clone(&is_open);
                rt::spawn(async move {
                    if !is_open.load(Ordering::SeqCst) {
                        return;
                    }
                    let mut far = TcpStream::connect(target).await.unwrap();
                    let closed = async {
                        while is_open.load(Ordering::SeqCst) {
                            rt::time::sleep(Duration::from_millis(20)).await;
                        }
                    };
                    tokio::select! {
                        _ = copy_bidirectional(&mut near, &mut far) => {}
                        () = closed => {}
                    }
                });
            }
        });
        Self { address, open }
    }
}

#[actix_web::test]
async fn a_database_that_cannot_be_reached_is_told_and_found_again() {
    let database = TestDatabase::new(Database::Postgres);
    let url: reqwest::Url = database.url().parse().unwrap();
    let target = SocketAddr::new("127.0.0.1".parse().unwrap(), url.port().unwrap_or(5432));
    let gate = Gate::to(target).await;
    let mut through = url.clone();
    through.set_host(Some("127.0.0.1")).unwrap();
    through.set_port(Some(gate.address.port())).unwrap();
    let mut server =
        Server::start_with(&database, &[("GANGWAY_DATABASE_URL", through.as_str()), ("GANGWAY_LOG", "warn")]).await;
    let ops = server.ops().await;
    let made = ops.post("/resellers", json!({ "name": "Before" })).await.expect(201);
    let path = format!("/resellers/{}", made["id"].as_str().unwrap());

    gate.open.store(false, Ordering::SeqCst);
    let gone = until(async || ops.get(&path).await, |answer| answer.status != 200).await;
    assert!(gone.header("retry-after").is_some());
    gone.problem(503, "database_unavailable");
    let nobody = Caller::anonymous(&server.url);
    nobody.get("/readyz").await.problem(503, "database_unavailable");
    nobody.get("/healthz").await.expect(200);
    // Also when nobody knows any more which tokens are refused, and for many at once.
    rt::time::sleep(Duration::from_secs(7)).await;
    let many: Vec<_> = (0..40)
        .map(|_| {
            let (ops, path) = (ops.clone(), path.clone());
            rt::spawn(async move { ops.get(&path).await })
        })
        .collect();
    for answer in many {
        answer.await.unwrap().problem(503, "database_unavailable");
    }

    gate.open.store(true, Ordering::SeqCst);
    until(async || nobody.get("/readyz").await, |answer| answer.status == 200).await.expect(200);
    let found = until(async || ops.get(&path).await, |answer| answer.status == 200).await;
    assert_eq!(found.expect(200), made);
    assert_eq!(server.terminate().await, Some(0));
}
