//! What followers of the feed look for in the database.

use std::collections::BTreeSet;

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::schema::events;
use crate::events::store::next_place;
use crate::fault::DbError;
use crate::tenant::Tenant;

/// Events whose owners are looked for in one query at most; when more came since, everybody is told.
const MOST_LOOKED_AT: i64 = 1000;

/// For whom there are new events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// For everybody, as far as is known.
    All,
    /// For operations and these resellers.
    Of(BTreeSet<String>),
}

/// What has come to its place since the last look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The next free place: from here the next look goes on.
    pub next: i64,
    /// For whom; none when nothing came.
    pub whose: Option<Whose>,
}

/// Looks for what has come to its place since the place `seen`; without it everybody is told.
pub fn news(conn: &mut Conn, seen: Option<i64>) -> Result<News, DbError> {
    let next = next_place(conn)?;
    let whose = match seen {
        Some(seen) if seen >= next => None,
        Some(seen) if next - seen <= MOST_LOOKED_AT => {
            let new = events::table.filter(events::position.ge(seen)).filter(events::position.lt(next));
            let owners = new.select(events::reseller_id).distinct().load::<Option<String>>(conn)?;
            Some(Whose::Of(owners.into_iter().flatten().collect()))
        }
        _ => Some(Whose::All),
    };
    Ok(News { next, whose })
}

/// The id of the newest event that the tenant may see.
pub fn newest(conn: &mut Conn, tenant: &Tenant) -> Result<Option<String>, DbError> {
    let query = events::table.filter(events::position.is_not_null()).into_boxed();
    let query = crate::scoped!(query, tenant, events::reseller_id, events::client_id);
    let query = query.order(events::position.desc()).limit(1);
    Ok(query.select(events::id).get_result(conn).optional()?)
}
