//! Clients' answers in the database. The table has no tenant of its own: callers look up the client first.

use diesel::prelude::*;
use serde_json::json;

use super::model::{Answers, Discovery};
use crate::db::Conn;
use crate::db::change;
use crate::db::row::{exactly_one, parse};
use crate::db::schema::discoveries;
use crate::db::types::Ts;
use crate::fault::DbError;
use crate::id::ClientId;

const TABLE: &str = "discoveries";

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = discoveries, primary_key(client_id))]
#[diesel(treat_none_as_default_value = false, treat_none_as_null = true)]
struct Row {
    client_id: String,
    answers: String,
    note: Option<String>,
    reviewed_at: Option<Ts>,
    version: i32,
}

impl From<&Discovery> for Row {
    fn from(discovery: &Discovery) -> Self {
        Self {
            client_id: discovery.client_id.to_string(),
            answers: json!(discovery.answers).to_string(),
            note: discovery.note.clone(),
            reviewed_at: discovery.reviewed_at.map(Ts),
            version: discovery.version,
        }
    }
}

impl TryFrom<Row> for Discovery {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            client_id: parse(TABLE, "client_id", &row.client_id)?,
            answers: read(&row.answers)?,
            note: row.note,
            reviewed_at: row.reviewed_at.map(Into::into),
            version: row.version,
        })
    }
}

/// Stored answers.
pub fn read(json: &str) -> Result<Answers, DbError> {
    let corrupt = |_| DbError::Corrupt { table: TABLE, detail: "answers does not fit".to_owned() };
    serde_json::from_str(json).map_err(corrupt)
}

/// What the client answered; none before it was asked.
pub fn get(conn: &mut Conn, client_id: &ClientId) -> Result<Option<Discovery>, DbError> {
    let row = discoveries::table.find(client_id.as_str()).get_result::<Row>(conn).optional()?;
    row.map(Discovery::try_from).transpose()
}

/// Stores the first answers. Needs the client's lock: two at once would be a [`DbError::Unique`].
pub fn insert(conn: &mut Conn, discovery: &Discovery) -> Result<(), DbError> {
    diesel::insert_into(discoveries::table).values(Row::from(discovery)).execute(conn)?;
    Ok(())
}

/// Stores changed answers in place of the version before them.
pub fn update(conn: &mut Conn, discovery: &Discovery) -> Result<(), DbError> {
    let old =
        discoveries::table.find(discovery.client_id.as_str()).filter(discoveries::version.eq(discovery.version - 1));
    exactly_one(change(old).set(Row::from(discovery)).execute(conn)?)
}
