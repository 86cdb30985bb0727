//! Gathers what a simulation needs: a fixed number of queries, however many accounts there are.

use std::collections::{HashMap, HashSet};

use super::dto::{AccountCost, SimulateMargin};
use super::model::{self, Costs, Simulation};
use crate::auth::Caller;
use crate::clients::providers;
use crate::cloud_accounts::model::CloudAccount;
use crate::domain::{Code, Currency, FieldError, Refusal, Violation, all_or_invalid};
use crate::fault::DbError;
use crate::fault::Fault;
use crate::id::{ClientId, CloudAccountId, PricebookId};
use crate::support_plans::catalog::model::CURRENCY;
use crate::tx::Tx;
use crate::{clients, cloud_accounts, pricebooks, support_plans};

/// What the client and its reseller pay for these accounts with today's settings. A pricebook in another currency than
/// AWS's support prices is `pricebook_currency_mismatch`: there are no exchange rates here.
pub fn simulate(tx: &mut Tx<'_, &Caller>, client_id: &ClientId, body: &SimulateMargin) -> Result<Simulation, Fault> {
    let client = clients::store::get(tx.conn, &tx.caller.tenant, client_id)?.ok_or(Code::ClientNotFound)?;
    let accounts = find(tx, &client.id, &body.accounts)?;
    let default = providers::store::get(tx.conn, &client.id)?.map(|provider| provider.pricebook_id);
    // P3: an account's own pricebook, or else the client's default one.
    let pricebook_of = |account: &CloudAccount| account.pricebook_id.clone().or_else(|| default.clone());

    let wanted: HashSet<PricebookId> = accounts.iter().filter_map(pricebook_of).collect();
    let wanted: Vec<_> = wanted.iter().map(ToString::to_string).collect();
    let found = pricebooks::store::of_ids(tx.conn, &tx.caller.tenant, &wanted)?;
    let currency = Currency::parse(CURRENCY).map_err(|_| Fault::Internal("the platform's currency is none"))?;
    found.iter().try_for_each(|pricebook| pricebook.check_currency(currency))?;
    let books: HashMap<_, _> = found.into_iter().map(|book| (book.id, book.rules)).collect();

    let groups: HashSet<_> = accounts.iter().filter_map(|account| account.support_plan_id.as_ref()).collect();
    let groups: Vec<_> = groups.into_iter().map(ToString::to_string).collect();
    let kinds: HashMap<_, _> = support_plans::store::kinds_of(tx.conn, &groups)?.into_iter().collect();

    let costs = |(account, given): (&CloudAccount, &AccountCost)| Costs {
        support_type: account.support_type,
        group_kind: account.support_plan_id.as_ref().and_then(|id| kinds.get(id.as_str()).copied()),
        rules: pricebook_of(account).and_then(|id| books.get(&id)).map(Vec::as_slice),
        list_cost: given.monthly_list_cost,
        seller_cost: given.monthly_seller_cost,
    };
    let costs: Vec<_> = accounts.iter().zip(&body.accounts).map(costs).collect();
    let refused = |error| Refusal::invalid(vec![Violation::at("/accounts", error)]);
    Ok(model::simulate(&costs, tx.now.date_naive()).map_err(refused)?)
}

/// The accounts in the order given; one that is not the client's, or named twice, is told by its place.
fn find(tx: &mut Tx<'_, &Caller>, client_id: &ClientId, given: &[AccountCost]) -> Result<Vec<CloudAccount>, Fault> {
    let ids: Vec<CloudAccountId> = given.iter().map(|account| account.cloud_account_id.clone()).collect();
    let known = known(tx, client_id, &ids)?;
    let (mut accounts, mut errors, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for (position, id) in ids.iter().enumerate() {
        let pointer = format!("/accounts/{position}/cloudAccountId");
        match known.get(id) {
            None => errors.push(Violation::not_found(pointer)),
            Some(_) if !seen.insert(id) => errors.push(Violation::at(pointer, FieldError::new("not_unique"))),
            Some(account) => accounts.push(account.clone()),
        }
    }
    all_or_invalid(errors)?;
    Ok(accounts)
}

fn known(
    tx: &mut Tx<'_, &Caller>,
    client_id: &ClientId,
    ids: &[CloudAccountId],
) -> Result<HashMap<CloudAccountId, CloudAccount>, DbError> {
    let seen = cloud_accounts::store::of_ids(tx.conn, &tx.caller.tenant, ids)?.into_iter();
    let own = seen.filter(|account| account.client_id == *client_id);
    Ok(own.map(|account| (account.id.clone(), account)).collect())
}
