//! What happened to cloud accounts: every new version of one has its event.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};

use super::model::{AccountStatus, CloudAccount};
use super::store;
use crate::auth::Actor;
use crate::db::Conn;
use crate::events::{self, Kind, News};
use crate::fault::Fault;
use crate::id::{CloudAccountId, LinkRequestId};
use crate::tenant::Tenant;

/// Writes down what happened to an account.
pub fn tell(
    conn: &mut Conn,
    actor: Actor<'_>,
    kind: Kind,
    account: &CloudAccount,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    Ok(events::append(conn, &of(actor, kind, account), now)?)
}

/// Writes down that an account was changed by way of another resource.
pub fn tell_changed(conn: &mut Conn, actor: Actor<'_>, id: &CloudAccountId, now: DateTime<Utc>) -> Result<(), Fault> {
    let account = store::get(conn, &Tenant::Platform, id)?;
    let account = account.ok_or(Fault::Internal("an account that was changed is missing"))?;
    tell(conn, actor, Kind::CloudAccountUpdated, &account, now)
}

/// Writes down that these accounts were changed by way of another resource.
pub fn tell_all_changed(
    conn: &mut Conn,
    actor: Actor<'_>,
    accounts: &[CloudAccount],
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let news: Vec<_> = accounts.iter().map(|account| of(actor, Kind::CloudAccountUpdated, account)).collect();
    Ok(events::append_all(conn, &news, now)?)
}

/// Stores how far the account is, if this request is its latest and that is something else, and writes it down.
pub fn set_status(
    conn: &mut Conn,
    actor: Actor<'_>,
    (id, request): (&CloudAccountId, &LinkRequestId),
    status: AccountStatus,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let Some(changed) = store::set_status(conn, id, request, status, now)? else { return Ok(()) };
    let news = News {
        kind: Kind::CloudAccountUpdated,
        actor,
        reseller_id: Some(&changed.reseller_id),
        client_id: Some(&changed.client_id),
        resource_id: id.as_str(),
        version: changed.version,
        data: data(status, &changed.origin, changed.aws_account_id.as_ref()),
    };
    Ok(events::append(conn, &news, now)?)
}

fn of<'a>(actor: Actor<'a>, kind: Kind, account: &'a CloudAccount) -> News<'a> {
    News {
        kind,
        actor,
        reseller_id: Some(account.reseller_id.as_str()),
        client_id: Some(account.client_id.as_str()),
        resource_id: account.id.as_str(),
        version: account.version,
        data: data(account.status, account.origin, account.aws_account_id.as_ref()),
    }
}

fn data(status: AccountStatus, origin: impl Serialize, number: Option<impl Serialize>) -> Value {
    let mut data = json!({ "status": status, "origin": origin });
    if let (Some(number), Some(data)) = (number, data.as_object_mut()) {
        data.insert("awsAccountId".to_owned(), json!(number));
    }
    data
}
