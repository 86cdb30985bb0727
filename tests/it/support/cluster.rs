//! PostgreSQL servers of a test's own, which it freezes, kills and promotes. They end with the test.

use std::fs::{self, File};
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, RunQueryDsl};
use tempfile::TempDir;

use super::app::Line;
use super::postgres::{NOBODY, find_programs, free_port, init_data, is_root, unprivileged};
use super::process::PATIENCE;

/// A server with a data directory of its own.
pub struct Cluster {
    folder: TempDir,
    pub port: u16,
    settings: Vec<String>,
    process: Option<Child>,
}

/// A folder that the server's user may write to.
pub fn folder() -> TempDir {
    let folder = tempfile::Builder::new().prefix("gangway-cluster-").tempdir().unwrap();
    if is_root() {
        chown(folder.path(), Some(NOBODY), Some(NOBODY)).unwrap();
    }
    folder
}

/// The directory of the server's programs.
pub fn programs() -> PathBuf {
    let wanted = ["initdb", "postgres", "pg_basebackup", "pg_dump", "pg_restore", "psql"];
    find_programs(&wanted).expect("PostgreSQL's programs are installed (Debian package postgresql)")
}

impl Cluster {
    /// An empty server that commits to the disk, with these settings besides.
    pub fn start(settings: &[&str]) -> Self {
        let folder = folder();
        init_data(&programs(), folder.path(), &folder.path().join("data")).unwrap();
        Self::over(folder, settings)
    }

    fn over(folder: TempDir, settings: &[&str]) -> Self {
        let settings = settings.iter().map(|&setting| setting.to_owned()).collect();
        let mut cluster = Self { folder, port: free_port(), settings, process: None };
        cluster.begin();
        cluster
    }

    /// A standby that follows this one, by this name.
    pub fn standby(&self, name: &str) -> Self {
        let folder = folder();
        let source = format!("host=127.0.0.1 port={} user=postgres application_name={name}", self.port);
        let copied = unprivileged(&programs().join("pg_basebackup"))
            .args(["--write-recovery-conf", "--checkpoint=fast", "--no-sync", "--pgdata"])
            .arg(folder.path().join("data"))
            .args(["--dbname", &source])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(copied.status.success(), "{}", String::from_utf8_lossy(&copied.stderr));
        Self::over(folder, &[])
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Starts it, anew after a kill, on the same port.
    pub fn begin(&mut self) {
        let _ = fs::remove_file(self.data().join("postmaster.pid"));
        let log = File::options().create(true).append(true).open(self.folder.path().join("log")).unwrap();
        let mut server = unprivileged(&programs().join("postgres"));
        server.arg("-D").arg(self.data()).current_dir(self.folder.path());
        let directory = format!("unix_socket_directories={}", self.folder.path().display());
        let own = ["listen_addresses=127.0.0.1", &format!("port={}", self.port), &directory, "max_connections=100"];
        for setting in own.iter().copied().chain(self.settings.iter().map(String::as_str)) {
            server.arg("-c").arg(setting);
        }
        let server = server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().unwrap();
        self.process = Some(server);
        self.until_ready();
    }

    fn until_ready(&mut self) {
        let begun = Instant::now();
        let is_ready = |lock: String| lock.lines().nth(7).is_some_and(|status| status.trim() == "ready");
        while !fs::read_to_string(self.data().join("postmaster.pid")).is_ok_and(is_ready) {
            let ended = self.process.as_mut().unwrap().try_wait().unwrap();
            assert!(ended.is_none() && begun.elapsed() < PATIENCE, "PostgreSQL does not start: {}", self.log());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What it logged.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// The administrator's address of a database.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// Runs statements in the database `postgres`.
    pub fn execute(&self, statements: &str) {
        let mut conn = PgConnection::establish(&self.url("postgres")).unwrap();
        conn.batch_execute(statements).unwrap_or_else(|error| panic!("{statements}: {error}"));
    }

    /// The lines that a query finds, in its column `line`.
    pub fn lines(&self, database: &str, query: &str) -> Vec<String> {
        lines(&self.url(database), query)
    }

    fn process(&self) -> u32 {
        self.process.as_ref().unwrap().id()
    }

    /// Makes it hear nothing and say nothing, with its connections open.
    pub fn freeze(&self) {
        signal("STOP", &family(self.process()));
    }

    /// Lets it go on.
    pub fn thaw(&self) {
        signal("CONT", &family(self.process()));
    }

    /// Kills it with all its processes.
    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            signal("KILL", &family(process.id()));
            process.wait().unwrap();
        }
    }

    /// Makes the standby take writes.
    pub fn promote(&self) {
        assert_eq!(self.lines("postgres", "SELECT pg_promote()::text AS line"), ["true"]);
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("PostgreSQL at {}: {}", self.port, self.log());
        }
        self.kill();
    }
}

/// The lines that a query finds at an address, in its column `line`.
pub fn lines(url: &str, query: &str) -> Vec<String> {
    let found: Vec<Line> = diesel::sql_query(query).load(&mut PgConnection::establish(url).unwrap()).unwrap();
    found.into_iter().map(|line| line.line).collect()
}

/// A process and all that it has started, itself first so that it starts nothing meanwhile.
pub fn family(process: u32) -> Vec<u32> {
    let mut all = vec![process];
    let mut looked_at = 0;
    while let Some(parent) = all.get(looked_at).copied() {
        looked_at += 1;
        let children = fs::read_dir("/proc").unwrap().filter_map(|entry| {
            let path = entry.ok()?.path();
            let child = path.file_name()?.to_str()?.parse::<u32>().ok()?;
            (parent_of(&path)? == parent).then_some(child)
        });
        all.extend(children.collect::<Vec<_>>());
    }
    all
}

fn parent_of(process: &Path) -> Option<u32> {
    let stat = fs::read_to_string(process.join("stat")).ok()?;
    // The name before it may hold anything.
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// Sends a signal to processes, one after another.
pub fn signal(name: &str, processes: &[u32]) {
    for process in processes {
        // One that has ended meanwhile is fine.
        let _ = Command::new("kill").args([&format!("-{name}"), &process.to_string()]).stderr(Stdio::null()).status();
    }
}
