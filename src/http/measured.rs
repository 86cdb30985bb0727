//! The measuring of requests.

use std::time::Instant;

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;

use crate::app::App;

/// What stands for the route of a request that no route takes: its path is whatever the caller likes.
const UNMATCHED: &str = "unmatched";

/// A method that nobody serves.
pub(super) const OTHER: &str = "OTHER";

/// A caller may make up methods; those that nobody serves are one.
pub(super) fn label(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => OTHER,
    }
}

/// Counts every request, outside of everything else. Whoever hangs up before the answer is not counted.
pub async fn middleware<B: MessageBody>(req: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let Some(app) = req.app_data::<Data<App>>().cloned() else { return next.call(req).await };
    let http = &app.metrics.http;
    let (method, begun) = (label(req.method()), Instant::now());
    let in_flight = http.begin();
    let answer = next.call(req).await;
    drop(in_flight);
    let (route, status) = match &answer {
        Ok(response) => (response.request().match_pattern(), response.status()),
        Err(error) => (None, error.as_response_error().status_code()),
    };
    let route = route.as_deref().unwrap_or(UNMATCHED);
    http.answered(route, method, status.as_str(), begun.elapsed().as_secs_f64());
    if status == StatusCode::TOO_MANY_REQUESTS {
        http.rate_limited();
    }
    answer
}
