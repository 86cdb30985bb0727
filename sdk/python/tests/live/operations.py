"""Calls what the other scenarios do not call; answers are of the types that the models declare."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from gangway import ConflictError, Gangway, Response
from gangway.models import (
    AccountCost,
    CancelLinkRequest,
    CompleteLinkRequest,
    CreateCredential,
    CreateLinkRequest,
    CreatePricebook,
    CreateSupportPlan,
    FailLinkRequest,
    PreflightLinkRequest,
    PricebookRule,
    PriceUsage,
    PutPricebookRules,
    PutRoleArn,
    QuoteAccount,
    QuoteSupportPlan,
    RecordLinkRequestOutcome,
    RecordRoleCheck,
    RejectLinkRequest,
    RotateCredential,
    SimulateMargin,
    TokenRequest,
    UpdateCloudAccount,
    UpdatePricebook,
    UpdateReseller,
    UpdateSupportPlan,
    UsageLine,
)

from world import CREDENTIAL, URL, api, new_account, profile_with_pricebook, raises, reseller, scenario, typed, unique

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
