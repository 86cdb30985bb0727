//! Migrations: the same on both databases, reversible, and in step with what diesel believes the tables to be.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use diesel::backend::Backend;
use diesel::migration::Migration;
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness};
use gangway::db::{Target, migrate};

use crate::support::Database;
use crate::support::app::{Line, TestDatabase};

const SQLITE_SCHEMA: &str = "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') AS line FROM sqlite_master \
     WHERE name NOT LIKE '\\_\\_diesel%' ESCAPE '\\' AND tbl_name NOT LIKE '\\_\\_diesel%' ESCAPE '\\'";

const POSTGRES_SCHEMA: &str = "SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, \
     column_default, collation_name) AS line FROM information_schema.columns WHERE table_schema = 'public' \
     AND table_name NOT LIKE '\\_\\_diesel%' \
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_diesel%' \
     UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint \
     WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '\\_\\_diesel%'";

/// `table column type null|not_null`, the types in SQLite's words.
const SQLITE_COLUMNS: &str = "SELECT t.name || ' ' || c.name || ' ' || c.type || ' ' || \
     CASE c.\"notnull\" WHEN 1 THEN 'not_null' ELSE 'null' END AS line \
     FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\\_\\_diesel%' ESCAPE '\\'";

const POSTGRES_COLUMNS: &str = "SELECT concat_ws(' ', table_name, column_name, data_type, \
     CASE is_nullable WHEN 'NO' THEN 'not_null' ELSE 'null' END) AS line FROM information_schema.columns \
     WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_diesel%'";

const SQLITE_INDEXES: &str = "SELECT name AS line FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";

const POSTGRES_INDEXES: &str = "SELECT i.relname::text AS line FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid \
     WHERE i.relnamespace = 'public'::regnamespace AND NOT x.indisprimary";

/// A connection of either kind, with the migrations that belong to it.
enum Connected {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Connected {
    fn to(database: &TestDatabase) -> Self {
        match &database.target {
            Target::Sqlite { path, .. } => Self::Sqlite(SqliteConnection::establish(path).unwrap()),
            Target::Postgres(url) => Self::Postgres(PgConnection::establish(url).unwrap()),
        }
    }

    /// The lines that the query of this database gives.
    fn lines(&mut self, sqlite: &str, postgres: &str) -> BTreeSet<String> {
        let lines: Vec<Line> = match self {
            Self::Sqlite(conn) => diesel::sql_query(sqlite).load(conn).unwrap(),
            Self::Postgres(conn) => diesel::sql_query(postgres).load(conn).unwrap(),
        };
        lines.into_iter().map(|line| line.line).collect()
    }

    fn schema(&mut self) -> BTreeSet<String> {
        self.lines(SQLITE_SCHEMA, POSTGRES_SCHEMA)
    }

    fn up(&mut self) {
        match self {
            Self::Sqlite(conn) => drop(conn.run_pending_migrations(migrate::SQLITE).unwrap()),
            Self::Postgres(conn) => drop(conn.run_pending_migrations(migrate::POSTGRES).unwrap()),
        }
    }

    fn down(&mut self) {
        match self {
            Self::Sqlite(conn) => drop(conn.revert_all_migrations(migrate::SQLITE).unwrap()),
            Self::Postgres(conn) => drop(conn.revert_all_migrations(migrate::POSTGRES).unwrap()),
        }
    }
}

fn folder(database: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(database);
    let entries = fs::read_dir(path).unwrap().map(|entry| entry.unwrap());
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn both_databases_have_the_same_migrations_each_with_a_way_back() {
    let (sqlite, postgres) = migrate::names().unwrap();
    assert!(!sqlite.is_empty());
    assert_eq!(sqlite, postgres);
    assert_eq!(folder("sqlite"), sqlite, "a migration is not embedded");
    assert_eq!(folder("postgres"), postgres);
    let versions: BTreeSet<_> = sqlite.iter().map(|name| name.split('_').next().unwrap()).collect();
    assert_eq!(versions.len(), sqlite.len(), "of two migrations with one version only one is applied: {sqlite:?}");
    for database in ["sqlite", "postgres"] {
        for name in &sqlite {
            for file in ["up.sql", "down.sql"] {
                let path = format!("{}/migrations/{database}/{name}/{file}", env!("CARGO_MANIFEST_DIR"));
                assert!(fs::read_to_string(&path).is_ok_and(|text| !text.trim().is_empty()), "{path} says nothing");
            }
        }
    }
}

fn up_down_up(kind: Database) {
    let database = TestDatabase::new(kind);
    let mut conn = Connected::to(&database);
    conn.up();
    let first = conn.schema();
    assert!(first.len() > 30, "only {} parts of a schema were found", first.len());
    conn.down();
    assert_eq!(conn.schema(), BTreeSet::new(), "something is left behind");
    conn.up();
    assert_same(&conn.schema(), &first, "after up, down, up");
}

/// Shows only what differs: a schema is long.
#[track_caller]
fn assert_same(found: &BTreeSet<String>, expected: &BTreeSet<String>, what: &str) {
    let differing =
        |one: &BTreeSet<String>, other: &BTreeSet<String>| one.difference(other).cloned().collect::<Vec<_>>();
    let (more, missing) = (differing(found, expected), differing(expected, found));
    assert!(more.is_empty() && missing.is_empty(), "{what}: unexpected {more:#?}, missing {missing:#?}");
}

#[test]
fn up_down_up_gives_the_same_schema_on_sqlite() {
    up_down_up(Database::Sqlite);
}

#[test]
fn up_down_up_gives_the_same_schema_on_postgres() {
    up_down_up(Database::Postgres);
}

fn each_way_back_undoes_its_own_way_forth<C, B>(
    conn: &mut C,
    source: EmbeddedMigrations,
    schema: impl Fn(&mut C) -> BTreeSet<String>,
) where
    C: MigrationHarness<B>,
    B: Backend,
{
    let pending: Vec<Box<dyn Migration<B>>> = conn.pending_migrations(source).unwrap();
    for migration in &pending {
        let before = schema(conn);
        conn.run_migration(migration).unwrap();
        let after = schema(conn);
        conn.revert_migration(migration).unwrap();
        assert_same(&schema(conn), &before, &format!("{} undone", migration.name()));
        conn.run_migration(migration).unwrap();
        assert_same(&schema(conn), &after, &format!("{} done again", migration.name()));
    }
    assert!(!pending.is_empty());
}

#[test]
fn every_single_migration_is_undone_by_its_own_way_back() {
    let lines = |lines: Vec<Line>| lines.into_iter().map(|line| line.line).collect();
    let database = TestDatabase::new(Database::Sqlite);
    let Connected::Sqlite(mut conn) = Connected::to(&database) else { unreachable!() };
    each_way_back_undoes_its_own_way_forth(&mut conn, migrate::SQLITE, |conn| {
        lines(diesel::sql_query(SQLITE_SCHEMA).load(conn).unwrap())
    });
    let database = TestDatabase::new(Database::Postgres);
    let Connected::Postgres(mut conn) = Connected::to(&database) else { unreachable!() };
    each_way_back_undoes_its_own_way_forth(&mut conn, migrate::POSTGRES, |conn| {
        lines(diesel::sql_query(POSTGRES_SCHEMA).load(conn).unwrap())
    });
}

/// `table column` and type of every column in diesel's tables, read from the text of `schema.rs`.
fn columns_of_diesel() -> BTreeMap<String, String> {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/db/schema.rs")).unwrap();
    let (mut table, mut columns) = (String::new(), BTreeMap::new());
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with("diesel::")) {
        if let Some((name, kind)) = line.trim_end_matches(',').split_once(" -> ") {
            columns.insert(format!("{table} {name}"), kind.to_owned());
        } else if let Some((name, _)) = line.strip_suffix(" {").and_then(|line| line.split_once(" (")) {
            table = name.to_owned();
        }
    }
    assert!(columns.len() > 100, "only {} columns were found", columns.len());
    columns
}

fn columns_are_those_of_diesel(kind: Database) {
    let database = TestDatabase::new(kind);
    migrate::run(&database.target).unwrap();
    let found = Connected::to(&database).lines(SQLITE_COLUMNS, POSTGRES_COLUMNS);
    let expected: BTreeSet<_> = columns_of_diesel()
        .iter()
        .map(|(column, kind_of_column)| {
            let inner = kind_of_column.strip_prefix("Nullable<").and_then(|inner| inner.strip_suffix('>'));
            let sql_type = match (kind, inner.unwrap_or(kind_of_column)) {
                (Database::Sqlite, "Text") => "TEXT",
                (Database::Sqlite, "Int4" | "Timestamptz") => "INTEGER",
                (Database::Sqlite, "Int8") => "BIGINT",
                (Database::Sqlite, "Bool") => "BOOLEAN",
                (Database::Postgres, "Text") => "text",
                (Database::Postgres, "Int4") => "integer",
                (Database::Postgres, "Int8") => "bigint",
                (Database::Postgres, "Bool") => "boolean",
                (Database::Postgres, "Timestamptz") => "timestamp with time zone",
                (_, other) => panic!("{column} has the type {other}, of which this test knows nothing"),
            };
            format!("{column} {sql_type} {}", if inner.is_some() { "null" } else { "not_null" })
        })
        .collect();
    assert_same(&found, &expected, "columns");
}

/// What `diesel print-schema` prints of the migrated database, by `diesel.toml`.
fn printed(conn: &mut Connected) -> String {
    let mut ordered = |query: &str| -> Vec<Vec<String>> {
        let Connected::Postgres(conn) = conn else { panic!("asked for PostgreSQL") };
        let lines: Vec<Line> = diesel::sql_query(query).load(conn).unwrap();
        lines.into_iter().map(|line| line.line.split(' ').map(str::to_owned).collect()).collect()
    };
    let columns = ordered(
        "SELECT concat_ws(' ', table_name, column_name, udt_name, is_nullable) AS line FROM information_schema.columns \
         WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_diesel%' ORDER BY table_name COLLATE \"C\", ordinal_position",
    );
    let keys = ordered(
        "SELECT concat_ws(' ', c.conrelid::regclass::text, a.attname) AS line FROM pg_constraint c, \
         unnest(c.conkey) WITH ORDINALITY k(number, place), pg_attribute a WHERE c.contype = 'p' \
         AND a.attrelid = c.conrelid AND a.attnum = k.number AND c.connamespace = 'public'::regnamespace ORDER BY 1, place",
    );
    let references = ordered(
        "SELECT concat_ws(' ', c.conrelid::regclass::text, c.confrelid::regclass::text, a.attname) AS line \
         FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] \
         WHERE c.contype = 'f' AND c.conrelid <> c.confrelid AND array_length(c.conkey, 1) = 1 ORDER BY 1",
    );
    let mut tables: Vec<&String> = columns.iter().map(|column| &column[0]).collect();
    tables.dedup();
    let mut text = "// @generated automatically by Diesel CLI.\n\n".to_owned();
    for table in &tables {
        let key: Vec<_> = keys.iter().filter(|key| key[0] == **table).map(|key| key[1].as_str()).collect();
        text += "diesel::table! {\n    use diesel::sql_types::*;\n    use crate::db::types::Timestamptz;\n\n";
        text += &format!("    {table} ({}) {{\n", key.join(", "));
        for column in columns.iter().filter(|column| column[0] == **table) {
            let kind = column[2][..1].to_uppercase() + &column[2][1..];
            let kind = if column[3] == "YES" { format!("Nullable<{kind}>") } else { kind };
            text += &format!("        {} -> {kind},\n", column[1]);
        }
        text += "    }\n}\n\n";
    }
    // Two references to one table tell nobody which one a join means.
    for reference in &references {
        let same = references.iter().filter(|other| other[..2] == reference[..2]).count();
        if same == 1 {
            text += &format!("diesel::joinable!({} -> {} ({}));\n", reference[0], reference[1], reference[2]);
        }
    }
    text += "\ndiesel::allow_tables_to_appear_in_same_query!(\n";
    text += &tables.iter().map(|table| format!("    {table},\n")).collect::<String>();
    text + ");\n"
}

#[test]
fn the_schema_is_what_diesels_command_line_prints() {
    let database = TestDatabase::new(Database::Postgres);
    migrate::run(&database.target).unwrap();
    let committed = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/db/schema.rs")).unwrap();
    let printed = printed(&mut Connected::to(&database));
    assert!(printed == committed, "src/db/schema.rs is not current; write it anew:\n{printed}");
}

#[test]
fn the_columns_on_sqlite_are_those_that_diesel_knows() {
    columns_are_those_of_diesel(Database::Sqlite);
}

#[test]
fn the_columns_on_postgres_are_those_that_diesel_knows() {
    columns_are_those_of_diesel(Database::Postgres);
}

#[test]
fn both_databases_have_the_same_indexes() {
    let indexes = |kind| {
        let database = TestDatabase::new(kind);
        migrate::run(&database.target).unwrap();
        Connected::to(&database).lines(SQLITE_INDEXES, POSTGRES_INDEXES)
    };
    let sqlite = indexes(Database::Sqlite);
    assert!(sqlite.len() > 20, "only {} indexes were found", sqlite.len());
    assert_same(&indexes(Database::Postgres), &sqlite, "indexes of PostgreSQL");
}

#[test]
fn ids_sort_by_their_bytes_on_postgres() {
    let database = TestDatabase::new(Database::Postgres);
    migrate::run(&database.target).unwrap();
    let ids = "SELECT table_name || '.' || column_name || ' ' || COALESCE(collation_name, 'none') AS line \
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_diesel%' \
         AND data_type = 'text' AND (column_name = 'id' OR column_name LIKE '%\\_id')";
    let found = Connected::to(&database).lines("", ids);
    let unsorted: Vec<_> =
        found.iter().filter(|line| !line.ends_with(" C") && !line.contains(".handshake_id")).collect();
    assert!(found.len() > 15 && unsorted.is_empty(), "{unsorted:?}");
}

#[test]
fn servers_that_start_together_migrate_once() {
    for kind in [Database::Sqlite, Database::Postgres] {
        let database = TestDatabase::new(kind);
        std::thread::scope(|scope| {
            let starts: Vec<_> = (0..4).map(|_| scope.spawn(|| migrate::run(&database.target))).collect();
            for start in starts {
                start.join().unwrap().unwrap();
            }
        });
        assert!(Connected::to(&database).schema().len() > 30);
    }
}

/// The statement as this database takes it, past the server, between two migrations.
fn carried_over<C, B>(conn: &mut C, source: EmbeddedMigrations, execute: impl Fn(&mut C, &str)) -> Result<(), String>
where
    C: MigrationHarness<B>,
    B: Backend,
{
    for migration in &conn.pending_migrations(source).unwrap() {
        let is_it = migration.name().to_string().ends_with("webhook_windows");
        if is_it {
            execute(conn, "UPDATE webhook_cursor SET position = 7");
            execute(
                conn,
                "INSERT INTO webhook_endpoints (id, url, event_types, status, secret, places, begins_after, version, \
                 created_at, updated_at) VALUES ('whk_1', 'https://example.com/', '*', 'enabled', '', 4, 3, 1, NOW, NOW)",
            );
        }
        conn.run_migration(migration).map_err(|error| error.to_string())?;
        if is_it {
            return Ok(());
        }
    }
    Err("it is not there".to_owned())
}

#[test]
fn what_was_handed_out_to_webhooks_is_known_after_the_migration() {
    let place = "SELECT handed_out || ' ' || (SELECT position FROM webhook_announced) AS line FROM webhook_endpoints";
    let database = TestDatabase::new(Database::Sqlite);
    let Connected::Sqlite(mut conn) = Connected::to(&database) else { unreachable!() };
    carried_over(&mut conn, migrate::SQLITE, |conn, statement| {
        diesel::sql_query(statement.replace("NOW", "0")).execute(conn).map(drop).unwrap();
    })
    .unwrap();
    assert_eq!(database.lines(place), ["7 7"]);
    let database = TestDatabase::new(Database::Postgres);
    let Connected::Postgres(mut conn) = Connected::to(&database) else { unreachable!() };
    carried_over(&mut conn, migrate::POSTGRES, |conn, statement| {
        diesel::sql_query(statement.replace("NOW", "now()")).execute(conn).map(drop).unwrap();
    })
    .unwrap();
    assert_eq!(database.lines(place), ["7 7"]);
}
