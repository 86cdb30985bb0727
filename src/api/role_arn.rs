//! Endpoints of role ARNs.

use std::sync::Arc;

use actix_web::http::header::{ACCEPT, CONTENT_TYPE, VARY};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::aws::measured::Measured;
use crate::contract::warning::{WarningCode, WarningView};
use crate::db::Conn;
use crate::domain::Verdict;
use crate::http::accept;
use crate::http::conditions::Conditions;
use crate::http::extract::{Json, Path, Query};
use crate::http::once::{Idempotency, IdempotentAnswer, Recorder};
use crate::http::problem::ApiResult;
use crate::http::request::lang;
use crate::http::respond::{Listed, NoContent, Versioned};
use crate::id::CloudAccountId;
use crate::locale::Lang;
use crate::role_arn::check::check;
use crate::role_arn::dto::{
    Flag, ListRoleArns, PutRoleArn, RecordRoleCheck, RecordedStatus, RoleArnPage, RoleArnView, SetupKitQuery,
};
use crate::role_arn::kit::{self, SetupKitBody};
use crate::role_arn::report::RoleReportView;
use crate::role_arn::setup_kit::KitFormat;
use crate::role_arn::store::RoleWithAccount;
use crate::role_arn::verification::Verification;
use crate::role_arn::{ops, store};
use crate::tx::Tx;

const TAG: &str = "Role ARN";

fn view(app: &App, lang: Lang, found: RoleWithAccount) -> RoleArnView {
    RoleArnView::new(found.role, found.facts, app.settings.cross_account_id.as_str(), lang)
}

/// List role ARNs
///
/// Those of the newest accounts first; accounts without an ARN are `not_checked`.
#[utoipa::path(tag = TAG, params(Query::<ListRoleArns>), responses((status = 200, description = "A page of role ARNs", body = RoleArnPage)))]
#[get("/role-arn")]
pub async fn list_role_arns(
    caller: Allow<endpoints::ListRoleArns>,
    Query { filters, page }: Query<ListRoleArns>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<Listed<RoleArnPage>> {
    let (lang, shown) = (lang(&req), Data::clone(&app));
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let rows = store::list(tx.conn, &tx.caller.tenant, &filters, &page)?;
        Ok(Listed::new(&page, rows, |row| row.role.cloud_account_id.as_str(), |row| view(&shown, lang, row)))
    };
    Ok(app.look_at_list(&caller, work).await?)
}

/// Get a role ARN
///
/// Exists as soon as the account does, without an ARN.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The role", body = RoleArnView)))]
#[get("/role-arn/{cloudAccountId}")]
pub async fn get_role_arn(
    caller: Allow<endpoints::GetRoleArn>,
    Path(id): Path<CloudAccountId>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<Versioned<RoleArnView>> {
    let found = app.look(&caller, move |tx| ops::get(tx, &id)).await?;
    Ok(Versioned(view(&app, lang(&req), found)))
}

/// Save a role ARN
///
/// Replaces what was saved; what is left out is cleared. Blanks, invisible characters and quotes around the ARN are
/// removed and reported as a warning. A changed ARN is `not_checked`: check it next.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The role as it is now", body = RoleArnView)))]
#[put("/role-arn/{cloudAccountId}")]
pub async fn put_role_arn(
    caller: Allow<endpoints::PutRoleArn>,
    Path(id): Path<CloudAccountId>,
    Conditions(expected): Conditions,
    Json(body): Json<PutRoleArn>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<Versioned<RoleArnView>> {
    let work = move |tx: &mut Tx<'_, &Caller>| ops::put(tx, &id, &expected, &body);
    let (found, cleaned) = app.write(&caller, work).await?;
    let mut view = view(&app, lang(&req), found);
    if cleaned {
        view.warnings.push(WarningView::new(WarningCode::RoleArnCleaned, lang(&req)));
    }
    Ok(Versioned(view))
}

/// Clear a role ARN
///
/// Forgets ARN, name, description and verdict; the account's external ID stays. The role itself is in the client's AWS
/// account, where its owner deletes it.
#[utoipa::path(tag = TAG, responses((status = 204, description = "Cleared")))]
#[delete("/role-arn/{cloudAccountId}")]
pub async fn clear_role_arn(
    caller: Allow<endpoints::ClearRoleArn>,
    Path(id): Path<CloudAccountId>,
    Conditions(expected): Conditions,
    app: Data<App>,
) -> ApiResult<NoContent> {
    app.write(&caller, move |tx| ops::clear(tx, &id, &expected)).await?;
    Ok(NoContent)
}

/// Check a role ARN
///
/// The *Check Now* button: assumes the role with its external ID, without one and with a wrong one. Answers 200 also
/// when the verdict is bad; `diagnosis` says what to mend. A refusal within two minutes after the ARN was saved is
/// `unknown`, and the platform tries again by itself until they are over. Verified roles it checks again from time to
/// time. When AWS does not answer, a verified role stays so, and `unanswered` says since when. Not offered in `manual`
/// mode.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The role with its verdict", body = RoleArnView)))]
#[post("/role-arn/{cloudAccountId}/check")]
pub async fn check_role_arn(
    caller: Allow<endpoints::CheckRoleArn>,
    Path(id): Path<CloudAccountId>,
    Conditions(expected): Conditions,
    app: Data<App>,
    req: HttpRequest,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let (lang, checker) = (lang(&req), Arc::clone(&caller.0));
    let work = async move |recorder: Recorder| {
        let shown = app.clone();
        let recorded = move |conn: &mut Conn, found: &RoleWithAccount| {
            recorder.record(conn, &Versioned(view(&shown, lang, found.clone())))
        };
        let found = check(&app, &checker, id, expected, recorded).await?;
        Ok(Versioned(view(&app, lang, found)))
    };
    once.across(&caller, work).await
}

/// Record a role check
///
/// What a person of the operations team saw in the AWS console; only in `manual` mode.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The role with its verdict", body = RoleArnView)))]
#[post("/role-arn/{cloudAccountId}/record-check")]
pub async fn record_role_check(
    caller: Allow<endpoints::RecordRoleCheck>,
    Path(id): Path<CloudAccountId>,
    Conditions(expected): Conditions,
    Json(body): Json<RecordRoleCheck>,
    app: Data<App>,
    req: HttpRequest,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let lang = lang(&req);
    let verdict = Verdict::recorded(body.status == RecordedStatus::Verified, body.note);
    let verification = Verification::new(app.settings.aws_mode, &app.settings.cross_account_id, Measured::default());
    let work = move |tx: &mut Tx<'_, &Caller>| {
        Ok(Versioned(view(&app, lang, ops::record_check(tx, &id, &expected, &verdict, &verification)?)))
    };
    once.write(&caller, work).await
}

/// Get the verification report
///
/// The last verification of the saved role as a dated document that an auditor can keep: what was tried, what it means,
/// what the role showed, and what all that does not prove. JSON, or a Markdown page in the asked language with
/// `Accept: text/markdown`. A role that was never checked has no report.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The report", content(
    (RoleReportView = "application/json"),
    (String = "text/markdown"),
))))]
#[get("/role-arn/{cloudAccountId}/report")]
pub async fn get_role_report(
    caller: Allow<endpoints::GetRoleReport>,
    Path(id): Path<CloudAccountId>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<HttpResponse> {
    let found = app.look(&caller, move |tx| ops::get(tx, &id)).await?;
    let report = RoleReportView::new(found, app.settings.cross_account_id.as_str(), lang(&req))?;
    let mut answer = HttpResponse::Ok();
    answer.insert_header((VARY, ACCEPT.as_str()));
    Ok(match accept::preferred(&req, &["application/json", "text/markdown"]) {
        Some("text/markdown") => {
            answer.insert_header((CONTENT_TYPE, "text/markdown; charset=utf-8")).body(report.markdown(lang(&req)))
        }
        _ => answer.json(report),
    })
}

/// Get the setup kit
///
/// What the AWS account's owner needs to create the role, in one of seven forms: `json` with everything, or one form raw
/// in its own media type. The same values give the same text.
#[utoipa::path(tag = TAG, params(Query::<SetupKitQuery>), extensions(("x-answers" = json!({ "format": { "json": "SetupKit", "trust-policy": "TrustPolicy" } }))), responses((status = 200, description = "The kit in the asked form", content(
    (SetupKitBody = "application/json"),
    (String = "application/yaml"),
    (String = "text/x-hcl"),
    (String = "application/x-sh"),
    (String = "text/x-powershell"),
    (String = "text/markdown"),
))))]
#[get("/role-arn/{cloudAccountId}/setup-kit")]
pub async fn get_setup_kit(
    caller: Allow<endpoints::GetSetupKit>,
    Path(id): Path<CloudAccountId>,
    Query { filters, .. }: Query<SetupKitQuery>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<HttpResponse> {
    let found = app.look(&caller, move |tx| ops::get(tx, &id)).await?;
    let name = ops::kit_role_name(&found)?;
    let report = filters.security_report == Some(Flag::Yes);
    let (cross, template) = (app.settings.cross_account_id.as_str(), app.settings.template_url.as_deref());
    let input = ops::kit_input(&found, &name, cross, report, template);
    let lacking = report && !found.facts.support_type.has_security_report();
    let warning = lacking.then(|| WarningView::new(WarningCode::SecurityReportNeedsBusinessSupport, lang(&req)));
    let format = filters.format.unwrap_or(KitFormat::Json);
    let text = kit::render(&input, format, warning.into_iter().collect(), lang(&req));
    Ok(HttpResponse::Ok().insert_header((CONTENT_TYPE, format.media_type())).body(text))
}
