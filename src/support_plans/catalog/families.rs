//! What AWS charges each of many accounts with plans of their own. Pure.

use std::collections::HashMap;
use std::hash::Hash;

use super::quote::{AccountSpend, quote};
use crate::domain::{FieldError, Money};
use crate::support_plans::model::SupportType;

/// The charge of each account, in their order (S7): on its own spend or, where its plan is aggregated, its share of what its
/// family is charged (S5). A family is those of the given accounts that have the same plan and the same key.
/// `negative_money` for a spend below zero.
pub fn charges<K: Eq + Hash>(accounts: Vec<(K, SupportType, Money)>) -> Result<Vec<Money>, FieldError> {
    let mut charges = vec![Money::ZERO; accounts.len()];
    let mut families: HashMap<(K, SupportType), Vec<(usize, AccountSpend)>> = HashMap::new();
    for (position, (key, support_type, spend)) in accounts.into_iter().enumerate() {
        let spend = AccountSpend::new(None, spend)?;
        families.entry((key, support_type)).or_default().push((position, spend));
    }
    for ((_, support_type), family) in families {
        let (positions, spends): (Vec<_>, Vec<_>) = family.into_iter().unzip();
        let quoted = quote(support_type.plan(), &spends);
        for (position, account) in positions.into_iter().zip(quoted.accounts) {
            if let Some(charge) = charges.get_mut(position) {
                *charge = account.charge;
            }
        }
    }
    Ok(charges)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn charged(accounts: &[(&str, SupportType, &str)]) -> Vec<String> {
        let accounts = accounts.iter().map(|(key, plan, spend)| (*key, *plan, Money::parse(spend).unwrap()));
        charges(accounts.collect()).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn s5_a_family_is_those_with_the_same_plan_and_key() {
        use SupportType::{Developer, EnterpriseOnRamp};
        let one =
            charged(&[("a", EnterpriseOnRamp, "30000"), ("a", EnterpriseOnRamp, "30000"), ("a", Developer, "2000")]);
        assert_eq!(one, ["3000.00", "3000.00", "60.00"]);
        let two = charged(&[("a", EnterpriseOnRamp, "30000"), ("b", EnterpriseOnRamp, "30000")]);
        assert_eq!(two, ["5500.00", "5500.00"]);
        assert_eq!(charged(&[]), [""; 0]);
        let below = charges(vec![((), Developer, Money::parse("-1").unwrap())]);
        assert_eq!(below.unwrap_err().code, "negative_money");
    }
}
