//! The few things that the platform asks of AWS, and who answers them in each mode. Called between two short
//! transactions, never inside one.

pub mod simulated;

use chrono::{DateTime, Utc};

use crate::domain::Verdict;
use crate::domain::{AwsAccountId, HandshakeId, RoleArn, RootEmail};
use crate::fault::AwsUnavailable;
use crate::id::LinkRequestId;
use crate::metrics;

/// How the platform works with AWS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AwsMode {
    /// People act in the AWS console and record the result.
    Manual,
    /// No AWS: results by documented test values.
    Simulated,
}

impl AwsMode {
    /// Whether the platform acts at AWS itself.
    pub const fn is_connected(self) -> bool {
        !matches!(self, Self::Manual)
    }

    /// The mode's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::Simulated => "simulated",
        }
    }
}

/// An invitation to an account, on its way or sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteTarget {
    /// The request that it is for.
    pub link_request_id: LinkRequestId,
    /// The account that is invited.
    pub account: AwsAccountId,
    /// Counts how often the invitation was tried, from 1.
    pub attempt: i32,
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
    },
    /// AWS refuses, with its reason (`ALREADY_IN_AN_ORGANIZATION`, …).
    Refused(&'static str),
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
}

/// An invitation that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentInvitation {
    /// AWS's id of it.
    pub handshake_id: HandshakeId,
    /// The invited account.
    pub account: AwsAccountId,
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

/// A role to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleProbe {
    /// The role.
    pub role_arn: RoleArn,
    /// The external ID that it must demand.
    pub external_id: String,
}

/// AWS, or what stands in for it: in `manual` mode people act in the AWS console, and nothing can be asked; in
/// `simulated` mode documented test values decide.
pub struct Aws {
    mode: AwsMode,
    calls: metrics::AwsCalls,
}

impl Aws {
    /// What answers in this mode, each call counted.
    pub const fn new(mode: AwsMode, calls: metrics::AwsCalls) -> Self {
        Self { mode, calls }
    }

    /// Whether the platform acts at AWS itself.
    pub const fn is_connected(&self) -> bool {
        self.mode.is_connected()
    }

    fn not_connected() -> AwsUnavailable {
        AwsUnavailable("not connected".to_owned())
    }

    /// Invites an account into the organization.
    pub async fn invite(&self, target: &InviteTarget, now: DateTime<Utc>) -> Result<Invited, AwsUnavailable> {
        let answer = match self.mode {
            AwsMode::Manual => Err(Self::not_connected()),
            AwsMode::Simulated => simulated::invite(target, now),
        };
        self.calls.counted("invite", answer)
    }

    /// The open invitation to an account, if AWS knows one: after a crash it tells whether the call got through.
    pub async fn find_invitation(&self, target: &InviteTarget) -> Result<Option<Invited>, AwsUnavailable> {
        let answer = match self.mode {
            AwsMode::Manual => Err(Self::not_connected()),
            AwsMode::Simulated => Ok(simulated::find_invitation(target)),
        };
        self.calls.counted("find_invitation", answer)
    }

    /// How an invitation stands.
    pub async fn handshake(&self, sent: &SentInvitation, now: DateTime<Utc>) -> Result<HandshakeState, AwsUnavailable> {
        let answer = match self.mode {
            AwsMode::Manual => Err(Self::not_connected()),
            AwsMode::Simulated => Ok(simulated::handshake(sent, now)),
        };
        self.calls.counted("handshake", answer)
    }

    /// Withdraws an invitation and says how it stands then: the owner may have been faster.
    pub async fn cancel_handshake(
        &self,
        sent: &SentInvitation,
        now: DateTime<Utc>,
    ) -> Result<HandshakeState, AwsUnavailable> {
        let answer = match self.mode {
            AwsMode::Manual => Err(Self::not_connected()),
            AwsMode::Simulated => Ok(simulated::cancel_handshake(sent, now)),
        };
        self.calls.counted("cancel_handshake", answer)
    }

    /// Begins to create an account.
    pub async fn create_account(&self, account: &NewAccount) -> Result<Creation, AwsUnavailable> {
        let answer = match self.mode {
            AwsMode::Manual => Err(Self::not_connected()),
            AwsMode::Simulated => Ok(simulated::create_account(account)),
        };
        self.calls.counted("create_account", answer)
    }

    /// How the creation with this id stands; without an id, whether AWS knows of one for this account: after a crash it
    /// tells whether the call got through.
    pub async fn creation(
        &self,
        account: &NewAccount,
        create_request_id: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Option<Creation>, AwsUnavailable> {
        let answer = match self.mode {
            AwsMode::Manual => Err(Self::not_connected()),
            AwsMode::Simulated => Ok(create_request_id.map(|_| simulated::creation(account, now))),
        };
        self.calls.counted("creation", answer)
    }

    /// Tries to assume a role with, without and with a wrong external ID.
    pub async fn check_role(&self, probe: &RoleProbe) -> Result<Verdict, AwsUnavailable> {
        let answer = match self.mode {
            AwsMode::Manual => Err(Self::not_connected()),
            AwsMode::Simulated => Ok(simulated::check_role(probe)),
        };
        self.calls.counted("check_role", answer)
    }
}
