//! Which way an account can come in, and what stands against it, from facts. Pure.

use super::codes::Route;
use super::conditions::{self, Condition};
use super::facts::{Facts, Heard};
use crate::aws::Outlook;
use crate::cloud_accounts::model::{OrganizationRole, Origin};
use crate::domain::AccountStatus;
use crate::tx::Terms;

/// What the pre-flight found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The way in.
    pub route: Route,
    /// What it depends on, always in the same order.
    pub conditions: Vec<Condition>,
}

/// The way in and its conditions.
pub fn decide(facts: &Facts, terms: &Terms, heard: Heard) -> Decision {
    Decision { route: route(facts, terms, heard), conditions: conditions::all(facts, terms, heard) }
}

/// The route table. What is not known is taken for an account that stands alone, because only that can be tried at once.
fn route(facts: &Facts, terms: &Terms, heard: Heard) -> Route {
    if let Some(account) = &facts.account {
        if !account.status.is_live() || conditions::is_foreign(account) {
            return Route::None;
        }
        if account.status == AccountStatus::Linked {
            return Route::AlreadyLinked;
        }
        if account.origin == Origin::New {
            return Route::CreateAccount;
        }
    }
    if facts.is_registered_elsewhere {
        return Route::None;
    }
    let is_held = heard == Heard::Said(Outlook::InAnotherOrganization);
    match facts.organization_role {
        Some(OrganizationRole::Management) if terms.allow_direct_transfer => Route::BillingTransfer,
        Some(OrganizationRole::Management) => Route::Cta,
        Some(OrganizationRole::Member) if terms.allow_direct_transfer && !is_held => Route::DirectTransfer,
        Some(OrganizationRole::Member) => Route::LeaveThenInvite,
        _ if is_held => Route::LeaveThenInvite,
        _ => Route::Invite,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::discovery::model::Answers;
    use crate::domain::{AwsAccountId, RoleStatus};
    use crate::id::CloudAccountId;
    use crate::locale::{self, Lang};
    use crate::margin::model::SupportSettings;
    use crate::preflight::codes::{ConditionCode, ConditionOutcome};
    use crate::preflight::facts::KnownAccount;
    use crate::support_plans::model::{GroupKind, SupportType};

    fn terms(allow_direct_transfer: bool, connected: bool, invitations_per_day: Option<u32>) -> Terms {
        Terms { allow_direct_transfer, connected, invitations_per_day, ..Terms::default() }
    }

    fn manual() -> Terms {
        terms(false, false, None)
    }

    fn account() -> KnownAccount {
        KnownAccount {
            id: CloudAccountId::from_uuid(uuid::Uuid::nil()),
            origin: Origin::Existing,
            status: AccountStatus::Registered,
            role_status: RoleStatus::Verified,
            partition: Some("aws".to_owned()),
            settings: SupportSettings {
                has_pricebook: true,
                support_type: SupportType::Basic,
                group_kind: Some(GroupKind::Passthrough),
            },
            attempts: 0,
        }
    }

    /// An account against which nothing stands.
    fn facts() -> Facts {
        Facts {
            number: AwsAccountId::parse("111122223333").ok(),
            account: Some(account()),
            is_registered_elsewhere: false,
            organization_role: Some(OrganizationRole::Standalone),
            is_role_measured: false,
            has_pricebook: Some(true),
            has_room: Some(true),
            invitations_today: 0,
            discovery: Some(Answers::new()),
        }
    }

    fn with_account(change: impl FnOnce(&mut KnownAccount)) -> Facts {
        let mut known = account();
        change(&mut known);
        Facts { account: Some(known), ..facts() }
    }

    /// Route, and `outcome basis text reason` of a condition.
    fn of(code: ConditionCode, facts: &Facts, terms: &Terms, heard: Heard) -> String {
        let found = decide(facts, terms, heard);
        let mut codes: Vec<_> = found.conditions.iter().map(|one| one.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), found.conditions.len(), "each once");
        for one in &found.conditions {
            for lang in Lang::ALL {
                let id = format!("preflight-{}-{}", one.code.as_str(), one.text);
                assert!(locale::find(*lang, &id, &[]).is_some(), "{id}");
                let has_fix = locale::find(*lang, &format!("{id}.fix"), &[]).is_some();
                assert!(has_fix || one.outcome != ConditionOutcome::Failed, "{id}");
            }
        }
        match found.conditions.iter().find(|one| one.code == code) {
            None => "–".to_owned(),
            Some(one) => {
                let parts = [one.outcome.as_str(), one.basis.as_str(), one.text, one.aws_reason.unwrap_or_default()];
                parts.join(" ").trim_end().to_owned()
            }
        }
    }

    fn plain(code: ConditionCode, facts: &Facts) -> String {
        of(code, facts, &manual(), Heard::NotAsked)
    }

    fn way(facts: &Facts, terms: &Terms) -> &'static str {
        decide(facts, terms, Heard::NotAsked).route.as_str()
    }

    #[test]
    fn the_route_table() {
        use OrganizationRole::{Management, Member, Standalone};
        let roles = |allow| {
            let way = |role| way(&Facts { organization_role: role, ..facts() }, &terms(allow, false, None));
            [None, Some(Standalone), Some(Member), Some(Management)].map(way)
        };
        assert_eq!(roles(false), ["invite", "invite", "leave_then_invite", "cta"]);
        assert_eq!(roles(true), ["invite", "invite", "direct_transfer", "billing_transfer"]);
        let statuses =
            AccountStatus::ALL.iter().map(|status| way(&with_account(|one| one.status = *status), &manual()));
        let ways = ["invite", "invite", "invite", "already_linked", "none", "none"];
        assert_eq!(statuses.collect::<Vec<_>>(), ways);
        let new = Facts { number: None, ..with_account(|one| one.origin = Origin::New) };
        assert_eq!(way(&new, &manual()), "create_account");
        assert_eq!(way(&with_account(|one| one.partition = Some("aws-cn".to_owned())), &manual()), "none");
        let elsewhere = Facts { account: None, is_registered_elsewhere: true, ..facts() };
        assert_eq!(way(&elsewhere, &manual()), "none");
        assert_eq!(way(&Facts { account: None, ..facts() }, &manual()), "invite");
    }

    #[test]
    fn a5_a6_an_organization_lets_go_of_its_members_first_and_its_management_goes_another_way() {
        use OrganizationRole::{Management, Member, Standalone};
        let say = |role, allow, heard| {
            let facts = Facts { organization_role: role, ..facts() };
            of(ConditionCode::OrganizationRole, &facts, &terms(allow, true, None), heard)
        };
        let fine = Heard::Said(Outlook::Fine);
        assert_eq!(say(None, false, fine), "unknown declared unknown");
        assert_eq!(say(Some(Standalone), false, fine), "passed declared standalone");
        assert_eq!(say(Some(Member), false, fine), "failed declared member");
        assert_eq!(say(Some(Member), true, fine), "passed declared direct-transfer");
        for allow in [false, true] {
            assert_eq!(say(Some(Management), allow, fine), "failed declared management");
            let held = Heard::Said(Outlook::InAnotherOrganization);
            let refused = "failed aws member ALREADY_IN_AN_ORGANIZATION";
            for role in [None, Some(Standalone), Some(Member)] {
                assert_eq!(say(role, allow, held), refused);
                let facts = Facts { organization_role: role, ..facts() };
                assert_eq!(decide(&facts, &terms(allow, true, None), held).route, Route::LeaveThenInvite);
            }
        }
    }

    #[test]
    fn l7_an_open_request_or_invitation_stands_against_another_one() {
        let code = ConditionCode::NoOpenRequest;
        let status = |status| plain(code, &with_account(|one| one.status = status));
        assert_eq!(status(AccountStatus::Registered), "passed platform none");
        assert_eq!(status(AccountStatus::Requested), "failed platform requested");
        assert_eq!(status(AccountStatus::Invited), "failed platform invited");
        let heard = |heard| of(code, &facts(), &terms(false, true, Some(20)), heard);
        assert_eq!(heard(Heard::Said(Outlook::NotInvited)), "passed aws none");
        let refused = "failed aws invited-elsewhere DuplicateHandshakeException";
        assert_eq!(heard(Heard::Said(Outlook::Invited)), refused);
        assert_eq!(heard(Heard::Unanswered), "unknown aws unanswered");
    }

    #[test]
    fn l8_the_days_invitations_are_counted_where_the_platform_sends_at_aws() {
        let code = ConditionCode::InvitationsLeftToday;
        let say = |sent, terms: &Terms| of(code, &Facts { invitations_today: sent, ..facts() }, terms, Heard::NotAsked);
        let aws = terms(false, true, Some(20));
        assert_eq!(say(19, &aws), "passed platform left");
        assert_eq!(say(20, &aws), "failed platform used-up");
        assert_eq!(say(0, &terms(false, true, None)), "passed platform not-counted");
        assert_eq!(say(0, &manual()), "unknown platform by-hand");
    }

    #[test]
    fn l9_room_is_needed_at_aws_and_in_the_resellers_quotas() {
        let code = ConditionCode::AccountQuota;
        let say = |heard| of(code, &facts(), &terms(false, true, None), heard);
        assert_eq!(say(Heard::Said(Outlook::Fine)), "passed aws room");
        assert_eq!(say(Heard::Said(Outlook::NoRoom)), "failed aws organization-full ACCOUNT_NUMBER_LIMIT_EXCEEDED");
        assert_eq!(say(Heard::Said(Outlook::NotInvited)), "unknown aws untold");
        assert_eq!(say(Heard::Unanswered), "unknown aws unanswered");
        assert_eq!(plain(code, &facts()), "unknown aws untold");
        assert_eq!(plain(code, &Facts { has_room: Some(false), ..facts() }), "failed platform reseller-full");
    }

    #[test]
    fn l11_an_account_of_another_partition_cannot_come() {
        let say = |partition: Option<&str>, terms: &Terms| {
            let facts = with_account(|one| one.partition = partition.map(str::to_owned));
            of(ConditionCode::Partition, &facts, terms, Heard::NotAsked)
        };
        assert_eq!(say(None, &manual()), "unknown declared unknown");
        assert_eq!(say(Some("aws"), &manual()), "passed declared same");
        assert_eq!(say(Some("aws"), &terms(false, true, None)), "passed measured same");
        assert_eq!(say(Some("aws-us-gov"), &manual()), "failed declared foreign");
    }

    #[test]
    fn a1_c2_s1_what_is_missing_here_is_said() {
        use ConditionCode::{
            AccountLive, AccountNumberKnown, NotRegisteredElsewhere, PricebookSet, SupportPlanAssigned,
        };
        let none = Facts { number: None, account: None, has_pricebook: None, ..facts() };
        assert_eq!(plain(AccountNumberKnown, &facts()), "passed platform known");
        assert_eq!(plain(AccountNumberKnown, &none), "failed platform missing");
        assert_eq!(plain(NotRegisteredElsewhere, &none), "unknown platform no-number");
        assert_eq!(plain(PricebookSet, &none), "unknown platform no-client");
        assert_eq!(plain(PricebookSet, &Facts { has_pricebook: Some(false), ..facts() }), "failed platform missing");
        assert_eq!(plain(SupportPlanAssigned, &none), "unknown platform no-account");
        let group = |kind| plain(SupportPlanAssigned, &with_account(|one| one.settings.group_kind = kind));
        assert_eq!(group(Some(GroupKind::Passthrough)), "passed platform assigned");
        assert_eq!(group(Some(GroupKind::Business)), "failed platform mismatch");
        assert_eq!(group(None), "failed platform missing");
        let live = |status| plain(AccountLive, &with_account(|one| one.status = status));
        assert_eq!(live(AccountStatus::Registered), "–");
        assert_eq!(live(AccountStatus::Unlinked), "failed platform unlinked");
        assert_eq!(live(AccountStatus::Closed), "failed platform closed");
    }

    #[test]
    fn r9_r12_a_role_is_measured_where_the_platform_tries_it_and_declared_where_people_look() {
        let say = |status, connected| {
            let facts = with_account(|one| one.role_status = status);
            of(ConditionCode::RoleVerified, &facts, &terms(false, connected, None), Heard::NotAsked)
        };
        assert_eq!(say(RoleStatus::NotChecked, true), "unknown platform not-checked");
        assert_eq!(say(RoleStatus::Unknown, true), "unknown measured unanswered");
        assert_eq!(say(RoleStatus::Verified, true), "passed measured verified");
        assert_eq!(say(RoleStatus::NoAccess, true), "failed measured no-access");
        assert_eq!(say(RoleStatus::Insecure, false), "failed declared insecure");
    }

    #[test]
    fn a10_what_was_answered_is_told_by_its_blockers_and_its_other_risks() {
        let code = ConditionCode::DiscoveryBlockers;
        let with = |given: &[(&str, &str)]| {
            let answers = given.iter().map(|(question, answer)| ((*question).to_owned(), (*answer).to_owned()));
            Facts { discovery: Some(answers.collect()), ..facts() }
        };
        assert_eq!(plain(code, &facts()), "unknown declared unanswered");
        assert_eq!(plain(code, &Facts { discovery: None, ..facts() }), "unknown declared not-known");
        let facts = with(&[("past_due", "yes"), ("sso", "yes"), ("reservations", "own")]);
        assert_eq!(plain(code, &facts), "failed declared found");
        assert_eq!(plain(ConditionCode::DiscoveryRisk, &facts), "failed declared found");
        assert_eq!(plain(ConditionCode::DiscoveryRisk, &with(&[("reservations", "own")])), "–");
        let new = |facts: Facts| Facts { account: Some(KnownAccount { origin: Origin::New, ..account() }), ..facts };
        assert_eq!(plain(code, &new(facts.clone())), "passed platform new");
        assert_eq!(plain(ConditionCode::DiscoveryRisk, &new(facts)), "–");
        let member = with(&[("member_accounts", "yes")]);
        assert_eq!(of(code, &member, &terms(false, false, None), Heard::NotAsked), "failed declared found");
        assert_eq!(of(code, &member, &terms(true, false, None), Heard::NotAsked), "unknown declared unanswered");
    }

    #[test]
    fn of_an_account_that_is_registered_elsewhere_nothing_is_asked_and_nothing_told() {
        let elsewhere = Facts { account: None, is_registered_elsewhere: true, ..facts() };
        assert_eq!(elsewhere.question(), None);
        assert_eq!(plain(ConditionCode::NotRegisteredElsewhere, &elsewhere), "failed platform registered");
        assert_eq!(plain(ConditionCode::NoOpenRequest, &elsewhere), "unknown platform elsewhere");
    }

    #[test]
    fn aws_is_asked_about_what_may_still_be_invited_at_the_next_attempt() {
        let asked = |facts: &Facts| facts.question().map(|(_, attempt)| attempt);
        assert_eq!(asked(&Facts { account: None, ..facts() }), Some(1));
        assert_eq!(asked(&with_account(|one| one.attempts = 1)), Some(2));
        for status in AccountStatus::ALL {
            let may_come = matches!(status, AccountStatus::Registered | AccountStatus::Requested);
            assert_eq!(asked(&with_account(|one| one.status = *status)).is_some(), may_come, "{status:?}");
        }
        assert_eq!(asked(&Facts { number: None, ..facts() }), None);
    }
}
