//! The credentials of a client that is archived are revoked (C1). A client may have many: they are revoked in steps, each a
//! transaction of its own, so that nobody else waits for them. They are refused from the first moment on, because their
//! client is archived. What is left after the first step is noted with the change, so that a job finds it after a crash.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{ops, store};
use crate::auth::Actor;
use crate::auth::Caller;
use crate::auth::scope::Role;
use crate::db::row::parse;
use crate::db::schema::archived_client_credentials as left;
use crate::db::types::Ts;
use crate::db::{Conn, Db, Share};
use crate::fault::DbError;
use crate::fault::Fault;
use crate::id::ClientId;

const TABLE: &str = "archived_client_credentials";

/// Credentials that one transaction revokes: some ten milliseconds.
const STEP: i64 = 200;

#[derive(Queryable, Insertable)]
#[diesel(table_name = left, treat_none_as_default_value = false)]
struct Row {
    client_id: String,
    revoked_to: String,
    archived_at: Ts,
    actor_credential_id: Option<String>,
    actor_role: String,
}

/// Revokes the first credentials of the client, in the transaction that archives it, and notes whether more follow.
pub fn begin(conn: &mut Conn, caller: &Caller, client_id: &ClientId, now: DateTime<Utc>) -> Result<(), Fault> {
    let actor = Actor::Caller(caller);
    let Some(revoked_to) = revoke(conn, actor, client_id, "", now)? else { return Ok(()) };
    let row = Row {
        client_id: client_id.to_string(),
        revoked_to,
        archived_at: now.into(),
        actor_credential_id: actor.credential_id(),
        actor_role: actor.role().to_owned(),
    };
    diesel::insert_into(left::table).values(row).execute(conn)?;
    Ok(())
}

/// Revokes the client's credentials that are left, step by step.
pub async fn finish(db: &Db, share: &Share, client_id: &ClientId, now: DateTime<Utc>) -> Result<(), Fault> {
    loop {
        let id = client_id.clone();
        if !db.write(share, move |conn| step(conn, &id, now)).await? {
            return Ok(());
        }
    }
}

/// Clients with credentials that are left since before this moment; the oldest first.
pub fn left_since(conn: &mut Conn, before: DateTime<Utc>, most: i64) -> Result<Vec<ClientId>, DbError> {
    let query = left::table.filter(left::archived_at.lt(Ts(before))).order(left::archived_at).limit(most);
    let ids = query.select(left::client_id).load::<String>(conn)?;
    ids.iter().map(|id| parse(TABLE, "client_id", id)).collect()
}

/// Revokes some more credentials; true when others may be left.
fn step(conn: &mut Conn, client_id: &ClientId, now: DateTime<Utc>) -> Result<bool, Fault> {
    // Nobody else takes a step for this client meanwhile.
    let row = left::table.find(client_id.as_str());
    if diesel::update(row).set(left::archived_at.eq(left::archived_at)).execute(conn)? == 0 {
        return Ok(false);
    }
    let before: Row = row.get_result(conn)?;
    let role: Role = parse(TABLE, "actor_role", &before.actor_role)?;
    let actor = Actor::Earlier { credential_id: before.actor_credential_id.as_deref(), role };
    match revoke(conn, actor, client_id, &before.revoked_to, now)? {
        Some(revoked_to) => diesel::update(row).set(left::revoked_to.eq(revoked_to)).execute(conn)?,
        None => diesel::delete(row).execute(conn)?,
    };
    Ok(true)
}

/// Revokes some credentials, each with its event; the last that was looked at, when others may follow.
fn revoke(
    conn: &mut Conn,
    actor: Actor<'_>,
    client_id: &ClientId,
    after: &str,
    now: DateTime<Utc>,
) -> Result<Option<String>, Fault> {
    let step = store::revoke_of_client(conn, client_id, (after, STEP), now)?;
    ops::tell_revoked(conn, actor, &step.revoked, now)?;
    Ok(step.revoked_to)
}
