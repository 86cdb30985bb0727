//! HEAD (RFC 9110 §9.3.2): routed as the GET of its path, and answered with the same status and headers without a body.

use std::error::Error;
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{CONTENT_LENGTH, HeaderValue};
use actix_web::web::Bytes;

/// Makes a GET of a HEAD; tells whether it was one.
pub fn route_as_get(req: &mut ServiceRequest) -> bool {
    let is_head = req.method() == Method::HEAD;
    if is_head {
        req.head_mut().method = Method::GET;
    }
    is_head
}

/// Takes the body off, and leaves its length in the headers.
///
/// The framework leaves bodies out by itself, but by the method of the request that it read last: a HEAD with another
/// request right behind it would be sent a body, and its client would read that as the next answer.
pub fn without_body(mut response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    if let BodySize::Sized(length @ 1..) = response.response().body().size() {
        response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
        response.response_mut().head_mut().no_chunking(true);
        return response.map_body(|_, _| BoxBody::new(Nothing));
    }
    // An answer without end would be made without end, for nobody.
    if response.response().body().size() == BodySize::Stream {
        response.response_mut().head_mut().no_chunking(true);
        return response.map_body(|_, _| BoxBody::new(Nothing));
    }
    response
}

/// No bytes, without saying how many: the length in the headers is another's.
struct Nothing;

impl MessageBody for Nothing {
    type Error = Box<dyn Error>;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Poll::Ready(None)
    }
}
