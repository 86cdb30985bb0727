//! The real binary in a process of its own.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use actix_web::rt;
use tempfile::TempDir;

use super::app::{OPS_ID, OPS_SECRET, TestDatabase};
use super::http::Caller;

/// How long a test waits for what takes a moment.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// `gangway` with these arguments and settings and no others, in this folder.
pub fn gangway(folder: &Path, arguments: &[&str], settings: &[(&str, &str)]) -> Command {
    // A file that may not grow is an error to the program, as a full disk is, and not its end.
    let mut gangway = Command::new("env");
    gangway.args(["--ignore-signal=XFSZ", env!("CARGO_BIN_EXE_gangway")]);
    gangway.args(arguments).current_dir(folder).stdin(Stdio::null());
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GANGWAY_")) {
        gangway.env_remove(name);
    }
    // A backtrace would be shown if anything could show it.
    gangway.env("RUST_BACKTRACE", "1").envs(settings.iter().copied());
    gangway
}

/// All that a process wrote.
pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A server in a process of its own, which ends with this.
pub struct Server {
    pub process: Child,
    pub url: String,
    folder: TempDir,
}

impl Server {
    pub async fn start(database: &TestDatabase) -> Self {
        Self::start_with(database, &[]).await
    }

    /// With these settings besides those of the tests.
    pub async fn start_with(database: &TestDatabase, settings: &[(&str, &str)]) -> Self {
        Self::start_at(&database.url(), settings).await
    }

    /// On the database at this address.
    pub async fn start_at(database: &str, settings: &[(&str, &str)]) -> Self {
        // Another process may take the port before the server does: then it ends, and another port is tried.
        let mut last = String::new();
        for _ in 0..3 {
            match Self::try_start(database, settings).await {
                Ok(server) => return server,
                Err(log) => last = log,
            }
        }
        panic!("the server does not start: {last}");
    }

    async fn try_start(database: &str, more: &[(&str, &str)]) -> Result<Self, String> {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let folder = tempfile::tempdir().unwrap();
        let mut settings = vec![
            ("GANGWAY_BIND", address.as_str()),
            ("GANGWAY_DATABASE_URL", database),
            ("GANGWAY_BOOTSTRAP_CLIENT_ID", OPS_ID),
            ("GANGWAY_BOOTSTRAP_CLIENT_SECRET", OPS_SECRET),
            ("GANGWAY_LOG", "warn"),
            ("GANGWAY_RATE_LIMIT", "off"),
        ];
        settings.extend(more);
        let file = |name| File::create(folder.path().join(name)).unwrap();
        let mut command = gangway(folder.path(), &["serve"], &settings);
        let process = command.stdout(file("stdout")).stderr(file("stderr")).spawn().unwrap();
        let mut server = Self { process, url: format!("http://{address}"), folder };
        let client = reqwest::Client::new();
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if server.process.try_wait().unwrap().is_some() {
                return Err(server.log());
            }
            let answer = client.get(format!("{}/readyz", server.url)).send().await;
            if answer.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(server);
            }
            rt::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server is not ready in time: {}", server.log());
    }

    /// A caller with the first operations credential.
    pub async fn ops(&self) -> Caller {
        Caller::login(&self.url, OPS_ID, OPS_SECRET).await
    }

    /// What it logged until now.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("stderr")).unwrap()
    }

    /// What it printed until now.
    pub fn printed(&self) -> String {
        fs::read_to_string(self.folder.path().join("stdout")).unwrap()
    }

    /// Sends a signal, such as `TERM`.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.process.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for its end; the status that it ends with, if it is not ended by a signal.
    pub async fn ended(&mut self) -> Option<i32> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status.code();
            }
            rt::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the server does not stop: {}", self.log());
    }

    /// Asks it to end and gives the status that it ends with.
    pub async fn terminate(&mut self) -> Option<i32> {
        self.signal("TERM");
        self.ended().await
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let status = self.process.wait();
        if std::thread::panicking() {
            eprintln!("{status:?}\n{}", self.log());
        }
    }
}
