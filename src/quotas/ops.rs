//! Taking and giving back, in the transaction of the change and at its end.

use super::model::{self, Quota, Quotas};
use super::store;
use crate::db::Conn;
use crate::domain::Refusal;
use crate::fault::{DbError, Fault};
use crate::id::ResellerId;

/// Counts so much more for the reseller, or refuses what was done in this transaction, whoever does it for the reseller.
pub fn take(conn: &mut Conn, quotas: &Quotas, of: &ResellerId, quota: Quota, more: i64) -> Result<(), Fault> {
    if store::take(conn, of.as_str(), quota, more, quotas.limit(quota))? {
        return Ok(());
    }
    Err(quotas.exceeded(quota).into())
}

/// Gives so much back to the reseller.
pub fn release(conn: &mut Conn, of: &ResellerId, quota: Quota, less: i64) -> Result<(), Fault> {
    Ok(store::release(conn, of.as_str(), quota, less)?)
}

/// Refuses unless something is left of each of these in all rows of the holder; for what is counted later. At the same moment
/// others may be told so too.
pub fn check_room(conn: &mut Conn, quotas: &Quotas, holder: &str, wanted: &[Quota]) -> Result<(), Fault> {
    lacking(conn, quotas, holder, wanted)?.map_or(Ok(()), |refusal| Err(refusal.into()))
}

/// The refusal of the first of these of which nothing is left.
pub fn lacking(conn: &mut Conn, quotas: &Quotas, holder: &str, wanted: &[Quota]) -> Result<Option<Refusal>, DbError> {
    for quota in wanted {
        for (row, parts) in model::rows(holder) {
            let limit = quotas.part(*quota, parts);
            if store::used(conn, &row, *quota)? >= limit {
                return Ok(Some(Quotas::beyond(*quota, limit)));
            }
        }
    }
    Ok(None)
}
