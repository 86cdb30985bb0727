//! The names that a pre-flight answers with.

crate::text_enum! {
    /// The way in which an account can come into the distributor's organization.
    Route as "PreflightRoute" {
        /// It is invited; also when nobody said what it is in AWS Organizations.
        Invite "invite",
        /// It is a member of another organization and is invited by AWS's direct transfer, which the platform allows (A6).
        DirectTransfer "direct_transfer",
        /// It is a member of another organization, leaves it first, and is invited then (A6).
        LeaveThenInvite "leave_then_invite",
        /// It manages an organization whose bills are transferred by AWS's Billing Transfer, where the platform allows AWS's own transfers (A5).
        BillingTransfer "billing_transfer",
        /// It manages an organization: a Consent to Assignment is needed (A5).
        Cta "cta",
        /// It does not exist yet: operations creates it (A8).
        CreateAccount "create_account",
        /// It is linked already.
        AlreadyLinked "already_linked",
        /// There is none: it is registered elsewhere, no longer live here, or of another partition.
        None "none",
    }
}

crate::text_enum! {
    /// What the way in depends on.
    ConditionCode as "PreflightConditionCode" {
        /// The account has its number; one that is still to be created gets it from AWS (A1).
        AccountNumberKnown "account_number_known",
        /// No other live account of the platform has the number. Tells no more than the problem `aws_account_already_registered`.
        NotRegisteredElsewhere "not_registered_elsewhere",
        /// The account is live on the platform. Answered only where it is not.
        AccountLive "account_live",
        /// The account stands alone, or may be transferred directly (A5, A6).
        OrganizationRole "organization_role",
        /// It is in AWS's commercial partition `aws`, as the distributor's organization is (L11).
        Partition "partition",
        /// No link request for it is open, and no invitation at AWS (L7).
        NoOpenRequest "no_open_request",
        /// The day's invitations are not used up (L8).
        InvitationsLeftToday "invitations_left_today",
        /// The distributor's organization, and the reseller's quotas here, have room for it (L9).
        AccountQuota "account_quota",
        /// A pricebook applies to it (C2).
        PricebookSet "pricebook_set",
        /// It is in a support plan group of the right kind; a link request goes through without (S1, S2).
        SupportPlanAssigned "support_plan_assigned",
        /// Its role is verified; a link request goes through without (R9).
        RoleVerified "role_verified",
        /// Nothing that was found out about the client's accounts stands against it (A10).
        DiscoveryBlockers "discovery_blockers",
        /// Nothing that was found out may cost time or money. Answered only where something may; it stops no link request.
        DiscoveryRisk "discovery_risk",
    }
}

crate::text_enum! {
    /// Whether a condition holds.
    ConditionOutcome as "PreflightOutcome" {
        /// It does.
        Passed "passed",
        /// It does not.
        Failed "failed",
        /// Nobody knows, or AWS did not say.
        Unknown "unknown",
    }
}

crate::text_enum! {
    /// Who says whether a condition holds.
    Basis as "PreflightBasis" {
        /// Somebody said so.
        Declared "declared",
        /// The account's own role showed it.
        Measured "measured",
        /// AWS, or what stands in for it.
        Aws "aws",
        /// The platform's own data.
        Platform "platform",
    }
}
