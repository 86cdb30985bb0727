//! What happened to cloud accounts: every new version of one has its event.

use serde::Serialize;
use serde_json::{Value, json};

use super::model::CloudAccount;
use super::store;
use crate::aws::measured::Measured;
use crate::domain::{AccountStatus, RoleStatus};
use crate::events::{self, EventKind, Subject};
use crate::fault::Fault;
use crate::id::{CloudAccountId, LinkRequestId};
use crate::tenant::Tenant;
use crate::tx::{Tx, Who};

/// Stores what is known of an account by its role: the status of the role, of which it keeps a copy, and what the role
/// showed. The account as it was and as it is; a new version with its event only when they differ.
pub fn note_role(
    tx: &mut Tx<'_, impl Who>,
    id: &CloudAccountId,
    status: RoleStatus,
    seen: &Measured,
) -> Result<(CloudAccount, CloudAccount), Fault> {
    let before = store::get(tx.conn, &Tenant::Platform, id)?;
    let before = before.ok_or(Fault::Internal("an account that has a role is missing"))?;
    let mut after = CloudAccount { role_status: status, ..before.clone() };
    after.note_measured(seen);
    if after != before {
        after = CloudAccount { version: before.version + 1, updated_at: tx.now, ..after };
        store::update(tx.conn, &after)?;
        events::append(tx, EventKind::CloudAccountUpdated, &after.subject())?;
    }
    Ok((before, after))
}

/// Writes down that these accounts were changed by way of another resource.
pub fn tell_all_changed(tx: &mut Tx<'_, impl Who>, accounts: &[CloudAccount]) -> Result<(), Fault> {
    let subjects: Vec<_> = accounts.iter().map(CloudAccount::subject).collect();
    Ok(events::append_all(tx, EventKind::CloudAccountUpdated, &subjects)?)
}

/// Stores how far the account is, if this request is its latest and that is something else, and writes it down; true when
/// it was something else.
pub fn set_status(
    tx: &mut Tx<'_, impl Who>,
    id: &CloudAccountId,
    request: &LinkRequestId,
    status: AccountStatus,
) -> Result<bool, Fault> {
    let Some(changed) = store::set_status(tx.conn, id, request, status, tx.now)? else { return Ok(false) };
    let subject = Subject {
        reseller_id: Some(&changed.reseller_id),
        client_id: Some(&changed.client_id),
        resource_id: id.as_str(),
        version: changed.version,
        data: data(status, &changed.origin, changed.aws_account_id.as_ref()),
    };
    events::append(tx, EventKind::CloudAccountUpdated, &subject)?;
    Ok(true)
}

impl CloudAccount {
    /// What its events say.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            reseller_id: Some(self.reseller_id.as_str()),
            client_id: Some(self.client_id.as_str()),
            resource_id: self.id.as_str(),
            version: self.version,
            data: data(self.status, self.origin, self.aws_account_id.as_ref()),
        }
    }
}

fn data(status: AccountStatus, origin: impl Serialize, number: Option<impl Serialize>) -> Value {
    let mut data = json!({ "status": status, "origin": origin });
    if let (Some(number), Some(data)) = (number, data.as_object_mut()) {
        data.insert("awsAccountId".to_owned(), json!(number));
    }
    data
}
