//! Moves of a link request: the one place that stores a changed request, its history, its event, and what it makes of its
//! account, all in the transaction of the change.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::found::Move;
use super::model::{LinkRequest, Status};
use super::store;
use crate::auth::Actor;
use crate::cloud_accounts;
use crate::cloud_accounts::model::{AccountStatus, CloudAccount};
use crate::db::Conn;
use crate::domain::AwsAccountId;
use crate::events::{self, News};
use crate::fault::Fault;
use crate::id::LinkRequestId;
use crate::quotas;
use crate::quotas::model::Quota;
use crate::tenant::Tenant;

/// Who moves a request, why and when, and the number that its account gets thereby.
pub(super) struct Step<'a> {
    pub actor: Actor<'a>,
    pub note: Option<&'a str>,
    pub at: DateTime<Utc>,
    pub number: Option<&'a AwsAccountId>,
}

/// Stores a move: the request, its history, and what it makes of its account.
pub(super) fn advance(conn: &mut Conn, before: &LinkRequest, after: &LinkRequest, step: Step<'_>) -> Result<(), Fault> {
    store::update(conn, after)?;
    store::insert_move(conn, &history(after, Some(before.status), step.actor, step.note, step.at))?;
    tell(conn, step.actor, kind_of(Some(before.status), after.status), after, step.at)?;
    match after.status.account_status() {
        AccountStatus::Linked => link(conn, after, &step)?,
        // Nothing but the status changes, so nothing else of the account is read: a request can be ended whatever else
        // its account has.
        status => {
            cloud_accounts::news::set_status(conn, step.actor, (&after.cloud_account_id, &after.id), status, step.at)?;
        }
    }
    if before.status.is_open() && !after.status.is_open() {
        quotas::ops::release(conn, &after.reseller_id, Quota::LinkRequests, 1)?;
    }
    Ok(())
}

/// L6: from the acceptance on the distributor is financially responsible, for a new account from its creation on.
fn link(conn: &mut Conn, after: &LinkRequest, step: &Step<'_>) -> Result<(), Fault> {
    let account = cloud_accounts::store::get(conn, &Tenant::Platform, &after.cloud_account_id)?;
    let account = account.ok_or(Fault::Internal("a link request has no account"))?;
    if account.status == AccountStatus::Linked {
        return Ok(());
    }
    let account = CloudAccount {
        status: AccountStatus::Linked,
        aws_account_id: step.number.cloned().or(account.aws_account_id),
        liability_starts_at: after.closed_at,
        link_request_id: Some(after.id.clone()),
        version: account.version + 1,
        updated_at: step.at,
        ..account
    };
    cloud_accounts::store::update(conn, &account).map_err(cloud_accounts::ops::taken)?;
    cloud_accounts::news::tell(conn, step.actor, events::Kind::CloudAccountLinked, &account, step.at)
}

/// A new version of a request whose answer changes though it does not move: its account did, or another one took its
/// place.
pub fn touch(conn: &mut Conn, actor: Actor<'_>, id: &LinkRequestId, now: DateTime<Utc>) -> Result<(), Fault> {
    touch_all(conn, actor, &[id], now)
}

/// The same for many requests.
pub fn touch_all(conn: &mut Conn, actor: Actor<'_>, ids: &[&LinkRequestId], now: DateTime<Utc>) -> Result<(), Fault> {
    let touched = store::touch(conn, ids, now)?;
    let news = touched.iter().map(|touched| News {
        kind: events::Kind::LinkRequestUpdated,
        actor,
        reseller_id: Some(&touched.reseller_id),
        client_id: Some(&touched.client_id),
        resource_id: &touched.id,
        version: touched.version,
        data: json!({
            "status": touched.status,
            "kind": touched.kind,
            "cloudAccountId": touched.cloud_account_id,
        }),
    });
    Ok(events::append_all(conn, &news.collect::<Vec<_>>(), now)?)
}

fn history(after: &LinkRequest, from: Option<Status>, actor: Actor<'_>, note: Option<&str>, at: DateTime<Utc>) -> Move {
    Move {
        link_request_id: after.id.to_string(),
        version: after.version,
        at,
        from_status: from.map(|status| status.as_str().to_owned()),
        to_status: after.status.as_str().to_owned(),
        actor_credential_id: actor.credential_id(),
        actor_role: actor.role().to_owned(),
        note: note.map(str::to_owned),
    }
}

/// Writes down the submission of a new request.
pub(super) fn begin(conn: &mut Conn, request: &LinkRequest, actor: Actor<'_>) -> Result<(), Fault> {
    let at = request.submitted_at;
    store::insert_move(conn, &history(request, None, actor, request.note.as_deref(), at))?;
    tell(conn, actor, kind_of(None, request.status), request, at)
}

/// What has happened when a request gets from one state into another. The calls to AWS on the way have no name of their
/// own, nor has the way back from one that AWS did not answer.
const fn kind_of(from: Option<Status>, to: Status) -> events::Kind {
    match to {
        Status::Submitted => events::Kind::LinkRequestSubmitted,
        Status::Approved if matches!(from, Some(Status::Sending | Status::Creating)) => {
            events::Kind::LinkRequestUpdated
        }
        Status::Approved => events::Kind::LinkRequestApproved,
        Status::Sent => events::Kind::LinkRequestSent,
        Status::Accepted => events::Kind::LinkRequestAccepted,
        Status::Completed => events::Kind::LinkRequestCompleted,
        Status::Declined => events::Kind::LinkRequestDeclined,
        Status::Expired => events::Kind::LinkRequestExpired,
        Status::Canceled => events::Kind::LinkRequestCanceled,
        Status::Rejected => events::Kind::LinkRequestRejected,
        Status::Failed => events::Kind::LinkRequestFailed,
        Status::Sending | Status::Creating => events::Kind::LinkRequestUpdated,
    }
}

pub(super) fn tell(
    conn: &mut Conn,
    actor: Actor<'_>,
    kind: events::Kind,
    request: &LinkRequest,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let news = News {
        kind,
        actor,
        reseller_id: Some(request.reseller_id.as_str()),
        client_id: Some(request.client_id.as_str()),
        resource_id: request.id.as_str(),
        version: request.version,
        data: json!({
            "status": request.status,
            "kind": request.kind,
            "cloudAccountId": request.cloud_account_id,
        }),
    };
    Ok(events::append(conn, &news, now)?)
}
