//! What requests and answers about events look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::model::{Event, EventKind};
use crate::auth::{ActorView, Caller, Role};
use crate::contract::query::{Filters, Pages};
use crate::origin::Origin;

/// Which events to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListEvents {
    /// Only those of this type.
    #[param(inline, example = "link_request.accepted")]
    pub r#type: Option<EventKind>,
    /// Only those of this resource.
    #[param(max_length = 64, example = "lrq_01jdgx3v9re8tbq4m6n0y7k2hf")]
    pub resource_id: Option<String>,
    /// Makes the list a feed, oldest first: after the event with this id, from the `beginning` of what is kept, or from `now`
    /// on. An id that nobody has, or another one's, is 422 `cursor_invalid`; one that is older than what is kept is 410
    /// `events_gone`.
    #[param(max_length = 64, example = "evt_01jdgx3v9re8tbq4m6n0y7k2hf")]
    pub since: Option<String>,
    /// Seconds for which an empty page is held open until there is an event that the filters let through; only with `since`.
    /// Of one reseller and its clients 100 requests may wait at once, of one credential 50. A stream takes no notice of it.
    #[param(minimum = 1, maximum = 30, example = 20)]
    pub wait: Option<i64>,
}

impl Filters for ListEvents {
    const PAGES: Option<Pages> = Some(Pages::OF_LIST);
}

/// What an event happened to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = EventResource)]
pub struct ResourceView {
    /// The kind of resource; a `cloud_provider` has its client's id, a `role_arn` its account's.
    #[schema(example = "link_request")]
    pub r#type: String,
    /// Its id.
    #[schema(example = "lrq_01jdgx3v9re8tbq4m6n0y7k2hf")]
    pub id: String,
    /// Its version after the event.
    #[schema(example = 2)]
    pub version: i32,
}

/// Something that happened.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Event)]
pub struct EventView {
    /// Its id; remember the last one to go on with `since`.
    #[schema(example = "evt_01jdgx3v9re8tbq4m6n0y7k2hh", pattern = "^evt_[0-9a-z]{26}$")]
    pub id: String,
    /// What happened.
    #[schema(value_type = EventKind)]
    pub r#type: String,
    /// When.
    #[serde(serialize_with = "crate::contract::moment::write")]
    pub at: DateTime<Utc>,
    /// Who did it.
    pub actor: ActorView,
    /// What it happened to.
    pub resource: ResourceView,
    /// What a consumer wants to know without asking back: states and ids.
    #[schema(value_type = EventData)]
    pub data: Value,
    /// From where it was asked for. Only operations sees it, in `GET /events` alone: in no webhook. Absent of what a job
    /// did by itself, of commands on the database, and of what was written before it was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub origin: Option<OriginView>,
}

/// From where a change was asked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EventOrigin)]
pub struct OriginView {
    /// The caller's address (IPv4 or IPv6), as the connection or a trusted proxy names it.
    #[schema(example = "192.0.2.7")]
    pub address: String,
    /// The request's id, as `X-Request-Id` and the log have it.
    #[schema(example = "0199f3a2-7f4b-7c7e-9d0a-3f1c2b4a5d6e")]
    pub request_id: String,
}

/// What an event tells: states and ids, never names, addresses or secrets. Which members it has depends on its type;
/// further ones may be added. It only describes what is answered: the members are made where the event happens.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EventData {
    /// The resource's status after the event; with `reseller.*`, `client.*`, `pricebook.*`, `cloud_account.*`,
    /// `role_arn.*` and `link_request.*`.
    #[schema(nullable = false, example = "accepted")]
    pub status: Option<String>,
    /// The resource's kind; with `pricebook.*`, `link_request.*` and `support_plan.*`.
    #[schema(nullable = false, example = "link_existing")]
    pub kind: Option<String>,
    /// The account that the request or the move is about; with `link_request.*`, `support_plan.account_added` and
    /// `support_plan.account_removed`.
    #[schema(nullable = false, example = "acc_01jdgx3v9re8tbq4m6n0y7k2he")]
    pub cloud_account_id: Option<String>,
    /// Where the account came from; with `cloud_account.*`.
    #[schema(nullable = false, example = "existing")]
    pub origin: Option<String>,
    /// The account's number, when it has one; with `cloud_account.*`.
    #[schema(nullable = false, example = "111122223333")]
    pub aws_account_id: Option<String>,
    /// What is wrong with the role, when something is; with `role_arn.*`.
    #[schema(nullable = false, example = "assume_role_denied")]
    pub diagnosis: Option<String>,
    /// The credential's role; with `credential.created`, `credential.rotated` and `credential.revoked`.
    #[schema(nullable = false, example = "reseller")]
    pub role: Option<String>,
    /// The credential's scopes; with `credential.created`, `credential.rotated` and `credential.revoked`.
    #[schema(nullable = false, example = json!(["clients:read"]))]
    pub scopes: Option<Vec<String>>,
    /// How often it happened since it was told last; with `credential.login_refused` and `credential.scope_refused`.
    #[schema(nullable = false, example = 3, minimum = 1)]
    pub count: Option<u32>,
    /// How many networks these logins came from, 10,000 at most; with `credential.login_refused` of ids that are nobody's.
    #[schema(nullable = false, example = 2, minimum = 1)]
    pub networks: Option<u32>,
    /// The scope that the token lacked; with `credential.scope_refused`.
    #[schema(nullable = false, example = "clients:write")]
    pub required_scope: Option<String>,
    /// The cloud provider; with `cloud_provider.*`.
    #[schema(nullable = false, example = "aws")]
    pub provider: Option<String>,
    /// The client's default pricebook; with `cloud_provider.*`.
    #[schema(nullable = false, example = "pbk_01jdgx3v9re8tbq4m6n0y7k2hd")]
    pub pricebook_id: Option<String>,
    /// The currency (ISO 4217); with `cloud_provider.*` and `pricebook.*`.
    #[schema(nullable = false, example = "USD")]
    pub currency: Option<String>,
    /// Whether the customer portal is on; with `cloud_provider.*`.
    #[schema(nullable = false, example = true)]
    pub enabled_in_customer_portal: Option<bool>,
}

/// A page of events.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EventPage {
    /// The events: newest first, or with `since` oldest first.
    pub data: Vec<EventView>,
    /// Send it as `cursor` to get the next page. With `since` it is always there: ask again later with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
    /// Only with `since`: whether this was all that there is by now; when `false`, more waits already.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub at_end: Option<bool>,
}

impl From<Event> for EventView {
    fn from(row: Event) -> Self {
        let resource =
            row.kind.parse::<EventKind>().map_or_else(|_| row.kind.clone(), |kind| kind.resource().to_owned());
        Self {
            id: row.id,
            r#type: row.kind,
            at: row.at,
            actor: ActorView { credential_id: row.actor_credential_id, role: row.actor_role },
            resource: ResourceView { r#type: resource, id: row.resource_id, version: row.resource_version },
            data: serde_json::from_str(&row.data).unwrap_or_default(),
            origin: None,
        }
    }
}

impl EventView {
    /// The event as this caller may see it.
    pub fn of(event: Event, caller: &Caller) -> Self {
        let kept = event.origin.as_deref().and_then(Origin::read).filter(|_| caller.role == Role::Operations);
        let origin = kept
            .map(|(address, request_id)| OriginView { address: address.to_owned(), request_id: request_id.to_owned() });
        Self { origin, ..Self::from(event) }
    }
}
