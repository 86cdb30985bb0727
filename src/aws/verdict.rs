//! From what AWS answered to the calls of a check to what is said of the role. Pure.
//!
//! Only a refusal by AWS counts as one; whatever else it answers, or does not, leaves a thing unknown. Things are judged in
//! the order in which they weigh: that anybody could use the role, that it cannot be used, that nothing is known, that it
//! lacks or has too much.

use chrono::{DateTime, TimeDelta, Utc};

use super::answers::{Checked, RoleProbe};
use super::measured::{Measured, OrganizationSeen, SupportSeen};
use crate::domain::{AwsAccountId, CheckName, DiagnosisCode, Outcome, RoleCheck, RoleStatus, Verdict};

/// How long after a role was saved a refusal is not final: IAM's changes take until they are known everywhere (R13).
pub const PROPAGATES_WITHIN: TimeDelta = TimeDelta::minutes(2);

/// The policy that a role needs (R4).
pub const READ_ONLY_ACCESS: &str = "policy/ReadOnlyAccess";

/// The policy that the security report needs (R4).
pub const SUPPORT_ACCESS: &str = "policy/AWSSupportAccess";

/// What became of one call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried<T> {
    /// AWS did it.
    Done(T),
    /// AWS refused it (`AccessDenied`).
    Denied(Denial),
    /// AWS said something else, or nothing; names what.
    Unanswered(String),
}

/// What AWS says of a refusal, as far as it says anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// Nothing more.
    Plain,
    /// The caller's own policies do not allow it: it says nothing about the role.
    ByCallersPolicy,
    /// Multi-factor authentication is missing.
    ForWantOfMfa,
}

impl Denial {
    /// Reads AWS's message, which is not promised to stay as it is: what it does not say is [`Denial::Plain`].
    pub fn of_message(message: &str) -> Self {
        if message.contains("MultiFactorAuthentication") {
            Self::ForWantOfMfa
        } else if message.contains("identity-based policy") || message.contains("permissions boundary") {
            Self::ByCallersPolicy
        } else {
            Self::Plain
        }
    }
}

/// What AWS answered to the calls that assume the role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumed {
    /// With its external ID.
    pub with_its_id: Tried<()>,
    /// Without one.
    pub without_id: Tried<()>,
    /// With another one.
    pub with_other_id: Tried<()>,
}

/// What AWS answered to the role itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inside {
    /// The account that it is in.
    pub account: Tried<String>,
    /// The ARNs of the policies that are attached to it.
    pub policies: Tried<Vec<String>>,
    /// Which actions of a sample of writing ones it may do.
    pub writes: Tried<Vec<String>>,
    /// The support that the account is offered.
    pub support: Tried<SupportSeen>,
    /// What the account is to AWS Organizations, and who pays for it.
    pub organization: Tried<(OrganizationSeen, Option<AwsAccountId>)>,
}

/// What is said of the role. `inside` is there when it could be assumed with its external ID.
pub fn judge(probe: &RoleProbe, assumed: &Assumed, inside: Option<&Inside>, now: DateTime<Utc>) -> Checked {
    let (status, diagnosis) = status(probe, assumed, inside, now);
    let verdict = Verdict { status, diagnosis, checks: checks(probe, assumed, inside) };
    Checked { verdict, measured: inside.map(measured).unwrap_or_default() }
}

fn may_propagate(probe: &RoleProbe, now: DateTime<Utc>) -> bool {
    probe.saved_at.is_some_and(|saved_at| now - saved_at < PROPAGATES_WITHIN)
}

fn status(
    probe: &RoleProbe,
    assumed: &Assumed,
    inside: Option<&Inside>,
    now: DateTime<Utc>,
) -> (RoleStatus, Option<DiagnosisCode>) {
    use DiagnosisCode as D;
    // R12: what lets others in outweighs whatever else is wrong.
    if matches!(assumed.without_id, Tried::Done(())) {
        return (RoleStatus::Insecure, Some(D::ExternalIdNotRequired));
    }
    if matches!(assumed.with_other_id, Tried::Done(())) {
        let denied = matches!(assumed.with_its_id, Tried::Denied(_));
        return (RoleStatus::Insecure, Some(if denied { D::ExternalIdMismatch } else { D::AnyExternalIdAccepted }));
    }
    match &assumed.with_its_id {
        Tried::Denied(Denial::ByCallersPolicy) => return (RoleStatus::Unknown, Some(D::PlatformMayNotAssume)),
        Tried::Denied(_) if may_propagate(probe, now) => return (RoleStatus::Unknown, Some(D::RoleMayStillPropagate)),
        Tried::Denied(Denial::ForWantOfMfa) => return (RoleStatus::NoAccess, Some(D::MfaRequired)),
        Tried::Denied(Denial::Plain) => return (RoleStatus::NoAccess, Some(D::AssumeRoleDenied)),
        Tried::Unanswered(_) => return (RoleStatus::Unknown, Some(D::AwsUnavailable)),
        Tried::Done(()) => {}
    }
    let Some(inside) = inside else { return (RoleStatus::Unknown, Some(D::AwsUnavailable)) };
    if matches!(&inside.account, Tried::Done(account) if *account != probe.role_arn.account_id().as_str()) {
        return (RoleStatus::NoAccess, Some(D::AccountMismatch));
    }
    match &inside.policies {
        Tried::Denied(_) if may_propagate(probe, now) => return (RoleStatus::Unknown, Some(D::RoleMayStillPropagate)),
        Tried::Denied(_) => return (RoleStatus::NoAccess, Some(D::PolicyMissing)),
        Tried::Done(attached) if !has(attached, READ_ONLY_ACCESS) => {
            return (RoleStatus::NoAccess, Some(D::PolicyMissing));
        }
        Tried::Done(_) | Tried::Unanswered(_) => {}
    }
    let silent = |tried: &Tried<()>| matches!(tried, Tried::Unanswered(_));
    let undecided = silent(&assumed.without_id)
        || silent(&assumed.with_other_id)
        || !matches!(inside.account, Tried::Done(_))
        || matches!(inside.policies, Tried::Unanswered(_));
    if undecided {
        return (RoleStatus::Unknown, Some(D::AwsUnavailable));
    }
    let writes = matches!(&inside.writes, Tried::Done(allowed) if !allowed.is_empty());
    let lacks_support =
        probe.security_report && matches!(&inside.policies, Tried::Done(attached) if !has(attached, SUPPORT_ACCESS));
    let blemish = if writes { Some(D::OverPrivileged) } else { lacks_support.then_some(D::SupportAccessMissing) };
    (RoleStatus::Verified, blemish)
}

/// Whether the policy of AWS's own is attached, in whatever partition.
fn has(attached: &[String], policy: &str) -> bool {
    attached.iter().any(|arn| arn.splitn(6, ':').skip(4).eq(["aws", policy]))
}

fn checks(probe: &RoleProbe, assumed: &Assumed, inside: Option<&Inside>) -> Vec<RoleCheck> {
    use CheckName as N;
    let expected = probe.role_arn.account_id();
    let mut checks = vec![
        check(N::AssumeRole, outcome(&assumed.with_its_id, |()| true, Outcome::Failed), why(&assumed.with_its_id)),
        check(N::WithoutExternalIdRefused, refused(&assumed.without_id), why(&assumed.without_id)),
        check(N::OtherExternalIdRefused, refused(&assumed.with_other_id), why(&assumed.with_other_id)),
    ];
    let Some(inside) = inside else {
        let names =
            [N::AccountMatches, N::ReadOnlyAccess, N::SupportAccess, N::NoWriteAccess, N::SupportPlan, N::Organization];
        let asked = names.into_iter().filter(|name| *name != N::SupportAccess || probe.security_report);
        checks.extend(asked.map(|name| check(name, Outcome::Skipped, None)));
        return checks;
    };
    let account = outcome(&inside.account, |account| account == expected.as_str(), Outcome::Unknown);
    checks.push(check(N::AccountMatches, account, why(&inside.account)));
    let read = outcome(&inside.policies, |attached| has(attached, READ_ONLY_ACCESS), Outcome::Failed);
    checks.push(check(N::ReadOnlyAccess, read, why(&inside.policies)));
    if probe.security_report {
        let support = outcome(&inside.policies, |attached| has(attached, SUPPORT_ACCESS), Outcome::Failed);
        checks.push(check(N::SupportAccess, support, why(&inside.policies)));
    }
    let allowed = match &inside.writes {
        Tried::Done(allowed) if !allowed.is_empty() => Some(allowed.join(", ")),
        other => why(other),
    };
    checks.push(check(
        N::NoWriteAccess,
        outcome(&inside.writes, |allowed| allowed.is_empty(), Outcome::Unknown),
        allowed,
    ));
    let support = match &inside.support {
        Tried::Done(seen) => Some(seen.as_str().to_owned()),
        other => why(other),
    };
    checks.push(check(N::SupportPlan, outcome(&inside.support, |_| true, Outcome::Unknown), support));
    let organization = match &inside.organization {
        Tried::Done((seen, _)) => Some(seen.as_str().to_owned()),
        other => why(other),
    };
    checks.push(check(N::Organization, outcome(&inside.organization, |_| true, Outcome::Unknown), organization));
    checks
}

fn check(name: CheckName, outcome: Outcome, detail: Option<String>) -> RoleCheck {
    RoleCheck { name, outcome, detail }
}

fn outcome<T>(tried: &Tried<T>, is_right: impl Fn(&T) -> bool, when_denied: Outcome) -> Outcome {
    match tried {
        Tried::Done(found) if is_right(found) => Outcome::Passed,
        Tried::Done(_) => Outcome::Failed,
        Tried::Denied(_) => when_denied,
        Tried::Unanswered(_) => Outcome::Unknown,
    }
}

/// What must be refused.
const fn refused(tried: &Tried<()>) -> Outcome {
    match tried {
        Tried::Done(()) => Outcome::Failed,
        Tried::Denied(Denial::ByCallersPolicy) | Tried::Unanswered(_) => Outcome::Unknown,
        Tried::Denied(_) => Outcome::Passed,
    }
}

/// What came in place of an answer.
fn why<T>(tried: &Tried<T>) -> Option<String> {
    match tried {
        Tried::Unanswered(cause) => Some(cause.clone()),
        Tried::Done(_) | Tried::Denied(_) => None,
    }
}

fn measured(inside: &Inside) -> Measured {
    let (organization_role, payer_account_id) = match &inside.organization {
        Tried::Done((seen, payer)) => (Some(*seen), payer.clone()),
        _ => (None, None),
    };
    let support = match inside.support {
        Tried::Done(seen) => Some(seen),
        _ => None,
    };
    Measured { organization_role, payer_account_id, support }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RoleArn;

    const DENIED: Tried<()> = Tried::Denied(Denial::Plain);

    fn probe() -> RoleProbe {
        let role_arn = RoleArn::parse("arn:aws:iam::111122223333:role/Reader").unwrap();
        RoleProbe { role_arn, external_id: "CA1".to_owned(), saved_at: None, security_report: false }
    }

    fn silent<T>() -> Tried<T> {
        Tried::Unanswered("timeout".to_owned())
    }

    const fn good() -> Assumed {
        Assumed { with_its_id: Tried::Done(()), without_id: DENIED, with_other_id: DENIED }
    }

    fn inside(policies: &[&str]) -> Inside {
        Inside {
            account: Tried::Done("111122223333".to_owned()),
            policies: Tried::Done(policies.iter().map(|name| format!("arn:aws:iam::aws:policy/{name}")).collect()),
            writes: Tried::Done(Vec::new()),
            support: Tried::Done(SupportSeen::NoApi),
            organization: Tried::Done((OrganizationSeen::Standalone, None)),
        }
    }

    fn said(assumed: &Assumed, inside: Option<&Inside>) -> (RoleStatus, Option<DiagnosisCode>) {
        let verdict = judge(&probe(), assumed, inside, DateTime::UNIX_EPOCH).verdict;
        (verdict.status, verdict.diagnosis)
    }

    #[test]
    fn a_role_as_the_kit_makes_it_is_verified() {
        let checked = judge(&probe(), &good(), Some(&inside(&["ReadOnlyAccess"])), DateTime::UNIX_EPOCH);
        assert_eq!((checked.verdict.status, checked.verdict.diagnosis), (RoleStatus::Verified, None));
        assert!(checked.verdict.checks.iter().all(|check| check.outcome == Outcome::Passed), "{checked:?}");
        assert_eq!(checked.measured.organization_role, Some(OrganizationSeen::Standalone));
    }

    #[test]
    fn r12_a_role_that_takes_no_or_any_external_id_is_insecure_whatever_else_is_wrong() {
        let insecure = |diagnosis| (RoleStatus::Insecure, Some(diagnosis));
        for with_its_id in [Tried::Done(()), DENIED, silent()] {
            let open = Assumed { with_its_id: with_its_id.clone(), without_id: Tried::Done(()), ..good() };
            assert_eq!(said(&open, Some(&inside(&[]))), insecure(DiagnosisCode::ExternalIdNotRequired));
            let any = Assumed { with_its_id, with_other_id: Tried::Done(()), ..good() };
            assert_eq!(said(&any, None).0, RoleStatus::Insecure);
        }
        let any = Assumed { with_other_id: Tried::Done(()), ..good() };
        assert_eq!(said(&any, Some(&inside(&[]))), insecure(DiagnosisCode::AnyExternalIdAccepted));
        let another = Assumed { with_its_id: DENIED, with_other_id: Tried::Done(()), ..good() };
        assert_eq!(said(&another, None), insecure(DiagnosisCode::ExternalIdMismatch));
    }

    #[test]
    fn r12_what_was_not_refused_for_certain_is_not_verified() {
        for assumed in [Assumed { without_id: silent(), ..good() }, Assumed { with_other_id: silent(), ..good() }] {
            let unknown = (RoleStatus::Unknown, Some(DiagnosisCode::AwsUnavailable));
            assert_eq!(said(&assumed, Some(&inside(&["ReadOnlyAccess"]))), unknown);
        }
    }

    #[test]
    fn r13_a_refusal_is_not_final_within_two_minutes_after_the_arn_was_saved() {
        let saved_at = DateTime::UNIX_EPOCH;
        let probe = RoleProbe { saved_at: Some(saved_at), ..probe() };
        let denied = Assumed { with_its_id: DENIED, ..good() };
        let blind = Inside { policies: Tried::Denied(Denial::Plain), ..inside(&[]) };
        for (assumed, inside, later) in
            [(&denied, None, DiagnosisCode::AssumeRoleDenied), (&good(), Some(&blind), DiagnosisCode::PolicyMissing)]
        {
            let said = |seconds| {
                let verdict = judge(&probe, assumed, inside, saved_at + TimeDelta::seconds(seconds)).verdict;
                (verdict.status, verdict.diagnosis)
            };
            let wait = (RoleStatus::Unknown, Some(DiagnosisCode::RoleMayStillPropagate));
            assert_eq!((said(0), said(119)), (wait, wait));
            assert_eq!(said(120), (RoleStatus::NoAccess, Some(later)));
        }
        let open = Assumed { without_id: Tried::Done(()), ..good() };
        assert_eq!(judge(&probe, &open, None, saved_at).verdict.status, RoleStatus::Insecure);
    }

    #[test]
    fn r14_another_account_than_the_roles_is_no_access() {
        let other = Inside { account: Tried::Done("999988887777".to_owned()), ..inside(&["ReadOnlyAccess"]) };
        assert_eq!(said(&good(), Some(&other)), (RoleStatus::NoAccess, Some(DiagnosisCode::AccountMismatch)));
    }

    #[test]
    fn only_a_refusal_is_no_access() {
        let denied = |denial| Assumed { with_its_id: Tried::Denied(denial), ..good() };
        let no_access = |code| (RoleStatus::NoAccess, Some(code));
        assert_eq!(said(&denied(Denial::Plain), None), no_access(DiagnosisCode::AssumeRoleDenied));
        assert_eq!(said(&denied(Denial::ForWantOfMfa), None), no_access(DiagnosisCode::MfaRequired));
        let ours = (RoleStatus::Unknown, Some(DiagnosisCode::PlatformMayNotAssume));
        assert_eq!(said(&denied(Denial::ByCallersPolicy), None), ours);
        let unknown = (RoleStatus::Unknown, Some(DiagnosisCode::AwsUnavailable));
        assert_eq!(said(&Assumed { with_its_id: silent(), ..good() }, None), unknown);
        for inside in
            [Inside { policies: silent(), ..inside(&[]) }, Inside { account: silent(), ..inside(&["ReadOnlyAccess"]) }]
        {
            assert_eq!(said(&good(), Some(&inside)), unknown);
        }
    }

    #[test]
    fn r4_the_policy_of_aws_itself_is_needed_and_the_support_one_for_the_security_report_only() {
        let missing = (RoleStatus::NoAccess, Some(DiagnosisCode::PolicyMissing));
        let mut custom = inside(&[]);
        custom.policies = Tried::Done(vec!["arn:aws:iam::111122223333:policy/ReadOnlyAccess".to_owned()]);
        for inside in [inside(&[]), inside(&["ViewOnlyAccess"]), custom] {
            assert_eq!(said(&good(), Some(&inside)), missing);
        }
        let probe = RoleProbe { security_report: true, ..probe() };
        let diagnosis =
            |policies: &[&str]| judge(&probe, &good(), Some(&inside(policies)), DateTime::UNIX_EPOCH).verdict.diagnosis;
        assert_eq!(diagnosis(&["ReadOnlyAccess"]), Some(DiagnosisCode::SupportAccessMissing));
        assert_eq!(diagnosis(&["ReadOnlyAccess", "AWSSupportAccess"]), None);
    }

    #[test]
    fn a_role_that_may_write_works_and_is_said_to_be_over_privileged() {
        let writes = Tried::Done(vec!["s3:PutObject".to_owned()]);
        let inside = Inside { writes, ..inside(&["ReadOnlyAccess", "AdministratorAccess"]) };
        assert_eq!(said(&good(), Some(&inside)), (RoleStatus::Verified, Some(DiagnosisCode::OverPrivileged)));
    }

    #[test]
    fn what_aws_says_of_a_refusal_is_read_as_far_as_it_says_anything() {
        let plain = "User: arn:aws:iam::1:user/g is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::2:role/r";
        let ours = format!("{plain} because no identity-based policy allows the sts:AssumeRole action");
        assert_eq!(Denial::of_message(plain), Denial::Plain);
        assert_eq!(Denial::of_message(&ours), Denial::ByCallersPolicy);
        let mfa = "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.";
        assert_eq!(Denial::of_message(mfa), Denial::ForWantOfMfa);
    }
}
