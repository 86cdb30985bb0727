//! The master pricebook that a fresh database starts with. Nothing else is seeded here.

use chrono::{DateTime, Utc};

use super::model::{Pricebook, PricebookKind, PricebookProvider, PricebookStatus};
use super::store;
use crate::db::Conn;
use crate::domain::Currency;
use crate::fault::Fault;
use crate::id::PricebookId;

/// Name of the first master: AWS's list price is the customer's price (C3).
const MASTER_NAME: &str = "Amazon Web Services Master Pricebook";

/// Creates the master pricebook in USD when there is no master at all; call it while no other replica can.
pub fn ensure_master(conn: &mut Conn, id: &PricebookId, now: DateTime<Utc>) -> Result<(), Fault> {
    if store::master_exists(conn)? {
        return Ok(());
    }
    let master = Pricebook {
        id: id.clone(),
        reseller_id: None,
        provider: PricebookProvider::Aws,
        kind: PricebookKind::Master,
        name: MASTER_NAME.to_owned(),
        currency: Currency::parse("USD").map_err(|_| Fault::Internal("the platform's currency is none"))?,
        based_on: None,
        rules: Vec::new(),
        rules_version: None,
        status: PricebookStatus::Active,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    Ok(store::insert(conn, &master)?)
}
