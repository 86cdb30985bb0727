// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

/// The account is in another group
pub const ACCOUNT_ALREADY_IN_SUPPORT_PLAN: &str = "account_already_in_support_plan";
/// A name for the new account is missing
pub const ACCOUNT_NAME_REQUIRED: &str = "account_name_required";
/// The account number can no longer be changed
pub const ACCOUNT_NUMBER_FIXED: &str = "account_number_fixed";
/// The account belongs to another client
pub const ACCOUNT_OF_OTHER_CLIENT: &str = "account_of_other_client";
/// The AWS account is registered already
pub const AWS_ACCOUNT_ALREADY_REGISTERED: &str = "aws_account_already_registered";
/// The platform checks the role itself
pub const AWS_CONNECTED: &str = "aws_connected";
/// The platform is not connected to AWS
pub const AWS_NOT_CONNECTED: &str = "aws_not_connected";
/// AWS did not answer
pub const AWS_UNAVAILABLE: &str = "aws_unavailable";
/// The client is archived
pub const CLIENT_ARCHIVED: &str = "client_archived";
/// The client still has live accounts
pub const CLIENT_HAS_LIVE_ACCOUNTS: &str = "client_has_live_accounts";
/// No such client
pub const CLIENT_NOT_FOUND: &str = "client_not_found";
/// The cloud account is linked already
pub const CLOUD_ACCOUNT_ALREADY_LINKED: &str = "cloud_account_already_linked";
/// No such cloud account
pub const CLOUD_ACCOUNT_NOT_FOUND: &str = "cloud_account_not_found";
/// The cloud account is no longer live
pub const CLOUD_ACCOUNT_NOT_LIVE: &str = "cloud_account_not_live";
/// Accounts rely on this provider's pricebook
pub const CLOUD_PROVIDER_IN_USE: &str = "cloud_provider_in_use";
/// No such cloud provider
pub const CLOUD_PROVIDER_NOT_FOUND: &str = "cloud_provider_not_found";
/// No such credential
pub const CREDENTIAL_NOT_FOUND: &str = "credential_not_found";
/// The credential is revoked
pub const CREDENTIAL_REVOKED: &str = "credential_revoked";
/// Not a cursor of ours
pub const CURSOR_INVALID: &str = "cursor_invalid";
/// The cursor belongs to other filters
pub const CURSOR_MISMATCH: &str = "cursor_mismatch";
/// The database is busy
pub const DATABASE_BUSY: &str = "database_busy";
/// The database is not available
pub const DATABASE_UNAVAILABLE: &str = "database_unavailable";
/// These events are no longer kept
pub const EVENTS_GONE: &str = "events_gone";
/// The external reference is taken
pub const EXTERNAL_REF_TAKEN: &str = "external_ref_taken";
/// The first request with this key is still running
pub const IDEMPOTENCY_IN_PROGRESS: &str = "idempotency_in_progress";
/// The idempotency key belongs to another request
pub const IDEMPOTENCY_KEY_REUSED: &str = "idempotency_key_reused";
/// The token lacks a scope
pub const INSUFFICIENT_SCOPE: &str = "insufficient_scope";
/// Something went wrong on our side
pub const INTERNAL: &str = "internal";
/// The body is not JSON
pub const INVALID_JSON: &str = "invalid_json";
/// The request has errors
pub const INVALID_REQUEST: &str = "invalid_request";
/// The last operations credential
pub const LAST_OPERATIONS_CREDENTIAL: &str = "last_operations_credential";
/// A link request is open
pub const LINK_REQUEST_ALREADY_OPEN: &str = "link_request_already_open";
/// No such link request
pub const LINK_REQUEST_NOT_FOUND: &str = "link_request_not_found";
/// Not possible in the present state
pub const LINK_REQUEST_TRANSITION_NOT_ALLOWED: &str = "link_request_transition_not_allowed";
/// A management account cannot be linked this way
pub const MANAGEMENT_ACCOUNT_NEEDS_CTA: &str = "management_account_needs_cta";
/// Master pricebooks belong to the platform
pub const MASTER_PRICEBOOK_READ_ONLY: &str = "master_pricebook_read_only";
/// The account must leave its organization first
pub const MEMBER_ACCOUNT_MUST_LEAVE: &str = "member_account_must_leave";
/// Not in a form that you accept
pub const NOT_ACCEPTABLE: &str = "not_acceptable";
/// The server is not ready
pub const NOT_READY: &str = "not_ready";
/// There is a test clock in the simulated mode only
pub const NOT_SIMULATED: &str = "not_simulated";
/// No such onboarding plan
pub const ONBOARDING_PLAN_NOT_FOUND: &str = "onboarding_plan_not_found";
/// The onboarding plan is not planned any more
pub const ONBOARDING_PLAN_NOT_PLANNED: &str = "onboarding_plan_not_planned";
/// No such owner's link
pub const OWNER_LINK_NOT_FOUND: &str = "owner_link_not_found";
/// The body is too large
pub const PAYLOAD_TOO_LARGE: &str = "payload_too_large";
/// The customer portal is off
pub const PORTAL_NOT_ENABLED: &str = "portal_not_enabled";
/// The precondition has no meaning here
pub const PRECONDITION_NOT_SUPPORTED: &str = "precondition_not_supported";
/// The currencies differ
pub const PRICEBOOK_CURRENCY_MISMATCH: &str = "pricebook_currency_mismatch";
/// The pricebook is in use
pub const PRICEBOOK_IN_USE: &str = "pricebook_in_use";
/// No such pricebook
pub const PRICEBOOK_NOT_FOUND: &str = "pricebook_not_found";
/// The client has no pricebook
pub const PRICEBOOK_NOT_SET: &str = "pricebook_not_set";
/// The pricebook is retired
pub const PRICEBOOK_RETIRED: &str = "pricebook_retired";
/// No rules came with this version
pub const PRICEBOOK_VERSION_NOT_FOUND: &str = "pricebook_version_not_found";
/// A quota is used up
pub const QUOTA_EXCEEDED: &str = "quota_exceeded";
/// Too many requests
pub const RATE_LIMITED: &str = "rate_limited";
/// The request took too long
pub const REQUEST_TIMEOUT: &str = "request_timeout";
/// No such reseller
pub const RESELLER_NOT_FOUND: &str = "reseller_not_found";
/// The role is in another account
pub const ROLE_ARN_ACCOUNT_MISMATCH: &str = "role_arn_account_mismatch";
/// There is no role ARN to check
pub const ROLE_ARN_NOT_SET: &str = "role_arn_not_set";
/// The role is in another partition of AWS
pub const ROLE_ARN_PARTITION_MISMATCH: &str = "role_arn_partition_mismatch";
/// AWS allows 64 characters for a role name
pub const ROLE_NAME_EXCEEDS_AWS_LIMIT: &str = "role_name_exceeds_aws_limit";
/// Role name and ARN differ
pub const ROLE_NAME_MISMATCH: &str = "role_name_mismatch";
/// Not an action of this role
pub const ROLE_NOT_ALLOWED: &str = "role_not_allowed";
/// There is no verification to report
pub const ROLE_REPORT_NOT_FOUND: &str = "role_report_not_found";
/// The root e-mail address is in use
pub const ROOT_EMAIL_IN_USE: &str = "root_email_in_use";
/// A root e-mail address is missing
pub const ROOT_EMAIL_REQUIRED: &str = "root_email_required";
/// A scope that cannot be granted
pub const SCOPE_NOT_ALLOWED: &str = "scope_not_allowed";
/// The account is not in this group
pub const SUPPORT_PLAN_ACCOUNT_NOT_FOUND: &str = "support_plan_account_not_found";
/// The group is full
pub const SUPPORT_PLAN_FULL: &str = "support_plan_full";
/// The group still has accounts
pub const SUPPORT_PLAN_IN_USE: &str = "support_plan_in_use";
/// The support type does not fit the group
pub const SUPPORT_PLAN_MISMATCH: &str = "support_plan_mismatch";
/// No such support plan
pub const SUPPORT_PLAN_NOT_FOUND: &str = "support_plan_not_found";
/// AWS no longer offers this support plan
pub const SUPPORT_PLAN_RETIRED: &str = "support_plan_retired";
/// Too much at once
pub const TENANT_BUSY: &str = "tenant_busy";
/// The access token has expired
pub const TOKEN_EXPIRED: &str = "token_expired";
/// Too many follow the events at once
pub const TOO_MANY_FOLLOWERS: &str = "too_many_followers";
/// The account has enough owner's links
pub const TOO_MANY_OWNER_LINKS: &str = "too_many_owner_links";
/// Not authenticated
pub const UNAUTHENTICATED: &str = "unauthenticated";
/// The answer is not the API's: something in between has made it
pub const UNKNOWN: &str = "unknown";
/// Not a media type that is taken here
pub const UNSUPPORTED_MEDIA_TYPE: &str = "unsupported_media_type";
/// The resource has changed
pub const VERSION_MISMATCH: &str = "version_mismatch";
/// Webhooks are not sent to this address
pub const WEBHOOK_ADDRESS_NOT_ALLOWED: &str = "webhook_address_not_allowed";
/// No such delivery
pub const WEBHOOK_DELIVERY_NOT_FOUND: &str = "webhook_delivery_not_found";
/// The webhook endpoint is disabled
pub const WEBHOOK_ENDPOINT_DISABLED: &str = "webhook_endpoint_disabled";
/// No such webhook endpoint
pub const WEBHOOK_ENDPOINT_NOT_FOUND: &str = "webhook_endpoint_not_found";
