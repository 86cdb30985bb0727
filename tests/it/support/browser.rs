//! A headless Chromium, driven through ChromeDriver, for tests of what a person sees.
//! Every browser has a ChromeDriver, a profile and a temporary directory of its own, and takes them
//! along when it is dropped. Nothing is skipped without Chromium: the test that asked for it fails.

use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, iter};

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

const START_LIMIT: Duration = Duration::from_secs(60);

/// For a container's root user, without a display, and without a request that no test made.
const CHROMIUM_FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Runs ChromeDriver (`$2` and on) in a process group of its own until standard input ends, which
/// the kernel sees to however the test process ends. Then the group, Chromium's processes with it,
/// is killed and the directory `$1` removed.
const WATCHER: &str = r#"
directory=$1
shift
setsid "$@" &
driver=$!
read -r _
kill -s KILL -- "-$driver" || kill -s KILL "$driver"
wait "$driver"
for _ in 1 2 3 4 5; do
    rm -rf "$directory" && break
    sleep 0.1
done
"#;

/// A running Chromium with one window. Dropping it ends every process of it.
pub struct Browser {
    client: Client,
    _driver: Driver,
}

impl Browser {
    /// Starts ChromeDriver on a free loopback port and Chromium with an empty profile.
    ///
    /// # Panics
    /// When either is not installed or does not start within a minute.
    pub async fn start() -> Self {
        let chromium = find_program("chromium");
        let driver = Driver::start(&find_program("chromedriver"));
        let port = driver.port().await;

        let profile = driver.directory.join("profile");
        let arguments: Vec<String> = CHROMIUM_FLAGS
            .iter()
            .map(|flag| (*flag).to_owned())
            .chain(iter::once(format!("--user-data-dir={}", profile.display())))
            .collect();
        let mut capabilities = Capabilities::new();
        capabilities.insert("goog:chromeOptions".to_owned(), json!({ "binary": chromium, "args": arguments }));

        let address = format!("http://127.0.0.1:{port}");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let client = match tokio::time::timeout(START_LIMIT, builder.connect(&address)).await {
            Ok(Ok(client)) => client,
            Ok(Err(error)) => driver.fail(&format!("Chromium does not start: {error}")),
            Err(_) => driver.fail("Chromium was not ready in time"),
        };
        Self { client, _driver: driver }
    }

    /// The WebDriver session of the browser's window.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Sends a command of Chromium's own protocol, which ChromeDriver hands on.
    ///
    /// # Panics
    /// When the browser does not take it.
    pub async fn emulate(&self, command: &'static str, parameters: serde_json::Value) {
        let command = DevToolsCommand { command, parameters };
        self.client.issue_cmd(command).await.unwrap_or_else(|error| panic!("{error}"));
    }

    /// Shows pages as if this colour scheme was preferred.
    pub async fn prefer(&self, scheme: &str) {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.emulate("Emulation.setEmulatedMedia", features).await;
    }

    /// Shows pages so wide, in CSS pixels; narrow ones as a telephone does.
    pub async fn widen_to(&self, width: u32) {
        let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.emulate("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Runs no scripts of pages from now on.
    pub async fn without_scripts(&self) {
        self.emulate("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// Writes what the window shows to a PNG file, replacing the file.
    ///
    /// # Panics
    /// When the browser does not answer or the file cannot be written.
    pub async fn screenshot_to(&self, path: impl AsRef<Path>) {
        let path = path.as_ref();
        let png = self.client.screenshot().await.expect("a screenshot");
        fs::write(path, png).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

/// A command of the Chrome DevTools protocol, by way of ChromeDriver.
#[derive(Debug)]
struct DevToolsCommand {
    command: &'static str,
    parameters: serde_json::Value,
}

impl WebDriverCompatibleCommand for DevToolsCommand {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.expect("a session")))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.command, "params": self.parameters }).to_string()))
    }
}

struct Driver {
    watcher: Child,
    directory: PathBuf,
}

impl Driver {
    fn start(program: &Path) -> Self {
        let directory =
            tempfile::Builder::new().prefix("gangway-browser-").tempdir().expect("a temporary directory can be made");
        let log = File::create(log_in(directory.path())).expect("a log file can be made");
        let watcher = Command::new("sh")
            .args(["-c", WATCHER, "sh"])
            .arg(directory.path())
            .arg(program)
            // ChromeDriver chooses the port itself and writes it to its log.
            .arg("--port=0")
            .current_dir(directory.path())
            // Whatever Chromium writes outside its profile goes away with the directory.
            .env("HOME", directory.path())
            .env("TMPDIR", directory.path())
            // A Ctrl-C in the terminal must not end the watcher before it has cleaned up.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(log.try_clone().expect("a file can be shared"))
            .stderr(log)
            .spawn()
            .expect("sh can be started");
        Self {
            watcher,
            directory: directory.keep(), // from here on the watcher's to remove
        }
    }

    async fn port(&self) -> u16 {
        let started = Instant::now();
        while started.elapsed() < START_LIMIT {
            let port = self
                .log()
                .lines()
                .find_map(|line| line.split_once("started successfully on port "))
                .and_then(|(_, port)| port.trim_end_matches('.').parse().ok());
            if let Some(port) = port {
                return port;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.fail("ChromeDriver was not ready in time")
    }

    fn log(&self) -> String {
        fs::read_to_string(log_in(&self.directory)).unwrap_or_default()
    }

    fn fail(&self, reason: &str) -> ! {
        panic!("{reason}\n{}", self.log())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.watcher.stdin.take());
        let _ = self.watcher.wait();
    }
}

fn log_in(directory: &Path) -> PathBuf {
    directory.join("chromedriver.log")
}

fn find_program(name: &str) -> PathBuf {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .chain(iter::once(PathBuf::from("/usr/bin")))
        .map(|directory| directory.join(name))
        .find(|program| program.is_file())
        .unwrap_or_else(|| {
            panic!(
                "the tests need {name}, on PATH or in /usr/bin: install the Debian packages \
                 chromium and chromium-driver"
            )
        })
}

/// Where pictures are put for people to look at.
pub fn output_directory() -> PathBuf {
    let directory = env::var_os("CI_OUTPUT_DIR")
        .filter(|value| !value.is_empty())
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target/ci-output")), PathBuf::from);
    fs::create_dir_all(&directory).unwrap();
    directory
}
