//! The collector over HTTP, with the product's own TLS. Asked from the exporter's thread, which may wait.

use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use tokio::runtime::Runtime;
use tokio_rustls::rustls::ClientConfig;

/// How long the collector may take to answer.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// Bytes of an answer at most.
const ANSWER: usize = 64 * 1024;

/// Why the collector was not reached last.
#[derive(Debug, Clone, Default)]
pub struct Why(Arc<Mutex<String>>);

impl Why {
    /// In words, for the log.
    pub fn told(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn note(&self, why: String) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = why;
    }
}

/// The collector. Its connections are moved on while it is asked, and no longer: there is one for each batch.
#[derive(Debug)]
pub struct Collector {
    /// There as long as this is.
    runtime: Option<Runtime>,
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    why: Why,
}

impl Collector {
    /// A collector that is not connected to yet.
    pub fn new(tls: ClientConfig, why: Why) -> std::io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let connector = HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1().build();
        let client = Client::builder(TokioExecutor::new()).pool_max_idle_per_host(0).build(connector);
        Ok(Self { runtime: Some(runtime), client, why })
    }

    async fn ask(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let response = self.client.request(request.map(Full::new)).await?;
        let (head, body) = response.into_parts();
        let body = Limited::new(body, ANSWER).collect().await?.to_bytes();
        Ok(Response::from_parts(head, body))
    }
}

impl Drop for Collector {
    /// Waits for nothing, above all not for a name that nobody resolves.
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

#[async_trait]
impl HttpClient for Collector {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let asked = async { tokio::time::timeout(PATIENCE, self.ask(request)).await };
        let runtime = self.runtime.as_ref().ok_or("stopped")?;
        let answer = runtime.block_on(asked).unwrap_or_else(|_| Err("no answer in time".into()));
        self.why.note(match &answer {
            Ok(response) => format!("it answered {}", response.status()),
            Err(error) => cause(&**error),
        });
        answer
    }
}

/// The cause stands behind what the client says.
fn cause(error: &(dyn Error + 'static)) -> String {
    let mut last = error;
    while let Some(behind) = last.source() {
        last = behind;
    }
    last.to_string()
}
