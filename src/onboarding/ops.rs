//! Gathers the facts of a checklist: a fixed number of queries, however many accounts there are.

use std::collections::HashMap;

use super::model::{self, AccountFacts, Checklist, ClientFacts};
use crate::auth::Caller;
use crate::clients::discovery::catalogue::CATALOGUE;
use crate::clients::discovery::model::is_complete;
use crate::clients::{discovery, providers};
use crate::cloud_accounts::model::CloudAccount;
use crate::contract::page::Page;
use crate::domain::Code;
use crate::fault::Fault;
use crate::id::{ClientId, CloudAccountId};
use crate::tx::{Tx, Who};
use crate::{clients, cloud_accounts, credentials, link_requests, role_arn, support_plans};

/// An account's checklist and the facts behind it.
pub struct AccountChecklist {
    /// The facts.
    pub facts: AccountFacts,
    /// The checklist.
    pub checklist: Checklist,
}

/// A client's checklist and those of some of its live accounts.
pub struct ClientChecklist {
    /// The client.
    pub client_id: ClientId,
    /// The client's own tasks.
    pub checklist: Checklist,
    /// A page of its accounts.
    pub accounts: Vec<AccountChecklist>,
    /// Whether it has more accounts after these.
    pub more: bool,
}

/// The checklist of an account.
pub fn of_account(tx: &mut Tx<'_, &Caller>, id: &CloudAccountId) -> Result<AccountChecklist, Fault> {
    let account = cloud_accounts::ops::load(tx, id)?;
    let client = client_facts(tx, &account.client_id)?;
    let mut lists = checklists(tx, &client, vec![account])?;
    Ok(lists.pop().ok_or(Code::CloudAccountNotFound)?)
}

/// The checklist of a client, with a page of its accounts.
pub fn of_client(tx: &mut Tx<'_, &Caller>, id: &ClientId, page: &Page) -> Result<ClientChecklist, Fault> {
    let client = clients::store::get(tx.conn, &tx.caller.tenant, id)?.ok_or(Code::ClientNotFound)?;
    let facts = client_facts(tx, &client.id)?;
    let mut accounts = cloud_accounts::store::live_of_client(tx.conn, client.id.as_str(), page)?;
    let more = page.cut(&mut accounts);
    let accounts = checklists(tx, &facts, accounts)?;
    Ok(ClientChecklist { client_id: client.id, checklist: model::of_client(&facts), accounts, more })
}

fn client_facts(tx: &mut Tx<'_, impl Who>, id: &ClientId) -> Result<ClientFacts, Fault> {
    let provider = providers::store::get(tx.conn, id)?;
    let enabled = provider.as_ref().is_some_and(|provider| provider.enabled_in_customer_portal);
    Ok(ClientFacts {
        has_default_pricebook: provider.is_some(),
        is_discovery_complete: discovery::store::get(tx.conn, id)?
            .is_some_and(|found| is_complete(&found.answers, &CATALOGUE)),
        has_portal_access: enabled && credentials::store::customer_exists(tx.conn, id.as_str(), tx.real)?,
    })
}

fn checklists(
    tx: &mut Tx<'_, impl Who>,
    client: &ClientFacts,
    accounts: Vec<CloudAccount>,
) -> Result<Vec<AccountChecklist>, Fault> {
    let ids: Vec<_> = accounts.iter().map(|account| account.id.to_string()).collect();
    let requests: Vec<_> =
        accounts.iter().filter_map(|account| account.link_request_id.as_ref()?.to_string().into()).collect();
    let groups: Vec<_> =
        accounts.iter().filter_map(|account| account.support_plan_id.as_ref()?.to_string().into()).collect();
    let with_arn = role_arn::store::with_arn(tx.conn, &ids)?;
    let kinds: HashMap<_, _> = support_plans::store::kinds_of(tx.conn, &groups)?.into_iter().collect();
    // They are all of one client.
    let fitting = match accounts.first() {
        Some(account) => support_plans::store::first_of_kinds(tx.conn, &[account.client_id.as_str()])?,
        None => HashMap::new(),
    };
    let requests = link_requests::store::of_ids(tx.conn, tx.caller.tenant(), &requests)?.into_iter();
    let mut requests: HashMap<_, _> = requests.map(|request| (request.id.clone(), request)).collect();
    let list = |account: CloudAccount| {
        let facts = AccountFacts {
            request: account.link_request_id.as_ref().and_then(|id| requests.remove(id)),
            group_kind: account.support_plan_id.as_ref().and_then(|id| kinds.get(id.as_str()).copied()),
            fitting_group: fitting
                .get(&(account.client_id.to_string(), account.support_type.plan().group_kind))
                .cloned(),
            has_role_arn: with_arn.contains(account.id.as_str()),
            account,
        };
        AccountChecklist { checklist: model::of_account(client, &facts, tx.now.date_naive()), facts }
    };
    Ok(accounts.into_iter().map(list).collect())
}
