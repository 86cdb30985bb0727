//! Endpoints of owners' links. The page that they lead to is in `owner_page`.

use actix_web::{delete, get, post, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::http::conditions::Conditions;
use crate::http::extract::{OptionalJson, Path, Query};
use crate::http::once::{Idempotency, IdempotentAnswer};
use crate::http::problem::ApiResult;
use crate::http::respond::{Created, Listed, NoContent, Versioned};
use crate::id::{CloudAccountId, OwnerLinkId};
use crate::owner_links::dto::{CreateOwnerLink, ListOwnerLinks, OwnerLinkPage, OwnerLinkView};
use crate::owner_links::ops;
use crate::tx::Tx;

const TAG: &str = "Cloud accounts";

/// Create an owner's link
///
/// For the owner of the AWS account, who has no credential here: by `url`, which you send by whatever means, the owner sees the
/// own steps for this one account with everything filled in, saves the role's ARN, checks it, and follows the invitation.
/// Whoever has the address can do so: it is in this answer only, and a repetition by `Idempotency-Key` is answered without it.
/// An account has ten active links at most.
#[utoipa::path(tag = TAG, request_body = CreateOwnerLink, responses((status = 201, description = "Created; the only answer with the address", body = OwnerLinkView)))]
#[post("/cloud-accounts/{cloudAccountId}/owner-links")]
pub async fn create_owner_link(
    caller: Allow<endpoints::CreateOwnerLink>,
    Path(id): Path<CloudAccountId>,
    OptionalJson(body): OptionalJson<CreateOwnerLink>,
    app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let (link, token) = ops::create(tx, &id, &body)?;
        Ok(Created(OwnerLinkView::with_url(link, &token, &app.settings.public_url, tx.now)))
    };
    once.write(&caller, work).await
}

/// List an account's owner's links
///
/// Newest first, without their addresses; those that have ended too.
#[utoipa::path(tag = TAG, params(Query::<ListOwnerLinks>), responses((status = 200, description = "A page of owner's links", body = OwnerLinkPage)))]
#[get("/cloud-accounts/{cloudAccountId}/owner-links")]
pub async fn list_owner_links(
    caller: Allow<endpoints::ListOwnerLinks>,
    Path(id): Path<CloudAccountId>,
    Query { page, .. }: Query<ListOwnerLinks>,
    app: Data<App>,
) -> ApiResult<Listed<OwnerLinkPage>> {
    let work = move |tx: &mut Tx<'_, &Caller>| {
        let rows = ops::list(tx, &id, &page)?;
        Ok(Listed::new(&page, rows, |row| row.id.as_str(), |row| OwnerLinkView::new(row, tx.now)))
    };
    Ok(app.read(&caller, work).await?)
}

/// Get an owner's link
///
/// Without its address. `status` tells what it is good for.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The owner's link", body = OwnerLinkView)))]
#[get("/cloud-accounts/{cloudAccountId}/owner-links/{ownerLinkId}")]
pub async fn get_owner_link(
    caller: Allow<endpoints::GetOwnerLink>,
    Path((account, id)): Path<(CloudAccountId, OwnerLinkId)>,
    app: Data<App>,
) -> ApiResult<Versioned<OwnerLinkView>> {
    let work = move |tx: &mut Tx<'_, &Caller>| Ok(OwnerLinkView::new(ops::get(tx, &account, &id)?, tx.now));
    Ok(Versioned(app.read(&caller, work).await?))
}

/// Revoke an owner's link
///
/// From now on its page is that of an unknown address. Revoking it again changes nothing.
#[utoipa::path(tag = TAG, responses((status = 204, description = "Revoked")))]
#[delete("/cloud-accounts/{cloudAccountId}/owner-links/{ownerLinkId}")]
pub async fn revoke_owner_link(
    caller: Allow<endpoints::RevokeOwnerLink>,
    Path((account, id)): Path<(CloudAccountId, OwnerLinkId)>,
    Conditions(expected): Conditions,
    app: Data<App>,
) -> ApiResult<NoContent> {
    app.write(&caller, move |tx| ops::revoke(tx, &account, &id, &expected)).await?;
    Ok(NoContent)
}
