//! What becomes of a role, asked of its rules.

use chrono::{DateTime, Utc};
use gangway::aws::AwsMode;
use gangway::aws::measured::Measured;
use gangway::domain::{AwsAccountId, ExternalId, RoleArn, RoleStatus, Verdict};
use gangway::id::{ClientId, CloudAccountId, ResellerId};
use gangway::role_arn::model::{Details, RoleAccount, RoleCommand, RoleSetup};
use gangway::role_arn::verification::Verification;
use gangway::support_plans::model::SupportType;

use super::mermaid::{Mood, States};
use super::pages::table;

const HEAD: &str = "\
## Roles

Here the role's saved ARN is `A`: the table shows the status after each command, refusals in italics, and a check of an ARN
that was changed in the meantime says nothing about the new one.
";

const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

/// How a role without an ARN is named; its status is `not_checked`.
const WITHOUT: &str = "no ARN";

/// The same as a state of the diagram, which takes no blanks.
const WITHOUT_ID: &str = "no_arn";

fn arn(name: &str) -> RoleArn {
    RoleArn::parse(&format!("arn:aws:iam::111122223333:role/{name}")).unwrap()
}

fn details(role_arn: Option<RoleArn>) -> Details {
    Details { role_arn, ..Details::default() }
}

fn check(name: &str, status: RoleStatus) -> RoleCommand {
    RoleCommand::Check {
        checked: arn(name),
        verdict: Verdict { status, diagnosis: None, checks: Vec::new() },
        verification: Verification::new(
            AwsMode::Aws,
            &AwsAccountId::parse("328676173091").unwrap(),
            Measured::default(),
        ),
    }
}

fn role(status: RoleStatus, role_arn: Option<RoleArn>) -> RoleSetup {
    RoleSetup {
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
    }
}

/// The role after a command, or the code of its refusal.
fn after(role: &RoleSetup, command: &RoleCommand) -> Result<RoleSetup, &'static str> {
    let facts = RoleAccount {
        aws_account_id: AwsAccountId::parse("111122223333").ok(),
        external_id: ExternalId::from_random([1; 16]),
        support_type: SupportType::Basic,
    };
    role.decide(command.clone(), &facts, NOW).map_err(|refusal| refusal.code.as_str())
}

/// What a check can find.
const FOUND: [RoleStatus; 4] = [RoleStatus::Verified, RoleStatus::NoAccess, RoleStatus::Insecure, RoleStatus::Unknown];

fn rows() -> String {
    let mut commands = vec![
        ("save same ARN".to_owned(), RoleCommand::Save(details(Some(arn("A"))))),
        ("save other ARN".to_owned(), RoleCommand::Save(details(Some(arn("B"))))),
        ("clear".to_owned(), RoleCommand::Clear),
    ];
    commands.extend(FOUND.map(|status| (format!("check: {}", status.as_str()), check("A", status))));
    commands.push(("check of an old ARN".to_owned(), check("B", RoleStatus::Verified)));
    let mut states = vec![(WITHOUT, role(RoleStatus::NotChecked, None))];
    states.extend(RoleStatus::ALL.iter().map(|status| (status.as_str(), role(*status, Some(arn("A"))))));
    let row = |(name, role): &(&str, RoleSetup)| {
        let cells = commands.iter().map(|(_, command)| match after(role, command) {
            Ok(after) => after.status.as_str().to_owned(),
            Err(code) => format!("*{code}*"),
        });
        [(*name).to_owned()].into_iter().chain(cells).collect()
    };
    let heads: Vec<_> =
        ["status".to_owned()].into_iter().chain(commands.iter().map(|(name, _)| name.clone())).collect();
    table(&heads, &states.iter().map(row).collect::<Vec<Vec<_>>>())
}

/// The state of a role in the diagram.
fn state(role: &RoleSetup) -> &'static str {
    if role.details.role_arn.is_none() { WITHOUT_ID } else { role.status.as_str() }
}

fn mood(status: RoleStatus) -> Mood {
    match status {
        RoleStatus::Verified => Mood::Good,
        RoleStatus::NotChecked | RoleStatus::Unknown => Mood::Open,
        RoleStatus::NoAccess | RoleStatus::Insecure => Mood::Ended,
    }
}

/// What a check finds is found from every state alike, but for a few: these have a note, and the others one way together.
fn picture() -> String {
    let mut drawn = States::default();
    drawn.line(format!("{WITHOUT_ID} : {WITHOUT}"));
    drawn.line("state check <<choice>>");
    drawn.line("state checked {");
    for status in FOUND {
        drawn.line(format!("    {}", status.as_str()));
    }
    drawn.line("}");
    drawn.mood(WITHOUT_ID, Mood::Open);
    for status in RoleStatus::ALL.iter().copied() {
        drawn.mood(status.as_str(), mood(status));
    }
    let saved = RoleStatus::ALL.iter().map(|status| role(*status, Some(arn("A"))));
    let states: Vec<_> = [role(RoleStatus::NotChecked, None)].into_iter().chain(saved).collect();
    let within = |role: &RoleSetup| if FOUND.contains(&role.status) { "checked" } else { state(role) };
    for (name, command) in [("save an ARN", RoleCommand::Save(details(Some(arn("B"))))), ("clear", RoleCommand::Clear)]
    {
        for before in &states {
            let after = after(before, &command).unwrap();
            if state(&after) != state(before) {
                drawn.arrow(within(before), state(&after), name);
            }
        }
    }
    let can_be_checked: Vec<_> =
        states.iter().filter(|role| after(role, &check("A", RoleStatus::Verified)).is_ok()).collect();
    for before in &can_be_checked {
        drawn.arrow(within(before), "check", "check");
    }
    for found in FOUND {
        drawn.arrow("check", found.as_str(), "");
        for before in &can_be_checked {
            let after = after(before, &check("A", found)).unwrap().status;
            if after != found {
                let (before, after) = (before.status.as_str(), after.as_str());
                drawn.line(format!("note right of {before} : a check that finds {} leaves it {after}", found.as_str()));
            }
        }
    }
    drawn.block(WITHOUT_ID)
}

/// The part of the page.
pub fn part() -> String {
    format!("{HEAD}\n{}\n{}", picture(), rows())
}
