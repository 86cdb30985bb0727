//! What it means when AWS does not do what it was asked for: it refused, it surely did not act, or nobody knows.

use std::error::Error;

use aws_credential_types::provider::error::CredentialsError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::{DispatchFailure, SdkError};
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use crate::aws::answers::{Acted, Unanswered};
use crate::aws::verdict::{Denial, Tried};
use crate::fault::AwsUnavailable;

/// Somebody else changed the organization at that moment: the same call may be made again.
pub(super) const CONCURRENT: &str = "ConcurrentModificationException";

/// Refusals that say nothing about what was asked for: of who asks, how often, or when. AWS did not act.
const NOT_ABOUT_THE_MATTER: &[&str] = &[
    CONCURRENT,
    // How often (TooManyRequestsException comes with the status 400).
    "TooManyRequestsException",
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "RequestThrottledException",
    "RequestLimitExceeded",
    // Who asks.
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidClientTokenId",
    "UnrecognizedClientException",
    "InvalidAccessKeyId",
    "AuthFailure",
    "MissingAuthenticationToken",
    "MissingAuthenticationTokenException",
    "IncompleteSignature",
    "IncompleteSignatureException",
    "InvalidSignatureException",
    "SignatureDoesNotMatch",
    "OptInRequired",
    "RegionDisabledException",
    // When.
    "RequestExpired",
    "RequestTimeTooSkewed",
];

/// What came in place of what was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    /// AWS's name of the error, or how the connection failed.
    pub code: String,
    /// The reason that AWS gives, as it wrote it.
    pub reason: Option<String>,
    /// What it means.
    pub meaning: Meaning,
}

/// What a failure means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// AWS refuses what was asked for.
    Refused,
    /// AWS refuses for want of a permission.
    Denied(Denial),
    /// AWS did not act, and says nothing about the matter.
    NotActed,
    /// AWS may have acted.
    Unclear,
}

impl Failure {
    fn new(code: impl Into<String>, meaning: Meaning) -> Self {
        Self { code: code.into(), reason: None, meaning }
    }

    /// AWS answered, but not with what its API promises.
    pub fn incomplete(what: &str) -> Self {
        Self::new(format!("an answer without {what}"), Meaning::Unclear)
    }

    /// AWS was not asked.
    pub fn not_tried(why: &str) -> Self {
        Self::new(why, Meaning::NotActed)
    }

    /// Whether AWS gave this error.
    pub fn is(&self, code: &str) -> bool {
        self.code == code
    }

    /// AWS's reason, or its name of the error, when it refuses the matter itself.
    pub fn refusal(&self) -> Option<String> {
        let refused = matches!(self.meaning, Meaning::Refused | Meaning::Denied(_));
        refused.then(|| self.reason.clone().unwrap_or_else(|| self.code.clone()))
    }

    /// What became of a call of a role's check.
    pub fn tried<T>(self) -> Tried<T> {
        match self.meaning {
            Meaning::Denied(denial) => Tried::Denied(denial),
            _ => Tried::Unanswered(self.code),
        }
    }
}

impl From<Failure> for AwsUnavailable {
    fn from(failure: Failure) -> Self {
        Self(failure.code)
    }
}

impl From<Failure> for Unanswered {
    fn from(failure: Failure) -> Self {
        let acted = if failure.meaning == Meaning::Unclear { Acted::Perhaps } else { Acted::No };
        Self { acted, cause: failure.code }
    }
}

impl<E: ProvideErrorMetadata> From<SdkError<E, HttpResponse>> for Failure {
    fn from(error: SdkError<E, HttpResponse>) -> Self {
        match &error {
            SdkError::ConstructionFailure(_) => Self::new("the request could not be made", Meaning::NotActed),
            SdkError::TimeoutError(_) => Self::new("timeout", Meaning::Unclear),
            SdkError::DispatchFailure(failure) => undelivered(failure),
            SdkError::ServiceError(said) => {
                let (meta, status) = (said.err().meta(), said.raw().status().as_u16());
                match meta.code() {
                    Some(code) => Self {
                        code: code.to_owned(),
                        reason: said.raw().body().bytes().and_then(reason_in),
                        meaning: meaning_of(code, meta.message().unwrap_or_default(), status),
                    },
                    // A proxy in between, for example; whether AWS was reached is not known.
                    None => Self::new(format!("status {status} without an error's name"), Meaning::Unclear),
                }
            }
            // Includes an answer that broke off or cannot be read: AWS was reached.
            _ => Self::new("an unreadable answer", Meaning::Unclear),
        }
    }
}

/// By the error's name and status. An error of AWS's own may come after it acted.
fn meaning_of(code: &str, message: &str, status: u16) -> Meaning {
    if status >= 500 {
        Meaning::Unclear
    } else if matches!(code, "AccessDenied" | "AccessDeniedException") {
        Meaning::Denied(Denial::of_message(message))
    } else if NOT_ABOUT_THE_MATTER.contains(&code) || status == 429 {
        Meaning::NotActed
    } else {
        Meaning::Refused
    }
}

/// AWS's reason, read from the body as it came: so it is there for every error, and as AWS wrote it, also when this version
/// of the SDK does not know it.
fn reason_in(body: &[u8]) -> Option<String> {
    let body: serde_json::Value = serde_json::from_slice(body).ok()?;
    let reason = body.get("Reason").or_else(|| body.get("reason"))?.as_str()?;
    // It is shown and stored: a name, and nothing else.
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    (!reason.is_empty() && reason.len() <= 128 && reason.chars().all(is_name)).then(|| reason.to_owned())
}

/// The request did not bring an answer: without a connection AWS did not see it.
fn undelivered(failure: &DispatchFailure) -> Failure {
    let Some(error) = failure.as_connector_error() else { return Failure::new("no connection", Meaning::Unclear) };
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.downcast_ref::<CredentialsError>().is_some() {
            return Failure::new("no credentials", Meaning::NotActed);
        }
        if error.downcast_ref::<hyper_util::client::legacy::Error>().is_some_and(|error| error.is_connect()) {
            return Failure::new("no connection", Meaning::NotActed);
        }
        cause = error.source();
    }
    let how = if error.is_timeout() { "timeout" } else { "the connection broke" };
    Failure::new(how, Meaning::Unclear)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_awss_own_may_come_after_it_acted_and_any_other_tells() {
        for (code, status, meaning) in [
            ("ServiceException", 500, Meaning::Unclear),
            ("ThrottlingException", 503, Meaning::Unclear),
            ("TooManyRequestsException", 400, Meaning::NotActed),
            ("SomethingNew", 429, Meaning::NotActed),
            ("ExpiredTokenException", 400, Meaning::NotActed),
            ("AccessDeniedException", 400, Meaning::Denied(Denial::Plain)),
            ("AccessDenied", 403, Meaning::Denied(Denial::Plain)),
            ("HandshakeConstraintViolationException", 400, Meaning::Refused),
            ("SomethingNew", 400, Meaning::Refused),
        ] {
            assert_eq!(meaning_of(code, "", status), meaning, "{code} {status}");
        }
    }

    #[test]
    fn a_reason_is_a_name() {
        assert_eq!(reason_in(br#"{"Reason": "SOMETHING_NEW"}"#).as_deref(), Some("SOMETHING_NEW"));
        for body in [&b"{}"[..], b"<html>", br#"{"Reason": 1}"#, br#"{"Reason": "a b <c>"}"#, br#"{"Reason": ""}"#] {
            assert_eq!(reason_in(body), None);
        }
    }
}
