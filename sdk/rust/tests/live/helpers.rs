use std::time::{Duration, Instant};

use gangway_sdk::models::{
    ClientProfile, CreateCredential, CreateLinkRequest, CreateWebhookEndpoint, CredentialRole, EventType,
    LinkRequestId, LinkRequestStatus,
};
use gangway_sdk::reqwest::Method;
use gangway_sdk::{Error, Follow, Gangway, codes};
use serde_json::{Value, json};

use crate::Done;
use crate::world::World;

async fn submitted(world: &World, number: Option<&str>) -> Result<LinkRequestId, Error> {
    let client = world.client().await?;
    let mut body = world.add_account(&client);
    if let Some(number) = number {
        number.clone_into(&mut body.aws_account_id);
    }
    let account = world.gangway.cloud_accounts().create(body).await?;
    Ok(world.gangway.link_requests().create(CreateLinkRequest::new(&account.id)).await?.id)
}

async fn sent(world: &World, number: Option<&str>) -> Result<LinkRequestId, Error> {
    let id = submitted(world, number).await?;
    world.gangway.link_requests().approve(&id).await?;
    world.gangway.link_requests().send(&id).await?;
    Ok(id)
}

pub async fn wait_until(world: &World) -> Done {
    let (requests, minute) = (world.gangway.link_requests(), Duration::from_secs(60));
    let wanted = [LinkRequestStatus::Accepted, LinkRequestStatus::Completed];
    let accepted = requests.wait_until(sent(world, None).await?, wanted, minute).await?;
    assert_eq!(accepted.status, LinkRequestStatus::Accepted);

    let declined = sent(world, Some("200000000001")).await?;
    let ended = requests.wait_until(&declined, [LinkRequestStatus::Accepted], minute).await.unwrap_err();
    assert_eq!(ended.to_string(), format!("link request {declined} is declined, which never becomes accepted"));
    assert!(matches!(ended, Error::Ended { request, .. } if request.id == declined));

    let waiting = submitted(world, None).await?;
    let (begun, short) = (Instant::now(), Duration::from_millis(700));
    let late = requests.wait_until(&waiting, [LinkRequestStatus::Approved], short).await.unwrap_err();
    assert_eq!(late.to_string(), format!("link request {waiting} is still submitted after 700 ms, not approved"));
    assert!(begun.elapsed() >= short && begun.elapsed() < 4 * short, "{:?}", begun.elapsed());
    Ok(())
}

async fn comes(world: &World, events: &mut Follow) -> Done {
    let client = world.gangway.clients().create(world.create_client()).await?;
    assert_eq!(events.next().await?.resource.id, client.id.as_str());
    Ok(())
}

pub async fn follow(world: &World) -> Done {
    let client = world.gangway.clients().create(world.create_client()).await?;
    let first = world.gangway.events().list().since("beginning").resource_id(&client.id).await?.data.remove(0);
    // Without retries every outage is the loop's own.
    let follower = world.builder().max_retries(0).build()?;
    let mut events = follower.events().follow(first.id.as_str()).type_(EventType::ClientCreated);
    comes(world, &mut events).await?;
    world.restart().await?;
    comes(world, &mut events).await?;
    world.fault("GET", "/events", json!([{"status": 502}, {"reset": "before"}])).await?;
    comes(world, &mut events).await?;
    // What is dropped while it waits is not missed.
    assert!(tokio::time::timeout(Duration::from_millis(300), events.next()).await.is_err());
    comes(world, &mut events).await?;

    let body = CreateCredential::new("Follower", CredentialRole::Reseller).reseller_id(&world.reseller.id);
    let credential = world.gangway.credentials().create(body).await?;
    let secret = credential.secret.ok_or("no secret")?;
    let limited = Gangway::new(world.url(), credential.id.as_str(), secret)?;
    let mut events = limited.events().follow("now").type_(EventType::ClientCreated);
    world.forget().await?;
    let waiting = tokio::spawn(async move { (events.next().await, events) });
    // The second request goes on from what the first has answered.
    while world.seen("GET", "/events").await?.len() < 2 {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let client = world.gangway.clients().create(world.create_client()).await?;
    let (event, mut events) = waiting.await?;
    assert_eq!(event?.resource.id, client.id.as_str());
    world.gangway.credentials().revoke(&credential.id).await?;
    assert_eq!(events.next().await.unwrap_err().status(), Some(401));
    Ok(())
}

pub async fn create_or_find(world: &World) -> Done {
    let body = world.create_client().external_ref("CRM-FIND");
    let made = world.gangway.clients().create_or_find(&body).await?;
    let mut other = body.clone();
    "Another".clone_into(&mut other.name);
    let found = world.gangway.clients().create_or_find(other).await?;
    assert_eq!((&found.id, &found.name), (&made.id, &body.name));
    world.forget().await?;
    let error = world.gangway.clients().create_or_find(world.create_client()).await.unwrap_err();
    assert!(matches!(error, Error::Invalid(_)) && world.seen("POST", "/clients").await?.is_empty());
    Ok(())
}

pub async fn raw_request(world: &World) -> Done {
    let named = world.builder().app_name("onboarding/1.2").build()?;
    world.client().await?;
    world.forget().await?;
    world.fault("GET", "/clients", json!([{"status": 503, "retryAfter": 0}])).await?;
    let page = named.request(Method::GET, "/clients").query("resellerId", &world.reseller.id).query("limit", 1).await?;
    let page: Value = page.json()?.ok_or("no body")?;
    assert_eq!(page["data"].as_array().map(Vec::len), Some(1));
    let asked = world.seen("GET", "/clients").await?;
    assert_eq!(asked.len(), 2);
    assert!(asked.iter().all(|request| request.headers["user-agent"].ends_with(" onboarding/1.2")));

    world.fault("POST", "/clients", json!([{"reset": "after"}])).await?;
    let body = world.create_client().external_ref("CRM-RAW");
    let made = named.request(Method::POST, "/clients").body(&body).with_response().await?;
    assert!(made.replayed());
    let made: ClientProfile = made.data.json()?.ok_or("no body")?;
    assert_eq!(made.external_ref.as_deref(), Some("CRM-RAW"));
    let hook = CreateWebhookEndpoint::new("https://example.com/hooks", ["client.created"]);
    let id = world.gangway.webhooks().create_endpoint(hook).await?.id;
    let gone = named.request(Method::DELETE, &format!("/webhook-endpoints/{id}")).await?;
    assert_eq!(gone.json::<Value>()?, None);
    let error = named.request(Method::GET, "/clients/cli_nobody").await.unwrap_err();
    assert_eq!((error.status(), error.code()), (Some(404), Some(codes::CLIENT_NOT_FOUND)));
    for path in ["clients", "/clients?limit=1", "/clients/../resellers"] {
        assert!(matches!(named.request(Method::GET, path).await, Err(Error::Invalid(_))), "{path}");
    }
    Ok(())
}
