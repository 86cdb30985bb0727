//! How near the server is to the limits of its machine: requests a second of the program as it is served, beside an HTTP
//! server that answers fixed bytes, and beside the database asked by the same statements without any HTTP. All of one run, on
//! the same cores; what counts is the ratio.
//!
//! `cargo bench --bench ratios`; `BENCH_ROWS` (20,000), `BENCH_SECONDS` (4) and `BENCH_ROUNDS` (3) change how much is done.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a benchmark that meets the unexpected shall stop"
)]

mod alone;
mod besides;
mod load;
mod made;
#[path = "../../tests/it/support/mod.rs"]
#[allow(dead_code, unused_imports, reason = "it is shared, and this uses a part of it")]
mod support;

use std::sync::atomic::Ordering;
use std::time::Duration;

use gangway::db::Target;
use serde_json::json;

use self::load::{Load, Request};
use self::support::Caller;
use self::support::app::{Database, TestDatabase};
use self::support::bodies::{client_body, id};
use self::support::process::Server;

/// Connections at a time.
const CONNECTIONS: usize = 16;

/// What is measured.
const OPERATIONS: [&str; 4] = ["get", "list 25", "deep page", "create + event"];

fn number(name: &str, default: usize) -> usize {
    std::env::var(name).ok().map_or(default, |text| text.parse().expect("a number"))
}

/// A client's work at the server: its token, and the requests of each operation.
struct Work {
    reseller: String,
    requests: [Vec<Request>; 4],
}

async fn prepared(server: &Server, rows: usize) -> Work {
    let ops = server.ops().await;
    let reseller = ops.post("/resellers", json!({ "name": "Nube", "country": "ES" })).await.expect(201);
    let scopes = ["clients:read", "clients:write"];
    let body = json!({ "name": "bench", "role": "reseller", "resellerId": id(&reseller), "scopes": scopes });
    let credential = ops.post("/credentials", body).await.expect(201);
    let caller = Caller::login(&server.url, id(&credential), credential["secret"].as_str().unwrap()).await;
    let token = caller.token.clone().unwrap();
    let create = Request::post("/clients", &client_body("Panadería Sol S.L.").to_string(), &token);
    let made = Load { connections: CONNECTIONS, most: Some(rows), time: Duration::from_secs(600), pace: None };
    made.run(&server.url, std::slice::from_ref(&create)).await;
    let (mut ids, mut cursors, mut path) = (Vec::new(), Vec::new(), "/clients?limit=100".to_owned());
    loop {
        let page = caller.get(&path).await.expect(200);
        ids.extend(page["data"].as_array().unwrap().iter().map(|one| id(one).to_owned()));
        let Some(next) = page["nextCursor"].as_str() else { break };
        if ids.len() * 10 > rows * 4 && ids.len() * 10 < rows * 6 {
            cursors.push(next.to_owned());
        }
        path = format!("/clients?limit=100&cursor={next}");
    }
    let get = ids.iter().map(|id| Request::get(&format!("/clients/{id}"), &token)).collect();
    let deep = cursors.iter().map(|cursor| Request::get(&format!("/clients?cursor={cursor}"), &token)).collect();
    let list = vec![Request::get("/clients", &token)];
    Work { reseller: id(&reseller).to_owned(), requests: [get, list, deep, vec![create]] }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

async fn measured(kind: Database, rows: usize, time: Duration, rounds: usize) {
    let mut database = TestDatabase::new(kind);
    if let Target::Sqlite { durable, .. } = &mut database.target {
        *durable = true;
    }
    // Each request leaves its line, as it does where nobody has set anything.
    let server = Server::start_with(&database, &[("GANGWAY_LOG", "info")]).await;
    let work = prepared(&server, rows).await;
    let load = Load { connections: CONNECTIONS, most: None, time, pace: None };
    println!("\n{kind:?}, {rows} clients, {CONNECTIONS} connections, requests a second (median of {rounds} rounds)\n");
    let mut greatest = Vec::new();
    println!("| operation | HTTP alone | database alone | both in series | gangway | ratio | p99 ms |");
    println!("|---|---|---|---|---|---|---|");
    for (operation, requests) in OPERATIONS.iter().zip(&work.requests) {
        let bytes = load::body_of(&server.url, &requests[0]).await;
        let fixed = load::fixed_bytes(bytes);
        let (mut http, mut alone, mut gangway, mut waits) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for _ in 0..rounds {
            http.push(load.run(&fixed, requests).await.rate);
            alone.push(alone::rate(&database.target, operation, &work.reseller, requests, time));
            let run = load.run(&server.url, requests).await;
            gangway.push(run.rate);
            waits.push(run.p99.as_secs_f64() * 1000.0);
        }
        let (http, alone, gangway) = (median(http), median(alone), median(gangway));
        let series = 1.0 / (1.0 / http + 1.0 / alone);
        let (ratio, p99) = (gangway / series, median(waits));
        greatest.push(gangway);
        println!("| {operation} | {http:.0} | {alone:.0} | {series:.0} | {gangway:.0} | {ratio:.2} | {p99:.1} |");
    }
    besides::at_half(&server, &work.requests, &greatest, time).await;
    drop(server);
    besides::at_rest(kind).await;
}

#[actix_web::main]
async fn main() {
    support::postgres::DURABLE.store(true, Ordering::Relaxed);
    let (rows, rounds) = (number("BENCH_ROWS", 20_000), number("BENCH_ROUNDS", 3));
    let time = Duration::from_secs(number("BENCH_SECONDS", 4) as u64);
    for kind in [Database::Postgres, Database::Sqlite] {
        measured(kind, rows, time, rounds).await;
    }
}
