//! Endpoints of a pricebook's rules.

use actix_web::{get, put, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::http::conditions::Conditions;
use crate::http::extract::{Json, LONG_BODY_LIMIT, Path, Query};
use crate::http::problem::ApiResult;
use crate::http::respond::{Listed, Versioned};
use crate::id::PricebookId;
use crate::pricebooks::dto::PricebookView;
use crate::pricebooks::rules::dto::{
    ListRuleVersions, PricebookRuleVersionPage, PutPricebookRules, RuleVersion, RuleVersionView, accept,
};
use crate::pricebooks::rules::ops;
use crate::tx::Tx;

const TAG: &str = "Pricebooks";

/// Replace a pricebook's rules
///
/// The rules of a custom pricebook, all at once; nobody writes rules into a master. Usage is priced by them from then
/// on. The rules that were there stay in the history. The same rules again change nothing.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The pricebook with its rules", body = PricebookView)))]
#[put("/pricebooks/{pricebookId}/rules")]
pub async fn put_pricebook_rules(
    caller: Allow<endpoints::PutPricebookRules>,
    Path(id): Path<PricebookId>,
    Conditions(expected): Conditions,
    Json(body): Json<PutPricebookRules, { LONG_BODY_LIMIT }>,
    app: Data<App>,
) -> ApiResult<Versioned<PricebookView>> {
    let (rules, _now) = (accept(&body.rules)?, app.clock.now());
    let _quotas = app.settings.reseller_quotas.clone();
    let work = move |tx: &mut Tx<'_, &Caller>| ops::put(tx, &id, &expected, &rules);
    let pricebook = app.write(&caller, work).await?;
    Ok(Versioned(pricebook.into()))
}

/// List the sets of rules that a pricebook ever had
///
/// Newest first: the first one applies now. Each says who set it, when, and how many rules it has; the rules themselves are
/// in the answer for one version. A master has none.
#[utoipa::path(tag = TAG, params(Query::<ListRuleVersions>), responses((status = 200, description = "A page of sets of rules", body = PricebookRuleVersionPage)))]
#[get("/pricebooks/{pricebookId}/rules/history")]
pub async fn list_pricebook_rule_versions(
    caller: Allow<endpoints::ListPricebookRuleVersions>,
    Path(id): Path<PricebookId>,
    Query { page, .. }: Query<ListRuleVersions>,
    app: Data<App>,
) -> ApiResult<Listed<PricebookRuleVersionPage>> {
    let (wanted, pricebook) = (page.clone(), id.clone());
    let mut sets = app.read(&caller, move |tx| ops::history(tx, &pricebook, &wanted)).await?;
    let more = page.cut(&mut sets);
    let cursor = sets.last().filter(|_| more).map(|set| page.cursor_after(&set.version.to_string()));
    let data = sets.into_iter().map(|set| RuleVersionView::listed(set, &id)).collect();
    Ok(Listed::of(&PricebookRuleVersionPage { data, next_cursor: cursor.clone() }, &page, cursor.as_deref()))
}

/// Get a set of rules that a pricebook has or once had
///
/// By the pricebook's version that came with it: its creation, or a PUT that changed the rules. Other versions have none.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The set of rules", body = RuleVersionView)))]
#[get("/pricebooks/{pricebookId}/rules/history/{version}")]
pub async fn get_pricebook_rule_version(
    caller: Allow<endpoints::GetPricebookRuleVersion>,
    Path((id, version)): Path<(PricebookId, RuleVersion)>,
    app: Data<App>,
) -> ApiResult<Versioned<RuleVersionView>> {
    let pricebook = id.clone();
    let set = app.read(&caller, move |tx| ops::of_version(tx, &pricebook, version.0)).await?;
    Ok(Versioned(RuleVersionView::whole(set, &id)))
}
