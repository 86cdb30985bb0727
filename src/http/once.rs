//! POSTs that are carried out once for an `Idempotency-Key`: the extractor that their handlers run their work with.
//! Without the header the work simply runs.

use std::sync::Arc;

use actix_web::body::BoxBody;
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_LANGUAGE, ETAG, IF_MATCH, IF_NONE_MATCH, LOCATION};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, Responder};
use serde_json::Value;
use std::future::{Ready, ready};

use super::problem::{ApiResult, Problem};
use super::respond::{Answer, Reply};
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Admitted;
use crate::db::{Conn, Share};
use crate::domain::{FieldError, Refusal, Violation};
use crate::fault::DbError;
use crate::fault::Fault;
use crate::http::request::{RequestId, application, lang};
use crate::idempotency::model::{Claim, Fingerprint, Key, Saved, is_lasting};
use crate::idempotency::ops::{self, KeyedOutcome};
use crate::idempotency::store;
use crate::locale::Lang;
use crate::origin;
use crate::quotas;
use crate::tx::Tx;

/// The request header with the key.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// The answer header that tells a replay.
pub const IDEMPOTENT_REPLAYED: &str = "idempotent-replayed";

/// The hash of a request's content, left by the extractor of its body.
struct Content(Fingerprint);

/// Whether the request carries a key.
pub fn has_key(req: &HttpRequest) -> bool {
    req.headers().contains_key(IDEMPOTENCY_KEY)
}

/// Notes a body's content for its request's fingerprint.
pub fn note_content(req: &HttpRequest, content: Option<Fingerprint>) {
    if let Some(content) = content {
        req.extensions_mut().insert(Content(content));
    }
}

/// Runs a POST's work once for its key.
pub struct Idempotency {
    req: HttpRequest,
    app: Data<App>,
}

impl FromRequest for Idempotency {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let app = application(req).cloned().map_err(Problem::from);
        ready(app.map(|app| Self { req: req.clone(), app }))
    }
}

/// An answer, given now or again.
pub enum IdempotentAnswer {
    /// It is new.
    New(Answer),
    /// It was given before.
    Replayed(Saved, RequestId),
}

/// What an answer needs of its request.
#[derive(Clone)]
struct Frame {
    public_url: String,
    path: String,
    lang: Lang,
    request_id: RequestId,
}

impl Frame {
    fn saved<R: Reply>(&self, given: Result<&R, &Refusal>) -> Saved {
        match given {
            Ok(reply) => reply.answer(&self.public_url).saved(self.lang),
            Err(refusal) => self.saved_refusal(refusal),
        }
    }

    fn saved_refusal(&self, refusal: &Refusal) -> Saved {
        let problem = Problem::from(refusal.clone());
        let details = problem.details(self.lang, &self.public_url, &self.path, &self.request_id.0);
        Saved {
            status: details.status,
            language: self.lang.tag().to_owned(),
            etag: None,
            location: None,
            body: serde_json::to_string(&details).unwrap_or_default(),
        }
    }
}

impl Idempotency {
    fn frame(&self) -> Frame {
        let request_id = self.req.extensions().get::<RequestId>().cloned();
        Frame {
            public_url: self.app.settings.public_url.clone(),
            path: self.req.path().to_owned(),
            lang: lang(&self.req),
            request_id: request_id.unwrap_or_else(|| RequestId(String::new())),
        }
    }

    /// Whether the request carries a key.
    pub fn is_keyed(&self) -> bool {
        has_key(&self.req)
    }

    /// An answer that is kept for no key.
    pub fn answer(&self, reply: &impl Reply) -> IdempotentAnswer {
        IdempotentAnswer::New(reply.answer(&self.app.settings.public_url))
    }

    /// The claim of a request that carries a key.
    fn claim(&self, caller: &Caller) -> Result<Option<Claim>, Refusal> {
        let mut keys = self.req.headers().get_all(IDEMPOTENCY_KEY);
        let Some(first) = keys.next() else { return Ok(None) };
        let key = if keys.next().is_some() { Key::parse(b"") } else { Key::parse(first.as_bytes()) };
        let invalid = |error: FieldError| Refusal::invalid(vec![Violation::at("Idempotency-Key", error)]);
        let key = key.map_err(invalid)?;
        let lines =
            |name| self.req.headers().get_all(name).map(|value| value.as_bytes()).collect::<Vec<_>>().join(&b',');
        let mut version = lines(IF_MATCH);
        if self.req.headers().contains_key(IF_NONE_MATCH) {
            version.extend_from_slice(b"; none of ");
            version.extend(lines(IF_NONE_MATCH));
        }
        let extensions = self.req.extensions();
        let content = extensions.get::<Content>().map_or("", |content| content.0.as_str());
        let fingerprint = Fingerprint::of(&[
            self.req.method().as_str().as_bytes(),
            self.req.path().as_bytes(),
            self.req.query_string().as_bytes(),
            &version,
            content.as_bytes(),
        ]);
        let holder = quotas::model::holder(&caller.tenant);
        Ok(Some(Claim { credential_id: caller.credential_id.clone(), holder, key, fingerprint }))
    }

    /// Runs work that is one write transaction, with its answer.
    pub async fn write<R, F>(self, caller: &impl Admitted, work: F) -> ApiResult<IdempotentAnswer>
    where
        R: Reply + Send + 'static,
        F: Fn(&mut Tx<'_, &Caller>) -> Result<R, Fault> + Send + 'static,
    {
        let Some(claim) = self.claim(caller.caller())? else {
            let reply = self.app.write(caller, work).await?;
            return Ok(self.answer(&reply));
        };
        let frame = self.frame();
        let RequestId(id) = frame.request_id.clone();
        let outcome =
            self.app.write(caller, move |tx| ops::once(tx, &claim, |tx| work(tx), |given| frame.saved(given)));
        match outcome.await? {
            KeyedOutcome::Done(reply) => Ok(self.answer(&reply)),
            KeyedOutcome::Refused(refusal) => Err((*refusal).into()),
            KeyedOutcome::Replayed(saved) => Ok(IdempotentAnswer::Replayed(saved, RequestId(id))),
        }
    }

    /// Runs work that needs something dear, which is made only for a request that has to be carried out: `check` and the
    /// key are asked first, in a short look. What `check` refuses is the answer, and kept under the key as ever. `work` decides
    /// again, with what was made.
    pub async fn write_with<R, T, C, P, F>(
        self,
        caller: &impl Admitted,
        check: C,
        made: P,
        work: F,
    ) -> ApiResult<IdempotentAnswer>
    where
        R: Reply + Send + 'static,
        T: Send + 'static,
        C: Fn(&mut Tx<'_, &Caller>) -> Result<(), Fault> + Send + 'static,
        P: Future<Output = Result<T, Problem>>,
        F: Fn(&mut Tx<'_, &Caller>, &T) -> Result<R, Fault> + Send + 'static,
    {
        let claim = self.claim(caller.caller())?;
        let has_key = claim.is_some();
        let look = self.app.read(caller, move |tx| {
            if let Some(claim) = &claim
                && let Some(saved) = ops::answered(tx, claim)?
            {
                return Ok(Some(saved));
            }
            check(tx).map(|()| None)
        });
        match look.await {
            Ok(Some(saved)) => return Ok(IdempotentAnswer::Replayed(saved, self.frame().request_id)),
            Ok(None) => {}
            Err(Fault::Refused(refusal)) if has_key => {
                return self.write(caller, move |_| Err::<R, _>(Fault::Refused(refusal.clone()))).await;
            }
            Err(fault) => return Err(fault.into()),
        }
        let made = made.await?;
        self.write(caller, move |tx| work(tx, &made)).await
    }

    /// Runs work that only computes. It takes a key and keeps nothing for it: the same request has the same answer anyway, as
    /// things are at that moment.
    pub async fn read<R, F>(self, caller: &impl Admitted, work: F) -> ApiResult<IdempotentAnswer>
    where
        R: Reply + Send + 'static,
        F: Fn(&mut Tx<'_, &Caller>) -> Result<R, Fault> + Send + 'static,
    {
        self.claim(caller.caller())?;
        let reply = self.app.read(caller, work).await?;
        Ok(self.answer(&reply))
    }

    /// The same for work that asks AWS after its transaction.
    pub async fn read_across<R, W>(self, caller: &impl Admitted, work: W) -> ApiResult<IdempotentAnswer>
    where
        R: Reply,
        W: Future<Output = Result<R, Fault>>,
    {
        self.claim(caller.caller())?;
        let reply = work.await?;
        Ok(self.answer(&reply))
    }

    /// Runs work that waits for AWS between its transactions, on a task of its own: a caller that hangs up must not
    /// leave it half done. The key is claimed first; the work calls its [`Recorder`] in the transaction of its effect.
    pub async fn across<R, F, W>(self, caller: &impl Admitted, work: F) -> ApiResult<IdempotentAnswer>
    where
        R: Reply + 'static,
        F: FnOnce(Recorder) -> W,
        W: Future<Output = Result<R, Fault>> + 'static,
    {
        let (frame, app) = (self.frame(), self.app.clone());
        let claim = self.claim(caller.caller())?;
        if let Some(claim) = claim.clone() {
            let taken = app.write(caller, move |tx| ops::claim(tx, &claim, true));
            if let Some(saved) = taken.await? {
                return Ok(IdempotentAnswer::Replayed(saved, frame.request_id));
            }
        }
        let public_url = frame.public_url.clone();
        let recorder = Recorder(claim.map(|claim| Arc::new(Held { claim, frame })));
        let (work, share) = (work(recorder.clone()), caller.caller().share());
        let concluded = async move {
            let done = work.await;
            recorder.conclude(&app, &share, &done).await?;
            done
        };
        let task = actix_web::rt::spawn(origin::carried(concluded));
        let reply = task.await.map_err(|_| Fault::from(DbError::Lost))??;
        Ok(IdempotentAnswer::New(reply.answer(&public_url)))
    }
}

/// Stores the answer of work that has several transactions.
#[derive(Clone)]
pub struct Recorder(Option<Arc<Held>>);

/// A key that was claimed, and what its answer is made with.
struct Held {
    claim: Claim,
    frame: Frame,
}

impl Recorder {
    /// Stores the answer; to be called in the transaction of the effect.
    pub fn record<R: Reply>(&self, conn: &mut Conn, reply: &R) -> Result<(), Fault> {
        if let Some(held) = &self.0 {
            store::answer(conn, &held.claim, &held.frame.saved(Ok(reply)))?;
        }
        Ok(())
    }

    /// Stores an answer that was not recorded with its effect, such as a refusal; gives up the claim after a failure.
    async fn conclude<R: Reply>(&self, app: &App, share: &Share, done: &Result<R, Fault>) -> Result<(), Fault> {
        let Some(held) = self.0.clone() else { return Ok(()) };
        let saved = match done {
            Ok(reply) => Some(held.frame.saved(Ok(reply))),
            Err(Fault::Refused(refusal)) if is_lasting(refusal.code) => Some(held.frame.saved_refusal(refusal)),
            Err(_) => None,
        };
        let conclude = move |conn: &mut Conn| match &saved {
            Some(saved) => Ok(store::answer(conn, &held.claim, saved)?),
            None => Ok(store::release(conn, &held.claim)?),
        };
        app.db.write(share, conclude).await
    }
}

impl Responder for IdempotentAnswer {
    type Body = BoxBody;

    fn respond_to(self, req: &HttpRequest) -> HttpResponse {
        match self {
            Self::New(answer) => answer.respond_to(req),
            Self::Replayed(saved, request_id) => replay(saved, &request_id),
        }
    }
}

fn replay(saved: Saved, RequestId(id): &RequestId) -> HttpResponse {
    let status = StatusCode::from_u16(saved.status).unwrap_or(StatusCode::OK);
    let mut response = HttpResponse::build(status);
    response.insert_header((IDEMPOTENT_REPLAYED, "true")).insert_header((CONTENT_LANGUAGE, saved.language));
    if let Some(etag) = saved.etag {
        response.insert_header((ETAG, etag));
    }
    if let Some(location) = saved.location {
        response.insert_header((LOCATION, location));
    }
    if status.is_success() {
        return response.content_type("application/json").body(saved.body);
    }
    // A problem names the request that it answers.
    let mut details: Value = serde_json::from_str(&saved.body).unwrap_or_default();
    if let Some(members) = details.as_object_mut() {
        members.insert("requestId".to_owned(), Value::from(id.as_str()));
    }
    response.content_type("application/problem+json").body(details.to_string())
}
