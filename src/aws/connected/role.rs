//! *Check Now*: tries a role with, without and with another external ID, and looks at what it shows.
//!
//! Two rounds of calls that do not wait for each other, each bounded, so that a check takes ten seconds at most. The
//! session ends after AWS's shortest time, fifteen minutes, and is forgotten here at once.

use std::future::Future;
use std::time::SystemTime;

use aws_config::SdkConfig;
use aws_credential_types::Credentials;
use chrono::{DateTime, Utc};
use futures_util::future::{join3, join5};

use super::client::{CHECK_CALL, Connected};
use super::failure::Failure;
use crate::aws::answers::{Checked, RoleProbe};
use crate::aws::measured::{OrganizationSeen, SupportSeen};
use crate::aws::verdict::{Assumed, Inside, Tried, judge};
use crate::domain::{AwsAccountId, ExternalId, RoleArn};

/// What the owner sees in the account's CloudTrail.
const SESSION_NAME: &str = "gangway-role-check";

/// AWS's shortest session.
const SESSION_SECONDS: i32 = 900;

/// Writing actions of several services, of which a role that only reads may do none.
const SAMPLE_OF_WRITES: [&str; 8] = [
    "ec2:RunInstances",
    "ec2:TerminateInstances",
    "iam:AttachRolePolicy",
    "iam:CreateUser",
    "lambda:UpdateFunctionCode",
    "organizations:LeaveOrganization",
    "rds:DeleteDBInstance",
    "s3:PutObject",
];

impl Connected {
    /// Checks a role. Whatever AWS does not answer is unknown in the verdict, so that there is one in any case.
    pub async fn check_role(&self, probe: &RoleProbe, now: DateTime<Utc>) -> Checked {
        let other = ExternalId::from_random(rand::random());
        let (with_its_id, without_id, with_other_id) = join3(
            self.assume(&probe.role_arn, Some(&probe.external_id)),
            self.assume(&probe.role_arn, None),
            self.assume(&probe.role_arn, Some(other.as_str())),
        )
        .await;
        let (with_its_id, session) = match with_its_id {
            Tried::Done(session) => (Tried::Done(()), Some(session)),
            Tried::Denied(denial) => (Tried::Denied(denial), None),
            Tried::Unanswered(cause) => (Tried::Unanswered(cause), None),
        };
        let assumed =
            Assumed { with_its_id, without_id: forgotten(without_id), with_other_id: forgotten(with_other_id) };
        let inside = match session {
            Some(session) => Some(look_around(&self.session(session), &probe.role_arn).await),
            None => None,
        };
        judge(probe, &assumed, inside.as_ref(), now)
    }

    async fn assume(&self, role: &RoleArn, external_id: Option<&str>) -> Tried<Credentials> {
        let call = self
            .sts
            .assume_role()
            .role_arn(role.as_str())
            .role_session_name(SESSION_NAME)
            .duration_seconds(SESSION_SECONDS)
            .set_external_id(external_id.map(str::to_owned));
        bounded(async {
            let answer = call.send().await?;
            let session = answer.credentials().ok_or_else(|| Failure::incomplete("a session"))?;
            Ok(Credentials::new(
                session.access_key_id(),
                session.secret_access_key(),
                Some(session.session_token().to_owned()),
                SystemTime::try_from(*session.expiration()).ok(),
                SESSION_NAME,
            ))
        })
        .await
    }
}

/// That it was given is all that counts; the session itself is dropped.
fn forgotten(session: Tried<Credentials>) -> Tried<()> {
    match session {
        Tried::Done(_) => Tried::Done(()),
        Tried::Denied(denial) => Tried::Denied(denial),
        Tried::Unanswered(cause) => Tried::Unanswered(cause),
    }
}

async fn bounded<T>(call: impl Future<Output = Result<T, Failure>>) -> Tried<T> {
    match tokio::time::timeout(CHECK_CALL, call).await {
        Ok(Ok(found)) => Tried::Done(found),
        Ok(Err(failure)) => failure.tried(),
        Err(_) => Tried::Unanswered("timeout".to_owned()),
    }
}

async fn look_around(session: &SdkConfig, role: &RoleArn) -> Inside {
    let iam = aws_sdk_iam::Client::new(session);
    let (account, policies, writes, support, organization) = join5(
        bounded(account(session)),
        bounded(policies(&iam, role)),
        bounded(writes(&iam, role)),
        bounded(support(session)),
        bounded(organization(session, role)),
    )
    .await;
    Inside { account, policies, writes, support, organization }
}

async fn account(session: &SdkConfig) -> Result<String, Failure> {
    let answer = aws_sdk_sts::Client::new(session).get_caller_identity().send().await?;
    answer.account().map(str::to_owned).ok_or_else(|| Failure::incomplete("an account"))
}

/// Policies that are attached to the role, all pages of them.
async fn policies(iam: &aws_sdk_iam::Client, role: &RoleArn) -> Result<Vec<String>, Failure> {
    let (mut found, mut marker) = (Vec::new(), None);
    loop {
        let page = iam.list_attached_role_policies().role_name(role.role_name()).set_marker(marker).send().await?;
        found.extend(page.attached_policies().iter().filter_map(|policy| policy.policy_arn()).map(str::to_owned));
        marker = page.marker().filter(|_| page.is_truncated()).map(str::to_owned);
        if marker.is_none() {
            return Ok(found);
        }
    }
}

/// Which of the sample the role's policies allow. AWS's simulation leaves out the organization's own policies.
async fn writes(iam: &aws_sdk_iam::Client, role: &RoleArn) -> Result<Vec<String>, Failure> {
    let call = iam
        .simulate_principal_policy()
        .policy_source_arn(role.as_str())
        .set_action_names(Some(SAMPLE_OF_WRITES.map(str::to_owned).to_vec()));
    let answer = call.send().await?;
    if answer.evaluation_results().len() < SAMPLE_OF_WRITES.len() {
        return Err(Failure::incomplete("all decisions"));
    }
    let allowed = answer.evaluation_results().iter().filter(|one| one.eval_decision().as_str() == "allowed");
    Ok(allowed.map(|one| one.eval_action_name().to_owned()).collect())
}

/// Without a plan that has the Support API AWS says so (S11).
async fn support(session: &SdkConfig) -> Result<SupportSeen, Failure> {
    let answer = aws_sdk_support::Client::new(session).describe_severity_levels().send().await.map_err(Failure::from);
    match answer {
        Ok(answer) => Ok(SupportSeen::of_severities(answer.severity_levels().iter().filter_map(|one| one.code()))),
        Err(failure) if failure.is("SubscriptionRequiredException") => Ok(SupportSeen::NoApi),
        Err(failure) => Err(failure),
    }
}

async fn organization(
    session: &SdkConfig,
    role: &RoleArn,
) -> Result<(OrganizationSeen, Option<AwsAccountId>), Failure> {
    let call = aws_sdk_organizations::Client::new(session).describe_organization();
    match call.send().await.map_err(Failure::from) {
        Ok(answer) => {
            let payer = answer.organization().and_then(|organization| organization.master_account_id());
            let payer = payer.and_then(|payer| AwsAccountId::parse(payer).ok());
            let payer = payer.ok_or_else(|| Failure::incomplete("a management account"))?;
            let manages = payer == role.account_id();
            Ok((if manages { OrganizationSeen::Management } else { OrganizationSeen::Member }, Some(payer)))
        }
        Err(failure) if failure.is("AWSOrganizationsNotInUseException") => Ok((OrganizationSeen::Standalone, None)),
        Err(failure) => Err(failure),
    }
}
