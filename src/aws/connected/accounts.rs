//! The accounts of the organization.

use aws_sdk_organizations::types::{Account, AccountState};

use super::client::Connected;
use super::failure::Failure;
use super::pages;
use crate::domain::AwsAccountId;
use crate::fault::AwsUnavailable;

impl Connected {
    /// The accounts that AWS has closed, by one list of all.
    pub async fn closed_accounts(&self) -> Result<Vec<AwsAccountId>, AwsUnavailable> {
        let list = async |token| {
            let page = self.organizations.list_accounts().set_next_token(token).send().await;
            let page = page.map_err(Failure::from)?;
            Ok((page.accounts, page.next_token))
        };
        let accounts = pages::all(list).await?;
        let closed = accounts.iter().filter(|account| is_closed(account));
        Ok(closed.filter_map(|account| AwsAccountId::parse(account.id()?).ok()).collect())
    }
}

/// Suspended accounts and those that are being closed may come back. Where AWS says nothing in its state, the status that it
/// had before is asked, which called closed accounts suspended.
fn is_closed(account: &Account) -> bool {
    let status = account.status().map(|status| status.as_str());
    match account.state() {
        Some(state) => *state == AccountState::Closed,
        None => status == Some("SUSPENDED"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(state: Option<&str>, status: &str) -> Account {
        let account = Account::builder().set_state(state.map(AccountState::from));
        account.status(status.into()).build()
    }

    #[test]
    fn an_account_is_closed_when_aws_says_so_and_not_while_it_may_come_back() {
        assert!(is_closed(&account(Some("CLOSED"), "SUSPENDED")));
        for state in ["ACTIVE", "SUSPENDED", "PENDING_CLOSURE", "PENDING_ACTIVATION"] {
            assert!(!is_closed(&account(Some(state), "SUSPENDED")), "{state}");
        }
        assert!(is_closed(&account(None, "SUSPENDED")));
        assert!(!is_closed(&account(None, "ACTIVE")));
        assert!(!is_closed(&account(None, "PENDING_CLOSURE")));
    }
}
