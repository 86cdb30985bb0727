//! What requests and answers about resellers look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::model::{Reseller, ResellerStatus};
use crate::contract::patch::set;
use crate::contract::resource::Resource;
use crate::domain::{Country, Currency, trimmed};
use crate::id::ResellerId;

/// A new reseller.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateReseller {
    /// Its name.
    #[schema(min_length = 1, max_length = 120, format = "not-blank", example = "Nube Partners")]
    pub name: String,
    /// Its key in the distributor's own systems, unique.
    #[schema(min_length = 1, max_length = 64, format = "not-blank", example = "SAP-0042")]
    pub external_ref: Option<String>,
    /// Where it is (ISO 3166-1 alpha-2).
    #[schema(value_type = Option<String>, format = "country", example = "ES")]
    pub country: Option<Country>,
    /// The currency it usually buys in (ISO 4217); USD when left out.
    #[schema(value_type = Option<String>, format = "currency", example = "USD")]
    pub default_currency: Option<Currency>,
}

/// Changes to a reseller; what is left out stays, null clears.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateReseller {
    /// Its name.
    #[schema(min_length = 1, max_length = 120, format = "not-blank", example = "Nube Partners", nullable = false)]
    pub name: Option<String>,
    /// Its key in the distributor's own systems, unique; null clears it.
    #[serde(default, deserialize_with = "crate::contract::patch::present")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 64, format = "not-blank", example = "SAP-0042")]
    pub external_ref: Option<Option<String>>,
    /// Where it is (ISO 3166-1 alpha-2); null clears it.
    #[serde(default, deserialize_with = "crate::contract::patch::present")]
    #[schema(value_type = Option<String>, format = "country", example = "ES")]
    pub country: Option<Option<Country>>,
    /// The currency it usually buys in (ISO 4217).
    #[schema(value_type = Option<String>, format = "currency", example = "USD", nullable = false)]
    pub default_currency: Option<Currency>,
    /// `suspended` refuses the tokens of the reseller and of its customers within five seconds; `active` takes them again.
    #[schema(nullable = false)]
    pub status: Option<ResellerStatus>,
}

/// Which resellers to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListResellers {
    /// Only those with this status.
    #[param(inline, example = "active")]
    pub status: Option<ResellerStatus>,
    /// Only the one with this external reference.
    #[param(max_length = 64, example = "CRM-1001")]
    pub external_ref: Option<String>,
}

/// A partner of the distributor.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Reseller)]
pub struct ResellerView {
    /// Its id.
    pub id: ResellerId,
    /// Its name.
    #[schema(example = "Nube Partners")]
    pub name: String,
    /// Its key in the distributor's own systems.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "SAP-0042")]
    pub external_ref: Option<String>,
    /// Where it is (ISO 3166-1 alpha-2).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "ES")]
    pub country: Option<Country>,
    /// The currency it usually buys in (ISO 4217).
    #[schema(value_type = String, example = "USD")]
    pub default_currency: Currency,
    /// Whether it may use the API.
    pub status: ResellerStatus,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    #[schema(example = 1)]
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

crate::page_body! {
    /// A page of resellers.
    ResellerPage of ResellerView, asked by ListResellers
}

impl UpdateReseller {
    /// Merges the patch into a reseller (RFC 7396); version and times stay as they are.
    pub fn apply(&self, reseller: &mut Reseller) {
        set(&mut reseller.name, self.name.as_deref().map(trimmed));
        set(&mut reseller.external_ref, self.external_ref.as_ref().map(|given| given.as_deref().map(trimmed)));
        set(&mut reseller.country, self.country);
        set(&mut reseller.default_currency, self.default_currency);
        set(&mut reseller.status, self.status);
    }
}

impl From<Reseller> for ResellerView {
    fn from(reseller: Reseller) -> Self {
        Self {
            id: reseller.id,
            name: reseller.name,
            external_ref: reseller.external_ref,
            country: reseller.country,
            default_currency: reseller.default_currency,
            status: reseller.status,
            version: reseller.version,
            created_at: reseller.created_at,
            updated_at: reseller.updated_at,
        }
    }
}

impl Resource for ResellerView {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("/resellers/{}", self.id)
    }
}

crate::no_rules!(CreateReseller, UpdateReseller);
