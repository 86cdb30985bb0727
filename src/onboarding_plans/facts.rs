//! What rows are decided by, of all rows at once: a few statements, however many there are.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::dto::OnboardingPlanAccount;
use crate::auth::Caller;
use crate::clients::model::Client;
use crate::clients::providers;
use crate::clients::providers::model::CloudProvider;
use crate::cloud_accounts;
use crate::cloud_accounts::model::CloudAccount;
use crate::domain::AwsAccountId;
use crate::fault::Fault;
use crate::id::{PricebookId, SupportPlanId};
use crate::pricebooks;
use crate::pricebooks::model::Pricebook;
use crate::quotas;
use crate::quotas::model::{Quota, Quotas};
use crate::support_plans;
use crate::support_plans::model::SupportPlanGroup;
use crate::tx::Tx;

/// Account numbers that one statement asks for at most.
const NUMBERS: usize = 500;

/// What rows are decided by.
#[derive(Debug)]
pub struct Facts {
    /// The client whose accounts they are.
    pub client: Client,
    /// How it works with AWS.
    pub provider: Option<CloudProvider>,
    /// The pricebooks that rows name, of those that the caller may see.
    pub pricebooks: HashMap<PricebookId, Pricebook<()>>,
    /// The groups that rows name or accounts are in, of those that the caller may see, with how many accounts each has.
    pub groups: HashMap<SupportPlanId, (SupportPlanGroup, usize)>,
    /// The client's live accounts with numbers of the rows.
    pub own: HashMap<AwsAccountId, CloudAccount>,
    /// Those of the rows' numbers that a live account has, whoever's it is.
    pub registered: HashSet<AwsAccountId>,
    /// How many accounts its reseller may still have.
    pub accounts_left: i64,
    /// How many link requests of its reseller may still be open.
    pub requests_left: i64,
    /// What its reseller may have at most.
    pub quotas: Quotas,
    /// Whether members of other organizations may be invited (A6).
    pub allow_direct_transfer: bool,
    /// The day.
    pub today: NaiveDate,
}

impl Facts {
    /// What these rows of a client are decided by.
    pub fn load(tx: &mut Tx<'_, &Caller>, client: Client, rows: &[&OnboardingPlanAccount]) -> Result<Self, Fault> {
        let tenant = &tx.caller.tenant;
        let numbers: Vec<&str> = rows.iter().map(|row| row.aws_account_id.as_str()).collect();
        let (mut own, mut registered) = (HashMap::new(), HashSet::new());
        for numbers in numbers.chunks(NUMBERS) {
            let found = cloud_accounts::store::live_with_numbers(tx.conn, tenant, numbers)?;
            let of_client = found.into_iter().filter(|account| account.client_id == client.id);
            own.extend(of_client.filter_map(|account| Some((account.aws_account_id.clone()?, account))));
            registered.extend(cloud_accounts::store::registered(tx.conn, numbers)?);
        }
        let books: BTreeSet<_> =
            rows.iter().filter_map(|row| row.pricebook_id.as_ref()).map(ToString::to_string).collect();
        let named = rows.iter().filter_map(|row| row.support_plan_id.as_ref());
        let present = own.values().filter_map(|account: &CloudAccount| account.support_plan_id.as_ref());
        let groups: BTreeSet<_> = named.chain(present).map(ToString::to_string).collect();
        let (books, groups): (Vec<_>, Vec<_>) = (books.into_iter().collect(), groups.into_iter().collect());
        let pricebooks = match books.is_empty() {
            true => Vec::new(),
            false => pricebooks::store::heads(tx.conn, tenant, &books)?,
        };
        let groups = match groups.is_empty() {
            true => Vec::new(),
            false => support_plans::store::heads(tx.conn, tenant, &groups)?,
        };
        let mut left = |quota| {
            let used = quotas::store::used(tx.conn, client.reseller_id.as_str(), quota)?;
            Ok::<_, Fault>(tx.terms.quotas.limit(quota) - used)
        };
        let (accounts_left, requests_left) = (left(Quota::CloudAccounts)?, left(Quota::LinkRequests)?);
        Ok(Self {
            provider: providers::store::get(tx.conn, &client.id)?,
            client,
            pricebooks: pricebooks.into_iter().map(|book| (book.id.clone(), book)).collect(),
            groups: groups.into_iter().map(|(group, count)| (group.id.clone(), (group, count))).collect(),
            own,
            registered,
            accounts_left,
            requests_left,
            quotas: tx.terms.quotas.clone(),
            allow_direct_transfer: tx.terms.allow_direct_transfer,
            today: tx.now.date_naive(),
        })
    }
}
