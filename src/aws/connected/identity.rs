//! Who the platform is at AWS, and whether that is who it should be.

use std::fmt;

use serde::Serialize;

use super::client::Connected;
use super::failure::{Failure, Meaning};
use super::pages;
use crate::domain::AwsAccountId;
use crate::fault::AwsUnavailable;

/// What the caller's account is to its organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Its management account, which may do everything that the platform needs.
    Management,
    /// A delegated administrator, which may read; AWS lets the management account alone invite, withdraw and create
    /// unless the organization's resource policy delegates that.
    DelegatedAdministrator,
    /// A member without such rights.
    Member,
    /// In no organization.
    NoOrganization,
}

/// What is not as the platform needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// The credentials belong to another account than the one that customers' roles trust.
    OtherAccount {
        /// The account of the credentials.
        account: AwsAccountId,
        /// The account that roles trust.
        cross_account_id: AwsAccountId,
    },
    /// The account is in no organization.
    NoOrganization,
    /// The account is neither the organization's management account nor a delegated administrator.
    OnlyAMember {
        /// The management account.
        management_account: AwsAccountId,
    },
    /// The account is a delegated administrator.
    OnlyDelegated {
        /// The management account.
        management_account: AwsAccountId,
    },
    /// The organization has consolidated billing only.
    NotAllFeatures,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherAccount { account, cross_account_id } => write!(
                f,
                "The credentials belong to account {account}, but customers' roles trust {cross_account_id}: no role can \
                 be checked. Use credentials of {cross_account_id}, or set GANGWAY_CROSS_ACCOUNT_ID={account}."
            ),
            Self::NoOrganization => f.write_str(
                "The account is in no organization: nothing can be invited or created. Use credentials of the management \
                 account.",
            ),
            Self::OnlyAMember { management_account } => write!(
                f,
                "The account is a member of the organization of {management_account} and no delegated administrator: \
                 nothing can be invited or created. Use credentials of {management_account}."
            ),
            Self::OnlyDelegated { management_account } => write!(
                f,
                "The account is a delegated administrator of the organization of {management_account}. AWS lets it invite \
                 and create only as far as the organization's resource policy says; the dry run tells what it can see."
            ),
            Self::NotAllFeatures => {
                f.write_str("The organization has consolidated billing only; some accounts can be invited all the same.")
            }
        }
    }
}

/// Who the platform is at AWS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    /// The account of its credentials.
    pub account: AwsAccountId,
    /// Who exactly it is, as AWS names it.
    pub arn: String,
    /// What its account is to the organization.
    pub standing: Standing,
    /// The organization's id.
    pub organization: Option<String>,
    /// What is not as it should be; empty when all is well.
    pub problems: Vec<Problem>,
}

impl Connected {
    /// Asks AWS who the platform is, and changes nothing.
    pub async fn identity(&self) -> Result<Identity, AwsUnavailable> {
        let caller = self.sts.get_caller_identity().send().await.map_err(Failure::from)?;
        let account = caller.account().and_then(|account| AwsAccountId::parse(account).ok());
        let account = account.ok_or_else(|| Failure::incomplete("an account"))?;
        let arn = caller.arn().unwrap_or_default().to_owned();
        let mut problems = Vec::new();
        if account != self.cross_account_id {
            let cross_account_id = self.cross_account_id.clone();
            problems.push(Problem::OtherAccount { account: account.clone(), cross_account_id });
        }
        let answer = match self.organizations.describe_organization().send().await.map_err(Failure::from) {
            Err(failure) if failure.is("AWSOrganizationsNotInUseException") => None,
            answer => Some(answer?),
        };
        let Some(organization) = answer.and_then(|answer| answer.organization) else {
            problems.push(Problem::NoOrganization);
            return Ok(Identity { account, arn, standing: Standing::NoOrganization, organization: None, problems });
        };
        let management = organization.master_account_id().and_then(|id| AwsAccountId::parse(id).ok());
        let management_account = management.ok_or_else(|| Failure::incomplete("a management account"))?;
        let standing = if management_account == account {
            Standing::Management
        } else if self.is_delegated(&account).await? {
            problems.push(Problem::OnlyDelegated { management_account });
            Standing::DelegatedAdministrator
        } else {
            problems.push(Problem::OnlyAMember { management_account });
            Standing::Member
        };
        if organization.feature_set().is_some_and(|features| features.as_str() != "ALL") {
            problems.push(Problem::NotAllFeatures);
        }
        Ok(Identity { account, arn, standing, organization: organization.id, problems })
    }

    /// A member that is no delegated administrator may not even ask.
    async fn is_delegated(&self, account: &AwsAccountId) -> Result<bool, AwsUnavailable> {
        let list = async |token| {
            let page = self.organizations.list_delegated_administrators().set_next_token(token).send().await;
            match page.map_err(Failure::from) {
                Err(failure) if matches!(failure.meaning, Meaning::Denied(_)) => Ok((None, None)),
                page => page.map(|page| (page.delegated_administrators, page.next_token)).map_err(AwsUnavailable::from),
            }
        };
        Ok(pages::all(list).await?.iter().any(|one| one.id() == Some(account.as_str())))
    }
}
