//! Endpoints of a pricebook's rules.

use actix_web::{get, put, web::Data};

use super::dto::{PricebookRuleHistory, PutPricebookRules, RuleVersionView, accept};
use super::ops;
use crate::app::App;
use crate::auth::Allow;
use crate::auth::caller::{PricebooksRead, PricebooksWrite};
use crate::http::conditions::Conditions;
use crate::http::extract::{Json, LONG_BODY_LIMIT, Path};
use crate::http::problem::ApiResult;
use crate::http::respond::{Plain, Versioned};
use crate::id::PricebookId;
use crate::pricebooks::dto::PricebookView;

const TAG: &str = "Pricebooks";

/// Replace a pricebook's rules
///
/// The rules of a custom pricebook, all at once; nobody writes rules into a master. Usage is priced by them from then
/// on. The rules that were there stay in the history. The same rules again change nothing.
#[utoipa::path(tag = TAG, security(("oauth2" = ["pricebooks:write"])), responses((status = 200, description = "The pricebook with its rules", body = PricebookView)))]
#[put("/pricebooks/{pricebookId}/rules")]
pub async fn put_pricebook_rules(
    caller: Allow<PricebooksWrite>,
    Path(id): Path<PricebookId>,
    Conditions(expected): Conditions,
    Json(body): Json<PutPricebookRules, { LONG_BODY_LIMIT }>,
    app: Data<App>,
) -> ApiResult<Versioned<PricebookView>> {
    let (rules, now) = (accept(&body.rules)?, app.clock.now());
    let quotas = app.settings.reseller_quotas.clone();
    let work = move |conn: &mut _, caller: &_| ops::put(conn, caller, &id, &expected, &rules, &quotas, now);
    let pricebook = app.write(&caller.0, work).await?;
    Ok(Versioned(pricebook.into()))
}

/// List every set of rules that a pricebook ever had
///
/// Newest first, each with who set it and when: the first one applies now. No pages. A master has none.
#[utoipa::path(tag = TAG, security(("oauth2" = ["pricebooks:read"])), responses((status = 200, description = "The sets of rules", body = PricebookRuleHistory)))]
#[get("/pricebooks/{pricebookId}/rules/history")]
pub async fn list_pricebook_rule_versions(
    caller: Allow<PricebooksRead>,
    Path(id): Path<PricebookId>,
    app: Data<App>,
) -> ApiResult<Plain<PricebookRuleHistory>> {
    let sets = app.read(&caller.0, move |conn, caller| ops::history(conn, caller, &id)).await?;
    Ok(Plain(PricebookRuleHistory { data: sets.into_iter().map(RuleVersionView::from).collect() }))
}
