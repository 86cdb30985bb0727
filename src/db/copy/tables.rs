//! The tables, as PostgreSQL describes them, and how each type of column is read and written as text. The text is the one
//! that SQLite gives for what it holds in that column.

use diesel::pg::PgConnection;
use diesel::{RunQueryDsl, sql_query};

use super::error::CopyError;
use super::rows::{Row, Texts};

/// How a column is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Integer,
    BigInt,
    /// 0 or 1 in SQLite.
    Boolean,
    /// Whole microseconds since 1970 in SQLite, as `db::types` writes them.
    Moment,
}

impl Kind {
    /// By PostgreSQL's name of it.
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "text" => Self::Text,
            "integer" => Self::Integer,
            "bigint" => Self::BigInt,
            "boolean" => Self::Boolean,
            "timestamp with time zone" => Self::Moment,
            _ => return None,
        })
    }

    /// PostgreSQL's expression of a column's text.
    fn read(self, column: &str) -> String {
        match self {
            Self::Text => column.to_owned(),
            Self::Integer | Self::BigInt => format!("{column}::text"),
            Self::Boolean => format!("{column}::integer::text"),
            Self::Moment => format!("(extract(epoch FROM {column}) * 1000000)::bigint::text"),
        }
    }

    /// PostgreSQL's expression of a value whose text this is.
    fn write(self, text: &str) -> String {
        match self {
            Self::Text => text.to_owned(),
            Self::Integer => format!("{text}::integer"),
            Self::BigInt => format!("{text}::bigint"),
            Self::Boolean => format!("{text}::boolean"),
            Self::Moment => format!("timestamptz 'epoch' + {text}::bigint * interval '1 microsecond'"),
        }
    }
}

#[derive(Debug)]
struct Column {
    name: String,
    kind: Kind,
}

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: String,
    columns: Vec<Column>,
    /// Places of the primary key's columns.
    key: Vec<usize>,
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Table {
    /// Its name, as statements have it.
    pub fn quoted(&self) -> String {
        quoted(&self.name)
    }

    /// Its own name with that of each of its columns.
    pub fn names(&self) -> impl Iterator<Item = (String, String)> {
        self.columns.iter().map(|column| (self.name.clone(), column.name.clone()))
    }

    /// How many columns it has.
    pub const fn width(&self) -> usize {
        self.columns.len()
    }

    fn keys(&self) -> impl Iterator<Item = (usize, &Column)> {
        self.key.iter().filter_map(|place| Some((*place, self.columns.get(*place)?)))
    }

    fn list(&self, expression: impl Fn(&Column) -> String) -> String {
        self.columns.iter().map(expression).collect::<Vec<_>>().join(", ")
    }

    /// SQLite's query for all rows as texts, by their primary key.
    pub fn read_sqlite(&self) -> String {
        // What it holds as text need not be one: as bytes it is read without trusting that.
        let columns = self.list(|column| format!("CAST({} AS BLOB)", quoted(&column.name)));
        let order = self.keys().map(|(_, column)| quoted(&column.name)).collect::<Vec<_>>().join(", ");
        format!("SELECT {columns} FROM {} ORDER BY {order}", self.quoted())
    }

    /// PostgreSQL's query for the same, in the same order.
    pub fn read_postgres(&self) -> String {
        let columns = self.list(|column| column.kind.read(&quoted(&column.name)));
        let order = self.keys().map(|(_, column)| {
            let collation = if column.kind == Kind::Text { " COLLATE \"C\"" } else { "" };
            format!("{}{collation}", quoted(&column.name))
        });
        format!("SELECT {columns} FROM {} ORDER BY {}", self.quoted(), order.collect::<Vec<_>>().join(", "))
    }

    /// PostgreSQL's statement that stores rows, given an array of texts for each column.
    pub fn write_postgres(&self) -> String {
        let names = self.list(|column| quoted(&column.name));
        let numbered = || self.columns.iter().enumerate();
        let values = numbered().map(|(place, column)| column.kind.write(&format!("u.c{place}"))).collect::<Vec<_>>();
        let arrays = numbered().map(|(place, _)| format!("${}::text[]", place + 1)).collect::<Vec<_>>();
        let aliases = numbered().map(|(place, _)| format!("c{place}")).collect::<Vec<_>>();
        format!(
            "INSERT INTO {} ({names}) SELECT {} FROM unnest({}) AS u({})",
            self.quoted(),
            values.join(", "),
            arrays.join(", "),
            aliases.join(", ")
        )
    }

    /// A row's primary key, for people.
    pub fn key_of(&self, row: &Row) -> String {
        self.key_shown(|place| row.0.get(place)?.as_deref().map(|bytes| String::from_utf8_lossy(bytes).into_owned()))
    }

    /// The same of a row's texts.
    pub fn key_of_texts(&self, texts: &Texts) -> String {
        self.key_shown(|place| texts.get(place)?.clone())
    }

    fn key_shown(&self, value: impl Fn(usize) -> Option<String>) -> String {
        let value = |place| value(place).unwrap_or_else(|| "null".to_owned());
        let shown = self.keys().map(|(place, column)| format!("{} {:?}", column.name, value(place)));
        shown.collect::<Vec<_>>().join(", ")
    }
}

/// Name of a table, of a column, its type, and its place in the primary key.
const COLUMNS: &str = "SELECT c.relname::text AS t, a.attname::text AS c, format_type(a.atttypid, a.atttypmod) AS k, \
     array_position(i.indkey::int2[], a.attnum)::text AS p \
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped \
     LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary \
     WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace \
     ORDER BY c.relname::text COLLATE \"C\", a.attnum";

/// All tables of the schema by their names, but diesel's own list of migrations.
pub fn read(conn: &mut PgConnection) -> Result<Vec<Table>, CopyError> {
    struct Described {
        name: String,
        /// Name, type, and place in the key.
        columns: Vec<(String, String, Option<usize>)>,
    }
    let mut described: Vec<Described> = Vec::new();
    for row in sql_query(COLUMNS).load::<Row>(conn)? {
        let mut texts = row.into_texts().unwrap_or_default().into_iter();
        let mut next = || texts.next().flatten();
        let (Some(name), Some(column), Some(kind)) = (next(), next(), next()) else { continue };
        let column = (column, kind, next().and_then(|place| place.parse().ok()));
        match described.last_mut() {
            Some(last) if last.name == name => last.columns.push(column),
            _ => described.push(Described { name, columns: vec![column] }),
        }
    }
    let ours = described.into_iter().filter(|table| table.name != "__diesel_schema_migrations");
    ours.map(|table| {
        let numbered = table.columns.iter().enumerate();
        let mut key: Vec<_> = numbered.filter_map(|(place, column)| column.2.map(|order| (order, place))).collect();
        key.sort_unstable();
        let name = table.name;
        let columns = table.columns.into_iter().map(|(column, kind, _)| match Kind::parse(&kind) {
            Some(kind) => Ok(Column { name: column, kind }),
            None => Err(CopyError::Kind { table: name.clone(), column, kind }),
        });
        let columns = columns.collect::<Result<_, _>>()?;
        if key.is_empty() {
            return Err(CopyError::NoKey(name));
        }
        Ok(Table { columns, key: key.into_iter().map(|(_, place)| place).collect(), name })
    })
    .collect()
}
