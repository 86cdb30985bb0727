//! What counts besides the greatest number of requests: waits at half of it, memory, the start, and what an idle server writes.

use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use gangway::db::Target;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::OPERATIONS;
use super::load::{Load, Request};
use super::support::app::{Database, TestDatabase};
use super::support::process::{PATIENCE, Server, gangway};

/// How long an idle server is watched.
const WATCHED: Duration = Duration::from_secs(20);

/// A process's memory that is its own alone.
fn memory(process: u32) -> String {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let kib = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap().trim_end_matches("kB").trim();
    format!("{:.0} MiB", kib.parse::<f64>().unwrap() / 1024.0)
}

/// Waits at half of the greatest number of requests, with a few and with many connections.
pub async fn at_half(server: &Server, requests: &[Vec<Request>], greatest: &[f64], time: Duration) {
    println!("\n| at half of that | p99 ms, 16 connections | p99 ms, 64 connections |\n|---|---|---|");
    for ((operation, requests), greatest) in OPERATIONS.iter().zip(requests).zip(greatest) {
        let mut row = format!("| {operation} |");
        for connections in [16, 64] {
            let load = Load { connections, most: None, time, pace: Some(greatest / 2.0) };
            let p99 = load.run(&server.url, requests).await.p99;
            row += &format!(" {:.1} |", p99.as_secs_f64() * 1000.0);
        }
        println!("{row}");
    }
    println!("\nmemory after 64 connections: {}", memory(server.process.id()));
}

/// How many bytes were written to the database: PostgreSQL's log, which nobody else writes, or what SQLite's process wrote to
/// the disk.
fn written(database: &TestDatabase, process: u32) -> u64 {
    match &database.target {
        Target::Postgres(_) => {
            let query = "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text AS line";
            database.lines(query)[0].parse().unwrap()
        }
        Target::Sqlite { .. } => {
            let counted = std::fs::read_to_string(format!("/proc/{process}/io")).unwrap();
            counted.lines().find_map(|line| line.strip_prefix("write_bytes: ")).unwrap().parse().unwrap()
        }
    }
}

/// Whether it answers that it is ready.
async fn is_ready(address: SocketAddr) -> bool {
    let Ok(mut stream) = TcpStream::connect(address).await else { return false };
    let mut answer = Vec::new();
    // One that is still starting may end the connection.
    drop(stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n").await);
    drop(stream.read_to_end(&mut answer).await);
    answer.starts_with(b"HTTP/1.1 200 ")
}

/// The start of a server on a database that is migrated, where the first one makes the first credential; its memory, and what it
/// writes while nobody asks it.
pub async fn at_rest(kind: Database) {
    let database = TestDatabase::new(kind);
    gangway::db::migrate::run(&database.target).unwrap();
    let (mut first, after) = started(&database.url()).await;
    end(&mut first);
    let (mut server, again) = started(&database.url()).await;
    actix_web::rt::time::sleep(Duration::from_secs(5)).await;
    let (memory, before) = (memory(server.id()), written(&database, server.id()));
    actix_web::rt::time::sleep(WATCHED).await;
    let bytes = written(&database, server.id()) - before;
    end(&mut server);
    println!("\nready after {again:.0?}, when it makes the first credential after {after:.0?}");
    println!("idle {memory}, and {bytes} bytes written to the database in {WATCHED:?}");
}

/// A server, and after how long it was ready.
async fn started(database: &str) -> (Child, Duration) {
    let folder = tempfile::tempdir().unwrap();
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let bind = address.to_string();
    let settings = [("GANGWAY_DATABASE_URL", database), ("GANGWAY_BIND", &bind), ("GANGWAY_LOG", "warn")];
    let begun = Instant::now();
    let server = gangway(folder.path(), &["serve"], &settings).stdout(Stdio::null()).spawn().unwrap();
    while !is_ready(address).await {
        assert!(begun.elapsed() < PATIENCE, "it does not start");
        actix_web::rt::time::sleep(Duration::from_millis(1)).await;
    }
    (server, begun.elapsed())
}

fn end(server: &mut Child) {
    server.kill().unwrap();
    server.wait().unwrap();
}
