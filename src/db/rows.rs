//! New rows, however many, in one statement of PostgreSQL's whose text is always the same: each column's values are an array.

use diesel::QueryResult;
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};

/// New rows of a table; [`insertions!`] makes them.
#[derive(Debug)]
pub struct Rows<V> {
    /// The table.
    pub table: &'static str,
    /// Its columns.
    pub columns: &'static [&'static str],
    /// An array of each column.
    pub values: V,
}

impl<V: Values> QueryFragment<Pg> for Rows<V> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("INSERT INTO ");
        out.push_identifier(self.table)?;
        for (index, column) in self.columns.iter().enumerate() {
            out.push_sql(if index == 0 { " (" } else { ", " });
            out.push_identifier(column)?;
        }
        out.push_sql(") SELECT new.* FROM unnest(");
        self.values.walk_ast(out.reborrow())?;
        out.push_sql(") AS new");
        Ok(())
    }
}

/// It is found again by its text.
impl<V> QueryId for Rows<V> {
    type QueryId = ();

    const HAS_STATIC_QUERY_ID: bool = false;
}

/// Arrays of values.
pub trait Values: QueryFragment<Pg> {}

impl<V: QueryFragment<Pg>> Values for V {}

/// New [`Rows`]: what each holds in which column. Values are borrowed from what the rows are made of.
macro_rules! insertions {
    ($table:ident of $rows:expr, |$row:ident| { $($column:ident: $value:expr,)+ }) => {
        $crate::db::Rows {
            table: stringify!($table),
            columns: &[$(stringify!($column),)+],
            values: ($(diesel::IntoSql::into_sql::<diesel::sql_types::Array<diesel::dsl::SqlTypeOf<$table::$column>>>(
                $rows.iter().map(|$row| $value).collect::<Vec<_>>(),
            ),)+),
        }
    };
}
pub(crate) use insertions;
