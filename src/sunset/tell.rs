//! Tells in the feed that an account's support plan ends, once for the plan: the mark is stored with the event. An account that
//! is put on a plan that ends is told of anew, unless it is the one that was told last.

use chrono::NaiveTime;
use serde_json::json;

use super::store;
use crate::domain::AccountStatus;
use crate::events::{self, EventKind, Subject};
use crate::fault::Fault;
use crate::id::LinkRequestId;
use crate::link_requests::moves;
use crate::support_plans::catalog::model::Plan;
use crate::tx::{Tx, Who};

/// Tells of one account. Its version stays, because nothing of it has changed; a link request that warns of the end since the
/// day on which that began gets another.
pub fn tell(tx: &mut Tx<'_, impl Who>, id: &str, plan: &Plan) -> Result<(), Fault> {
    let Some(account) = store::note_told(tx.conn, id, plan)? else { return Ok(()) };
    let mut data = json!({ "supportType": plan.code, "endsOn": plan.retired_on, "replacedBy": plan.replaced_by });
    if let (Some(number), Some(data)) = (&account.aws_account_id, data.as_object_mut()) {
        data.insert("awsAccountId".to_owned(), json!(number));
    }
    let subject = Subject {
        reseller_id: Some(&account.reseller_id),
        client_id: Some(&account.client_id),
        resource_id: &account.id,
        version: account.version,
        data,
    };
    events::append(tx, EventKind::CloudAccountSupportPlanEnding, &subject)?;
    let began = plan.told_from().map(|day| day.and_time(NaiveTime::MIN).and_utc());
    let request = account.link_request_id.as_deref().and_then(|id| id.parse::<LinkRequestId>().ok());
    if let (Some(request), Some(began), true) = (request, began, is_warned_of(&account.status)) {
        moves::touch_older(tx, &request, began)?;
    }
    Ok(())
}

/// Whether the latest link request of an account in this status has warnings.
fn is_warned_of(status: &str) -> bool {
    [AccountStatus::Requested, AccountStatus::Invited, AccountStatus::Linked].iter().any(|one| one.as_str() == status)
}
