//! The report as people and as programs read it.

use std::fmt;

use serde_json::{Value, json};

use super::finding::{Finding, Status};

/// All that was found, in the order of the checks.
pub struct Report(pub Vec<Finding>);

impl Report {
    fn count(&self, status: Status) -> usize {
        self.0.iter().filter(|finding| finding.status == status).count()
    }

    /// Whether a check has failed.
    pub fn has_failed(&self) -> bool {
        self.count(Status::Fail) > 0
    }

    /// How bad the worst of it is; what was not looked at is nothing bad.
    fn status(&self) -> Status {
        let is_there = |status: &Status| self.count(*status) > 0;
        [Status::Fail, Status::Warn].into_iter().find(is_there).unwrap_or(Status::Ok)
    }

    /// The report for programs.
    pub fn to_json(&self) -> Value {
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "status": self.status(),
            "failed": self.count(Status::Fail),
            "warned": self.count(Status::Warn),
            "checks": self.0,
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.0.iter().map(|finding| finding.check.len()).max().unwrap_or_default();
        for Finding { check, status, means, advice } in &self.0 {
            write!(f, "{:<4}  {check:<width$}  {means}", status.as_str())?;
            match advice {
                Some(advice) => writeln!(f, "; {advice}.")?,
                None => writeln!(f, ".")?,
            }
        }
        let [failed, warned, fine, skipped] =
            [Status::Fail, Status::Warn, Status::Ok, Status::Skip].map(|status| self.count(status));
        writeln!(f, "\n{failed} failed, {warned} warned, {fine} ok, {skipped} skipped.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_has_a_line_and_warnings_alone_are_no_failure() {
        let fine = Finding::ok("disk", "there is room");
        let warned = Finding::warn("clock", "it is\n  two seconds ahead.", "set it.");
        let report = Report(vec![fine.clone(), warned.clone(), Finding::skip("aws", "it is not asked")]);
        assert!(!report.has_failed());
        assert_eq!(
            report.to_string(),
            "ok    disk   there is room.\nwarn  clock  it is two seconds ahead; set it.\nskip  aws    it is not asked.\n\n\
             0 failed, 1 warned, 1 ok, 1 skipped.\n"
        );
        let told = report.to_json();
        assert_eq!((&told["status"], &told["failed"], &told["warned"]), (&json!("warn"), &json!(0), &json!(1)));
        assert_eq!(told["checks"][0], json!({ "check": "disk", "status": "ok", "means": "there is room" }));
        assert_eq!(told["checks"][1]["do"], "set it");
        let report = Report(vec![warned, Finding::fail("tls", "it has ended", "renew it"), fine.clone()]);
        assert!(report.has_failed());
        assert_eq!(report.to_json()["status"], "fail");
        assert_eq!(Report(vec![fine, Finding::skip("aws", "no")]).to_json()["status"], "ok");
    }
}
