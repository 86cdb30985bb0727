//! The certificate that the server shows, and its key.

use chrono::{DateTime, TimeDelta, Utc};

use super::files::{self, Rights};
use super::finding::Finding;
use super::group::Asked;
use crate::api::tls::identity::Identity;
use crate::clock::Clock;
use crate::settings::TlsFiles;

/// How long before its end a certificate is to be renewed: time to find out why its renewal does not work. A server that runs
/// warns a week before.
const SOON: TimeDelta = TimeDelta::days(14);

/// Reads the files as a start does.
pub fn check(files: Option<&TlsFiles>, asked: &Asked) {
    let Some(files) = files else {
        asked.check("tls", || vec![Finding::skip("tls", "GANGWAY_TLS_CERTIFICATE is not set: plain http is served")]);
        return;
    };
    asked.check("tls.certificate", || {
        let now = Clock::default().real();
        let found = Identity::load(files, now).map(|identity| identity.ends()).map_err(|error| error.to_string());
        vec![certificate(found, now)]
    });
    asked.check("tls.key_file", || vec![key_file(files::rights(&files.key))]);
}

fn certificate(ends: Result<Option<DateTime<Utc>>, String>, now: DateTime<Utc>) -> Finding {
    const CHECK: &str = "tls.certificate";
    match ends {
        Err(error) => {
            let advice = "put a certificate that is good now, and its key, where the two settings say";
            Finding::fail(CHECK, format!("a start ends with this: {error}"), advice)
        }
        Ok(Some(ends)) if ends - now < SOON => {
            let days = (ends - now).num_days();
            Finding::warn(CHECK, format!("the certificate ends on {ends}, in {days} days"), "renew it")
        }
        Ok(Some(ends)) => Finding::ok(CHECK, format!("the certificate has its key, and ends on {ends}")),
        Ok(None) => Finding::ok(CHECK, "the certificate has its key"),
    }
}

/// Root's keys may be read by a group, as PostgreSQL lets them be: distributions have one for it.
fn key_file(rights: Option<Rights>) -> Finding {
    const CHECK: &str = "tls.key_file";
    let Some(Rights { mode, is_roots }) = rights else {
        return Finding::skip(CHECK, "the rights at the key's file are not known");
    };
    let others = if is_roots { 0o007 } else { 0o077 };
    if mode & others == 0 {
        return Finding::ok(CHECK, format!("the key's file is closed to others (mode {mode:03o})"));
    }
    let means = format!("other users of the machine have rights at the key's file (mode {mode:03o})");
    Finding::warn(CHECK, means, "chmod 600 it, for the user that Gangway runs as")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::finding::Status;

    #[test]
    fn a_certificate_is_to_be_renewed_two_weeks_before_its_end() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let status = |left: TimeDelta| certificate(Ok(Some(now + left)), now).status;
        assert_eq!(status(TimeDelta::days(14)), Status::Ok);
        assert_eq!(status(TimeDelta::days(14) - TimeDelta::seconds(1)), Status::Warn);
        assert_eq!(certificate(Ok(None), now).status, Status::Ok);
        assert_eq!(certificate(Err("it has ended".to_owned()), now).status, Status::Fail);
    }

    #[test]
    fn a_key_is_for_its_owner_and_roots_for_a_group_too() {
        let status = |mode, is_roots| key_file(Some(Rights { mode, is_roots })).status;
        assert_eq!([status(0o600, false), status(0o640, true), status(0o400, false)], [Status::Ok; 3]);
        assert_eq!([status(0o640, false), status(0o644, true), status(0o604, false)], [Status::Warn; 3]);
        assert_eq!(key_file(None).status, Status::Skip);
    }
}
