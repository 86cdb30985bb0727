//! What happened to pricebooks.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::model::Pricebook;
use crate::auth::{Actor, Caller};
use crate::db::Conn;
use crate::events::{self, Kind, News};
use crate::fault::Fault;
use crate::id::ResellerId;

/// Writes down what happened to a pricebook.
pub fn tell(
    conn: &mut Conn,
    caller: &Caller,
    kind: Kind,
    pricebook: &Pricebook,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let news = News {
        kind,
        actor: Actor::Caller(caller),
        reseller_id: pricebook.reseller_id.as_ref().map(ResellerId::as_str),
        client_id: None,
        resource_id: pricebook.id.as_str(),
        version: pricebook.version,
        data: json!({ "kind": pricebook.kind, "currency": pricebook.currency, "status": pricebook.status }),
    };
    Ok(events::append(conn, &news, now)?)
}
