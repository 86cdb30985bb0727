//! Gathers the accounts whose plans end, with what follows for each: a fixed number of queries, however many there are.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::dto::{ChargeSunset, SunsetOf, day};
use super::model::{Charges, Ending, charges};
use crate::auth::Caller;
use crate::cloud_accounts::model::CloudAccount;
use crate::contract::page::Page;
use crate::domain::{Refusal, Violation, all_or_invalid};
use crate::fault::{DbError, Fault};
use crate::id::{ClientId, CloudAccountId};
use crate::support_plans::ending::ended_by;
use crate::support_plans::model::{MOST_ACCOUNTS, SupportType};
use crate::tx::{Tx, Who};
use crate::{cloud_accounts, link_requests, support_plans};

/// A page of the live accounts whose plan has ended or ends by the day, newest first. One query for each of the few plans
/// that end, because each has them in order.
pub fn report(tx: &mut Tx<'_, &Caller>, filters: &SunsetOf, page: &Page) -> Result<Vec<Ending>, Fault> {
    let of = (filters.reseller_id.as_deref(), filters.client_id.as_deref());
    let mut found: Vec<CloudAccount> = Vec::new();
    for plan in ended_by(day(filters.on, tx.now)) {
        let tenant = &tx.caller.tenant;
        found.extend(cloud_accounts::store::live_with_support_type(tx.conn, tenant, plan.code, of, page)?);
    }
    found.sort_unstable_by(|one, other| other.id.cmp(&one.id));
    found.truncate(usize::try_from(page.rows()).unwrap_or(usize::MAX));
    Ok(endings(tx, found)?)
}

/// Those of the given accounts whose plan has ended or ends by the day, in the order given, with what they are charged.
pub fn charged(tx: &mut Tx<'_, &Caller>, body: &ChargeSunset) -> Result<Vec<(Ending, Charges)>, Fault> {
    let on = day(body.on, tx.now);
    let ids: Vec<CloudAccountId> = body.accounts.iter().map(|account| account.cloud_account_id.clone()).collect();
    let found = cloud_accounts::store::of_ids(tx.conn, &tx.caller.tenant, &ids)?.into_iter();
    let mut known: HashMap<CloudAccountId, CloudAccount> = found.map(|account| (account.id.clone(), account)).collect();
    let (mut accounts, mut spends, mut errors) = (Vec::new(), Vec::new(), Vec::new());
    for (index, given) in body.accounts.iter().enumerate() {
        match known.remove(&given.cloud_account_id) {
            None => errors.push(Violation::not_found(format!("/accounts/{index}/cloudAccountId"))),
            Some(account) if is_reported(&account, on) => {
                accounts.push(account);
                spends.push(given.monthly_spend);
            }
            Some(_) => {}
        }
    }
    all_or_invalid(errors)?;
    let clients: Vec<ClientId> = accounts.iter().map(|account| account.client_id.clone()).collect();
    let plans: Vec<SupportType> = accounts.iter().map(|account| account.support_type).collect();
    let spending: Vec<_> =
        clients.iter().zip(plans).zip(spends).map(|((client, plan), spend)| (client, plan, spend)).collect();
    let refused = |error| Refusal::invalid(vec![Violation::at("/accounts", error)]);
    let charges = charges(&spending).map_err(refused)?;
    Ok(endings(tx, accounts)?.into_iter().zip(charges).collect())
}

fn is_reported(account: &CloudAccount, on: NaiveDate) -> bool {
    account.status.is_live() && account.support_type.plan().ended_by(on).is_some()
}

/// The same accounts with what follows for each.
fn endings(tx: &mut Tx<'_, impl Who>, accounts: Vec<CloudAccount>) -> Result<Vec<Ending>, DbError> {
    let groups: Vec<String> =
        accounts.iter().filter_map(|account| account.support_plan_id.as_ref().map(ToString::to_string)).collect();
    let kinds: HashMap<_, _> = support_plans::store::kinds_of(tx.conn, &groups)?.into_iter().collect();
    let mut clients: Vec<&str> = accounts.iter().map(|account| account.client_id.as_str()).collect();
    clients.sort_unstable();
    clients.dedup();
    let fitting = support_plans::store::first_of_kinds(tx.conn, &clients)?;
    let ids: Vec<&str> = fitting.values().map(|id| id.as_str()).collect();
    let sizes = support_plans::store::sizes(tx.conn, &ids)?;
    let requests: Vec<String> =
        accounts.iter().filter_map(|account| account.link_request_id.as_ref().map(ToString::to_string)).collect();
    let requests = link_requests::store::of_ids(tx.conn, tx.caller.tenant(), &requests)?.into_iter();
    let requests: HashMap<_, _> = requests.map(|request| (request.id, request.status)).collect();
    let ending = |account: CloudAccount| {
        let next = account.support_type.plan().replaced_by.map(SupportType::plan);
        let fitting = next.and_then(|next| fitting.get(&(account.client_id.to_string(), next.group_kind)));
        let has_room = |id: &str| sizes.get(id).is_none_or(|size| *size < MOST_ACCOUNTS);
        Ending {
            group_kind: account.support_plan_id.as_ref().and_then(|id| kinds.get(id.as_str()).copied()),
            fitting_group: fitting.filter(|id| has_room(id.as_str())).cloned(),
            request: account.link_request_id.as_ref().and_then(|id| requests.get(id).copied()),
            account,
        }
    };
    Ok(accounts.into_iter().map(ending).collect())
}
