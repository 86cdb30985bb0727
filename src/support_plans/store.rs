//! Support plan groups in the database, and the few columns of cloud accounts that say who is in which.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::dsl::{count_star, min};
use diesel::prelude::*;

use super::dto::ListSupportPlans;
use super::model::{GroupKind, Member, SupportPlanGroup};
use crate::contract::page::Page;
use crate::db::Conn;
use crate::db::change;
use crate::db::row::{exactly_one, parse, parse_optional};
use crate::db::schema::{cloud_accounts, support_plans};
use crate::db::types::Ts;
use crate::fault::DbError;
use crate::id::{CloudAccountId, SupportPlanId};
use crate::tenant::Tenant;

const TABLE: &str = "support_plans";
const ACCOUNTS: &str = "cloud_accounts";

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = support_plans, treat_none_as_default_value = false, treat_none_as_null = true)]
struct Row {
    id: String,
    reseller_id: String,
    client_id: String,
    name: String,
    kind: String,
    version: i32,
    created_at: Ts,
    updated_at: Ts,
}

impl From<&SupportPlanGroup> for Row {
    fn from(group: &SupportPlanGroup) -> Self {
        Self {
            id: group.id.to_string(),
            reseller_id: group.reseller_id.to_string(),
            client_id: group.client_id.to_string(),
            name: group.name.clone(),
            kind: group.kind.as_str().to_owned(),
            version: group.version,
            created_at: group.created_at.into(),
            updated_at: group.updated_at.into(),
        }
    }
}

impl Row {
    fn with(self, cloud_account_ids: Vec<CloudAccountId>) -> Result<SupportPlanGroup, DbError> {
        Ok(SupportPlanGroup {
            id: parse(TABLE, "id", &self.id)?,
            reseller_id: parse(TABLE, "reseller_id", &self.reseller_id)?,
            client_id: parse(TABLE, "client_id", &self.client_id)?,
            name: self.name,
            kind: parse(TABLE, "kind", &self.kind)?,
            cloud_account_ids,
            version: self.version,
            created_at: self.created_at.into(),
            updated_at: self.updated_at.into(),
        })
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = cloud_accounts)]
struct MemberRow {
    id: String,
    reseller_id: String,
    client_id: String,
    status: String,
    support_type: String,
    support_plan_id: Option<String>,
    version: i32,
    link_request_id: Option<String>,
}

impl TryFrom<MemberRow> for Member {
    type Error = DbError;

    fn try_from(row: MemberRow) -> Result<Self, DbError> {
        Ok(Self {
            id: parse(ACCOUNTS, "id", &row.id)?,
            reseller_id: parse(ACCOUNTS, "reseller_id", &row.reseller_id)?,
            client_id: parse(ACCOUNTS, "client_id", &row.client_id)?,
            status: parse(ACCOUNTS, "status", &row.status)?,
            support_type: parse(ACCOUNTS, "support_type", &row.support_type)?,
            support_plan_id: parse_optional(ACCOUNTS, "support_plan_id", row.support_plan_id.as_deref())?,
            version: row.version,
            link_request_id: parse_optional(ACCOUNTS, "link_request_id", row.link_request_id.as_deref())?,
        })
    }
}

/// The group, if the tenant may see it.
pub fn get(conn: &mut Conn, tenant: &Tenant, id: &SupportPlanId) -> Result<Option<SupportPlanGroup>, DbError> {
    let query = support_plans::table.filter(support_plans::id.eq(id.as_str())).into_boxed();
    let query = crate::scoped!(query, tenant, support_plans::reseller_id, support_plans::client_id);
    let Some(row) = query.get_result::<Row>(conn).optional()? else { return Ok(None) };
    Ok(with_accounts(conn, vec![row])?.pop())
}

/// A page of groups, newest first.
pub fn list(
    conn: &mut Conn,
    tenant: &Tenant,
    filters: &ListSupportPlans,
    page: &Page,
) -> Result<Vec<SupportPlanGroup>, DbError> {
    let query = support_plans::table.into_boxed();
    let mut query = crate::scoped!(query, tenant, support_plans::reseller_id, support_plans::client_id);
    if let Some(id) = &filters.client_id {
        query = query.filter(support_plans::client_id.eq(id));
    }
    if let Some(id) = &filters.reseller_id {
        query = query.filter(support_plans::reseller_id.eq(id));
    }
    if let Some(kind) = filters.kind {
        query = query.filter(support_plans::kind.eq(kind.as_str()));
    }
    if let Some(after) = &page.after {
        query = query.filter(support_plans::id.lt(after));
    }
    let rows = query.order(support_plans::id.desc()).limit(page.rows()).load::<Row>(conn)?;
    with_accounts(conn, rows)
}

/// The groups of these rows, with the accounts of all of them from one query.
fn with_accounts(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<SupportPlanGroup>, DbError> {
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let pairs = cloud_accounts::table
        .filter(cloud_accounts::support_plan_id.eq_any(ids))
        .order(cloud_accounts::id)
        .select((cloud_accounts::support_plan_id, cloud_accounts::id))
        .load::<(Option<String>, String)>(conn)?;
    let mut accounts: HashMap<String, Vec<CloudAccountId>> = HashMap::new();
    for (group, account) in pairs {
        accounts.entry(group.unwrap_or_default()).or_default().push(parse(ACCOUNTS, "id", &account)?);
    }
    rows.into_iter()
        .map(|row| {
            let members = accounts.remove(&row.id).unwrap_or_default();
            row.with(members)
        })
        .collect()
}

/// Those of these groups that the tenant may see, without their accounts, and how many each has.
pub fn heads(conn: &mut Conn, tenant: &Tenant, ids: &[String]) -> Result<Vec<(SupportPlanGroup, usize)>, DbError> {
    let query = support_plans::table.filter(support_plans::id.eq_any(ids)).into_boxed();
    let query = crate::scoped!(query, tenant, support_plans::reseller_id, support_plans::client_id);
    let rows = query.load::<Row>(conn)?;
    let of_groups = cloud_accounts::table.filter(cloud_accounts::support_plan_id.eq_any(ids));
    let counts = of_groups
        .group_by(cloud_accounts::support_plan_id)
        .select((cloud_accounts::support_plan_id, count_star()))
        .load::<(Option<String>, i64)>(conn)?;
    let has = |id: &str| counts.iter().find(|(group, _)| group.as_deref() == Some(id)).map_or(0, |(_, count)| *count);
    let head = |row: Row| {
        let count = usize::try_from(has(&row.id)).unwrap_or(usize::MAX);
        Ok((row.with(Vec::new())?, count))
    };
    rows.into_iter().map(head).collect()
}

/// Kinds of these groups by id, of whatever tenant: for facts about accounts that the caller may see already.
pub fn kinds_of(conn: &mut Conn, ids: &[String]) -> Result<Vec<(String, GroupKind)>, DbError> {
    let wanted = support_plans::table.filter(support_plans::id.eq_any(ids));
    let rows = wanted.select((support_plans::id, support_plans::kind)).load::<(String, String)>(conn)?;
    rows.into_iter().map(|(id, kind)| Ok((id, parse(TABLE, "kind", &kind)?))).collect()
}

/// The oldest group of each kind that each of these clients has.
pub fn first_of_kinds(
    conn: &mut Conn,
    clients: &[&str],
) -> Result<HashMap<(String, GroupKind), SupportPlanId>, DbError> {
    let of_clients = support_plans::table.filter(support_plans::client_id.eq_any(clients));
    let oldest = of_clients.group_by((support_plans::client_id, support_plans::kind)).select((
        support_plans::client_id,
        support_plans::kind,
        min(support_plans::id),
    ));
    let rows = oldest.load::<(String, String, Option<String>)>(conn)?.into_iter();
    let read = |(client, kind, id): (String, String, Option<String>)| {
        Ok(((client, parse(TABLE, "kind", &kind)?), parse(TABLE, "id", id.as_deref().unwrap_or_default())?))
    };
    rows.map(read).collect()
}

/// How many accounts each of these groups holds; empty ones are left out.
pub fn sizes(conn: &mut Conn, groups: &[&str]) -> Result<HashMap<String, usize>, DbError> {
    let members = cloud_accounts::table.filter(cloud_accounts::support_plan_id.eq_any(groups));
    let counted =
        members.group_by(cloud_accounts::support_plan_id).select((cloud_accounts::support_plan_id, count_star()));
    let rows = counted.load::<(Option<String>, i64)>(conn)?.into_iter();
    Ok(rows.filter_map(|(group, count)| Some((group?, usize::try_from(count).unwrap_or(usize::MAX)))).collect())
}

/// The account as groups see it, if the tenant may see it.
pub fn account(conn: &mut Conn, tenant: &Tenant, id: &CloudAccountId) -> Result<Option<Member>, DbError> {
    Ok(accounts(conn, tenant, std::slice::from_ref(id))?.pop())
}

/// Those of these accounts that the tenant may see, in no particular order.
pub fn accounts(conn: &mut Conn, tenant: &Tenant, ids: &[CloudAccountId]) -> Result<Vec<Member>, DbError> {
    let ids: Vec<&str> = ids.iter().map(CloudAccountId::as_str).collect();
    let query = cloud_accounts::table.filter(cloud_accounts::id.eq_any(ids)).into_boxed();
    let query = crate::scoped!(query, tenant, cloud_accounts::reseller_id, cloud_accounts::client_id);
    let rows = query.select(MemberRow::as_select()).load::<MemberRow>(conn)?;
    rows.into_iter().map(Member::try_from).collect()
}

/// Gives the group a new version because an account has left it by being unlinked.
pub fn bump(conn: &mut Conn, id: &SupportPlanId, now: DateTime<Utc>) -> Result<(), DbError> {
    let next = (support_plans::version.eq(support_plans::version + 1), support_plans::updated_at.eq(Ts(now)));
    exactly_one(change(support_plans::table.find(id.as_str())).set(next).execute(conn)?)
}

/// Stores a new group, without its accounts.
pub fn insert(conn: &mut Conn, group: &SupportPlanGroup) -> Result<(), DbError> {
    diesel::insert_into(support_plans::table).values(Row::from(group)).execute(conn)?;
    Ok(())
}

/// Stores a changed group, without its accounts, in place of the version before it.
pub fn update(conn: &mut Conn, group: &SupportPlanGroup) -> Result<(), DbError> {
    let old = support_plans::table.find(group.id.as_str()).filter(support_plans::version.eq(group.version - 1));
    exactly_one(change(old).set(Row::from(group)).execute(conn)?)
}

/// Deletes the group in the version that was read.
pub fn delete(conn: &mut Conn, group: &SupportPlanGroup) -> Result<(), DbError> {
    let old = support_plans::table.find(group.id.as_str()).filter(support_plans::version.eq(group.version));
    exactly_one(diesel::delete(old).execute(conn)?)
}
