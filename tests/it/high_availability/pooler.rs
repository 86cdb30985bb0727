//! The doctor before a PgBouncer that the address names, and that it does not name.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use diesel::{Connection, PgConnection};

use crate::doctor::{doctor, healthy};
use crate::support::cluster::{Cluster, folder, signal};
use crate::support::postgres::{free_port, unprivileged};
use crate::support::process::PATIENCE;

#[test]
#[ignore = "needs PgBouncer: .ci/high-availability"]
fn a_pooler_that_the_address_does_not_name_is_told() {
    let (cluster, directory, folder) = (Cluster::start(&["fsync=off"]), tempfile::tempdir().unwrap(), folder());
    let port = free_port();
    let configuration = format!(
        "[databases]\npostgres = host=127.0.0.1 port={} user=postgres\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
         listen_port = {port}\nunix_socket_dir =\nauth_type = any\npool_mode = transaction\nlogfile = log\n",
        cluster.port
    );
    fs::write(folder.path().join("pgbouncer.ini"), configuration).unwrap();
    let mut pooler = unprivileged(Path::new("/usr/sbin/pgbouncer"));
    let pooler = pooler.args(["--quiet", "pgbouncer.ini"]).current_dir(folder.path()).stdin(Stdio::null());
    let mut pooler = pooler.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
    let begun = Instant::now();
    while PgConnection::establish(&url).is_err() {
        assert!(begun.elapsed() < PATIENCE, "the pooler does not start");
        std::thread::sleep(Duration::from_millis(50));
    }
    let silent = doctor(directory.path(), &healthy(&url));
    let named = doctor(directory.path(), &healthy(&format!("{url}?pgbouncer=true")));
    signal("TERM", &[pooler.id()]);
    pooler.wait().unwrap();
    silent.says("warn", "database.pooler", &["PgBouncer", "pgbouncer=true"]);
    named.says("ok", "database.pooler", &[]);
    named.says("skip", "database.connections", &["pooler"]);
    assert_eq!(named.bad(), [("fail", "database.durability")]);
}
