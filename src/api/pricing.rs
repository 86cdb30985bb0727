//! The endpoint that prices usage.

use actix_web::{HttpRequest, post};

use super::endpoints;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::http::extract::{Json, LONG_BODY_LIMIT, Path};
use crate::http::once::{Idempotency, IdempotentAnswer};
use crate::http::problem::ApiResult;
use crate::http::request::lang;
use crate::http::respond::Plain;
use crate::id::PricebookId;
use crate::pricebooks::ops;
use crate::pricebooks::pricing::dto::{PriceUsage, PricedUsageView};
use crate::pricebooks::pricing::model::{UsageLine, price};
use crate::tx::Tx;

/// Price usage
///
/// What the given lines cost a customer under this pricebook's present rules, and why. Nothing is stored. A line at a
/// rule's price is rounded half-up (ties away from zero) to 6 decimals; a credit is priced like a charge.
#[utoipa::path(tag = "Pricebooks", responses((status = 200, description = "The prices", body = PricedUsageView)))]
#[post("/pricebooks/{pricebookId}/price")]
pub async fn price_pricebook(
    caller: Allow<endpoints::PricePricebook>,
    Path(id): Path<PricebookId>,
    Json(body): Json<PriceUsage, { LONG_BODY_LIMIT }>,
    req: HttpRequest,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let lang = lang(&req);
    let lines: Vec<UsageLine> = body.lines.into_iter().map(UsageLine::from).collect();
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let pricebook = ops::get(tx, &id)?;
        Ok(Plain(PricedUsageView::new(
            &price(&pricebook.rules, &lines, pricebook.currency.minor_units()),
            pricebook.currency,
            lang,
        )))
    };
    once.read(&caller, work).await
}
