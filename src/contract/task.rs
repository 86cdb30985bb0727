//! Tasks of the onboarding checklists: their codes, who does them, where, and what they mend.

use super::warning::WarningCode;

crate::text_enum! {
    /// A task of a checklist.
    TaskCode as "OnboardingTaskCode" {
        /// Review the discovery questions for customers with existing accounts.
        ReviewDiscoveryQuestions "review_discovery_questions",
        /// Set up the client.
        CreateClient "create_client",
        /// Set the pricebook.
        SetPricebook "set_pricebook",
        /// Put the account into a support plan group.
        AssignSupportPlanGroup "assign_support_plan_group",
        /// Set up credentials for the customer portal.
        PortalCredentials "portal_credentials",
        /// Add the account number.
        AddAccountNumber "add_account_number",
        /// Create the read-only role.
        CreateRole "create_role",
        /// Save the role's ARN.
        AddRoleArn "add_role_arn",
        /// Check the role.
        VerifyRoleArn "verify_role_arn",
        /// Submit the link request.
        SubmitLinkRequest "submit_link_request",
        /// Approve the link request.
        ApproveLinkRequest "approve_link_request",
        /// Send the invitation.
        SendInvitation "send_invitation",
        /// Accept the invitation.
        AcceptInvitation "accept_invitation",
        /// Request the new account.
        RequestAccount "request_account",
        /// Approve the request of a new account.
        ApproveAccountRequest "approve_account_request",
        /// Create the account.
        CreateAccount "create_account",
        /// Upgrade the support plan at AWS.
        UpgradeSupportInAws "upgrade_support_in_aws",
    }
}

crate::text_enum! {
    /// Who does a task.
    Owner as "OnboardingOwner" {
        /// The reseller.
        Reseller "reseller",
        /// The client.
        Client "client",
        /// The AWS account's root user or an IAM administrator.
        AwsAccountOwner "aws_account_owner",
        /// The distributor's operations team.
        Operations "operations",
    }
}

crate::text_enum! {
    /// Where a task is done.
    Panel as "OnboardingPanel" {
        /// On this platform.
        Platform "platform",
        /// In the customer portal.
        CustomerPortal "customer_portal",
        /// In the AWS console.
        AwsConsole "aws_console",
        /// In none of them.
        None "none",
    }
}

impl TaskCode {
    /// Who does it (the guide's tables).
    pub const fn owners(self) -> &'static [Owner] {
        match self {
            Self::CreateRole | Self::AcceptInvitation => &[Owner::AwsAccountOwner],
            Self::ApproveLinkRequest | Self::SendInvitation | Self::ApproveAccountRequest | Self::CreateAccount => {
                &[Owner::Operations]
            }
            Self::AddAccountNumber | Self::AddRoleArn | Self::SubmitLinkRequest | Self::RequestAccount => {
                &[Owner::Reseller, Owner::Client]
            }
            Self::UpgradeSupportInAws => &[Owner::Client],
            _ => &[Owner::Reseller],
        }
    }

    /// The task that mends what is warned of; none for what no task mends.
    pub const fn that_mends(warning: WarningCode) -> Option<Self> {
        match warning {
            WarningCode::SupportPlanNotAssigned
            | WarningCode::SupportPlanMismatch
            | WarningCode::SupportPlanRetired
            | WarningCode::SupportPlanEnds => Some(Self::AssignSupportPlanGroup),
            WarningCode::PricebookNotSet | WarningCode::DiscountBelowCost => Some(Self::SetPricebook),
            WarningCode::RoleInsecure | WarningCode::RoleNoAccess => Some(Self::VerifyRoleArn),
            _ => None,
        }
    }

    /// Where it is done.
    pub const fn panels(self) -> &'static [Panel] {
        match self {
            Self::CreateRole
            | Self::SendInvitation
            | Self::AcceptInvitation
            | Self::CreateAccount
            | Self::UpgradeSupportInAws => &[Panel::AwsConsole],
            Self::AddAccountNumber | Self::AddRoleArn | Self::SubmitLinkRequest | Self::RequestAccount => {
                &[Panel::Platform, Panel::CustomerPortal]
            }
            _ => &[Panel::Platform],
        }
    }
}
