use std::collections::HashSet;

use gangway_sdk::codes;

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
