//! Rows on their way, a bounded number at a time.

use super::error::CopyError;
use super::rows::{Row, Texts};
use super::tables::Table;

/// Rows that are stored by one statement, at most.
const BATCH_ROWS: usize = 500;

/// Bytes of a batch at which it is stored, however few its rows are.
const BATCH_BYTES: usize = 1 << 20;

/// Rows that are stored together.
#[derive(Debug, Default)]
pub struct Batch {
    rows: Vec<Texts>,
    bytes: usize,
}

impl Batch {
    /// Adds a row.
    pub fn push(&mut self, table: &Table, row: Row) -> Result<(), CopyError> {
        let key = table.key_of(&row);
        self.bytes += row.0.iter().flatten().map(Vec::len).sum::<usize>();
        let texts = row.into_texts().map_err(|_| CopyError::Row {
            table: table.name.clone(),
            key,
            reason: "it has bytes that are not UTF-8".to_owned(),
        })?;
        self.rows.push(texts);
        Ok(())
    }

    /// Whether it should be stored now.
    pub const fn is_full(&self) -> bool {
        self.rows.len() >= BATCH_ROWS || self.bytes >= BATCH_BYTES
    }

    /// Its rows; none remain.
    pub fn take(&mut self) -> Vec<Texts> {
        self.bytes = 0;
        std::mem::take(&mut self.rows)
    }
}
