//! What requests and answers about link requests look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::caller::available;
use super::failure::FailureView;
use super::found::{Move, RequestWithAccount};
use super::model::{Action, Kind, Status};
use super::warnings;
use crate::auth::ActorView;
use crate::auth::Caller;
use crate::auth::scope::Role;
use crate::aws::{Evidence, EvidenceParty};
use crate::contract::query::{Filters, Pages};
use crate::contract::resource::Resource;
use crate::contract::warning::WarningView;
use crate::domain::{AwsAccountId, HandshakeId, RootEmail};
use crate::id::{ClientId, CloudAccountId, CredentialId, LinkRequestId, ResellerId};
use crate::locale::Lang;
use crate::support_plans::model::SupportType;
use crate::tx::Terms;

/// A new link request.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateLinkRequest {
    /// The account to link.
    pub cloud_account_id: CloudAccountId,
    /// Something for the operations team.
    #[schema(
        min_length = 1,
        max_length = 1000,
        format = "text",
        example = "The owner expects the invitation this week."
    )]
    pub note: Option<String>,
}

/// Agreement of the operations team.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApproveLinkRequest {
    /// The new account's name, in place of its nickname; only for requests of new accounts.
    #[schema(format = "account-name", example = "Sol Production")]
    pub account_name: Option<String>,
    /// E-mail address of the new account's root user; needed unless the account has one. Only for new accounts.
    #[schema(value_type = Option<String>, format = "root-email", example = "aws-root@example.com")]
    pub root_email: Option<RootEmail>,
    /// The support that the new account needs; only for new accounts.
    pub support_type: Option<SupportType>,
    /// Something for the history.
    #[schema(min_length = 1, max_length = 1000, format = "text", example = "Discovery questions reviewed.")]
    pub note: Option<String>,
}

/// Why a request is refused.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RejectLinkRequest {
    /// The reason; the reseller reads it.
    #[schema(min_length = 1, max_length = 1000, format = "text", example = "The account has an unpaid invoice.")]
    pub reason: String,
}

/// The invitation that was sent by hand; only in `manual` mode, elsewhere the platform sends it.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SendLinkRequest {
    /// AWS's id of the handshake.
    #[schema(value_type = Option<String>, format = "handshake-id", example = "h-examplehandshake111")]
    pub handshake_id: Option<HandshakeId>,
    /// When AWS lets the handshake lapse; 15 days from now when left out.
    #[serde(default, deserialize_with = "crate::contract::patch::moment")]
    #[schema(format = "date-time", example = "2026-12-10T09:30:00Z")]
    pub aws_expires_at: Option<DateTime<Utc>>,
}

/// The number of the account that was created by hand.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CompleteLinkRequest {
    /// The new account's 12-digit number.
    #[schema(value_type = String, format = "aws-account-id", example = "111122223333")]
    pub aws_account_id: AwsAccountId,
}

/// Why AWS refused, in a person's words.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FailLinkRequest {
    /// The reason; the reseller reads it.
    #[schema(
        min_length = 1,
        max_length = 1000,
        format = "text",
        example = "AWS says that the account is in another organization."
    )]
    pub reason: String,
}

crate::text_enum! {
    /// What the account's owner answered.
    OwnerAnswer as "LinkRequestOutcome" {
        /// The owner accepted: the account is linked.
        Accepted "accepted",
        /// The owner declined.
        Declined "declined",
    }
}

/// The owner's answer, as a person saw it in the AWS console.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordLinkRequestOutcome {
    /// What the owner answered.
    pub outcome: OwnerAnswer,
    /// When; now, when left out. After an acceptance the distributor is financially responsible from then on.
    #[serde(default, deserialize_with = "crate::contract::patch::moment")]
    #[schema(format = "date-time", example = "2026-11-30T09:30:00Z")]
    pub at: Option<DateTime<Utc>>,
}

/// Why a request is withdrawn.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CancelLinkRequest {
    /// The reason, for the history.
    #[schema(min_length = 1, max_length = 1000, format = "text", example = "The client changed its mind.")]
    pub reason: Option<String>,
}

/// Which link requests to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListLinkRequests {
    /// Only those that are this far.
    #[param(inline, example = "submitted")]
    pub status: Option<Status>,
    /// Only those of this client.
    #[param(max_length = 64, example = "cli_01jdgx3v9re8tbq4m6n0y7k2hc")]
    pub client_id: Option<String>,
    /// Only those of this account.
    #[param(max_length = 64, example = "acc_01jdgx3v9re8tbq4m6n0y7k2he")]
    pub cloud_account_id: Option<String>,
    /// Only those that ask for this.
    #[param(inline, example = "link_existing")]
    pub kind: Option<Kind>,
    /// Only those of this reseller.
    #[param(max_length = 64, example = "rsl_01jdgx3v9re8tbq4m6n0y7k2ha")]
    pub reseller_id: Option<String>,
}

/// A request to link an account.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = LinkRequest)]
pub struct LinkRequestView {
    /// Its id.
    pub id: LinkRequestId,
    /// Its reseller.
    pub reseller_id: ResellerId,
    /// Its client.
    pub client_id: ClientId,
    /// The account to link.
    pub cloud_account_id: CloudAccountId,
    /// What it asks for.
    pub kind: Kind,
    /// How far it is.
    pub status: Status,
    /// What its submitter wrote.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "The owner expects the invitation this week.")]
    pub note: Option<String>,
    /// The request whose place it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<LinkRequestId>,
    /// When it was submitted.
    pub submitted_at: DateTime<Utc>,
    /// When it was approved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_at: Option<DateTime<Utc>>,
    /// The credential that approved it; customers do not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<CredentialId>,
    /// Why it was rejected.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "The account has an unpaid invoice.")]
    pub rejection_reason: Option<String>,
    /// AWS's id of the invitation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "h-examplehandshake111")]
    pub handshake_id: Option<HandshakeId>,
    /// When the invitation was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_at: Option<DateTime<Utc>>,
    /// When the request lapses: two weeks after the invitation was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<DateTime<Utc>>,
    /// When AWS lets the invitation lapse, by its own clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_expires_at: Option<DateTime<Utc>>,
    /// When the platform sends it by itself: the day's invitations are used up, or AWS makes other accounts just now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub send_scheduled_at: Option<DateTime<Utc>>,
    /// For operations, what AWS said last of the invitation, in its own words: AWS forgets it 30 days after its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<HandshakeEvidence>,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<DateTime<Utc>>,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<FailureView>,
    /// What may cost money or time later.
    pub warnings: Vec<WarningView>,
    /// What you may do with it now: the last segments of the actions' paths.
    pub available_actions: Vec<Action>,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    #[schema(example = 1)]
    pub version: i32,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A copy of an invitation as AWS told it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HandshakeEvidence {
    /// AWS's id.
    #[schema(example = "h-examplehandshake111")]
    pub id: String,
    /// Its state in AWS's words.
    #[schema(example = "ACCEPTED")]
    pub state: String,
    /// What it is for, in AWS's words.
    #[schema(example = "INVITE")]
    pub action: String,
    /// Who takes part.
    pub parties: Vec<HandshakeEvidenceParty>,
    /// When it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested_at: Option<DateTime<Utc>>,
    /// When AWS lets it lapse.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<DateTime<Utc>>,
}

/// An account or an organization that takes part in an invitation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HandshakeEvidenceParty {
    /// `ACCOUNT` or `ORGANIZATION`.
    #[schema(example = "ACCOUNT")]
    pub r#type: String,
    /// Its number or id.
    #[schema(example = "111122223333")]
    pub id: String,
}

impl From<Evidence> for HandshakeEvidence {
    fn from(said: Evidence) -> Self {
        let party = |party: EvidenceParty| HandshakeEvidenceParty { r#type: party.kind, id: party.id };
        Self {
            id: said.id,
            state: said.state,
            action: said.action,
            parties: said.parties.into_iter().map(party).collect(),
            requested_at: said.requested_at,
            expires_at: said.expires_at,
        }
    }
}

crate::page_body! {
    /// A page of link requests.
    LinkRequestPage of LinkRequestView, asked by ListLinkRequests
}

impl LinkRequestView {
    /// The request as this caller sees it.
    pub fn new(found: RequestWithAccount, caller: &Caller, terms: &Terms, lang: Lang, now: DateTime<Utc>) -> Self {
        let available_actions = available(caller, &found, terms.connected, now);
        let (request, account) = (&found.request, &found.account);
        let warnings = warnings::views(request, account, caller, terms.allow_direct_transfer, (lang, now));
        let request = found.request;
        Self {
            id: request.id,
            reseller_id: request.reseller_id,
            client_id: request.client_id,
            cloud_account_id: request.cloud_account_id,
            kind: request.kind,
            status: request.status,
            note: request.note,
            supersedes: request.supersedes,
            submitted_at: request.submitted_at,
            approved_at: request.approved_at,
            // Whom the operations team consists of is not the customer's business.
            approved_by: request.approved_by.filter(|_| caller.role != Role::Customer),
            rejection_reason: request.rejection_reason,
            handshake_id: request.handshake_id,
            sent_at: request.sent_at,
            expires_at: request.expires_at,
            aws_expires_at: request.aws_expires_at,
            send_scheduled_at: request.send_scheduled_at.filter(|_| request.status == Status::Approved),
            evidence: None,
            closed_at: request.closed_at,
            failure: request.failure.map(|failure| FailureView::new(failure, lang)),
            warnings,
            available_actions,
            version: request.version,
            updated_at: request.updated_at,
        }
    }
}

impl Resource for LinkRequestView {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("/link-requests/{}", self.id)
    }
}

/// One move of a link request.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = LinkRequestMove)]
pub struct MoveView {
    /// When it moved.
    pub at: DateTime<Utc>,
    /// From where; absent at its submission.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Status>)]
    pub from: Option<String>,
    /// Whereto.
    #[schema(value_type = Status)]
    pub to: String,
    /// Who moved it.
    pub actor: ActorView,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Discovery questions reviewed.")]
    pub note: Option<String>,
}

/// Which moves of a link request to show.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListMoves {}

impl Filters for ListMoves {
    const PAGES: Option<Pages> = Some(Pages::of_answer("Moves in the answer."));
}

/// The moves of a link request, oldest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LinkRequestHistory {
    /// The moves.
    #[schema(max_items = 100)]
    pub data: Vec<MoveView>,
    /// Send it as `cursor` to get the next moves; absent when these are the last ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

impl MoveView {
    /// The move as this caller sees it.
    pub fn new(step: Move, caller: &Caller) -> Self {
        // As with `approvedBy`: whom the operations team consists of is not the customer's business.
        let hidden = caller.role == Role::Customer && step.actor_role == Role::Operations.as_str();
        Self {
            at: step.at,
            from: step.from_status,
            to: step.to_status,
            actor: ActorView { credential_id: step.actor_credential_id.filter(|_| !hidden), role: step.actor_role },
            note: step.note,
        }
    }
}

crate::no_rules!(
    CreateLinkRequest,
    ApproveLinkRequest,
    RejectLinkRequest,
    SendLinkRequest,
    CompleteLinkRequest,
    FailLinkRequest,
    RecordLinkRequestOutcome,
    CancelLinkRequest
);
