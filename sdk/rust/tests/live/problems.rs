use std::collections::HashSet;
use std::time::Duration;

use gangway_sdk::codes;
use serde_json::json;

use crate::Done;
use crate::world::World;

pub async fn not_found(world: &World) -> Done {
    let error = world.gangway.clients().get("cli_00000000000000000000000000").await.unwrap_err();
    let problem = error.api().ok_or("no problem")?;
    assert_eq!((problem.status, problem.code.as_str()), (404, codes::CLIENT_NOT_FOUND));
    assert!(!problem.detail.is_empty() && problem.request_id.is_some());
    assert_eq!(problem.members["instance"], "/clients/cli_00000000000000000000000000");
    let spanish = world.gangway.clients().get("a/b?c").accept_language("es").await.unwrap_err();
    assert_eq!(spanish.code(), Some(codes::CLIENT_NOT_FOUND));
    assert_ne!(spanish.api().map(|other| &other.title), Some(&problem.title));
    assert!(world.gangway.clients().get("..").await.unwrap_err().api().is_none());
    Ok(())
}

pub async fn conflict(world: &World) -> Done {
    let body = world.create_client().external_ref("CRM-CONFLICT");
    world.gangway.clients().create(&body).await?;
    let error = world.gangway.clients().create(&body).await.unwrap_err();
    assert_eq!((error.status(), error.code()), (Some(409), Some(codes::EXTERNAL_REF_TAKEN)));
    Ok(())
}

pub async fn error_messages(world: &World) -> Done {
    let host = world.url().trim_start_matches("http://");
    let errors = json!([{"pointer": "/name", "code": "too_short", "detail": "Too short."}]);
    for (fault, text) in [
        (
            json!({"status": 422, "code": "invalid_request", "errors": errors}),
            format!(
                "422 invalid_request: Made by the proxy.; /name too_short: Too short. (request from-the-proxy, host {host})"
            ),
        ),
        (json!({"status": 502}), format!("502 unknown: The answer is not the API's. (host {host})")),
        (json!({"reset": "before"}), format!("no connection to {host}: ")),
        (json!({"delay": 1}), format!("no answer from {host} within 500 ms")),
    ] {
        world.fault("GET", "/clients", json!([fault])).await?;
        let call = world.gangway.clients().list().max_retries(0);
        let call = if fault["delay"].is_null() { call } else { call.timeout(Duration::from_millis(500)) };
        let error = call.await.unwrap_err().to_string();
        assert!(error == text || text.ends_with(": ") && error.starts_with(&text), "{error}");
    }
    Ok(())
}

pub async fn field_errors(world: &World) -> Done {
    let mut body = world.create_client().domain("not a domain");
    body.contact.email = "nobody".to_owned();
    body.address.country = "Spain".to_owned();
    let error = world.gangway.clients().create(body).await.unwrap_err();
    let problem = error.api().ok_or("no problem")?;
    assert_eq!((problem.status, problem.code.as_str()), (422, codes::INVALID_REQUEST));
    let pointers: HashSet<_> = problem.errors.iter().map(|field| field.pointer.as_str()).collect();
    assert_eq!(pointers, HashSet::from(["/contact/email", "/address/country", "/domain"]));
    assert!(problem.errors.iter().all(|field| !field.code.is_empty() && !field.detail.is_empty()));
    Ok(())
}
