//! Asks the database, and hands what it says to the rules.

use std::path::Path;

use chrono::TimeDelta;

use super::finding::Finding;
use super::group::Asked;
use super::{clock, disk, files, jobs, migrations, postgres, sealed, sqlite};
use crate::auth::key_store;
use crate::auth::seal::KeptTally;
use crate::aws::AwsMode;
use crate::clock::Clock;
use crate::db::inspect::{self, Inspection};
use crate::db::{Target, backup, is_pooled, migrate};
use crate::fault::Fault;
use crate::settings::Settings;
use crate::{test_clock, webhooks};

/// Asks everything that the settings' database can be asked; `knows_keys` tells whether the settings of keys could be read.
pub fn check(settings: &Settings, knows_keys: bool, asked: &Asked) {
    let opened = match &settings.database {
        Target::Sqlite { path, .. } => check_sqlite(settings, path, asked).map(|inspection| (inspection, true)),
        Target::Postgres(url) => check_postgres(settings, url, asked),
    };
    let Some((mut inspection, can_create)) = opened else { return };
    if !is_current(&mut inspection, can_create, asked) {
        let why = "what is in the tables is looked at when all migrations are applied, and no others";
        asked.check("database.contents", || vec![Finding::skip("database.contents", why)]);
        return;
    }
    if knows_keys {
        check_secrets(settings, &mut inspection, asked);
    } else {
        asked.check("secrets", || vec![Finding::skip("secrets", "the settings of keys cannot be read")]);
    }
    check_contents(settings, &mut inspection, asked);
}

/// What a question has found, or why it could not be asked.
fn told(check: &'static str, found: Result<Finding, Fault>) -> Vec<Finding> {
    let failed = |fault: Fault| {
        if fault.is_passing() {
            let advice = "ask again, and if it stays so look at what holds the database up";
            return Finding::warn(check, format!("it could not be found out now: {fault}"), advice);
        }
        Finding::fail(
            check,
            format!("it could not be found out: {fault}"),
            "see that it is Gangway's database, and whole",
        )
    };
    vec![found.unwrap_or_else(failed)]
}

fn open(settings: &Settings, asked: &Asked) -> Option<Inspection> {
    const CHECK: &str = "database.reachable";
    let mut opened = None;
    asked.check(CHECK, || match Inspection::open(&settings.database) {
        Ok(inspection) => {
            opened = Some(inspection);
            vec![Finding::ok(CHECK, "the database answers")]
        }
        Err(error) => {
            let advice = "start it, or correct GANGWAY_DATABASE_URL; what is in it was not looked at";
            vec![Finding::fail(CHECK, error.to_string(), advice)]
        }
    });
    opened
}

fn check_sqlite(settings: &Settings, path: &str, asked: &Asked) -> Option<Inspection> {
    const CHECK: &str = "database.reachable";
    let folder = backup::folder(Path::new(path));
    if !folder.is_dir() {
        let means = format!("the folder {} is not there, and a start does not make it", folder.display());
        asked.check(CHECK, || vec![Finding::fail(CHECK, means, "make it, or correct GANGWAY_DATABASE_URL")]);
        return None;
    }
    let file = Path::new(path);
    let is_there = file.exists();
    asked.check("database.writable", || {
        let is_writable = !is_there || files::is_writable(file);
        vec![sqlite::writable(&folder.display().to_string(), files::is_writable(folder), is_writable)]
    });
    asked.check("database.file_system", || vec![sqlite::file_system(files::file_system(folder))]);
    asked.check("disk.room", || {
        let bytes = file.metadata().map(|found| found.len()).unwrap_or_default();
        vec![disk::judge(files::room(folder), bytes)]
    });
    if !is_there || inspect::sqlite::is_empty(path) {
        let means = format!("there is no database at {path} yet: the first start makes it");
        asked.check(CHECK, || vec![Finding::ok(CHECK, means)]);
        return None;
    }
    asked.check("database.file_mode", || {
        let names = ["", "-wal", "-shm"].map(|end| format!("{path}{end}")).into_iter();
        let found: Vec<_> = names.filter_map(|name| files::rights(&name).map(|rights| (name, rights))).collect();
        vec![sqlite::rights(&found)]
    });
    if inspect::sqlite::is_left_unfinished(path) {
        let means = format!("writes wait beside {path} that a start takes over, and nobody has it open");
        let advice = "start Gangway or run `gangway migrate`, and ask again";
        asked.check(CHECK, || vec![Finding::warn(CHECK, means, advice)]);
        return None;
    }
    let mut inspection = open(settings, asked)?;
    let mut is_database = false;
    asked.check("database.journal", || {
        let journal = inspection.read(|conn| Ok(sqlite::journal(inspect::sqlite::is_logged_ahead(conn, path)?)));
        is_database = journal.is_ok();
        told("database.journal", journal)
    });
    if !is_database {
        return None;
    }
    asked.check("database.pages", || {
        told("database.pages", inspection.read(|conn| Ok(sqlite::pages(inspect::sqlite::quick_check(conn)?))))
    });
    Some(inspection)
}

/// The connection, and whether the role may make tables.
fn check_postgres(settings: &Settings, url: &str, asked: &Asked) -> Option<(Inspection, bool)> {
    let mut inspection = open(settings, asked)?;
    let says_pooled = is_pooled(url);
    let mut can_create = true;
    asked.check("database.server", || match inspection.read(inspect::postgres::server) {
        Ok(server) => {
            can_create = server.can_create;
            postgres::judge(&server, settings.database_pool, says_pooled)
        }
        Err(fault) => told("database.server", Err(fault)),
    });
    asked.check("database.pooler", || {
        let is_pooled = if says_pooled { None } else { inspect::postgres::is_pooled(url) };
        vec![postgres::pooler(says_pooled, is_pooled)]
    });
    asked.check("clock.database", || {
        let found = inspection.read(|conn| inspect::postgres::clock(conn, || Clock::default().real()));
        told("clock.database", found.map(|ahead| clock::judge("clock.database", "the database's", ahead)))
    });
    if let Some(replica) = &settings.database_read {
        asked.check("database.replica", || {
            let found = inspect::replica::look(&mut inspection, replica);
            told("database.replica", found.map(|sight| postgres::replica(&sight)))
        });
    }
    Some((inspection, can_create))
}

/// Whether the schema is this program's.
fn is_current(inspection: &mut Inspection, can_create: bool, asked: &Asked) -> bool {
    let mut is_current = false;
    asked.check("database.migrations", || {
        let found = inspection.read(|conn| Ok(migrate::difference(conn)?));
        is_current = found.as_ref().is_ok_and(|found| found.missing.is_empty() && found.unknown.is_empty());
        told("database.migrations", found.map(|found| migrations::judge(&found, can_create)))
    });
    is_current
}

fn check_secrets(settings: &Settings, inspection: &mut Inspection, asked: &Asked) {
    asked.check("secrets.signing_keys", || told("secrets.signing_keys", signing_keys(settings, inspection)));
    asked.check("secrets.webhooks", || told("secrets.webhooks", webhook_secrets(settings, inspection)));
}

fn check_contents(settings: &Settings, inspection: &mut Inspection, asked: &Asked) {
    asked.check("clock.test", || told("clock.test", test_clock(settings, inspection)));
    let now = Clock::default().real();
    asked.check("jobs.webhooks", || told("jobs.webhooks", inspection.read(|conn| jobs::webhooks(conn, now))));
    asked.check("jobs.link_requests", || {
        let found = inspection.read(|conn| {
            let lead = test_clock::store::get(conn)?.offset_seconds;
            let is_led = settings.aws_mode == AwsMode::Simulated;
            jobs::link_requests(conn, now + TimeDelta::seconds(if is_led { lead } else { 0 }))
        });
        told("jobs.link_requests", found)
    });
}

fn signing_keys(settings: &Settings, inspection: &mut Inspection) -> Result<Finding, Fault> {
    const CHECK: &str = "secrets.signing_keys";
    if settings.signing_key.is_some() {
        return Ok(Finding::ok(CHECK, "tokens are signed with GANGWAY_SIGNING_KEY"));
    }
    let kept = inspection.read(|conn| key_store::look(conn, &settings.sealer()))?;
    Ok(sealed::judge(CHECK, "signing keys", kept, settings.master_key.is_some(), "a start ends with this"))
}

fn webhook_secrets(settings: &Settings, inspection: &mut Inspection) -> Result<Finding, Fault> {
    let (sealer, mut kept, mut after) = (settings.sealer(), KeptTally::default(), String::new());
    while let Some(last) = inspection.read(|conn| webhooks::ops::look_at_some(conn, &sealer, &after, &mut kept))? {
        after = last;
    }
    let (has_key, lost) = (settings.master_key.is_some(), "nothing is delivered to those endpoints");
    Ok(sealed::judge("secrets.webhooks", "secrets of webhooks", kept, has_key, lost))
}

fn test_clock(settings: &Settings, inspection: &mut Inspection) -> Result<Finding, Fault> {
    const CHECK: &str = "clock.test";
    let seconds = inspection.read(|conn| Ok(test_clock::store::get(conn)?))?.offset_seconds;
    let is_simulated = settings.aws_mode == AwsMode::Simulated;
    Ok(match (seconds, is_simulated) {
        (0, _) => Finding::ok(CHECK, "the test clock shows real time"),
        (_, true) => {
            let means =
                format!("the test clock is {seconds} seconds ahead of real time, for everybody on this database");
            Finding::warn(CHECK, means, "put it back with DELETE /test-clock, unless somebody tries something out")
        }
        (_, false) => {
            let means = "a test clock was moved on this database: it was used with AWS simulated, and holds what never happened";
            Finding::warn(CHECK, means, "keep what is simulated and what is real in two databases")
        }
    })
}
