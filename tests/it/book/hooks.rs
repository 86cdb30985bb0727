//! How a webhook endpoint and a delivery to it stand, asked of their rules.

use chrono::{DateTime, TimeDelta, Utc};
use gangway::domain::WebhookUrl;
use gangway::webhooks::deliveries::model::{Attempt, AttemptError, Delivery, DeliveryStatus, TRIED_FOR};
use gangway::webhooks::dto::UpdateWebhookEndpoint;
use gangway::webhooks::model::{EndpointStatus, Experience, PLACES, WebhookEndpoint};

use super::mermaid::{Mood, States};

const ENDPOINTS: &str = "\
## Webhook endpoints

What a [webhook](webhooks.md) endpoint gets, and what its answers make of it.
";

const DELIVERIES: &str = "\
## Webhook deliveries

One event on its way to one endpoint. It stays `pending` while it is tried again; what was taken or given up is sent again by `retry`.
";

const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

fn endpoint(status: EndpointStatus) -> WebhookEndpoint {
    WebhookEndpoint {
        id: "whk_01jdgx3v9re8tbq4m6n0y7k2hm".parse().unwrap(),
        reseller_id: None,
        url: WebhookUrl::parse("https://example.com/").unwrap(),
        event_types: "*".parse().unwrap(),
        description: None,
        status,
        secret: "secret".to_owned(),
        old_secret: None,
        places: PLACES,
        begins_after: 0,
        handed_out: 0,
        stops_at: None,
        version: 1,
        created_at: NOW,
        updated_at: NOW,
    }
}

fn endpoints() -> String {
    let patched = |status, enabled| {
        let mut endpoint = endpoint(status);
        let change = UpdateWebhookEndpoint { url: None, event_types: None, description: None, enabled: Some(enabled) };
        change.apply(&mut endpoint);
        endpoint.status
    };
    let experiences = [
        (Experience::Taken(1), "it takes a delivery"),
        (Experience::Refused, "it refuses one"),
        (Experience::GivenUp, "a delivery is given up"),
        (Experience::Gone, "it answers 410"),
    ];
    let mut drawn = States::default();
    for status in EndpointStatus::ALL.iter().copied() {
        drawn.mood(
            status.as_str(),
            match status {
                EndpointStatus::Enabled => Mood::Good,
                EndpointStatus::Failing => Mood::Open,
                EndpointStatus::Disabled => Mood::Ended,
            },
        );
        let lived = experiences.map(|(experience, what)| (endpoint(status).after(experience, NOW).status, what));
        let said = [(patched(status, true), "PATCH enabled"), (patched(status, false), "PATCH disabled")];
        for (after, what) in lived.into_iter().chain(said).filter(|(after, _)| *after != status) {
            drawn.arrow(status.as_str(), after.as_str(), what);
        }
    }
    drawn.block(EndpointStatus::Enabled.as_str())
}

fn delivery(status: DeliveryStatus) -> Delivery {
    Delivery {
        id: "whd_01jdgx3v9re8tbq4m6n0y7k2hn".parse().unwrap(),
        endpoint_id: "whk_01jdgx3v9re8tbq4m6n0y7k2hm".parse().unwrap(),
        event_id: "evt_01jdgx3v9re8tbq4m6n0y7k2hh".parse().unwrap(),
        event_type: "client.created".to_owned(),
        chain: "client/cli_1".to_owned(),
        position: 1,
        body: None,
        status,
        attempts: Vec::new(),
        // All but one of those that are made at least.
        tries: 4,
        begun_at: NOW,
        due_at: Some(NOW),
        claim: None,
        created_at: NOW,
    }
}

fn deliveries() -> String {
    let late = NOW + TRIED_FOR + TimeDelta::seconds(1);
    let attempts = [
        ("2xx", Attempt::answered(NOW, 204, 1), NOW),
        ("410", Attempt::answered(NOW, 410, 1), NOW),
        ("refused for three days", Attempt::answered(late, 503, 1), late),
        ("event_gone", Attempt::failed(NOW, AttemptError::EventGone, 0), NOW),
        ("outdated", Attempt::failed(NOW, AttemptError::Outdated, 0), NOW),
    ];
    let mut drawn = States::default();
    for status in DeliveryStatus::ALL.iter().copied() {
        drawn.mood(
            status.as_str(),
            match status {
                DeliveryStatus::Pending => Mood::Open,
                DeliveryStatus::Succeeded => Mood::Good,
                DeliveryStatus::Failed => Mood::Ended,
            },
        );
        let again = delivery(status).demanded(NOW).status;
        if again != status {
            drawn.arrow(status.as_str(), again.as_str(), "retry");
        }
    }
    // Only what is pending is tried.
    let pending = delivery(DeliveryStatus::Pending);
    for (what, attempt, now) in attempts {
        let (after, _) = pending.attempted(attempt, [0; 4], now);
        drawn.arrow(pending.status.as_str(), after.status.as_str(), what);
    }
    drawn.block(DeliveryStatus::Pending.as_str())
}

/// The part of the page.
pub fn part() -> String {
    format!("{ENDPOINTS}\n{}\n{DELIVERIES}\n{}", endpoints(), deliveries())
}
