//! Accounts that inherit their client's pricebook (P3) have a new version when it changes, because another pricebook prices
//! them. A client may have many: they are told in steps, each a transaction of its own, so that nobody else waits for
//! them. What is left after the first step is noted with the change, so that a job finds it after a crash.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{news, store};
use crate::auth::Actor;
use crate::auth::Caller;
use crate::auth::scope::Role;
use crate::db::row::parse;
use crate::db::schema::inherited_pricebook_changes as changes;
use crate::db::types::Ts;
use crate::db::{Conn, Db, Share};
use crate::fault::DbError;
use crate::fault::Fault;
use crate::id::ClientId;

const TABLE: &str = "inherited_pricebook_changes";

/// Accounts that one transaction tells: some ten milliseconds.
const STEP: i64 = 200;

#[derive(Queryable, Insertable)]
#[diesel(table_name = changes, treat_none_as_default_value = false)]
struct Row {
    client_id: String,
    told_to: String,
    changed_at: Ts,
    actor_credential_id: Option<String>,
    actor_role: String,
}

/// Tells the first accounts of the client, in the transaction that changes its pricebook, and notes whether more follow.
pub fn begin(conn: &mut Conn, caller: &Caller, client_id: &ClientId, now: DateTime<Utc>) -> Result<(), Fault> {
    let actor = Actor::Caller(caller);
    // What is left of an earlier change is part of this one.
    diesel::delete(changes::table.find(client_id.as_str())).execute(conn)?;
    let Some(told_to) = tell(conn, actor, client_id, "", now)? else { return Ok(()) };
    let row = Row {
        client_id: client_id.to_string(),
        told_to,
        changed_at: now.into(),
        actor_credential_id: actor.credential_id(),
        actor_role: actor.role().to_owned(),
    };
    diesel::insert_into(changes::table).values(row).execute(conn)?;
    Ok(())
}

/// Tells the client's accounts that are left, step by step.
pub async fn finish(db: &Db, share: &Share, client_id: &ClientId, now: DateTime<Utc>) -> Result<(), Fault> {
    loop {
        let id = client_id.clone();
        if !db.write(share, move |conn| step(conn, &id, now)).await? {
            return Ok(());
        }
    }
}

/// Clients with accounts that are left since before this moment; the oldest first.
pub fn left_since(conn: &mut Conn, before: DateTime<Utc>, most: i64) -> Result<Vec<ClientId>, DbError> {
    let query = changes::table.filter(changes::changed_at.lt(Ts(before))).order(changes::changed_at).limit(most);
    let ids = query.select(changes::client_id).load::<String>(conn)?;
    ids.iter().map(|id| parse(TABLE, "client_id", id)).collect()
}

/// Tells some more accounts; true when others may be left.
fn step(conn: &mut Conn, client_id: &ClientId, now: DateTime<Utc>) -> Result<bool, Fault> {
    // Nobody else takes a step for this client meanwhile.
    let row = changes::table.find(client_id.as_str());
    if diesel::update(row).set(changes::changed_at.eq(changes::changed_at)).execute(conn)? == 0 {
        return Ok(false);
    }
    let left: Row = row.get_result(conn)?;
    let role: Role = parse(TABLE, "actor_role", &left.actor_role)?;
    let actor = Actor::Earlier { credential_id: left.actor_credential_id.as_deref(), role };
    match tell(conn, actor, client_id, &left.told_to, now)? {
        Some(told_to) => diesel::update(row).set(changes::told_to.eq(told_to)).execute(conn)?,
        None => diesel::delete(row).execute(conn)?,
    };
    Ok(true)
}

/// Gives some accounts a new version, with its event; the last of them, when others may follow.
fn tell(
    conn: &mut Conn,
    actor: Actor<'_>,
    client_id: &ClientId,
    after: &str,
    now: DateTime<Utc>,
) -> Result<Option<String>, Fault> {
    let step = store::touch_inheriting(conn, client_id, (after, STEP), now)?;
    news::tell_all_changed(conn, actor, &step.told, now)?;
    Ok(step.told_to)
}
