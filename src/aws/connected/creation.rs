//! New accounts: begun once, found again by AWS's list, followed by AWS's id.
//!
//! AWS's list of creations has names and no addresses, so that two of the same name cannot be told apart until the account
//! exists, which has its address. What stays open is said to be doubtful: one account too many cannot be taken back.

use aws_sdk_organizations::types::{CreateAccountState, CreateAccountStatus};
use chrono::{DateTime, TimeDelta, Utc};

use super::client::Connected;
use super::failure::Failure;
use super::invitations::{CLOCKS_DIFFER_BY, LISTS_SETTLE_WITHIN};
use super::pages;
use crate::aws::answers::{Creation, NewAccount, Unanswered};
use crate::domain::{AwsAccountId, RootEmail};
use crate::fault::AwsUnavailable;

/// A call that was begun has reached AWS within this time, or not at all.
const REACHES_AWS_WITHIN: TimeDelta = TimeDelta::minutes(5);

impl Connected {
    /// Begins to create an account. Its users may see its bills (`IamUserAccessToBilling`, AWS's default), and it gets the
    /// role by which the management account administers it, under AWS's default name.
    pub async fn create_account(&self, account: &NewAccount) -> Result<Creation, Unanswered> {
        let call = || self.once.create_account().account_name(&account.name).email(account.root_email.as_str()).send();
        match self.in_turn(call).await {
            Ok(answer) => {
                let begun = answer.create_account_status().and_then(creation);
                begun.ok_or_else(|| Failure::incomplete("a creation").into())
            }
            Err(failure) => match failure.refusal() {
                Some(reason) => Ok(Creation::Failed(reason)),
                None => Err(failure.into()),
            },
        }
    }

    /// How a creation stands. Without AWS's id it is looked for by its name and time.
    pub async fn creation(
        &self,
        account: &NewAccount,
        create_request_id: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Option<Creation>, AwsUnavailable> {
        let Some(id) = create_request_id else { return self.find_creation(account, now).await };
        let answer = self.organizations.describe_create_account_status().create_account_request_id(id).send().await;
        let answer = answer.map_err(Failure::from)?;
        let status = answer.create_account_status().and_then(creation);
        let status = status.ok_or_else(|| Failure::incomplete("a creation"))?;
        let Creation::Succeeded(number) = &status else { return Ok(Some(status)) };
        if self.has_address(number, &account.root_email).await? {
            return Ok(Some(status));
        }
        Ok(Some(Creation::Doubtful(format!("{id} made the account {number}, which has another root e-mail address"))))
    }

    async fn find_creation(
        &self,
        account: &NewAccount,
        now: DateTime<Utc>,
    ) -> Result<Option<Creation>, AwsUnavailable> {
        let mut candidates = Vec::new();
        for one in self.listed_creations().await?.iter().filter(|one| may_be(one, account)) {
            let found = creation(one).ok_or_else(|| Failure::incomplete("a creation"))?;
            // Once the account exists its address tells whose creation it was.
            match &found {
                Creation::Succeeded(number) if self.has_address(number, &account.root_email).await? => {
                    return Ok(Some(found));
                }
                Creation::Succeeded(_) => {}
                _ => candidates.push((one.id().unwrap_or_default().to_owned(), found)),
            }
        }
        match candidates.len() {
            0 if now - account.begun_at < LISTS_SETTLE_WITHIN => {
                Err(AwsUnavailable("AWS's list may not show it yet".to_owned()))
            }
            0 => Ok(None),
            1 => Ok(candidates.pop().map(|(_, found)| found)),
            _ => {
                let ids: Vec<_> = candidates.into_iter().map(|(id, _)| id).collect();
                Ok(Some(Creation::Doubtful(format!("several creations have this name: {}", ids.join(", ")))))
            }
        }
    }

    async fn listed_creations(&self) -> Result<Vec<CreateAccountStatus>, AwsUnavailable> {
        let list = async |token| {
            let page = self.organizations.list_create_account_status().set_next_token(token).send().await;
            let page = page.map_err(Failure::from)?;
            Ok((page.create_account_statuses, page.next_token))
        };
        pages::all(list).await
    }

    /// Whether the account's root user has this address; AWS compares addresses without regard to case.
    async fn has_address(&self, number: &AwsAccountId, email: &RootEmail) -> Result<bool, AwsUnavailable> {
        let answer = self.organizations.describe_account().account_id(number.as_str()).send().await;
        let answer = answer.map_err(Failure::from)?;
        let found = answer.account().and_then(|account| account.email());
        let found = found.ok_or_else(|| Failure::incomplete("an address"))?;
        Ok(found.eq_ignore_ascii_case(email.as_str()))
    }
}

/// Whether a creation has the account's name and was asked for when the account was begun.
fn may_be(status: &CreateAccountStatus, account: &NewAccount) -> bool {
    let asked = status.requested_timestamp().and_then(|at| DateTime::from_timestamp(at.secs(), at.subsec_nanos()));
    let window = (account.begun_at - CLOCKS_DIFFER_BY)..(account.begun_at + REACHES_AWS_WITHIN + CLOCKS_DIFFER_BY);
    status.account_name() == Some(account.name.as_str()) && asked.is_none_or(|at| window.contains(&at))
}

/// The account's number counts only once AWS says that it succeeded.
fn creation(status: &CreateAccountStatus) -> Option<Creation> {
    match status.state()? {
        CreateAccountState::InProgress => Some(Creation::InProgress { create_request_id: status.id()?.to_owned() }),
        CreateAccountState::Succeeded => Some(Creation::Succeeded(AwsAccountId::parse(status.account_id()?).ok()?)),
        CreateAccountState::Failed => {
            let reason = status.failure_reason().map_or("UNKNOWN", |reason| reason.as_str());
            Some(Creation::Failed(reason.to_owned()))
        }
        _ => None,
    }
}
