//! Service endpoints: health, the document, the start page.

use actix_web::http::header::ContentType;
use actix_web::{HttpRequest, HttpResponse, get, web::Data};

use super::openapi;
use super::published::Published;
use crate::app::App;
use crate::domain::Code;
use crate::http::conditions::{ByTag, Unconditional};
use crate::http::problem::{ApiResult, Problem};

/// The document in the forms in which it is sent.
#[derive(Default)]
pub struct Documents {
    json: Published,
    yaml: Published,
}

/// The document as JSON.
#[get("/openapi.json")]
pub async fn openapi_json(
    _: ByTag,
    app: Data<App>,
    documents: Data<Documents>,
    req: HttpRequest,
) -> ApiResult<HttpResponse> {
    documents.json.answer(&req, "application/json", || Ok(app.document.to_string()))
}

/// The document as YAML.
#[get("/openapi.yaml")]
pub async fn openapi_yaml(
    _: ByTag,
    app: Data<App>,
    documents: Data<Documents>,
    req: HttpRequest,
) -> ApiResult<HttpResponse> {
    let yaml = || openapi::to_yaml(&app.document).map_err(|error| Problem::failure(Code::Internal, error));
    documents.yaml.answer(&req, "application/yaml", yaml)
}

/// The script that starts Swagger UI, in place of the one that comes with it.
#[get("/swagger-ui/swagger-initializer.js")]
pub async fn swagger_initializer() -> HttpResponse {
    HttpResponse::Ok().content_type("text/javascript").body(include_str!("swagger-initializer.js"))
}

/// What this is, for people who open the address in a browser.
#[get("/")]
pub async fn start_page(_: Unconditional, app: Data<App>) -> HttpResponse {
    let mode = app.settings.aws_mode.as_str();
    let version = env!("CARGO_PKG_VERSION");
    HttpResponse::Ok().content_type(ContentType::html()).body(format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Gangway</title>\
         <h1>Gangway</h1><p>The API that brings an end customer's AWS account on board: client, pricebook, account, \
         read-only role, link request, support plan group.</p><ul>\
         <li><a href=\"/swagger-ui/\">Explore it in Swagger UI</a>: press <em>Authorize</em> and paste a credential's \
         id and secret.</li>\
         <li>The contract: <a href=\"/openapi.json\">openapi.json</a>, <a href=\"/openapi.yaml\">openapi.yaml</a></li>\
         <li><a href=\"/problems/\">What the problem codes mean</a></li>\
         <li><a href=\"/healthz\">healthz</a>, <a href=\"/readyz\">readyz</a></li></ul>\
         <p>Version {version}, AWS mode: {mode}.</p></html>"
    ))
}
