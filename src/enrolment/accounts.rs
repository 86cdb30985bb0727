//! Accounts: added or requested, changed, unlinked, with what hangs on them.

use chrono::{DateTime, Utc};

use super::groups;
use crate::auth::Actor;
use crate::auth::Caller;
use crate::auth::scope::Role;
use crate::clients::model::Client;
use crate::clients::providers;
use crate::cloud_accounts::dto::{
    AddExistingAccount, CloudAccountView, CreateCloudAccount, RequestNewAccount, UpdateCloudAccount,
};
use crate::cloud_accounts::model::{self, AccountStatus, CloudAccount, Origin};
use crate::cloud_accounts::news;
use crate::cloud_accounts::ops::{check_root_email, check_support_type, get, load, taken};
use crate::cloud_accounts::store;
use crate::db::Conn;
use crate::domain::RoleStatus;
use crate::domain::{Code, Expected, ExternalId, FieldError, Refusal, Violation, all_or_invalid, trimmed};
use crate::events::Kind;
use crate::fault::Fault;
use crate::id::{ClientId, CloudAccountId, LinkRequestId, PricebookId};
use crate::link_requests;
use crate::link_requests::due::Lapsed;
use crate::link_requests::model::Status;
use crate::quotas::model::{Quota, Quotas};
use crate::role_arn;
use crate::role_arn::model::RoleSetup;
use crate::support_plans::model::{SupportType, check_offered};
use crate::{clients, pricebooks, quotas};

/// Ids, random bits and settings that a new account needs; made by the handler.
pub struct Fresh {
    /// Id of the account.
    pub id: CloudAccountId,
    /// Id of its link request, if one is submitted at once.
    pub link_request_id: LinkRequestId,
    /// Its external ID.
    pub external_id: ExternalId,
    /// Whether members of other organizations may be invited (A6).
    pub allow_direct_transfer: bool,
    /// How many accounts and open requests a reseller may have.
    pub quotas: Quotas,
}

/// Adds an account, or asks for a new one.
pub fn create(
    conn: &mut Conn,
    caller: &Caller,
    body: &CreateCloudAccount,
    fresh: &Fresh,
    now: DateTime<Utc>,
) -> Result<CloudAccountView, Fault> {
    let (account, submit) = match body {
        CreateCloudAccount::Existing(body) => (existing(conn, caller, body, fresh, now)?, body.submit_link_request),
        CreateCloudAccount::New(body) => (requested(conn, caller, body, fresh, now)?, body.submit_link_request),
    };
    store::insert(conn, &account).map_err(taken)?;
    let ids = (account.id.clone(), account.reseller_id.clone(), account.client_id.clone());
    role_arn::store::insert(conn, &RoleSetup::new(ids.0, ids.1, ids.2, now))?;
    news::tell(conn, Actor::Caller(caller), Kind::CloudAccountCreated, &account, now)?;
    quotas::ops::take(conn, &fresh.quotas, &account.reseller_id, Quota::CloudAccounts, 1)?;
    if submit == Some(true) {
        let request = link_requests::ops::Submission {
            id: &fresh.link_request_id,
            note: None,
            supersedes: None,
            allow_direct_transfer: fresh.allow_direct_transfer,
            quotas: &fresh.quotas,
        };
        link_requests::ops::submit(conn, caller, account, request, now)?;
    }
    get(conn, caller, &fresh.id)
}

/// What both origins have in common: a client that takes accounts, a support type on offer, a pricebook that applies.
fn blank(
    conn: &mut Conn,
    caller: &Caller,
    (client_id, pricebook_id): (&ClientId, Option<&PricebookId>),
    support_type: SupportType,
    fresh: &Fresh,
    now: DateTime<Utc>,
) -> Result<CloudAccount, Fault> {
    let client = client_for(conn, caller, client_id, pricebook_id.is_some())?;
    check_offered(support_type, now.date_naive())?;
    check_pricebook(conn, caller, &client, pricebook_id)?;
    Ok(CloudAccount {
        id: fresh.id.clone(),
        reseller_id: client.reseller_id,
        client_id: client.id,
        origin: Origin::Existing,
        aws_account_id: None,
        nickname: None,
        root_email: None,
        support_type,
        organization_role: None,
        pricebook_id: pricebook_id.cloned(),
        external_id: fresh.external_id.clone(),
        status: AccountStatus::Registered,
        role_status: RoleStatus::NotChecked,
        link_request_id: None,
        support_plan_id: None,
        liability_starts_at: None,
        version: 1,
        created_at: now,
        updated_at: now,
    })
}

fn existing(
    conn: &mut Conn,
    caller: &Caller,
    body: &AddExistingAccount,
    fresh: &Fresh,
    now: DateTime<Utc>,
) -> Result<CloudAccount, Fault> {
    let wanted = (&body.client_id, body.pricebook_id.as_ref());
    let account = blank(conn, caller, wanted, body.support_type, fresh, now)?;
    model::check_organization_role(body.organization_role)?;
    Ok(CloudAccount {
        aws_account_id: Some(body.aws_account_id.clone()),
        nickname: body.nickname.as_deref().map(trimmed),
        root_email: body.root_email.clone(),
        organization_role: body.organization_role,
        ..account
    })
}

/// A8: name and support type now; the root e-mail now or with the approval.
fn requested(
    conn: &mut Conn,
    caller: &Caller,
    body: &RequestNewAccount,
    fresh: &Fresh,
    now: DateTime<Utc>,
) -> Result<CloudAccount, Fault> {
    let wanted = (&body.client_id, body.pricebook_id.as_ref());
    let account = blank(conn, caller, wanted, body.support_type, fresh, now)?;
    let account = CloudAccount {
        origin: Origin::New,
        nickname: Some(trimmed(&body.nickname)),
        root_email: body.root_email.clone(),
        ..account
    };
    check_root_email(conn, &account)?;
    Ok(account)
}

/// The client of a new account, locked against being archived meanwhile.
fn client_for(conn: &mut Conn, caller: &Caller, id: &ClientId, own_pricebook: bool) -> Result<Client, Fault> {
    let client = clients::store::get(conn, &caller.tenant, id)?;
    let mut errors = Vec::new();
    if client.is_none() {
        errors.push(Violation::not_found("/clientId"));
    }
    if own_pricebook {
        errors.extend(customer_may_not(caller, "/pricebookId"));
    }
    all_or_invalid(errors)?;
    let client = client.ok_or(Fault::Internal("a client that was found is missing"))?;
    if !clients::store::lock_active(conn, &client.id)? {
        return Err(Code::ClientArchived.into());
    }
    Ok(client)
}

/// Prices are between reseller and distributor: the customer portal does not set them.
fn customer_may_not(caller: &Caller, pointer: &str) -> Option<Violation> {
    let error = FieldError::new("not_allowed").with_text("reason", "reason-reseller-sets-it");
    (caller.role == Role::Customer).then(|| Violation::at(pointer, error))
}

/// C2, P3: some pricebook applies to the account, its own one is usable and in the client's currency.
fn check_pricebook(conn: &mut Conn, caller: &Caller, client: &Client, own: Option<&PricebookId>) -> Result<(), Fault> {
    let provider = providers::store::get(conn, &client.id)?;
    let Some(own) = own else {
        let missing = || Refusal::new(Code::PricebookNotSet).with("clientId", client.id.as_str());
        return if provider.is_some() { Ok(()) } else { Err(missing().into()) };
    };
    let found = pricebooks::store::get(conn, &caller.tenant, own)?;
    let usable = found.filter(|book| book.reseller_id.as_ref().is_none_or(|owner| *owner == client.reseller_id));
    let Some(pricebook) = usable else {
        return Err(Refusal::invalid(vec![Violation::not_found("/pricebookId")]).into());
    };
    if !pricebooks::store::hold_active(conn, own)? {
        return Err(Code::PricebookRetired.into());
    }
    if let Some(provider) = provider {
        pricebook.check_currency(provider.currency)?;
    }
    Ok(())
}

/// Changes an account. Members of other organizations may be invited only with `allow_direct_transfer` (A6).
pub fn update(
    conn: &mut Conn,
    caller: &Caller,
    (id, expected): (&CloudAccountId, &Expected),
    body: &UpdateCloudAccount,
    allow_direct_transfer: bool,
    now: DateTime<Utc>,
) -> Result<CloudAccountView, Fault> {
    link_requests::lapse::expire_due(conn, &caller.tenant, &Lapsed::of_account(id), now)?;
    let before = load(conn, caller, id)?;
    expected.check(before.version)?;
    let barred = [("/supportType", body.support_type.is_some()), ("/pricebookId", body.pricebook_id.is_some())];
    let barred = barred.iter().filter(|(_, given)| *given);
    all_or_invalid(barred.filter_map(|(pointer, _)| customer_may_not(caller, pointer)).collect())?;
    before.check_live()?;
    let mut after = before.clone();
    body.apply(&mut after);
    before.check_change(&after, allow_direct_transfer)?;
    check_change(conn, caller, &before, &after, now)?;
    if after != before {
        let after = CloudAccount { version: before.version + 1, updated_at: now, ..after };
        // The account first, as an approval does: whoever takes both rows takes them in one order.
        store::update(conn, &after).map_err(taken)?;
        news::tell(conn, Actor::Caller(caller), Kind::CloudAccountUpdated, &after, now)?;
        if before.changes_what_is_approved(&after) {
            check_not_approved(conn, caller, &before, now)?;
        }
        if after.aws_account_id != before.aws_account_id {
            role_arn::ops::clear_for_new_number(conn, caller, id, now)?;
        }
        // A link request's warnings tell of the organization role.
        if after.organization_role != before.organization_role
            && let Some(request) = &after.link_request_id
        {
            link_requests::moves::touch(conn, Actor::Caller(caller), request, now)?;
        }
    }
    get(conn, caller, id)
}

fn check_change(
    conn: &mut Conn,
    caller: &Caller,
    before: &CloudAccount,
    after: &CloudAccount,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    if after.root_email != before.root_email {
        check_root_email(conn, after)?;
    }
    check_support_type(conn, before, after, now)?;
    if after.pricebook_id != before.pricebook_id {
        let client = clients::store::get(conn, &caller.tenant, &before.client_id)?;
        let client = client.ok_or(Fault::Internal("an account has no client"))?;
        clients::store::lock_active(conn, &client.id)?;
        check_pricebook(conn, caller, &client, after.pricebook_id.as_ref())?;
    }
    Ok(())
}

/// What operations approved is what is sent: while the request waits for approval it cannot be approved behind this
/// change, and operations that looked at it before get another version to see.
fn check_not_approved(
    conn: &mut Conn,
    caller: &Caller,
    account: &CloudAccount,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let Some(request) = &account.link_request_id else { return Ok(()) };
    if !link_requests::store::hold(conn, request, Status::Submitted)? {
        return Err(link_requests::ops::already_open(Some(request)).into());
    }
    link_requests::moves::touch(conn, Actor::Caller(caller), request, now)
}

/// Unlinks an account: it leaves its support plan group, and its number is free again.
pub fn unlink(
    conn: &mut Conn,
    caller: &Caller,
    id: &CloudAccountId,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    link_requests::lapse::expire_due(conn, &caller.tenant, &Lapsed::of_account(id), now)?;
    let before = load(conn, caller, id)?;
    expected.check(before.version)?;
    before.check_live()?;
    if matches!(before.status, AccountStatus::Requested | AccountStatus::Invited) {
        return Err(link_requests::ops::already_open(before.link_request_id.as_ref()).into());
    }
    if let Some(group) = &before.support_plan_id {
        groups::left(conn, caller, group, &before.id, now)?;
    }
    // Its link request's warnings and available actions depend on the account.
    if let Some(request) = &before.link_request_id {
        link_requests::moves::touch(conn, Actor::Caller(caller), request, now)?;
    }
    let after = CloudAccount {
        status: AccountStatus::Unlinked,
        support_plan_id: None,
        version: before.version + 1,
        updated_at: now,
        ..before
    };
    store::update(conn, &after)?;
    news::tell(conn, Actor::Caller(caller), Kind::CloudAccountUnlinked, &after, now)?;
    quotas::ops::release(conn, &after.reseller_id, Quota::CloudAccounts, 1)
}
