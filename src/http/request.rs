//! What belongs to a request wherever it is handled: its id, its language, and the application that answers it.

use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::{HttpRequest, web};

use crate::app::App;
use crate::fault::Fault;
use crate::locale::Lang;

/// The id of a request, for handlers.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// The application that answers this request.
pub fn application(req: &HttpRequest) -> Result<&web::Data<App>, Fault> {
    req.app_data::<web::Data<App>>().ok_or(Fault::Internal("a handler has no application"))
}

/// The language that this request is answered in.
pub fn lang(req: &HttpRequest) -> Lang {
    // A header in several lines is one list (RFC 9110 §5.3).
    let lines = req.headers().get_all(ACCEPT_LANGUAGE).filter_map(|value| value.to_str().ok());
    Lang::of_header(&lines.collect::<Vec<_>>().join(","))
}
