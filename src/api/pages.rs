//! Service endpoints: health, the document, the start page.

use actix_web::http::header::ContentType;
use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use serde::Serialize;
use utoipa::ToSchema;

use super::openapi;
use super::published::Published;
use crate::app::App;
use crate::db::Share;
use crate::db::migrate;
use crate::domain::Code;
use crate::http::conditions::{ByTag, Unconditional};
use crate::http::problem::{ApiResult, Problem};
use crate::http::respond::Plain;
use crate::jobs::lease;

const TAG: &str = "Service";

/// That the server is well.
#[derive(Debug, Serialize, ToSchema)]
pub struct Health {
    /// Always `ok`.
    #[schema(example = "ok")]
    pub status: String,
}

fn ok() -> Plain<Health> {
    Plain(Health { status: "ok".to_owned() })
}

/// Alive
///
/// Answers as long as the process serves; touches nothing.
#[utoipa::path(tag = TAG, responses((status = 200, description = "Alive", body = Health)))]
#[get("/healthz")]
pub async fn get_health(_: Unconditional) -> Plain<Health> {
    ok()
}

/// Ready
///
/// The database answers, takes writes as far as is known, and all migrations are applied; else 503.
#[utoipa::path(tag = TAG, responses((status = 200, description = "Ready", body = Health)))]
#[get("/readyz")]
pub async fn get_readiness(_: Unconditional, app: Data<App>) -> ApiResult<Plain<Health>> {
    match app.db.read(&Share::Server, |conn| Ok(migrate::is_current(conn)?)).await {
        Ok(true) => {}
        Ok(false) => return Err(Problem::failure(Code::NotReady, "migrations are missing")),
        Err(fault) if fault.is_passing() => return Err(fault.into()),
        Err(fault) => return Err(Problem::failure(Code::NotReady, fault)),
    }
    // Whether the database takes writes is only known from writing; after one has failed, it is tried here.
    if app.db.refused_a_write() {
        let now = app.clock.now();
        app.db.write(&Share::Server, move |conn| Ok(lease::acquire(conn, "readiness", "readiness", now)?)).await?;
        app.db.note_written();
    }
    Ok(ok())
}

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
