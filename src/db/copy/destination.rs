//! The PostgreSQL side: emptied, filled and compared in one transaction.

use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::pg::{Pg, PgConnection, PgRowByRowLoadingMode};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Array, Nullable, Text};

use super::error::CopyError;
use super::rows::{Row, Summary, Texts};
use super::tables::Table;
use crate::db::conn::{Conn, Target};
use crate::db::migrate::{self, MigrateError, Standing};
use crate::db::schema::job_leases;
use crate::db::types::Timestamptz;

const SIDE: &str = "destination";

const REPLACE: &str = "name an empty database, or say --replace to bring it up to date and remove all that it holds";

/// What is done with a destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It is filled, if it holds nothing.
    Fill,
    /// What it holds is removed, and it is filled.
    Replace,
    /// It is compared and stays as it is.
    Compare,
}

/// Connects, and brings the tables there that are to be filled. What others keep in an older version's tables is left alone.
pub fn connect(to: &Target, mode: Mode) -> Result<PgConnection, CopyError> {
    let mut conn = to.connect()?;
    match (migrate::standing(&mut conn).map_err(CopyError::Destination)?, mode) {
        (Standing::Current, _) => {}
        (Standing::Ahead(migration), _) => return Err(MigrateError::Newer { migration }.into()),
        (Standing::Nothing, Mode::Compare) => return Err(CopyError::NotOurs(SIDE)),
        (Standing::Behind(migration), Mode::Fill | Mode::Compare) => {
            return Err(CopyError::Older { side: SIDE, migration, advice: REPLACE });
        }
        (Standing::Nothing, _) | (Standing::Behind(_), Mode::Replace) => migrate::run(to)?,
    }
    let Conn::Pg(mut conn) = conn else { return Err(CopyError::Direction) };
    // It reads and writes as long as there are rows.
    conn.batch_execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0")?;
    Ok(conn)
}

/// Refuses a destination that holds more than these fresh tables do.
pub fn check_empty<'a>(
    conn: &mut PgConnection,
    tables: impl Iterator<Item = (&'a Table, Summary)>,
) -> Result<(), CopyError> {
    for (table, fresh) in tables {
        // One more tells enough.
        if summary(conn, table, Some(fresh.rows() + 1))?.told() != fresh.told() {
            return Err(CopyError::HoldsData(table.name.clone()));
        }
    }
    Ok(())
}

/// Refuses a destination on which a server works.
pub fn check_unserved(conn: &mut PgConnection) -> Result<(), CopyError> {
    let live = job_leases::table.filter(job_leases::held_until.gt(sql::<Timestamptz>("now()")));
    let live: Option<String> = live.select(job_leases::name).first(conn).optional()?;
    live.map_or(Ok(()), |name| Err(CopyError::Served(name)))
}

fn list(tables: &[Table]) -> String {
    tables.iter().map(Table::quoted).collect::<Vec<_>>().join(", ")
}

/// Keeps everybody else out of the tables, so that what is there does not change once it has been looked at.
pub fn hold(conn: &mut PgConnection, tables: &[Table]) -> Result<(), CopyError> {
    Ok(conn.batch_execute(&format!("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", list(tables)))?)
}

/// Removes all rows.
pub fn empty(conn: &mut PgConnection, tables: &[Table]) -> Result<(), CopyError> {
    Ok(conn.batch_execute(&format!("TRUNCATE {}", list(tables)))?)
}

/// Counts rows for the planner, which would not know for a minute that there are any.
pub fn analyze(conn: &mut PgConnection, tables: &[Table]) -> Result<(), CopyError> {
    Ok(conn.batch_execute(&format!("ANALYZE {}", list(tables)))?)
}

/// A foreign key, as statements that remove it and put it back.
pub struct Reference {
    /// Table that refers to another.
    pub table: String,
    /// Removes it.
    pub remove: String,
    /// Adds it, checking all rows.
    pub add: String,
}

/// All foreign keys.
pub fn references(conn: &mut PgConnection) -> Result<Vec<Reference>, CopyError> {
    const ALL: &str = "SELECT conrelid::regclass::text AS t, \
         format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS r, \
         format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS a \
         FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY conrelid, conname";
    let rows = sql_query(ALL).load::<Row>(conn)?.into_iter();
    let reference = |row: Row| {
        let mut texts = row.into_texts().ok()?.into_iter().flatten();
        Some(Reference { table: texts.next()?, remove: texts.next()?, add: texts.next()? })
    };
    Ok(rows.filter_map(reference).collect())
}

/// Stores rows; one that is not taken is named.
pub fn insert(conn: &mut PgConnection, table: &Table, rows: Vec<Texts>) -> Result<(), CopyError> {
    let Err(error) = put(conn, table, &rows) else { return Ok(()) };
    for row in &rows {
        put(conn, table, std::slice::from_ref(row))
            .map_err(|error| CopyError::row(&table.name, table.key_of_texts(row), error))?;
    }
    Err(error.into())
}

/// Stores all of these or none, in a savepoint.
fn put(conn: &mut PgConnection, table: &Table, rows: &[Texts]) -> QueryResult<()> {
    if rows.is_empty() {
        return Ok(());
    }
    conn.transaction(|conn| {
        let mut statement = sql_query(table.write_postgres()).into_boxed::<Pg>();
        for place in 0..table.width() {
            let column: Vec<Option<&str>> = rows.iter().map(|row| row.get(place)?.as_deref()).collect();
            statement = statement.bind::<Array<Nullable<Text>>, _>(column);
        }
        statement.execute(conn).map(drop)
    })
}

/// Counts and hashes a table's rows, so many at most.
pub fn summary(conn: &mut PgConnection, table: &Table, limit: Option<u64>) -> Result<Summary, CopyError> {
    let mut query = table.read_postgres();
    if let Some(limit) = limit {
        query.push_str(&format!(" LIMIT {limit}"));
    }
    let mut summary = Summary::default();
    for row in sql_query(query).load_iter::<Row, PgRowByRowLoadingMode>(conn)? {
        summary.add(&row?);
    }
    Ok(summary)
}
