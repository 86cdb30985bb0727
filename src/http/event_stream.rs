//! Streams of events as browsers' `EventSource` reads them (WHATWG HTML, server-sent events): their headers and their
//! messages.

use std::convert::Infallible;

use actix_web::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, HeaderName, VARY};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use futures_util::Stream;
use serde::Serialize;

use super::problem::Problem;
use crate::domain::Code;

/// The media type.
pub const EVENT_STREAM: &str = "text/event-stream";

/// The header with the id of the last message that a reader got before its connection broke.
static LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// Tells proxies such as nginx to hand on each message as it comes.
static BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

/// A message that readers pass over: it keeps the connection alive.
pub const HEARTBEAT: Bytes = Bytes::from_static(b": still here\n\n");

/// The id of the last message that the reader got, if it says so; `cursor_invalid` when it is no text.
pub fn last_event_id(req: &HttpRequest) -> Result<Option<String>, Problem> {
    let Some(value) = req.headers().get(&LAST_EVENT_ID) else { return Ok(None) };
    let id = value.to_str().map_err(|_| Problem::from(Code::CursorInvalid))?.trim();
    Ok((!id.is_empty()).then(|| id.to_owned()))
}

/// A message: its id, its type, and its data in one line of JSON.
pub fn message(id: &str, event: &str, data: &impl Serialize) -> String {
    // JSON has no line ends outside of its texts, and inside them they are written `\n`.
    let data = serde_json::to_string(data).unwrap_or_default();
    format!("id: {id}\nevent: {event}\ndata: {data}\n\n")
}

/// The answer. What is not read is not made: the framework asks for the next part when most of the last one has been taken.
/// Nobody in between may keep, change or compress it.
pub fn answer(parts: impl Stream<Item = Result<Bytes, Infallible>> + 'static) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, EVENT_STREAM))
        .insert_header((CACHE_CONTROL, "no-store, no-transform"))
        .insert_header((BUFFERING.clone(), "no"))
        .insert_header((VARY, ACCEPT.as_str()))
        .streaming(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn a_message_has_its_data_in_one_line() {
        let told = message("evt_1", "client.created", &serde_json::json!({ "a": "b\nc\r" }));
        assert_eq!(told, "id: evt_1\nevent: client.created\ndata: {\"a\":\"b\\nc\\r\"}\n\n");
    }

    #[test]
    fn an_empty_last_event_id_is_none() {
        for (header, id) in [("", None), (" ", None), ("evt_1", Some("evt_1"))] {
            let request = TestRequest::get().insert_header(("last-event-id", header)).to_http_request();
            assert_eq!(last_event_id(&request).unwrap().as_deref(), id);
        }
    }
}
