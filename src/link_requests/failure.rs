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
/// text.
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
