//! What a server of PostgreSQL says of itself.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text};

use crate::clock::Ahead;
use crate::db::address::Address;
use crate::db::conn::Conn;
use crate::fault::Fault;

/// What matters of a server, its database, and the role that asks.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Server {
    /// Its version, as a number: 150018 is 15.18.
    #[diesel(sql_type = Integer)]
    pub version: i32,
    /// In which encoding the database keeps text.
    #[diesel(sql_type = Text)]
    pub encoding: String,
    /// Whether it is a standby.
    #[diesel(sql_type = Bool)]
    pub in_recovery: bool,
    /// Whether transactions only read unless they say otherwise.
    #[diesel(sql_type = Bool)]
    pub read_only: bool,
    /// Whether it waits for its disk at all.
    #[diesel(sql_type = Bool)]
    pub fsync: bool,
    /// Whether pages that were half written when the power went can be mended.
    #[diesel(sql_type = Bool)]
    pub full_page_writes: bool,
    /// Whether a commit waits for the disk.
    #[diesel(sql_type = Bool)]
    pub commit_waits: bool,
    /// Connections that are not kept for administrators.
    #[diesel(sql_type = Integer)]
    pub connections: i32,
    /// How many are in use.
    #[diesel(sql_type = BigInt)]
    pub used: i64,
    /// How many this database may have; less than 0 when that is not limited.
    #[diesel(sql_type = Integer)]
    pub of_database: i32,
    /// How many this role may have; less than 0 when that is not limited.
    #[diesel(sql_type = Integer)]
    pub of_role: i32,
    /// The language of its messages.
    #[diesel(sql_type = Text)]
    pub messages: String,
    /// Where tables are made; none when nowhere.
    #[diesel(sql_type = Nullable<Text>)]
    pub schema: Option<String>,
    /// Whether the role may make tables there.
    #[diesel(sql_type = Bool)]
    pub can_create: bool,
}

const SERVER: &str = "SELECT current_setting('server_version_num')::integer AS version, \
     current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS in_recovery, \
     current_setting('default_transaction_read_only') = 'on' AS read_only, \
     current_setting('fsync') = 'on' AS fsync, current_setting('full_page_writes') = 'on' AS full_page_writes, \
     current_setting('synchronous_commit') <> 'off' AS commit_waits, \
     current_setting('max_connections')::integer - current_setting('superuser_reserved_connections')::integer \
     - coalesce(current_setting('reserved_connections', true), '0')::integer AS connections, \
     (SELECT coalesce(sum(numbackends), 0)::bigint FROM pg_stat_database) AS used, \
     d.datconnlimit AS of_database, r.rolconnlimit AS of_role, current_setting('lc_messages') AS messages, \
     current_schema()::text AS schema, \
     coalesce(has_schema_privilege(current_schema()::text, 'CREATE'), false) AS can_create \
     FROM pg_database d, pg_roles r WHERE d.datname = current_database() AND r.rolname = current_user";

/// What the server says of itself.
pub fn server(conn: &mut Conn) -> Result<Server, Fault> {
    Ok(sql_query(SERVER).get_result(conn)?)
}

#[derive(QueryableByName)]
struct Now {
    #[diesel(sql_type = BigInt)]
    micros: i64,
}

/// How far the server's clock is ahead of this machine's, by `now`, which tells that one's time.
pub fn clock(conn: &mut Conn, now: impl Fn() -> DateTime<Utc>) -> Result<Ahead, Fault> {
    let query = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS micros";
    let before = now();
    let theirs: Now = sql_query(query).get_result(conn)?;
    let after = now();
    let theirs = DateTime::from_timestamp_micros(theirs.micros).ok_or(Fault::Internal("no moment is told"))?;
    Ok(Ahead::of(theirs, TimeDelta::zero(), before, after))
}

/// What a connection asks for as it begins, to see whether the server hears it.
const SIGN: &str = "options=-c%20gangway.doctor%3Dheard";

#[derive(QueryableByName)]
struct Heard {
    #[diesel(sql_type = Bool)]
    heard: bool,
}

/// Whether an address leads to a pooler, which hands on to no server what a connection asks for as it begins, or refuses it;
/// none when that cannot be told.
pub fn is_pooled(url: &str) -> Option<bool> {
    let url = Address::new(url).url;
    if url.contains("options=") {
        return None;
    }
    match PgConnection::establish(&format!("{url}&{SIGN}")) {
        Ok(mut conn) => {
            let query = "SELECT current_setting('gangway.doctor', true) IS NOT DISTINCT FROM 'heard' AS heard";
            let found = sql_query(query).get_result::<Heard>(&mut conn).ok()?;
            Some(!found.heard)
        }
        Err(error) => error.to_string().contains("unsupported startup parameter").then_some(true),
    }
}
