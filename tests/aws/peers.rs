//! Starts the peers on free ports of the loopback interface and stops each by its own process.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running peer; it is stopped when this is dropped.
pub struct Peer {
    /// Where it listens.
    pub url: String,
    process: Child,
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

fn target() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target")
}

fn program(path: PathBuf) -> Command {
    assert!(path.exists(), "{} is missing: run .ci/install tests", path.display());
    let mut command = Command::new(path);
    // Nobody's own settings of AWS and Python may reach a peer.
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("AWS_") || name.starts_with("PYTHON")) {
            command.env_remove(name);
        }
    }
    command
}

/// AWS's accounts in one world, with signatures verified or not.
pub fn fakecloud(accounts: &[&str], signed: bool) -> Peer {
    let mut command = program(target().join("aws-peers/debug/gangway-aws-peers"));
    command.args((!signed).then_some("--unsigned")).args(accounts);
    // It ends with its standard input, so also when this process dies.
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut url = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut url).unwrap();
    Peer { url: url.trim().to_owned(), process }
}

/// A proxy that breaks what passes to this address.
pub fn microburst(upstream: &str) -> Peer {
    let (port, address) = free_port();
    let mut command = program(target().join("tools/aws-peers/bin/microburst"));
    command.args(["--host", "127.0.0.1", "--port", &port, "--upstream", upstream]);
    started(command, address)
}

/// Another stand-in, which enforces the policies of identities.
pub fn ministack(home: &Path) -> Peer {
    let (port, address) = free_port();
    let mut command = program(target().join("tools/aws-peers/bin/python"));
    command.args(["-m", "ministack"]).current_dir(home).env("HOME", home);
    command.env("AUTH", "true").env("GATEWAY_PORT", port);
    command.env("BIND_HOST", "127.0.0.1").env("MINISTACK_HOST", "127.0.0.1");
    started(command, address)
}

fn free_port() -> (String, SocketAddr) {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    (address.port().to_string(), address)
}

fn started(mut command: Command, address: SocketAddr) -> Peer {
    let process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut peer = Peer { url: format!("http://{address}"), process };
    let begun = Instant::now();
    while TcpStream::connect(address).is_err() {
        assert!(begun.elapsed() < Duration::from_secs(60), "no answer from {command:?}");
        assert!(peer.process.try_wait().unwrap().is_none(), "ended: {command:?}");
        std::thread::sleep(Duration::from_millis(50));
    }
    peer
}
