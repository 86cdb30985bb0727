//! Use cases of owners' links: what their makers do with them, and what becomes of them with their accounts.

use chrono::TimeDelta;

use super::dto::CreateOwnerLink;
use super::model::{DEFAULT_HOURS, OwnerLink, check_room, is_done};
use super::store;
use super::token::LinkToken;
use crate::auth::Caller;
use crate::cloud_accounts;
use crate::cloud_accounts::model::CloudAccount;
use crate::contract::page::Page;
use crate::domain::{Code, Expected};
use crate::events::{self, EventKind};
use crate::fault::Fault;
use crate::id::{CloudAccountId, OwnerLinkId};
use crate::tx::{Tx, Who};
use crate::{clients, cloud_accounts::ops::load};

/// Makes a link for the owner of a live account; its token is in this answer only.
///
/// Errors: `cloud_account_not_live`, and `too_many_owner_links` when the account has ten that are active. One for an account
/// that is linked, with a verified role, is done at once.
pub fn create(
    tx: &mut Tx<'_, &Caller>,
    id: &CloudAccountId,
    body: &CreateOwnerLink,
) -> Result<(OwnerLink, LinkToken), Fault> {
    load(tx, id)?;
    // Of two at once the second counts the first one, and neither misses what becomes of the account meanwhile.
    cloud_accounts::store::hold(tx.conn, id)?;
    let account = load(tx, id)?;
    account.status.check_live()?;
    let done_at = is_done(&account).then_some(tx.now);
    if done_at.is_none() {
        check_room(store::count_active(tx.conn, id, tx.now)?)?;
    }
    let client = clients::store::get(tx.conn, &tx.caller.tenant, &account.client_id)?;
    let client = client.ok_or(Fault::Internal("an account has no client"))?;
    let token = LinkToken::of(tx.random());
    let link = OwnerLink {
        id: tx.id(),
        reseller_id: account.reseller_id,
        client_id: account.client_id,
        cloud_account_id: account.id,
        language: body.language.unwrap_or(client.language),
        expires_at: tx.now + TimeDelta::hours(body.expires_in_hours.unwrap_or(DEFAULT_HOURS)),
        last_opened_at: None,
        checking_since: None,
        revoked_at: None,
        done_at,
        version: 1,
        created_at: tx.now,
    };
    store::insert(tx.conn, &link, token.hash())?;
    events::append(tx, EventKind::OwnerLinkCreated, &link.subject(tx.now))?;
    Ok((link, token))
}

/// A page of the links of an account.
pub fn list(tx: &mut Tx<'_, &Caller>, id: &CloudAccountId, page: &Page) -> Result<Vec<OwnerLink>, Fault> {
    load(tx, id)?;
    Ok(store::list(tx.conn, &tx.caller.tenant, id, page)?)
}

/// A link of an account.
pub fn get(tx: &mut Tx<'_, &Caller>, account: &CloudAccountId, id: &OwnerLinkId) -> Result<OwnerLink, Fault> {
    load(tx, account)?;
    let found = store::get(tx.conn, &tx.caller.tenant, id)?.filter(|link| link.cloud_account_id == *account);
    Ok(found.ok_or(Code::OwnerLinkNotFound)?)
}

/// Revokes a link; one that is revoked already stays as it is.
pub fn revoke(
    tx: &mut Tx<'_, &Caller>,
    account: &CloudAccountId,
    id: &OwnerLinkId,
    expected: &Expected,
) -> Result<(), Fault> {
    let link = get(tx, account, id)?;
    expected.check(link.version)?;
    if link.revoked_at.is_some() {
        return Ok(());
    }
    store::revoke(tx.conn, &link, tx.now)?;
    let revoked = OwnerLink { revoked_at: Some(tx.now), version: link.version + 1, ..link };
    Ok(events::append(tx, EventKind::OwnerLinkRevoked, &revoked.subject(tx.now))?)
}

/// The links of an account that is unlinked are revoked, also those that are done: it has no page.
pub fn revoke_all(tx: &mut Tx<'_, impl Who>, account: &CloudAccountId) -> Result<(), Fault> {
    let revoked = store::revoke_all(tx.conn, account, tx.now)?;
    tell(tx, EventKind::OwnerLinkRevoked, &revoked)
}

/// Once an account is linked and its role verified its links are done. To be called, with the account as it is now, by whoever
/// changes one of both.
pub fn settle(tx: &mut Tx<'_, impl Who>, account: &CloudAccount) -> Result<(), Fault> {
    if !is_done(account) {
        return Ok(());
    }
    let done = store::complete_active(tx.conn, &account.id, tx.now)?;
    tell(tx, EventKind::OwnerLinkCompleted, &done)
}

fn tell(tx: &mut Tx<'_, impl Who>, kind: EventKind, links: &[OwnerLink]) -> Result<(), Fault> {
    let subjects: Vec<_> = links.iter().map(|link| link.subject(tx.now)).collect();
    Ok(events::append_all(tx, kind, &subjects)?)
}
