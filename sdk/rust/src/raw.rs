//! Requests of the caller's own.

use std::fmt;

use reqwest::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::request::Request;
use crate::response::Reply;
use crate::{Call, Error, Gangway};

/// What only a request of your own can be told.
#[derive(Debug)]
pub enum RawOptions {}

/// What the server answered to a request of your own.
#[derive(Clone)]
pub struct Raw(Reply);

impl Gangway {
    /// A request of your own, with the client's token, tries and errors: for what this version of the crate does not have.
    /// `path` is below the client's address, such as `/clients`, with its ids escaped.
    pub fn request(&self, method: Method, path: &str) -> Call<Raw, RawOptions> {
        Call::raw(Request::raw(self, method, path))
    }
}

impl Call<Raw, RawOptions> {
    /// Sends a query parameter.
    pub fn query(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.request = self.request.query(name, &value);
        self
    }

    /// Sends a body as JSON.
    pub fn body(mut self, body: &impl Serialize) -> Self {
        self.request = self.request.json(body);
        self
    }
}

impl Raw {
    pub(crate) fn new(reply: &Reply) -> Self {
        Self(reply.clone())
    }

    /// The body as it came.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// What the body's JSON says; nothing if there is no body.
    ///
    /// # Errors
    /// When it is no such JSON.
    pub fn json<T: DeserializeOwned>(&self) -> Result<Option<T>, Error> {
        if self.0.body.is_empty() {
            return Ok(None);
        }
        serde_json::from_slice(&self.0.body).map(Some).map_err(|error| Error::of_body(&self.0, error))
    }
}

impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Raw({})", self.0.status)
    }
}
