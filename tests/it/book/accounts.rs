//! How far an account is: what its link request makes of it, and what else may happen to it, asked of the rules themselves.

use chrono::{DateTime, Utc};
use gangway::cloud_accounts::model::{CloudAccount, OrganizationRole, Origin};
use gangway::domain::{AccountStatus, AwsAccountId, ExternalId, Refusal, RoleStatus};
use gangway::id::{ClientId, CloudAccountId, ResellerId};
use gangway::link_requests::machine::{Kind, Status, Trigger, next};
use gangway::link_requests::ops::check_submittable;
use gangway::support_plans::model::SupportType;

use super::mermaid::{Mood, States};
use super::pages::table;

const HEAD: &str = "\
## Accounts

An account goes where its latest link request goes: what stands at an arrow is the request's new status. A linked account stays so,
whatever becomes of a request. *No link request may be open* when an account is unlinked: it is canceled first.
";

fn account(status: AccountStatus) -> CloudAccount {
    let nil = uuid::Uuid::nil();
    CloudAccount {
        id: CloudAccountId::from_uuid(nil),
        reseller_id: ResellerId::from_uuid(nil),
        client_id: ClientId::from_uuid(nil),
        origin: Origin::Existing,
        aws_account_id: AwsAccountId::parse("111122223333").ok(),
        nickname: None,
        root_email: None,
        support_type: SupportType::Basic,
        organization_role: Some(OrganizationRole::Standalone),
        organization_role_source: None,
        payer_account_id: None,
        detected_support_type: None,
        pricebook_id: None,
        external_id: ExternalId::from_random([1; 16]),
        status,
        role_status: RoleStatus::NotChecked,
        link_request_id: None,
        support_plan_id: None,
        liability_starts_at: None,
        version: 1,
        created_at: DateTime::<Utc>::UNIX_EPOCH,
        updated_at: DateTime::<Utc>::UNIX_EPOCH,
    }
}

fn submitted(status: AccountStatus) -> Result<AccountStatus, Refusal> {
    check_submittable(&account(status), false).map(|()| Status::Submitted.account_status())
}

/// What a request that is in `from` and gets to `to` makes of its account.
fn follows(from: Status, to: Status) -> Option<(AccountStatus, AccountStatus)> {
    let (before, after) = (from.account_status(), to.account_status());
    (before != after && before != AccountStatus::Linked).then_some((before, after))
}

fn mood(status: AccountStatus) -> Mood {
    match status {
        AccountStatus::Linked => Mood::Good,
        _ if status.is_live() => Mood::Open,
        _ => Mood::Ended,
    }
}

fn picture() -> String {
    let mut drawn = States::default();
    for status in AccountStatus::ALL.iter().copied() {
        drawn.mood(status.as_str(), mood(status));
        if let Ok(after) = submitted(status) {
            drawn.arrow(status.as_str(), after.as_str(), Status::Submitted.as_str());
        }
    }
    for from in Status::ALL.iter().copied() {
        for (kind, connected) in Kind::ALL.iter().flat_map(|kind| [(*kind, false), (*kind, true)]) {
            let reached = Trigger::ALL.iter().filter_map(|trigger| next(*trigger, kind, connected, from));
            for to in reached {
                if let Some((before, after)) = follows(from, to) {
                    drawn.arrow(before.as_str(), after.as_str(), to.as_str());
                }
            }
        }
    }
    for status in AccountStatus::ALL.iter().copied() {
        if let Some(after) = status.unlinked() {
            drawn.arrow(status.as_str(), after.as_str(), "DELETE");
        }
        if let Some(after) = status.closed() {
            drawn.arrow(status.as_str(), after.as_str(), "closed at AWS");
        }
    }
    drawn.block(AccountStatus::Registered.as_str())
}

/// The part of the page.
pub fn part() -> String {
    let shown = |status: Option<AccountStatus>| status.map_or("–", AccountStatus::as_str).to_owned();
    let row = |status: &AccountStatus| {
        let submitted = match submitted(*status) {
            Ok(after) => after.as_str().to_owned(),
            Err(refusal) => format!("*{}*", refusal.code.as_str()),
        };
        vec![status.as_str().to_owned(), submitted, shown(status.unlinked()), shown(status.closed())]
    };
    let rows: Vec<_> = AccountStatus::ALL.iter().map(row).collect();
    let heads = ["status", "submit a link request", "unlink (DELETE)", "AWS has closed it"].map(str::to_owned);
    let of_request: Vec<_> = Status::ALL
        .iter()
        .map(|status| vec![status.as_str().to_owned(), status.account_status().as_str().to_owned()])
        .collect();
    let made = table(&["link request".to_owned(), "its account".to_owned()], &of_request);
    format!("{HEAD}\n{}\n{}\nWhat a link request makes of its account:\n\n{made}", picture(), table(&heads, &rows))
}
