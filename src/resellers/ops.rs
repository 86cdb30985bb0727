//! Use cases of resellers.

use super::dto::{CreateReseller, UpdateReseller};
use super::model::{Reseller, ResellerStatus};
use super::store;
use crate::auth::Caller;
use crate::domain::{Code, Currency, Expected, trimmed};
use crate::events::{self, EventKind};
use crate::fault::DbError;
use crate::fault::Fault;
use crate::id::ResellerId;
use crate::tenant::Tenant;
use crate::tx::{Tx, Who};

/// Creates a reseller.
pub fn create(tx: &mut Tx<'_, &Caller>, body: &CreateReseller) -> Result<Reseller, Fault> {
    let default_currency = match body.default_currency {
        Some(currency) => currency,
        None => Currency::parse("USD").map_err(|_| Fault::Internal("the platform's currency is none"))?,
    };
    let reseller = Reseller {
        id: tx.id(),
        name: trimmed(&body.name),
        external_ref: body.external_ref.as_deref().map(trimmed),
        country: body.country,
        default_currency,
        status: ResellerStatus::Active,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx.conn, &reseller).map_err(taken)?;
    events::append(tx, EventKind::ResellerCreated, &reseller.subject())?;
    Ok(reseller)
}

/// The reseller with this id.
pub fn get(tx: &mut Tx<'_, impl Who>, id: &ResellerId) -> Result<Reseller, Fault> {
    Ok(store::get(tx.conn, &Tenant::Platform, id)?.ok_or(Code::ResellerNotFound)?)
}

/// Changes a reseller.
pub fn update(
    tx: &mut Tx<'_, &Caller>,
    id: &ResellerId,
    expected: &Expected,
    body: &UpdateReseller,
) -> Result<Reseller, Fault> {
    let before = get(tx, id)?;
    expected.check(before.version)?;
    let mut after = before.clone();
    body.apply(&mut after);
    if after != before {
        after.version += 1;
        after.updated_at = tx.now;
        store::update(tx.conn, &after).map_err(taken)?;
        events::append(tx, EventKind::ResellerUpdated, &after.subject())?;
    }
    Ok(after)
}

fn taken(error: DbError) -> Fault {
    if matches!(error, DbError::Unique(_)) { Code::ExternalRefTaken.into() } else { error.into() }
}
