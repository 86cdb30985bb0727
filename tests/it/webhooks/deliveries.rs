//! How deliveries end: taken, refused, tried again, given up, demanded again, forgotten.

use std::time::{Duration, Instant};

use actix_web::rt::time::sleep;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::receiver::{
    BOTH, Reaction, Receiver, attempts_until, client, deliveries, deliveries_until, hook, hook_of, open, rename,
};
use crate::support::{Caller, Database, TestApp};

const CREATED: [&str; 1] = ["client.created"];

/// The one delivery, once it is as wanted.
async fn one_until(caller: &Caller, hook: &str, wanted: impl Fn(&Value) -> bool) -> Value {
    deliveries_until(caller, hook, |all| all.len() == 1 && wanted(&all[0])).await.remove(0)
}

async fn test(caller: &Caller, hook: &str) -> Value {
    caller.act(&format!("/webhook-endpoints/{hook}/test")).await.expect(200)
}

#[actix_web::test]
async fn what_is_refused_is_tried_again_within_a_minute_and_then_taken() {
    for kind in BOTH {
        let app = open(kind).await;
        let caller = app.reseller("Nube").await.caller;
        let receiver = Receiver::new(|_, before| Reaction::status(if before.len() < 2 { 500 } else { 202 })).await;
        let (hook, _) = hook_of(&caller, &receiver.url, json!(CREATED)).await;
        client(&caller, "Sol").await;
        let waits =
            one_until(&caller, &hook, |one| one.get("nextAttemptAt").is_some() && one["attempts"][0].is_object()).await;
        let at = |value: &Value| value.as_str().unwrap().parse::<DateTime<Utc>>().unwrap();
        let pause = at(&waits["nextAttemptAt"]) - at(&waits["attempts"][0]["at"]);
        assert!(pause > TimeDelta::seconds(3) && pause < TimeDelta::seconds(60), "{pause}");
        attempts_until(&caller, &hook, 2).await;
        app.clock.advance(TimeDelta::seconds(30));
        let taken = one_until(&caller, &hook, |one| one["status"] == "succeeded").await;
        let statuses: Vec<_> = taken["attempts"].as_array().unwrap().iter().map(|one| one["status"].clone()).collect();
        assert_eq!(statuses, [json!(500), json!(500), json!(202)]);
        assert_eq!(taken.get("nextAttemptAt"), None);
        let ids: Vec<_> = receiver.all().iter().map(|one| one.id().to_owned()).collect();
        assert_eq!(ids, [ids[0].clone(), ids[0].clone(), ids[0].clone()]);
    }
}

#[actix_web::test]
async fn after_three_days_a_delivery_is_given_up_and_its_endpoint_fails_until_one_is_taken() {
    for kind in BOTH {
        let app = open(kind).await;
        let reseller = app.reseller("Nube").await;
        let made = client(&reseller.caller, "Sol").await;
        let receiver = Receiver::new(|one, before| {
            let is_late = before.iter().filter(|other| other.id() == one.id()).count() >= 6;
            Reaction::status(if one.event["resource"]["version"] == 2 && !is_late { 500 } else { 200 })
        })
        .await;
        let (hook, _) = hook_of(&reseller.caller, &receiver.url, json!(["client.updated"])).await;
        rename(&reseller.caller, &made, "Sol 2").await;
        rename(&reseller.caller, &made, "Sol 3").await;
        let mut ops = app.ops.clone();
        attempts_until(&ops, &hook, 1).await;
        for count in 2..=5 {
            app.clock.advance(TimeDelta::days(2));
            ops = app.login_ops().await;
            attempts_until(&ops, &hook, count).await;
        }
        // The next one goes out, and is taken: the endpoint works again.
        let all = deliveries_until(&ops, &hook, |all| all.iter().all(|one| one["status"] != "pending")).await;
        assert_eq!((&all[1]["status"], &all[0]["status"]), (&json!("failed"), &json!("succeeded")));
        assert_eq!(all[1]["attempts"].as_array().unwrap().len(), 5);
        let path = format!("/webhook-endpoints/{hook}");
        let endpoint = ops.until(&path, |body| body["status"] == "enabled").await;
        assert_eq!(endpoint["version"], 3, "failing, and enabled again");
        // It is demanded again, refused once more, and then taken.
        let retry = format!("{path}/deliveries/{}/retry", all[1]["id"].as_str().unwrap());
        let again = ops.act(&retry).await.expect(200);
        assert_eq!((&again["status"], again["nextAttemptAt"].is_string()), (&json!("pending"), true));
        attempts_until(&ops, &hook, 7).await;
        app.clock.advance(TimeDelta::seconds(30));
        deliveries_until(&ops, &hook, |all| all.iter().all(|one| one["status"] == "succeeded")).await;
    }
}

#[actix_web::test]
async fn a_failing_endpoint_is_enabled_by_a_patch() {
    let app = open(Database::Sqlite).await;
    let receiver = Receiver::new(|_, _| Reaction::status(500)).await;
    let (hook, _) = hook_of(&app.ops, &receiver.url, json!(["reseller.created"])).await;
    app.reseller("Nube").await;
    let mut ops = app.ops.clone();
    for count in 1..=5 {
        attempts_until(&ops, &hook, count).await;
        app.clock.advance(TimeDelta::days(2));
        ops = app.login_ops().await;
    }
    let path = format!("/webhook-endpoints/{hook}");
    ops.until(&path, |body| body["status"] == "failing").await;
    let patched = ops.patch(&path, json!({ "enabled": true })).await.expect(200);
    assert_eq!((&patched["status"], &patched["version"]), (&json!("enabled"), &json!(3)));
}

#[actix_web::test]
async fn a_410_disables_the_endpoint_and_what_waits_goes_out_when_it_is_enabled() {
    for kind in BOTH {
        let app = open(kind).await;
        let caller = app.reseller("Nube").await.caller;
        let made = client(&caller, "Sol").await;
        let receiver = Receiver::new(|_, before| match before.len() {
            // The next one is there before this one is over.
            0 => Reaction::Status(410, Duration::from_secs(2)),
            _ => Reaction::status(200),
        })
        .await;
        let (hook, _) = hook_of(&caller, &receiver.url, json!(["client.updated"])).await;
        rename(&caller, &made, "Sol 2").await;
        rename(&caller, &made, "Sol 3").await;
        let path = format!("/webhook-endpoints/{hook}");
        caller.until(&path, |body| body["status"] == "disabled").await;
        // What happens meanwhile is not delivered.
        rename(&caller, &made, "Sol 4").await;
        sleep(Duration::from_secs(2)).await;
        let all = deliveries(&caller, &hook).await;
        assert_eq!(
            (all.len(), &all[1]["status"], &all[1]["attempts"][0]["error"]),
            (2, &json!("failed"), &json!("gone"))
        );
        assert_eq!(all[0]["status"], "pending");
        assert_eq!(receiver.all().len(), 1);
        let retry = format!("{path}/deliveries/{}/retry", all[1]["id"].as_str().unwrap());
        caller.act(&retry).await.problem(409, "webhook_endpoint_disabled");
        // It can be tried while it is disabled.
        assert_eq!(test(&caller, &hook).await["status"], "succeeded");
        caller.patch(&path, json!({ "enabled": true })).await.expect(200);
        deliveries_until(&caller, &hook, |all| all.iter().filter(|one| one["status"] == "succeeded").count() == 2)
            .await;
        rename(&caller, &made, "Sol 5").await;
        receiver.until(4).await;
        let versions: Vec<_> =
            receiver.about(&made).iter().map(|one| one.event["resource"]["version"].clone()).collect();
        assert_eq!(versions, [json!(2), json!(3), json!(5)]);
    }
}

#[actix_web::test]
async fn answers_are_judged_by_their_status_and_nobody_follows_them() {
    let app = open(Database::Sqlite).await;
    let caller = app.reseller("Nube").await.caller;
    let other = Receiver::taking().await;
    let elsewhere = format!("HTTP/1.1 307 Elsewhere\r\nlocation: {}/\r\ncontent-length: 0\r\n\r\n", other.url);
    let nobody = format!(
        "http://127.0.0.1:{}",
        std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
    );
    for (reaction, status, error) in [
        (Reaction::status(200), Some(200), None),
        (Reaction::status(299), Some(299), None),
        (Reaction::Raw(elsewhere), Some(307), Some("redirected")),
        (Reaction::status(404), Some(404), Some("unexpected_status")),
        (Reaction::status(304), Some(304), Some("redirected")),
        (Reaction::Raw("HELLO\r\n\r\n".to_owned()), None, Some("invalid_response")),
        (
            Reaction::Raw(format!("HTTP/1.1 200 OK\r\nx-long: {}\r\n\r\n", "a".repeat(100_000))),
            None,
            Some("invalid_response"),
        ),
        (Reaction::Raw(String::new()), None, Some("invalid_response")),
    ] {
        let receiver = Receiver::new(move |_, _| reaction.clone()).await;
        let (id, _) = hook(&caller, &receiver.url).await;
        let told = test(&caller, &id).await;
        let attempt = &told["attempts"][0];
        assert_eq!(attempt.get("status").and_then(Value::as_u64), status, "{told}");
        assert_eq!(attempt.get("error").and_then(Value::as_str), error, "{told}");
        assert_eq!(told["status"], if error.is_none() { "succeeded" } else { "failed" });
        caller.delete(&format!("/webhook-endpoints/{id}")).await.expect(204);
    }
    assert!(other.all().is_empty());
    let (id, _) = hook(&caller, &nobody).await;
    assert_eq!(test(&caller, &id).await["attempts"][0]["error"], "connection_failed");
}

#[actix_web::test]
async fn slow_long_and_endless_answers_cost_nothing() {
    let app = open(Database::Sqlite).await;
    let caller = app.reseller("Nube").await.caller;
    // What is said after a good head changes nothing.
    for reaction in [Reaction::Drip(Duration::ZERO), Reaction::Endless] {
        let receiver = Receiver::new(move |_, _| reaction.clone()).await;
        let (id, _) = hook(&caller, &receiver.url).await;
        let begun = Instant::now();
        assert_eq!(test(&caller, &id).await["status"], "succeeded");
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
        // Nobody reads on.
        let mut sent = 0;
        let begun = Instant::now();
        while receiver.sent() != sent {
            assert!(begun.elapsed() < Duration::from_secs(10), "{sent}");
            sent = receiver.sent();
            sleep(Duration::from_millis(500)).await;
        }
        assert!(sent < 20_000_000, "{sent}");
    }
    // Without a head in fifteen seconds it failed.
    let slow = [Reaction::Silence, Reaction::DripHead].map(async |reaction| {
        let receiver = Receiver::new(move |_, _| reaction.clone()).await;
        let (id, _) = hook(&caller, &receiver.url).await;
        let begun = Instant::now();
        let told = test(&caller, &id).await;
        assert_eq!((&told["status"], &told["attempts"][0]["error"]), (&json!("failed"), &json!("timeout")));
        assert!((14..25).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
        assert!(told["attempts"][0]["millis"].as_u64().unwrap() >= 14_900);
    });
    // With the head in time its status decides, also when the rest would take longer.
    let late = async {
        let receiver = Receiver::new(|_, _| Reaction::Drip(Duration::from_millis(14_600))).await;
        let (id, _) = hook(&caller, &receiver.url).await;
        let told = test(&caller, &id).await;
        assert_eq!((&told["status"], &told["attempts"][0]["status"]), (&json!("succeeded"), &json!(200)), "{told}");
    };
    futures_util::future::join(futures_util::future::join_all(slow), late).await;
}

#[actix_web::test]
async fn what_belongs_to_a_suspended_reseller_is_held_back_until_it_returns() {
    let (app, receiver) = (open(Database::Sqlite).await, Receiver::taking().await);
    let reseller = app.reseller("Nube").await;
    let made = client(&reseller.caller, "Sol").await;
    let (hook, _) = hook_of(&reseller.caller, &receiver.url, json!(["client.updated"])).await;
    let path = format!("/resellers/{}", reseller.id);
    app.ops.patch(&path, json!({ "status": "suspended" })).await.expect(200);
    rename(&app.ops, &made, "Sol 2").await;
    sleep(Duration::from_secs(2)).await;
    assert_eq!(deliveries(&app.ops, &hook).await.len(), 1);
    assert!(receiver.all().is_empty());
    // Nobody writes down again and again that it waits.
    let due = || app.database.lines("SELECT CAST(due_at AS TEXT) AS line FROM webhook_endpoints");
    let before = due();
    sleep(Duration::from_secs(3)).await;
    assert_eq!(due(), before);
    app.ops.patch(&path, json!({ "status": "active" })).await.expect(200);
    receiver.until_within(1, Duration::from_secs(5)).await;
}

async fn everything_is_forgotten(app: &TestApp) {
    let count = "SELECT CAST(COUNT(*) AS TEXT) AS line FROM webhook_deliveries";
    let begun = Instant::now();
    while app.database.lines(count) != ["0"] {
        assert!(begun.elapsed() < Duration::from_secs(90), "{:?}", app.database.lines(count));
        sleep(Duration::from_millis(500)).await;
    }
}

#[actix_web::test]
async fn deliveries_are_forgotten_after_thirty_days_and_with_their_endpoint() {
    let (app, receiver) = (open(Database::Sqlite).await, Receiver::new(|_, _| Reaction::status(500)).await);
    let reseller = app.reseller("Nube").await;
    let (kept, _) = hook_of(&reseller.caller, &receiver.url, json!(["client.updated"])).await;
    let (deleted, _) = hook_of(&reseller.caller, &receiver.url, json!(["client.updated"])).await;
    let made = client(&reseller.caller, "Sol").await;
    rename(&reseller.caller, &made, "Sol 2").await;
    receiver.until(2).await;
    let path = format!("/webhook-endpoints/{deleted}");
    reseller.caller.delete(&path).await.expect(204);
    for path in [path.clone(), format!("{path}/deliveries")] {
        reseller.caller.get(&path).await.problem(404, "webhook_endpoint_not_found");
    }
    // One of an endpoint that gets nothing waits no longer than it is kept.
    reseller.caller.patch(&format!("/webhook-endpoints/{kept}"), json!({ "enabled": false })).await.expect(200);
    app.clock.advance(TimeDelta::days(29) + TimeDelta::seconds(1));
    let ops = app.login_ops().await;
    let begun = Instant::now();
    while deliveries(&ops, &kept).await[0]["status"] == "pending" {
        assert!(begun.elapsed() < Duration::from_secs(90), "it waits for ever");
        sleep(Duration::from_millis(500)).await;
    }
    let outdated = deliveries(&ops, &kept).await.remove(0);
    let last = outdated["attempts"].as_array().unwrap().last().unwrap();
    assert_eq!((&outdated["status"], &last["error"]), (&json!("failed"), &json!("outdated")));
    app.clock.advance(TimeDelta::days(1));
    everything_is_forgotten(&app).await;
    let gone = "SELECT id AS line FROM webhook_endpoints";
    assert_eq!(app.database.lines(gone), [kept]);
    assert_eq!(receiver.all().len(), 2);
}

#[actix_web::test]
async fn attempts_are_counted_by_how_they_ended() {
    let app = open(Database::Sqlite).await;
    let caller = app.reseller("Nube").await.caller;
    let receiver = Receiver::new(|_, before| Reaction::status(if before.is_empty() { 500 } else { 200 })).await;
    let (hook, _) = hook_of(&caller, &receiver.url, json!(["client.created"])).await;
    for _ in 0..3 {
        caller.act(&format!("/webhook-endpoints/{hook}/test")).await.expect(200);
    }
    let text = Caller::anonymous(&app.url).get("/metrics").await.text;
    for line in [
        "gangway_webhook_attempts_total{outcome=\"failed\"} 1",
        "gangway_webhook_attempts_total{outcome=\"succeeded\"} 2",
        "gangway_webhook_attempt_duration_seconds_count{outcome=\"succeeded\"} 2",
        "gangway_webhook_attempts_in_flight 0",
    ] {
        assert!(text.lines().any(|one| one == line), "{line} is not in {text}");
    }
}
