//! What requests and answers about cloud accounts look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::model::{AccountType, CloudAccount, OrganizationRole, OrganizationRoleSource, Origin};
use crate::contract::patch::set;
use crate::contract::resource::Resource;
use crate::domain::AccountStatus;
use crate::domain::RoleStatus;
use crate::domain::{AwsAccountId, ExternalId, RootEmail, trimmed};
use crate::id::{ClientId, CloudAccountId, LinkRequestId, PricebookId, ResellerId, SupportPlanId};
use crate::support_plans::model::SupportType;

crate::text_enum! {
    /// The tag of an account that the client has already.
    ExistingTag as "ExistingOrigin" {
        /// Always this.
        Existing "existing",
    }
}

crate::text_enum! {
    /// The tag of an account that is requested.
    NewTag as "NewOrigin" {
        /// Always this.
        New "new",
    }
}

/// A new cloud account; `origin` says which kind.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(untagged)]
#[schema(discriminator(property_name = "origin", mapping(
    ("existing" = "#/components/schemas/AddExistingAccount"),
    ("new" = "#/components/schemas/RequestNewAccount"),
)))]
pub enum CreateCloudAccount {
    /// An account that the client has already (*Add*).
    Existing(AddExistingAccount),
    /// A new account (*Request*).
    New(RequestNewAccount),
}

/// An AWS account that the client has already, by its number.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddExistingAccount {
    /// Always `existing`.
    pub origin: ExistingTag,
    /// Whose account it is.
    pub client_id: ClientId,
    /// Its 12-digit number, as text: leading zeros count. AWS's grouping `1234-5678-9012` is taken as well.
    #[schema(value_type = String, format = "aws-account-id", example = "111122223333")]
    pub aws_account_id: AwsAccountId,
    /// E-mail address of its root user, when known.
    #[schema(value_type = Option<String>, format = "root-email", example = "aws-root@example.com")]
    pub root_email: Option<RootEmail>,
    /// What people call it.
    #[schema(min_length = 1, max_length = 64, format = "not-blank", example = "Production")]
    pub nickname: Option<String>,
    /// How it is sold: always `resale`.
    pub r#type: Option<AccountType>,
    /// Its own pricebook, in place of the client's default one.
    pub pricebook_id: Option<PricebookId>,
    /// The support that it has at AWS.
    pub support_type: SupportType,
    /// What it is in AWS Organizations. A `management` account cannot be linked this way; a `member` must leave first.
    pub organization_role: Option<OrganizationRole>,
    /// Whether to submit the link request at once; false when left out.
    #[schema(default = false)]
    pub submit_link_request: Option<bool>,
}

/// A request for a new AWS account. Operations confirms or fills in name, root e-mail and support type.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestNewAccount {
    /// Always `new`.
    pub origin: NewTag,
    /// Whose account it will be.
    pub client_id: ClientId,
    /// Its name at AWS, 1–50 printable ASCII characters.
    #[schema(format = "account-name", example = "Sol Production")]
    pub nickname: String,
    /// E-mail address of its root user: a mailbox that works and that no AWS account has used.
    #[schema(value_type = Option<String>, format = "root-email", example = "aws-root@example.com")]
    pub root_email: Option<RootEmail>,
    /// The support that it needs.
    pub support_type: SupportType,
    /// Its own pricebook, in place of the client's default one.
    pub pricebook_id: Option<PricebookId>,
    /// Whether to submit the request at once; false when left out.
    #[schema(default = false)]
    pub submit_link_request: Option<bool>,
}

/// Changes to a cloud account; what is left out stays, null clears.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateCloudAccount {
    /// Its number, while the account is `registered`. The role ARN of the old number is cleared with it.
    #[schema(value_type = Option<String>, format = "aws-account-id", example = "111122223333", nullable = false)]
    pub aws_account_id: Option<AwsAccountId>,
    /// E-mail address of its root user; null clears it.
    #[serde(default, deserialize_with = "crate::contract::patch::present")]
    #[schema(value_type = Option<String>, format = "root-email", example = "aws-root@example.com")]
    pub root_email: Option<Option<RootEmail>>,
    /// What people call it; null clears it.
    #[serde(default, deserialize_with = "crate::contract::patch::present")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 64, format = "not-blank", example = "Production")]
    pub nickname: Option<Option<String>>,
    /// The support that it has at AWS; it must fit the support plan group that the account is in afterwards.
    #[schema(nullable = false)]
    pub support_type: Option<SupportType>,
    /// What it is in AWS Organizations; null says that it is not known.
    #[serde(default, deserialize_with = "crate::contract::patch::present")]
    #[schema(value_type = Option<OrganizationRole>)]
    pub organization_role: Option<Option<OrganizationRole>>,
    /// Its own pricebook; null goes back to the client's default one.
    #[serde(default, deserialize_with = "crate::contract::patch::present")]
    #[schema(value_type = Option<PricebookId>)]
    pub pricebook_id: Option<Option<PricebookId>>,
    /// The support plan group that it is moved into, one of its client; null takes it out of the one that it is in. It may
    /// come with `supportType`, so that both change in one step.
    #[serde(default, deserialize_with = "crate::contract::patch::present")]
    #[schema(value_type = Option<SupportPlanId>)]
    pub support_plan_id: Option<Option<SupportPlanId>>,
}

/// Which cloud accounts to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListCloudAccounts {
    /// Only those of this client.
    #[param(max_length = 64, example = "cli_01jdgx3v9re8tbq4m6n0y7k2hc")]
    pub client_id: Option<String>,
    /// Only those that are this far.
    #[param(inline, example = "linked")]
    pub status: Option<AccountStatus>,
    /// Only those whose role is in this state.
    #[param(inline, example = "verified")]
    pub role_status: Option<RoleStatus>,
    /// Only those with this support type.
    #[param(inline, example = "business_plus")]
    pub support_type: Option<SupportType>,
    /// Only those with this number.
    #[param(max_length = 32, format = "aws-account-id", example = "111122223333")]
    pub aws_account_id: Option<String>,
    /// Only those of this reseller.
    #[param(max_length = 64, example = "rsl_01jdgx3v9re8tbq4m6n0y7k2ha")]
    pub reseller_id: Option<String>,
}

crate::text_enum! {
    /// Where a pricebook comes from.
    PricebookSource as "PricebookSource" {
        /// The account's own.
        Account "account",
        /// The client's default one.
        ClientDefault "client_default",
    }
}

/// The pricebook that prices an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EffectivePricebook)]
pub struct EffectivePricebookView {
    /// The pricebook.
    pub pricebook_id: PricebookId,
    /// Where it comes from.
    pub source: PricebookSource,
}

/// An AWS account of a client.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CloudAccount)]
pub struct CloudAccountView {
    /// Its id.
    pub id: CloudAccountId,
    /// Its reseller.
    pub reseller_id: ResellerId,
    /// Its client.
    pub client_id: ClientId,
    /// The cloud provider: always `aws`.
    #[schema(example = "aws")]
    pub provider: &'static str,
    /// Where it came from.
    pub origin: Origin,
    /// Its 12-digit number; a requested account gets one when it is created.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "111122223333")]
    pub aws_account_id: Option<AwsAccountId>,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Production")]
    pub nickname: Option<String>,
    /// E-mail address of its root user.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "aws-root@example.com")]
    pub root_email: Option<RootEmail>,
    /// How it is sold.
    pub r#type: AccountType,
    /// The support that it has at AWS.
    pub support_type: SupportType,
    /// What it is in AWS Organizations, when known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_role: Option<OrganizationRole>,
    /// How that is known: what its role shows takes the place of what somebody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_role_source: Option<OrganizationRoleSource>,
    /// The management account of its organization, which pays for it, as its role showed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "444455556666")]
    pub payer_account_id: Option<AwsAccountId>,
    /// The support plan that the severities of cases speak for which AWS offers it, as its role showed them: a guess.
    /// AWS's plans of 2026 are not told apart by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detected_support_type: Option<SupportType>,
    /// Its own pricebook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pricebook_id: Option<PricebookId>,
    /// The pricebook that applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_pricebook: Option<EffectivePricebookView>,
    /// Since when the distributor is financially responsible for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub liability_starts_at: Option<DateTime<Utc>>,
    /// The external ID that its role must require; made by the platform.
    #[schema(value_type = String, example = "CA01JDGX3V9RE8TBQ4M6N0Y7K2HA")]
    pub external_id: ExternalId,
    /// How far it is.
    pub status: AccountStatus,
    /// Whether its role works.
    pub role_status: RoleStatus,
    /// Its latest link request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_request_id: Option<LinkRequestId>,
    /// Its support plan group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_plan_id: Option<SupportPlanId>,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    #[schema(example = 1)]
    pub version: i32,
    /// When it was created.
    #[serde(serialize_with = "crate::contract::moment::write")]
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    #[serde(serialize_with = "crate::contract::moment::write")]
    pub updated_at: DateTime<Utc>,
}

crate::page_body! {
    /// A page of cloud accounts.
    CloudAccountPage of CloudAccountView, asked by ListCloudAccounts
}

impl UpdateCloudAccount {
    /// Merges the patch into an account (RFC 7396); version and times stay as they are. Another number leaves nothing
    /// of what was found out about the old one's role.
    pub fn apply(&self, account: &mut CloudAccount) {
        if let Some(number) =
            self.aws_account_id.as_ref().filter(|number| account.aws_account_id.as_ref() != Some(number))
        {
            account.aws_account_id = Some(number.clone());
            account.forget_measured();
        }
        set(&mut account.root_email, self.root_email.clone());
        set(&mut account.nickname, self.nickname.as_ref().map(|given| given.as_deref().map(trimmed)));
        set(&mut account.support_type, self.support_type);
        if let Some(role) = self.organization_role {
            account.declare_organization_role(role);
        }
        set(&mut account.pricebook_id, self.pricebook_id.clone());
        set(&mut account.support_plan_id, self.support_plan_id.clone());
    }
}

impl CloudAccountView {
    /// The account, with the client's default pricebook.
    pub fn new(account: CloudAccount, client_default: Option<PricebookId>) -> Self {
        let own = account.pricebook_id.clone().map(|id| (id, PricebookSource::Account));
        let effective = own.or(client_default.map(|id| (id, PricebookSource::ClientDefault)));
        Self {
            id: account.id,
            reseller_id: account.reseller_id,
            client_id: account.client_id,
            provider: "aws",
            origin: account.origin,
            aws_account_id: account.aws_account_id,
            nickname: account.nickname,
            root_email: account.root_email,
            r#type: AccountType::Resale,
            support_type: account.support_type,
            organization_role: account.organization_role,
            organization_role_source: account.organization_role_source,
            payer_account_id: account.payer_account_id,
            detected_support_type: account.detected_support_type,
            pricebook_id: account.pricebook_id,
            effective_pricebook: effective
                .map(|(pricebook_id, source)| EffectivePricebookView { pricebook_id, source }),
            liability_starts_at: account.liability_starts_at,
            external_id: account.external_id,
            status: account.status,
            role_status: account.role_status,
            link_request_id: account.link_request_id,
            support_plan_id: account.support_plan_id,
            version: account.version,
            created_at: account.created_at,
            updated_at: account.updated_at,
        }
    }
}

impl Resource for CloudAccountView {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("/cloud-accounts/{}", self.id)
    }
}

crate::no_rules!(CreateCloudAccount, UpdateCloudAccount);
