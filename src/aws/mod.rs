//! The few things that the platform asks of AWS, and who answers them in each mode. Called between two short
//! transactions, never inside one.
//!
//! `connected` asks AWS itself; it exists with the cargo feature `aws` only. `simulated` answers by test values. What is
//! said of a role is decided in `verdict`, without AWS.

mod answers;
mod connect;
#[cfg(feature = "aws")]
pub mod connected;
pub mod measured;
pub mod simulated;
pub mod simulated_roles;
pub mod verdict;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use tracing::Instrument;

pub use self::answers::{
    Acted, Checked, Creation, Evidence, EvidenceParty, HandshakeState, InviteTarget, Invited, NewAccount, Observed,
    Outlook, RoleProbe, SentInvitation, Unanswered,
};
pub use self::connect::{CannotConnect, ConnectSettings};
use crate::domain::{AwsAccountId, HandshakeId};
use crate::fault::AwsUnavailable;
use crate::metrics;
use crate::traces;

/// How the platform works with AWS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AwsMode {
    /// People act in the AWS console and record the result.
    Manual,
    /// No AWS: results by documented test values.
    Simulated,
    /// AWS itself.
    Aws,
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
            Self::Aws => "aws",
        }
    }
}

/// Who answers.
enum Peer {
    /// Nobody: people act in the AWS console.
    Nobody,
    /// Documented test values.
    Simulated,
    /// AWS.
    #[cfg(feature = "aws")]
    Connected(Box<connected::Connected>),
}

/// AWS, or what stands in for it: in `manual` mode people act in the AWS console, and nothing can be asked; in
/// `simulated` mode documented test values decide; in `aws` mode AWS itself is asked.
///
/// No method keeps anything: one that is dropped half way leaves nothing behind but what AWS did. What the SDK waits in is
/// large, and stands on the heap: a worker's stack is small.
pub struct Aws {
    peer: Peer,
    calls: metrics::AwsCalls,
}

impl Aws {
    /// What answers in this mode, each call counted. Waits while AWS's configuration is loaded from files, at the start
    /// only.
    pub fn start(mode: AwsMode, settings: &ConnectSettings, calls: metrics::AwsCalls) -> Result<Self, CannotConnect> {
        let peer = match mode {
            AwsMode::Manual => Peer::Nobody,
            AwsMode::Simulated => Peer::Simulated,
            AwsMode::Aws => Self::connect(settings)?,
        };
        Ok(Self { peer, calls })
    }

    #[cfg(feature = "aws")]
    fn connect(settings: &ConnectSettings) -> Result<Peer, CannotConnect> {
        Ok(Peer::Connected(Box::new(connected::Connected::load(settings)?)))
    }

    #[cfg(not(feature = "aws"))]
    const fn connect(_: &ConnectSettings) -> Result<Peer, CannotConnect> {
        Err(CannotConnect::NotBuilt)
    }

    /// AWS itself, where it is asked: for what only it can answer, such as a dry run.
    #[cfg(feature = "aws")]
    pub fn connected(&self) -> Option<&connected::Connected> {
        match &self.peer {
            Peer::Connected(aws) => Some(aws),
            Peer::Nobody | Peer::Simulated => None,
        }
    }

    /// Whether the platform acts at AWS itself.
    pub const fn is_connected(&self) -> bool {
        !matches!(self.peer, Peer::Nobody)
    }

    /// Asks, and tells metrics and traces of it.
    async fn asked<T, E>(&self, action: &'static str, question: impl Future<Output = Result<T, E>>) -> Result<T, E> {
        let span = traces::aws(action);
        let answer = self.calls.measured(action, question).instrument(span.clone()).await;
        if answer.is_err() {
            traces::failed(&span);
        }
        answer
    }

    fn not_connected() -> AwsUnavailable {
        AwsUnavailable("not connected".to_owned())
    }

    /// Invites an account into the organization. AWS is asked once: whether an answer that was lost means that it acted
    /// is told by [`Unanswered`], and then by [`Aws::find_invitation`]. The same holds for an account that has an open
    /// invitation already, which may be one whose answer was lost (L7).
    pub async fn invite(&self, target: &InviteTarget, now: DateTime<Utc>) -> Result<Invited, Unanswered> {
        let question = async {
            match &self.peer {
                Peer::Nobody => Err(Self::not_connected().into()),
                Peer::Simulated => simulated::invite(target, now).map_err(Unanswered::from),
                #[cfg(feature = "aws")]
                Peer::Connected(aws) => Box::pin(aws.invite(target)).await,
            }
        };
        self.asked("invite", question).await
    }

    /// The invitation to an account, if AWS knows one: after a call that broke off it tells whether it got through.
    pub async fn find_invitation(
        &self,
        target: &InviteTarget,
        now: DateTime<Utc>,
    ) -> Result<Option<Invited>, AwsUnavailable> {
        #[cfg(not(feature = "aws"))]
        let _ = now;
        let question = async {
            match &self.peer {
                Peer::Nobody => Err(Self::not_connected()),
                Peer::Simulated => Ok(simulated::find_invitation(target)),
                #[cfg(feature = "aws")]
                Peer::Connected(aws) => Box::pin(aws.find_invitation(target, now)).await,
            }
        };
        self.asked("find_invitation", question).await
    }

    /// What can be said of the next invitation to an account, the attempt's number counted from 1. Changes nothing.
    pub async fn outlook(
        &self,
        account: &AwsAccountId,
        attempt: i32,
        now: DateTime<Utc>,
    ) -> Result<Outlook, AwsUnavailable> {
        #[cfg(not(feature = "aws"))]
        let _ = now;
        let question = async {
            match &self.peer {
                Peer::Nobody => Err(Self::not_connected()),
                Peer::Simulated => simulated::outlook(account, attempt),
                #[cfg(feature = "aws")]
                Peer::Connected(aws) => Box::pin(aws.outlook(account, now)).await,
            }
        };
        self.asked("outlook", question).await
    }

    /// How an invitation stands.
    pub async fn handshake(&self, sent: &SentInvitation, now: DateTime<Utc>) -> Result<Observed, AwsUnavailable> {
        let question = async {
            match &self.peer {
                Peer::Nobody => Err(Self::not_connected()),
                Peer::Simulated => Ok(simulated::observed(simulated::handshake(sent, now))),
                #[cfg(feature = "aws")]
                Peer::Connected(aws) => Box::pin(aws.handshake(sent)).await,
            }
        };
        self.asked("handshake", question).await
    }

    /// How these invitations stand, by one list for all of them. What AWS has forgotten, 30 days after its end, is not
    /// in the answer (L10).
    pub async fn handshakes(
        &self,
        sent: &[SentInvitation],
        now: DateTime<Utc>,
    ) -> Result<HashMap<HandshakeId, Observed>, AwsUnavailable> {
        let question = async {
            match &self.peer {
                Peer::Nobody => Err(Self::not_connected()),
                Peer::Simulated => Ok(simulated::handshakes(sent, now)),
                #[cfg(feature = "aws")]
                Peer::Connected(aws) => Box::pin(aws.handshakes(sent)).await,
            }
        };
        self.asked("handshakes", question).await
    }

    /// Withdraws an invitation and says how it stands then: the owner may have been faster.
    pub async fn cancel_handshake(
        &self,
        sent: &SentInvitation,
        now: DateTime<Utc>,
    ) -> Result<Observed, AwsUnavailable> {
        let question = async {
            match &self.peer {
                Peer::Nobody => Err(Self::not_connected()),
                Peer::Simulated => Ok(simulated::observed(simulated::cancel_handshake(sent, now))),
                #[cfg(feature = "aws")]
                Peer::Connected(aws) => Box::pin(aws.cancel_handshake(sent)).await,
            }
        };
        self.asked("cancel_handshake", question).await
    }

    /// Begins to create an account. AWS is asked once: whether an answer that was lost means that it acted is told by
    /// [`Unanswered`], and then by [`Aws::creation`] without an id.
    pub async fn create_account(&self, account: &NewAccount) -> Result<Creation, Unanswered> {
        let question = async {
            match &self.peer {
                Peer::Nobody => Err(Self::not_connected().into()),
                Peer::Simulated => Ok(simulated::create_account(account)),
                #[cfg(feature = "aws")]
                Peer::Connected(aws) => Box::pin(aws.create_account(account)).await,
            }
        };
        self.asked("create_account", question).await
    }

    /// How the creation with this id stands; without an id, whether AWS knows of one for this account: after a call that
    /// broke off it tells whether it got through. What may be another's is [`Creation::Doubtful`].
    pub async fn creation(
        &self,
        account: &NewAccount,
        create_request_id: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Option<Creation>, AwsUnavailable> {
        let question = async {
            match &self.peer {
                Peer::Nobody => Err(Self::not_connected()),
                Peer::Simulated => Ok(create_request_id.map(|_| simulated::creation(account, now))),
                #[cfg(feature = "aws")]
                Peer::Connected(aws) => Box::pin(aws.creation(account, create_request_id, now)).await,
            }
        };
        self.asked("creation", question).await
    }

    /// The accounts of the organization that AWS has closed. The simulated AWS closes none.
    pub async fn closed_accounts(&self) -> Result<Vec<AwsAccountId>, AwsUnavailable> {
        let question = async {
            match &self.peer {
                Peer::Nobody => Err(Self::not_connected()),
                Peer::Simulated => Ok(Vec::new()),
                #[cfg(feature = "aws")]
                Peer::Connected(aws) => Box::pin(aws.closed_accounts()).await,
            }
        };
        self.asked("closed_accounts", question).await
    }

    /// Tries to assume a role with, without and with a wrong external ID, and looks at what it shows; ten seconds at most.
    pub async fn check_role(&self, probe: &RoleProbe, now: DateTime<Utc>) -> Result<Checked, AwsUnavailable> {
        let question = async {
            match &self.peer {
                Peer::Nobody => Err(Self::not_connected()),
                Peer::Simulated => Ok(simulated_roles::check_role(probe, now)),
                #[cfg(feature = "aws")]
                Peer::Connected(aws) => Ok(Box::pin(aws.check_role(probe, now)).await),
            }
        };
        self.asked("check_role", question).await
    }
}

#[cfg(all(test, not(feature = "aws")))]
mod tests {
    use super::*;
    use crate::metrics::Metrics;

    #[test]
    fn a_program_that_was_built_without_aws_says_so() {
        let settings = ConnectSettings {
            region: "us-east-1".to_owned(),
            cross_account_id: AwsAccountId::parse("111111111111").unwrap(),
            allow_endpoint_override: false,
        };
        let calls = Metrics::new().unwrap().aws;
        let refused = Aws::start(AwsMode::Aws, &settings, calls).err();
        assert_eq!(refused, Some(CannotConnect::NotBuilt));
    }
}
