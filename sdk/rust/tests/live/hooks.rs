//! What a program hears of its calls, and of the API.

use std::env;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use gangway_sdk::webhooks::Webhook;
use serde_json::{Value, json};

use crate::Done;
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
    begins(5, "listClients 2 GET /clients Err(\"the connection failed\")");
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
    Ok(())
}
