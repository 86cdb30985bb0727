//! A new client is one statement on PostgreSQL, and is stored once, also when the answer to that statement is lost.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use diesel::RunQueryDsl;
use futures_util::future::{join, join_all};
use gangway::auth::Actor;
use gangway::aws::AwsMode;
use gangway::clients::model::Client;
use gangway::clients::store;
use gangway::creation::Creation;
use gangway::db::question::{Answers, Question};
use gangway::db::{Access, Conn, Db, PgConnection, Share};
use gangway::fault::{DbError, Fault};
use gangway::id::ClientId;
use gangway::metrics::Metrics;
use gangway::quotas::model::Quotas;
use gangway::tenant::Tenant;
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

/// The threads that work for the test have no rows of the count yet.
fn make_counts(app: &TestApp, kind: Database) {
    if kind == Database::Postgres {
        app.database.execute(
            "INSERT INTO quota_usage (holder, quota, slot, used) SELECT id, 'clients', n, 0 \
             FROM resellers, generate_series(0, 15) AS n ON CONFLICT DO NOTHING",
        );
    }
}

/// A client that is stored by a connection that ends as soon as all is stored; and how often it was tried.
struct Doomed(Creation<Client>, AtomicU32);

impl Question for Doomed {
    type Answer = ();

    const ACCESS: Access = Access::Store;

    fn joins(&self) -> bool {
        true
    }

    fn ask(&self, conn: &mut Conn) -> Result<(), Fault> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.store(conn)?;
        if let Conn::Pg(conn) = conn {
            diesel::sql_query("SELECT pg_terminate_backend(pg_backend_pid())").execute(conn)?;
        }
        Ok(())
    }

    fn ask_together(_: &mut PgConnection, _: &[&Self]) -> Result<Answers<Self>, DbError> {
        Err(DbError::Stale)
    }
}

async fn model(app: &TestApp, id: &str) -> Client {
    let id: ClientId = id.parse().unwrap();
    let model = app.app.db.look(&Share::Operations, move |conn| Ok(store::get(conn, &Tenant::Platform, &id)?));
    model.await.unwrap().unwrap()
}

/// A new client that is like this one but for its id.
fn creation(app: &TestApp, model: Client) -> Creation<Client> {
    app.app.opening().draft(Actor::Platform, |draft| {
        let client = Client { id: draft.id(), ..model };
        Creation::new(draft, client)
    })
}

/// Stores a client like this one by such a connection: what came of it, and how often it was tried.
async fn lose_the_answer(app: &TestApp, id: &str) -> (Result<(), Fault>, u32) {
    let creation = creation(app, Client { external_ref: Some("its-own".to_owned()), ..model(app, id).await });
    let doomed = Arc::new(Doomed(creation, AtomicU32::default()));
    let stored = app.app.db.ask(&Share::Operations, Arc::clone(&doomed), Ok).await;
    (stored, doomed.1.load(Ordering::Relaxed))
}

#[actix_web::test]
async fn a_client_whose_answer_is_lost_is_stored_once_and_nobody_is_told_that_it_is_not() {
    for kind in BOTH {
        let app = TestApp::start(kind, AwsMode::Manual).await;
        let reseller = app.reseller("Nube").await;
        let client = reseller.caller.post("/clients", client_body("Sol")).await.expect(201);
        make_counts(&app, kind);
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

struct Number(i32);

impl Question for Number {
    type Answer = usize;

    const ACCESS: Access = Access::Store;

    fn joins(&self) -> bool {
        false
    }

    fn ask(&self, conn: &mut Conn) -> Result<usize, Fault> {
        Ok(diesel::sql_query(format!("INSERT INTO numbers VALUES ({})", self.0)).execute(conn)?)
    }

    fn ask_together(_: &mut PgConnection, _: &[&Self]) -> Result<Answers<Self>, DbError> {
        Err(DbError::Stale)
    }
}

#[actix_web::test]
async fn a_connection_that_has_died_while_it_rested_costs_nothing() {
    let database = TestDatabase::new(Database::Postgres);
    database.execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)");
    // No jobs use its connections.
    let db = Db::open(&database.target, 2, &Metrics::new().unwrap().db).unwrap();
    for number in 0..3 {
        db.ask(&Share::Operations, Arc::new(Number(number)), Ok).await.unwrap();
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

#[actix_web::test]
async fn clients_that_come_together_are_each_stored_with_their_own_event() {
    const CLIENTS: usize = 60;
    for kind in BOTH {
        let app = TestApp::start(kind, AwsMode::Manual).await;
        let reseller = app.reseller("Nube").await;
        make_counts(&app, kind);
        let created = (0..CLIENTS).map(|number| {
            let mut body = client_body(&format!("Client {number}"));
            // One of them has the reference of the one before, and some have none.
            if number % 3 != 0 {
                body["externalRef"] = json!(format!("CRM-{}", if number == 32 { 31 } else { number }));
            }
            reseller.caller.post("/clients", body)
        });
        let answers = join_all(created).await;
        let (refused, created): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status == 409);
        assert_eq!(refused.len(), 1, "{kind:?}");
        assert_eq!(stored(&app), [(); 3].map(|()| (CLIENTS - 1).to_string()), "{kind:?}");
        for answer in created {
            let client = answer.expect(201);
            let path = format!("/clients/{}", id(&client));
            assert_eq!(reseller.caller.get(&path).await.expect(200), client, "{kind:?}");
            let events = format!("{HAPPENED} WHERE kind = 'client.created' AND resource_id = '{}'", id(&client));
            assert_eq!(app.database.lines(&format!("SELECT CAST(count(*) AS TEXT) AS line FROM {events}")), ["1"]);
        }
    }
}

#[actix_web::test]
async fn clients_that_wait_are_stored_by_few_statements_with_their_own_events() {
    const CLIENTS: usize = 24;
    let app = TestApp::start(Database::Postgres, AwsMode::Manual).await;
    let reseller = app.reseller("Nube").await;
    let model = model(&app, &reseller.bare_client("Sol").await).await;
    make_counts(&app, Database::Postgres);
    let db = Db::open(&app.database.target, 1, &Metrics::new().unwrap().db).unwrap();
    let (release, released) = mpsc::channel::<()>();
    let released = Mutex::new(released);
    let first = db.look(&Share::Logins, move |_| {
        released.lock().unwrap().recv().unwrap_err();
        Ok(())
    });
    let share = Share::of(Some(&model.reseller_id));
    let stored = (0..CLIENTS).map(|number| {
        // Every second one has none, and the others come in another order than they are stored in.
        let external_ref = (number % 2 == 0).then(|| format!("CRM-{:02}", CLIENTS - number));
        let creation = creation(&app, Client { name: format!("Client {number:02}"), external_ref, ..model.clone() });
        db.ask(&share, Arc::new(creation), Ok)
    });
    let (_, (answers, ())) = join(first, join(join_all(stored), async { drop(release) })).await;
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    let clients = "SELECT name || ' ' || coalesce(external_ref, '') || ' ' || country || ' ' || version AS line FROM clients \
                   JOIN unplaced_events ON resource_id = clients.id AND client_id = clients.id AND resource_version = version \
                   WHERE name LIKE 'Client %' AND kind = 'client.created' ORDER BY name";
    // Jobs of the application may give the events their places.
    let both = [clients.to_owned(), clients.replace("unplaced_events", "events")];
    let mut lines = both.map(|sql| app.database.lines(&sql)).concat();
    lines.sort();
    lines.dedup();
    let expected: Vec<_> = (0..CLIENTS)
        .map(|number| match number % 2 {
            0 => format!("Client {number:02} CRM-{:02} ES 1", CLIENTS - number),
            _ => format!("Client {number:02}  ES 1"),
        })
        .collect();
    assert_eq!(lines, expected);
    assert!(db.asked() < 20, "{} statements for {CLIENTS} clients", db.asked());
}

#[actix_web::test]
async fn clients_that_come_together_never_are_more_than_the_quota() {
    const LIMIT: u32 = 10_000;
    let quotas = Quotas::parse(&format!("clients={LIMIT}")).unwrap();
    let app =
        TestApp::start_with(Database::Postgres, AwsMode::Manual, |settings| settings.reseller_quotas = quotas).await;
    let reseller = app.reseller("Nube").await;
    make_counts(&app, Database::Postgres);
    let create = async |many: u32, label: &str| {
        let bodies = (0..many).map(|number| client_body(&format!("{label} {number}")));
        let answers = join_all(bodies.map(|body| reseller.caller.post("/clients", body))).await;
        answers.iter().filter(|answer| answer.status == 201).count()
    };
    // Far from the limit as far as one statement of eight sees, and then at it.
    for (used, left) in [(1_980, 60), (LIMIT - 20, 20)] {
        let all = "UPDATE quota_usage SET used = CASE slot WHEN 1 THEN {used} ELSE 0 END WHERE quota = 'clients'";
        app.database.execute(&all.replace("{used}", &used.to_string()));
        assert_eq!(create(60, &format!("At {used}")).await, left);
        let sum = "SELECT CAST(sum(used) AS TEXT) AS line FROM quota_usage WHERE quota = 'clients'";
        assert_eq!(app.database.lines(sum), [(used + u32::try_from(left).unwrap()).to_string()]);
    }
}
