//! What a delivery looks like, and who can tell that it is ours.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use gangway::auth::secret::Secret;
use gangway::aws::AwsMode;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;

use super::receiver::{BOTH, Delivered, Receiver, client, deliveries, hook, open, rename};
use crate::support::{Database, TestApp};

/// The signature as a receiver computes it, by the specification and not by the server's code.
pub fn signature(of: &Delivered, secret: &str) -> String {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
    assert!((24..=64).contains(&key.len()));
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
    mac.update(format!("{}.{}.{}", of.id(), of.headers["webhook-timestamp"], of.text).as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

#[actix_web::test]
async fn a_delivery_is_the_event_as_the_feed_shows_it_and_signed() {
    for kind in BOTH {
        let (app, receiver) = (open(kind).await, Receiver::taking().await);
        let caller = app.reseller("Nube").await.caller;
        let (_, secret) = hook(&caller, &format!("{}/hooks?key=1", receiver.url)).await;
        let client = client(&caller, "Sol").await;
        // The first that comes: what happened before the endpoint was there does not.
        let delivered = receiver.until(1).await.remove(0);
        assert_eq!(delivered.resource(), client);
        assert_eq!(delivered.path, "/hooks?key=1");
        assert_eq!(delivered.headers["content-type"], "application/json");
        assert!(delivered.headers["user-agent"].starts_with("Gangway-Webhooks/"));
        assert_eq!(delivered.headers["host"], receiver.url.strip_prefix("http://").unwrap());
        assert_eq!(delivered.headers["webhook-signature"], signature(&delivered, &secret));
        assert_eq!(delivered.id(), delivered.event["id"]);
        let feed = caller.get(&format!("/events?resourceId={client}")).await.expect(200);
        assert_eq!(delivered.event, feed["data"][0]);
        let age = app.clock.now().timestamp() - delivered.headers["webhook-timestamp"].parse::<i64>().unwrap();
        assert!((0..30).contains(&age), "{age}");
        // As it was sent, byte by byte.
        assert_eq!(delivered.text, serde_json::to_string(&feed["data"][0]).unwrap());
    }
}

#[actix_web::test]
async fn after_a_rotation_both_secrets_sign_until_the_grace_ends() {
    let (app, receiver) = (open(Database::Sqlite).await, Receiver::taking().await);
    let caller = app.reseller("Nube").await.caller;
    let (id, first) = hook(&caller, &receiver.url).await;
    let path = format!("/webhook-endpoints/{id}");
    let rotated = caller.post(&format!("{path}/rotate-secret"), json!({ "graceSeconds": 600 })).await;
    assert_eq!(rotated.header("cache-control"), Some("no-store"));
    let rotated = rotated.expect(200);
    let second = rotated["secret"].as_str().unwrap().to_owned();
    assert_eq!((rotated["version"].clone(), second != first), (json!(2), true));
    let sent = async || {
        caller.act(&format!("{path}/test")).await.expect(200);
        receiver.all().pop().unwrap()
    };
    let both = sent().await;
    assert_eq!(
        both.headers["webhook-signature"],
        format!("{} {}", signature(&both, &second), signature(&both, &first))
    );
    app.clock.advance(TimeDelta::seconds(601));
    let one = sent().await;
    assert_eq!(one.headers["webhook-signature"], signature(&one, &second));
    // Without a grace the old one is over at once; a day is usual, and a week the most.
    let third = caller.post(&format!("{path}/rotate-secret"), json!({ "graceSeconds": 0 })).await.expect(200);
    let one = sent().await;
    assert_eq!(one.headers["webhook-signature"], signature(&one, third["secret"].as_str().unwrap()));
    caller.act(&format!("{path}/rotate-secret")).await.expect(200);
    app.clock.advance(TimeDelta::hours(23));
    let caller = crate::support::Caller { token: app.login_ops().await.token, ..caller.clone() };
    caller.act(&format!("{path}/test")).await.expect(200);
    assert!(receiver.all().pop().unwrap().headers["webhook-signature"].contains(' '));
    let refused = caller.post(&format!("{path}/rotate-secret"), json!({ "graceSeconds": 604_801 })).await;
    assert_eq!(refused.violations(), ["/graceSeconds too_large"]);
}

#[actix_web::test]
async fn a_replay_leaves_the_secret_out_and_nobody_reads_it_again() {
    let (app, receiver) = (open(Database::Sqlite).await, Receiver::taking().await);
    let caller = app.reseller("Nube").await.caller;
    let body = json!({ "url": receiver.url, "eventTypes": ["*"] });
    let first = caller.post_keyed("/webhook-endpoints", &body, "k").await.expect(201);
    let again = caller.post_keyed("/webhook-endpoints", &body, "k").await.expect(201);
    assert!(first["secret"].is_string() && again.get("secret").is_none());
    let path = format!("/webhook-endpoints/{}", first["id"].as_str().unwrap());
    let rotated = caller.post_keyed(&format!("{path}/rotate-secret"), &json!({}), "r").await.expect(200);
    let again = caller.post_keyed(&format!("{path}/rotate-secret"), &json!({}), "r").await.expect(200);
    assert!(rotated["secret"].is_string() && again.get("secret").is_none());
    assert_eq!(rotated["version"], again["version"]);
    assert!(caller.get(&path).await.expect(200).get("secret").is_none());
    // A test under a key is sent once.
    caller.post_keyed(&format!("{path}/test"), &json!(null), "t").await.expect(200);
    let replayed = caller.post_keyed(&format!("{path}/test"), &json!(null), "t").await;
    assert_eq!(replayed.header("idempotent-replayed"), Some("true"));
    assert_eq!(receiver.all().len(), 1);
}

#[actix_web::test]
async fn with_a_master_key_secrets_are_sealed_in_the_database_and_sign_all_the_same() {
    for kind in BOTH {
        let app = TestApp::start_with(kind, AwsMode::Manual, |settings| {
            settings.webhook_allow_private = true;
            settings.master_key = Some(Secret::new(STANDARD.encode([7; 32])));
        })
        .await;
        let receiver = Receiver::taking().await;
        let caller = app.reseller("Nube").await.caller;
        let (id, secret) = hook(&caller, &receiver.url).await;
        let kept = app.database.lines("SELECT secret || ' ' || url AS line FROM webhook_endpoints");
        assert!(kept[0].starts_with("sealed:") && !kept[0].contains(&secret[6..]), "{kept:?}");
        caller.act(&format!("/webhook-endpoints/{id}/test")).await.expect(200);
        let delivered = receiver.all().pop().unwrap();
        assert_eq!(delivered.headers["webhook-signature"], signature(&delivered, &secret));
        // A seal belongs to its endpoint.
        let (other, _) = hook(&caller, &receiver.url).await;
        app.database.execute(&format!(
            "UPDATE webhook_endpoints SET secret = (SELECT secret FROM webhook_endpoints WHERE id = '{id}') WHERE id = '{other}'"
        ));
        let client = client(&caller, "Sol").await;
        rename(&caller, &client, "Luna").await;
        // It keeps no other endpoint waiting.
        while receiver.about(&client).len() < 2 {
            actix_web::rt::time::sleep(Duration::from_millis(20)).await;
        }
        let unsent = deliveries(&caller, &other).await;
        assert!(unsent.iter().all(|one| one["status"] == "pending"), "{unsent:?}");
    }
}

#[actix_web::test]
async fn a_start_with_a_master_key_seals_what_was_kept_in_the_open() {
    for kind in BOTH {
        let (app, receiver) = (open(kind).await, Receiver::taking().await);
        let caller = app.reseller("Nube").await.caller;
        let (id, secret) = hook(&caller, &receiver.url).await;
        let kept = || app.database.lines("SELECT secret AS line FROM webhook_endpoints").remove(0);
        assert_eq!(kept(), secret);
        let mut settings = app.app.settings.clone();
        settings.master_key = Some(Secret::new(STANDARD.encode([7; 32])));
        let (sealing, _) = gangway::api::start::start(settings, app.clock.clone()).unwrap();
        assert!(kept().starts_with("sealed:"));
        let opened = sealing.terms.sealer.open(&kept(), &format!("gangway webhook secret of {id}"));
        assert_eq!(opened, Some(secret));
        assert_eq!(caller.get(&format!("/webhook-endpoints/{id}")).await.expect(200)["version"], 1);
    }
}
