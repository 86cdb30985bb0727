//! Traces to a collector by OTLP: in batches, from a thread of their own. What does not get through is lost, and holds up nobody.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use opentelemetry::trace::{
    SpanContext, SpanId, SpanKind, Status, TraceContextExt, TraceFlags, TraceId, TraceState, TracerProvider,
};
use opentelemetry::{Context, KeyValue};
use opentelemetry_otlp::{ExporterBuildError, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::trace::{
    BatchSpanProcessor, Sampler, SdkTracerProvider, Span as SdkSpan, SpanData, SpanExporter as Exporter, SpanProcessor,
};
use tokio_rustls::rustls::ClientConfig;
use tracing::level_filters::LevelFilter;
use tracing::{Metadata, Span};
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::filter_fn;

use super::collector::{Collector, PATIENCE, Why};
use super::terms::{JOB, Parent, TARGET, Taker, WORKED};

/// How long a stop waits for what is left to be sent.
const FLUSHED_WITHIN: Duration = Duration::from_secs(2);

/// Why traces cannot be exported.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says what it is")]
pub enum CannotExport {
    #[error("the exporter of traces cannot be set up: {0}")]
    Client(#[from] std::io::Error),
    #[error("the exporter of traces cannot be set up: {0}")]
    Tls(#[from] tokio_rustls::rustls::Error),
    #[error("the exporter of traces cannot be set up: {0}")]
    Exporter(#[from] ExporterBuildError),
}

/// The way to the collector. Dropped, it sends what is left.
pub struct Export(SdkTracerProvider);

impl Export {
    /// Begins to export to the collector at this address, which `/v1/traces` follows. Of the traces that begin here this part is
    /// kept, from 0 to 1; of those that callers have begun, what they keep.
    pub fn start(endpoint: &str, sample: f64, tls: ClientConfig) -> Result<Self, CannotExport> {
        let why = Why::default();
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(Collector::new(tls, why.clone())?)
            .with_endpoint(format!("{endpoint}/v1/traces"))
            .with_timeout(PATIENCE)
            .build()?;
        let exporter = Told { exporter, why, is_away: AtomicBool::new(false) };
        let resource = Resource::builder().with_service_name("gangway").with_attributes([
            KeyValue::new("service.version", env!("CARGO_PKG_VERSION")),
            KeyValue::new("service.instance.id", uuid::Uuid::now_v7().to_string()),
        ]);
        let provider = SdkTracerProvider::builder()
            .with_span_processor(Chosen(BatchSpanProcessor::builder(exporter).build()))
            .with_sampler(Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(sample))))
            .with_resource(resource.build());
        Ok(Self(provider.build()))
    }

    /// What takes the spans, beside the log.
    pub fn taker(&self) -> Taker {
        let layer = tracing_opentelemetry::layer()
            .with_tracer(self.0.tracer("gangway"))
            .with_context_activation(false)
            .with_tracked_inactivity(false)
            .with_location(false)
            .with_threads(false)
            .with_target(false)
            .with_level(false);
        layer.with_filter(filter_fn(is_told).with_max_level_hint(LevelFilter::DEBUG)).boxed()
    }
}

impl Drop for Export {
    /// Sends what is left, and waits for that two seconds at most.
    fn drop(&mut self) {
        if let Err(error) = self.0.shutdown_with_timeout(FLUSHED_WITHIN) {
            tracing::warn!(%error, "the last traces were not sent");
        }
    }
}

/// Our own spans, and those of the AWS SDK that name a call and nothing else. No lines of the log: they tell more.
fn is_told(metadata: &Metadata<'_>) -> bool {
    let target = metadata.target();
    let is_call = || target.starts_with("aws_sdk_") && metadata.fields().field("rpc.method").is_some();
    metadata.is_span() && (target == TARGET || is_call())
}

/// Makes a span a part of its caller's trace.
pub fn follow(span: &Span, parent: Parent<'_>) {
    let ids = (TraceId::from_hex(parent.trace_id), SpanId::from_hex(parent.parent_id));
    if let (Ok(trace), Ok(parent_id)) = ids {
        let flags = if parent.is_sampled { TraceFlags::SAMPLED } else { TraceFlags::NOT_SAMPLED };
        let remote = SpanContext::new(trace, parent_id, flags, true, TraceState::NONE);
        // It has not started yet.
        let _ = span.set_parent(Context::new().with_remote_span_context(remote));
    }
}

/// Gives a span another name, whether or not it has parts already.
pub fn rename(span: &Span, name: String) {
    span.context().span().update_name(name);
}

/// Leaves out rounds of jobs that did nothing: there are dozens a second.
#[derive(Debug)]
struct Chosen(BatchSpanProcessor);

impl SpanProcessor for Chosen {
    fn on_start(&self, span: &mut SdkSpan, context: &Context) {
        self.0.on_start(span, context);
    }

    fn on_end(&self, mut span: SpanData) {
        let has = |name: &str| span.attributes.iter().any(|attribute| attribute.key.as_str() == name);
        if has(JOB) && !has(WORKED) && span.status == Status::Unset {
            return;
        }
        // The SDK of AWS does not say so.
        if has("rpc.method") {
            span.span_kind = SpanKind::Client;
        }
        // A mark for here alone, which stands as often as something was done.
        span.attributes.retain(|attribute| attribute.key.as_str() != WORKED);
        self.0.on_end(span);
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.0.force_flush()
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.0.shutdown_with_timeout(timeout)
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.0.set_resource(resource);
    }
}

/// Tells the log when the collector is away and when it is back, once each.
#[derive(Debug)]
struct Told {
    exporter: SpanExporter,
    why: Why,
    is_away: AtomicBool,
}

impl Exporter for Told {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let done = self.exporter.export(batch).await;
        let was_away = self.is_away.swap(done.is_err(), Ordering::Relaxed);
        match (&done, was_away) {
            (Err(_), false) => {
                tracing::warn!(
                    why = self.why.told(),
                    "traces do not reach their collector, and are lost until they do"
                );
            }
            (Ok(()), true) => tracing::info!("traces reach their collector again"),
            _ => {}
        }
        done
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.exporter.shutdown_with_timeout(timeout)
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.exporter.force_flush()
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.exporter.set_resource(resource);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use tracing_subscriber::layer::SubscriberExt;

    use super::*;
    use crate::traces::{Transaction, aws, failed, job};

    #[derive(Debug, Clone, Default)]
    struct Kept(Arc<Mutex<Vec<SpanData>>>);

    impl Exporter for Kept {
        async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
            self.0.lock().unwrap().extend(batch);
            Ok(())
        }
    }

    /// What is exported of what is done, by name.
    fn exported(work: impl FnOnce()) -> Vec<SpanData> {
        let kept = Kept::default();
        let processor = Chosen(BatchSpanProcessor::builder(kept.clone()).build());
        let export = Export(SdkTracerProvider::builder().with_span_processor(processor).build());
        tracing::subscriber::with_default(tracing_subscriber::registry().with(vec![export.taker()]), work);
        drop(export);
        let mut spans = kept.0.lock().unwrap().clone();
        spans.sort_by(|one, other| one.name.cmp(&other.name));
        spans
    }

    #[test]
    fn a_call_of_the_aws_sdk_is_told_and_nothing_else_of_libraries() {
        let spans = exported(|| {
            let question = aws("check_role");
            question.in_scope(|| {
                // As the SDK makes it.
                let call = tracing::debug_span!(
                    target: "aws_sdk_sts::operation::assume_role",
                    "STS.AssumeRole",
                    "rpc.service" = "STS",
                    "rpc.method" = "AssumeRole",
                );
                call.in_scope(|| {
                    let inside = tracing::error_span!(target: "aws_smithy_runtime", "try", secret = "s");
                    inside.in_scope(|| tracing::error!(secret = "s", "a line of the log"));
                });
            });
        });
        let [call, question] = &spans[..] else { panic!("{spans:?}") };
        assert_eq!((call.name.as_ref(), &call.span_kind), ("STS.AssumeRole", &SpanKind::Client));
        assert_eq!(call.parent_span_id, question.span_context.span_id());
        assert_eq!((question.name.as_ref(), &question.span_kind), ("aws check_role", &SpanKind::Internal));
        assert!(spans.iter().all(|span| span.events.is_empty() && span.status == Status::Unset), "{spans:?}");
    }

    #[test]
    fn a_round_of_a_job_is_told_if_it_does_something_or_fails() {
        let spans = exported(|| {
            drop(job("idle"));
            failed(&job("failed"));
            job("worked").in_scope(|| {
                for _ in 0..2 {
                    Transaction::ask("sqlite", "write", "write").end("committed");
                }
            });
        });
        let names: Vec<_> = spans.iter().map(|span| span.name.as_ref()).collect();
        assert_eq!(names, ["db write", "db write", "failed", "worked"]);
        let [write, _, failed, worked] = &spans[..] else { panic!("{spans:?}") };
        assert_eq!(write.parent_span_id, worked.span_context.span_id());
        assert_eq!(failed.status, Status::error(""));
        assert_eq!(worked.attributes, [KeyValue::new(JOB, "worked")]);
    }
}
