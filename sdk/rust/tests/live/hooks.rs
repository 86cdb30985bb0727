//! What a program hears of its calls, and of the API.

use std::env;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use gangway_sdk::Gangway;
use gangway_sdk::models::{
    CreateWebhookEndpoint, Event, EventType, RotateWebhookSecret, UpdateWebhookEndpoint, WebhookDelivery,
    WebhookDeliveryStatus, WebhookEndpointId, WebhookEndpointStatus,
};
use gangway_sdk::webhooks::Webhook;
use serde_json::{Value, json};

use crate::Done;
use crate::receiver::Receiver;
use crate::world::World;

pub async fn hooks(world: &World) -> Done {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let (begun, ended) = (lines.clone(), lines.clone());
    let gangway = world
        .builder()
        .before_request(move |attempt| begun.lock().unwrap().push(format!("{attempt:?}")))
        .after_response(move |attempt, outcome| {
            assert!(outcome.duration > Duration::ZERO);
            let result = outcome.result.map_err(ToString::to_string);
            let what = format!("{} {} {} {}", attempt.operation, attempt.number, attempt.method, attempt.path);
            ended.lock().unwrap().push(format!("{what} {result:?} {outcome:?}"));
        })
        .build()?;
    world.fault("GET", "/clients", json!([{"status": 503, "retryAfter": 0}, {"reset": "before"}])).await?;
    gangway.clients().list().limit(1).await?;
    let lines = lines.lock().unwrap().clone();
    let begins = |number: usize, text: &str| assert!(lines[number].starts_with(text), "{}", lines[number]);
    assert_eq!(lines.len(), 8);
    begins(1, "issueToken 1 POST /oauth/token Ok(200)");
    begins(3, "listClients 1 GET /clients Ok(503)");
    begins(5, "listClients 2 GET /clients Err(\"no connection to 127.0.0.1:");
    begins(7, "listClients 3 GET /clients Ok(200)");
    let all = lines.concat();
    let token = world.seen("GET", "/clients").await?[0].headers["authorization"].replace("Bearer ", "");
    let secret = env::var("GANGWAY_CLIENT_SECRET")?;
    assert!(!all.contains(&token) && !all.contains(&secret) && !all.to_lowercase().contains("authorization"));
    assert!(!format!("{gangway:?}").contains(&secret));
    Ok(())
}

pub async fn webhooks(_: &World) -> Done {
    let path = PathBuf::from(env::var("GANGWAY_LIVE")?).join("webhook-vectors.json");
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let webhook = Webhook::new(file["secret"].as_str().unwrap())?;
    let webhook = webhook.tolerance(Duration::from_secs(file["toleranceSeconds"].as_u64().unwrap()));
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(file["now"].as_u64().unwrap());
    for vector in file["vectors"].as_array().unwrap() {
        let headers: std::collections::HashMap<String, String> = serde_json::from_value(vector["headers"].clone())?;
        let body = vector["body"].as_str().unwrap().as_bytes();
        let verified = webhook.verify_signature(body, &headers, now);
        assert_eq!(verified.is_ok(), vector["valid"].as_bool().unwrap(), "{}: {verified:?}", vector["name"]);
    }
    let good = &file["vectors"][0];
    let id = good["headers"]["webhook-id"].as_str().unwrap();
    let signature = webhook.sign(id, file["now"].as_u64().unwrap(), good["body"].as_str().unwrap().as_bytes());
    assert_eq!(good["headers"]["webhook-signature"], signature);
    for secret in file["badSecrets"].as_array().unwrap() {
        assert!(Webhook::new(secret.as_str().unwrap()).is_err(), "{secret}");
    }
    Ok(())
}

pub async fn deliveries(world: &World) -> Done {
    let gangway = &world.gangway;
    let hooks = gangway.webhooks();
    let receiver = Receiver::start()?;
    let body = CreateWebhookEndpoint::new(&receiver.url, ["client.created"]).description("Live suite");
    let endpoint = hooks.create_endpoint(body).await?;
    let secret = endpoint.secret.as_ref().ok_or("no secret")?;
    assert!(!format!("{endpoint:?}").contains(secret.expose()));
    let client = gangway.clients().create(world.create_client()).await?;
    let event = receiver.next(&[secret])?;
    let mut feed = gangway.events().list().since("beginning").resource_id(&client.id).await?.data;
    // Whence it was asked for is operations' alone, and goes to no receiver.
    assert!(feed[0].origin.is_some() && event.origin.is_none());
    feed[0].origin = None;
    assert_eq!(feed, std::slice::from_ref(&event));

    let test = hooks.test_endpoint(&endpoint.id).await?;
    assert_eq!((test.status, test.attempts[0].status), (WebhookDeliveryStatus::Succeeded, Some(204)));
    assert_eq!(receiver.next(&[secret])?.type_, "webhook.test");
    let first = delivered(gangway, &endpoint.id, &event).await?;
    assert_eq!((&first.event_type, first.attempts.len()), (&EventType::ClientCreated, 1));
    assert_eq!(hooks.retry_delivery(&endpoint.id, &first.id).await?.id, first.id);
    assert_eq!(receiver.next(&[secret])?, event);

    let body = RotateWebhookSecret::new().grace_seconds(60);
    let rotated = hooks.rotate_secret(&endpoint.id).body(body).await?.secret.ok_or("no secret")?;
    assert_ne!(rotated.expose(), secret.expose());
    let client = gangway.clients().create(world.create_client()).await?;
    assert_eq!(receiver.next(&[secret, &rotated])?.resource.id, client.id.as_str());

    let body = UpdateWebhookEndpoint::new().clear_description().enabled(false);
    let changed = hooks.update_endpoint(&endpoint.id, body).await?;
    assert_eq!(changed.status, WebhookEndpointStatus::Disabled);
    assert!(changed.description.is_none() && changed.secret.is_none(), "{changed:?}");
    assert_eq!(hooks.get_endpoint(&endpoint.id).await?, changed);
    assert!(hooks.list_endpoints().await?.data.contains(&changed));
    hooks.delete_endpoint(&endpoint.id).if_match(changed.version).await?;
    let gone = hooks.get_endpoint(&endpoint.id).await;
    assert_eq!(gone.unwrap_err().code(), Some("webhook_endpoint_not_found"));
    Ok(())
}

/// The delivery of an event, when its answer is there.
async fn delivered(
    gangway: &Gangway,
    id: &WebhookEndpointId,
    event: &Event,
) -> Result<WebhookDelivery, Box<dyn std::error::Error>> {
    for _ in 0..100 {
        let all = gangway.webhooks().list_deliveries(id).status("succeeded").await?.data;
        if let Some(found) = all.into_iter().find(|delivery| delivery.event_id == *event.id) {
            return Ok(found);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err("it was not delivered".into())
}
