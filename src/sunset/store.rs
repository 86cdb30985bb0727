//! Accounts whose support plan ends and of which it was not told, in the database. Reads of a row what it needs and no more: it
//! may be one that cannot be read otherwise.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::db::Conn;
use crate::db::schema::cloud_accounts;
use crate::fault::DbError;
use crate::support_plans::catalog::model::Plan;

/// As the index says it, so that it serves the query.
const UNTOLD: &str = "(cloud_accounts.ending_told IS NULL OR cloud_accounts.ending_told <> cloud_accounts.support_type) \
    AND cloud_accounts.status <> 'unlinked' AND cloud_accounts.status <> 'closed'";

/// The ids of live accounts with this plan of which it was not told, after this one, so many at most.
pub fn untold(conn: &mut Conn, plan: &Plan, after: &str, most: i64) -> Result<Vec<String>, DbError> {
    let query = cloud_accounts::table
        .filter(sql::<Bool>(UNTOLD))
        .filter(cloud_accounts::support_type.eq(plan.code.as_str()))
        .filter(cloud_accounts::id.gt(after))
        .order(cloud_accounts::id)
        .limit(most);
    Ok(query.select(cloud_accounts::id).load(conn)?)
}

/// What is told of an account, as it stands in the database.
#[derive(Debug, Queryable)]
#[expect(missing_docs, reason = "each is the column of its name")]
pub struct Told {
    pub id: String,
    pub reseller_id: String,
    pub client_id: String,
    pub aws_account_id: Option<String>,
    pub status: String,
    pub link_request_id: Option<String>,
    pub version: i32,
}

/// Notes that it is told of an account, unless another replica has, or it has another plan by now.
pub fn note_told(conn: &mut Conn, id: &str, plan: &Plan) -> Result<Option<Told>, DbError> {
    let untold = cloud_accounts::table
        .find(id)
        .filter(sql::<Bool>(UNTOLD))
        .filter(cloud_accounts::support_type.eq(plan.code.as_str()));
    let marked = diesel::update(untold).set(cloud_accounts::ending_told.eq(plan.code.as_str())).returning((
        cloud_accounts::id,
        cloud_accounts::reseller_id,
        cloud_accounts::client_id,
        cloud_accounts::aws_account_id,
        cloud_accounts::status,
        cloud_accounts::link_request_id,
        cloud_accounts::version,
    ));
    Ok(marked.get_results::<Told>(conn)?.pop())
}
