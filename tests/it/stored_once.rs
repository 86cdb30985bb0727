//! A new client is one statement on PostgreSQL, and is stored once, also when the answer to that statement is lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use diesel::RunQueryDsl;
use gangway::auth::Actor;
use gangway::aws::AwsMode;
use gangway::clients::store;
use gangway::creation::Creation;
use gangway::db::{Conn, Db, Share};
use gangway::events::EventKind;
use gangway::fault::{DbError, Fault};
use gangway::id::ClientId;
use gangway::metrics::Metrics;
use gangway::quotas::model::Quota;
use gangway::tenant::Tenant;
use gangway::tx::Tx;
use serde_json::json;

use crate::support::app::{HAPPENED, TestDatabase};
use crate::support::bodies::{client_body, id};
use crate::support::{Database, TestApp};

const BOTH: [Database; 2] = [Database::Sqlite, Database::Postgres];

/// How many rows of clients, events and counts there are.
fn stored(app: &TestApp) -> Vec<String> {
    let of = |table: &str| app.database.lines(&format!("SELECT CAST(count(*) AS TEXT) AS line FROM {table}"));
    let used = "SELECT CAST(sum(used) AS TEXT) AS line FROM quota_usage WHERE quota = 'clients'";
    let created = of(&format!("{HAPPENED} WHERE kind = 'client.created'"));
    [of("clients"), created, app.database.lines(used)].concat()
}

#[actix_web::test]
async fn a_client_of_a_reseller_is_stored_by_one_statement() {
    let app = TestApp::start(Database::Postgres, AwsMode::Manual).await;
    let reseller = app.reseller("Nube").await;
    for thread in 0..64 {
        let before = app.app.db.asked();
        reseller.caller.post("/clients", client_body(&format!("Client {thread}"))).await.expect(201);
        // A thread of the server that has counted nothing yet makes its row first.
        if app.app.db.asked() - before == 1 {
            return;
        }
    }
    panic!("no client was stored by one statement");
}

/// Stores a client like this one by a connection that ends as soon as all is stored: what came of it, and how often it was run.
async fn lose_the_answer(app: &TestApp, id: &str) -> (Result<(), Fault>, u32) {
    let id: ClientId = id.parse().unwrap();
    let model = app.app.db.look(&Share::Operations, move |conn| Ok(store::get(conn, &Tenant::Platform, &id)?));
    let model = model.await.unwrap().unwrap();
    let opening = app.app.opening();
    let runs = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&runs);
    let create = move |tx: &mut Tx<'_, Actor<'_>>| {
        counted.fetch_add(1, Ordering::Relaxed);
        let mut client = model.clone();
        client.id = tx.id();
        client.external_ref = Some("its-own".to_owned());
        let creation = Creation {
            row: store::insertion(&client),
            kind: EventKind::ClientCreated,
            subject: &client.subject(),
            of: &client.reseller_id,
            quota: Quota::Clients,
        };
        creation.store(tx)?;
        if let Conn::Pg(conn) = tx.conn {
            diesel::sql_query("SELECT pg_terminate_backend(pg_backend_pid())").execute(conn)?;
        }
        Ok::<_, Fault>(())
    };
    let store = app.app.db.store(&Share::Operations, move |conn| opening.run(conn, Actor::Platform, &create));
    (store.await, runs.load(Ordering::Relaxed))
}

#[actix_web::test]
async fn a_client_whose_answer_is_lost_is_stored_once_and_nobody_is_told_that_it_is_not() {
    for kind in BOTH {
        let app = TestApp::start(kind, AwsMode::Manual).await;
        let reseller = app.reseller("Nube").await;
        let client = reseller.caller.post("/clients", client_body("Sol")).await.expect(201);
        if kind == Database::Postgres {
            // The threads that work for the test have no rows of the count yet.
            app.database.execute(
                "INSERT INTO quota_usage (holder, quota, slot, used) SELECT holder, quota, n, 0 \
                 FROM quota_usage, generate_series(0, 15) AS n WHERE quota = 'clients' ON CONFLICT DO NOTHING",
            );
        }
        // By a connection that rested it is a transaction, of which nothing is stored.
        for round in 0.. {
            let before: u32 = stored(&app)[0].parse().unwrap();
            match (kind, lose_the_answer(&app, id(&client)).await) {
                (Database::Sqlite, (Ok(()), 1)) => {}
                (Database::Postgres, (Err(Fault::Db(DbError::Unavailable(_))), _)) => {}
                (_, outcome) => panic!("{kind:?}: {outcome:?}"),
            }
            if stored(&app)[0] != before.to_string() {
                assert_eq!(stored(&app), [(); 3].map(|()| (before + 1).to_string()), "{kind:?}");
                break;
            }
            assert!(round < 40, "nothing is stored by one statement");
        }
    }
}

#[actix_web::test]
async fn a_connection_that_has_died_while_it_rested_costs_nothing() {
    let database = TestDatabase::new(Database::Postgres);
    database.execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)");
    // No jobs use its connections.
    let db = Db::open(&database.target, 2, &Metrics::new().unwrap().db).unwrap();
    for number in 0..3 {
        let insert = format!("INSERT INTO numbers VALUES ({number})");
        db.store(&Share::Operations, move |conn| Ok(diesel::sql_query(&insert).execute(conn)?)).await.unwrap();
        actix_web::rt::time::sleep(Duration::from_millis(1100)).await;
        let all = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        database.execute(all);
    }
    assert_eq!(database.lines("SELECT CAST(number AS TEXT) AS line FROM numbers ORDER BY number"), ["0", "1", "2"]);
}

#[actix_web::test]
async fn nothing_of_a_client_is_stored_that_is_refused() {
    for kind in BOTH {
        let app = TestApp::start(kind, AwsMode::Manual).await;
        let reseller = app.reseller("Nube").await;
        let mut body = client_body("Sol");
        body["externalRef"] = json!("CRM-1");
        reseller.caller.post("/clients", body.clone()).await.expect(201);
        for caller in [&reseller.caller, &app.ops] {
            body["resellerId"] = json!(reseller.id);
            caller.post("/clients", body.clone()).await.problem(409, "external_ref_taken");
        }
        assert_eq!(stored(&app), ["1", "1", "1"], "{kind:?}");
    }
}
