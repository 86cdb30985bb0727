//! What many of one reseller have to be stored in PostgreSQL at the same moment, and is stored by one statement.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use diesel::connection::{Connection, SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::sql_types::{Array, Integer};
use futures_util::future::{join, join_all};
use gangway::db::question::{Answers, Question};
use gangway::db::{Access, Conn, Db, PgConnection, Share};
use gangway::fault::{DbError, Fault};
use gangway::id::ResellerId;
use gangway::metrics::Metrics;
use uuid::Uuid;

use crate::support::Database;
use crate::support::app::TestDatabase;

/// What a statement that stores several does besides.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    Ends,
    /// It is not answered, and has stored them.
    LosesTheAnswer,
    /// And stores nothing.
    Panics,
}

/// A number that is stored once; and how often it was tried, alone and with others.
struct Number {
    number: i32,
    then: Then,
    alone: AtomicU32,
    together: AtomicU32,
}

fn number(number: i32, then: Then) -> Arc<Number> {
    Arc::new(Number { number, then, alone: AtomicU32::default(), together: AtomicU32::default() })
}

fn numbers(numbers: impl IntoIterator<Item = i32>) -> Vec<Arc<Number>> {
    numbers.into_iter().map(|n| number(n, Then::Ends)).collect()
}

impl Number {
    fn tries(&self) -> (u32, u32) {
        (self.alone.load(Ordering::Relaxed), self.together.load(Ordering::Relaxed))
    }
}

impl Question for Number {
    type Answer = i32;

    const ACCESS: Access = Access::Store;

    fn joins(&self) -> bool {
        true
    }

    fn ask(&self, conn: &mut Conn) -> Result<i32, Fault> {
        self.alone.fetch_add(1, Ordering::Relaxed);
        let insert = diesel::sql_query(format!("INSERT INTO numbers VALUES ({})", self.number));
        insert.execute(conn)?;
        Ok(self.number)
    }

    fn ask_together(conn: &mut PgConnection, questions: &[&Self]) -> Result<Answers<Self>, DbError> {
        for question in questions {
            question.together.fetch_add(1, Ordering::Relaxed);
        }
        let then = |then| questions.iter().any(|question| question.then == then);
        assert!(!then(Then::Panics), "as the test wants");
        let numbers: Vec<_> = questions.iter().map(|question| question.number).collect();
        let insert = diesel::sql_query("INSERT INTO numbers SELECT unnest($1)");
        insert.bind::<Array<Integer>, _>(&numbers).execute(conn)?;
        if then(Then::LosesTheAnswer) {
            conn.batch_execute("SELECT pg_terminate_backend(pg_backend_pid())")?;
        }
        Ok(numbers.into_iter().map(Ok).collect())
    }
}

struct Stored {
    database: TestDatabase,
    db: Db,
    answers: Vec<Result<i32, Fault>>,
}

impl Stored {
    fn numbers(&self) -> Vec<String> {
        self.database.lines("SELECT CAST(number AS TEXT) AS line FROM numbers ORDER BY number")
    }
}

fn reseller() -> Share {
    Share::of(Some(&ResellerId::from(Uuid::now_v7())))
}

/// Stores numbers in this order, all of the same reseller, while others hold the only connection; what was there before.
async fn store(wanted: &[Arc<Number>], there: &[i32]) -> Stored {
    let database = TestDatabase::new(Database::Postgres);
    database.execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)");
    for number in there {
        database.execute(&format!("INSERT INTO numbers VALUES ({number})"));
    }
    let db = Db::open(&database.target, 1, &Metrics::new().unwrap().db).unwrap();
    let (release, released) = mpsc::channel::<()>();
    let released = Mutex::new(released);
    let first = db.look(&Share::Logins, move |_| {
        released.lock().unwrap().recv().unwrap_err();
        Ok(())
    });
    let share = reseller();
    let asked = wanted.iter().map(|number| db.ask(&share, Arc::clone(number), Ok));
    let released = async { drop(release) };
    let (_, (answers, ())) = join(first, join(join_all(asked), released)).await;
    Stored { database, db, answers }
}

fn texts(numbers: impl IntoIterator<Item = i32>) -> Vec<String> {
    numbers.into_iter().map(|number| number.to_string()).collect()
}

#[actix_web::test]
async fn those_who_wait_are_stored_together_and_each_has_its_own_answer() {
    let wanted = numbers(0..12);
    let stored = store(&wanted, &[]).await;
    let answers: Vec<_> = stored.answers.iter().map(|answer| *answer.as_ref().unwrap()).collect();
    assert_eq!(answers, (0..12).collect::<Vec<_>>());
    assert_eq!(stored.numbers(), texts(0..12));
    assert!(wanted.iter().all(|number| matches!(number.tries(), (1, 0) | (0, 1))));
    assert!(stored.db.asked() < 8, "{} statements for twelve numbers", stored.db.asked());
}

#[actix_web::test]
async fn what_fails_together_is_stored_alone() {
    let wanted = numbers(0..8);
    let stored = store(&wanted, &[4]).await;
    for (number, answer) in (0..).zip(&stored.answers) {
        match answer {
            Err(Fault::Db(DbError::Unique(_))) if number == 4 => {}
            Ok(stored) if *stored == number && number != 4 => {}
            other => panic!("{number}: {other:?}"),
        }
    }
    assert_eq!(stored.numbers(), texts(0..8));
    assert!(wanted.iter().any(|number| number.tries() == (1, 1)), "nobody was tried with the one that fails");
}

#[actix_web::test]
async fn an_answer_that_is_lost_is_lost_for_all_and_nobody_is_stored_twice() {
    let mut wanted = numbers(0..8);
    wanted[4] = number(4, Then::LosesTheAnswer);
    let stored = store(&wanted, &[]).await;
    let mut lost = 0;
    for (number, answer) in wanted.iter().zip(&stored.answers) {
        match answer {
            Err(Fault::Db(DbError::Unavailable(_))) => lost += 1,
            Ok(stored) => assert_eq!(*stored, number.number),
            other => panic!("{}: {other:?}", number.number),
        }
        // Again it would be stored a second time, or be told that it is taken.
        assert!(matches!(number.tries(), (1, 0) | (0, 1)), "{}: {:?}", number.number, number.tries());
    }
    assert!(lost > 1, "{lost} answers are lost");
    assert_eq!(stored.numbers(), texts(0..8));
}

#[actix_web::test]
async fn who_was_with_one_that_panics_is_told_so_and_those_behind_are_stored() {
    let mut wanted = numbers(0..12);
    wanted[4] = number(4, Then::Panics);
    let stored = store(&wanted, &[]).await;
    let mut lost = 0;
    for (number, answer) in wanted.iter().zip(&stored.answers) {
        match answer {
            Err(Fault::Db(DbError::Lost)) => lost += 1,
            Ok(stored) => assert_eq!(*stored, number.number),
            other => panic!("{}: {other:?}", number.number),
        }
        assert!(matches!(number.tries(), (1, 0) | (0, 1)), "{}: {:?}", number.number, number.tries());
    }
    assert!((2..=8).contains(&lost), "{lost} answers are lost");
    assert_eq!(stored.numbers().len(), wanted.len() - lost);
}

#[actix_web::test]
async fn whoever_waits_for_a_lock_holds_up_no_other_reseller() {
    let database = TestDatabase::new(Database::Postgres);
    database.execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)");
    let db = Db::open(&database.target, 8, &Metrics::new().unwrap().db).unwrap();
    let mut holder = database.target.connect().unwrap();
    <Conn as Connection>::TransactionManager::begin_transaction(&mut holder).unwrap();
    diesel::sql_query("INSERT INTO numbers VALUES (0), (1)").execute(&mut holder).unwrap();
    let (sol, luna) = (reseller(), reseller());
    let held = async {
        let wanted = numbers(0..20);
        join_all(wanted.into_iter().map(|number| db.ask(&sol, number, Ok))).await
    };
    let others = async {
        // Long enough for the first to wait, and far from the end of their time.
        actix_web::rt::time::sleep(Duration::from_millis(200)).await;
        let answers = join_all(numbers(100..120).into_iter().map(|number| db.ask(&luna, number, Ok))).await;
        let those =
            "SELECT CAST(number AS TEXT) AS line FROM numbers WHERE number < 2 OR number >= 100 ORDER BY number";
        let stored = database.lines(those);
        <Conn as Connection>::TransactionManager::rollback_transaction(&mut holder).unwrap();
        (answers, stored)
    };
    let (held, (others, stored)) = join(held, others).await;
    assert!(others.into_iter().all(|answer| answer.is_ok()));
    assert_eq!(stored, texts(100..120));
    assert!(held.into_iter().all(|answer| answer.is_ok()));
}
