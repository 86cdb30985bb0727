//! Accounts: added or requested, changed, unlinked, with what hangs on them.

use super::groups;
use crate::auth::scope::Role;
use crate::auth::{Actor, Caller};
use crate::clients::model::Client;
use crate::clients::providers;
use crate::clients::providers::model::CloudProvider;
use crate::cloud_accounts::dto::{
    AddExistingAccount, CloudAccountView, CreateCloudAccount, RequestNewAccount, UpdateCloudAccount,
};
use crate::cloud_accounts::model::{self, CloudAccount, OrganizationRoleSource, Origin};
use crate::cloud_accounts::ops::{check_root_email, check_support_type, load, shown, taken};
use crate::cloud_accounts::store;
use crate::domain::AccountStatus;
use crate::domain::RoleStatus;
use crate::domain::{Code, Expected, ExternalId, FieldError, Refusal, Violation, all_or_invalid, trimmed};
use crate::events::{self, EventKind};
use crate::fault::Fault;
use crate::id::{ClientId, CloudAccountId, PricebookId};
use crate::link_requests;
use crate::link_requests::due::Lapsed;
use crate::link_requests::model::Status;
use crate::link_requests::ops::Submission;
use crate::pricebooks::model::{Pricebook, PricebookStatus};
use crate::quotas::model::Quota;
use crate::role_arn;
use crate::role_arn::model::RoleSetup;
use crate::support_plans::model::{SupportType, check_offered};
use crate::tx::{Tx, Who};
use crate::{clients, owner_links, pricebooks, quotas};

/// Adds an account, or asks for a new one.
pub fn create(tx: &mut Tx<'_, &Caller>, body: &CreateCloudAccount) -> Result<CloudAccountView, Fault> {
    let (Enrolment { account, default_pricebook }, submits) = match body {
        CreateCloudAccount::Existing(body) => (existing(tx, body)?, body.submit_link_request),
        CreateCloudAccount::New(body) => (requested(tx, body)?, body.submit_link_request),
    };
    store::insert(tx.conn, &account).map_err(taken)?;
    role_arn::store::insert(tx.conn, &RoleSetup::new(&account, tx.now))?;
    events::append(tx, EventKind::CloudAccountCreated, &account.subject())?;
    quotas::ops::take(tx.conn, &tx.terms.quotas, &account.reseller_id, Quota::CloudAccounts, 1)?;
    let account = match submits {
        Some(true) => link_requests::ops::submit(tx, account, Submission::default())?.account,
        _ => account,
    };
    Ok(CloudAccountView::new(account, default_pricebook))
}

/// A new account, and the pricebook that its client has for all.
struct Enrolment {
    account: CloudAccount,
    default_pricebook: Option<PricebookId>,
}

/// What both origins have in common: a client that takes accounts, a support type on offer, a pricebook that applies.
fn blank(
    tx: &mut Tx<'_, &Caller>,
    client_id: &ClientId,
    pricebook_id: Option<&PricebookId>,
    support_type: SupportType,
) -> Result<Enrolment, Fault> {
    let client = client_for(tx, client_id, pricebook_id.is_some())?;
    check_offered(support_type, tx.now.date_naive())?;
    let default_pricebook = check_pricebook(tx, &client, pricebook_id)?;
    let account = CloudAccount {
        id: tx.id(),
        reseller_id: client.reseller_id,
        client_id: client.id,
        origin: Origin::Existing,
        aws_account_id: None,
        nickname: None,
        root_email: None,
        support_type,
        organization_role: None,
        organization_role_source: None,
        payer_account_id: None,
        detected_support_type: None,
        pricebook_id: pricebook_id.cloned(),
        external_id: ExternalId::from_random(tx.random()),
        status: AccountStatus::Registered,
        role_status: RoleStatus::NotChecked,
        link_request_id: None,
        support_plan_id: None,
        liability_starts_at: None,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    Ok(Enrolment { account, default_pricebook })
}

fn existing(tx: &mut Tx<'_, &Caller>, body: &AddExistingAccount) -> Result<Enrolment, Fault> {
    let mut blank = blank(tx, &body.client_id, body.pricebook_id.as_ref(), body.support_type)?;
    model::check_organization_role(body.organization_role)?;
    blank.account = CloudAccount {
        aws_account_id: Some(body.aws_account_id.clone()),
        nickname: body.nickname.as_deref().map(trimmed),
        root_email: body.root_email.clone(),
        organization_role: body.organization_role,
        organization_role_source: body.organization_role.map(|_| OrganizationRoleSource::Declared),
        ..blank.account
    };
    Ok(blank)
}

/// A8: name and support type now; the root e-mail now or with the approval.
fn requested(tx: &mut Tx<'_, &Caller>, body: &RequestNewAccount) -> Result<Enrolment, Fault> {
    let mut blank = blank(tx, &body.client_id, body.pricebook_id.as_ref(), body.support_type)?;
    blank.account = CloudAccount {
        origin: Origin::New,
        nickname: Some(trimmed(&body.nickname)),
        root_email: body.root_email.clone(),
        ..blank.account
    };
    check_root_email(tx, &blank.account)?;
    Ok(blank)
}

/// The client of a new account, locked against being archived meanwhile.
fn client_for(tx: &mut Tx<'_, &Caller>, id: &ClientId, own_pricebook: bool) -> Result<Client, Fault> {
    let client = clients::store::get(tx.conn, &tx.caller.tenant, id)?;
    let mut errors = Vec::new();
    if client.is_none() {
        errors.push(Violation::not_found("/clientId"));
    }
    if own_pricebook {
        errors.extend(customer_may_not(tx.caller, "/pricebookId"));
    }
    all_or_invalid(errors)?;
    let client = client.ok_or(Fault::Internal("a client that was found is missing"))?;
    if !clients::store::lock_active(tx.conn, &client.id)? {
        return Err(Code::ClientArchived.into());
    }
    Ok(client)
}

/// Prices are between reseller and distributor: the customer portal does not set them.
fn customer_may_not(caller: &Caller, pointer: &str) -> Option<Violation> {
    let error = FieldError::new("not_allowed").with_text("reason", "reason-reseller-sets-it");
    (caller.role == Role::Customer).then(|| Violation::at(pointer, error))
}

/// C2, P3: some pricebook applies to the account, its own one is usable and in the client's currency. The client's default
/// one.
fn check_pricebook(
    tx: &mut Tx<'_, &Caller>,
    client: &Client,
    own: Option<&PricebookId>,
) -> Result<Option<PricebookId>, Fault> {
    let provider = providers::store::get(tx.conn, &client.id)?;
    let book = match own {
        Some(own) => Some(pricebooks::store::heads(tx.conn, &tx.caller.tenant, &[own.to_string()])?.pop()),
        None => None,
    };
    check_prices(client, provider.as_ref(), book.as_ref().map(Option::as_ref))?;
    if let Some(own) = own
        && !pricebooks::store::hold_active(tx.conn, own)?
    {
        return Err(Code::PricebookRetired.into());
    }
    Ok(provider.map(|provider| provider.pricebook_id))
}

/// C2, P3: some pricebook applies to an account of the client. Its `own` one, if it has any, was found for the caller, is of
/// the same reseller or the platform's, active, and in the client's currency.
pub fn check_prices(
    client: &Client,
    provider: Option<&CloudProvider>,
    own: Option<Option<&Pricebook<()>>>,
) -> Result<(), Refusal> {
    let Some(own) = own else {
        let missing = || Refusal::new(Code::PricebookNotSet).with("clientId", client.id.as_str());
        return provider.map(drop).ok_or_else(missing);
    };
    let usable = own.filter(|book| book.reseller_id.as_ref().is_none_or(|owner| *owner == client.reseller_id));
    let book = usable.ok_or_else(|| Refusal::invalid(vec![Violation::not_found("/pricebookId")]))?;
    if book.status != PricebookStatus::Active {
        return Err(Code::PricebookRetired.into());
    }
    provider.map_or(Ok(()), |provider| book.check_currency(provider.currency))
}

/// Changes an account. Members of other organizations may be invited only when the terms allow it (A6).
pub fn update(
    tx: &mut Tx<'_, &Caller>,
    id: &CloudAccountId,
    expected: &Expected,
    body: &UpdateCloudAccount,
) -> Result<CloudAccountView, Fault> {
    link_requests::lapse::expire_due(tx, &Lapsed::of_account(id))?;
    let before = load(tx, id)?;
    expected.check(before.version)?;
    let barred = [
        ("/supportType", body.support_type.is_some()),
        ("/pricebookId", body.pricebook_id.is_some()),
        ("/supportPlanId", body.support_plan_id.is_some()),
    ];
    let barred = barred.iter().filter(|(_, given)| *given);
    all_or_invalid(barred.filter_map(|(pointer, _)| customer_may_not(tx.caller, pointer)).collect())?;
    before.status.check_live()?;
    let mut after = before.clone();
    body.apply(&mut after);
    before.check_change(&after, tx.terms.allow_direct_transfer)?;
    check_change(tx, &before, &after)?;
    if after != before {
        // The groups first, as whoever puts an account into one does.
        groups::moved(tx, &before, &after)?;
        after = CloudAccount { version: before.version + 1, updated_at: tx.now, ..after };
        // The account first, as an approval does: whoever takes both rows takes them in one order.
        store::update(tx.conn, &after).map_err(taken)?;
        events::append(tx, EventKind::CloudAccountUpdated, &after.subject())?;
        if before.changes_what_is_approved(&after) {
            check_not_approved(tx, &before)?;
        }
        if after.aws_account_id != before.aws_account_id {
            role_arn::ops::clear_for_new_number(tx, id)?;
        }
        // A link request's warnings tell of the organization role, the group and the support plan's end.
        let today = tx.now.date_naive();
        let warned = |account: &CloudAccount| {
            let ends = account.support_type.plan().is_ending(today).then_some(account.support_type);
            (account.organization_role, account.support_plan_id.is_some(), ends)
        };
        if warned(&after) != warned(&before)
            && let Some(request) = &after.link_request_id
        {
            link_requests::moves::touch(tx, request)?;
        }
    }
    shown(tx, after)
}

fn check_change(tx: &mut Tx<'_, &Caller>, before: &CloudAccount, after: &CloudAccount) -> Result<(), Fault> {
    if after.root_email != before.root_email {
        check_root_email(tx, after)?;
    }
    check_support_type(tx, before, after)?;
    if after.pricebook_id != before.pricebook_id {
        let client = clients::store::get(tx.conn, &tx.caller.tenant, &before.client_id)?;
        let client = client.ok_or(Fault::Internal("an account has no client"))?;
        clients::store::lock_active(tx.conn, &client.id)?;
        check_pricebook(tx, &client, after.pricebook_id.as_ref())?;
    }
    Ok(())
}

/// What operations approved is what is sent: while the request waits for approval it cannot be approved behind this
/// change, and operations that looked at it before get another version to see.
fn check_not_approved(tx: &mut Tx<'_, &Caller>, account: &CloudAccount) -> Result<(), Fault> {
    let Some(request) = &account.link_request_id else { return Ok(()) };
    if !link_requests::store::hold(tx.conn, request, Status::Submitted)? {
        return Err(link_requests::ops::already_open(Some(request)).into());
    }
    link_requests::moves::touch(tx, request)
}

/// Unlinks an account: it leaves its support plan group, and its number is free again.
pub fn unlink(tx: &mut Tx<'_, &Caller>, id: &CloudAccountId, expected: &Expected) -> Result<(), Fault> {
    link_requests::lapse::expire_due(tx, &Lapsed::of_account(id))?;
    let before = load(tx, id)?;
    expected.check(before.version)?;
    before.status.check_live()?;
    let Some(unlinked) = before.status.unlinked() else {
        return Err(link_requests::ops::already_open(before.link_request_id.as_ref()).into());
    };
    take_out(tx, before, unlinked, EventKind::CloudAccountUnlinked)
}

/// Writes down that AWS has closed a linked account. One that is not linked any more stays as it is.
pub fn close(tx: &mut Tx<'_, Actor<'_>>, id: &CloudAccountId) -> Result<(), Fault> {
    let Some(account) = store::get(tx.conn, tx.caller.tenant(), id)? else { return Ok(()) };
    match account.status.closed() {
        Some(closed) => take_out(tx, account, closed, EventKind::CloudAccountUpdated),
        None => Ok(()),
    }
}

/// An account that is not live any more leaves its group, and its number is free again.
fn take_out(
    tx: &mut Tx<'_, impl Who>,
    before: CloudAccount,
    status: AccountStatus,
    kind: EventKind,
) -> Result<(), Fault> {
    if let Some(group) = &before.support_plan_id {
        groups::left(tx, group, &before.id)?;
    }
    // Its link request's warnings and available actions depend on the account.
    if let Some(request) = &before.link_request_id {
        link_requests::moves::touch(tx, request)?;
    }
    let after =
        CloudAccount { status, support_plan_id: None, version: before.version + 1, updated_at: tx.now, ..before };
    store::update(tx.conn, &after)?;
    events::append(tx, kind, &after.subject())?;
    owner_links::ops::revoke_all(tx, &after.id)?;
    quotas::ops::release(tx.conn, &after.reseller_id, Quota::CloudAccounts, 1)
}
