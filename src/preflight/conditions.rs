//! The conditions of the way in, one function each. Pure.

use super::codes::{Basis, ConditionCode, ConditionOutcome};
use super::facts::{Facts, Heard, KnownAccount};
use crate::aws::Outlook;
use crate::clients::discovery::catalogue::CATALOGUE;
use crate::clients::discovery::model::{Answers, Risk, Severity, is_complete, risks};
use crate::cloud_accounts::model::OrganizationRole;
use crate::contract::task::Owner;
use crate::domain::{AccountStatus, RoleStatus};
use crate::role_arn::model::PARTITION;
use crate::tx::Terms;

/// AWS's reasons, as an invitation would be refused with them (AWS Organizations API).
const ALREADY_IN_AN_ORGANIZATION: &str = "ALREADY_IN_AN_ORGANIZATION";
const ACCOUNT_NUMBER_LIMIT_EXCEEDED: &str = "ACCOUNT_NUMBER_LIMIT_EXCEEDED";
const DUPLICATE: &str = "DuplicateHandshakeException";

/// One condition of the way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Which.
    pub code: ConditionCode,
    /// Whether it holds.
    pub outcome: ConditionOutcome,
    /// Who says so.
    pub basis: Basis,
    /// AWS's own reason.
    pub aws_reason: Option<&'static str>,
    /// Who can mend it.
    pub owner: Owner,
    /// Which of the condition's texts explains it.
    pub text: &'static str,
    /// The risks that it consists of, whose texts it names.
    pub risks: Vec<Risk>,
}

/// All that apply, in the order of their codes.
pub fn all(facts: &Facts, terms: &Terms, heard: Heard) -> Vec<Condition> {
    let all = [
        Some(account_number_known(facts)),
        Some(not_registered_elsewhere(facts)),
        account_live(facts),
        Some(organization_role(facts, terms, heard)),
        Some(partition(facts, terms)),
        Some(no_open_request(facts, heard)),
        Some(invitations_left_today(facts, terms)),
        Some(account_quota(facts, heard)),
        Some(pricebook_set(facts)),
        Some(support_plan_assigned(facts)),
        Some(role_verified(facts, terms)),
        Some(discovery_blockers(facts, terms)),
        discovery_risk(facts, terms),
    ];
    all.into_iter().flatten().collect()
}

/// Whether its saved role is of another partition than the distributor's organization (L11, R14).
pub fn is_foreign(account: &KnownAccount) -> bool {
    account.partition.as_deref().is_some_and(|partition| partition != PARTITION)
}

/// What says of a condition: its outcome, the basis, and which of its texts.
type Finding = (ConditionOutcome, Basis, &'static str);

fn condition(code: ConditionCode, owner: Owner, (outcome, basis, text): Finding) -> Condition {
    Condition { code, outcome, basis, aws_reason: None, owner, text, risks: Vec::new() }
}

const fn passed(basis: Basis, text: &'static str) -> Finding {
    (ConditionOutcome::Passed, basis, text)
}

const fn failed(basis: Basis, text: &'static str) -> Finding {
    (ConditionOutcome::Failed, basis, text)
}

const fn unknown(basis: Basis, text: &'static str) -> Finding {
    (ConditionOutcome::Unknown, basis, text)
}

/// AWS says, or would say, no.
fn refused(code: ConditionCode, owner: Owner, reason: &'static str, text: &'static str) -> Condition {
    Condition { aws_reason: Some(reason), ..condition(code, owner, failed(Basis::Aws, text)) }
}

/// A1.
fn account_number_known(facts: &Facts) -> Condition {
    let finding = match facts.number {
        Some(_) => passed(Basis::Platform, "known"),
        None => failed(Basis::Platform, "missing"),
    };
    condition(ConditionCode::AccountNumberKnown, Owner::Operations, finding)
}

fn not_registered_elsewhere(facts: &Facts) -> Condition {
    let finding = match (&facts.number, facts.is_registered_elsewhere) {
        (None, _) => unknown(Basis::Platform, "no-number"),
        (_, true) => failed(Basis::Platform, "registered"),
        (_, false) => passed(Basis::Platform, "free"),
    };
    condition(ConditionCode::NotRegisteredElsewhere, Owner::Operations, finding)
}

fn account_live(facts: &Facts) -> Option<Condition> {
    let account = facts.account.as_ref().filter(|account| !account.status.is_live())?;
    let text = if account.status == AccountStatus::Closed { "closed" } else { "unlinked" };
    Some(condition(ConditionCode::AccountLive, Owner::Reseller, failed(Basis::Platform, text)))
}

/// A5, A6: what somebody declared, unless AWS contradicts.
fn organization_role(facts: &Facts, terms: &Terms, heard: Heard) -> Condition {
    let code = ConditionCode::OrganizationRole;
    let owner = Owner::AwsAccountOwner;
    let basis = if facts.is_role_measured { Basis::Measured } else { Basis::Declared };
    match facts.organization_role {
        Some(OrganizationRole::Management) => condition(code, owner, failed(basis, "management")),
        _ if heard == Heard::Said(Outlook::InAnotherOrganization) => {
            refused(code, owner, ALREADY_IN_AN_ORGANIZATION, "member")
        }
        Some(OrganizationRole::Member) if terms.allow_direct_transfer => {
            condition(code, owner, passed(basis, "direct-transfer"))
        }
        Some(OrganizationRole::Member) => condition(code, owner, failed(basis, "member")),
        Some(OrganizationRole::Standalone) => condition(code, owner, passed(basis, "standalone")),
        None => condition(code, Owner::Reseller, unknown(basis, "unknown")),
    }
}

/// L11: the saved role tells the partition, and a verified one was reached there.
fn partition(facts: &Facts, terms: &Terms) -> Condition {
    let finding = match facts.account.as_ref().filter(|account| account.partition.is_some()) {
        None => unknown(Basis::Declared, "unknown"),
        Some(account) if is_foreign(account) => failed(Basis::Declared, "foreign"),
        Some(account) if account.role_status == RoleStatus::Verified && terms.connected => {
            passed(Basis::Measured, "same")
        }
        Some(_) => passed(Basis::Declared, "same"),
    };
    condition(ConditionCode::Partition, Owner::AwsAccountOwner, finding)
}

/// L7: nothing is said of an account that is somebody else's.
fn no_open_request(facts: &Facts, heard: Heard) -> Condition {
    let code = ConditionCode::NoOpenRequest;
    if facts.is_registered_elsewhere {
        return condition(code, Owner::Operations, unknown(Basis::Platform, "elsewhere"));
    }
    match (facts.account.as_ref().map(|account| account.status), heard) {
        (Some(AccountStatus::Requested), _) => condition(code, Owner::Operations, failed(Basis::Platform, "requested")),
        (Some(AccountStatus::Invited), _) => {
            condition(code, Owner::AwsAccountOwner, failed(Basis::Platform, "invited"))
        }
        (_, Heard::Said(Outlook::Invited)) => refused(code, Owner::Operations, DUPLICATE, "invited-elsewhere"),
        (_, Heard::Unanswered) => condition(code, Owner::Operations, unknown(Basis::Aws, "unanswered")),
        (_, Heard::Said(Outlook::NotInvited)) => condition(code, Owner::Operations, passed(Basis::Aws, "none")),
        _ => condition(code, Owner::Operations, passed(Basis::Platform, "none")),
    }
}

/// L8.
fn invitations_left_today(facts: &Facts, terms: &Terms) -> Condition {
    let finding = match terms.invitations_per_day {
        Some(most) if facts.invitations_today >= most => failed(Basis::Platform, "used-up"),
        Some(_) => passed(Basis::Platform, "left"),
        None if terms.connected => passed(Basis::Platform, "not-counted"),
        None => unknown(Basis::Platform, "by-hand"),
    };
    condition(ConditionCode::InvitationsLeftToday, Owner::Operations, finding)
}

/// L9: AWS tells its quota to nobody beforehand; the platform knows its own.
fn account_quota(facts: &Facts, heard: Heard) -> Condition {
    let code = ConditionCode::AccountQuota;
    if facts.has_room == Some(false) {
        return condition(code, Owner::Operations, failed(Basis::Platform, "reseller-full"));
    }
    match heard {
        Heard::Said(Outlook::NoRoom) => {
            refused(code, Owner::Operations, ACCOUNT_NUMBER_LIMIT_EXCEEDED, "organization-full")
        }
        Heard::Said(Outlook::Fine) => condition(code, Owner::Operations, passed(Basis::Aws, "room")),
        Heard::Unanswered => condition(code, Owner::Operations, unknown(Basis::Aws, "unanswered")),
        _ => condition(code, Owner::Operations, unknown(Basis::Aws, "untold")),
    }
}

/// C2.
fn pricebook_set(facts: &Facts) -> Condition {
    let finding = match facts.has_pricebook {
        Some(true) => passed(Basis::Platform, "set"),
        Some(false) => failed(Basis::Platform, "missing"),
        None => unknown(Basis::Platform, "no-client"),
    };
    condition(ConditionCode::PricebookSet, Owner::Reseller, finding)
}

/// S1.
fn support_plan_assigned(facts: &Facts) -> Condition {
    let finding = match facts.account.as_ref().map(|account| account.settings) {
        None => unknown(Basis::Platform, "no-account"),
        Some(settings) if settings.group_fits() => passed(Basis::Platform, "assigned"),
        Some(settings) if settings.group_kind.is_some() => failed(Basis::Platform, "mismatch"),
        Some(_) => failed(Basis::Platform, "missing"),
    };
    condition(ConditionCode::SupportPlanAssigned, Owner::Reseller, finding)
}

/// R9, R12: with AWS connected the platform tried the role itself, else a person looked.
fn role_verified(facts: &Facts, terms: &Terms) -> Condition {
    let code = ConditionCode::RoleVerified;
    let checked = if terms.connected { Basis::Measured } else { Basis::Declared };
    let (owner, finding) = match facts.account.as_ref().map(|account| account.role_status) {
        None => (Owner::Reseller, unknown(Basis::Platform, "no-account")),
        Some(RoleStatus::NotChecked) => (Owner::Reseller, unknown(Basis::Platform, "not-checked")),
        Some(RoleStatus::Unknown) => (Owner::Reseller, unknown(checked, "unanswered")),
        Some(RoleStatus::Verified) => (Owner::AwsAccountOwner, passed(checked, "verified")),
        Some(RoleStatus::NoAccess) => (Owner::AwsAccountOwner, failed(checked, "no-access")),
        Some(RoleStatus::Insecure) => (Owner::AwsAccountOwner, failed(checked, "insecure")),
    };
    condition(code, owner, finding)
}

/// A10: what was answered for the client stands against accounts that exist, by the blockers that follow.
fn discovery_blockers(facts: &Facts, terms: &Terms) -> Condition {
    let code = ConditionCode::DiscoveryBlockers;
    let say = |finding| condition(code, Owner::Reseller, finding);
    let Some(answers) = &facts.discovery else { return say(unknown(Basis::Declared, "not-known")) };
    if facts.is_new() {
        return say(passed(Basis::Platform, "new"));
    }
    let risks = discovered(answers, terms, Severity::Blocker);
    match risks.first() {
        Some(first) => Condition { owner: first.owner, risks, ..say(failed(Basis::Declared, "found")) },
        None if is_complete(answers, &CATALOGUE) => say(passed(Basis::Declared, "none")),
        None => say(unknown(Basis::Declared, "unanswered")),
    }
}

/// The same of what may cost time or money, where there is any.
fn discovery_risk(facts: &Facts, terms: &Terms) -> Option<Condition> {
    let answers = facts.discovery.as_ref().filter(|_| !facts.is_new())?;
    let risks = discovered(answers, terms, Severity::Warning);
    let owner = risks.first()?.owner;
    let finding = failed(Basis::Declared, "found");
    Some(Condition { risks, ..condition(ConditionCode::DiscoveryRisk, owner, finding) })
}

fn discovered(answers: &Answers, terms: &Terms, severity: Severity) -> Vec<Risk> {
    let mut risks = risks(answers, &CATALOGUE, terms.allow_direct_transfer);
    risks.retain(|risk| risk.severity == severity);
    risks
}
