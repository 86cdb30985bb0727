//! Old events are removed, and whoever has not read them is told so.

use std::time::{Duration, Instant};

use actix_web::rt;
use chrono::TimeDelta;
use gangway::aws::AwsMode;
use gangway::db::{Share, Target};
use gangway::events::retention::store;
use gangway::jobs::retention;
use serde_json::json;

use crate::on_both;
use crate::support::bodies::ids;
use crate::support::{Caller, Database, TestApp, make};

/// A reseller's credential that logs in again when the clock was moved.
struct Partner {
    reseller: String,
    id: String,
    secret: String,
}

impl Partner {
    async fn new(app: &TestApp) -> Self {
        let reseller = app.reseller("Nube Partners").await.id;
        let body = json!({ "name": "tests", "role": "reseller", "resellerId": reseller });
        let (id, secret) = make::credential(&app.ops, body).await;
        Self { reseller, id, secret }
    }

    async fn login(&self, app: &TestApp) -> Caller {
        Caller::login(&app.url, &self.id, &self.secret).await
    }
}

/// One round of the job, once everything has its place: the newest event that has one stays.
async fn remove(app: &TestApp) {
    app.login_ops().await.get("/events").await.expect(200);
    retention::events(app.app.clone(), "tests".to_owned()).await.unwrap();
}

on_both! {
    who_comes_after_its_events_were_removed_is_told_that_they_are_gone, Manual, |app| {
        let partner = Partner::new(&app).await;
        let caller = partner.login(&app).await;
        make::bare_client(&caller, "Panadería Sol").await;
        let old = ids(&caller.get("/events?since=beginning").await.expect(200));
        let unread = caller.get("/events?since=beginning&limit=1").await.expect(200)["nextCursor"].as_str().unwrap().to_owned();
        let listed = caller.get("/events?limit=1").await.expect(200)["nextCursor"].as_str().unwrap().to_owned();
        app.clock.advance(TimeDelta::days(399));
        let caller = partner.login(&app).await;
        let client = make::bare_client(&caller, "Panadería Luna").await;
        remove(&app).await;
        assert_eq!(ids(&caller.get("/events?since=beginning").await.expect(200)).len(), old.len() + 1, "they are kept");
        let quiet = caller.get("/events?since=now&type=client.archived").await.expect(200);
        let quiet = quiet["nextCursor"].as_str().unwrap();

        app.clock.advance(TimeDelta::days(2));
        let caller = partner.login(&app).await;
        remove(&app).await;
        let kept = caller.get("/events?since=beginning").await.expect(200);
        assert_eq!((ids(&kept).len(), &kept["data"][0]["resource"]["id"]), (1, &json!(client)));
        let stream = [("accept", "text/event-stream")];
        for id in &old {
            caller.get(&format!("/events?since={id}")).await.problem(410, "events_gone");
            let resumed = [stream[0], ("last-event-id", id.as_str())];
            let resumed = caller.send(reqwest::Method::GET, "/events", None, &resumed).await;
            resumed.problem(410, "events_gone");
        }
        caller.get(&format!("/events?cursor={unread}")).await.problem(410, "events_gone");
        caller.get("/events?since=evt_00000000000000000000000001&wait=5").await.problem(410, "events_gone");
        // What nobody has removed never was.
        caller.get("/events?since=evt_7zzzzzzzzzzzzzzzzzzzzzzzzz").await.problem(422, "cursor_invalid");
        // A list ends where nothing older is kept.
        assert_eq!(caller.get(&format!("/events?cursor={listed}")).await.expect(200), json!({ "data": [] }));

        // The event of this one is gone by now as well. It has seen all that was removed since, and goes on.
        app.clock.advance(TimeDelta::days(397));
        let caller = partner.login(&app).await;
        make::bare_client(&caller, "Panadería Mar").await;
        app.clock.advance(TimeDelta::days(2));
        let caller = partner.login(&app).await;
        remove(&app).await;
        caller.get(&format!("/events?since={}", ids(&kept)[0])).await.problem(410, "events_gone");
        caller.get(&format!("/events?type=client.archived&cursor={quiet}")).await.problem(410, "events_gone");
        let read = caller.get("/events?since=now").await.expect(200)["nextCursor"].as_str().unwrap().to_owned();
        app.clock.advance(TimeDelta::hours(30));
        let caller = partner.login(&app).await;
        // Operations' own events go on, so that what this one has read last can be removed.
        app.login_ops().await.post("/resellers", json!({ "name": "Later Partners" })).await.expect(201);
        app.clock.advance(TimeDelta::days(399));
        remove(&app).await;
        drop(caller);
        let caller = partner.login(&app).await;
        let empty = caller.get("/events?since=beginning").await.expect(200);
        assert_eq!(empty["data"], json!([]), "its events are removed");
        let client = make::bare_client(&caller, "Panadería Nube").await;
        let next = caller.get(&format!("/events?cursor={read}")).await.expect(200);
        assert_eq!(next["data"][0]["resource"]["id"], client);
    }
}

/// Events of one reseller from years ago.
fn plant(app: &TestApp, reseller: &str, count: u32) {
    let at = match app.database.target {
        Target::Postgres(_) => "TIMESTAMPTZ '2020-01-01 00:00:00Z'",
        Target::Sqlite { .. } => "1577836800000000",
    };
    let (number, series) = (app.database.digits(20), app.database.series(count));
    let first = app.database.lines("SELECT CAST(next AS TEXT) AS line FROM event_sequence").remove(0);
    app.database.execute(&format!(
        "INSERT INTO events (id, position, kind, at, actor_role, reseller_id, resource_id, resource_version, data) \
         SELECT 'evt_7zzzzz' || {number}, {first} + n, 'client.updated', {at}, 'platform', '{reseller}', 'cli_' || n, 1, \
         '{{\"status\":\"active\"}}' FROM {series}"
    ));
    app.database.execute(&format!("UPDATE event_sequence SET next = {first} + {count} + 1"));
}

on_both! {
    a_consumer_beside_the_removal_reads_without_a_hole_until_it_is_told, Manual, |app| {
        const MANY: u32 = 10_000;
        let partner = Partner::new(&app).await;
        let caller = partner.login(&app).await;
        // Until what was made first is old as well.
        app.clock.advance(TimeDelta::days(500));
        plant(&app, &partner.reseller, MANY);
        let caller = Caller { token: partner.login(&app).await.token, ..caller };
        let removal = {
            let app = app.app.clone();
            rt::spawn(async move { retention::events(app, "tests".to_owned()).await.unwrap() })
        };
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        let told = loop {
            let answer = caller.get(&format!("/events?since=beginning&limit=10&type=client.updated{cursor}")).await;
            if answer.status == 410 {
                break true;
            }
            let page = answer.expect(200);
            let numbers = page["data"].as_array().unwrap().iter();
            seen.extend(numbers.map(|event| event["resource"]["id"].as_str().unwrap()[4..].parse::<u32>().unwrap()));
            cursor = format!("&cursor={}", page["nextCursor"].as_str().unwrap());
            if page["atEnd"] == true {
                break false;
            }
        };
        assert!(seen.windows(2).all(|pair| pair[1] == pair[0] + 1), "a hole");
        assert!(told || seen.last() == Some(&MANY), "it was not told, and did not come to the end");
        removal.await.unwrap();
        let left = caller.get("/events?since=beginning").await.expect(200);
        assert_eq!(left["data"].as_array().unwrap().len(), 1, "the newest one stays");
        // What comes next comes after it.
        let newest = app.database.lines("SELECT id AS line FROM events WHERE position IS NOT NULL");
        assert_eq!(newest, ids(&left));
    }
}

#[actix_web::test]
async fn nothing_is_removed_when_events_are_kept_for_ever() {
    let app =
        TestApp::start_with(Database::Sqlite, AwsMode::Manual, |settings| settings.events_retention_days = 0).await;
    app.reseller("Nube Partners").await;
    let before = ids(&app.ops.get("/events?since=beginning").await.expect(200));
    app.clock.advance(TimeDelta::days(5000));
    remove(&app).await;
    assert_eq!(ids(&app.login_ops().await.get("/events?since=beginning").await.expect(200)), before);
}

/// A million events, of which nine tenths are old: how long their removal takes, and how long a writer beside it waits.
async fn a_million(kind: Database) {
    const MANY: u32 = 1_000_000;
    let app = TestApp::start(kind, AwsMode::Manual).await;
    let partner = Partner::new(&app).await;
    app.clock.advance(TimeDelta::days(500));
    plant(&app, &partner.reseller, MANY);
    if kind == Database::Postgres {
        app.database.execute("VACUUM ANALYZE events");
    }
    let micros = app.clock.now().timestamp_micros();
    let young = match app.database.target {
        Target::Postgres(_) => format!("to_timestamp({micros} / 1000000)"),
        Target::Sqlite { .. } => micros.to_string(),
    };
    app.database.execute(&format!("UPDATE events SET at = {young} WHERE position > {}", MANY / 10 * 9));
    // The connections from before were closed meanwhile.
    let caller = partner.login(&app).await;
    let writes = async |during: &rt::task::JoinHandle<u32>, least: usize| {
        let mut waits = Vec::new();
        while !during.is_finished() || waits.len() < least {
            let asked = Instant::now();
            make::bare_client(&caller, &format!("Client {}", waits.len())).await;
            waits.push(asked.elapsed());
        }
        waits.sort();
        waits
    };
    let alone = writes(&rt::spawn(async { 0 }), 300).await;
    let begun = Instant::now();
    let removal = {
        let (db, before) = (app.app.db.clone(), app.clock.now() - TimeDelta::days(400));
        rt::spawn(async move {
            let mut steps = 0;
            loop {
                let step = Instant::now();
                let removed = db.write(&Share::Jobs, move |conn| Ok(store::remove(conn, before, 200)?)).await.unwrap();
                if removed < 200 {
                    return steps;
                }
                steps += 1;
                rt::time::sleep(step.elapsed()).await;
            }
        })
    };
    let beside = writes(&removal, 1).await;
    let steps = removal.await.unwrap();
    let at = |waits: &[Duration], share: usize| waits[(waits.len() - 1) * share / 100];
    println!(
        "{kind:?}: {steps} steps in {:.1?}; a writer alone {:.1?} in the middle, {:.1?} of 99 in 100, {:.1?} \
         at most; beside the removal, {} times, {:.1?}, {:.1?}, {:.1?}",
        begun.elapsed(),
        at(&alone, 50),
        at(&alone, 99),
        at(&alone, 100),
        beside.len(),
        at(&beside, 50),
        at(&beside, 99),
        at(&beside, 100),
    );
    assert!(at(&beside, 100) < Duration::from_secs(1), "a writer waited {:?}", at(&beside, 100));
}

#[actix_web::test]
#[ignore = "takes minutes"]
async fn a_million_events_are_removed_beside_a_writer_on_sqlite() {
    a_million(Database::Sqlite).await;
}

#[actix_web::test]
#[ignore = "takes minutes"]
async fn a_million_events_are_removed_beside_a_writer_on_postgres() {
    a_million(Database::Postgres).await;
}
