//! New rows that are stored if something is counted for them: on PostgreSQL in one statement.

use diesel::QueryResult;
use diesel::connection::Connection;
use diesel::pg::{Pg, PgConnection};
use diesel::query_builder::{AstPass, QueryFragment, QueryId};

use super::prepared::Statement;
use crate::fault::DbError;

/// A change of one row, and two insertions that depend on it.
struct Counted<C, A, B> {
    count: C,
    row: A,
    news: B,
}

impl<C: QueryFragment<Pg>, A: QueryFragment<Pg>, B: QueryFragment<Pg>> QueryFragment<Pg> for Counted<C, A, B> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("WITH counted AS (");
        self.count.walk_ast(out.reborrow())?;
        out.push_sql(" RETURNING 1), stored AS (");
        self.row.walk_ast(out.reborrow())?;
        out.push_sql(" FROM counted) ");
        self.news.walk_ast(out.reborrow())?;
        out.push_sql(" FROM counted");
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
    Ok(conn.execute_returning_count(&Counted { count, row, news })? == 1)
}
