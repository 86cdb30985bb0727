//! What the platform's credentials can do, found out without changing anything: what reads is called, what changes is
//! simulated by IAM, and what cannot be known is said to be unknown.

use std::collections::BTreeMap;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use serde::Serialize;

use super::client::Connected;
use super::failure::{Failure, Meaning};
use super::identity::Identity;
use crate::fault::AwsUnavailable;

/// No handshake has this id: to be told so takes the permission to ask.
const NO_HANDSHAKE: &str = "h-00000000000000";

/// No creation has this id.
const NO_CREATION: &str = "car-00000000000000";

/// No account has this number.
const NO_ACCOUNT: &str = "999999999999";

/// What the platform does in its organization and changes something.
const CHANGES: [&str; 2] = ["organizations:InviteAccountToOrganization", "organizations:CreateAccount"];

/// What changes an invitation.
const WITHDRAWS: &str = "organizations:CancelHandshake";

/// What reaches into another account.
const REACHES: &str = "sts:AssumeRole";

/// Whether something can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ability {
    /// It can.
    Can,
    /// It cannot.
    Cannot,
    /// It could not be found out.
    Unknown,
}

/// How that was found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// It was done: it only reads.
    Called,
    /// IAM's simulation of the caller's policies, without those of the organization and of the resource.
    Simulated,
    /// Not at all.
    NotTried,
}

/// One thing that the platform does at AWS, and whether it can.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Capability {
    /// The action, as IAM names it.
    pub action: String,
    /// Whether the credentials can do it.
    pub ability: Ability,
    /// How that was found out.
    pub means: Means,
    /// AWS's name of what was in the way, or why it was not tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// What the platform is and can do at AWS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DryRun {
    /// Who it is.
    pub identity: Identity,
    /// What it can do.
    pub capabilities: Vec<Capability>,
}

impl Connected {
    /// Finds out what the credentials can do. Changes nothing.
    pub async fn dry_run(&self) -> Result<DryRun, AwsUnavailable> {
        let identity = self.identity().await?;
        let asked = &self.organizations;
        let mut capabilities = vec![
            called("sts:GetCallerIdentity", Ok::<_, Failure>(()), &[]),
            called("organizations:DescribeOrganization", asked.describe_organization().send().await.map_err(of), &[]),
            called(
                "organizations:ListHandshakesForOrganization",
                asked.list_handshakes_for_organization().max_results(1).send().await.map_err(of),
                &[],
            ),
            called("organizations:ListAccounts", asked.list_accounts().max_results(1).send().await.map_err(of), &[]),
            called(
                "organizations:DescribeHandshake",
                asked.describe_handshake().handshake_id(NO_HANDSHAKE).send().await.map_err(of),
                &["HandshakeNotFoundException"],
            ),
            called(
                "organizations:ListCreateAccountStatus",
                asked.list_create_account_status().max_results(1).send().await.map_err(of),
                &[],
            ),
            called(
                "organizations:DescribeCreateAccountStatus",
                asked.describe_create_account_status().create_account_request_id(NO_CREATION).send().await.map_err(of),
                &["CreateAccountStatusNotFoundException"],
            ),
            called(
                "organizations:DescribeAccount",
                asked.describe_account().account_id(NO_ACCOUNT).send().await.map_err(of),
                &["AccountNotFoundException"],
            ),
            called(
                "organizations:ListDelegatedAdministrators",
                asked.list_delegated_administrators().max_results(1).send().await.map_err(of),
                &[],
            ),
        ];
        capabilities.extend(self.simulated(&identity.arn).await);
        Ok(DryRun { identity, capabilities })
    }

    async fn simulated(&self, caller: &str) -> Vec<Capability> {
        let Some(source) = policy_source(caller) else {
            let why = "IAM simulates users and roles only, not the root user";
            return CHANGES.iter().chain([&WITHDRAWS, &REACHES]).map(|action| not_tried(action, why)).collect();
        };
        // Whether a role may be assumed, or an invitation withdrawn, depends on which: the policy may name some only.
        let partition = caller.split(':').nth(1).unwrap_or("aws");
        let role = format!("arn:{partition}:iam::{NO_ACCOUNT}:role/GangwayReadOnly");
        let invitation =
            format!("arn:{partition}:organizations::{NO_ACCOUNT}:handshake/o-0000000000/invite/{NO_HANDSHAKE}");
        let mut found = self.decisions(&source, &CHANGES, None).await;
        found.extend(self.decisions(&source, &[WITHDRAWS], Some(invitation)).await);
        found.extend(self.decisions(&source, &[REACHES], Some(role)).await);
        found
    }

    async fn decisions(&self, source: &str, actions: &[&str], resource: Option<String>) -> Vec<Capability> {
        let names = actions.iter().map(|action| (*action).to_owned()).collect();
        let call = self.iam.simulate_principal_policy().policy_source_arn(source).set_action_names(Some(names));
        let call = call.set_resource_arns(resource.map(|resource| vec![resource]));
        let answer = match call.send().await.map_err(Failure::from) {
            Ok(answer) => answer,
            Err(failure) => return actions.iter().map(|action| not_tried(action, &failure.code)).collect(),
        };
        let results = answer.evaluation_results().iter();
        let decisions: BTreeMap<_, _> =
            results.map(|one| (one.eval_action_name(), one.eval_decision().as_str().to_owned())).collect();
        let one = |action: &&str| {
            let decision = decisions.get(action);
            let ability = match decision.map(String::as_str) {
                Some("allowed") => Ability::Can,
                Some(_) => Ability::Cannot,
                None => Ability::Unknown,
            };
            let detail = decision.filter(|_| ability != Ability::Can).cloned();
            Capability { action: (*action).to_owned(), ability, means: Means::Simulated, detail }
        };
        actions.iter().map(one).collect()
    }
}

fn not_tried(action: &str, why: &str) -> Capability {
    let (ability, means) = (Ability::Unknown, Means::NotTried);
    Capability { action: action.to_owned(), ability, means, detail: Some(why.to_owned()) }
}

fn of<E: ProvideErrorMetadata>(error: SdkError<E, HttpResponse>) -> Failure {
    error.into()
}

/// What a call that reads says of its permission; `absent` are AWS's names for that what was asked for does not exist.
fn called<T>(action: &str, answer: Result<T, Failure>, absent: &[&str]) -> Capability {
    let (ability, detail) = match answer {
        Ok(_) => (Ability::Can, None),
        Err(failure) if absent.iter().any(|code| failure.is(code)) => (Ability::Can, None),
        Err(failure) => {
            let denied = matches!(failure.meaning, Meaning::Denied(_));
            (if denied { Ability::Cannot } else { Ability::Unknown }, Some(failure.code))
        }
    };
    Capability { action: action.to_owned(), ability, means: Means::Called, detail }
}

/// The user or role whose policies decide for a caller; `None` for the root user. The path of a role does not show in its
/// sessions, and IAM wants it: such a role is not found, which the report then says.
fn policy_source(caller: &str) -> Option<String> {
    let mut parts = caller.splitn(6, ':');
    let (arn, partition, service) = (parts.next()?, parts.next()?, parts.next()?);
    let (_, account, resource) = (parts.next()?, parts.next()?, parts.next()?);
    match (service, resource.split_once('/')?) {
        ("iam", ("user" | "role", _)) => Some(caller.to_owned()),
        ("sts", ("assumed-role", session)) => {
            let role = session.rsplit_once('/')?.0;
            Some(format!("{arn}:{partition}:iam::{account}:role/{role}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policies_of_a_session_are_its_roles_and_the_root_user_has_none() {
        let user = "arn:aws:iam::111122223333:user/ops/gangway";
        assert_eq!(policy_source(user).as_deref(), Some(user));
        let session = "arn:aws:sts::111122223333:assumed-role/Gangway/i-0123";
        assert_eq!(policy_source(session).as_deref(), Some("arn:aws:iam::111122223333:role/Gangway"));
        assert_eq!(policy_source("arn:aws:iam::111122223333:root"), None);
        assert_eq!(policy_source(""), None);
    }
}
