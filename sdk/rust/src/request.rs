//! What is to be sent.

use std::fmt;
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, Url};
use serde::Serialize;

use crate::{Error, Gangway};

#[derive(Clone)]
pub(crate) struct Request {
    pub client: Gangway,
    pub operation: &'static str,
    pub method: Method,
    pub authorized: bool,
    pub url: Url,
    pub headers: HeaderMap,
    pub body: Option<Vec<u8>>,
    pub timeout: Duration,
    pub attempt_timeout: Duration,
    pub max_retries: u32,
    /// Why it cannot be sent, found while it was put together.
    invalid: Option<String>,
}

impl Request {
    pub fn new(client: &Gangway, operation: &'static str, method: Method, authorized: bool, path: &[&str]) -> Self {
        let mut url = client.0.base_url.clone();
        // An address takes these for another path; line ends and tabs it leaves out.
        let wrong =
            path.iter().any(|segment| matches!(*segment, "" | "." | "..") || segment.contains(char::is_control));
        match url.path_segments_mut() {
            Ok(mut segments) if !wrong => drop(segments.pop_if_empty().extend(path)),
            _ => {}
        }
        Self {
            client: client.clone(),
            operation,
            method,
            authorized,
            url,
            headers: HeaderMap::new(),
            body: None,
            timeout: client.0.timeout,
            attempt_timeout: client.0.attempt_timeout,
            max_retries: client.0.max_retries,
            invalid: wrong.then(|| "an id in the path cannot be sent".to_owned()),
        }
    }

    /// A request of the caller's own, to a path whose ids are escaped already.
    pub fn raw(client: &Gangway, method: Method, path: &str) -> Self {
        let mut request = Self::new(client, "request", method, true, &[]);
        let segments = path.strip_prefix('/').unwrap_or_default();
        let wrong = segments.is_empty()
            || path.contains(['?', '#', '\\'])
            || segments.split('/').any(|segment| matches!(segment, "" | "." | ".."));
        if wrong || path.contains(char::is_control) {
            request.invalid = Some("the path must begin with / and have no query and no empty segment".to_owned());
        } else {
            let base = client.0.base_url.path().trim_end_matches('/').to_owned();
            request.url.set_path(&(base + path));
        }
        request
    }

    pub fn query(mut self, name: &str, value: &impl fmt::Display) -> Self {
        self.set_query(name, &value.to_string());
        self
    }

    /// A parameter that is sent several times.
    #[allow(dead_code, reason = "for documents that have one, as that of sdk/features")]
    pub fn query_all(mut self, name: &str, values: impl Iterator<Item = impl fmt::Display>) -> Self {
        let others: Vec<_> = self.url.query_pairs().filter(|(n, _)| n != name).map(owned).collect();
        let given: Vec<_> = values.map(|value| (name.to_owned(), value.to_string())).collect();
        self.url.query_pairs_mut().clear().extend_pairs(others).extend_pairs(given);
        self
    }

    /// A body that is a CSV file.
    pub fn csv(self, body: Vec<u8>) -> Self {
        self.body("text/csv; charset=utf-8", Ok(body))
    }

    /// The same for the next page of a list.
    pub fn next_page(mut self, cursor: &str) -> Self {
        if self.url.query_pairs().any(|(name, value)| name == "cursor" && value == cursor) {
            self.invalid = Some("the list does not go on: its next page is the same one".to_owned());
        }
        self.set_query("cursor", cursor);
        self
    }

    /// Sets a parameter in the place of an earlier one.
    fn set_query(&mut self, name: &str, value: &str) {
        let others: Vec<_> = self.url.query_pairs().filter(|(n, _)| n != name).map(owned).collect();
        self.url.query_pairs_mut().clear().extend_pairs(others).append_pair(name, value);
    }

    pub fn json(self, body: &impl Serialize) -> Self {
        self.body("application/json", serde_json::to_vec(body).map_err(|error| error.to_string()))
    }

    pub fn form(self, body: &impl Serialize) -> Self {
        let text = serde_urlencoded::to_string(body).map(String::into_bytes).map_err(|error| error.to_string());
        self.body("application/x-www-form-urlencoded", text)
    }

    fn body(mut self, media_type: &'static str, body: Result<Vec<u8>, String>) -> Self {
        match body {
            Ok(body) => self.body = Some(body),
            Err(error) => self.invalid = Some(format!("the body cannot be written: {error}")),
        }
        self.header("content-type", media_type)
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(value)) => drop(self.headers.insert(name, value)),
            _ => self.invalid = Some(format!("the header {name} cannot be sent")),
        }
        self
    }

    /// Whether it can be sent again without harm when it has been done: reading, what is done once for each key or version
    /// (`*` is none), and asking for a token. Every other POST has a key.
    pub fn is_repeatable(&self) -> bool {
        let version = self.headers.get("if-match").is_some_and(|value| value != "*");
        version || matches!(self.method, Method::GET | Method::POST)
    }

    /// Who is asked, with the port unless it is the usual one.
    pub fn host(&self) -> String {
        let host = self.url.host_str().unwrap_or_default();
        self.url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    pub fn check(&self) -> Result<(), Error> {
        self.invalid.clone().map_or(Ok(()), |text| Err(Error::Invalid(text)))
    }
}

fn owned((name, value): (std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>)) -> (String, String) {
    (name.into_owned(), value.into_owned())
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.url.path())
    }
}
