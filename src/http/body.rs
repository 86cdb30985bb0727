//! Bodies of requests on their way in: how large they may be, how long they may take, and what becomes of a connection
//! whose body nobody read to its end.

use std::cell::RefCell;
use std::error::Error;
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::rt::time::{Sleep, sleep};
use actix_web::web::Bytes;
use futures_util::{Stream, StreamExt};

use crate::domain::{Code, Refusal};

/// Reads a whole body of `limit` bytes at most. A length that is announced and too large is refused before anything is
/// read. Errors: `payload_too_large`, `request_timeout`, and `invalid_json` for a body that breaks off.
pub async fn read(req: &HttpRequest, mut payload: Payload, limit: usize) -> Result<Vec<u8>, Refusal> {
    let too_large = || Refusal::new(Code::PayloadTooLarge).with("limit", limit.to_string());
    let announced = req.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| usize::try_from(length).map_or(true, |length| length > limit)) {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| broken(&error))?;
        if bytes.len() + chunk.len() > limit {
            return Err(too_large());
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn broken(error: &PayloadError) -> Refusal {
    match error {
        PayloadError::Io(error) if error.kind() == io::ErrorKind::TimedOut => Code::RequestTimeout.into(),
        _ => Refusal::new(Code::InvalidJson).with_text("reason", "reason-broke-off"),
    }
}

type Shared = Rc<RefCell<Payload>>;

/// A request's body, kept until its answer is sent.
///
/// The framework reads the rest of a chunked body that nobody wants, without end and without a limit of time. It closes
/// the connection instead, after a short time in which the client can read the answer, when the body is still held.
pub struct Watched(Option<Shared>);

/// Puts the limit of time in front of a request's body. It counts from the first moment in which the server waits.
pub fn watch(req: &mut ServiceRequest, allowed: Duration) -> Watched {
    let payload = req.parts_mut().1;
    if matches!(payload, Payload::None) {
        return Watched(None);
    }
    let inner = Rc::new(RefCell::new(payload.take()));
    let timed = Timed { inner: Rc::clone(&inner), allowed, ends: None };
    *payload = Payload::Stream { payload: Box::pin(timed) };
    Watched(Some(inner))
}

impl Watched {
    /// Ties the request's body to its answer.
    pub fn hold_in(self, response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
        let Some(request) = self.0 else { return response };
        response.map_body(|_, body| BoxBody::new(Holding { body, _request: request }))
    }
}

struct Timed {
    inner: Shared,
    allowed: Duration,
    ends: Option<Pin<Box<Sleep>>>,
}

impl Stream for Timed {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = Pin::new(&mut *self.inner.borrow_mut()).poll_next(cx);
        if polled.is_ready() {
            return polled;
        }
        let allowed = self.allowed;
        let ends = self.ends.get_or_insert_with(|| Box::pin(sleep(allowed)));
        ends.as_mut().poll(cx).map(|()| Some(Err(PayloadError::Io(io::ErrorKind::TimedOut.into()))))
    }
}

struct Holding {
    body: BoxBody,
    _request: Shared,
}

impl MessageBody for Holding {
    type Error = Box<dyn Error>;

    fn size(&self) -> BodySize {
        match self.body.size() {
            // Boxing drops what has no size; an answer that has no body by its status stays without one.
            BodySize::None => BodySize::Sized(0),
            size => size,
        }
    }

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(cx)
    }
}
