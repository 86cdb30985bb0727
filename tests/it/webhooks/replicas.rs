//! Several replicas share the work, and what one leaves behind is finished by another.

use std::collections::BTreeMap;
use std::time::Duration;

use actix_web::rt::time::sleep;
use chrono::TimeDelta;
use serde_json::json;

use super::receiver::{BOTH, Reaction, Receiver, client, deliveries_until, hook_of, open, rename};
use crate::support::Caller;

#[actix_web::test]
async fn two_replicas_share_the_work_and_skip_and_repeat_nothing() {
    for kind in BOTH {
        let app = open(kind).await;
        let other = app.replica();
        let caller = app.reseller("Nube").await.caller;
        let there = Caller { url: other, ..caller.clone() };
        let receivers =
            [Receiver::taking().await, Receiver::new(|_, _| Reaction::Status(200, Duration::from_millis(30))).await];
        for receiver in &receivers {
            hook_of(&caller, &receiver.url, json!(["client.created", "client.updated"])).await;
        }
        let mut clients = Vec::new();
        for number in 0..10 {
            let by = if number % 2 == 0 { &caller } else { &there };
            clients.push(client(by, &format!("Client {number}")).await);
        }
        for version in 2..=6 {
            for (number, client) in clients.iter().enumerate() {
                let by = if (number + version) % 2 == 0 { &caller } else { &there };
                rename(by, client, &format!("Version {version}")).await;
            }
        }
        for receiver in &receivers {
            receiver.until(60).await;
        }
        sleep(Duration::from_secs(1)).await;
        for receiver in &receivers {
            let mut by_resource: BTreeMap<String, Vec<i64>> = BTreeMap::new();
            for one in receiver.all() {
                let version = one.event["resource"]["version"].as_i64().unwrap();
                by_resource.entry(one.resource().to_owned()).or_default().push(version);
            }
            assert_eq!(by_resource.len(), 10);
            for versions in by_resource.values() {
                assert_eq!(*versions, [1, 2, 3, 4, 5, 6]);
            }
        }
    }
}

#[actix_web::test]
async fn what_was_under_way_as_a_server_died_is_sent_again() {
    for kind in BOTH {
        let app = open(kind).await;
        let caller = app.reseller("Nube").await.caller;
        let made = client(&caller, "Sol").await;
        let receiver = Receiver::taking().await;
        let (hook, _) = hook_of(&caller, &receiver.url, json!(["client.updated"])).await;
        rename(&caller, &made, "Sol 2").await;
        let all = deliveries_until(&caller, &hook, |all| all.len() == 1 && all[0]["status"] == "succeeded").await;
        // As a server leaves it that took it and died before it stored the answer.
        let now = app.clock.now();
        let moment = match kind {
            crate::support::Database::Sqlite => (now + TimeDelta::seconds(60)).timestamp_micros().to_string(),
            crate::support::Database::Postgres => format!("'{}'", (now + TimeDelta::seconds(60)).to_rfc3339()),
        };
        app.database.execute(&format!(
            "UPDATE webhook_deliveries SET status = 'pending', claim = 'dead', due_at = {moment}, attempts = '[]' \
             WHERE id = '{}'",
            all[0]["id"].as_str().unwrap()
        ));
        app.database.execute(&format!("UPDATE webhook_endpoints SET due_at = {moment} WHERE id = '{hook}'"));
        rename(&caller, &made, "Sol 3").await;
        sleep(Duration::from_secs(1)).await;
        assert_eq!(receiver.all().len(), 1, "somebody else has it, and the next one waits for it");
        app.clock.advance(TimeDelta::seconds(61));
        let _replica = app.replica();
        let versions =
            receiver.until(3).await.iter().map(|one| one.event["resource"]["version"].clone()).collect::<Vec<_>>();
        assert_eq!(versions, [json!(2), json!(2), json!(3)]);
    }
}
