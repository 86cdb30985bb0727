//! The first operations credential, and the master pricebook: what a fresh database needs before anyone can log in.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::api::start_error::StartError;
use crate::auth::scope::{Role, Scopes};
use crate::auth::secret::{self, Secret};
use crate::credentials::model::Credential;
use crate::credentials::store;
use crate::db::Db;
use crate::fault::Fault;
use crate::id::{ClientId, CredentialId, PricebookId, ResellerId};
use crate::pricebooks;
use crate::settings::Bootstrap;

/// A credential whose secret was made here and is shown once.
pub struct Made {
    /// Its id.
    pub id: CredentialId,
    /// Its secret.
    pub secret: Secret,
}

/// Makes the first operations credential when there is none, as the settings say or with a secret made here.
pub fn ensure(db: &Db, settings: Option<&Bootstrap>, now: DateTime<Utc>) -> Result<Option<Made>, StartError> {
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
    let credential = new("Bootstrap", &id, Owner::Operations, secret::hash(&secret)?, now);
    let made = db.write_blocking(|conn| {
        store::lock(conn)?;
        let first = !store::operations_exist(conn, now)?;
        // One that was revoked, or that expired, does not come back by a start; and a start does not fail of it.
        let taken = store::exists(conn, &credential.id)?;
        if first && !taken {
            store::insert(conn, &credential)?;
        }
        Ok((first && !taken, first && taken))
    })?;
    let (made, locked_out) = made;
    if locked_out {
        tracing::warn!(credential_id = %id, "no operations credential works, and this one was revoked or expired: make one with `gangway credential create`");
    }
    Ok((made && settings.is_none()).then_some(Made { id, secret }))
}

/// Whom a credential made on the command line is for.
pub enum Owner {
    /// The distributor's operations team.
    Operations,
    /// A reseller.
    Reseller(ResellerId),
    /// A reseller's client.
    Customer(ResellerId, ClientId),
}

/// A credential with all the scopes of its role.
pub fn new(name: &str, id: &CredentialId, owner: Owner, secret_hash: String, now: DateTime<Utc>) -> Credential {
    let (role, reseller_id, client_id) = match owner {
        Owner::Operations => (Role::Operations, None, None),
        Owner::Reseller(reseller) => (Role::Reseller, Some(reseller), None),
        Owner::Customer(reseller, client) => (Role::Customer, Some(reseller), Some(client)),
    };
    Credential {
        id: id.clone(),
        name: name.to_owned(),
        role,
        reseller_id,
        client_id,
        scopes: Scopes::of_role(role),
        secret_hash,
        old_secret: None,
        expires_at: None,
        last_used_at: None,
        revoked_at: None,
        version: 1,
        created_at: now,
        token_generation: 0,
        tokens_revoked_at: None,
    }
}
