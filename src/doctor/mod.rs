//! `gangway doctor`: says what is wrong with settings, database, clock, AWS and disk, and what to do about it. Changes nothing, and
//! prints no secret.
//!
//! What is asked and what is said of it are apart: the rules are functions of what was found. What is asked of one place is
//! asked on a thread of its own, so that what fails or hangs hides nothing of the others.

mod aws;
mod clock;
mod database;
mod disk;
mod files;
mod finding;
mod group;
mod jobs;
mod migrations;
mod postgres;
mod report;
mod sealed;
mod settings;
mod sqlite;
mod tls;

use std::process::ExitCode;
use std::time::Duration;

use finding::Finding;
use group::{Asked, Group};
use report::Report;

use crate::aws::AwsMode;
use crate::settings::{Settings, SettingsError};

/// How long a check may take. What it asks has limits of its own, of ten seconds at most.
const LIMIT: Duration = Duration::from_secs(20);

/// How long AWS may take: a dozen questions, each with its tries.
const AWS_LIMIT: Duration = Duration::from_secs(90);

/// Checks everything and prints it; fails when a check does.
pub fn run(json: bool) -> ExitCode {
    let report = Report(examine());
    if json {
        println!("{:#}", report.to_json());
    } else {
        print!("{report}");
    }
    if report.has_failed() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn examine() -> Vec<Finding> {
    let (settings, wrong) = match Settings::as_far_as_the_environment_is_readable() {
        Ok(read) => read,
        Err(wrong) => return settings::unreadable(&wrong),
    };
    let mut found = settings::unreadable(&wrong);
    if wrong.may_hide_others() {
        found.push(Finding::skip("settings.rest", "which settings there are is not known"));
        return found;
    }
    found.extend(settings::judge(&settings, &wrong));
    found.extend(settings::env_file(files::env_file()));
    // All of them are asked at once.
    let groups = [tls(&settings, &wrong), database(&settings, &wrong), aws(&settings, &wrong)];
    found.extend(groups.into_iter().flat_map(Group::collect));
    found
}

/// What is said of checks whose settings cannot be read.
fn without(check: &'static str, names: &[&str], wrong: &SettingsError) -> Option<Group> {
    let name = names.iter().find(|name| wrong.concerns(name))?;
    Some(Group::known(vec![Finding::skip(check, format!("{name} cannot be read"))]))
}

fn tls(settings: &Settings, wrong: &SettingsError) -> Group {
    let unread = without("tls", &["GANGWAY_TLS_CERTIFICATE", "GANGWAY_TLS_KEY"], wrong);
    let files = settings.tls.clone();
    unread.unwrap_or_else(|| Group::begin("tls", LIMIT, move |asked| tls::check(files.as_ref(), asked)))
}

fn database(settings: &Settings, wrong: &SettingsError) -> Group {
    const KEYS: [&str; 3] = ["GANGWAY_MASTER_KEY", "GANGWAY_MASTER_KEY_OTHERS", "GANGWAY_SIGNING_KEY"];
    let knows_keys = !KEYS.iter().any(|name| wrong.concerns(name));
    let settings = settings.clone();
    let work = move |asked: &Asked| database::check(&settings, knows_keys, asked);
    without("database", &["GANGWAY_DATABASE_URL"], wrong).unwrap_or_else(|| Group::begin("database", LIMIT, work))
}

fn aws(settings: &Settings, wrong: &SettingsError) -> Group {
    let names =
        ["GANGWAY_AWS_MODE", "GANGWAY_AWS_REGION", "GANGWAY_CROSS_ACCOUNT_ID", "GANGWAY_AWS_ALLOW_ENDPOINT_OVERRIDE"];
    if let Some(unread) = without("aws", &names, wrong) {
        return unread;
    }
    if settings.aws_mode != AwsMode::Aws {
        let mode = settings.aws_mode.as_str();
        return Group::known(vec![Finding::skip(
            "aws",
            format!("GANGWAY_AWS_MODE is {mode}: nothing is asked of AWS"),
        )]);
    }
    let settings = settings.clone();
    Group::begin("aws", AWS_LIMIT, move |asked| aws::check(&settings, asked))
}
