//! The owner of an AWS account in the eyes of a transaction.

use super::model::OwnerLink;
use crate::auth::Actor;
use crate::db::Share;
use crate::id::{CloudAccountId, OwnerLinkId};
use crate::tenant::Tenant;
use crate::tx::Who;

/// Whoever came by a link. It sees what its account's client has, takes its reseller's turns, and is no caller: operations of
/// the API do not take it.
#[derive(Debug, Clone)]
pub struct Owner {
    /// The link.
    pub link_id: OwnerLinkId,
    /// The one account that it is for.
    pub cloud_account_id: CloudAccountId,
    tenant: Tenant,
}

impl Owner {
    /// Whoever came by this link.
    pub fn of(link: &OwnerLink) -> Self {
        Self {
            link_id: link.id.clone(),
            cloud_account_id: link.cloud_account_id.clone(),
            tenant: Tenant::Client(link.reseller_id.clone(), link.client_id.clone()),
        }
    }

    /// Whose turn at the database it takes.
    pub fn share(&self) -> Share {
        Share::of(self.tenant.reseller_id())
    }
}

impl Who for &Owner {
    fn actor(&self) -> Actor<'_> {
        Actor::Owner
    }

    fn tenant(&self) -> &Tenant {
        &self.tenant
    }
}
