//! TLS to PostgreSQL, with the feature that has it: a real server with a certificate, and the real program.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected shall stop"
)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

#[allow(dead_code, reason = "the tests of the server use all of it")]
#[path = "../it/support/certificates.rs"]
mod certificates;
#[allow(dead_code, reason = "the tests of the server use all of it")]
#[path = "../it/support/postgres.rs"]
mod postgres;
use certificates::Authority;
use postgres::{NOBODY, find_programs, free_port, init_data, is_root, unprivileged};

struct Server {
    process: Child,
    port: u16,
    folder: TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGINT: at once, in good order.
        let stopped = Command::new("kill").args(["-INT", &self.process.id().to_string()]).status();
        drop((stopped, self.process.wait()));
    }
}

/// A server that takes nothing but TLS, and shows a certificate of this authority for `localhost` and 127.0.0.1.
fn serve(authority: &Authority) -> Server {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let own = |path: &Path| {
        if is_root() {
            chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
        }
    };
    own(folder.path());
    let programs = find_programs(&["initdb", "postgres"]).expect("PostgreSQL's server programs");
    init_data(&programs, folder.path(), &data).unwrap();
    fs::write(data.join("pg_hba.conf"), "hostssl all all 127.0.0.1/32 trust\n").unwrap();
    let (certificate, key) = authority.issue().write(folder.path());
    for file in [&certificate, &key] {
        fs::set_permissions(file, fs::Permissions::from_mode(0o600)).unwrap();
        own(Path::new(file));
    }
    let port = free_port();
    let mut server = unprivileged(&programs.join("postgres"));
    server.arg("-D").arg(&data);
    for setting in [
        "listen_addresses=127.0.0.1".to_owned(),
        format!("port={port}"),
        format!("unix_socket_directories={}", folder.path().display()),
        "fsync=off".to_owned(),
        "ssl=on".to_owned(),
        format!("ssl_cert_file={certificate}"),
        format!("ssl_key_file={key}"),
    ] {
        server.arg("-c").arg(setting);
    }
    let process = server.current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut server = Server { process, port, folder };
    let (begun, lock) = (Instant::now(), data.join("postmaster.pid"));
    while fs::read_to_string(&lock).unwrap_or_default().lines().nth(7).is_none_or(|status| status.trim() != "ready") {
        assert!(server.process.try_wait().unwrap().is_none(), "the server ended");
        assert!(begun.elapsed() < Duration::from_secs(60), "the server is not ready");
        std::thread::sleep(Duration::from_millis(20));
    }
    server
}

impl Server {
    /// `gangway migrate` with an address of this server.
    fn migrate(&self, host: &str, parameters: &str) -> (bool, String) {
        let url = format!("postgres://postgres:hunter2@{host}:{}/postgres?{parameters}", self.port);
        let mut command = Command::new(env!("CARGO_BIN_EXE_gangway"));
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GANGWAY_")) {
            command.env_remove(name);
        }
        let output =
            command.arg("migrate").env("GANGWAY_DATABASE_URL", url).current_dir(self.folder.path()).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&said).into_owned())
    }
}

#[test]
fn the_servers_certificate_is_verified_in_full_and_another_authoritys_is_refused_in_clear_words() {
    let (authority, stranger) = (Authority::new(), Authority::new());
    let server = serve(&authority);
    let file = |name: &str, authority: &Authority| {
        let path = server.folder.path().join(name);
        fs::write(&path, authority.0.pem()).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (ours, another) = (file("ours.crt", &authority), file("another.crt", &stranger));
    for (host, parameters) in [
        ("localhost", format!("sslmode=verify-full&sslrootcert={ours}")),
        ("127.0.0.1", format!("sslmode=verify-full&sslrootcert={ours}")),
        ("127.0.0.1", "sslmode=require".to_owned()),
    ] {
        let (done, said) = server.migrate(host, &parameters);
        assert!(done, "{host} {parameters}: {said}");
    }
    for (parameters, part) in [
        (format!("sslmode=verify-full&sslrootcert={another}"), "certificate verify failed"),
        (
            "sslmode=verify-full&sslrootcert=/missing.crt".to_owned(),
            "root certificate file \"/missing.crt\" does not exist",
        ),
        ("sslmode=disable".to_owned(), "no encryption"),
    ] {
        let (done, said) = server.migrate("127.0.0.1", &parameters);
        assert!(!done && said.contains("PostgreSQL") && said.contains(part), "{parameters}: {said}");
        assert!(said.lines().count() == 1 && !said.contains("hunter2"), "{said}");
    }
    // A certificate for another name.
    let (done, said) =
        server.migrate("elsewhere", &format!("hostaddr=127.0.0.1&sslmode=verify-full&sslrootcert={ours}"));
    assert!(!done && said.contains("does not match host name"), "{said}");
}
