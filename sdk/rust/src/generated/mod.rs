// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

pub(crate) mod answers;
pub(crate) mod clients;
pub(crate) mod cloud_accounts;
pub(crate) mod codes;
pub(crate) mod credentials;
pub(crate) mod enums;
pub(crate) mod events;
pub(crate) mod identity;
pub(crate) mod ids;
pub(crate) mod link_requests;
pub(crate) mod onboarding_plans;
pub(crate) mod pricebooks;
pub(crate) mod requests;
pub(crate) mod resellers;
pub(crate) mod role_arn;
pub(crate) mod service;
pub(crate) mod spec;
pub(crate) mod support_plans;
pub(crate) mod test_clock;
pub(crate) mod webhooks;

use crate::Gangway;

/// What requests and answers consist of.
pub mod models {
    pub use super::answers::*;
    pub use super::enums::*;
    pub use super::ids::*;
    pub use super::requests::*;
}

/// The resources, and what single operations can be told.
pub mod resources {
    pub use super::clients::*;
    pub use super::cloud_accounts::*;
    pub use super::credentials::*;
    pub use super::events::*;
    pub use super::identity::*;
    pub use super::link_requests::*;
    pub use super::onboarding_plans::*;
    pub use super::pricebooks::*;
    pub use super::resellers::*;
    pub use super::role_arn::*;
    pub use super::service::*;
    pub use super::support_plans::*;
    pub use super::test_clock::*;
    pub use super::webhooks::*;
}

impl Gangway {
    /// Access tokens, and the keys that sign them. Everything else needs a token.
    #[must_use]
    pub fn identity(&self) -> identity::IdentityApi {
        identity::IdentityApi(self.clone())
    }

    /// The distributor's partners. Only operations works with them.
    #[must_use]
    pub fn resellers(&self) -> resellers::ResellersApi {
        resellers::ResellersApi(self.clone())
    }

    /// What machines and customer portals log in with: an id, and a secret that is shown once.
    #[must_use]
    pub fn credentials(&self) -> credentials::CredentialsApi {
        credentials::CredentialsApi(self.clone())
    }

    /// End customers, the pricebook and the portal that each has for AWS, and their checklists.
    #[must_use]
    pub fn clients(&self) -> clients::ClientsApi {
        clients::ClientsApi(self.clone())
    }

    /// What customers pay: AWS's list prices, and the markups and discounts of resellers.
    #[must_use]
    pub fn pricebooks(&self) -> pricebooks::PricebooksApi {
        pricebooks::PricebooksApi(self.clone())
    }

    /// AWS accounts of clients, added by their number or requested anew, and their checklists.
    #[must_use]
    pub fn cloud_accounts(&self) -> cloud_accounts::CloudAccountsApi {
        cloud_accounts::CloudAccountsApi(self.clone())
    }

    /// Many accounts at once: a file becomes a plan that shows what would happen, and then happens.
    #[must_use]
    pub fn onboarding_plans(&self) -> onboarding_plans::OnboardingPlansApi {
        onboarding_plans::OnboardingPlansApi(self.clone())
    }

    /// The read-only role of an account, its checks, and the kit to create it.
    #[must_use]
    pub fn role_arn(&self) -> role_arn::RoleArnApi {
        role_arn::RoleArnApi(self.clone())
    }

    /// From the wish to the linked account: submit, approve, send, accept.
    #[must_use]
    pub fn link_requests(&self) -> link_requests::LinkRequestsApi {
        link_requests::LinkRequestsApi(self.clone())
    }

    /// Groups of accounts that are billed alike for AWS Support, and the catalogue of AWS's plans.
    #[must_use]
    pub fn support_plans(&self) -> support_plans::SupportPlansApi {
        support_plans::SupportPlansApi(self.clone())
    }

    /// What happened, as a list, and as a feed that misses nothing, in pages or as a stream.
    #[must_use]
    pub fn events(&self) -> events::EventsApi {
        events::EventsApi(self.clone())
    }

    /// Endpoints of yours that events are sent to as they happen, and what was delivered.
    #[must_use]
    pub fn webhooks(&self) -> webhooks::WebhooksApi {
        webhooks::WebhooksApi(self.clone())
    }

    /// In the simulated mode: lets time pass, so that what takes weeks can be tried at once.
    #[must_use]
    pub fn test_clock(&self) -> test_clock::TestClockApi {
        test_clock::TestClockApi(self.clone())
    }

    /// Health of the server. Its metrics are at `/metrics`, unless operations has given them an address of their
    /// own: then that is 404 here.
    #[must_use]
    pub fn service(&self) -> service::ServiceApi {
        service::ServiceApi(self.clone())
    }
}
