//! Use cases of a pricebook's rules.

use super::model::{Rule, RuleCount, RuleSet};
use super::store;
use crate::auth::Caller;
use crate::contract::page::Page;
use crate::domain::{Code, Expected};
use crate::events::{self, EventKind};
use crate::fault::Fault;
use crate::id::PricebookId;
use crate::pricebooks;
use crate::pricebooks::model::Pricebook;
use crate::quotas;
use crate::quotas::model::Quota;
use crate::tx::Tx;

/// Replaces a custom pricebook's rules; the same rules again change nothing.
pub fn put(
    tx: &mut Tx<'_, &Caller>,
    id: &PricebookId,
    expected: &Expected,
    rules: &[Rule],
) -> Result<Pricebook, Fault> {
    let before = pricebooks::store::get(tx.conn, &tx.caller.tenant, id)?.ok_or(Code::PricebookNotFound)?;
    expected.check(before.version)?;
    before.check_takes_rules()?;
    if before.rules == rules {
        return Ok(before);
    }
    let version = before.version + 1;
    let after =
        Pricebook { rules: rules.to_vec(), rules_version: Some(version), version, updated_at: tx.now, ..before };
    pricebooks::store::update(tx.conn, &after)?;
    events::append(tx, EventKind::PricebookUpdated, &after.subject())?;
    record(tx, &after)?;
    Ok(after)
}

/// A page of the sets of rules that the pricebook ever had, newest first; a master has none.
pub fn history(tx: &mut Tx<'_, &Caller>, id: &PricebookId, page: &Page) -> Result<Vec<RuleSet<RuleCount>>, Fault> {
    let before = page.after.as_deref().map(|version| version.parse().map_err(|_| Code::CursorInvalid)).transpose()?;
    check_seen(tx, id)?;
    Ok(store::history(tx.conn, id, before, page.rows())?)
}

/// The set of rules that came with this version of the pricebook.
pub fn of_version(tx: &mut Tx<'_, &Caller>, id: &PricebookId, version: i32) -> Result<RuleSet, Fault> {
    check_seen(tx, id)?;
    Ok(store::get(tx.conn, id, version)?.ok_or(Code::PricebookVersionNotFound)?)
}

fn check_seen(tx: &mut Tx<'_, &Caller>, id: &PricebookId) -> Result<(), Fault> {
    if pricebooks::store::exists(tx.conn, &tx.caller.tenant, id)? {
        Ok(())
    } else {
        Err(Code::PricebookNotFound.into())
    }
}

/// Adds the pricebook's rules to their history (P8), which its reseller fills up to its quotas.
pub fn record(tx: &mut Tx<'_, &Caller>, pricebook: &Pricebook) -> Result<(), Fault> {
    let set = RuleSet {
        version: pricebook.version,
        at: pricebook.updated_at,
        actor_credential_id: Some(tx.caller.credential_id.to_string()),
        actor_role: tx.caller.role.as_str().to_owned(),
        rules: pricebook.rules.clone(),
    };
    let bytes = store::insert(tx.conn, &pricebook.id, &set)?;
    let Some(reseller) = &pricebook.reseller_id else { return Ok(()) };
    quotas::ops::take(tx.conn, &tx.terms.quotas, reseller, Quota::RuleSets, 1)?;
    quotas::ops::take(tx.conn, &tx.terms.quotas, reseller, Quota::RuleBytes, bytes)
}
