//! Credentials that are made on the server itself: the first one, which a fresh database needs with the master pricebook
//! before anyone can log in, and those of the command line.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::api::start_error::StartError;
use crate::auth::secret::{self, Secret};
use crate::auth::{Actor, Role};
use crate::clients;
use crate::credentials::model::{Credential, Owner};
use crate::credentials::{ops, store};
use crate::db::Db;
use crate::fault::Fault;
use crate::id::{ClientId, CredentialId, PricebookId, ResellerId};
use crate::pricebooks;
use crate::resellers;
use crate::settings::Bootstrap;
use crate::tenant::Tenant;
use crate::tx::{Opening, Tx};

/// A credential whose secret was made here and is shown once.
pub struct IssuedCredential {
    /// Its id.
    pub id: CredentialId,
    /// Its secret.
    pub secret: Secret,
}

/// Makes the first operations credential when there is none, as the settings say or with a secret made here.
pub fn ensure(
    db: &Db,
    settings: Option<&Bootstrap>,
    now: DateTime<Utc>,
) -> Result<Option<IssuedCredential>, StartError> {
    let (pricebook_id, fresh) = (PricebookId::from_uuid(Uuid::now_v7()), CredentialId::from_uuid(Uuid::now_v7()));
    let exists = db.write_blocking(|conn| {
        store::lock(conn)?;
        pricebooks::seed::ensure_master(conn, &pricebook_id, now)?;
        Ok(store::operations_exist(conn, now)?)
    })?;
    if exists {
        return Ok(None);
    }
    let (id, secret) = match settings {
        Some(set) => (
            set.client_id.parse().map_err(|_| Fault::Internal("the id of the first credential is none"))?,
            set.client_secret.clone(),
        ),
        None => (fresh, Secret::random()),
    };
    let credential =
        Credential::new(id.clone(), "Bootstrap".to_owned(), Owner::Operations, secret::hash(&secret)?, now);
    let made = on_the_server(db, now, |tx| {
        store::lock(tx.conn)?;
        let first = !store::operations_exist(tx.conn, now)?;
        // One that was revoked, or that expired, does not come back by a start; and a start does not fail of it.
        let taken = store::exists(tx.conn, &credential.id)?;
        if first && !taken {
            ops::issue(tx, &credential)?;
        }
        Ok((first && !taken, first && taken))
    })?;
    let (made, locked_out) = made;
    if locked_out {
        tracing::warn!(credential_id = %id, "no operations credential works, and this one was revoked or expired: make one with `gangway credential create`");
    }
    Ok((made && settings.is_none()).then_some(IssuedCredential { id, secret }))
}

/// A credential that somebody with the database itself asks for, without a token.
pub struct Wish {
    /// What it is for.
    pub name: String,
    /// What it may do at most.
    pub role: Role,
    /// The reseller that it is for; with the role reseller.
    pub reseller_id: Option<ResellerId>,
    /// The client that it is for; with the role customer.
    pub client_id: Option<ClientId>,
}

/// Makes a credential on the server itself, with all the scopes of its role. The second error is a sentence for whoever asked.
pub fn create(db: &Db, wish: &Wish, now: DateTime<Utc>) -> Result<Result<IssuedCredential, String>, StartError> {
    let secret = Secret::random();
    let hash = secret::hash(&secret)?;
    let made = on_the_server(db, now, |tx| {
        let owner = match (wish.role, &wish.reseller_id, &wish.client_id) {
            (Role::Operations, None, None) => Owner::Operations,
            (Role::Reseller, Some(id), None) => match resellers::store::get(tx.conn, &Tenant::Platform, id)? {
                Some(found) => Owner::Reseller(found.id),
                None => return Ok(Err(format!("there is no reseller {id}"))),
            },
            (Role::Customer, None, Some(id)) => match clients::store::get(tx.conn, &Tenant::Platform, id)? {
                Some(found) if clients::store::lock_active(tx.conn, &found.id)? => {
                    Owner::Customer(found.reseller_id, found.id)
                }
                Some(_) => return Ok(Err(format!("the client {id} is archived and takes no new credentials"))),
                None => return Ok(Err(format!("there is no client {id}"))),
            },
            _ => return Ok(Err("--reseller-id goes with the role reseller, --client-id with customer".to_owned())),
        };
        let credential = Credential::new(tx.id(), wish.name.clone(), owner, hash.clone(), now);
        ops::issue(tx, &credential)?;
        Ok(Ok(credential.id))
    })?;
    Ok(made.map(|id| IssuedCredential { id, secret }))
}

/// Runs work of the platform's own on the calling thread.
fn on_the_server<T>(
    db: &Db,
    now: DateTime<Utc>,
    work: impl Fn(&mut Tx<'_, Actor<'_>>) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let opening = Opening::new(now, &Arc::default());
    db.write_blocking(|conn| opening.run(conn, Actor::Platform, &work))
}
