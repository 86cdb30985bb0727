//! Use cases of pricebooks.

use super::dto::{CreatePricebook, UpdatePricebook};
use super::model::{self, Pricebook, PricebookKind, PricebookProvider, PricebookStatus, check_members};
use super::store;
use crate::auth::Caller;
use crate::domain::{Code, Expected, FieldError, Refusal, Violation, all_or_invalid, trimmed};
use crate::events::{self, EventKind};
use crate::fault::DbError;
use crate::fault::Fault;
use crate::id::{PricebookId, ResellerId};
use crate::pricebooks::rules;
use crate::pricebooks::rules::model::Rule;
use crate::quotas;
use crate::quotas::model::Quota;
use crate::resellers;
use crate::tenant::Tenant;
use crate::tx::{Tx, Who};

/// Creates a pricebook with these rules, which are those of the body.
pub fn create(tx: &mut Tx<'_, &Caller>, body: &CreatePricebook, rules: &[Rule]) -> Result<Pricebook, Fault> {
    model::check_writer(body.kind, &tx.caller.tenant)?;
    let reseller_id = match body.kind {
        PricebookKind::Master => {
            all_or_invalid(check_members(body.kind, |pointer| given(body, pointer)))?;
            None
        }
        PricebookKind::Custom => Some(prepare_custom(tx, body)?),
    };
    let pricebook = Pricebook {
        id: tx.id(),
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
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx.conn, &pricebook)?;
    events::append(tx, EventKind::PricebookCreated, &pricebook.subject())?;
    if let Some(reseller) = &pricebook.reseller_id {
        quotas::ops::take(tx.conn, &tx.terms.quotas, reseller, Quota::Pricebooks, 1)?;
        rules::ops::record(tx, &pricebook)?;
    }
    Ok(pricebook)
}

/// Whose a custom pricebook is to be; its base fits and stays active until the transaction ends (P1, P4).
fn prepare_custom(tx: &mut Tx<'_, impl Who>, body: &CreatePricebook) -> Result<ResellerId, Fault> {
    let mut errors = Vec::new();
    let base = base(tx, body)?.map_err(|error| errors.push(error));
    let owner = owner(tx, body)?.map_err(|error| errors.push(error));
    let (Ok(base), Ok(owner)) = (base, owner) else {
        return Err(Refusal::invalid(errors).into());
    };
    base.check_currency(body.currency)?;
    if !store::hold_active(tx.conn, &base.id)? {
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

fn base(tx: &mut Tx<'_, impl Who>, body: &CreatePricebook) -> Result<Result<Pricebook, Violation>, DbError> {
    let Some(id) = &body.based_on else {
        return Ok(Err(Violation::at("/basedOn", FieldError::new("required"))));
    };
    let Some(base) = store::get(tx.conn, tx.caller.tenant(), id)? else {
        return Ok(Err(Violation::not_found("/basedOn")));
    };
    Ok(base.check_as_base().map(|()| base))
}

fn owner(tx: &mut Tx<'_, impl Who>, body: &CreatePricebook) -> Result<Result<ResellerId, Violation>, DbError> {
    let given = body.reseller_id.as_ref();
    if let Some(own) = tx.caller.tenant().reseller_id() {
        let fits = given.is_none_or(|given| given == own);
        return Ok(if fits { Ok(own.clone()) } else { Err(Violation::not_found("/resellerId")) });
    }
    let Some(id) = given else {
        return Ok(Err(Violation::at("/resellerId", FieldError::new("required"))));
    };
    let reseller = resellers::store::get(tx.conn, &Tenant::Platform, id)?;
    Ok(reseller.map(|reseller| reseller.id).ok_or_else(|| Violation::not_found("/resellerId")))
}

/// The pricebook with this id.
pub fn get(tx: &mut Tx<'_, &Caller>, id: &PricebookId) -> Result<Pricebook, Fault> {
    Ok(store::get(tx.conn, &tx.caller.tenant, id)?.ok_or(Code::PricebookNotFound)?)
}

/// Renames a pricebook.
pub fn update(
    tx: &mut Tx<'_, &Caller>,
    id: &PricebookId,
    expected: &Expected,
    body: &UpdatePricebook,
) -> Result<Pricebook, Fault> {
    let before = get(tx, id)?;
    expected.check(before.version)?;
    model::check_writer(before.kind, &tx.caller.tenant)?;
    if before.status == PricebookStatus::Retired {
        return Err(Code::PricebookRetired.into());
    }
    let mut after = before.clone();
    body.apply(&mut after);
    if after != before {
        after.version += 1;
        after.updated_at = tx.now;
        store::update(tx.conn, &after)?;
        events::append(tx, EventKind::PricebookUpdated, &after.subject())?;
    }
    Ok(after)
}

/// Retires a pricebook that nothing refers to; one that is retired already stays as it is.
pub fn retire(tx: &mut Tx<'_, &Caller>, id: &PricebookId, expected: &Expected) -> Result<(), Fault> {
    let mut pricebook = get(tx, id)?;
    expected.check(pricebook.version)?;
    model::check_writer(pricebook.kind, &tx.caller.tenant)?;
    if !store::lock_active(tx.conn, id)? {
        return Ok(());
    }
    if store::is_in_use(tx.conn, id)? {
        return Err(Code::PricebookInUse.into());
    }
    pricebook.status = PricebookStatus::Retired;
    pricebook.version += 1;
    pricebook.updated_at = tx.now;
    store::update(tx.conn, &pricebook)?;
    events::append(tx, EventKind::PricebookRetired, &pricebook.subject())?;
    match &pricebook.reseller_id {
        Some(reseller) => quotas::ops::release(tx.conn, reseller, Quota::Pricebooks, 1),
        None => Ok(()),
    }
}
