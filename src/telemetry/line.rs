//! A line of the log as JSON.

use std::fmt;

use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::format::{Format, Json, JsonFields, Writer};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormattedFields, format};
use tracing_subscriber::registry::LookupSpan;

/// The library's line, and the span as its text is kept: the library would read that text again for each line, which costs
/// more than all else in it.
pub struct Line(Format<Json>);

impl Line {
    pub fn new() -> Self {
        Self(format().json().flatten_event(true).with_current_span(false).with_span_list(false))
    }
}

impl<S> FormatEvent<S, JsonFields> for Line
where
    S: Subscriber + for<'lookup> LookupSpan<'lookup>,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, JsonFields>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut line = String::with_capacity(512);
        self.0.format_event(context, Writer::new(&mut line), event)?;
        let span = event.parent().and_then(|id| context.span(id)).or_else(|| context.lookup_current());
        let Some((span, rest)) = span.zip(line.trim_end().strip_suffix('}')) else {
            return writer.write_str(&line);
        };
        let extensions = span.extensions();
        let fields = extensions.get::<FormattedFields<JsonFields>>();
        let fields = fields.and_then(|fields| fields.fields.strip_suffix('}')).unwrap_or("{");
        let comma = if fields.ends_with('{') { "" } else { "," };
        let name = serde_json::Value::from(span.name());
        writeln!(writer, "{rest},\"span\":{fields}{comma}\"name\":{name}}}}}")
    }
}
