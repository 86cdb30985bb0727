//! Writes that wait for SQLite's one writer, and are committed together.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use diesel::connection::{Connection, TransactionManager};
use diesel::prelude::*;
use diesel::sql_types::Integer;
use futures_util::future::{BoxFuture, FutureExt, join, join_all};
use gangway::db::{Conn, Db, Share};
use gangway::domain::Code;
use gangway::fault::{DbError, Fault};
use gangway::metrics::Metrics;

use crate::support::Database;
use crate::support::app::TestDatabase;

/// What a write does besides storing its number.
#[derive(Clone, Copy)]
enum Then {
    Ends,
    IsRefused,
    Panics,
    /// As whoever sends an `Idempotency-Key` does.
    PanicsInASavepoint,
    /// For longer than a guest may.
    GoesOn,
}

/// Stores a number; how many transactions and savepoints that was in.
fn store(conn: &mut Conn, number: i32, then: Then) -> Result<u32, Fault> {
    let depth = <Conn as Connection>::TransactionManager::transaction_manager_status_mut(conn).transaction_depth();
    let insert = diesel::sql_query("INSERT INTO numbers (number) VALUES (?)").bind::<Integer, _>(number);
    insert.execute(conn)?;
    match then {
        Then::Ends => {}
        Then::IsRefused => return Err(Code::ClientNotFound.into()),
        Then::Panics => panic!("as the test wants"),
        Then::PanicsInASavepoint => return conn.savepoint(|conn| store(conn, -number, Then::Panics)),
        Then::GoesOn => {
            let long = "INSERT INTO numbers (number) WITH RECURSIVE n(i) AS \
                        (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT -max(i) FROM n";
            diesel::sql_query(long).execute(conn)?;
        }
    }
    Ok(depth.unwrap().unwrap().get())
}

/// What became of writes that all waited for the same one, in the order in which they came.
struct Outcome {
    answers: Vec<Result<u32, Fault>>,
    /// How often each was done.
    runs: Vec<u32>,
    stored: Vec<String>,
}

async fn outcome(thens: &[Then]) -> Outcome {
    let database = TestDatabase::new(Database::Sqlite);
    database.execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)");
    let db = Db::open(&database.target, 1, &Metrics::new().unwrap().db).unwrap();
    let (release, released) = mpsc::channel::<()>();
    let released = Mutex::new(released);
    // It takes so long that nobody joins it.
    let first = db.write(&Share::Logins, move |_| {
        released.lock().unwrap().recv().unwrap_err();
        std::thread::sleep(Duration::from_millis(20));
        Ok(())
    });
    let runs: Arc<Vec<AtomicU32>> = Arc::new(thens.iter().map(|_| AtomicU32::new(0)).collect());
    let mut writes: Vec<BoxFuture<'_, Result<u32, Fault>>> = Vec::new();
    for (number, then) in (0..).zip(thens.iter().copied()) {
        let runs = Arc::clone(&runs);
        let work = move |conn: &mut Conn| {
            runs[number].fetch_add(1, Ordering::Relaxed);
            store(conn, i32::try_from(number).unwrap(), then)
        };
        writes.push(db.write(&Share::Operations, work).boxed());
    }
    let released = async { drop(release) };
    let (_, (answers, ())) = join(first, join(join_all(writes), released)).await;
    let stored = database.lines("SELECT CAST(number AS TEXT) AS line FROM numbers ORDER BY numbers.number");
    Outcome { answers, runs: runs.iter().map(|runs| runs.load(Ordering::Relaxed)).collect(), stored }
}

/// The same, once it went as wanted: a machine that is busy may have let the moment pass in which others are let in.
async fn outcome_when(thens: &[Then], wanted: impl Fn(&Outcome) -> bool) -> Outcome {
    for _ in 0..50 {
        let outcome = outcome(thens).await;
        if wanted(&outcome) {
            return outcome;
        }
    }
    panic!("nobody ever joins");
}

/// The same, once the second one has joined the first.
async fn joined(thens: &[Then]) -> Outcome {
    outcome_when(thens, |outcome| outcome.answers[1].as_ref().is_ok_and(|depth| *depth == 2)).await
}

/// The same, once one that had to leave had joined the first, so that this was done again.
async fn broken(thens: &[Then]) -> Outcome {
    outcome_when(thens, |outcome| outcome.runs[0] > 1).await
}

#[actix_web::test]
async fn those_who_wait_are_committed_together() {
    use Then::Ends;
    let outcome = joined(&[Ends, Ends, Ends, Ends]).await;
    assert_eq!(outcome.answers[0].as_ref().unwrap(), &1, "it has the turn");
    assert_eq!(outcome.stored, ["0", "1", "2", "3"]);
    let many = self::outcome(&[Ends; 100]).await;
    assert!(many.answers.into_iter().all(|answer| answer.is_ok()) && many.stored.len() == 100);
}

#[actix_web::test]
async fn what_one_is_refused_with_undoes_its_own_and_nothing_else() {
    use Then::{Ends, IsRefused};
    let outcome = joined(&[Ends, Ends, IsRefused, Ends]).await;
    let refused = outcome.answers[2].as_ref().unwrap_err().to_string();
    assert_eq!(refused, Fault::from(Code::ClientNotFound).to_string());
    assert_eq!(outcome.stored, ["0", "1", "3"]);
}

#[actix_web::test]
async fn who_panics_is_lost_and_nobody_else_is() {
    for then in [Then::Panics, Then::PanicsInASavepoint] {
        let outcome = broken(&[Then::Ends, Then::Ends, then, Then::Ends]).await;
        let lost = outcome.answers[2].as_ref().unwrap_err().to_string();
        assert_eq!(lost, Fault::from(DbError::Lost).to_string());
        assert!([0, 1, 3].iter().all(|index: &usize| outcome.answers[*index].is_ok()));
        assert_eq!(outcome.stored, ["0", "1", "3"]);
    }
}

#[actix_web::test]
async fn who_takes_long_has_a_turn_of_its_own_and_costs_the_others_few_runs_more() {
    use Then::{Ends, GoesOn};
    let outcome = broken(&[Ends, Ends, GoesOn, Ends]).await;
    assert_eq!(outcome.answers[2].as_ref().unwrap(), &1);
    assert_eq!(outcome.stored, ["-1000000", "0", "1", "2", "3"]);
    assert!(outcome.runs.iter().all(|runs| *runs <= 3), "{:?}", outcome.runs);
}
