//! A hostile neighbour costs nobody anything: an attacker sends all that its limits let through, and a light reseller beside
//! it has every answer right and waits little longer than in its own quiet time. Waits are measured, so these tests run
//! one at a time and with nothing beside them: `.ci/neighbour`.

mod attack;
mod attacks;
mod crowd;
mod crowded;
mod victim;

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::time::Duration;

use self::attack::Attack;
use self::victim::{Victim, Waits};
use serde_json::json;

use crate::support::app::{OPS_ID, OPS_SECRET, TestDatabase};
use crate::support::process::Server;
use crate::support::{Caller, Database, make, output_directory};

/// How long a victim is watched, with and without its neighbour.
const WATCHED: Duration = Duration::from_secs(3);

/// How often as long as in its quiet time the victim may wait at worst, and what counts as quiet: on two cores an attacker
/// that keeps both busy costs everybody some tens of milliseconds, whatever the server does.
const MULTIPLE: u32 = 10;
const QUIET: Duration = Duration::from_millis(50);

/// A server of its own process with its default limits, and two resellers.
pub struct Ground {
    pub server: Server,
    pub database: TestDatabase,
    pub master: String,
    pub attacker: Attacker,
    victim: Victim,
}

/// A reseller that does what it can.
pub struct Attacker {
    /// Several credentials: a limit of one is none for a reseller.
    pub callers: Vec<Caller>,
    pub client: String,
}

impl Ground {
    pub async fn new(kind: Database) -> Self {
        let database = TestDatabase::new(kind);
        let server = Server::start_with(&database, &[("GANGWAY_RATE_LIMIT", "50/s burst 200")]).await;
        let ops = Caller::login(&server.url, OPS_ID, OPS_SECRET).await;
        let page = ops.get("/pricebooks?kind=master").await.expect(200);
        let master = page["data"][0]["id"].as_str().unwrap().to_owned();
        let reseller = ops.post("/resellers", json!({ "name": "Busy" })).await.expect(201);
        let id = reseller["id"].as_str().unwrap().to_owned();
        let mut callers = Vec::new();
        for _ in 0..8 {
            callers.push(credential(&ops, &id).await.0);
        }
        let client = make::bare_client(&callers[0], "Busy").await;
        let victim = Victim::new(&ops, &master).await;
        Self { server, database, master, attacker: Attacker { callers, client }, victim }
    }

    /// Watches the victim alone and then beside this attack, and compares. The attack is one when its requests have had an
    /// answer of this status.
    pub async fn compare(&self, name: &str, status: u16, attack: impl FnOnce() -> Attack) {
        let quiet = self.victim.watch(WATCHED).await;
        let attack = attack();
        let beside = self.victim.watch(WATCHED).await;
        let got = attack.end();
        assert!(got.contains_key(&status), "{name}: nobody attacked: {got:?}");
        let kind = if self.database.url().starts_with("sqlite") { "SQLite" } else { "PostgreSQL" };
        let line = format!("{name} on {kind}, answered {got:?}: {}", told(&quiet, &beside));
        println!("{line}");
        let file = output_directory().join("neighbour.txt");
        writeln!(OpenOptions::new().create(true).append(true).open(file).unwrap(), "{line}").unwrap();
        for (what, wait) in &beside {
            let most = quiet[what].max(QUIET) * MULTIPLE;
            assert!(*wait <= most, "{line}: {what} waited longer than {most:?}");
        }
    }
}

fn told(quiet: &Waits, beside: &Waits) -> String {
    let mut line = String::new();
    for (what, wait) in beside {
        let comma = if line.is_empty() { "" } else { ", " };
        write!(line, "{comma}{what} {} ms (quiet {} ms)", wait.as_millis(), quiet[what].as_millis()).unwrap();
    }
    line
}

/// A new credential of the reseller: who holds it, its id and its secret.
async fn credential(ops: &Caller, reseller: &str) -> (Caller, String, String) {
    let body = json!({ "name": "tests", "role": "reseller", "resellerId": reseller });
    let (id, secret) = make::credential(ops, body).await;
    (Caller::login(&ops.url, &id, &secret).await, id, secret)
}
