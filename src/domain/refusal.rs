//! Why an operation was refused: a stable code from one append-only registry, and what its explanation needs.
//! Pure: texts are made from it in `locale`, answers in `http::problem`.

use super::FieldError;

macro_rules! codes {
    ($($name:ident $code:literal $status:literal;)*) => {
        /// Every problem code there is, with the HTTP status of its class. One code, one cause; codes are never removed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $(#[doc = concat!("`", $code, "`")] $name,)* }

        impl Code {
            /// All codes in the order of their status.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as it stands in answers.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The HTTP status that the code always comes with.
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => $status,)* }
            }
        }
    };
}

codes! {
    InvalidJson "invalid_json" 400;
    PreconditionNotSupported "precondition_not_supported" 400;
    Unauthenticated "unauthenticated" 401;
    TokenExpired "token_expired" 401;
    InsufficientScope "insufficient_scope" 403;
    RoleNotAllowed "role_not_allowed" 403;
    PortalNotEnabled "portal_not_enabled" 403;
    RouteNotFound "route_not_found" 404;
    ResellerNotFound "reseller_not_found" 404;
    CredentialNotFound "credential_not_found" 404;
    ClientNotFound "client_not_found" 404;
    CloudProviderNotFound "cloud_provider_not_found" 404;
    PricebookNotFound "pricebook_not_found" 404;
    PricebookVersionNotFound "pricebook_version_not_found" 404;
    CloudAccountNotFound "cloud_account_not_found" 404;
    RoleReportNotFound "role_report_not_found" 404;
    LinkRequestNotFound "link_request_not_found" 404;
    SupportPlanNotFound "support_plan_not_found" 404;
    SupportPlanAccountNotFound "support_plan_account_not_found" 404;
    OwnerLinkNotFound "owner_link_not_found" 404;
    OnboardingPlanNotFound "onboarding_plan_not_found" 404;
    WebhookEndpointNotFound "webhook_endpoint_not_found" 404;
    WebhookDeliveryNotFound "webhook_delivery_not_found" 404;
    MethodNotAllowed "method_not_allowed" 405;
    NotAcceptable "not_acceptable" 406;
    RequestTimeout "request_timeout" 408;
    ExternalRefTaken "external_ref_taken" 409;
    CredentialRevoked "credential_revoked" 409;
    ClientHasLiveAccounts "client_has_live_accounts" 409;
    ClientArchived "client_archived" 409;
    CloudProviderInUse "cloud_provider_in_use" 409;
    MasterPricebookReadOnly "master_pricebook_read_only" 409;
    PricebookRetired "pricebook_retired" 409;
    PricebookInUse "pricebook_in_use" 409;
    PricebookNotSet "pricebook_not_set" 409;
    AwsAccountAlreadyRegistered "aws_account_already_registered" 409;
    AccountNumberFixed "account_number_fixed" 409;
    RootEmailInUse "root_email_in_use" 409;
    CloudAccountNotLive "cloud_account_not_live" 409;
    CloudAccountAlreadyLinked "cloud_account_already_linked" 409;
    TooManyOwnerLinks "too_many_owner_links" 409;
    RoleArnNotSet "role_arn_not_set" 409;
    RoleNameExceedsAwsLimit "role_name_exceeds_aws_limit" 409;
    AwsNotConnected "aws_not_connected" 409;
    AwsConnected "aws_connected" 409;
    NotSimulated "not_simulated" 409;
    LinkRequestAlreadyOpen "link_request_already_open" 409;
    LinkRequestTransitionNotAllowed "link_request_transition_not_allowed" 409;
    MemberAccountMustLeave "member_account_must_leave" 409;
    AccountAlreadyInSupportPlan "account_already_in_support_plan" 409;
    SupportPlanInUse "support_plan_in_use" 409;
    SupportPlanFull "support_plan_full" 409;
    OnboardingPlanNotPlanned "onboarding_plan_not_planned" 409;
    OnboardingRowOutdated "onboarding_row_outdated" 409;
    OnboardingPlanStopped "onboarding_plan_stopped" 409;
    LastOperationsCredential "last_operations_credential" 409;
    WebhookEndpointDisabled "webhook_endpoint_disabled" 409;
    QuotaExceeded "quota_exceeded" 409;
    IdempotencyInProgress "idempotency_in_progress" 409;
    EventsGone "events_gone" 410;
    VersionMismatch "version_mismatch" 412;
    PayloadTooLarge "payload_too_large" 413;
    UriTooLong "uri_too_long" 414;
    UnsupportedMediaType "unsupported_media_type" 415;
    InvalidRequest "invalid_request" 422;
    IdempotencyKeyReused "idempotency_key_reused" 422;
    CursorInvalid "cursor_invalid" 422;
    CursorMismatch "cursor_mismatch" 422;
    ScopeNotAllowed "scope_not_allowed" 422;
    PricebookCurrencyMismatch "pricebook_currency_mismatch" 422;
    ManagementAccountNeedsCta "management_account_needs_cta" 422;
    RoleArnAccountMismatch "role_arn_account_mismatch" 422;
    RoleArnPartitionMismatch "role_arn_partition_mismatch" 422;
    RoleNameMismatch "role_name_mismatch" 422;
    AccountNameRequired "account_name_required" 422;
    RootEmailRequired "root_email_required" 422;
    SupportPlanMismatch "support_plan_mismatch" 422;
    SupportPlanRetired "support_plan_retired" 422;
    AccountOfOtherClient "account_of_other_client" 422;
    WebhookAddressNotAllowed "webhook_address_not_allowed" 422;
    RateLimited "rate_limited" 429;
    TooManyFollowers "too_many_followers" 429;
    Internal "internal" 500;
    DatabaseBusy "database_busy" 503;
    DatabaseUnavailable "database_unavailable" 503;
    TenantBusy "tenant_busy" 503;
    NotReady "not_ready" 503;
    AwsUnavailable "aws_unavailable" 503;
}

/// One member of a request that was refused, with every other one in [`Refusal::errors`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// JSON pointer into the body, or the name of a query parameter.
    pub pointer: String,
    /// Why.
    pub error: FieldError,
}

impl Violation {
    /// A violation at this JSON pointer.
    pub fn at(pointer: impl Into<String>, error: FieldError) -> Self {
        Self { pointer: pointer.into(), error }
    }

    /// The body names something that does not exist, or not for this caller.
    pub fn not_found(pointer: impl Into<String>) -> Self {
        Self::at(pointer, FieldError::new("not_found"))
    }
}

/// Why an operation was refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", .code.as_str())]
pub struct Refusal {
    /// The stable code.
    pub code: Code,
    /// Values for the text of the explanation.
    pub args: Vec<(&'static str, String)>,
    /// Texts of their own in the explanation, by their message ids.
    pub texts: Vec<(&'static str, &'static str)>,
    /// All refused members at once; only with `invalid_request`.
    pub errors: Vec<Violation>,
    /// Further members of the answer that programs can act on.
    pub members: Vec<(&'static str, serde_json::Value)>,
}

impl Refusal {
    /// A refusal with this code.
    pub const fn new(code: Code) -> Self {
        Self { code, args: Vec::new(), texts: Vec::new(), errors: Vec::new(), members: Vec::new() }
    }

    /// `invalid_request` with these members.
    pub fn invalid(errors: Vec<Violation>) -> Self {
        Self { errors, ..Self::new(Code::InvalidRequest) }
    }

    /// Adds a value for the text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds a text of its own, by its message id: never what somebody sent, which only ever is a value.
    #[must_use]
    pub fn with_text(mut self, name: &'static str, message: &'static str) -> Self {
        self.texts.push((name, message));
        self
    }

    /// Adds a member to the answer.
    #[must_use]
    pub fn member(mut self, name: &'static str, value: impl Into<serde_json::Value>) -> Self {
        self.members.push((name, value.into()));
        self
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

/// `Ok` when nothing was refused, else `invalid_request` with all of it.
pub fn all_or_invalid(errors: Vec<Violation>) -> Result<(), Refusal> {
    if errors.is_empty() { Ok(()) } else { Err(Refusal::invalid(errors)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_their_statuses_are_errors() {
        let mut seen = std::collections::HashSet::new();
        for code in Code::ALL {
            assert!(seen.insert(code.as_str()), "{} stands twice", code.as_str());
            assert!((400..600).contains(&code.status()));
        }
    }
}
