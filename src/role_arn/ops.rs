//! Use cases of role ARNs. The account keeps a copy of the role's status, changed in the same transaction.

use chrono::TimeDelta;

use super::dto::PutRoleArn;
use super::due::{self, DueRole};
use super::model::{Details, RoleCommand, RoleSetup};
use super::schedule::{first_check, next_check};
use super::setup_kit::KitInput;
use super::store::{self, RoleWithAccount};
use super::verification::Verification;
use crate::auth::{Actor, Caller};
use crate::aws::RoleProbe;
use crate::aws::measured::Measured;
use crate::domain::{Code, Expected, Refusal, RoleArn, RoleName, Violation};
use crate::domain::{RoleStatus, Verdict};
use crate::events::{self, EventKind};
use crate::fault::Fault;
use crate::id::CloudAccountId;
use crate::tx::{Tx, Who};
use crate::{cloud_accounts, link_requests, owner_links};

/// Name of the role in a setup kit when none was saved.
const DEFAULT_ROLE_NAME: &str = "GangwayReadOnly";

/// Description of the role in a setup kit when none was saved.
const DEFAULT_DESCRIPTION: &str = "Read-only access for cost and usage data";

/// How long a role whose moment has come belongs to who took it. One that fails is tried again after that.
const CLAIMED_FOR: TimeDelta = TimeDelta::minutes(1);

/// The role of an account.
pub fn get(tx: &mut Tx<'_, impl Who>, id: &CloudAccountId) -> Result<RoleWithAccount, Fault> {
    Ok(store::get(tx.conn, tx.caller.tenant(), id)?.ok_or(Code::CloudAccountNotFound)?)
}

/// The role of an account in a version that the caller expects.
pub fn get_expected(
    tx: &mut Tx<'_, impl Who>,
    id: &CloudAccountId,
    expected: &Expected,
) -> Result<RoleWithAccount, Fault> {
    let found = get(tx, id)?;
    expected.check(found.role.version)?;
    Ok(found)
}

/// The role of a live account in a version that the caller expects.
fn get_live(tx: &mut Tx<'_, impl Who>, id: &CloudAccountId, expected: &Expected) -> Result<RoleWithAccount, Fault> {
    let found = get_expected(tx, id, expected)?;
    found.account_status.check_live()?;
    Ok(found)
}

/// Carries a command out and stores what it changes: the role, what the account keeps of it, and when it is checked next.
fn apply(tx: &mut Tx<'_, impl Who>, found: RoleWithAccount, command: RoleCommand) -> Result<RoleWithAccount, Fault> {
    let after = found.role.decide(command.clone(), &found.facts, tx.now)?;
    let id = &after.cloud_account_id;
    if after != found.role {
        store::update(tx.conn, &after)?;
        events::append(tx, kind_of(&command, &found.role, &after), &after.subject())?;
    }
    // Who saves another name does not put the next check off.
    if matches!(command, RoleCommand::Check { .. }) || after.details.role_arn != found.role.details.role_arn {
        due::schedule(tx.conn, id, next_check(&after, tx.terms.role_recheck, tx.now))?;
    }
    let measured = command.measured(&found.role);
    if after.status != found.role.status || measured != Measured::default() {
        let (before, account) = cloud_accounts::news::note_role(tx, id, after.status, &measured)?;
        owner_links::ops::settle(tx, &account)?;
        // A link request's warnings tell of the organization role.
        if account.organization_role != before.organization_role
            && let Some(request) = &account.link_request_id
        {
            link_requests::moves::touch(tx, request)?;
        }
    }
    Ok(RoleWithAccount { role: after, ..found })
}

fn kind_of(command: &RoleCommand, before: &RoleSetup, after: &RoleSetup) -> EventKind {
    let refused = matches!(after.status, RoleStatus::NoAccess | RoleStatus::Insecure);
    match command {
        RoleCommand::Clear => EventKind::RoleArnCleared,
        RoleCommand::Save(_) => EventKind::RoleArnUpdated,
        RoleCommand::Check { .. } if after.unanswered.is_some() => EventKind::RoleArnUpdated,
        RoleCommand::Check { .. } if after.status == RoleStatus::Verified => EventKind::RoleArnVerified,
        RoleCommand::Check { .. } if refused && before.status == RoleStatus::Verified => EventKind::RoleArnDrifted,
        RoleCommand::Check { .. } if refused => EventKind::RoleArnRefused,
        RoleCommand::Check { .. } => EventKind::RoleArnUpdated,
    }
}

/// Saves what the owner says about the role; the second value tells whether something was removed around the ARN.
pub fn put(
    tx: &mut Tx<'_, impl Who>,
    id: &CloudAccountId,
    expected: &Expected,
    body: &PutRoleArn,
) -> Result<(RoleWithAccount, bool), Fault> {
    let found = get_live(tx, id, expected)?;
    let parsed = body.role_arn.as_deref().map(RoleArn::parse_reporting).transpose();
    let parsed = parsed.map_err(|error| Refusal::invalid(vec![Violation::at("/roleArn", error)]))?;
    let cleaned = parsed.as_ref().is_some_and(|(_, cleaned)| *cleaned);
    let details = Details {
        role_arn: parsed.map(|(arn, _)| arn),
        role_name: body.role_name.clone(),
        description: body.description.clone(),
    };
    Ok((apply(tx, found, RoleCommand::Save(details))?, cleaned))
}

/// Clears everything about the role.
pub fn clear(tx: &mut Tx<'_, &Caller>, id: &CloudAccountId, expected: &Expected) -> Result<(), Fault> {
    let found = get_live(tx, id, expected)?;
    apply(tx, found, RoleCommand::Clear).map(drop)
}

/// Clears the role of an account that gets another number.
pub fn clear_for_new_number(tx: &mut Tx<'_, &Caller>, id: &CloudAccountId) -> Result<(), Fault> {
    let found = get(tx, id)?;
    let after = found.role.decide(RoleCommand::Clear, &found.facts, tx.now)?;
    if after != found.role {
        store::update(tx.conn, &after)?;
        due::schedule(tx.conn, id, None)?;
        events::append(tx, EventKind::RoleArnCleared, &after.subject())?;
    }
    Ok(())
}

fn probe_of(found: &RoleWithAccount) -> Result<RoleProbe, Refusal> {
    let role_arn = found.role.arn_to_check()?.clone();
    let external_id = found.facts.external_id.to_string();
    // The security report is asked for with the setup kit and not kept, so nobody is told that its policy is missing.
    Ok(RoleProbe { role_arn, external_id, saved_at: found.role.arn_saved_at, security_report: false })
}

/// What to ask AWS about the role. An account that the caller cannot see is not found, and a version that is another one is
/// refused, also in a mode that checks nothing.
pub fn probe(tx: &mut Tx<'_, impl Who>, id: &CloudAccountId, expected: &Expected) -> Result<RoleProbe, Fault> {
    let found = get_expected(tx, id, expected)?;
    if !tx.terms.connected {
        return Err(Refusal::new(Code::AwsNotConnected).with("cloudAccountId", id.as_str()).into());
    }
    found.account_status.check_live()?;
    Ok(probe_of(&found)?)
}

/// Takes a role whose moment has come; false when another replica has it. In a transaction of its own, so that one that cannot
/// be read waits for its next moment and holds up no other.
pub fn claim_due(tx: &mut Tx<'_, Actor<'_>>, role: &DueRole) -> Result<bool, Fault> {
    Ok(due::claim(tx.conn, role, tx.now + CLAIMED_FOR)?)
}

/// What to ask AWS about a role that was taken. None when there is nothing to check any more.
pub fn probe_due(tx: &mut Tx<'_, Actor<'_>>, role: &DueRole) -> Result<Option<RoleProbe>, Fault> {
    let found = get(tx, &role.id)?;
    let verified = found.role.status == RoleStatus::Verified;
    match tx.terms.role_recheck {
        None if verified => due::schedule(tx.conn, &role.id, None)?,
        // An account that is not live is looked at again as rarely as others; one without an ARN has nothing to check.
        every if !found.account_status.is_live() => {
            let next = every.filter(|_| verified).map(|every| tx.now + every);
            due::schedule(tx.conn, &role.id, next)?;
        }
        _ => return Ok(Some(probe_of(&found)?)),
    }
    Ok(None)
}

/// Gives verified roles without a moment one, so many at most.
pub fn schedule_verified(tx: &mut Tx<'_, Actor<'_>>, most: i64) -> Result<(), Fault> {
    let Some(every) = tx.terms.role_recheck else { return Ok(()) };
    for id in due::unscheduled(tx.conn, most)? {
        due::schedule(tx.conn, &id, Some(first_check(&id, every, tx.now)))?;
    }
    Ok(())
}

/// What a check of a role found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The ARN that was checked.
    pub checked: RoleArn,
    /// Whether the role works.
    pub verdict: Verdict,
    /// Who found that out, and what it showed.
    pub verification: Verification,
}

impl From<Finding> for RoleCommand {
    fn from(Finding { checked, verdict, verification }: Finding) -> Self {
        Self::Check { checked, verdict, verification }
    }
}

/// Stores what AWS answered about the ARN that was checked.
pub fn finish_check(
    tx: &mut Tx<'_, impl Who>,
    id: &CloudAccountId,
    finding: &Finding,
) -> Result<RoleWithAccount, Fault> {
    let found = get_live(tx, id, &Expected::ANYTHING)?;
    apply(tx, found, finding.clone().into())
}

/// The same of a check that nobody asked for. What was cleared or unlinked meanwhile is left alone.
pub fn finish_due(tx: &mut Tx<'_, Actor<'_>>, id: &CloudAccountId, finding: &Finding) -> Result<(), Fault> {
    let found = get(tx, id)?;
    if !found.account_status.is_live() || found.role.details.role_arn.is_none() {
        return Ok(());
    }
    apply(tx, found, finding.clone().into()).map(drop)
}

/// Stores what a person saw in the AWS console, where the platform does not see for itself.
pub fn record_check(
    tx: &mut Tx<'_, &Caller>,
    id: &CloudAccountId,
    expected: &Expected,
    verdict: &Verdict,
    verification: &Verification,
) -> Result<RoleWithAccount, Fault> {
    if tx.terms.connected {
        get_expected(tx, id, expected)?;
        return Err(Refusal::new(Code::AwsConnected).with("cloudAccountId", id.as_str()).into());
    }
    let found = get_live(tx, id, expected)?;
    let checked = found.role.arn_to_check()?.clone();
    let finding = Finding { checked, verdict: verdict.clone(), verification: verification.clone() };
    apply(tx, found, finding.into())
}

/// The role's name for a setup kit: the saved one, else the ARN's, else the default; refused when AWS could not take it.
pub fn kit_role_name(found: &RoleWithAccount) -> Result<String, Refusal> {
    let details = &found.role.details;
    let saved = details.role_name.as_ref().map(RoleName::as_str);
    let name = saved.or(details.role_arn.as_ref().map(RoleArn::role_name)).unwrap_or(DEFAULT_ROLE_NAME);
    if details.role_name.as_ref().is_some_and(RoleName::exceeds_aws_limit) {
        return Err(Refusal::new(Code::RoleNameExceedsAwsLimit).with("length", name.len().to_string()));
    }
    Ok(name.to_owned())
}

/// The same for an owner, who cannot mend a name that AWS could not take: the default in its place.
pub fn owners_role_name(found: &RoleWithAccount) -> String {
    kit_role_name(found).unwrap_or_else(|_| DEFAULT_ROLE_NAME.to_owned())
}

/// The input of a setup kit.
pub fn kit_input<'a>(
    found: &'a RoleWithAccount,
    role_name: &'a str,
    cross_account_id: &'a str,
    security_report: bool,
    template_url: Option<&'a str>,
) -> KitInput<'a> {
    KitInput {
        cross_account_id,
        external_id: found.facts.external_id.as_str(),
        aws_account_id: found.facts.aws_account_id.as_ref().map(crate::domain::AwsAccountId::as_str),
        role_name,
        description: found.role.details.description.as_ref().map_or(DEFAULT_DESCRIPTION, |text| text.as_str()),
        security_report,
        // The published template has no AWSSupportAccess: with it, the owner uploads this kit's own template.
        template_url: template_url.filter(|_| !security_report),
    }
}
