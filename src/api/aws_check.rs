//! `gangway aws check`: what the platform's credentials are and can do at AWS, without changing anything; and whether a start
//! may go on with them.

#[cfg(not(feature = "aws"))]
use chrono::{DateTime, Utc};

use crate::aws::{Aws, CannotConnect};
#[cfg(not(feature = "aws"))]
use crate::clock::Ahead;

#[cfg(feature = "aws")]
pub use connected::{clock, dry_run, look, refuse_wrong_identity};

/// What a dry run has found, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// Why a start would end.
    pub fatal: Vec<String>,
    /// What is not as it should be besides.
    pub odd: Vec<String>,
    /// What the platform does and may not do.
    pub cannot: Vec<String>,
    /// What it does, and nobody knows whether it may.
    pub unknown: Vec<String>,
}

/// Without AWS there is nobody to be taken for somebody else.
#[cfg(not(feature = "aws"))]
pub const fn refuse_wrong_identity(_: &Aws) -> Result<(), CannotConnect> {
    Ok(())
}

/// Without AWS there is nothing to look at.
#[cfg(not(feature = "aws"))]
pub const fn look(_: &Aws) -> Result<Look, CannotConnect> {
    Err(CannotConnect::NotBuilt)
}

/// Without AWS there is no clock of its.
#[cfg(not(feature = "aws"))]
pub const fn clock(_: &Aws, _: fn() -> DateTime<Utc>) -> Result<Ahead, CannotConnect> {
    Err(CannotConnect::NotBuilt)
}

/// Without AWS there is nothing to try.
#[cfg(not(feature = "aws"))]
pub const fn dry_run(_: &Aws) -> Result<(String, bool), CannotConnect> {
    Err(CannotConnect::NotBuilt)
}

#[cfg(feature = "aws")]
mod connected {
    use std::fmt::Write as _;

    use chrono::{DateTime, Utc};

    use super::{Aws, CannotConnect, Look};
    use crate::aws::connected::{Ability, Capability, DryRun, Identity, Means, Problem, waited};
    use crate::clock::Ahead;
    use crate::fault::AwsUnavailable;

    /// Stops a start whose credentials belong to another account than the one that roles trust, or cannot act in an
    /// organization. AWS that does not answer stops nothing: it may be back in a moment, and each call says so.
    pub fn refuse_wrong_identity(aws: &Aws) -> Result<(), CannotConnect> {
        let Some(connected) = aws.connected() else { return Ok(()) };
        let identity = match waited(async || connected.identity().await)? {
            Ok(identity) => identity,
            Err(error) => {
                tracing::warn!(%error, "AWS does not tell who the platform is; the start goes on without");
                return Ok(());
            }
        };
        tracing::info!(account = %identity.account, standing = ?identity.standing, "connected to AWS");
        let (bad, odd): (Vec<_>, Vec<_>) = identity.problems.iter().partition(|problem| is_fatal(problem));
        for problem in odd {
            tracing::warn!(%problem, "connected to AWS, but");
        }
        let said: Vec<_> = bad.iter().map(ToString::to_string).collect();
        if said.is_empty() { Ok(()) } else { Err(CannotConnect::WrongIdentity(said.join(" "))) }
    }

    const fn is_fatal(problem: &Problem) -> bool {
        matches!(problem, Problem::OtherAccount { .. } | Problem::NoOrganization | Problem::OnlyAMember { .. })
    }

    /// What was found out, in words, and whether the platform can do all that it needs.
    pub fn dry_run(aws: &Aws) -> Result<(String, bool), CannotConnect> {
        find(aws).map(|found| report(&found))
    }

    fn find(aws: &Aws) -> Result<DryRun, CannotConnect> {
        let connected = aws.connected().ok_or(CannotConnect::NotThisMode)?;
        let found = waited(async || connected.dry_run().await)?;
        found.map_err(|AwsUnavailable(why)| CannotConnect::Unanswered(why))
    }

    /// The same, sorted by what it means.
    pub fn look(aws: &Aws) -> Result<Look, CannotConnect> {
        let DryRun { identity, capabilities } = find(aws)?;
        let said = |fatal: bool| {
            let those = identity.problems.iter().filter(|problem| is_fatal(problem) == fatal);
            those.map(ToString::to_string).collect()
        };
        let that = |ability: Ability| {
            let those = capabilities.iter().filter(|one| one.ability == ability);
            those.map(|Capability { action, .. }| action.clone()).collect()
        };
        Ok(Look { fatal: said(true), odd: said(false), cannot: that(Ability::Cannot), unknown: that(Ability::Unknown) })
    }

    /// How far AWS's clock is ahead of this machine's.
    pub fn clock(aws: &Aws, now: fn() -> DateTime<Utc>) -> Result<Ahead, CannotConnect> {
        let connected = aws.connected().ok_or(CannotConnect::NotThisMode)?;
        let found = waited(async || connected.clock(now).await)?;
        found.map_err(|AwsUnavailable(why)| CannotConnect::Unanswered(why))
    }

    fn report(found: &DryRun) -> (String, bool) {
        let Identity { account, arn, standing, organization, problems } = &found.identity;
        let organization = organization.as_deref().unwrap_or("none");
        let mut text = format!("account       {account}\nidentity      {arn}\norganization  {organization}\n");
        // Writing to a text cannot fail.
        let _ = writeln!(text, "standing      {standing:?}\n");
        let width = found.capabilities.iter().map(|one| one.action.len()).max().unwrap_or_default();
        for one in &found.capabilities {
            let ability = match one.ability {
                Ability::Can => "yes",
                Ability::Cannot => "NO",
                Ability::Unknown => "?",
            };
            let means = match one.means {
                Means::Called => "tried",
                Means::Simulated => "simulated",
                Means::NotTried => "not tried",
            };
            let detail = one.detail.as_deref().map(|detail| format!("  {detail}")).unwrap_or_default();
            let _ = writeln!(text, "{ability:<4} {:width$}  {means}{detail}", one.action);
        }
        for problem in problems {
            let _ = write!(text, "\n{problem}\n");
        }
        let lacks = found.capabilities.iter().any(|one| one.ability == Ability::Cannot);
        (text, !lacks && !problems.iter().any(is_fatal))
    }
}
