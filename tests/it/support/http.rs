//! Callers, and answers that are checked against the published document as they arrive.

use std::time::{Duration, Instant};

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, StatusCode};
use serde_json::Value;

use super::{contract, seen};

/// Somebody with an access token.
#[derive(Clone)]
pub struct Caller {
    pub url: String,
    pub token: Option<String>,
    pub client: reqwest::Client,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub json: Value,
    what: String,
}

impl Answer {
    /// The body, if the status is the expected one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.what, self.text);
        self.json
    }

    /// The problem, if status and code are the expected ones.
    #[track_caller]
    pub fn problem(self, status: u16, code: &str) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.what, self.text);
        assert_eq!(self.json["code"], code, "{}: {}", self.what, self.text);
        self.json
    }

    /// The problem without what differs from request to request.
    #[track_caller]
    pub fn lasting_problem(self, status: u16, code: &str) -> Value {
        lasting_members(self.problem(status, code))
    }

    /// `pointer code` of every refused member of an `invalid_request`, sorted.
    #[track_caller]
    pub fn violations(self) -> Vec<String> {
        let problem = self.problem(422, "invalid_request");
        let errors = problem["errors"].as_array().expect("errors");
        let mut all: Vec<_> = errors
            .iter()
            .map(|error| format!("{} {}", error["pointer"].as_str().unwrap(), error["code"].as_str().unwrap()))
            .collect();
        all.sort();
        all
    }

    /// The body of a 200, as text where it is not JSON.
    #[track_caller]
    pub fn expect_any(self) -> Value {
        assert_eq!(self.status, 200, "{}", self.text);
        if self.json.is_null() { Value::String(self.text) } else { self.json }
    }

    /// Status, headers and body without what differs from request to request.
    pub fn told(self) -> (u16, Vec<(String, String)>, Value) {
        (self.status.as_u16(), lasting_headers(&self.headers), lasting_members(self.json))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

/// All members of a problem but those that differ from request to request.
#[track_caller]
fn lasting_members(mut problem: Value) -> Value {
    for member in ["requestId", "instance"] {
        problem.as_object_mut().expect("a problem").remove(member).expect(member);
    }
    problem
}

/// All headers but those that differ from request to request.
fn lasting_headers(all: &HeaderMap) -> Vec<(String, String)> {
    let named = all.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    // The server closes a connection whose request it did not read to its end.
    let differing = ["x-request-id", "date", "content-length", "connection"];
    named.filter(|(name, _)| !differing.contains(&name.as_str())).collect()
}

impl Caller {
    /// Somebody without a token.
    pub fn anonymous(url: &str) -> Self {
        let client = reqwest::Client::builder().timeout(Duration::from_secs(60)).build().unwrap();
        Self { url: url.to_owned(), token: None, client }
    }

    /// Fetches a token with all the credential's scopes.
    pub async fn login(url: &str, id: &str, secret: &str) -> Self {
        Self::login_for(url, id, secret, None).await
    }

    /// Fetches a token with these scopes.
    pub async fn login_for(url: &str, id: &str, secret: &str, scope: Option<&str>) -> Self {
        let nobody = Self::anonymous(url);
        let mut form = vec![("grant_type", "client_credentials")];
        form.extend(scope.map(|scope| ("scope", scope)));
        let request = nobody.client.post(format!("{url}/oauth/token")).basic_auth(id, Some(secret)).form(&form);
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        let token = answer["access_token"].as_str().unwrap_or_else(|| panic!("no token: {answer}"));
        Self { token: Some(token.to_owned()), ..nobody }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, &[]).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Some(body.to_string()), &[]).await
    }

    /// A POST without a body.
    pub async fn act(&self, path: &str) -> Answer {
        self.send(Method::POST, path, None, &[]).await
    }

    /// A POST with an `Idempotency-Key`; null is no body.
    pub async fn post_keyed(&self, path: &str, body: &Value, key: &str) -> Answer {
        let body = (!body.is_null()).then(|| body.to_string());
        self.send(Method::POST, path, body, &[("idempotency-key", key)]).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PUT, path, Some(body.to_string()), &[]).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PATCH, path, Some(body.to_string()), &[]).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None, &[]).await
    }

    /// Any request; bodies are sent as JSON unless the headers say otherwise.
    pub async fn send(&self, method: Method, path: &str, body: Option<String>, headers: &[(&str, &str)]) -> Answer {
        self.send_bytes(method, path, body.map(String::into_bytes), headers).await
    }

    pub async fn send_bytes(
        &self,
        method: Method,
        path: &str,
        body: Option<Vec<u8>>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut all = HeaderMap::new();
        if body.is_some() {
            all.insert("content-type", HeaderValue::from_static("application/json"));
        }
        if let Some(token) = &self.token {
            all.insert("authorization", HeaderValue::from_str(&format!("Bearer {token}")).unwrap());
        }
        let mut given = std::collections::HashSet::new();
        for (name, value) in headers {
            let (name, value): (HeaderName, _) =
                (name.parse().unwrap(), HeaderValue::from_bytes(value.as_bytes()).unwrap());
            // A header that is named twice is sent in two lines; one that callers send anyway is replaced.
            if !given.insert(name.clone()) {
                all.append(name, value);
            } else {
                all.insert(name, value);
            }
        }
        let mut request = self.client.request(method.clone(), format!("{}{path}", self.url)).headers(all);
        if let Some(body) = body {
            request = request.body(body);
        }
        let response = request.send().await.unwrap_or_else(|error| panic!("{method} {path}: {error:?}"));
        let (status, headers) = (response.status(), response.headers().clone());
        let text = response.text().await.unwrap();
        let json = serde_json::from_str(&text).unwrap_or(Value::Null);
        let answer = Answer { status, headers, text, json, what: format!("{method} {path}") };
        contract::check(&method, path, &answer);
        seen::record(&answer.json);
        answer
    }

    /// Reads until the status is as wanted, which must not last five seconds.
    pub async fn within_five_seconds(&self, path: &str, wanted: u16) {
        let begun = Instant::now();
        while self.get(path).await.status != wanted {
            assert!(begun.elapsed() < Duration::from_secs(5), "{path} does not answer {wanted} within five seconds");
            actix_web::rt::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Reads until the answer is as wanted; what AWS does takes a moment.
    pub async fn until(&self, path: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let begun = Instant::now();
        loop {
            let body = self.get(path).await.expect(200);
            if wanted(&body) {
                return body;
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "{path} did not become as wanted: {body}");
            actix_web::rt::time::sleep(Duration::from_millis(100)).await;
        }
    }
}
