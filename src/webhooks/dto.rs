//! What requests and answers about webhook endpoints look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::model::{EndpointStatus, EventTypes, WebhookEndpoint, check_event_types};
use super::secret::SigningSecret;
use crate::contract::patch::set;
use crate::contract::resource::Resource;
use crate::contract::rules::{Rules, member};
use crate::domain::{Violation, WebhookUrl, trimmed};
use crate::id::{ResellerId, WebhookEndpointId};

/// The name of a type of events, such as `client.created`, or `*` for everything that there is and will be.
#[derive(ToSchema)]
#[schema(min_length = 1, max_length = 64, example = "link_request.accepted")]
pub struct EventTypeFilter(pub String);

/// A new webhook endpoint.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateWebhookEndpoint {
    /// Where events are sent to: `https`, port 443 or from 1024 on, a host on the Internet, no user or password.
    #[schema(value_type = String, min_length = 1, max_length = 2048, format = "webhook-url", example = "https://example.com/hooks/gangway")]
    pub url: WebhookUrl,
    /// The names of types of events that it gets, or `["*"]` for all that there are and will be.
    #[schema(value_type = Vec<EventTypeFilter>, min_items = 1, max_items = 100, example = json!(["link_request.accepted", "link_request.declined"]))]
    pub event_types: Vec<String>,
    /// What it is for.
    #[schema(min_length = 1, max_length = 500, format = "text", example = "Billing integration")]
    pub description: Option<String>,
    /// Whether events are sent to it from now on; true when left out.
    #[schema(default = true, example = true)]
    pub enabled: Option<bool>,
}

/// Changes to a webhook endpoint; what is left out stays, null clears.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateWebhookEndpoint {
    /// Where events are sent to. What is not delivered yet goes there too.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 2048, format = "webhook-url", example = "https://example.com/hooks/gangway", nullable = false)]
    pub url: Option<WebhookUrl>,
    /// The names of types of events that it gets, or `["*"]` for all that there are and will be.
    #[schema(value_type = Option<Vec<EventTypeFilter>>, min_items = 1, max_items = 100, example = json!(["*"]), nullable = false)]
    pub event_types: Option<Vec<String>>,
    /// What it is for; null clears it.
    #[serde(default, deserialize_with = "crate::contract::patch::present")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 500, format = "text", example = "Billing integration")]
    pub description: Option<Option<String>>,
    /// `false` stops everything: events of that time are not sent later, and what is not delivered yet waits. `true` starts
    /// it again, and makes a `failing` endpoint `enabled`.
    #[schema(nullable = false, example = true)]
    pub enabled: Option<bool>,
}

/// How to change a secret.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RotateWebhookSecret {
    /// Seconds for which deliveries carry a signature by the present secret too; a day when left out, a week at most.
    #[schema(minimum = 0, maximum = 604_800, default = 86_400, example = 86_400)]
    pub grace_seconds: Option<i64>,
}

/// Which webhook endpoints to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListWebhookEndpoints {
    /// Only those of this reseller.
    #[param(max_length = 64, example = "rsl_01jdgx3v9re8tbq4m6n0y7k2ha")]
    pub reseller_id: Option<String>,
}

/// Where events are sent to.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WebhookEndpoint)]
pub struct WebhookEndpointView {
    /// Its id.
    pub id: WebhookEndpointId,
    /// The reseller whose events it gets; absent for one of operations, which gets all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reseller_id: Option<ResellerId>,
    /// Where events are sent to.
    #[schema(value_type = String, example = "https://example.com/hooks/gangway")]
    pub url: WebhookUrl,
    /// The names of types of events that it gets, or `["*"]` for all.
    #[schema(value_type = Vec<EventTypeFilter>, example = json!(["link_request.accepted", "link_request.declined"]))]
    pub event_types: Vec<String>,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Billing integration")]
    pub description: Option<String>,
    /// Whether events are sent to it.
    pub status: EndpointStatus,
    /// What its deliveries are signed with; only in the answer that made it, never again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "whsec_…")]
    pub secret: Option<String>,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    #[schema(example = 1)]
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed, by whoever did it or by what its answers were.
    pub updated_at: DateTime<Utc>,
}

crate::page_body! {
    /// A page of webhook endpoints.
    WebhookEndpointPage of WebhookEndpointView, asked by ListWebhookEndpoints
}

impl UpdateWebhookEndpoint {
    /// Merges the patch into an endpoint (RFC 7396); version and times stay as they are.
    pub fn apply(&self, endpoint: &mut WebhookEndpoint) {
        set(&mut endpoint.url, self.url.clone());
        set(&mut endpoint.event_types, self.event_types.as_deref().map(EventTypes::of));
        set(&mut endpoint.description, self.description.as_ref().map(|given| given.as_deref().map(trimmed)));
        let status = |enabled| if enabled { EndpointStatus::Enabled } else { EndpointStatus::Disabled };
        set(&mut endpoint.status, self.enabled.map(status));
    }
}

impl WebhookEndpointView {
    /// The view with the secret that was just made.
    pub fn with_secret(endpoint: WebhookEndpoint, secret: &SigningSecret) -> Self {
        Self { secret: Some(secret.reveal()), ..endpoint.into() }
    }
}

impl From<WebhookEndpoint> for WebhookEndpointView {
    fn from(endpoint: WebhookEndpoint) -> Self {
        Self {
            id: endpoint.id,
            reseller_id: endpoint.reseller_id,
            url: endpoint.url,
            event_types: endpoint.event_types.names(),
            description: endpoint.description,
            status: endpoint.status,
            secret: None,
            version: endpoint.version,
            created_at: endpoint.created_at,
            updated_at: endpoint.updated_at,
        }
    }
}

impl Resource for WebhookEndpointView {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("/webhook-endpoints/{}", self.id)
    }

    fn secret_member(&self) -> Option<&'static str> {
        self.secret.as_ref().map(|_| "secret")
    }
}

fn broken(body: &Value) -> Vec<Violation> {
    member::<Vec<String>>(body, "/eventTypes").map_or_else(Vec::new, |names| check_event_types(&names))
}

impl Rules for CreateWebhookEndpoint {
    fn broken(body: &Value) -> Vec<Violation> {
        broken(body)
    }
}

impl Rules for UpdateWebhookEndpoint {
    fn broken(body: &Value) -> Vec<Violation> {
        broken(body)
    }
}

crate::no_rules!(RotateWebhookSecret);
