//! The pages at the addresses that problems name as their `type`: what a code means and what to do about it. A page is
//! written once, in Markdown; its HTML is made from that.

mod examples;
mod markdown;

use actix_web::http::header::{
    ACCEPT, ACCEPT_LANGUAGE, Accept, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, Header, VARY,
};
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use self::markdown::PageText;
use super::html::{self, CACHING, Texts, asked_lang, base};
use crate::app::App;
use crate::domain::Code;
use crate::http::problem::ApiResult;
use crate::http::request;
use crate::locale::Lang;

pub use self::examples::example;

/// Registers the pages. They are no operations of the document: SDKs have no use for them.
pub fn configure(services: &mut ServiceConfig) {
    services
        .route("/problems", web::get().to(index))
        .route("/problems/", web::get().to(index))
        .route("/problems/{code}", web::get().to(problem));
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

/// The language that the link on the other language's page asks for, else the one of every answer.
fn lang(req: &HttpRequest) -> Lang {
    asked_lang(req).unwrap_or_else(|| request::lang(req))
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

/// A page in HTML.
#[derive(Template)]
#[template(path = "problem.html", config = "src/api/html/askama.toml")]
struct ProblemPage<'a> {
    t: Texts,
    base: &'a str,
    name: &'a str,
    content: String,
}

fn in_html(lang: Lang, page: &PageText) -> String {
    let PageText { name, base, text } = page;
    let page = ProblemPage { t: Texts(lang), base, name, content: html::markdown(text) };
    page.render().unwrap_or_default()
}
