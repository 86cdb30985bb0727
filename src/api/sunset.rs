//! Endpoints of support plans that end.

use actix_web::{HttpRequest, get, post, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::http::extract::{Json, LONG_BODY_LIMIT, Query};
use crate::http::once::{Idempotency, IdempotentAnswer};
use crate::http::problem::ApiResult;
use crate::http::request::lang;
use crate::http::respond::{Listed, Plain};
use crate::sunset::dto::{ChargeSunset, SunsetCharges, SunsetOf, SunsetReport, SunsetView};
use crate::sunset::ops;
use crate::tx::Tx;

const TAG: &str = "Support plans";

/// Report the accounts whose support plan ends
///
/// Every live account whose support type has ended or ends by a day, newest first, with the calls that write down what follows.
/// Nothing is changed by itself: what becomes at AWS of an account that is still on such a plan is not published.
#[utoipa::path(tag = TAG, params(Query::<SunsetOf>), responses((status = 200, description = "A page of the report", body = SunsetReport)))]
#[get("/support-plans/sunset-report")]
pub async fn get_sunset_report(
    caller: Allow<endpoints::GetSunsetReport>,
    Query { filters, page }: Query<SunsetOf>,
    app: Data<App>,
    req: HttpRequest,
) -> ApiResult<Listed<SunsetReport>> {
    let (wanted, lang) = (page.clone(), lang(&req));
    let work = move |tx: &mut Tx<'_, &Caller>| ops::report(tx, &filters, &wanted);
    let mut rows = app.read(&caller, work).await?;
    let more = page.cut(&mut rows);
    let cursor = rows.last().filter(|_| more).map(|last| page.cursor_after(last.account.id.as_str()));
    let data = rows.into_iter().filter_map(|ending| SunsetView::new(ending, lang)).collect();
    Ok(Listed::of(&SunsetReport { data, next_cursor: cursor.clone() }, &page, cursor.as_deref()))
}

/// Charge the accounts whose support plan ends
///
/// The report of the given accounts, with what the plan that ends costs them in a month, what AWS offers instead costs, and the
/// difference. An aggregated plan is charged on those of the given accounts together that have it and are of one client. Nothing
/// is stored.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The charges", body = SunsetCharges)))]
#[post("/support-plans/sunset-report")]
pub async fn charge_sunset_report(
    caller: Allow<endpoints::ChargeSunsetReport>,
    Json(body): Json<ChargeSunset, { LONG_BODY_LIMIT }>,
    _app: Data<App>,
    req: HttpRequest,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let lang = lang(&req);
    let work = move |tx: &mut Tx<'_, &Caller>| Ok(Plain(SunsetCharges::new(ops::charged(tx, &body)?, lang)));
    once.read(&caller, work).await
}
