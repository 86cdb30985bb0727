//! A credential and the rules of its life. Must not know the database or HTTP.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use crate::auth::Caller;
use crate::auth::scope::{Role, Scope, Scopes};
use crate::domain::{Code, FieldError, Refusal, Violation};
use crate::events::Subject;
use crate::id::{ClientId, CredentialId, ResellerId};
use crate::tenant::Tenant;

/// A credential; hashes instead of secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// Its id, which is the OAuth `client_id`.
    pub id: CredentialId,
    /// What it is for, 1–120 characters.
    pub name: String,
    /// What it may do at most.
    pub role: Role,
    /// The reseller it belongs to; none for operations.
    pub reseller_id: Option<ResellerId>,
    /// The client it belongs to; only for customers.
    pub client_id: Option<ClientId>,
    /// What it may do.
    pub scopes: Scopes,
    /// Hash of its secret.
    pub secret_hash: String,
    /// Hash of the secret before the last rotation, and how long that one still works.
    pub old_secret: Option<(String, DateTime<Utc>)>,
    /// When it stops working.
    pub expires_at: Option<DateTime<Utc>>,
    /// When a token was last issued for it, to the minute.
    pub last_used_at: Option<DateTime<Utc>>,
    /// When it was revoked.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Counts its changes, from 1.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// Counts the rotations that refused its tokens from before.
    pub token_generation: i32,
    /// When the last of these was.
    pub tokens_revoked_at: Option<DateTime<Utc>>,
}

/// What a rotation leaves of the time before it.
#[derive(Debug, Clone, Copy)]
pub struct Rotation {
    /// How long the present secret works on.
    pub grace: TimeDelta,
    /// Whether the tokens from before are refused.
    pub revoke_tokens: bool,
}

/// Whom a credential is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// The distributor's operations team.
    Operations,
    /// A reseller.
    Reseller(ResellerId),
    /// A reseller's client.
    Customer(ResellerId, ClientId),
}

impl Credential {
    /// A credential that was just made, with all that its role may do and no end.
    pub fn new(id: CredentialId, name: String, owner: Owner, secret_hash: String, now: DateTime<Utc>) -> Self {
        let (role, reseller_id, client_id) = match owner {
            Owner::Operations => (Role::Operations, None, None),
            Owner::Reseller(reseller) => (Role::Reseller, Some(reseller), None),
            Owner::Customer(reseller, client) => (Role::Customer, Some(reseller), Some(client)),
        };
        Self {
            id,
            name,
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

    /// What its events say.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            reseller_id: self.reseller_id.as_ref().map(ResellerId::as_str),
            client_id: self.client_id.as_ref().map(ClientId::as_str),
            resource_id: self.id.as_str(),
            version: self.version,
            data: json!({ "role": self.role, "scopes": self.scopes.names() }),
        }
    }

    /// Neither revoked nor expired.
    pub fn is_usable(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|expires_at| now < expires_at)
    }

    /// Hashes of the secrets that work now.
    pub fn hashes(&self, now: DateTime<Utc>) -> Vec<String> {
        let old = self.old_secret.iter().filter(|(_, until)| now < *until).map(|(hash, _)| hash.clone());
        std::iter::once(self.secret_hash.clone()).chain(old).collect()
    }

    /// Whether its use should be noted: at most once a minute, so that logins do not become writes.
    pub fn needs_use_noted(&self, now: DateTime<Utc>) -> bool {
        self.last_used_at.is_none_or(|last| now - last >= TimeDelta::minutes(1))
    }

    /// The caller that a token with these scopes stands for; none when the row lacks what its role needs.
    pub fn caller(&self, scopes: Scopes) -> Option<Caller> {
        let tenant = match (self.role, &self.reseller_id, &self.client_id) {
            (Role::Operations, None, None) => Tenant::Platform,
            (Role::Reseller, Some(reseller), None) => Tenant::Reseller(reseller.clone()),
            (Role::Customer, Some(reseller), Some(client)) => Tenant::Client(reseller.clone(), client.clone()),
            _ => return None,
        };
        let generation = self.token_generation;
        Some(Caller { credential_id: self.id.clone(), role: self.role, scopes, tenant, generation })
    }

    /// Whether it may have a new secret.
    pub fn check_rotation(&self) -> Result<(), Refusal> {
        if self.revoked_at.is_some() { Err(Code::CredentialRevoked.into()) } else { Ok(()) }
    }

    /// The credential with a new secret; the present one works on until the end of its grace.
    pub fn rotated(&self, secret_hash: String, rotation: Rotation, now: DateTime<Utc>) -> Result<Self, Refusal> {
        self.check_rotation()?;
        let old = (self.secret_hash.clone(), now + rotation.grace);
        let old_secret = (rotation.grace > TimeDelta::zero()).then_some(old);
        let mut rotated = Self { secret_hash, old_secret, version: self.version + 1, ..self.clone() };
        if rotation.revoke_tokens {
            rotated.token_generation += 1;
            rotated.tokens_revoked_at = Some(now);
        }
        Ok(rotated)
    }

    /// The credential without any working secret.
    pub fn revoked(&self, now: DateTime<Utc>) -> Self {
        Self { revoked_at: Some(now), old_secret: None, version: self.version + 1, ..self.clone() }
    }
}

/// The scopes of a new credential: all that its role may hold and the granter has, or the wanted ones; refuses those
/// that the role may not hold and those that the granter itself lacks.
pub fn grant(role: Role, wanted: Option<Vec<Scope>>, granter: &Scopes) -> Result<Scopes, Refusal> {
    let possible = Scopes::of_role(role).within(granter);
    let Some(wanted) = wanted else { return Ok(possible) };
    let wanted: Scopes = wanted.into_iter().collect();
    let beyond = wanted.beyond(&possible);
    if beyond.is_empty() {
        return Ok(wanted);
    }
    let names: Vec<_> = beyond.iter().map(|scope| scope.as_str()).collect();
    Err(Refusal::new(Code::ScopeNotAllowed).with("scopes", names.join(", ")).member("scopes", names))
}

/// Whether a caller may make credentials of this role: operations all, a reseller its own and its customers'.
pub fn check_role(caller: &Caller, role: Role) -> Result<(), Refusal> {
    match (caller.role, role) {
        (Role::Operations, _) | (Role::Reseller, Role::Reseller | Role::Customer) => Ok(()),
        _ => {
            let refusal = Refusal::new(Code::RoleNotAllowed).with("role", caller.role.as_str());
            Err(refusal.with("allowed", Role::Operations.as_str()))
        }
    }
}

/// A credential's end lies ahead.
pub fn check_expiry(expires_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<Violation> {
    let past = expires_at.is_some_and(|expires_at| expires_at <= now);
    past.then(|| Violation::at("/expiresAt", FieldError::new("in_the_past")))
}

/// Whom a credential may be for, from what its role needs: operations is nobody's, and only a customer's has a client.
pub fn check_owner(role: Role, has_reseller: bool, has_client: bool) -> Vec<Violation> {
    let unwanted =
        |pointer: &str, reason| Violation::at(pointer, FieldError::new("not_allowed").with_text("reason", reason));
    let mut errors = Vec::new();
    if role == Role::Operations && has_reseller {
        errors.push(unwanted("/resellerId", "reason-operations-without-reseller"));
    }
    match (role, has_client) {
        (Role::Customer, false) => errors.push(Violation::at("/clientId", FieldError::new("required"))),
        (Role::Operations | Role::Reseller, true) => {
            errors.push(unwanted("/clientId", "reason-client-for-customers-only"));
        }
        _ => {}
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scopes(text: &str) -> Scopes {
        Scopes::parse(text).unwrap()
    }

    #[test]
    fn without_wish_a_credential_gets_what_role_and_granter_share() {
        let all = Scopes::of_role(Role::Operations);
        assert_eq!(grant(Role::Customer, None, &all), Ok(Scopes::of_role(Role::Customer)));
        let narrow = scopes("clients:read credentials:write");
        assert_eq!(grant(Role::Reseller, None, &narrow), Ok(narrow.clone()));
    }

    #[test]
    fn nobody_grants_what_the_role_may_not_hold_or_the_granter_lacks() {
        let all = Scopes::of_role(Role::Operations);
        let code = |result: Result<Scopes, Refusal>| result.map_err(|refusal| refusal.code);
        let operate = Some(vec![Scope::LinkRequestsOperate]);
        assert_eq!(code(grant(Role::Reseller, operate, &all)), Err(Code::ScopeNotAllowed));
        let write = Some(vec![Scope::ClientsWrite]);
        assert_eq!(code(grant(Role::Reseller, write, &scopes("clients:read"))), Err(Code::ScopeNotAllowed));
    }
}
