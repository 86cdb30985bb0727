//! How a failed request is explained.

use serde::Serialize;
use utoipa::ToSchema;

use super::model::Failure;
use crate::locale::{self, Lang};

/// Why a request failed, who can mend it, and how.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = LinkRequestFailure)]
pub struct FailureView {
    /// The reason: AWS's in lower case, or `recorded_by_operations`.
    #[schema(example = "already_in_an_organization")]
    pub code: String,
    /// AWS's own reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "ALREADY_IN_AN_ORGANIZATION")]
    pub aws_reason: Option<String>,
    /// The reason in words.
    #[schema(example = "The account is a member of an organization already.")]
    pub message: String,
    /// Who can mend it: `aws_account_owner`, `reseller` or `operations`.
    #[schema(example = "aws_account_owner")]
    pub owner: String,
    /// How.
    #[schema(example = "The owner leaves that organization first; then renew the request.")]
    pub fix: String,
}

/// Why AWS refuses, as far as there are words for it, and who can mend it. What AWS says chooses among these and no other
/// text: its reason in lower case, under whatever exception it came (the same one comes under several), or the exception's
/// name where it gives no reason (AWS Organizations API: InviteAccountToOrganization, CreateAccount, CreateAccountStatus).
const KNOWN_FAILURES: &[(&str, &str)] = &[
    ("already_in_an_organization", "aws_account_owner"),
    ("account_number_limit_exceeded", "operations"),
    ("handshake_rate_limit_exceeded", "operations"),
    ("payment_instrument_required", "aws_account_owner"),
    ("email_already_exists", "reseller"),
    ("invalid_email", "reseller"),
    ("invalid_address", "reseller"),
    ("account_limit_exceeded", "operations"),
    ("concurrent_account_modification", "operations"),
    ("internal_failure", "operations"),
    ("organization_membership_change_rate_limit_exceeded", "aws_account_owner"),
    ("account_creation_rate_limit_exceeded", "operations"),
    ("wait_period_active", "aws_account_owner"),
    ("toomanyrequestsexception", "operations"),
    ("concurrentmodificationexception", "operations"),
    ("finalizingorganizationexception", "operations"),
    ("awsorganizationsnotinuseexception", "operations"),
    ("accessdeniedexception", "operations"),
    ("accessdeniedfordependencyexception", "operations"),
    ("accountownernotverifiedexception", "operations"),
    ("management_account_email_not_verified", "operations"),
    ("invite_disabled_during_enable_all_features", "operations"),
    ("organization_from_different_seller_of_record", "aws_account_owner"),
    ("source_and_target_cannot_match", "reseller"),
    ("target_account_validation_failure", "aws_account_owner"),
    ("unused_prepayment_balance", "aws_account_owner"),
    ("past_due_invoice", "aws_account_owner"),
    ("legacy_permissions_still_in_use", "aws_account_owner"),
    ("responsibility_transfer_already_exists", "operations"),
    ("active_responsibility_transfer_process", "operations"),
    ("account_not_active_for_transfer_responsibility", "aws_account_owner"),
    ("unsupported_pricing", "aws_account_owner"),
    ("unmet_billing_prerequisite", "aws_account_owner"),
    ("organization_already_has_all_features", "operations"),
    ("organization_is_already_pending_all_features_migration", "operations"),
    ("organization_not_in_all_features_mode", "operations"),
    ("invalid_payment_instrument", "operations"),
    ("missing_payment_instrument", "operations"),
    ("master_account_payment_instrument_required", "operations"),
    ("member_account_payment_instrument_required", "aws_account_owner"),
    ("master_account_missing_contact_info", "operations"),
    ("master_account_missing_business_license", "operations"),
    ("master_account_address_does_not_match_marketplace", "operations"),
    ("email_verification_code_expired", "operations"),
    ("account_creation_not_complete", "aws_account_owner"),
    ("tag_policy_violation", "operations"),
    ("missing_business_validation", "operations"),
    ("failed_business_validation", "operations"),
    ("pending_business_validation", "operations"),
    ("unknown_business_validation", "operations"),
    ("invalid_identity_for_business_validation", "operations"),
    ("govcloud_account_already_exists", "operations"),
    ("update_existing_resource_policy_with_tags_not_supported", "operations"),
    ("invalid_party_type_target", "operations"),
    ("invalid_pattern", "reseller"),
    ("invalid_pattern_target_id", "reseller"),
    ("invalid_email_address_target", "reseller"),
    ("invalid_full_name_target", "reseller"),
    ("max_length_exceeded", "operations"),
    ("target_not_supported", "operations"),
];

impl FailureView {
    /// The failure in a language.
    pub fn new(failure: Failure, lang: Lang) -> Self {
        let code = failure.aws_reason.as_deref().map_or("recorded_by_operations".to_owned(), str::to_ascii_lowercase);
        let known = KNOWN_FAILURES.iter().find(|(known, _)| *known == code);
        let id = match (known, &failure.aws_reason) {
            (Some((known, _)), _) => format!("failure-{known}"),
            (None, Some(_)) => "failure-other".to_owned(),
            (None, None) => "failure-recorded_by_operations".to_owned(),
        };
        Self {
            message: failure.note.unwrap_or_else(|| locale::text(lang, &id, &[("reason", code.clone())])),
            fix: locale::text(lang, &format!("{id}.fix"), &[]),
            code,
            aws_reason: failure.aws_reason,
            owner: known.map_or("operations", |(_, owner)| *owner).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(reason: &str) -> bool {
        let code = reason.to_ascii_lowercase();
        KNOWN_FAILURES.iter().any(|(known, _)| *known == code)
    }

    #[test]
    fn every_known_reason_has_words_a_way_to_mend_it_and_somebody_who_can() {
        for (code, owner) in KNOWN_FAILURES {
            assert!(["aws_account_owner", "reseller", "operations"].contains(owner), "{code}: {owner}");
            for lang in Lang::ALL {
                let failure = Failure { aws_reason: Some(code.to_uppercase()), note: None };
                let view = FailureView::new(failure, *lang);
                assert!(!view.message.starts_with("failure-") && !view.fix.starts_with("failure-"), "{view:?}");
                assert_eq!((view.code.as_str(), view.owner.as_str()), (*code, *owner));
            }
        }
    }

    #[test]
    fn quotas_say_when_to_try_again() {
        for code in [
            "handshake_rate_limit_exceeded",
            "organization_membership_change_rate_limit_exceeded",
            "account_creation_rate_limit_exceeded",
            "wait_period_active",
            "toomanyrequestsexception",
            "concurrentmodificationexception",
            "finalizingorganizationexception",
        ] {
            let fix = locale::text(Lang::En, &format!("failure-{code}.fix"), &[]);
            assert!(["hour", "day", "tomorrow", "minute"].iter().any(|when| fix.contains(when)), "{code}: {fix}");
        }
    }

    #[test]
    fn exceptions_without_a_reason_have_words() {
        for name in [
            "AccessDeniedException",
            "AWSOrganizationsNotInUseException",
            "AccountOwnerNotVerifiedException",
            "ConcurrentModificationException",
            "FinalizingOrganizationException",
            "TooManyRequestsException",
        ] {
            assert!(known(name), "{name}");
        }
    }

    #[test]
    fn a_reason_that_nobody_knows_is_shown_as_aws_wrote_it() {
        let failure = Failure { aws_reason: Some("SOMETHING_NEW".to_owned()), note: None };
        let view = FailureView::new(failure, Lang::En);
        assert_eq!((view.code.as_str(), view.owner.as_str()), ("something_new", "operations"));
        assert_eq!(view.aws_reason.as_deref(), Some("SOMETHING_NEW"));
        assert!(view.message.contains("something_new"));
    }

    #[cfg(feature = "aws")]
    #[test]
    fn every_reason_that_the_sdk_knows_of_invitations_and_creations_has_words() {
        use aws_sdk_organizations::types::{CreateAccountFailureReason, HandshakeConstraintViolationExceptionReason};
        let reasons = HandshakeConstraintViolationExceptionReason::values().iter();
        for reason in reasons.chain(CreateAccountFailureReason::values()) {
            assert!(known(reason), "{reason}");
        }
    }
}
