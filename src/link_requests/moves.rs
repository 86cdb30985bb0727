//! Moves of a link request: the one place that stores a changed request, its history, its event, and what it makes of its
//! account, all in the transaction of the change.

use chrono::{DateTime, Utc};

use super::found::{Move, RequestWithAccount};
use super::model::{LinkRequest, Status};
use super::sending;
use super::store::{self, Touched};
use crate::cloud_accounts;
use crate::cloud_accounts::model::CloudAccount;
use crate::domain::AccountStatus;
use crate::domain::AwsAccountId;
use crate::events;
use crate::fault::Fault;
use crate::id::LinkRequestId;
use crate::owner_links;
use crate::quotas;
use crate::quotas::model::Quota;
use crate::tenant::Tenant;
use crate::tx::{Tx, Who};

/// Why a request moves, and the number that its account gets thereby.
#[derive(Clone, Copy, Default)]
pub struct Step<'a> {
    /// Why.
    pub note: Option<&'a str>,
    /// The account's number.
    pub number: Option<&'a AwsAccountId>,
}

/// Stores a move: the request, its history, and what it makes of its account. What is stored is the answer.
pub(super) fn advance(
    tx: &mut Tx<'_, impl Who>,
    found: RequestWithAccount,
    after: LinkRequest,
    step: Step<'_>,
) -> Result<RequestWithAccount, Fault> {
    let RequestWithAccount { request: before, mut account } = found;
    store::update(tx.conn, &after)?;
    let history = history(tx, &after, Some(before.status), step.note);
    store::insert_move(tx.conn, &history)?;
    events::append(tx, kind_of(Some(before.status), after.status), &after.subject())?;
    match after.status.account_status() {
        AccountStatus::Linked => {
            sending::store::uncount(tx.conn, &after.id)?;
            account.aws_account_id = link(tx, &after, step.number)?;
            (account.status, account.is_latest) = (AccountStatus::Linked, true);
        }
        // Nothing but the status changes, so nothing else of the account is read: a request can be ended whatever else
        // its account has.
        status => {
            if cloud_accounts::news::set_status(tx, &after.cloud_account_id, &after.id, status)? {
                account.status = status;
            }
        }
    }
    if before.status.is_open() && !after.status.is_open() {
        quotas::ops::release(tx.conn, &after.reseller_id, Quota::LinkRequests, 1)?;
    }
    Ok(RequestWithAccount { request: after, account })
}

/// L6: from the acceptance on the distributor is financially responsible, for a new account from its creation on. The
/// account's number.
fn link(
    tx: &mut Tx<'_, impl Who>,
    after: &LinkRequest,
    number: Option<&AwsAccountId>,
) -> Result<Option<AwsAccountId>, Fault> {
    let account = cloud_accounts::store::get(tx.conn, &Tenant::Platform, &after.cloud_account_id)?;
    let account = account.ok_or(Fault::Internal("a link request has no account"))?;
    if account.status == AccountStatus::Linked {
        return Ok(account.aws_account_id);
    }
    let account = CloudAccount {
        status: AccountStatus::Linked,
        aws_account_id: number.cloned().or(account.aws_account_id),
        liability_starts_at: after.closed_at,
        link_request_id: Some(after.id.clone()),
        version: account.version + 1,
        updated_at: tx.now,
        ..account
    };
    cloud_accounts::store::update(tx.conn, &account).map_err(cloud_accounts::ops::taken)?;
    events::append(tx, events::EventKind::CloudAccountLinked, &account.subject())?;
    owner_links::ops::settle(tx, &account)?;
    Ok(account.aws_account_id)
}

/// A new version of a request whose answer changes though it does not move: its account did, or another one took its
/// place.
pub fn touch(tx: &mut Tx<'_, impl Who>, id: &LinkRequestId) -> Result<(), Fault> {
    touch_all(tx, &[id])
}

/// The same for many requests.
pub fn touch_all(tx: &mut Tx<'_, impl Who>, ids: &[&LinkRequestId]) -> Result<(), Fault> {
    let touched = store::touch(tx.conn, ids, tx.now)?;
    let subjects: Vec<_> = touched.iter().map(Touched::subject).collect();
    Ok(events::append_all(tx, events::EventKind::LinkRequestUpdated, &subjects)?)
}

/// The same for a request whose answer has changed by the passing of this moment, unless its version is a later one.
pub fn touch_older(tx: &mut Tx<'_, impl Who>, id: &LinkRequestId, than: DateTime<Utc>) -> Result<(), Fault> {
    match store::touch_older(tx.conn, id, than, tx.now)? {
        Some(touched) => Ok(events::append(tx, events::EventKind::LinkRequestUpdated, &touched.subject())?),
        None => Ok(()),
    }
}

fn history(tx: &Tx<'_, impl Who>, after: &LinkRequest, from: Option<Status>, note: Option<&str>) -> Move {
    Move {
        link_request_id: after.id.to_string(),
        version: after.version,
        at: tx.now,
        from_status: from.map(|status| status.as_str().to_owned()),
        to_status: after.status.as_str().to_owned(),
        actor_credential_id: tx.caller.actor().credential_id(),
        actor_role: tx.caller.actor().role().to_owned(),
        note: note.map(str::to_owned),
    }
}

/// Writes down the submission of a new request.
pub(super) fn begin(tx: &mut Tx<'_, impl Who>, request: &LinkRequest) -> Result<(), Fault> {
    let history = history(tx, request, None, request.note.as_deref());
    store::insert_move(tx.conn, &history)?;
    Ok(events::append(tx, kind_of(None, request.status), &request.subject())?)
}

/// What has happened when a request gets from one state into another. The calls to AWS on the way have no name of their
/// own, nor has the way back from one that AWS did not answer.
const fn kind_of(from: Option<Status>, to: Status) -> events::EventKind {
    match to {
        Status::Submitted => events::EventKind::LinkRequestSubmitted,
        Status::Approved if matches!(from, Some(Status::Sending | Status::Creating)) => {
            events::EventKind::LinkRequestUpdated
        }
        Status::Approved => events::EventKind::LinkRequestApproved,
        Status::Sent => events::EventKind::LinkRequestSent,
        Status::Accepted => events::EventKind::LinkRequestAccepted,
        Status::Completed => events::EventKind::LinkRequestCompleted,
        Status::Declined => events::EventKind::LinkRequestDeclined,
        Status::Expired => events::EventKind::LinkRequestExpired,
        Status::Canceled => events::EventKind::LinkRequestCanceled,
        Status::Rejected => events::EventKind::LinkRequestRejected,
        Status::Failed => events::EventKind::LinkRequestFailed,
        Status::Sending | Status::Creating => events::EventKind::LinkRequestUpdated,
    }
}
