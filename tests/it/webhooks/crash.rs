//! The real program, killed in the middle of many deliveries.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use actix_web::rt::time::sleep;
use futures_util::future::join_all;
use serde_json::json;

use super::receiver::{Reaction, Receiver, hook_of};
use crate::support::app::TestDatabase;
use crate::support::bodies::{client_body, id};
use crate::support::process::Server;
use crate::support::{Caller, Database};

/// Events that are delivered; `WEBHOOK_EVENTS` makes them more.
const EVENTS: usize = 400;

/// What was under way is free after a minute, and what was refused comes again after five seconds, twenty and so on.
const PATIENCE: Duration = Duration::from_secs(400);

async fn ids_of_events(ops: &Caller) -> BTreeSet<String> {
    let (mut all, mut cursor) = (BTreeSet::new(), String::new());
    loop {
        let page = ops.get(&format!("/events?type=client.created&limit=100{cursor}")).await.expect(200);
        all.extend(page["data"].as_array().unwrap().iter().map(|event| id(event).to_owned()));
        let Some(next) = page["nextCursor"].as_str() else { return all };
        cursor = format!("&cursor={next}");
    }
}

async fn everything_arrives(kind: Database) {
    let events = std::env::var("WEBHOOK_EVENTS").map_or(EVENTS, |text| text.parse().unwrap());
    let database = TestDatabase::new(kind);
    let settings = [("GANGWAY_WEBHOOK_ALLOW_PRIVATE", "true")];
    let mut server = Server::start_with(&database, &settings).await;
    let ops = server.ops().await;
    let reseller = ops.post("/resellers", json!({ "name": "Nube", "country": "ES" })).await.expect(201);
    let now_and_then = |_: &_, before: &[_]| Reaction::status(if before.len() % 9 == 4 { 500 } else { 204 });
    let receiver = Receiver::new(now_and_then).await;
    hook_of(&ops, &receiver.url, json!(["client.created"])).await;
    let mut body = client_body("Panadería Sol");
    body["resellerId"] = reseller["id"].clone();
    for _ in 0..events.div_ceil(16) {
        join_all((0..16).map(|_| async { ops.post("/clients", body.clone()).await.expect(201) })).await;
    }

    receiver.until_within(events / 3, PATIENCE).await;
    server.process.kill().unwrap();
    server.process.wait().unwrap();
    let before = receiver.all().len();
    let server = Server::start_with(&database, &settings).await;
    let wanted = ids_of_events(&server.ops().await).await;
    assert!(wanted.len() >= events && before < events, "{before} of {} had come before it died", wanted.len());
    let begun = Instant::now();
    loop {
        let mut bodies: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for one in receiver.all() {
            bodies.entry(one.id().to_owned()).or_default().insert(one.text.clone());
        }
        let missing = wanted.iter().filter(|id| !bodies.contains_key(*id)).count();
        assert!(bodies.values().all(|bodies| bodies.len() == 1), "an id is one event's, however often it comes");
        if missing == 0 {
            assert_eq!(bodies.len(), wanted.len(), "nothing else came");
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "{missing} of {} do not come", wanted.len());
        sleep(Duration::from_millis(500)).await;
    }
}

#[actix_web::test]
async fn every_event_arrives_though_the_server_is_killed_in_between_on_sqlite() {
    everything_arrives(Database::Sqlite).await;
}

#[actix_web::test]
async fn every_event_arrives_though_the_server_is_killed_in_between_on_postgres() {
    everything_arrives(Database::Postgres).await;
}
