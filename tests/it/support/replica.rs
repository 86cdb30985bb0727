//! A primary of PostgreSQL with a streaming replica, on free ports of 127.0.0.1, for one test.

use std::fs::File;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use diesel::{Connection, PgConnection, RunQueryDsl, sql_query};
use tempfile::TempDir;

use super::postgres::{NOBODY, find_programs, free_port, is_root, unprivileged};

const PATIENCE: Duration = Duration::from_secs(60);

/// A server in a process of its own, which ends with this.
pub struct Node {
    process: Child,
    port: u16,
}

impl Node {
    fn start(programs: &Path, data: &Path, port: u16, follows: Option<&Self>) -> Self {
        let mut server = unprivileged(&programs.join("postgres"));
        server.arg("-D").arg(data).current_dir(data);
        for setting in [
            "listen_addresses=127.0.0.1".to_owned(),
            format!("port={port}"),
            format!("unix_socket_directories={}", data.display()),
            "fsync=off".to_owned(),
        ] {
            server.arg("-c").arg(setting);
        }
        if let Some(primary) = follows {
            File::create(data.join("standby.signal")).unwrap();
            server.arg("-c").arg(format!("primary_conninfo=host=127.0.0.1 port={} user=postgres", primary.port));
        }
        let process = server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let node = Self { process, port };
        let begun = Instant::now();
        while PgConnection::establish(&node.url()).is_err() {
            assert!(begun.elapsed() < PATIENCE, "{} does not start", data.display());
            std::thread::sleep(Duration::from_millis(50));
        }
        node
    }

    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    pub fn execute(&self, statement: &str) {
        let mut conn = PgConnection::establish(&self.url()).unwrap();
        sql_query(statement).execute(&mut conn).unwrap_or_else(|error| panic!("{statement}: {error}"));
    }

    /// Ends it without a word.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The two.
pub struct Pair {
    pub primary: Node,
    pub replica: Node,
    programs: PathBuf,
    folder: TempDir,
}

impl Pair {
    pub fn start() -> Self {
        let programs = find_programs(&["initdb", "postgres", "pg_basebackup"]).expect("PostgreSQL's server programs");
        let folder = tempfile::Builder::new().prefix("gangway-replica-").tempdir().unwrap();
        if is_root() {
            chown(folder.path(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
        let data = folder.path().join("primary");
        let initdb = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
        run(unprivileged(&programs.join("initdb")).arg("-D").arg(&data).args(initdb).current_dir(folder.path()));
        // What has never run yet is copied as it is, and follows from its first word on.
        let copy = folder.path().join("replica");
        run(Command::new("cp").arg("-a").args([&data, &copy]));
        let primary = Node::start(&programs, &data, free_port(), None);
        let replica = Node::start(&programs, &copy, free_port(), Some(&primary));
        Self { primary, replica, programs, folder }
    }

    /// Starts the replica again, where it was.
    pub fn revive(&mut self) {
        let data = self.folder.path().join("replica");
        self.replica = Node::start(&self.programs, &data, self.replica.port, Some(&self.primary));
    }

    /// Waits until the replica has replayed what the primary has written by now.
    pub fn catch_up(&self) {
        let written = one(&self.primary, "SELECT pg_current_wal_flush_lsn()::text AS line");
        let shown = format!("SELECT (pg_last_wal_replay_lsn() >= '{written}')::text AS line");
        let begun = Instant::now();
        while one(&self.replica, &shown) != "true" {
            assert!(begun.elapsed() < PATIENCE, "the replica does not catch up");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

fn one(node: &Node, query: &str) -> String {
    let mut conn = PgConnection::establish(&node.url()).unwrap();
    sql_query(query).get_result::<super::app::Line>(&mut conn).unwrap().line
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}
