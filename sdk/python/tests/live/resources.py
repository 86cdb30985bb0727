"""Pages, versions, null and absent, unions, what is not known."""

from __future__ import annotations

import time

from gangway import ApiError, ETag, NotModified, ProblemCode, Text, VersionMismatchError
from gangway.models import (
    AddExistingAccount,
    CreateCloudAccount,
    RequestNewAccount,
    SetupKit,
    TrustPolicy,
    UpdateClient,
    UpdateContact,
)

from world import (
    account_number,
    api,
    faults,
    new_account,
    new_profile,
    profile_with_pricebook,
    raises,
    reseller,
    scenario,
    typed,
    unique,
)


@scenario("paging")
def paging() -> None:
    owner = reseller().id
    made = [new_profile(reseller_id=owner).id for _ in range(5)][::-1]
    assert [item.id for item in api().clients.list(reseller_id=owner, limit=2)] == made
    first = api().clients.list(reseller_id=owner, limit=2)
    second = first.next_page()
    assert second is not None and [item.id for item in second.data] == made[2:4] and second.response.request_id
    assert [len(page.data) for page in first.pages()] == [2, 2, 1]
    by_cursor = api().clients.list(reseller_id=owner, limit=2, cursor=first.next_cursor)
    assert by_cursor.data == second.data


@scenario("paging")
def paging_of_a_feed() -> None:
    last = api().events.list(limit=1).data[0].id
    made = [new_profile().id for _ in range(3)]
    events = list(api().events.list(since=last, limit=2))
    assert [event.resource.id for event in events] == made and typed(events[0]).type == "client.created"


@scenario("event-feed")
def event_feed() -> None:
    begun = time.monotonic()
    now = typed(api().events.list(since="now", wait=1, timeout=5))
    assert time.monotonic() - begun > 0.9 and (now.data, now.at_end) == ([], True)
    made = new_profile().id
    page = api().events.list(since="now", cursor=now.next_cursor, wait=30)
    assert [event.resource.id for event in page.data] == [made] and page.at_end
    oldest = api().events.list(since="beginning", limit=1)
    assert len(oldest.data) == 1 and oldest.at_end is False and oldest.next_cursor


@scenario("version-conflict")
def version_conflict() -> None:
    profile = new_profile()
    api().clients.update(profile.id, UpdateClient(name=unique("Panadería")), if_match=profile.version)
    stale: list[ETag] = [profile.version, f'"v{profile.version}"']
    for version in stale:

        def archive(version: ETag = version) -> object:
            return api().clients.archive(profile.id, if_match=version)

        error = raises(VersionMismatchError, archive)
        assert isinstance(error, ApiError) and (error.status, error.code) == (412, ProblemCode.VERSION_MISMATCH)


@scenario("etag")
def etag() -> None:
    profile = new_profile()
    assert profile.response.etag == f'"v{profile.version}"' and profile.response.status == 201
    assert profile.response.headers["location"].endswith(profile.id)
    changed = api().clients.update(profile.id, UpdateClient(domain="sol.example"), if_match=profile.version)
    assert changed.version == profile.version + 1 and changed.response.etag
    again = api().clients.update(profile.id, UpdateClient(domain=None), if_match=changed.response.etag)
    assert again.domain is None and again.version == changed.version + 1
    same = raises(NotModified, lambda: api().clients.get(profile.id, if_none_match=again.version))
    assert same.response.status == 304
    assert api().clients.get(profile.id, if_none_match=1).version == again.version
    gone = api().clients.archive(profile.id, if_match=again.version)
    assert gone.status == 204 and gone.request_id


@scenario("null-and-absent")
def null_and_absent() -> None:
    reference = unique("CRM")
    profile = new_profile(external_ref=reference, domain="sol.example")
    assert profile.contact.phone
    changed = api().clients.update(profile.id, UpdateClient(domain=None, contact=UpdateContact(phone=None)))
    assert changed.domain is None and changed.contact.phone is None
    assert changed.external_ref == reference and changed.contact.email == profile.contact.email


@scenario("unions")
def unions() -> None:
    client_id = profile_with_pricebook().id
    bodies: list[CreateCloudAccount] = [
        AddExistingAccount(client_id=client_id, aws_account_id=account_number(), support_type="basic"),
        RequestNewAccount(client_id=client_id, nickname="Sol Production", support_type="business_plus"),
    ]
    existing, requested = (typed(api().cloud_accounts.create(body)) for body in bodies)
    assert existing.origin == "existing" and existing.aws_account_id and requested.origin == "new"
    kit = api().role_arn.get_setup_kit(existing.id)
    assert type(kit) is SetupKit and kit.trust_policy.statement[0].condition.string_equals.sts_external_id
    policy = api().role_arn.get_setup_kit(existing.id, format="trust-policy")
    assert type(policy) is TrustPolicy and policy == typed(kit).trust_policy and policy.response.status == 200
    assert api().role_arn.get_setup_kit(existing.id, format="cloudformation") == kit.cloudformation
    assert api().role_arn.get_setup_kit(existing.id, format="terraform") == kit.terraform
    assert api().role_arn.get_setup_kit(existing.id, format="cli", security_report=False) == kit.cli
    console = api().role_arn.get_setup_kit(existing.id, format="console", security_report=True)
    assert type(console) is Text and console.startswith("#") and "AWSSupportAccess" in console
    assert console.response.headers["content-type"].startswith("text/markdown")


@scenario("unknown-member")
def unknown_member() -> None:
    profile = new_profile()
    faults("GET", f"/clients/{profile.id}", {"patch": {"favouriteBread": {"kind": "rye"}}})
    read = api().clients.get(profile.id)
    assert read == profile and read.raw["favouriteBread"] == {"kind": "rye"}


@scenario("unknown-enum")
def unknown_enum() -> None:
    account = new_account()
    faults("GET", f"/cloud-accounts/{account.id}", {"patch": {"status": "hibernating"}})
    read = api().cloud_accounts.get(account.id)
    assert read.status == "hibernating" and not read.status.known and account.status.known
