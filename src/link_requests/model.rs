//! A link request, and what a command makes of it. Must not know the database, HTTP or AWS's API.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

pub use super::command::Command;
pub use super::machine::{Action, Kind, Status, Trigger, next};
use crate::domain::{Code, FieldError, HandshakeId, Refusal, RootEmail, Violation};
use crate::events::Subject;
use crate::id::{ClientId, CloudAccountId, CredentialId, LinkRequestId, ResellerId};
use crate::support_plans::model::SupportType;

/// How long a link request is valid from the moment its invitation was sent (L3).
pub const VALID_FOR: TimeDelta = TimeDelta::days(14);

/// How long AWS keeps an invitation open (AWS Organizations quotas).
pub const AWS_VALID_FOR: TimeDelta = TimeDelta::days(15);

/// After this time a call to AWS counts as broken off: longer than any call may take.
pub const BROKEN_OFF_AFTER: TimeDelta = TimeDelta::seconds(60);

/// After this time operations may end a creation that AWS still has not finished: it takes minutes as a rule.
pub const CREATION_TAKES_AT_MOST: TimeDelta = TimeDelta::hours(24);

/// How long the platform waits before it tries again what it could not do.
pub const RETRY_AFTER: TimeDelta = TimeDelta::seconds(60);

/// How long a request waits whose question AWS did not answer, so that others have their turn.
pub const ASK_AGAIN_AFTER: TimeDelta = TimeDelta::seconds(5);

/// That the platform cannot go on with a request by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stuck {
    /// Since when.
    pub since: DateTime<Utc>,
    /// What stands against it, in the log's words.
    pub cause: String,
    /// When it tries again.
    pub retry_at: DateTime<Utc>,
}

/// What operations approved of a new account (A8), and so what AWS is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approved {
    /// Its name at AWS.
    pub account_name: String,
    /// E-mail address of its root user.
    pub root_email: RootEmail,
    /// The support that it is to have.
    pub support_type: SupportType,
}

/// Why AWS refused, or what operations recorded of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// AWS's reason (`ALREADY_IN_AN_ORGANIZATION`, …); none when a person recorded it in words.
    pub aws_reason: Option<String>,
    /// A person's words.
    pub note: Option<String>,
}

/// A request to link an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRequest {
    /// Its id.
    pub id: LinkRequestId,
    /// Its reseller.
    pub reseller_id: ResellerId,
    /// Its client.
    pub client_id: ClientId,
    /// Its account.
    pub cloud_account_id: CloudAccountId,
    /// What it asks for.
    pub kind: Kind,
    /// How far it is.
    pub status: Status,
    /// What its submitter wrote.
    pub note: Option<String>,
    /// The request whose place it takes.
    pub supersedes: Option<LinkRequestId>,
    /// When it was submitted.
    pub submitted_at: DateTime<Utc>,
    /// When it was approved.
    pub approved_at: Option<DateTime<Utc>>,
    /// Who approved it.
    pub approved_by: Option<CredentialId>,
    /// What was approved of a new account; none where that was before it was kept.
    pub approved: Option<Approved>,
    /// Why it was rejected.
    pub rejection_reason: Option<String>,
    /// How often AWS was asked to send the invitation.
    pub attempts: i32,
    /// Since when a call to AWS has been under way.
    pub sending_since: Option<DateTime<Utc>>,
    /// AWS's id of the creation under way.
    pub create_request_id: Option<String>,
    /// AWS's id of the invitation.
    pub handshake_id: Option<HandshakeId>,
    /// When the invitation was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// When the request lapses: two weeks later (L3).
    pub expires_at: Option<DateTime<Utc>>,
    /// When AWS lets the invitation lapse.
    pub aws_expires_at: Option<DateTime<Utc>>,
    /// AWS has yet to report how the invitation ended.
    pub aws_open: bool,
    /// When the platform sends it, if it waits for its turn.
    pub send_scheduled_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub closed_at: Option<DateTime<Utc>>,
    /// Why it failed.
    pub failure: Option<Failure>,
    /// That the platform cannot go on with it.
    pub stuck: Option<Stuck>,
    /// Counts its changes, from 1.
    pub version: i32,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// What an event says of a request beside its version.
pub fn event_data(status: &str, kind: &str, cloud_account_id: &str) -> Value {
    json!({ "status": status, "kind": kind, "cloudAccountId": cloud_account_id })
}

impl LinkRequest {
    /// What its events say.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            reseller_id: Some(self.reseller_id.as_str()),
            client_id: Some(self.client_id.as_str()),
            resource_id: self.id.as_str(),
            version: self.version,
            data: event_data(self.status.as_str(), self.kind.as_str(), self.cloud_account_id.as_str()),
        }
    }

    /// The request as the command leaves it, or why it is not possible now.
    pub fn decide(&self, command: Command, connected: bool, now: DateTime<Utc>) -> Result<Self, Refusal> {
        let Some(to) = next(command.trigger(), self.kind, connected, self.status) else {
            return Err(self.not_allowed(command.action(), connected));
        };
        let mut after = Self { status: to, version: self.version + 1, updated_at: now, ..self.clone() };
        after.sending_since = None;
        // One that waited keeps its place until AWS has answered: it is sent again by itself.
        if !matches!(command, Command::BeginSend | Command::Unanswered | Command::CreateUnanswered) {
            after.send_scheduled_at = None;
        }
        after.stuck = None;
        let mut closed_at = now;
        match command {
            Command::Approve(by) => {
                after.approved_at = Some(now);
                after.approved_by = Some(by);
            }
            Command::Reject(reason) => after.rejection_reason = Some(reason),
            Command::BeginSend => {
                after.attempts += 1;
                after.sending_since = connected.then_some(now);
                after.create_request_id = None;
            }
            Command::Sent { handshake_id, aws_expires_at, by_platform } => {
                // What AWS did has happened, whatever its clock says.
                if !by_platform {
                    check_aws_expiry(aws_expires_at, now)?;
                }
                after.handshake_id = handshake_id;
                after.sent_at = Some(now);
                after.expires_at = Some(now + VALID_FOR);
                after.aws_expires_at = Some(aws_expires_at);
                after.aws_open = by_platform;
            }
            Command::Refused(reason) | Command::CreateRefused(reason) => {
                after.failure = Some(Failure { aws_reason: Some(reason), note: None });
                after.aws_open = false;
            }
            Command::Fail(reason) => {
                after.failure = Some(Failure { aws_reason: None, note: Some(reason) });
                after.aws_open = false;
            }
            Command::Answered(trigger, at) => {
                if matches!(trigger, Trigger::RecordAccepted | Trigger::RecordDeclined) {
                    self.check_answered_at(at, now)?;
                }
                closed_at = at;
                after.aws_open = false;
            }
            Command::Abandon if !self.is_stuck(now) => return Err(self.not_allowed("cancel", connected)),
            Command::Cancel | Command::Abandon | Command::Created { .. } | Command::CreateUnanswered => {
                after.aws_open = false;
            }
            // It ended when the two weeks were over, whenever that was noticed.
            Command::Lapse => closed_at = self.expires_at.unwrap_or(now),
            Command::Unanswered => {}
        }
        after.closed_at = (!to.is_open()).then_some(closed_at);
        Ok(after)
    }

    /// L3: whether its two weeks are over.
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        self.status == Status::Sent && self.expires_at.is_some_and(|expires_at| expires_at <= now)
    }

    /// Whether the platform cannot go on by itself, so that operations may end the request: it failed at it, its call to
    /// AWS broke off, or AWS does not come to an end with the creation.
    pub fn is_stuck(&self, now: DateTime<Utc>) -> bool {
        let under_way_for = |long: TimeDelta| self.sending_since.is_some_and(|since| since < now - long);
        self.stuck.is_some()
            || match self.status {
                Status::Sending => under_way_for(BROKEN_OFF_AFTER),
                Status::Creating if self.create_request_id.is_none() => under_way_for(BROKEN_OFF_AFTER),
                Status::Creating => under_way_for(CREATION_TAKES_AT_MOST),
                _ => false,
            }
    }

    fn check_answered_at(&self, at: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Refusal> {
        let code = if at > now {
            "in_the_future"
        } else if self.sent_at.is_some_and(|sent_at| at < sent_at) {
            "before_sent"
        } else {
            return Ok(());
        };
        Err(Refusal::invalid(vec![Violation::at("/at", FieldError::new(code))]))
    }

    /// The refusal of an action in the present state, with the states in which it is possible.
    pub fn not_allowed(&self, action: &str, connected: bool) -> Refusal {
        let from = action.parse::<Action>().map(|action| action.allowed_from(self.kind, connected)).unwrap_or_default();
        self.not_allowed_from(action, connected, from)
    }

    /// The same for a caller who may do it in these states only.
    pub fn not_allowed_from(&self, action: &str, connected: bool, from: Vec<Status>) -> Refusal {
        let from: Vec<_> = from.into_iter().map(Status::as_str).collect();
        Refusal::new(Code::LinkRequestTransitionNotAllowed)
            .with("action", action)
            .with("current", self.status.as_str())
            .with("kind", self.kind.as_str())
            .with("mode", if connected { "connected" } else { "manual" })
            .with("allowed", if from.is_empty() { "none".to_owned() } else { from.join(", ") })
            .member("current", self.status.as_str())
            .member("allowedFrom", from)
    }
}

fn check_aws_expiry(at: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Refusal> {
    if at > now {
        return Ok(());
    }
    Err(Refusal::invalid(vec![Violation::at("/awsExpiresAt", FieldError::new("in_the_past"))]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AccountStatus;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn request(kind: Kind, status: Status) -> LinkRequest {
        let nil = uuid::Uuid::nil();
        let sent = matches!(status, Status::Sent | Status::Expired).then_some(NOW);
        LinkRequest {
            id: LinkRequestId::from_uuid(nil),
            reseller_id: ResellerId::from_uuid(nil),
            client_id: ClientId::from_uuid(nil),
            cloud_account_id: CloudAccountId::from_uuid(nil),
            kind,
            status,
            note: None,
            supersedes: None,
            submitted_at: NOW,
            approved_at: None,
            approved_by: None,
            approved: None,
            rejection_reason: None,
            attempts: 0,
            sending_since: None,
            create_request_id: None,
            handshake_id: None,
            sent_at: sent,
            expires_at: sent.map(|at| at + VALID_FOR),
            aws_expires_at: sent.map(|at| at + AWS_VALID_FOR),
            aws_open: false,
            send_scheduled_at: None,
            closed_at: None,
            failure: None,
            stuck: None,
            version: 1,
            updated_at: NOW,
        }
    }

    #[test]
    fn l3_a_request_lapses_two_weeks_after_it_was_sent_and_aws_a_day_later() {
        let sent = request(Kind::LinkExisting, Status::Approved)
            .decide(
                Command::Sent { handshake_id: None, aws_expires_at: NOW + AWS_VALID_FOR, by_platform: false },
                false,
                NOW,
            )
            .unwrap();
        assert_eq!(sent.expires_at, Some(NOW + TimeDelta::days(14)));
        assert_eq!(sent.aws_expires_at, Some(NOW + TimeDelta::days(15)));
        let end = NOW + TimeDelta::days(14);
        assert!(!sent.is_due(end - TimeDelta::microseconds(1)));
        assert!(sent.is_due(end));
        let late = sent.decide(Command::Lapse, false, end + TimeDelta::days(3)).unwrap();
        assert_eq!((late.status, late.closed_at), (Status::Expired, Some(end)));
    }

    #[test]
    fn l5_an_outcome_is_not_recorded_after_the_request_lapsed() {
        let expired = request(Kind::LinkExisting, Status::Expired);
        let refusal = expired.decide(Command::Answered(Trigger::RecordAccepted, NOW), false, NOW).unwrap_err();
        assert_eq!(refusal.code, Code::LinkRequestTransitionNotAllowed);
        assert_eq!(refusal.members, [("current", "expired".into()), ("allowedFrom", vec!["sent"].into())]);
    }

    #[test]
    fn l6_awss_acceptance_wins_over_our_two_weeks() {
        let expired = request(Kind::LinkExisting, Status::Expired);
        let later = NOW + TimeDelta::hours(340);
        let accepted = expired.decide(Command::Answered(Trigger::ObservedAccepted, later), true, later).unwrap();
        assert_eq!(accepted.status, Status::Accepted);
        assert_eq!(accepted.status.account_status(), AccountStatus::Linked);
    }

    #[test]
    fn operations_ends_what_the_platform_cannot_go_on_with_and_nothing_else() {
        let later = NOW + TimeDelta::hours(1);
        for (kind, status) in [(Kind::LinkExisting, Status::Sending), (Kind::CreateAccount, Status::Creating)] {
            let fresh = LinkRequest { sending_since: Some(later), ..request(kind, status) };
            assert!(fresh.decide(Command::Abandon, true, later).is_err());
            let broken_off = LinkRequest { sending_since: Some(NOW), ..fresh.clone() };
            assert_eq!(broken_off.decide(Command::Abandon, true, later).unwrap().status, Status::Canceled);
            let stuck = Stuck { since: NOW, cause: "a reason".to_owned(), retry_at: later };
            let failed = LinkRequest { stuck: Some(stuck), ..fresh };
            let ended = failed.decide(Command::Abandon, true, later).unwrap();
            assert_eq!((ended.status, ended.stuck, ended.closed_at), (Status::Canceled, None, Some(later)));
        }
        let creation = LinkRequest {
            sending_since: Some(NOW),
            create_request_id: Some("car-1".to_owned()),
            ..request(Kind::CreateAccount, Status::Creating)
        };
        assert!(!creation.is_stuck(later) && creation.is_stuck(NOW + TimeDelta::hours(25)));
    }

    #[test]
    fn what_aws_did_is_taken_whatever_its_clock_says() {
        let sending = request(Kind::LinkExisting, Status::Sending);
        let early = NOW - TimeDelta::days(1);
        let sent = Command::Sent { handshake_id: None, aws_expires_at: early, by_platform: true };
        let sent = sending.decide(sent, true, NOW).unwrap();
        let answer = sent.decide(Command::Answered(Trigger::ObservedAccepted, early), true, early).unwrap();
        assert_eq!(answer.status, Status::Accepted);
    }

    #[test]
    fn l8_what_waits_keeps_its_place_until_aws_has_answered() {
        let waiting = LinkRequest { send_scheduled_at: Some(NOW), ..request(Kind::LinkExisting, Status::Approved) };
        let sending = waiting.decide(Command::BeginSend, true, NOW).unwrap();
        assert_eq!(sending.send_scheduled_at, Some(NOW));
        let back = sending.decide(Command::Unanswered, true, NOW).unwrap();
        assert_eq!((back.status, back.send_scheduled_at), (Status::Approved, Some(NOW)));
        let refused = sending.decide(Command::Refused("X".to_owned()), true, NOW).unwrap();
        assert_eq!(refused.send_scheduled_at, None);
        assert_eq!(waiting.decide(Command::Cancel, true, NOW).unwrap().send_scheduled_at, None);
    }

    #[test]
    fn an_answer_lies_between_sending_and_now() {
        let sent = request(Kind::LinkExisting, Status::Sent);
        let answer = |at| sent.decide(Command::Answered(Trigger::RecordAccepted, at), false, NOW + TimeDelta::days(1));
        let code = |at| answer(at).unwrap_err().errors[0].error.code;
        assert_eq!(code(NOW - TimeDelta::days(1)), "before_sent");
        assert_eq!(code(NOW + TimeDelta::days(2)), "in_the_future");
        assert!(answer(NOW + TimeDelta::hours(3)).is_ok());
    }
}
