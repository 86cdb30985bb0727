//! How much waits for an endpoint: a window of its events is handed out, and it goes on where it stopped.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use actix_web::rt::time::sleep;
use serde_json::json;

use super::receiver::{BOTH, Reaction, Receiver, client, hook_of, open, rename};
use crate::support::{Database, TestApp};

/// What one endpoint waits for at most.
const WINDOW: usize = 500;

const UPDATED: [&str; 1] = ["client.updated"];

/// Stores so many events of a reseller past the server, about so many resources in turn; the versions of each ascend. On
/// PostgreSQL they get their places late, as always.
fn flood(app: &TestApp, kind: Database, reseller: &str, count: u32, resources: u32) {
    let (series, long) = (app.database.series(count), app.database.digits(20));
    let (at, table, place, position) = match kind {
        Database::Sqlite => (app.clock.now().timestamp_micros().to_string(), "events", "position, ", "next + n - 1, "),
        Database::Postgres => (format!("'{}'::timestamptz", app.clock.now().to_rfc3339()), "unplaced_events", "", ""),
    };
    app.database.execute(&format!(
        "INSERT INTO {table} (id, {place}kind, at, actor_role, reseller_id, resource_id, resource_version, data) \
         SELECT 'evt_7zzzzz' || {long}, {position}'client.updated', {at}, 'platform', '{reseller}', \
         'cli_' || CAST(n % {resources} AS TEXT), n, '{{}}' FROM {series}, event_sequence"
    ));
    if kind == Database::Sqlite {
        app.database.execute(&format!("UPDATE event_sequence SET next = next + {count}"));
    }
}

/// How many deliveries to an endpoint are there.
fn stored(app: &TestApp, hook: &str) -> usize {
    let count = format!("SELECT CAST(COUNT(*) AS TEXT) AS line FROM webhook_deliveries WHERE endpoint_id = '{hook}'");
    app.database.lines(&count)[0].parse().unwrap()
}

async fn stored_until(app: &TestApp, hook: &str, count: usize) {
    let begun = Instant::now();
    while stored(app, hook) < count {
        assert!(begun.elapsed() < Duration::from_secs(30), "{} of {count}", stored(app, hook));
        sleep(Duration::from_millis(50)).await;
    }
}

/// Of every resource each version came once, in order.
fn assert_in_order(receiver: &Receiver, resources: usize) {
    let mut versions: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for one in receiver.all() {
        let version = one.event["resource"]["version"].as_i64().unwrap();
        versions.entry(one.resource().to_owned()).or_default().push(version);
    }
    assert_eq!(versions.len(), resources);
    for (resource, versions) in versions {
        assert!(versions.windows(2).all(|pair| pair[0] < pair[1]), "{resource}: {versions:?}");
    }
}

#[actix_web::test]
async fn a_flood_is_handed_out_in_windows_and_delays_nobody() {
    for kind in BOTH {
        let app = open(kind).await;
        let (nube, sol) = (app.reseller("Nube").await, app.reseller("Sol").await);
        let (dead, good) = (Receiver::new(|_, _| Reaction::status(500)).await, Receiver::taking().await);
        let theirs = Receiver::taking().await;
        let mut hooks = Vec::new();
        for _ in 0..3 {
            hooks.push(hook_of(&nube.caller, &dead.url, json!(UPDATED)).await.0);
        }
        hook_of(&nube.caller, &good.url, json!(UPDATED)).await;
        hook_of(&sol.caller, &theirs.url, json!(["client.created"])).await;
        flood(&app, kind, &nube.id, 700, 40);
        client(&sol.caller, "Sol").await;
        theirs.until_within(1, Duration::from_secs(8)).await;
        for hook in &hooks {
            stored_until(&app, hook, WINDOW).await;
        }
        good.until_within(700, Duration::from_secs(90)).await;
        sleep(Duration::from_secs(1)).await;
        assert_eq!(good.all().len(), 700);
        assert_in_order(&good, 40);
        for hook in &hooks {
            assert_eq!(stored(&app, hook), WINDOW, "no more than a window waits");
        }
    }
}

#[actix_web::test]
async fn endpoints_of_one_reseller_take_turns_at_its_places() {
    let app = open(Database::Sqlite).await;
    let nube = app.reseller("Nube").await;
    let busy = Receiver::new(|_, _| Reaction::Status(200, Duration::from_millis(300))).await;
    for _ in 0..12 {
        hook_of(&nube.caller, &busy.url, json!(UPDATED)).await;
    }
    let good = Receiver::taking().await;
    hook_of(&nube.caller, &good.url, json!(["client.created"])).await;
    flood(&app, Database::Sqlite, &nube.id, 250, 250);
    busy.until(100).await;
    client(&nube.caller, "Sol").await;
    good.until_within(1, Duration::from_secs(8)).await;
}

#[actix_web::test]
async fn what_came_before_an_endpoint_was_disabled_comes_when_it_is_enabled_also_beyond_the_window() {
    for kind in BOTH {
        let app = open(kind).await;
        let nube = app.reseller("Nube").await;
        let made = client(&nube.caller, "Sol").await;
        let (dead, good) = (Receiver::new(|_, _| Reaction::status(500)).await, Receiver::taking().await);
        let (hook, _) = hook_of(&nube.caller, &dead.url, json!(UPDATED)).await;
        flood(&app, kind, &nube.id, 520, 20);
        stored_until(&app, &hook, WINDOW).await;
        let path = format!("/webhook-endpoints/{hook}");
        nube.caller.patch(&path, json!({ "enabled": false })).await.expect(200);
        rename(&nube.caller, &made, "Sol 2").await;
        sleep(Duration::from_secs(1)).await;
        nube.caller.patch(&path, json!({ "enabled": true, "url": good.url })).await.expect(200);
        rename(&nube.caller, &made, "Sol 3").await;
        good.until_within(521, Duration::from_secs(90)).await;
        sleep(Duration::from_secs(1)).await;
        assert_in_order(&good, 21);
        let of_made: Vec<_> =
            good.about(&made).iter().map(|one| one.event["resource"]["version"].as_i64().unwrap()).collect();
        assert_eq!((good.all().len(), of_made), (521, vec![3]), "what happened while it was disabled is missed");
    }
}

#[actix_web::test]
async fn what_retention_removed_before_it_was_handed_out_is_passed_over() {
    let app = open(Database::Sqlite).await;
    let nube = app.reseller("Nube").await;
    let made = client(&nube.caller, "Sol").await;
    let (dead, good) = (Receiver::new(|_, _| Reaction::status(500)).await, Receiver::taking().await);
    let (hook, _) = hook_of(&nube.caller, &dead.url, json!(UPDATED)).await;
    flood(&app, Database::Sqlite, &nube.id, 510, 1);
    stored_until(&app, &hook, WINDOW).await;
    // Retention leaves the newest one.
    rename(&nube.caller, &made, "Sol 2").await;
    app.database.execute("DELETE FROM events WHERE id LIKE 'evt_7zzzzz%' AND resource_id = 'cli_0'");
    nube.caller.patch(&format!("/webhook-endpoints/{hook}"), json!({ "url": good.url })).await.expect(200);
    let delivered = good.until_within(1, Duration::from_secs(60)).await;
    assert_eq!((delivered[0].resource(), delivered.len()), (made.as_str(), 1));
    let ends = "SELECT DISTINCT status || ' ' || (attempts LIKE '%event_gone%') AS line FROM webhook_deliveries \
                ORDER BY line";
    assert_eq!(app.database.lines(&format!("{ends} LIMIT 1")), ["failed 1"]);
    assert_eq!(stored(&app, &hook), WINDOW + 1);
}

#[actix_web::test]
async fn other_types_bring_nothing_older() {
    for kind in BOTH {
        let app = open(kind).await;
        let caller = app.reseller("Nube").await.caller;
        let receiver = Receiver::taking().await;
        let (hook, _) = hook_of(&caller, &receiver.url, json!(["client.archived"])).await;
        let made = client(&caller, "Sol").await;
        let path = format!("/webhook-endpoints/{hook}");
        rename(&caller, &made, "Sol 2").await;
        caller.patch(&path, json!({ "eventTypes": ["client.updated"] })).await.expect(200);
        rename(&caller, &made, "Sol 3").await;
        receiver.until(1).await;
        // Nor do they when it is switched off and on as well.
        caller.patch(&path, json!({ "eventTypes": ["*"], "enabled": false })).await.expect(200);
        caller.patch(&path, json!({ "enabled": true })).await.expect(200);
        rename(&caller, &made, "Sol 4").await;
        receiver.until(2).await;
        sleep(Duration::from_secs(1)).await;
        let versions: Vec<_> =
            receiver.all().iter().map(|one| one.event["resource"]["version"].as_i64().unwrap()).collect();
        assert_eq!(versions, [3, 4]);
    }
}

#[actix_web::test]
async fn what_happened_right_before_an_endpoint_is_switched_off_comes_when_it_is_switched_on() {
    for kind in BOTH {
        let app = open(kind).await;
        let caller = app.reseller("Nube").await.caller;
        let receiver = Receiver::taking().await;
        let (hook, _) = hook_of(&caller, &receiver.url, json!(UPDATED)).await;
        let made = client(&caller, "Sol").await;
        let path = format!("/webhook-endpoints/{hook}");
        for (count, name) in (1..).zip(["Sol 2", "Sol 3", "Sol 4"]) {
            rename(&caller, &made, name).await;
            caller.patch(&path, json!({ "enabled": false })).await.expect(200);
            caller.patch(&path, json!({ "enabled": true })).await.expect(200);
            receiver.until(count).await;
        }
        sleep(Duration::from_secs(1)).await;
        assert_eq!(receiver.all().len(), 3);
    }
}

#[actix_web::test]
async fn while_nobody_takes_anything_nothing_is_written() {
    for kind in BOTH {
        let app = open(kind).await;
        let nube = app.reseller("Nube").await;
        let state = "SELECT CAST(position AS TEXT) AS line FROM webhook_announced";
        let before = app.database.lines(state);
        flood(&app, kind, &nube.id, 1200, 10);
        sleep(Duration::from_secs(1)).await;
        assert_eq!(app.database.lines(state), before, "nobody has an endpoint");
        // Who comes now gets what comes now, without what was before.
        let receiver = Receiver::taking().await;
        let (hook, _) = hook_of(&nube.caller, &receiver.url, json!(["client.created"])).await;
        client(&nube.caller, "Sol").await;
        receiver.until(1).await;
        let place = format!(
            "SELECT CAST(handed_out AS TEXT) || ' ' || CASE WHEN hand_out_at IS NULL THEN 'rests' ELSE 'waits' END AS line \
             FROM webhook_endpoints WHERE id = '{hook}'"
        );
        let begun = Instant::now();
        while !app.database.lines(&place)[0].ends_with("rests") {
            assert!(begun.elapsed() < Duration::from_secs(5));
            sleep(Duration::from_millis(50)).await;
        }
        let rests = app.database.lines(&place);
        // What it does not take does not move it.
        let other = client(&app.reseller("Sol").await.caller, "Luna").await;
        rename(&app.ops, &other, "Luna 2").await;
        sleep(Duration::from_secs(1)).await;
        assert_eq!(app.database.lines(&place), rests);
    }
}
