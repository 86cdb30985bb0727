//! What the platform asks of AWS, and what comes back: the same in every mode.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::measured::Measured;
use crate::domain::{AwsAccountId, HandshakeId, RoleArn, RootEmail, Verdict};
use crate::fault::{AwsUnavailable, Fault};
use crate::id::LinkRequestId;

/// An invitation to an account, on its way or sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteTarget {
    /// The request that it is for.
    pub link_request_id: LinkRequestId,
    /// The account that is invited.
    pub account: AwsAccountId,
    /// Counts how often the invitation was tried, from 1.
    pub attempt: i32,
    /// When the platform began to send it, if it did: what AWS lists from before is another one.
    pub since: Option<DateTime<Utc>>,
}

/// What AWS answered to an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Invited {
    /// It is sent.
    Sent {
        /// AWS's id of it.
        handshake_id: HandshakeId,
        /// When AWS lets it lapse.
        expires_at: DateTime<Utc>,
        /// A copy of what AWS says of it; none where there is no AWS.
        evidence: Option<Box<Evidence>>,
    },
    /// AWS refuses, with its reason (`ALREADY_IN_AN_ORGANIZATION`, …), or its exception's name where it gives none.
    Refused(String),
}

/// What can be said of an invitation before it is sent, without changing anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// AWS would send it.
    Fine,
    /// AWS would refuse it: the account is in an organization.
    InAnotherOrganization,
    /// AWS would refuse it: the organization has no room (L9).
    NoRoom,
    /// AWS would refuse it: an invitation to the account is open already (L7).
    Invited,
    /// No invitation to the account is open; what else stands against one AWS tells nobody beforehand.
    NotInvited,
}

/// An account that is to be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// The request that it is for.
    pub link_request_id: LinkRequestId,
    /// Its name, 1–50 printable ASCII characters.
    pub name: String,
    /// E-mail address of its root user.
    pub root_email: RootEmail,
    /// When AWS was asked to create it.
    pub begun_at: DateTime<Utc>,
}

/// How the creation of an account stands at AWS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Creation {
    /// AWS is at it (`IN_PROGRESS`).
    InProgress {
        /// AWS's id of the creation (`car-…`).
        create_request_id: String,
    },
    /// The account exists.
    Succeeded(AwsAccountId),
    /// AWS refuses, with its reason (`EMAIL_ALREADY_EXISTS`, …).
    Failed(String),
    /// AWS knows of something that may be this creation or somebody else's: a person has to look, because to ask again
    /// might make a second account. Says what AWS knows, for operations.
    Doubtful(String),
}

/// An invitation that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentInvitation {
    /// AWS's id of it.
    pub handshake_id: HandshakeId,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
}

crate::text_enum! {
    /// How an invitation stands at AWS.
    HandshakeState as "HandshakeState" {
        /// Not answered (AWS: REQUESTED or OPEN).
        Open "open",
        /// The owner accepted.
        Accepted "accepted",
        /// The owner declined.
        Declined "declined",
        /// It was withdrawn.
        Canceled "canceled",
        /// Nobody answered in time.
        Expired "expired",
    }
}

/// How an invitation stands at AWS, with what AWS says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observed {
    /// How it stands.
    pub state: HandshakeState,
    /// A copy of what AWS says of it; none where there is no AWS.
    pub evidence: Option<Box<Evidence>>,
}

/// A copy of a handshake as AWS told it, for the record: AWS forgets it 30 days after its end (L10). Kept as JSON. Holds
/// no names and no addresses, only numbers of accounts and of the organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// AWS's id.
    pub id: String,
    /// Its state in AWS's words (`REQUESTED`, `OPEN`, `ACCEPTED`, …).
    pub state: String,
    /// What it is for (`INVITE`).
    pub action: String,
    /// Who takes part.
    pub parties: Vec<EvidenceParty>,
    /// When it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested_at: Option<DateTime<Utc>>,
    /// When AWS lets it lapse.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<DateTime<Utc>>,
}

/// An account or an organization that takes part in a handshake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceParty {
    /// `ACCOUNT` or `ORGANIZATION`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its number or id.
    pub id: String,
}

/// A role to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleProbe {
    /// The role.
    pub role_arn: RoleArn,
    /// The external ID that it must demand.
    pub external_id: String,
    /// When the ARN was saved: for two minutes a refusal is not final (R13). Without it a refusal is.
    pub saved_at: Option<DateTime<Utc>>,
    /// Whether the security report is wanted, which needs AWSSupportAccess (R4).
    pub security_report: bool,
}

/// What a check of a role found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Whether the role works, and what is wrong with it.
    pub verdict: Verdict,
    /// What the role showed of its account.
    pub measured: Measured,
}

/// Whether AWS did what it was asked for although it gave no usable answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acted {
    /// Surely not: it may be asked again.
    No,
    /// It may have: AWS's own list tells, and until it does AWS is not asked again.
    Perhaps,
}

/// AWS gave no usable answer to something that changes its world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unanswered {
    /// Whether it acted all the same.
    pub acted: Acted,
    /// What came in place of an answer: AWS's name of the error, or how the connection failed. Holds no value.
    pub cause: String,
}

impl fmt::Display for Unanswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let acted = match self.acted {
            Acted::No => "and did not act",
            Acted::Perhaps => "and may have acted",
        };
        write!(f, "AWS gave no usable answer {acted}: {}", self.cause)
    }
}

impl std::error::Error for Unanswered {}

impl From<Unanswered> for Fault {
    fn from(unanswered: Unanswered) -> Self {
        Self::Aws(unanswered.into())
    }
}

impl From<Unanswered> for AwsUnavailable {
    fn from(unanswered: Unanswered) -> Self {
        Self(unanswered.cause)
    }
}

/// Without a word about the contrary nothing was asked.
impl From<AwsUnavailable> for Unanswered {
    fn from(AwsUnavailable(cause): AwsUnavailable) -> Self {
        Self { acted: Acted::No, cause }
    }
}
