//! Moves of a link request: the one place that stores a changed request, its history, its event, and what it makes of its
//! account, all in the transaction of the change.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::model::{LinkRequest, Status};
use super::store::{self, Move};
use crate::actor::Actor;
use crate::cloud_accounts;
use crate::cloud_accounts::model::{AccountStatus, CloudAccount};
use crate::db::Conn;
use crate::domain::{AwsAccountId, Code};
use crate::events::{self, News};
use crate::fault::Fault;
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
    tell(conn, step.actor, Some(before.status), after, step.at)?;
    let account = cloud_accounts::store::get(conn, &Tenant::Platform, &after.cloud_account_id)?;
    let account = account.ok_or(Code::Internal)?;
    let status = after.status.account_status();
    if account.status == status {
        return Ok(());
    }
    // L6: from the acceptance on the distributor is financially responsible, for a new account from its creation on.
    let linked = status == AccountStatus::Linked;
    let account = CloudAccount {
        status,
        aws_account_id: step.number.cloned().or(account.aws_account_id),
        liability_starts_at: if linked { after.closed_at } else { account.liability_starts_at },
        link_request_id: if linked { Some(after.id.clone()) } else { account.link_request_id },
        version: account.version + 1,
        updated_at: step.at,
        ..account
    };
    cloud_accounts::store::update(conn, &account).map_err(cloud_accounts::ops::taken)?;
    if linked {
        cloud_accounts::ops::tell(conn, step.actor, events::Kind::CloudAccountLinked, &account, step.at)?;
    }
    Ok(())
}

fn history(after: &LinkRequest, from: Option<Status>, actor: Actor<'_>, note: Option<&str>, at: DateTime<Utc>) -> Move {
    Move {
        link_request_id: after.id.to_string(),
        version: after.version,
        at: at.into(),
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
    tell(conn, actor, None, request, at)
}

/// What has happened when a request is in this state; the calls to AWS on the way are no news.
const fn kind_of(status: Status) -> Option<events::Kind> {
    Some(match status {
        Status::Submitted => events::Kind::LinkRequestSubmitted,
        Status::Approved => events::Kind::LinkRequestApproved,
        Status::Sent => events::Kind::LinkRequestSent,
        Status::Accepted => events::Kind::LinkRequestAccepted,
        Status::Completed => events::Kind::LinkRequestCompleted,
        Status::Declined => events::Kind::LinkRequestDeclined,
        Status::Expired => events::Kind::LinkRequestExpired,
        Status::Canceled => events::Kind::LinkRequestCanceled,
        Status::Rejected => events::Kind::LinkRequestRejected,
        Status::Failed => events::Kind::LinkRequestFailed,
        Status::Sending | Status::Creating => return None,
    })
}

fn tell(
    conn: &mut Conn,
    actor: Actor<'_>,
    from: Option<Status>,
    request: &LinkRequest,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    // Back from a call that AWS did not answer: it was approved before.
    let returned = matches!(from, Some(Status::Sending | Status::Creating)) && request.status == Status::Approved;
    let Some(kind) = kind_of(request.status).filter(|_| !returned) else { return Ok(()) };
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
