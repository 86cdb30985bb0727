//! When the platform checks a role by itself. Pure.

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use super::model::RoleSetup;
use crate::aws::verdict::PROPAGATES_WITHIN;
use crate::domain::{DiagnosisCode, RoleStatus};
use crate::id::CloudAccountId;

/// The shortest and the longest wait for a role that may still propagate.
const RETRY_WITHIN: (TimeDelta, TimeDelta) = (TimeDelta::seconds(5), TimeDelta::seconds(30));

/// How long a verified role waits at most when AWS did not answer.
const ASK_AGAIN_AFTER: TimeDelta = TimeDelta::hours(1);

/// When a role is checked next without anybody asking, if ever. `every` is how often verified roles are; none when they are
/// not.
///
/// R13: one that AWS refuses soon after it was saved is tried at growing distances, and for the last time when the two
/// minutes are over; so is one for which AWS did not answer meanwhile. A verified one has its turn after the interval and up to a tenth of it, by its id, so that roles that
/// were verified together are not checked together.
pub fn next_check(role: &RoleSetup, every: Option<TimeDelta>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let id = &role.cloud_account_id;
    match (role.status, role.diagnosis, role.arn_saved_at) {
        (RoleStatus::Unknown, diagnosis, Some(saved_at))
            if diagnosis == Some(DiagnosisCode::RoleMayStillPropagate) || now < saved_at + PROPAGATES_WITHIN =>
        {
            let (shortest, longest) = RETRY_WITHIN;
            let wait = ((now - saved_at) / 2).clamp(shortest, longest);
            // Clocks of replicas differ: what is still refused as too early has another try.
            Some((now + wait).min((saved_at + PROPAGATES_WITHIN).max(now + TimeDelta::seconds(1))))
        }
        (RoleStatus::Verified, ..) => {
            let every = every?;
            let wait = if role.unanswered.is_some() { every.min(ASK_AGAIN_AFTER) } else { every };
            Some(now + wait + spread(id, wait / 10))
        }
        _ => None,
    }
}

/// When a verified role that has no moment yet is checked: some time within the interval, by its id.
pub fn first_check(id: &CloudAccountId, every: TimeDelta, now: DateTime<Utc>) -> DateTime<Utc> {
    now + spread(id, every)
}

/// A part of the span, the same for an id every time.
fn spread(id: &CloudAccountId, span: TimeDelta) -> TimeDelta {
    let hash = Sha256::digest(id.as_str());
    let part = hash.iter().take(2).fold(0_i32, |part, byte| (part << 8) | i32::from(*byte));
    span / (1 << 16) * part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{ClientId, ResellerId};
    use crate::role_arn::model::{Details, Unanswered};

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;
    const DAY: TimeDelta = TimeDelta::days(1);

    fn role(status: RoleStatus, diagnosis: Option<DiagnosisCode>) -> RoleSetup {
        let nil = uuid::Uuid::nil();
        RoleSetup {
            cloud_account_id: CloudAccountId::from_uuid(nil),
            reseller_id: ResellerId::from_uuid(nil),
            client_id: ClientId::from_uuid(nil),
            details: Details::default(),
            arn_saved_at: Some(NOW),
            status,
            checked_at: None,
            diagnosis,
            checks: Vec::new(),
            verification: None,
            unanswered: None,
            version: 1,
            updated_at: NOW,
        }
    }

    #[test]
    fn r13_a_refused_role_is_tried_at_growing_distances_until_the_two_minutes_are_over() {
        let refused = role(RoleStatus::Unknown, Some(DiagnosisCode::RoleMayStillPropagate));
        let mut tries = vec![TimeDelta::zero()];
        while *tries.last().unwrap() < PROPAGATES_WITHIN {
            let now = NOW + *tries.last().unwrap();
            tries.push(next_check(&refused, None, now).unwrap() - NOW);
        }
        assert_eq!(tries.last(), Some(&PROPAGATES_WITHIN), "the last one decides");
        assert!(tries.len() < 12, "{tries:?}");
        let early = NOW + PROPAGATES_WITHIN - TimeDelta::milliseconds(5);
        assert!(next_check(&refused, None, early).unwrap() > early);
    }

    #[test]
    fn verified_roles_have_their_turn_after_the_interval_each_at_its_own_moment() {
        let verified = role(RoleStatus::Verified, None);
        assert_eq!(next_check(&verified, None, NOW), None);
        let at = |id: u128| {
            let cloud_account_id = CloudAccountId::from_uuid(uuid::Uuid::from_u128(id));
            next_check(&RoleSetup { cloud_account_id, ..verified.clone() }, Some(DAY), NOW).unwrap()
        };
        let moments: std::collections::BTreeSet<_> = (0..100).map(at).collect();
        assert!(moments.len() > 90, "{} moments", moments.len());
        assert!(moments.iter().all(|at| (NOW + DAY..NOW + DAY + DAY / 10).contains(at)), "{moments:?}");
        let unanswered = Some(Unanswered { since: NOW, diagnosis: DiagnosisCode::AwsUnavailable });
        let again = next_check(&RoleSetup { unanswered, ..verified }, Some(DAY), NOW).unwrap();
        assert!(again < NOW + TimeDelta::hours(2));
    }

    #[test]
    fn others_are_checked_when_somebody_asks() {
        for status in [RoleStatus::NotChecked, RoleStatus::NoAccess, RoleStatus::Insecure] {
            assert_eq!(next_check(&role(status, None), Some(DAY), NOW), None, "{status:?}");
        }
        let silent = role(RoleStatus::Unknown, Some(DiagnosisCode::AwsUnavailable));
        assert_eq!(next_check(&silent, Some(DAY), NOW + PROPAGATES_WITHIN), None);
        assert!(next_check(&silent, None, NOW).is_some(), "R13: a new one is tried again");
    }

    #[test]
    fn roles_without_a_moment_are_spread_over_the_interval() {
        let at = |id: u128| first_check(&CloudAccountId::from_uuid(uuid::Uuid::from_u128(id)), DAY, NOW) - NOW;
        let halves = (0..100).filter(|id| at(*id) < DAY / 2).count();
        assert!((25..75).contains(&halves), "{halves} in the first half");
        assert!((0..100).all(|id| at(id) < DAY));
    }
}
