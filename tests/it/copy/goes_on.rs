//! A copy has everything, and whoever was there before goes on with what it holds.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use gangway::db::copy;
use reqwest::Method;
use serde_json::{Value, json};

use super::full::{Full, MASTER_KEY, full};
use super::{BackUp, copied, count, refused, tables};
use crate::support::app::TestDatabase;
use crate::support::bodies::{client_body, ids};
use crate::support::process::{PATIENCE, Server};
use crate::support::world::World;
use crate::support::{Caller, Database, TestApp};
use crate::webhooks::signatures::signature;

/// What callers hold of a server.
struct Held {
    state: BTreeMap<String, Value>,
    client: (String, String),
    list: (String, Value),
    feed: (String, Value),
    horizon: Value,
}

async fn held(full: &Full) -> Held {
    let caller = &full.world.reseller.caller;
    let path = format!("/clients/{}", full.world.ids["clientId"]);
    let tag = caller.get(&path).await.header("etag").unwrap().to_owned();
    let second_page = async |first: &str| {
        let page = caller.get(first).await.expect(200);
        let next = format!("{}&cursor={}", first.split("&since").next().unwrap(), page["nextCursor"].as_str().unwrap());
        let page = caller.get(&next).await.expect(200);
        assert!(!ids(&page).is_empty());
        (next, page)
    };
    Held {
        list: second_page("/clients?limit=1").await,
        feed: second_page("/events?limit=5&since=beginning").await,
        horizon: full.app.ops.get("/events?since=beginning&limit=1").await.expect(200),
        state: full.world.state(&full.app).await,
        client: (path, tag),
    }
}

/// The same callers, at a server on the copy.
struct Moved {
    server: Server,
    ops: Caller,
    reseller: Caller,
}

async fn moved(full: &Full, database: &TestDatabase) -> Moved {
    // Tokens name the address that issued them, and stay good where it stays.
    let settings = [
        ("GANGWAY_PUBLIC_URL", full.app.url.as_str()),
        ("GANGWAY_AWS_MODE", "simulated"),
        ("GANGWAY_MASTER_KEY", MASTER_KEY),
        ("GANGWAY_WEBHOOK_ALLOW_PRIVATE", "true"),
    ];
    let server = Server::start_with(database, &settings).await;
    let at = |caller: &Caller| Caller { url: server.url.clone(), ..caller.clone() };
    Moved { ops: at(&full.app.ops), reseller: at(&full.world.reseller.caller), server }
}

#[actix_web::test]
async fn everything_is_copied_and_goes_on_at_postgres() {
    let full = full().await;
    let held = held(&full).await;
    let back_up = full.back_up();
    let database = TestDatabase::new(Database::Postgres);
    let said = copied(&back_up.url(), &database.url(), &[]);
    let mut listed = Vec::new();
    for line in said.lines().filter(|line| line.split_whitespace().last().is_some_and(|last| last.len() == 64)) {
        let words: Vec<_> = line.split_whitespace().collect();
        assert_eq!(words.len(), 4, "{line}");
        assert_eq!(words[1], words[2], "{line}");
        // SQLite gives events their places as they are stored.
        let is_empty = words[0] == "unplaced_events";
        assert_eq!(words[1] == "0", is_empty, "a table that this test leaves empty shows nothing: {line}");
        assert_eq!(words[1], count(&database, words[0]));
        listed.push(words[0].to_owned());
    }
    assert_eq!(listed, tables(), "{said}");

    let at = moved(&full, &database).await;
    same_state(&at, &full.world, &held).await;
    readers_go_on(&at, &full, &held).await;
    writers_go_on(&at, &full, &held).await;
    webhooks_go_on(&at, &full).await;
    jobs_go_on(&database).await;
    copying_again(&back_up, &database, at).await;
}

async fn same_state(at: &Moved, world: &World, held: &Held) {
    assert!(held.state.len() > 20, "only {} things were read", held.state.len());
    for (path, before) in &held.state {
        let after = at.ops.get(path).await.expect_any();
        assert_eq!(&after, before, "{path}");
    }
    let customer = Caller { url: at.server.url.clone(), ..world.customer.clone() };
    customer.get(&held.client.0).await.expect(200);
}

async fn readers_go_on(at: &Moved, full: &Full, held: &Held) {
    for (path, page) in [&held.list, &held.feed] {
        assert_eq!(&at.reseller.get(path).await.expect(200), page, "{path}");
    }
    let beginning = at.ops.get("/events?since=beginning&limit=1").await.expect(200);
    assert_eq!(beginning["data"], held.horizon["data"]);
    at.ops.get(&format!("/events?since={}", full.forgotten)).await.problem(410, "events_gone");
}

async fn writers_go_on(at: &Moved, full: &Full, held: &Held) {
    let keyed = &full.keyed;
    let again = at.reseller.post_keyed("/clients", &keyed.body, keyed.key).await;
    assert_eq!(again.header("idempotent-replayed"), Some("true"));
    assert_eq!(again.header("location"), Some(keyed.location.as_str()));
    assert_eq!(again.expect(201), keyed.answer);
    at.reseller.post_keyed("/clients", &client_body("Other"), keyed.key).await.problem(422, "idempotency_key_reused");

    let end = at.ops.get("/events?since=now").await.expect(200)["nextCursor"].as_str().unwrap().to_owned();
    let (path, tag) = &held.client;
    let change = |tag: &str| {
        let body = json!({ "name": "Renamed" }).to_string();
        let headers = [("if-match".to_owned(), tag.to_owned())];
        let caller = at.reseller.clone();
        let path = path.clone();
        async move {
            let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            caller.send(Method::PATCH, &path, Some(body), &headers).await
        }
    };
    let version: u64 = tag.trim_matches(['"', 'v']).parse().unwrap();
    assert_eq!(change(tag).await.expect(200)["version"], version + 1);
    change(tag).await.problem(412, "version_mismatch");
    let news = at.ops.get(&format!("/events?cursor={end}")).await.expect(200);
    assert_eq!(news["data"][0]["type"], "client.updated", "{news}");
    assert_eq!(news["data"][0]["resource"]["version"], version + 1);
}

/// What was left unfinished is finished.
async fn jobs_go_on(database: &TestDatabase) {
    let begun = Instant::now();
    while count(database, "unfinished_work") != "0" {
        assert!(begun.elapsed() < PATIENCE, "work is left");
        actix_web::rt::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn webhooks_go_on(at: &Moved, full: &Full) {
    at.reseller.act(&format!("/webhook-endpoints/{}/test", full.hook)).await.expect(200);
    let delivered = full.receiver.all().pop().unwrap();
    assert_eq!(delivered.headers["webhook-signature"], signature(&delivered, &full.secret));
}

async fn copying_again(back_up: &BackUp, database: &TestDatabase, mut at: Moved) {
    let (from, to) = (back_up.url(), database.url());
    let said = refused(&from, &to, &[]);
    assert!(said.contains("holds data in") && said.contains("--replace"), "{said}");
    // A server is at work there.
    let said = refused(&from, &to, &["--replace"]);
    assert!(said.contains("a server works on the destination"), "{said}");
    assert_eq!(at.server.terminate().await, Some(0));
    let said = refused(&from, &to, &["--compare"]);
    assert!(said.contains("differ in: ") && said.contains("clients"), "{said}");
    database.execute("UPDATE job_leases SET held_until = now()");
    copied(&from, &to, &["--replace"]);
    assert!(copied(&from, &to, &["--compare"]).contains("hold the same"));
    // A single row is found.
    database.execute(
        "UPDATE role_arns SET description = 'x' WHERE cloud_account_id = (SELECT max(id) FROM cloud_accounts)",
    );
    let said = refused(&from, &to, &["--compare"]);
    assert!(said.ends_with("differ in: role_arns\n"), "{said}");
}

#[actix_web::test]
async fn more_rows_than_a_batch_are_copied_and_the_tables_are_as_migrations_made_them() {
    let app = TestApp::start(Database::Sqlite, gangway::aws::AwsMode::Manual).await;
    let reseller = app.reseller("Nube Partners").await;
    let client = reseller.client(&app, "Sol").await;
    let account = reseller.account(&client, "0001").await;
    app.database.copy_account(account["id"].as_str().unwrap(), 1_300);
    let back_up = BackUp::of(&app);
    let (copy_of, fresh) = (TestDatabase::new(Database::Postgres), TestDatabase::new(Database::Postgres));
    let from = gangway::db::Target::Sqlite { path: back_up.path.clone(), durable: true };
    let report = copy::run(&from, &copy_of.target, copy::Mode::Fill).unwrap();
    assert_eq!(report.0.iter().find(|one| one.table == "cloud_accounts").unwrap().destination.rows, 1_301);
    assert_eq!(count(&copy_of, "cloud_accounts"), "1301");
    gangway::db::migrate::run(&fresh.target).unwrap();
    let constraints = "SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated \
         AS line FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1";
    assert_eq!(copy_of.lines(constraints), fresh.lines(constraints));
    assert!(fresh.lines(constraints).iter().filter(|line| line.contains("FOREIGN KEY")).count() > 20);
}
