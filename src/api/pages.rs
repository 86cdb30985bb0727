//! Service endpoints: health, the document, the start page.

use actix_web::http::header::{CONTENT_LANGUAGE, ContentType};
use actix_web::{HttpRequest, HttpResponse, get, web::Data};
use askama::Template;

use super::html::{Texts, asked_lang, base};
use super::openapi;
use super::published::Published;
use crate::app::App;
use crate::domain::Code;
use crate::http::conditions::{ByTag, Unconditional};
use crate::http::problem::{ApiResult, Problem};
use crate::http::request::lang;

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

/// The start page, in a language.
#[derive(Template)]
#[template(path = "start.html", config = "src/api/html/askama.toml")]
struct StartPage<'a> {
    t: &'a Texts,
    base: String,
    version: &'static str,
    mode: &'static str,
}

/// What this is and for whom, for people who open the address in a browser.
#[get("/")]
pub async fn start_page(_: Unconditional, app: Data<App>, req: HttpRequest) -> HttpResponse {
    let texts = Texts(asked_lang(&req).unwrap_or_else(|| lang(&req)));
    let (version, mode) = (env!("CARGO_PKG_VERSION"), app.settings.aws_mode.as_str());
    let page = StartPage { t: &texts, base: base(&app), version, mode };
    HttpResponse::Ok()
        .content_type(ContentType::html())
        .insert_header((CONTENT_LANGUAGE, texts.lang()))
        .body(page.render().unwrap_or_default())
}
