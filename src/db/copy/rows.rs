//! Rows as texts, in the form in which both databases tell them.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, QueryableByName};
use diesel::row::NamedRow;
use diesel::sql_types::{Binary, Nullable};
use sha2::{Digest, Sha256};

use super::report::Told;

/// A row's columns in their order, each as the bytes of its text; none is null.
#[derive(Debug)]
pub struct Row(pub Vec<Option<Vec<u8>>>);

impl<DB: Backend> QueryableByName<DB> for Row
where
    Option<Vec<u8>>: FromSql<Nullable<Binary>, DB>,
{
    fn build<'a>(row: &impl NamedRow<'a, DB>) -> deserialize::Result<Self> {
        (0..row.field_count()).map(|index| row.get_value(index)).collect::<Result<_, _>>().map(Self)
    }
}

/// A row's columns as texts.
pub type Texts = Vec<Option<String>>;

impl Row {
    /// Its columns as texts. The bytes of text in SQLite need not be one.
    pub fn into_texts(self) -> Result<Texts, std::string::FromUtf8Error> {
        self.0.into_iter().map(|column| column.map(String::from_utf8).transpose()).collect()
    }
}

/// A table's rows, counted and hashed one by one.
#[derive(Debug, Default, Clone)]
pub struct Summary {
    rows: u64,
    hash: Sha256,
}

impl Summary {
    /// Adds a row: of each column whether it is null, and if not its length and its bytes.
    pub fn add(&mut self, row: &Row) {
        self.rows += 1;
        for column in &row.0 {
            match column {
                None => self.hash.update([0]),
                Some(bytes) => {
                    self.hash.update([1]);
                    self.hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
                    self.hash.update(bytes);
                }
            }
        }
    }

    /// How many rows it has.
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// What is told of it.
    pub fn told(self) -> Told {
        Told { rows: self.rows, hash: self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(rows: &[&[Option<&str>]]) -> String {
        let mut summary = Summary::default();
        for row in rows {
            summary.add(&Row(row.iter().map(|column| column.map(|text| text.as_bytes().to_vec())).collect()));
        }
        summary.told().hash
    }

    #[test]
    fn rows_that_differ_in_anything_have_another_hash() {
        let one = hash(&[&[Some("ab"), Some("c")]]);
        assert_eq!(one, hash(&[&[Some("ab"), Some("c")]]));
        assert_ne!(one, hash(&[&[Some("a"), Some("bc")]]));
        assert_ne!(hash(&[&[Some("")]]), hash(&[&[None]]));
        assert_ne!(hash(&[&[Some("a")], &[Some("b")]]), hash(&[&[Some("b")], &[Some("a")]]));
    }
}
