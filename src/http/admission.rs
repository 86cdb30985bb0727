//! Finding out who calls before the request comes to its route: extractors do not wait, and the first token that a server
//! sees of a credential needs a look into the database.

use std::sync::Arc;

use actix_web::http::header::AUTHORIZATION;
use actix_web::{HttpMessage, HttpRequest};

use crate::app::App;
use crate::auth::caller::Caller;
use crate::credentials::store;
use crate::domain::{Code, Refusal};
use crate::http::problem::Problem;
use crate::http::rate_limit::OfReseller;
use crate::http::request::application;
use crate::id::CredentialId;
use crate::limits::Standing;

/// Who calls, or why nobody knows.
#[derive(Clone)]
struct Admission(Result<Arc<Caller>, Problem>);

/// The credential that a request was made with, for the log: that of a good token, or of a good secret.
#[derive(Clone)]
pub struct Authenticated(pub CredentialId);

/// A request's token, for answers that go on for long: its end and its revocation are looked at again and again.
pub struct Ticket {
    token: String,
}

impl Ticket {
    /// That of a request that was admitted.
    pub fn of(req: &HttpRequest) -> Result<Self, Problem> {
        let token = bearer(req).ok_or(Code::Unauthenticated)?;
        Ok(Self { token: token.to_owned() })
    }

    /// Refuses like a new request with the token: `unauthenticated`, `token_expired`, and `database_unavailable` when this
    /// server does not know what has been revoked.
    pub fn check(&self, app: &App) -> Result<(), Problem> {
        let caller = app.tokens.verify(&self.token, app.clock.real())?;
        Ok(app.revocations.check(&caller)?)
    }
}

/// The request has been taken out of its buckets.
struct Counted;

/// Looks at the request's token, if there is one, and keeps the result with the request.
pub async fn admit(req: &HttpRequest) {
    let Some(token) = bearer(req) else { return };
    let caller = match application(req) {
        Ok(app) => caller(req, token, app).await,
        Err(fault) => Err(fault.into()),
    };
    if let Ok(caller) = &caller {
        req.extensions_mut().insert(Authenticated(caller.credential_id.clone()));
    }
    req.extensions_mut().insert(Admission(caller));
}

/// Who calls; `unauthenticated` and `token_expired`, or why it could not be found out.
pub fn of(req: &HttpRequest) -> Result<Arc<Caller>, Problem> {
    let admission = req.extensions().get::<Admission>().cloned();
    admission.map_or_else(|| Err(Code::Unauthenticated.into()), |Admission(result)| result)
}

async fn caller(req: &HttpRequest, token: &str, app: &App) -> Result<Arc<Caller>, Problem> {
    let caller = app.tokens.verify(token, app.clock.real())?;
    app.revocations.check(&caller)?;
    // A good signature is not enough: a credential that was never made here is nobody. They are never deleted, so that one
    // look is enough for all tokens.
    if !app.tokens.has_met(&caller.credential_id) {
        // Whoever goes round among more credentials than are remembered pays for the looks itself, in its own turns.
        count(req, app, &caller)?;
        let id = caller.credential_id.clone();
        if !app.db.read(&caller.share(), move |conn| Ok(store::exists(conn, &id)?)).await? {
            return Err(Code::Unauthenticated.into());
        }
        app.tokens.meet(&caller.credential_id);
    }
    Ok(caller)
}

/// Takes the request out of the credential's bucket and then out of its reseller's; how they stand goes into the answer's
/// headers. A request is counted once.
pub fn count(req: &HttpRequest, app: &App, caller: &Caller) -> Result<(), Problem> {
    if req.extensions_mut().insert(Counted).is_some() {
        return Ok(());
    }
    let own = app.rate_limits.take(&caller.credential_id);
    if let Some(standing) = own.unwrap_or_else(Some) {
        req.extensions_mut().insert(standing);
    }
    own.map_err(too_many)?;
    let Some(reseller) = caller.reseller_id() else { return Ok(()) };
    let shared = app.rate_limits.take_reseller(reseller);
    if let Some(standing) = shared.unwrap_or_else(Some) {
        req.extensions_mut().insert(OfReseller(standing));
    }
    shared.map(drop).map_err(too_many)
}

fn too_many(standing: Standing) -> Problem {
    Refusal::new(Code::RateLimited).with("seconds", standing.retry_after().to_string()).into()
}

/// The token of `Authorization: Bearer …`; the scheme's letter case does not matter (RFC 9110 §11.1). With two of them
/// nobody knows which one somebody in between has looked at.
fn bearer(req: &HttpRequest) -> Option<&str> {
    let mut all = req.headers().get_all(AUTHORIZATION);
    let (Some(only), None) = (all.next(), all.next()) else { return None };
    let (scheme, token) = only.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}
