//! Writes that wait for SQLite's one writer, and are committed together.

use std::sync::mpsc;
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
    /// For longer than a guest may.
    GoesOn,
}

/// Stores a number, with how many transactions and savepoints it is in.
fn store(conn: &mut Conn, number: i32, then: Then) -> Result<i32, Fault> {
    let depth = <Conn as Connection>::TransactionManager::transaction_manager_status_mut(conn).transaction_depth();
    let depth = i32::try_from(depth.unwrap().unwrap().get()).unwrap();
    let insert = diesel::sql_query("INSERT INTO numbers (number, depth) VALUES (?, ?)");
    insert.bind::<Integer, _>(number).bind::<Integer, _>(depth).execute(conn)?;
    match then {
        Then::Ends => Ok(depth),
        Then::IsRefused => Err(Code::ClientNotFound.into()),
        Then::Panics => panic!("as the test wants"),
        Then::GoesOn => {
            let long = "INSERT INTO numbers (number, depth) WITH RECURSIVE n(i) AS \
                        (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT -max(i), 0 FROM n";
            diesel::sql_query(long).execute(conn)?;
            Ok(depth)
        }
    }
}

/// Answers of writes that all waited for the same one, in the order in which they came, and what is stored then.
async fn answers(thens: &[Then]) -> (Vec<Result<i32, Fault>>, Vec<String>) {
    let database = TestDatabase::new(Database::Sqlite);
    database.execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY, depth INTEGER NOT NULL)");
    let db = Db::open(&database.target, 1, &Metrics::new().unwrap().db).unwrap();
    let (release, released) = mpsc::channel::<()>();
    let released = std::sync::Mutex::new(released);
    // It takes so long that nobody joins it.
    let first = db.write(&Share::Logins, move |_| {
        released.lock().unwrap().recv().unwrap_err();
        std::thread::sleep(Duration::from_millis(20));
        Ok(())
    });
    let mut writes: Vec<BoxFuture<'_, Result<i32, Fault>>> = Vec::new();
    for (number, then) in (0..).zip(thens.iter().copied()) {
        writes.push(db.write(&Share::Operations, move |conn| store(conn, number, then)).boxed());
    }
    let released = async { drop(release) };
    let (_, (answers, ())) = join(first, join(join_all(writes), released)).await;
    (answers, database.lines("SELECT number || ' ' || depth AS line FROM numbers ORDER BY number"))
}

#[actix_web::test]
async fn those_who_wait_are_committed_together() {
    let (answers, stored) = answers(&[Then::Ends; 100]).await;
    let depths: Vec<_> = answers.into_iter().map(|answer| answer.unwrap()).collect();
    assert_eq!(stored.len(), 100);
    assert_eq!(depths[0], 1, "it has the turn");
    assert!(depths.iter().filter(|depth| **depth == 2).count() > 10, "{depths:?}");
}

#[actix_web::test]
async fn what_one_is_refused_with_or_panics_at_undoes_its_own_and_nothing_else() {
    use Then::{Ends, IsRefused, Panics};
    let (answers, stored) = answers(&[Ends, IsRefused, Ends, Panics, Ends, IsRefused]).await;
    let told: Vec<_> = answers.iter().map(|answer| answer.as_ref().map(|_| ()).map_err(ToString::to_string)).collect();
    let (refused, lost) = (Fault::from(Code::ClientNotFound).to_string(), Fault::from(DbError::Lost).to_string());
    assert_eq!(told, [Ok(()), Err(refused.clone()), Ok(()), Err(lost), Ok(()), Err(refused)]);
    let numbers: Vec<_> = stored.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(numbers, ["0", "2", "4"]);
}

#[actix_web::test]
async fn who_takes_long_does_so_alone_and_costs_the_others_a_second_run() {
    use Then::{Ends, GoesOn};
    let (answers, stored) = answers(&[Ends, Ends, GoesOn, Ends]).await;
    let depths: Vec<_> = answers.into_iter().map(|answer| answer.unwrap()).collect();
    assert_eq!((depths[0], depths[2]), (1, 1));
    assert_eq!((stored[0].as_str(), stored.len()), ("-1000000 0", 5));
}
