//! Endpoints of onboarding plans.

use std::sync::Arc;

use actix_web::{HttpRequest, get, post, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::domain::{FieldError, Refusal, Violation};
use crate::http::compute::compute;
use crate::http::conditions::Conditions;
use crate::http::extract::{LONG_BODY_LIMIT, Path, Query};
use crate::http::once::{Idempotency, IdempotentAnswer};
use crate::http::problem::{ApiResult, Problem};
use crate::http::request::lang;
use crate::http::respond::{Created, Listed, Versioned};
use crate::http::table::{FromCsv, JsonOrCsv};
use crate::id::{ClientId, OnboardingPlanId};
use crate::link_requests::due::Lapsed;
use crate::onboarding_plans::dto::{
    CreateOnboardingPlan, ListOnboardingPlanRows, ListOnboardingPlans, OnboardingPlanFile, OnboardingPlanPage,
    OnboardingPlanRowPage, PlanOfFile, PlanView, RowView,
};
use crate::onboarding_plans::ops::{self, Draft};
use crate::onboarding_plans::sheet::{self, GivenRow, ReadRow};
use crate::tx::Tx;

const TAG: &str = "Onboarding plans";

/// The rows of a file.
pub struct Sheet(Vec<GivenRow>);

impl FromCsv for Sheet {
    fn from_csv(text: &str) -> Result<Self, Refusal> {
        sheet::of_csv(text).map(Self)
    }
}

/// Plan many accounts
///
/// Says row by row what would happen, and changes nothing: an account is added, changed, or left as it is. What a row leaves
/// out stays as it is. Apply the plan within a day.
///
/// As `text/csv`, in UTF-8, the first line names the columns, which are the members of a row, in any order; fields are separated
/// by commas, semicolons or tabs, and quoted as RFC 4180 has it. An empty field is an absent member, and a row without any is
/// passed over. What is wrong with a row is told at that row; only a file that cannot be read as a whole is refused. Format
/// the column of account numbers as text before you save a spreadsheet: as numbers they lose their leading zeros.
#[utoipa::path(
    tag = TAG,
    params(Query::<PlanOfFile>),
    request_body(content((CreateOnboardingPlan = "application/json"), (inline(OnboardingPlanFile) = "text/csv"))),
    responses((status = 201, description = "Planned; nothing has changed", body = PlanView))
)]
#[post("/onboarding-plans")]
pub async fn create_onboarding_plan(
    caller: Allow<endpoints::CreateOnboardingPlan>,
    Query { filters, .. }: Query<PlanOfFile>,
    body: JsonOrCsv<CreateOnboardingPlan, Sheet, LONG_BODY_LIMIT>,
    app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let (id, pointer, rows) = match body {
        JsonOrCsv::Json(body) => {
            if filters.client_id.is_some() {
                let error = FieldError::new("not_allowed").with_text("reason", "reason-stands-in-the-body");
                return Err(Refusal::invalid(vec![Violation::at("clientId", error)]).into());
            }
            (body.client_id, "/clientId", sheet::of_list(body.rows))
        }
        JsonOrCsv::Csv(Sheet(rows)) => (named_client(filters.client_id.as_deref())?, "clientId", rows),
    };
    let wanted = id.clone();
    let check = move |tx: &mut Tx<'_, &Caller>| ops::client(tx, &wanted, pointer).map(drop);
    let draft = draft(&app, &caller, id.clone(), pointer, rows);
    let work = move |tx: &mut Tx<'_, &Caller>, draft: &Draft| {
        Ok(Created(PlanView::from(ops::create(tx, &id, pointer, draft)?)))
    };
    once.write_with(&caller, check, draft, work).await
}

/// The client that a file is for; an id that is malformed is like one that is unknown.
fn named_client(id: Option<&str>) -> Result<ClientId, Refusal> {
    let refused = |error| Refusal::invalid(vec![Violation::at("clientId", error)]);
    let id = id.ok_or_else(|| refused(FieldError::new("required")))?;
    id.parse().map_err(|_| refused(FieldError::new("not_found")))
}

/// The plan of these rows, as things are now. Only what is looked up has a turn at the database.
async fn draft(
    app: &Data<App>,
    caller: &Allow<endpoints::CreateOnboardingPlan>,
    id: ClientId,
    pointer: &'static str,
    rows: Vec<GivenRow>,
) -> Result<Draft, Problem> {
    let share = caller.0.share();
    let read = move |app: &App| rows.into_iter().map(|row| sheet::read(&app.shapes, row)).collect::<Vec<_>>();
    let rows: Arc<Vec<ReadRow>> = Arc::new(compute(app, &share, read).await?);
    let wanted = Arc::clone(&rows);
    let ground = app.read_after(Lapsed::of_client(&id), caller, move |tx| {
        let client = ops::client(tx, &id, pointer)?;
        ops::ground(tx, client, &wanted)
    });
    let ground = ground.await?;
    let decide = move |app: &App| Draft::of(&ground, &rows, app.settings.aws_invitations_per_day);
    Ok(compute(app, &share, decide).await?)
}

/// List onboarding plans
///
/// Newest first, without their rows, until 30 days after their end.
#[utoipa::path(tag = TAG, params(Query::<ListOnboardingPlans>), responses((status = 200, description = "A page of onboarding plans", body = OnboardingPlanPage)))]
#[get("/onboarding-plans")]
pub async fn list_onboarding_plans(
    caller: Allow<endpoints::ListOnboardingPlans>,
    Query { filters, page }: Query<ListOnboardingPlans>,
    app: Data<App>,
) -> ApiResult<Listed<OnboardingPlanPage>> {
    let work = move |tx: &mut Tx<'_, &Caller>| {
        Ok(Listed::new(&page, ops::list(tx, &filters, &page)?, |plan| plan.id.as_str(), PlanView::from))
    };
    Ok(app.look_at_list(&caller, work).await?)
}

/// Get an onboarding plan
///
/// How far it is. While it is applied its rows are counted a few times a second.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The onboarding plan", body = PlanView)))]
#[get("/onboarding-plans/{onboardingPlanId}")]
pub async fn get_onboarding_plan(
    caller: Allow<endpoints::GetOnboardingPlan>,
    Path(id): Path<OnboardingPlanId>,
    app: Data<App>,
) -> ApiResult<Versioned<PlanView>> {
    let plan = app.look(&caller, move |tx| ops::get(tx, &id)).await?;
    Ok(Versioned(plan.into()))
}

/// List the rows of an onboarding plan
///
/// In the order of the file: what each makes happen, what stands against it, and what became of it.
#[utoipa::path(tag = TAG, params(Query::<ListOnboardingPlanRows>), responses((status = 200, description = "A page of rows", body = OnboardingPlanRowPage)))]
#[get("/onboarding-plans/{onboardingPlanId}/rows")]
pub async fn list_onboarding_plan_rows(
    caller: Allow<endpoints::ListOnboardingPlanRows>,
    Path(id): Path<OnboardingPlanId>,
    Query { filters, page }: Query<ListOnboardingPlanRows>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<Listed<OnboardingPlanRowPage>> {
    let (wanted, lang) = (page.clone(), lang(&req));
    let mut rows = app.read(&caller, move |tx| ops::rows(tx, &id, &filters, &wanted)).await?;
    let more = page.cut(&mut rows);
    let next_cursor = rows.last().filter(|_| more).map(|last| page.cursor_after(&last.line.to_string()));
    let data = rows.into_iter().map(|row| RowView::new(row, lang, &app.settings.public_url)).collect();
    Ok(Listed::of(&OnboardingPlanRowPage { data, next_cursor: next_cursor.clone() }, &page, next_cursor.as_deref()))
}

/// Apply an onboarding plan
///
/// Answers at once, and goes on in the background: row by row, each by itself, in your name and with your rights as they are
/// then. A row is looked at anew, and done only if what would happen is what the plan has shown, or has happened already; else it
/// fails with `onboarding_row_outdated`. It goes on after a crash, and no row is done twice. Asked again meanwhile it answers
/// how far it is, whatever `If-Match` says. When your credential is revoked, expires, or its tokens from now are refused,
/// the rows that are left fail with `onboarding_plan_stopped`; while a reseller is suspended, its plans rest.
#[utoipa::path(tag = TAG, responses((status = 200, description = "It is being applied", body = PlanView)))]
#[post("/onboarding-plans/{onboardingPlanId}/apply")]
pub async fn apply_onboarding_plan(
    caller: Allow<endpoints::ApplyOnboardingPlan>,
    Path(id): Path<OnboardingPlanId>,
    Conditions(expected): Conditions,
    _app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let work = move |tx: &mut Tx<'_, &Caller>| Ok(Versioned(PlanView::from(ops::apply(tx, &id, &expected)?)));
    once.write(&caller, work).await
}

/// Discard an onboarding plan
///
/// Before it is applied. It is kept for 30 days like others.
#[utoipa::path(tag = TAG, responses((status = 200, description = "Discarded", body = PlanView)))]
#[post("/onboarding-plans/{onboardingPlanId}/discard")]
pub async fn discard_onboarding_plan(
    caller: Allow<endpoints::DiscardOnboardingPlan>,
    Path(id): Path<OnboardingPlanId>,
    Conditions(expected): Conditions,
    _app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let work = move |tx: &mut Tx<'_, &Caller>| Ok(Versioned(PlanView::from(ops::discard(tx, &id, &expected)?)));
    once.write(&caller, work).await
}
