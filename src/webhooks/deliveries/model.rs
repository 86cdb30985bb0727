//! A delivery and the rules of its tries. Must not know the database or HTTP.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::id::{EventId, WebhookDeliveryId, WebhookEndpointId};
use crate::webhooks::model::Experience;

crate::text_enum! {
    /// How a delivery stands.
    DeliveryStatus as "WebhookDeliveryStatus" {
        /// It is on its way, or waits for an earlier one of the same resource.
        Pending "pending",
        /// The endpoint took it.
        Succeeded "succeeded",
        /// It is given up. It can be demanded again.
        Failed "failed",
    }
}

crate::text_enum! {
    /// Why an attempt failed.
    AttemptError as "WebhookAttemptError" {
        /// The address, or one that its name leads to now, is not one of the Internet at large.
        AddressNotAllowed "address_not_allowed",
        /// The name leads nowhere.
        NameNotResolved "name_not_resolved",
        /// Nobody takes a connection there.
        ConnectionFailed "connection_failed",
        /// No TLS, or with a certificate that is not trusted.
        TlsFailed "tls_failed",
        /// No answer within fifteen seconds.
        Timeout "timeout",
        /// What was answered is no HTTP.
        InvalidResponse "invalid_response",
        /// The answer leads elsewhere, and nobody follows.
        Redirected "redirected",
        /// The answer was 410: the endpoint is disabled.
        Gone "gone",
        /// The answer was another one than 2xx.
        UnexpectedStatus "unexpected_status",
        /// The secret that it is signed with cannot be read; rotate it.
        SecretUnreadable "secret_unreadable",
        /// What is kept of the endpoint or of the delivery cannot be read.
        Unreadable "unreadable",
        /// The event is no longer kept.
        EventGone "event_gone",
        /// It was not sent for so long, because the endpoint or its reseller was not to get anything, that it is not kept any more.
        Outdated "outdated",
    }
}

/// For so long a delivery is tried.
pub const TRIED_FOR: TimeDelta = TimeDelta::days(3);

/// So often it is tried at least: one that was held back, or waited for others, for three days has its chances too.
const TRIED_AT_LEAST: i32 = 5;

/// How long deliveries are kept.
pub const KEPT_FOR: TimeDelta = TimeDelta::days(30);

/// After how long one is given up that could not be sent since it was made or demanded again: a day before it is deleted, so
/// that whoever looks sees it.
pub const OUTDATED_AFTER: TimeDelta = TimeDelta::days(29);

/// How long whoever has a delivery under way has for it, before another one takes it: longer than an attempt and a turn at
/// the database.
pub const CLAIMED_FOR: TimeDelta = TimeDelta::seconds(60);

/// The pause after the first attempt; each next one is four times as long, up to the longest.
const FIRST_PAUSE: TimeDelta = TimeDelta::seconds(5);
const LONGEST_PAUSE: TimeDelta = TimeDelta::hours(6);

/// Attempts that are kept, the last ones.
const ATTEMPTS_KEPT: usize = 30;

/// One try.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// When it began.
    pub at: DateTime<Utc>,
    /// The status of the answer, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Why it failed, if it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<AttemptError>,
    /// How long it took.
    pub millis: u32,
}

impl Attempt {
    /// An attempt that was answered with this status.
    pub fn answered(at: DateTime<Utc>, status: u16, millis: u32) -> Self {
        let error = match status {
            200..=299 => None,
            300..=399 => Some(AttemptError::Redirected),
            410 => Some(AttemptError::Gone),
            _ => Some(AttemptError::UnexpectedStatus),
        };
        Self { at, status: Some(status), error, millis }
    }

    /// An attempt without an answer.
    pub const fn failed(at: DateTime<Utc>, error: AttemptError, millis: u32) -> Self {
        Self { at, status: None, error: Some(error), millis }
    }
}

/// An event on its way to an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id.
    pub id: WebhookDeliveryId,
    /// Where it goes.
    pub endpoint_id: WebhookEndpointId,
    /// The event.
    pub event_id: EventId,
    /// The event's type.
    pub event_type: String,
    /// What must come in order: the event's resource, or for a test the delivery alone.
    pub chain: String,
    /// The event's place in the feed.
    pub position: i64,
    /// The body, of what is no event of the feed.
    pub body: Option<String>,
    /// How it stands.
    pub status: DeliveryStatus,
    /// The last attempts, the oldest first.
    pub attempts: Vec<Attempt>,
    /// How often it was tried since it began.
    pub tries: i32,
    /// When it was created, or demanded again.
    pub begun_at: DateTime<Utc>,
    /// When it is sent; none when it is over or waits for an earlier one of its chain. While it is under way, when that is
    /// given up.
    pub due_at: Option<DateTime<Utc>>,
    /// Whoever has it under way.
    pub claim: Option<String>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
}

impl Delivery {
    /// Whether it is a test, which is tried once and belongs to no chain.
    pub fn is_test(&self) -> bool {
        self.body.is_some()
    }

    /// When it is sent next, as everybody may know: nobody knows while it is under way.
    pub fn next_attempt_at(&self) -> Option<DateTime<Utc>> {
        self.due_at.filter(|_| self.claim.is_none())
    }

    /// The delivery after an attempt, and what its endpoint is to conclude. `random` spreads the next one.
    pub fn attempted(&self, attempt: Attempt, random: [u8; 4], now: DateTime<Utc>) -> (Self, Experience) {
        let mut after = Self { tries: self.tries + 1, due_at: None, claim: None, ..self.clone() };
        let (error, millis) = (attempt.error, attempt.millis);
        let first_kept = (after.attempts.len() + 1).saturating_sub(ATTEMPTS_KEPT);
        after.attempts.drain(..first_kept);
        after.attempts.push(attempt);
        let until = after.begun_at + TRIED_FOR;
        match error {
            None => {
                after.status = DeliveryStatus::Succeeded;
                return (after, Experience::Taken(millis));
            }
            Some(AttemptError::Gone) => {
                after.status = DeliveryStatus::Failed;
                return (after, Experience::Gone);
            }
            // The endpoint is not to blame.
            Some(AttemptError::EventGone | AttemptError::Outdated) => {
                after.status = DeliveryStatus::Failed;
                return (after, Experience::Refused);
            }
            Some(_) if self.is_test() => {
                after.status = DeliveryStatus::Failed;
                return (after, Experience::Refused);
            }
            Some(_) if now >= until && after.tries >= TRIED_AT_LEAST => {
                after.status = DeliveryStatus::Failed;
                return (after, Experience::GivenUp);
            }
            Some(_) => {}
        }
        let next = now + pause(after.tries, random);
        after.due_at = Some(if now < until { next.min(until) } else { next });
        (after, Experience::Refused)
    }

    /// The delivery as it is demanded again; whether it is its turn in the chain is another question.
    #[must_use]
    pub fn demanded(&self, now: DateTime<Utc>) -> Self {
        Self { status: DeliveryStatus::Pending, tries: 0, begun_at: now, ..self.clone() }
    }
}

/// The pause after so many tries, a fifth more or less.
fn pause(tries: i32, random: [u8; 4]) -> TimeDelta {
    let doublings = u32::try_from(tries - 1).unwrap_or(0).min(16) * 2;
    let millis = (FIRST_PAUSE.num_milliseconds() << doublings).min(LONGEST_PAUSE.num_milliseconds());
    let spread = 800 + i64::from(u32::from_be_bytes(random) % 401);
    TimeDelta::milliseconds(millis * spread / 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-30T10:00:00Z".parse().unwrap()
    }

    fn delivery() -> Delivery {
        Delivery {
            id: "whd_01jdgx3v9re8tbq4m6n0y7k2hn".parse().unwrap(),
            endpoint_id: "whk_01jdgx3v9re8tbq4m6n0y7k2hm".parse().unwrap(),
            event_id: "evt_01jdgx3v9re8tbq4m6n0y7k2hh".parse().unwrap(),
            event_type: "client.created".to_owned(),
            chain: "client/cli_1".to_owned(),
            position: 1,
            body: None,
            status: DeliveryStatus::Pending,
            attempts: Vec::new(),
            tries: 0,
            begun_at: now(),
            due_at: Some(now()),
            claim: Some("a".to_owned()),
            created_at: now(),
        }
    }

    fn failed(delivery: &Delivery, now: DateTime<Utc>) -> (Delivery, Experience) {
        delivery.attempted(Attempt::answered(now, 503, 20), [0; 4], now)
    }

    #[test]
    fn the_first_retry_comes_within_a_minute_and_the_pauses_grow_to_hours() {
        for random in [[0; 4], [255; 4], [1, 2, 3, 4]] {
            let pauses: Vec<_> = (1..=20).map(|tries| pause(tries, random)).collect();
            assert!(pauses[0] <= TimeDelta::seconds(6) && pauses[0] >= TimeDelta::seconds(4));
            assert!(pauses.windows(2).all(|pair| pair[0] <= pair[1]));
            assert!(pauses[19] >= TimeDelta::minutes(288) && pauses[19] <= TimeDelta::minutes(432));
        }
    }

    #[test]
    fn a_delivery_is_tried_for_three_days_and_then_given_up() {
        let (mut delivery, mut at) = (delivery(), now());
        loop {
            let (after, experience) = failed(&delivery, at);
            delivery = after;
            if delivery.status == DeliveryStatus::Failed {
                assert_eq!((experience, delivery.due_at), (Experience::GivenUp, None));
                break;
            }
            assert_eq!(experience, Experience::Refused);
            at = delivery.due_at.unwrap();
        }
        assert_eq!(at, now() + TRIED_FOR);
        assert!((15..=30).contains(&delivery.tries), "{}", delivery.tries);
    }

    #[test]
    fn one_that_was_held_back_is_tried_five_times_all_the_same() {
        let (mut delivery, mut at) = (delivery(), now() + TimeDelta::days(9));
        for _ in 0..4 {
            delivery = failed(&delivery, at).0;
            assert!(delivery.due_at.unwrap() > at && delivery.due_at.unwrap() < at + TimeDelta::minutes(10));
            at = delivery.due_at.unwrap();
        }
        assert_eq!(failed(&delivery, at).1, Experience::GivenUp);
    }

    #[test]
    fn any_2xx_is_taken_and_everything_else_has_its_reason() {
        for status in [200, 201, 204, 299] {
            let (after, experience) = delivery().attempted(Attempt::answered(now(), status, 20), [0; 4], now());
            assert_eq!((after.status, experience), (DeliveryStatus::Succeeded, Experience::Taken(20)));
            assert_eq!((after.claim, after.due_at, after.tries), (None, None, 1));
        }
        for (status, error) in [
            (199, AttemptError::UnexpectedStatus),
            (301, AttemptError::Redirected),
            (307, AttemptError::Redirected),
            (404, AttemptError::UnexpectedStatus),
            (500, AttemptError::UnexpectedStatus),
        ] {
            let attempt = Attempt::answered(now(), status, 20);
            assert_eq!(attempt.error, Some(error));
            assert_eq!(delivery().attempted(attempt, [0; 4], now()).1, Experience::Refused);
        }
        let (after, experience) = delivery().attempted(Attempt::answered(now(), 410, 20), [0; 4], now());
        assert_eq!((after.status, experience), (DeliveryStatus::Failed, Experience::Gone));
    }

    #[test]
    fn a_test_is_tried_once_and_what_is_demanded_again_begins_anew() {
        let test = Delivery { body: Some("{}".to_owned()), ..delivery() };
        let (after, experience) = failed(&test, now());
        assert_eq!((after.status, experience), (DeliveryStatus::Failed, Experience::Refused));
        let later = now() + TimeDelta::days(5);
        let again = after.demanded(later);
        assert_eq!((again.status, again.tries, again.begun_at), (DeliveryStatus::Pending, 0, later));
        assert_eq!(again.attempts.len(), 1);
    }

    #[test]
    fn the_last_attempts_are_kept() {
        let mut delivery = delivery();
        for second in 0..40 {
            let at = now() + TimeDelta::seconds(second);
            delivery = failed(&delivery, at).0;
        }
        assert_eq!(delivery.attempts.len(), ATTEMPTS_KEPT);
        assert_eq!(delivery.attempts.last().unwrap().at, now() + TimeDelta::seconds(39));
    }
}
