//! A support plan group, its members, and the rules of who may be in it. Must not know the database or HTTP.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::{AccountStatus, Code, Refusal};
use crate::id::{ClientId, CloudAccountId, LinkRequestId, ResellerId, SupportPlanId};

crate::text_enum! {
    /// The AWS support plan of an account.
    SupportType as "SupportType" {
        /// Basic Support, free of charge.
        Basic "basic",
        /// Developer Support; ends on 2027-01-01.
        Developer "developer",
        /// Business Support; ends on 2027-01-01.
        Business "business",
        /// Business Support+.
        BusinessPlus "business_plus",
        /// Enterprise Support.
        Enterprise "enterprise",
        /// Unified Operations.
        UnifiedOperations "unified_operations",
        /// Partner-Led Support.
        PartnerLed "partner_led",
        /// Enterprise On-Ramp; ends on 2027-01-01.
        EnterpriseOnRamp "enterprise_on_ramp",
    }
}

crate::text_enum! {
    /// How a group's accounts are billed for support.
    GroupKind as "SupportPlanKind" {
        /// What AWS charges is passed on: Basic and Developer Support.
        Passthrough "passthrough",
        /// Business Support and every plan above it.
        Business "business",
    }
}

impl SupportType {
    /// Whether the Security and Compliance Report can be had with it: AWS shows what it is made of from Business Support
    /// on (R4).
    pub const fn has_security_report(self) -> bool {
        !matches!(self, Self::Basic | Self::Developer)
    }
}

/// Refuses a support type that belongs in the other kind of group with `support_plan_mismatch` (S1).
pub fn check_kind(support_type: SupportType, kind: GroupKind) -> Result<(), Refusal> {
    let expected = support_type.plan().group_kind;
    if expected == kind {
        return Ok(());
    }
    let refusal = Refusal::new(Code::SupportPlanMismatch).with("supportType", support_type.as_str());
    Err(refusal.with("expected", expected.as_str()).with("kind", kind.as_str()))
}

/// Refuses a plan that AWS no longer offers on this day with `support_plan_retired`.
pub fn check_offered(support_type: SupportType, today: NaiveDate) -> Result<(), Refusal> {
    match (support_type.plan().retired_on, support_type.plan().replaced_by) {
        (Some(end), Some(next)) if today >= end => Err(Refusal::new(Code::SupportPlanRetired)
            .with("supportType", support_type.as_str())
            .with("retiredOn", end.to_string())
            .with("replacedBy", next.as_str())),
        _ => Ok(()),
    }
}

/// Some of a client's accounts that are billed for support in the same way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportPlanGroup {
    /// Its id.
    pub id: SupportPlanId,
    /// The reseller of its client.
    pub reseller_id: ResellerId,
    /// The client whose accounts it holds.
    pub client_id: ClientId,
    /// Its name, 1–120 characters.
    pub name: String,
    /// How its accounts are billed for support.
    pub kind: GroupKind,
    /// Its accounts, ascending.
    pub cloud_account_ids: Vec<CloudAccountId>,
    /// Counts its changes, from 1; a change of its accounts is one.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// What groups need to know of a cloud account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its id.
    pub id: CloudAccountId,
    /// The reseller of its client.
    pub reseller_id: ResellerId,
    /// The client it belongs to.
    pub client_id: ClientId,
    /// Its status.
    pub status: AccountStatus,
    /// Its AWS support plan.
    pub support_type: SupportType,
    /// The group it is in.
    pub support_plan_id: Option<SupportPlanId>,
    /// Its version.
    pub version: i32,
    /// Its latest link request.
    pub link_request_id: Option<LinkRequestId>,
}

/// Accounts that a group holds at most: answers show them all, and a body that replaces them can name them all.
pub const MOST_ACCOUNTS: usize = 1_000;

/// Refuses one more account with `support_plan_full` in a group that has so many.
pub fn check_room(accounts: usize) -> Result<(), Refusal> {
    if accounts < MOST_ACCOUNTS {
        return Ok(());
    }
    Err(Refusal::new(Code::SupportPlanFull).with("most", MOST_ACCOUNTS.to_string()))
}

impl SupportPlanGroup {
    /// Refuses one more account with `support_plan_full` when the group holds as many as it may.
    pub fn check_room(&self) -> Result<(), Refusal> {
        check_room(self.cloud_account_ids.len())
    }

    /// Refuses accounts of other clients with `account_of_other_client`.
    pub fn check_client(&self, client_id: &ClientId) -> Result<(), Refusal> {
        if *client_id == self.client_id { Ok(()) } else { Err(Code::AccountOfOtherClient.into()) }
    }

    /// Whether an account of the same reseller, which is not in this group yet, may be put in on this day: it is live,
    /// of the group's client, of a support type that fits and is still offered, and in no other group (S1).
    pub fn admit(&self, account: &Member, today: NaiveDate) -> Result<(), Refusal> {
        self.check_client(&account.client_id)?;
        account.status.check_live()?;
        check_kind(account.support_type, self.kind)?;
        check_offered(account.support_type, today)?;
        match &account.support_plan_id {
            Some(other) if *other != self.id => {
                Err(Refusal::new(Code::AccountAlreadyInSupportPlan).with("supportPlanId", other.as_str()))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn group(kind: GroupKind) -> SupportPlanGroup {
        SupportPlanGroup {
            id: SupportPlanId::from_uuid(Uuid::now_v7()),
            reseller_id: ResellerId::from_uuid(Uuid::now_v7()),
            client_id: ClientId::from_uuid(Uuid::now_v7()),
            name: "Group".to_owned(),
            kind,
            cloud_account_ids: Vec::new(),
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn account_of(group: &SupportPlanGroup, support_type: SupportType) -> Member {
        Member {
            id: CloudAccountId::from_uuid(Uuid::now_v7()),
            reseller_id: group.reseller_id.clone(),
            client_id: group.client_id.clone(),
            status: AccountStatus::Registered,
            support_type,
            support_plan_id: None,
            version: 1,
            link_request_id: None,
        }
    }

    fn admitted(group: &SupportPlanGroup, account: &Member) -> Result<(), Code> {
        group.admit(account, day("2026-12-31")).map_err(|refusal| refusal.code)
    }

    #[test]
    fn s1_basic_and_developer_are_passed_through_and_every_other_plan_is_business() {
        for support_type in SupportType::ALL.iter().copied() {
            let passthrough = matches!(support_type.as_str(), "basic" | "developer");
            let expected = if passthrough { GroupKind::Passthrough } else { GroupKind::Business };
            assert_eq!(support_type.plan().group_kind, expected, "{}", support_type.as_str());
            let group = group(expected);
            assert_eq!(admitted(&group, &account_of(&group, support_type)), Ok(()));
        }
    }

    #[test]
    fn s1_an_account_that_does_not_fit_is_refused_with_the_kind_it_needs() {
        let refused = check_kind(SupportType::Business, GroupKind::Passthrough).unwrap_err();
        assert_eq!(refused.code, Code::SupportPlanMismatch);
        let args = [("supportType", "business"), ("expected", "business"), ("kind", "passthrough")];
        assert_eq!(refused.args, args.map(|(name, value)| (name, value.to_owned())));
        let business = group(GroupKind::Business);
        let basic = account_of(&business, SupportType::Basic);
        assert_eq!(admitted(&business, &basic), Err(Code::SupportPlanMismatch));
    }

    #[test]
    fn s1_a_fitting_live_account_of_the_client_is_admitted_and_no_other() {
        let group = group(GroupKind::Passthrough);
        let account = account_of(&group, SupportType::Basic);
        assert_eq!(admitted(&group, &account), Ok(()));
        let foreign = Member { client_id: ClientId::from_uuid(Uuid::now_v7()), ..account.clone() };
        assert_eq!(admitted(&group, &foreign), Err(Code::AccountOfOtherClient));
        for status in AccountStatus::NOT_LIVE {
            let gone = Member { status, ..account.clone() };
            assert_eq!(admitted(&group, &gone), Err(Code::CloudAccountNotLive));
        }
    }

    #[test]
    fn s1_an_account_is_in_one_group_at_most() {
        let group = group(GroupKind::Passthrough);
        let other = SupportPlanId::from_uuid(Uuid::now_v7());
        let account = Member { support_plan_id: Some(other.clone()), ..account_of(&group, SupportType::Basic) };
        let refused = group.admit(&account, day("2026-12-31")).unwrap_err();
        assert_eq!(refused.code, Code::AccountAlreadyInSupportPlan);
        assert_eq!(refused.args, [("supportPlanId", other.to_string())]);
    }

    #[test]
    fn a_group_takes_accounts_until_it_is_full() {
        let mut group = group(GroupKind::Passthrough);
        let id = || CloudAccountId::from_uuid(Uuid::now_v7());
        group.cloud_account_ids = (1..MOST_ACCOUNTS).map(|_| id()).collect();
        assert_eq!(group.check_room(), Ok(()));
        group.cloud_account_ids.push(id());
        assert_eq!(group.check_room().unwrap_err().code, Code::SupportPlanFull);
    }

    #[test]
    fn ended_plans_are_refused_from_their_end_date_on() {
        for (ended, next) in [
            (SupportType::Developer, "business_plus"),
            (SupportType::Business, "business_plus"),
            (SupportType::EnterpriseOnRamp, "enterprise"),
        ] {
            assert_eq!(check_offered(ended, day("2026-12-31")), Ok(()));
            let refused = check_offered(ended, day("2027-01-01")).unwrap_err();
            assert_eq!(refused.code, Code::SupportPlanRetired);
            let args = [("supportType", ended.as_str()), ("retiredOn", "2027-01-01"), ("replacedBy", next)];
            assert_eq!(refused.args, args.map(|(name, value)| (name, value.to_owned())));
        }
    }

    #[test]
    fn r4_basic_and_developer_support_have_no_security_report() {
        let without = SupportType::ALL.iter().filter(|plan| !plan.has_security_report());
        assert_eq!(without.copied().collect::<Vec<_>>(), [SupportType::Basic, SupportType::Developer]);
    }

    #[test]
    fn plans_without_an_end_stay_assignable_and_successors_do_not_end() {
        for support_type in SupportType::ALL.iter().copied() {
            let plan = support_type.plan();
            assert_eq!(plan.retired_on.is_some(), plan.replaced_by.is_some());
            assert_eq!(check_offered(support_type, day("2099-01-01")).is_ok(), plan.retired_on.is_none());
            assert!(plan.replaced_by.is_none_or(|next| next.plan().retired_on.is_none()));
        }
    }
}
