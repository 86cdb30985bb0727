// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

crate::values::open_enum! {
    /// A language that a client is addressed in (ISO 639-1).
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    ClientLanguage {
        /// English.
        En = "en",
        /// Spanish.
        Es = "es",
    }
}

crate::values::open_enum! {
    /// Whether a client takes new accounts.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    ClientStatus {
        /// It does.
        Active = "active",
        /// It takes none any more and has none that live.
        Archived = "archived",
    }
}

crate::values::open_enum! {
    /// Where the account came from.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    CloudAccountOrigin {
        /// The client had it already (*Add*).
        Existing = "existing",
        /// It was requested (*Request*).
        New = "new",
    }
}

crate::values::open_enum! {
    /// How far the account is.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    CloudAccountStatus {
        /// Saved, nothing asked for.
        Registered = "registered",
        /// A link request is with the operations team.
        Requested = "requested",
        /// AWS's invitation is out.
        Invited = "invited",
        /// It is in the distributor's organization.
        Linked = "linked",
        /// It was taken out.
        Unlinked = "unlinked",
        /// AWS closed it.
        Closed = "closed",
    }
}

crate::values::open_enum! {
    /// How the account is sold; always resale.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    CloudAccountType {
        /// Resold by the reseller.
        Resale = "resale",
    }
}

crate::values::open_enum! {
    /// A cloud provider that accounts can be onboarded for.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    CloudProviderName {
        /// Amazon Web Services.
        Aws = "aws",
    }
}

crate::values::open_enum! {
    /// What a credential is for.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    CredentialRole {
        /// The distributor's Cloud Operations team: sees everything.
        Operations = "operations",
        /// A partner: sees its own clients and all below them.
        Reseller = "reseller",
        /// The end customer in the customer portal: sees its own client while the provider is enabled there.
        Customer = "customer",
    }
}

crate::values::open_enum! {
    /// What may go wrong, by what was answered.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    DiscoveryRiskCode {
        /// A management account cannot be invited: it needs a Consent to Assignment or AWS's Billing Transfer.
        ManagementAccountNeedsOtherWay = "management_account_needs_other_way",
        /// Member accounts leave their organization first, or are transferred directly where the platform allows
        /// it.
        MemberMustLeaveOrTransfer = "member_must_leave_or_transfer",
        /// AWS lets no account go in the first days after its creation.
        TooYoungToLeave = "too_young_to_leave",
        /// An account needs a payment method of its own and a verified telephone number to leave or to accept.
        PaymentMethodNeeded = "payment_method_needed",
        /// Nobody can accept the invitation.
        NobodyCanAccept = "nobody_can_accept",
        /// The account could not be recovered after the move.
        RecoveryAccessMissing = "recovery_access_missing",
        /// The billing history stays behind.
        DownloadBillingHistoryFirst = "download_billing_history_first",
        /// Reserved Instances and Savings Plans of the account come along.
        ReservationsTravel = "reservations_travel",
        /// Discounts that others share with it end at once.
        SharedDiscountsEnd = "shared_discounts_end",
        /// Credits and private pricing may stay behind.
        CreditsMayNotTravel = "credits_may_not_travel",
        /// Marketplace subscriptions are billed by another account.
        MarketplaceBillingChanges = "marketplace_billing_changes",
        /// A prepaid balance that is not used up is in the way of AWS's Billing Transfer.
        UnusedPrepayment = "unused_prepayment",
        /// An invoice is past due.
        PastDueInvoice = "past_due_invoice",
        /// Who signs in by the old organization's IAM Identity Center loses access.
        SsoAssignmentsVanish = "sso_assignments_vanish",
        /// What the old organization does for the account ends; service-managed StackSets may delete resources.
        OrganizationFeaturesEnd = "organization_features_end",
        /// The account's support plan ends on 2027-01-01.
        PlanEnds2027 = "plan_ends_2027",
        /// Another AWS company sells to it than to the distributor.
        OtherSellerOfRecord = "other_seller_of_record",
        /// The Security and Compliance report needs Business Support.
        SecurityReportNeedsBusinessSupport = "security_report_needs_business_support",
    }
}

crate::values::open_enum! {
    /// How much a risk weighs.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    DiscoverySeverity {
        /// Good to know.
        Info = "info",
        /// It may cost time or money.
        Warning = "warning",
        /// The account cannot come until it is dealt with.
        Blocker = "blocker",
    }
}

crate::values::open_enum! {
    /// What happened: the resource and a past participle.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    EventType {
        /// It was created.
        ResellerCreated = "reseller.created",
        /// It was changed.
        ResellerUpdated = "reseller.updated",
        /// It was created.
        ClientCreated = "client.created",
        /// It was changed.
        ClientUpdated = "client.updated",
        /// It was archived.
        ClientArchived = "client.archived",
        /// The client's answers to the discovery questions were changed.
        DiscoveryUpdated = "discovery.updated",
        /// It was created.
        CredentialCreated = "credential.created",
        /// It got a new secret.
        CredentialRotated = "credential.rotated",
        /// It was revoked.
        CredentialRevoked = "credential.revoked",
        /// Logins failed: with a wrong secret, or with a credential that may not be used any more; with the id
        /// `unknown`, with ids that are nobody's. Only operations sees it, once a minute at most, and it tells no
        /// new version.
        CredentialLoginRefused = "credential.login_refused",
        /// Its tokens lacked a scope for what was asked. Only operations sees it, once a minute and scope at
        /// most, and it tells no new version.
        CredentialScopeRefused = "credential.scope_refused",
        /// It was created.
        PricebookCreated = "pricebook.created",
        /// It was changed.
        PricebookUpdated = "pricebook.updated",
        /// It was retired.
        PricebookRetired = "pricebook.retired",
        /// It was set for a client.
        CloudProviderSet = "cloud_provider.set",
        /// It was removed from a client.
        CloudProviderRemoved = "cloud_provider.removed",
        /// It was created.
        CloudAccountCreated = "cloud_account.created",
        /// It was changed.
        CloudAccountUpdated = "cloud_account.updated",
        /// It joined the organization.
        CloudAccountLinked = "cloud_account.linked",
        /// AWS ends its support plan within 60 days, or has ended it; it tells no new version.
        CloudAccountSupportPlanEnding = "cloud_account.support_plan_ending",
        /// It was unlinked.
        CloudAccountUnlinked = "cloud_account.unlinked",
        /// It was created.
        OwnerLinkCreated = "owner_link.created",
        /// It was revoked, or its account was unlinked.
        OwnerLinkRevoked = "owner_link.revoked",
        /// What it was made for is done: the account is linked, and its role verified.
        OwnerLinkCompleted = "owner_link.completed",
        /// It was changed.
        RoleArnUpdated = "role_arn.updated",
        /// Its ARN was cleared.
        RoleArnCleared = "role_arn.cleared",
        /// A check found that it works.
        RoleArnVerified = "role_arn.verified",
        /// A check found that it does not work, or is insecure.
        RoleArnRefused = "role_arn.refused",
        /// A check found that it no longer works as it did.
        RoleArnDrifted = "role_arn.drifted",
        /// It was submitted.
        LinkRequestSubmitted = "link_request.submitted",
        /// Operations agreed.
        LinkRequestApproved = "link_request.approved",
        /// Operations refused.
        LinkRequestRejected = "link_request.rejected",
        /// It changed otherwise: AWS is being asked, AWS gave no answer, the platform cannot go on or can again,
        /// what is warned of changed, or another request took its place.
        LinkRequestUpdated = "link_request.updated",
        /// The invitation is out.
        LinkRequestSent = "link_request.sent",
        /// The owner accepted.
        LinkRequestAccepted = "link_request.accepted",
        /// The owner declined.
        LinkRequestDeclined = "link_request.declined",
        /// Nobody answered in two weeks.
        LinkRequestExpired = "link_request.expired",
        /// It was withdrawn.
        LinkRequestCanceled = "link_request.canceled",
        /// AWS refused.
        LinkRequestFailed = "link_request.failed",
        /// The new account exists.
        LinkRequestCompleted = "link_request.completed",
        /// It was created.
        SupportPlanCreated = "support_plan.created",
        /// It was changed.
        SupportPlanUpdated = "support_plan.updated",
        /// It was deleted.
        SupportPlanDeleted = "support_plan.deleted",
        /// An account was put in.
        SupportPlanAccountAdded = "support_plan.account_added",
        /// An account was taken out.
        SupportPlanAccountRemoved = "support_plan.account_removed",
        /// It was made; nothing has changed yet.
        OnboardingPlanCreated = "onboarding_plan.created",
        /// It is being applied: that began, or went on, which is told now and then.
        OnboardingPlanUpdated = "onboarding_plan.updated",
        /// Every row is done or has failed.
        OnboardingPlanApplied = "onboarding_plan.applied",
        /// It was given up before it was applied.
        OnboardingPlanDiscarded = "onboarding_plan.discarded",
        /// Nobody applied it within a day.
        OnboardingPlanExpired = "onboarding_plan.expired",
        /// An endpoint is tried out: only ever delivered, and in no list.
        WebhookTest = "webhook.test",
    }
}

crate::values::closed_enum! {
    /// The forms a kit is handed out in.
    GetSetupKitFormat {
        /// All of it in one JSON document.
        Json = "json",
        /// The role's trust policy alone.
        TrustPolicy = "trust-policy",
        /// A CloudFormation template.
        Cloudformation = "cloudformation",
        /// A Terraform configuration.
        Terraform = "terraform",
        /// A POSIX shell script around the AWS command line.
        Cli = "cli",
        /// A PowerShell script around the AWS command line.
        Powershell = "powershell",
        /// Steps for a person in the AWS console, as Markdown.
        Console = "console",
    }
}

crate::values::open_enum! {
    /// What a caller can do with a link request: the last segment of the action's path.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    LinkRequestAction {
        /// Agree (operations).
        Approve = "approve",
        /// Refuse (operations).
        Reject = "reject",
        /// Send the invitation, or record that it was sent (operations).
        Send = "send",
        /// Record the new account's number (operations, manual mode).
        Complete = "complete",
        /// Record that AWS refused (operations, manual mode).
        Fail = "fail",
        /// Record the owner's answer (operations, manual mode).
        RecordOutcome = "record-outcome",
        /// Withdraw it.
        Cancel = "cancel",
        /// Put a new request in its place.
        Renew = "renew",
    }
}

crate::values::open_enum! {
    /// What a link request asks for.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    LinkRequestKind {
        /// Invite an account that exists.
        LinkExisting = "link_existing",
        /// Create a new account.
        CreateAccount = "create_account",
    }
}

crate::values::closed_enum! {
    /// What the account's owner answered.
    LinkRequestOutcome {
        /// The owner accepted: the account is linked.
        Accepted = "accepted",
        /// The owner declined.
        Declined = "declined",
    }
}

crate::values::open_enum! {
    /// How far a link request is.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    LinkRequestStatus {
        /// It waits for the operations team.
        Submitted = "submitted",
        /// The operations team agreed.
        Approved = "approved",
        /// The invitation is on its way to AWS.
        Sending = "sending",
        /// The invitation is out; the owner has two weeks.
        Sent = "sent",
        /// AWS is creating the account.
        Creating = "creating",
        /// The owner accepted: the account is linked.
        Accepted = "accepted",
        /// The new account exists and is linked.
        Completed = "completed",
        /// The owner declined.
        Declined = "declined",
        /// Nobody answered in two weeks.
        Expired = "expired",
        /// It was withdrawn.
        Canceled = "canceled",
        /// The operations team refused.
        Rejected = "rejected",
        /// AWS refused.
        Failed = "failed",
    }
}

crate::values::open_enum! {
    /// Which way an account comes on board.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    OnboardingFlow {
        /// An account that exists is linked.
        LinkExisting = "link_existing",
        /// A new account is created.
        NewAccount = "new_account",
    }
}

crate::values::open_enum! {
    /// Who does a task.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    OnboardingOwner {
        /// The reseller.
        Reseller = "reseller",
        /// The client.
        Client = "client",
        /// The AWS account's root user or an IAM administrator.
        AwsAccountOwner = "aws_account_owner",
        /// The distributor's operations team.
        Operations = "operations",
    }
}

crate::values::open_enum! {
    /// Where a task is done.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    OnboardingPanel {
        /// On this platform.
        Platform = "platform",
        /// In the customer portal.
        CustomerPortal = "customer_portal",
        /// In the AWS console.
        AwsConsole = "aws_console",
        /// In none of them.
        None = "none",
    }
}

crate::values::open_enum! {
    /// What a row of a plan makes happen.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    OnboardingPlanAction {
        /// An account is added.
        Create = "create",
        /// An account of the client is changed.
        Update = "update",
        /// Everything is as the row says already.
        None = "none",
        /// The row cannot be carried out; it says why.
        Refused = "refused",
    }
}

crate::values::open_enum! {
    /// What became of a row of a plan.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    OnboardingPlanOutcome {
        /// Nothing yet.
        Pending = "pending",
        /// It is as the plan said.
        Done = "done",
        /// It was refused, when it was planned or as it was carried out.
        Failed = "failed",
    }
}

crate::values::open_enum! {
    /// How far a plan is.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    OnboardingPlanStatus {
        /// It says what would happen; nothing has changed.
        Planned = "planned",
        /// It is being carried out, row by row.
        Applying = "applying",
        /// Every row is done, or has failed.
        Applied = "applied",
        /// It was given up before anything happened.
        Discarded = "discarded",
        /// Nobody applied it within a day.
        Expired = "expired",
    }
}

crate::values::open_enum! {
    /// How far an onboarding is.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    OnboardingStatus {
        /// Something that billing needs is missing.
        InProgress = "in_progress",
        /// Linked, priced, and in a support plan group of the right kind: it can be billed without loss.
        Ready = "ready",
        /// Every counted task is done.
        Complete = "complete",
    }
}

crate::values::open_enum! {
    /// A task of a checklist.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    OnboardingTaskCode {
        /// Review the discovery questions for customers with existing accounts.
        ReviewDiscoveryQuestions = "review_discovery_questions",
        /// Set up the client.
        CreateClient = "create_client",
        /// Set the pricebook.
        SetPricebook = "set_pricebook",
        /// Put the account into a support plan group.
        AssignSupportPlanGroup = "assign_support_plan_group",
        /// Set up credentials for the customer portal.
        PortalCredentials = "portal_credentials",
        /// Add the account number.
        AddAccountNumber = "add_account_number",
        /// Create the read-only role.
        CreateRole = "create_role",
        /// Save the role's ARN.
        AddRoleArn = "add_role_arn",
        /// Check the role.
        VerifyRoleArn = "verify_role_arn",
        /// Submit the link request.
        SubmitLinkRequest = "submit_link_request",
        /// Approve the link request.
        ApproveLinkRequest = "approve_link_request",
        /// Send the invitation.
        SendInvitation = "send_invitation",
        /// Accept the invitation.
        AcceptInvitation = "accept_invitation",
        /// Request the new account.
        RequestAccount = "request_account",
        /// Approve the request of a new account.
        ApproveAccountRequest = "approve_account_request",
        /// Create the account.
        CreateAccount = "create_account",
        /// Upgrade the support plan at AWS.
        UpgradeSupportInAws = "upgrade_support_in_aws",
    }
}

crate::values::open_enum! {
    /// How a task stands.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    OnboardingTaskStatus {
        /// It is done.
        Done = "done",
        /// Somebody can do it.
        Todo = "todo",
        /// An answer from AWS is outstanding.
        Waiting = "waiting",
        /// Another task comes first.
        Blocked = "blocked",
        /// It may be done.
        Optional = "optional",
        /// It is not needed here.
        NotApplicable = "not_applicable",
    }
}

crate::values::open_enum! {
    /// What the account is in AWS Organizations.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    OrganizationRole {
        /// In no organization.
        Standalone = "standalone",
        /// A member of another organization: it must leave first.
        Member = "member",
        /// The management account of an organization: it cannot be linked this way.
        Management = "management",
    }
}

crate::values::open_enum! {
    /// How it is known what the account is in AWS Organizations.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    OrganizationRoleSource {
        /// Somebody said so.
        Declared = "declared",
        /// Its role showed it.
        Measured = "measured",
    }
}

crate::values::open_enum! {
    /// What an owner's link is good for.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    OwnerLinkStatus {
        /// The owner can do the own steps by it.
        Active = "active",
        /// Its time is over.
        Expired = "expired",
        /// It was revoked, or its account was unlinked.
        Revoked = "revoked",
        /// The account is linked and its role verified. Until its time is over its page says so, and takes
        /// nothing any more.
        Done = "done",
    }
}

crate::values::open_enum! {
    /// Who says whether a condition holds.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    PreflightBasis {
        /// Somebody said so.
        Declared = "declared",
        /// The account's own role showed it.
        Measured = "measured",
        /// AWS, or what stands in for it.
        Aws = "aws",
        /// The platform's own data.
        Platform = "platform",
    }
}

crate::values::open_enum! {
    /// What the way in depends on.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    PreflightConditionCode {
        /// The account has its number; one that is still to be created gets it from AWS.
        AccountNumberKnown = "account_number_known",
        /// No other live account of the platform has the number. Tells no more than the problem
        /// `aws_account_already_registered`.
        NotRegisteredElsewhere = "not_registered_elsewhere",
        /// The account is live on the platform. Answered only where it is not.
        AccountLive = "account_live",
        /// The account stands alone, or may be transferred directly.
        OrganizationRole = "organization_role",
        /// It is in AWS's commercial partition `aws`, as the distributor's organization is.
        Partition = "partition",
        /// No link request for it is open, and no invitation at AWS.
        NoOpenRequest = "no_open_request",
        /// The day's invitations are not used up.
        InvitationsLeftToday = "invitations_left_today",
        /// The distributor's organization, and the reseller's quotas here, have room for it.
        AccountQuota = "account_quota",
        /// A pricebook applies to it.
        PricebookSet = "pricebook_set",
        /// It is in a support plan group of the right kind; a link request goes through without.
        SupportPlanAssigned = "support_plan_assigned",
        /// Its role is verified; a link request goes through without.
        RoleVerified = "role_verified",
        /// Nothing that was found out about the client's accounts stands against it.
        DiscoveryBlockers = "discovery_blockers",
        /// Nothing that was found out may cost time or money. Answered only where something may; it stops no link
        /// request.
        DiscoveryRisk = "discovery_risk",
    }
}

crate::values::open_enum! {
    /// Whether a condition holds.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    PreflightOutcome {
        /// It does.
        Passed = "passed",
        /// It does not.
        Failed = "failed",
        /// Nobody knows, or AWS did not say.
        Unknown = "unknown",
    }
}

crate::values::open_enum! {
    /// The way in which an account can come into the distributor's organization.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    PreflightRoute {
        /// It is invited; also when nobody said what it is in AWS Organizations.
        Invite = "invite",
        /// It is a member of another organization and is invited by AWS's direct transfer, which the platform
        /// allows.
        DirectTransfer = "direct_transfer",
        /// It is a member of another organization, leaves it first, and is invited then.
        LeaveThenInvite = "leave_then_invite",
        /// It manages an organization whose bills are transferred by AWS's Billing Transfer, where the platform
        /// allows AWS's own transfers.
        BillingTransfer = "billing_transfer",
        /// It manages an organization: a Consent to Assignment is needed.
        Cta = "cta",
        /// It does not exist yet: operations creates it.
        CreateAccount = "create_account",
        /// It is linked already.
        AlreadyLinked = "already_linked",
        /// There is none: it is registered elsewhere, no longer live here, or of another partition.
        None = "none",
    }
}

crate::values::open_enum! {
    /// Whose a pricebook is and what it starts from.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    PricebookKind {
        /// The platform's: resellers read it and base their own on it.
        Master = "master",
        /// A reseller's own, based on a master.
        Custom = "custom",
    }
}

crate::values::open_enum! {
    /// Whose usage a pricebook prices.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    PricebookProvider {
        /// Amazon Web Services.
        Aws = "aws",
    }
}

crate::values::open_enum! {
    /// What a rule's `match` is compared with, from the broadest to the narrowest.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    PricebookRuleScope {
        /// Every line.
        Global = "global",
        /// The line's billing entity, such as `AWS` or `AWS Marketplace`.
        BillingEntity = "billing_entity",
        /// The line's service.
        Service = "service",
        /// The line's SKU.
        Sku = "sku",
    }
}

crate::values::open_enum! {
    /// In which direction a rule moves the list price.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    PricebookRuleType {
        /// The customer pays more than list price, 0.00–1000.00 %.
        Markup = "markup",
        /// The customer pays less than list price, 0.00–100.00 %.
        Discount = "discount",
    }
}

crate::values::open_enum! {
    /// Where a pricebook comes from.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    PricebookSource {
        /// The account's own.
        Account = "account",
        /// The client's default one.
        ClientDefault = "client_default",
    }
}

crate::values::open_enum! {
    /// Whether a pricebook can be assigned.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    PricebookStatus {
        /// It can.
        Active = "active",
        /// It can only be read.
        Retired = "retired",
    }
}

crate::values::closed_enum! {
    /// What a person saw in the AWS console.
    RecordedRoleStatus {
        /// The role works.
        Verified = "verified",
        /// It does not.
        NoAccess = "no_access",
    }
}

crate::values::open_enum! {
    /// Whether a reseller may use the API.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    ResellerStatus {
        /// It may.
        Active = "active",
        /// Its tokens, and those of its customers, are refused.
        Suspended = "suspended",
    }
}

crate::values::open_enum! {
    /// Whether the role works.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    RoleArnStatus {
        /// Nobody has looked yet.
        NotChecked = "not_checked",
        /// Green: it can be assumed, and only with the external ID.
        Verified = "verified",
        /// Red: it cannot be assumed, or its policy is missing.
        NoAccess = "no_access",
        /// It can be assumed without the external ID, or with a wrong one.
        Insecure = "insecure",
        /// AWS did not answer; check again.
        Unknown = "unknown",
    }
}

crate::values::open_enum! {
    /// How much a check can say.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    RoleCheckEvidence {
        /// The thing itself was tried, or AWS told it.
        Observed = "observed",
        /// A few of many things were tried: nothing follows for the others.
        Sample = "sample",
        /// It was concluded from something else.
        Inferred = "inferred",
        /// A person says so.
        Statement = "statement",
    }
}

crate::values::open_enum! {
    /// One thing that a check tries.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    RoleCheckName {
        /// Assume the role with the external ID.
        AssumeRole = "assume_role",
        /// Assuming it without an external ID must be refused.
        WithoutExternalIdRefused = "without_external_id_refused",
        /// Assuming it with another external ID must be refused.
        OtherExternalIdRefused = "other_external_id_refused",
        /// AWS names the account that the role is for as the one that was reached.
        AccountMatches = "account_matches",
        /// The policy ReadOnlyAccess is attached.
        ReadOnlyAccess = "read_only_access",
        /// The policy AWSSupportAccess is attached; asked for with the security report only.
        SupportAccess = "support_access",
        /// None of a few writing actions is allowed: a sample, never a proof.
        NoWriteAccess = "no_write_access",
        /// Which support plan the account seems to have.
        SupportPlan = "support_plan",
        /// Whether the account stands alone, is a member of an organization, or manages one.
        Organization = "organization",
        /// A person looked at it in the AWS console.
        ConsoleReview = "console_review",
    }
}

crate::values::open_enum! {
    /// How one thing turned out.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    RoleCheckOutcome {
        /// As it must be.
        Passed = "passed",
        /// Not as it must be.
        Failed = "failed",
        /// Not tried, because something before it failed.
        Skipped = "skipped",
        /// No answer.
        Unknown = "unknown",
    }
}

crate::values::open_enum! {
    /// What is wrong with a role.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    RoleDiagnosisCode {
        /// AWS refuses to assume it: it is missing, trusts another account, or wants another external ID or MFA.
        /// AWS does not tell these apart.
        AssumeRoleDenied = "assume_role_denied",
        /// AWS says that it demands MFA, which a platform cannot give.
        MfaRequired = "mfa_required",
        /// It takes another external ID and refuses the account's own.
        ExternalIdMismatch = "external_id_mismatch",
        /// It can be assumed without the external ID.
        ExternalIdNotRequired = "external_id_not_required",
        /// It demands an external ID and takes any.
        AnyExternalIdAccepted = "any_external_id_accepted",
        /// AWS reached another account than the one that the role is for.
        AccountMismatch = "account_mismatch",
        /// ReadOnlyAccess is not attached.
        PolicyMissing = "policy_missing",
        /// It may do more than read.
        OverPrivileged = "over_privileged",
        /// It works, but AWSSupportAccess, which the security report needs, is not attached.
        SupportAccessMissing = "support_access_missing",
        /// AWS refuses, which it may still do within two minutes after a role was made.
        RoleMayStillPropagate = "role_may_still_propagate",
        /// The platform's own credentials may not assume roles.
        PlatformMayNotAssume = "platform_may_not_assume",
        /// AWS did not answer.
        AwsUnavailable = "aws_unavailable",
        /// A person of the operations team saw that it does not work.
        RecordedByOperations = "recorded_by_operations",
    }
}

crate::values::open_enum! {
    /// Who found out whether a role works.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    RoleVerificationSource {
        /// The platform, at AWS.
        Aws = "aws",
        /// The platform, by its test values: nothing was asked of AWS.
        Simulated = "simulated",
        /// A person of the operations team, in the AWS console.
        Console = "console",
    }
}

crate::values::closed_enum! {
    /// A permission of a credential or a token.
    Scope {
        /// Read clients and their cloud providers
        ClientsRead = "clients:read",
        /// Create, change and archive clients, set their cloud providers
        ClientsWrite = "clients:write",
        /// Read pricebooks
        PricebooksRead = "pricebooks:read",
        /// Create, change and retire pricebooks
        PricebooksWrite = "pricebooks:write",
        /// Read cloud accounts and their checklists
        CloudAccountsRead = "cloud-accounts:read",
        /// Add, change and unlink cloud accounts
        CloudAccountsWrite = "cloud-accounts:write",
        /// Read role ARNs and setup kits
        RoleArnRead = "role-arn:read",
        /// Save, clear and check role ARNs
        RoleArnWrite = "role-arn:write",
        /// Read link requests and their history
        LinkRequestsRead = "link-requests:read",
        /// Submit, cancel and renew link requests
        LinkRequestsWrite = "link-requests:write",
        /// Approve, reject and send link requests, record their outcome
        LinkRequestsOperate = "link-requests:operate",
        /// Read support plan groups
        SupportPlansRead = "support-plans:read",
        /// Create, change and delete support plan groups
        SupportPlansWrite = "support-plans:write",
        /// Read credentials, without their secrets
        CredentialsRead = "credentials:read",
        /// Create and revoke credentials
        CredentialsWrite = "credentials:write",
        /// Read resellers
        ResellersRead = "resellers:read",
        /// Create and change resellers
        ResellersWrite = "resellers:write",
        /// Read the feed of events
        EventsRead = "events:read",
        /// Read webhook endpoints and deliveries
        WebhooksRead = "webhooks:read",
        /// Create, change and test webhook endpoints
        WebhooksWrite = "webhooks:write",
    }
}

crate::values::open_enum! {
    /// How sure the facts of an entry are.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    SupportPlanCertainty {
        /// Everything that decides the charge was read in a publication of AWS.
        FirstHand = "first_hand",
        /// At least one fact that decides the charge was read elsewhere than at AWS.
        SecondHand = "second_hand",
    }
}

crate::values::open_enum! {
    /// How a group's accounts are billed for support.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    SupportPlanKind {
        /// What AWS charges is passed on: Basic and Developer Support.
        Passthrough = "passthrough",
        /// Business Support and every plan above it.
        Business = "business",
    }
}

crate::values::open_enum! {
    /// On whose spend the tiers and the minimum are computed.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    SupportPlanScope {
        /// On each account's own.
        Account = "account",
        /// On the sum of all enrolled accounts.
        Aggregated = "aggregated",
    }
}

crate::values::open_enum! {
    /// The AWS support plan of an account.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    SupportType {
        /// Basic Support, free of charge.
        Basic = "basic",
        /// Developer Support; ends on 2027-01-01.
        Developer = "developer",
        /// Business Support; ends on 2027-01-01.
        Business = "business",
        /// Business Support+.
        BusinessPlus = "business_plus",
        /// Enterprise Support.
        Enterprise = "enterprise",
        /// Unified Operations.
        UnifiedOperations = "unified_operations",
        /// Partner-Led Support.
        PartnerLed = "partner_led",
        /// Enterprise On-Ramp; ends on 2027-01-01.
        EnterpriseOnRamp = "enterprise_on_ramp",
    }
}

crate::values::open_enum! {
    /// What is warned of.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    WarningCode {
        /// The account is in no support plan group: margins become negative.
        SupportPlanNotAssigned = "support_plan_not_assigned",
        /// The account is in a support plan group of the wrong kind: its support is not billed.
        SupportPlanMismatch = "support_plan_mismatch",
        /// The account's role shows support that contradicts the declared support type.
        SupportTypeDiffers = "support_type_differs",
        /// AWS ends the account's support plan within 60 days, or has ended it.
        SupportPlanEnds = "support_plan_ends",
        /// AWS no longer offers the account's support plan.
        SupportPlanRetired = "support_plan_retired",
        /// No pricebook applies to the account, so its usage has no price.
        PricebookNotSet = "pricebook_not_set",
        /// Usage is sold below what it costs the reseller.
        DiscountBelowCost = "discount_below_cost",
        /// Nobody said whether the account is standalone or a member of an organization.
        OrganizationRoleUnknown = "organization_role_unknown",
        /// The account is a member of another organization and is invited by AWS's direct transfer.
        DirectTransfer = "direct_transfer",
        /// What the client answered to the discovery questions shows a risk; one warning for each.
        DiscoveryRisk = "discovery_risk",
        /// The platform cannot go on with the request by itself; operations can end it.
        LinkRequestStuck = "link_request_stuck",
        /// The role's name is longer than the 64 characters that AWS allows.
        RoleNameExceedsAwsLimit = "role_name_exceeds_aws_limit",
        /// Blanks, invisible characters or quotes were removed from the pasted ARN.
        RoleArnCleaned = "role_arn_cleaned",
        /// The role can be assumed without its external ID.
        RoleInsecure = "role_insecure",
        /// The role cannot be used.
        RoleNoAccess = "role_no_access",
        /// The Security and Compliance report needs Business Support.
        SecurityReportNeedsBusinessSupport = "security_report_needs_business_support",
    }
}

crate::values::open_enum! {
    /// Why an attempt failed.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    WebhookAttemptError {
        /// The address, or one that its name leads to now, is not one of the Internet at large.
        AddressNotAllowed = "address_not_allowed",
        /// The name leads nowhere.
        NameNotResolved = "name_not_resolved",
        /// Nobody takes a connection there.
        ConnectionFailed = "connection_failed",
        /// No TLS, or with a certificate that is not trusted.
        TlsFailed = "tls_failed",
        /// No answer within fifteen seconds.
        Timeout = "timeout",
        /// What was answered is no HTTP.
        InvalidResponse = "invalid_response",
        /// The answer leads elsewhere, and nobody follows.
        Redirected = "redirected",
        /// The answer was 410: the endpoint is disabled.
        Gone = "gone",
        /// The answer was another one than 2xx.
        UnexpectedStatus = "unexpected_status",
        /// The secret that it is signed with cannot be read; rotate it.
        SecretUnreadable = "secret_unreadable",
        /// What is kept of the endpoint or of the delivery cannot be read.
        Unreadable = "unreadable",
        /// The event is no longer kept.
        EventGone = "event_gone",
        /// It was not sent for so long, because the endpoint or its reseller was not to get anything, that it is
        /// not kept any more.
        Outdated = "outdated",
    }
}

crate::values::open_enum! {
    /// How a delivery stands.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    WebhookDeliveryStatus {
        /// It is on its way, or waits for an earlier one of the same resource.
        Pending = "pending",
        /// The endpoint took it.
        Succeeded = "succeeded",
        /// It is given up. It can be demanded again.
        Failed = "failed",
    }
}

crate::values::open_enum! {
    /// Whether events are sent to an endpoint.
    ///
    /// Later versions may answer with further values: show one that you do not know as it is, and decide nothing
    /// by it.
    WebhookEndpointStatus {
        /// They are.
        Enabled = "enabled",
        /// They are not: somebody switched it off, or it answered 410.
        Disabled = "disabled",
        /// They are, but one could not be delivered in three days. The next one that is delivered makes it
        /// `enabled` again.
        Failing = "failing",
    }
}
