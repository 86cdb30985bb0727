//! The real binary, stopped politely, and not so politely.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use actix_web::rt;
use serde_json::{Value, json};

use crate::support::app::{OPS_ID, OPS_SECRET, TestDatabase};
use crate::support::process::{PATIENCE, Server};
use crate::support::raw::head;
use crate::support::{Caller, Database};

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
    let more = format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len());
    slow.write_all(format!("{}\r\n{first}", head(&ops, "POST /resellers", &more)).as_bytes()).unwrap();
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
    let more = "Content-Type: application/json\r\nContent-Length: 99\r\n";
    endless.write_all(format!("{}\r\n{{", head(&ops, "POST /resellers", more)).as_bytes()).unwrap();
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
