//! A client's cloud provider and the rule for its currency. Must not know the database or HTTP.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::domain::{Code, Currency, Refusal};
use crate::events::Subject;
use crate::id::{ClientId, PricebookId, ResellerId};

crate::text_enum! {
    /// A cloud provider that accounts can be onboarded for.
    Provider as "CloudProviderName" {
        /// Amazon Web Services.
        Aws "aws",
    }
}

/// How a client works with a cloud provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloudProvider {
    /// The client.
    pub client_id: ClientId,
    /// The provider.
    pub provider: Provider,
    /// The pricebook of every account of the client that has none of its own (P3).
    pub pricebook_id: PricebookId,
    /// The currency the client is billed in, which is the pricebook's (C3).
    pub currency: Currency,
    /// Whether the client's own credentials may work with its accounts (C4).
    pub enabled_in_customer_portal: bool,
    /// Counts its changes, from 1.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl CloudProvider {
    /// What its events say; it belongs to its client's reseller.
    pub fn subject<'a>(&'a self, reseller_id: &'a ResellerId) -> Subject<'a> {
        Subject {
            reseller_id: Some(reseller_id.as_str()),
            client_id: Some(self.client_id.as_str()),
            resource_id: self.client_id.as_str(),
            version: self.version,
            data: json!({
                "provider": self.provider,
                "pricebookId": self.pricebook_id,
                "currency": self.currency,
                "enabledInCustomerPortal": self.enabled_in_customer_portal,
            }),
        }
    }
}

/// The currency to bill in (C3): the pricebook's, which a named one must equal, else `pricebook_currency_mismatch`.
pub fn billing_currency(named: Option<Currency>, pricebook: Currency) -> Result<Currency, Refusal> {
    match named {
        Some(currency) if currency != pricebook => Err(Refusal::new(Code::PricebookCurrencyMismatch)
            .with("currency", currency.as_str())
            .with("pricebookCurrency", pricebook.as_str())),
        _ => Ok(pricebook),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    #[test]
    fn c3_currency_is_the_pricebooks_unless_named() {
        assert_eq!(billing_currency(None, currency("EUR")), Ok(currency("EUR")));
        assert_eq!(billing_currency(Some(currency("EUR")), currency("EUR")), Ok(currency("EUR")));
    }

    #[test]
    fn c3_another_currency_than_the_pricebooks_is_refused_with_both() {
        let refusal = billing_currency(Some(currency("USD")), currency("EUR")).unwrap_err();
        assert_eq!(refusal.code, Code::PricebookCurrencyMismatch);
        assert_eq!(refusal.args, [("currency", "USD".to_owned()), ("pricebookCurrency", "EUR".to_owned())]);
    }
}
