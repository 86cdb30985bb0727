//! What a caller may do with a request, and what its commands mean.

use chrono::{DateTime, Utc};

use super::found::RequestWithAccount;
use super::machine::Action;
use super::model::{Command, LinkRequest, Status};
use crate::auth::{Caller, Role, Scope};
use crate::domain::{AccountStatus, Refusal};

/// A customer withdraws a request only while nobody has worked on it.
fn may_cancel(role: Role, status: Status) -> bool {
    role != Role::Customer || status == Status::Submitted
}

/// What a command means when this caller gives it: operations also ends what the platform cannot go on with.
pub fn as_caller(
    caller: &Caller,
    request: &LinkRequest,
    command: Command,
    connected: bool,
    now: DateTime<Utc>,
) -> Result<Command, Refusal> {
    let calling = matches!(request.status, Status::Sending | Status::Creating);
    match (command, caller.role) {
        (Command::Cancel, role) if !may_cancel(role, request.status) => {
            Err(request.not_allowed_from("cancel", connected, vec![Status::Submitted]))
        }
        (Command::Cancel, Role::Operations) if calling && request.is_stuck(now) => Ok(Command::Abandon),
        (command, _) => Ok(command),
    }
}

/// Whether this caller may do this kind of thing with link requests of this status at all.
fn may(caller: &Caller, action: Action, status: Status) -> bool {
    let operate = caller.scopes.contains(Scope::LinkRequestsOperate);
    let write = caller.scopes.contains(Scope::LinkRequestsWrite);
    match action {
        Action::Cancel => write && may_cancel(caller.role, status),
        Action::Renew => write && caller.role != Role::Customer,
        _ => operate,
    }
}

/// What this caller may do with the request now.
pub fn available(caller: &Caller, found: &RequestWithAccount, connected: bool, now: DateTime<Utc>) -> Vec<Action> {
    let LinkRequest { kind, status, .. } = found.request;
    let ends = |action: Action| {
        action == Action::Cancel
            && as_caller(caller, &found.request, Command::Cancel, connected, now) == Ok(Command::Abandon)
    };
    let renewable = found.account.is_latest && found.account.status == AccountStatus::Registered;
    let possible = |action: &Action| {
        may(caller, *action, status)
            && (action.allowed_from(kind, connected).contains(&status) || ends(*action))
            && (*action != Action::Renew || renewable)
    };
    Action::ALL.iter().copied().filter(possible).collect()
}
