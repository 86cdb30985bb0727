//! The endpoint of the margin guard.

use actix_web::{HttpRequest, post, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::http::extract::{Json, LONG_BODY_LIMIT, Path};
use crate::http::once::{Idempotency, IdempotentAnswer};
use crate::http::problem::ApiResult;
use crate::http::request::lang;
use crate::http::respond::Plain;
use crate::id::ClientId;
use crate::margin::dto::{MarginSimulationView, SimulateMargin};
use crate::margin::ops;
use crate::tx::Tx;

/// Simulate a client's margin
///
/// What the client and its reseller pay in a month for the given costs, with the present settings, and which of them
/// lose money. Nothing is stored.
///
/// An account's usage is priced as a whole, as one line of the service `Amazon Web Services`: of its effective
/// pricebook's rules only the global one applies. AWS charges support by the account's support type on its list cost,
/// on each account alone or, for an aggregated plan, on all accounts of the request that have it together. A support
/// plan group that fits passes that charge on; without one the client is billed no support. Amounts are in USD, as
/// AWS's support prices are; a pricebook in another currency is refused.
#[utoipa::path(tag = "Clients", responses((status = 200, description = "The margins", body = MarginSimulationView)))]
#[post("/clients/{clientId}/margin-simulation")]
pub async fn simulate_margin(
    caller: Allow<endpoints::SimulateMargin>,
    Path(id): Path<ClientId>,
    Json(body): Json<SimulateMargin, { LONG_BODY_LIMIT }>,
    _app: Data<App>,
    req: HttpRequest,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let lang = lang(&req);
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let ids = body.accounts.iter().map(|account| account.cloud_account_id.clone()).collect();
        Ok(Plain(MarginSimulationView::new(ids, &ops::simulate(tx, &id, &body)?, lang)))
    };
    once.read(&caller, work).await
}
