use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::*;
use crate::domain::{ExternalId, RoleStatus};

fn account(support_type: SupportType) -> CloudAccount {
    let id = Uuid::nil;
    CloudAccount {
        id: id().into(),
        reseller_id: id().into(),
        client_id: id().into(),
        origin: Origin::Existing,
        aws_account_id: None,
        nickname: None,
        root_email: None,
        support_type,
        organization_role: None,
        organization_role_source: None,
        payer_account_id: None,
        detected_support_type: None,
        pricebook_id: None,
        external_id: ExternalId::from_random([0; 16]),
        status: AccountStatus::Registered,
        role_status: RoleStatus::NotChecked,
        link_request_id: None,
        support_plan_id: None,
        liability_starts_at: None,
        version: 1,
        created_at: DateTime::<Utc>::UNIX_EPOCH,
        updated_at: DateTime::<Utc>::UNIX_EPOCH,
    }
}

fn ending(support_type: SupportType, group_kind: Option<GroupKind>) -> Ending {
    let mut account = account(support_type);
    account.support_plan_id = group_kind.map(|_| Uuid::nil().into());
    Ending { account, group_kind, fitting_group: None, request: None }
}

fn bodies(of: &Ending) -> Vec<Value> {
    of.actions("Next").into_iter().map(|action| action.body).collect()
}

#[test]
fn s1_the_following_plan_may_need_a_group_of_another_kind() {
    use GroupKind::{Business, Passthrough};
    let needs = |plan, kind| ending(plan, kind).needs_other_group();
    assert!(needs(SupportType::Developer, Some(Passthrough)) && needs(SupportType::Developer, None));
    assert!(!needs(SupportType::Business, Some(Business)) && needs(SupportType::Business, None));
    assert!(!needs(SupportType::Basic, None), "it does not end");
    assert_eq!(ending(SupportType::EnterpriseOnRamp, None).replaced_by(), [SupportType::Enterprise]);
}

#[test]
fn type_and_group_change_together_where_a_group_fits() {
    let business = ending(SupportType::Business, Some(GroupKind::Business));
    assert_eq!(bodies(&business), [json!({ "supportType": "business_plus" })]);
    let group: SupportPlanId = Uuid::max().into();
    let developer = ending(SupportType::Developer, Some(GroupKind::Passthrough));
    let moved = Ending { fitting_group: Some(group.clone()), ..developer.clone() };
    assert_eq!(bodies(&moved), [json!({ "supportType": "business_plus", "supportPlanId": group })]);
    let created = json!({
        "clientId": developer.account.client_id, "name": "Next", "kind": "business", "cloudAccountIds": [developer.account.id],
    });
    let leaves = json!({ "supportType": "business_plus", "supportPlanId": null });
    assert_eq!(bodies(&developer), [leaves, created.clone()]);
    let alone = ending(SupportType::Developer, None);
    assert_eq!(bodies(&alone), [json!({ "supportType": "business_plus" }), created]);
}

#[test]
fn a8_what_was_approved_of_a_new_account_is_not_changed_before_it_exists() {
    let mut new = ending(SupportType::Developer, None);
    new.account.origin = Origin::New;
    new.account.status = AccountStatus::Requested;
    new.request = Some(Status::Submitted);
    assert_eq!(bodies(&new).len(), 2);
    for status in [Status::Approved, Status::Creating] {
        new.request = Some(status);
        assert!(bodies(&new).is_empty(), "{status:?}");
    }
    new.account.status = AccountStatus::Linked;
    assert_eq!(bodies(&new).len(), 2);
}

#[test]
fn s7_the_published_shock_of_the_developer_plans_end() {
    let client = ClientId::from(Uuid::nil());
    let money = |text| Money::parse(text).unwrap();
    let of = |plan, spend| {
        let charged = charges(&[(&client, plan, money(spend))]).unwrap();
        charged.iter().map(|one| format!("{} {}", one.now, one.next)).collect::<String>()
    };
    assert_eq!(of(SupportType::Developer, "5000"), "150.00 450.00");
    assert_eq!(of(SupportType::Developer, "1000"), "30.00 90.00");
    assert_eq!(of(SupportType::Business, "85000"), "6150.00 6050.00");
    assert_eq!(of(SupportType::EnterpriseOnRamp, "60000"), "6000.00 6000.00");
    assert!(charges(&[(&client, SupportType::Business, money("-1"))]).is_err());
}
