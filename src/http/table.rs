//! Bodies that are a table, as JSON or as CSV.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

use super::extract::{BODY_LIMIT, JSON, check_media_type, checked, read_body, without_mark};
use super::problem::Problem;
use super::{body, once};
use crate::contract::rules::Rules;
use crate::domain::{Code, Refusal};
use crate::idempotency::model::Fingerprint;

const CSV: &str = "text/csv";

/// The media types that are taken.
const TAKEN: &[&str] = &[JSON, CSV];

/// What a file is read into.
pub trait FromCsv: Sized + Send + 'static {
    /// Reads a file, without the mark that may stand before UTF-8.
    fn from_csv(text: &str) -> Result<Self, Refusal>;
}

/// A body of so many bytes at most, in one of two forms.
pub enum JsonOrCsv<J, C, const LIMIT: usize> {
    /// A JSON body that fits its schema.
    Json(J),
    /// A file.
    Csv(C),
}

impl<J, C, const LIMIT: usize> FromRequest for JsonOrCsv<J, C, LIMIT>
where
    J: DeserializeOwned + ToSchema + Rules + Send + 'static,
    C: FromCsv,
{
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_csv = req.mime_type().ok().flatten().is_some_and(|media| media.essence_str() == CSV);
        if !is_csv {
            return read_body(req, payload, LIMIT, false, TAKEN).map(|body| body.map(Self::Json)).boxed_local();
        }
        let (req, payload) = (req.clone(), payload.take());
        let read = async move {
            let bytes = body::read(&req, payload, LIMIT).await?;
            check_media_type(&req, TAKEN)?;
            let content = once::has_key(&req).then(|| Fingerprint::of(&[CSV.as_bytes(), &bytes]));
            let is_long = bytes.len() > BODY_LIMIT;
            let file = checked(&req, is_long, move |_| C::from_csv(&utf8(bytes)?)).await?;
            once::note_content(&req, content);
            Ok(Self::Csv(file))
        };
        read.boxed_local()
    }
}

/// The text of a file; refused is what is not UTF-8, with what it is as far as that shows.
fn utf8(bytes: Vec<u8>) -> Result<String, Refusal> {
    let refused = || Refusal::new(Code::UnsupportedMediaType).with("expected", CSV);
    for (mark, charset) in [(b"\xFF\xFE", "UTF-16LE"), (b"\xFE\xFF", "UTF-16BE")] {
        if bytes.starts_with(mark) {
            return Err(refused().with("reason", "utf16").with("charset", charset));
        }
    }
    String::from_utf8(without_mark(bytes)).map_err(|error| {
        let (before, _) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
        // LF, CRLF or CR.
        let following = before.iter().skip(1).map(Some).chain([None]);
        let is_end = |(byte, next): &(&u8, Option<&u8>)| match byte {
            b'\r' => *next != Some(&b'\n'),
            byte => **byte == b'\n',
        };
        let line = before.iter().zip(following).filter(is_end).count() + 1;
        refused().with("reason", "bytes").with("line", line.to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf8_is_named() {
        let args = |bytes: &[u8]| {
            let refused = utf8(bytes.to_vec()).unwrap_err();
            assert_eq!(refused.code, Code::UnsupportedMediaType);
            refused.args.into_iter().skip(1).map(|(_, value)| value).collect::<Vec<_>>()
        };
        assert_eq!(args(b"\xFF\xFEa\0"), ["utf16", "UTF-16LE"]);
        assert_eq!(args(b"\xFE\xFF\0a"), ["utf16", "UTF-16BE"]);
        for end in ["\n", "\r\n", "\r"] {
            let text = [b"a", end.as_bytes(), b"b", end.as_bytes(), b"Panader\xEDa\n"].concat();
            assert_eq!(args(&text), ["bytes", "3"], "{end:?}");
        }
        assert_eq!(utf8(b"\xEF\xBB\xBFa\xC3\xB1".to_vec()).unwrap(), "a\u{f1}");
    }
}
