// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::enums::{
    ClientLanguage, CloudAccountType, CredentialRole, LinkRequestOutcome, OrganizationRole, PricebookKind,
    PricebookProvider, PricebookRuleScope, PricebookRuleType, RecordedRoleStatus, ResellerStatus, Scope,
    SupportPlanKind, SupportType,
};
use super::ids::{ClientId, CloudAccountId, EventTypeFilter, PricebookId, ResellerId, SupportPlanId};
use crate::{Patch, Secret};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an account costs in a month.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct AccountCost {
    /// One of the client's accounts.
    pub cloud_account_id: CloudAccountId,
    /// Its usage at list price, gross: before discounts and credits. AWS's support charge is computed on it.
    pub monthly_list_cost: String,
    /// What the reseller pays for the usage; list price when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monthly_seller_cost: Option<String>,
}

impl AccountCost {
    /// With the members that are required.
    #[must_use]
    pub fn new(cloud_account_id: impl Into<CloudAccountId>, monthly_list_cost: impl Into<String>) -> Self {
        Self {
            cloud_account_id: cloud_account_id.into(),
            monthly_list_cost: monthly_list_cost.into(),
            monthly_seller_cost: None,
        }
    }

    /// What the reseller pays for the usage; list price when left out.
    #[must_use]
    pub fn monthly_seller_cost(mut self, value: impl Into<String>) -> Self {
        self.monthly_seller_cost = Some(value.into());
        self
    }
}

/// An AWS account that the client has already, by its number.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct AddExistingAccount {
    /// Whose account it is.
    pub client_id: ClientId,
    /// Its 12-digit number, as text: leading zeros count. AWS's grouping `1234-5678-9012` is taken as well.
    pub aws_account_id: String,
    /// E-mail address of its root user, when known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root_email: Option<String>,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
    /// How it is sold: always `resale`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<CloudAccountType>,
    /// Its own pricebook, in place of the client's default one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pricebook_id: Option<PricebookId>,
    /// The support that it has at AWS.
    pub support_type: SupportType,
    /// What it is in AWS Organizations. A `management` account cannot be linked this way; a `member` must leave
    /// first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_role: Option<OrganizationRole>,
    /// Whether to submit the link request at once; false when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submit_link_request: Option<bool>,
}

impl AddExistingAccount {
    /// With the members that are required.
    #[must_use]
    pub fn new(
        client_id: impl Into<ClientId>,
        aws_account_id: impl Into<String>,
        support_type: impl Into<SupportType>,
    ) -> Self {
        Self {
            client_id: client_id.into(),
            aws_account_id: aws_account_id.into(),
            root_email: None,
            nickname: None,
            type_: None,
            pricebook_id: None,
            support_type: support_type.into(),
            organization_role: None,
            submit_link_request: None,
        }
    }

    /// E-mail address of its root user, when known.
    #[must_use]
    pub fn root_email(mut self, value: impl Into<String>) -> Self {
        self.root_email = Some(value.into());
        self
    }

    /// What people call it.
    #[must_use]
    pub fn nickname(mut self, value: impl Into<String>) -> Self {
        self.nickname = Some(value.into());
        self
    }

    /// How it is sold: always `resale`.
    #[must_use]
    pub fn type_(mut self, value: impl Into<CloudAccountType>) -> Self {
        self.type_ = Some(value.into());
        self
    }

    /// Its own pricebook, in place of the client's default one.
    #[must_use]
    pub fn pricebook_id(mut self, value: impl Into<PricebookId>) -> Self {
        self.pricebook_id = Some(value.into());
        self
    }

    /// What it is in AWS Organizations. A `management` account cannot be linked this way; a `member` must leave
    /// first.
    #[must_use]
    pub fn organization_role(mut self, value: impl Into<OrganizationRole>) -> Self {
        self.organization_role = Some(value.into());
        self
    }

    /// Whether to submit the link request at once; false when left out.
    #[must_use]
    pub fn submit_link_request(mut self, value: bool) -> Self {
        self.submit_link_request = Some(value);
        self
    }
}

/// Where a client is. AWS's monthly reports name it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct Address {
    /// Street and number.
    pub street: String,
    /// City.
    pub city: String,
    /// State, province or region, where the country has them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub state: Option<String>,
    /// Postal code; required but in countries that have none, such as Panama, Bolivia or the United Arab
    /// Emirates.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub postal_code: Option<String>,
    /// Country (ISO 3166-1 alpha-2).
    pub country: String,
}

impl Address {
    /// With the members that are required.
    #[must_use]
    pub fn new(street: impl Into<String>, city: impl Into<String>, country: impl Into<String>) -> Self {
        Self { street: street.into(), city: city.into(), state: None, postal_code: None, country: country.into() }
    }

    /// State, province or region, where the country has them.
    #[must_use]
    pub fn state(mut self, value: impl Into<String>) -> Self {
        self.state = Some(value.into());
        self
    }

    /// Postal code; required but in countries that have none, such as Panama, Bolivia or the United Arab
    /// Emirates.
    #[must_use]
    pub fn postal_code(mut self, value: impl Into<String>) -> Self {
        self.postal_code = Some(value.into());
        self
    }
}

/// How far to move the test clock: by `seconds` or `to` a moment.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct AdvanceTestClock {
    /// By so many seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<i64>,
    /// To this moment, or less than a second after it; instead of `seconds`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<DateTime<Utc>>,
}

impl AdvanceTestClock {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// By so many seconds.
    #[must_use]
    pub fn seconds(mut self, value: i64) -> Self {
        self.seconds = Some(value);
        self
    }

    /// To this moment, or less than a second after it; instead of `seconds`.
    #[must_use]
    pub fn to(mut self, value: DateTime<Utc>) -> Self {
        self.to = Some(value);
        self
    }
}

/// Agreement of the operations team.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct ApproveLinkRequest {
    /// The new account's name, in place of its nickname; only for requests of new accounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_name: Option<String>,
    /// E-mail address of the new account's root user; needed unless the account has one. Only for new accounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root_email: Option<String>,
    /// The support that the new account needs; only for new accounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_type: Option<SupportType>,
    /// Something for the history.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl ApproveLinkRequest {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The new account's name, in place of its nickname; only for requests of new accounts.
    #[must_use]
    pub fn account_name(mut self, value: impl Into<String>) -> Self {
        self.account_name = Some(value.into());
        self
    }

    /// E-mail address of the new account's root user; needed unless the account has one. Only for new accounts.
    #[must_use]
    pub fn root_email(mut self, value: impl Into<String>) -> Self {
        self.root_email = Some(value.into());
        self
    }

    /// The support that the new account needs; only for new accounts.
    #[must_use]
    pub fn support_type(mut self, value: impl Into<SupportType>) -> Self {
        self.support_type = Some(value.into());
        self
    }

    /// Something for the history.
    #[must_use]
    pub fn note(mut self, value: impl Into<String>) -> Self {
        self.note = Some(value.into());
        self
    }
}

/// Why a request is withdrawn.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CancelLinkRequest {
    /// The reason, for the history.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl CancelLinkRequest {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The reason, for the history.
    #[must_use]
    pub fn reason(mut self, value: impl Into<String>) -> Self {
        self.reason = Some(value.into());
        self
    }
}

/// Accounts with what they spend.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct ChargeSunset {
    /// Plans that have ended or end by this day; today (UTC) when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// The accounts, each once. Those whose plan does not end by then are left out of the answer.
    pub accounts: Vec<SunsetSpend>,
}

impl ChargeSunset {
    /// With the members that are required.
    #[must_use]
    pub fn new(accounts: impl IntoIterator<Item = impl Into<SunsetSpend>>) -> Self {
        Self { on: None, accounts: accounts.into_iter().map(Into::into).collect() }
    }

    /// Plans that have ended or end by this day; today (UTC) when left out.
    #[must_use]
    pub fn on(mut self, value: NaiveDate) -> Self {
        self.on = Some(value);
        self
    }
}

/// The number of the account that was created by hand.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CompleteLinkRequest {
    /// The new account's 12-digit number.
    pub aws_account_id: String,
}

impl CompleteLinkRequest {
    /// With the members that are required.
    #[must_use]
    pub fn new(aws_account_id: impl Into<String>) -> Self {
        Self { aws_account_id: aws_account_id.into() }
    }
}

/// The person to talk to at a client.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Telephone number: digits, blanks and `+ ( ) - . /`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub phone: Option<String>,
}

impl Contact {
    /// With the members that are required.
    #[must_use]
    pub fn new(name: impl Into<String>, email: impl Into<String>) -> Self {
        Self { name: name.into(), email: email.into(), phone: None }
    }

    /// Telephone number: digits, blanks and `+ ( ) - . /`.
    #[must_use]
    pub fn phone(mut self, value: impl Into<String>) -> Self {
        self.phone = Some(value.into());
        self
    }
}

/// A new client.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CreateClient {
    /// The reseller it belongs to. Operations must name it; a reseller may leave it out, or name itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reseller_id: Option<ResellerId>,
    /// Its name.
    pub name: String,
    /// Its key in your own systems, unique among the reseller's clients.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<String>,
    /// The person to talk to.
    pub contact: Contact,
    /// Where it is.
    pub address: Address,
    /// Its internet domain, which AWS's reports name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// The language it is addressed in; `en` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<ClientLanguage>,
}

impl CreateClient {
    /// With the members that are required.
    #[must_use]
    pub fn new(name: impl Into<String>, contact: impl Into<Contact>, address: impl Into<Address>) -> Self {
        Self {
            reseller_id: None,
            name: name.into(),
            external_ref: None,
            contact: contact.into(),
            address: address.into(),
            domain: None,
            language: None,
        }
    }

    /// The reseller it belongs to. Operations must name it; a reseller may leave it out, or name itself.
    #[must_use]
    pub fn reseller_id(mut self, value: impl Into<ResellerId>) -> Self {
        self.reseller_id = Some(value.into());
        self
    }

    /// Its key in your own systems, unique among the reseller's clients.
    #[must_use]
    pub fn external_ref(mut self, value: impl Into<String>) -> Self {
        self.external_ref = Some(value.into());
        self
    }

    /// Its internet domain, which AWS's reports name.
    #[must_use]
    pub fn domain(mut self, value: impl Into<String>) -> Self {
        self.domain = Some(value.into());
        self
    }

    /// The language it is addressed in; `en` when left out.
    #[must_use]
    pub fn language(mut self, value: impl Into<ClientLanguage>) -> Self {
        self.language = Some(value.into());
        self
    }
}

/// A new cloud account; `origin` says which kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(tag = "origin")]
pub enum CreateCloudAccount {
    /// An AWS account that the client has already, by its number.
    #[serde(rename = "existing")]
    Existing(Box<AddExistingAccount>),
    /// A request for a new AWS account. Operations confirms or fills in name, root e-mail and support type.
    #[serde(rename = "new")]
    New(Box<RequestNewAccount>),
}

impl From<AddExistingAccount> for CreateCloudAccount {
    fn from(value: AddExistingAccount) -> Self {
        Self::Existing(Box::new(value))
    }
}

impl From<RequestNewAccount> for CreateCloudAccount {
    fn from(value: RequestNewAccount) -> Self {
        Self::New(Box::new(value))
    }
}

/// A new credential.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CreateCredential {
    /// What it is for.
    pub name: String,
    /// What it may do at most. A reseller makes `reseller` credentials for itself and `customer` ones for its
    /// clients.
    pub role: CredentialRole,
    /// The reseller it is for; operations names it for the role `reseller`, a reseller may leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reseller_id: Option<ResellerId>,
    /// The client it is for; with the role `customer`, and only then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<ClientId>,
    /// What it may do; all that its role may hold and your own token has, when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<Scope>>,
    /// When it stops working; never, when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<DateTime<Utc>>,
}

impl CreateCredential {
    /// With the members that are required.
    #[must_use]
    pub fn new(name: impl Into<String>, role: impl Into<CredentialRole>) -> Self {
        Self {
            name: name.into(),
            role: role.into(),
            reseller_id: None,
            client_id: None,
            scopes: None,
            expires_at: None,
        }
    }

    /// The reseller it is for; operations names it for the role `reseller`, a reseller may leave it out.
    #[must_use]
    pub fn reseller_id(mut self, value: impl Into<ResellerId>) -> Self {
        self.reseller_id = Some(value.into());
        self
    }

    /// The client it is for; with the role `customer`, and only then.
    #[must_use]
    pub fn client_id(mut self, value: impl Into<ClientId>) -> Self {
        self.client_id = Some(value.into());
        self
    }

    /// What it may do; all that its role may hold and your own token has, when left out.
    #[must_use]
    pub fn scopes(mut self, value: impl IntoIterator<Item = impl Into<Scope>>) -> Self {
        self.scopes = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// When it stops working; never, when left out.
    #[must_use]
    pub fn expires_at(mut self, value: DateTime<Utc>) -> Self {
        self.expires_at = Some(value);
        self
    }
}

/// A new link request.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CreateLinkRequest {
    /// The account to link.
    pub cloud_account_id: CloudAccountId,
    /// Something for the operations team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl CreateLinkRequest {
    /// With the members that are required.
    #[must_use]
    pub fn new(cloud_account_id: impl Into<CloudAccountId>) -> Self {
        Self { cloud_account_id: cloud_account_id.into(), note: None }
    }

    /// Something for the operations team.
    #[must_use]
    pub fn note(mut self, value: impl Into<String>) -> Self {
        self.note = Some(value.into());
        self
    }
}

/// A plan for many accounts of a client.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CreateOnboardingPlan {
    /// Whose accounts they are.
    pub client_id: ClientId,
    /// One row an account. Each is looked at by itself: what is wrong with one is told at that row of the plan.
    pub rows: Vec<OnboardingPlanAccount>,
}

impl CreateOnboardingPlan {
    /// With the members that are required.
    #[must_use]
    pub fn new(
        client_id: impl Into<ClientId>,
        rows: impl IntoIterator<Item = impl Into<OnboardingPlanAccount>>,
    ) -> Self {
        Self { client_id: client_id.into(), rows: rows.into_iter().map(Into::into).collect() }
    }
}

/// A new link for the account's owner.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CreateOwnerLink {
    /// The language of its page; the client's when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<ClientLanguage>,
    /// Hours for which it is good, two weeks at most; three days when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_in_hours: Option<i64>,
}

impl CreateOwnerLink {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The language of its page; the client's when left out.
    #[must_use]
    pub fn language(mut self, value: impl Into<ClientLanguage>) -> Self {
        self.language = Some(value.into());
        self
    }

    /// Hours for which it is good, two weeks at most; three days when left out.
    #[must_use]
    pub fn expires_in_hours(mut self, value: i64) -> Self {
        self.expires_in_hours = Some(value);
        self
    }
}

/// A new pricebook.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CreatePricebook {
    /// `custom` for a reseller's own; a `master` is created by operations only.
    pub kind: PricebookKind,
    /// Whose usage it prices; `aws` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<PricebookProvider>,
    /// Its name.
    pub name: String,
    /// The currency of its prices (ISO 4217); it cannot be changed later.
    pub currency: String,
    /// The active master pricebook of the same currency that a custom one starts from; required for `custom`,
    /// refused for `master`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub based_on: Option<PricebookId>,
    /// Markups and discounts of a custom one, one for each scope and match; none when left out. Refused for
    /// `master`, whose prices are AWS's list prices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<PricebookRule>>,
    /// Whose a custom one is; operations must name the reseller, a reseller may leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reseller_id: Option<ResellerId>,
}

impl CreatePricebook {
    /// With the members that are required.
    #[must_use]
    pub fn new(kind: impl Into<PricebookKind>, name: impl Into<String>, currency: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            provider: None,
            name: name.into(),
            currency: currency.into(),
            based_on: None,
            rules: None,
            reseller_id: None,
        }
    }

    /// Whose usage it prices; `aws` when left out.
    #[must_use]
    pub fn provider(mut self, value: impl Into<PricebookProvider>) -> Self {
        self.provider = Some(value.into());
        self
    }

    /// The active master pricebook of the same currency that a custom one starts from; required for `custom`,
    /// refused for `master`.
    #[must_use]
    pub fn based_on(mut self, value: impl Into<PricebookId>) -> Self {
        self.based_on = Some(value.into());
        self
    }

    /// Markups and discounts of a custom one, one for each scope and match; none when left out. Refused for
    /// `master`, whose prices are AWS's list prices.
    #[must_use]
    pub fn rules(mut self, value: impl IntoIterator<Item = impl Into<PricebookRule>>) -> Self {
        self.rules = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Whose a custom one is; operations must name the reseller, a reseller may leave it out.
    #[must_use]
    pub fn reseller_id(mut self, value: impl Into<ResellerId>) -> Self {
        self.reseller_id = Some(value.into());
        self
    }
}

/// A new reseller.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CreateReseller {
    /// Its name.
    pub name: String,
    /// Its key in the distributor's own systems, unique.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<String>,
    /// Where it is (ISO 3166-1 alpha-2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The currency it usually buys in (ISO 4217); USD when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_currency: Option<String>,
}

impl CreateReseller {
    /// With the members that are required.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), external_ref: None, country: None, default_currency: None }
    }

    /// Its key in the distributor's own systems, unique.
    #[must_use]
    pub fn external_ref(mut self, value: impl Into<String>) -> Self {
        self.external_ref = Some(value.into());
        self
    }

    /// Where it is (ISO 3166-1 alpha-2).
    #[must_use]
    pub fn country(mut self, value: impl Into<String>) -> Self {
        self.country = Some(value.into());
        self
    }

    /// The currency it usually buys in (ISO 4217); USD when left out.
    #[must_use]
    pub fn default_currency(mut self, value: impl Into<String>) -> Self {
        self.default_currency = Some(value.into());
        self
    }
}

/// A new support plan group.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CreateSupportPlan {
    /// The client whose accounts it will hold.
    pub client_id: ClientId,
    /// Its name.
    pub name: String,
    /// `passthrough` for accounts with Basic or Developer Support, `business` for every other plan.
    pub kind: SupportPlanKind,
    /// The client's accounts to put in, each with a support type that fits `kind`; none when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_account_ids: Option<Vec<CloudAccountId>>,
}

impl CreateSupportPlan {
    /// With the members that are required.
    #[must_use]
    pub fn new(client_id: impl Into<ClientId>, name: impl Into<String>, kind: impl Into<SupportPlanKind>) -> Self {
        Self { client_id: client_id.into(), name: name.into(), kind: kind.into(), cloud_account_ids: None }
    }

    /// The client's accounts to put in, each with a support type that fits `kind`; none when left out.
    #[must_use]
    pub fn cloud_account_ids(mut self, value: impl IntoIterator<Item = impl Into<CloudAccountId>>) -> Self {
        self.cloud_account_ids = Some(value.into_iter().map(Into::into).collect());
        self
    }
}

/// A new webhook endpoint.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CreateWebhookEndpoint {
    /// Where events are sent to: `https`, port 443 or from 1024 on, a host on the Internet, no user or password.
    pub url: String,
    /// The names of types of events that it gets, or `["*"]` for all that there are and will be.
    pub event_types: Vec<EventTypeFilter>,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether events are sent to it from now on; true when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

impl CreateWebhookEndpoint {
    /// With the members that are required.
    #[must_use]
    pub fn new(url: impl Into<String>, event_types: impl IntoIterator<Item = impl Into<EventTypeFilter>>) -> Self {
        Self {
            url: url.into(),
            event_types: event_types.into_iter().map(Into::into).collect(),
            description: None,
            enabled: None,
        }
    }

    /// What it is for.
    #[must_use]
    pub fn description(mut self, value: impl Into<String>) -> Self {
        self.description = Some(value.into());
        self
    }

    /// Whether events are sent to it from now on; true when left out.
    #[must_use]
    pub fn enabled(mut self, value: bool) -> Self {
        self.enabled = Some(value);
        self
    }
}

/// Why AWS refused, in a person's words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct FailLinkRequest {
    /// The reason; the reseller reads it.
    pub reason: String,
}

impl FailLinkRequest {
    /// With the members that are required.
    #[must_use]
    pub fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into() }
    }
}

/// An AWS account that the client has already, as it is to be on the platform: one that is there is changed, and
/// what is left out of it stays as it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct OnboardingPlanAccount {
    /// Its 12-digit number, as text: leading zeros count. AWS's grouping `1234-5678-9012` is taken as well.
    pub aws_account_id: String,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
    /// E-mail address of its root user, when known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root_email: Option<String>,
    /// The support that it has at AWS.
    pub support_type: SupportType,
    /// What it is in AWS Organizations. A `management` account cannot be linked this way; a `member` must leave
    /// first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_role: Option<OrganizationRole>,
    /// Its own pricebook, in place of the client's default one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pricebook_id: Option<PricebookId>,
    /// The support plan group that it belongs in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_plan_id: Option<SupportPlanId>,
    /// Whether to submit a link request, unless it is linked or one is open; false when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submit_link_request: Option<bool>,
}

impl OnboardingPlanAccount {
    /// With the members that are required.
    #[must_use]
    pub fn new(aws_account_id: impl Into<String>, support_type: impl Into<SupportType>) -> Self {
        Self {
            aws_account_id: aws_account_id.into(),
            nickname: None,
            root_email: None,
            support_type: support_type.into(),
            organization_role: None,
            pricebook_id: None,
            support_plan_id: None,
            submit_link_request: None,
        }
    }

    /// What people call it.
    #[must_use]
    pub fn nickname(mut self, value: impl Into<String>) -> Self {
        self.nickname = Some(value.into());
        self
    }

    /// E-mail address of its root user, when known.
    #[must_use]
    pub fn root_email(mut self, value: impl Into<String>) -> Self {
        self.root_email = Some(value.into());
        self
    }

    /// What it is in AWS Organizations. A `management` account cannot be linked this way; a `member` must leave
    /// first.
    #[must_use]
    pub fn organization_role(mut self, value: impl Into<OrganizationRole>) -> Self {
        self.organization_role = Some(value.into());
        self
    }

    /// Its own pricebook, in place of the client's default one.
    #[must_use]
    pub fn pricebook_id(mut self, value: impl Into<PricebookId>) -> Self {
        self.pricebook_id = Some(value.into());
        self
    }

    /// The support plan group that it belongs in.
    #[must_use]
    pub fn support_plan_id(mut self, value: impl Into<SupportPlanId>) -> Self {
        self.support_plan_id = Some(value.into());
        self
    }

    /// Whether to submit a link request, unless it is linked or one is open; false when left out.
    #[must_use]
    pub fn submit_link_request(mut self, value: bool) -> Self {
        self.submit_link_request = Some(value);
        self
    }
}

/// The account to look at: by its id, or by its number when it is not on the platform yet.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct PreflightLinkRequest {
    /// An account of the platform; instead of `awsAccountId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_account_id: Option<CloudAccountId>,
    /// The 12-digit number of an account; instead of `cloudAccountId`. Where it is the number of an account that
    /// you have on the platform, that one is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_account_id: Option<String>,
    /// What the account is in AWS Organizations; only with `awsAccountId`. Left out, it is what the account says,
    /// if you have it on the platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_role: Option<OrganizationRole>,
}

impl PreflightLinkRequest {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An account of the platform; instead of `awsAccountId`.
    #[must_use]
    pub fn cloud_account_id(mut self, value: impl Into<CloudAccountId>) -> Self {
        self.cloud_account_id = Some(value.into());
        self
    }

    /// The 12-digit number of an account; instead of `cloudAccountId`. Where it is the number of an account that
    /// you have on the platform, that one is meant.
    #[must_use]
    pub fn aws_account_id(mut self, value: impl Into<String>) -> Self {
        self.aws_account_id = Some(value.into());
        self
    }

    /// What the account is in AWS Organizations; only with `awsAccountId`. Left out, it is what the account says,
    /// if you have it on the platform.
    #[must_use]
    pub fn organization_role(mut self, value: impl Into<OrganizationRole>) -> Self {
        self.organization_role = Some(value.into());
        self
    }
}

/// Usage to be priced; amounts are in the pricebook's currency.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct PriceUsage {
    /// The lines.
    pub lines: Vec<UsageLine>,
}

impl PriceUsage {
    /// With the members that are required.
    #[must_use]
    pub fn new(lines: impl IntoIterator<Item = impl Into<UsageLine>>) -> Self {
        Self { lines: lines.into_iter().map(Into::into).collect() }
    }
}

/// A markup or a discount on list price. Of the rules that match a usage line the narrowest applies: `sku` before
/// `service` before `billing_entity` before `global`; without one the customer pays list price.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct PricebookRule {
    /// What `match` is compared with.
    pub scope: PricebookRuleScope,
    /// The value that a line must have, letter by letter; required, but for a global rule, which has none.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none", default)]
    pub match_: Option<String>,
    /// Whether the customer pays more or less than list price.
    #[serde(rename = "type")]
    pub type_: PricebookRuleType,
    /// A percentage with at most two decimals: `0.00`–`1000.00` for a markup, `0.00`–`100.00` for a discount.
    pub percent: String,
}

impl PricebookRule {
    /// With the members that are required.
    #[must_use]
    pub fn new(
        scope: impl Into<PricebookRuleScope>,
        type_: impl Into<PricebookRuleType>,
        percent: impl Into<String>,
    ) -> Self {
        Self { scope: scope.into(), match_: None, type_: type_.into(), percent: percent.into() }
    }

    /// The value that a line must have, letter by letter; required, but for a global rule, which has none.
    #[must_use]
    pub fn match_(mut self, value: impl Into<String>) -> Self {
        self.match_ = Some(value.into());
        self
    }
}

/// How a client works with AWS; replaces what was set before.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct PutCloudProvider {
    /// The pricebook of all the client's accounts that have none of their own: a master, or one of the client's
    /// reseller.
    pub pricebook_id: PricebookId,
    /// The currency the client is billed in (ISO 4217); the pricebook's when left out, and it must equal that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Whether credentials with the role `customer` may work with the client's accounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled_in_customer_portal: Option<bool>,
}

impl PutCloudProvider {
    /// With the members that are required.
    #[must_use]
    pub fn new(pricebook_id: impl Into<PricebookId>) -> Self {
        Self { pricebook_id: pricebook_id.into(), currency: None, enabled_in_customer_portal: None }
    }

    /// The currency the client is billed in (ISO 4217); the pricebook's when left out, and it must equal that.
    #[must_use]
    pub fn currency(mut self, value: impl Into<String>) -> Self {
        self.currency = Some(value.into());
        self
    }

    /// Whether credentials with the role `customer` may work with the client's accounts.
    #[must_use]
    pub fn enabled_in_customer_portal(mut self, value: bool) -> Self {
        self.enabled_in_customer_portal = Some(value);
        self
    }
}

/// What a client answered; replaces all answers and the note.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct PutDiscovery {
    /// Answers by question, with the codes of `GET /discovery-questions`. A question that is left out, or `null`,
    /// has none. One that a later catalogue has dropped is taken only as it is kept.
    pub answers: BTreeMap<String, String>,
    /// Something to remember.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl PutDiscovery {
    /// With the members that are required.
    #[must_use]
    pub fn new(answers: impl Into<BTreeMap<String, String>>) -> Self {
        Self { answers: answers.into(), note: None }
    }

    /// Something to remember.
    #[must_use]
    pub fn note(mut self, value: impl Into<String>) -> Self {
        self.note = Some(value.into());
        self
    }
}

/// New rules for a pricebook, in place of all it has.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct PutPricebookRules {
    /// The rules, one for each scope and match; an empty list prices everything at list price.
    pub rules: Vec<PricebookRule>,
}

impl PutPricebookRules {
    /// With the members that are required.
    #[must_use]
    pub fn new(rules: impl IntoIterator<Item = impl Into<PricebookRule>>) -> Self {
        Self { rules: rules.into_iter().map(Into::into).collect() }
    }
}

/// The role as its owner created it, in place of what was saved before.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct PutRoleArn {
    /// The role's ARN, copied from its summary page. Blanks, invisible characters and quotes around it are
    /// removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    /// The role's name; equal to the ARN's last part when both are given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_name: Option<String>,
    /// What the role is for, at most 128 characters of letters, digits, blanks and `+=,.@_-`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

impl PutRoleArn {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The role's ARN, copied from its summary page. Blanks, invisible characters and quotes around it are
    /// removed.
    #[must_use]
    pub fn role_arn(mut self, value: impl Into<String>) -> Self {
        self.role_arn = Some(value.into());
        self
    }

    /// The role's name; equal to the ARN's last part when both are given.
    #[must_use]
    pub fn role_name(mut self, value: impl Into<String>) -> Self {
        self.role_name = Some(value.into());
        self
    }

    /// What the role is for, at most 128 characters of letters, digits, blanks and `+=,.@_-`.
    #[must_use]
    pub fn description(mut self, value: impl Into<String>) -> Self {
        self.description = Some(value.into());
        self
    }
}

/// An account and what it spends in a month.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct QuoteAccount {
    /// Its 12-digit number, handed back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_account_id: Option<String>,
    /// Its eligible spend in USD, gross: before discounts and credits.
    pub monthly_spend: String,
}

impl QuoteAccount {
    /// With the members that are required.
    #[must_use]
    pub fn new(monthly_spend: impl Into<String>) -> Self {
        Self { aws_account_id: None, monthly_spend: monthly_spend.into() }
    }

    /// Its 12-digit number, handed back.
    #[must_use]
    pub fn aws_account_id(mut self, value: impl Into<String>) -> Self {
        self.aws_account_id = Some(value.into());
        self
    }
}

/// Accounts to quote a plan for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct QuoteSupportPlan {
    /// The accounts.
    pub accounts: Vec<QuoteAccount>,
}

impl QuoteSupportPlan {
    /// With the members that are required.
    #[must_use]
    pub fn new(accounts: impl IntoIterator<Item = impl Into<QuoteAccount>>) -> Self {
        Self { accounts: accounts.into_iter().map(Into::into).collect() }
    }
}

/// The owner's answer, as a person saw it in the AWS console.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct RecordLinkRequestOutcome {
    /// What the owner answered.
    pub outcome: LinkRequestOutcome,
    /// When; now, when left out. After an acceptance the distributor is financially responsible from then on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
}

impl RecordLinkRequestOutcome {
    /// With the members that are required.
    #[must_use]
    pub fn new(outcome: impl Into<LinkRequestOutcome>) -> Self {
        Self { outcome: outcome.into(), at: None }
    }

    /// When; now, when left out. After an acceptance the distributor is financially responsible from then on.
    #[must_use]
    pub fn at(mut self, value: DateTime<Utc>) -> Self {
        self.at = Some(value);
        self
    }
}

/// What a person saw in the AWS console.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct RecordRoleCheck {
    /// Whether the role works.
    pub status: RecordedRoleStatus,
    /// What was seen; the reseller reads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl RecordRoleCheck {
    /// With the members that are required.
    #[must_use]
    pub fn new(status: impl Into<RecordedRoleStatus>) -> Self {
        Self { status: status.into(), note: None }
    }

    /// What was seen; the reseller reads it.
    #[must_use]
    pub fn note(mut self, value: impl Into<String>) -> Self {
        self.note = Some(value.into());
        self
    }
}

/// Why a request is refused.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct RejectLinkRequest {
    /// The reason; the reseller reads it.
    pub reason: String,
}

impl RejectLinkRequest {
    /// With the members that are required.
    #[must_use]
    pub fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into() }
    }
}

/// A request for a new AWS account. Operations confirms or fills in name, root e-mail and support type.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct RequestNewAccount {
    /// Whose account it will be.
    pub client_id: ClientId,
    /// Its name at AWS, 1–50 printable ASCII characters.
    pub nickname: String,
    /// E-mail address of its root user: a mailbox that works and that no AWS account has used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root_email: Option<String>,
    /// The support that it needs.
    pub support_type: SupportType,
    /// Its own pricebook, in place of the client's default one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pricebook_id: Option<PricebookId>,
    /// Whether to submit the request at once; false when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submit_link_request: Option<bool>,
}

impl RequestNewAccount {
    /// With the members that are required.
    #[must_use]
    pub fn new(
        client_id: impl Into<ClientId>,
        nickname: impl Into<String>,
        support_type: impl Into<SupportType>,
    ) -> Self {
        Self {
            client_id: client_id.into(),
            nickname: nickname.into(),
            root_email: None,
            support_type: support_type.into(),
            pricebook_id: None,
            submit_link_request: None,
        }
    }

    /// E-mail address of its root user: a mailbox that works and that no AWS account has used.
    #[must_use]
    pub fn root_email(mut self, value: impl Into<String>) -> Self {
        self.root_email = Some(value.into());
        self
    }

    /// Its own pricebook, in place of the client's default one.
    #[must_use]
    pub fn pricebook_id(mut self, value: impl Into<PricebookId>) -> Self {
        self.pricebook_id = Some(value.into());
        self
    }

    /// Whether to submit the request at once; false when left out.
    #[must_use]
    pub fn submit_link_request(mut self, value: bool) -> Self {
        self.submit_link_request = Some(value);
        self
    }
}

/// How to change a secret.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct RotateCredential {
    /// Seconds for which the present secret keeps working; an hour when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grace_seconds: Option<i64>,
    /// Whether the tokens from before are refused, within five seconds everywhere; the one in hand too, when it
    /// is the credential's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoke_tokens: Option<bool>,
}

impl RotateCredential {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Seconds for which the present secret keeps working; an hour when left out.
    #[must_use]
    pub fn grace_seconds(mut self, value: i64) -> Self {
        self.grace_seconds = Some(value);
        self
    }

    /// Whether the tokens from before are refused, within five seconds everywhere; the one in hand too, when it
    /// is the credential's own.
    #[must_use]
    pub fn revoke_tokens(mut self, value: bool) -> Self {
        self.revoke_tokens = Some(value);
        self
    }
}

/// How to change a secret.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct RotateWebhookSecret {
    /// Seconds for which deliveries carry a signature by the present secret too; a day when left out, a week at
    /// most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grace_seconds: Option<i64>,
}

impl RotateWebhookSecret {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Seconds for which deliveries carry a signature by the present secret too; a day when left out, a week at
    /// most.
    #[must_use]
    pub fn grace_seconds(mut self, value: i64) -> Self {
        self.grace_seconds = Some(value);
        self
    }
}

/// The invitation that was sent by hand; only in `manual` mode, elsewhere the platform sends it.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SendLinkRequest {
    /// AWS's id of the handshake.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handshake_id: Option<String>,
    /// When AWS lets the handshake lapse; 15 days from now when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_expires_at: Option<DateTime<Utc>>,
}

impl SendLinkRequest {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// AWS's id of the handshake.
    #[must_use]
    pub fn handshake_id(mut self, value: impl Into<String>) -> Self {
        self.handshake_id = Some(value.into());
        self
    }

    /// When AWS lets the handshake lapse; 15 days from now when left out.
    #[must_use]
    pub fn aws_expires_at(mut self, value: DateTime<Utc>) -> Self {
        self.aws_expires_at = Some(value);
        self
    }
}

/// What a client's accounts cost in a month; amounts are in USD.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SimulateMargin {
    /// The accounts, each once.
    pub accounts: Vec<AccountCost>,
}

impl SimulateMargin {
    /// With the members that are required.
    #[must_use]
    pub fn new(accounts: impl IntoIterator<Item = impl Into<AccountCost>>) -> Self {
        Self { accounts: accounts.into_iter().map(Into::into).collect() }
    }
}

/// An account and what it spends in a month.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SunsetSpend {
    /// The account.
    pub cloud_account_id: CloudAccountId,
    /// Its eligible spend in USD, gross: before discounts and credits.
    pub monthly_spend: String,
}

impl SunsetSpend {
    /// With the members that are required.
    #[must_use]
    pub fn new(cloud_account_id: impl Into<CloudAccountId>, monthly_spend: impl Into<String>) -> Self {
        Self { cloud_account_id: cloud_account_id.into(), monthly_spend: monthly_spend.into() }
    }
}

/// Asks for an access token (RFC 6749 §4.4).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "snake_case")]
pub struct TokenRequest {
    /// Always `client_credentials`.
    pub grant_type: String,
    /// The credential's id; here or by HTTP Basic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The credential's secret; here or by HTTP Basic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Secret>,
    /// Space-separated scopes; all of the credential's when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

impl Default for TokenRequest {
    fn default() -> Self {
        Self::new()
    }
}

impl TokenRequest {
    /// With the members that are required.
    #[must_use]
    pub fn new() -> Self {
        Self { grant_type: "client_credentials".into(), client_id: None, client_secret: None, scope: None }
    }

    /// The credential's id; here or by HTTP Basic.
    #[must_use]
    pub fn client_id(mut self, value: impl Into<String>) -> Self {
        self.client_id = Some(value.into());
        self
    }

    /// The credential's secret; here or by HTTP Basic.
    #[must_use]
    pub fn client_secret(mut self, value: impl Into<Secret>) -> Self {
        self.client_secret = Some(value.into());
        self
    }

    /// Space-separated scopes; all of the credential's when left out.
    #[must_use]
    pub fn scope(mut self, value: impl Into<String>) -> Self {
        self.scope = Some(value.into());
        self
    }
}

/// Changes to a client's address; what is left out stays, null clears.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct UpdateAddress {
    /// Street and number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// City.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// State, province or region, where the country has them; null clears it.
    #[serde(skip_serializing_if = "Patch::is_absent")]
    pub state: Patch<String>,
    /// Postal code; null clears it where the country has none.
    #[serde(skip_serializing_if = "Patch::is_absent")]
    pub postal_code: Patch<String>,
    /// Country (ISO 3166-1 alpha-2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

impl UpdateAddress {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Street and number.
    #[must_use]
    pub fn street(mut self, value: impl Into<String>) -> Self {
        self.street = Some(value.into());
        self
    }

    /// City.
    #[must_use]
    pub fn city(mut self, value: impl Into<String>) -> Self {
        self.city = Some(value.into());
        self
    }

    /// State, province or region, where the country has them; null clears it.
    #[must_use]
    pub fn state(mut self, value: impl Into<String>) -> Self {
        self.state = Patch::Value(value.into());
        self
    }

    /// Sends null as `state`, which clears it.
    #[must_use]
    pub fn clear_state(mut self) -> Self {
        self.state = Patch::Null;
        self
    }

    /// Postal code; null clears it where the country has none.
    #[must_use]
    pub fn postal_code(mut self, value: impl Into<String>) -> Self {
        self.postal_code = Patch::Value(value.into());
        self
    }

    /// Sends null as `postalCode`, which clears it.
    #[must_use]
    pub fn clear_postal_code(mut self) -> Self {
        self.postal_code = Patch::Null;
        self
    }

    /// Country (ISO 3166-1 alpha-2).
    #[must_use]
    pub fn country(mut self, value: impl Into<String>) -> Self {
        self.country = Some(value.into());
        self
    }
}

/// Changes to a client; what is left out stays, null clears. `contact` and `address` are merged member by member.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct UpdateClient {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its key in your own systems, unique among the reseller's clients; null clears it.
    #[serde(skip_serializing_if = "Patch::is_absent")]
    pub external_ref: Patch<String>,
    /// The person to talk to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<UpdateContact>,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<UpdateAddress>,
    /// Its internet domain, which AWS's reports name; null clears it.
    #[serde(skip_serializing_if = "Patch::is_absent")]
    pub domain: Patch<String>,
    /// The language it is addressed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<ClientLanguage>,
}

impl UpdateClient {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Its name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }

    /// Its key in your own systems, unique among the reseller's clients; null clears it.
    #[must_use]
    pub fn external_ref(mut self, value: impl Into<String>) -> Self {
        self.external_ref = Patch::Value(value.into());
        self
    }

    /// Sends null as `externalRef`, which clears it.
    #[must_use]
    pub fn clear_external_ref(mut self) -> Self {
        self.external_ref = Patch::Null;
        self
    }

    /// The person to talk to.
    #[must_use]
    pub fn contact(mut self, value: impl Into<UpdateContact>) -> Self {
        self.contact = Some(value.into());
        self
    }

    /// Where it is.
    #[must_use]
    pub fn address(mut self, value: impl Into<UpdateAddress>) -> Self {
        self.address = Some(value.into());
        self
    }

    /// Its internet domain, which AWS's reports name; null clears it.
    #[must_use]
    pub fn domain(mut self, value: impl Into<String>) -> Self {
        self.domain = Patch::Value(value.into());
        self
    }

    /// Sends null as `domain`, which clears it.
    #[must_use]
    pub fn clear_domain(mut self) -> Self {
        self.domain = Patch::Null;
        self
    }

    /// The language it is addressed in.
    #[must_use]
    pub fn language(mut self, value: impl Into<ClientLanguage>) -> Self {
        self.language = Some(value.into());
        self
    }
}

/// Changes to a cloud account; what is left out stays, null clears.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct UpdateCloudAccount {
    /// Its number, while the account is `registered`. The role ARN of the old number is cleared with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_account_id: Option<String>,
    /// E-mail address of its root user; null clears it.
    #[serde(skip_serializing_if = "Patch::is_absent")]
    pub root_email: Patch<String>,
    /// What people call it; null clears it.
    #[serde(skip_serializing_if = "Patch::is_absent")]
    pub nickname: Patch<String>,
    /// The support that it has at AWS; it must fit the support plan group that the account is in afterwards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support_type: Option<SupportType>,
    /// What it is in AWS Organizations; null says that it is not known.
    #[serde(skip_serializing_if = "Patch::is_absent")]
    pub organization_role: Patch<OrganizationRole>,
    /// Its own pricebook; null goes back to the client's default one.
    #[serde(skip_serializing_if = "Patch::is_absent")]
    pub pricebook_id: Patch<PricebookId>,
    /// The support plan group that it is moved into, one of its client; null takes it out of the one that it is
    /// in. It may come with `supportType`, so that both change in one step.
    #[serde(skip_serializing_if = "Patch::is_absent")]
    pub support_plan_id: Patch<SupportPlanId>,
}

impl UpdateCloudAccount {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Its number, while the account is `registered`. The role ARN of the old number is cleared with it.
    #[must_use]
    pub fn aws_account_id(mut self, value: impl Into<String>) -> Self {
        self.aws_account_id = Some(value.into());
        self
    }

    /// E-mail address of its root user; null clears it.
    #[must_use]
    pub fn root_email(mut self, value: impl Into<String>) -> Self {
        self.root_email = Patch::Value(value.into());
        self
    }

    /// Sends null as `rootEmail`, which clears it.
    #[must_use]
    pub fn clear_root_email(mut self) -> Self {
        self.root_email = Patch::Null;
        self
    }

    /// What people call it; null clears it.
    #[must_use]
    pub fn nickname(mut self, value: impl Into<String>) -> Self {
        self.nickname = Patch::Value(value.into());
        self
    }

    /// Sends null as `nickname`, which clears it.
    #[must_use]
    pub fn clear_nickname(mut self) -> Self {
        self.nickname = Patch::Null;
        self
    }

    /// The support that it has at AWS; it must fit the support plan group that the account is in afterwards.
    #[must_use]
    pub fn support_type(mut self, value: impl Into<SupportType>) -> Self {
        self.support_type = Some(value.into());
        self
    }

    /// What it is in AWS Organizations; null says that it is not known.
    #[must_use]
    pub fn organization_role(mut self, value: impl Into<OrganizationRole>) -> Self {
        self.organization_role = Patch::Value(value.into());
        self
    }

    /// Sends null as `organizationRole`, which clears it.
    #[must_use]
    pub fn clear_organization_role(mut self) -> Self {
        self.organization_role = Patch::Null;
        self
    }

    /// Its own pricebook; null goes back to the client's default one.
    #[must_use]
    pub fn pricebook_id(mut self, value: impl Into<PricebookId>) -> Self {
        self.pricebook_id = Patch::Value(value.into());
        self
    }

    /// Sends null as `pricebookId`, which clears it.
    #[must_use]
    pub fn clear_pricebook_id(mut self) -> Self {
        self.pricebook_id = Patch::Null;
        self
    }

    /// The support plan group that it is moved into, one of its client; null takes it out of the one that it is
    /// in. It may come with `supportType`, so that both change in one step.
    #[must_use]
    pub fn support_plan_id(mut self, value: impl Into<SupportPlanId>) -> Self {
        self.support_plan_id = Patch::Value(value.into());
        self
    }

    /// Sends null as `supportPlanId`, which clears it.
    #[must_use]
    pub fn clear_support_plan_id(mut self) -> Self {
        self.support_plan_id = Patch::Null;
        self
    }
}

/// Changes to a client's contact; what is left out stays, null clears.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct UpdateContact {
    /// Full name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone number: digits, blanks and `+ ( ) - . /`; null clears it.
    #[serde(skip_serializing_if = "Patch::is_absent")]
    pub phone: Patch<String>,
}

impl UpdateContact {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Full name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }

    /// E-mail address.
    #[must_use]
    pub fn email(mut self, value: impl Into<String>) -> Self {
        self.email = Some(value.into());
        self
    }

    /// Telephone number: digits, blanks and `+ ( ) - . /`; null clears it.
    #[must_use]
    pub fn phone(mut self, value: impl Into<String>) -> Self {
        self.phone = Patch::Value(value.into());
        self
    }

    /// Sends null as `phone`, which clears it.
    #[must_use]
    pub fn clear_phone(mut self) -> Self {
        self.phone = Patch::Null;
        self
    }
}

/// Changes to a pricebook; what is left out stays.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct UpdatePricebook {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl UpdatePricebook {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Its name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
}

/// Changes to a reseller; what is left out stays, null clears.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct UpdateReseller {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its key in the distributor's own systems, unique; null clears it.
    #[serde(skip_serializing_if = "Patch::is_absent")]
    pub external_ref: Patch<String>,
    /// Where it is (ISO 3166-1 alpha-2); null clears it.
    #[serde(skip_serializing_if = "Patch::is_absent")]
    pub country: Patch<String>,
    /// The currency it usually buys in (ISO 4217).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_currency: Option<String>,
    /// `suspended` refuses the tokens of the reseller and of its customers within five seconds; `active` takes
    /// them again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ResellerStatus>,
}

impl UpdateReseller {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Its name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }

    /// Its key in the distributor's own systems, unique; null clears it.
    #[must_use]
    pub fn external_ref(mut self, value: impl Into<String>) -> Self {
        self.external_ref = Patch::Value(value.into());
        self
    }

    /// Sends null as `externalRef`, which clears it.
    #[must_use]
    pub fn clear_external_ref(mut self) -> Self {
        self.external_ref = Patch::Null;
        self
    }

    /// Where it is (ISO 3166-1 alpha-2); null clears it.
    #[must_use]
    pub fn country(mut self, value: impl Into<String>) -> Self {
        self.country = Patch::Value(value.into());
        self
    }

    /// Sends null as `country`, which clears it.
    #[must_use]
    pub fn clear_country(mut self) -> Self {
        self.country = Patch::Null;
        self
    }

    /// The currency it usually buys in (ISO 4217).
    #[must_use]
    pub fn default_currency(mut self, value: impl Into<String>) -> Self {
        self.default_currency = Some(value.into());
        self
    }

    /// `suspended` refuses the tokens of the reseller and of its customers within five seconds; `active` takes
    /// them again.
    #[must_use]
    pub fn status(mut self, value: impl Into<ResellerStatus>) -> Self {
        self.status = Some(value.into());
        self
    }
}

/// Changes to a support plan group; what is left out stays.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct UpdateSupportPlan {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How its accounts are billed for support; every account that is in it afterwards must fit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<SupportPlanKind>,
    /// Replaces its accounts: those that are not named are taken out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_account_ids: Option<Vec<CloudAccountId>>,
}

impl UpdateSupportPlan {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Its name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }

    /// How its accounts are billed for support; every account that is in it afterwards must fit.
    #[must_use]
    pub fn kind(mut self, value: impl Into<SupportPlanKind>) -> Self {
        self.kind = Some(value.into());
        self
    }

    /// Replaces its accounts: those that are not named are taken out.
    #[must_use]
    pub fn cloud_account_ids(mut self, value: impl IntoIterator<Item = impl Into<CloudAccountId>>) -> Self {
        self.cloud_account_ids = Some(value.into_iter().map(Into::into).collect());
        self
    }
}

/// Changes to a webhook endpoint; what is left out stays, null clears.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct UpdateWebhookEndpoint {
    /// Where events are sent to. What is not delivered yet goes there too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The names of types of events that it gets, or `["*"]` for all that there are and will be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_types: Option<Vec<EventTypeFilter>>,
    /// What it is for; null clears it.
    #[serde(skip_serializing_if = "Patch::is_absent")]
    pub description: Patch<String>,
    /// `false` stops everything: events of that time are not sent later, and what is not delivered yet waits.
    /// `true` starts it again, and makes a `failing` endpoint `enabled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

impl UpdateWebhookEndpoint {
    /// Nothing is set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Where events are sent to. What is not delivered yet goes there too.
    #[must_use]
    pub fn url(mut self, value: impl Into<String>) -> Self {
        self.url = Some(value.into());
        self
    }

    /// The names of types of events that it gets, or `["*"]` for all that there are and will be.
    #[must_use]
    pub fn event_types(mut self, value: impl IntoIterator<Item = impl Into<EventTypeFilter>>) -> Self {
        self.event_types = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// What it is for; null clears it.
    #[must_use]
    pub fn description(mut self, value: impl Into<String>) -> Self {
        self.description = Patch::Value(value.into());
        self
    }

    /// Sends null as `description`, which clears it.
    #[must_use]
    pub fn clear_description(mut self) -> Self {
        self.description = Patch::Null;
        self
    }

    /// `false` stops everything: events of that time are not sent later, and what is not delivered yet waits.
    /// `true` starts it again, and makes a `failing` endpoint `enabled`.
    #[must_use]
    pub fn enabled(mut self, value: bool) -> Self {
        self.enabled = Some(value);
        self
    }
}

/// A line of usage.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct UsageLine {
    /// The service's name or code, as rules with the scope `service` spell it.
    pub service: String,
    /// Who bills it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_entity: Option<String>,
    /// The SKU.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// Free text, handed back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// List price (MSRP); below zero for a credit.
    pub list_cost: String,
    /// What the reseller pays; needed for the margin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seller_cost: Option<String>,
}

impl UsageLine {
    /// With the members that are required.
    #[must_use]
    pub fn new(service: impl Into<String>, list_cost: impl Into<String>) -> Self {
        Self {
            service: service.into(),
            billing_entity: None,
            sku: None,
            description: None,
            list_cost: list_cost.into(),
            seller_cost: None,
        }
    }

    /// Who bills it.
    #[must_use]
    pub fn billing_entity(mut self, value: impl Into<String>) -> Self {
        self.billing_entity = Some(value.into());
        self
    }

    /// The SKU.
    #[must_use]
    pub fn sku(mut self, value: impl Into<String>) -> Self {
        self.sku = Some(value.into());
        self
    }

    /// Free text, handed back.
    #[must_use]
    pub fn description(mut self, value: impl Into<String>) -> Self {
        self.description = Some(value.into());
        self
    }

    /// What the reseller pays; needed for the margin.
    #[must_use]
    pub fn seller_cost(mut self, value: impl Into<String>) -> Self {
        self.seller_cost = Some(value.into());
        self
    }
}
