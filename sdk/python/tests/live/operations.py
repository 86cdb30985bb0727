"""Calls what the other scenarios do not call; answers are of the types that the models declare."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from gangway import ConflictError, Gangway, Response
from gangway.models import (
    AccountCost,
    AddExistingAccount,
    AdvanceTestClock,
    CancelLinkRequest,
    ChargeSunset,
    CompleteLinkRequest,
    CreateCredential,
    CreateLinkRequest,
    CreateOnboardingPlan,
    CreateOwnerLink,
    CreatePricebook,
    CreateSupportPlan,
    FailLinkRequest,
    OnboardingPlanAccount,
    PreflightLinkRequest,
    PricebookRule,
    PriceUsage,
    PutDiscovery,
    PutPricebookRules,
    PutRoleArn,
    QuoteAccount,
    QuoteSupportPlan,
    RecordLinkRequestOutcome,
    RecordRoleCheck,
    RejectLinkRequest,
    RotateCredential,
    SimulateMargin,
    SunsetSpend,
    TokenRequest,
    UpdateCloudAccount,
    UpdatePricebook,
    UpdateReseller,
    UpdateSupportPlan,
    UsageLine,
)

from world import (
    CREDENTIAL,
    URL,
    account_number,
    api,
    new_account,
    new_profile,
    profile_with_pricebook,
    raises,
    reseller,
    scenario,
    typed,
    unique,
    until,
)

NAME = "every-operation"


@scenario(NAME)
def service_and_identity() -> None:
    anybody = Gangway(URL)
    typed(anybody.service.get_health())
    typed(anybody.service.get_readiness())
    assert typed(anybody.identity.get_jwks()).keys[0].kty == "OKP"
    assert typed(anybody.identity.get_authorization_server_metadata()).issuer == URL
    token = typed(anybody.identity.issue_token(TokenRequest(scope="clients:read", **CREDENTIAL)))
    assert token.access_token not in repr(token)
    assert Gangway(URL, token=token.access_token).clients.list(limit=1).data


@scenario(NAME)
def resellers_and_credentials() -> None:
    owner = reseller()
    changed = api().resellers.update(owner.id, UpdateReseller(external_ref=unique("ERP"), default_currency="EUR"))
    assert typed(api().resellers.get(owner.id)) == changed
    assert [item.id for item in api().resellers.list(external_ref=changed.external_ref)] == [owner.id]
    end = datetime.now(timezone(timedelta(hours=2))) + timedelta(days=1)
    body = CreateCredential(
        name="Reports", role="reseller", reseller_id=owner.id, scopes=["clients:read", "events:read"], expires_at=end
    )
    credential = api().credentials.create(body)
    assert typed(credential).expires_at == end
    rotated = api().credentials.rotate(credential.id, RotateCredential(grace_seconds=0), if_match=credential.version)
    assert rotated.secret != credential.secret
    assert api().credentials.rotate(credential.id).secret
    assert typed(api().credentials.get(credential.id)).secret is None
    assert [item.id for item in api().credentials.list(reseller_id=owner.id, role="reseller")] == [credential.id]
    assert type(api().credentials.revoke(credential.id)) is Response


@scenario(NAME)
def clients_and_pricebooks() -> None:
    profile = profile_with_pricebook()
    assert typed(api().clients.list_cloud_providers(profile.id)).data
    provider = typed(api().clients.get_cloud_provider(profile.id))
    master = typed(api().pricebooks.get(provider.pricebook_id))
    rule = PricebookRule(scope="global", type="markup", percent="5.00")
    body = CreatePricebook(
        kind="custom",
        name=unique("Sol"),
        currency="USD",
        based_on=master.id,
        rules=[rule],
        reseller_id=profile.reseller_id,
    )
    book = typed(api().pricebooks.create(body))
    book = typed(api().pricebooks.update(book.id, UpdatePricebook(name=unique("Sol"))))
    dearer = PutPricebookRules(rules=[PricebookRule(scope="global", type="markup", percent="7.50")])
    assert api().pricebooks.put_rules(book.id, dearer, if_match=book.version).rules == dearer.rules
    assert len(typed(api().pricebooks.list_rule_versions(book.id)).data) == 2
    assert typed(api().pricebooks.get_rule_version(book.id, "1")).rules == [rule]
    usage = PriceUsage(lines=[UsageLine(service="AmazonEC2", list_cost="100.00", seller_cost="90.00")])
    assert typed(api().pricebooks.price(book.id, usage)).lines[0].customer_cost == "107.50"
    api().pricebooks.retire(book.id)
    api().clients.delete_cloud_provider(profile.id)


@scenario(NAME)
def accounts_roles_and_plans() -> None:
    account = new_account()
    changed = api().cloud_accounts.update(
        account.id, UpdateCloudAccount(nickname="Production", support_type="developer")
    )
    assert typed(changed).nickname == "Production"
    found = api().cloud_accounts.list(aws_account_id=account.aws_account_id, client_id=account.client_id)
    assert [item.id for item in found] == [account.id]
    api().role_arn.put(account.id, PutRoleArn(role_name="GangwayReadOnly"))
    assert typed(api().role_arn.get(account.id)).role_name == "GangwayReadOnly"
    assert account.id in [item.cloud_account_id for item in api().role_arn.list(client_id=account.client_id)]
    seen = RecordRoleCheck(status="verified", note="Seen in the console.")
    raises(ConflictError, lambda: api().role_arn.record_role_check(account.id, seen))
    role = f"arn:aws:iam::{account.aws_account_id}:role/OtherPayer"
    api().role_arn.put(account.id, PutRoleArn(role_arn=role))
    api().role_arn.check(account.id)
    report = typed(api().role_arn.get_role_report(account.id))
    assert (report.status, report.role_arn, report.measured.organization_role) == ("verified", role, "member")
    api().role_arn.clear(account.id)
    costs = SimulateMargin(accounts=[AccountCost(cloud_account_id=account.id, monthly_list_cost="1000.00")])
    assert typed(api().clients.simulate_margin(account.client_id, costs)).accounts
    assert typed(api().support_plans.list_catalog(on=date(2026, 7, 1))).data
    assert typed(api().support_plans.get_catalog_entry("business_plus")).code == "business_plus"
    spend = QuoteSupportPlan(accounts=[QuoteAccount(monthly_spend="12000.00")])
    assert typed(api().support_plans.quote("business_plus", spend, on=date(2026, 7, 1))).accounts
    plan = typed(
        api().support_plans.create(CreateSupportPlan(client_id=account.client_id, name="Basic", kind="passthrough"))
    )
    assert typed(api().support_plans.put_account(plan.id, account.id)).cloud_account_ids == [account.id]
    api().support_plans.delete_account(plan.id, account.id)
    typed(api().support_plans.update(plan.id, UpdateSupportPlan(name="Passed through", cloud_account_ids=[])))
    assert [item.id for item in api().support_plans.list(client_id=account.client_id)] == [plan.id]
    typed(api().support_plans.get(plan.id))
    assert api().support_plans.delete(plan.id).status == 204
    assert api().cloud_accounts.unlink(account.id).status == 204


@scenario(NAME)
def link_requests() -> None:
    account = new_account()
    check = typed(api().link_requests.preflight(PreflightLinkRequest(cloud_account_id=account.id)))
    assert check.route == "invite" and check.aws_account_id == account.aws_account_id and check.conditions
    request = api().link_requests.create(CreateLinkRequest(cloud_account_id=account.id, note="Please"))
    raises(ConflictError, lambda: api().link_requests.fail(request.id, FailLinkRequest(reason="AWS refused")))
    outcome = RecordLinkRequestOutcome(outcome="accepted", at=datetime.now(timezone.utc))
    raises(ConflictError, lambda: api().link_requests.record_outcome(request.id, outcome))
    number = CompleteLinkRequest(aws_account_id="300000000999")
    raises(ConflictError, lambda: api().link_requests.complete(request.id, number))
    rejected = api().link_requests.reject(request.id, RejectLinkRequest(reason="Not yet"))
    assert typed(rejected).rejection_reason == "Not yet"
    second = api().link_requests.create(CreateLinkRequest(cloud_account_id=account.id))
    reason = CancelLinkRequest(reason="Changed their mind")
    assert typed(api().link_requests.cancel(second.id, reason, if_match=second.version)).status == "canceled"
    third = typed(api().link_requests.renew(second.id))
    assert third.supersedes == second.id
    moves = typed(api().link_requests.get_history(second.id)).data
    assert {move.to for move in moves} >= {"canceled"} and any(move.from_ for move in moves), moves
    found = api().link_requests.list(cloud_account_id=account.id, kind="link_existing")
    assert [item.id for item in found] == [third.id, second.id, request.id]


@scenario(NAME)
def discovery() -> None:
    profile = new_profile()
    questions = {question.code: question for question in typed(api().clients.list_discovery_questions()).data}
    assert "no" in [answer.code for answer in questions["root_access"].answers]
    before = typed(api().clients.get_discovery(profile.id))
    assert not before.answers and not before.complete and before.reviewed_at is None
    body = PutDiscovery(answers={"root_access": "no", "sso": None}, note="Asked by telephone.")
    answered = api().clients.put_discovery(profile.id, body, if_match=before.version)
    assert answered.answers == {"root_access": "no"} and answered.note == body.note
    assert [risk.code for risk in answered.risks] == ["nobody_can_accept"] and answered.risks[0].fix
    assert api().clients.get_discovery(profile.id) == answered


@scenario(NAME)
def owner_links() -> None:
    account = new_account()
    made = typed(api().cloud_accounts.create_owner_link(account.id, CreateOwnerLink(language="es", expires_in_hours=2)))
    assert made.url is not None and "/o/" in made.url and made.url not in repr(made)
    usual = typed(api().cloud_accounts.create_owner_link(account.id))
    listed = api().cloud_accounts.list_owner_links(account.id)
    assert [(link.id, link.url) for link in listed] == [(usual.id, None), (made.id, None)]
    active = typed(api().cloud_accounts.get_owner_link(account.id, made.id))
    assert (active.status, active.language, active.expires_at) == ("active", "es", made.expires_at)
    assert api().cloud_accounts.revoke_owner_link(account.id, usual.id, if_match=usual.version).status == 204
    assert api().cloud_accounts.get_owner_link(account.id, usual.id).status == "revoked"


@scenario(NAME)
def sunset() -> None:
    profile, day = profile_with_pricebook(), date(2027, 1, 1)
    account = api().cloud_accounts.create(
        AddExistingAccount(client_id=profile.id, aws_account_id=account_number(), support_type="business")
    )
    rows = list(api().support_plans.get_sunset_report(on=day, client_id=profile.id))
    assert [(typed(row).cloud_account_id, row.ends_on) for row in rows] == [(account.id, day)]
    assert rows[0].replaced_by == ["business_plus"]
    assert [action.operation_id for action in rows[0].actions] == ["updateCloudAccount", "createSupportPlan"]
    spend = SunsetSpend(cloud_account_id=account.id, monthly_spend="5000.00")
    charges = typed(api().support_plans.charge_sunset_report(ChargeSunset(on=day, accounts=[spend])))
    totals = (charges.total_charge_now, charges.total_charge, charges.total_difference)
    assert totals == ("500.00", "450.00", "-50.00"), totals
    candidates = charges.data[0].candidates
    assert candidates and candidates[0].code == "business_plus"


@scenario(NAME)
def onboarding_plans() -> None:
    client, number = profile_with_pricebook(), account_number()
    row = OnboardingPlanAccount(aws_account_id=number, support_type="basic", nickname="Production")
    planned = typed(api().onboarding_plans.create(CreateOnboardingPlan(client_id=client.id, rows=[row])))
    assert (planned.status, planned.summary.create, planned.summary.done) == ("planned", 1, 0)
    typed(api().onboarding_plans.apply(planned.id, if_match=planned.version))
    applied = until(lambda: typed(api().onboarding_plans.get(planned.id)), lambda plan: plan.status == "applied")
    assert (applied.summary.done, applied.summary.failed) == (1, 0)
    [done] = api().onboarding_plans.list_rows(planned.id, outcome="done")
    assert (typed(done).line, done.action, done.aws_account_id) == (1, "create", number)
    assert done.cloud_account_id is not None
    account = api().cloud_accounts.get(done.cloud_account_id)
    assert (account.aws_account_id, account.nickname) == (number, "Production")

    head, same = "awsAccountId;nickname;supportType", f"{number};Production;basic"
    file = f'{head}\n{same}\n{account_number()};"Café; ""Sol""";developer\n'
    of_file = typed(api().onboarding_plans.create_from_csv(file, client_id=client.id))
    assert (of_file.client_id, of_file.summary.none, of_file.summary.create) == (client.id, 1, 1)
    _, added = api().onboarding_plans.list_rows(of_file.id)
    assert ("nickname", 'Café; "Sol"') in [(change.member, change.to) for change in added.changes]
    assert typed(api().onboarding_plans.discard(of_file.id)).status == "discarded"
    plans = [(plan.id, plan.status) for plan in api().onboarding_plans.list(client_id=client.id)]
    assert plans == [(of_file.id, "discarded"), (planned.id, "applied")]


@scenario(NAME)
def test_clock() -> None:
    """Moves the time of the whole server, so nothing else may go on."""
    assert typed(api().test_clock.get()).offset_seconds == 0
    try:
        moved = typed(api().test_clock.advance(AdvanceTestClock(seconds=60)))
        assert moved.offset_seconds == 60
        assert moved.now > datetime.now(timezone.utc) + timedelta(seconds=50)
    finally:
        assert api().test_clock.reset().status == 204
    assert api().test_clock.get().offset_seconds == 0
