//! What AWS says of the platform's credentials: the questions of `gangway aws check`.

use super::clock;
use super::finding::Finding;
use super::group::Asked;
use crate::api::aws_check::{self, Look};
use crate::api::start;
use crate::aws::{Aws, CannotConnect};
use crate::clock::Clock;
use crate::metrics::Metrics;
use crate::settings::Settings;

const CREDENTIALS: &str = "see docs/aws.md, and try `gangway aws check`";

/// Asks AWS.
pub fn check(settings: &Settings, asked: &Asked) {
    let mut connected = None;
    asked.check("aws.settings", || {
        let metrics = Metrics::new().map_err(|error| error.to_string());
        let aws = metrics.and_then(|metrics| start::connect(settings, &metrics).map_err(|error| error.to_string()));
        match aws {
            Ok(aws) => {
                connected = Some(aws);
                Vec::new()
            }
            Err(error) => vec![Finding::fail("aws.settings", format!("a start ends with this: {error}"), CREDENTIALS)],
        }
    });
    let Some(aws) = connected else { return };
    asked.check("clock.aws", || vec![clock(&aws)]);
    asked.check("aws.credentials", || judge(aws_check::look(&aws)));
}

fn clock(aws: &Aws) -> Finding {
    match aws_check::clock(aws, || Clock::default().real()) {
        Ok(ahead) => clock::judge("clock.aws", "AWS's", ahead),
        Err(error) => Finding::skip("clock.aws", error.to_string()),
    }
}

fn judge(look: Result<Look, CannotConnect>) -> Vec<Finding> {
    let look = match look {
        Ok(look) => look,
        Err(error) => {
            let means = format!("{error}: nothing is sent, followed or checked until it does");
            return vec![Finding::fail("aws.credentials", means, CREDENTIALS)];
        }
    };
    let mut found = Vec::new();
    let fatal = look.fatal.iter().map(|problem| {
        Finding::fail("aws.credentials", problem, "give the platform other credentials, or it does not start")
    });
    found.extend(fatal);
    let odd = look.odd.iter().map(|problem| Finding::warn("aws.credentials", problem, "see docs/aws.md"));
    found.extend(odd);
    if found.is_empty() {
        // Whose they are may be a person's name.
        let means = "AWS takes the platform's credentials; `gangway aws check` says whose they are";
        found.push(Finding::ok("aws.credentials", means));
    }
    found.push(permissions(&look));
    found
}

fn permissions(look: &Look) -> Finding {
    const CHECK: &str = "aws.permissions";
    const POLICY: &str = "give the identity the policy in docs/aws/policy.json";
    if !look.cannot.is_empty() {
        return Finding::fail(CHECK, format!("the platform may not do {}", look.cannot.join(", ")), POLICY);
    }
    if !look.unknown.is_empty() {
        let means = format!("nobody knows whether the platform may do {}", look.unknown.join(", "));
        return Finding::warn(CHECK, means, "look at what `gangway aws check` says of each");
    }
    Finding::ok(CHECK, "the platform may do all that it does at AWS")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::finding::Status;

    fn statuses(look: Look) -> Vec<Status> {
        judge(Ok(look)).into_iter().map(|one| one.status).collect()
    }

    #[test]
    fn what_stops_a_start_or_is_not_allowed_fails_and_the_rest_warns() {
        let two = || vec!["organizations:ListAccounts".to_owned(), "sts:AssumeRole".to_owned()];
        assert_eq!(statuses(Look::default()), [Status::Ok, Status::Ok]);
        assert_eq!(statuses(Look { fatal: two(), ..Look::default() }), [Status::Fail, Status::Fail, Status::Ok]);
        let odd = Look { odd: vec!["It is.".to_owned()], unknown: two(), ..Look::default() };
        assert_eq!(statuses(odd), [Status::Warn, Status::Warn]);
        let cannot = Look { cannot: two(), unknown: two(), ..Look::default() };
        assert_eq!(statuses(cannot.clone()), [Status::Ok, Status::Fail]);
        assert!(judge(Ok(cannot))[1].means.contains("organizations:ListAccounts, sts:AssumeRole"));
        assert_eq!(judge(Err(CannotConnect::Unanswered("no".to_owned())))[0].status, Status::Fail);
    }
}
