//! Sets of rules in the database: only ever added, so that the history is complete. Who may see a pricebook is decided
//! before its rules are read.

use diesel::prelude::*;

use super::model::{Rule, RuleCount, RuleSet};
use crate::db::Conn;
use crate::db::schema::pricebook_rule_sets;
use crate::db::types::Ts;
use crate::fault::DbError;
use crate::id::PricebookId;

const TABLE: &str = "pricebook_rule_sets";

#[derive(Queryable, Insertable)]
#[diesel(table_name = pricebook_rule_sets, treat_none_as_default_value = false)]
struct Row {
    pricebook_id: String,
    version: i32,
    at: Ts,
    actor_credential_id: Option<String>,
    actor_role: String,
    rules: String,
    rule_count: i32,
}

/// The rules as they are kept.
pub fn parse(text: &str) -> Result<Vec<Rule>, DbError> {
    serde_json::from_str(text).map_err(|_| DbError::Corrupt { table: TABLE, detail: "rules does not fit".to_owned() })
}

impl TryFrom<Row> for RuleSet {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            version: row.version,
            at: row.at.into(),
            actor_credential_id: row.actor_credential_id,
            actor_role: row.actor_role,
            rules: parse(&row.rules)?,
        })
    }
}

/// A page of the sets that the pricebook ever had, newest first, before that version; without their rules.
pub fn history(
    conn: &mut Conn,
    pricebook_id: &PricebookId,
    before: Option<i32>,
    rows: i64,
) -> Result<Vec<RuleSet<RuleCount>>, DbError> {
    type Columns = (i32, Ts, Option<String>, String, i32);
    let found = pricebook_rule_sets::table
        .filter(pricebook_rule_sets::pricebook_id.eq(pricebook_id.as_str()))
        .filter(pricebook_rule_sets::version.lt(before.unwrap_or(i32::MAX)))
        .order(pricebook_rule_sets::version.desc())
        .limit(rows)
        .select((
            pricebook_rule_sets::version,
            pricebook_rule_sets::at,
            pricebook_rule_sets::actor_credential_id,
            pricebook_rule_sets::actor_role,
            pricebook_rule_sets::rule_count,
        ))
        .load::<Columns>(conn)?;
    let set = |(version, at, actor_credential_id, actor_role, count): Columns| RuleSet {
        version,
        at: at.into(),
        actor_credential_id,
        actor_role,
        rules: RuleCount(count),
    };
    Ok(found.into_iter().map(set).collect())
}

/// The set that came with this version of the pricebook.
pub fn get(conn: &mut Conn, pricebook_id: &PricebookId, version: i32) -> Result<Option<RuleSet>, DbError> {
    let set = pricebook_rule_sets::table.find((pricebook_id.as_str(), version));
    set.get_result::<Row>(conn).optional()?.map(RuleSet::try_from).transpose()
}

/// Adds a set, which is the present one from then on; answers how many bytes it has.
pub fn insert(conn: &mut Conn, pricebook_id: &PricebookId, set: &RuleSet) -> Result<i64, DbError> {
    let unwritable = |_| DbError::Corrupt { table: TABLE, detail: "rules cannot be written".to_owned() };
    let row = Row {
        pricebook_id: pricebook_id.to_string(),
        version: set.version,
        at: set.at.into(),
        actor_credential_id: set.actor_credential_id.clone(),
        actor_role: set.actor_role.clone(),
        rules: serde_json::to_string(&set.rules).map_err(unwritable)?,
        rule_count: RuleCount::of(&set.rules).0,
    };
    let bytes = i64::try_from(row.rules.len()).unwrap_or(i64::MAX);
    diesel::insert_into(pricebook_rule_sets::table).values(row).execute(conn)?;
    Ok(bytes)
}
