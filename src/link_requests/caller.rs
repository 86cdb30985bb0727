//! Who gives a command, and what it means then.

use chrono::{DateTime, Utc};

use super::model::{Command, LinkRequest, Status};
use crate::auth::{Caller, Role};
use crate::domain::Refusal;

/// What a command means when this caller gives it. A customer withdraws a request only while nobody has worked on it;
/// operations also ends what the platform cannot go on with.
pub fn as_caller(
    caller: &Caller,
    request: &LinkRequest,
    command: Command,
    connected: bool,
    now: DateTime<Utc>,
) -> Result<Command, Refusal> {
    let calling = matches!(request.status, Status::Sending | Status::Creating);
    match (command, caller.role) {
        (Command::Cancel, Role::Customer) if request.status != Status::Submitted => {
            Err(request.not_allowed_from("cancel", connected, vec![Status::Submitted]))
        }
        (Command::Cancel, Role::Operations) if calling && request.is_stuck(now) => Ok(Command::Abandon),
        (command, _) => Ok(command),
    }
}
