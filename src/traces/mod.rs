//! What is told to OpenTelemetry: a span for each request, each transaction, each question to AWS and each round of a job that does
//! something. They are apart from those of the log, which neither show here nor see these. Without a collector
//! (`GANGWAY_OTLP_ENDPOINT`) they are disabled, and making one is a look at a flag.
//!
//! Never in a span: addresses, names, tokens, secrets, paths, queries, SQL, or what an error says.

#[cfg(not(feature = "otlp"))]
mod absent;
#[cfg(feature = "otlp")]
mod collector;
#[cfg(feature = "otlp")]
mod export;
mod terms;

use std::time::Instant;

use tracing::Span;
use tracing::field::Empty;

#[cfg(not(feature = "otlp"))]
pub use absent::Export;
#[cfg(not(feature = "otlp"))]
use absent::{follow, rename};
#[cfg(feature = "otlp")]
pub use export::{CannotExport, Export};
#[cfg(feature = "otlp")]
use export::{follow, rename};
use terms::WORKED;
pub use terms::{Parent, TARGET, Taker};

/// A request's span, of one of HTTP's methods or `_OTHER`; `parent` is asked for only if there is a span.
pub fn request<'a>(
    method: &'static str,
    scheme: &'static str,
    id: &str,
    parent: impl FnOnce() -> Option<Parent<'a>>,
) -> Span {
    let span = tracing::info_span!(
        target: TARGET,
        parent: None,
        "request",
        "otel.name" = named(method),
        "otel.kind" = "server",
        "http.request.method" = method,
        "url.scheme" = scheme,
        "gangway.request_id" = id,
        "http.route" = Empty,
        "http.response.status_code" = Empty,
        "error.type" = Empty,
        "otel.status_code" = Empty,
    );
    if !span.is_disabled()
        && let Some(parent) = parent()
    {
        follow(&span, parent);
    }
    span
}

/// What the name of a request's span says of its method.
fn named(method: &'static str) -> &'static str {
    if method == "_OTHER" { "HTTP" } else { method }
}

/// A request was answered; its route is the template, and none when nothing takes it.
pub fn answered(span: &Span, method: &'static str, route: Option<&str>, status: u16) {
    if span.is_disabled() {
        return;
    }
    if let Some(route) = route {
        rename(span, format!("{} {route}", named(method)));
        span.record("http.route", route);
    }
    span.record("http.response.status_code", status);
    if status >= 500 {
        span.record("error.type", status.to_string());
        failed(span);
    }
}

/// Work of the present request that goes on when the request has ended.
pub fn task() -> Span {
    tracing::info_span!(target: TARGET, "task")
}

/// A round of a background job, or its work on one item: a trace of its own. It is told if it writes, asks AWS or fails.
pub fn job(name: &'static str) -> Span {
    tracing::info_span!(
        target: TARGET,
        parent: None,
        "job",
        "otel.name" = name,
        "gangway.job" = name,
        "gangway.job.worked" = Empty,
        "otel.status_code" = Empty,
    )
}

/// What this span is about has failed.
pub fn failed(span: &Span) {
    span.record("otel.status_code", "ERROR");
}

/// A question to AWS with all its calls, which the SDK has spans of its own for.
pub fn aws(action: &'static str) -> Span {
    let span = tracing::info_span!(
        target: TARGET,
        "aws",
        "otel.name" = format!("aws {action}"),
        "gangway.aws.action" = action,
        "otel.status_code" = Empty,
    );
    note_work(&span);
    span
}

/// The round of a job that this is a part of does something.
fn note_work(part: &Span) {
    if !part.is_disabled() {
        Span::current().record(WORKED, true);
    }
}

/// A transaction, from when its turn is asked for until its answer is there, with all its tries.
pub struct Transaction {
    span: Span,
    /// When its turn was asked for.
    asked: Option<Instant>,
}

impl Transaction {
    /// One that asks for its turn now. `system` and `lane` name where, `access` what it may do.
    pub fn ask(system: &'static str, lane: &'static str, access: &'static str) -> Self {
        let span = tracing::info_span!(
            target: TARGET,
            "transaction",
            "otel.name" = format!("db {access}"),
            "otel.kind" = "client",
            "db.system.name" = system,
            "gangway.db.lane" = lane,
            "gangway.db.access" = access,
            "gangway.db.wait_ms" = Empty,
            "gangway.db.result" = Empty,
            "otel.status_code" = Empty,
        );
        note_work(&span);
        let asked = (!span.is_disabled()).then(Instant::now);
        Self { span, asked }
    }

    /// One that nobody is told of.
    pub const fn untold() -> Self {
        Self { span: Span::none(), asked: None }
    }

    /// Its turn has come.
    pub fn begin(&self) {
        if let Some(asked) = self.asked {
            self.span.record("gangway.db.wait_ms", asked.elapsed().as_secs_f64() * 1000.0);
        }
    }

    /// It has ended as the metrics say: `committed`, `refused` by a rule or `failed`.
    pub fn end(self, result: &'static str) {
        self.span.record("gangway.db.result", result);
        if result == "failed" {
            failed(&self.span);
        }
    }
}
