//! Which problems an operation can answer with, and their published responses. What follows from an operation's shape is
//! computed; the codes of rules stand in one table. Tests hold every answer they see against it.

use serde_json::{Map, Value, json};

use super::headers::headers;
use crate::auth::{Role, Scope};
use crate::domain::Code;
use crate::locale::{self, Lang};

/// Name of the shared response of a status, and when it comes.
const RESPONSES: &[(u16, &str, &str)] = &[
    (400, "BadRequest", "The body is not JSON"),
    (401, "Unauthorized", "There is no valid access token"),
    (403, "Forbidden", "The token lacks the scope, or its role may not do this"),
    (404, "NotFound", "There is no such resource that you can see"),
    (406, "NotAcceptable", "The answer has no media type that `Accept` takes"),
    (408, "RequestTimeout", "The body did not arrive in time"),
    (409, "Conflict", "The present state does not allow it"),
    (412, "PreconditionFailed", "`If-Match` names another version than the present one"),
    (413, "ContentTooLarge", "The body is too large"),
    (415, "UnsupportedMediaType", "The body has a media type that is not taken here"),
    (422, "UnprocessableContent", "Members are not as they should be, or break a rule"),
    (
        429,
        "TooManyRequests",
        "The credential's rate limit or its reseller's is used up; try again after `Retry-After` seconds",
    ),
    (500, "InternalServerError", "Something went wrong on our side"),
    (503, "ServiceUnavailable", "The database or AWS is busy; try again after `Retry-After` seconds"),
];

/// Operations that a customer may call while its portal is off.
const OPEN_WITHOUT_PORTAL: &[&str] = &["listClients", "getClient", "rotateCredential"];

/// Operations that not every role which may hold the scope may do.
const NOT_FOR_ALL_ROLES: &[&str] = &["simulateMargin", "unlinkCloudAccount", "renewLinkRequest", "recordRoleCheck"];

/// Codes of rules, by operation.
const OF_RULES: &[(&str, &[Code])] = &[
    ("createReseller", &[Code::ExternalRefTaken]),
    ("updateReseller", &[Code::ExternalRefTaken]),
    ("createCredential", &[Code::ClientArchived, Code::ScopeNotAllowed]),
    ("revokeCredential", &[Code::LastOperationsCredential]),
    ("rotateCredential", &[Code::CredentialRevoked]),
    ("createClient", &[Code::ExternalRefTaken]),
    ("updateClient", &[Code::ExternalRefTaken]),
    ("archiveClient", &[Code::ClientHasLiveAccounts]),
    ("simulateMargin", &[Code::PricebookCurrencyMismatch]),
    ("getCloudProvider", &[Code::CloudProviderNotFound]),
    ("putCloudProvider", &[Code::ClientArchived, Code::PricebookRetired, Code::PricebookCurrencyMismatch]),
    ("deleteCloudProvider", &[Code::CloudProviderNotFound, Code::CloudProviderInUse]),
    ("createPricebook", &[Code::MasterPricebookReadOnly, Code::PricebookRetired, Code::PricebookCurrencyMismatch]),
    ("updatePricebook", &[Code::MasterPricebookReadOnly, Code::PricebookRetired]),
    ("retirePricebook", &[Code::MasterPricebookReadOnly, Code::PricebookInUse]),
    ("getPricebookRuleVersion", &[Code::PricebookVersionNotFound]),
    ("putPricebookRules", &[Code::MasterPricebookReadOnly, Code::PricebookRetired, Code::QuotaExceeded]),
    (
        "createCloudAccount",
        &[
            Code::ClientArchived,
            Code::PricebookRetired,
            Code::PricebookNotSet,
            Code::AwsAccountAlreadyRegistered,
            Code::RootEmailInUse,
            Code::MemberAccountMustLeave,
            Code::PricebookCurrencyMismatch,
            Code::ManagementAccountNeedsCta,
            Code::SupportPlanRetired,
        ],
    ),
    (
        "updateCloudAccount",
        &[
            Code::PricebookRetired,
            Code::PricebookNotSet,
            Code::AwsAccountAlreadyRegistered,
            Code::AccountNumberFixed,
            Code::RootEmailInUse,
            Code::CloudAccountNotLive,
            Code::LinkRequestAlreadyOpen,
            Code::MemberAccountMustLeave,
            Code::PricebookCurrencyMismatch,
            Code::ManagementAccountNeedsCta,
            Code::SupportPlanMismatch,
            Code::SupportPlanRetired,
        ],
    ),
    ("unlinkCloudAccount", &[Code::CloudAccountNotLive, Code::LinkRequestAlreadyOpen]),
    (
        "putRoleArn",
        &[
            Code::CloudAccountNotLive,
            Code::RoleArnAccountMismatch,
            Code::RoleArnPartitionMismatch,
            Code::RoleNameMismatch,
        ],
    ),
    ("clearRoleArn", &[Code::CloudAccountNotLive]),
    ("checkRoleArn", &[Code::CloudAccountNotLive, Code::RoleArnNotSet, Code::AwsNotConnected]),
    ("recordRoleCheck", &[Code::CloudAccountNotLive, Code::RoleArnNotSet, Code::AwsConnected]),
    ("getSetupKit", &[Code::RoleNameExceedsAwsLimit]),
    ("createLinkRequest", SUBMISSION),
    (
        "approveLinkRequest",
        &[
            Code::RootEmailInUse,
            Code::LinkRequestTransitionNotAllowed,
            Code::AccountNameRequired,
            Code::RootEmailRequired,
            Code::SupportPlanMismatch,
            Code::SupportPlanRetired,
        ],
    ),
    ("rejectLinkRequest", &[Code::LinkRequestTransitionNotAllowed]),
    (
        "sendLinkRequest",
        &[
            Code::LinkRequestTransitionNotAllowed,
            Code::AccountNameRequired,
            Code::RootEmailRequired,
            Code::AwsUnavailable,
        ],
    ),
    ("completeLinkRequest", &[Code::AwsAccountAlreadyRegistered, Code::LinkRequestTransitionNotAllowed]),
    ("failLinkRequest", &[Code::LinkRequestTransitionNotAllowed]),
    ("recordLinkRequestOutcome", &[Code::LinkRequestTransitionNotAllowed]),
    ("cancelLinkRequest", &[Code::LinkRequestTransitionNotAllowed, Code::AwsUnavailable]),
    ("renewLinkRequest", &[Code::LinkRequestTransitionNotAllowed]),
    ("renewLinkRequest", SUBMISSION),
    ("createSupportPlan", &[Code::ClientArchived]),
    ("createSupportPlan", MEMBERSHIP),
    ("updateSupportPlan", MEMBERSHIP),
    ("putSupportPlanAccount", MEMBERSHIP),
    ("putSupportPlanAccount", &[Code::SupportPlanFull]),
    ("deleteSupportPlan", &[Code::SupportPlanInUse]),
    ("deleteSupportPlanAccount", &[Code::SupportPlanAccountNotFound]),
    ("quoteSupportPlan", &[Code::SupportPlanRetired]),
    ("getReadiness", &[Code::NotReady]),
];

/// What stands against submitting a link request.
const SUBMISSION: &[Code] = &[
    Code::CloudAccountNotLive,
    Code::CloudAccountAlreadyLinked,
    Code::LinkRequestAlreadyOpen,
    Code::MemberAccountMustLeave,
];

/// What stands against putting accounts into a support plan group.
const MEMBERSHIP: &[Code] = &[
    Code::CloudAccountNotLive,
    Code::AccountAlreadyInSupportPlan,
    Code::SupportPlanMismatch,
    Code::SupportPlanRetired,
    Code::AccountOfOtherClient,
];

/// What is found by a path parameter, and the code when it is not.
const OF_PATH: &[(&str, Code)] = &[
    ("{resellerId}", Code::ResellerNotFound),
    ("{credentialId}", Code::CredentialNotFound),
    ("{clientId}", Code::ClientNotFound),
    ("{pricebookId}", Code::PricebookNotFound),
    ("{cloudAccountId}", Code::CloudAccountNotFound),
    ("{linkRequestId}", Code::LinkRequestNotFound),
    ("{supportPlanId}", Code::SupportPlanNotFound),
    ("{code}", Code::SupportPlanNotFound),
];

/// What an operation looks like, as far as its problems depend on it.
pub struct Shape<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its path.
    pub path: &'a str,
    /// Its method in lower case.
    pub method: &'a str,
    /// Whether it wants a token.
    pub secured: bool,
    /// The scope that the token needs.
    pub scope: Option<Scope>,
    /// Whether it takes a body.
    pub has_body: bool,
    /// Whether it answers with a body.
    pub answers_body: bool,
    /// Whether it takes query parameters.
    pub has_query: bool,
    /// Whether it takes a cursor.
    pub has_pages: bool,
    /// Whether it takes `If-Match` and `If-None-Match`.
    pub is_conditional: bool,
}

impl Shape<'_> {
    /// Every code that it can answer with, in the registry's order.
    pub fn codes(&self) -> Vec<Code> {
        let mut found = vec![Code::Internal, Code::PreconditionNotSupported];
        found.extend(self.answers_body.then_some(Code::NotAcceptable));
        found.extend(
            (self.secured || self.path == "/readyz")
                .then_some([Code::DatabaseBusy, Code::DatabaseUnavailable])
                .into_iter()
                .flatten(),
        );
        if self.secured {
            found.extend([Code::Unauthenticated, Code::TokenExpired, Code::RateLimited, Code::TenantBusy]);
            found.extend(self.forbidden());
        }
        found.extend(OF_PATH.iter().filter(|(name, _)| self.path.contains(name)).map(|(_, code)| *code));
        if self.has_body {
            found.extend([Code::InvalidJson, Code::RequestTimeout, Code::PayloadTooLarge, Code::UnsupportedMediaType]);
        }
        found.extend(self.is_conditional.then_some(Code::VersionMismatch));
        let in_path = self.path.contains('{');
        found.extend((self.has_body || self.has_query || in_path || self.takes_key()).then_some(Code::InvalidRequest));
        if self.has_pages {
            found.extend([Code::CursorInvalid, Code::CursorMismatch]);
        }
        if self.takes_key() {
            found.extend([Code::QuotaExceeded, Code::IdempotencyInProgress, Code::IdempotencyKeyReused]);
        }
        found.extend(OF_RULES.iter().filter(|(id, _)| *id == self.id).flat_map(|(_, codes)| codes.iter().copied()));
        Code::ALL.iter().copied().filter(|code| found.contains(code)).collect()
    }

    /// Whether it takes an `Idempotency-Key`.
    pub fn takes_key(&self) -> bool {
        self.secured && self.method == "post"
    }

    fn forbidden(&self) -> Vec<Code> {
        let every_role_may = self.scope.is_some_and(|scope| Role::ALL.iter().all(|role| role.may_hold(scope)));
        let customer_may = self.scope.is_none_or(|scope| Role::Customer.may_hold(scope));
        let not_for_all = NOT_FOR_ALL_ROLES.contains(&self.id);
        let mut found = vec![Code::InsufficientScope];
        found.extend((!every_role_may || not_for_all).then_some(Code::RoleNotAllowed));
        let gated = customer_may && !not_for_all && !OPEN_WITHOUT_PORTAL.contains(&self.id);
        found.extend(gated.then_some(Code::PortalNotEnabled));
        found
    }
}

/// Adds the problems' responses to an operation. A status whose codes are the same everywhere has a shared response.
pub fn respond(operation: &mut Value, codes: &[Code]) {
    for (status, name, text) in RESPONSES {
        let codes: Vec<_> = codes.iter().copied().filter(|code| code.status() == *status).collect();
        if codes.is_empty() {
            continue;
        }
        operation["responses"][status.to_string()] = if codes == shared(*status) {
            json!({ "$ref": format!("#/components/responses/{name}") })
        } else {
            response(*status, text, &codes)
        };
    }
}

/// The shared responses, by name.
pub fn components() -> Map<String, Value> {
    let shared = RESPONSES.iter().filter(|(status, ..)| !shared(*status).is_empty());
    shared.map(|(status, name, text)| ((*name).to_owned(), response(*status, text, &self::shared(*status)))).collect()
}

/// The codes of the statuses that have the same ones everywhere, or nearly so.
fn shared(status: u16) -> Vec<Code> {
    match status {
        400 | 403 | 404 | 409 | 422 => Vec::new(),
        503 => vec![Code::DatabaseBusy, Code::DatabaseUnavailable, Code::TenantBusy],
        _ => Code::ALL.iter().copied().filter(|code| code.status() == status).collect(),
    }
}

fn response(status: u16, text: &str, codes: &[Code]) -> Value {
    let meaning = |code: &Code| format!("\n- `{0}`: {1}", code.as_str(), title(*code));
    let list: String = codes.iter().map(meaning).collect();
    let shown: &[&str] = match status {
        // Whoever has no token has no rate limit.
        401 => &["X-Request-Id", "WWW-Authenticate"],
        429 | 503 => &["X-Request-Id", "RateLimit", "RateLimit-Policy", "Retry-After"],
        _ => &["X-Request-Id", "RateLimit", "RateLimit-Policy"],
    };
    let names: Vec<_> = codes.iter().map(|code| code.as_str()).collect();
    json!({
        "description": format!("{text}.\n{list}"),
        "headers": headers(shown),
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/ProblemDetails" } } },
        "x-problem-codes": names,
    })
}

fn title(code: Code) -> String {
    locale::text(Lang::En, &format!("problem-{}", code.as_str()), &[])
}
