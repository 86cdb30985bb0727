use std::time::Duration;

use gangway_sdk::models::{
    AdvanceTestClock, ApproveLinkRequest, CloudAccountStatus, CreateCredential, CreateLinkRequest, CreatePricebook,
    CreateSupportPlan, CredentialRole, LinkRequest, LinkRequestId, LinkRequestStatus, OnboardingStatus, PricebookKind,
    PricebookRule, PricebookRuleScope, PricebookRuleType, PutCloudProvider, PutRoleArn, RequestNewAccount,
    RoleArnStatus, SupportPlanKind, SupportType, UpdateCloudAccount,
};
use gangway_sdk::{Error, Gangway};

use crate::Done;
use crate::world::World;

/// Waits until a link request has a status.
pub async fn until(gangway: &Gangway, id: &LinkRequestId, status: LinkRequestStatus) -> Result<LinkRequest, Error> {
    loop {
        let request = gangway.link_requests().get(id).await?;
        if request.status == status {
            return Ok(request);
        }
        assert!(request.closed_at.is_none(), "{request:?}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

pub async fn linking(world: &World) -> Done {
    let operations = &world.gangway;
    let credential = CreateCredential::new("Integration", CredentialRole::Reseller).reseller_id(&world.reseller.id);
    let credential = operations.credentials().create(credential).await?;
    let secret = credential.secret.as_ref().ok_or("no secret")?;
    assert!(!format!("{credential:?}").contains(secret.expose()));
    let reseller = Gangway::new(world.url(), &credential.id, secret)?;

    let client = reseller.clients().create(world.create_client()).await?;
    let rule = PricebookRule::new(PricebookRuleScope::Global, PricebookRuleType::Markup, "12.50");
    let pricebook =
        CreatePricebook::new(PricebookKind::Custom, "Markup", "USD").based_on(&world.master.id).rules([rule]);
    let pricebook = reseller.pricebooks().create(pricebook).await?;
    assert_eq!(pricebook.rules.as_deref().unwrap_or_default()[0].percent, "12.50");
    let provider = PutCloudProvider::new(&pricebook.id).currency("USD").enabled_in_customer_portal(true);
    reseller.clients().put_cloud_provider(&client.id, provider).await?;
    let account = reseller.cloud_accounts().create(world.add_account(&client)).await?;

    let number = account.aws_account_id.as_ref().ok_or("no number")?;
    let role = PutRoleArn::new().role_arn(format!("arn:aws:iam::{number}:role/GangwayReadOnly"));
    reseller.role_arn().put(&account.id, role).await?;
    assert_eq!(reseller.role_arn().check(&account.id).await?.status, RoleArnStatus::Verified);

    let request = reseller.link_requests().create(CreateLinkRequest::new(&account.id).note("Please")).await?;
    let request = operations.link_requests().approve(&request.id).if_match(request.version).await?;
    assert_eq!(request.status, LinkRequestStatus::Approved);
    operations.link_requests().send(&request.id).await?;
    let request = until(&reseller, &request.id, LinkRequestStatus::Accepted).await?;
    assert!(request.sent_at > request.approved_at);

    let group = CreateSupportPlan::new(&client.id, "Basic", SupportPlanKind::Passthrough);
    reseller.support_plans().create(group.cloud_account_ids([&account.id])).await?;
    let checklist = reseller.cloud_accounts().get_onboarding(&account.id).await?;
    assert!(matches!(checklist.status, OnboardingStatus::Complete | OnboardingStatus::Ready), "{checklist:?}");
    assert_eq!(reseller.cloud_accounts().get(&account.id).await?.status, CloudAccountStatus::Linked);
    Ok(())
}

pub async fn new_account(world: &World) -> Done {
    let gangway = &world.gangway;
    let client = world.client().await?;
    let account = RequestNewAccount::new(&client.id, "Sandbox", SupportType::Basic).submit_link_request(true);
    let account = gangway.cloud_accounts().create(account).await?;
    let id = account.link_request_id.as_ref().ok_or("no link request")?;
    let approval = ApproveLinkRequest::new().root_email("aws-root@example.com");
    gangway.link_requests().approve(id).body(approval).await?;
    gangway.link_requests().send(id).await?;
    until(gangway, id, LinkRequestStatus::Completed).await?;
    let account = gangway.cloud_accounts().get(&account.id).await?;
    assert_eq!(account.status, CloudAccountStatus::Linked);
    assert_eq!(account.aws_account_id.map(|number| number.len()), Some(12));
    Ok(())
}

/// Moves the time of the whole server, so nothing else may go on.
pub async fn expiry(world: &World) -> Done {
    let (accounts, requests) = (world.gangway.cloud_accounts(), world.gangway.link_requests());
    // Nobody answers, and AWS ends the invitation two seconds after it was sent: the clock is faster.
    let mut body = world.add_account(&world.client().await?);
    "200000000002".clone_into(&mut body.aws_account_id);
    let account = accounts.create(body).await?.id;
    let id = requests.create(CreateLinkRequest::new(&account)).await?.id;
    requests.approve(&id).await?;
    let sent = requests.send(&id).await?;
    let end = sent.expires_at;
    world.gangway.test_clock().advance(AdvanceTestClock::new().seconds(14 * 86_400)).await?;
    let expired = requests.get(&id).await?;
    assert!(expired.status == LinkRequestStatus::Expired && expired.closed_at >= end, "{expired:?}");
    let minute = Duration::from_secs(60);
    let ended = requests.wait_until(&id, [LinkRequestStatus::Declined], minute).await.unwrap_err();
    assert_eq!(ended.to_string(), format!("link request {id} is expired, which never becomes declined"));
    assert!(matches!(ended, Error::Ended { request, .. } if request.status == LinkRequestStatus::Expired));

    // The number was wrong. It can change when the end of its invitation has come from AWS too, with another version.
    while expired.closed_at == end && requests.get(&id).await?.version <= sent.version + 1 {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let number = world.add_account(&world.client().await?).aws_account_id;
    accounts.update(&account, UpdateCloudAccount::new().aws_account_id(number)).await?;
    let renewed = requests.renew(&id).await?;
    assert_eq!((renewed.supersedes.as_ref(), &renewed.status), (Some(&id), &LinkRequestStatus::Submitted));
    requests.approve(&renewed.id).await?;
    assert!(requests.send(&renewed.id).await?.sent_at >= end);
    requests.wait_until(&renewed.id, [LinkRequestStatus::Accepted], minute).await?;
    assert_eq!(accounts.get(&account).await?.status, CloudAccountStatus::Linked);
    world.gangway.test_clock().reset().await?;
    Ok(())
}
