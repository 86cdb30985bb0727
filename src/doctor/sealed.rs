//! The rule for secrets that the database keeps: whether the settings' master keys open them.

use super::finding::Finding;
use crate::auth::seal::KeptTally;

/// What is said of texts of a kind; `lost` says what does not work without them.
pub fn judge(check: &'static str, kind: &str, kept: KeptTally, has_master_key: bool, lost: &str) -> Finding {
    let KeptTally { open, sealed, by_another, unreadable } = kept;
    let total = kept.total();
    if unreadable > 0 {
        let means =
            format!("{unreadable} of {total} {kind} in the database are sealed with another master key: {lost}");
        let advice = "set the GANGWAY_MASTER_KEY that they were sealed with, or add it to GANGWAY_MASTER_KEY_OTHERS";
        return Finding::fail(check, means, advice);
    }
    if by_another > 0 {
        let means = format!("{by_another} of {total} {kind} are sealed with a key of GANGWAY_MASTER_KEY_OTHERS");
        return Finding::warn(check, means, "run `gangway keys reseal` before that key is taken away");
    }
    if open > 0 && has_master_key {
        let means = format!("{open} of {total} {kind} are kept in the open, though there is a master key");
        return Finding::warn(check, means, "restart a replica, which seals them, or run `gangway keys reseal`");
    }
    if open > 0 {
        return Finding::warn(check, format!("{open} {kind} are kept in the open"), "set GANGWAY_MASTER_KEY");
    }
    Finding::ok(check, format!("all {sealed} {kind} in the database can be opened"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::finding::Status;

    #[test]
    fn what_no_key_opens_fails_and_what_is_to_be_sealed_warns() {
        let said = |kept, has| judge("secrets.keys", "signing keys", kept, has, "no start").status;
        let fine = KeptTally { sealed: 3, ..KeptTally::default() };
        assert_eq!(said(KeptTally::default(), false), Status::Ok);
        assert_eq!(said(fine, true), Status::Ok);
        assert_eq!(said(KeptTally { unreadable: 1, ..fine }, true), Status::Fail);
        assert_eq!(said(KeptTally { by_another: 1, ..fine }, true), Status::Warn);
        assert_eq!(said(KeptTally { open: 1, ..fine }, true), Status::Warn);
        assert_eq!(said(KeptTally { open: 1, ..KeptTally::default() }, false), Status::Warn);
    }
}
