//! Use cases of resellers.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::dto::{CreateReseller, UpdateReseller};
use super::model::{Reseller, ResellerStatus};
use super::store;
use crate::auth::Actor;
use crate::auth::Caller;
use crate::db::Conn;
use crate::domain::{Code, Currency, Expected, trimmed};
use crate::events::{self, Kind, News};
use crate::fault::DbError;
use crate::fault::Fault;
use crate::id::ResellerId;
use crate::tenant::Tenant;

/// Creates a reseller.
pub fn create(
    conn: &mut Conn,
    caller: &Caller,
    body: &CreateReseller,
    id: &ResellerId,
    now: DateTime<Utc>,
) -> Result<Reseller, Fault> {
    let default_currency = match body.default_currency {
        Some(currency) => currency,
        None => Currency::parse("USD").map_err(|_| Fault::Internal("the platform's currency is none"))?,
    };
    let reseller = Reseller {
        id: id.clone(),
        name: trimmed(&body.name),
        external_ref: body.external_ref.as_deref().map(trimmed),
        country: body.country,
        default_currency,
        status: ResellerStatus::Active,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    store::insert(conn, &reseller).map_err(taken)?;
    tell(conn, caller, Kind::ResellerCreated, &reseller, now)?;
    Ok(reseller)
}

/// The reseller with this id.
pub fn get(conn: &mut Conn, id: &ResellerId) -> Result<Reseller, Fault> {
    Ok(store::get(conn, &Tenant::Platform, id)?.ok_or(Code::ResellerNotFound)?)
}

/// Changes a reseller.
pub fn update(
    conn: &mut Conn,
    caller: &Caller,
    id: &ResellerId,
    expected: &Expected,
    body: &UpdateReseller,
    now: DateTime<Utc>,
) -> Result<Reseller, Fault> {
    let before = get(conn, id)?;
    expected.check(before.version)?;
    let mut after = before.clone();
    body.apply(&mut after);
    if after != before {
        after.version += 1;
        after.updated_at = now;
        store::update(conn, &after).map_err(taken)?;
        tell(conn, caller, Kind::ResellerUpdated, &after, now)?;
    }
    Ok(after)
}

fn tell(conn: &mut Conn, caller: &Caller, kind: Kind, reseller: &Reseller, now: DateTime<Utc>) -> Result<(), Fault> {
    let news = News {
        kind,
        actor: Actor::Caller(caller),
        reseller_id: Some(reseller.id.as_str()),
        client_id: None,
        resource_id: reseller.id.as_str(),
        version: reseller.version,
        data: json!({ "status": reseller.status }),
    };
    Ok(events::append(conn, &news, now)?)
}

fn taken(error: DbError) -> Fault {
    if matches!(error, DbError::Unique(_)) { Code::ExternalRefTaken.into() } else { error.into() }
}
