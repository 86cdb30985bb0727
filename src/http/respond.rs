//! Successful answers: created, versioned, listed, empty.

use std::marker::PhantomData;

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, ContentType, ETAG, LINK, LOCATION};
use actix_web::{HttpRequest, HttpResponse, Responder, ResponseError, web};
use serde::Serialize;
use serde_json::{Map, Value};

use super::conditions::{etag, expected};
use super::problem::Problem;
use crate::app::App;
use crate::contract::page::Page;
use crate::contract::resource::{PageBody, Resource};
use crate::idempotency::model::Saved;
use crate::locale::Lang;

/// The answer to a POST: 201 with `Location` and `ETag`.
pub struct Created<T>(pub T);

/// 200 with `ETag`; 304 to a GET whose `If-None-Match` names it, 412 to one whose `If-Match` does not.
pub struct Versioned<T>(pub T);

/// 201 when the PUT created the resource, else 200.
pub struct Put<T> {
    /// Whether it is new.
    pub created: bool,
    /// The resource.
    pub resource: T,
}

/// 204.
pub struct NoContent;

/// 200 with a body that has no version.
pub struct Plain<T>(pub T);

/// One page of a list, with the `Link` to the next. Its text is made with it, so that a page that is made where its rows are
/// read gives their memory back to the thread that took it.
pub struct Listed<P> {
    body: Vec<u8>,
    next: Option<String>,
    of: PhantomData<fn() -> P>,
}

impl<P: Serialize> Listed<P> {
    /// A page that is made already.
    pub fn of(body: &P, page: &Page, cursor: Option<&str>) -> Self {
        let mut text = Vec::with_capacity(PAGE);
        // Pages are structs and strings, which JSON always holds.
        if serde_json::to_writer(&mut text, body).is_err() {
            text.clear();
        }
        Self { body: text, next: cursor.map(|cursor| page.next_path(cursor)), of: PhantomData }
    }

    /// The page made of `rows`, of which there is one more than the page holds when more follow.
    pub fn new<R, T>(page: &Page, rows: Vec<R>, id: impl Fn(&R) -> &str, view: impl FnMut(R) -> T) -> Self
    where
        P: PageBody<T>,
    {
        Self::up_to(page, rows, None, id, view)
    }

    /// The same of a search that ended at an item before all of them were looked at: the next page goes on after it.
    pub fn up_to<R, T>(
        page: &Page,
        mut rows: Vec<R>,
        searched_to: Option<&str>,
        id: impl Fn(&R) -> &str,
        view: impl FnMut(R) -> T,
    ) -> Self
    where
        P: PageBody<T>,
    {
        let more = page.cut(&mut rows);
        let cursor = if more { rows.last().map(id) } else { searched_to }.map(|id| page.cursor_after(id));
        Self::of(&P::new(rows.into_iter().map(view).collect(), cursor.clone()), page, cursor.as_deref())
    }
}

/// A page of the usual length fits into this many bytes, and is not moved while it grows.
const PAGE: usize = 16 * 1024;

/// Answers are structs and strings, which JSON always holds.
fn text(body: &impl Serialize) -> String {
    serde_json::to_string(body).unwrap_or_default()
}

/// A whole answer: what is sent, and what is kept for the repetition of its request.
#[derive(Debug, Clone)]
pub struct Answer {
    status: StatusCode,
    etag: Option<String>,
    location: Option<String>,
    /// The member of the body that is a secret.
    secret: Option<&'static str>,
    body: String,
}

/// What a handler answers with.
pub trait Reply {
    /// The answer, with addresses that begin with the public URL.
    fn answer(&self, public_url: &str) -> Answer;
}

impl Answer {
    fn new(status: StatusCode, body: &impl Serialize) -> Self {
        Self { status, etag: None, location: None, secret: None, body: text(body) }
    }

    fn of_resource(status: StatusCode, resource: &impl Resource) -> Self {
        let answer = Self::new(status, resource);
        Self { etag: Some(etag(resource.version())), secret: resource.secret_member(), ..answer }
    }

    /// How it is kept: a secret is shown once, so that its member is left out.
    pub fn saved(&self, lang: Lang) -> Saved {
        let mut body = self.body.clone();
        if let Some(secret) = self.secret {
            let mut members: Map<String, Value> = serde_json::from_str(&body).unwrap_or_default();
            members.shift_remove(secret);
            body = Value::Object(members).to_string();
        }
        let language = lang.tag().to_owned();
        let (etag, location) = (self.etag.clone(), self.location.clone());
        Saved { status: self.status.as_u16(), language, etag, location, body }
    }
}

impl Responder for Answer {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        response.content_type(ContentType::json());
        if let Some(etag) = self.etag {
            response.insert_header((ETAG, etag));
        }
        if let Some(location) = self.location {
            response.insert_header((LOCATION, location));
        }
        if self.secret.is_some() {
            response.insert_header((CACHE_CONTROL, "no-store"));
        }
        response.body(self.body)
    }
}

fn public_url(req: &HttpRequest) -> &str {
    req.app_data::<web::Data<App>>().map_or("", |app| app.settings.public_url.as_str())
}

impl<T: Resource> Reply for Created<T> {
    fn answer(&self, public_url: &str) -> Answer {
        let location = Some(format!("{public_url}{}", self.0.path()));
        Answer { location, ..Answer::of_resource(StatusCode::CREATED, &self.0) }
    }
}

impl<T: Resource> Reply for Versioned<T> {
    fn answer(&self, _: &str) -> Answer {
        Answer::of_resource(StatusCode::OK, &self.0)
    }
}

impl<T: Serialize> Reply for Plain<T> {
    fn answer(&self, _: &str) -> Answer {
        Answer::new(StatusCode::OK, &self.0)
    }
}

impl<T: Resource> Responder for Versioned<T> {
    type Body = BoxBody;

    fn respond_to(self, req: &HttpRequest) -> HttpResponse {
        if req.method().is_safe() {
            let (expected, version) = (expected(req), self.0.version());
            if let Err(refusal) = expected.check_matching(version) {
                return Problem::from(refusal).error_response();
            }
            if expected.has(version) {
                return HttpResponse::NotModified().insert_header((ETAG, etag(version))).finish();
            }
        }
        self.answer(public_url(req)).respond_to(req)
    }
}

impl<T: Resource> Responder for Put<T> {
    type Body = BoxBody;

    fn respond_to(self, req: &HttpRequest) -> HttpResponse {
        let base = public_url(req);
        let answer =
            if self.created { Created(self.resource).answer(base) } else { Versioned(self.resource).answer(base) };
        answer.respond_to(req)
    }
}

impl<T: Serialize> Responder for Plain<T> {
    type Body = BoxBody;

    fn respond_to(self, req: &HttpRequest) -> HttpResponse {
        self.answer(public_url(req)).respond_to(req)
    }
}

impl Responder for NoContent {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::NoContent().finish()
    }
}

impl<P> Responder for Listed<P> {
    type Body = BoxBody;

    fn respond_to(self, req: &HttpRequest) -> HttpResponse {
        let mut response = HttpResponse::Ok();
        if let Some(next) = &self.next {
            response.insert_header((LINK, format!("<{}{next}>; rel=\"next\"", public_url(req))));
        }
        response.content_type(ContentType::json()).body(self.body)
    }
}
