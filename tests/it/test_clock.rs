//! The test clock: what it moves, what it does not, and where it exists.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use actix_web::web::Data;
use chrono::{DateTime, TimeDelta, Utc};
use gangway::api::{server, start};
use gangway::aws::AwsMode;
use gangway::clock::Clock;
use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::app::{OPS_ID, OPS_SECRET};
use crate::support::bodies::id;
use crate::support::{Caller, Database, TestApp};

const ADVANCE: &str = "/test-clock/advance";
const DAY: i64 = 24 * 60 * 60;

fn moment(value: &Value) -> DateTime<Utc> {
    value.as_str().unwrap().parse().unwrap()
}

/// Another server on the same database, with a clock of its own.
async fn replica(app: &TestApp, mode: AwsMode) -> Caller {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let mut settings = app.app.settings.clone();
    settings.aws_mode = mode;
    let (other, _) = start::start(settings, Clock::default()).unwrap();
    let (server, _) = server::run_on(listener, Data::new(other), 1).unwrap();
    actix_web::rt::spawn(server);
    Caller::login(&url, OPS_ID, OPS_SECRET).await
}

async fn ahead(caller: &Caller) -> i64 {
    let clock = caller.get("/test-clock").await.expect(200);
    let measured = (moment(&clock["now"]) - Utc::now()).num_seconds();
    let told = clock["offsetSeconds"].as_i64().unwrap();
    assert!((measured - told).abs() <= 5, "{clock}");
    told
}

on_both! {
    the_clock_moves_what_the_platform_takes_for_now_on_every_replica_within_a_second, Simulated, |app| {
        let ops = &app.ops;
        let other = replica(&app, AwsMode::Simulated).await;
        assert_eq!((ahead(ops).await, ahead(&other).await), (0, 0));
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        // Nobody answers this one; AWS reports its end two seconds after it was sent.
        let account = reseller.account(&client, "0002").await;
        let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": account["id"] })).await.expect(201);
        let link = format!("/link-requests/{}", id(&request));
        ops.post(&format!("{link}/approve"), json!({})).await.expect(200);
        let moved = ops.post(ADVANCE, json!({ "seconds": 3 * DAY })).await.expect(200);
        assert_eq!(moved["offsetSeconds"], 3 * DAY);
        let sent = ops.act(&format!("{link}/send")).await.expect(200);
        assert!(moment(&sent["sentAt"]) > Utc::now() + TimeDelta::days(2), "{sent}");
        let begun = Instant::now();
        ops.post(ADVANCE, json!({ "seconds": 15 * DAY })).await.expect(200);
        let mut seen = ahead(&other).await;
        while seen != 18 * DAY {
            assert!(begun.elapsed() < Duration::from_millis(2500), "the other replica is {seen} seconds ahead");
            actix_web::rt::time::sleep(Duration::from_millis(50)).await;
            seen = ahead(&other).await;
        }
        let ended = ops.until(&link, |body| body["status"] != "sent").await;
        assert_eq!(ended["status"], "expired");

        // To a moment, and never before it; replicas that start later go by it too.
        let wanted = Utc::now() + TimeDelta::days(40);
        let moved = ops.post(ADVANCE, json!({ "to": wanted.to_rfc3339() })).await.expect(200);
        assert!(moment(&moved["now"]) >= wanted && moment(&moved["now"]) < wanted + TimeDelta::seconds(20), "{moved}");
        let late = replica(&app, AwsMode::Simulated).await;
        assert_eq!(ahead(&late).await, moved["offsetSeconds"].as_i64().unwrap());
        // What is stored has no effect in other modes, and nothing of it exists there.
        let manual = replica(&app, AwsMode::Manual).await;
        for (method, path, body) in [(Method::GET, "/test-clock", None), (Method::DELETE, "/test-clock", None), (Method::POST, ADVANCE, Some("{\"seconds\": 1}"))] {
            manual.send(method, path, body.map(str::to_owned), &[]).await.problem(409, "not_simulated");
        }
        let made = manual.post("/resellers", json!({ "name": "Today" })).await.expect(201);
        assert!((moment(&made["createdAt"]) - Utc::now()).num_seconds().abs() < 60, "{made}");

        ops.delete("/test-clock").await.expect(204);
        assert_eq!(ahead(ops).await, 0);
        ops.delete("/test-clock").await.expect(204);
        let begun = Instant::now();
        while ahead(&other).await != 0 {
            assert!(begun.elapsed() < Duration::from_millis(2500));
            actix_web::rt::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

on_both! {
    tokens_keys_leases_and_events_stay_on_real_time, Simulated, |app| {
        let ops = &app.ops;
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let key = [("idempotency-key", "one")];
        let body = json!({ "name": "Later" }).to_string();
        let first = ops.send(Method::POST, "/resellers", Some(body.clone()), &key).await.expect(201);
        let expires = (Utc::now() + TimeDelta::days(30)).to_rfc3339();
        ops.post(ADVANCE, json!({ "seconds": 400 * DAY })).await.expect(200);
        // The tokens from before, and new ones.
        caller.get("/clients").await.expect(200);
        let ops = app.login_ops().await;
        let again = ops.send(Method::POST, "/resellers", Some(body), &key).await;
        assert_eq!(again.header("idempotent-replayed"), Some("true"));
        assert_eq!(again.expect(201), first);
        // A credential that ends in a month of real time has not ended.
        let credential = json!({ "name": "month", "role": "reseller", "resellerId": reseller.id, "expiresAt": expires });
        let made = app.credential(credential).await;
        made.get("/clients").await.expect(200);
        let client = reseller.bare_client("Sol").await;
        let found = caller.get(&format!("/clients/{client}")).await.expect(200);
        assert!(moment(&found["createdAt"]) > Utc::now() + TimeDelta::days(399), "{found}");
        let events = ops.get(&format!("/events?resourceId={client}")).await.expect(200);
        assert!((moment(&events["data"][0]["at"]) - Utc::now()).num_seconds().abs() < 60, "{events}");
        for held in app.database.lines("SELECT CAST(COUNT(*) AS TEXT) AS line FROM credentials WHERE revoked_at IS NOT NULL") {
            assert_eq!(held, "0");
        }
        // A revocation holds at once, and whoever is archived is out.
        let (id, secret) = crate::support::make::credential(&ops, json!({ "name": "gone", "role": "operations" })).await;
        let gone = Caller::login(&app.url, &id, &secret).await;
        ops.delete(&format!("/credentials/{id}")).await.expect(204);
        gone.get("/clients").await.problem(401, "unauthenticated");
    }
}

on_both! {
    the_clock_goes_forward_only_and_not_too_far_and_only_operations_moves_it, Simulated, |app| {
        let ops = &app.ops;
        let refused = async |body: Value| ops.post(ADVANCE, body).await.violations();
        assert_eq!(refused(json!({})).await, ["/seconds required"]);
        assert_eq!(refused(json!({ "seconds": 0 })).await, ["/seconds too_small"]);
        assert_eq!(refused(json!({ "seconds": -5 })).await, ["/seconds too_small"]);
        assert_eq!(refused(json!({ "seconds": 11 * 365 * DAY })).await, ["/seconds too_large"]);
        assert_eq!(refused(json!({ "seconds": 1, "to": "2030-01-01T00:00:00Z" })).await, ["/to not_allowed"]);
        assert_eq!(refused(json!({ "to": "2020-01-01T00:00:00Z" })).await, ["/to in_the_past"]);
        assert_eq!(refused(json!({ "to": "9999-01-01T00:00:00Z" })).await, ["/to too_far_ahead"]);
        assert_eq!(refused(json!({ "to": "tomorrow" })).await, ["/to invalid_format"]);
        ops.post(ADVANCE, json!({ "seconds": 10 * 365 * DAY })).await.expect(200);
        assert_eq!(refused(json!({ "seconds": 1 })).await, ["/seconds too_far_ahead"]);
        assert_eq!(refused(json!({ "to": "2030-01-01T00:00:00Z" })).await, ["/to in_the_past"]);
        let reseller = app.reseller("Nube").await;
        reseller.caller.get("/test-clock").await.problem(403, "role_not_allowed");
        reseller.caller.post(ADVANCE, json!({ "seconds": 1 })).await.problem(403, "role_not_allowed");
        reseller.caller.delete("/test-clock").await.problem(403, "role_not_allowed");
        ops.delete("/test-clock").await.expect(204);
    }
}

#[actix_web::test]
async fn of_advances_at_the_same_moment_none_is_lost() {
    for kind in [Database::Sqlite, Database::Postgres] {
        let app = TestApp::start(kind, AwsMode::Simulated).await;
        let all = (0..8).map(|_| app.ops.post(ADVANCE, json!({ "seconds": 60 })));
        for answer in futures_util::future::join_all(all).await {
            answer.expect(200);
        }
        assert_eq!(ahead(&app.ops).await, 8 * 60);
    }
}
