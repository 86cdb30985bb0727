use super::super::catalogue::{CATALOGUE, Question};
use super::*;

fn answers(given: &[(&str, &str)]) -> Answers {
    given.iter().map(|(question, answer)| ((*question).to_owned(), (*answer).to_owned())).collect()
}

/// The risks of some answers, with their severities.
fn of(given: &[(&str, &str)], allow_direct_transfer: bool) -> Vec<String> {
    let risks = risks(&answers(given), &CATALOGUE, allow_direct_transfer);
    risks.iter().map(|risk| format!("{} {}", risk.code.as_str(), risk.severity.as_str())).collect()
}

/// Which answers to a question carry a risk, and which.
fn table(question: &str) -> Vec<(&'static str, String)> {
    let asked = CATALOGUE.question(question).unwrap();
    let risky = |answer: &&'static str| of(&[(question, answer)], false).pop().map(|risk| (*answer, risk));
    asked.answers.iter().filter_map(risky).collect()
}

fn lines(question: &str) -> Vec<String> {
    table(question).into_iter().map(|(answer, risk)| format!("{answer}: {risk}")).collect()
}

#[test]
fn a5_an_organization_comes_another_way() {
    assert_eq!(lines("account_structure"), ["organization: management_account_needs_other_way blocker"]);
}

#[test]
fn a6_members_leave_first_unless_they_may_be_transferred_directly() {
    assert_eq!(lines("member_accounts"), ["yes: member_must_leave_or_transfer blocker"]);
    assert_eq!(of(&[("member_accounts", "yes")], true), ["member_must_leave_or_transfer warning"]);
}

#[test]
fn a18_an_account_of_the_last_days_cannot_leave() {
    assert_eq!(lines("account_age"), ["yes: too_young_to_leave warning"]);
}

#[test]
fn a11_a_payment_method_is_needed_where_nobody_knows_of_one() {
    let risk = "payment_method_needed warning";
    assert_eq!(lines("payment_method"), [format!("no: {risk}"), format!("unknown: {risk}")]);
}

#[test]
fn a7_l5_somebody_has_to_be_able_to_accept() {
    assert_eq!(lines("root_access"), ["no: nobody_can_accept blocker", "unknown: nobody_can_accept blocker"]);
    let missing = "recovery_access_missing warning";
    assert_eq!(lines("recovery_access"), [format!("no: {missing}"), format!("unknown: {missing}")]);
}

#[test]
fn a12_billing_history_stays_with_the_old_payer() {
    assert_eq!(lines("billing_history"), ["yes: download_billing_history_first warning"]);
}

#[test]
fn a19_a20_reservations_come_along_and_shared_discounts_end() {
    let risks = ["own: reservations_travel info", "shared_from_others: shared_discounts_end warning"];
    assert_eq!(lines("reservations"), risks);
    assert_eq!(lines("credits"), ["yes: credits_may_not_travel warning"]);
}

#[test]
fn a_prepaid_balance_is_in_the_way_of_a_billing_transfer_only() {
    let risks = ["marketplace: marketplace_billing_changes info", "prepaid: unused_prepayment blocker"];
    assert_eq!(lines("marketplace"), risks);
    let with = |structure| of(&[("marketplace", "prepaid"), ("account_structure", structure)], false).pop().unwrap();
    for (structure, severity) in [("single", "warning"), ("several", "warning"), ("unknown", "blocker")] {
        assert_eq!(with(structure), format!("unused_prepayment {severity}"), "{structure}");
    }
    assert_eq!(with("organization"), "unused_prepayment blocker");
}

#[test]
fn what_the_old_organization_did_ends_with_the_move() {
    assert_eq!(lines("past_due"), ["yes: past_due_invoice blocker"]);
    assert_eq!(lines("sso"), ["yes: sso_assignments_vanish warning"]);
    assert_eq!(lines("organization_features"), ["yes: organization_features_end warning"]);
}

#[test]
fn s8_plans_that_end_are_told_of() {
    let told: Vec<_> = table("support_plan").into_iter().map(|(answer, _)| answer).collect();
    assert_eq!(told, ["developer", "business", "enterprise_on_ramp"]);
    assert_eq!(of(&[("support_plan", "developer")], false), ["plan_ends_2027 warning"]);
}

#[test]
fn l11_another_seller_of_record_is_in_the_way() {
    let risk = "other_seller_of_record blocker";
    assert_eq!(lines("seller_of_record"), [format!("no: {risk}"), format!("unknown: {risk}")]);
}

#[test]
fn r4_the_security_report_needs_business_support() {
    let risk = ["security_report_needs_business_support warning"];
    assert_eq!(of(&[("security_report", "yes")], false), risk);
    for (plan, is_enough) in [("basic", false), ("unknown", false), ("business_plus", true), ("enterprise", true)] {
        let said = of(&[("security_report", "yes"), ("support_plan", plan)], false);
        assert_eq!(said.is_empty(), is_enough, "{plan}: {said:?}");
    }
    let ending = of(&[("security_report", "yes"), ("support_plan", "business")], false);
    assert_eq!(ending, ["plan_ends_2027 warning"]);
    assert_eq!(of(&[("security_report", "no")], false), [""; 0]);
}

/// The first two questions as they might be one day: one is gone, and of the other an answer.
static LATER: Catalogue = Catalogue {
    version: chrono::NaiveDate::MAX,
    questions: &[Question { code: "sso", answers: &["no"] }, Question { code: "cats", answers: &["yes"] }],
};

#[test]
fn what_a_newer_catalogue_dropped_is_outdated_and_counts_for_nothing() {
    let kept = answers(&[("sso", "yes"), ("past_due", "yes"), ("cats", "yes")]);
    assert_eq!(outdated(&kept, &LATER), ["past_due", "sso"]);
    assert!(!is_complete(&kept, &LATER));
    assert_eq!(risks(&kept, &LATER, false), []);
    let anew = answers(&[("sso", "no"), ("past_due", "yes"), ("cats", "yes")]);
    assert!(is_complete(&anew, &LATER));
    // What is kept may be said again, and nothing like it may be said anew.
    assert_eq!(refused(&kept, &kept, &LATER), []);
    let codes = |given: &Answers, kept: &Answers| {
        let refused = refused(given, kept, &LATER);
        refused.iter().map(|one| format!("{} {}", one.pointer, one.error.code)).collect::<Vec<_>>()
    };
    assert_eq!(codes(&kept, &Answers::new()), ["/answers/past_due unknown_member", "/answers/sso unknown_value"]);
    assert_eq!(codes(&answers(&[("past_due", "no")]), &kept), ["/answers/past_due unknown_member"]);
    assert_eq!(codes(&answers(&[("a/b~", "no")]), &kept), ["/answers/a~1b~0 unknown_member"]);
}

#[test]
fn every_question_is_answered_when_all_are_unknown() {
    let unknown = CATALOGUE.questions.iter().map(|question| {
        let first = *question.answers.last().unwrap();
        assert_eq!(first, "unknown", "{}", question.code);
        (question.code.to_owned(), first.to_owned())
    });
    let mut all: Answers = unknown.collect();
    assert!(is_complete(&all, &CATALOGUE) && outdated(&all, &CATALOGUE).is_empty());
    all.remove("sso");
    assert!(!is_complete(&all, &CATALOGUE));
    assert!(!is_complete(&Answers::new(), &CATALOGUE));
}
