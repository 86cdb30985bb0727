//! PostgreSQL run by Patroni, with etcd and PgBouncer, all of a test's own, as Debian packages them.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use diesel::{Connection, PgConnection};
use tempfile::TempDir;

use super::cluster::{family, folder, lines, programs, signal};
use super::postgres::{free_port, unprivileged};
use super::process::PATIENCE;

/// A process that ends with the test, with all that it started.
struct Process(Child);

impl Process {
    fn start(command: &mut Command, log: &Path) -> Self {
        let log = || File::options().create(true).append(true).open(log).unwrap();
        let command = command.stdin(Stdio::null()).stdout(log()).stderr(log());
        Self(command.spawn().unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program())))
    }

    fn kill(&mut self) {
        signal("KILL", &family(self.0.id()));
        self.0.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// What Patroni keeps its agreements in.
pub struct Etcd {
    folder: TempDir,
    port: u16,
    _process: Process,
}

impl Etcd {
    pub fn start() -> Self {
        let (folder, port, peers) = (folder(), free_port(), free_port());
        let mut etcd = unprivileged(Path::new("/usr/bin/etcd"));
        etcd.current_dir(folder.path()).args(["--data-dir", "data", "--unsafe-no-fsync"]);
        for (option, port) in [("client", port), ("peer", peers)] {
            let url = format!("http://127.0.0.1:{port}");
            let advertised = if option == "peer" { "--initial-advertise-peer-urls" } else { "--advertise-client-urls" };
            etcd.args([&format!("--listen-{option}-urls"), &url, advertised, &url]);
        }
        etcd.args(["--initial-cluster", &format!("default=http://127.0.0.1:{peers}")]);
        let process = Process::start(&mut etcd, &folder.path().join("log"));
        Self { folder, port, _process: process }
    }
}

impl Drop for Etcd {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("etcd: {}", fs::read_to_string(self.folder.path().join("log")).unwrap_or_default());
        }
    }
}

/// A server with Patroni over it, and a PgBouncer before it.
pub struct Node {
    pub name: String,
    folder: TempDir,
    pub port: u16,
    pub pooler: u16,
    rest: u16,
    processes: Vec<Process>,
}

impl Node {
    pub fn start(name: &str, etcd: &Etcd) -> Self {
        let (folder, port, pooler, rest) = (folder(), free_port(), free_port(), free_port());
        let mut node = Self { name: name.to_owned(), folder, port, pooler, rest, processes: Vec::new() };
        let place = node.folder.path().to_str().unwrap().to_owned();
        let configuration = format!(
            "scope: gangway\nname: {name}\n\
             restapi: {{listen: '127.0.0.1:{rest}', connect_address: '127.0.0.1:{rest}'}}\n\
             etcd3: {{hosts: '127.0.0.1:{}'}}\n\
             bootstrap:\n  dcs:\n    ttl: 20\n    loop_wait: 2\n    retry_timeout: 5\n    synchronous_mode: true\n    \
             primary_start_timeout: 0\n    postgresql: {{parameters: {{max_connections: 100}}}}\n  \
             initdb: [{{encoding: UTF8}}, {{locale: C.UTF-8}}, {{auth: trust}}]\n\
             postgresql:\n  listen: '127.0.0.1:{port}'\n  connect_address: '127.0.0.1:{port}'\n  \
             data_dir: {place}/data\n  bin_dir: {}\n  pgpass: {place}/pgpass\n  \
             authentication: {{superuser: {{username: postgres}}, replication: {{username: postgres}}}}\n  \
             pg_hba: ['local all all trust', 'host all all 127.0.0.1/32 trust', 'host replication all 127.0.0.1/32 trust']\n  \
             parameters: {{unix_socket_directories: '{place}'}}\n  basebackup: [{{checkpoint: fast}}]\n",
            etcd.port,
            programs().display(),
        );
        fs::write(node.folder.path().join("patroni.yml"), configuration).unwrap();
        let mut patroni = unprivileged(Path::new("/usr/bin/patroni"));
        patroni.arg("patroni.yml").current_dir(node.folder.path());
        let process = Process::start(&mut patroni, &node.folder.path().join("log"));
        node.processes.push(process);
        node
    }

    /// Puts a PgBouncer before it that gives each transaction another connection, for the database `gangway`.
    pub fn pool(&mut self) {
        let configuration = format!(
            "[databases]\ngangway = host=127.0.0.1 port={} user=postgres\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
             listen_port = {}\nunix_socket_dir =\nauth_type = any\npool_mode = transaction\ndefault_pool_size = 40\n\
             max_client_conn = 200\nserver_login_retry = 1\nlogfile = pgbouncer.log\n",
            self.port, self.pooler
        );
        fs::write(self.folder.path().join("pgbouncer.ini"), configuration).unwrap();
        let mut pooler = unprivileged(Path::new("/usr/sbin/pgbouncer"));
        pooler.args(["--quiet", "pgbouncer.ini"]).current_dir(self.folder.path());
        let process = Process::start(&mut pooler, &self.folder.path().join("pooler-log"));
        self.processes.push(process);
    }

    /// The administrator's address of a database, past the pooler.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// Whether it takes writes.
    pub fn is_primary(&self) -> bool {
        let url = format!("{}?connect_timeout=2", self.url("postgres"));
        PgConnection::establish(&url).is_ok() && lines(&url, "SELECT pg_is_in_recovery()::text AS line") == ["false"]
    }

    /// Whether another one follows it at every commit.
    pub fn is_followed(&self) -> bool {
        let query = "SELECT sync_state AS line FROM pg_stat_replication";
        self.is_primary() && lines(&self.url("postgres"), query) == ["sync"]
    }

    /// Asks Patroni to make another node the primary.
    pub async fn hand_over(&self, to: &Self) {
        let body = serde_json::json!({ "leader": self.name, "candidate": to.name });
        let request = reqwest::Client::new().post(format!("http://127.0.0.1:{}/switchover", self.rest)).json(&body);
        let answer = request.send().await.unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        assert!(status.is_success(), "{status}: {text}");
    }

    /// Kills all of it: Patroni, PgBouncer, and PostgreSQL, which is no child of Patroni's.
    pub fn kill(&mut self) {
        self.processes.clear();
        let lock = fs::read_to_string(self.folder.path().join("data/postmaster.pid")).unwrap_or_default();
        if let Some(postmaster) = lock.lines().next().and_then(|line| line.trim().parse().ok()) {
            signal("KILL", &family(postmaster));
            let _ = fs::remove_file(self.folder.path().join("data/postmaster.pid"));
        }
    }

    fn log(&self) -> String {
        let read = |name: &str| fs::read_to_string(self.folder.path().join(name)).unwrap_or_default();
        format!("{}\n{}\n{}", read("log"), read("pooler-log"), read("pgbouncer.log"))
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        if thread::panicking() {
            let log = self.log();
            let end = log.lines().rev().take(60).collect::<Vec<_>>();
            eprintln!("{}: {}", self.name, end.into_iter().rev().collect::<Vec<_>>().join("\n"));
        }
        self.kill();
    }
}

/// Waits until something is so.
pub async fn until(what: &str, is_so: impl AsyncFn() -> bool) {
    let begun = Instant::now();
    while !is_so().await {
        assert!(begun.elapsed() < PATIENCE, "{what}: not in time");
        actix_web::rt::time::sleep(Duration::from_millis(100)).await;
    }
}
