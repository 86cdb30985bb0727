//! What a comparison has found, as a table that people read.

use std::fmt;

/// A table's rows on one side: how many, and SHA-256 of them in the order of their primary key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// How many rows.
    pub rows: u64,
    /// SHA-256 in hexadecimal digits.
    pub hash: String,
}

/// A table on both sides.
#[derive(Debug, Clone)]
pub struct Compared {
    /// Its name.
    pub table: String,
    /// In SQLite.
    pub source: Told,
    /// In PostgreSQL.
    pub destination: Told,
}

/// All tables, by their names.
#[derive(Debug, Clone)]
pub struct Report(pub Vec<Compared>);

impl Report {
    /// Names of the tables that are not the same on both sides.
    pub fn differing(&self) -> Vec<&str> {
        self.0.iter().filter(|one| one.source != one.destination).map(|one| one.table.as_str()).collect()
    }

    /// Whether all are.
    pub fn is_equal(&self) -> bool {
        self.differing().is_empty()
    }

    /// Rows of all tables, in SQLite.
    pub fn rows(&self) -> u64 {
        self.0.iter().map(|one| one.source.rows).sum()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<22}{:>11}{:>15}  SHA-256 of the rows", "table", "in SQLite", "in PostgreSQL")?;
        for Compared { table, source, destination } in &self.0 {
            write!(f, "\n{table:<22}{:>11}{:>15}  {}", source.rows, destination.rows, source.hash)?;
            if source != destination {
                write!(f, "\n{:<48}  {} in PostgreSQL", "", destination.hash)?;
            }
        }
        Ok(())
    }
}
