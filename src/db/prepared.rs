//! What is asked so often that it pays to make its text, its plan and its way to the database once.

use diesel::QueryResult;
use diesel::backend::Backend;
use diesel::connection::Connection;
use diesel::pg::Pg;
use diesel::query_builder::{AsChangeset, AstPass, IntoUpdateTarget, QueryFragment, QueryId};
use diesel::query_dsl::RunQueryDsl;
use diesel::query_source::QuerySource;
use diesel::sqlite::Sqlite;

use super::conn::Conn;
use crate::fault::DbError;

/// Asks with the connection of the database that there is: a statement that is always the same is found without making its text
/// anew, and columns are read as they come. For what is asked for most.
macro_rules! natively {
    ($conn:expr, |$native:ident| $ask:expr) => {
        match $conn {
            $crate::db::conn::Conn::Pg($native) => $ask,
            $crate::db::conn::Conn::Sqlite($native) => $ask,
        }
    };
}
pub(crate) use natively;

/// A statement that both databases take.
pub trait Statement: QueryFragment<Pg> + QueryFragment<Sqlite> + QueryId {}

impl<S: QueryFragment<Pg> + QueryFragment<Sqlite> + QueryId> Statement for S {}

/// Has the database carry out a statement; how many rows it changed or stored.
pub fn carry_out(conn: &mut Conn, statement: &impl Statement) -> Result<usize, DbError> {
    Ok(natively!(conn, |conn| conn.execute_returning_count(statement))?)
}

/// What is to be changed; [`Target::set`] says how.
#[derive(Debug)]
pub struct Target<T: IntoUpdateTarget>(T);

/// An UPDATE that each connection prepares once. diesel's own is made, parsed and planned anew each time, because a changeset
/// may leave columns out; ours name all theirs, so that there are as many texts as there are places in the code. Not for
/// one whose text differs from call to call, as by a list's length: a connection would keep them all.
#[derive(Debug)]
pub struct Change<F, W, V> {
    table: F,
    filter: W,
    values: V,
}

/// A change of the rows of a table, or of those that a filter lets through.
pub const fn change<T: IntoUpdateTarget>(target: T) -> Target<T> {
    Target(target)
}

type FromClause<T> = <<T as diesel::associations::HasTable>::Table as QuerySource>::FromClause;

impl<T: IntoUpdateTarget> Target<T> {
    /// The new values.
    pub fn set<V>(self, values: V) -> Change<FromClause<T>, T::WhereClause, V::Changeset>
    where
        V: AsChangeset<Target = T::Table>,
    {
        let target = self.0.into_update_target();
        Change { table: target.table.from_clause(), filter: target.where_clause, values: values.as_changeset() }
    }
}

impl<F, W, V, DB> QueryFragment<DB> for Change<F, W, V>
where
    DB: Backend,
    F: QueryFragment<DB>,
    W: QueryFragment<DB>,
    V: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("UPDATE ");
        self.table.walk_ast(out.reborrow())?;
        out.push_sql(" SET ");
        self.values.walk_ast(out.reborrow())?;
        self.filter.walk_ast(out)
    }
}

/// It is found again by its text.
impl<F, W, V> QueryId for Change<F, W, V> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<F, W, V, C> RunQueryDsl<C> for Change<F, W, V> {}

/// One new row, as a statement that [others](crate::creation) can go on with: its values are selected and not listed, so that
/// they may depend on something. Values are borrowed.
macro_rules! insertion {
    ($table:ident { $($column:ident: $value:expr,)+ }) => {
        diesel::insert_into($table::table)
            .values(diesel::select(($(diesel::IntoSql::into_sql::<diesel::dsl::SqlTypeOf<$table::$column>>($value),)+)))
            .into_columns(($($table::$column,)+))
    };
}
pub(crate) use insertion;

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use diesel::connection::InstrumentationEvent;
    use diesel::prelude::*;
    use diesel::sql_query;

    use super::*;
    use crate::db::conn::Conn;

    diesel::table! { counts (name) { name -> Text, used -> Integer, } }

    #[test]
    fn a_change_is_prepared_once_a_connection() {
        let prepared = Arc::new(AtomicUsize::new(0));
        let mut conn = Conn::Sqlite(SqliteConnection::establish(":memory:").unwrap());
        sql_query("CREATE TABLE counts (name TEXT PRIMARY KEY, used INTEGER NOT NULL)").execute(&mut conn).unwrap();
        sql_query("INSERT INTO counts VALUES ('clients', 0)").execute(&mut conn).unwrap();
        let seen = Arc::clone(&prepared);
        conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if matches!(event, InstrumentationEvent::CacheQuery { .. }) {
                seen.fetch_add(1, Ordering::Relaxed);
            }
        });
        let row = counts::table.find("clients");
        for used in 0..3 {
            diesel::update(row).set(counts::used.eq(used)).execute(&mut conn).unwrap();
        }
        assert_eq!(
            prepared.load(Ordering::Relaxed),
            0,
            "diesel keeps changes by itself now, so that nobody needs this"
        );
        for used in 0..3 {
            change(row).set(counts::used.eq(used)).execute(&mut conn).unwrap();
        }
        assert_eq!(prepared.load(Ordering::Relaxed), 1);
    }
}
