//! Answers.

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

/// An answer with what stands around its body. [`crate::Call::with_response`] gives it.
#[derive(Debug, Clone)]
pub struct Response<T> {
    /// What the body says.
    pub data: T,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
}

impl<T> Response<T> {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// All headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The version of the resource, to be sent as `If-Match`.
    #[must_use]
    pub fn etag(&self) -> Option<&str> {
        header(&self.headers, "etag")
    }

    /// What the server's log calls this request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        header(&self.headers, "x-request-id")
    }

    /// Whether this is the stored answer of an earlier request with the same idempotency key.
    #[must_use]
    pub fn replayed(&self) -> bool {
        header(&self.headers, "idempotent-replayed") == Some("true")
    }
}

pub(crate) fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// A body that is JSON or text, as was asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum TextOrJson<T> {
    /// JSON.
    Json(T),
    /// Any other form, raw.
    Text(String),
}

impl<T> TextOrJson<T> {
    /// The JSON, if it is that.
    pub fn json(&self) -> Option<&T> {
        if let Self::Json(value) = self { Some(value) } else { None }
    }

    /// The text, if it is that.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(value) = self { Some(value) } else { None }
    }
}

/// An answer as it came.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub status: StatusCode,
    pub host: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}
