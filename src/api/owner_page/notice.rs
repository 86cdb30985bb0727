//! What is said in place of the page: that there is none, that something went wrong, or that a form was not its own.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, HeaderName, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use askama::Template;

use super::brand::{Brand, content_policy};
use crate::api::html::{Texts, asked_lang, base};
use crate::app::App;
use crate::fault::Fault;
use crate::http::problem::{Cause, Problem};
use crate::http::request::lang;
use crate::limits::Standing;

/// No search engine keeps what only the owner is to find.
pub static ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// A page of one message.
#[derive(Template)]
#[template(path = "notice.html", config = "src/api/html/askama.toml")]
struct NoticePage<'a> {
    t: &'a Texts,
    base: String,
    brand: Brand,
    other_page: String,
    title: &'static str,
    text: String,
    back: Option<&'a str>,
}

/// A message in place of the page.
#[derive(Debug)]
pub struct Notice {
    status: StatusCode,
    lang: &'static str,
    policy: actix_web::http::header::HeaderValue,
    body: Box<str>,
    retry_after: Option<u64>,
    cause: Option<Box<Cause>>,
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)
    }
}

/// The kinds of notices, by the ids of their texts.
const GONE: &str = "owner-gone";
const TOO_MANY: &str = "owner-too-many";
const FAILED: &str = "owner-failed";
const FOREIGN: &str = "owner-foreign";

fn texts(req: &HttpRequest) -> Texts {
    Texts(asked_lang(req).unwrap_or_else(|| lang(req)))
}

impl Notice {
    fn new(app: &App, texts: Texts, status: StatusCode, title: &'static str, back: Option<&str>) -> Self {
        let page = NoticePage {
            t: &texts,
            base: base(app),
            brand: Brand::of(app),
            other_page: format!("{}?lang={}", back.unwrap_or_default(), texts.other()),
            title,
            text: texts.get(&format!("{title}.text")),
            back,
        };
        let body = page.render().unwrap_or_default().into_boxed_str();
        let policy = content_policy(app);
        Self { status, lang: texts.lang(), policy, body, retry_after: None, cause: None }
    }

    /// There is no page at this address: one and the same notice, whether it never was, has ended or was revoked.
    pub fn gone(req: &HttpRequest, app: &App) -> Self {
        Self::gone_in(texts(req), app)
    }

    /// The same in these words.
    pub fn gone_in(texts: Texts, app: &App) -> Self {
        Self::new(app, texts, StatusCode::NOT_FOUND, GONE, None)
    }

    /// Too much is asked for from one address.
    pub fn too_many(req: &HttpRequest, app: &App, standing: Standing) -> Self {
        Self::too_many_in(texts(req), app, standing)
    }

    /// Too much is asked for by one link.
    pub fn too_many_in(texts: Texts, app: &App, standing: Standing) -> Self {
        let notice = Self::new(app, texts, StatusCode::TOO_MANY_REQUESTS, TOO_MANY, None);
        Self { retry_after: Some(standing.retry_after()), ..notice }
    }

    /// A form that is none of this page.
    pub fn foreign_form(texts: Texts, page: &str, app: &App) -> Self {
        Self::new(app, texts, StatusCode::FORBIDDEN, FOREIGN, Some(page))
    }

    /// Something went wrong on our side; the log tells what.
    pub fn failed(req: &HttpRequest, app: &App, fault: Fault) -> Self {
        Self::failure(app, texts(req), None, fault)
    }

    /// The same for somebody who came by a link.
    pub fn failure(app: &App, texts: Texts, back: Option<&str>, fault: Fault) -> Self {
        let problem = Problem::from(fault);
        let status = problem.status_code();
        let notice = Self::new(app, texts, status, FAILED, back);
        Self { retry_after: Some(2), cause: problem.cause().cloned().map(Box::new), ..notice }
    }
}

impl ResponseError for Notice {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status);
        answer
            .content_type("text/html; charset=utf-8")
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((CONTENT_LANGUAGE, self.lang))
            .insert_header((CONTENT_SECURITY_POLICY, self.policy.clone()))
            .insert_header((ROBOTS.clone(), "noindex"));
        if let Some(seconds) = self.retry_after {
            answer.insert_header((RETRY_AFTER, seconds.to_string()));
        }
        let mut answer = answer.body(self.body.to_string());
        if let Some(cause) = &self.cause {
            answer.extensions_mut().insert(Cause::clone(cause));
        }
        answer
    }
}
