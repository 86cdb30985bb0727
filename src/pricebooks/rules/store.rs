//! Sets of rules in the database: only ever added, so that the history is complete. Who may see a pricebook is decided
//! before its rules are read.

use std::collections::HashMap;

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::model::{Rule, RuleSet};
use crate::db::schema::pricebook_rule_sets;
use crate::db::types::Ts;
use crate::db::{Conn, DbError};
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
}

fn rules(text: &str) -> Result<Vec<Rule>, DbError> {
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
            rules: rules(&row.rules)?,
        })
    }
}

/// The present rules of these pricebooks by id; a master has none.
pub fn present(conn: &mut Conn, pricebook_ids: &[&str]) -> Result<HashMap<String, Vec<Rule>>, DbError> {
    let newer = diesel::alias!(pricebook_rule_sets as newer);
    let is_newer = newer
        .field(pricebook_rule_sets::pricebook_id)
        .eq(pricebook_rule_sets::pricebook_id)
        .and(newer.field(pricebook_rule_sets::version).gt(pricebook_rule_sets::version));
    let found = pricebook_rule_sets::table
        .filter(pricebook_rule_sets::pricebook_id.eq_any(pricebook_ids))
        .filter(not(exists(newer.filter(is_newer))))
        .select((pricebook_rule_sets::pricebook_id, pricebook_rule_sets::rules))
        .load::<(String, String)>(conn)?;
    found.into_iter().map(|(id, text)| Ok((id, rules(&text)?))).collect()
}

/// Every set that the pricebook ever had, newest first.
pub fn history(conn: &mut Conn, pricebook_id: &PricebookId) -> Result<Vec<RuleSet>, DbError> {
    let sets = pricebook_rule_sets::table.filter(pricebook_rule_sets::pricebook_id.eq(pricebook_id.as_str()));
    let rows = sets.order(pricebook_rule_sets::version.desc()).load::<Row>(conn)?;
    rows.into_iter().map(RuleSet::try_from).collect()
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
    };
    let bytes = i64::try_from(row.rules.len()).unwrap_or(i64::MAX);
    diesel::insert_into(pricebook_rule_sets::table).values(row).execute(conn)?;
    Ok(bytes)
}
