//! The outermost layer of every request: its id, its span, its language, and the finishing of problems.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, HeaderName, HeaderValue, VARY};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, ResponseError, web};
use tracing::{Instrument, Span};
use uuid::Uuid;

use super::problem::{Cause, Problem};
use super::rate_limit::OfReseller;
use super::request::{RequestId, lang};
use super::trace_context::TraceParent;
use super::{accept, address, body, cors, head, measured, rate_limit, security_headers};
use crate::app::App;
use crate::auth::refusals::RefusedCall;
use crate::domain::{Code, Refusal};
use crate::http::admission::{self, Authenticated};
use crate::limits::Standing;
use crate::origin::{self, Origin};
use crate::settings::Timeouts;
use crate::traces;

/// Header with the id of a request.
pub static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Bytes that path and query may have together: RFC 9110 §4.1 asks for 8,000 at least.
const URI_LIMIT: usize = 8192;

/// Taken from the caller when it is 1–128 visible ASCII characters, else made.
fn request_id(req: &ServiceRequest) -> String {
    req.headers()
        .get(&REQUEST_ID)
        .and_then(|value| value.to_str().ok())
        .filter(|id| (1..=128).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic()))
        .map_or_else(|| Uuid::now_v7().to_string(), str::to_owned)
}

/// Wraps every request.
pub async fn middleware(
    mut req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let id = request_id(&req);
    let span = span(&req, &id);
    let (traced, method) = traced(&req, &id);
    let told = traced.clone();
    let is_head = head::route_as_get(&mut req);
    let allowed = app(req.request()).map_or_else(Timeouts::default, |app| app.settings.timeouts).body;
    let body = body::watch(&mut req, allowed);
    req.extensions_mut().insert(RequestId(id.clone()));
    let started = std::time::Instant::now();
    let origin = Origin::new(address::of(req.request()), &id);
    let served = async move {
        // No copy of the request may be kept over this call: the router writes into it.
        let mut response = match refused(&req) {
            Some(problem) => req.error_response(problem),
            None => {
                admission::admit(req.request()).await;
                next.call(req).await.map_err(|error| foreign(&error))?.map_into_boxed_body()
            }
        };
        finish(&mut response, &id);
        let route = response.request().match_pattern();
        traces::answered(&told, method, route.as_deref(), response.status().as_u16());
        let route = route.unwrap_or_else(|| "unmatched".to_owned());
        let millis = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let credential_id =
            response.request().extensions().get::<Authenticated>().map(|Authenticated(id)| id.to_string());
        let address = address::class(address::of(response.request()));
        tracing::info!(route, status = response.status().as_u16(), millis, credential_id, address, "answered");
        Ok(body.hold_in(if is_head { head::without_body(response) } else { response }))
    };
    origin::within(origin, served).instrument(span).instrument(traced).await
}

/// The span that traces have of a request, and its method there.
fn traced(req: &ServiceRequest, id: &str) -> (Span, &'static str) {
    let parent = || {
        let TraceParent { trace_id, parent_id, is_sampled } = TraceParent::of(req.headers())?;
        Some(traces::Parent { trace_id, parent_id, is_sampled })
    };
    let method = match measured::label(req.method()) {
        measured::OTHER => "_OTHER",
        known => known,
    };
    let is_tls = app(req.request()).is_some_and(|app| app.settings.tls.is_some());
    (traces::request(method, if is_tls { "https" } else { "http" }, id, parent), method)
}

/// The span around all that a request does, with the caller's trace. At the highest level, so that every filter leaves it
/// around the lines that it lets pass.
fn span(req: &ServiceRequest, id: &str) -> Span {
    let trace = TraceParent::of(req.headers());
    tracing::error_span!(
        "request",
        request_id = %id,
        method = %req.method(),
        trace_id = trace.map(|trace| trace.trace_id),
        parent_id = trace.map(|trace| trace.parent_id),
    )
}

fn app(req: &HttpRequest) -> Option<&App> {
    req.app_data::<web::Data<App>>().map(|app| app.get_ref())
}

/// What no route has to look at.
fn refused(req: &ServiceRequest) -> Option<Problem> {
    let length = req.uri().path_and_query().map_or(0, |target| target.as_str().len());
    (length > URI_LIMIT).then(|| Refusal::new(Code::UriTooLong).with("limit", URI_LIMIT.to_string()).into())
}

/// An error of the framework itself: handlers' errors have become answers before.
fn foreign(error: &Error) -> Problem {
    // It leaves without having been finished.
    tracing::error!(cause = %error, "failed");
    Problem::failure(Code::Internal, error)
}

/// Every 5xx leaves one line with its cause, wherever it arose.
fn log_failure(response: &ServiceResponse<BoxBody>) {
    let status = response.status();
    let extensions = response.response().extensions();
    let problem = extensions.get::<Problem>();
    let cause = problem.and_then(Problem::cause).or_else(|| extensions.get::<Cause>());
    let cause = cause.map_or("not given", |cause| cause.0.as_str());
    let code = problem.map(|problem| problem.code().as_str());
    if status == StatusCode::INTERNAL_SERVER_ERROR {
        tracing::error!(status = status.as_u16(), code, cause, "failed");
    } else {
        tracing::warn!(status = status.as_u16(), code, cause, "failed");
    }
}

fn finish(response: &mut ServiceResponse<BoxBody>, id: &str) {
    if let Some(problem) = accept::check_answer(response) {
        *response.response_mut() = problem.error_response();
    }
    if response.status().is_server_error() {
        log_failure(response);
    }
    let lang = lang(response.request());
    if let Ok(value) = HeaderValue::from_str(id) {
        response.headers_mut().insert(REQUEST_ID.clone(), value);
    }
    let has_text = !response.status().is_redirection() && response.status() != StatusCode::NO_CONTENT;
    // A replayed answer stays in the language that it was first given in; a page may be asked for in another one.
    if has_text && !response.headers().contains_key(CONTENT_LANGUAGE) {
        response.headers_mut().insert(CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    }
    response.headers_mut().append(VARY, HeaderValue::from_static("Accept-Language"));
    let standing = response.request().extensions().get::<Standing>().copied();
    let of_reseller = response.request().extensions().get::<OfReseller>().map(|OfReseller(standing)| *standing);
    for standing in standing.into_iter().chain(of_reseller) {
        rate_limit::write(standing, response.headers_mut());
    }
    let mut problem = response.response_mut().extensions_mut().remove::<Problem>();
    if problem.is_none() && response.status() == StatusCode::NOT_FOUND && !is_page(response) {
        // Swagger UI's own service knows no problems. A page for people stays one.
        problem = Some(Code::RouteNotFound.into());
    }
    if let Some(problem) = problem {
        if problem.code() == Code::AwsAccountAlreadyRegistered
            && let Some(app) = app(response.request())
        {
            app.metrics.http.account_number_conflicts.inc();
        }
        note_refusal(response.request(), &problem);
        let public_url = app(response.request()).map_or("", |app| app.settings.public_url.as_str());
        let details = problem.details(lang, public_url, response.request().path(), id);
        let body = serde_json::to_vec(&details).unwrap_or_default();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        let status = response.status();
        let taken = std::mem::replace(response.response_mut(), actix_web::HttpResponse::new(status));
        *response.response_mut() = taken.set_body(BoxBody::new(body));
    }
    let request = response.request().clone();
    let headers = response.headers_mut();
    security_headers::write(headers, request.path(), app(&request).is_some_and(|app| app.settings.tls.is_some()));
    cors::write(&request, app(&request).map_or(&[], |app| app.settings.cors_origins.as_slice()), headers);
}

/// Whether the answer is a page.
fn is_page(response: &ServiceResponse<BoxBody>) -> bool {
    let media = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    media.is_some_and(|media| media.starts_with("text/html"))
}

/// Operations is told of tokens that are used for more than they are for.
fn note_refusal(req: &HttpRequest, problem: &Problem) {
    let authenticated = req.extensions().get::<Authenticated>().cloned();
    if let (Some(scope), Some(Authenticated(id)), Some(app)) =
        (problem.member("requiredScope"), authenticated, app(req))
    {
        app.refusals.note(RefusedCall::Scope(id, scope.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};

    use actix_web::test::TestRequest;
    use serde_json::Value;

    use super::*;

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

    /// The span of a line that is logged while a request with this `traceparent` is answered.
    fn logged(traceparent: &str) -> Value {
        let request = TestRequest::get().insert_header(("traceparent", traceparent)).to_srv_request();
        let lines = Lines::default();
        let writer = lines.clone();
        let log = tracing_subscriber::fmt().json().with_writer(move || writer.clone()).finish();
        tracing::subscriber::with_default(log, || span(&request, "r-1").in_scope(|| tracing::info!("here")));
        let line: Value = serde_json::from_slice(&lines.0.lock().unwrap()).unwrap();
        line["span"].clone()
    }

    #[test]
    fn log_lines_name_the_callers_trace() {
        let span = logged("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assert_eq!(span["request_id"], "r-1");
        assert_eq!(span["trace_id"], "4bf92f3577b34da6a3ce929d0e0e4736");
        assert_eq!(span["parent_id"], "00f067aa0ba902b7");
        let without = logged("00-nonsense-01");
        assert_eq!(without["request_id"], "r-1");
        assert!(without.get("trace_id").is_none() && without.get("parent_id").is_none(), "{without}");
    }
}
