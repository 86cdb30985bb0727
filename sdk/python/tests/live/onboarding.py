"""Both ways of an account to the organization."""

from __future__ import annotations

import time

from gangway import EndedError, Gangway
from gangway.models import (
    AddExistingAccount,
    AdvanceTestClock,
    ApproveLinkRequest,
    CreateCredential,
    CreateLinkRequest,
    CreateSupportPlan,
    LinkRequest,
    LinkRequestStatus,
    PutCloudProvider,
    PutRoleArn,
    RequestNewAccount,
    UpdateCloudAccount,
)

from world import (
    URL,
    account_number,
    api,
    client_body,
    profile_with_pricebook,
    raises,
    reseller,
    scenario,
    typed,
    unique,
    until,
)
from world import new_account as registered


def wait_for(client: Gangway, request_id: str, status: str) -> LinkRequest:
    end = time.monotonic() + 10
    while True:
        request = client.link_requests.get(request_id)
        if request.status == status:
            return typed(request)
        assert time.monotonic() < end, f"{request_id} is {request.status}, not {status}"
        time.sleep(0.1)


@scenario("linking")
def linking() -> None:
    owner = reseller()
    credential = typed(
        api().credentials.create(CreateCredential(name="Integration", role="reseller", reseller_id=owner.id))
    )
    assert credential.secret and credential.secret not in repr(credential)
    with Gangway(URL, client_id=credential.id, client_secret=credential.secret) as partner:
        profile = typed(partner.clients.create(client_body(reseller_id=None)))
        pricebook = next(iter(partner.pricebooks.list(kind="master", status="active", currency="USD")))
        provider = PutCloudProvider(pricebook_id=pricebook.id, currency="USD", enabled_in_customer_portal=True)
        assert typed(partner.clients.put_cloud_provider(profile.id, provider)).enabled_in_customer_portal
        number = account_number()
        account = partner.cloud_accounts.create(
            AddExistingAccount(
                client_id=profile.id,
                aws_account_id=f"{number[:4]}-{number[4:8]}-{number[8:]}",
                support_type="basic",
                organization_role="standalone",
            )
        )
        assert typed(account).aws_account_id == number
        role = PutRoleArn(role_arn=f"arn:aws:iam::{number}:role/GangwayReadOnly")
        assert typed(partner.role_arn.put(account.id, role)).status == "not_checked"
        assert typed(partner.role_arn.check(account.id)).status == "verified"
        request = typed(partner.link_requests.create(CreateLinkRequest(cloud_account_id=account.id)))
        assert api().link_requests.approve(request.id).status == LinkRequestStatus.APPROVED
        assert typed(api().link_requests.send(request.id)).status == "sent"
        wait_for(partner, request.id, "accepted")
        group = CreateSupportPlan(
            client_id=profile.id, name=unique("Basic"), kind="passthrough", cloud_account_ids=[account.id]
        )
        assert typed(partner.support_plans.create(group)).kind == "passthrough"
        checklist = typed(partner.cloud_accounts.get_onboarding(account.id))
        assert checklist.status in ("ready", "complete"), checklist
        assert typed(partner.clients.get_onboarding(profile.id)).accounts[0].status == checklist.status


@scenario("new-account")
def new_account() -> None:
    account = api().cloud_accounts.create(
        RequestNewAccount(
            client_id=profile_with_pricebook().id,
            nickname="Sol Production",
            support_type="basic",
            submit_link_request=True,
        )
    )
    assert account.link_request_id and not account.aws_account_id
    details = ApproveLinkRequest(
        root_email=f"{unique('root').replace(' ', '-')}@example.com", note="Agreed by telephone"
    )
    assert api().link_requests.approve(account.link_request_id, details).status == "approved"
    api().link_requests.send(account.link_request_id)
    wait_for(api(), account.link_request_id, "completed")
    assert api().cloud_accounts.get(account.id).aws_account_id


@scenario("expiry")
def expiry() -> None:
    """Moves the time of the whole server, so nothing else may go on."""
    requests = api().link_requests
    # Nobody answers, and AWS ends the invitation two seconds after it was sent: the clock is faster.
    account = registered(account_number("0002"))
    first = requests.create(CreateLinkRequest(cloud_account_id=account.id)).id
    requests.approve(first)
    sent = requests.send(first)
    try:
        api().test_clock.advance(AdvanceTestClock(seconds=14 * 86_400))
        expired = typed(requests.get(first))
        assert expired.status == "expired" and expired.closed_at and sent.expires_at
        assert expired.closed_at >= sent.expires_at, expired
        ended = raises(EndedError, lambda: requests.wait_until(first, "declined"))
        assert str(ended) == f"link request {first} is expired, which never becomes declined"
        assert ended.request.status == "expired"

        # The number was wrong. It can change when the end of its invitation has come from AWS too, with another version.
        if expired.closed_at == expired.expires_at:
            until(lambda: requests.get(first), lambda request: request.version > sent.version + 1)
        api().cloud_accounts.update(account.id, UpdateCloudAccount(aws_account_id=account_number()))
        renewed = typed(requests.renew(first))
        assert (renewed.supersedes, renewed.status) == (first, "submitted")
        requests.approve(renewed.id)
        again = requests.send(renewed.id)
        assert again.sent_at and again.sent_at >= sent.expires_at, again
        assert typed(requests.wait_until(renewed.id, "accepted")).supersedes == first
        assert api().cloud_accounts.get(account.id).status == "linked"
    finally:
        assert api().test_clock.reset().status == 204
