//! Which problems an operation can answer with, and their published responses. What follows from an operation's shape is
//! computed; the codes of rules stand in one table. Tests hold every answer they see against it.

use serde_json::{Map, Value, json};

use super::headers::headers;
use super::path_parameters::PATH_PARAMETERS;
use crate::auth::Role;
use crate::auth::endpoint::Entry;
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
    (410, "Gone", "What was asked for is no longer kept"),
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

/// What an operation looks like, as far as its problems depend on it.
pub struct OperationForm<'a> {
    /// Its entry.
    pub entry: &'a Entry,
    /// Its path.
    pub path: &'a str,
    /// Its method in lower case.
    pub method: &'a str,
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

impl OperationForm<'_> {
    /// Every code that it can answer with, in the registry's order.
    pub fn codes(&self) -> Vec<Code> {
        let mut found = vec![Code::Internal, Code::PreconditionNotSupported];
        found.extend(self.answers_body.then_some(Code::NotAcceptable));
        found.extend(
            (self.entry.secured || self.path == "/readyz")
                .then_some([Code::DatabaseBusy, Code::DatabaseUnavailable])
                .into_iter()
                .flatten(),
        );
        if self.entry.secured {
            found.extend([Code::Unauthenticated, Code::TokenExpired, Code::RateLimited, Code::TenantBusy]);
            found.extend(self.forbidden());
        }
        let in_path = PATH_PARAMETERS.iter().filter(|one| self.path.contains(&format!("{{{}}}", one.name)));
        found.extend(in_path.map(|one| one.not_found));
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
        found.extend(self.entry.problems.iter().chain(self.entry.shared_problems).copied());
        Code::ALL.iter().copied().filter(|code| found.contains(code)).collect()
    }

    /// Whether it takes an `Idempotency-Key`.
    pub fn takes_key(&self) -> bool {
        self.entry.secured && self.method == "post"
    }

    fn forbidden(&self) -> Vec<Code> {
        let every_role_may = Role::ALL.iter().all(|role| self.entry.takes(*role));
        let gated = self.entry.takes(Role::Customer) && !self.entry.open_without_portal;
        let mut found = vec![Code::InsufficientScope];
        found.extend((!every_role_may).then_some(Code::RoleNotAllowed));
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
        400 | 403 | 404 | 409 | 410 | 422 => Vec::new(),
        429 => vec![Code::RateLimited],
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
