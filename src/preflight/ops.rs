//! Gathers what a pre-flight decides by: a fixed number of queries, within the caller's tenant.

use super::dto::PreflightLinkRequest;
use super::facts::{Facts, KnownAccount};
use crate::auth::{Caller, Role};
use crate::clients::{discovery, providers};
use crate::cloud_accounts;
use crate::cloud_accounts::model::{CloudAccount, OrganizationRoleSource};
use crate::domain::{AccountStatus, AwsAccountId, Refusal, Violation};
use crate::fault::{DbError, Fault};
use crate::id::{CloudAccountId, ResellerId};
use crate::link_requests::sending;
use crate::margin::model::SupportSettings;
use crate::quotas::model::Quota;
use crate::tx::Tx;
use crate::{link_requests, quotas, role_arn, support_plans};

/// The facts of an account that is named by its id, which the caller must see, or of a number, which may be anybody's.
pub fn gather(tx: &mut Tx<'_, &Caller>, body: &PreflightLinkRequest) -> Result<Facts, Fault> {
    let account = find(tx, body)?;
    let number = account.as_ref().and_then(|account| account.aws_account_id.clone()).or(body.aws_account_id.clone());
    let is_registered_elsewhere = match &number {
        Some(number) => is_registered_elsewhere(tx, number, account.as_ref())?,
        None => false,
    };
    let client = account.as_ref().map(|account| &account.client_id).or(tx.caller.tenant.client_id());
    let default = match client {
        Some(client) => Some(providers::store::get(tx.conn, client)?.is_some()),
        None => None,
    };
    let has_own = account.as_ref().is_some_and(|account| account.pricebook_id.is_some());
    let has_pricebook = default.map(|has_default| has_own || has_default);
    let known_role = account.as_ref().and_then(|account| account.organization_role);
    let measured = |account: &CloudAccount| account.organization_role_source == Some(OrganizationRoleSource::Measured);
    let is_role_measured = body.organization_role.is_none() && account.as_ref().is_some_and(measured);
    let has_room = has_room(tx, account.as_ref())?;
    let invitations_today = match tx.terms.invitations_per_day {
        Some(_) => u32::try_from(sending::store::counted(tx.conn, tx.now)?.len()).unwrap_or(u32::MAX),
        None => 0,
    };
    let discovery = match client.filter(|_| tx.caller.role != Role::Customer) {
        Some(client) => Some(discovery::store::get(tx.conn, client)?.map(|found| found.answers).unwrap_or_default()),
        None => None,
    };
    let account = account.map(|account| known(tx, account, has_pricebook == Some(true))).transpose()?;
    let organization_role = body.organization_role.or(known_role);
    Ok(Facts {
        number,
        account,
        is_registered_elsewhere,
        organization_role,
        is_role_measured,
        has_pricebook,
        has_room,
        invitations_today,
        discovery,
    })
}

fn find(tx: &mut Tx<'_, &Caller>, body: &PreflightLinkRequest) -> Result<Option<CloudAccount>, Fault> {
    let tenant = &tx.caller.tenant;
    match (&body.cloud_account_id, &body.aws_account_id) {
        (Some(id), _) => {
            let unknown = || Refusal::invalid(vec![Violation::not_found("/cloudAccountId")]);
            Ok(Some(cloud_accounts::store::get(tx.conn, tenant, id)?.ok_or_else(unknown)?))
        }
        (None, Some(number)) => Ok(cloud_accounts::store::live_with_number(tx.conn, tenant, number)?),
        (None, None) => Ok(None),
    }
}

fn is_registered_elsewhere(
    tx: &mut Tx<'_, &Caller>,
    number: &AwsAccountId,
    account: Option<&CloudAccount>,
) -> Result<bool, DbError> {
    cloud_accounts::store::is_registered(tx.conn, number, account.map(|account| &account.id))
}

/// Whether the reseller may have what is still to be made: a request, and the account before it.
fn has_room(tx: &mut Tx<'_, &Caller>, account: Option<&CloudAccount>) -> Result<Option<bool>, DbError> {
    let wanted: &[Quota] = match account.map(|account| account.status) {
        None => &[Quota::CloudAccounts, Quota::LinkRequests],
        Some(AccountStatus::Registered) => &[Quota::LinkRequests],
        Some(_) => &[],
    };
    let reseller: Option<&ResellerId> = account.map(|account| &account.reseller_id).or(tx.caller.tenant.reseller_id());
    let Some(reseller) = reseller else { return Ok(None) };
    let lacking = quotas::ops::lacking(tx.conn, &tx.terms.quotas, reseller.as_str(), wanted)?;
    Ok(Some(lacking.is_none()))
}

fn known(tx: &mut Tx<'_, &Caller>, account: CloudAccount, has_pricebook: bool) -> Result<KnownAccount, DbError> {
    let (status, attempts) = standing(tx, &account)?;
    let group: Vec<String> = account.support_plan_id.iter().map(ToString::to_string).collect();
    let group_kind = support_plans::store::kinds_of(tx.conn, &group)?.pop().map(|(_, kind)| kind);
    Ok(KnownAccount {
        partition: partition(tx, &account.id)?,
        id: account.id,
        origin: account.origin,
        status,
        role_status: account.role_status,
        settings: SupportSettings { has_pricebook, support_type: account.support_type, group_kind },
        attempts,
    })
}

/// L3: an account whose request has lapsed is registered again, though nothing is stored here.
fn standing(tx: &mut Tx<'_, &Caller>, account: &CloudAccount) -> Result<(AccountStatus, i32), DbError> {
    let Some(id) = account.link_request_id.as_ref().filter(|_| account.status.has_open_request()) else {
        return Ok((account.status, 0));
    };
    let found = link_requests::store::get(tx.conn, &tx.caller.tenant, id)?;
    Ok(match found {
        Some(found) if found.request.is_due(tx.now) => (AccountStatus::Registered, 0),
        Some(found) => (account.status, found.request.attempts),
        None => (account.status, 0),
    })
}

fn partition(tx: &mut Tx<'_, &Caller>, id: &CloudAccountId) -> Result<Option<String>, DbError> {
    let role = role_arn::store::get(tx.conn, &tx.caller.tenant, id)?;
    let arn = role.and_then(|role| role.role.details.role_arn);
    Ok(arn.map(|arn| arn.partition().to_owned()))
}
