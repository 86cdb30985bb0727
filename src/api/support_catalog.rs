//! Endpoints of the catalogue. The catalogue is part of the program, not of the database.

use actix_web::{HttpRequest, get, post, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::contract::path_id::{PathId, PathParameter};
use crate::domain::{Code, FieldError, Refusal, Violation};
use crate::http::extract::{Json, LONG_BODY_LIMIT, Path, Query};
use crate::http::once::{Idempotency, IdempotentAnswer};
use crate::http::problem::ApiResult;
use crate::http::request::lang;
use crate::http::respond::Plain;
use crate::support_plans::catalog::dto::{
    CatalogEntryView, ListCatalog, QuoteDay, QuoteSupportPlan, QuoteView, SupportPlanCatalog,
};
use crate::support_plans::catalog::model::CATALOG;
use crate::support_plans::catalog::quote::{AccountSpend, quote};
use crate::support_plans::model::{SupportType, check_offered};
use crate::tx::Tx;

const TAG: &str = "Support plans";

impl PathId for SupportType {
    const PARAMETER: PathParameter = PathParameter {
        name: "code",
        schema: Some("SupportType"),
        meaning: "Code of AWS's support plan",
        not_found: Code::SupportPlanNotFound,
    };
}

/// List AWS's support plans
///
/// A dated catalogue: what each plan costs, since and until when it can be had, and where that is written. No pages.
#[utoipa::path(tag = TAG, params(Query::<ListCatalog>), responses((status = 200, description = "The plans", body = SupportPlanCatalog)))]
#[get("/support-plans/catalog")]
pub async fn list_support_plan_catalog(
    caller: Allow<endpoints::ListSupportPlanCatalog>,
    Query { filters, .. }: Query<ListCatalog>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<Plain<SupportPlanCatalog>> {
    app.admit(&caller).await?;
    let wanted = CATALOG.iter().filter(|plan| filters.on.is_none_or(|day| plan.assignable_on(day)));
    Ok(Plain(SupportPlanCatalog { data: wanted.map(|plan| CatalogEntryView::new(plan, lang(&req))).collect() }))
}

/// Get one of AWS's support plans
///
/// What it costs, since and until when it can be had, and where that is written; also when it has ended.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The plan", body = CatalogEntryView)))]
#[get("/support-plans/catalog/{code}")]
pub async fn get_support_plan_catalog_entry(
    caller: Allow<endpoints::GetSupportPlanCatalogEntry>,
    Path(code): Path<SupportType>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<Plain<CatalogEntryView>> {
    app.admit(&caller).await?;
    Ok(Plain(CatalogEntryView::new(code.plan(), lang(&req))))
}

/// Quote one of AWS's support plans
///
/// What the plan costs in a month for accounts with the given spend, tier by tier: on each account alone, or on all of
/// them together where the plan is `aggregated`. Nothing is stored. A plan that has ended is not quoted, as it cannot
/// be had; name a day before its end with `on` to reconcile a past bill.
#[utoipa::path(tag = TAG, params(Query::<QuoteDay>), responses((status = 200, description = "The quote", body = QuoteView)))]
#[post("/support-plans/catalog/{code}/quote")]
pub async fn quote_support_plan(
    caller: Allow<endpoints::QuoteSupportPlan>,
    Path(code): Path<SupportType>,
    Query { filters, .. }: Query<QuoteDay>,
    Json(body): Json<QuoteSupportPlan, { LONG_BODY_LIMIT }>,
    app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let accounts: Result<Vec<AccountSpend>, FieldError> = body.accounts.into_iter().map(|one| one.spend()).collect();
    let accounts = accounts.map_err(|error| Refusal::invalid(vec![Violation::at("/accounts", error)]))?;
    let day = filters.on.unwrap_or_else(|| app.clock.now().date_naive());
    let work = move |_: &mut Tx<'_, &Caller>| {
        check_offered(code, day)?;
        Ok(Plain(QuoteView::from(quote(code.plan(), &accounts))))
    };
    once.read(&caller, work).await
}
