use std::time::{Duration, Instant, SystemTime};

use gangway_sdk::models::UpdateClient;
use gangway_sdk::{Error, codes};
use serde_json::json;

use crate::Done;
use crate::world::World;

pub async fn idempotent(world: &World) -> Done {
    world.fault("POST", "/clients", json!([{"reset": "after"}])).await?;
    let body = world.create_client().external_ref("CRM-LOST");
    let answer = world.gangway.clients().create(&body).with_response().await?;
    assert!(answer.replayed());
    assert_eq!(answer.status(), 201);
    let seen = world.seen("POST", "/clients").await?;
    assert_eq!(seen.len(), 2);
    assert_eq!(seen[0].headers["idempotency-key"], seen[1].headers["idempotency-key"]);
    assert_eq!(seen[0].headers["idempotency-key"].len(), 36);
    assert_eq!(world.gangway.clients().list().external_ref("CRM-LOST").await?.data.len(), 1);
    Ok(())
}

pub async fn own_key(world: &World) -> Done {
    let body = world.create_client();
    let create = || world.gangway.clients().create(&body).idempotency_key("onboarding-1").with_response();
    let (first, second) = (create().await?, create().await?);
    assert_eq!(first.data.id, second.data.id);
    assert!(!first.replayed() && second.replayed());
    let seen = world.seen("POST", "/clients").await?;
    assert!(seen.iter().all(|request| request.headers["idempotency-key"] == "onboarding-1"));

    let error =
        world.gangway.clients().create(world.create_client()).idempotency_key("onboarding-1").await.unwrap_err();
    assert_eq!(error.code(), Some(codes::IDEMPOTENCY_KEY_REUSED));
    Ok(())
}

pub async fn on_503(world: &World) -> Done {
    let fault = json!({"status": 503, "retryAfter": 0});
    world.fault("GET", "/clients", json!([fault, fault])).await?;
    world.gangway.clients().list().await?;
    assert_eq!(world.seen("GET", "/clients").await?.len(), 3);
    Ok(())
}

pub async fn on_429_with_date(world: &World) -> Done {
    let second = |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).map(|time| time.as_secs());
    let begun = second(SystemTime::now())?;
    world.fault("GET", "/clients", json!([{"status": 429, "retryAfter": "date"}])).await?;
    world.gangway.clients().list().await?;
    assert!(second(SystemTime::now())? > begun);
    assert_eq!(world.seen("GET", "/clients").await?.len(), 2);
    Ok(())
}

pub async fn on_reset(world: &World) -> Done {
    world.fault("GET", "/clients", json!([{"reset": "before"}])).await?;
    world.gangway.clients().list().await?;
    assert_eq!(world.seen("GET", "/clients").await?.len(), 2);
    Ok(())
}

pub async fn on_5xx(world: &World) -> Done {
    let gangway = &world.gangway;
    for status in [500, 502, 504] {
        world.forget().await?;
        world.fault("GET", "/clients", json!([{"status": status}])).await?;
        gangway.clients().list().await?;
        assert_eq!(world.seen("GET", "/clients").await?.len(), 2);
    }
    let faults = json!([{"status": 500}, {"status": 409, "code": "idempotency_in_progress"}, {"status": 504}]);
    world.fault("POST", "/clients", faults).await?;
    let client = gangway.clients().create(world.create_client()).await?;
    let seen = world.seen("POST", "/clients").await?;
    assert_eq!(seen.len(), 4);
    assert!(seen.iter().all(|request| request.headers["idempotency-key"] == seen[0].headers["idempotency-key"]));

    let path = format!("/clients/{}", client.id);
    let change = UpdateClient::new().name("Panadería Luna");
    world.fault("PATCH", &path, json!([{"status": 502}])).await?;
    gangway.clients().update(&client.id, &change).if_match(client.version).await?;
    assert_eq!(world.seen("PATCH", &path).await?.len(), 2);
    for fault in [json!({"status": 502}), json!({"reset": "before"})] {
        world.forget().await?;
        world.fault("PATCH", &path, json!([fault])).await?;
        gangway.clients().update(&client.id, &change).await.unwrap_err();
        assert_eq!(world.seen("PATCH", &path).await?.len(), 1);
    }

    world.forget().await?;
    world.fault("GET", "/clients", json!([{"delay": 4}])).await?;
    gangway.clients().list().attempt_timeout(Duration::from_secs(1)).await?;
    assert_eq!(world.seen("GET", "/clients").await?.len(), 2);
    Ok(())
}

pub async fn restart(world: &World) -> Done {
    let body = world.create_client();
    world.restart().await?;
    let client = world.gangway.clients().create(&body).await?;
    assert!(world.seen("POST", "/clients").await?.len() > 2);
    world.restart().await?;
    assert_eq!(world.gangway.clients().get(&client.id).await?.id, client.id);
    Ok(())
}

pub async fn deadline(world: &World) -> Done {
    for head in [true, false] {
        world.forget().await?;
        world.fault("GET", "/clients", json!([{"drip": 0.05, "head": head}])).await?;
        let begun = Instant::now();
        let error = world.gangway.clients().list().timeout(Duration::from_secs(1)).await.unwrap_err();
        assert!(matches!(error, Error::Timeout { .. }), "{error:?}");
        assert!((900..2000).contains(&begun.elapsed().as_millis()), "{:?}", begun.elapsed());
        assert_eq!(world.seen("GET", "/clients").await?.len(), 1);
    }

    world.fault("GET", "/clients", json!([{"status": 503, "retryAfter": 30}])).await?;
    let begun = Instant::now();
    let error = world.gangway.clients().list().timeout(Duration::from_secs(5)).await.unwrap_err();
    assert_eq!(error.status(), Some(503));
    assert!(begun.elapsed() < Duration::from_secs(2));
    Ok(())
}

pub async fn gives_up(world: &World) -> Done {
    let busy = json!({"status": 503, "retryAfter": 0});
    world.fault("GET", "/clients", json!([busy, busy, {"status": 429, "retryAfter": 0}, busy])).await?;
    let error = world.gangway.clients().list().max_retries(2).await.unwrap_err();
    assert_eq!((error.status(), error.code()), (Some(429), Some(codes::RATE_LIMITED)));
    assert_eq!(error.request_id(), Some("from-the-proxy"));
    assert_eq!(error.api().and_then(|problem| problem.retry_after), Some(Duration::ZERO));
    assert_eq!(world.seen("GET", "/clients").await?.len(), 3);

    let error = world.gangway.clients().list().max_retries(0).await.unwrap_err();
    assert_eq!(error.code(), Some(codes::DATABASE_BUSY));
    world.fault("GET", "/clients", json!([{"reset": "before"}])).await?;
    let error = world.gangway.clients().list().max_retries(0).await.unwrap_err();
    assert!(matches!(error, Error::Connection { .. }), "{error:?}");
    // A minute is the longest that is waited.
    world.fault("GET", "/clients", json!([{"status": 503, "retryAfter": 61}])).await?;
    assert_eq!(world.gangway.clients().list().await.unwrap_err().status(), Some(503));
    Ok(())
}

pub async fn not_on_refusals(world: &World) -> Done {
    let gangway = &world.gangway;
    let wrong = world.create_client().domain("not a domain");
    assert_eq!(gangway.clients().create(wrong).await.unwrap_err().status(), Some(422));
    let twice = world.create_client().external_ref("CRM-TWICE");
    gangway.clients().create(&twice).await?;
    assert_eq!(gangway.clients().create(&twice).await.unwrap_err().status(), Some(409));
    assert_eq!(world.seen("POST", "/clients").await?.len(), 3);
    Ok(())
}

pub async fn timeout(world: &World) -> Done {
    world.fault("GET", "/clients", json!([{"delay": 3}])).await?;
    let begun = Instant::now();
    let error = world.gangway.clients().list().timeout(Duration::from_millis(300)).await.unwrap_err();
    assert!(matches!(error, Error::Timeout { .. }), "{error:?}");
    assert!(begun.elapsed() < Duration::from_secs(2));
    assert_eq!(world.seen("GET", "/clients").await?.len(), 1);

    // The caller's own deadline ends the call, and nothing is tried again.
    world.fault("GET", "/resellers", json!([{"delay": 3}])).await?;
    let call = std::future::IntoFuture::into_future(world.gangway.resellers().list());
    assert!(tokio::time::timeout(Duration::from_millis(300), call).await.is_err());
    assert_eq!(world.seen("GET", "/resellers").await?.len(), 1);
    Ok(())
}
