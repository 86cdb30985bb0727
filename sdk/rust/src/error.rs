//! What can go wrong.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;
use serde::Deserialize as _;
use serde::de::Error as _;
use serde_json::{Map, Value};

use crate::models::{FieldProblem, LinkRequest};
use crate::response::{Reply, header};
use crate::{codes, retry};

/// Why a call did not succeed.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The API answered with a problem.
    #[error(transparent)]
    Api(Box<ApiError>),
    /// The connection could not be made, or broke.
    #[error("no connection to {host}: {}", innermost(source))]
    Connection {
        /// The host that was asked.
        host: String,
        /// Why.
        #[source]
        source: Arc<reqwest::Error>,
    },
    /// There was no answer in time.
    #[error("no answer from {host} within {} ms", after.as_millis())]
    Timeout {
        /// The host that was asked.
        host: String,
        /// How long was waited: the whole call's time, or one try's.
        after: Duration,
    },
    /// A link request ended with another status than those that were waited for.
    #[error("link request {} is {}, which never becomes {wanted}", request.id, request.status)]
    Ended {
        /// The request as it ended.
        request: Box<LinkRequest>,
        /// The statuses that were waited for.
        wanted: String,
    },
    /// A link request did not get a status in time.
    #[error("link request {} is still {} after {} ms, not {wanted}", request.id, request.status, after.as_millis())]
    StillWaiting {
        /// The request as it was last.
        request: Box<LinkRequest>,
        /// The statuses that were waited for.
        wanted: String,
        /// How long was waited.
        after: Duration,
    },
    /// The answer is not what the document says.
    #[error("the answer with status {status} cannot be read")]
    Decode {
        /// The HTTP status.
        status: u16,
        /// What the server's log calls the request.
        request_id: Option<String>,
        /// What is wrong with it.
        #[source]
        source: Arc<serde_json::Error>,
    },
    /// The program's own provider of tokens failed.
    #[error("the token provider failed")]
    TokenProvider(#[source] Arc<dyn StdError + Send + Sync>),
    /// The request was not sent, because what it was made from cannot be sent; or so for the client.
    #[error("{0}")]
    Invalid(String),
}

impl Error {
    /// The API's problem, if it is one.
    #[must_use]
    pub fn api(&self) -> Option<&ApiError> {
        if let Self::Api(error) = self { Some(error) } else { None }
    }

    /// The code of the API's problem; [`crate::codes`] has all of them.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.api().map(|error| error.code.as_str())
    }

    /// The HTTP status, if the API answered.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Api(error) => Some(error.status),
            Self::Decode { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// What the server's log calls the request, if the API answered.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Api(error) => error.request_id.as_deref(),
            Self::Decode { request_id, .. } => request_id.as_deref(),
            _ => None,
        }
    }

    #[cfg(test)]
    pub(crate) fn of_answer(status: u16, code: &str) -> Self {
        let status = reqwest::StatusCode::from_u16(status).unwrap();
        let body = format!(r#"{{"code": "{code}"}}"#).into_bytes();
        Self::Api(Box::new(ApiError::of(&Reply {
            status,
            host: "gangway.test".to_owned(),
            headers: HeaderMap::new(),
            body,
        })))
    }

    pub(crate) fn of_body(reply: &Reply, source: serde_json::Error) -> Self {
        // What was found instead is quoted before, and may be a secret.
        let source = match source.to_string().rsplit_once(", expected ") {
            Some((_, expected)) => serde_json::Error::custom(format!("expected {expected}")),
            None => source,
        };
        let request_id = header(&reply.headers, "x-request-id").map(str::to_owned);
        Self::Decode { status: reply.status.as_u16(), request_id, source: Arc::new(source) }
    }

    /// An error of the HTTP client, without the address.
    pub(crate) fn of_transport(error: reqwest::Error, host: String, after: Duration) -> Self {
        let error = error.without_url();
        if error.is_builder() {
            Self::Invalid(format!("the request cannot be made: {error}"))
        } else if error.is_timeout() && !error.is_connect() {
            Self::Timeout { host, after }
        } else {
            Self::Connection { host, source: Arc::new(error) }
        }
    }
}

/// What the HTTP client's errors come from; they themselves say little more than that a request was sent.
fn innermost(error: &reqwest::Error) -> String {
    let mut innermost: &dyn StdError = error;
    while let Some(cause) = innermost.source() {
        innermost = cause;
    }
    innermost.to_string()
}

/// A problem that the API answered with (RFC 9457), or an OAuth error of its token endpoint.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ApiError {
    /// The HTTP status.
    pub status: u16,
    /// The machine-readable code: decide by it. Of an OAuth error, its `error`; of an answer that is not the API's,
    /// [`crate::codes::UNKNOWN`].
    pub code: String,
    /// What the code means.
    pub title: String,
    /// What is wrong here.
    pub detail: String,
    /// The members of the request that were refused.
    pub errors: Vec<FieldProblem>,
    /// What the server's log calls the request.
    pub request_id: Option<String>,
    /// How long to wait before another try, if the API says so.
    pub retry_after: Option<Duration>,
    /// Who answered, with the port unless it is the usual one.
    pub host: String,
    /// The headers of the answer.
    pub headers: HeaderMap,
    /// All members of the problem, also those that this version does not know.
    pub members: Map<String, Value>,
}

impl ApiError {
    /// Whether this is the stored answer of an earlier request with the same idempotency key.
    #[must_use]
    pub fn replayed(&self) -> bool {
        header(&self.headers, "idempotent-replayed") == Some("true")
    }

    pub(crate) fn of(reply: &Reply) -> Self {
        let members: Map<String, Value> = serde_json::from_slice(&reply.body).unwrap_or_default();
        let text = |names: [&str; 2]| names.iter().find_map(|name| members.get(*name)?.as_str()).map(str::to_owned);
        let reason = reply.status.canonical_reason().unwrap_or("Unknown status");
        let errors = members.get("errors").and_then(Value::as_array).into_iter().flatten();
        let code = text(["code", "error"]).unwrap_or_else(|| codes::UNKNOWN.to_owned());
        let foreign = if code == codes::UNKNOWN { "The answer is not the API's." } else { "" };
        Self {
            status: reply.status.as_u16(),
            code,
            title: text(["title", "error"]).unwrap_or_else(|| reason.to_owned()),
            detail: text(["detail", "error_description"]).unwrap_or_else(|| foreign.to_owned()),
            errors: errors.filter_map(|error| FieldProblem::deserialize(error).ok()).collect(),
            request_id: text(["requestId", ""]).or_else(|| header(&reply.headers, "x-request-id").map(str::to_owned)),
            retry_after: header(&reply.headers, "retry-after")
                .and_then(|value| retry::retry_after(value, SystemTime::now())),
            host: reply.host.clone(),
            headers: reply.headers.clone(),
            members,
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status, self.code)?;
        if !self.detail.is_empty() {
            write!(f, ": {}", self.detail)?;
        }
        for error in &self.errors {
            write!(f, "; {} {}: {}", error.pointer, error.code, error.detail)?;
        }
        match &self.request_id {
            Some(id) => write!(f, " (request {id}, host {})", self.host),
            None => write!(f, " (host {})", self.host),
        }
    }
}

impl StdError for ApiError {}
