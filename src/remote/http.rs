//! A server over HTTP, with TLS where its address says so.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE};
use hyper::{Method, Request, Uri};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;

use super::error::RemoteError;
use crate::courier;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often what the server had no time for is sent again; a POST of these commands does nothing twice by its key.
const TRIES: u32 = 5;

/// What is sent.
#[derive(Clone)]
pub enum Body {
    /// Nothing.
    None,
    /// A JSON value.
    Json(Value),
    /// A file.
    Csv(Vec<u8>),
    /// A form.
    Form(String),
}

/// A server, and a token for it.
pub struct Server {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    url: String,
    authorization: String,
}

impl Server {
    /// Fetches a token.
    pub async fn login(url: &str, id: &str, secret: &str) -> Result<Self, RemoteError> {
        let url = url.trim_end_matches('/').to_owned();
        let is_address = url.parse::<Uri>().is_ok_and(|uri| uri.scheme().is_some() && uri.host().is_some());
        if !is_address {
            return Err(RemoteError::Url(url));
        }
        let config = courier::client_config().map_err(|error| RemoteError::Unreached(error.to_string()))?;
        let connector = HttpsConnectorBuilder::new().with_tls_config(config).https_or_http().enable_http1().build();
        let client = Client::builder(TokioExecutor::new()).build(connector);
        let mut server =
            Self { client, url, authorization: format!("Basic {}", STANDARD.encode(format!("{id}:{secret}"))) };
        let form = Body::Form("grant_type=client_credentials".to_owned());
        let answer = server.send(Method::POST, "/oauth/token", form).await?;
        let token =
            answer.get("access_token").and_then(Value::as_str).ok_or(RemoteError::Answer("there is no token"))?;
        server.authorization = format!("Bearer {token}");
        Ok(server)
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Result<Value, RemoteError> {
        self.send(Method::GET, path, Body::None).await
    }

    /// Sends something.
    pub async fn post(&self, path: &str, body: Body) -> Result<Value, RemoteError> {
        self.send(Method::POST, path, body).await
    }

    async fn send(&self, method: Method, path: &str, body: Body) -> Result<Value, RemoteError> {
        let key = uuid::Uuid::now_v7().to_string();
        let mut tries = 1;
        loop {
            let answer = tokio::time::timeout(PATIENCE, self.try_send(&method, path, &body, &key)).await;
            let (status, answer) = answer.map_err(|_| RemoteError::Unreached("no answer in time".to_owned()))??;
            match status {
                200..300 => return Ok(answer),
                429 | 503 if tries < TRIES => tokio::time::sleep(Duration::from_secs(2)).await,
                _ => return Err(RemoteError::Refused(told(status, &answer))),
            }
            tries += 1;
        }
    }

    async fn try_send(&self, method: &Method, path: &str, body: &Body, key: &str) -> Result<(u16, Value), RemoteError> {
        let unreached = |error: &dyn std::error::Error| {
            // The cause stands behind what the client says.
            let cause = std::iter::successors(Some(error), |error| error.source()).last();
            RemoteError::Unreached(cause.map_or_else(String::new, ToString::to_string))
        };
        let (media, bytes) = match body.clone() {
            Body::None => (None, Vec::new()),
            Body::Json(value) => (Some("application/json"), value.to_string().into_bytes()),
            Body::Csv(bytes) => (Some("text/csv"), bytes),
            Body::Form(form) => (Some("application/x-www-form-urlencoded"), form.into_bytes()),
        };
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.url));
        request = request.header(AUTHORIZATION, &self.authorization).header("accept-language", "en");
        if let Some(media) = media {
            request = request.header(CONTENT_TYPE, media);
        }
        if *method == Method::POST && !matches!(body, Body::Form(_)) {
            request = request.header("idempotency-key", key);
        }
        let request = request.body(Full::from(bytes)).map_err(|error| unreached(&error))?;
        let response = self.client.request(request).await.map_err(|error| unreached(&error))?;
        let status = response.status().as_u16();
        let bytes = response.into_body().collect().await.map_err(|error| unreached(&error))?.to_bytes();
        Ok((status, serde_json::from_slice(&bytes).unwrap_or(Value::Null)))
    }
}

/// A refusal in words.
fn told(status: u16, answer: &Value) -> String {
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (code, detail) = match answer.get("code") {
        Some(_) => (text(answer, "code"), text(answer, "detail")),
        None => (text(answer, "error"), text(answer, "error_description")),
    };
    let errors = answer.get("errors").and_then(Value::as_array).into_iter().flatten();
    let errors = errors.map(|error| format!("\n  {} {}", text(error, "pointer"), text(error, "detail")));
    format!("{status} {code}: {detail}{}", errors.collect::<String>())
}
