//! Reading rows into domain types: what does not fit is reported as corrupt, never a panic.

use std::str::FromStr;

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::DbError;

/// Parses a column's text.
pub fn parse<T: FromStr>(table: &'static str, column: &str, text: &str) -> Result<T, DbError> {
    text.parse().map_err(|_| unfit(table, column))
}

/// What is not reported is the value itself, because it may be personal data.
pub(super) fn unfit(table: &'static str, column: &str) -> DbError {
    DbError::Corrupt { table, detail: format!("{column} does not fit") }
}

/// The same for a column that may be null.
pub fn parse_optional<T: FromStr>(table: &'static str, column: &str, text: Option<&str>) -> Result<Option<T>, DbError> {
    text.map(|text| parse(table, column, text)).transpose()
}

/// The one row that a compare-and-swap update must have changed.
pub fn exactly_one(changed: usize) -> Result<(), DbError> {
    if changed == 1 { Ok(()) } else { Err(DbError::Stale) }
}

/// What a statement that was written by hand has counted, as `count`.
#[derive(QueryableByName)]
pub struct Count {
    #[diesel(sql_type = BigInt)]
    /// How many.
    pub count: i64,
}
