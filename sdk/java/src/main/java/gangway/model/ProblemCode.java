// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** Every code that a problem can have, as {@link gangway.ApiException#code()} answers it. */
public final class ProblemCode {
    /** The account is in another group. */
    public static final String ACCOUNT_ALREADY_IN_SUPPORT_PLAN = "account_already_in_support_plan";

    /** A name for the new account is missing. */
    public static final String ACCOUNT_NAME_REQUIRED = "account_name_required";

    /** The account number can no longer be changed. */
    public static final String ACCOUNT_NUMBER_FIXED = "account_number_fixed";

    /** The account belongs to another client. */
    public static final String ACCOUNT_OF_OTHER_CLIENT = "account_of_other_client";

    /** The AWS account is registered already. */
    public static final String AWS_ACCOUNT_ALREADY_REGISTERED = "aws_account_already_registered";

    /** The platform checks the role itself. */
    public static final String AWS_CONNECTED = "aws_connected";

    /** The platform is not connected to AWS. */
    public static final String AWS_NOT_CONNECTED = "aws_not_connected";

    /** AWS did not answer. */
    public static final String AWS_UNAVAILABLE = "aws_unavailable";

    /** The client is archived. */
    public static final String CLIENT_ARCHIVED = "client_archived";

    /** The client still has live accounts. */
    public static final String CLIENT_HAS_LIVE_ACCOUNTS = "client_has_live_accounts";

    /** No such client. */
    public static final String CLIENT_NOT_FOUND = "client_not_found";

    /** The cloud account is linked already. */
    public static final String CLOUD_ACCOUNT_ALREADY_LINKED = "cloud_account_already_linked";

    /** No such cloud account. */
    public static final String CLOUD_ACCOUNT_NOT_FOUND = "cloud_account_not_found";

    /** The cloud account is no longer live. */
    public static final String CLOUD_ACCOUNT_NOT_LIVE = "cloud_account_not_live";

    /** Accounts rely on this provider's pricebook. */
    public static final String CLOUD_PROVIDER_IN_USE = "cloud_provider_in_use";

    /** No such cloud provider. */
    public static final String CLOUD_PROVIDER_NOT_FOUND = "cloud_provider_not_found";

    /** No such credential. */
    public static final String CREDENTIAL_NOT_FOUND = "credential_not_found";

    /** The credential is revoked. */
    public static final String CREDENTIAL_REVOKED = "credential_revoked";

    /** Not a cursor of ours. */
    public static final String CURSOR_INVALID = "cursor_invalid";

    /** The cursor belongs to other filters. */
    public static final String CURSOR_MISMATCH = "cursor_mismatch";

    /** The database is busy. */
    public static final String DATABASE_BUSY = "database_busy";

    /** The database is not available. */
    public static final String DATABASE_UNAVAILABLE = "database_unavailable";

    /** These events are no longer kept. */
    public static final String EVENTS_GONE = "events_gone";

    /** The external reference is taken. */
    public static final String EXTERNAL_REF_TAKEN = "external_ref_taken";

    /** The first request with this key is still running. */
    public static final String IDEMPOTENCY_IN_PROGRESS = "idempotency_in_progress";

    /** The idempotency key belongs to another request. */
    public static final String IDEMPOTENCY_KEY_REUSED = "idempotency_key_reused";

    /** The token lacks a scope. */
    public static final String INSUFFICIENT_SCOPE = "insufficient_scope";

    /** Something went wrong on our side. */
    public static final String INTERNAL = "internal";

    /** The body is not JSON. */
    public static final String INVALID_JSON = "invalid_json";

    /** The request has errors. */
    public static final String INVALID_REQUEST = "invalid_request";

    /** The last operations credential. */
    public static final String LAST_OPERATIONS_CREDENTIAL = "last_operations_credential";

    /** A link request is open. */
    public static final String LINK_REQUEST_ALREADY_OPEN = "link_request_already_open";

    /** No such link request. */
    public static final String LINK_REQUEST_NOT_FOUND = "link_request_not_found";

    /** Not possible in the present state. */
    public static final String LINK_REQUEST_TRANSITION_NOT_ALLOWED = "link_request_transition_not_allowed";

    /** A management account cannot be linked this way. */
    public static final String MANAGEMENT_ACCOUNT_NEEDS_CTA = "management_account_needs_cta";

    /** Master pricebooks belong to the platform. */
    public static final String MASTER_PRICEBOOK_READ_ONLY = "master_pricebook_read_only";

    /** The account must leave its organization first. */
    public static final String MEMBER_ACCOUNT_MUST_LEAVE = "member_account_must_leave";

    /** Not in a form that you accept. */
    public static final String NOT_ACCEPTABLE = "not_acceptable";

    /** The server is not ready. */
    public static final String NOT_READY = "not_ready";

    /** There is a test clock in the simulated mode only. */
    public static final String NOT_SIMULATED = "not_simulated";

    /** No such onboarding plan. */
    public static final String ONBOARDING_PLAN_NOT_FOUND = "onboarding_plan_not_found";

    /** The onboarding plan is not planned any more. */
    public static final String ONBOARDING_PLAN_NOT_PLANNED = "onboarding_plan_not_planned";

    /** No such owner's link. */
    public static final String OWNER_LINK_NOT_FOUND = "owner_link_not_found";

    /** The body is too large. */
    public static final String PAYLOAD_TOO_LARGE = "payload_too_large";

    /** The customer portal is off. */
    public static final String PORTAL_NOT_ENABLED = "portal_not_enabled";

    /** The precondition has no meaning here. */
    public static final String PRECONDITION_NOT_SUPPORTED = "precondition_not_supported";

    /** The currencies differ. */
    public static final String PRICEBOOK_CURRENCY_MISMATCH = "pricebook_currency_mismatch";

    /** The pricebook is in use. */
    public static final String PRICEBOOK_IN_USE = "pricebook_in_use";

    /** No such pricebook. */
    public static final String PRICEBOOK_NOT_FOUND = "pricebook_not_found";

    /** The client has no pricebook. */
    public static final String PRICEBOOK_NOT_SET = "pricebook_not_set";

    /** The pricebook is retired. */
    public static final String PRICEBOOK_RETIRED = "pricebook_retired";

    /** No rules came with this version. */
    public static final String PRICEBOOK_VERSION_NOT_FOUND = "pricebook_version_not_found";

    /** A quota is used up. */
    public static final String QUOTA_EXCEEDED = "quota_exceeded";

    /** Too many requests. */
    public static final String RATE_LIMITED = "rate_limited";

    /** The request took too long. */
    public static final String REQUEST_TIMEOUT = "request_timeout";

    /** No such reseller. */
    public static final String RESELLER_NOT_FOUND = "reseller_not_found";

    /** The role is in another account. */
    public static final String ROLE_ARN_ACCOUNT_MISMATCH = "role_arn_account_mismatch";

    /** There is no role ARN to check. */
    public static final String ROLE_ARN_NOT_SET = "role_arn_not_set";

    /** The role is in another partition of AWS. */
    public static final String ROLE_ARN_PARTITION_MISMATCH = "role_arn_partition_mismatch";

    /** AWS allows 64 characters for a role name. */
    public static final String ROLE_NAME_EXCEEDS_AWS_LIMIT = "role_name_exceeds_aws_limit";

    /** Role name and ARN differ. */
    public static final String ROLE_NAME_MISMATCH = "role_name_mismatch";

    /** Not an action of this role. */
    public static final String ROLE_NOT_ALLOWED = "role_not_allowed";

    /** There is no verification to report. */
    public static final String ROLE_REPORT_NOT_FOUND = "role_report_not_found";

    /** The root e-mail address is in use. */
    public static final String ROOT_EMAIL_IN_USE = "root_email_in_use";

    /** A root e-mail address is missing. */
    public static final String ROOT_EMAIL_REQUIRED = "root_email_required";

    /** A scope that cannot be granted. */
    public static final String SCOPE_NOT_ALLOWED = "scope_not_allowed";

    /** The account is not in this group. */
    public static final String SUPPORT_PLAN_ACCOUNT_NOT_FOUND = "support_plan_account_not_found";

    /** The group is full. */
    public static final String SUPPORT_PLAN_FULL = "support_plan_full";

    /** The group still has accounts. */
    public static final String SUPPORT_PLAN_IN_USE = "support_plan_in_use";

    /** The support type does not fit the group. */
    public static final String SUPPORT_PLAN_MISMATCH = "support_plan_mismatch";

    /** No such support plan. */
    public static final String SUPPORT_PLAN_NOT_FOUND = "support_plan_not_found";

    /** AWS no longer offers this support plan. */
    public static final String SUPPORT_PLAN_RETIRED = "support_plan_retired";

    /** Too much at once. */
    public static final String TENANT_BUSY = "tenant_busy";

    /** The access token has expired. */
    public static final String TOKEN_EXPIRED = "token_expired";

    /** Too many follow the events at once. */
    public static final String TOO_MANY_FOLLOWERS = "too_many_followers";

    /** The account has enough owner's links. */
    public static final String TOO_MANY_OWNER_LINKS = "too_many_owner_links";

    /** Not authenticated. */
    public static final String UNAUTHENTICATED = "unauthenticated";

    /** The answer is not the API's: something in between has made it. */
    public static final String UNKNOWN = "unknown";

    /** Not a media type that is taken here. */
    public static final String UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type";

    /** The resource has changed. */
    public static final String VERSION_MISMATCH = "version_mismatch";

    /** Webhooks are not sent to this address. */
    public static final String WEBHOOK_ADDRESS_NOT_ALLOWED = "webhook_address_not_allowed";

    /** No such delivery. */
    public static final String WEBHOOK_DELIVERY_NOT_FOUND = "webhook_delivery_not_found";

    /** The webhook endpoint is disabled. */
    public static final String WEBHOOK_ENDPOINT_DISABLED = "webhook_endpoint_disabled";

    /** No such webhook endpoint. */
    public static final String WEBHOOK_ENDPOINT_NOT_FOUND = "webhook_endpoint_not_found";

    private ProblemCode() {}
}
