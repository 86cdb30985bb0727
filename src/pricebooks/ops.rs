//! Use cases of pricebooks.

use chrono::{DateTime, Utc};

use super::dto::{CreatePricebook, UpdatePricebook};
use super::model::{self, Pricebook, PricebookKind, PricebookProvider, PricebookStatus, check_members};
use super::{news, store};
use crate::auth::Caller;
use crate::db::Conn;
use crate::domain::{Code, Expected, FieldError, Refusal, Violation, all_or_invalid, trimmed};
use crate::events::Kind;
use crate::fault::DbError;
use crate::fault::Fault;
use crate::id::{PricebookId, ResellerId};
use crate::pricebooks::rules;
use crate::pricebooks::rules::model::Rule;
use crate::quotas;
use crate::quotas::model::{Quota, Quotas};
use crate::resellers;
use crate::tenant::Tenant;

/// Creates a pricebook with these rules, which are those of the body.
pub fn create(
    conn: &mut Conn,
    caller: &Caller,
    body: &CreatePricebook,
    rules: &[Rule],
    id: &PricebookId,
    quotas: &Quotas,
    now: DateTime<Utc>,
) -> Result<Pricebook, Fault> {
    model::check_writer(body.kind, &caller.tenant)?;
    let reseller_id = match body.kind {
        PricebookKind::Master => {
            all_or_invalid(check_members(body.kind, |pointer| given(body, pointer)))?;
            None
        }
        PricebookKind::Custom => Some(prepare_custom(conn, &caller.tenant, body)?),
    };
    let pricebook = Pricebook {
        id: id.clone(),
        reseller_id,
        provider: body.provider.unwrap_or(PricebookProvider::Aws),
        kind: body.kind,
        name: trimmed(&body.name),
        currency: body.currency,
        based_on: body.based_on.clone(),
        rules: rules.to_vec(),
        rules_version: (body.kind == PricebookKind::Custom).then_some(1),
        status: PricebookStatus::Active,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    store::insert(conn, &pricebook)?;
    news::tell(conn, caller, Kind::PricebookCreated, &pricebook, now)?;
    if let Some(reseller) = &pricebook.reseller_id {
        quotas::ops::take(conn, quotas, reseller, Quota::Pricebooks, 1)?;
        rules::ops::record(conn, caller, quotas, &pricebook)?;
    }
    Ok(pricebook)
}

/// Whose a custom pricebook is to be; its base fits and stays active until the transaction ends (P1, P4).
fn prepare_custom(conn: &mut Conn, tenant: &Tenant, body: &CreatePricebook) -> Result<ResellerId, Fault> {
    let mut errors = Vec::new();
    let base = base(conn, tenant, body)?.map_err(|error| errors.push(error));
    let owner = owner(conn, tenant, body)?.map_err(|error| errors.push(error));
    let (Ok(base), Ok(owner)) = (base, owner) else {
        return Err(Refusal::invalid(errors).into());
    };
    base.check_currency(body.currency)?;
    if !store::hold_active(conn, &base.id)? {
        return Err(Code::PricebookRetired.into());
    }
    Ok(owner)
}

/// Whether one of the members is given that only one kind of pricebook has.
fn given(body: &CreatePricebook, pointer: &str) -> bool {
    match pointer {
        "/basedOn" => body.based_on.is_some(),
        "/rules" => body.rules.is_some(),
        _ => body.reseller_id.is_some(),
    }
}

fn base(conn: &mut Conn, tenant: &Tenant, body: &CreatePricebook) -> Result<Result<Pricebook, Violation>, DbError> {
    let Some(id) = &body.based_on else {
        return Ok(Err(Violation::at("/basedOn", FieldError::new("required"))));
    };
    let Some(base) = store::get(conn, tenant, id)? else {
        return Ok(Err(Violation::not_found("/basedOn")));
    };
    Ok(base.check_as_base().map(|()| base))
}

fn owner(conn: &mut Conn, tenant: &Tenant, body: &CreatePricebook) -> Result<Result<ResellerId, Violation>, DbError> {
    let given = body.reseller_id.as_ref();
    if let Some(own) = tenant.reseller_id() {
        let fits = given.is_none_or(|given| given == own);
        return Ok(if fits { Ok(own.clone()) } else { Err(Violation::not_found("/resellerId")) });
    }
    let Some(id) = given else {
        return Ok(Err(Violation::at("/resellerId", FieldError::new("required"))));
    };
    let reseller = resellers::store::get(conn, &Tenant::Platform, id)?;
    Ok(reseller.map(|reseller| reseller.id).ok_or_else(|| Violation::not_found("/resellerId")))
}

/// The pricebook with this id.
pub fn get(conn: &mut Conn, caller: &Caller, id: &PricebookId) -> Result<Pricebook, Fault> {
    Ok(store::get(conn, &caller.tenant, id)?.ok_or(Code::PricebookNotFound)?)
}

/// Renames a pricebook.
pub fn update(
    conn: &mut Conn,
    caller: &Caller,
    id: &PricebookId,
    expected: &Expected,
    body: &UpdatePricebook,
    now: DateTime<Utc>,
) -> Result<Pricebook, Fault> {
    let before = get(conn, caller, id)?;
    expected.check(before.version)?;
    model::check_writer(before.kind, &caller.tenant)?;
    if before.status == PricebookStatus::Retired {
        return Err(Code::PricebookRetired.into());
    }
    let mut after = before.clone();
    body.apply(&mut after);
    if after != before {
        after.version += 1;
        after.updated_at = now;
        store::update(conn, &after)?;
        news::tell(conn, caller, Kind::PricebookUpdated, &after, now)?;
    }
    Ok(after)
}

/// Retires a pricebook that nothing refers to; one that is retired already stays as it is.
pub fn retire(
    conn: &mut Conn,
    caller: &Caller,
    id: &PricebookId,
    expected: &Expected,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let mut pricebook = get(conn, caller, id)?;
    expected.check(pricebook.version)?;
    model::check_writer(pricebook.kind, &caller.tenant)?;
    if !store::lock_active(conn, id)? {
        return Ok(());
    }
    if store::is_in_use(conn, id)? {
        return Err(Code::PricebookInUse.into());
    }
    pricebook.status = PricebookStatus::Retired;
    pricebook.version += 1;
    pricebook.updated_at = now;
    store::update(conn, &pricebook)?;
    news::tell(conn, caller, Kind::PricebookRetired, &pricebook, now)?;
    match &pricebook.reseller_id {
        Some(reseller) => quotas::ops::release(conn, reseller, Quota::Pricebooks, 1),
        None => Ok(()),
    }
}
