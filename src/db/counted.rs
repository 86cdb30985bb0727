//! New rows that are stored if something is counted for them: on PostgreSQL in one statement.

use diesel::QueryResult;
use diesel::connection::Connection;
use diesel::pg::{Pg, PgConnection};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};

use super::prepared::Statement;
use super::rows::{Rows, Values};
use crate::fault::DbError;

/// A change of one row, and two insertions that depend on it.
struct Counted<C, A, B> {
    count: C,
    rows: A,
    news: B,
    /// How the insertions' rows go on to depend on it.
    dependence: &'static str,
}

impl<C: QueryFragment<Pg>, A: QueryFragment<Pg>, B: QueryFragment<Pg>> QueryFragment<Pg> for Counted<C, A, B> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("WITH counted AS (");
        self.count.walk_ast(out.reborrow())?;
        out.push_sql(" RETURNING 1), stored AS (");
        self.rows.walk_ast(out.reborrow())?;
        out.push_sql(self.dependence);
        out.push_sql(") ");
        self.news.walk_ast(out.reborrow())?;
        out.push_sql(self.dependence);
        Ok(())
    }
}

/// It is found again by its text.
impl<C, A, B> QueryId for Counted<C, A, B> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

/// Changes a row by `count`, and stores a new row and the news of it if there was such a row; whether there was. It is complete
/// without a transaction around it.
pub fn store_counted(
    conn: &mut PgConnection,
    count: impl Statement,
    row: impl Statement,
    news: impl Statement,
) -> Result<bool, DbError> {
    execute(conn, &Counted { count, rows: row, news, dependence: " FROM counted" })
}

/// The same of several.
pub fn store_all_counted(
    conn: &mut PgConnection,
    count: impl Statement,
    rows: Rows<impl Values>,
    news: Rows<impl Values>,
) -> Result<bool, DbError> {
    execute(conn, &Counted { count, rows, news, dependence: " CROSS JOIN counted" })
}

fn execute(conn: &mut PgConnection, counted: &(impl QueryFragment<Pg> + QueryId)) -> Result<bool, DbError> {
    Ok(conn.execute_returning_count(counted)? > 0)
}
