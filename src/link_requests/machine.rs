//! The state machine of link requests. Pure; must not know the database, HTTP or AWS's API.
//!
//! [`next`] is the whole machine: what may happen in which state, for which kind, in which mode. Everything else asks it.

use crate::domain::AccountStatus;

crate::text_enum! {
    /// What a link request asks for.
    Kind as "LinkRequestKind" {
        /// Invite an account that exists.
        LinkExisting "link_existing",
        /// Create a new account.
        CreateAccount "create_account",
    }
}

crate::text_enum! {
    /// How far a link request is.
    Status as "LinkRequestStatus" {
        /// It waits for the operations team.
        Submitted "submitted",
        /// The operations team agreed.
        Approved "approved",
        /// The invitation is on its way to AWS.
        Sending "sending",
        /// The invitation is out; the owner has two weeks.
        Sent "sent",
        /// AWS is creating the account.
        Creating "creating",
        /// The owner accepted: the account is linked.
        Accepted "accepted",
        /// The new account exists and is linked.
        Completed "completed",
        /// The owner declined.
        Declined "declined",
        /// Nobody answered in two weeks.
        Expired "expired",
        /// It was withdrawn.
        Canceled "canceled",
        /// The operations team refused.
        Rejected "rejected",
        /// AWS refused.
        Failed "failed",
    }
}

impl Status {
    /// Whether something is still to happen.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Submitted | Self::Approved | Self::Sending | Self::Sent | Self::Creating)
    }

    /// Whether a new request may take this one's place; after a rejection a new one is submitted (L4).
    pub const fn is_renewable(self) -> bool {
        matches!(self, Self::Expired | Self::Declined | Self::Canceled | Self::Failed)
    }

    /// What the request makes of its account.
    pub const fn account_status(self) -> AccountStatus {
        match self {
            Self::Submitted | Self::Approved | Self::Sending | Self::Creating => AccountStatus::Requested,
            Self::Sent => AccountStatus::Invited,
            Self::Accepted | Self::Completed => AccountStatus::Linked,
            Self::Declined | Self::Expired | Self::Canceled | Self::Rejected | Self::Failed => {
                AccountStatus::Registered
            }
        }
    }
}

crate::text_enum! {
    /// What a caller can do with a link request: the last segment of the action's path.
    Action as "LinkRequestAction" {
        /// Agree (operations).
        Approve "approve",
        /// Refuse (operations).
        Reject "reject",
        /// Send the invitation, or record that it was sent (operations).
        Send "send",
        /// Record the new account's number (operations, manual mode).
        Complete "complete",
        /// Record that AWS refused (operations, manual mode).
        Fail "fail",
        /// Record the owner's answer (operations, manual mode).
        RecordOutcome "record-outcome",
        /// Withdraw it.
        Cancel "cancel",
        /// Put a new request in its place.
        Renew "renew",
    }
}

/// What can happen to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    /// Operations agrees.
    Approve,
    /// Operations refuses.
    Reject,
    /// Operations sends, or records that it was sent.
    Send,
    /// AWS took the invitation.
    Invited,
    /// AWS refused the invitation.
    InviteRefused,
    /// AWS gave no answer to the invitation.
    InviteUnanswered,
    /// AWS reports that the owner accepted.
    ObservedAccepted,
    /// AWS reports that the owner declined.
    ObservedDeclined,
    /// AWS reports that the invitation lapsed.
    ObservedExpired,
    /// AWS reports that the invitation was withdrawn.
    ObservedCanceled,
    /// Operations records that the owner accepted.
    RecordAccepted,
    /// Operations records that the owner declined.
    RecordDeclined,
    /// AWS reports that the account is created.
    ObservedCreated,
    /// AWS reports that it cannot create the account.
    ObservedCreateFailed,
    /// AWS gave no answer to the request to create the account.
    CreateUnanswered,
    /// Operations records the new account's number.
    Complete,
    /// Operations records that AWS refused.
    Fail,
    /// Somebody withdraws it.
    Cancel,
    /// Operations ends what the platform cannot go on with.
    Abandon,
    /// The two weeks are over.
    Lapse,
}

impl Trigger {
    /// All triggers, in the order of the machine's table.
    pub const ALL: &'static [Self] = &[
        Self::Approve,
        Self::Reject,
        Self::Send,
        Self::Invited,
        Self::InviteRefused,
        Self::InviteUnanswered,
        Self::ObservedAccepted,
        Self::ObservedDeclined,
        Self::ObservedExpired,
        Self::ObservedCanceled,
        Self::RecordAccepted,
        Self::RecordDeclined,
        Self::ObservedCreated,
        Self::ObservedCreateFailed,
        Self::CreateUnanswered,
        Self::Complete,
        Self::Fail,
        Self::Cancel,
        Self::Abandon,
        Self::Lapse,
    ];
}

impl Action {
    /// What the action does to the machine; renewing makes another request and moves none.
    const fn trigger(self) -> Option<Trigger> {
        match self {
            Self::Approve => Some(Trigger::Approve),
            Self::Reject => Some(Trigger::Reject),
            Self::Send => Some(Trigger::Send),
            Self::Complete => Some(Trigger::Complete),
            Self::Fail => Some(Trigger::Fail),
            Self::RecordOutcome => Some(Trigger::RecordAccepted),
            Self::Cancel => Some(Trigger::Cancel),
            Self::Renew => None,
        }
    }

    /// The states from which the action is possible.
    pub fn allowed_from(self, kind: Kind, connected: bool) -> Vec<Status> {
        let possible = |status: &Status| match self.trigger() {
            Some(trigger) => next(trigger, kind, connected, *status).is_some(),
            None => status.is_renewable(),
        };
        Status::ALL.iter().copied().filter(possible).collect()
    }
}

/// The state that follows, or none when the trigger is not possible. `connected`: the platform acts at AWS itself.
pub const fn next(trigger: Trigger, kind: Kind, connected: bool, from: Status) -> Option<Status> {
    use Kind::{CreateAccount, LinkExisting};
    use Status as S;
    use Trigger as T;
    let to = match (trigger, kind, connected, from) {
        (T::Approve, _, _, S::Submitted) => S::Approved,
        (T::Reject, _, _, S::Submitted | S::Approved) => S::Rejected,
        (T::Send, LinkExisting, true, S::Approved) => S::Sending,
        (T::Send, LinkExisting, false, S::Approved) => S::Sent,
        (T::Send, CreateAccount, _, S::Approved) => S::Creating,
        (T::Invited, LinkExisting, true, S::Sending) => S::Sent,
        (T::InviteRefused, LinkExisting, true, S::Sending) => S::Failed,
        (T::InviteUnanswered, LinkExisting, true, S::Sending) => S::Approved,
        // AWS's answer wins over our two weeks: its invitation may be accepted a day later, and then we are liable.
        (T::ObservedAccepted, LinkExisting, true, S::Sent | S::Expired) => S::Accepted,
        (T::ObservedDeclined, LinkExisting, true, S::Sent) => S::Declined,
        (T::ObservedExpired, LinkExisting, true, S::Sent) => S::Expired,
        (T::ObservedCanceled, LinkExisting, true, S::Sent) => S::Canceled,
        (T::RecordAccepted, LinkExisting, false, S::Sent) => S::Accepted,
        (T::RecordDeclined, LinkExisting, false, S::Sent) => S::Declined,
        (T::ObservedCreated, CreateAccount, true, S::Creating) => S::Completed,
        (T::ObservedCreateFailed, CreateAccount, true, S::Creating) => S::Failed,
        (T::CreateUnanswered, CreateAccount, true, S::Creating) => S::Approved,
        (T::Complete, CreateAccount, false, S::Approved | S::Creating) => S::Completed,
        (T::Fail, LinkExisting, false, S::Approved | S::Sent) => S::Failed,
        (T::Fail, CreateAccount, false, S::Approved | S::Creating) => S::Failed,
        (T::Cancel, _, _, S::Submitted | S::Approved) => S::Canceled,
        (T::Cancel, LinkExisting, _, S::Sent) => S::Canceled,
        (T::Abandon, LinkExisting, _, S::Sending) => S::Canceled,
        (T::Abandon, CreateAccount, true, S::Creating) => S::Canceled,
        (T::Lapse, LinkExisting, _, S::Sent) => S::Expired,
        _ => return None,
    };
    Some(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l4_only_what_lapsed_or_failed_is_renewed() {
        let from = Action::Renew.allowed_from(Kind::LinkExisting, false);
        assert_eq!(from, [Status::Declined, Status::Expired, Status::Canceled, Status::Failed]);
    }

    #[test]
    fn no_command_moves_a_request_that_was_accepted_rejected_or_completed() {
        for status in [Status::Accepted, Status::Completed, Status::Rejected] {
            for trigger in Trigger::ALL {
                for kind in Kind::ALL {
                    assert_eq!(next(*trigger, *kind, true, status), None);
                    assert_eq!(next(*trigger, *kind, false, status), None);
                }
            }
        }
    }
}
