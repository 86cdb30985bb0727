//! The endpoint of the pre-flight.

use actix_web::{HttpRequest, post, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::endpoint::Allow;
use crate::http::extract::Json;
use crate::http::once::{Idempotency, IdempotentAnswer};
use crate::http::problem::ApiResult;
use crate::http::request::lang;
use crate::http::respond::Plain;
use crate::preflight::check::check;
use crate::preflight::dto::{PreflightLinkRequest, PreflightView};

/// Check an account before its link request
///
/// Which way the account can come in, and what stands against it: nothing is changed, and nobody is invited. Name the
/// account by its id, or by its number before it is on the platform; of a number that somebody else has registered you
/// learn that, and nothing more. `basis` says where an outcome comes from. A condition that failed need not stop the link
/// request: support plan group and role do not.
///
/// Where the platform is connected, AWS is asked whether an invitation to the account is open; it tells neither its quota
/// nor what the account is before it is invited, so that these are `unknown` or as declared. It has ten seconds, after
/// which what it would say is `unknown`. In the simulated mode the test values of account numbers answer: `0003` fails
/// `organization_role`, `0004` fails `account_quota`, and of `0005` AWS does not answer before its first invitation was
/// tried. `discovery_blockers` and `discovery_risk` tell what the client's answers to the discovery questions
/// show; of a number that is not on the platform there are none.
#[utoipa::path(tag = "Link requests", responses((status = 200, description = "What was found", body = PreflightView)))]
#[post("/link-requests/preflight")]
pub async fn preflight_link_request(
    caller: Allow<endpoints::PreflightLinkRequest>,
    Json(body): Json<PreflightLinkRequest>,
    app: Data<App>,
    req: HttpRequest,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let lang = lang(&req);
    let work = async { Ok(Plain(check(&app, &caller, body, lang).await?)) };
    once.read_across(&caller, work).await
}
