//! What is wrong with servers of PostgreSQL.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};

use super::{doctor, healthy};
use crate::support::Database;
use crate::support::app::TestDatabase;
use crate::support::cluster::Cluster;
use crate::support::replica::Pair;

#[test]
fn a_server_that_is_away_or_hangs_hides_nothing_else() {
    let directory = tempfile::tempdir().unwrap();
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("postgres://gangway:hunter2-password@{nobody}/gangway");
    let told = doctor(directory.path(), &healthy(&url));
    assert_eq!((told.status, told.bad()), (Some(1), vec![("fail", "database.reachable")]), "{}", told.all);
    told.says("fail", "database.reachable", &["Connection refused", "GANGWAY_DATABASE_URL"]);
    told.says("ok", "settings.master_key", &[]);

    let cluster = Cluster::start(&["fsync=off"]);
    cluster.freeze();
    let begun = Instant::now();
    let told = doctor(directory.path(), &healthy(&cluster.url("postgres")));
    let took = begun.elapsed();
    cluster.thaw();
    told.says("fail", "database.reachable", &["timeout expired"]);
    told.says("skip", "aws", &[]);
    assert!(took < Duration::from_secs(15), "{took:?}");
}

#[test]
fn a_question_that_somebody_holds_up_is_given_up_and_the_others_are_answered() {
    let (database, directory) = (TestDatabase::new(Database::Postgres), tempfile::tempdir().unwrap());
    gangway::db::migrate::run(&database.target).unwrap();
    let mut holder = PgConnection::establish(&database.url()).unwrap();
    holder.batch_execute("BEGIN; LOCK TABLE webhook_endpoints IN ACCESS EXCLUSIVE MODE").unwrap();
    let told = doctor(directory.path(), &healthy(&database.url()));
    for check in ["secrets.webhooks", "jobs.webhooks"] {
        told.says("warn", check, &["could not be found out now", "timeout", "ask again"]);
    }
    for check in ["secrets.signing_keys", "clock.test", "jobs.link_requests", "database.migrations"] {
        told.says("ok", check, &[]);
    }
}

#[test]
fn what_is_set_dangerously_is_told() {
    let directory = tempfile::tempdir().unwrap();
    let fast = Cluster::start(&["fsync=off"]);
    let told = doctor(directory.path(), &healthy(&fast.url("postgres")));
    assert_eq!((told.status, told.bad()), (Some(1), vec![("fail", "database.durability")]), "{}", told.all);

    let cluster = Cluster::start(&["synchronous_commit=off", "superuser_reserved_connections=3"]);
    cluster.execute("CREATE DATABASE bytes TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'");
    cluster.execute(
        "CREATE ROLE gangway LOGIN PASSWORD 'hunter2' CONNECTION LIMIT 12; \
         ALTER ROLE gangway SET default_transaction_read_only = on",
    );
    let told = doctor(directory.path(), &healthy(&cluster.url("bytes")));
    let bad = vec![("fail", "database.encoding"), ("warn", "database.durability")];
    assert_eq!((told.status, told.bad()), (Some(1), bad), "{}", told.all);
    let url = cluster.url("postgres").replace("postgres@", "gangway:hunter2@");
    let told = doctor(directory.path(), &healthy(&url));
    told.says("fail", "database.primary", &["default_transaction_read_only"]);
    told.says("warn", "database.connections", &["10 connections", "12 are to be had", "a second replica"]);
    // Nobody but the owner may make tables in the schema since version 15.
    told.says("fail", "database.migrations", &["may not make tables", "GRANT CREATE"]);
    let pool = [healthy(&url), vec![("GANGWAY_DATABASE_POOL", "30")]].concat();
    doctor(directory.path(), &pool).says("fail", "database.connections", &["32 connections"]);
}

#[test]
fn a_standby_is_no_primary_and_a_replica_is_told_how_it_stands() {
    let (pair, directory) = (Pair::start(), tempfile::tempdir().unwrap());
    let (primary, replica) = (pair.primary.url("postgres"), pair.replica.url("postgres"));
    let told = doctor(directory.path(), &healthy(&replica));
    assert_eq!(told.status, Some(1));
    told.says("fail", "database.primary", &["standby", "target_session_attrs"]);

    let with = |replica: &str| {
        doctor(directory.path(), &[healthy(&primary), vec![("GANGWAY_DATABASE_READ_URL", replica)]].concat())
    };
    with(&replica).says("ok", "database.replica", &["what the primary had written"]);
    with(&primary).says("warn", "database.replica", &["not in recovery"]);
    let other = TestDatabase::new(Database::Postgres);
    with(&other.url()).says("fail", "database.replica", &["another database", "a start ends"]);
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    with(&format!("postgres://a:hunter2@{nobody}/postgres")).says("warn", "database.replica", &["does not answer"]);
    pair.replica.execute("SELECT pg_wal_replay_pause()");
    pair.primary.execute("CREATE TABLE written_meanwhile (id INTEGER)");
    with(&replica).says("warn", "database.replica", &["too far behind", "bytes", "pg_stat_replication"]);
    pair.replica.execute("SELECT pg_wal_replay_resume()");
}
