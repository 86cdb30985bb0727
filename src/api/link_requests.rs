//! Endpoints of link requests.

use std::sync::Arc;

use actix_web::{HttpRequest, get, post, web::Data};
use chrono::{DateTime, Utc};

use super::endpoints;
use crate::app::App;
use crate::auth::endpoint::Allow;
use crate::auth::{Caller, Role};
use crate::http::conditions::Conditions;
use crate::http::extract::{Json, OptionalJson, Path, Query};
use crate::http::once::{Idempotency, IdempotentAnswer, Recorder};
use crate::http::problem::ApiResult;
use crate::http::request::lang;
use crate::http::respond::{Created, Listed, Versioned};
use crate::id::LinkRequestId;
use crate::link_requests::answers::AnswerRecorder;
use crate::link_requests::dto::{
    ApproveLinkRequest, CancelLinkRequest, CompleteLinkRequest, CreateLinkRequest, FailLinkRequest, LinkRequestHistory,
    LinkRequestPage, LinkRequestView, ListLinkRequests, ListMoves, MoveView, OwnerAnswer, RecordLinkRequestOutcome,
    RejectLinkRequest, SendLinkRequest,
};
use crate::link_requests::due::Lapsed;
use crate::link_requests::found::RequestWithAccount;
use crate::link_requests::model::Command;
use crate::link_requests::ops::{self, Act};
use crate::link_requests::{follow, send, sending, store};
use crate::locale::Lang;
use crate::tx::{Terms, Tx};

const TAG: &str = "Link requests";

/// How link requests are shown to a caller.
#[derive(Clone)]
struct Display {
    caller: Arc<Caller>,
    terms: Arc<Terms>,
    lang: Lang,
    now: DateTime<Utc>,
}

impl Display {
    fn of(app: &App, caller: &Arc<Caller>, req: &HttpRequest) -> Self {
        let caller = Arc::clone(caller);
        Self { caller, terms: Arc::clone(&app.terms), lang: lang(req), now: app.clock.now() }
    }

    fn view(&self, found: RequestWithAccount) -> LinkRequestView {
        LinkRequestView::new(found, &self.caller, &self.terms, self.lang, self.now)
    }

    /// What stores the answer in the transaction of its effect.
    fn recording(&self, recorder: Recorder) -> AnswerRecorder {
        let display = self.clone();
        Arc::new(move |conn, found| recorder.record(conn, &Versioned(display.view(found.clone()))))
    }
}

/// Submit a link request
///
/// Asks the operations team to link the account. One request an account can be open at a time. A missing support plan
/// group does not stop it, but is warned of: negative margins will appear.
#[utoipa::path(tag = TAG, responses((status = 201, description = "Submitted", body = LinkRequestView)))]
#[post("/link-requests")]
pub async fn create_link_request(
    caller: Allow<endpoints::CreateLinkRequest>,
    Json(body): Json<CreateLinkRequest>,
    app: Data<App>,
    req: HttpRequest,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let display = Display::of(&app, &caller.0, &req);
    once.write(&caller, move |tx| Ok(Created(display.view(ops::create(tx, &body)?)))).await
}

/// List link requests
///
/// Newest first. For operations this is the queue: `status=submitted`.
#[utoipa::path(tag = TAG, params(Query::<ListLinkRequests>), responses((status = 200, description = "A page of link requests", body = LinkRequestPage)))]
#[get("/link-requests")]
pub async fn list_link_requests(
    caller: Allow<endpoints::ListLinkRequests>,
    Query { filters, page }: Query<ListLinkRequests>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<Listed<LinkRequestPage>> {
    let (display, lapsed) = (Display::of(&app, &caller.0, &req), Lapsed::shown_by(&filters));
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let rows = store::list(tx.conn, &tx.caller.tenant, &filters, &page)?;
        let display = Display { now: tx.now, ..display.clone() };
        Ok(Listed::new(&page, rows, |row| row.request.id.as_str(), |row| display.view(row)))
    };
    Ok(app.read_list_after(lapsed, &caller, work).await?)
}

/// Get a link request
///
/// Its present state. `availableActions` says what you may do with it now.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The link request", body = LinkRequestView)))]
#[get("/link-requests/{linkRequestId}")]
pub async fn get_link_request(
    caller: Allow<endpoints::GetLinkRequest>,
    Path(id): Path<LinkRequestId>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<Versioned<LinkRequestView>> {
    let found = app.read_after(Lapsed::of(&id), &caller, move |tx| {
        let evidence = match tx.caller.role {
            Role::Operations => sending::store::evidence(tx.conn, &id)?,
            Role::Reseller | Role::Customer => None,
        };
        Ok((ops::load(tx, &id)?, evidence))
    });
    let (found, evidence) = found.await?;
    let view = Display::of(&app, &caller.0, &req).view(found);
    Ok(Versioned(LinkRequestView { evidence: evidence.map(Into::into), ..view }))
}

/// Get a link request's history
///
/// Every move: when, from where, whereto, by whom, why. Oldest first; a request with more than a hundred moves has them on
/// several pages.
#[utoipa::path(tag = TAG, params(Query::<ListMoves>), responses((status = 200, description = "The moves", body = LinkRequestHistory)))]
#[get("/link-requests/{linkRequestId}/history")]
pub async fn get_link_request_history(
    caller: Allow<endpoints::GetLinkRequestHistory>,
    Path(id): Path<LinkRequestId>,
    Query { page, .. }: Query<ListMoves>,
    app: Data<App>,
) -> ApiResult<Listed<LinkRequestHistory>> {
    let (wanted, lapsed) = (page.clone(), Lapsed::of(&id));
    let mut moves = app.read_after(lapsed, &caller, move |tx| ops::history(tx, &id, &wanted)).await?;
    let more = page.cut(&mut moves);
    let cursor = moves.last().filter(|_| more).map(|last| page.cursor_after(&last.version.to_string()));
    let data = moves.into_iter().map(|step| MoveView::new(step, &caller.0)).collect();
    Ok(Listed::of(&LinkRequestHistory { data, next_cursor: cursor.clone() }, &page, cursor.as_deref()))
}

/// Approve a link request
///
/// Operations agrees; send it next. For a new account, operations confirms or fills in its name, its root e-mail and its
/// support type; they are written to the account.
#[utoipa::path(tag = TAG, request_body = ApproveLinkRequest, responses((status = 200, description = "Approved", body = LinkRequestView)))]
#[post("/link-requests/{linkRequestId}/approve")]
pub async fn approve_link_request(
    caller: Allow<endpoints::ApproveLinkRequest>,
    Path(id): Path<LinkRequestId>,
    Conditions(expected): Conditions,
    OptionalJson(body): OptionalJson<ApproveLinkRequest>,
    app: Data<App>,
    req: HttpRequest,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let display = Display::of(&app, &caller.0, &req);
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let act = Act { id: &id, expected: &expected, note: body.note.as_deref() };
        Ok(Versioned(display.view(ops::approve(tx, &act, &body)?)))
    };
    once.write(&caller, work).await
}

/// Reject a link request
///
/// Operations refuses; the reseller reads the reason and may submit a new request.
#[utoipa::path(tag = TAG, responses((status = 200, description = "Rejected", body = LinkRequestView)))]
#[post("/link-requests/{linkRequestId}/reject")]
pub async fn reject_link_request(
    caller: Allow<endpoints::RejectLinkRequest>,
    Path(id): Path<LinkRequestId>,
    Conditions(expected): Conditions,
    Json(body): Json<RejectLinkRequest>,
    app: Data<App>,
    req: HttpRequest,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let display = Display::of(&app, &caller.0, &req);
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let act = Act { id: &id, expected: &expected, note: Some(&body.reason) };
        Ok(Versioned(display.view(ops::act(tx, &act, Command::Reject(body.reason.clone()))?)))
    };
    once.write(&caller, work).await
}

/// Send the invitation
///
/// Where the platform is connected to AWS it sends the invitation; in `manual` mode the handshake that a person sent
/// is recorded. The request is valid for two weeks from now. For a new account the creation begins (`creating`). When AWS
/// refuses, the answer is 200 with `failed` and the reason; when AWS does not answer, 503, and the request stays
/// `approved`.
#[utoipa::path(tag = TAG, request_body = SendLinkRequest, responses((status = 200, description = "Sent, or failed with AWS's reason", body = LinkRequestView)))]
#[post("/link-requests/{linkRequestId}/send")]
pub async fn send_link_request(
    caller: Allow<endpoints::SendLinkRequest>,
    Path(id): Path<LinkRequestId>,
    Conditions(expected): Conditions,
    OptionalJson(body): OptionalJson<SendLinkRequest>,
    app: Data<App>,
    req: HttpRequest,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let display = Display::of(&app, &caller.0, &req);
    let sender = Arc::clone(&caller.0);
    let work = async move |recorder: Recorder| {
        let found = send::send(&app, &sender, id, expected, body, &display.recording(recorder)).await?;
        Ok(Versioned(display.view(found)))
    };
    once.across(&caller, work).await
}

/// Complete the creation of an account
///
/// Operations created the account by hand and records its number; only for `create_account` in `manual` mode. The account
/// is linked from now on.
#[utoipa::path(tag = TAG, responses((status = 200, description = "Completed", body = LinkRequestView)))]
#[post("/link-requests/{linkRequestId}/complete")]
pub async fn complete_link_request(
    caller: Allow<endpoints::CompleteLinkRequest>,
    Path(id): Path<LinkRequestId>,
    Conditions(expected): Conditions,
    Json(body): Json<CompleteLinkRequest>,
    app: Data<App>,
    req: HttpRequest,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let display = Display::of(&app, &caller.0, &req);
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let act = Act { id: &id, expected: &expected, note: None };
        Ok(Versioned(display.view(ops::complete(tx, &act, &body.aws_account_id)?)))
    };
    once.write(&caller, work).await
}

/// Record a failure
///
/// AWS refused, as a person saw it; only in `manual` mode. The request ends as `failed` and can be renewed.
#[utoipa::path(tag = TAG, responses((status = 200, description = "Failed", body = LinkRequestView)))]
#[post("/link-requests/{linkRequestId}/fail")]
pub async fn fail_link_request(
    caller: Allow<endpoints::FailLinkRequest>,
    Path(id): Path<LinkRequestId>,
    Conditions(expected): Conditions,
    Json(body): Json<FailLinkRequest>,
    app: Data<App>,
    req: HttpRequest,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let display = Display::of(&app, &caller.0, &req);
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let act = Act { id: &id, expected: &expected, note: Some(&body.reason) };
        Ok(Versioned(display.view(ops::act(tx, &act, Command::Fail(body.reason.clone()))?)))
    };
    once.write(&caller, work).await
}

/// Record the owner's answer
///
/// What the account's owner answered to the invitation, as a person saw it; only in `manual` mode. After an acceptance
/// the account is linked, and the distributor is financially responsible for it from that moment on.
#[utoipa::path(tag = TAG, responses((status = 200, description = "Accepted or declined", body = LinkRequestView)))]
#[post("/link-requests/{linkRequestId}/record-outcome")]
pub async fn record_link_request_outcome(
    caller: Allow<endpoints::RecordLinkRequestOutcome>,
    Path(id): Path<LinkRequestId>,
    Conditions(expected): Conditions,
    Json(body): Json<RecordLinkRequestOutcome>,
    app: Data<App>,
    req: HttpRequest,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let display = Display::of(&app, &caller.0, &req);
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let act = Act { id: &id, expected: &expected, note: None };
        let command = ops::answered(body.outcome == OwnerAnswer::Accepted, body.at.unwrap_or(tx.now));
        Ok(Versioned(display.view(ops::act(tx, &act, command)?)))
    };
    once.write(&caller, work).await
}

/// Cancel a link request
///
/// Withdraws it, and its invitation at AWS. A customer may do so while the request is `submitted`.
#[utoipa::path(tag = TAG, request_body = CancelLinkRequest, responses((status = 200, description = "Canceled", body = LinkRequestView)))]
#[post("/link-requests/{linkRequestId}/cancel")]
pub async fn cancel_link_request(
    caller: Allow<endpoints::CancelLinkRequest>,
    Path(id): Path<LinkRequestId>,
    Conditions(expected): Conditions,
    OptionalJson(body): OptionalJson<CancelLinkRequest>,
    app: Data<App>,
    req: HttpRequest,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let display = Display::of(&app, &caller.0, &req);
    let actor = Arc::clone(&caller.0);
    let work = async move |recorder: Recorder| {
        let recording = display.recording(recorder);
        let found = follow::cancel(&app, &actor, id, expected, body.reason, &recording).await?;
        Ok(Versioned(display.view(found)))
    };
    once.across(&caller, work).await
}

/// Renew a link request
///
/// Submits a new request in the place of one that expired, was declined, canceled or failed. After a rejection submit a
/// new one instead.
#[utoipa::path(tag = TAG, responses((status = 201, description = "The new request", body = LinkRequestView)))]
#[post("/link-requests/{linkRequestId}/renew")]
pub async fn renew_link_request(
    caller: Allow<endpoints::RenewLinkRequest>,
    Path(id): Path<LinkRequestId>,
    Conditions(expected): Conditions,
    app: Data<App>,
    req: HttpRequest,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let display = Display::of(&app, &caller.0, &req);
    let work = move |tx: &mut Tx<'_, &Caller>| {
        Ok(Created(display.view(ops::renew(tx, &Act { id: &id, expected: &expected, note: None })?)))
    };
    once.write(&caller, work).await
}
