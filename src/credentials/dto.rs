//! What requests and answers about credentials look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::model::{self, Credential};
use crate::auth::secret::Secret;
use crate::auth::{Role, Scope};
use crate::contract::resource::Resource;
use crate::contract::rules::{Rules, is_given, member};
use crate::domain::Violation;
use crate::id::{ClientId, CredentialId, ResellerId};

/// A new credential.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateCredential {
    /// What it is for.
    #[schema(min_length = 1, max_length = 120, format = "not-blank", example = "Billing integration")]
    pub name: String,
    /// What it may do at most. A reseller makes `reseller` credentials for itself and `customer` ones for its clients.
    pub role: Role,
    /// The reseller it is for; operations names it for the role `reseller`, a reseller may leave it out.
    pub reseller_id: Option<ResellerId>,
    /// The client it is for; with the role `customer`, and only then.
    pub client_id: Option<ClientId>,
    /// What it may do; all that its role may hold and your own token has, when left out.
    #[schema(min_items = 1, max_items = 50, example = json!(["clients:read", "clients:write"]))]
    pub scopes: Option<Vec<Scope>>,
    /// When it stops working; never, when left out.
    #[serde(default, deserialize_with = "crate::contract::patch::moment")]
    #[schema(format = "date-time", example = "2027-12-31T00:00:00Z")]
    pub expires_at: Option<DateTime<Utc>>,
}

/// How to change a secret.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RotateCredential {
    /// Seconds for which the present secret keeps working; an hour when left out.
    #[schema(minimum = 0, maximum = 604_800, default = 3600, example = 3600)]
    pub grace_seconds: Option<i64>,
    /// Whether the tokens from before are refused, within five seconds everywhere; the one in hand too, when it is the
    /// credential's own.
    #[schema(default = false, example = false)]
    pub revoke_tokens: Option<bool>,
}

/// Which credentials to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListCredentials {
    /// Only those with this role.
    #[param(inline, example = "customer")]
    pub role: Option<Role>,
    /// Only those of this reseller and its clients.
    #[param(max_length = 64, example = "rsl_01jdgx3v9re8tbq4m6n0y7k2ha")]
    pub reseller_id: Option<String>,
    /// Only those of this client.
    #[param(max_length = 64, example = "cli_01jdgx3v9re8tbq4m6n0y7k2hc")]
    pub client_id: Option<String>,
}

/// What a machine or a portal logs in with.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Credential)]
pub struct CredentialView {
    /// Its id, which is the OAuth `client_id`.
    pub id: CredentialId,
    /// What it is for.
    #[schema(example = "Billing integration")]
    pub name: String,
    /// What it may do at most.
    pub role: Role,
    /// The reseller it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reseller_id: Option<ResellerId>,
    /// The client it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<ClientId>,
    /// What it may do.
    #[schema(example = json!(["clients:read", "clients:write"]))]
    pub scopes: Vec<String>,
    /// The secret; only in the answer that made it, never again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "gws_…")]
    pub secret: Option<String>,
    /// When it stops working.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<DateTime<Utc>>,
    /// When a token was last issued for it, to the minute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_used_at: Option<DateTime<Utc>>,
    /// When it was revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked_at: Option<DateTime<Utc>>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    #[schema(example = 1)]
    pub version: i32,
}

crate::page_body! {
    /// A page of credentials.
    CredentialPage of CredentialView, asked by ListCredentials
}

impl CredentialView {
    /// The view with the secret that was just made.
    pub fn with_secret(credential: Credential, secret: &Secret) -> Self {
        Self { secret: Some(secret.reveal().to_owned()), ..credential.into() }
    }
}

impl From<Credential> for CredentialView {
    fn from(credential: Credential) -> Self {
        Self {
            id: credential.id,
            name: credential.name,
            role: credential.role,
            reseller_id: credential.reseller_id,
            client_id: credential.client_id,
            scopes: credential.scopes.names(),
            secret: None,
            expires_at: credential.expires_at,
            last_used_at: credential.last_used_at,
            revoked_at: credential.revoked_at,
            created_at: credential.created_at,
            version: credential.version,
        }
    }
}

impl Resource for CredentialView {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("/credentials/{}", self.id)
    }

    fn secret_member(&self) -> Option<&'static str> {
        self.secret.as_ref().map(|_| "secret")
    }
}

impl Rules for CreateCredential {
    fn broken_beside(body: &Value, now: DateTime<Utc>) -> Vec<Violation> {
        let expires_at = member::<DateTime<Utc>>(body, "/expiresAt");
        let mut errors: Vec<_> = model::check_expiry(expires_at, now).into_iter().collect();
        if let Some(role) = member(body, "/role") {
            errors.extend(model::check_owner(role, is_given(body, "/resellerId"), is_given(body, "/clientId")));
        }
        errors
    }
}

crate::no_rules!(RotateCredential);
