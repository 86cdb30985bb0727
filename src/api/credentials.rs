//! Endpoints of credentials.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, delete, get, post, web::Data};
use chrono::TimeDelta;

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::auth::secret::{NotHashed, Secret};
use crate::credentials::dto::{CreateCredential, CredentialPage, CredentialView, ListCredentials, RotateCredential};
use crate::credentials::model::Rotation;
use crate::credentials::{ops, store};
use crate::domain::Code;
use crate::http::conditions::Conditions;
use crate::http::extract::{Json, OptionalJson, Path, Query};
use crate::http::once::{Idempotency, IdempotentAnswer};
use crate::http::problem::{ApiResult, Problem};
use crate::http::respond::{Created, Listed, NoContent, Versioned};
use crate::id::{CredentialId, ResellerId};
use crate::tx::Tx;

const TAG: &str = "Credentials";

/// Seconds for which the old secret works on after a rotation, unless the request says otherwise.
const DEFAULT_GRACE_SECONDS: i64 = 3600;

/// The hash of a secret that is made for this reseller; it begins when it is awaited.
fn hash(
    app: &Data<App>,
    secret: &Secret,
    owner: Option<ResellerId>,
) -> impl Future<Output = Result<String, Problem>> + use<> {
    let (app, secret) = (app.clone(), secret.clone());
    async move {
        app.hasher.hash(secret, owner).await.map_err(|error| match error {
            NotHashed::Busy(busy) => Problem::failure(Code::DatabaseBusy, busy),
            NotHashed::Failed(failed) => Problem::failure(Code::Internal, failed),
        })
    }
}

/// Create a credential
///
/// The answer holds the secret, once. A reseller makes credentials for itself, and with the role `customer` for its
/// clients: that sets up access to the customer portal. Its `id` is the OAuth `client_id`.
#[utoipa::path(tag = TAG, responses((status = 201, description = "Created; the only answer with the secret", body = CredentialView)))]
#[post("/credentials")]
pub async fn create_credential(
    caller: Allow<endpoints::CreateCredential>,
    Json(body): Json<CreateCredential>,
    app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let secret = Secret::random();
    let hash = hash(&app, &secret, caller.0.reseller_id().cloned());
    let wanted = body.clone();
    let check = move |tx: &mut Tx<'_, &Caller>| ops::check_create(tx, &wanted);
    let work = move |tx: &mut Tx<'_, &Caller>, hash: &String| {
        Ok(Created(CredentialView::with_secret(ops::create(tx, &body, hash)?, &secret)))
    };
    once.write_with(&caller, check, hash, work).await
}

/// List credentials
///
/// Newest first, revoked ones too, without secrets.
#[utoipa::path(tag = TAG, params(Query::<ListCredentials>), responses((status = 200, description = "A page of credentials", body = CredentialPage)))]
#[get("/credentials")]
pub async fn list_credentials(
    caller: Allow<endpoints::ListCredentials>,
    Query { filters, page }: Query<ListCredentials>,
    app: Data<App>,
) -> ApiResult<Listed<CredentialPage>> {
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let rows = store::list(tx.conn, &tx.caller.tenant, &filters, &page)?;
        Ok(Listed::new(&page, rows, |row| row.id.as_str(), CredentialView::from))
    };
    Ok(app.look_at_list(&caller, work).await?)
}

/// Get a credential
///
/// Without its secret.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The credential", body = CredentialView)))]
#[get("/credentials/{credentialId}")]
pub async fn get_credential(
    caller: Allow<endpoints::GetCredential>,
    Path(id): Path<CredentialId>,
    app: Data<App>,
) -> ApiResult<Versioned<CredentialView>> {
    let credential = app.look(&caller, move |tx| ops::get(tx, &id)).await?;
    Ok(Versioned(credential.into()))
}

/// Revoke a credential
///
/// For good. Its tokens are refused within five seconds everywhere.
#[utoipa::path(tag = TAG, responses((status = 204, description = "Revoked")))]
#[delete("/credentials/{credentialId}")]
pub async fn revoke_credential(
    caller: Allow<endpoints::RevokeCredential>,
    Path(id): Path<CredentialId>,
    Conditions(expected): Conditions,
    app: Data<App>,
) -> ApiResult<NoContent> {
    let revoked = id.clone();
    app.write(&caller, move |tx| ops::revoke(tx, &id, &expected)).await?;
    app.revocations.add(&revoked, app.clock.real());
    Ok(NoContent)
}

/// The caller, who may rotate the credential that the path names. It never waits, so it decides before the rest.
pub struct MayRotate(Allow<endpoints::RotateCredential>);

impl FromRequest for MayRotate {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let id = req.match_info().get("credentialId").and_then(|id| id.parse().ok());
        let caller = Allow::from_request(req, payload).into_inner();
        ready(caller.and_then(|caller| {
            ops::may_rotate(&caller.0, id.as_ref())?;
            Ok(Self(caller))
        }))
    }
}

/// Rotate a secret
///
/// Makes a new secret, shown once; the present one works on for `graceSeconds`, and so do the tokens that there are, unless
/// `revokeTokens` is true. Every credential may rotate itself,
/// whatever its scopes; others need `credentials:write`.
#[utoipa::path(tag = TAG, request_body = RotateCredential, responses((status = 200, description = "The credential with its new secret", body = CredentialView)))]
#[post("/credentials/{credentialId}/rotate")]
pub async fn rotate_credential(
    MayRotate(caller): MayRotate,
    Path(id): Path<CredentialId>,
    Conditions(expected): Conditions,
    OptionalJson(body): OptionalJson<RotateCredential>,
    app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let secret = Secret::random();
    let owner = caller.0.reseller_id().cloned();
    let hash = hash(&app, &secret, owner);
    let rotation = Rotation {
        grace: TimeDelta::seconds(body.grace_seconds.unwrap_or(DEFAULT_GRACE_SECONDS)),
        revoke_tokens: body.revoke_tokens.unwrap_or(false),
    };
    let (named, version) = (id.clone(), expected.clone());
    let check = move |tx: &mut Tx<'_, &Caller>| ops::rotatable(tx, &named, &version).map(drop);
    let work = move |tx: &mut Tx<'_, &Caller>, hash: &String| {
        let rotated = ops::rotate(tx, &id, &expected, hash, rotation)?;
        Ok(Versioned(CredentialView::with_secret(rotated, &secret)))
    };
    let given = once.write_with(&caller, check, hash, work).await?;
    if rotation.revoke_tokens
        && let Err(error) = app.refresh_revocations().await
    {
        tracing::warn!(%error, "the list of refused tokens could not be read at once; it is read again in a moment");
    }
    Ok(given)
}
