//! A webhook endpoint and the rules of its life. Must not know the database or HTTP.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::{FieldError, Violation, WebhookUrl};
use crate::events::EventKind;
use crate::id::{ResellerId, WebhookEndpointId};

crate::text_enum! {
    /// Whether events are sent to an endpoint.
    EndpointStatus as "WebhookEndpointStatus" {
        /// They are.
        Enabled "enabled",
        /// They are not: somebody switched it off, or it answered 410.
        Disabled "disabled",
        /// They are, but one could not be delivered in three days. The next one that is delivered makes it `enabled` again.
        Failing "failing",
    }
}

/// Deliveries of one endpoint that are under way at once.
pub const PLACES: i32 = 4;

/// The same of one that did not take the last one, or took its time: whoever waits for nothing must not wait much.
pub const PLACES_OF_THE_SLOW: i32 = 1;

/// After so long an answer is slow.
const SLOW_MILLIS: u32 = 1_000;

/// Whose operations' endpoints are, where endpoints are counted by whose they are.
pub const OPERATIONS: &str = "operations";

/// The event types of an endpoint that gets everything.
const EVERYTHING: &str = "*";

/// Where events are sent to. It does not print itself, because it may hold its secret in the open.
#[derive(Clone, PartialEq, Eq)]
pub struct WebhookEndpoint {
    /// Its id.
    pub id: WebhookEndpointId,
    /// Whose events it gets; none for operations', which gets all.
    pub reseller_id: Option<ResellerId>,
    /// Where it is.
    pub url: WebhookUrl,
    /// Which events it gets.
    pub event_types: EventTypes,
    /// What it is for, 1–500 characters.
    pub description: Option<String>,
    /// Whether events are sent to it.
    pub status: EndpointStatus,
    /// Its secret, as it is kept.
    pub secret: String,
    /// The secret before the last rotation, as it is kept, and how long it signs too.
    pub old_secret: Option<(String, DateTime<Utc>)>,
    /// How many deliveries may be under way at once.
    pub places: i32,
    /// The place in the feed of the last event that it does not get, because it was not there or not enabled.
    pub begins_after: i64,
    /// The place in the feed up to which its events were handed out; `begins_after` counts where it is later.
    pub handed_out: i64,
    /// The last place before it was disabled: what came until then it gets all the same when it is enabled again. Disabled
    /// once more before that, it gets what came in between too.
    pub stops_at: Option<i64>,
    /// Counts its changes, from 1.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// How an attempt to deliver ended, in the eyes of its endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Experience {
    /// It was taken, after so many milliseconds.
    Taken(u32),
    /// It was not, and is tried again.
    Refused,
    /// It was not, for the last time.
    GivenUp,
    /// The endpoint wants no more.
    Gone,
}

impl WebhookEndpoint {
    /// What its secrets are sealed for.
    pub fn seal_purpose(id: &WebhookEndpointId) -> String {
        format!("gangway webhook secret of {id}")
    }

    /// The endpoint with a new secret; the present one signs too until the end of its grace.
    #[must_use]
    pub fn rotated(&self, secret: String, grace: TimeDelta, now: DateTime<Utc>) -> Self {
        let old_secret = (grace > TimeDelta::zero()).then(|| (self.secret.clone(), now + grace));
        Self { secret, old_secret, version: self.version + 1, updated_at: now, ..self.clone() }
    }

    /// Of which stretch of the feed it gets the next events: after one place and up to another. The feed ends at `last`.
    pub fn stretch(&self, last: i64) -> (i64, i64) {
        match self.stops_at {
            Some(until) if self.handed_out < until => (self.handed_out, until),
            _ => (self.handed_out.max(self.begins_after), last),
        }
    }

    /// The secrets that sign now, as they are kept; the present one first.
    pub fn signing(&self, now: DateTime<Utc>) -> Vec<&str> {
        let old = self.old_secret.iter().filter(|(_, until)| now < *until).map(|(secret, _)| secret.as_str());
        std::iter::once(self.secret.as_str()).chain(old).collect()
    }

    /// The endpoint after an attempt. A new version when its status is another; of a test nobody concludes that it fails.
    #[must_use]
    pub fn after(&self, experience: Experience, now: DateTime<Utc>) -> Self {
        let places = match experience {
            Experience::Taken(millis) if millis < SLOW_MILLIS => PLACES,
            _ => PLACES_OF_THE_SLOW,
        };
        let status = match (experience, self.status) {
            (Experience::Gone, _) | (_, EndpointStatus::Disabled) => EndpointStatus::Disabled,
            (Experience::Taken(_), _) => EndpointStatus::Enabled,
            (Experience::GivenUp, _) => EndpointStatus::Failing,
            (Experience::Refused, status) => status,
        };
        let after = Self { places, ..self.clone() };
        if status == self.status { after } else { Self { status, version: self.version + 1, updated_at: now, ..after } }
    }
}

/// Which events an endpoint gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventTypes(Vec<String>);

impl EventTypes {
    /// These names, which [`check_event_types`] has taken.
    pub fn of(names: &[String]) -> Self {
        Self(names.to_vec())
    }

    /// The names.
    pub fn names(&self) -> Vec<String> {
        self.0.clone()
    }

    /// Each name by itself; none for everything.
    pub fn each(&self) -> Vec<Option<&str>> {
        if self.0.iter().any(|name| name == EVERYTHING) {
            return vec![None];
        }
        self.0.iter().map(|name| Some(name.as_str())).collect()
    }

    /// Whether an event of this type is among them.
    pub fn take(&self, kind: &str) -> bool {
        self.0.iter().any(|name| name == EVERYTHING || name == kind)
    }
}

impl fmt::Display for EventTypes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

impl FromStr for EventTypes {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // A type that this release no longer knows matches nothing; the others stay.
        Ok(Self(text.split_whitespace().map(str::to_owned).collect()))
    }
}

/// The names of types of events are known, each once, and the asterisk stands alone.
pub fn check_event_types(names: &[String]) -> Vec<Violation> {
    let mut errors = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let is_known = name.parse::<EventKind>().is_ok_and(|kind| kind != EventKind::WebhookTest);
        let error = if names.iter().take(index).any(|before| before == name) {
            FieldError::new("not_unique")
        } else if name == EVERYTHING && names.len() > 1 {
            FieldError::new("everything_alone")
        } else if name != EVERYTHING && !is_known {
            FieldError::new("unknown_event_type")
        } else {
            continue;
        };
        errors.push(Violation::at(format!("/eventTypes/{index}"), error));
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-30T10:00:00Z".parse().unwrap()
    }

    fn endpoint() -> WebhookEndpoint {
        WebhookEndpoint {
            id: "whk_01jdgx3v9re8tbq4m6n0y7k2hm".parse().unwrap(),
            reseller_id: None,
            url: WebhookUrl::parse("https://example.com/").unwrap(),
            event_types: "*".parse().unwrap(),
            description: None,
            status: EndpointStatus::Enabled,
            secret: "new".to_owned(),
            old_secret: None,
            places: PLACES,
            begins_after: 0,
            handed_out: 0,
            stops_at: None,
            version: 1,
            created_at: now(),
            updated_at: now(),
        }
    }

    #[test]
    fn after_a_rotation_two_secrets_sign_until_the_grace_ends() {
        let rotated = endpoint().rotated("newer".to_owned(), TimeDelta::hours(1), now());
        assert_eq!(rotated.signing(now()), ["newer", "new"]);
        assert_eq!(rotated.signing(now() + TimeDelta::hours(1)), ["newer"]);
        assert_eq!(rotated.version, 2);
        assert_eq!(endpoint().rotated("newer".to_owned(), TimeDelta::zero(), now()).signing(now()), ["newer"]);
    }

    #[test]
    fn an_endpoint_fails_when_a_delivery_is_given_up_and_works_again_when_one_is_taken() {
        let failing = endpoint().after(Experience::GivenUp, now());
        assert_eq!((failing.status, failing.version, failing.places), (EndpointStatus::Failing, 2, 1));
        assert_eq!(failing.after(Experience::Refused, now()).status, EndpointStatus::Failing);
        let works = failing.after(Experience::Taken(20), now());
        assert_eq!((works.status, works.version, works.places), (EndpointStatus::Enabled, 3, 4));
        let slow = works.after(Experience::Taken(1_000), now());
        assert_eq!((slow.status, slow.version, slow.places), (EndpointStatus::Enabled, 3, 1));
    }

    #[test]
    fn an_endpoint_that_is_gone_is_disabled_and_stays_so() {
        let gone = endpoint().after(Experience::Gone, now());
        assert_eq!((gone.status, gone.version), (EndpointStatus::Disabled, 2));
        for experience in [Experience::Taken(1), Experience::GivenUp, Experience::Refused, Experience::Gone] {
            let after = gone.after(experience, now());
            assert_eq!((after.status, after.version), (EndpointStatus::Disabled, 2));
        }
    }

    #[test]
    fn an_endpoint_gets_what_came_before_it_was_disabled_and_after_it_was_enabled_and_nothing_between() {
        let stretch = |begins_after, handed_out, stops_at| {
            WebhookEndpoint { begins_after, handed_out, stops_at, ..endpoint() }.stretch(100)
        };
        assert_eq!(stretch(20, 0, None), (20, 100), "what came before it was created is not its");
        assert_eq!(stretch(20, 40, None), (40, 100));
        assert_eq!(stretch(80, 40, Some(60)), (40, 60));
        assert_eq!(stretch(80, 60, Some(60)), (80, 100));
        assert_eq!(stretch(80, 90, Some(60)), (90, 100));
    }

    #[test]
    fn types_are_known_named_once_and_everything_stands_alone() {
        let codes = |names: &[&str]| {
            let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
            let errors = check_event_types(&names);
            errors.into_iter().map(|one| format!("{} {}", one.pointer, one.error.code)).collect::<Vec<_>>()
        };
        assert!(codes(&["*"]).is_empty() && codes(&["client.created", "client.updated"]).is_empty());
        assert_eq!(codes(&["client.created", "*"]), ["/eventTypes/1 everything_alone"]);
        assert_eq!(codes(&["*", "*"]), ["/eventTypes/0 everything_alone", "/eventTypes/1 not_unique"]);
        assert_eq!(
            codes(&["client.*", "webhook.test", "client.created", "client.created"]),
            ["/eventTypes/0 unknown_event_type", "/eventTypes/1 unknown_event_type", "/eventTypes/3 not_unique"]
        );
        let some = EventTypes::of(&["client.created".to_owned()]);
        assert!(some.take("client.created") && !some.take("client.updated"));
        let all = "*".parse::<EventTypes>().unwrap();
        assert!(all.take("whatever.comes"));
        assert_eq!((all.each(), some.each()), (vec![None], vec![Some("client.created")]));
    }
}
