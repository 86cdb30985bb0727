//! A plan for many accounts, and the rules of its life. Must not know the database or HTTP.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::auth::{Caller, Role, Scopes};
use crate::domain::{AwsAccountId, Code, Expected, Refusal};
use crate::events::Subject;
use crate::id::{ClientId, CloudAccountId, CredentialId, LinkRequestId, OnboardingPlanId, ResellerId};
use crate::locale::Lang;

/// How long a plan can be applied after it was made.
pub const APPLICABLE_FOR: TimeDelta = TimeDelta::days(1);

/// How long a plan is kept after its end: its rows hold e-mail addresses.
pub const KEPT_FOR: TimeDelta = TimeDelta::days(30);

crate::text_enum! {
    /// How far a plan is.
    PlanStatus as "OnboardingPlanStatus" {
        /// It says what would happen; nothing has changed.
        Planned "planned",
        /// It is being carried out, row by row.
        Applying "applying",
        /// Every row is done, or has failed.
        Applied "applied",
        /// It was given up before anything happened.
        Discarded "discarded",
        /// Nobody applied it within a day.
        Expired "expired",
    }
}

crate::text_enum! {
    /// What a row of a plan makes happen.
    RowAction as "OnboardingPlanAction" {
        /// An account is added.
        Create "create",
        /// An account of the client is changed.
        Update "update",
        /// Everything is as the row says already.
        Nothing "none",
        /// The row cannot be carried out; it says why.
        Refused "refused",
    }
}

crate::text_enum! {
    /// What became of a row of a plan.
    RowOutcome as "OnboardingPlanOutcome" {
        /// Nothing yet.
        Pending "pending",
        /// It is as the plan said.
        Done "done",
        /// It was refused, when it was planned or as it was carried out.
        Failed "failed",
    }
}

/// How many rows there are of each kind: by what is to happen, which makes up all of them, and by what has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "each counts the rows of its name")]
pub struct Counts {
    pub create: i32,
    pub update: i32,
    pub none: i32,
    pub refused: i32,
    pub done: i32,
    pub failed: i32,
}

impl Counts {
    /// Counts one more row with this action.
    pub fn add(&mut self, action: RowAction) {
        match action {
            RowAction::Create => self.create += 1,
            RowAction::Update => self.update += 1,
            RowAction::Nothing => self.none += 1,
            RowAction::Refused => self.refused += 1,
        }
    }
}

/// The invitations that a plan brings about (L8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Invitations {
    /// How many.
    pub needed: i32,
    /// How many AWS takes in 24 hours.
    pub per_day: i32,
    /// When the last one goes out about, if all are approved at once.
    pub last_sent_about: Option<DateTime<Utc>>,
}

/// Who has applied a plan: its rows are carried out in this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicant {
    /// The credential.
    pub credential_id: CredentialId,
    /// Its role.
    pub role: Role,
    /// The scopes of its token.
    pub scopes: Scopes,
    /// The token's generation: a rotation that refuses the tokens from before ends what was begun with them.
    pub generation: i32,
}

impl Applicant {
    /// This caller.
    pub fn of(caller: &Caller) -> Self {
        let Caller { credential_id, role, scopes, generation, .. } = caller;
        Self { credential_id: credential_id.clone(), role: *role, scopes: scopes.clone(), generation: *generation }
    }
}

/// A plan for many accounts of a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its id.
    pub id: OnboardingPlanId,
    /// The reseller of its client.
    pub reseller_id: ResellerId,
    /// The client whose accounts they are.
    pub client_id: ClientId,
    /// How far it is, as it is stored: see [`Plan::as_of`].
    pub status: PlanStatus,
    /// Its rows, as they were counted last.
    pub counts: Counts,
    /// The invitations that it brings about.
    pub invitations: Invitations,
    /// Who has applied it.
    pub applicant: Option<Applicant>,
    /// Until when it can be applied.
    pub expires_at: DateTime<Utc>,
    /// Counts its changes, from 1.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl Plan {
    /// The plan at this moment: one that nobody applied in time has expired, whether or not that is stored yet. What is stored
    /// later is the same, because nothing else can happen to it.
    #[must_use]
    pub fn as_of(self, now: DateTime<Utc>) -> Self {
        if self.status != PlanStatus::Planned || now < self.expires_at {
            return self;
        }
        Self { status: PlanStatus::Expired, version: self.version + 1, updated_at: self.expires_at, ..self }
    }

    /// The plan as somebody applies it. One that is being applied stays as it is, whatever version was expected: to ask again
    /// is to ask how far it is.
    pub fn apply(&self, by: Applicant, expected: &Expected, now: DateTime<Utc>) -> Result<Option<Self>, Refusal> {
        if self.status == PlanStatus::Applying {
            return Ok(None);
        }
        let mut counts = self.counts;
        // What was refused has failed; there is nothing to try.
        counts.failed = counts.refused;
        let next = self.leaves_planned(PlanStatus::Applying, expected, now)?;
        Ok(Some(Self { applicant: Some(by), counts, ..next }))
    }

    /// The plan as somebody gives it up.
    pub fn discard(&self, expected: &Expected, now: DateTime<Utc>) -> Result<Self, Refusal> {
        self.leaves_planned(PlanStatus::Discarded, expected, now)
    }

    fn leaves_planned(&self, to: PlanStatus, expected: &Expected, now: DateTime<Utc>) -> Result<Self, Refusal> {
        expected.check(self.version)?;
        if self.status != PlanStatus::Planned {
            let current = self.status.as_str();
            return Err(Refusal::new(Code::OnboardingPlanNotPlanned)
                .with("current", current)
                .member("current", current));
        }
        Ok(Self { status: to, version: self.version + 1, updated_at: now, ..self.clone() })
    }

    /// The plan with what has become of its rows since; none when nothing has. Without any row that waits it is applied.
    pub fn progressed(&self, done: i32, failed: i32, pending: i32, now: DateTime<Utc>) -> Option<Self> {
        let counts = Counts { done, failed, ..self.counts };
        let status = if pending == 0 { PlanStatus::Applied } else { PlanStatus::Applying };
        if self.status != PlanStatus::Applying || (counts == self.counts && status == self.status) {
            return None;
        }
        Some(Self { status, counts, version: self.version + 1, updated_at: now, ..self.clone() })
    }

    /// When there is something to do about it, as it was changed at this real moment: it expires, goes on, or is forgotten.
    pub fn due_at(&self, real: DateTime<Utc>) -> DateTime<Utc> {
        match self.status {
            PlanStatus::Planned => self.expires_at,
            PlanStatus::Applying => real,
            PlanStatus::Applied | PlanStatus::Discarded | PlanStatus::Expired => real + KEPT_FOR,
        }
    }

    /// What its events say.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            reseller_id: Some(self.reseller_id.as_str()),
            client_id: Some(self.client_id.as_str()),
            resource_id: self.id.as_str(),
            version: self.version,
            data: json!({ "status": self.status, "done": self.counts.done, "failed": self.counts.failed }),
        }
    }
}

/// A text in every language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    en: String,
    es: String,
}

impl Text {
    /// What this says in each language.
    pub fn of(text: impl Fn(Lang) -> String) -> Self {
        Self { en: text(Lang::En), es: text(Lang::Es) }
    }

    /// The text in a language.
    pub fn in_lang(self, lang: Lang) -> String {
        match lang {
            Lang::En => self.en,
            Lang::Es => self.es,
        }
    }
}

/// A member that a row sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its name.
    pub member: String,
    /// What it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What it becomes.
    pub to: String,
}

/// Something that is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldError {
    /// JSON pointer into the row.
    pub pointer: String,
    /// Stable code of the cause.
    pub code: String,
    /// What is wrong.
    pub detail: Text,
}

/// What was found out about a row.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Findings {
    /// What it sets.
    pub changes: Vec<Change>,
    /// What is wrong with it.
    pub errors: Vec<ToldError>,
    /// What the account is to be warned of, by its codes.
    pub warnings: Vec<String>,
}

/// Why a row could not be carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldProblem {
    /// The HTTP status that the code comes with.
    pub status: u16,
    /// Stable code of the cause.
    pub code: String,
    /// What the code means.
    pub title: Text,
    /// What happened and what to do next.
    pub detail: Text,
    /// The members that were refused.
    pub errors: Vec<ToldError>,
}

/// A row of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// Its place: the line of a file, whose first one is the header's, or the place in a list, from 1.
    pub line: i32,
    /// Its account number, if it has one.
    pub aws_account_id: Option<AwsAccountId>,
    /// What is wanted, as JSON; none of a row that is refused.
    pub content: Option<String>,
    /// What it makes happen.
    pub action: RowAction,
    /// What was found out about it.
    pub findings: Findings,
    /// What became of it.
    pub outcome: RowOutcome,
    /// The account that it is about.
    pub cloud_account_id: Option<CloudAccountId>,
    /// The link request that it submitted.
    pub link_request_id: Option<LinkRequestId>,
    /// Why it failed.
    pub problem: Option<ToldProblem>,
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::Versions;

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hour)
    }

    fn plan(status: PlanStatus) -> Plan {
        Plan {
            id: OnboardingPlanId::from_uuid(Uuid::now_v7()),
            reseller_id: ResellerId::from_uuid(Uuid::now_v7()),
            client_id: ClientId::from_uuid(Uuid::now_v7()),
            status,
            counts: Counts { create: 2, refused: 1, ..Counts::default() },
            invitations: Invitations::default(),
            applicant: None,
            expires_at: at(24),
            version: 3,
            created_at: at(0),
            updated_at: at(0),
        }
    }

    fn somebody() -> Applicant {
        let (credential_id, scopes) = ("ops".parse().unwrap(), Scopes::of_role(Role::Operations));
        Applicant { credential_id, role: Role::Operations, scopes, generation: 0 }
    }

    #[test]
    fn a_plan_that_nobody_applies_expires_to_the_moment_and_to_the_same_whenever_it_is_asked() {
        let planned = plan(PlanStatus::Planned);
        assert_eq!(planned.clone().as_of(at(24) - TimeDelta::microseconds(1)), planned);
        let expired = planned.clone().as_of(at(24));
        assert_eq!((expired.status, expired.version, expired.updated_at), (PlanStatus::Expired, 4, at(24)));
        assert_eq!(planned.as_of(at(1000)), expired);
        assert_eq!(expired.clone().as_of(at(1000)), expired);
        for status in [PlanStatus::Applying, PlanStatus::Applied, PlanStatus::Discarded] {
            let other = plan(status);
            assert_eq!(other.clone().as_of(at(1000)), other);
        }
    }

    #[test]
    fn only_that_a_plan_expires_goes_by_the_time_that_the_test_clock_moves() {
        let due: Vec<_> = PlanStatus::ALL.iter().map(|status| plan(*status).due_at(at(5))).collect();
        let kept = at(5) + KEPT_FOR;
        assert_eq!(due, [at(24), at(5), kept, kept, kept]);
    }

    #[test]
    fn only_a_planned_one_is_applied_or_discarded_and_the_version_is_looked_at_first() {
        let other = Expected { matching: Some(Versions::OneOf(vec![2])), none_matching: None };
        for status in PlanStatus::ALL.iter().copied() {
            let plan = plan(status);
            let refused = |done: Result<(), Refusal>| done.err().map(|refusal| refusal.code);
            let applied = |expected| refused(plan.apply(somebody(), expected, at(1)).map(drop));
            let discarded = |expected| refused(plan.discard(expected, at(1)).map(drop));
            let not_planned = (status != PlanStatus::Planned).then_some(Code::OnboardingPlanNotPlanned);
            assert_eq!(discarded(&Expected::ANYTHING), not_planned, "{}", status.as_str());
            assert_eq!(discarded(&other), Some(Code::VersionMismatch));
            if status == PlanStatus::Applying {
                assert_eq!(plan.apply(somebody(), &other, at(1)), Ok(None), "to ask again is to ask how far it is");
            } else {
                assert_eq!(applied(&Expected::ANYTHING), not_planned, "{}", status.as_str());
                assert_eq!(applied(&other), Some(Code::VersionMismatch));
            }
        }
    }

    #[test]
    fn what_was_refused_has_failed_as_soon_as_the_plan_is_applied() {
        let applying = plan(PlanStatus::Planned).apply(somebody(), &Expected::ANYTHING, at(1)).unwrap().unwrap();
        assert_eq!((applying.counts.failed, applying.version, applying.updated_at), (1, 4, at(1)));
        assert_eq!(applying.applicant, Some(somebody()));
    }

    #[test]
    fn progress_is_a_new_version_only_when_there_is_any_and_the_last_row_ends_it() {
        let applying = plan(PlanStatus::Applying);
        assert_eq!(applying.progressed(0, 0, 3, at(2)), None);
        let going = applying.progressed(1, 1, 1, at(2)).unwrap();
        assert_eq!((going.status, going.version), (PlanStatus::Applying, 4));
        let over = going.progressed(2, 1, 0, at(3)).unwrap();
        assert_eq!((over.status, over.version, over.counts.done), (PlanStatus::Applied, 5, 2));
        assert_eq!(over.progressed(3, 0, 0, at(4)), None);
    }
}
