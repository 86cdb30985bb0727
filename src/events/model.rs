//! What can happen. Must not know the database or HTTP.

use chrono::{DateTime, Utc};
use serde_json::Value;

crate::text_enum! {
    /// What happened: the resource and a past participle.
    EventKind as "EventType" {
        /// It was created.
        ResellerCreated "reseller.created",
        /// It was changed.
        ResellerUpdated "reseller.updated",
        /// It was created.
        ClientCreated "client.created",
        /// It was changed.
        ClientUpdated "client.updated",
        /// It was archived.
        ClientArchived "client.archived",
        /// The client's answers to the discovery questions were changed.
        DiscoveryUpdated "discovery.updated",
        /// It was created.
        CredentialCreated "credential.created",
        /// It got a new secret.
        CredentialRotated "credential.rotated",
        /// It was revoked.
        CredentialRevoked "credential.revoked",
        /// Logins failed: with a wrong secret, or with a credential that may not be used any more; with the id `unknown`,
        /// with ids that are nobody's. Only operations sees it, once a minute at most, and it tells no new version.
        CredentialLoginRefused "credential.login_refused",
        /// Its tokens lacked a scope for what was asked. Only operations sees it, once a minute and scope at most, and it
        /// tells no new version.
        CredentialScopeRefused "credential.scope_refused",
        /// It was created.
        PricebookCreated "pricebook.created",
        /// It was changed.
        PricebookUpdated "pricebook.updated",
        /// It was retired.
        PricebookRetired "pricebook.retired",
        /// It was set for a client.
        CloudProviderSet "cloud_provider.set",
        /// It was removed from a client.
        CloudProviderRemoved "cloud_provider.removed",
        /// It was created.
        CloudAccountCreated "cloud_account.created",
        /// It was changed.
        CloudAccountUpdated "cloud_account.updated",
        /// It joined the organization.
        CloudAccountLinked "cloud_account.linked",
        /// AWS ends its support plan within 60 days, or has ended it; it tells no new version.
        CloudAccountSupportPlanEnding "cloud_account.support_plan_ending",
        /// It was unlinked.
        CloudAccountUnlinked "cloud_account.unlinked",
        /// It was created.
        OwnerLinkCreated "owner_link.created",
        /// It was revoked, or its account was unlinked.
        OwnerLinkRevoked "owner_link.revoked",
        /// What it was made for is done: the account is linked, and its role verified.
        OwnerLinkCompleted "owner_link.completed",
        /// It was changed.
        RoleArnUpdated "role_arn.updated",
        /// Its ARN was cleared.
        RoleArnCleared "role_arn.cleared",
        /// A check found that it works.
        RoleArnVerified "role_arn.verified",
        /// A check found that it does not work, or is insecure.
        RoleArnRefused "role_arn.refused",
        /// A check found that it no longer works as it did.
        RoleArnDrifted "role_arn.drifted",
        /// It was submitted.
        LinkRequestSubmitted "link_request.submitted",
        /// Operations agreed.
        LinkRequestApproved "link_request.approved",
        /// Operations refused.
        LinkRequestRejected "link_request.rejected",
        /// It changed otherwise: AWS is being asked, AWS gave no answer, the platform cannot go on or can again, what is
        /// warned of changed, or another request took its place.
        LinkRequestUpdated "link_request.updated",
        /// The invitation is out.
        LinkRequestSent "link_request.sent",
        /// The owner accepted.
        LinkRequestAccepted "link_request.accepted",
        /// The owner declined.
        LinkRequestDeclined "link_request.declined",
        /// Nobody answered in two weeks.
        LinkRequestExpired "link_request.expired",
        /// It was withdrawn.
        LinkRequestCanceled "link_request.canceled",
        /// AWS refused.
        LinkRequestFailed "link_request.failed",
        /// The new account exists.
        LinkRequestCompleted "link_request.completed",
        /// It was created.
        SupportPlanCreated "support_plan.created",
        /// It was changed.
        SupportPlanUpdated "support_plan.updated",
        /// It was deleted.
        SupportPlanDeleted "support_plan.deleted",
        /// An account was put in.
        SupportPlanAccountAdded "support_plan.account_added",
        /// An account was taken out.
        SupportPlanAccountRemoved "support_plan.account_removed",
        /// It was made; nothing has changed yet.
        OnboardingPlanCreated "onboarding_plan.created",
        /// It is being applied: that began, or went on, which is told now and then.
        OnboardingPlanUpdated "onboarding_plan.updated",
        /// Every row is done or has failed.
        OnboardingPlanApplied "onboarding_plan.applied",
        /// It was given up before it was applied.
        OnboardingPlanDiscarded "onboarding_plan.discarded",
        /// Nobody applied it within a day.
        OnboardingPlanExpired "onboarding_plan.expired",
        /// An endpoint is tried out: only ever delivered, and in no list.
        WebhookTest "webhook.test",
    }
}

impl EventKind {
    /// The resource that it happened to.
    pub fn resource(self) -> &'static str {
        self.as_str().split_once('.').map_or(self.as_str(), |(resource, _)| resource)
    }
}

/// What an event says of the resource that it concerns.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    /// Whose it is; the platform's own has no reseller.
    pub reseller_id: Option<&'a str>,
    /// The client that it concerns.
    pub client_id: Option<&'a str>,
    /// The resource's id.
    pub resource_id: &'a str,
    /// The resource's version after it.
    pub version: i32,
    /// What a consumer wants to know without asking back: states and ids, never names, addresses or secrets.
    pub data: Value,
}

/// What happened, as it was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: String,
    /// What happened; a newer version may have written one that this one does not know.
    pub kind: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The credential that did it.
    pub actor_credential_id: Option<String>,
    /// Its role.
    pub actor_role: String,
    /// The resource's id.
    pub resource_id: String,
    /// The resource's version after it.
    pub resource_version: i32,
    /// JSON: what a consumer wants to know.
    pub data: String,
    /// From where it was asked for, as it was written down; operations' alone.
    pub origin: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_name_a_resource_and_what_happened_to_it() {
        for kind in EventKind::ALL {
            assert_eq!(kind.as_str().matches('.').count(), 1, "{}", kind.as_str());
            assert!(!kind.resource().is_empty());
        }
    }
}
