//! Use cases of cloud accounts that concern nothing but them; those with consequences for others are in `enrolment`.

use std::collections::HashMap;

use super::dto::{CloudAccountView, ListCloudAccounts};
use super::model::{CloudAccount, Origin};
use super::store;
use crate::auth::Caller;
use crate::clients::providers;
use crate::contract::page::Page;
use crate::domain::Code;
use crate::fault::{DbError, Fault};
use crate::id::CloudAccountId;
use crate::support_plans;
use crate::support_plans::model::{check_kind, check_offered};
use crate::tx::{Tx, Who};

/// AWS takes a root e-mail once: no other live account of the reseller may have the one of an account that is yet to be
/// created. Of other resellers' addresses AWS is the judge, so that nobody can keep one from them.
pub fn check_root_email(tx: &mut Tx<'_, impl Who>, account: &CloudAccount) -> Result<(), Fault> {
    let Some(email) = account.root_email.as_ref().filter(|_| account.origin == Origin::New) else { return Ok(()) };
    if store::root_email_in_use(tx.conn, &account.reseller_id, &email.comparison_key(), &account.id)? {
        return Err(Code::RootEmailInUse.into());
    }
    Ok(())
}

/// The refusal behind a unique index: the number or the root e-mail is another account's.
pub fn taken(error: DbError) -> Fault {
    if error.violates("cloud_accounts_live_number", "cloud_accounts.aws_account_id") {
        Code::AwsAccountAlreadyRegistered.into()
    } else if error.violates("cloud_accounts_new_root_email", "cloud_accounts.root_email_key") {
        Code::RootEmailInUse.into()
    } else {
        error.into()
    }
}

/// The account, if the caller may see it.
pub fn load(tx: &mut Tx<'_, &Caller>, id: &CloudAccountId) -> Result<CloudAccount, Fault> {
    Ok(store::get(tx.conn, &tx.caller.tenant, id)?.ok_or(Code::CloudAccountNotFound)?)
}

/// The account with this id, as answers show it.
pub fn get(tx: &mut Tx<'_, &Caller>, id: &CloudAccountId) -> Result<CloudAccountView, Fault> {
    let account = load(tx, id)?;
    shown(tx, account)
}

/// An account as answers show it.
pub fn shown(tx: &mut Tx<'_, impl Who>, account: CloudAccount) -> Result<CloudAccountView, Fault> {
    let provider = providers::store::get(tx.conn, &account.client_id)?;
    Ok(CloudAccountView::new(account, provider.map(|provider| provider.pricebook_id)))
}

/// A page of accounts as answers show them.
pub fn list(
    tx: &mut Tx<'_, &Caller>,
    filters: &ListCloudAccounts,
    page: &Page,
) -> Result<Vec<CloudAccountView>, Fault> {
    let accounts = store::list(tx.conn, &tx.caller.tenant, filters, page)?;
    let mut clients: Vec<_> = accounts.iter().map(|account| account.client_id.to_string()).collect();
    clients.sort_unstable();
    clients.dedup();
    let providers = providers::store::of_clients(tx.conn, &clients)?.into_iter();
    let defaults: HashMap<_, _> = providers.map(|provider| (provider.client_id, provider.pricebook_id)).collect();
    let view = |account: CloudAccount| {
        let default = defaults.get(&account.client_id).cloned();
        CloudAccountView::new(account, default)
    };
    Ok(accounts.into_iter().map(view).collect())
}

/// A changed support type is on offer and fits the account's group. Whether it fits another one is asked where it is moved.
pub fn check_support_type(tx: &mut Tx<'_, impl Who>, before: &CloudAccount, after: &CloudAccount) -> Result<(), Fault> {
    if after.support_type == before.support_type {
        return Ok(());
    }
    check_offered(after.support_type, tx.now.date_naive())?;
    if let Some(group) = after.support_plan_id.as_ref().filter(|_| after.support_plan_id == before.support_plan_id) {
        for (_, kind) in support_plans::store::kinds_of(tx.conn, &[group.to_string()])? {
            check_kind(after.support_type, kind)?;
        }
    }
    Ok(())
}
