//! What waits long past its time, by the looks of the jobs themselves.

use chrono::{DateTime, TimeDelta, Utc};

use super::finding::Finding;
use crate::db::Conn;
use crate::fault::Fault;
use crate::link_requests::due::{Lapsed, broken_off, lapsed};
use crate::tenant::Tenant;
use crate::webhooks::deliveries::due::endpoints;

/// Jobs look every few seconds, and each minute at what failed.
const LATE: TimeDelta = TimeDelta::minutes(5);

/// Things that are counted at most.
const MOST: i64 = 100;

const ADVICE: &str = "see that a server runs, what its log says of the job, and gangway_job_failures_total";

fn judge(check: &'static str, what: &str, late: usize) -> Finding {
    if late == 0 {
        return Finding::ok(check, format!("no {what} wait long past their time"));
    }
    let count =
        if i64::try_from(late).is_ok_and(|late| late < MOST) { late.to_string() } else { format!("{MOST} or more") };
    Finding::warn(
        check,
        format!("{count} {what} wait more than {} minutes past their time", LATE.num_minutes()),
        ADVICE,
    )
}

/// Endpoints to which something should have been sent.
pub fn webhooks(conn: &mut Conn, real: DateTime<Utc>) -> Result<Finding, Fault> {
    let late = endpoints(conn, &[], real - LATE, MOST)?.len();
    Ok(judge("jobs.webhooks", "webhook endpoints", late))
}

/// Link requests that should have expired, or whose call to AWS broke off.
pub fn link_requests(conn: &mut Conn, now: DateTime<Utc>) -> Result<Finding, Fault> {
    let late = lapsed(conn, &Tenant::Platform, &Lapsed::default(), now - LATE, MOST)?.len();
    let broken = broken_off(conn, now - LATE, MOST)?.len();
    Ok(judge("jobs.link_requests", "link requests", late + broken))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::finding::Status;

    #[test]
    fn what_is_late_is_counted_up_to_a_hundred() {
        assert_eq!(judge("jobs.webhooks", "webhook endpoints", 0).status, Status::Ok);
        let some = judge("jobs.webhooks", "webhook endpoints", 99);
        assert!(some.status == Status::Warn && some.means.starts_with("99 webhook endpoints wait more than 5 minutes"));
        assert!(judge("jobs.webhooks", "webhook endpoints", 100).means.starts_with("100 or more "));
    }
}
