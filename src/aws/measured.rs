//! What a role shows of its account. Pure.

use serde::{Deserialize, Serialize};

use crate::domain::AwsAccountId;

crate::text_enum! {
    /// What an account is to AWS Organizations, as its own role shows it.
    OrganizationSeen as "OrganizationSeen" {
        /// In no organization.
        Standalone "standalone",
        /// A member of one.
        Member "member",
        /// The management account of one.
        Management "management",
    }
}

crate::text_enum! {
    /// The highest severity of support cases that AWS offers the account, from which its plan is guessed (S11).
    SupportSeen as "SupportSeen" {
        /// No Support API at all: Basic, or a plan that does not include it.
        NoApi "no_api",
        /// Up to normal cases.
        Normal "normal",
        /// Up to urgent cases.
        Urgent "urgent",
        /// Critical cases.
        Critical "critical",
    }
}

impl SupportSeen {
    /// From the codes of the severities that AWS lists (S11).
    pub fn of_severities<'a>(codes: impl IntoIterator<Item = &'a str>) -> Self {
        let seen = codes.into_iter().map(|code| match code {
            "critical" => Self::Critical,
            "urgent" | "high" => Self::Urgent,
            _ => Self::Normal,
        });
        seen.max().unwrap_or(Self::Normal)
    }

    /// The plan that S11 takes it for, as the catalogue names it.
    pub const fn support_type(self) -> &'static str {
        match self {
            Self::NoApi => "basic",
            Self::Normal => "developer",
            Self::Urgent => "business",
            Self::Critical => "enterprise",
        }
    }

    /// What was seen of an account that was taken for this plan; none for plans that are never guessed.
    pub fn of_support_type(plan: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|seen| seen.support_type() == plan)
    }

    /// Whether a declared plan may be what was seen. AWS's plans of 2026 are not told apart by this: all of them take
    /// critical cases, so that only a contradiction is worth a warning.
    pub fn may_be(self, declared: &str) -> bool {
        let fitting: &[&str] = match self {
            Self::NoApi => &["basic", "developer"],
            Self::Normal => &["developer"],
            Self::Urgent => &["business", "business_plus"],
            Self::Critical => {
                &["business_plus", "enterprise", "enterprise_on_ramp", "unified_operations", "partner_led"]
            }
        };
        fitting.contains(&declared)
    }
}

/// What a role shows of its account; what it does not show is not known. Kept as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Measured {
    /// What the account is to AWS Organizations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_role: Option<OrganizationSeen>,
    /// The management account of its organization, which pays for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payer_account_id: Option<AwsAccountId>,
    /// The support that AWS offers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub support: Option<SupportSeen>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s11_severities_tell_a_plan_and_contradict_others() {
        for (severities, seen, plan) in [
            (&["low", "normal"][..], SupportSeen::Normal, "developer"),
            (&["low", "normal", "high", "urgent"][..], SupportSeen::Urgent, "business"),
            (&["low", "normal", "high", "urgent", "critical"][..], SupportSeen::Critical, "enterprise"),
            (&[][..], SupportSeen::Normal, "developer"),
        ] {
            let found = SupportSeen::of_severities(severities.iter().copied());
            assert_eq!((found, found.support_type()), (seen, plan), "{severities:?}");
            assert!(found.may_be(plan));
            assert_eq!(SupportSeen::of_support_type(plan), Some(seen));
        }
        assert!(SupportSeen::Critical.may_be("business_plus") && !SupportSeen::Critical.may_be("basic"));
        assert!(SupportSeen::NoApi.may_be("developer") && !SupportSeen::NoApi.may_be("enterprise"));
    }
}
