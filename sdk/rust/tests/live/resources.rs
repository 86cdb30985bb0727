use std::collections::HashSet;
use std::time::{Duration, Instant};

use gangway_sdk::models::{
    ClientStatus, CreateCloudAccount, CreateReseller, GetSetupKitFormat, RequestNewAccount, SetupKitBody, SupportType,
    UpdateAddress, UpdateClient, UpdateCloudAccount, UpdateContact,
};
use gangway_sdk::{TextOrJson, codes};
use serde_json::json;

use crate::Done;
use crate::world::World;

pub async fn paging(world: &World) -> Done {
    let gangway = &world.gangway;
    let reseller = gangway.resellers().create(CreateReseller::new("Three pages")).await?;
    let mut made = HashSet::new();
    for _ in 0..5 {
        made.insert(gangway.clients().create(world.create_client().reseller_id(&reseller.id)).await?.id);
    }
    let list = || gangway.clients().list().reseller_id(&reseller.id).limit(2);
    let mut found = Vec::new();
    let mut items = list().items();
    while let Some(client) = items.next().await {
        found.push(client?.id);
    }
    assert!(items.next().await.is_none());
    assert_eq!(found.len(), 5);
    assert_eq!(found.iter().cloned().collect::<HashSet<_>>(), made);
    assert_eq!(world.seen("GET", "/clients").await?.len(), 3);

    let first = list().await?;
    let second = first.next_page().ok_or("no second page")?.await?;
    let third = second.next_page().ok_or("no third page")?.await?;
    assert_eq!([first.data.len(), second.data.len(), third.data.len()], [2, 2, 1]);
    assert!(third.next_page().is_none() && third.next_cursor.is_none());
    let again = list().cursor(first.next_cursor.ok_or("no cursor")?).await?;
    assert_eq!(again.data, second.data);

    let mut pages = list().pages();
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        sizes.push(page?.data.len());
    }
    assert_eq!(sizes, [2, 2, 1]);
    Ok(())
}

pub async fn event_feed(world: &World) -> Done {
    let feed = || world.gangway.events().list();
    let begun = Instant::now();
    let now = feed().since("now").wait(1).timeout(Duration::from_secs(5)).await?;
    assert_eq!((now.data.len(), now.at_end), (0, Some(true)));
    assert!(begun.elapsed() > Duration::from_millis(900));
    let client = world.gangway.clients().create(world.create_client()).await?;
    let page = feed().since("now").cursor(now.next_cursor.ok_or("no cursor")?).wait(30).await?;
    assert_eq!(page.data.iter().map(|event| event.resource.id.as_str()).collect::<Vec<_>>(), [client.id.as_str()]);
    let oldest = feed().since("beginning").limit(1).await?;
    assert_eq!((oldest.data.len(), oldest.at_end), (1, Some(false)));
    assert!(oldest.next_page().is_some());
    Ok(())
}

pub async fn version_conflict(world: &World) -> Done {
    let client = world.client().await?;
    let clients = world.gangway.clients();
    clients.update(&client.id, UpdateClient::new().domain("sol.example")).await?;
    let error = clients.update(&client.id, UpdateClient::new().domain("luna.example")).if_match(client.version).await;
    let error = error.unwrap_err();
    assert_eq!((error.status(), error.code()), (Some(412), Some(codes::VERSION_MISMATCH)));
    Ok(())
}

pub async fn etag(world: &World) -> Done {
    let client = world.client().await?;
    let clients = world.gangway.clients();
    let answer = clients.get(&client.id).with_response().await?;
    assert_eq!(answer.etag(), Some(format!("\"v{}\"", client.version).as_str()));
    assert!(answer.request_id().is_some() && answer.headers().contains_key("content-language"));
    assert_eq!(answer.data.version, client.version);
    let etag = answer.etag().ok_or("no etag")?;
    let renamed = clients.update(&client.id, UpdateClient::new().name("Sol")).if_match(etag).await?;
    assert_eq!(renamed.version, client.version + 1);
    let again = clients.update(&client.id, UpdateClient::new().name("Luna")).if_match(renamed.version).await?;
    assert!(clients.get(&client.id).if_none_match(again.version).await?.is_none());
    assert_eq!(clients.get(&client.id).if_none_match(client.version).await?, Some(again));
    Ok(())
}

pub async fn null_and_absent(world: &World) -> Done {
    let clients = world.gangway.clients();
    let body = world.create_client().external_ref("CRM-NULL").domain("sol.example");
    let client = clients.create(body).await?;
    let address = UpdateAddress::new().state("Madrid");
    let patch = UpdateClient::new().clear_domain().contact(UpdateContact::new().clear_phone()).address(address);
    let patched = clients.update(&client.id, patch).await?;
    assert_eq!((patched.domain, patched.external_ref.as_deref()), (None, Some("CRM-NULL")));
    assert_eq!((patched.contact.phone, patched.contact.name), (None, client.contact.name));
    assert_eq!((patched.address.state.as_deref(), patched.address.city), (Some("Madrid"), client.address.city));

    let account = world.account(&world.client().await?).await?;
    let accounts = world.gangway.cloud_accounts();
    let patch =
        UpdateCloudAccount::new().nickname("Production").pricebook_id(&world.master.id).root_email("a@b.example");
    accounts.update(&account.id, patch).await?;
    let patch = UpdateCloudAccount::new().clear_pricebook_id().clear_nickname().clear_organization_role();
    let patched = accounts.update(&account.id, patch).await?;
    assert_eq!((patched.pricebook_id, patched.nickname, patched.organization_role), (None, None, None));
    assert_eq!(patched.root_email.as_deref(), Some("a@b.example"));
    Ok(())
}

pub async fn unions(world: &World) -> Done {
    let gangway = &world.gangway;
    let client = world.client().await?;
    let existing = CreateCloudAccount::from(world.add_account(&client));
    assert!(matches!(existing, CreateCloudAccount::Existing(_)));
    let existing = gangway.cloud_accounts().create(existing).await?;
    assert_eq!(existing.origin, "existing");
    let new = RequestNewAccount::new(&client.id, "Sandbox", SupportType::Basic);
    assert_eq!(gangway.cloud_accounts().create(new).await?.origin, "new");

    let kit = || gangway.role_arn().get_setup_kit(&existing.id);
    let TextOrJson::Json(SetupKitBody::SetupKit(whole)) = kit().await? else { panic!("not the kit") };
    assert_eq!(whole.trust_policy.statement[0].condition.string_equals.sts_external_id, existing.external_id);
    let policy = kit().format(GetSetupKitFormat::TrustPolicy).await?;
    let Some(SetupKitBody::TrustPolicy(policy)) = policy.json() else { panic!("not the policy") };
    assert_eq!(policy, &Box::new(whole.trust_policy));
    for &format in GetSetupKitFormat::VALUES {
        let raw = kit().format(format).security_report(false).with_response().await?;
        let is_json = matches!(format, GetSetupKitFormat::Json | GetSetupKitFormat::TrustPolicy);
        assert_eq!(raw.data.json().is_some(), is_json);
        assert!(is_json || raw.data.text().is_some_and(|text| text.len() > 100), "{raw:?}");
    }
    Ok(())
}

pub async fn unknown_member(world: &World) -> Done {
    let client = world.client().await?;
    let path = format!("/clients/{}", client.id);
    world.fault("GET", &path, json!([{"patch": {"mood": {"today": ["good"]}}}])).await?;
    assert_eq!(world.gangway.clients().get(&client.id).await?, client);
    Ok(())
}

pub async fn unknown_enum(world: &World) -> Done {
    let client = world.client().await?;
    let path = format!("/clients/{}", client.id);
    world.fault("GET", &path, json!([{"patch": {"status": "hibernating"}}])).await?;
    let status = world.gangway.clients().get(&client.id).await?.status;
    assert_eq!(status, ClientStatus::Other("hibernating".to_owned()));
    assert_eq!(status.as_str(), "hibernating");
    Ok(())
}
