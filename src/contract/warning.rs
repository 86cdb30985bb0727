//! Warnings: what may cost money or time later, but stops nothing now.

use serde::Serialize;
use utoipa::ToSchema;

use crate::locale::{self, Lang};

crate::text_enum! {
    /// What is warned of.
    WarningCode as "WarningCode" {
        /// The account is in no support plan group: margins become negative (S2).
        SupportPlanNotAssigned "support_plan_not_assigned",
        /// The account is in a support plan group of the wrong kind: its support is not billed (S1, S2).
        SupportPlanMismatch "support_plan_mismatch",
        /// The account's role shows support that contradicts the declared support type (S11).
        SupportTypeDiffers "support_type_differs",
        /// AWS ends the account's support plan within 60 days, or has ended it (S8).
        SupportPlanEnds "support_plan_ends",
        /// AWS no longer offers the account's support plan.
        SupportPlanRetired "support_plan_retired",
        /// No pricebook applies to the account, so its usage has no price (C2).
        PricebookNotSet "pricebook_not_set",
        /// Usage is sold below what it costs the reseller.
        DiscountBelowCost "discount_below_cost",
        /// Nobody said whether the account is standalone or a member of an organization (A6).
        OrganizationRoleUnknown "organization_role_unknown",
        /// The account is a member of another organization and is invited by AWS's direct transfer (A6).
        DirectTransfer "direct_transfer",
        /// What the client answered to the discovery questions shows a risk; one warning for each (A10).
        DiscoveryRisk "discovery_risk",
        /// The platform cannot go on with the request by itself; operations can end it.
        LinkRequestStuck "link_request_stuck",
        /// The role's name is longer than the 64 characters that AWS allows (R5).
        RoleNameExceedsAwsLimit "role_name_exceeds_aws_limit",
        /// Blanks, invisible characters or quotes were removed from the pasted ARN (R7).
        RoleArnCleaned "role_arn_cleaned",
        /// The role can be assumed without its external ID (R12).
        RoleInsecure "role_insecure",
        /// The role cannot be used.
        RoleNoAccess "role_no_access",
        /// The Security and Compliance report needs Business Support (R4).
        SecurityReportNeedsBusinessSupport "security_report_needs_business_support",
    }
}

/// A warning, with its meaning in the language of the answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Warning)]
pub struct WarningView {
    /// What is warned of.
    pub code: WarningCode,
    /// What it means and what to do.
    #[schema(example = "The account is in no support plan group: negative margins will appear. Put it into one.")]
    pub message: String,
}

impl WarningView {
    /// The warning in a language.
    pub fn new(code: WarningCode, lang: Lang) -> Self {
        Self::with(code, lang, &[])
    }

    /// One whose text has values.
    pub fn with(code: WarningCode, lang: Lang, args: &[(&'static str, String)]) -> Self {
        Self { code, message: locale::text(lang, &format!("warning-{}", code.as_str()), args) }
    }
}
