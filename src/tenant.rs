//! Whose data a query may touch.

use crate::id::{ClientId, ResellerId};

/// Every store function takes one, so there is no unscoped finder to call by mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tenant {
    /// Operations: everything.
    Platform,
    /// One reseller's own.
    Reseller(ResellerId),
    /// One client's own.
    Client(ResellerId, ClientId),
}

impl Tenant {
    /// The reseller that everything is limited to; none for the platform.
    pub fn reseller_id(&self) -> Option<&ResellerId> {
        match self {
            Self::Platform => None,
            Self::Reseller(id) | Self::Client(id, _) => Some(id),
        }
    }

    /// The client that everything is limited to.
    pub fn client_id(&self) -> Option<&ClientId> {
        match self {
            Self::Client(_, id) => Some(id),
            _ => None,
        }
    }
}

/// Narrows a boxed query to the rows of a tenant, by the table's `reseller_id` and the column that names the client.
#[macro_export]
macro_rules! scoped {
    ($query:expr, $tenant:expr, $reseller_id:expr, $client_id:expr) => {{
        let mut query = $query;
        if let Some(id) = $tenant.reseller_id() {
            query = query.filter($reseller_id.eq(id.as_str()));
        }
        if let Some(id) = $tenant.client_id() {
            query = query.filter($client_id.eq(id.as_str()));
        }
        query
    }};
}
