//! Moves everything from SQLite to PostgreSQL: rows as they are, in one transaction there, and compared before its commit.
//!
//! The tables are found in the databases themselves, so that a new one is copied too. A type of column that is new is refused
//! until [`tables`] says how the two databases hold it.

mod batch;
mod destination;
mod error;
mod report;
mod rows;
mod source;
mod tables;

use std::collections::BTreeSet;

use diesel::Connection;
use diesel::connection::SimpleConnection;
use diesel::pg::PgConnection;

pub use destination::Mode;
pub use error::CopyError;
pub use report::{Compared, Report};

use super::conn::Target;
use super::migrate;
use batch::Batch;
use rows::Summary;
use source::Source;
use tables::Table;

/// Copies all rows of a SQLite database that nobody has open into a PostgreSQL database, and compares them table by table;
/// or compares only. Whatever fails leaves the destination's rows as they were.
pub fn run(from: &Target, to: &Target, mode: Mode) -> Result<Report, CopyError> {
    let (Target::Sqlite { path, .. }, Target::Postgres(_)) = (from, to) else { return Err(CopyError::Direction) };
    let mut source = Source::open(path)?;
    let mut conn = destination::connect(to, mode)?;
    if mode == Mode::Compare {
        let mut transaction = conn.build_transaction().repeatable_read().read_only();
        return transaction.run(|conn| {
            let tables = tables_of_both(&mut source, conn)?;
            compare(&tables, conn, |table| source.summary(table))
        });
    }
    conn.transaction(|conn| {
        let tables = tables_of_both(&mut source, conn)?;
        destination::hold(conn, &tables)?;
        match mode {
            Mode::Replace => destination::check_unserved(conn)?,
            _ => destination::check_empty(conn, tables.iter().zip(fresh(&tables)?))?,
        }
        fill(&mut source, conn, &tables)
    })
}

fn fill(source: &mut Source, conn: &mut PgConnection, tables: &[Table]) -> Result<Report, CopyError> {
    // What migrations have put there is in the source as well.
    destination::empty(conn, tables)?;
    // References are taken away and put back, which then checks all rows at once: in which order tables come, and rows that
    // refer to rows of their own table, makes no difference.
    let references = destination::references(conn)?;
    for reference in &references {
        conn.batch_execute(&reference.remove)?;
    }
    let mut copied = Vec::new();
    for table in tables {
        let summary = copy(source, conn, table)?;
        tracing::info!(table = table.name, rows = summary.rows(), "copied");
        copied.push(summary);
    }
    for reference in &references {
        conn.batch_execute(&reference.add).map_err(|error| CopyError::reference(&reference.table, error))?;
    }
    let mut copied = copied.into_iter();
    let report = compare(tables, conn, |_| Ok(copied.next().unwrap_or_default()))?;
    destination::analyze(conn, tables)?;
    Ok(report)
}

fn copy(source: &mut Source, conn: &mut PgConnection, table: &Table) -> Result<Summary, CopyError> {
    let (mut summary, mut batch) = (Summary::default(), Batch::default());
    source.each(table, |row| {
        summary.add(&row);
        batch.push(table, row)?;
        if batch.is_full() { destination::insert(conn, table, batch.take()) } else { Ok(()) }
    })?;
    destination::insert(conn, table, batch.take())?;
    Ok(summary)
}

fn compare(
    tables: &[Table],
    conn: &mut PgConnection,
    mut there: impl FnMut(&Table) -> Result<Summary, CopyError>,
) -> Result<Report, CopyError> {
    let compared = tables.iter().map(|table| {
        let source = there(table)?.told();
        Ok(Compared { table: table.name.clone(), source, destination: destination::summary(conn, table, None)?.told() })
    });
    let report = Report(compared.collect::<Result<_, CopyError>>()?);
    if report.is_equal() { Ok(report) } else { Err(CopyError::Differ(report)) }
}

/// The tables, which must be the same on both sides; what else is in the destination is left alone.
fn tables_of_both(source: &mut Source, conn: &mut PgConnection) -> Result<Vec<Table>, CopyError> {
    let names = source.columns()?;
    let mut tables = tables::read(conn)?;
    tables.retain(|table| names.iter().any(|(name, _)| *name == table.name));
    let columns = tables.iter().flat_map(Table::names).collect::<BTreeSet<_>>();
    match names.symmetric_difference(&columns).next() {
        Some((table, column)) => Err(CopyError::Column { table: table.clone(), column: column.clone() }),
        None => Ok(tables),
    }
}

/// The rows that migrations put into a database, by which one is known that holds nothing else.
fn fresh(tables: &[Table]) -> Result<Vec<Summary>, CopyError> {
    let mut fresh = Source::fresh(migrate::SQLITE)?;
    tables.iter().map(|table| fresh.summary(table)).collect()
}
