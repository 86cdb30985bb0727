//! Roles in the simulated mode: their names decide what a check finds, and the time since their ARN was saved. A pure
//! function, as the rest of that mode.

use chrono::{DateTime, TimeDelta, Utc};

use super::answers::{Checked, RoleProbe};
use super::measured::{Measured, OrganizationSeen, SupportSeen};
use super::verdict::PROPAGATES_WITHIN;
use crate::domain::{AwsAccountId, CheckName, DiagnosisCode, Outcome, RoleCheck, RoleStatus, Verdict};

/// When a role that propagates works, after its ARN was saved.
const WORKS_AFTER: TimeDelta = TimeDelta::seconds(30);

/// When a role that does not last changes, after its ARN was saved.
const LASTS: TimeDelta = TimeDelta::hours(1);

/// The management account of somebody else's organization.
const OTHER_PAYER: &str = "999900001111";

/// Checks a role by its name.
pub fn check_role(probe: &RoleProbe, now: DateTime<Utc>) -> Checked {
    let verdict = verdict(probe, now);
    let is_inside = matches!(verdict.status, RoleStatus::Verified | RoleStatus::Insecure);
    let measured = if is_inside { measured(probe) } else { Measured::default() };
    Checked { verdict, measured }
}

fn verdict(probe: &RoleProbe, now: DateTime<Utc>) -> Verdict {
    use CheckName::{AssumeRole, ReadOnlyAccess, WithoutExternalIdRefused};
    let is = |part: &str| probe.role_arn.role_name().contains(part);
    let age = probe.saved_at.map_or(TimeDelta::MAX, |saved_at| now - saved_at);
    let works_after = if is("NoAccess") { PROPAGATES_WITHIN } else { WORKS_AFTER };
    if is("Propagating") && age < works_after {
        return found(RoleStatus::Unknown, Some(AssumeRole), Some(DiagnosisCode::RoleMayStillPropagate));
    }
    if is("GoingSilent") && age >= LASTS {
        return Verdict::unanswered();
    }
    if is("NoAccess") || (is("Drifting") && age >= LASTS) {
        found(RoleStatus::NoAccess, Some(AssumeRole), Some(DiagnosisCode::AssumeRoleDenied))
    } else if is("Open") {
        found(RoleStatus::Insecure, Some(WithoutExternalIdRefused), Some(DiagnosisCode::ExternalIdNotRequired))
    } else if is("NoPolicy") {
        found(RoleStatus::NoAccess, Some(ReadOnlyAccess), Some(DiagnosisCode::PolicyMissing))
    } else {
        found(RoleStatus::Verified, None, None)
    }
}

/// What is tried after something that failed is skipped.
fn found(status: RoleStatus, failed: Option<CheckName>, diagnosis: Option<DiagnosisCode>) -> Verdict {
    use CheckName::{AssumeRole, OtherExternalIdRefused, ReadOnlyAccess, WithoutExternalIdRefused};
    let mut skipping = false;
    let checks = [AssumeRole, WithoutExternalIdRefused, OtherExternalIdRefused, ReadOnlyAccess]
        .into_iter()
        .map(|name| {
            let outcome = match failed {
                Some(failed) if failed == name => Outcome::Failed,
                _ if skipping => Outcome::Skipped,
                _ => Outcome::Passed,
            };
            skipping |= outcome == Outcome::Failed;
            RoleCheck { name, outcome, detail: None }
        })
        .collect();
    Verdict { status, diagnosis, checks }
}

/// Other names show nothing, so that what somebody said of their accounts stays.
fn measured(probe: &RoleProbe) -> Measured {
    let is = |part: &str| probe.role_arn.role_name().contains(part);
    let (organization_role, payer_account_id) = if is("OtherPayer") {
        (Some(OrganizationSeen::Member), Some(AwsAccountId::stored(OTHER_PAYER.to_owned())))
    } else if is("Management") {
        (Some(OrganizationSeen::Management), Some(probe.role_arn.account_id()))
    } else if is("Standalone") {
        (Some(OrganizationSeen::Standalone), None)
    } else {
        (None, None)
    };
    Measured { organization_role, payer_account_id, support: is("BusinessSupport").then_some(SupportSeen::Urgent) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RoleArn;

    fn checked(name: &str, age: TimeDelta) -> Checked {
        let role_arn = RoleArn::parse(&format!("arn:aws:iam::111122223333:role/{name}")).unwrap();
        let saved_at = Some(DateTime::UNIX_EPOCH);
        let probe = RoleProbe { role_arn, external_id: String::new(), saved_at, security_report: false };
        check_role(&probe, DateTime::UNIX_EPOCH + age)
    }

    #[test]
    fn role_names_decide_what_a_check_finds() {
        let status = |name: &str| checked(name, TimeDelta::zero()).verdict.status;
        assert_eq!(status("NoAccessRole"), RoleStatus::NoAccess);
        assert_eq!(status("OpenRole"), RoleStatus::Insecure);
        assert_eq!(status("NoPolicyRole"), RoleStatus::NoAccess);
        assert_eq!(status("GangwayReadOnly"), RoleStatus::Verified);
    }

    #[test]
    fn r13_a_role_that_propagates_is_unknown_first() {
        for (name, works_after, finally) in
            [("Propagating", 30, RoleStatus::Verified), ("PropagatingNoAccess", 120, RoleStatus::NoAccess)]
        {
            let verdict = |seconds| checked(name, TimeDelta::seconds(seconds)).verdict;
            let early = verdict(works_after - 1);
            assert_eq!(early.status, RoleStatus::Unknown);
            assert_eq!(early.diagnosis, Some(DiagnosisCode::RoleMayStillPropagate));
            assert_eq!(verdict(works_after).status, finally);
        }
    }

    #[test]
    fn roles_that_do_not_last_work_for_an_hour() {
        for (name, then) in [("Drifting", RoleStatus::NoAccess), ("GoingSilent", RoleStatus::Unknown)] {
            assert_eq!(checked(name, TimeDelta::minutes(59)).verdict.status, RoleStatus::Verified);
            assert_eq!(checked(name, LASTS).verdict.status, then);
        }
    }

    #[test]
    fn only_a_role_that_can_be_assumed_shows_something_of_its_account() {
        let shown = |name: &str| checked(name, TimeDelta::zero()).measured;
        assert_eq!(shown("GangwayReadOnly"), Measured::default());
        assert_eq!(shown("OtherPayerNoAccess"), Measured::default());
        let member = shown("OtherPayerBusinessSupport");
        assert_eq!(member.organization_role, Some(OrganizationSeen::Member));
        assert_eq!(member.payer_account_id.as_ref().map(AwsAccountId::as_str), Some(OTHER_PAYER));
        assert_eq!(member.support, Some(SupportSeen::Urgent));
        assert_eq!(shown("Standalone").organization_role, Some(OrganizationSeen::Standalone));
        let payer = shown("Management").payer_account_id;
        assert_eq!(payer.as_ref().map(AwsAccountId::as_str), Some("111122223333"));
    }
}
