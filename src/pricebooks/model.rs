//! A pricebook and the rules of its life. Must not know the database or HTTP.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::domain::{Code, Currency, FieldError, Refusal, Violation};
use crate::events::Subject;
use crate::id::{PricebookId, ResellerId};
use crate::pricebooks::rules::model::Rule;
use crate::tenant::Tenant;

crate::text_enum! {
    /// Whose a pricebook is and what it starts from.
    PricebookKind as "PricebookKind" {
        /// The platform's: resellers read it and base their own on it.
        Master "master",
        /// A reseller's own, based on a master.
        Custom "custom",
    }
}

crate::text_enum! {
    /// Whether a pricebook can be assigned.
    PricebookStatus as "PricebookStatus" {
        /// It can.
        Active "active",
        /// It can only be read.
        Retired "retired",
    }
}

crate::text_enum! {
    /// Whose usage a pricebook prices.
    PricebookProvider as "PricebookProvider" {
        /// Amazon Web Services.
        Aws "aws",
    }
}

/// What usage costs a customer. `R` is what is known of its rules: in lists only how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pricebook<R = Vec<Rule>> {
    /// Its id.
    pub id: PricebookId,
    /// The reseller it belongs to; none for a master.
    pub reseller_id: Option<ResellerId>,
    /// Whose usage it prices.
    pub provider: PricebookProvider,
    /// Master or custom.
    pub kind: PricebookKind,
    /// Its name, 1–120 characters.
    pub name: String,
    /// The currency of its prices; it never changes (P4).
    pub currency: Currency,
    /// The master it starts from; only, and always, on a custom one.
    pub based_on: Option<PricebookId>,
    /// What it adds to the list price or takes off; a master has none (P1).
    pub rules: R,
    /// Its version that came with these rules; none for a master.
    pub rules_version: Option<i32>,
    /// Whether it can be assigned.
    pub status: PricebookStatus,
    /// Counts its changes, from 1.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl Pricebook {
    /// What its events say.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            reseller_id: self.reseller_id.as_ref().map(ResellerId::as_str),
            client_id: None,
            resource_id: self.id.as_str(),
            version: self.version,
            data: json!({ "kind": self.kind, "currency": self.currency, "status": self.status }),
        }
    }

    /// Whether another one may be based on it, as far as its kind goes: only a master has prices of its own (P1).
    pub fn check_as_base(&self) -> Result<(), Violation> {
        if self.kind == PricebookKind::Master { Ok(()) } else { Err(unwanted("/basedOn", "reason-must-be-master")) }
    }

    /// Refuses rules with `master_pricebook_read_only` on a master, whose prices are AWS's for everybody (P1), and with
    /// `pricebook_retired` on a retired one.
    pub fn check_takes_rules(&self) -> Result<(), Refusal> {
        match (self.kind, self.status) {
            (PricebookKind::Master, _) => Err(Code::MasterPricebookReadOnly.into()),
            (_, PricebookStatus::Retired) => Err(Code::PricebookRetired.into()),
            _ => Ok(()),
        }
    }
}

impl<R> Pricebook<R> {
    /// Refuses another currency with `pricebook_currency_mismatch` (P4).
    pub fn check_currency(&self, currency: Currency) -> Result<(), Refusal> {
        if self.currency == currency {
            return Ok(());
        }
        let refusal = Refusal::new(Code::PricebookCurrencyMismatch).with("currency", currency.as_str());
        Err(refusal.with("pricebookCurrency", self.currency.as_str()))
    }
}

/// Refuses everybody but the platform with `master_pricebook_read_only` when a master is to be written (P1).
pub fn check_writer(kind: PricebookKind, tenant: &Tenant) -> Result<(), Refusal> {
    if kind == PricebookKind::Master && *tenant != Tenant::Platform {
        return Err(Code::MasterPricebookReadOnly.into());
    }
    Ok(())
}

/// The violation of a member that has no place there.
pub fn unwanted(pointer: &str, reason: &'static str) -> Violation {
    Violation::at(pointer, FieldError::new("not_allowed").with_text("reason", reason))
}

/// The members that a new pricebook of this kind has: a master is the platform's, starts from nothing and has AWS's prices;
/// a custom one starts from a master (P1, P4).
pub fn check_members(kind: PricebookKind, is_given: impl Fn(&str) -> bool) -> Vec<Violation> {
    let of_custom = [
        ("/basedOn", "reason-master-based-on-nothing"),
        ("/rules", "reason-master-has-no-rules"),
        ("/resellerId", "reason-master-is-the-platforms"),
    ];
    match kind {
        PricebookKind::Master => {
            let given = of_custom.into_iter().filter(|(pointer, _)| is_given(pointer));
            given.map(|(pointer, reason)| unwanted(pointer, reason)).collect()
        }
        PricebookKind::Custom if !is_given("/basedOn") => {
            vec![Violation::at("/basedOn", FieldError::new("required"))]
        }
        PricebookKind::Custom => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn reseller() -> ResellerId {
        ResellerId::from_uuid(Uuid::now_v7())
    }

    fn pricebook(owner: Option<&ResellerId>) -> Pricebook {
        let kind = if owner.is_some() { PricebookKind::Custom } else { PricebookKind::Master };
        Pricebook {
            id: PricebookId::from_uuid(Uuid::now_v7()),
            reseller_id: owner.cloned(),
            provider: PricebookProvider::Aws,
            kind,
            name: "Prices".to_owned(),
            currency: Currency::parse("USD").unwrap(),
            based_on: owner.map(|_| PricebookId::from_uuid(Uuid::now_v7())),
            rules: Vec::new(),
            rules_version: owner.map(|_| 1),
            status: PricebookStatus::Active,
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn p1_only_the_platform_writes_masters() {
        let tenant = Tenant::Reseller(reseller());
        let refused = Err(Code::MasterPricebookReadOnly.into());
        assert_eq!(check_writer(PricebookKind::Master, &tenant), refused);
        assert_eq!(check_writer(PricebookKind::Master, &Tenant::Platform), Ok(()));
        assert_eq!(check_writer(PricebookKind::Custom, &tenant), Ok(()));
    }

    #[test]
    fn p1_a_custom_pricebook_is_no_base() {
        assert_eq!(pricebook(None).check_as_base(), Ok(()));
        let refused = pricebook(Some(&reseller())).check_as_base().unwrap_err();
        assert_eq!((refused.pointer.as_str(), refused.error.code), ("/basedOn", "not_allowed"));
    }

    #[test]
    fn p1_a_master_takes_no_rules_and_neither_does_a_retired_pricebook() {
        let code = |book: &Pricebook| book.check_takes_rules().map_err(|refusal| refusal.code);
        let custom = pricebook(Some(&reseller()));
        assert_eq!(code(&custom), Ok(()));
        assert_eq!(code(&Pricebook { status: PricebookStatus::Retired, ..custom }), Err(Code::PricebookRetired));
        let master = pricebook(None);
        assert_eq!(code(&master), Err(Code::MasterPricebookReadOnly));
        let retired = Pricebook { status: PricebookStatus::Retired, ..master };
        assert_eq!(code(&retired), Err(Code::MasterPricebookReadOnly));
    }

    #[test]
    fn p4_another_currency_is_refused_and_both_are_told() {
        let book = pricebook(None);
        assert_eq!(book.check_currency(Currency::parse("USD").unwrap()), Ok(()));
        let refused = book.check_currency(Currency::parse("EUR").unwrap()).unwrap_err();
        assert_eq!(refused.code, Code::PricebookCurrencyMismatch);
        assert_eq!(refused.args, [("currency", "EUR".to_owned()), ("pricebookCurrency", "USD".to_owned())]);
    }
}
