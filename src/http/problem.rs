//! RFC 9457 problems. Made from a [`Fault`] here, finished (id, instance, language) by the middleware in `context`.

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::contract::told::{FieldProblem, title_and_detail};
use crate::domain::{Code, Refusal};
use crate::fault::DbError;
use crate::fault::Fault;
use crate::locale::Lang;

/// What a handler's error type is.
pub type ApiResult<T> = Result<T, Problem>;

/// Seconds after which a busy database or AWS, or a replica that is not ready, is worth another try.
const RETRY_AFTER_SECONDS: u16 = 2;

/// Refused members that an answer names at most: who sends more mistakes mends these first.
const MOST_ERRORS: usize = 100;

/// An error answer on its way out.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}", .refusal.code.as_str())]
pub struct Problem {
    refusal: Box<Refusal>,
    headers: Vec<(HeaderName, HeaderValue)>,
    cause: Option<Cause>,
}

/// Why an answer is a 5xx, for the log alone: the answer carries nothing of the inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause(pub String);

/// An error answer (RFC 9457). Decide by `code`; texts may change.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ProblemDetails)]
pub struct ProblemDetails {
    /// Address of a page that explains the code.
    #[schema(format = "uri", example = "http://127.0.0.1:8080/problems/invalid_request")]
    pub r#type: String,
    /// What the code means, in the language of the answer.
    #[schema(example = "The request has errors")]
    pub title: String,
    /// The HTTP status.
    #[schema(example = 422, minimum = 400, maximum = 599)]
    pub status: u16,
    /// What happened and what to do next, in the language of the answer.
    #[schema(example = "One member is not as it should be; see \"errors\".")]
    pub detail: String,
    /// The path of the request.
    #[schema(example = "/clients")]
    pub instance: String,
    /// Stable code of the cause; decide by it.
    #[schema(example = "invalid_request")]
    pub code: String,
    /// The request's id, for support.
    #[schema(example = "0193b2c8-52f7-7a30-9d0e-6f9d3d1c8b11")]
    pub request_id: String,
    /// Every refused member at once, a hundred at most; with `invalid_request`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, max_items = 100)]
    pub errors: Option<Vec<FieldProblem>>,
    /// `true` when more members were refused than `errors` has; else absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub errors_truncated: Option<bool>,
    /// Members that belong to the code, such as `current` and `allowedFrom`.
    #[serde(flatten)]
    #[schema(ignore)]
    pub members: Map<String, Value>,
}

impl Problem {
    /// The code.
    pub fn code(&self) -> Code {
        self.refusal.code
    }

    /// A member of the answer that belongs to the code, when it is a text.
    pub fn member(&self, name: &str) -> Option<&str> {
        self.refusal.members.iter().find(|(member, _)| *member == name).and_then(|(_, value)| value.as_str())
    }

    /// A failure of ours, and why.
    pub fn failure(code: Code, cause: impl ToString) -> Self {
        Self { cause: Some(Cause(cause.to_string())), ..code.into() }
    }

    /// Why it is a failure of ours.
    pub fn cause(&self) -> Option<&Cause> {
        self.cause.as_ref()
    }

    /// 405 with the methods that the address knows.
    pub fn method_not_allowed(allow: &str) -> Self {
        Self::from(Code::MethodNotAllowed).header(ALLOW, allow)
    }

    /// Adds a header to the answer.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }

    /// The answer's body for this request.
    pub fn details(&self, lang: Lang, public_url: &str, instance: &str, request_id: &str) -> ProblemDetails {
        let code = self.refusal.code.as_str();
        let (title, detail) = title_and_detail(&self.refusal, lang);
        let told = self.refusal.errors.iter().take(MOST_ERRORS);
        let errors: Vec<_> = told.map(|violation| FieldProblem::new(violation, lang)).collect();
        ProblemDetails {
            r#type: format!("{public_url}/problems/{code}"),
            title,
            status: self.refusal.code.status(),
            detail,
            instance: instance.to_owned(),
            code: code.to_owned(),
            request_id: request_id.to_owned(),
            errors: (!errors.is_empty()).then_some(errors),
            errors_truncated: (self.refusal.errors.len() > MOST_ERRORS).then_some(true),
            members: self.refusal.members.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let code = refusal.code;
        let problem = Self { refusal: Box::new(refusal), headers: Vec::new(), cause: None };
        match code {
            Code::Unauthenticated => problem.header(WWW_AUTHENTICATE, "Bearer"),
            Code::TokenExpired => problem.header(
                WWW_AUTHENTICATE,
                r#"Bearer error="invalid_token", error_description="The access token expired""#,
            ),
            Code::InsufficientScope => problem.header(WWW_AUTHENTICATE, r#"Bearer error="insufficient_scope""#),
            Code::RateLimited => {
                let seconds = problem.refusal.args.iter().find(|(name, _)| *name == "seconds");
                let seconds = seconds.map_or_else(|| RETRY_AFTER_SECONDS.to_string(), |(_, seconds)| seconds.clone());
                problem.header(RETRY_AFTER, &seconds)
            }
            Code::TooManyFollowers
            | Code::DatabaseBusy
            | Code::DatabaseUnavailable
            | Code::TenantBusy
            | Code::NotReady
            | Code::AwsUnavailable => problem.header(RETRY_AFTER, &RETRY_AFTER_SECONDS.to_string()),
            _ => problem,
        }
    }
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Refusal::new(code).into()
    }
}

impl From<Fault> for Problem {
    /// `context` logs the cause of a failure when the answer goes out.
    fn from(fault: Fault) -> Self {
        let code = match &fault {
            Fault::Refused(refusal) => return (**refusal).clone().into(),
            Fault::Db(DbError::Busy(_)) => Code::DatabaseBusy,
            Fault::Db(DbError::Crowded) => Code::TenantBusy,
            Fault::Db(DbError::Unavailable(_)) => Code::DatabaseUnavailable,
            Fault::Db(_) | Fault::Internal(_) => Code::Internal,
            Fault::Aws(_) => Code::AwsUnavailable,
        };
        Self::failure(code, fault)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.refusal.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Without a body: `context` writes it, because only there the request is known.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status_code());
        for (name, value) in &self.headers {
            response.headers_mut().append(name.clone(), value.clone());
        }
        response.extensions_mut().insert(self.clone());
        response
    }
}
