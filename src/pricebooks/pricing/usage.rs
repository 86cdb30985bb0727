//! Usage that is to be priced.

use crate::domain::Money;

/// Usage to be priced; costs are in the pricebook's currency and below zero for a credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsageLine {
    /// The service's name or code.
    pub service: String,
    /// Who bills it.
    pub billing_entity: Option<String>,
    /// The SKU.
    pub sku: Option<String>,
    /// Free text that is handed back.
    pub description: Option<String>,
    /// List price (MSRP).
    pub list_cost: Money,
    /// What the reseller pays.
    pub seller_cost: Option<Money>,
}
