//! The log, on standard error: text on a terminal, one JSON object a line elsewhere. Never personal data, never secrets.

use std::io::IsTerminal;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::{FilterExt, Targets};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::JsonFields;
use tracing_subscriber::layer::{Filter, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, Registry};

use self::line::Line;
use crate::traces::{self, Taker};

mod line;

/// Starts the log with this filter, and beside it what takes traces; a second call changes nothing.
pub fn start(filter: &str, traces: Option<Taker>) {
    let is_terminal = std::io::stderr().is_terminal();
    let log = if is_terminal {
        tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_filter(log_filter(filter)).boxed()
    } else {
        json(filter, std::io::stderr)
    };
    let takers: Vec<Taker> = std::iter::once(log).chain(traces).collect();
    // Tests start many servers in one process; the first one's log serves them all.
    if tracing_subscriber::registry().with(takers).try_init().is_ok() && !is_terminal {
        std::panic::set_hook(Box::new(log_panic));
    }
}

/// The log's own: traces have spans that it must neither show nor be under.
fn log_filter(filter: &str) -> impl Filter<Registry> + use<> {
    FilterExt::<Registry>::and(user_filter(filter), dependencies_filter())
}

fn user_filter(filter: &str) -> EnvFilter {
    EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"))
}

/// Below `info`, libraries tell what they carry: paths, heads and bodies of requests. That stays out whatever the filter.
/// What is no HTTP is an error to the framework's dispatcher, each time: anybody could fill the log with it.
fn dependencies_filter() -> Targets {
    Targets::new()
        .with_default(LevelFilter::INFO)
        .with_target("gangway", LevelFilter::TRACE)
        .with_target(traces::TARGET, LevelFilter::OFF)
        .with_target("actix_http::h1::dispatcher", LevelFilter::OFF)
}

fn json<W>(filter: &str, writer: W) -> Taker
where
    W: for<'writer> MakeWriter<'writer> + Send + Sync + 'static,
{
    let lines = tracing_subscriber::fmt::layer().fmt_fields(JsonFields::new()).event_format(Line::new());
    lines.with_ansi(false).with_writer(writer).with_filter(log_filter(filter)).boxed()
}

/// Where it happened and no more: what a panic says may hold what a request brought.
fn log_panic(panic: &std::panic::PanicHookInfo<'_>) {
    let location = panic.location().map(ToString::to_string).unwrap_or_default();
    let thread = std::thread::current();
    tracing::error!(location, thread = thread.name(), "panicked");
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};

    use serde_json::{Value, json};

    use super::*;

    /// What is logged with this filter while `work` runs.
    fn logged(filter: &str, work: impl FnOnce()) -> Vec<Value> {
        #[derive(Clone, Default)]
        struct Lines(Arc<Mutex<Vec<u8>>>);
        impl io::Write for Lines {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.0.lock().unwrap().extend_from_slice(bytes);
                Ok(bytes.len())
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let lines = Lines::default();
        let writer = lines.clone();
        let log = tracing_subscriber::registry().with(json(filter, move || writer.clone()));
        tracing::subscriber::with_default(log, work);
        let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn everybody_speaks() {
        let span = tracing::error_span!(target: "gangway::http", "request", request_id = "r-1");
        let _entered = span.enter();
        tracing::trace!(target: "gangway::db", "ours, small");
        tracing::warn!(target: "gangway::db", answer = 42, "ours");
        tracing::debug!(target: "actix_http::h1", "a request's head");
        tracing::trace!(target: "hyper_util", "somebody else");
        tracing::info!(target: "actix_server", "theirs");
    }

    fn messages(filter: &str) -> Vec<String> {
        let lines = logged(filter, everybody_speaks);
        lines.iter().map(|line| line["message"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn libraries_stay_silent_below_info_whatever_the_filter() {
        assert_eq!(messages("trace"), ["ours, small", "ours", "theirs"]);
        assert_eq!(messages("trace,actix_http=trace,hyper_util=trace"), ["ours, small", "ours", "theirs"]);
        assert_eq!(messages("info"), ["ours", "theirs"]);
        assert_eq!(messages("gangway=debug"), ["ours"]);
        assert!(messages("off").is_empty());
    }

    /// What the span's text is put into, whatever is in it and however late it was said.
    #[test]
    fn a_line_is_json_whatever_its_span_holds() {
        let lines = logged("info", || {
            tracing::info_span!("empty").in_scope(|| tracing::info!("{}", "}"));
            let late = tracing::info_span!("a \"name\"", text = "\"}\n{", later = tracing::field::Empty);
            late.record("later", 7);
            tracing::info_span!("outer", outer = true)
                .in_scope(|| tracing::info!(parent: &late, brace = "}", "two\nlines"));
            tracing::info!("none");
        });
        assert_eq!(lines[0]["span"], json!({ "name": "empty" }));
        assert_eq!(lines[1]["span"], json!({ "text": "\"}\n{", "later": 7, "name": "a \"name\"" }));
        assert_eq!((&lines[1]["message"], &lines[1]["brace"]), (&json!("two\nlines"), &json!("}")));
        assert!(lines[2].get("span").is_none() && lines.len() == 3, "{lines:?}");
    }

    #[test]
    fn a_line_has_its_time_level_message_fields_and_request() {
        let lines = logged("warn", everybody_speaks);
        let [line] = &lines[..] else { panic!("{lines:?}") };
        chrono::DateTime::parse_from_rfc3339(line["timestamp"].as_str().unwrap()).unwrap();
        assert_eq!(line["level"], "WARN");
        assert_eq!(line["message"], "ours");
        assert_eq!(line["answer"], 42);
        assert_eq!(line["target"], "gangway::db");
        assert_eq!(line["span"]["request_id"], "r-1");
    }
}
