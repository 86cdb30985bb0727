//! A collector: takes what is sent by OTLP, in protobuf over HTTP, and keeps its spans.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use actix_web::dev::ServerHandle;
use actix_web::web::{Bytes, Data, PayloadConfig, post};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, rt};
use opentelemetry_proto::tonic::collector::trace::v1::{ExportTraceServiceRequest, ExportTraceServiceResponse};
use opentelemetry_proto::tonic::common::v1::KeyValue;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message;

use crate::support::process::PATIENCE;

/// What was sent.
#[derive(Default)]
struct Taken {
    spans: Vec<Span>,
    /// Attributes of whoever sent it.
    resource: BTreeMap<String, String>,
    /// The key that it sent with it, if any.
    key: Option<String>,
    /// Requests that came, whatever they were answered.
    requests: u32,
    /// What they are answered instead of being taken.
    refusal: Option<u16>,
}

/// A collector on a free port of 127.0.0.1, which ends with this.
pub struct Collector {
    pub url: String,
    taken: Arc<Mutex<Taken>>,
    handle: ServerHandle,
}

async fn take(request: HttpRequest, body: Bytes, taken: Data<Mutex<Taken>>) -> HttpResponse {
    let mut taken = taken.lock().unwrap();
    taken.requests += 1;
    if let Some(status) = taken.refusal {
        return HttpResponse::build(status.try_into().unwrap()).finish();
    }
    assert_eq!(request.headers().get("content-type").unwrap(), "application/x-protobuf");
    taken.key = request.headers().get("x-key").map(|key| key.to_str().unwrap().to_owned());
    for of_resource in ExportTraceServiceRequest::decode(body).unwrap().resource_spans {
        taken.resource.extend(attributes(&of_resource.resource.unwrap().attributes));
        for of_scope in of_resource.scope_spans {
            taken.spans.extend(of_scope.spans);
        }
    }
    let answer = ExportTraceServiceResponse::default().encode_to_vec();
    HttpResponse::Ok().content_type("application/x-protobuf").body(answer)
}

impl Collector {
    pub fn start() -> Self {
        let taken = Arc::new(Mutex::new(Taken::default()));
        let data = Data::from(Arc::clone(&taken));
        let app = move || {
            let app = App::new().app_data(data.clone()).app_data(PayloadConfig::new(64 << 20));
            app.route("/v1/traces", post().to(take))
        };
        let server = HttpServer::new(app).workers(1).disable_signals().bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", server.addrs()[0]);
        let server = server.run();
        let handle = server.handle();
        rt::spawn(server);
        Self { url, taken, handle }
    }

    /// All spans that came.
    pub fn spans(&self) -> Vec<Span> {
        self.taken.lock().unwrap().spans.clone()
    }

    /// What is said of the sender.
    pub fn resource(&self) -> BTreeMap<String, String> {
        self.taken.lock().unwrap().resource.clone()
    }

    /// The key that came last.
    pub fn key(&self) -> Option<String> {
        self.taken.lock().unwrap().key.clone()
    }

    /// Answers this status from now on, or takes what comes.
    pub fn refuse(&self, status: Option<u16>) {
        self.taken.lock().unwrap().refusal = status;
    }

    /// Waits for so many further requests.
    pub async fn asked_again(&self, times: u32) {
        let (begun, asked) = (Instant::now(), || self.taken.lock().unwrap().requests);
        let wanted = asked() + times;
        while asked() < wanted {
            assert!(begun.elapsed() < PATIENCE, "the collector is not asked");
            rt::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

/// Attributes by their names, in words.
pub fn attributes(list: &[KeyValue]) -> BTreeMap<String, String> {
    let words = |value: &Value| match value {
        Value::StringValue(text) => text.clone(),
        Value::BoolValue(value) => value.to_string(),
        Value::IntValue(value) => value.to_string(),
        Value::DoubleValue(value) => value.to_string(),
        other => panic!("{other:?}"),
    };
    let named = list.iter().map(|one| (one.key.clone(), words(one.value.as_ref().unwrap().value.as_ref().unwrap())));
    let all: BTreeMap<_, _> = named.collect();
    assert_eq!(all.len(), list.len(), "a name stands twice: {list:?}");
    all
}
