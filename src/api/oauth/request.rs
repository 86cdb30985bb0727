//! Reading a request for a token: the form, and HTTP Basic.

use actix_web::http::header::AUTHORIZATION;
use actix_web::{HttpMessage, HttpRequest};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::api::oauth::denied::{Denied, MALFORMED, WRONG_CLIENT, WRONG_GRANT};
use crate::auth::secret::Secret;
use crate::id::CredentialId;

/// Id, secret and wanted scopes of a well-formed request.
pub struct LoginAttempt {
    /// Who wants a token: one reading of the request or two, the first one being what the RFC has.
    pub readings: Vec<Client>,
    /// The scopes, as they are written.
    pub scope: Option<String>,
}

/// Who wants a token.
#[derive(Clone, PartialEq, Eq)]
pub struct Client {
    /// Its id.
    pub id: CredentialId,
    /// The secret that it knows.
    pub secret: Secret,
}

/// Id and secret as they stand in the request.
#[derive(Clone, PartialEq, Eq)]
struct Pair {
    id: String,
    secret: Secret,
}

/// Reads a request for a token. What is refused here needs no look at any credential; an id that can be nobody's is one of
/// an unknown client.
pub fn read(req: &HttpRequest, body: &[u8]) -> Result<LoginAttempt, Denied> {
    if !req.content_type().eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(MALFORMED);
    }
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(body).map_err(|_| MALFORMED)?;
    let once = |name: &str| {
        let mut values = pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone());
        match (values.next(), values.next()) {
            (first, None) => Ok(first),
            _ => Err(MALFORMED),
        }
    };
    let grant = once("grant_type")?.ok_or(MALFORMED)?;
    let (form_id, form_secret) = (once("client_id")?, once("client_secret")?);
    let (client, as_sent) = match (basic(req)?, form_secret) {
        (Some((client, as_sent)), None) => {
            let named = |client: &Pair| form_id.as_ref().is_none_or(|other| *other == client.id);
            match (Some(client).filter(named), as_sent.filter(named)) {
                (Some(client), as_sent) => (client, as_sent),
                (None, Some(as_sent)) => (as_sent, None),
                (None, None) => return Err(MALFORMED),
            }
        }
        (None, Some(secret)) => (Pair { id: form_id.ok_or(MALFORMED)?, secret: Secret::new(secret) }, None),
        (None, None) => return Err(WRONG_CLIENT),
        _ => return Err(MALFORMED),
    };
    if grant != "client_credentials" {
        return Err(WRONG_GRANT);
    }
    let of = |pair: Pair| Some(Client { id: pair.id.parse().ok()?, secret: pair.secret });
    let readings: Vec<_> = [Some(client), as_sent].into_iter().flatten().filter_map(of).collect();
    if readings.is_empty() {
        return Err(WRONG_CLIENT);
    }
    Ok(LoginAttempt { readings, scope: once("scope")?.filter(|scope| !scope.trim().is_empty()) })
}

/// Id and secret of HTTP Basic, each form-encoded (RFC 6749 §2.3.1); and, because most clients do not encode, as they were
/// sent, where that is something else.
fn basic(req: &HttpRequest) -> Result<Option<(Pair, Option<Pair>)>, Denied> {
    let mut headers = req.headers().get_all(AUTHORIZATION);
    let Some(header) = headers.next() else { return Ok(None) };
    if headers.next().is_some() {
        return Err(MALFORMED);
    }
    let decoded = || {
        let (scheme, value) = header.to_str().ok()?.split_once(' ')?;
        let text = String::from_utf8(STANDARD.decode(value.trim()).ok()?).ok()?;
        let (id, secret) = text.split_once(':')?;
        let plain = |text: &str| {
            let escaped = text.replace('&', "%26");
            let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&format!("v={escaped}")).ok()?;
            pairs.into_iter().next().map(|(_, value)| value)
        };
        scheme.eq_ignore_ascii_case("basic").then_some(())?;
        let as_sent = Pair { id: id.to_owned(), secret: Secret::new(secret) };
        let decoded = plain(id).zip(plain(secret)).map(|(id, secret)| Pair { id, secret: Secret::new(secret) });
        Some(match decoded {
            Some(decoded) if decoded != as_sent => (decoded, Some(as_sent)),
            _ => (as_sent, None),
        })
    };
    decoded().map(Some).ok_or(WRONG_CLIENT)
}

#[cfg(test)]
mod tests {
    use actix_web::http::StatusCode;
    use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
    use actix_web::test::TestRequest;
    use proptest::prelude::*;

    use super::*;

    const FORM: &str = "application/x-www-form-urlencoded";

    fn answer(authorization: Option<&str>, form: &str) -> Result<(String, String, Option<String>), StatusCode> {
        let mut request = TestRequest::post().insert_header((CONTENT_TYPE, FORM));
        if let Some(value) = authorization {
            request = request.insert_header((AUTHORIZATION, HeaderValue::from_bytes(value.as_bytes()).unwrap()));
        }
        let asked = read(&request.to_http_request(), form.as_bytes()).map_err(|denied| denied.0)?;
        let client = &asked.readings[0];
        Ok((client.id.to_string(), client.secret.reveal().to_owned(), asked.scope))
    }

    fn encoded(text: &str) -> String {
        serde_urlencoded::to_string([("", text)]).unwrap().split_off(1)
    }

    fn header(id: &str, secret: &str) -> String {
        format!("Basic {}", STANDARD.encode(format!("{}:{}", encoded(id), encoded(secret))))
    }

    proptest! {
        #[test]
        fn any_form_and_any_header_are_read_or_denied(
            form in "((grant_type|client_id|client_secret|scope|x)=(client_credentials|[a-z]{0,5}|%[0-9a-f]{0,2}|\\PC{0,3})&?){0,6}|\\PC*",
            authorization in "|(Basic|basic|Bearer)  ?([A-Za-z0-9+/]{4}){0,9}={0,3}|\\PC*",
            bytes in prop::collection::vec(any::<u8>(), 0..40),
        ) {
            let given = (!authorization.is_empty()).then_some(authorization.as_str());
            let basic = format!("Basic {}", STANDARD.encode(&bytes));
            for authorization in [given, Some(&basic)] {
                if let Err(status) = answer(authorization, &form) {
                    prop_assert!([StatusCode::BAD_REQUEST, StatusCode::UNAUTHORIZED].contains(&status));
                }
            }
        }

        #[test]
        fn id_and_secret_read_back_from_the_header_and_from_the_form_but_not_from_both(
            id in "[A-Za-z0-9._-]{1,64}", secret in any::<String>(), scope in proptest::option::of("[a-z:]{1,9}( [a-z:]{1,9})?"),
        ) {
            let mut form = format!("grant_type=client_credentials&client_id={}", encoded(&id));
            if let Some(scope) = &scope {
                form += &format!("&scope={}", encoded(scope));
            }
            let basic = header(&id, &secret);
            let asked = Ok((id, secret.clone(), scope));
            prop_assert_eq!(answer(Some(&basic), &form), asked.clone());
            let form = format!("{form}&client_secret={}", encoded(&secret));
            prop_assert_eq!(answer(None, &form), asked);
            prop_assert_eq!(answer(Some(&basic), &form), Err(StatusCode::BAD_REQUEST));
        }
    }
}
