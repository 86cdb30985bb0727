//! Use cases of an owner. Each looks at the link anew: it may have ended since the page was made.

use chrono::{DateTime, Utc};

use super::model::Facts;
use crate::auth::Actor;
use crate::aws::RoleProbe;
use crate::domain::{Code, Expected, FieldError, Refusal, RoleArn, RoleName, RoleStatus, Violation};
use crate::fault::Fault;
use crate::id::OwnerLinkId;
use crate::owner_links::model::{LinkStatus, OwnerLink};
use crate::owner_links::owner::Owner;
use crate::owner_links::store;
use crate::role_arn::dto::PutRoleArn;
use crate::role_arn::ops::{self, Finding};
use crate::tx::{Tx, Who};
use crate::{clients, cloud_accounts, link_requests};

/// Characters of an ARN that are looked at: AWS's longest has fewer (STS API), with what pasting adds.
const MOST_PASTED: usize = 4096;

/// The link whose token has this hash, if it has a page now.
pub fn find(tx: &mut Tx<'_, Actor<'_>>, token_hash: &str) -> Result<Option<OwnerLink>, Fault> {
    Ok(store::with_token(tx.conn, token_hash)?.filter(|link| link.has_page(tx.now)))
}

/// The link that an owner came by, if it still has a page; `owner_link_not_found`.
fn link(tx: &mut Tx<'_, &Owner>) -> Result<OwnerLink, Fault> {
    let found = store::get(tx.conn, tx.caller.tenant(), &tx.caller.link_id)?;
    Ok(found.filter(|link| link.has_page(tx.now)).ok_or(Code::OwnerLinkNotFound)?)
}

/// The link, if by it something can still be done.
fn active_link(tx: &mut Tx<'_, &Owner>) -> Result<OwnerLink, Fault> {
    let found = link(tx)?;
    // A page that says that all is done takes nothing any more.
    if found.status(tx.now) == LinkStatus::Active { Ok(found) } else { Err(Code::CloudAccountAlreadyLinked.into()) }
}

/// What its page is made of. Nobody has a page for an account that is not live.
pub fn facts(tx: &mut Tx<'_, &Owner>) -> Result<Facts, Fault> {
    let link = link(tx)?;
    let (tenant, id) = (tx.caller.tenant().clone(), &link.cloud_account_id);
    let account = cloud_accounts::store::get(tx.conn, &tenant, id)?.filter(|account| account.status.is_live());
    let account = account.ok_or(Code::OwnerLinkNotFound)?;
    let client = clients::store::get(tx.conn, &tenant, &account.client_id)?;
    let client = client.ok_or(Fault::Internal("an account has no client"))?;
    let role = ops::get(tx, id)?;
    let request = match &account.link_request_id {
        Some(id) => link_requests::store::get(tx.conn, &tenant, id)?.map(|found| found.request),
        None => None,
    };
    Ok(Facts { client_name: client.name, link, account, role, request, now: tx.now })
}

/// Notes that the page was fetched.
pub fn note_opened(tx: &mut Tx<'_, &Owner>) -> Result<(), Fault> {
    Ok(store::note_opened(tx.conn, &tx.caller.link_id, tx.now)?)
}

/// Saves the ARN that the owner pasted. What the reseller saved beside it stays, but for a name that is not this role's.
pub fn save(tx: &mut Tx<'_, &Owner>, pasted: &str) -> Result<(), Fault> {
    let link = active_link(tx)?;
    if pasted.trim().is_empty() {
        return Err(Refusal::invalid(vec![Violation::at("/roleArn", FieldError::new("required"))]).into());
    }
    let pasted: String = pasted.chars().take(MOST_PASTED).collect();
    let saved = ops::get(tx, &link.cloud_account_id)?.role.details;
    let named = |name: &RoleName| RoleArn::parse(&pasted).is_ok_and(|arn| arn.role_name() == name.as_str());
    let body = PutRoleArn {
        role_name: saved.role_name.filter(named),
        description: saved.description,
        role_arn: Some(pasted.clone()),
    };
    let (after, _) = ops::put(tx, &link.cloud_account_id, &Expected::ANYTHING, &body)?;
    if after.role.details.role_arn != saved.role_arn {
        // A check that is under way is one of the former ARN: it must not be in the way of this one's.
        store::forget_checking(tx.conn, &link.id)?;
    }
    Ok(())
}

/// A check that was begun for an owner.
#[derive(Debug, Clone)]
pub struct Begun {
    /// What to ask AWS.
    pub probe: RoleProbe,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// Begins a check; none when one is under way already. A role that is verified stays so without another.
pub fn begin_check(tx: &mut Tx<'_, &Owner>) -> Result<Option<Begun>, Fault> {
    let link = active_link(tx)?;
    if !tx.terms.connected {
        return Err(Refusal::new(Code::AwsNotConnected).with("cloudAccountId", link.cloud_account_id.as_str()).into());
    }
    let role = ops::get(tx, &link.cloud_account_id)?.role;
    if role.status == RoleStatus::Verified && role.diagnosis.is_none() {
        return Ok(None);
    }
    let probe = ops::probe(tx, &link.cloud_account_id, &Expected::ANYTHING)?;
    let is_free = !link.is_checking(tx.now);
    let taken = is_free && store::note_checking(tx.conn, &link.id, link.checking_since, Some(tx.now))?;
    Ok(taken.then_some(Begun { probe, since: tx.now }))
}

/// Stores what AWS answered. What AWS said is true, whatever became of the link meanwhile.
pub fn finish_check(tx: &mut Tx<'_, &Owner>, since: DateTime<Utc>, finding: &Finding) -> Result<(), Fault> {
    let (id, account): (OwnerLinkId, _) = (tx.caller.link_id.clone(), tx.caller.cloud_account_id.clone());
    match ops::finish_check(tx, &account, finding) {
        // It was unlinked, or its ARN cleared: there is nothing to store it in.
        Ok(_) | Err(Fault::Refused(_)) => {}
        Err(fault) => return Err(fault),
    }
    // After the account, as everybody does who changes both.
    store::note_checking(tx.conn, &id, Some(since), None)?;
    Ok(())
}
