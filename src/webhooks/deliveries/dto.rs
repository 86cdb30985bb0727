//! What answers about deliveries look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::model::{Attempt, AttemptError, Delivery, DeliveryStatus};
use crate::events::EventKind;
use crate::id::{EventId, WebhookDeliveryId};

/// Which deliveries to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListWebhookDeliveries {
    /// Only those with this status.
    #[param(inline, example = "failed")]
    pub status: Option<DeliveryStatus>,
}

/// An event on its way to a webhook endpoint.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WebhookDelivery)]
pub struct WebhookDeliveryView {
    /// Its id.
    pub id: WebhookDeliveryId,
    /// The event's id, which is the header `webhook-id`.
    pub event_id: EventId,
    /// The event's type.
    #[schema(value_type = EventKind)]
    pub event_type: String,
    /// How it stands.
    pub status: DeliveryStatus,
    /// The tries, the oldest first; the last thirty of them.
    #[schema(max_items = 30)]
    pub attempts: Vec<WebhookAttemptView>,
    /// When it is tried next; absent when it is over, under way, or waits for an earlier one of the same resource.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_attempt_at: Option<DateTime<Utc>>,
    /// When it was created. It is kept for thirty days.
    pub created_at: DateTime<Utc>,
}

/// One try.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WebhookAttempt)]
pub struct WebhookAttemptView {
    /// When it began.
    pub at: DateTime<Utc>,
    /// The status of the answer; absent when there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 503, minimum = 100, maximum = 999)]
    pub status: Option<u16>,
    /// Why it failed; absent when it did not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<AttemptError>,
    /// How long it took, in milliseconds.
    #[schema(example = 84, minimum = 0)]
    pub millis: u32,
}

crate::page_body! {
    /// A page of deliveries.
    WebhookDeliveryPage of WebhookDeliveryView, asked by ListWebhookDeliveries
}

impl From<Attempt> for WebhookAttemptView {
    fn from(attempt: Attempt) -> Self {
        Self { at: attempt.at, status: attempt.status, error: attempt.error, millis: attempt.millis }
    }
}

impl From<Delivery> for WebhookDeliveryView {
    fn from(delivery: Delivery) -> Self {
        let next_attempt_at = delivery.next_attempt_at();
        Self {
            id: delivery.id,
            event_id: delivery.event_id,
            event_type: delivery.event_type,
            status: delivery.status,
            attempts: delivery.attempts.into_iter().map(WebhookAttemptView::from).collect(),
            next_attempt_at,
            created_at: delivery.created_at,
        }
    }
}
