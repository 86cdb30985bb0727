use std::sync::{Arc, Mutex};
use std::time::Duration;

use gangway_sdk::{Error, Gangway, Secret, codes};
use serde_json::json;
use tokio::task::JoinSet;

use crate::Done;
use crate::world::World;

/// Twenty calls at once.
async fn twenty(gangway: &Gangway) -> Vec<Result<(), Error>> {
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        let call = gangway.clients().list().limit(1);
        calls.spawn(async move { call.await.map(drop) });
    }
    calls.join_all().await
}

pub async fn once(world: &World) -> Done {
    for answer in twenty(&world.fresh()?).await {
        answer?;
    }
    assert_eq!(world.seen("GET", "/clients").await?.len(), 20);
    let tokens = world.seen("POST", "/oauth/token").await?;
    assert_eq!(tokens.len(), 1);
    assert!(!tokens[0].headers.contains_key("idempotency-key"));

    // They share a failure too.
    let answers = twenty(&Gangway::new(world.url(), "ops", "not-the-secret")?).await;
    assert!(answers.iter().all(|answer| answer.as_ref().is_err_and(|error| error.code() == Some("invalid_client"))));
    assert!(world.seen("POST", "/oauth/token").await?.len() < 10);
    Ok(())
}

pub async fn renewed(world: &World) -> Done {
    let gangway = world.fresh()?;
    world.fault("GET", "/clients", json!([{"status": 401}])).await?;
    gangway.clients().list().await?;
    assert_eq!(world.seen("GET", "/clients").await?.len(), 2);
    assert_eq!(world.seen("POST", "/oauth/token").await?.len(), 2);

    world.fault("GET", "/clients", json!([{"status": 401}, {"status": 401}])).await?;
    let error = gangway.clients().list().await.unwrap_err();
    assert_eq!((error.status(), error.code()), (Some(401), Some(codes::UNAUTHENTICATED)));
    assert_eq!(world.seen("GET", "/clients").await?.len(), 4);

    // A fixed token cannot be renewed; a provider is asked once more, and told what was refused.
    world.fault("GET", "/clients", json!([{"status": 401}])).await?;
    let fixed = Gangway::builder(world.url()).token("not-a-token").build()?;
    assert_eq!(fixed.clients().list().await.unwrap_err().status(), Some(401));
    assert_eq!(world.seen("GET", "/clients").await?.len(), 5);
    let refused = Arc::new(Mutex::new(Vec::new()));
    let log = refused.clone();
    let provided = Gangway::builder(world.url()).token_provider(move |token| {
        log.lock().unwrap().push(token);
        async { Ok::<_, std::io::Error>(Secret::from("neither")) }
    });
    assert_eq!(provided.build()?.clients().list().await.unwrap_err().status(), Some(401));
    assert_eq!(*refused.lock().unwrap(), [None, Some(Secret::from("neither"))]);

    // The token endpoint's own error has the same type.
    let wrong = Gangway::new(world.url(), "ops", "wrong")?;
    let error = wrong.clients().list().await.unwrap_err();
    assert_eq!((error.status(), error.code()), (Some(401), Some("invalid_client")));
    assert!(!format!("{error:?} {error}").contains("wrong\""));
    Ok(())
}

pub async fn before_end(world: &World) -> Done {
    let gangway = world.fresh()?;
    world.fault("POST", "/oauth/token", json!([{"patch": {"expires_in": 1}}])).await?;
    gangway.clients().list().await?;
    tokio::time::sleep(Duration::from_millis(600)).await;
    gangway.clients().list().await?;
    gangway.clients().list().await?;
    assert_eq!(world.seen("POST", "/oauth/token").await?.len(), 2);
    Ok(())
}
