//! Every endpoint's entry: what it demands of its callers, and what its rules refuse with. The router, the transactions and
//! the document read these; a handler names its own in [`Allow`](crate::auth::endpoint::Allow).

use crate::auth::Role;
use crate::auth::Scope::*;
use crate::auth::endpoint::{Endpoint, Entry};
use crate::domain::Code::{self, *};

macro_rules! endpoints {
    ($($name:ident = $entry:expr;)*) => {
        $(
            #[doc = concat!("The endpoint `", stringify!($name), "`.")]
            pub struct $name;

            impl Endpoint for $name {
                const ENTRY: Entry = $entry.named(stringify!($name));
            }
        )*

        /// All of them.
        pub const ALL: &[Entry] = &[$($name::ENTRY),*];
    };
}

/// The entry of an operation.
pub fn of_operation(id: &str) -> Option<&'static Entry> {
    let name = |entry: &&Entry| entry.name.len() == id.len() && entry.name.eq_ignore_ascii_case(id);
    ALL.iter().find(name)
}

/// What stands against submitting a link request.
const SUBMISSION: &[Code] = &[
    CloudAccountNotLive,
    CloudAccountAlreadyLinked,
    LinkRequestAlreadyOpen,
    MemberAccountMustLeave,
    ManagementAccountNeedsCta,
];

/// What stands against putting accounts into a support plan group.
const MEMBERSHIP: &[Code] =
    &[CloudAccountNotLive, AccountAlreadyInSupportPlan, SupportPlanMismatch, SupportPlanRetired, AccountOfOtherClient];

endpoints! {
    IssueToken = Entry::public();
    GetJwks = Entry::public();
    GetAuthorizationServerMetadata = Entry::public();
    CreateReseller = Entry::of(ResellersWrite).refuses(&[ExternalRefTaken]);
    ListResellers = Entry::of(ResellersRead);
    GetReseller = Entry::of(ResellersRead);
    UpdateReseller = Entry::of(ResellersWrite).refuses(&[ExternalRefTaken]);

    CreateCredential = Entry::of(CredentialsWrite).refuses(&[ClientArchived, ScopeNotAllowed]);
    ListCredentials = Entry::of(CredentialsRead);
    GetCredential = Entry::of(CredentialsRead);
    RevokeCredential = Entry::of(CredentialsWrite).refuses(&[LastOperationsCredential]);
    RotateCredential = Entry::for_callers().optional_body().refuses(&[CredentialRevoked, RoleNotAllowed]);

    CreateClient = Entry::of(ClientsWrite).refuses(&[ExternalRefTaken]);
    ListClients = Entry::of(ClientsRead).open_without_portal();
    GetClient = Entry::of(ClientsRead).open_without_portal();
    UpdateClient = Entry::of(ClientsWrite).refuses(&[ExternalRefTaken]);
    ArchiveClient = Entry::of(ClientsWrite).refuses(&[ClientHasLiveAccounts]);
    GetClientOnboarding = Entry::of(ClientsRead);

    ListDiscoveryQuestions = Entry::for_callers();
    GetDiscovery = Entry::of(ClientsRead).not_for(&[Role::Customer]);
    PutDiscovery = Entry::of(ClientsWrite).not_for(&[Role::Customer]).refuses(&[ClientArchived]);

    SimulateMargin = Entry::of(ClientsRead).not_for(&[Role::Customer]).computes().refuses(&[PricebookCurrencyMismatch]);

    ListCloudProviders = Entry::of(ClientsRead);
    GetCloudProvider = Entry::of(ClientsRead).refuses(&[CloudProviderNotFound]);
    PutCloudProvider = Entry::of(ClientsWrite).refuses(&[ClientArchived, PricebookRetired, PricebookCurrencyMismatch]);
    DeleteCloudProvider = Entry::of(ClientsWrite).refuses(&[CloudProviderNotFound, CloudProviderInUse]);

    CreatePricebook = Entry::of(PricebooksWrite).refuses(&[MasterPricebookReadOnly, PricebookRetired, PricebookCurrencyMismatch]);
    ListPricebooks = Entry::of(PricebooksRead);
    GetPricebook = Entry::of(PricebooksRead);
    UpdatePricebook = Entry::of(PricebooksWrite).refuses(&[MasterPricebookReadOnly, PricebookRetired]);
    RetirePricebook = Entry::of(PricebooksWrite).refuses(&[MasterPricebookReadOnly, PricebookInUse]);

    PutPricebookRules = Entry::of(PricebooksWrite).refuses(&[MasterPricebookReadOnly, PricebookRetired, QuotaExceeded]);
    ListPricebookRuleVersions = Entry::of(PricebooksRead);
    GetPricebookRuleVersion = Entry::of(PricebooksRead);

    PricePricebook = Entry::of(PricebooksRead).computes();

    CreateCloudAccount = Entry::of(CloudAccountsWrite).refuses(&[ClientArchived, PricebookRetired, PricebookNotSet, AwsAccountAlreadyRegistered, RootEmailInUse, MemberAccountMustLeave, PricebookCurrencyMismatch, ManagementAccountNeedsCta, SupportPlanRetired]);
    ListCloudAccounts = Entry::of(CloudAccountsRead);
    GetCloudAccount = Entry::of(CloudAccountsRead);
    UpdateCloudAccount = Entry::of(CloudAccountsWrite).refuses(&[PricebookRetired, PricebookNotSet, AwsAccountAlreadyRegistered, AccountNumberFixed, RootEmailInUse, CloudAccountNotLive, LinkRequestAlreadyOpen, MemberAccountMustLeave, PricebookCurrencyMismatch, ManagementAccountNeedsCta, SupportPlanMismatch, SupportPlanRetired, SupportPlanFull, AccountOfOtherClient]);
    UnlinkCloudAccount = Entry::of(CloudAccountsWrite).not_for(&[Role::Customer]).refuses(&[CloudAccountNotLive, LinkRequestAlreadyOpen]);
    GetCloudAccountOnboarding = Entry::of(CloudAccountsRead);

    CreateOwnerLink = Entry::of(CloudAccountsWrite).not_for(&[Role::Customer]).optional_body().refuses(&[CloudAccountNotLive, TooManyOwnerLinks]);
    ListOwnerLinks = Entry::of(CloudAccountsRead).not_for(&[Role::Customer]);
    GetOwnerLink = Entry::of(CloudAccountsRead).not_for(&[Role::Customer]);
    RevokeOwnerLink = Entry::of(CloudAccountsWrite).not_for(&[Role::Customer]);
    CreateOnboardingPlan = Entry::of(CloudAccountsWrite).not_for(&[Role::Customer]).refuses(&[ClientArchived]);
    ListOnboardingPlans = Entry::of(CloudAccountsRead).not_for(&[Role::Customer]);
    GetOnboardingPlan = Entry::of(CloudAccountsRead).not_for(&[Role::Customer]);
    ListOnboardingPlanRows = Entry::of(CloudAccountsRead).not_for(&[Role::Customer]);
    ApplyOnboardingPlan = Entry::of(CloudAccountsWrite).not_for(&[Role::Customer]).refuses(&[OnboardingPlanNotPlanned]);
    DiscardOnboardingPlan = Entry::of(CloudAccountsWrite).not_for(&[Role::Customer]).refuses(&[OnboardingPlanNotPlanned]);

    ListRoleArns = Entry::of(RoleArnRead);
    GetRoleArn = Entry::of(RoleArnRead);
    PutRoleArn = Entry::of(RoleArnWrite).refuses(&[CloudAccountNotLive, RoleArnAccountMismatch, RoleArnPartitionMismatch, RoleNameMismatch]);
    ClearRoleArn = Entry::of(RoleArnWrite).refuses(&[CloudAccountNotLive]);
    CheckRoleArn = Entry::of(RoleArnWrite).refuses(&[CloudAccountNotLive, RoleArnNotSet, AwsNotConnected]);
    RecordRoleCheck = Entry::of(RoleArnWrite).not_for(&[Role::Reseller, Role::Customer]).refuses(&[CloudAccountNotLive, RoleArnNotSet, AwsConnected]);
    GetRoleReport = Entry::of(RoleArnRead).refuses(&[RoleReportNotFound]);
    GetSetupKit = Entry::of(RoleArnRead).refuses(&[RoleNameExceedsAwsLimit]);

    PreflightLinkRequest = Entry::of(LinkRequestsRead).computes();
    CreateLinkRequest = Entry::of(LinkRequestsWrite).and(SUBMISSION);
    ListLinkRequests = Entry::of(LinkRequestsRead);
    GetLinkRequest = Entry::of(LinkRequestsRead);
    GetLinkRequestHistory = Entry::of(LinkRequestsRead);
    ApproveLinkRequest = Entry::of(LinkRequestsOperate).optional_body().refuses(&[RootEmailInUse, LinkRequestTransitionNotAllowed, AccountNameRequired, RootEmailRequired, SupportPlanMismatch, SupportPlanRetired]);
    RejectLinkRequest = Entry::of(LinkRequestsOperate).refuses(&[LinkRequestTransitionNotAllowed]);
    SendLinkRequest = Entry::of(LinkRequestsOperate).optional_body().refuses(&[LinkRequestTransitionNotAllowed, AccountNameRequired, RootEmailRequired, AwsUnavailable]);
    CompleteLinkRequest = Entry::of(LinkRequestsOperate).refuses(&[AwsAccountAlreadyRegistered, LinkRequestTransitionNotAllowed]);
    FailLinkRequest = Entry::of(LinkRequestsOperate).refuses(&[LinkRequestTransitionNotAllowed]);
    RecordLinkRequestOutcome = Entry::of(LinkRequestsOperate).refuses(&[LinkRequestTransitionNotAllowed]);
    CancelLinkRequest = Entry::of(LinkRequestsWrite).optional_body().refuses(&[LinkRequestTransitionNotAllowed, AwsUnavailable]);
    RenewLinkRequest = Entry::of(LinkRequestsWrite).not_for(&[Role::Customer]).refuses(&[LinkRequestTransitionNotAllowed]).and(SUBMISSION);

    ListSupportPlanCatalog = Entry::of(SupportPlansRead);
    GetSupportPlanCatalogEntry = Entry::of(SupportPlansRead);
    QuoteSupportPlan = Entry::of(SupportPlansRead).computes().refuses(&[SupportPlanRetired]);

    GetSunsetReport = Entry::of(SupportPlansRead).not_for(&[Role::Customer]);
    ChargeSunsetReport = Entry::of(SupportPlansRead).not_for(&[Role::Customer]).computes();

    CreateSupportPlan = Entry::of(SupportPlansWrite).refuses(&[ClientArchived]).and(MEMBERSHIP);
    ListSupportPlans = Entry::of(SupportPlansRead);
    GetSupportPlan = Entry::of(SupportPlansRead);
    UpdateSupportPlan = Entry::of(SupportPlansWrite).and(MEMBERSHIP);
    DeleteSupportPlan = Entry::of(SupportPlansWrite).refuses(&[SupportPlanInUse]);
    PutSupportPlanAccount = Entry::of(SupportPlansWrite).refuses(&[SupportPlanFull]).and(MEMBERSHIP);
    DeleteSupportPlanAccount = Entry::of(SupportPlansWrite).refuses(&[SupportPlanAccountNotFound]);

    ListEvents = Entry::of(EventsRead).refuses(&[EventsGone, TooManyFollowers]);

    CreateWebhookEndpoint = Entry::of(WebhooksWrite).refuses(&[WebhookAddressNotAllowed]);
    ListWebhookEndpoints = Entry::of(WebhooksRead);
    GetWebhookEndpoint = Entry::of(WebhooksRead);
    UpdateWebhookEndpoint = Entry::of(WebhooksWrite).refuses(&[WebhookAddressNotAllowed]);
    DeleteWebhookEndpoint = Entry::of(WebhooksWrite);
    RotateWebhookSecret = Entry::of(WebhooksWrite).optional_body();
    TestWebhookEndpoint = Entry::of(WebhooksWrite);
    ListWebhookDeliveries = Entry::of(WebhooksRead);
    RetryWebhookDelivery = Entry::of(WebhooksWrite).refuses(&[WebhookEndpointDisabled]);

    GetTestClock = Entry::of(LinkRequestsOperate).refuses(&[NotSimulated]);
    AdvanceTestClock = Entry::of(LinkRequestsOperate).refuses(&[NotSimulated]);
    ResetTestClock = Entry::of(LinkRequestsOperate).unversioned().refuses(&[NotSimulated]);

    GetHealth = Entry::public();
    GetReadiness = Entry::public().refuses(&[NotReady]);
}
