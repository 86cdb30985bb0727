//! Who calls.

use super::scope::{Role, Scopes};
use crate::db::Share;
use crate::id::{CredentialId, ResellerId};
use crate::tenant::Tenant;

/// Who is calling, as the access token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The credential behind the token.
    pub credential_id: CredentialId,
    /// Its role.
    pub role: Role,
    /// The token's scopes.
    pub scopes: Scopes,
    /// What it may see.
    pub tenant: Tenant,
    /// How often the credential's tokens had been refused by a rotation when this one was issued.
    pub generation: i32,
}

impl Caller {
    /// The reseller that the caller belongs to; none for operations.
    pub fn reseller_id(&self) -> Option<&ResellerId> {
        self.tenant.reseller_id()
    }

    /// Whose turn at the database it takes.
    pub fn share(&self) -> Share {
        Share::of(self.reseller_id())
    }
}
