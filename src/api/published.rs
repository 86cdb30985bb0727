//! The document as it is sent: made once in each form, with an entity tag by which readers see that they have it.

use std::fmt::Write as _;
use std::sync::OnceLock;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use sha2::{Digest, Sha256};

/// A text that is the same for everybody as long as the server runs.
#[derive(Debug, Default)]
pub struct Published(OnceLock<Rendition>);

#[derive(Debug)]
struct Rendition {
    body: Bytes,
    /// A strong entity tag: a hash of the body, so that every replica of one version says the same.
    etag: String,
}

impl Rendition {
    fn of(body: Bytes) -> Self {
        let mut etag = "\"".to_owned();
        for byte in Sha256::digest(&body).iter().take(16) {
            // Writing to a text cannot fail.
            let _ = write!(etag, "{byte:02x}");
        }
        etag.push('"');
        Self { body, etag }
    }
}

impl Published {
    /// The answer to a GET: the text, made at its first use, or 304 to whoever has it. Errors are those of `make`.
    pub fn answer<E>(
        &self,
        req: &HttpRequest,
        media_type: &'static str,
        make: impl FnOnce() -> Result<String, E>,
    ) -> Result<HttpResponse, E> {
        let made = match self.0.get() {
            Some(made) => made,
            None => {
                let made = Rendition::of(make()?.into());
                self.0.get_or_init(|| made)
            }
        };
        let mut response = if has(req, &made.etag) { HttpResponse::NotModified() } else { HttpResponse::Ok() };
        response.insert_header((CACHE_CONTROL, "no-cache")).insert_header((ETAG, made.etag.clone()));
        if has(req, &made.etag) {
            return Ok(response.finish());
        }
        Ok(response.insert_header((CONTENT_TYPE, media_type)).body(made.body.clone()))
    }
}

/// Whether `If-None-Match` names this tag (RFC 9110 §13.1.2: weak tags compare too). The tag has no comma in it.
fn has(req: &HttpRequest, etag: &str) -> bool {
    let lines = req.headers().get_all(IF_NONE_MATCH).filter_map(|value| value.to_str().ok());
    let mut tags = lines.flat_map(|line| line.split(',')).map(str::trim);
    tags.any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn the_text_is_made_once_and_whoever_has_it_is_told_so() {
        let published = Published::default();
        let ask = |tag: Option<&str>| {
            let request =
                tag.into_iter().fold(TestRequest::get(), |request, tag| request.insert_header((IF_NONE_MATCH, tag)));
            let answer = published.answer(&request.to_http_request(), "text/plain", || Ok::<_, ()>("text".to_owned()));
            let answer = answer.unwrap();
            (answer.status().as_u16(), answer.headers().get(ETAG).unwrap().to_str().unwrap().to_owned())
        };
        let (status, tag) = ask(None);
        assert_eq!((status, tag.len()), (200, 34));
        for same in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
            assert_eq!(ask(Some(&same)), (304, tag.clone()), "{same}");
        }
        assert_eq!(ask(Some("\"x\"")), (200, tag));
        let again = published.answer(&TestRequest::get().to_http_request(), "text/plain", || Err("not again"));
        assert_eq!(again.unwrap().status().as_u16(), 200);
    }
}
