//! Use cases of support plan groups. Whoever changes a group's accounts gives the group a new version first, so that it
//! cannot be deleted, nor change its kind, while an account is put in.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::auth::Caller;
use crate::cloud_accounts::model::CloudAccount;
use crate::domain::{Code, Expected, Refusal, Violation, all_or_invalid, trimmed};
use crate::events::{self, EventKind, Subject};
use crate::fault::DbError;
use crate::fault::Fault;
use crate::id::{CloudAccountId, ResellerId, SupportPlanId};
use crate::quotas::model::Quota;
use crate::support_plans::dto::{CreateSupportPlan, UpdateSupportPlan, sorted};
use crate::support_plans::model::{Member, SupportPlanGroup, check_kind, check_room};
use crate::support_plans::store;
use crate::tx::{Tx, Who};
use crate::{clients, cloud_accounts, link_requests, quotas};

/// Creates a group and puts accounts in.
pub fn create(tx: &mut Tx<'_, &Caller>, body: &CreateSupportPlan) -> Result<SupportPlanGroup, Fault> {
    let client = clients::store::get(tx.conn, &tx.caller.tenant, &body.client_id)?;
    let ids = body.cloud_account_ids.as_deref().unwrap_or_default();
    let reseller_id = client.as_ref().map(|client| &client.reseller_id);
    let (accounts, mut errors) = find(tx, reseller_id, ids)?;
    let Some(client) = client else {
        errors.insert(0, Violation::not_found("/clientId"));
        return Err(Refusal::invalid(errors).into());
    };
    all_or_invalid(errors)?;
    if !clients::store::lock_active(tx.conn, &client.id)? {
        return Err(Code::ClientArchived.into());
    }
    let group = SupportPlanGroup {
        id: tx.id(),
        reseller_id: client.reseller_id,
        client_id: client.id,
        name: trimmed(&body.name),
        kind: body.kind,
        cloud_account_ids: sorted(ids),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    admit_all(&group, &accounts, tx.now)?;
    store::insert(tx.conn, &group)?;
    events::append(tx, EventKind::SupportPlanCreated, &subject(&group))?;
    assign(tx, &group, &accounts, true)?;
    quotas::ops::take(tx.conn, &tx.terms.quotas, &group.reseller_id, Quota::SupportPlans, 1)?;
    Ok(group)
}

/// The group with this id.
pub fn get(tx: &mut Tx<'_, impl Who>, id: &SupportPlanId) -> Result<SupportPlanGroup, Fault> {
    Ok(store::get(tx.conn, tx.caller.tenant(), id)?.ok_or(Code::SupportPlanNotFound)?)
}

/// Changes a group; named accounts replace those that are in it. Accounts that stay are not asked again whether their
/// plan is still offered, only whether they fit.
pub fn update(
    tx: &mut Tx<'_, &Caller>,
    id: &SupportPlanId,
    expected: &Expected,
    body: &UpdateSupportPlan,
) -> Result<SupportPlanGroup, Fault> {
    let before = get(tx, id)?;
    expected.check(before.version)?;
    let mut after = before.clone();
    body.apply(&mut after);
    if after == before {
        return Ok(after);
    }
    let wanted = body.cloud_account_ids.as_deref().unwrap_or(&before.cloud_account_ids);
    let (wanted, errors) = find(tx, Some(&before.reseller_id), wanted)?;
    all_or_invalid(errors)?;
    let (kept, added): (Vec<_>, Vec<_>) =
        wanted.into_iter().partition(|account| before.cloud_account_ids.contains(&account.id));
    if after.kind != before.kind {
        for account in &kept {
            check_kind(account.support_type, after.kind).map_err(|refusal| naming(refusal, account))?;
        }
    }
    admit_all(&after, &added, tx.now)?;
    let gone: Vec<_> =
        before.cloud_account_ids.iter().filter(|id| !after.cloud_account_ids.contains(id)).cloned().collect();
    after.version += 1;
    after.updated_at = tx.now;
    store::update(tx.conn, &after)?;
    events::append(tx, EventKind::SupportPlanUpdated, &subject(&after))?;
    let gone = store::accounts(tx.conn, &tx.caller.tenant, &gone)?;
    assign(tx, &after, &gone, false)?;
    assign(tx, &after, &added, true)?;
    Ok(after)
}

/// Deletes a group without accounts.
pub fn delete(tx: &mut Tx<'_, &Caller>, id: &SupportPlanId, expected: &Expected) -> Result<(), Fault> {
    let group = get(tx, id)?;
    expected.check(group.version)?;
    if !group.cloud_account_ids.is_empty() {
        return Err(Code::SupportPlanInUse.into());
    }
    store::delete(tx.conn, &group)?;
    events::append(tx, EventKind::SupportPlanDeleted, &subject(&group))?;
    quotas::ops::release(tx.conn, &group.reseller_id, Quota::SupportPlans, 1)
}

/// Puts an account into a group; one that is in it already stays.
pub fn put_account(
    tx: &mut Tx<'_, &Caller>,
    (id, account_id): (&SupportPlanId, &CloudAccountId),
    expected: &Expected,
) -> Result<SupportPlanGroup, Fault> {
    let mut group = get(tx, id)?;
    let account = store::account(tx.conn, &tx.caller.tenant, account_id)?
        .filter(|account| account.reseller_id == group.reseller_id)
        .ok_or(Code::CloudAccountNotFound)?;
    expected.check(group.version)?;
    if account.support_plan_id.as_ref() == Some(id) {
        return Ok(group);
    }
    group.admit(&account, tx.now.date_naive())?;
    group.check_room()?;
    group.cloud_account_ids.push(account.id.clone());
    group.cloud_account_ids.sort_unstable();
    store_next(tx, &mut group)?;
    assign(tx, &group, &[account], true)?;
    Ok(group)
}

/// The same for whoever does not want to see the group: nothing that grows with its accounts is loaded, so that many are put in
/// one after another at the price of each.
pub fn join(tx: &mut Tx<'_, &Caller>, id: &SupportPlanId, account_id: &CloudAccountId) -> Result<(), Fault> {
    let tenant = &tx.caller.tenant;
    let (mut group, accounts) =
        store::heads(tx.conn, tenant, &[id.to_string()])?.pop().ok_or(Code::SupportPlanNotFound)?;
    let account = store::account(tx.conn, tenant, account_id)?.ok_or(Code::CloudAccountNotFound)?;
    if account.support_plan_id.as_ref() == Some(id) {
        return Ok(());
    }
    group.admit(&account, tx.now.date_naive())?;
    check_room(accounts)?;
    store_next(tx, &mut group)?;
    assign(tx, &group, &[account], true)
}

/// Takes an account out of a group.
pub fn delete_account(
    tx: &mut Tx<'_, &Caller>,
    (id, account_id): (&SupportPlanId, &CloudAccountId),
    expected: &Expected,
) -> Result<(), Fault> {
    let mut group = get(tx, id)?;
    let account = store::account(tx.conn, &tx.caller.tenant, account_id)?.ok_or(Code::CloudAccountNotFound)?;
    if account.support_plan_id.as_ref() != Some(id) {
        return Err(Code::SupportPlanAccountNotFound.into());
    }
    expected.check(group.version)?;
    store_next(tx, &mut group)?;
    assign(tx, &group, &[account], false)
}

/// An account that is not live any more leaves its group.
pub fn left(tx: &mut Tx<'_, impl Who>, id: &SupportPlanId, account_id: &CloudAccountId) -> Result<(), Fault> {
    store::bump(tx.conn, id, tx.now)?;
    let group = get(tx, id)?;
    tell_accounts(tx, EventKind::SupportPlanAccountRemoved, &group, [account_id])
}

/// Moves an account between groups, or in or out, as it is about to be stored, perhaps with another support type: it leaves
/// the one and comes into the other at once (S1).
pub fn moved(tx: &mut Tx<'_, &Caller>, before: &CloudAccount, after: &CloudAccount) -> Result<(), Fault> {
    if after.support_plan_id == before.support_plan_id {
        return Ok(());
    }
    let into = match &after.support_plan_id {
        Some(id) => {
            let found = store::heads(tx.conn, &tx.caller.tenant, &[id.to_string()])?.pop();
            let own = found.filter(|(group, _)| group.reseller_id == after.reseller_id);
            let (group, accounts) =
                own.ok_or_else(|| Refusal::invalid(vec![Violation::not_found("/supportPlanId")]))?;
            group.admit(&newcomer(after), tx.now.date_naive())?;
            check_room(accounts)?;
            Some(group)
        }
        None => None,
    };
    let mut groups: Vec<&SupportPlanId> = before.support_plan_id.iter().chain(&after.support_plan_id).collect();
    // All in one order, so that two that are moved across each other do not wait for each other.
    groups.sort_unstable();
    for id in groups {
        match &into {
            Some(group) if group.id == *id => store_next(tx, &mut group.clone())?,
            _ => store::bump(tx.conn, id, tx.now)?,
        }
    }
    if let Some(id) = &before.support_plan_id {
        let group = get(tx, id)?;
        tell_accounts(tx, EventKind::SupportPlanAccountRemoved, &group, [&before.id])?;
    }
    if let Some(group) = into {
        let group = SupportPlanGroup { version: group.version + 1, ..group };
        tell_accounts(tx, EventKind::SupportPlanAccountAdded, &group, [&before.id])?;
    }
    Ok(())
}

/// An account that comes into a group, having left its own.
fn newcomer(account: &CloudAccount) -> Member {
    Member {
        id: account.id.clone(),
        reseller_id: account.reseller_id.clone(),
        client_id: account.client_id.clone(),
        status: account.status,
        support_type: account.support_type,
        support_plan_id: None,
        version: account.version,
        link_request_id: account.link_request_id.clone(),
    }
}

/// What an event says of the group.
fn subject(group: &SupportPlanGroup) -> Subject<'_> {
    Subject {
        reseller_id: Some(group.reseller_id.as_str()),
        client_id: Some(group.client_id.as_str()),
        resource_id: group.id.as_str(),
        version: group.version,
        data: json!({ "kind": group.kind }),
    }
}

/// Writes down what happened to these accounts of the group.
fn tell_accounts<'a>(
    tx: &mut Tx<'_, impl Who>,
    kind: EventKind,
    group: &SupportPlanGroup,
    accounts: impl IntoIterator<Item = &'a CloudAccountId>,
) -> Result<(), Fault> {
    let of = |id| Subject { data: json!({ "kind": group.kind, "cloudAccountId": id }), ..subject(group) };
    let subjects: Vec<_> = accounts.into_iter().map(of).collect();
    Ok(events::append_all(tx, kind, &subjects)?)
}

fn store_next(tx: &mut Tx<'_, impl Who>, group: &mut SupportPlanGroup) -> Result<(), Fault> {
    group.version += 1;
    group.updated_at = tx.now;
    Ok(store::update(tx.conn, group)?)
}

/// Puts accounts into the group, or takes them out. A link request tells in its warnings whether there is a group (S2), so
/// each account's latest one gets a new version too. A few statements, however many accounts there are.
fn assign(
    tx: &mut Tx<'_, &Caller>,
    group: &SupportPlanGroup,
    accounts: &[Member],
    in_group: bool,
) -> Result<(), Fault> {
    if accounts.is_empty() {
        return Ok(());
    }
    let ids: Vec<_> = accounts.iter().map(|account| (&account.id, account.version)).collect();
    let changed = cloud_accounts::store::regroup(tx.conn, &ids, in_group.then_some(&group.id), tx.now)?;
    cloud_accounts::news::tell_all_changed(tx, &changed)?;
    let requests: Vec<_> = accounts.iter().filter_map(|account| account.link_request_id.as_ref()).collect();
    link_requests::moves::touch_all(tx, &requests)?;
    let kind = if in_group { EventKind::SupportPlanAccountAdded } else { EventKind::SupportPlanAccountRemoved };
    tell_accounts(tx, kind, group, accounts.iter().map(|account| &account.id))
}

/// The accounts with these ids, and a violation for each that the caller cannot see or that another reseller has: a
/// group never crosses resellers, not even for operations. With no reseller known only sight counts.
fn find(
    tx: &mut Tx<'_, impl Who>,
    reseller_id: Option<&ResellerId>,
    ids: &[CloudAccountId],
) -> Result<(Vec<Member>, Vec<Violation>), DbError> {
    let seen = store::accounts(tx.conn, tx.caller.tenant(), ids)?.into_iter();
    let own = seen.filter(|account| reseller_id.is_none_or(|reseller_id| account.reseller_id == *reseller_id));
    let mut known: BTreeMap<CloudAccountId, Member> = own.map(|account| (account.id.clone(), account)).collect();
    let (mut accounts, mut errors) = (Vec::new(), Vec::new());
    for (index, id) in ids.iter().enumerate() {
        match known.remove(id) {
            Some(account) => accounts.push(account),
            None => errors.push(Violation::not_found(format!("/cloudAccountIds/{index}"))),
        }
    }
    Ok((accounts, errors))
}

fn admit_all(group: &SupportPlanGroup, accounts: &[Member], now: DateTime<Utc>) -> Result<(), Refusal> {
    let today = now.date_naive();
    accounts.iter().try_for_each(|account| group.admit(account, today).map_err(|refusal| naming(refusal, account)))
}

/// Of many accounts, the answer tells which one was refused.
fn naming(refusal: Refusal, account: &Member) -> Refusal {
    refusal.member("cloudAccountId", account.id.as_str())
}
