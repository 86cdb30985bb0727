//! Role ARNs in the database.

use diesel::prelude::*;

use super::dto::ListRoleArns;
use super::model::{Details, RoleAccount, RoleSetup, Unanswered};
use super::verification::Verification;
use crate::contract::page::Page;
use crate::db::Conn;
use crate::db::change;
use crate::db::row::{exactly_one, parse, parse_optional};
use crate::db::schema::{cloud_accounts, role_arns};
use crate::db::types::Ts;
use crate::domain::AccountStatus;
use crate::domain::AwsAccountId;
use crate::domain::RoleCheck;
use crate::fault::DbError;
use crate::id::CloudAccountId;
use crate::tenant::Tenant;

const TABLE: &str = "role_arns";

/// All columns but the one that no answer shows (`due`).
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = role_arns, primary_key(cloud_account_id), treat_none_as_default_value = false, treat_none_as_null = true)]
struct Row {
    cloud_account_id: String,
    reseller_id: String,
    client_id: String,
    role_arn: Option<String>,
    role_name: Option<String>,
    description: Option<String>,
    status: String,
    checked_at: Option<Ts>,
    diagnosis: Option<String>,
    checks: String,
    version: i32,
    updated_at: Ts,
    arn_saved_at: Option<Ts>,
    unanswered_since: Option<Ts>,
    unanswered_because: Option<String>,
    verification: Option<String>,
}

/// Number, external ID, support type and status of the role's account.
type AccountColumns = (Option<String>, String, String, String);

impl From<&RoleSetup> for Row {
    fn from(role: &RoleSetup) -> Self {
        Self {
            cloud_account_id: role.cloud_account_id.to_string(),
            reseller_id: role.reseller_id.to_string(),
            client_id: role.client_id.to_string(),
            role_arn: role.details.role_arn.as_ref().map(ToString::to_string),
            role_name: role.details.role_name.as_ref().map(ToString::to_string),
            description: role.details.description.as_ref().map(ToString::to_string),
            status: role.status.as_str().to_owned(),
            checked_at: role.checked_at.map(Ts),
            diagnosis: role.diagnosis.map(|code| code.as_str().to_owned()),
            checks: serde_json::to_string(&role.checks).unwrap_or_else(|_| "[]".to_owned()),
            version: role.version,
            updated_at: role.updated_at.into(),
            arn_saved_at: role.arn_saved_at.map(Ts),
            unanswered_since: role.unanswered.map(|unanswered| Ts(unanswered.since)),
            unanswered_because: role.unanswered.map(|unanswered| unanswered.diagnosis.as_str().to_owned()),
            verification: role.verification.as_ref().and_then(|found| serde_json::to_string(found).ok()),
        }
    }
}

impl TryFrom<Row> for RoleSetup {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let unfit = |column: &str| DbError::Corrupt { table: TABLE, detail: format!("{column} does not fit") };
        let checks: Result<Vec<RoleCheck>, _> = serde_json::from_str(&row.checks);
        let verification: Option<Verification> =
            row.verification.as_deref().map(serde_json::from_str).transpose().map_err(|_| unfit("verification"))?;
        let because = parse_optional(TABLE, "unanswered_because", row.unanswered_because.as_deref())?;
        Ok(Self {
            cloud_account_id: parse(TABLE, "cloud_account_id", &row.cloud_account_id)?,
            reseller_id: parse(TABLE, "reseller_id", &row.reseller_id)?,
            client_id: parse(TABLE, "client_id", &row.client_id)?,
            details: Details {
                role_arn: parse_optional(TABLE, "role_arn", row.role_arn.as_deref())?,
                role_name: parse_optional(TABLE, "role_name", row.role_name.as_deref())?,
                description: parse_optional(TABLE, "description", row.description.as_deref())?,
            },
            status: parse(TABLE, "status", &row.status)?,
            checked_at: row.checked_at.map(Into::into),
            diagnosis: parse_optional(TABLE, "diagnosis", row.diagnosis.as_deref())?,
            checks: checks.map_err(|_| unfit("checks"))?,
            arn_saved_at: row.arn_saved_at.map(Into::into),
            verification,
            unanswered: row
                .unanswered_since
                .zip(because)
                .map(|(since, diagnosis)| Unanswered { since: since.into(), diagnosis }),
            version: row.version,
            updated_at: row.updated_at.into(),
        })
    }
}

/// A role, what its account says, and the account's status.
#[derive(Debug, Clone)]
pub struct RoleWithAccount {
    /// The role.
    pub role: RoleSetup,
    /// What the account says.
    pub facts: RoleAccount,
    /// The account's status.
    pub account_status: AccountStatus,
}

fn found((row, account): (Row, AccountColumns)) -> Result<RoleWithAccount, DbError> {
    let (number, external_id, support_type, account_status) = account;
    let facts = RoleAccount {
        aws_account_id: number.map(AwsAccountId::stored),
        external_id: parse(TABLE, "external_id", &external_id)?,
        support_type: parse(TABLE, "support type", &support_type)?,
    };
    let account_status = parse(TABLE, "account status", &account_status)?;
    Ok(RoleWithAccount { role: row.try_into()?, facts, account_status })
}

/// The role of an account, if the tenant may see it.
pub fn get(conn: &mut Conn, tenant: &Tenant, id: &CloudAccountId) -> Result<Option<RoleWithAccount>, DbError> {
    let query = role_arns::table
        .inner_join(cloud_accounts::table)
        .filter(role_arns::cloud_account_id.eq(id.as_str()))
        .select((
            Row::as_select(),
            (
                cloud_accounts::aws_account_id,
                cloud_accounts::external_id,
                cloud_accounts::support_type,
                cloud_accounts::status,
            ),
        ))
        .into_boxed();
    let query = crate::scoped!(query, tenant, role_arns::reseller_id, role_arns::client_id);
    query.get_result::<(Row, AccountColumns)>(conn).optional()?.map(found).transpose()
}

/// A page of roles, those of the newest accounts first.
pub fn list(
    conn: &mut Conn,
    tenant: &Tenant,
    filters: &ListRoleArns,
    page: &Page,
) -> Result<Vec<RoleWithAccount>, DbError> {
    let query = role_arns::table
        .inner_join(cloud_accounts::table)
        .select((
            Row::as_select(),
            (
                cloud_accounts::aws_account_id,
                cloud_accounts::external_id,
                cloud_accounts::support_type,
                cloud_accounts::status,
            ),
        ))
        .into_boxed();
    let mut query = crate::scoped!(query, tenant, role_arns::reseller_id, role_arns::client_id);
    if let Some(status) = filters.status {
        query = query.filter(role_arns::status.eq(status.as_str()));
    }
    if let Some(client_id) = &filters.client_id {
        query = query.filter(role_arns::client_id.eq(client_id));
    }
    if let Some(after) = &page.after {
        query = query.filter(role_arns::cloud_account_id.lt(after));
    }
    let query = query.order(role_arns::cloud_account_id.desc()).limit(page.rows());
    query.load::<(Row, AccountColumns)>(conn)?.into_iter().map(found).collect()
}

/// Stores the role of a new account.
pub fn insert(conn: &mut Conn, role: &RoleSetup) -> Result<(), DbError> {
    diesel::insert_into(role_arns::table).values(Row::from(role)).execute(conn)?;
    Ok(())
}

/// Stores a changed role in place of the version before it.
pub fn update(conn: &mut Conn, role: &RoleSetup) -> Result<(), DbError> {
    let old = role_arns::table.find(role.cloud_account_id.as_str()).filter(role_arns::version.eq(role.version - 1));
    exactly_one(change(old).set(Row::from(role)).execute(conn)?)
}

/// Which of these accounts have a saved ARN.
pub fn with_arn(conn: &mut Conn, ids: &[String]) -> Result<std::collections::HashSet<String>, DbError> {
    let saved = role_arns::table
        .filter(role_arns::cloud_account_id.eq_any(ids))
        .filter(role_arns::role_arn.is_not_null())
        .select(role_arns::cloud_account_id);
    Ok(saved.load::<String>(conn)?.into_iter().collect())
}
