// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::enums::{
    ClientLanguage, ClientStatus, CloudAccountOrigin, CloudAccountStatus, CloudAccountType, CloudProviderName,
    CredentialRole, DiscoveryRiskCode, DiscoverySeverity, EventType, LinkRequestAction, LinkRequestKind,
    LinkRequestStatus, OnboardingFlow, OnboardingOwner, OnboardingPanel, OnboardingPlanAction, OnboardingPlanOutcome,
    OnboardingPlanStatus, OnboardingStatus, OnboardingTaskCode, OnboardingTaskStatus, OrganizationRole,
    OrganizationRoleSource, OwnerLinkStatus, PreflightBasis, PreflightConditionCode, PreflightOutcome, PreflightRoute,
    PricebookKind, PricebookProvider, PricebookSource, PricebookStatus, ResellerStatus, RoleArnStatus,
    RoleCheckEvidence, RoleCheckName, RoleCheckOutcome, RoleDiagnosisCode, RoleVerificationSource,
    SupportPlanCertainty, SupportPlanKind, SupportPlanScope, SupportType, WarningCode, WebhookAttemptError,
    WebhookDeliveryStatus, WebhookEndpointStatus,
};
use super::ids::{
    ClientId, CloudAccountId, CredentialId, EventId, EventTypeFilter, LinkRequestId, OnboardingPlanId, OwnerLinkId,
    PricebookId, ResellerId, SupportPlanId, WebhookDeliveryId, WebhookEndpointId,
};
use super::requests::{Address, Contact, PricebookRule};
use crate::{Page, Secret};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An access token.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "snake_case")]
pub struct AccessToken {
    /// Send it as `Authorization: Bearer …`.
    pub access_token: Secret,
    /// Always `Bearer`.
    pub token_type: String,
    /// Seconds until it ends.
    pub expires_in: i64,
    /// The scopes it has, space-separated.
    pub scope: String,
}

/// What the two sides pay for an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct AccountMargin {
    /// The account.
    pub cloud_account_id: CloudAccountId,
    /// What the client pays: usage at the effective pricebook, and AWS's support charge when the account is in a
    /// support plan group that fits.
    pub client_pays: String,
    /// What the reseller pays: usage, and AWS's support charge.
    pub reseller_pays: String,
    /// What the client pays less what the reseller pays.
    pub margin: String,
    /// The settings that lose money here; none when usage and support are both billed without loss.
    pub findings: Vec<MarginFinding>,
}

/// How far one of a client's accounts is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct AccountProgress {
    /// The account.
    pub cloud_account_id: CloudAccountId,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub aws_account_id: Option<String>,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub nickname: Option<String>,
    /// Which way it comes on board.
    pub flow: OnboardingFlow,
    /// How far it is.
    pub status: OnboardingStatus,
    /// The share of counted tasks that are done, rounded down.
    pub percent_complete: i32,
    /// The tasks that somebody can do now.
    pub currently_due: Vec<OnboardingTaskCode>,
}

/// Who changed something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct Actor {
    /// The credential; absent when the platform itself or the account's owner did it, and for customers when
    /// operations did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub credential_id: Option<String>,
    /// Its role; `owner` for the AWS account's owner, who came by an owner's link; or `platform`.
    pub role: String,
}

/// The server's metadata (RFC 8414).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "snake_case")]
pub struct AuthorizationServerMetadata {
    /// The issuer of the tokens.
    pub issuer: String,
    /// Where tokens are issued.
    pub token_endpoint: String,
    /// Where the public keys are.
    pub jwks_uri: String,
    /// All scopes.
    pub scopes_supported: Vec<String>,
    /// `client_credentials`.
    pub grant_types_supported: Vec<String>,
    /// None: there is no authorization endpoint.
    pub response_types_supported: Vec<String>,
    /// How a client authenticates.
    pub token_endpoint_auth_methods_supported: Vec<String>,
}

/// The checklist of a client, and how far its live accounts are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct ClientOnboarding {
    /// The client.
    pub client_id: ClientId,
    /// How far it is.
    pub status: OnboardingStatus,
    /// The share of counted tasks that are done, rounded down; optional tasks do not count.
    pub percent_complete: i32,
    /// The client's own tasks, in order.
    pub tasks: Vec<OnboardingTask>,
    /// The tasks that somebody can do now.
    pub currently_due: Vec<OnboardingTaskCode>,
    /// What may cost money or time later.
    pub warnings: Vec<Warning>,
    /// Its live accounts, oldest first, a page of them.
    pub accounts: Vec<AccountProgress>,
    /// Send it as `cursor` to get the next accounts; absent when these are the last ones.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next_cursor: Option<String>,
}

/// A page of a list.
pub type ClientPage = Page<ClientProfile>;

/// An end customer of a reseller.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct ClientProfile {
    /// Its id.
    pub id: ClientId,
    /// The reseller it belongs to.
    pub reseller_id: ResellerId,
    /// Its name.
    pub name: String,
    /// Its key in the reseller's own systems.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub external_ref: Option<String>,
    /// The person to talk to.
    pub contact: Contact,
    /// Where it is.
    pub address: Address,
    /// Its internet domain.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub domain: Option<String>,
    /// The language it is addressed in.
    pub language: ClientLanguage,
    /// Whether it takes new accounts.
    pub status: ClientStatus,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// An AWS account of a client.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CloudAccount {
    /// Its id.
    pub id: CloudAccountId,
    /// Its reseller.
    pub reseller_id: ResellerId,
    /// Its client.
    pub client_id: ClientId,
    /// The cloud provider: always `aws`.
    pub provider: String,
    /// Where it came from.
    pub origin: CloudAccountOrigin,
    /// Its 12-digit number; a requested account gets one when it is created.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub aws_account_id: Option<String>,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub nickname: Option<String>,
    /// E-mail address of its root user.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub root_email: Option<String>,
    /// How it is sold.
    #[serde(rename = "type")]
    pub type_: CloudAccountType,
    /// The support that it has at AWS.
    pub support_type: SupportType,
    /// What it is in AWS Organizations, when known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub organization_role: Option<OrganizationRole>,
    /// How that is known: what its role shows takes the place of what somebody said.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub organization_role_source: Option<OrganizationRoleSource>,
    /// The management account of its organization, which pays for it, as its role showed it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub payer_account_id: Option<String>,
    /// The support plan that the severities of cases speak for which AWS offers it, as its role showed them: a
    /// guess. AWS's plans of 2026 are not told apart by it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub detected_support_type: Option<SupportType>,
    /// Its own pricebook.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pricebook_id: Option<PricebookId>,
    /// The pricebook that applies.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub effective_pricebook: Option<EffectivePricebook>,
    /// Since when the distributor is financially responsible for it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub liability_starts_at: Option<DateTime<Utc>>,
    /// The external ID that its role must require; made by the platform.
    pub external_id: String,
    /// How far it is.
    pub status: CloudAccountStatus,
    /// Whether its role works.
    pub role_status: RoleArnStatus,
    /// Its latest link request.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub link_request_id: Option<LinkRequestId>,
    /// Its support plan group.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub support_plan_id: Option<SupportPlanId>,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// The checklist of a cloud account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CloudAccountOnboarding {
    /// The account.
    pub cloud_account_id: CloudAccountId,
    /// Which way it comes on board.
    pub flow: OnboardingFlow,
    /// How far it is.
    pub status: OnboardingStatus,
    /// The share of counted tasks that are done, rounded down; optional tasks do not count.
    pub percent_complete: i32,
    /// The tasks, in order.
    pub tasks: Vec<OnboardingTask>,
    /// The tasks that somebody can do now.
    pub currently_due: Vec<OnboardingTaskCode>,
    /// What may cost money or time later.
    pub warnings: Vec<Warning>,
}

/// A page of a list.
pub type CloudAccountPage = Page<CloudAccount>;

/// How a client works with a cloud provider.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CloudProvider {
    /// The client.
    pub client_id: ClientId,
    /// The provider.
    pub provider: CloudProviderName,
    /// The pricebook of all the client's accounts that have none of their own.
    pub pricebook_id: PricebookId,
    /// The currency the client is billed in (ISO 4217).
    pub currency: String,
    /// Whether credentials with the role `customer` may work with the client's accounts.
    pub enabled_in_customer_portal: bool,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// All cloud providers of a client.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CloudProviderList {
    /// The cloud providers; none until a pricebook is set.
    pub data: Vec<CloudProvider>,
}

/// What a machine or a portal logs in with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct Credential {
    /// Its id, which is the OAuth `client_id`.
    pub id: CredentialId,
    /// What it is for.
    pub name: String,
    /// What it may do at most.
    pub role: CredentialRole,
    /// The reseller it belongs to.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reseller_id: Option<ResellerId>,
    /// The client it belongs to.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub client_id: Option<ClientId>,
    /// What it may do.
    pub scopes: Vec<String>,
    /// The secret; only in the answer that made it, never again.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub secret: Option<Secret>,
    /// When it stops working.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub expires_at: Option<DateTime<Utc>>,
    /// When a token was last issued for it, to the minute.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub last_used_at: Option<DateTime<Utc>>,
    /// When it was revoked.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub revoked_at: Option<DateTime<Utc>>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    pub version: i32,
}

/// A page of a list.
pub type CredentialPage = Page<Credential>;

/// What a client answered to the discovery questions, and what follows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct Discovery {
    /// The client.
    pub client_id: ClientId,
    /// Answers by question; none before the first `PUT`.
    pub answers: BTreeMap<String, String>,
    /// Questions in `answers` that are no longer asked, or whose answer can no longer be chosen: they count for
    /// nothing, and are to be asked anew. Absent when there are none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub outdated: Option<Vec<String>>,
    /// Something to remember.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
    /// Whether every question of today has an answer; `unknown` is one.
    pub complete: bool,
    /// What follows from the answers, in the order of the questions.
    pub risks: Vec<DiscoveryRisk>,
    /// When the answers were given; absent before.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reviewed_at: Option<DateTime<Utc>>,
    /// Counts the changes, from 1, which is that of a client that was not asked yet; the `ETag` is
    /// `"v<version>"`.
    pub version: i32,
}

/// An answer to choose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct DiscoveryAnswer {
    /// Its code, as it is sent.
    pub code: String,
    /// The same in words.
    pub text: String,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct DiscoveryQuestion {
    /// Its code: a member of `answers`.
    pub code: String,
    /// What is asked.
    pub text: String,
    /// Why it is asked.
    pub why: String,
    /// The answers to choose from.
    pub answers: Vec<DiscoveryAnswer>,
    /// Where the reason is written.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<String>,
}

/// The discovery questions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct DiscoveryQuestions {
    /// The day since which these are the questions; a later one may ask others.
    pub version: NaiveDate,
    /// The questions, in the order in which they are asked.
    pub data: Vec<DiscoveryQuestion>,
}

/// A risk that follows from the answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct DiscoveryRisk {
    /// Which.
    pub code: DiscoveryRiskCode,
    /// How much it weighs.
    pub severity: DiscoverySeverity,
    /// What may go wrong.
    pub message: String,
    /// Who deals with it.
    pub owner: OnboardingOwner,
    /// What to do.
    pub fix: String,
}

/// The pricebook that prices an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct EffectivePricebook {
    /// The pricebook.
    pub pricebook_id: PricebookId,
    /// Where it comes from.
    pub source: PricebookSource,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// Its id; remember the last one to go on with `since`.
    pub id: String,
    /// What happened.
    #[serde(rename = "type")]
    pub type_: EventType,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub actor: Actor,
    /// What it happened to.
    pub resource: EventResource,
    /// What a consumer wants to know without asking back: states and ids.
    pub data: EventData,
    /// From where it was asked for. Only operations sees it, in `GET /events` alone: in no webhook. Absent of
    /// what a job did by itself, of commands on the database, and of what was written before it was kept.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub origin: Option<EventOrigin>,
}

/// What an event tells: states and ids, never names, addresses or secrets. Which members it has depends on its
/// type; further ones may be added. It only describes what is answered: the members are made where the event
/// happens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct EventData {
    /// The resource's status after the event; with `reseller.*`, `client.*`, `pricebook.*`, `cloud_account.*`,
    /// `role_arn.*` and `link_request.*`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub status: Option<String>,
    /// The resource's kind; with `pricebook.*`, `link_request.*` and `support_plan.*`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub kind: Option<String>,
    /// The account that the request or the move is about; with `link_request.*`, `support_plan.account_added` and
    /// `support_plan.account_removed`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cloud_account_id: Option<String>,
    /// Where the account came from; with `cloud_account.*`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub origin: Option<String>,
    /// The account's number, when it has one; with `cloud_account.*`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub aws_account_id: Option<String>,
    /// What is wrong with the role, when something is; with `role_arn.*`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub diagnosis: Option<String>,
    /// The credential's role; with `credential.created`, `credential.rotated` and `credential.revoked`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub role: Option<String>,
    /// The credential's scopes; with `credential.created`, `credential.rotated` and `credential.revoked`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub scopes: Option<Vec<String>>,
    /// How often it happened since it was told last; with `credential.login_refused` and
    /// `credential.scope_refused`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub count: Option<i32>,
    /// How many networks these logins came from, 10,000 at most; with `credential.login_refused` of ids that are
    /// nobody's.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub networks: Option<i32>,
    /// The scope that the token lacked; with `credential.scope_refused`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub required_scope: Option<String>,
    /// The cloud provider; with `cloud_provider.*`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub provider: Option<String>,
    /// The client's default pricebook; with `cloud_provider.*`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pricebook_id: Option<String>,
    /// The currency (ISO 4217); with `cloud_provider.*` and `pricebook.*`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub currency: Option<String>,
    /// Whether the customer portal is on; with `cloud_provider.*`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub enabled_in_customer_portal: Option<bool>,
}

/// From where a change was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct EventOrigin {
    /// The caller's address (IPv4 or IPv6), as the connection or a trusted proxy names it.
    pub address: String,
    /// The request's id, as `X-Request-Id` and the log have it.
    pub request_id: String,
}

/// A page of a list.
pub type EventPage = Page<Event>;

/// What an event happened to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct EventResource {
    /// The kind of resource; a `cloud_provider` has its client's id, a `role_arn` its account's.
    #[serde(rename = "type")]
    pub type_: String,
    /// Its id.
    pub id: String,
    /// Its version after the event.
    pub version: i32,
}

/// A member of the request that was refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct FieldProblem {
    /// JSON pointer into the body (`/contact/email`), or the name of a query parameter.
    pub pointer: String,
    /// Stable code of the cause.
    pub code: String,
    /// What is wrong, in the language of the answer.
    pub detail: String,
}

/// A copy of an invitation as AWS told it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct HandshakeEvidence {
    /// AWS's id.
    pub id: String,
    /// Its state in AWS's words.
    pub state: String,
    /// What it is for, in AWS's words.
    pub action: String,
    /// Who takes part.
    pub parties: Vec<HandshakeEvidenceParty>,
    /// When it was made.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub requested_at: Option<DateTime<Utc>>,
    /// When AWS lets it lapse.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub expires_at: Option<DateTime<Utc>>,
}

/// An account or an organization that takes part in an invitation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct HandshakeEvidenceParty {
    /// `ACCOUNT` or `ORGANIZATION`.
    #[serde(rename = "type")]
    pub type_: String,
    /// Its number or id.
    pub id: String,
}

/// That the server is well.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct Health {
    /// Always `ok`.
    pub status: String,
}

/// A public key (RFC 7517, RFC 8037). It only describes what is answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct JsonWebKey {
    /// What the key is for: `sig`.
    #[serde(rename = "use")]
    pub use_: String,
    /// The algorithm: `EdDSA`.
    pub alg: String,
    /// The key's id, as in the header of a token.
    pub kid: String,
    /// The type of the key: `OKP`.
    pub kty: String,
    /// The curve: `Ed25519`.
    pub crv: String,
    /// The public key, in base64url.
    pub x: String,
}

/// The public keys of access tokens (RFC 7517).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct JsonWebKeySet {
    /// The keys.
    pub keys: Vec<JsonWebKey>,
}

/// A request to link an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct LinkRequest {
    /// Its id.
    pub id: LinkRequestId,
    /// Its reseller.
    pub reseller_id: ResellerId,
    /// Its client.
    pub client_id: ClientId,
    /// The account to link.
    pub cloud_account_id: CloudAccountId,
    /// What it asks for.
    pub kind: LinkRequestKind,
    /// How far it is.
    pub status: LinkRequestStatus,
    /// What its submitter wrote.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
    /// The request whose place it takes.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub supersedes: Option<LinkRequestId>,
    /// When it was submitted.
    pub submitted_at: DateTime<Utc>,
    /// When it was approved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub approved_at: Option<DateTime<Utc>>,
    /// The credential that approved it; customers do not see it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub approved_by: Option<CredentialId>,
    /// Why it was rejected.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rejection_reason: Option<String>,
    /// AWS's id of the invitation.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub handshake_id: Option<String>,
    /// When the invitation was sent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sent_at: Option<DateTime<Utc>>,
    /// When the request lapses: two weeks after the invitation was sent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub expires_at: Option<DateTime<Utc>>,
    /// When AWS lets the invitation lapse, by its own clock.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub aws_expires_at: Option<DateTime<Utc>>,
    /// When the platform sends it by itself: the day's invitations are used up, or AWS makes other accounts just
    /// now.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub send_scheduled_at: Option<DateTime<Utc>>,
    /// For operations, what AWS said last of the invitation, in its own words: AWS forgets it 30 days after its
    /// end.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub evidence: Option<HandshakeEvidence>,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub closed_at: Option<DateTime<Utc>>,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub failure: Option<LinkRequestFailure>,
    /// What may cost money or time later.
    pub warnings: Vec<Warning>,
    /// What you may do with it now: the last segments of the actions' paths.
    pub available_actions: Vec<LinkRequestAction>,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    pub version: i32,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Why a request failed, who can mend it, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct LinkRequestFailure {
    /// The reason: AWS's in lower case, or `recorded_by_operations`.
    pub code: String,
    /// AWS's own reason.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub aws_reason: Option<String>,
    /// The reason in words.
    pub message: String,
    /// Who can mend it: `aws_account_owner`, `reseller` or `operations`.
    pub owner: String,
    /// How.
    pub fix: String,
}

/// A page of a list.
pub type LinkRequestHistory = Page<LinkRequestMove>;

/// One move of a link request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct LinkRequestMove {
    /// When it moved.
    pub at: DateTime<Utc>,
    /// From where; absent at its submission.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub from: Option<LinkRequestStatus>,
    /// Whereto.
    pub to: LinkRequestStatus,
    /// Who moved it.
    pub actor: Actor,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
}

/// A page of a list.
pub type LinkRequestPage = Page<LinkRequest>;

/// A setting that loses money.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct MarginFinding {
    /// Which.
    pub code: WarningCode,
    /// What it means and what to do, in the language of the answer.
    pub message: String,
    /// The task of the account's checklist that mends it.
    pub task: OnboardingTaskCode,
}

/// What the two sides pay for a client's accounts; totals are rounded half-up to 2 decimals.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct MarginSimulation {
    /// The currency of all amounts: always USD.
    pub currency: String,
    /// The accounts, in the order in which they were sent.
    pub accounts: Vec<AccountMargin>,
    /// What the client pays for all of them.
    pub total_client_pays: String,
    /// What the reseller pays for all of them.
    pub total_reseller_pays: String,
    /// The sum of the margins.
    pub total_margin: String,
}

/// How to do a task through this API.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct OnboardingAction {
    /// The operation.
    pub operation_id: String,
    /// Its method.
    pub method: String,
    /// Its path, with the ids that are known.
    pub path: String,
}

/// A plan for many accounts of a client.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct OnboardingPlan {
    /// Its id.
    pub id: OnboardingPlanId,
    /// The reseller of its client.
    pub reseller_id: ResellerId,
    /// Whose accounts they are.
    pub client_id: ClientId,
    /// How far it is.
    pub status: OnboardingPlanStatus,
    /// How many rows there are of each kind; while it is applied, as they were counted last.
    pub summary: OnboardingPlanSummary,
    /// The invitations that it brings about.
    pub invitations: OnboardingPlanInvitations,
    /// Until when it can be applied.
    pub expires_at: DateTime<Utc>,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A member that a row sets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct OnboardingPlanChange {
    /// Its name.
    pub member: String,
    /// What it is now, as text; absent when it is not set.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub from: Option<String>,
    /// What it becomes, as text.
    pub to: String,
}

/// The invitations that a plan brings about, as it looked when it was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct OnboardingPlanInvitations {
    /// How many.
    pub needed: i32,
    /// How many AWS takes in 24 hours.
    pub per_day: i32,
    /// When the last one goes out about, if all are approved at once, behind those that wait already.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub last_sent_about: Option<DateTime<Utc>>,
}

/// A page of a list.
pub type OnboardingPlanPage = Page<OnboardingPlan>;

/// A row of a plan: what it makes happen, and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct OnboardingPlanRow {
    /// Its place: the line of a file, whose first one is the header's, or the place in `rows`, from 1.
    pub line: i32,
    /// Its account number, if it has one that can be read.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub aws_account_id: Option<String>,
    /// What it makes happen.
    pub action: OnboardingPlanAction,
    /// The members that it sets; of an account that is added, all but its number.
    pub changes: Vec<OnboardingPlanChange>,
    /// Everything that stands against it; only when it is `refused`.
    pub errors: Vec<FieldProblem>,
    /// What the account is to be warned of afterwards.
    pub warnings: Vec<Warning>,
    /// What became of it.
    pub outcome: OnboardingPlanOutcome,
    /// The account, once it is there.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cloud_account_id: Option<CloudAccountId>,
    /// The link request that it submitted.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub link_request_id: Option<LinkRequestId>,
    /// Why it failed when it was carried out.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub problem: Option<OnboardingPlanRowProblem>,
}

/// A page of a list.
pub type OnboardingPlanRowPage = Page<OnboardingPlanRow>;

/// Why a row could not be carried out, like the problem of a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct OnboardingPlanRowProblem {
    /// Address of a page that explains the code.
    #[serde(rename = "type")]
    pub type_: String,
    /// What the code means, in the language of the answer.
    pub title: String,
    /// The HTTP status that the code comes with.
    pub status: i32,
    /// What happened and what to do next, in the language of the answer.
    pub detail: String,
    /// Stable code of the cause; decide by it.
    pub code: String,
    /// The members that were refused, with `invalid_request`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub errors: Option<Vec<FieldProblem>>,
}

/// How many rows there are of each kind. By what is to happen they make up all of them; once the plan is applied,
/// those that are done and those that failed do too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct OnboardingPlanSummary {
    /// Accounts that are added.
    pub create: i32,
    /// Accounts that are changed.
    pub update: i32,
    /// Accounts that are as their rows say already.
    pub none: i32,
    /// Rows that cannot be carried out.
    pub refused: i32,
    /// Rows that are done.
    pub done: i32,
    /// Rows that failed; those that were refused fail as the plan is applied.
    pub failed: i32,
}

/// A task of a checklist.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct OnboardingTask {
    /// Which task.
    pub code: OnboardingTaskCode,
    /// The same in words.
    pub title: String,
    /// Who does it.
    pub owners: Vec<OnboardingOwner>,
    /// Where it is done.
    pub panels: Vec<OnboardingPanel>,
    /// How it stands.
    pub status: OnboardingTaskStatus,
    /// The tasks that come first.
    pub blocked_by: Vec<OnboardingTaskCode>,
    /// Until when it has to be done.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub due_at: Option<DateTime<Utc>>,
    /// How to do it through this API; absent when it is done elsewhere.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub action: Option<OnboardingAction>,
    /// What it is about.
    pub help: String,
}

/// A link by which the owner of an AWS account does the own steps: creates the role, saves its ARN, accepts the
/// invitation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct OwnerLink {
    /// Its id.
    pub id: OwnerLinkId,
    /// The account that it is for.
    pub cloud_account_id: CloudAccountId,
    /// Its address, for the owner; only in the answer that made it, never again. Whoever has it can do the
    /// owner's steps.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<Secret>,
    /// The language of its page.
    pub language: ClientLanguage,
    /// What it is good for.
    pub status: OwnerLinkStatus,
    /// When its time is over.
    pub expires_at: DateTime<Utc>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When its page was fetched last, to the second. Scanners of mail fetch it too; it counts no version and is
    /// no event.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub last_opened_at: Option<DateTime<Utc>>,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`. That its time is over is no change.
    pub version: i32,
}

/// A page of a list.
pub type OwnerLinkPage = Page<OwnerLink>;

/// Which way an account can come in, and what that depends on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct Preflight {
    /// The way in.
    pub route: PreflightRoute,
    /// The account's number; absent before it has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub aws_account_id: Option<String>,
    /// The account, where you have it on the platform.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cloud_account_id: Option<CloudAccountId>,
    /// What it depends on, each once. Those of support, role and discovery do not stop a link request; the rest
    /// may.
    pub conditions: Vec<PreflightCondition>,
    /// When this was so.
    pub checked_at: DateTime<Utc>,
}

/// A condition of the way in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct PreflightCondition {
    /// Which.
    pub code: PreflightConditionCode,
    /// Whether it holds.
    pub outcome: PreflightOutcome,
    /// Who says so.
    pub basis: PreflightBasis,
    /// AWS's own reason, as an invitation would be refused with it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub aws_reason: Option<String>,
    /// Who can mend it.
    pub owner: OnboardingOwner,
    /// How it stands.
    pub message: String,
    /// What mends it, or tells; absent where there is nothing to do.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fix: Option<String>,
}

/// What usage costs a customer. Assign it with `PUT /clients/{clientId}/cloud-providers/aws`, or to single
/// accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct Pricebook {
    /// Its id.
    pub id: PricebookId,
    /// The reseller it belongs to; absent on a master, which belongs to the platform.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reseller_id: Option<ResellerId>,
    /// Whose usage it prices.
    pub provider: PricebookProvider,
    /// Whether it is the platform's or a reseller's own.
    pub kind: PricebookKind,
    /// Its name.
    pub name: String,
    /// The currency of its prices (ISO 4217).
    pub currency: String,
    /// The master pricebook that a custom one starts from.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub based_on: Option<PricebookId>,
    /// How many rules it has; a master has none.
    pub rule_count: i32,
    /// Its markups and discounts on list price: in the answer for one pricebook, not in lists.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rules: Option<Vec<PricebookRule>>,
    /// Whether it can be assigned.
    pub status: PricebookStatus,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A page of a list.
pub type PricebookPage = Page<Pricebook>;

/// A set of rules that a pricebook has or once had.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct PricebookRuleVersion {
    /// The pricebook's version that came with the rules.
    pub version: i32,
    /// Since when they applied.
    pub at: DateTime<Utc>,
    /// Who set them.
    pub actor: Actor,
    /// How many rules there are.
    pub rule_count: i32,
    /// The rules: in the answer for one version, not in lists.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rules: Option<Vec<PricebookRule>>,
}

/// A page of a list.
pub type PricebookRuleVersionPage = Page<PricebookRuleVersion>;

/// Priced usage; totals are the sums of the rounded lines, rounded half-up to as many decimals as the currency
/// has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct PricedUsage {
    /// The currency of all amounts (ISO 4217).
    pub currency: String,
    /// The lines, in the order in which they were sent.
    pub lines: Vec<PricedUsageLine>,
    /// Sum of the list prices.
    pub total_list_cost: String,
    /// Sum of what the customer pays.
    pub total_customer_cost: String,
    /// Sum of what the reseller pays; only when every line has a seller cost.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub total_seller_cost: Option<String>,
    /// Sum of the margins; only when every line has a seller cost.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub total_margin: Option<String>,
}

/// A line of usage with its price.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct PricedUsageLine {
    /// The service.
    pub service: String,
    /// Who bills it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub billing_entity: Option<String>,
    /// The SKU.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sku: Option<String>,
    /// The free text.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub description: Option<String>,
    /// List price.
    pub list_cost: String,
    /// What the reseller pays.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub seller_cost: Option<String>,
    /// What the customer pays, rounded half-up to 6 decimals.
    pub customer_cost: String,
    /// Customer cost less seller cost; absent without a seller cost.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub margin: Option<String>,
    /// The rule that applies; absent when list price does.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub applied_rule: Option<PricebookRule>,
    /// Why the line costs what it costs, in the language of the answer.
    pub reason: String,
}

/// What the plan costs for one account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct QuotedAccount {
    /// Its number, if it was sent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub aws_account_id: Option<String>,
    /// Its spend.
    pub monthly_spend: String,
    /// Its charge; its share of the whole charge for an `aggregated` plan.
    pub charge: String,
    /// Whether the minimum raised the account's charge; never for an `aggregated` plan.
    pub minimum_applied: bool,
    /// The tiers that its spend reaches; none for an `aggregated` plan.
    pub tiers: Vec<SupportPlanTierCharge>,
}

/// A partner of the distributor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct Reseller {
    /// Its id.
    pub id: ResellerId,
    /// Its name.
    pub name: String,
    /// Its key in the distributor's own systems.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub external_ref: Option<String>,
    /// Where it is (ISO 3166-1 alpha-2).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub country: Option<String>,
    /// The currency it usually buys in (ISO 4217).
    pub default_currency: String,
    /// Whether it may use the API.
    pub status: ResellerStatus,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A page of a list.
pub type ResellerPage = Page<Reseller>;

/// The read-only role of a cloud account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct RoleArn {
    /// The account whose role it is.
    pub cloud_account_id: CloudAccountId,
    /// The AWS account that the role trusts; the same for all.
    pub cross_account_id: String,
    /// The external ID that the role must require; this account's own.
    pub external_id: String,
    /// The role's ARN.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub role_arn: Option<String>,
    /// The role's name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub role_name: Option<String>,
    /// What the role is for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub description: Option<String>,
    /// Whether it works.
    pub status: RoleArnStatus,
    /// When that was found out.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub checked_at: Option<DateTime<Utc>>,
    /// What is wrong with it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub diagnosis: Option<RoleDiagnosis>,
    /// What the last check tried, in order.
    pub checks: Vec<RoleCheck>,
    /// Checks since then that AWS did not answer; a role that was verified stays so.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unanswered: Option<RoleUnanswered>,
    /// What may become a problem.
    pub warnings: Vec<Warning>,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    pub version: i32,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A page of a list.
pub type RoleArnPage = Page<RoleArn>;

/// One thing that the last check tried.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct RoleCheck {
    /// What was tried.
    pub name: RoleCheckName,
    /// How it turned out.
    pub outcome: RoleCheckOutcome,
    /// More about it, such as a person's note.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub detail: Option<String>,
}

/// What is wrong with a role, who can mend it, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct RoleDiagnosis {
    /// What is wrong.
    pub code: RoleDiagnosisCode,
    /// The same in words.
    pub message: String,
    /// Who can mend it: `aws_account_owner`, or `reseller` when another check is all it needs.
    pub owner: String,
    /// How.
    pub fix: String,
}

/// The last verification of a role, as a document to keep.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct RoleReport {
    /// The account whose role it is.
    pub cloud_account_id: CloudAccountId,
    /// Its 12-digit number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub aws_account_id: Option<String>,
    /// The role that was verified.
    pub role_arn: String,
    /// The external ID that it has to require.
    pub external_id: String,
    /// The AWS account that it had to trust then.
    pub cross_account_id: String,
    /// When it was verified.
    pub checked_at: DateTime<Utc>,
    /// Who verified it; not known of what was verified before this was kept.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<RoleVerificationSource>,
    /// What was found.
    pub status: RoleArnStatus,
    /// The same in words.
    pub verdict: String,
    /// What was wrong with it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub diagnosis: Option<RoleDiagnosis>,
    /// What was tried, in order.
    pub checks: Vec<RoleReportCheck>,
    /// What the role showed of its account.
    pub measured: RoleReportMeasured,
    /// What the report does not prove, one sentence each.
    pub limits: Vec<String>,
    /// Checks since then that AWS did not answer.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unanswered: Option<RoleUnanswered>,
    /// The release of the platform that verified it; not known of what was verified before this was kept.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub platform_version: Option<String>,
}

/// One thing that was tried, with its meaning.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct RoleReportCheck {
    /// What was tried.
    pub name: RoleCheckName,
    /// The same in words, with what a good outcome means.
    pub meaning: String,
    /// How it turned out.
    pub outcome: RoleCheckOutcome,
    /// How much it can say.
    pub evidence: RoleCheckEvidence,
    /// More about it, such as a person's note.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub detail: Option<String>,
}

/// What the role showed of its account; what it did not show is absent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct RoleReportMeasured {
    /// What the account was in AWS Organizations.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub organization_role: Option<OrganizationRole>,
    /// The management account of its organization, which paid for it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub payer_account_id: Option<String>,
    /// The support plan that it seemed to have.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub support_type: Option<SupportType>,
}

/// Checks of a verified role that AWS did not answer: they take nothing from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct RoleUnanswered {
    /// When the first of them was.
    pub since: DateTime<Utc>,
    /// Why the last of them found nothing out.
    pub diagnosis: RoleDiagnosis,
}

/// Everything that the AWS account's owner needs to create the read-only role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SetupKit {
    /// The AWS account that the role must trust (*Another AWS account*).
    pub cross_account_id: String,
    /// The external ID that the role must require.
    pub external_id: String,
    /// The account that the role is created in.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub aws_account_id: Option<String>,
    /// Whether *Require external ID* is on: always.
    pub require_external_id: bool,
    /// Whether *Require MFA* is on: never, the platform could not use the role.
    pub require_mfa: bool,
    /// The role's name.
    pub role_name: String,
    /// The role's description.
    pub description: String,
    /// ARNs of the managed policies to attach.
    pub managed_policies: Vec<String>,
    /// The role's trust policy, as IAM takes it.
    pub trust_policy: TrustPolicy,
    /// A CloudFormation template (YAML).
    pub cloudformation: String,
    /// Opens CloudFormation in the AWS console with the parameters filled in. Where the platform publishes no
    /// template, the page asks for one: upload the template above.
    pub quick_create_url: String,
    /// A Terraform configuration.
    pub terraform: String,
    /// A POSIX shell script for the AWS command line, as AWS CloudShell runs it.
    pub cli: String,
    /// A PowerShell script for the AWS command line.
    pub powershell: String,
    /// Steps in the AWS console.
    pub steps: Vec<SetupStep>,
    /// What may become a problem.
    pub warnings: Vec<Warning>,
}

/// What the JSON forms hold: everything (`json`), or the trust policy alone (`trust-policy`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(untagged)]
pub enum SetupKitBody {
    /// Everything that the AWS account's owner needs to create the read-only role.
    SetupKit(Box<SetupKit>),
    /// A trust policy, as IAM takes it.
    TrustPolicy(Box<TrustPolicy>),
}

impl From<SetupKit> for SetupKitBody {
    fn from(value: SetupKit) -> Self {
        Self::SetupKit(Box::new(value))
    }
}

impl From<TrustPolicy> for SetupKitBody {
    fn from(value: TrustPolicy) -> Self {
        Self::TrustPolicy(Box::new(value))
    }
}

/// One step in the AWS console.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SetupStep {
    /// Its number, from 1.
    pub number: i32,
    /// What to do, as Markdown.
    pub text: String,
}

/// An account whose support plan has ended or ends. Nothing is changed by it: the account keeps its support type
/// until somebody says what it has at AWS.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SunsetAccount {
    /// The account.
    pub cloud_account_id: CloudAccountId,
    /// Its client.
    pub client_id: ClientId,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub aws_account_id: Option<String>,
    /// The plan that ends.
    pub support_type: SupportType,
    /// The first day on which AWS no longer offers it.
    pub ends_on: NaiveDate,
    /// The plans that AWS offers instead.
    pub replaced_by: Vec<SupportType>,
    /// The support plan group that it is in.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub support_plan_id: Option<SupportPlanId>,
    /// Whether it has to come into a group of another kind, or into one at all, for what follows.
    pub needs_other_group: bool,
    /// The calls that write the following plan down once the account has it at AWS, in their order. None while a
    /// new account is being created as it was approved.
    pub actions: Vec<SunsetAction>,
    /// What the plan that ends costs in a month, in USD; only where the spend is given.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub charge_now: Option<String>,
    /// What the plans that AWS offers instead cost; only where the spend is given.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub candidates: Option<Vec<SunsetCandidate>>,
}

/// A call that writes down what follows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SunsetAction {
    /// The operation.
    pub operation_id: String,
    /// Its method.
    pub method: String,
    /// Its path.
    pub path: String,
    /// Its body, as it is sent.
    pub body: BTreeMap<String, serde_json::Value>,
}

/// A plan that may follow, and what it costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SunsetCandidate {
    /// The plan.
    pub code: SupportType,
    /// Its charge in a month, in USD.
    pub charge: String,
    /// What it costs more than the plan that ends; below zero, less.
    pub difference: String,
}

/// What the end of support plans costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SunsetCharges {
    /// The currency of all amounts: always USD.
    pub currency: String,
    /// Those of the given accounts whose plan ends, in the order given.
    pub data: Vec<SunsetAccount>,
    /// What the plans that end cost together.
    pub total_charge_now: String,
    /// What the plans that AWS offers instead cost together.
    pub total_charge: String,
    /// The difference; below zero, it gets cheaper.
    pub total_difference: String,
}

/// A page of a list.
pub type SunsetReport = Page<SunsetAccount>;

/// AWS's support plans.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SupportPlanCatalog {
    /// The plans, current ones first.
    pub data: Vec<SupportPlanCatalogEntry>,
}

/// One of AWS's support plans, as a dated entry. Where it and AWS differ, AWS is right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SupportPlanCatalogEntry {
    /// Its code; an account's `supportType`.
    pub code: SupportType,
    /// Its name, in the language of the answer.
    pub name: String,
    /// The kind of support plan group that its accounts belong in.
    pub group_kind: SupportPlanKind,
    /// The currency of all amounts: always USD.
    pub currency: String,
    /// The least charge in a month: for each account, or once for an `aggregated` plan.
    pub minimum: String,
    /// Marginal rates on monthly spend, from zero upwards; none for a plan without charge.
    pub tiers: Vec<SupportPlanTier>,
    /// On whose spend the charge is computed.
    pub scope: SupportPlanScope,
    /// The first day on which it can be had; absent when it could always be.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub available_from: Option<NaiveDate>,
    /// The first day on which it can no longer be had; absent when no end is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub retired_on: Option<NaiveDate>,
    /// The plan that AWS offers instead; no account is moved there without being asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub replaced_by: Option<SupportType>,
    /// Where all this comes from.
    pub source: SupportPlanSource,
}

/// Some of a client's accounts that are billed for AWS Support in the same way. An account is in at most one
/// group; without one, its support charges may end up as a negative margin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SupportPlanGroup {
    /// Its id.
    pub id: SupportPlanId,
    /// The reseller of its client.
    pub reseller_id: ResellerId,
    /// The client whose accounts it holds.
    pub client_id: ClientId,
    /// Its name.
    pub name: String,
    /// How its accounts are billed for support.
    pub kind: SupportPlanKind,
    /// Its accounts, in the order of their ids; at most a thousand.
    pub cloud_account_ids: Vec<CloudAccountId>,
    /// Counts the changes, from 1, of its accounts too; the `ETag` is `"v<version>"`.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// A page of a list.
pub type SupportPlanPage = Page<SupportPlanGroup>;

/// What a plan costs in a month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SupportPlanQuote {
    /// The plan.
    pub code: SupportType,
    /// The currency of all amounts: always USD.
    pub currency: String,
    /// On whose spend the charge is computed.
    pub scope: SupportPlanScope,
    /// The accounts, in the order in which they were sent; their charges add up to the total.
    pub accounts: Vec<QuotedAccount>,
    /// The whole charge.
    pub total_charge: String,
    /// The tiers that the accounts' spend reaches together; only for an `aggregated` plan.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub tiers: Option<Vec<SupportPlanTierCharge>>,
    /// Whether the minimum raised the whole charge; only for an `aggregated` plan.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub minimum_applied: Option<bool>,
}

/// Where a plan's facts come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SupportPlanSource {
    /// Which fact comes from where, in the language of the answer.
    pub text: String,
    /// How sure the least sure fact is that decides the charge.
    pub certainty: SupportPlanCertainty,
}

/// A marginal rate on a slice of monthly spend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SupportPlanTier {
    /// Where the slice begins.
    pub from: String,
    /// Where it ends; absent on the last tier.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to: Option<String>,
    /// The rate within the slice, in percent.
    pub rate: String,
}

/// The part of a charge that falls into one tier; the shape is AWS's own, so that a bill can be compared line by
/// line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SupportPlanTierCharge {
    /// Where the tier begins.
    pub from: String,
    /// Where it ends; absent on the last tier.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to: Option<String>,
    /// Its rate, in percent.
    pub rate: String,
    /// The spend that falls into it.
    pub usage_slice: String,
    /// The slice at the rate, rounded half-up to cents.
    pub charge: String,
}

/// What the platform takes for now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct TestClock {
    /// What the platform takes for now.
    pub now: DateTime<Utc>,
    /// Seconds by which that is ahead of real time.
    pub offset_seconds: i64,
}

/// The condition of a trust policy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct TrustCondition {
    /// What has to be equal.
    #[serde(rename = "StringEquals")]
    pub string_equals: TrustExternalId,
}

/// The external ID that has to be presented.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct TrustExternalId {
    /// This account's own external ID.
    #[serde(rename = "sts:ExternalId")]
    pub sts_external_id: String,
}

/// A trust policy, as IAM takes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct TrustPolicy {
    /// Version of the policy language.
    #[serde(rename = "Version")]
    pub version: String,
    /// The statements: who may assume the role, and with which external ID.
    #[serde(rename = "Statement")]
    pub statement: Vec<TrustStatement>,
}

/// The account that may assume a role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct TrustPrincipal {
    /// ARN of the platform's account.
    #[serde(rename = "AWS")]
    pub aws: String,
}

/// Who may assume a role, and on which condition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct TrustStatement {
    /// Always `Allow`.
    #[serde(rename = "Effect")]
    pub effect: String,
    /// Who may assume the role.
    #[serde(rename = "Principal")]
    pub principal: TrustPrincipal,
    /// Always `sts:AssumeRole`.
    #[serde(rename = "Action")]
    pub action: String,
    /// On which condition.
    #[serde(rename = "Condition")]
    pub condition: TrustCondition,
}

/// A warning, with its meaning in the language of the answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct Warning {
    /// What is warned of.
    pub code: WarningCode,
    /// What it means and what to do.
    pub message: String,
}

/// One try.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct WebhookAttempt {
    /// When it began.
    pub at: DateTime<Utc>,
    /// The status of the answer; absent when there was none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub status: Option<i32>,
    /// Why it failed; absent when it did not.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub error: Option<WebhookAttemptError>,
    /// How long it took, in milliseconds.
    pub millis: i32,
}

/// An event on its way to a webhook endpoint.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct WebhookDelivery {
    /// Its id.
    pub id: WebhookDeliveryId,
    /// The event's id, which is the header `webhook-id`.
    pub event_id: EventId,
    /// The event's type.
    pub event_type: EventType,
    /// How it stands.
    pub status: WebhookDeliveryStatus,
    /// The tries, the oldest first; the last thirty of them.
    pub attempts: Vec<WebhookAttempt>,
    /// When it is tried next; absent when it is over, under way, or waits for an earlier one of the same
    /// resource.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next_attempt_at: Option<DateTime<Utc>>,
    /// When it was created. It is kept for thirty days.
    pub created_at: DateTime<Utc>,
}

/// A page of a list.
pub type WebhookDeliveryPage = Page<WebhookDelivery>;

/// Where events are sent to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct WebhookEndpoint {
    /// Its id.
    pub id: WebhookEndpointId,
    /// The reseller whose events it gets; absent for one of operations, which gets all.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reseller_id: Option<ResellerId>,
    /// Where events are sent to.
    pub url: String,
    /// The names of types of events that it gets, or `["*"]` for all.
    pub event_types: Vec<EventTypeFilter>,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub description: Option<String>,
    /// Whether events are sent to it.
    pub status: WebhookEndpointStatus,
    /// What its deliveries are signed with; only in the answer that made it, never again.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub secret: Option<Secret>,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed, by whoever did it or by what its answers were.
    pub updated_at: DateTime<Utc>,
}

/// A page of a list.
pub type WebhookEndpointPage = Page<WebhookEndpoint>;
