//! What answers where no route does.

use actix_web::http::Method;
use actix_web::http::header::ALLOW;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use crate::app::App;
use crate::domain::Code;
use crate::http::methods;
use crate::http::problem::Problem;

/// The router takes a known path with an unknown method for no route: here it is known better.
pub async fn no_route(req: HttpRequest, app: Data<App>) -> Result<HttpResponse, Problem> {
    match methods::allow(&req, &app) {
        None => Err(Code::RouteNotFound.into()),
        Some(allow) if req.method() == Method::OPTIONS => {
            Ok(HttpResponse::NoContent().insert_header((ALLOW, allow)).finish())
        }
        Some(allow) => Err(Problem::method_not_allowed(&allow)),
    }
}
