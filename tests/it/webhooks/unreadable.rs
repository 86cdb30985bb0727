//! What the server cannot read of an endpoint or a delivery shows there, and holds up nothing else.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::receiver::{BOTH, Reaction, Receiver, attempts_until, client, deliveries_until, hook_of, open, rename};

fn has_error(all: &[Value], error: &str) -> bool {
    all.iter().any(|one| one["attempts"][0]["error"] == error)
}

#[actix_web::test]
async fn a_secret_that_does_not_open_shows_at_the_deliveries_until_it_is_rotated() {
    for kind in BOTH {
        let app = open(kind).await;
        let caller = app.reseller("Nube").await.caller;
        let receiver = Receiver::taking().await;
        let (hook, _) = hook_of(&caller, &receiver.url, json!(["client.created"])).await;
        app.database.execute("UPDATE webhook_endpoints SET secret = 'sealed:by-another-key'");
        client(&caller, "Sol").await;
        let all = deliveries_until(&caller, &hook, |all| has_error(all, "secret_unreadable")).await;
        assert_eq!((&all[0]["status"], all[0]["nextAttemptAt"].is_string()), (&json!("pending"), true));
        let path = format!("/webhook-endpoints/{hook}");
        let told = caller.act(&format!("{path}/test")).await.expect(200);
        assert_eq!((&told["status"], &told["attempts"][0]["error"]), (&json!("failed"), &json!("secret_unreadable")));
        assert!(receiver.all().is_empty());
        // The one before, which cannot be read, is left out.
        caller.act(&format!("{path}/rotate-secret")).await.expect(200);
        app.clock.advance(TimeDelta::seconds(30));
        receiver.until(1).await;
    }
}

#[actix_web::test]
async fn an_endpoint_that_cannot_be_read_says_so_at_its_deliveries_and_goes_on_when_it_can() {
    for kind in BOTH {
        let app = open(kind).await;
        let caller = app.reseller("Nube").await.caller;
        let receiver = Receiver::new(|_, before| Reaction::status(if before.is_empty() { 500 } else { 200 })).await;
        let (hook, _) = hook_of(&caller, &receiver.url, json!(["client.created"])).await;
        let made = client(&caller, "Sol").await;
        attempts_until(&caller, &hook, 1).await;
        let (other, _) = hook_of(&caller, &receiver.url, json!(["client.updated"])).await;
        app.database.execute(&format!("UPDATE webhook_endpoints SET url = 'nonsense' WHERE id = '{hook}'"));
        app.clock.advance(TimeDelta::seconds(30));
        deliveries_until(&caller, &hook, |all| all[0]["attempts"][1]["error"] == "unreadable").await;
        // It keeps no other endpoint waiting.
        rename(&caller, &made, "Sol 2").await;
        deliveries_until(&caller, &other, |all| all.len() == 1 && all[0]["status"] == "succeeded").await;
        app.database.execute(&format!("UPDATE webhook_endpoints SET url = '{}' WHERE id = '{hook}'", receiver.url));
        app.clock.advance(TimeDelta::seconds(60));
        deliveries_until(&caller, &hook, |all| all[0]["status"] == "succeeded").await;
    }
}

#[actix_web::test]
async fn a_delivery_that_cannot_be_read_is_given_up_and_the_next_one_of_its_resource_comes() {
    for kind in BOTH {
        let app = open(kind).await;
        let caller = app.reseller("Nube").await.caller;
        let made = client(&caller, "Sol").await;
        let receiver =
            Receiver::new(|one, _| Reaction::status(if one.event["resource"]["version"] == 2 { 500 } else { 200 }))
                .await;
        let (hook, _) = hook_of(&caller, &receiver.url, json!(["client.updated"])).await;
        rename(&caller, &made, "Sol 2").await;
        rename(&caller, &made, "Sol 3").await;
        deliveries_until(&caller, &hook, |all| all.len() == 2).await;
        attempts_until(&caller, &hook, 1).await;
        app.database.execute("UPDATE webhook_deliveries SET attempts = 'nonsense' WHERE attempts <> '[]'");
        app.clock.advance(TimeDelta::seconds(30));
        let begun = Instant::now();
        while receiver.all().iter().all(|one| one.event["resource"]["version"] == 2) {
            assert!(begun.elapsed() < Duration::from_secs(30), "the next one does not come");
            actix_web::rt::time::sleep(Duration::from_millis(50)).await;
        }
        let all = deliveries_until(&caller, &hook, |all| all.iter().all(|one| one["status"] != "pending")).await;
        assert_eq!((&all[0]["status"], &all[1]["status"]), (&json!("succeeded"), &json!("failed")));
        assert!(has_error(&all, "unreadable"));
    }
}
