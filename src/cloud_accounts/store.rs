//! Cloud accounts in the database.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::dto::ListCloudAccounts;
use super::model::{CloudAccount, Origin};
use crate::contract::page::Page;
use crate::db::Conn;
use crate::db::change;
use crate::db::live::is_live;
use crate::db::row::{exactly_one, parse, parse_optional};
use crate::db::schema::cloud_accounts;
use crate::db::types::Ts;
use crate::domain::AccountStatus;
use crate::domain::{AwsAccountId, RootEmail};
use crate::fault::DbError;
use crate::id::{ClientId, CloudAccountId, LinkRequestId, ResellerId, SupportPlanId};
use crate::steps::{ROWS, StepResult};
use crate::support_plans::model::SupportType;
use crate::tenant::Tenant;

const TABLE: &str = "cloud_accounts";

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = cloud_accounts, treat_none_as_default_value = false, treat_none_as_null = true)]
struct Row {
    id: String,
    reseller_id: String,
    client_id: String,
    origin: String,
    aws_account_id: Option<String>,
    nickname: Option<String>,
    root_email: Option<String>,
    root_email_key: Option<String>,
    support_type: String,
    organization_role: Option<String>,
    pricebook_id: Option<String>,
    external_id: String,
    status: String,
    role_status: String,
    link_request_id: Option<String>,
    support_plan_id: Option<String>,
    liability_starts_at: Option<Ts>,
    version: i32,
    created_at: Ts,
    updated_at: Ts,
    organization_role_source: Option<String>,
    payer_account_id: Option<String>,
    detected_support_type: Option<String>,
    /// Only the job that tells of ends writes it, so that nobody else takes it back.
    #[diesel(skip_update)]
    ending_told: Option<String>,
}

impl From<&CloudAccount> for Row {
    fn from(account: &CloudAccount) -> Self {
        Self {
            id: account.id.to_string(),
            reseller_id: account.reseller_id.to_string(),
            client_id: account.client_id.to_string(),
            origin: account.origin.as_str().to_owned(),
            aws_account_id: account.aws_account_id.as_ref().map(ToString::to_string),
            nickname: account.nickname.clone(),
            root_email: account.root_email.as_ref().map(ToString::to_string),
            root_email_key: account.root_email.as_ref().map(|email| email.comparison_key()),
            support_type: account.support_type.as_str().to_owned(),
            organization_role: account.organization_role.map(|role| role.as_str().to_owned()),
            pricebook_id: account.pricebook_id.as_ref().map(ToString::to_string),
            external_id: account.external_id.to_string(),
            status: account.status.as_str().to_owned(),
            role_status: account.role_status.as_str().to_owned(),
            link_request_id: account.link_request_id.as_ref().map(ToString::to_string),
            support_plan_id: account.support_plan_id.as_ref().map(ToString::to_string),
            liability_starts_at: account.liability_starts_at.map(Ts),
            version: account.version,
            created_at: account.created_at.into(),
            updated_at: account.updated_at.into(),
            organization_role_source: account.organization_role_source.map(|source| source.as_str().to_owned()),
            payer_account_id: account.payer_account_id.as_ref().map(ToString::to_string),
            detected_support_type: account.detected_support_type.map(|plan| plan.as_str().to_owned()),
            ending_told: None,
        }
    }
}

impl TryFrom<Row> for CloudAccount {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            id: parse(TABLE, "id", &row.id)?,
            reseller_id: parse(TABLE, "reseller_id", &row.reseller_id)?,
            client_id: parse(TABLE, "client_id", &row.client_id)?,
            origin: parse(TABLE, "origin", &row.origin)?,
            aws_account_id: row.aws_account_id.map(AwsAccountId::stored),
            nickname: row.nickname,
            root_email: row.root_email.map(RootEmail::stored),
            support_type: parse(TABLE, "support_type", &row.support_type)?,
            organization_role: parse_optional(TABLE, "organization_role", row.organization_role.as_deref())?,
            organization_role_source: parse_optional(
                TABLE,
                "organization_role_source",
                row.organization_role_source.as_deref(),
            )?,
            payer_account_id: row.payer_account_id.map(AwsAccountId::stored),
            detected_support_type: parse_optional(
                TABLE,
                "detected_support_type",
                row.detected_support_type.as_deref(),
            )?,
            pricebook_id: parse_optional(TABLE, "pricebook_id", row.pricebook_id.as_deref())?,
            external_id: parse(TABLE, "external_id", &row.external_id)?,
            status: parse(TABLE, "status", &row.status)?,
            role_status: parse(TABLE, "role_status", &row.role_status)?,
            link_request_id: parse_optional(TABLE, "link_request_id", row.link_request_id.as_deref())?,
            support_plan_id: parse_optional(TABLE, "support_plan_id", row.support_plan_id.as_deref())?,
            liability_starts_at: row.liability_starts_at.map(Into::into),
            version: row.version,
            created_at: row.created_at.into(),
            updated_at: row.updated_at.into(),
        })
    }
}

/// The account, if the tenant may see it.
pub fn get(conn: &mut Conn, tenant: &Tenant, id: &CloudAccountId) -> Result<Option<CloudAccount>, DbError> {
    let query = cloud_accounts::table.filter(cloud_accounts::id.eq(id.as_str())).into_boxed();
    let query = crate::scoped!(query, tenant, cloud_accounts::reseller_id, cloud_accounts::client_id);
    let row = query.get_result::<Row>(conn).optional()?;
    row.map(CloudAccount::try_from).transpose()
}

/// A page of accounts, newest first.
pub fn list(
    conn: &mut Conn,
    tenant: &Tenant,
    filters: &ListCloudAccounts,
    page: &Page,
) -> Result<Vec<CloudAccount>, DbError> {
    let query = cloud_accounts::table.into_boxed();
    let mut query = crate::scoped!(query, tenant, cloud_accounts::reseller_id, cloud_accounts::client_id);
    if let Some(id) = &filters.client_id {
        query = query.filter(cloud_accounts::client_id.eq(id));
    }
    if let Some(status) = filters.status {
        query = query.filter(cloud_accounts::status.eq(status.as_str()));
    }
    if let Some(status) = filters.role_status {
        query = query.filter(cloud_accounts::role_status.eq(status.as_str()));
    }
    if let Some(support_type) = filters.support_type {
        query = query.filter(cloud_accounts::support_type.eq(support_type.as_str()));
    }
    if let Some(number) = &filters.aws_account_id {
        // The query's form was checked; what is no number would be nobody's.
        let number = AwsAccountId::parse(number).map(|number| number.to_string()).unwrap_or_default();
        query = query.filter(cloud_accounts::aws_account_id.eq(number));
    }
    if let Some(id) = &filters.reseller_id {
        query = query.filter(cloud_accounts::reseller_id.eq(id));
    }
    if let Some(after) = &page.after {
        query = query.filter(cloud_accounts::id.lt(after));
    }
    let rows = query.order(cloud_accounts::id.desc()).limit(page.rows()).load::<Row>(conn)?;
    rows.into_iter().map(CloudAccount::try_from).collect()
}

/// Those of these accounts that the tenant may see, in no particular order.
pub fn of_ids(conn: &mut Conn, tenant: &Tenant, ids: &[CloudAccountId]) -> Result<Vec<CloudAccount>, DbError> {
    let ids: Vec<&str> = ids.iter().map(CloudAccountId::as_str).collect();
    let query = cloud_accounts::table.filter(cloud_accounts::id.eq_any(ids)).into_boxed();
    let query = crate::scoped!(query, tenant, cloud_accounts::reseller_id, cloud_accounts::client_id);
    let rows = query.load::<Row>(conn)?;
    rows.into_iter().map(CloudAccount::try_from).collect()
}

/// The live account with this number, if the tenant may see it.
pub fn live_with_number(
    conn: &mut Conn,
    tenant: &Tenant,
    number: &AwsAccountId,
) -> Result<Option<CloudAccount>, DbError> {
    let query =
        cloud_accounts::table.filter(cloud_accounts::aws_account_id.eq(number.as_str())).filter(is_live()).into_boxed();
    let query = crate::scoped!(query, tenant, cloud_accounts::reseller_id, cloud_accounts::client_id);
    query.get_result::<Row>(conn).optional()?.map(CloudAccount::try_from).transpose()
}

/// The live accounts with these numbers that the tenant may see.
pub fn live_with_numbers(conn: &mut Conn, tenant: &Tenant, numbers: &[&str]) -> Result<Vec<CloudAccount>, DbError> {
    let query = cloud_accounts::table.filter(cloud_accounts::aws_account_id.eq_any(numbers)).filter(is_live());
    let query = crate::scoped!(query.into_boxed(), tenant, cloud_accounts::reseller_id, cloud_accounts::client_id);
    query.load::<Row>(conn)?.into_iter().map(CloudAccount::try_from).collect()
}

/// Those of these numbers that a live account of the platform has, whoever's it is: see [`is_registered`].
pub fn registered(conn: &mut Conn, numbers: &[&str]) -> Result<Vec<AwsAccountId>, DbError> {
    let live = cloud_accounts::table.filter(cloud_accounts::aws_account_id.eq_any(numbers)).filter(is_live());
    let found = live.select(cloud_accounts::aws_account_id).load::<Option<String>>(conn)?;
    Ok(found.into_iter().flatten().map(AwsAccountId::stored).collect())
}

/// Whether a live account of the platform but this one has the number. Of all tenants: a number is registered once, and this
/// says no more than its refusal.
pub fn is_registered(conn: &mut Conn, number: &AwsAccountId, except: Option<&CloudAccountId>) -> Result<bool, DbError> {
    let live = cloud_accounts::table.filter(cloud_accounts::aws_account_id.eq(number.as_str())).filter(is_live());
    let others = live.filter(cloud_accounts::id.ne(except.map_or("", CloudAccountId::as_str)));
    Ok(!others.select(cloud_accounts::id).limit(1).load::<String>(conn)?.is_empty())
}

/// The linked accounts with these numbers, of all tenants: for what AWS tells of its accounts.
pub fn linked_with_numbers(conn: &mut Conn, numbers: &[AwsAccountId]) -> Result<Vec<CloudAccountId>, DbError> {
    let numbers: Vec<_> = numbers.iter().map(AwsAccountId::as_str).collect();
    let linked = cloud_accounts::table
        .filter(cloud_accounts::aws_account_id.eq_any(numbers))
        .filter(cloud_accounts::status.eq(AccountStatus::Linked.as_str()));
    let ids = linked.select(cloud_accounts::id).load::<String>(conn)?;
    ids.iter().map(|id| parse("cloud_accounts", "id", id)).collect()
}

/// A page of the live accounts of a client, oldest first.
pub fn live_of_client(conn: &mut Conn, client_id: &str, page: &Page) -> Result<Vec<CloudAccount>, DbError> {
    let rows = cloud_accounts::table
        .filter(cloud_accounts::client_id.eq(client_id))
        .filter(is_live())
        .filter(cloud_accounts::id.gt(page.after.as_deref().unwrap_or_default()))
        .order(cloud_accounts::id)
        .limit(page.rows())
        .load::<Row>(conn)?;
    rows.into_iter().map(CloudAccount::try_from).collect()
}

/// A page of the live accounts with this support type, newest first.
pub fn live_with_support_type(
    conn: &mut Conn,
    tenant: &Tenant,
    support_type: SupportType,
    (reseller, client): (Option<&str>, Option<&str>),
    page: &Page,
) -> Result<Vec<CloudAccount>, DbError> {
    let query = cloud_accounts::table
        .filter(cloud_accounts::support_type.eq(support_type.as_str()))
        .filter(is_live())
        .into_boxed();
    let mut query = crate::scoped!(query, tenant, cloud_accounts::reseller_id, cloud_accounts::client_id);
    if let Some(id) = reseller {
        query = query.filter(cloud_accounts::reseller_id.eq(id));
    }
    if let Some(id) = client {
        query = query.filter(cloud_accounts::client_id.eq(id));
    }
    if let Some(after) = &page.after {
        query = query.filter(cloud_accounts::id.lt(after));
    }
    let rows = query.order(cloud_accounts::id.desc()).limit(page.rows()).load::<Row>(conn)?;
    rows.into_iter().map(CloudAccount::try_from).collect()
}

/// Whether another live account of the reseller has this root e-mail, by its comparison key.
pub fn root_email_in_use(
    conn: &mut Conn,
    reseller_id: &ResellerId,
    key: &str,
    except: &CloudAccountId,
) -> Result<bool, DbError> {
    let others = cloud_accounts::table
        .filter(cloud_accounts::reseller_id.eq(reseller_id.as_str()))
        .filter(cloud_accounts::root_email_key.eq(key))
        .filter(cloud_accounts::id.ne(except.as_str()))
        .filter(is_live());
    Ok(!others.select(cloud_accounts::id).limit(1).load::<String>(conn)?.is_empty())
}

/// Stores a new account; [`DbError::Unique`] when a live one has its number.
pub fn insert(conn: &mut Conn, account: &CloudAccount) -> Result<(), DbError> {
    diesel::insert_into(cloud_accounts::table).values(Row::from(account)).execute(conn)?;
    Ok(())
}

/// Stores a changed account in place of the version before it.
pub fn update(conn: &mut Conn, account: &CloudAccount) -> Result<(), DbError> {
    let old = cloud_accounts::table.find(account.id.as_str()).filter(cloud_accounts::version.eq(account.version - 1));
    exactly_one(change(old).set(Row::from(account)).execute(conn)?)
}

/// Holds an account's row until the transaction ends; false when there is no such account.
pub fn hold(conn: &mut Conn, id: &CloudAccountId) -> Result<bool, DbError> {
    let row = cloud_accounts::table.find(id.as_str());
    Ok(change(row).set(cloud_accounts::version.eq(cloud_accounts::version)).execute(conn)? == 1)
}

/// Counts a change of accounts that inherit their client's pricebook, unlinked ones too: another pricebook prices them now,
/// so that their `ETag` must be another one. One step, after that id.
pub fn touch_inheriting(
    conn: &mut Conn,
    client_id: &ClientId,
    after: &str,
    now: DateTime<Utc>,
) -> Result<StepResult<CloudAccount>, DbError> {
    let inheriting = cloud_accounts::table
        .filter(cloud_accounts::client_id.eq(client_id.as_str()))
        .filter(cloud_accounts::id.gt(after))
        .filter(cloud_accounts::pricebook_id.is_null());
    let ids: Vec<String> = inheriting.order(cloud_accounts::id).limit(ROWS).select(cloud_accounts::id).load(conn)?;
    let counted = (cloud_accounts::version.eq(cloud_accounts::version + 1), cloud_accounts::updated_at.eq(Ts(now)));
    // An account that has meanwhile got a pricebook of its own has had its change.
    let some =
        cloud_accounts::table.filter(cloud_accounts::id.eq_any(&ids)).filter(cloud_accounts::pricebook_id.is_null());
    let rows = diesel::update(some).set(counted).returning(cloud_accounts::all_columns).get_results::<Row>(conn)?;
    Ok(StepResult::of(ids, rows.into_iter().map(CloudAccount::try_from).collect::<Result<_, _>>()?))
}

/// Accounts of a client with their open link requests, after the account with this id: so many as a step looks at.
pub fn requested_of_client(
    conn: &mut Conn,
    client_id: &ClientId,
    after: &str,
) -> Result<Vec<(String, LinkRequestId)>, DbError> {
    let is_requested = [AccountStatus::Requested.as_str(), AccountStatus::Invited.as_str()];
    let open = cloud_accounts::table
        .filter(cloud_accounts::client_id.eq(client_id.as_str()))
        .filter(cloud_accounts::status.eq_any(is_requested))
        .filter(cloud_accounts::origin.eq(Origin::Existing.as_str()))
        .filter(cloud_accounts::id.gt(after))
        .filter(cloud_accounts::link_request_id.is_not_null());
    let columns = (cloud_accounts::id, cloud_accounts::link_request_id.assume_not_null());
    let rows = open.order(cloud_accounts::id).limit(ROWS).select(columns).load::<(String, String)>(conn)?;
    rows.into_iter().map(|(id, request)| Ok((id, parse(TABLE, "link_request_id", &request)?))).collect()
}

/// Puts accounts, by id and version, into a support plan group, or takes them out of theirs; returns them as they are now.
/// [`DbError::Stale`] when another transaction has changed one of them.
pub fn regroup(
    conn: &mut Conn,
    accounts: &[(&CloudAccountId, i32)],
    group: Option<&SupportPlanId>,
    now: DateTime<Utc>,
) -> Result<Vec<CloudAccount>, DbError> {
    let versions: HashMap<_, _> = accounts.iter().map(|(id, version)| (id.as_str(), *version)).collect();
    let values = (
        cloud_accounts::support_plan_id.eq(group.map(SupportPlanId::as_str)),
        cloud_accounts::version.eq(cloud_accounts::version + 1),
        cloud_accounts::updated_at.eq(Ts(now)),
    );
    let rows = diesel::update(cloud_accounts::table.filter(cloud_accounts::id.eq_any(versions.keys().copied())))
        .set(values)
        .returning(cloud_accounts::all_columns)
        .get_results::<Row>(conn)?;
    let is_next = |row: &Row| versions.get(row.id.as_str()).is_some_and(|version| row.version == version + 1);
    if rows.len() != versions.len() || !rows.iter().all(is_next) {
        return Err(DbError::Stale);
    }
    rows.into_iter().map(CloudAccount::try_from).collect()
}

/// What events tell of an account, as it stands in the database: it may be a row that cannot be read further.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = cloud_accounts)]
#[expect(missing_docs, reason = "each is the column of its name")]
pub struct Changed {
    pub reseller_id: String,
    pub client_id: String,
    pub origin: String,
    pub aws_account_id: Option<String>,
    pub version: i32,
}

/// Stores how far the account is, if this request is its latest and that is something else; an account that is linked
/// already stays so. Reads nothing else of the row.
pub fn set_status(
    conn: &mut Conn,
    id: &CloudAccountId,
    request: &LinkRequestId,
    status: AccountStatus,
    now: DateTime<Utc>,
) -> Result<Option<Changed>, DbError> {
    let other = cloud_accounts::table
        .find(id.as_str())
        .filter(cloud_accounts::link_request_id.eq(request.as_str()))
        .filter(cloud_accounts::status.ne_all([status.as_str(), AccountStatus::Linked.as_str()]));
    let values = (
        cloud_accounts::status.eq(status.as_str()),
        cloud_accounts::version.eq(cloud_accounts::version + 1),
        cloud_accounts::updated_at.eq(Ts(now)),
    );
    if change(other).set(values).execute(conn)? == 0 {
        return Ok(None);
    }
    Ok(Some(cloud_accounts::table.find(id.as_str()).select(Changed::as_select()).get_result(conn)?))
}
