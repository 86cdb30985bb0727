//! Work that is left, in the database.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::auth::{Actor, Role};
use crate::db::Conn;
use crate::db::change;
use crate::db::row::parse;
use crate::db::schema::unfinished_work;
use crate::db::types::Ts;
use crate::fault::DbError;
use crate::id::ClientId;
use crate::tx::Tx;

const TABLE: &str = "unfinished_work";

/// What is left of some work for a client.
pub struct Left {
    /// Rows up to this one are done.
    pub done_to: String,
    /// The credential that demanded it.
    pub actor_credential_id: Option<String>,
    /// Its role.
    pub actor_role: Role,
}

/// Notes that work is left for a client of which none was noted.
pub fn note(tx: &mut Tx<'_, Actor<'_>>, kind: &str, client_id: &ClientId, done_to: &str) -> Result<(), DbError> {
    let row = (
        unfinished_work::kind.eq(kind),
        unfinished_work::client_id.eq(client_id.as_str()),
        unfinished_work::done_to.eq(done_to),
        unfinished_work::begun_at.eq(Ts(tx.real)),
        unfinished_work::actor_credential_id.eq(tx.caller.credential_id()),
        unfinished_work::actor_role.eq(tx.caller.role()),
    );
    diesel::insert_into(unfinished_work::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// Forgets what is left for a client, if anything is.
pub fn forget(conn: &mut Conn, kind: &str, client_id: &ClientId) -> Result<(), DbError> {
    diesel::delete(unfinished_work::table.find((client_id.as_str(), kind))).execute(conn)?;
    Ok(())
}

/// What is left for a client. Nobody else takes a step of it until the transaction ends.
pub fn hold(conn: &mut Conn, kind: &str, client_id: &ClientId) -> Result<Option<Left>, DbError> {
    let row = unfinished_work::table.find((client_id.as_str(), kind));
    if change(row).set(unfinished_work::begun_at.eq(unfinished_work::begun_at)).execute(conn)? == 0 {
        return Ok(None);
    }
    let columns = (unfinished_work::done_to, unfinished_work::actor_credential_id, unfinished_work::actor_role);
    let (done_to, actor_credential_id, role) =
        row.select(columns).get_result::<(String, Option<String>, String)>(conn)?;
    Ok(Some(Left { done_to, actor_credential_id, actor_role: parse(TABLE, "actor_role", &role)? }))
}

/// Notes that rows up to this one are done.
pub fn advance(conn: &mut Conn, kind: &str, client_id: &ClientId, done_to: &str) -> Result<(), DbError> {
    let row = unfinished_work::table.find((client_id.as_str(), kind));
    change(row).set(unfinished_work::done_to.eq(done_to)).execute(conn)?;
    Ok(())
}

/// Clients for whom work is left since before this moment; the oldest first.
pub fn left_since(conn: &mut Conn, kind: &str, before: DateTime<Utc>, most: i64) -> Result<Vec<ClientId>, DbError> {
    let query = unfinished_work::table
        .filter(unfinished_work::kind.eq(kind))
        .filter(unfinished_work::begun_at.lt(Ts(before)))
        .order(unfinished_work::begun_at)
        .limit(most);
    let ids = query.select(unfinished_work::client_id).load::<String>(conn)?;
    ids.iter().map(|id| parse(TABLE, "client_id", id)).collect()
}
