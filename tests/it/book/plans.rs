//! How far an onboarding plan gets, asked of its rules.

use chrono::{DateTime, TimeDelta, Utc};
use gangway::auth::scope::{Role, Scopes};
use gangway::domain::Expected;
use gangway::id::{ClientId, OnboardingPlanId, ResellerId};
use gangway::onboarding_plans::model::{Applicant, Counts, Invitations, Plan, PlanStatus};

use super::mermaid::{Mood, States};

const HEAD: &str = "\
## Onboarding plans

A [plan of many accounts](many-accounts.md) is applied or discarded within a day. Once it is being applied it goes on to its end.
";

fn plan(status: PlanStatus) -> Plan {
    let nil = uuid::Uuid::nil();
    Plan {
        id: OnboardingPlanId::from_uuid(nil),
        reseller_id: ResellerId::from_uuid(nil),
        client_id: ClientId::from_uuid(nil),
        status,
        counts: Counts { create: 1, ..Counts::default() },
        invitations: Invitations::default(),
        applicant: None,
        expires_at: DateTime::UNIX_EPOCH + TimeDelta::hours(24),
        version: 1,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
    }
}

/// What can happen to a plan in this state, and the state that follows.
fn follows(status: PlanStatus) -> Vec<(&'static str, PlanStatus)> {
    let (plan, now) = (plan(status), DateTime::<Utc>::UNIX_EPOCH);
    let (credential_id, scopes) = ("ops".parse().unwrap(), Scopes::of_role(Role::Operations));
    let somebody = Applicant { credential_id, role: Role::Operations, scopes, generation: 0 };
    let after = [
        ("apply", plan.apply(somebody, &Expected::ANYTHING, now).ok().flatten()),
        ("discard", plan.discard(&Expected::ANYTHING, now).ok()),
        ("a day is over", Some(plan.clone().as_of(plan.expires_at))),
        ("every row is done or has failed", plan.progressed(1, 0, 0, now)),
    ];
    let moved = after.into_iter().filter_map(|(what, after)| Some((what, after?.status)));
    moved.filter(|(_, after)| *after != status).collect()
}

/// The part of the page.
pub fn part() -> String {
    let mut drawn = States::default();
    for status in PlanStatus::ALL.iter().copied() {
        let follows = follows(status);
        drawn.mood(
            status.as_str(),
            match status {
                PlanStatus::Applied => Mood::Good,
                _ if follows.is_empty() => Mood::Ended,
                _ => Mood::Open,
            },
        );
        for (what, after) in follows {
            drawn.arrow(status.as_str(), after.as_str(), what);
        }
    }
    format!("{HEAD}\n{}", drawn.block(PlanStatus::Planned.as_str()))
}
