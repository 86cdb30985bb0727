//! What the token endpoint answers when no token comes: OAuth's own errors (RFC 6749 §5.2).

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, PRAGMA, RETRY_AFTER, WWW_AUTHENTICATE};

use crate::api::oauth::bodies::OAuthError;
use crate::fault::Fault;
use crate::http::problem::Cause;
use crate::limits::Standing;

/// A refusal by the token endpoint: status, code and description.
#[derive(Clone, Copy)]
pub struct Denied(pub StatusCode, &'static str, &'static str);

/// Why no token comes.
pub enum NoToken {
    /// A refusal.
    Denied(Denied),
    /// Too much was asked for; how the limit stands.
    TooMany(Standing),
    /// A failure of ours, and its cause.
    Failed(Cause),
}

impl From<Denied> for NoToken {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<Standing> for NoToken {
    fn from(standing: Standing) -> Self {
        Self::TooMany(standing)
    }
}

/// No form, or not with what it needs.
pub const MALFORMED: Denied = Denied(
    StatusCode::BAD_REQUEST,
    "invalid_request",
    "Send a form (application/x-www-form-urlencoded) with grant_type once, and the client's id and secret once: by HTTP Basic or in the form.",
);
/// A precondition came along.
pub const UNCONDITIONAL: Denied = Denied(
    StatusCode::BAD_REQUEST,
    "invalid_request",
    "A precondition (If-Match and the like) has no meaning for a token. Send the request without it.",
);
/// The form is too large.
pub const TOO_LARGE: Denied =
    Denied(StatusCode::PAYLOAD_TOO_LARGE, "invalid_request", "The form is too large: at most 65536 bytes are taken.");
/// The form did not arrive.
pub const TOO_SLOW: Denied =
    Denied(StatusCode::REQUEST_TIMEOUT, "invalid_request", "The form did not arrive in time. Send it without pauses.");
// OAuth has no code of its own for this. RFC 6749 §4.1.2.1 has this one for servers that are overloaded, and clients know
// it as the one that is worth another try; the status tells the reason.
const TOO_MANY: Denied = Denied(
    StatusCode::TOO_MANY_REQUESTS,
    "temporarily_unavailable",
    "Too many tokens were asked for. Try again after the time in Retry-After, and keep a token until it expires.",
);
/// Nobody whom we know; the same whatever is wrong.
pub const WRONG_CLIENT: Denied = Denied(
    StatusCode::UNAUTHORIZED,
    "invalid_client",
    "The client id or the secret is wrong, or the credential is revoked or expired.",
);
/// Another grant.
pub const WRONG_GRANT: Denied =
    Denied(StatusCode::BAD_REQUEST, "unsupported_grant_type", "Only grant_type=client_credentials is offered.");
/// Scopes that the credential lacks.
pub const WRONG_SCOPE: Denied =
    Denied(StatusCode::BAD_REQUEST, "invalid_scope", "The credential does not have all of these scopes.");
const BUSY: Denied =
    Denied(StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable", "No token could be made just now. Try again.");

impl NoToken {
    /// A failure of ours.
    pub fn failure(cause: impl ToString) -> Self {
        Self::Failed(Cause(cause.to_string()))
    }

    /// The answer.
    pub fn answer(self) -> HttpResponse {
        match self {
            Self::Denied(denied) => denied.answer(),
            Self::TooMany(standing) => {
                let mut response = TOO_MANY.answer();
                response.headers_mut().insert(RETRY_AFTER, standing.retry_after().into());
                response
            }
            Self::Failed(cause) => {
                let mut response = BUSY.answer();
                response.extensions_mut().insert(cause);
                response
            }
        }
    }
}

impl From<Fault> for NoToken {
    fn from(fault: Fault) -> Self {
        Self::failure(fault)
    }
}

impl Denied {
    /// The answer.
    pub fn answer(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.0);
        response.insert_header((CACHE_CONTROL, "no-store")).insert_header((PRAGMA, "no-cache"));
        if self.0 == StatusCode::UNAUTHORIZED {
            response.insert_header((WWW_AUTHENTICATE, "Basic realm=\"gangway\", charset=\"UTF-8\""));
        }
        if self.0 == StatusCode::SERVICE_UNAVAILABLE {
            response.insert_header((RETRY_AFTER, "2"));
        }
        response.json(OAuthError { error: self.1.to_owned(), error_description: self.2.to_owned() })
    }
}
