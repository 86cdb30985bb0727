//! Every operation once; what onboarding calls in passing is not repeated.

use std::time::Duration;

use gangway_sdk::models::{
    AccountCost, AdvanceTestClock, ChargeSunset, CompleteLinkRequest, CreateCredential, CreateLinkRequest,
    CreateOnboardingPlan, CreateOwnerLink, CreatePricebook, CreateSupportPlan, CredentialRole, DiscoveryRiskCode,
    FailLinkRequest, LinkRequestOutcome, LinkRequestStatus, OnboardingPlanAccount, OnboardingPlanAction,
    OnboardingPlanOutcome, OnboardingPlanStatus, OwnerLinkStatus, PreflightLinkRequest, PreflightRoute, PriceUsage,
    PricebookKind, PricebookRule, PricebookRuleScope, PricebookRuleType, PricebookStatus, PutDiscovery,
    PutPricebookRules, PutRoleArn, QuoteAccount, QuoteSupportPlan, RecordLinkRequestOutcome, RecordRoleCheck,
    RecordedRoleStatus, RejectLinkRequest, RotateCredential, SimulateMargin, SunsetSpend, SupportPlanKind, SupportType,
    TokenRequest, UpdateClient, UpdateCloudAccount, UpdatePricebook, UpdateReseller, UpdateSupportPlan, UsageLine,
};
use gangway_sdk::{Error, Gangway};

use crate::Done;
use crate::world::World;

pub async fn every(world: &World) -> Done {
    service_and_identity(world).await?;
    resellers_and_credentials(world).await?;
    pricebooks(world).await?;
    clients_and_accounts(world).await?;
    roles(world).await?;
    owner_links(world).await?;
    discovery(world).await?;
    onboarding_plans(world).await?;
    link_requests(world).await?;
    support_plans(world).await?;
    sunset(world).await?;
    test_clock(world).await
}

/// An action that only people in `manual` mode have is refused here.
fn refused<T: std::fmt::Debug>(answer: Result<T, Error>) {
    let error = answer.unwrap_err();
    assert_eq!(error.status(), Some(409), "{error}");
}

async fn service_and_identity(world: &World) -> Done {
    let gangway = Gangway::builder(world.url()).build()?;
    assert_eq!(gangway.service().get_health().await?.status, "ok");
    assert!(!gangway.service().get_readiness().await?.status.is_empty());
    assert_eq!(gangway.identity().get_jwks().await?.keys[0].crv, "Ed25519");
    let metadata = gangway.identity().get_authorization_server_metadata().await?;
    assert_eq!(metadata.issuer, world.url());
    let request = TokenRequest::new()
        .client_id(std::env::var("GANGWAY_CLIENT_ID")?)
        .client_secret(std::env::var("GANGWAY_CLIENT_SECRET")?)
        .scope("clients:read");
    let token = gangway.identity().issue_token(&request).await?;
    assert_eq!(token.scope, "clients:read");
    assert!(!format!("{request:?} {token:?}").contains(token.access_token.expose()));
    let limited = Gangway::builder(world.url()).token(&token.access_token).build()?;
    limited.clients().list().await?;
    assert_eq!(limited.resellers().list().await.unwrap_err().code(), Some("insufficient_scope"));
    assert!(matches!(gangway.clients().list().await, Err(Error::Invalid(_))));
    Ok(())
}

async fn resellers_and_credentials(world: &World) -> Done {
    let gangway = &world.gangway;
    let reseller = gangway.resellers().get(&world.reseller.id).await?;
    let reseller = gangway.resellers().update(&reseller.id, UpdateReseller::new().default_currency("EUR")).await?;
    assert_eq!(reseller.default_currency, "EUR");
    assert!(!gangway.resellers().list().status("active").await?.data.is_empty());

    let credential = CreateCredential::new("Short-lived", CredentialRole::Reseller).reseller_id(&reseller.id);
    let credential = gangway.credentials().create(&credential).await?;
    assert!(gangway.credentials().get(&credential.id).await?.secret.is_none());
    let body = RotateCredential::new().grace_seconds(0);
    let rotated = gangway.credentials().rotate(&credential.id).body(body).if_match(credential.version).await?;
    assert!(rotated.secret.is_some() && rotated.secret != credential.secret);
    gangway.credentials().revoke(&credential.id).await?;
    let all = gangway.credentials().list().reseller_id(&reseller.id).items().try_collect().await?;
    assert!(all.iter().any(|c| c.id == credential.id && c.revoked_at.is_some()));
    Ok(())
}

async fn pricebooks(world: &World) -> Done {
    let pricebooks = world.gangway.pricebooks();
    let body = CreatePricebook::new(PricebookKind::Custom, "Rules", "USD").based_on(&world.master.id);
    let pricebook = pricebooks.create(body.reseller_id(&world.reseller.id)).await?;
    let pricebook = pricebooks.update(&pricebook.id, UpdatePricebook::new().name("Rules of 2026")).await?;
    let rule = PricebookRule::new(PricebookRuleScope::Service, PricebookRuleType::Discount, "5").match_("AmazonEC2");
    pricebooks.put_rules(&pricebook.id, PutPricebookRules::new([rule])).if_match(pricebook.version).await?;
    let usage = PriceUsage::new([UsageLine::new("AmazonEC2", "100.00"), UsageLine::new("AmazonS3", "1.00")]);
    let priced = pricebooks.price(&pricebook.id, usage).await?;
    assert_eq!((priced.total_list_cost.as_str(), priced.total_customer_cost.as_str()), ("101.00", "96.00"));
    assert!(!pricebooks.list_rule_versions(&pricebook.id).await?.data.is_empty());
    assert_eq!(pricebooks.get_rule_version(&pricebook.id, "1").await?.version, 1);
    assert_eq!(pricebooks.get(&pricebook.id).await?.rule_count, 1);
    pricebooks.retire(&pricebook.id).await?;
    assert_eq!(pricebooks.get(&pricebook.id).await?.status, PricebookStatus::Retired);
    Ok(())
}

async fn clients_and_accounts(world: &World) -> Done {
    let gangway = &world.gangway;
    let client = world.client().await?;
    let account = world.account(&client).await?;
    assert_eq!(gangway.clients().get(&client.id).await?, client);
    gangway.clients().update(&client.id, UpdateClient::new().domain("panaderia-sol.example")).await?;
    assert_eq!(gangway.clients().list_cloud_providers(&client.id).await?.data.len(), 1);
    assert_eq!(gangway.clients().get_cloud_provider(&client.id).await?.pricebook_id, world.master.id);
    let costs = SimulateMargin::new([AccountCost::new(&account.id, "1000.00")]);
    assert_eq!(gangway.clients().simulate_margin(&client.id, costs).await?.accounts.len(), 1);
    assert_eq!(gangway.clients().get_onboarding(&client.id).await?.accounts.len(), 1);

    let body = UpdateCloudAccount::new().nickname("Production");
    assert_eq!(gangway.cloud_accounts().update(&account.id, body).await?.nickname.as_deref(), Some("Production"));
    gangway.cloud_accounts().unlink(&account.id).await?;
    assert_eq!(gangway.cloud_accounts().list().client_id(&client.id).await?.data[0].status, "unlinked");
    gangway.clients().delete_cloud_provider(&client.id).await?;
    gangway.clients().archive(&client.id).await?;

    let events = gangway.events().list().resource_id(&client.id).items().try_collect().await?;
    assert!(events.iter().any(|event| event.type_ == "client.archived"), "{events:?}");
    // A feed always says where it goes on, and its iterator ends all the same.
    let oldest = &events.last().ok_or("no event")?.id;
    let feed = gangway.events().list().since(oldest).resource_id(&client.id).limit(1);
    assert_eq!(feed.items().try_collect().await?.len(), events.len() - 1);
    Ok(())
}

async fn roles(world: &World) -> Done {
    let roles = world.gangway.role_arn();
    let account = world.account(&world.client().await?).await?;
    roles.put(&account.id, PutRoleArn::new().role_name("NoAccess")).await?;
    roles.get_setup_kit(&account.id).await?;
    let checked = roles.check(&account.id).await;
    // Without an ARN there is nothing to check yet.
    assert_eq!(checked.unwrap_err().code(), Some("role_arn_not_set"));
    refused(roles.record_role_check(&account.id, RecordRoleCheck::new(RecordedRoleStatus::Verified)).await);
    assert_eq!(roles.get(&account.id).await?.role_name.as_deref(), Some("NoAccess"));
    assert!(!roles.list().status("not_checked").await?.data.is_empty());
    assert_eq!(roles.get_role_report(&account.id).await.unwrap_err().code(), Some("role_report_not_found"));
    let number = account.aws_account_id.as_deref().ok_or("no number")?;
    roles.put(&account.id, PutRoleArn::new().role_arn(format!("arn:aws:iam::{number}:role/OtherPayer"))).await?;
    let checked = roles.check(&account.id).await?;
    let report = roles.get_role_report(&account.id).await?;
    assert_eq!(Some(report.checked_at), checked.checked_at);
    assert_eq!(report.measured.payer_account_id.as_deref(), Some("999900001111"));
    roles.clear(&account.id).await?;
    Ok(())
}

async fn link_requests(world: &World) -> Done {
    let requests = world.gangway.link_requests();
    let account = world.account(&world.client().await?).await?;
    let found = requests.preflight(PreflightLinkRequest::new().cloud_account_id(&account.id)).await?;
    assert_eq!((found.route, found.aws_account_id), (PreflightRoute::Invite, account.aws_account_id.clone()));
    let first = requests.create(CreateLinkRequest::new(&account.id)).await?;
    refused(requests.complete(&first.id, CompleteLinkRequest::new("111122223333")).await);
    refused(requests.fail(&first.id, FailLinkRequest::new("AWS refused")).await);
    refused(requests.record_outcome(&first.id, RecordLinkRequestOutcome::new(LinkRequestOutcome::Accepted)).await);
    let rejected = requests.reject(&first.id, RejectLinkRequest::new("The number is wrong")).await?;
    assert_eq!(rejected.status, LinkRequestStatus::Rejected);
    let second = requests.create(CreateLinkRequest::new(&account.id)).await?;
    assert_eq!(requests.cancel(&second.id).await?.status, LinkRequestStatus::Canceled);
    assert_eq!(requests.get_history(&second.id).await?.data.len(), 2);
    let third = requests.renew(&second.id).await?;
    assert_eq!(third.supersedes, Some(second.id));
    assert_eq!(requests.list().cloud_account_id(&account.id).await?.data.len(), 3);
    Ok(())
}

async fn support_plans(world: &World) -> Done {
    let plans = world.gangway.support_plans();
    let client = world.client().await?;
    let account = world.account(&client).await?;
    let date = "2026-06-01".parse()?;
    assert!(!plans.list_catalog().on(date).await?.data.is_empty());
    assert_eq!(plans.get_catalog_entry(SupportType::Business).await?.code, SupportType::Business);
    let accounts = QuoteSupportPlan::new([QuoteAccount::new("12000.00")]);
    assert_eq!(plans.quote(SupportType::Business, accounts).on(date).await?.accounts.len(), 1);

    let group = plans.create(CreateSupportPlan::new(&client.id, "Basic", SupportPlanKind::Passthrough)).await?;
    assert_eq!(plans.put_account(&group.id, &account.id).await?.cloud_account_ids, std::slice::from_ref(&account.id));
    plans.delete_account(&group.id, &account.id).await?;
    let group = plans.update(&group.id, UpdateSupportPlan::new().name("All")).await?;
    assert_eq!(plans.get(&group.id).await?.name, "All");
    assert_eq!(plans.list().client_id(&client.id).await?.data.len(), 1);
    plans.delete(&group.id).if_match(group.version).await?;
    Ok(())
}

async fn owner_links(world: &World) -> Done {
    let accounts = world.gangway.cloud_accounts();
    let account = world.account(&world.client().await?).await?;
    let body = CreateOwnerLink::new().language("es").expires_in_hours(1);
    let link = accounts.create_owner_link(&account.id).body(body).await?;
    assert_eq!((link.language.as_str(), link.status.clone()), ("es", OwnerLinkStatus::Active));
    assert!(link.url.is_some_and(|url| url.expose().starts_with(&format!("{}/o/", world.url()))));
    let listed = accounts.list_owner_links(&account.id).limit(10).await?.data;
    assert_eq!((listed.len(), &listed[0].id, &listed[0].url), (1, &link.id, &None));
    assert_eq!(accounts.get_owner_link(&account.id, &link.id).await?, listed[0]);
    accounts.revoke_owner_link(&account.id, &link.id).if_match(link.version).await?;
    assert_eq!(accounts.get_owner_link(&account.id, &link.id).await?.status, OwnerLinkStatus::Revoked);
    Ok(())
}

async fn discovery(world: &World) -> Done {
    let clients = world.gangway.clients();
    let id = world.client().await?.id;
    let questions = clients.list_discovery_questions().await?.data;
    let question = questions.iter().find(|question| question.code == "member_accounts").ok_or("no question")?;
    assert!(question.answers.iter().any(|answer| answer.code == "yes"), "{question:?}");
    let before = clients.get_discovery(&id).await?;
    assert!(before.answers.is_empty() && before.risks.is_empty() && !before.complete, "{before:?}");
    let answers = [("account_structure", "single"), ("member_accounts", "yes")];
    let answers = answers.map(|(question, answer)| (question.to_owned(), answer.to_owned()));
    let body = PutDiscovery::new(answers).note("Asked by telephone.");
    let after = clients.put_discovery(&id, body).if_match(before.version).await?;
    assert_eq!((after.answers["member_accounts"].as_str(), after.complete), ("yes", false));
    assert!(after.risks.iter().any(|risk| risk.code == DiscoveryRiskCode::MemberMustLeaveOrTransfer), "{after:?}");
    assert_eq!(clients.get_discovery(&id).await?, after);
    Ok(())
}

async fn onboarding_plans(world: &World) -> Done {
    let plans = world.gangway.onboarding_plans();
    let client = world.client().await?;
    let number = world.add_account(&client).aws_account_id;
    let row = OnboardingPlanAccount::new(&number, SupportType::Basic).nickname("Production");
    let first = plans.create(CreateOnboardingPlan::new(&client.id, [row])).await?;
    assert_eq!((first.status, first.summary.create), (OnboardingPlanStatus::Planned, 1));
    let rows = plans.list_rows(&first.id).await?.data;
    assert_eq!((rows.len(), &rows[0].action), (1, &OnboardingPlanAction::Create));
    assert_eq!((&rows[0].outcome, &rows[0].cloud_account_id), (&OnboardingPlanOutcome::Pending, &None));
    plans.apply(&first.id).if_match(first.version).await?;
    let applied = loop {
        let plan = plans.get(&first.id).await?;
        if plan.status != OnboardingPlanStatus::Applying {
            break plan;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    };
    assert_eq!((applied.status, applied.summary.done), (OnboardingPlanStatus::Applied, 1));
    let done = plans.list_rows(&first.id).outcome(OnboardingPlanOutcome::Done).await?.data;
    assert_eq!(done.len(), 1);
    let account = world.gangway.cloud_accounts().get(done[0].cloud_account_id.as_ref().ok_or("no account")?).await?;
    assert_eq!((account.aws_account_id, account.nickname.as_deref()), (Some(number.clone()), Some("Production")));

    let csv = format!("awsAccountId;nickname;supportType\n{number};Panadería;basic\n1;;basic\n");
    let second = plans.create_from_csv(csv).client_id(&client.id).await?;
    assert_eq!((second.summary.update, second.summary.refused), (1, 1));
    let rows = plans.list_rows(&second.id).await?.data;
    assert_eq!((rows[0].line, rows[0].changes[0].to.as_str()), (2, "Panadería"));
    assert_eq!((rows[1].line, rows[1].errors[0].pointer.as_str()), (3, "/awsAccountId"));
    let discarded = plans.discard(&second.id).if_match(second.version).await?;
    assert_eq!(discarded.status, OnboardingPlanStatus::Discarded);
    let all = plans.list().client_id(&client.id).items().try_collect().await?;
    assert_eq!(all.iter().map(|plan| &plan.id).collect::<Vec<_>>(), [&second.id, &first.id]);
    Ok(())
}

async fn sunset(world: &World) -> Done {
    let plans = world.gangway.support_plans();
    let client = world.client().await?;
    let end = "2027-01-01".parse()?;
    // From its end on no account is given the plan, and there is nothing to report.
    let ends = world.gangway.test_clock().get().await?.now.date_naive() < end;
    let mut body = world.add_account(&client);
    body.support_type = if ends { SupportType::Developer } else { SupportType::Basic };
    let account = world.gangway.cloud_accounts().create(body).await?;
    let expected = if ends { vec![account.id.clone()] } else { vec![] };
    let report = plans.get_sunset_report().on(end).client_id(&client.id).await?.data;
    assert_eq!(report.iter().map(|row| row.cloud_account_id.clone()).collect::<Vec<_>>(), expected);
    assert!(report.iter().all(|row| row.ends_on == end && row.actions[0].method == "PATCH"), "{report:?}");
    let charges =
        plans.charge_sunset_report(ChargeSunset::new([SunsetSpend::new(&account.id, "5000.00")]).on(end)).await?;
    assert_eq!(charges.data.iter().map(|row| row.cloud_account_id.clone()).collect::<Vec<_>>(), expected);
    assert_eq!(charges.total_charge_now, if ends { "150.00" } else { "0.00" });
    Ok(())
}

/// Last, and put back at once: it is the whole server's time.
async fn test_clock(world: &World) -> Done {
    let clock = world.gangway.test_clock();
    let before = clock.get().await?;
    assert_eq!(before.offset_seconds, 0);
    let moved = clock.advance(AdvanceTestClock::new().seconds(60)).await?;
    clock.reset().await?;
    assert_eq!(moved.offset_seconds, 60);
    assert!((moved.now - before.now).num_seconds() >= 60, "{before:?} {moved:?}");
    assert_eq!(clock.get().await?.offset_seconds, 0);
    Ok(())
}
