//! Finding out who calls before the request comes to its route: extractors do not wait, and the first token that a server
//! sees of a credential needs a look into the database.

use std::sync::Arc;

use actix_web::http::header::AUTHORIZATION;
use actix_web::{HttpMessage, HttpRequest};

use crate::app::App;
use crate::auth::caller::Caller;
use crate::credentials::store;
use crate::db::Share;
use crate::domain::Code;
use crate::fault::Fault;
use crate::http::problem::Problem;
use crate::http::request::application;
use crate::id::CredentialId;

/// Who calls, or why nobody knows.
#[derive(Clone)]
struct Admission(Result<Arc<Caller>, Problem>);

/// The credential that a request was made with, for the log: that of a good token, or of a good secret.
#[derive(Clone)]
pub struct Authenticated(pub CredentialId);

/// Looks at the request's token, if there is one, and keeps the result with the request.
pub async fn admit(req: &HttpRequest) {
    let Some(token) = bearer(req) else { return };
    let caller = match application(req) {
        Ok(app) => caller(token, app).await,
        Err(fault) => Err(fault),
    };
    if let Ok(caller) = &caller {
        req.extensions_mut().insert(Authenticated(caller.credential_id.clone()));
    }
    req.extensions_mut().insert(Admission(caller.map_err(Problem::from)));
}

/// Who calls; `unauthenticated` and `token_expired`, or why it could not be found out.
pub fn of(req: &HttpRequest) -> Result<Arc<Caller>, Problem> {
    let admission = req.extensions().get::<Admission>().cloned();
    admission.map_or_else(|| Err(Code::Unauthenticated.into()), |Admission(result)| result)
}

async fn caller(token: &str, app: &App) -> Result<Arc<Caller>, Fault> {
    let caller = app.tokens.verify(token, app.clock.now())?;
    // A good signature is not enough: a credential that was never made here is nobody. They are never deleted, so that one
    // look is enough for all tokens.
    if !app.tokens.has_met(&caller.credential_id) {
        let id = caller.credential_id.clone();
        if !app.db.read(&Share::Server, move |conn| Ok(store::exists(conn, &id)?)).await? {
            return Err(Code::Unauthenticated.into());
        }
        app.tokens.meet(&caller.credential_id);
    }
    app.revocations.check(&caller)?;
    Ok(caller)
}

/// The token of `Authorization: Bearer …`; the scheme's letter case does not matter (RFC 9110 §11.1). With two of them
/// nobody knows which one somebody in between has looked at.
fn bearer(req: &HttpRequest) -> Option<&str> {
    let mut all = req.headers().get_all(AUTHORIZATION);
    let (Some(only), None) = (all.next(), all.next()) else { return None };
    let (scheme, token) = only.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}
