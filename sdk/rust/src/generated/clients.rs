// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

use super::answers::{
    ClientOnboarding, ClientProfile, CloudProvider, CloudProviderList, Discovery, DiscoveryQuestions, MarginSimulation,
};
use super::enums::ClientStatus;
use super::ids::ClientId;
use super::requests::{CreateClient, PutCloudProvider, PutDiscovery, SimulateMargin, UpdateClient};
use crate::request::Request;
use crate::{Call, Gangway, Page};
use reqwest::Method;
use std::borrow::Borrow;

/// End customers, the pricebook and the portal that each has for AWS, and their checklists.
#[derive(Debug, Clone)]
pub struct ClientsApi(pub(crate) Gangway);

impl ClientsApi {
    /// List clients.
    ///
    /// Newest first, archived ones too. A customer sees its own client and no other. A search with `q` looks
    /// through 10,000 clients for one page: then a page may have fewer than `limit` or none, and still a
    /// `nextCursor` with which the search goes on. It has ended when there is none.
    ///
    /// Scope: `clients:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `invalid_request`,
    /// `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /clients`.
    pub fn list(&self) -> Call<Page<ClientProfile>, ListClientsOptions> {
        Call::page(Request::new(&self.0, "listClients", Method::GET, true, &["clients"]))
    }

    /// Create a client.
    ///
    /// Sets up an end customer; everything else needs one. Set its pricebook next: `PUT
    /// /clients/{clientId}/cloud-providers/aws`. Operations names the reseller in `resellerId`.
    ///
    /// Scope: `clients:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `external_ref_taken`, `quota_exceeded`, `idempotency_in_progress`, `invalid_request`,
    /// `idempotency_key_reused`.
    ///
    /// `POST /clients`.
    pub fn create(&self, body: impl Borrow<CreateClient>) -> Call<ClientProfile> {
        Call::json(Request::new(&self.0, "createClient", Method::POST, true, &["clients"]).json(body.borrow()))
    }

    /// Get a client.
    ///
    /// Its present state. A customer can read its own client even while the customer portal is off.
    ///
    /// Scope: `clients:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `client_not_found`,
    /// `invalid_request`.
    ///
    /// `GET /clients/{clientId}`.
    pub fn get(&self, client_id: impl Into<ClientId>) -> Call<ClientProfile> {
        Call::json(Request::new(&self.0, "getClient", Method::GET, true, &["clients", client_id.into().as_str()]))
    }

    /// Change a client.
    ///
    /// A JSON merge patch: what is left out stays, null clears, and so it is inside `contact` and `address`. An
    /// archived client can be changed too.
    ///
    /// Scope: `clients:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `client_not_found`, `external_ref_taken`, `invalid_request`.
    ///
    /// `PATCH /clients/{clientId}`.
    pub fn update(&self, client_id: impl Into<ClientId>, body: impl Borrow<UpdateClient>) -> Call<ClientProfile> {
        Call::json(
            Request::new(&self.0, "updateClient", Method::PATCH, true, &["clients", client_id.into().as_str()])
                .json(body.borrow()),
        )
    }

    /// Archive a client.
    ///
    /// It stays readable, but takes no new accounts and no new credentials, for good; its customers' credentials
    /// are revoked. Refused while it has live accounts; archiving it again changes nothing.
    ///
    /// Scope: `clients:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `client_not_found`, `client_has_live_accounts`, `invalid_request`.
    ///
    /// `DELETE /clients/{clientId}`.
    pub fn archive(&self, client_id: impl Into<ClientId>) -> Call<()> {
        Call::empty(Request::new(
            &self.0,
            "archiveClient",
            Method::DELETE,
            true,
            &["clients", client_id.into().as_str()],
        ))
    }

    /// List a client's cloud providers.
    ///
    /// One at most, because AWS is the only provider; no pages.
    ///
    /// Scope: `clients:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `client_not_found`, `invalid_request`.
    ///
    /// `GET /clients/{clientId}/cloud-providers`.
    pub fn list_cloud_providers(&self, client_id: impl Into<ClientId>) -> Call<CloudProviderList> {
        Call::json(Request::new(
            &self.0,
            "listCloudProviders",
            Method::GET,
            true,
            &["clients", client_id.into().as_str(), "cloud-providers"],
        ))
    }

    /// Get a client's settings for AWS.
    ///
    /// Its default pricebook, its currency, and whether the customer portal is on.
    ///
    /// Scope: `clients:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `client_not_found`, `cloud_provider_not_found`, `invalid_request`.
    ///
    /// `GET /clients/{clientId}/cloud-providers/aws`.
    pub fn get_cloud_provider(&self, client_id: impl Into<ClientId>) -> Call<CloudProvider> {
        Call::json(Request::new(
            &self.0,
            "getCloudProvider",
            Method::GET,
            true,
            &["clients", client_id.into().as_str(), "cloud-providers", "aws"],
        ))
    }

    /// Set a client's pricebook for AWS.
    ///
    /// Creates or replaces the settings: members that are left out get their defaults. Accounts without a
    /// pricebook of their own follow at once. Cloud accounts can be added as soon as this is set.
    ///
    /// Scope: `clients:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `client_not_found`, `client_archived`, `pricebook_retired`, `invalid_request`,
    /// `pricebook_currency_mismatch`.
    ///
    /// `PUT /clients/{clientId}/cloud-providers/aws`.
    pub fn put_cloud_provider(
        &self,
        client_id: impl Into<ClientId>,
        body: impl Borrow<PutCloudProvider>,
    ) -> Call<CloudProvider> {
        Call::json(
            Request::new(
                &self.0,
                "putCloudProvider",
                Method::PUT,
                true,
                &["clients", client_id.into().as_str(), "cloud-providers", "aws"],
            )
            .json(body.borrow()),
        )
    }

    /// Remove a client's settings for AWS.
    ///
    /// Refused while a live account inherits the pricebook. The customer portal is off afterwards.
    ///
    /// Scope: `clients:write`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `client_not_found`, `cloud_provider_not_found`, `cloud_provider_in_use`, `invalid_request`.
    ///
    /// `DELETE /clients/{clientId}/cloud-providers/aws`.
    pub fn delete_cloud_provider(&self, client_id: impl Into<ClientId>) -> Call<()> {
        Call::empty(Request::new(
            &self.0,
            "deleteCloudProvider",
            Method::DELETE,
            true,
            &["clients", client_id.into().as_str(), "cloud-providers", "aws"],
        ))
    }

    /// Get a client's answers to the discovery questions.
    ///
    /// With the risks that follow from them, each with who deals with it and how. Before the first `PUT` there
    /// are no answers.
    ///
    /// Scope: `clients:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `client_not_found`, `invalid_request`.
    ///
    /// `GET /clients/{clientId}/discovery`.
    pub fn get_discovery(&self, client_id: impl Into<ClientId>) -> Call<Discovery> {
        Call::json(Request::new(
            &self.0,
            "getDiscovery",
            Method::GET,
            true,
            &["clients", client_id.into().as_str(), "discovery"],
        ))
    }

    /// Set a client's answers to the discovery questions.
    ///
    /// Replaces all answers and the note. Risks of the severities `warning` and `blocker` are warnings of the
    /// client's open link requests, and the pre-flight names them; nothing is refused because of them.
    ///
    /// Scope: `clients:write`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `client_not_found`, `client_archived`, `invalid_request`.
    ///
    /// `PUT /clients/{clientId}/discovery`.
    pub fn put_discovery(&self, client_id: impl Into<ClientId>, body: impl Borrow<PutDiscovery>) -> Call<Discovery> {
        Call::json(
            Request::new(
                &self.0,
                "putDiscovery",
                Method::PUT,
                true,
                &["clients", client_id.into().as_str(), "discovery"],
            )
            .json(body.borrow()),
        )
    }

    /// Simulate a client's margin.
    ///
    /// What the client and its reseller pay in a month for the given costs, with the present settings, and which
    /// of them lose money. Nothing is stored.
    ///
    /// An account's usage is priced as a whole, as one line of the service `Amazon Web Services`: of its
    /// effective pricebook's rules only the global one applies. AWS charges support by the account's support type
    /// on its list cost, on each account alone or, for an aggregated plan, on all accounts of the request that
    /// have it together. A support plan group that fits passes that charge on; without one the client is billed
    /// no support. Amounts are in USD, as AWS's support prices are; a pricebook in another currency is refused.
    ///
    /// Scope: `clients:read`.
    ///
    /// Its problem codes: `invalid_json`, `precondition_not_supported`, `insufficient_scope`, `role_not_allowed`,
    /// `client_not_found`, `quota_exceeded`, `idempotency_in_progress`, `invalid_request`,
    /// `idempotency_key_reused`, `pricebook_currency_mismatch`.
    ///
    /// `POST /clients/{clientId}/margin-simulation`.
    pub fn simulate_margin(
        &self,
        client_id: impl Into<ClientId>,
        body: impl Borrow<SimulateMargin>,
    ) -> Call<MarginSimulation> {
        Call::json(
            Request::new(
                &self.0,
                "simulateMargin",
                Method::POST,
                true,
                &["clients", client_id.into().as_str(), "margin-simulation"],
            )
            .json(body.borrow()),
        )
    }

    /// Get a client's checklist.
    ///
    /// The client's own tasks, and how far each of its live accounts is, oldest first. A client with more than a
    /// hundred accounts has them on several pages: each repeats the client's own tasks.
    ///
    /// Scope: `clients:read`.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`,
    /// `client_not_found`, `invalid_request`, `cursor_invalid`, `cursor_mismatch`.
    ///
    /// `GET /clients/{clientId}/onboarding`.
    pub fn get_onboarding(&self, client_id: impl Into<ClientId>) -> Call<ClientOnboarding, GetClientOnboardingOptions> {
        Call::json(Request::new(
            &self.0,
            "getClientOnboarding",
            Method::GET,
            true,
            &["clients", client_id.into().as_str(), "onboarding"],
        ))
    }

    /// List the discovery questions.
    ///
    /// What to know of a client before an existing account of it is linked. `version` is the day since which
    /// these are the questions. No pages.
    ///
    /// Its problem codes: `precondition_not_supported`, `insufficient_scope`, `portal_not_enabled`.
    ///
    /// `GET /discovery-questions`.
    pub fn list_discovery_questions(&self) -> Call<DiscoveryQuestions> {
        Call::json(Request::new(&self.0, "listDiscoveryQuestions", Method::GET, true, &["discovery-questions"]))
    }
}

/// What only `listClients` can be told.
#[derive(Debug)]
pub enum ListClientsOptions {}

impl<T> Call<T, ListClientsOptions> {
    /// Only those with this status.
    pub fn status(mut self, value: impl Into<ClientStatus>) -> Self {
        self.request = self.request.query("status", &Into::<ClientStatus>::into(value));
        self
    }

    /// Only those with this external reference.
    pub fn external_ref(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("externalRef", &value.as_ref());
        self
    }

    /// Only those whose name contains this text; letter case does not matter.
    pub fn q(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("q", &value.as_ref());
        self
    }

    /// Only those of this reseller.
    pub fn reseller_id(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("resellerId", &value.as_ref());
        self
    }

    /// Items on a page.
    pub fn limit(mut self, value: i64) -> Self {
        self.request = self.request.query("limit", &value);
        self
    }

    /// `nextCursor` of the page before.
    pub fn cursor(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("cursor", &value.as_ref());
        self
    }
}

/// What only `getClientOnboarding` can be told.
#[derive(Debug)]
pub enum GetClientOnboardingOptions {}

impl<T> Call<T, GetClientOnboardingOptions> {
    /// Accounts in the answer.
    pub fn limit(mut self, value: i64) -> Self {
        self.request = self.request.query("limit", &value);
        self
    }

    /// `nextCursor` of the answer before.
    pub fn cursor(mut self, value: impl AsRef<str>) -> Self {
        self.request = self.request.query("cursor", &value.as_ref());
        self
    }
}
