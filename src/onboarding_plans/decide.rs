//! What a row makes happen, by the rules that the operations themselves have: all that stands against it at once. Must not
//! know the database or HTTP.

use std::collections::HashMap;

use super::dto::OnboardingPlanAccount;
use super::facts::Facts;
use super::model::{Change, RowAction};
use super::sheet::ReadRow;
use crate::cloud_accounts::dto::UpdateCloudAccount;
use crate::cloud_accounts::model::{CloudAccount, OrganizationRole, check_organization_role};
use crate::contract::warning::WarningCode;
use crate::domain::{AccountStatus, AwsAccountId, Code, FieldError, Refusal, Violation, trimmed};
use crate::enrolment::accounts::check_prices;
use crate::id::{CloudAccountId, SupportPlanId};
use crate::link_requests::ops::{check_may_come, check_submittable};
use crate::link_requests::warnings;
use crate::quotas::model::Quota;
use crate::support_plans::model::{SupportType, check_kind, check_offered, check_room};

/// Something that stands against a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Objection {
    /// A member is not as it should be.
    Member(Violation),
    /// A rule refuses; with the member that it is about.
    Rule(&'static str, Refusal),
}

/// What a row makes happen.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// What.
    pub action: RowAction,
    /// The members that it sets.
    pub changes: Vec<Change>,
    /// All that stands against it.
    pub objections: Vec<Objection>,
    /// What the account is to be warned of afterwards.
    pub warnings: Vec<WarningCode>,
    /// The account, if it is there already.
    pub account: Option<CloudAccountId>,
    /// Whether a link request is submitted.
    pub submits: bool,
}

/// Decides row by row: what earlier rows take is no longer there for later ones.
pub struct Planner<'a> {
    facts: &'a Facts,
    lines: HashMap<AwsAccountId, i32>,
    joined: HashMap<SupportPlanId, usize>,
    created: i64,
    submitted: i64,
}

impl<'a> Planner<'a> {
    /// One that begins.
    pub fn new(facts: &'a Facts) -> Self {
        Self { facts, lines: HashMap::new(), joined: HashMap::new(), created: 0, submitted: 0 }
    }

    /// What a row makes happen.
    pub fn decide(&mut self, row: &ReadRow) -> Decision {
        let first = row.number.as_ref().and_then(|number| self.lines.get(number).copied());
        if let (Some(number), None) = (&row.number, first) {
            self.lines.insert(number.clone(), row.line);
        }
        let mut objections: Vec<_> =
            row.content.as_ref().err().into_iter().flatten().cloned().map(Objection::Member).collect();
        objections.extend(first.map(|line| {
            let error = FieldError::new("duplicate_account").with("line", line.to_string());
            Objection::Member(Violation::at("/awsAccountId", error))
        }));
        match &row.content {
            Ok(wanted) if objections.is_empty() => self.of_account(wanted),
            _ => refused(objections),
        }
    }

    fn of_account(&mut self, wanted: &OnboardingPlanAccount) -> Decision {
        match self.facts.own.get(&wanted.aws_account_id) {
            Some(account) => self.update(wanted, account),
            None if self.facts.registered.contains(&wanted.aws_account_id) => {
                refused(vec![Objection::Rule("/awsAccountId", Code::AwsAccountAlreadyRegistered.into())])
            }
            None => self.create(wanted),
        }
    }

    fn create(&mut self, wanted: &OnboardingPlanAccount) -> Decision {
        let facts = self.facts;
        let submits = wanted.submit_link_request == Some(true);
        let mut against = Against::default();
        against.rule("/supportType", check_offered(wanted.support_type, facts.today));
        against.rule("/organizationRole", check_organization_role(wanted.organization_role));
        let own = wanted.pricebook_id.as_ref().map(|id| facts.pricebooks.get(id));
        against.rule("/pricebookId", check_prices(&facts.client, facts.provider.as_ref(), own));
        if let Some(group) = &wanted.support_plan_id {
            self.check_group(&mut against, group, wanted.support_type);
        }
        if submits {
            let may_come = check_may_come(wanted.organization_role, facts.allow_direct_transfer);
            against.rule("/submitLinkRequest", may_come);
        }
        if against.0.is_empty() {
            against.rule("", self.check_left(self.created, facts.accounts_left, Quota::CloudAccounts));
        }
        self.check_submission(&mut against, submits);
        if !against.0.is_empty() {
            return refused(against.0);
        }
        self.created += 1;
        self.take(wanted.support_plan_id.as_ref(), submits);
        Decision {
            action: RowAction::Create,
            changes: members(wanted),
            objections: Vec::new(),
            warnings: warnings::of_account(wanted.support_plan_id.is_some(), Some(wanted.organization_role)),
            account: None,
            submits,
        }
    }

    fn update(&mut self, wanted: &OnboardingPlanAccount, account: &CloudAccount) -> Decision {
        let facts = self.facts;
        let after = changed(wanted, account);
        let moves_to = wanted.support_plan_id.as_ref().filter(|group| account.support_plan_id.as_ref() != Some(*group));
        let submits = wanted.submit_link_request == Some(true) && account.status == AccountStatus::Registered;
        let mut against = Against::default();
        against.rule("/organizationRole", account.check_change(&after, facts.allow_direct_transfer));
        if after.support_type != account.support_type {
            against.rule("/supportType", check_offered(after.support_type, facts.today));
        }
        match (moves_to, &account.support_plan_id) {
            (Some(group), _) => self.check_group(&mut against, group, after.support_type),
            (None, Some(stays)) if after.support_type != account.support_type => {
                let kind = facts.groups.get(stays).map(|(group, _)| group.kind);
                against.rule("/supportType", kind.map_or(Ok(()), |kind| check_kind(after.support_type, kind)));
            }
            (None, _) => {}
        }
        if after.pricebook_id != account.pricebook_id {
            let own = after.pricebook_id.as_ref().map(|id| facts.pricebooks.get(id));
            against.rule("/pricebookId", check_prices(&facts.client, facts.provider.as_ref(), own));
        }
        if submits {
            against.rule("/submitLinkRequest", check_submittable(&after, facts.allow_direct_transfer));
        }
        self.check_submission(&mut against, submits);
        if !against.0.is_empty() {
            return refused(against.0);
        }
        let mut changes = differences(account, &after);
        changes.extend(moves_to.map(|group| Change {
            member: "supportPlanId".to_owned(),
            from: account.support_plan_id.as_ref().map(ToString::to_string),
            to: group.to_string(),
        }));
        changes.extend(submits.then(submission));
        self.take(moves_to, submits);
        let invited_as = (account.status != AccountStatus::Linked).then_some(after.organization_role);
        Decision {
            action: if changes.is_empty() { RowAction::Nothing } else { RowAction::Update },
            changes,
            objections: Vec::new(),
            warnings: warnings::of_account(moves_to.is_some() || account.support_plan_id.is_some(), invited_as),
            account: Some(account.id.clone()),
            submits,
        }
    }

    fn check_group(&self, against: &mut Against, id: &SupportPlanId, support_type: SupportType) {
        let own = self.facts.groups.get(id).filter(|(group, _)| group.reseller_id == self.facts.client.reseller_id);
        let Some((group, accounts)) = own else {
            return against.0.push(Objection::Member(Violation::not_found("/supportPlanId")));
        };
        against.rule("/supportPlanId", group.check_client(&self.facts.client.id));
        against.rule("/supportPlanId", check_kind(support_type, group.kind));
        against.rule("/supportPlanId", check_room(accounts + self.joined.get(id).copied().unwrap_or(0)));
    }

    fn check_submission(&self, against: &mut Against, submits: bool) {
        if submits && against.0.is_empty() {
            against.rule("", self.check_left(self.submitted, self.facts.requests_left, Quota::LinkRequests));
        }
    }

    fn check_left(&self, taken: i64, left: i64, quota: Quota) -> Result<(), Refusal> {
        if taken < left { Ok(()) } else { Err(self.facts.quotas.exceeded(quota)) }
    }

    fn take(&mut self, group: Option<&SupportPlanId>, submits: bool) {
        if let Some(group) = group {
            *self.joined.entry(group.clone()).or_default() += 1;
        }
        self.submitted += i64::from(submits);
    }
}

/// What stands against a row, as it is found.
#[derive(Default)]
struct Against(Vec<Objection>);

impl Against {
    /// Notes a refusal by a rule about this member; one of members names those itself.
    fn rule(&mut self, pointer: &'static str, checked: Result<(), Refusal>) {
        match checked {
            Ok(()) => {}
            Err(refusal) if !refusal.errors.is_empty() => {
                self.0.extend(refusal.errors.into_iter().map(Objection::Member));
            }
            Err(refusal) => self.0.push(Objection::Rule(pointer, refusal)),
        }
    }
}

fn refused(objections: Vec<Objection>) -> Decision {
    let (changes, warnings) = (Vec::new(), Vec::new());
    Decision { action: RowAction::Refused, changes, objections, warnings, account: None, submits: false }
}

/// The account as the row wants it; what the row does not have stays.
pub fn changed(wanted: &OnboardingPlanAccount, account: &CloudAccount) -> CloudAccount {
    let mut after = account.clone();
    patch(wanted).apply(&mut after);
    after
}

/// What the row wants of an account, as a change of it.
pub fn patch(wanted: &OnboardingPlanAccount) -> UpdateCloudAccount {
    UpdateCloudAccount {
        aws_account_id: None,
        root_email: wanted.root_email.clone().map(Some),
        nickname: wanted.nickname.clone().map(Some),
        support_type: Some(wanted.support_type),
        organization_role: wanted.organization_role.map(Some),
        pricebook_id: wanted.pricebook_id.clone().map(Some),
        support_plan_id: wanted.support_plan_id.clone().map(Some),
    }
}

fn submission() -> Change {
    Change { member: "submitLinkRequest".to_owned(), from: None, to: true.to_string() }
}

/// All members of an account that is added, but for its number.
fn members(wanted: &OnboardingPlanAccount) -> Vec<Change> {
    let role = wanted.organization_role.map(OrganizationRole::as_str);
    let members = [
        ("nickname", wanted.nickname.as_deref().map(trimmed)),
        ("rootEmail", wanted.root_email.as_ref().map(ToString::to_string)),
        ("supportType", Some(wanted.support_type.as_str().to_owned())),
        ("organizationRole", role.map(str::to_owned)),
        ("pricebookId", wanted.pricebook_id.as_ref().map(ToString::to_string)),
        ("supportPlanId", wanted.support_plan_id.as_ref().map(ToString::to_string)),
    ];
    let set =
        members.into_iter().filter_map(|(member, to)| Some(Change { member: member.to_owned(), from: None, to: to? }));
    set.chain((wanted.submit_link_request == Some(true)).then(submission)).collect()
}

/// The members that a row may set and in which two states of an account differ.
fn differences(before: &CloudAccount, after: &CloudAccount) -> Vec<Change> {
    let members = |account: &CloudAccount| {
        let role = account.organization_role.map(OrganizationRole::as_str);
        [
            account.nickname.clone(),
            account.root_email.as_ref().map(ToString::to_string),
            Some(account.support_type.as_str().to_owned()),
            role.map(str::to_owned),
            account.pricebook_id.as_ref().map(ToString::to_string),
        ]
    };
    let names = ["nickname", "rootEmail", "supportType", "organizationRole", "pricebookId"];
    let pairs = names.into_iter().zip(members(before).into_iter().zip(members(after)));
    let differ = pairs.filter(|(_, (from, to))| from != to);
    differ.filter_map(|(name, (from, to))| Some(Change { member: name.to_owned(), from, to: to? })).collect()
}
