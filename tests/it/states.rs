//! `docs/states.md`: what may happen to a link request and to a role in each state. The page is written by this test, from
//! the state machines themselves.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};
use gangway::aws::AwsMode;
use gangway::aws::measured::Measured;
use gangway::domain::{AwsAccountId, ExternalId, RoleArn, RoleStatus, Verdict};
use gangway::id::{ClientId, CloudAccountId, ResellerId};
use gangway::link_requests::machine::{Kind, Status, Trigger, next};
use gangway::role_arn::model::{Details, RoleAccount, RoleCommand, RoleSetup};
use gangway::role_arn::verification::Verification;
use gangway::support_plans::model::SupportType;

const HEAD: &str = "\
# What may happen in each state

Written by the test `states::the_page_is_what_the_code_says` from the code; do not edit it by hand.

## Link requests

Each table shows the states from which something can happen, and the state that follows. *Connected to AWS* means that the
platform acts by itself and nobody records results.

Operations does `Approve`, `Reject`, `Send`, `Record…`, `Complete`, `Fail` and `Abandon`, which ends what the platform cannot
go on with; whoever may submit a request may `Cancel` it. `Invite…` and `CreateUnanswered` come from a call to AWS that is under way,
`Observed…` from asking AWS later, and `Lapse` when the two weeks for an answer are over.
";

const ROLES: &str = "\
## Roles

Here the role's saved ARN is `A`: the table shows the status after each command, refusals in italics, and a check of an ARN
that was changed in the meantime says nothing about the new one.
";

/// The tables of link requests, each with the sentence that stands before it.
const MACHINES: [(Kind, bool, &str, &str); 4] = [
    (
        Kind::LinkExisting,
        false,
        "manual mode",
        "People invite the account in the AWS console and record how the owner answered; `sending` is only found here \
         after a change of the mode.",
    ),
    (
        Kind::LinkExisting,
        true,
        "connected to AWS",
        "The platform invites the account and asks AWS how the invitation stands; an acceptance that AWS reports wins over \
         our two weeks.",
    ),
    (Kind::CreateAccount, false, "manual mode", "People create the account in the AWS console and record its number."),
    (
        Kind::CreateAccount,
        true,
        "connected to AWS",
        "The platform asks AWS to create the account, and later how that ended.",
    ),
];

fn table(heads: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let rule = format!("|{}\n", "---|".repeat(heads.len()));
    line(heads) + &rule + &rows.iter().map(|row| line(row)).collect::<String>()
}

/// The states that a request of this kind can get into, in whatever mode.
fn reachable(kind: Kind) -> Vec<Status> {
    let mut found = vec![Status::Submitted];
    let mut at = 0;
    while let Some(from) = found.get(at).copied() {
        for trigger in Trigger::ALL {
            let after = [false, true].into_iter().filter_map(|connected| next(*trigger, kind, connected, from));
            for to in after.collect::<Vec<_>>() {
                if !found.contains(&to) {
                    found.push(to);
                }
            }
        }
        at += 1;
    }
    Status::ALL.iter().copied().filter(|status| found.contains(status)).collect()
}

fn machine(kind: Kind, connected: bool) -> String {
    let follows = |from: Status, trigger: Trigger| next(trigger, kind, connected, from);
    let states = reachable(kind);
    let possible = |trigger: &Trigger| states.iter().any(|from| follows(*from, *trigger).is_some());
    let triggers: Vec<_> = Trigger::ALL.iter().copied().filter(possible).collect();
    let (last, moving): (Vec<_>, Vec<_>) =
        states.iter().copied().partition(|from| triggers.iter().all(|trigger| follows(*from, *trigger).is_none()));
    let heads: Vec<_> =
        ["status".to_owned()].into_iter().chain(triggers.iter().map(|trigger| format!("{trigger:?}"))).collect();
    let row = |from: &Status| {
        let cells = triggers.iter().map(|trigger| follows(*from, *trigger).map_or("–", Status::as_str).to_owned());
        [from.as_str().to_owned()].into_iter().chain(cells).collect()
    };
    let rows: Vec<Vec<String>> = moving.iter().map(row).collect();
    let ends: Vec<_> = last.iter().map(|status| format!("`{}`", status.as_str())).collect();
    format!("{}\nNothing follows on {}.\n", table(&heads, &rows), ends.join(", "))
}

fn roles() -> String {
    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;
    let arn = |name: &str| RoleArn::parse(&format!("arn:aws:iam::111122223333:role/{name}")).unwrap();
    let details = |role_arn: Option<RoleArn>| Details { role_arn, ..Details::default() };
    let check = |name: &str, status| RoleCommand::Check {
        checked: arn(name),
        verdict: Verdict { status, diagnosis: None, checks: Vec::new() },
        verification: Verification::new(
            AwsMode::Aws,
            &AwsAccountId::parse("328676173091").unwrap(),
            Measured::default(),
        ),
    };
    let role = |status, role_arn| RoleSetup {
        cloud_account_id: CloudAccountId::from_uuid(uuid::Uuid::nil()),
        reseller_id: ResellerId::from_uuid(uuid::Uuid::nil()),
        client_id: ClientId::from_uuid(uuid::Uuid::nil()),
        details: details(role_arn),
        arn_saved_at: None,
        status,
        checked_at: None,
        diagnosis: None,
        checks: Vec::new(),
        verification: None,
        unanswered: None,
        version: 1,
        updated_at: NOW,
    };
    let facts = RoleAccount {
        aws_account_id: AwsAccountId::parse("111122223333").ok(),
        external_id: ExternalId::from_random([1; 16]),
        support_type: SupportType::Basic,
    };
    let commands = [
        ("save same ARN", RoleCommand::Save(details(Some(arn("A"))))),
        ("save other ARN", RoleCommand::Save(details(Some(arn("B"))))),
        ("clear", RoleCommand::Clear),
        ("check: verified", check("A", RoleStatus::Verified)),
        ("check: no_access", check("A", RoleStatus::NoAccess)),
        ("check: unknown", check("A", RoleStatus::Unknown)),
        ("check of an old ARN", check("B", RoleStatus::Verified)),
    ];
    let mut states = vec![("no ARN", role(RoleStatus::NotChecked, None))];
    states.extend(RoleStatus::ALL.iter().map(|status| (status.as_str(), role(*status, Some(arn("A"))))));
    let after = |role: &RoleSetup, command: &RoleCommand| match role.decide(command.clone(), &facts, NOW) {
        Ok(after) => after.status.as_str().to_owned(),
        Err(refusal) => format!("*{}*", refusal.code.as_str()),
    };
    let row = |(name, role): &(&str, RoleSetup)| {
        let cells = commands.iter().map(|(_, command)| after(role, command));
        [(*name).to_owned()].into_iter().chain(cells).collect()
    };
    let heads: Vec<_> =
        ["status"].into_iter().chain(commands.iter().map(|(name, _)| *name)).map(str::to_owned).collect();
    table(&heads, &states.iter().map(row).collect::<Vec<Vec<_>>>())
}

fn page() -> String {
    let machines = MACHINES.map(|(kind, connected, title, meaning)| {
        format!("### `{}`, {title}\n\n{meaning}\n\n{}", kind.as_str(), machine(kind, connected))
    });
    [HEAD.to_owned(), machines.join("\n"), format!("{ROLES}\n{}", roles())].join("\n")
}

#[test]
fn the_page_is_what_the_code_says() {
    let page = page();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/states.md");
    let written = fs::read_to_string(file).unwrap();
    assert!(written == page, "put this page into docs/states.md:\n{page}");
}

#[test]
fn rows_are_those_of_states_that_a_request_of_the_kind_can_be_in() {
    let states = |kind| reachable(kind).iter().map(|status| status.as_str()).collect::<Vec<_>>();
    let never = |kind| {
        let all = Status::ALL.iter().map(|status| status.as_str());
        all.filter(|status| !states(kind).contains(status)).collect::<Vec<_>>()
    };
    assert_eq!(never(Kind::LinkExisting), ["creating", "completed"]);
    assert_eq!(never(Kind::CreateAccount), ["sending", "sent", "accepted", "declined", "expired"]);
}
