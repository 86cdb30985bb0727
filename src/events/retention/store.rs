//! The removal of old events, in the database.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::Horizon;
use crate::db::Conn;
use crate::db::change;
use crate::db::schema::{event_horizon, events};
use crate::db::types::Ts;
use crate::fault::DbError;

/// The one row of the horizon.
const NAME: &str = "events";

/// How far events were removed; none when none was.
pub fn horizon(conn: &mut Conn) -> Result<Option<Horizon>, DbError> {
    let row = event_horizon::table.find(NAME).select((event_horizon::position, event_horizon::id, event_horizon::at));
    let row = row.get_result::<(i64, String, Ts)>(conn).optional()?;
    Ok(row.map(|(position, id, at)| Horizon { position, id, at: at.into() }))
}

/// Removes the oldest events that happened before this moment, `most` of them at most, and notes how far; answers how many.
///
/// It goes by places, from the last removed one on, so that a step costs the same however much was removed before it. The
/// newest event always stays: the next one's id and time come after its.
pub fn remove(conn: &mut Conn, before: DateTime<Utc>, most: usize) -> Result<usize, DbError> {
    let known = horizon(conn)?;
    let from = known.as_ref().map_or(0, |known| known.position);
    let mut oldest = events::table
        .filter(events::position.gt(from))
        .order(events::position)
        .limit(i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1))
        .select((events::position.assume_not_null(), events::id, events::at))
        .load::<(i64, String, Ts)>(conn)?;
    oldest.pop();
    let Some((position, id, at)) = oldest.into_iter().take_while(|(_, _, at)| at.0 < before).last() else {
        return Ok(0);
    };
    let gone = events::table.filter(events::position.gt(from)).filter(events::position.le(position));
    let removed = diesel::delete(gone).execute(conn)?;
    let noted = (event_horizon::position.eq(position), event_horizon::id.eq(&id), event_horizon::at.eq(at));
    if known.is_none() {
        diesel::insert_into(event_horizon::table).values((event_horizon::name.eq(NAME), noted)).execute(conn)?;
    } else {
        let row = event_horizon::table.find(NAME).filter(event_horizon::position.eq(from));
        if change(row).set(noted).execute(conn)? == 0 {
            // Another replica was faster: the transaction is run again from where that one ended.
            return Err(DbError::Stale);
        }
    }
    Ok(removed)
}
