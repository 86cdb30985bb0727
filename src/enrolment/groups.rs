//! Use cases of support plan groups. Whoever changes a group's accounts gives the group a new version first, so that it
//! cannot be deleted, nor change its kind, while an account is put in.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::auth::Actor;
use crate::auth::Caller;
use crate::db::Conn;
use crate::domain::{Code, Expected, Refusal, Violation, all_or_invalid, trimmed};
use crate::events::{self, Kind, News};
use crate::fault::DbError;
use crate::fault::Fault;
use crate::id::{CloudAccountId, ResellerId, SupportPlanId};
use crate::quotas::model::{Quota, Quotas};
use crate::support_plans::dto::{CreateSupportPlan, UpdateSupportPlan, sorted};
use crate::support_plans::model::{Member, SupportPlanGroup, check_kind};
use crate::support_plans::store;
use crate::tenant::Tenant;
use crate::{clients, cloud_accounts, link_requests, quotas};

/// Creates a group and puts accounts in.
pub fn create(
    conn: &mut Conn,
    caller: &Caller,
    body: &CreateSupportPlan,
    id: &SupportPlanId,
    quotas: &Quotas,
    now: DateTime<Utc>,
) -> Result<SupportPlanGroup, Fault> {
    let client = clients::store::get(conn, &caller.tenant, &body.client_id)?;
    let ids = body.cloud_account_ids.as_deref().unwrap_or_default();
    let reseller_id = client.as_ref().map(|client| &client.reseller_id);
    let (accounts, mut errors) = find(conn, &caller.tenant, reseller_id, ids)?;
    let Some(client) = client else {
        errors.insert(0, Violation::not_found("/clientId"));
        return Err(Refusal::invalid(errors).into());
    };
    all_or_invalid(errors)?;
    if !clients::store::lock_active(conn, &client.id)? {
        return Err(Code::ClientArchived.into());
    }
    let group = SupportPlanGroup {
        id: id.clone(),
        reseller_id: client.reseller_id,
        client_id: client.id,
        name: trimmed(&body.name),
        kind: body.kind,
        cloud_account_ids: sorted(ids),
        version: 1,
        created_at: now,
        updated_at: now,
    };
    admit_all(&group, &accounts, now)?;
    store::insert(conn, &group)?;
    tell(conn, caller, Kind::SupportPlanCreated, &group, now)?;
    assign(conn, caller, &group, &accounts, true, now)?;
    quotas::ops::take(conn, quotas, &group.reseller_id, Quota::SupportPlans, 1)?;
    Ok(group)
}

/// The group with this id.
pub fn get(conn: &mut Conn, caller: &Caller, id: &SupportPlanId) -> Result<SupportPlanGroup, Fault> {
    Ok(store::get(conn, &caller.tenant, id)?.ok_or(Code::SupportPlanNotFound)?)
}

/// Changes a group; named accounts replace those that are in it. Accounts that stay are not asked again whether their
/// plan is still offered, only whether they fit.
pub fn update(
    conn: &mut Conn,
    caller: &Caller,
    id: &SupportPlanId,
    expected: &Expected,
    body: &UpdateSupportPlan,
    now: DateTime<Utc>,
) -> Result<SupportPlanGroup, Fault> {
    let before = get(conn, caller, id)?;
    expected.check(before.version)?;
    let mut after = before.clone();
    body.apply(&mut after);
    if after == before {
        return Ok(after);
    }
    let wanted = body.cloud_account_ids.as_deref().unwrap_or(&before.cloud_account_ids);
    let (wanted, errors) = find(conn, &caller.tenant, Some(&before.reseller_id), wanted)?;
    all_or_invalid(errors)?;
    let (kept, added): (Vec<_>, Vec<_>) =
        wanted.into_iter().partition(|account| before.cloud_account_ids.contains(&account.id));
    if after.kind != before.kind {
        for account in &kept {
            check_kind(account.support_type, after.kind).map_err(|refusal| naming(refusal, account))?;
        }
    }
    admit_all(&after, &added, now)?;
    let gone: Vec<_> =
        before.cloud_account_ids.iter().filter(|id| !after.cloud_account_ids.contains(id)).cloned().collect();
    after.version += 1;
    after.updated_at = now;
    store::update(conn, &after)?;
    tell(conn, caller, Kind::SupportPlanUpdated, &after, now)?;
    let gone = store::accounts(conn, &caller.tenant, &gone)?;
    assign(conn, caller, &after, &gone, false, now)?;
    assign(conn, caller, &after, &added, true, now)?;
    Ok(after)
}

/// Deletes a group without accounts.
pub fn delete(
    conn: &mut Conn,
    caller: &Caller,
    id: &SupportPlanId,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let group = get(conn, caller, id)?;
    expected.check(group.version)?;
    if !group.cloud_account_ids.is_empty() {
        return Err(Code::SupportPlanInUse.into());
    }
    store::delete(conn, &group)?;
    tell(conn, caller, Kind::SupportPlanDeleted, &group, now)?;
    quotas::ops::release(conn, &group.reseller_id, Quota::SupportPlans, 1)
}

/// Puts an account into a group; one that is in it already stays.
pub fn put_account(
    conn: &mut Conn,
    caller: &Caller,
    (id, account_id): (&SupportPlanId, &CloudAccountId),
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<SupportPlanGroup, Fault> {
    let mut group = get(conn, caller, id)?;
    let account = store::account(conn, &caller.tenant, account_id)?
        .filter(|account| account.reseller_id == group.reseller_id)
        .ok_or(Code::CloudAccountNotFound)?;
    expected.check(group.version)?;
    if account.support_plan_id.as_ref() == Some(id) {
        return Ok(group);
    }
    group.admit(&account, now.date_naive())?;
    group.check_room()?;
    group.cloud_account_ids.push(account.id.clone());
    group.cloud_account_ids.sort_unstable();
    store_next(conn, &mut group, now)?;
    assign(conn, caller, &group, &[account], true, now)?;
    Ok(group)
}

/// Takes an account out of a group.
pub fn delete_account(
    conn: &mut Conn,
    caller: &Caller,
    (id, account_id): (&SupportPlanId, &CloudAccountId),
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let mut group = get(conn, caller, id)?;
    let account = store::account(conn, &caller.tenant, account_id)?.ok_or(Code::CloudAccountNotFound)?;
    if account.support_plan_id.as_ref() != Some(id) {
        return Err(Code::SupportPlanAccountNotFound.into());
    }
    expected.check(group.version)?;
    store_next(conn, &mut group, now)?;
    assign(conn, caller, &group, &[account], false, now)
}

/// An unlinked account leaves its group.
pub fn left(
    conn: &mut Conn,
    caller: &Caller,
    id: &SupportPlanId,
    account_id: &CloudAccountId,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    store::bump(conn, id, now)?;
    let group = get(conn, caller, id)?;
    tell_accounts(conn, caller, Kind::SupportPlanAccountRemoved, &group, [account_id], now)
}

fn tell(
    conn: &mut Conn,
    caller: &Caller,
    kind: Kind,
    group: &SupportPlanGroup,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    Ok(events::append(conn, &news(caller, kind, group, json!({ "kind": group.kind })), now)?)
}

/// Writes down what happened to these accounts of the group.
fn tell_accounts<'a>(
    conn: &mut Conn,
    caller: &Caller,
    kind: Kind,
    group: &SupportPlanGroup,
    accounts: impl IntoIterator<Item = &'a CloudAccountId>,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let data = |id| json!({ "kind": group.kind, "cloudAccountId": id });
    let all: Vec<_> = accounts.into_iter().map(|id| news(caller, kind, group, data(id))).collect();
    Ok(events::append_all(conn, &all, now)?)
}

fn news<'a>(caller: &'a Caller, kind: Kind, group: &'a SupportPlanGroup, data: Value) -> News<'a> {
    News {
        kind,
        actor: Actor::Caller(caller),
        reseller_id: Some(group.reseller_id.as_str()),
        client_id: Some(group.client_id.as_str()),
        resource_id: group.id.as_str(),
        version: group.version,
        data,
    }
}

fn store_next(conn: &mut Conn, group: &mut SupportPlanGroup, now: DateTime<Utc>) -> Result<(), Fault> {
    group.version += 1;
    group.updated_at = now;
    Ok(store::update(conn, group)?)
}

/// Puts accounts into the group, or takes them out. A link request tells in its warnings whether there is a group (S2), so
/// each account's latest one gets a new version too. A few statements, however many accounts there are.
fn assign(
    conn: &mut Conn,
    caller: &Caller,
    group: &SupportPlanGroup,
    accounts: &[Member],
    in_group: bool,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    if accounts.is_empty() {
        return Ok(());
    }
    let actor = Actor::Caller(caller);
    let ids: Vec<_> = accounts.iter().map(|account| (&account.id, account.version)).collect();
    let changed = cloud_accounts::store::regroup(conn, &ids, in_group.then_some(&group.id), now)?;
    cloud_accounts::news::tell_all_changed(conn, actor, &changed, now)?;
    let requests: Vec<_> = accounts.iter().filter_map(|account| account.link_request_id.as_ref()).collect();
    link_requests::moves::touch_all(conn, actor, &requests, now)?;
    let kind = if in_group { Kind::SupportPlanAccountAdded } else { Kind::SupportPlanAccountRemoved };
    tell_accounts(conn, caller, kind, group, accounts.iter().map(|account| &account.id), now)
}

/// The accounts with these ids, and a violation for each that the caller cannot see or that another reseller has: a
/// group never crosses resellers, not even for operations. With no reseller known only sight counts.
fn find(
    conn: &mut Conn,
    tenant: &Tenant,
    reseller_id: Option<&ResellerId>,
    ids: &[CloudAccountId],
) -> Result<(Vec<Member>, Vec<Violation>), DbError> {
    let seen = store::accounts(conn, tenant, ids)?.into_iter();
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
