//! The pages at the addresses that problems name as their `type`: what a code means and what to do about it. A page is
//! written once, in Markdown; its HTML is made from that.

mod examples;
mod markdown;

use actix_web::http::Uri;
use actix_web::http::header::{
    ACCEPT, ACCEPT_LANGUAGE, Accept, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, Header, VARY,
};
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use pulldown_cmark::{Options, Parser, html};
use serde::Deserialize;

use self::markdown::PageText;
use crate::app::App;
use crate::domain::Code;
use crate::http::problem::ApiResult;
use crate::http::request;
use crate::locale::Lang;

pub use self::examples::example;

/// The pages change with a new release only.
const CACHING: &str = "public, max-age=3600";

const STYLE: &str = include_str!("style.css");

/// Registers the pages. They are no operations of the document: SDKs have no use for them.
pub fn configure(services: &mut ServiceConfig) {
    services
        .route("/problems", web::get().to(index))
        .route("/problems/", web::get().to(index))
        .route("/problems/style.css", web::get().to(style))
        .route("/problems/{code}", web::get().to(problem));
}

async fn style() -> HttpResponse {
    HttpResponse::Ok().content_type("text/css; charset=utf-8").insert_header((CACHE_CONTROL, CACHING)).body(STYLE)
}

/// All codes.
async fn index(req: HttpRequest, app: Data<App>) -> HttpResponse {
    let lang = lang(&req);
    answer(&req, lang, markdown::index(lang, base(&app)))
}

/// One code; one that is not in the registry has no page.
async fn problem(req: HttpRequest, code: web::Path<String>, app: Data<App>) -> ApiResult<HttpResponse> {
    let code = Code::ALL.iter().find(|one| one.as_str() == code.as_str()).ok_or(Code::RouteNotFound)?;
    let lang = lang(&req);
    Ok(answer(&req, lang, markdown::problem(lang, base(&app), &app.settings.public_url, *code)))
}

/// The path below which the public sees this server; empty in most cases.
fn base(app: &App) -> String {
    let address = app.settings.public_url.parse::<Uri>().unwrap_or_default();
    address.path().trim_end_matches('/').to_owned()
}

#[derive(Deserialize)]
struct Wanted {
    lang: Option<String>,
}

/// The language that the link on the other language's page asks for, else the one of every answer.
fn lang(req: &HttpRequest) -> Lang {
    let wanted = web::Query::<Wanted>::from_query(req.query_string()).ok().and_then(|wanted| wanted.into_inner().lang);
    let known = wanted.and_then(|tag| Lang::ALL.iter().copied().find(|lang| lang.tag() == tag));
    known.unwrap_or_else(|| request::lang(req))
}

/// The page in the media type that the caller likes best: HTML, unless it names Markdown or plain text before.
fn answer(req: &HttpRequest, lang: Lang, page: PageText) -> HttpResponse {
    let ranked = Accept::parse(req).map(|accept| accept.ranked()).unwrap_or_default();
    let media = ranked.iter().find_map(|range| match range.essence_str() {
        "text/markdown" => Some("text/markdown; charset=utf-8"),
        "text/plain" => Some("text/plain; charset=utf-8"),
        "text/html" | "text/*" | "*/*" => Some("text/html; charset=utf-8"),
        _ => None,
    });
    let media = media.unwrap_or("text/html; charset=utf-8");
    let body = if media.starts_with("text/html") { in_html(lang, &page) } else { page.text };
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, media))
        .insert_header((CONTENT_LANGUAGE, lang.tag()))
        .insert_header((CACHE_CONTROL, CACHING))
        .insert_header((VARY, format!("{ACCEPT}, {ACCEPT_LANGUAGE}")))
        .body(body)
}

fn in_html(lang: Lang, page: &PageText) -> String {
    let mut body = String::new();
    html::push_html(&mut body, Parser::new_ext(&page.text, Options::ENABLE_TABLES));
    let PageText { name, base, .. } = page;
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{name} – Gangway</title>\n<link rel=\"stylesheet\" href=\"{base}/problems/style.css\">\n</head>\n\
         <body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        lang.tag(),
    )
}
