//! What may happen to a link request in each state, asked of the machine itself.

use std::collections::BTreeSet;

use gangway::domain::AccountStatus;
use gangway::link_requests::machine::{Kind, Status, Trigger, next};

use super::mermaid::{Mood, States};
use super::pages::table;

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

/// What a request in this state is like.
fn mood(status: Status) -> Mood {
    match status.account_status() {
        AccountStatus::Linked => Mood::Good,
        _ if status.is_open() => Mood::Open,
        _ => Mood::Ended,
    }
}

/// The ways of a request, as a picture. What a mode does not lead to is left out.
fn picture(kind: Kind, connected: bool) -> String {
    let follows = |from: Status, trigger: Trigger| next(trigger, kind, connected, from);
    let mut reached = vec![Status::Submitted];
    let mut at = 0;
    while let Some(from) = reached.get(at).copied() {
        let after = Trigger::ALL.iter().filter_map(|trigger| follows(from, *trigger));
        reached.extend(after.filter(|to| !reached.contains(to)).collect::<BTreeSet<_>>());
        at += 1;
    }
    let mut drawn = States::default();
    for from in Status::ALL.iter().copied().filter(|from| reached.contains(from)) {
        drawn.mood(from.as_str(), mood(from));
        // In the order of the states, in which fewest arrows cross.
        for to in Status::ALL.iter().copied() {
            for trigger in Trigger::ALL.iter().copied().filter(|trigger| follows(from, *trigger) == Some(to)) {
                drawn.arrow(from.as_str(), to.as_str(), &format!("{trigger:?}"));
            }
        }
    }
    drawn.block(Status::Submitted.as_str())
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

/// The part of the page.
pub fn part() -> String {
    let machines = MACHINES.map(|(kind, connected, title, meaning)| {
        let (picture, table) = (picture(kind, connected), machine(kind, connected));
        format!("### `{}`, {title}\n\n{meaning}\n\n{picture}\n{table}", kind.as_str())
    });
    machines.join("\n")
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
