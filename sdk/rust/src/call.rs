//! A call: an operation with its options, which is sent when it is awaited.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

use reqwest::StatusCode;
use serde::de::{DeserializeOwned, Error as _};

use crate::page::Page;
use crate::raw::Raw;
use crate::request::Request;
use crate::response::{Reply, Response, TextOrJson, header};
use crate::{ETag, Error, Items, Pages};

/// An operation that is sent when it is awaited, and gives a `T`. Until then it takes options; `O` stands for those that
/// only this operation has.
///
/// ```no_run
/// # async fn example(gangway: gangway_sdk::Gangway, id: &str) -> Result<(), gangway_sdk::Error> {
/// let client = gangway.clients().get(id).await?;
/// gangway.clients().archive(&client.id).if_match(client.version).await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a call is sent when it is awaited"]
pub struct Call<T, O = ()> {
    pub(crate) request: Request,
    read: fn(&Request, &Reply) -> Result<T, serde_json::Error>,
    own: PhantomData<fn() -> O>,
}

impl<T, O> Call<T, O> {
    fn new(request: Request, read: fn(&Request, &Reply) -> Result<T, serde_json::Error>) -> Self {
        Self { request, read, own: PhantomData }
    }

    /// Sends this `Idempotency-Key` in place of a new one: a repetition with it does nothing twice. For POST.
    pub fn idempotency_key(self, key: impl AsRef<str>) -> Self {
        self.header("idempotency-key", key.as_ref())
    }

    /// Does it only if the resource still has this version, else [`crate::codes::VERSION_MISMATCH`]: takes its
    /// `version` or an `ETag`. For PATCH, PUT, DELETE and actions.
    pub fn if_match(self, version: impl Into<ETag>) -> Self {
        self.header("if-match", &version.into().0)
    }

    /// Gives nothing if the resource still has this version. For GET of one resource.
    pub fn if_none_match(self, version: impl Into<ETag>) -> Call<Option<T>, O>
    where
        T: DeserializeOwned,
    {
        let request = self.request.header("if-none-match", &version.into().0);
        Call::new(request, |_, reply| match reply.status {
            StatusCode::NOT_MODIFIED => Ok(None),
            _ => serde_json::from_slice(&reply.body).map(Some),
        })
    }

    /// How long the call may take, with its token, all its tries and the reading of the answer, in place of the client's
    /// setting.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.request.timeout = timeout;
        self
    }

    /// How long one try may take, in place of the client's setting.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.request.attempt_timeout = timeout;
        self
    }

    /// How often to try again, in place of the client's setting.
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.request.max_retries = retries;
        self
    }

    /// The language of texts for people, such as `es`.
    pub fn accept_language(self, language: &str) -> Self {
        self.header("accept-language", language)
    }

    /// Sends a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    /// Sends it, and gives what stands around the answer too: status, headers, `ETag`, request id.
    ///
    /// # Errors
    /// As for the call itself.
    pub async fn with_response(self) -> Result<Response<T>, Error> {
        let reply = self.request.send().await?;
        let data = (self.read)(&self.request, &reply).map_err(|error| Error::of_body(&reply, error))?;
        Ok(Response { data, status: reply.status, headers: reply.headers })
    }
}

impl<O> Call<(), O> {
    pub(crate) fn empty(request: Request) -> Self {
        Self::new(request, |_, _| Ok(()))
    }
}

impl<O> Call<Raw, O> {
    pub(crate) fn raw(request: Request) -> Self {
        Self::new(request, |_, reply| Ok(Raw::new(reply)))
    }
}

impl<T: DeserializeOwned, O> Call<T, O> {
    pub(crate) fn json(request: Request) -> Self {
        Self::new(request, |_, reply| serde_json::from_slice(&reply.body))
    }
}

impl<T: DeserializeOwned, O> Call<TextOrJson<T>, O> {
    pub(crate) fn text_or_json(request: Request) -> Self {
        Self::new(request, |_, reply| {
            let kind = header(&reply.headers, "content-type").unwrap_or_default().to_ascii_lowercase();
            match kind.split(';').next().unwrap_or_default().trim() {
                "application/json" => serde_json::from_slice(&reply.body).map(TextOrJson::Json),
                // The page of a proxy: no text of the API is HTML.
                "text/html" => Err(serde_json::Error::custom("it is HTML")),
                _ => Ok(TextOrJson::Text(String::from_utf8_lossy(&reply.body).into_owned())),
            }
        })
    }
}

impl<T: DeserializeOwned + Send + 'static, O> Call<Page<T>, O> {
    pub(crate) fn page(request: Request) -> Self {
        Self::new(request, Page::read)
    }

    /// All items of this page and those after it, fetched as they are needed.
    pub fn items(self) -> Items<T> {
        Items::new(self.pages())
    }

    /// This page and those after it, fetched as they are needed.
    pub fn pages(self) -> Pages<T> {
        Pages::new(self.into_future())
    }
}

impl<T: 'static, O> IntoFuture for Call<T, O> {
    type Output = Result<T, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { request, read, .. } = self;
        Box::pin(async move { Call::<T>::new(request, read).with_response().await.map(|answer| answer.data) })
    }
}

impl<T, O> fmt::Debug for Call<T, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Call({:?})", self.request)
    }
}
