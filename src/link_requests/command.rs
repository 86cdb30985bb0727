//! What is done to a link request.

use chrono::{DateTime, Utc};

use super::machine::Trigger;
use crate::domain::HandshakeId;
use crate::id::CredentialId;

/// What happens, with what it brings along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Operations agrees: who, and to what, of a new account.
    Approve(CredentialId),
    /// Operations refuses, for this reason.
    Reject(String),
    /// AWS is about to be asked to invite the account or to create it, by the platform or by a person.
    BeginSend,
    /// The invitation is out: AWS took it, or a person sent it.
    Sent {
        /// AWS's id of it.
        handshake_id: Option<HandshakeId>,
        /// When AWS lets it lapse.
        aws_expires_at: DateTime<Utc>,
        /// Whether the platform sent it itself.
        by_platform: bool,
    },
    /// AWS refused the invitation, for its reason.
    Refused(String),
    /// AWS gave no answer.
    Unanswered,
    /// AWS, or operations on its behalf, says how the invitation ended.
    Answered(Trigger, DateTime<Utc>),
    /// The new account exists: AWS reports it, or a person does.
    Created {
        /// Whether the platform created it itself.
        by_platform: bool,
    },
    /// AWS cannot create the account, for its reason.
    CreateRefused(String),
    /// AWS gave no answer to the request to create the account.
    CreateUnanswered,
    /// Operations records that AWS refused.
    Fail(String),
    /// Somebody withdraws it.
    Cancel,
    /// Operations ends it because the platform cannot go on.
    Abandon,
    /// The two weeks are over.
    Lapse,
}

impl Command {
    /// What it does to the machine.
    pub const fn trigger(&self) -> Trigger {
        match self {
            Self::Approve(..) => Trigger::Approve,
            Self::Reject(_) => Trigger::Reject,
            Self::BeginSend | Self::Sent { by_platform: false, .. } => Trigger::Send,
            Self::Sent { .. } => Trigger::Invited,
            Self::Refused(_) => Trigger::InviteRefused,
            Self::Unanswered => Trigger::InviteUnanswered,
            Self::Answered(trigger, _) => *trigger,
            Self::Created { by_platform: true } => Trigger::ObservedCreated,
            Self::Created { by_platform: false } => Trigger::Complete,
            Self::CreateRefused(_) => Trigger::ObservedCreateFailed,
            Self::CreateUnanswered => Trigger::CreateUnanswered,
            Self::Fail(_) => Trigger::Fail,
            Self::Cancel => Trigger::Cancel,
            Self::Abandon => Trigger::Abandon,
            Self::Lapse => Trigger::Lapse,
        }
    }

    /// The action that it is refused as.
    pub const fn action(&self) -> &'static str {
        match self.trigger() {
            Trigger::Approve => "approve",
            Trigger::Reject => "reject",
            Trigger::Send | Trigger::Invited | Trigger::InviteRefused | Trigger::InviteUnanswered => "send",
            Trigger::Complete => "complete",
            Trigger::Fail => "fail",
            Trigger::Cancel | Trigger::Abandon => "cancel",
            Trigger::Lapse => "expire",
            _ => "record-outcome",
        }
    }
}
