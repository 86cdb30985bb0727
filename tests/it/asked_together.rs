//! What many ask PostgreSQL for at the same moment, and is asked in one statement.

use std::sync::{Arc, Mutex, mpsc};

use futures_util::future::{BoxFuture, FutureExt, join, join_all};
use gangway::aws::AwsMode;
use gangway::clients::dto::ListClients;
use gangway::clients::model::Client;
use gangway::clients::questions::ClientQuestion;
use gangway::contract::page::Page;
use gangway::db::{Db, Share};
use gangway::fault::{DbError, Fault};
use gangway::metrics::Metrics;
use gangway::tenant::Tenant;

use crate::support::app::Reseller;
use crate::support::{Database, TestApp};

const ALL: ListClients = ListClients { status: None, external_ref: None, q: None, reseller_id: None };

/// Who asks for what.
type Asked<'a> = (&'a Reseller, Which<'a>);

enum Which<'a> {
    One(&'a str),
    /// The first page of so many, and the one after a client.
    Page(i64, Option<&'a str>),
    /// One whose answer cannot be made.
    Panics(&'a str),
}

/// What became of questions that all waited for the same turn, and how many statements that took.
async fn outcome(app: &TestApp, questions: &[Asked<'_>]) -> (Vec<Result<Vec<String>, Fault>>, u64) {
    let db = Db::open(&app.database.target, 1, &Metrics::new().unwrap().db).unwrap();
    let (release, released) = mpsc::channel::<()>();
    let released = Mutex::new(released);
    let first = db.look(&Share::Logins, move |_| {
        released.lock().unwrap().recv().unwrap_err();
        Ok(())
    });
    let mut asked: Vec<BoxFuture<'_, Result<Vec<String>, Fault>>> = Vec::new();
    for (reseller, which) in questions {
        let id = reseller.id.parse().unwrap();
        let (share, tenant) = (Share::of(Some(&id)), Tenant::Reseller(id));
        let panics = matches!(which, Which::Panics(_));
        let question = match which {
            Which::One(id) | Which::Panics(id) => ClientQuestion::One(tenant, id.parse().unwrap()),
            Which::Page(limit, after) => {
                let mut page = Page::of_query("/clients", &[], *limit).unwrap();
                page.after = after.map(str::to_owned);
                ClientQuestion::Page(tenant, ALL, page)
            }
        };
        let ids = move |clients: Vec<Client>| {
            assert!(!panics, "as the test wants");
            Ok(clients.iter().map(|client| client.id.to_string()).collect())
        };
        let db = db.clone();
        asked.push(async move { db.ask(&share, Arc::new(question), ids).await }.boxed());
    }
    let released = async { drop(release) };
    let (_, (answers, ())) = join(first, join(join_all(asked), released)).await;
    (answers, db.asked())
}

struct Fleet {
    app: TestApp,
    sol: Reseller,
    luna: Reseller,
    /// The oldest first.
    of_sol: Vec<String>,
    of_luna: Vec<String>,
}

async fn fleet() -> Fleet {
    let app = TestApp::start(Database::Postgres, AwsMode::Manual).await;
    let (sol, luna) = (app.reseller("Sol").await, app.reseller("Luna").await);
    let (mut of_sol, mut of_luna) = (Vec::new(), Vec::new());
    for number in 0..4 {
        of_sol.push(sol.bare_client(&format!("Sol {number}")).await);
        of_luna.push(luna.bare_client(&format!("Luna {number}")).await);
    }
    Fleet { app, sol, luna, of_sol, of_luna }
}

fn of<'a>(ids: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    ids.into_iter().cloned().collect()
}

#[actix_web::test]
async fn each_has_its_own_answer_whoever_else_asks() {
    let Fleet { app, sol, luna, of_sol, of_luna } = fleet().await;
    let questions = [
        (&sol, Which::One(&of_sol[1])),
        (&sol, Which::Page(2, None)),
        (&luna, Which::Page(25, None)),
        (&sol, Which::One(&of_luna[1])),
        (&luna, Which::One(&of_luna[3])),
        (&sol, Which::Page(25, Some(&of_sol[2]))),
        (&luna, Which::One("cli_01jdgx3v9re8tbq4m6n0y7k2hc")),
        (&luna, Which::Page(1, Some(&of_luna[0]))),
    ];
    let (answers, statements) = outcome(&app, &questions).await;
    let answers: Vec<_> = answers.into_iter().map(Result::unwrap).collect();
    let expected = [
        of([&of_sol[1]]),
        // One more than the page holds tells whether there is another one.
        of(of_sol[1..].iter().rev()),
        of(of_luna.iter().rev()),
        of([]),
        of([&of_luna[3]]),
        of(of_sol[..2].iter().rev()),
        of([]),
        of([]),
    ];
    assert_eq!(answers, expected);
    assert!((1..=4).contains(&statements), "{statements} statements for eight questions");
}

#[actix_web::test]
async fn a_row_that_nobody_can_read_fails_its_own_question_only() {
    let Fleet { app, sol, luna, of_sol, of_luna } = fleet().await;
    app.database.execute(&format!("UPDATE clients SET country = 'XX' WHERE id = '{}'", of_sol[0]));
    let questions = [
        (&sol, Which::One(&of_sol[0])),
        (&luna, Which::Page(25, None)),
        (&sol, Which::One(&of_sol[1])),
        (&sol, Which::Page(25, None)),
        (&luna, Which::One(&of_luna[0])),
    ];
    let (mut answers, statements) = outcome(&app, &questions).await;
    assert!((1..=3).contains(&statements), "{statements} statements for five questions");
    for corrupt in [answers.remove(3), answers.remove(0)] {
        assert!(matches!(corrupt, Err(Fault::Db(DbError::Corrupt { .. }))), "{corrupt:?}");
    }
    let answers: Vec<_> = answers.into_iter().map(Result::unwrap).collect();
    assert_eq!(answers, [of(of_luna.iter().rev()), of([&of_sol[1]]), of([&of_luna[0]])]);
}

#[actix_web::test]
async fn what_fails_together_is_asked_alone() {
    let Fleet { app, sol, luna, of_sol, of_luna } = fleet().await;
    // The client library cannot read such a moment, nor any other row of the same answer.
    app.database.execute(&format!("UPDATE clients SET created_at = 'infinity' WHERE id = '{}'", of_sol[0]));
    let questions = [
        (&luna, Which::Page(25, None)),
        (&sol, Which::One(&of_sol[0])),
        (&sol, Which::One(&of_sol[1])),
        (&luna, Which::One(&of_luna[0])),
    ];
    let (mut answers, statements) = outcome(&app, &questions).await;
    assert!(statements > 3, "{statements} statements");
    assert!(answers.remove(1).is_err());
    let answers: Vec<_> = answers.into_iter().map(Result::unwrap).collect();
    assert_eq!(answers, [of(of_luna.iter().rev()), of([&of_sol[1]]), of([&of_luna[0]])]);
}

#[actix_web::test]
async fn an_answer_that_cannot_be_made_is_nobody_elses_loss() {
    let Fleet { app, sol, luna, of_sol, of_luna } = fleet().await;
    let questions = [
        (&sol, Which::One(&of_sol[0])),
        (&luna, Which::Panics(&of_luna[0])),
        (&sol, Which::One(&of_sol[1])),
        (&luna, Which::One(&of_luna[1])),
        (&sol, Which::One(&of_sol[2])),
    ];
    let (mut answers, _) = outcome(&app, &questions).await;
    assert!(matches!(answers.remove(1), Err(Fault::Db(DbError::Lost))));
    let answers: Vec<_> = answers.into_iter().map(Result::unwrap).collect();
    assert_eq!(answers, [of([&of_sol[0]]), of([&of_sol[1]]), of([&of_luna[1]]), of([&of_sol[2]])]);
}
