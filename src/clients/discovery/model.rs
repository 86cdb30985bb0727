//! What a client answered to the discovery questions, and the risks that follow. Must not know the database or HTTP.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::json;

use super::catalogue::Catalogue;
use crate::contract::task::Owner;
use crate::domain::{FieldError, Violation};
use crate::events::Subject;
use crate::id::{ClientId, ResellerId};
use crate::support_plans::model::SupportType;

/// Answers by question, with the stable names of both.
pub type Answers = BTreeMap<String, String>;

crate::text_enum! {
    /// How much a risk weighs.
    Severity as "DiscoverySeverity" {
        /// Good to know.
        Info "info",
        /// It may cost time or money.
        Warning "warning",
        /// The account cannot come until it is dealt with.
        Blocker "blocker",
    }
}

crate::text_enum! {
    /// What may go wrong, by what was answered.
    RiskCode as "DiscoveryRiskCode" {
        /// A management account cannot be invited: it needs a Consent to Assignment or AWS's Billing Transfer (A5).
        ManagementAccountNeedsOtherWay "management_account_needs_other_way",
        /// Member accounts leave their organization first, or are transferred directly where the platform allows it (A6).
        MemberMustLeaveOrTransfer "member_must_leave_or_transfer",
        /// AWS lets no account go in the first days after its creation (A18).
        TooYoungToLeave "too_young_to_leave",
        /// An account needs a payment method of its own and a verified telephone number to leave or to accept (A11).
        PaymentMethodNeeded "payment_method_needed",
        /// Nobody can accept the invitation (A7, L5).
        NobodyCanAccept "nobody_can_accept",
        /// The account could not be recovered after the move.
        RecoveryAccessMissing "recovery_access_missing",
        /// The billing history stays behind (A12).
        DownloadBillingHistoryFirst "download_billing_history_first",
        /// Reserved Instances and Savings Plans of the account come along (A19, A20).
        ReservationsTravel "reservations_travel",
        /// Discounts that others share with it end at once (A19).
        SharedDiscountsEnd "shared_discounts_end",
        /// Credits and private pricing may stay behind.
        CreditsMayNotTravel "credits_may_not_travel",
        /// Marketplace subscriptions are billed by another account.
        MarketplaceBillingChanges "marketplace_billing_changes",
        /// A prepaid balance that is not used up is in the way of AWS's Billing Transfer.
        UnusedPrepayment "unused_prepayment",
        /// An invoice is past due.
        PastDueInvoice "past_due_invoice",
        /// Who signs in by the old organization's IAM Identity Center loses access.
        SsoAssignmentsVanish "sso_assignments_vanish",
        /// What the old organization does for the account ends; service-managed StackSets may delete resources.
        OrganizationFeaturesEnd "organization_features_end",
        /// The account's support plan ends on 2027-01-01 (S8).
        PlanEnds2027 "plan_ends_2027",
        /// Another AWS company sells to it than to the distributor (L11).
        OtherSellerOfRecord "other_seller_of_record",
        /// The Security and Compliance report needs Business Support (R4).
        SecurityReportNeedsBusinessSupport "security_report_needs_business_support",
    }
}

/// A risk that follows from the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Risk {
    /// Which.
    pub code: RiskCode,
    /// How much it weighs.
    pub severity: Severity,
    /// Who deals with it.
    pub owner: Owner,
}

/// What a client answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discovery {
    /// The client.
    pub client_id: ClientId,
    /// Its answers, outdated ones too.
    pub answers: Answers,
    /// Something to remember.
    pub note: Option<String>,
    /// When they were given; none before.
    pub reviewed_at: Option<DateTime<Utc>>,
    /// Counts its changes; 1 is that of a client that was not asked yet.
    pub version: i32,
}

impl Discovery {
    /// Of a client that was not asked yet. It comes with the client.
    pub fn unasked(client_id: ClientId) -> Self {
        Self { client_id, answers: Answers::new(), note: None, reviewed_at: None, version: 1 }
    }

    /// What its events say; it belongs to its client's reseller. Never what was answered.
    pub fn subject<'a>(&'a self, reseller_id: &'a ResellerId, catalogue: &Catalogue) -> Subject<'a> {
        Subject {
            reseller_id: Some(reseller_id.as_str()),
            client_id: Some(self.client_id.as_str()),
            resource_id: self.client_id.as_str(),
            version: self.version,
            data: json!({ "complete": is_complete(&self.answers, catalogue) }),
        }
    }
}

/// The questions whose answers a newer catalogue has dropped, or which it no longer asks.
pub fn outdated<'a>(answers: &'a Answers, catalogue: &Catalogue) -> Vec<&'a str> {
    let is_known = |question: &str, answer: &str| catalogue.has(question, answer);
    answers.iter().filter(|(question, answer)| !is_known(question, answer)).map(|(question, _)| &**question).collect()
}

/// Whether every question has an answer that can be chosen today; `unknown` is one.
pub fn is_complete(answers: &Answers, catalogue: &Catalogue) -> bool {
    catalogue
        .questions
        .iter()
        .all(|question| answers.get(question.code).is_some_and(|answer| question.answers.contains(&answer.as_str())))
}

/// What of these answers cannot be chosen: one that is kept as it is may stay, though a newer catalogue has dropped it.
pub fn refused(given: &Answers, kept: &Answers, catalogue: &Catalogue) -> Vec<Violation> {
    let refuse = |(question, answer): (&String, &String)| {
        if catalogue.has(question, answer) || kept.get(question) == Some(answer) {
            return None;
        }
        let pointer = format!("/answers/{}", question.replace('~', "~0").replace('/', "~1"));
        let error = match catalogue.question(question) {
            None => FieldError::new("unknown_member"),
            Some(known) => FieldError::new("unknown_value").with("allowed", known.answers.join(", ")),
        };
        Some(Violation::at(pointer, error))
    };
    given.iter().filter_map(refuse).collect()
}

/// The risks that follow from the answers, in the order of the questions. `allow_direct_transfer`: members of other
/// organizations may be invited (A6).
pub fn risks(answers: &Answers, catalogue: &Catalogue, allow_direct_transfer: bool) -> Vec<Risk> {
    use Owner::{AwsAccountOwner, Client, Operations, Reseller};
    use RiskCode as R;
    use Severity::{Blocker, Info, Warning};
    let of = |question: &str| answers.get(question).map(String::as_str).filter(|one| catalogue.has(question, one));
    let mut risks = Vec::new();
    let mut add = |code, severity, owner| risks.push(Risk { code, severity, owner });
    if of("account_structure") == Some("organization") {
        add(R::ManagementAccountNeedsOtherWay, Blocker, Operations);
    }
    if of("member_accounts") == Some("yes") {
        let severity = if allow_direct_transfer { Warning } else { Blocker };
        add(R::MemberMustLeaveOrTransfer, severity, AwsAccountOwner);
    }
    if of("account_age") == Some("yes") {
        add(R::TooYoungToLeave, Warning, AwsAccountOwner);
    }
    if matches!(of("payment_method"), Some("no" | "unknown")) {
        add(R::PaymentMethodNeeded, Warning, AwsAccountOwner);
    }
    if matches!(of("root_access"), Some("no" | "unknown")) {
        add(R::NobodyCanAccept, Blocker, Client);
    }
    if matches!(of("recovery_access"), Some("no" | "unknown")) {
        add(R::RecoveryAccessMissing, Warning, Client);
    }
    if of("billing_history") == Some("yes") {
        add(R::DownloadBillingHistoryFirst, Warning, Client);
    }
    match of("reservations") {
        Some("own") => add(R::ReservationsTravel, Info, Reseller),
        Some("shared_from_others") => add(R::SharedDiscountsEnd, Warning, Reseller),
        _ => {}
    }
    if of("credits") == Some("yes") {
        add(R::CreditsMayNotTravel, Warning, Client);
    }
    match of("marketplace") {
        Some("marketplace") => add(R::MarketplaceBillingChanges, Info, Client),
        Some("prepaid") => {
            // Only a management account's bills are transferred (domain rules 2.5).
            let is_transferred = matches!(of("account_structure"), None | Some("organization" | "unknown"));
            add(R::UnusedPrepayment, if is_transferred { Blocker } else { Warning }, Client);
        }
        _ => {}
    }
    if of("past_due") == Some("yes") {
        add(R::PastDueInvoice, Blocker, Client);
    }
    if of("sso") == Some("yes") {
        add(R::SsoAssignmentsVanish, Warning, Client);
    }
    if of("organization_features") == Some("yes") {
        add(R::OrganizationFeaturesEnd, Warning, AwsAccountOwner);
    }
    let plan = of("support_plan").and_then(|code| code.parse::<SupportType>().ok());
    if plan.is_some_and(|plan| plan.plan().retired_on.is_some()) {
        add(R::PlanEnds2027, Warning, Reseller);
    }
    if matches!(of("seller_of_record"), Some("no" | "unknown")) {
        add(R::OtherSellerOfRecord, Blocker, Operations);
    }
    if of("security_report") == Some("yes") && !plan.is_some_and(SupportType::has_security_report) {
        add(R::SecurityReportNeedsBusinessSupport, Warning, Client);
    }
    risks
}

/// Those that link requests warn of.
pub fn told(mut risks: Vec<Risk>) -> Vec<Risk> {
    risks.retain(|risk| risk.severity != Severity::Info);
    risks
}

#[cfg(test)]
mod tests;
