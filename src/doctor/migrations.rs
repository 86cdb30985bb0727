//! The rule for the schema.

use super::finding::Finding;
use crate::db::migrate::Difference;

const CHECK: &str = "database.migrations";

/// Names that are shown at most.
const SHOWN: usize = 3;

fn some(names: &[String]) -> String {
    let more = if names.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", names.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", "))
}

/// What is said of a schema; `can_create` tells whether the role may make tables, where that is a question.
pub fn judge(difference: &Difference, can_create: bool) -> Finding {
    let Difference { applied, missing, unknown } = difference;
    if !unknown.is_empty() {
        let means = format!("the database belongs to a newer Gangway: this one does not know {}", some(unknown));
        let advice = "run the newer version, or restore a back-up from before the upgrade; this one does not start";
        return Finding::fail(CHECK, means, advice);
    }
    if missing.is_empty() {
        return Finding::ok(CHECK, format!("all {applied} migrations are applied"));
    }
    if !can_create {
        let means =
            format!("{} migrations are to be applied, and the role may not make tables in its schema", missing.len());
        return Finding::fail(CHECK, means, "GRANT CREATE ON SCHEMA public TO it, or make it the database's owner");
    }
    if *applied == 0 {
        return Finding::ok(CHECK, "the database is empty: the first start makes the tables");
    }
    let means = format!("{} migrations are not applied: {}", missing.len(), some(missing));
    Finding::warn(CHECK, means, "back up, and run `gangway migrate` or start one replica of this version")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::finding::Status;

    #[test]
    fn a_newer_schema_fails_an_older_one_warns_and_none_is_fine() {
        let names = |many: &[&str]| many.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let said = |applied, missing: &[&str], unknown: &[&str], can_create| {
            judge(&Difference { applied, missing: names(missing), unknown: names(unknown) }, can_create).status
        };
        assert_eq!(said(40, &[], &[], false), Status::Ok);
        assert_eq!(said(0, &["1", "2"], &[], true), Status::Ok);
        assert_eq!(said(0, &["1", "2"], &[], false), Status::Fail);
        assert_eq!(said(39, &["40"], &[], true), Status::Warn);
        assert_eq!(said(41, &[], &["41"], true), Status::Fail);
        assert_eq!(said(40, &["39"], &["41"], true), Status::Fail);
        let many = Difference { applied: 1, missing: names(&["2", "3", "4", "5"]), unknown: Vec::new() };
        assert!(judge(&many, true).means.ends_with("4 migrations are not applied: 2, 3, 4, …"));
    }
}
