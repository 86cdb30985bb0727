//! The feed, page by page: where it begins, where it ends, and pages that are held open until something happens.

use std::time::{Duration, Instant};

use actix_web::rt;
use gangway::aws::AwsMode;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::ids;
use crate::support::{Caller, Database, TestApp, make};

/// The ids of the resources that the events are about.
fn about(page: &Value) -> Vec<String> {
    let events = page["data"].as_array().unwrap().iter();
    events.map(|event| event["resource"]["id"].as_str().unwrap().to_owned()).collect()
}

/// The whole feed of a caller.
async fn all(caller: &Caller) -> Vec<String> {
    ids(&caller.get("/events?since=beginning&limit=100").await.expect(200))
}

/// This caller, on new connections.
fn anew(caller: &Caller, url: &str) -> Caller {
    Caller { token: caller.token.clone(), ..Caller::anonymous(url) }
}

/// This caller here, and at another server on the same database. Its start holds this thread up, on which the jobs of both
/// run: a moment later they have caught up, and connections that were closed meanwhile are not used again.
pub async fn at_two(app: &TestApp, caller: &Caller) -> (Caller, Caller) {
    let url = app.replica();
    rt::time::sleep(Duration::from_secs(2)).await;
    (anew(caller, &app.url), anew(caller, &url))
}

/// A request that waits, on a task of its own.
fn waiting(caller: &Caller, path: &str) -> rt::task::JoinHandle<(Value, Duration)> {
    let (caller, path) = (caller.clone(), path.to_owned());
    rt::spawn(async move {
        let asked = Instant::now();
        (caller.get(&path).await.expect(200), asked.elapsed())
    })
}

/// Waits until so many follow the events in this way.
pub async fn until_following(url: &str, following: &str, wanted: u32) {
    let begun = Instant::now();
    let line = format!("gangway_event_followers{{following=\"{following}\"}} {wanted}");
    loop {
        let metrics = Caller::anonymous(url).get("/metrics").await.text;
        if metrics.lines().any(|one| one == line) {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(45), "not {line}: {metrics}");
        rt::time::sleep(Duration::from_millis(50)).await;
    }
}

on_both! {
    a_feed_begins_where_it_is_told_to_and_says_when_it_is_at_its_end, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        reseller.bare_client("Panadería Sol").await;
        let every = all(&reseller.caller).await;
        assert_eq!(every.len(), 3);
        let first = reseller.caller.get("/events?since=beginning&limit=2").await.expect(200);
        assert_eq!((ids(&first), &first["atEnd"]), (every[..2].to_vec(), &json!(false)));
        let after = reseller.caller.get(&format!("/events?since={}&limit=2", every[1])).await.expect(200);
        assert_eq!((ids(&after), &after["atEnd"]), (every[2..].to_vec(), &json!(true)));
        assert!(after["nextCursor"].is_string());
        // The word is the id that stood for it before.
        let sentinel = reseller.caller.get("/events?since=evt_00000000000000000000000000&limit=2").await.expect(200);
        assert_eq!(ids(&sentinel), every[..2]);
        // A list has an end of its own: the page without a cursor.
        assert!(reseller.caller.get("/events").await.expect(200).get("atEnd").is_none());

        let now = reseller.caller.get("/events?since=now").await.expect(200);
        assert_eq!((&now["data"], &now["atEnd"]), (&json!([]), &json!(true)));
        let client = reseller.bare_client("Panadería Luna").await;
        let cursor = now["nextCursor"].as_str().unwrap();
        for path in [format!("/events?since=now&cursor={cursor}"), format!("/events?cursor={cursor}")] {
            assert_eq!(about(&reseller.caller.get(&path).await.expect(200)), [client.as_str()]);
        }
        // Who has seen nothing at all begins now as well.
        let other = app.reseller("Other Partners").await;
        let filtered = other.caller.get("/events?since=now&type=client.created").await.expect(200);
        let client = other.bare_client("Panadería Mar").await;
        let next = format!("/events?type=client.created&cursor={}", filtered["nextCursor"].as_str().unwrap());
        assert_eq!(about(&other.caller.get(&next).await.expect(200)), [client.as_str()]);
    }
}

on_both! {
    only_a_feed_can_be_waited_for_and_not_for_long, Manual, |app| {
        let violations = async |path: &str| app.ops.get(path).await.violations();
        assert_eq!(violations("/events?wait=5").await, ["wait not_allowed"]);
        assert_eq!(violations("/events?since=now&wait=0").await, ["wait too_small"]);
        assert_eq!(violations("/events?since=now&wait=31").await, ["wait too_large"]);
        assert_eq!(violations("/events?since=now&wait=soon").await, ["wait wrong_type"]);
        let cursor = app.ops.get("/events?since=now").await.expect(200)["nextCursor"].as_str().unwrap().to_owned();
        assert_eq!(violations(&format!("/events?wait=5&cursor={cursor}")).await, ["wait not_allowed"]);
        // What is there already is not waited for.
        app.reseller("Nube Partners").await;
        let (page, took) = waiting(&app.ops, "/events?since=beginning&wait=30").await.unwrap();
        assert!(!ids(&page).is_empty() && took < Duration::from_secs(5), "{took:?}");
    }
}

on_both! {
    a_page_is_held_open_until_something_happens_that_the_filters_let_through, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let other = app.reseller("Other Partners").await;
        let client = reseller.bare_client("Panadería Sol").await;
        let any = waiting(&reseller.caller, "/events?since=now&wait=30");
        let archived = waiting(&reseller.caller, "/events?since=now&wait=30&type=client.archived");
        let late = waiting(&other.caller, "/events?since=now&wait=3");
        until_following(&app.url, "wait", 3).await;
        let second = reseller.bare_client("Panadería Luna").await;
        let (page, took) = any.await.unwrap();
        assert_eq!((about(&page), &page["atEnd"]), (vec![second], &json!(true)));
        assert!(took < Duration::from_secs(10), "{took:?}");
        assert!(!archived.is_finished());
        reseller.caller.delete(&format!("/clients/{client}")).await.expect(204);
        let (page, _) = archived.await.unwrap();
        assert_eq!(about(&page), [client.as_str()]);
        // Of others nothing is seen, and the time ends the waiting.
        let (page, took) = late.await.unwrap();
        assert_eq!((&page["data"], &page["atEnd"]), (&json!([]), &json!(true)));
        assert!((3..8).contains(&took.as_secs()), "{took:?}");
        let cursor = page["nextCursor"].as_str().unwrap();
        let mine = other.bare_client("Panadería Mar").await;
        let next = other.caller.get(&format!("/events?since=now&wait=5&cursor={cursor}")).await.expect(200);
        assert_eq!(about(&next), [mine]);
    }
}

on_both! {
    what_another_replica_did_ends_the_waiting_too, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let (here, there) = at_two(&app, &reseller.caller).await;
        for (waits, writes) in [(&here, &there), (&there, &here)] {
            let page = waiting(waits, "/events?since=now&wait=30");
            until_following(&waits.url, "wait", 1).await;
            let client = make::bare_client(writes, "Panadería Sol").await;
            let (page, took) = page.await.unwrap();
            assert_eq!(about(&page), [client]);
            assert!(took < Duration::from_secs(10), "{took:?}");
        }
    }
}

on_both! {
    more_wait_than_there_are_connections_and_everybody_else_is_served, Manual, |app| {
        const WAITING: u32 = 50;
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.bare_client("Panadería Sol").await;
        let held: Vec<_> = (0..WAITING).map(|_| waiting(&reseller.caller, "/events?since=now&wait=30&type=client.archived")).collect();
        until_following(&app.url, "wait", WAITING).await;
        for (caller, path) in [(&app.ops, "/resellers"), (&reseller.caller, "/clients"), (&reseller.caller, "/events?since=now")] {
            let asked = Instant::now();
            caller.get(path).await.expect(200);
            assert!(asked.elapsed() < Duration::from_secs(2), "{path} took {:?}", asked.elapsed());
        }
        // A credential has a number of seats, and the others' are theirs.
        let refused = reseller.caller.get("/events?since=now&wait=1").await;
        assert_eq!(refused.header("retry-after"), Some("2"));
        refused.problem(429, "too_many_followers");
        waiting(&app.ops, "/events?since=now&wait=1&type=client.archived").await.unwrap();
        reseller.caller.delete(&format!("/clients/{client}")).await.expect(204);
        for page in held {
            assert_eq!(about(&page.await.unwrap().0), [client.as_str()]);
        }
        until_following(&app.url, "wait", 0).await;
    }
}

on_both! {
    who_waits_is_told_when_its_token_is_refused, Manual, |app| {
        let body = json!({ "name": "narrow", "role": "operations", "scopes": ["events:read"] });
        let made = app.ops.post("/credentials", body).await.expect(201);
        let (id, secret) = (made["id"].as_str().unwrap(), made["secret"].as_str().unwrap());
        let narrow = Caller::login(&app.url, id, secret).await;
        let asked = {
            let narrow = narrow.clone();
            rt::spawn(async move { narrow.get("/events?since=now&wait=30&type=client.archived").await })
        };
        until_following(&app.url, "wait", 1).await;
        let revoked = Instant::now();
        app.ops.delete(&format!("/credentials/{id}")).await.expect(204);
        asked.await.unwrap().problem(401, "unauthenticated");
        assert!(revoked.elapsed() < Duration::from_secs(5), "{:?}", revoked.elapsed());
    }
}

#[actix_web::test]
async fn who_hangs_up_gives_its_seat_back_when_its_time_is_over() {
    use crate::support::Database;
    let app = TestApp::start(Database::Sqlite, gangway::aws::AwsMode::Manual).await;
    let page = waiting(&app.ops, "/events?since=now&wait=30&type=client.archived");
    until_following(&app.url, "wait", 1).await;
    page.abort();
    let begun = Instant::now();
    until_following(&app.url, "wait", 0).await;
    assert!(begun.elapsed() < Duration::from_secs(35), "{:?}", begun.elapsed());
}

/// What a replica of the version before stores while the others are replaced: an event without a place where the others have one.
/// Those of both kinds come to their places together, in their order.
#[actix_web::test]
async fn an_event_that_was_stored_without_a_place_gets_one_like_those_that_wait_for_theirs() {
    let app = TestApp::start(Database::Postgres, AwsMode::Manual).await;
    let reseller = app.reseller("Nube").await;
    let before = all(&reseller.caller).await;
    let store = |table: &str, version: u32| {
        format!(
            "INSERT INTO {table} (id, kind, at, actor_role, reseller_id, resource_id, resource_version, data) \
             VALUES ('evt_7000000000000000000000000{version}', 'client.updated', now(), 'platform', '{}', 'cli_0', {version}, '{{}}')",
            reseller.id
        )
    };
    let both = ["unplaced_events", "events", "events", "unplaced_events", "events", "unplaced_events"];
    let stored: Vec<_> = (1..).zip(both).map(|(version, table)| store(table, version)).collect();
    // At once, so that no place is given between them.
    app.database.execute(&format!("DO $$ BEGIN {}; END $$", stored.join(";")));
    let page = reseller.caller.get("/events?since=beginning&limit=100&resourceId=cli_0").await.expect(200);
    let versions = page["data"].as_array().unwrap().iter().map(|event| event["resource"]["version"].as_u64().unwrap());
    assert_eq!(versions.collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6], "{page}");
    let after = all(&reseller.caller).await;
    assert_eq!(after.len(), before.len() + 6);
    assert!(after.is_sorted(), "{after:?}");
    let left = "SELECT id AS line FROM events WHERE position IS NULL UNION ALL SELECT id FROM unplaced_events";
    assert_eq!(app.database.lines(left), Vec::<String>::new());
}
