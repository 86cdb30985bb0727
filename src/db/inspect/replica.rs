//! How a read replica stands to its primary, by the rule of the server that reads it.

use std::time::{Duration, Instant};

use super::Inspection;
use crate::db::conn::Target;
use crate::db::replica::{MOST_BEHIND, Unfit, primary_place, replica_place};
use crate::fault::Fault;

/// How long nothing is asked while it catches up.
const PAUSE: Duration = Duration::from_millis(100);

/// What is to be said of a replica.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight {
    /// It showed after so long what the primary had written.
    Fit(Duration),
    /// It cannot be read, with what the connection said.
    Unfit(Unfit, String),
}

/// Notes how far the primary has written, and waits until the replica shows that, as long as it may be behind.
pub fn look(primary: &mut Inspection, target: &Target) -> Result<Sight, Fault> {
    let place = primary.read(primary_place)?;
    let (begun, unreachable) = (Instant::now(), |why: String| Ok(Sight::Unfit(Unfit::Unreachable, why)));
    let mut replica = match Inspection::open(target) {
        Ok(replica) => replica,
        Err(error) => return unreachable(error.to_string()),
    };
    loop {
        let found = match replica.read(replica_place) {
            Ok(found) => found,
            Err(fault) => return unreachable(fault.to_string()),
        };
        let written = place.lsn.unwrap_or_default();
        match found.lsn {
            _ if found.whose != place.whose => return Ok(Sight::Unfit(Unfit::Foreign, String::new())),
            None => return Ok(Sight::Unfit(Unfit::NoReplica, String::new())),
            Some(lsn) if lsn >= written => return Ok(Sight::Fit(begun.elapsed())),
            Some(lsn) if begun.elapsed() > MOST_BEHIND => {
                return Ok(Sight::Unfit(Unfit::Behind, format!("{} bytes of the log", written - lsn)));
            }
            Some(_) => std::thread::sleep(PAUSE),
        }
    }
}
