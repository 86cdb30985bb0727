//! A PostgreSQL server for the tests, started once per process and handed out as fresh databases.
//! The server is `TEST_DATABASE_URL` when that is set, else one of our own in a temporary directory.
//! Nothing is skipped when there is no PostgreSQL: the test that asked for it fails.

use std::fs::{self, File};
use std::io::{Read, Seek};
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use std::{env, thread};

use diesel::{Connection, PgConnection, RunQueryDsl};

/// Marks the databases made here, so that `drop_database` can refuse every other one.
const NAME_PREFIX: &str = "gangway_test_";

const START_LIMIT: Duration = Duration::from_secs(60);

/// Another process can take the free port before the server binds it, so a start is tried again.
const START_ATTEMPTS: usize = 3;

/// The user and group "nobody": the server refuses to run as root.
pub const NOBODY: u32 = 65534;

/// Runs the server (`$2` and on) until standard input ends, which the kernel sees to however the
/// test process ends, and then removes the directory `$1`.
const WATCHER: &str = r#"
directory=$1
shift
exec 3<&0
"$@" 3<&- &
server=$!
( read -r _ <&3; kill -INT "$server" ) &
reader=$!
wait "$server"
kill "$reader" 2>/dev/null
rm -rf "$directory"
"#;

/// Whether commits wait for the disk: tests pull no plug, and what is measured shall be what is promised. Set before the first
/// database is asked for.
pub static DURABLE: AtomicBool = AtomicBool::new(false);

struct Cluster {
    admin_url: String,
    /// Its standard input stays open as long as this process lives.
    _watcher: Option<Child>,
}

/// Creates an empty database and returns its URL.
///
/// # Panics
/// When PostgreSQL is not installed or does not start, or the database cannot be created.
pub fn create_database() -> String {
    let admin_url = &cluster().admin_url;
    let name = format!("{NAME_PREFIX}{}", uuid::Uuid::now_v7().simple());
    execute(admin_url, &format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"));
    with_database(admin_url, &name)
}

/// Drops a database of `create_database`, closing the connections that are still open to it.
///
/// # Panics
/// When the URL does not name a database made here, or the server refuses.
pub fn drop_database(url: &str) {
    let address = url.split('?').next().unwrap_or_default();
    let name = address.rsplit('/').next().unwrap_or_default();
    assert!(name.starts_with(NAME_PREFIX), "{name:?} is not a database of the tests");
    execute(&cluster().admin_url, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
}

fn execute(url: &str, statement: &str) {
    let mut connection =
        PgConnection::establish(url).unwrap_or_else(|error| panic!("cannot connect to the tests' PostgreSQL: {error}"));
    diesel::sql_query(statement).execute(&mut connection).unwrap_or_else(|error| panic!("{statement}: {error}"));
}

/// The same server, credentials and parameters, another database.
fn with_database(url: &str, name: &str) -> String {
    let (address, parameters) = match url.split_once('?') {
        Some((address, parameters)) => (address, format!("?{parameters}")),
        None => (url, String::new()),
    };
    let (scheme, rest) =
        address.split_once("://").expect("TEST_DATABASE_URL has the form postgres://user@host:port/database");
    let authority = rest.split('/').next().unwrap_or_default();
    format!("{scheme}://{authority}/{name}{parameters}")
}

fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| match env::var("TEST_DATABASE_URL") {
        Ok(url) if !url.is_empty() => Cluster { admin_url: url, _watcher: None },
        _ => start_cluster(),
    })
}

fn start_cluster() -> Cluster {
    let programs = find_programs(&["initdb", "postgres"]).expect(
        "the tests need PostgreSQL's server programs initdb and postgres, on PATH or in \
         /usr/lib/postgresql/*/bin: install the Debian package postgresql, or set \
         TEST_DATABASE_URL to an administrator's URL of a running server",
    );
    let mut failure = String::new();
    for _ in 0..START_ATTEMPTS {
        match try_start(&programs) {
            Ok(cluster) => return cluster,
            Err(reason) => failure = reason,
        }
    }
    panic!("PostgreSQL from {} does not start: {failure}", programs.display());
}

fn try_start(programs: &Path) -> Result<Cluster, String> {
    let directory =
        tempfile::Builder::new().prefix("gangway-postgres-").tempdir().expect("a temporary directory can be made");
    if is_root() {
        chown(directory.path(), Some(NOBODY), Some(NOBODY)).expect("root can chown");
    }
    let data = directory.path().join("data");
    init_data(programs, directory.path(), &data)?;

    let port = free_port();
    let durable = if DURABLE.load(Ordering::Relaxed) { "on" } else { "off" };
    let mut server = unprivileged(&programs.join("postgres"));
    server.arg("-D").arg(&data);
    for setting in [
        "listen_addresses=127.0.0.1".to_owned(),
        format!("port={port}"),
        format!("unix_socket_directories={}", directory.path().display()),
        "max_connections=300".to_owned(),
        format!("fsync={durable}"),
        format!("full_page_writes={durable}"),
    ] {
        server.arg("-c").arg(setting);
    }

    let mut log = tempfile::tempfile().expect("a temporary file can be made");
    let mut watcher = Command::new("sh")
        .args(["-c", WATCHER, "sh"])
        .arg(directory.path())
        .arg(server.get_program())
        .args(server.get_args())
        .current_dir(directory.path())
        // A Ctrl-C in the terminal must not end the watcher before it has cleaned up.
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(log.try_clone().expect("a file can be shared"))
        .spawn()
        .expect("sh can be started");
    let _ = directory.keep(); // from here on the watcher's to remove

    match wait_until_ready(&mut watcher, &data.join("postmaster.pid")) {
        Ok(()) => {
            Ok(Cluster { admin_url: format!("postgres://postgres@127.0.0.1:{port}/postgres"), _watcher: Some(watcher) })
        }
        Err(reason) => {
            drop(watcher.stdin.take());
            watcher.wait().expect("the watcher is our child");
            Err(format!("{reason}\n{}", content(&mut log)))
        }
    }
}

pub fn init_data(programs: &Path, directory: &Path, data: &Path) -> Result<(), String> {
    let output = unprivileged(&programs.join("initdb"))
        .arg("-D")
        .arg(data)
        .args(["--username=postgres", "--auth=trust", "--encoding=UTF8"])
        .args(["--locale=C.UTF-8", "--no-sync"])
        .current_dir(directory)
        .output()
        .map_err(|error| format!("cannot run initdb: {error}"))?;
    if output.status.success() { Ok(()) } else { Err(format!("initdb: {}", String::from_utf8_lossy(&output.stderr))) }
}

/// Waits for the word "ready" that the server writes as the eighth line of its lock file. Unlike a
/// connection, that cannot be answered by somebody else's server on the same port.
fn wait_until_ready(watcher: &mut Child, lock_file: &Path) -> Result<(), String> {
    let started = Instant::now();
    while started.elapsed() < START_LIMIT {
        if watcher.try_wait().expect("the watcher is our child").is_some() {
            return Err("the server ended".to_owned());
        }
        let lock = fs::read_to_string(lock_file).unwrap_or_default();
        if lock.lines().nth(7).is_some_and(|status| status.trim() == "ready") {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(20));
    }
    Err(format!("the server was not ready within {START_LIMIT:?}"))
}

/// A command for the program, as an ordinary user when this process is root.
pub fn unprivileged(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command
        .arg(format!("--reuid={NOBODY}"))
        .arg(format!("--regid={NOBODY}"))
        .arg("--clear-groups")
        // Ends the server should the watcher itself be killed. The kernel sends the signal when
        // the forking thread ends, and the watcher's only thread ends with the watcher.
        .args(["--pdeathsig", "INT", "--"])
        .arg(program);
    command
}

/// The owner of a process's directory under /proc is the user it runs as.
pub fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// The directory of these programs, such as `initdb` and `postgres`: the first on PATH, else Debian's newest version.
pub fn find_programs(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut packaged: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    packaged.sort_by_key(|directory| {
        let version = directory.file_name().and_then(|name| name.to_str());
        std::cmp::Reverse(version.and_then(|version| version.parse::<u32>().ok()))
    });
    env::split_paths(&path)
        .chain(packaged.into_iter().map(|directory| directory.join("bin")))
        .find(|directory| names.iter().all(|name| directory.join(name).is_file()))
}

pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a loopback port is free").port()
}

fn content(file: &mut File) -> String {
    let mut bytes = Vec::new();
    file.rewind().expect("a file can be rewound");
    file.read_to_end(&mut bytes).expect("a file can be read");
    String::from_utf8_lossy(&bytes).into_owned()
}
