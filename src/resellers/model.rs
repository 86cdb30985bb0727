//! A reseller. Must not know the database or HTTP.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::domain::{Country, Currency};
use crate::events::Subject;
use crate::id::ResellerId;

crate::text_enum! {
    /// Whether a reseller may use the API.
    ResellerStatus as "ResellerStatus" {
        /// It may.
        Active "active",
        /// Its tokens, and those of its customers, are refused.
        Suspended "suspended",
    }
}

/// A partner of the distributor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reseller {
    /// Its id.
    pub id: ResellerId,
    /// Its name, 1–120 characters.
    pub name: String,
    /// Its key in the distributor's own systems, unique.
    pub external_ref: Option<String>,
    /// Where it is.
    pub country: Option<Country>,
    /// The currency it usually buys in.
    pub default_currency: Currency,
    /// Whether it may use the API.
    pub status: ResellerStatus,
    /// Counts its changes, from 1.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl Reseller {
    /// What its events say.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            reseller_id: Some(self.id.as_str()),
            client_id: None,
            resource_id: self.id.as_str(),
            version: self.version,
            data: json!({ "status": self.status }),
        }
    }
}
