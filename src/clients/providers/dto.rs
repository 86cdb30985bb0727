//! What requests and answers about a client's cloud providers look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::model::{CloudProvider, Provider};
use crate::contract::resource::Resource;
use crate::domain::Currency;
use crate::id::{ClientId, PricebookId};

/// How a client works with AWS; replaces what was set before.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PutCloudProvider {
    /// The pricebook of all the client's accounts that have none of their own: a master, or one of the client's reseller.
    pub pricebook_id: PricebookId,
    /// The currency the client is billed in (ISO 4217); the pricebook's when left out, and it must equal that.
    #[schema(value_type = Option<String>, format = "currency", example = "USD")]
    pub currency: Option<Currency>,
    /// Whether credentials with the role `customer` may work with the client's accounts.
    #[schema(default = false, example = true)]
    pub enabled_in_customer_portal: Option<bool>,
}

/// How a client works with a cloud provider.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CloudProvider)]
pub struct CloudProviderView {
    /// The client.
    pub client_id: ClientId,
    /// The provider.
    pub provider: Provider,
    /// The pricebook of all the client's accounts that have none of their own.
    pub pricebook_id: PricebookId,
    /// The currency the client is billed in (ISO 4217).
    #[schema(value_type = String, example = "USD")]
    pub currency: Currency,
    /// Whether credentials with the role `customer` may work with the client's accounts.
    #[schema(example = true)]
    pub enabled_in_customer_portal: bool,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    #[schema(example = 1)]
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// All cloud providers of a client.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CloudProviderList {
    /// The cloud providers; none until a pricebook is set.
    pub data: Vec<CloudProviderView>,
}

impl From<CloudProvider> for CloudProviderView {
    fn from(provider: CloudProvider) -> Self {
        Self {
            client_id: provider.client_id,
            provider: provider.provider,
            pricebook_id: provider.pricebook_id,
            currency: provider.currency,
            enabled_in_customer_portal: provider.enabled_in_customer_portal,
            version: provider.version,
            created_at: provider.created_at,
            updated_at: provider.updated_at,
        }
    }
}

impl Resource for CloudProviderView {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("/clients/{}/cloud-providers/{}", self.client_id, self.provider.as_str())
    }
}

crate::no_rules!(PutCloudProvider);
