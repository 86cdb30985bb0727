//! A back-up of SQLite's file while servers use it: one consistent state in a file of its own, which is looked over before it
//! is called a back-up.

use std::fs::File;
use std::path::{Path, PathBuf};

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;

use super::conn::{Conn, ConnectError, Target};
use super::row::Count;

/// Why there is no back-up. Nothing is left of one that failed.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each message says what it is")]
pub enum BackupError {
    #[error("PostgreSQL has a back-up of its own: deploy/postgresql/backup, see docs/operating.md")]
    NotSqlite,
    #[error("there is no database at {0:?}")]
    Nothing(String),
    #[error("{0:?} is there already, and is never overwritten: name a file that is not there")]
    IsThere(PathBuf),
    #[error("{file:?} cannot be written: {reason}")]
    Write { file: PathBuf, reason: String },
    #[error(transparent)]
    Connect(#[from] ConnectError),
    #[error("the database cannot be copied: {0}")]
    Copy(#[from] diesel::result::Error),
    #[error("the copy is not what it should be, and was removed: {0}")]
    Unsound(String),
}

/// What was backed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backup {
    /// Tables.
    pub tables: usize,
    /// Rows in all of them.
    pub rows: i64,
    /// The file's size.
    pub bytes: u64,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Copies the database into a file that is not there yet, for its owner alone. Servers go on writing meanwhile: the copy is
/// the state of the moment at which it began.
pub fn run(target: &Target, file: &Path) -> Result<Backup, BackupError> {
    let Target::Sqlite { path, .. } = target else { return Err(BackupError::NotSqlite) };
    if !Path::new(path).is_file() {
        return Err(BackupError::Nothing(path.clone()));
    }
    let cannot = |reason: String| BackupError::Write { file: file.to_owned(), reason };
    let name = file.to_str().ok_or_else(|| cannot("its name is no text".to_owned()))?;
    let made = create(file).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => BackupError::IsThere(file.to_owned()),
        _ => cannot(error.to_string()),
    })?;
    let done = copy(target, name).and_then(|backup| {
        made.sync_all().and_then(|()| sync_folder(file)).map_err(|error| cannot(error.to_string()))?;
        let bytes = made.metadata().map_err(|error| cannot(error.to_string()))?.len();
        Ok(Backup { bytes, ..backup })
    });
    if done.is_err() {
        // The failure is what counts.
        drop(std::fs::remove_file(file));
    }
    done
}

/// Takes the name, so that nobody else's file can be hit, now or later.
fn create(file: &Path) -> std::io::Result<File> {
    let mut options = std::fs::OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

/// The folder of a file.
pub fn folder(file: &Path) -> &Path {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// A new name is safe once its folder is.
fn sync_folder(file: &Path) -> std::io::Result<()> {
    File::open(folder(file))?.sync_all()
}

fn copy(target: &Target, name: &str) -> Result<Backup, BackupError> {
    let Conn::Sqlite(mut conn) = target.connect()? else { return Err(BackupError::NotSqlite) };
    // SQLite fills an empty file, and no other one.
    sql_query("VACUUM INTO ?").bind::<Text, _>(name).execute(&mut conn)?;
    let cannot = |error: diesel::ConnectionError| BackupError::Unsound(error.to_string());
    let mut copied = SqliteConnection::establish(name).map_err(cannot)?;
    look_over(&mut conn, &mut copied)
}

fn lines(conn: &mut SqliteConnection, query: &str) -> QueryResult<Vec<String>> {
    Ok(sql_query(query).load::<Line>(conn)?.into_iter().map(|found| found.line).collect())
}

/// Pages and indexes fit together, every reference leads somewhere, and the tables are those of the database.
fn look_over(conn: &mut SqliteConnection, copied: &mut SqliteConnection) -> Result<Backup, BackupError> {
    const SCHEMA: &str = "SELECT sql AS line FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name";
    const TABLES: &str = "SELECT name AS line FROM sqlite_schema WHERE type = 'table' ORDER BY name";
    let sound = lines(copied, "SELECT integrity_check AS line FROM pragma_integrity_check")?;
    if sound != ["ok"] {
        return Err(BackupError::Unsound(sound.join("; ")));
    }
    let dangling = lines(copied, "SELECT DISTINCT \"table\" AS line FROM pragma_foreign_key_check")?;
    if !dangling.is_empty() {
        return Err(BackupError::Unsound(format!("rows lack what they refer to: {}", dangling.join(", "))));
    }
    if lines(copied, SCHEMA)? != lines(conn, SCHEMA)? {
        return Err(BackupError::Unsound("its tables are not those of the database".to_owned()));
    }
    let tables = lines(copied, TABLES)?;
    let mut rows = 0;
    for table in &tables {
        let counted = sql_query(format!("SELECT COUNT(*) AS count FROM \"{table}\"")).get_result::<Count>(copied)?;
        rows += counted.count;
    }
    Ok(Backup { tables: tables.len(), rows, bytes: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn database(folder: &Path) -> Target {
        let path = folder.join("source.db").to_str().unwrap().to_owned();
        let target = Target::Sqlite { path, durable: false };
        let Conn::Sqlite(mut conn) = target.connect().unwrap() else { panic!("not SQLite") };
        sql_query("CREATE TABLE parents (id INTEGER PRIMARY KEY)").execute(&mut conn).unwrap();
        let children = "CREATE TABLE children (parent INTEGER NOT NULL REFERENCES parents (id))";
        sql_query(children).execute(&mut conn).unwrap();
        sql_query("INSERT INTO parents VALUES (1), (2)").execute(&mut conn).unwrap();
        target
    }

    #[test]
    fn a_back_up_is_for_its_owner_alone_and_overwrites_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (target, file) = (database(folder.path()), folder.path().join("it's a \"copy\".db"));
        let backup = run(&target, &file).unwrap();
        assert_eq!((backup.tables, backup.rows), (2, 2));
        let made = std::fs::metadata(&file).unwrap();
        assert_eq!(made.len(), backup.bytes);
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&made.permissions()) & 0o777, 0o600);
        let before = std::fs::read(&file).unwrap();
        assert!(matches!(run(&target, &file), Err(BackupError::IsThere(_))));
        assert_eq!(std::fs::read(&file).unwrap(), before);
        // Nor what is empty.
        let empty = folder.path().join("empty.db");
        File::create(&empty).unwrap();
        assert!(matches!(run(&target, &empty), Err(BackupError::IsThere(_))));
    }

    #[test]
    fn a_copy_that_is_not_sound_is_no_back_up_and_does_not_stay() {
        let folder = tempfile::tempdir().unwrap();
        let (target, file) = (database(folder.path()), folder.path().join("copy.db"));
        let Conn::Sqlite(mut conn) = target.connect().unwrap() else { panic!("not SQLite") };
        sql_query("PRAGMA foreign_keys = OFF").execute(&mut conn).unwrap();
        sql_query("INSERT INTO children VALUES (3)").execute(&mut conn).unwrap();
        let refused = run(&target, &file).unwrap_err().to_string();
        assert!(refused.contains("children"), "{refused}");
        assert!(!file.exists());
    }

    #[test]
    fn nothing_is_made_where_nothing_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("none.db");
        let target = Target::Sqlite { path: path.to_str().unwrap().to_owned(), durable: true };
        assert!(matches!(run(&target, &folder.path().join("copy.db")), Err(BackupError::Nothing(_))));
        let postgres = Target::Postgres("postgres://host/gangway".to_owned());
        assert!(matches!(run(&postgres, &folder.path().join("copy.db")), Err(BackupError::NotSqlite)));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
