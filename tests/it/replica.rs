//! Lists and the feed are read at a replica of PostgreSQL that lags, stops and comes back.

use std::time::{Duration, Instant};

use actix_web::rt;
use chrono::TimeDelta;
use gangway::aws::AwsMode;
use gangway::db::Target;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::app::TestDatabase;
use crate::support::bodies::{account_body, id, ids, number};
use crate::support::process::{Server, gangway, said};
use crate::support::replica::Pair;
use crate::support::{Caller, Database, TestApp};

async fn open(pair: &Pair) -> TestApp {
    let app = TestApp::start_with(Database::Sqlite, AwsMode::Manual, |settings| {
        settings.database = Target::Postgres(pair.primary.url("postgres"));
        settings.database_read = Some(Target::Postgres(pair.replica.url("postgres")));
    })
    .await;
    until_read(&app, 1).await;
    app
}

/// Waits until the replica is read, or is not any more.
async fn until_read(app: &TestApp, wanted: u8) {
    let (begun, line) = (Instant::now(), format!("gangway_db_replica_read {wanted}"));
    loop {
        let metrics = Caller::anonymous(&app.url).get("/metrics").await.text;
        if metrics.lines().any(|one| one == line) {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "not {line}");
        rt::time::sleep(Duration::from_millis(50)).await;
    }
}

const PAUSE: &str = "SELECT pg_wal_replay_pause()";
const RESUME: &str = "SELECT pg_wal_replay_resume()";

async fn cursor(caller: &Caller, path: &str) -> String {
    caller.get(path).await.expect(200)["nextCursor"].as_str().unwrap().to_owned()
}

fn about(page: &Value) -> Vec<String> {
    let events = page["data"].as_array().unwrap().iter();
    events.map(|event| event["resource"]["id"].as_str().unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn lists_lag_behind_what_is_read_by_its_id_and_changed() {
    let pair = Pair::start();
    let app = open(&pair).await;
    let reseller = app.reseller("Nube Partners").await;
    let caller = &reseller.caller;
    let first = reseller.client(&app, "First").await;
    let customer = app.credential(json!({ "name": "tests", "role": "customer", "clientId": first })).await;
    pair.catch_up();
    assert_eq!(ids(&caller.get("/clients").await.expect(200)), [first.as_str()]);

    pair.replica.execute(PAUSE);
    let second = reseller.bare_client("Second").await;
    let path = format!("/clients/{second}");
    // Each of these would show it at the primary.
    for list in ["/clients", "/clients?q=second", "/events?since=beginning&type=client.created"] {
        let shown = caller.get(list).await.expect(200).to_string();
        assert!(!shown.contains(&second) && shown.contains("data"), "{list} is read at the primary: {shown}");
    }
    let found = caller.get(&path).await;
    let tag = found.header("etag").unwrap().to_owned();
    found.expect(200);
    let name = json!({ "name": "Renamed" }).to_string();
    let changed = caller.send(Method::PATCH, &path, Some(name), &[("if-match", &tag)]).await.expect(200);
    assert_eq!(changed["version"], 2);
    caller.get(&format!("{path}/onboarding")).await.expect(200);
    // What the portal shows hangs together with whether it is open.
    let account = caller.post("/cloud-accounts", account_body(&first, &number("0001"))).await.expect(201);
    assert_eq!(ids(&customer.get("/cloud-accounts").await.expect(200)), [id(&account)]);
    assert_eq!(ids(&caller.get("/cloud-accounts").await.expect(200)), [""; 0]);

    // When it is too far behind it is not read any more, and that is measured.
    until_read(&app, 0).await;
    assert_eq!(ids(&caller.get("/clients").await.expect(200)), [second.as_str(), &first]);
    pair.replica.execute(RESUME);
    until_read(&app, 1).await;
    assert_eq!(ids(&caller.get("/clients").await.expect(200)), [second.as_str(), &first]);
}

#[actix_web::test]
async fn the_feed_skips_nothing_and_tells_nothing_twice_however_the_replica_lags() {
    let pair = Pair::start();
    let app = open(&pair).await;
    let reseller = app.reseller("Nube Partners").await;
    let caller = &reseller.caller;
    let first = reseller.bare_client("First").await;
    // The job gives it its place in a moment, and the replica shows that in another.
    let read = loop {
        let page = caller.get("/events?since=beginning&type=client.created").await.expect(200);
        if about(&page) == [first.as_str()] {
            break page["nextCursor"].as_str().unwrap().to_owned();
        }
        rt::time::sleep(Duration::from_millis(50)).await;
    };

    pair.replica.execute(PAUSE);
    let second = reseller.bare_client("Second").await;
    // Where the feed ends now is asked at the primary, and the replica does not know that place yet.
    let ahead = cursor(caller, "/events?type=client.created&since=now").await;
    let page = caller.get(&format!("/events?type=client.created&cursor={ahead}")).await.expect(200);
    assert_eq!((&page["data"], &page["atEnd"]), (&json!([]), &json!(true)));
    let next = format!("/events?type=client.created&since=beginning&cursor={read}");
    let behind = caller.get(&next).await.expect(200);
    assert_eq!((about(&behind), &behind["atEnd"]), (vec![], &json!(true)), "it is read at the primary");

    // Who waits is told when the replica shows it, or when that is passed over.
    let waiter = {
        let (caller, path) = (caller.clone(), format!("{next}&wait=30"));
        rt::spawn(async move { about(&caller.get(&path).await.expect(200)) })
    };
    rt::time::sleep(Duration::from_millis(500)).await;
    pair.replica.execute(RESUME);
    let resumed = Instant::now();
    assert_eq!(waiter.await.unwrap(), [second.as_str()]);
    assert!(resumed.elapsed() < Duration::from_secs(3), "{:?}", resumed.elapsed());

    // A reader that polls while others write and the replica stops and goes on.
    let (mut made, mut seen) = (vec![first, second], Vec::new());
    let mut at = "/events?type=client.created&since=beginning&limit=2".to_owned();
    let begun = Instant::now();
    for round in 0.. {
        match round % 40 {
            5 => pair.replica.execute(PAUSE),
            30 => pair.replica.execute(RESUME),
            _ => {}
        }
        if begun.elapsed() < Duration::from_secs(10) {
            made.push(reseller.bare_client(&format!("Client {round}")).await);
        } else if seen.len() >= made.len() {
            break;
        }
        let page = caller.get(&at).await.expect(200);
        seen.extend(about(&page));
        at = format!("/events?type=client.created&limit=2&cursor={}", page["nextCursor"].as_str().unwrap());
        rt::time::sleep(Duration::from_millis(30)).await;
        assert!(begun.elapsed() < Duration::from_secs(60), "{} of {}", seen.len(), made.len());
    }
    assert!(made.len() > 30, "{}", made.len());
    assert_eq!(seen, made);
}

#[actix_web::test]
async fn what_is_due_is_not_shown_by_a_replica_on_which_it_is_not_settled() {
    let pair = Pair::start();
    let app = open(&pair).await;
    let reseller = app.reseller("Nube Partners").await;
    let client = reseller.client(&app, "Sol").await;
    let account = reseller.account(&client, "1100").await;
    let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": id(&account) })).await.expect(201);
    let path = format!("/link-requests/{}", id(&request));
    app.ops.act(&format!("{path}/approve")).await.expect(200);
    app.ops.act(&format!("{path}/send")).await.expect(200);
    pair.catch_up();
    assert_eq!(app.ops.get("/link-requests").await.expect(200)["data"][0]["status"], "sent");
    pair.replica.execute(PAUSE);
    app.clock.advance(TimeDelta::days(16));
    let ops = app.login_ops().await;
    assert_eq!(ops.get("/link-requests").await.expect(200)["data"][0]["status"], "expired");
}

#[actix_web::test]
async fn a_replica_that_is_killed_is_passed_over_and_comes_back() {
    let mut pair = Pair::start();
    let app = open(&pair).await;
    let reseller = app.reseller("Nube Partners").await;
    let client = reseller.bare_client("First").await;
    pair.replica.kill();
    for _ in 0..20 {
        let asked = Instant::now();
        assert_eq!(ids(&reseller.caller.get("/clients").await.expect(200)), [client.as_str()]);
        reseller.caller.get("/events?since=beginning").await.expect(200);
        assert!(asked.elapsed() < Duration::from_secs(4), "{:?}", asked.elapsed());
    }
    until_read(&app, 0).await;
    pair.replica.begin();
    until_read(&app, 1).await;
    // And it is really read.
    pair.replica.execute(PAUSE);
    reseller.bare_client("Second").await;
    assert_eq!(ids(&reseller.caller.get("/clients").await.expect(200)), [client.as_str()]);
}

#[actix_web::test]
async fn addresses_that_are_no_replica_stop_the_start_and_one_that_is_not_there_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (Pair::start(), TestDatabase::new(Database::Postgres));
    let (primary, foreign) = (one.primary.url("postgres"), other.url());
    for (database, read, why) in [
        ("sqlite://gangway.db", primary.as_str(), "GANGWAY_DATABASE_READ_URL needs PostgreSQL in GANGWAY_DATABASE_URL"),
        (&primary, "sqlite://gangway.db", "GANGWAY_DATABASE_READ_URL must start with postgres://"),
        (&primary, "mysql://ana:hunter2@host/x", "GANGWAY_DATABASE_READ_URL must start with"),
        (&primary, &foreign, "GANGWAY_DATABASE_READ_URL names another database"),
    ] {
        let settings =
            [("GANGWAY_BIND", "127.0.0.1:0"), ("GANGWAY_DATABASE_URL", database), ("GANGWAY_DATABASE_READ_URL", read)];
        let output = gangway(folder.path(), &["serve"], &settings).output().unwrap();
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(why) && !said.contains("hunter2"), "{said}");
    }
    let nobody = "postgres://postgres@127.0.0.1:1/postgres".to_owned();
    for (read, why) in [(nobody, "it does not answer"), (foreign.clone(), "it is not in recovery")] {
        let mut server = Server::start_with(&other, &[("GANGWAY_DATABASE_READ_URL", &read)]).await;
        let ops = server.ops().await;
        let made = ops.post("/resellers", json!({ "name": "Nube" })).await.expect(201);
        assert_eq!(ids(&ops.get("/resellers").await.expect(200))[0], id(&made));
        rt::time::sleep(Duration::from_secs(4)).await;
        let log = server.log();
        assert_eq!(log.matches(why).count(), 1, "it is told once: {log}");
        assert_eq!(server.terminate().await, Some(0));
    }
}
