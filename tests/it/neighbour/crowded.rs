//! One reseller whose requests all wait, and another one beside it.

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, SqliteConnection};
use gangway::aws::AwsMode;
use gangway::db::Target;

use crate::support::bodies::client_body;
use crate::support::{Database, TestApp};

/// More than there are turns, and than may wait for one.
const REQUESTS: usize = 260;

/// Somebody who keeps all writers of clients waiting.
enum Holder {
    Postgres(Box<PgConnection>),
    Sqlite(SqliteConnection),
}

impl Holder {
    fn of(app: &TestApp) -> Self {
        match &app.database.target {
            Target::Postgres(url) => {
                let mut holder = PgConnection::establish(url).unwrap();
                holder.batch_execute("BEGIN; LOCK TABLE clients IN EXCLUSIVE MODE").unwrap();
                Self::Postgres(Box::new(holder))
            }
            Target::Sqlite { path, .. } => {
                let mut holder = SqliteConnection::establish(path).unwrap();
                holder.batch_execute("BEGIN IMMEDIATE").unwrap();
                Self::Sqlite(holder)
            }
        }
    }

    fn let_go(self) {
        match self {
            Self::Postgres(mut holder) => holder.batch_execute("ROLLBACK").unwrap(),
            Self::Sqlite(mut holder) => holder.batch_execute("ROLLBACK").unwrap(),
        }
    }
}

async fn run(kind: Database) {
    let app = TestApp::start(kind, AwsMode::Manual).await;
    let (busy, light) = (app.reseller("Busy").await, app.reseller("Light").await);
    let client = light.bare_client("Light").await;
    let holder = Holder::of(&app);
    let requests: Vec<_> = (0..REQUESTS)
        .map(|number| {
            let caller = busy.caller.clone();
            actix_web::rt::spawn(async move { caller.post("/clients", client_body(&format!("{number}"))).await })
        })
        .collect();
    // Those for whom there is no place are told at once; the others wait, and cost nobody else a refusal.
    let refused =
        |requests: &[actix_web::rt::task::JoinHandle<_>]| requests.iter().filter(|one| one.is_finished()).count();
    let begun = std::time::Instant::now();
    while refused(&requests) == 0 && begun.elapsed() < std::time::Duration::from_secs(3) {
        actix_web::rt::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert!(refused(&requests) > 0, "all of them wait");
    crate::support::Caller::anonymous(&app.url).get("/readyz").await.expect(200);
    let waiting = actix_web::rt::spawn(async move { light.caller.post("/clients", client_body("Beside")).await });
    holder.let_go();
    waiting.await.unwrap().expect(201);
    let (mut made, mut busy_ones) = (0, 0);
    for request in requests {
        let answer = request.await.unwrap();
        if answer.status == 201 {
            made += 1;
        } else {
            assert!(answer.header("retry-after").is_some());
            answer.problem(503, "tenant_busy");
            busy_ones += 1;
        }
    }
    assert!(made >= 200 && busy_ones > 0, "{made} were made, {busy_ones} refused");
    app.ops.get(&format!("/clients/{client}")).await.expect(200);
}

#[actix_web::test]
async fn only_the_one_with_two_hundred_waiting_is_refused_on_sqlite() {
    run(Database::Sqlite).await;
}

#[actix_web::test]
async fn only_the_one_with_two_hundred_waiting_is_refused_on_postgres() {
    run(Database::Postgres).await;
}
