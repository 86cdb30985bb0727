//! The outermost layer of every request: its id, its span, its language, and the finishing of problems.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, web};
use tracing::Instrument;
use uuid::Uuid;

use super::problem::Problem;
use super::rate_limit::Standing;
use crate::app::App;
use crate::domain::Code;
use crate::locale::Lang;

/// Header with the id of a request.
pub static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Taken from the caller when it is 1–128 visible ASCII characters, else made.
fn request_id(req: &ServiceRequest) -> String {
    req.headers()
        .get(&REQUEST_ID)
        .and_then(|value| value.to_str().ok())
        .filter(|id| (1..=128).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic()))
        .map_or_else(|| Uuid::now_v7().to_string(), str::to_owned)
}

/// The id of a request, for handlers.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// The language that this request is answered in.
pub fn lang(req: &HttpRequest) -> Lang {
    let header = req.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    header.map_or_else(Lang::default, Lang::of_header)
}

/// Wraps every request.
pub async fn middleware(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let id = request_id(&req);
    // At the highest level, so that every filter leaves it around the lines that it lets pass.
    let span = tracing::error_span!("request", request_id = %id, method = %req.method());
    req.extensions_mut().insert(RequestId(id.clone()));
    let started = std::time::Instant::now();
    async move {
        // No copy of the request may be kept over this call: the router writes into it.
        let mut response = next.call(req).await.map_err(|error| foreign(&error))?.map_into_boxed_body();
        finish(&mut response, &id);
        let route = response.request().match_pattern().unwrap_or_else(|| "unmatched".to_owned());
        let millis = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::info!(route, status = response.status().as_u16(), millis, "answered");
        Ok(response)
    }
    .instrument(span)
    .await
}

/// An error of the framework itself: handlers' errors have become answers before.
fn foreign(error: &Error) -> Problem {
    tracing::error!(%error, "unexpected failure");
    Code::Internal.into()
}

fn finish(response: &mut ServiceResponse<BoxBody>, id: &str) {
    let lang = lang(response.request());
    if let Ok(value) = HeaderValue::from_str(id) {
        response.headers_mut().insert(REQUEST_ID.clone(), value);
    }
    let has_text = !response.status().is_redirection() && response.status() != StatusCode::NO_CONTENT;
    // A replayed answer stays in the language that it was first given in; a page may be asked for in another one.
    if has_text && !response.headers().contains_key(CONTENT_LANGUAGE) {
        response.headers_mut().insert(CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    }
    let standing = response.request().extensions().get::<Standing>().copied();
    if let Some(standing) = standing {
        standing.write(response.headers_mut());
    }
    let mut problem = response.response_mut().extensions_mut().remove::<Problem>();
    if problem.is_none() && response.status() == StatusCode::NOT_FOUND {
        // Swagger UI's own service knows no problems.
        problem = Some(Code::RouteNotFound.into());
    }
    if let Some(problem) = problem {
        let public_url =
            response.request().app_data::<web::Data<App>>().map_or("", |app| app.settings.public_url.as_str());
        let details = problem.details(lang, public_url, response.request().path(), id);
        let body = serde_json::to_vec(&details).unwrap_or_default();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        let status = response.status();
        let taken = std::mem::replace(response.response_mut(), actix_web::HttpResponse::new(status));
        *response.response_mut() = taken.set_body(BoxBody::new(body));
    }
}
