//! A file of SQLite, read without a trace.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::db::conn::{Conn, ConnectError};
use crate::db::deadline;
use crate::fault::{DbError, Fault};

/// What means something else in a file's URI.
const RESERVED: &AsciiSet = &CONTROLS.add(b'%').add(b'?').add(b'#');

/// A file that nobody had open: there was no log of writes beside it. Reading it as one that never changes makes none.
pub struct Frozen {
    path: String,
    /// Its length, and when it was written last.
    seen: Option<(u64, SystemTime)>,
}

impl Frozen {
    fn new(path: &str) -> Option<Self> {
        (!log(path).exists()).then(|| Self { path: path.to_owned(), seen: seen(path) })
    }

    /// Whether somebody has opened it since, or written to it: what was read may be half of what is there.
    pub fn is_over(&self) -> bool {
        log(&self.path).exists() || seen(&self.path) != self.seen
    }
}

fn seen(path: &str) -> Option<(u64, SystemTime)> {
    let found = Path::new(path).metadata().ok()?;
    Some((found.len(), found.modified().ok()?))
}

/// The file beside the database that holds what was written last.
fn log(path: &str) -> PathBuf {
    format!("{path}-wal").into()
}

/// Whether writes may wait beside the file that only a server takes over, or whoever may write: nobody has it open.
pub fn is_left_unfinished(path: &str) -> bool {
    let left = |file: PathBuf| file.metadata().is_ok_and(|found| found.len() > 0);
    let is_open = Path::new(&format!("{path}-shm")).exists();
    (log(path).exists() && !is_open) || left(format!("{path}-journal").into())
}

/// Whether there is nothing in the file, and nothing beside it that was to come into it.
pub fn is_empty(path: &str) -> bool {
    Path::new(path).metadata().is_ok_and(|found| found.is_file() && found.len() == 0) && !log(path).exists()
}

/// Opens a file that is there.
pub fn open(path: &str) -> Result<(SqliteConnection, Option<Frozen>), ConnectError> {
    deadline::install();
    let frozen = Frozen::new(path);
    let mode = if frozen.is_some() { "mode=ro&immutable=1" } else { "mode=ro" };
    let uri = format!("file:{}?{mode}", utf8_percent_encode(path, RESERVED));
    let mut conn = SqliteConnection::establish(&uri)
        .map_err(|error| ConnectError::Open { path: path.to_owned(), reason: error.to_string() })?;
    conn.batch_execute("PRAGMA busy_timeout = 2000; PRAGMA query_only = ON")
        .map_err(|error| ConnectError::sqlite(path, &error))?;
    Ok((conn, frozen))
}

#[derive(QueryableByName)]
struct Checked {
    #[diesel(sql_type = Text)]
    quick_check: String,
}

/// Whether writes are logged ahead, as in all that Gangway has opened. By the file's head, because a file that is read as one
/// that never changes has no log.
pub fn is_logged_ahead(conn: &mut Conn, path: &str) -> Result<bool, Fault> {
    // Fails when it is no database.
    sql_query("PRAGMA schema_version").execute(conn)?;
    let mut head = [0; 20];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.map_err(|error| DbError::Unavailable(error.to_string()))?;
    Ok(head.ends_with(&[2, 2]))
}

/// What is wrong with the pages of the file, the first few of it; none when there was not enough time to tell.
pub fn quick_check(conn: &mut Conn) -> Result<Option<Vec<String>>, Fault> {
    let found = sql_query("PRAGMA quick_check(3)").load::<Checked>(conn).map_err(DbError::from);
    match found {
        Ok(lines) => Ok(Some(lines.into_iter().map(|line| line.quick_check).filter(|line| line != "ok").collect())),
        Err(DbError::Busy(why)) if why == "interrupted" => Ok(None),
        // Of some damage it makes no list.
        Err(DbError::Failed(why)) if why.contains("malformed") => Ok(Some(vec![why])),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;

    use super::*;
    use crate::db::conn::Target;
    use crate::db::inspect::Inspection;

    fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
        let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        // The index of the log is memory that processes share.
        let kept = paths.filter(|path| !path.to_str().unwrap().ends_with("-shm"));
        kept.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
    }

    /// Whether it is logged ahead, is sound, and has the table.
    fn look(path: &str) -> (bool, bool, bool) {
        let mut inspection = Inspection::open(&Target::Sqlite { path: path.to_owned(), durable: true }).unwrap();
        let found = inspection.read(|conn| {
            sql_query("CREATE TABLE others (id INTEGER)").execute(conn).unwrap_err();
            let is_there = sql_query("SELECT id FROM things").execute(conn).is_ok();
            Ok((is_logged_ahead(conn, path)?, quick_check(conn)? == Some(Vec::new()), is_there))
        });
        found.unwrap()
    }

    #[test]
    fn a_file_is_read_without_a_trace_whether_or_not_somebody_has_it_open() {
        let (folder, killed) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let name = "50% of a #1?.db";
        let path = folder.path().join(name).to_str().unwrap().to_owned();
        let mut writer = Target::Sqlite { path: path.clone(), durable: true }.connect().unwrap();
        sql_query("CREATE TABLE things (id INTEGER)").execute(&mut writer).unwrap();
        let before = files(folder.path());
        assert_eq!(before.len(), 2, "the writer's log is beside it");
        assert_eq!(look(&path), (true, true, true));
        assert_eq!(files(folder.path()), before);

        // As a server leaves it that is killed: what was written last is in the log alone, and stays there.
        for end in ["", "-wal", "-shm"] {
            fs::copy(format!("{path}{end}"), killed.path().join(format!("{name}{end}"))).unwrap();
        }
        let left = killed.path().join(name).to_str().unwrap().to_owned();
        assert!(!is_left_unfinished(&left));
        assert_eq!(look(&left), (true, true, true));
        assert_eq!(files(killed.path()).into_values().collect::<Vec<_>>(), before.into_values().collect::<Vec<_>>());
        fs::remove_file(format!("{left}-shm")).unwrap();
        assert!(is_left_unfinished(&left));

        drop(writer);
        let before = files(folder.path());
        assert_eq!(before.len(), 1);
        assert_eq!(look(&path), (true, true, true));
        assert_eq!(files(folder.path()), before);
        assert!(!is_left_unfinished(&path) && !Path::new(&format!("{path}-shm")).exists());
    }

    #[test]
    fn what_is_read_while_a_server_begins_to_write_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db").to_str().unwrap().to_owned();
        let target = Target::Sqlite { path, durable: true };
        drop(target.connect().unwrap());
        let mut inspection = Inspection::open(&target).unwrap();
        let mut writer = None;
        let fault = inspection.read(|_| {
            let mut conn = target.connect().unwrap();
            sql_query("CREATE TABLE things (id INTEGER)").execute(&mut conn).unwrap();
            writer = Some(conn);
            Ok(())
        });
        assert!(fault.unwrap_err().to_string().contains("begun to write"));
    }

    #[test]
    fn a_broken_page_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db").to_str().unwrap().to_owned();
        let target = Target::Sqlite { path: path.clone(), durable: true };
        let mut writer = target.connect().unwrap();
        sql_query("CREATE TABLE things (id INTEGER)").execute(&mut writer).unwrap();
        let many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) \
             INSERT INTO things SELECT i FROM n";
        sql_query(many).execute(&mut writer).unwrap();
        drop(writer);
        let mut bytes = fs::read(&path).unwrap();
        let end = bytes.len();
        bytes[end - 4096..].fill(0xAA);
        fs::write(&path, bytes).unwrap();
        let mut inspection = Inspection::open(&target).unwrap();
        let wrong = inspection.read(quick_check).unwrap().unwrap();
        assert!(!wrong.is_empty());
    }
}
