//! A collector that is away, refuses, or does not answer holds up nobody, and the log tells it once.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use crate::collector::Collector;
use crate::support::Database;
use crate::support::app::TestDatabase;
use crate::support::process::Server;

const AWAY: &str = "traces do not reach their collector";
const BACK: &str = "traces reach their collector again";

/// Batches are sent at once.
const OFTEN: (&str, &str) = ("OTEL_BSP_SCHEDULE_DELAY", "50");

fn told(server: &Server, what: &str) -> usize {
    server.log().lines().filter(|line| line.contains(what)).count()
}

/// Asks for something until the collector was asked so often.
async fn asked(server: &Server, collector: &Collector, times: u32) {
    for _ in 0..times {
        let again = collector.asked_again(1);
        let (ops, ()) = futures_util::future::join(server.ops(), again).await;
        ops.get("/resellers").await.expect(200);
    }
}

#[actix_web::test]
async fn an_outage_is_told_once_and_its_end_too() {
    let (collector, database) = (Collector::start(), TestDatabase::new(Database::Sqlite));
    let settings = [("GANGWAY_OTLP_ENDPOINT", collector.url.as_str()), ("GANGWAY_LOG", "info"), OFTEN];
    let mut server = Server::start_with(&database, &settings).await;
    asked(&server, &collector, 2).await;
    assert_eq!((told(&server, AWAY), told(&server, BACK)), (0, 0));
    for outages in 1..=2 {
        collector.refuse(Some(400));
        asked(&server, &collector, 4).await;
        assert_eq!((told(&server, AWAY), told(&server, BACK)), (outages, outages - 1), "{}", server.log());
        collector.refuse(None);
        asked(&server, &collector, 3).await;
        assert_eq!((told(&server, AWAY), told(&server, BACK)), (outages, outages), "{}", server.log());
    }
    assert!(server.log().contains("it answered 400"), "{}", server.log());
    assert_eq!(server.terminate().await, Some(0));
}

/// Requests are answered as ever, and a stop waits for seconds at most.
async fn nobody_is_held_up(endpoint: &str) -> String {
    let database = TestDatabase::new(Database::Sqlite);
    let few = ("OTEL_BSP_MAX_QUEUE_SIZE", "64");
    let settings = [("GANGWAY_OTLP_ENDPOINT", endpoint), ("GANGWAY_LOG", "info"), OFTEN, few];
    let mut server = Server::start_with(&database, &settings).await;
    let ops = server.ops().await;
    let begun = Instant::now();
    // More than the exporter keeps.
    for _ in 0..600 {
        ops.get("/resellers").await.expect(200);
    }
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    while told(&server, AWAY) == 0 {
        assert!(begun.elapsed() < Duration::from_secs(40), "{}", server.log());
        actix_web::rt::time::sleep(Duration::from_millis(50)).await;
    }
    let begun = Instant::now();
    assert_eq!(server.terminate().await, Some(0));
    assert!(begun.elapsed() < Duration::from_secs(6), "{:?}", begun.elapsed());
    assert_eq!(told(&server, AWAY), 1, "{}", server.log());
    server.log()
}

#[actix_web::test]
async fn a_collector_that_is_away_holds_up_nobody() {
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let log = nobody_is_held_up(&format!("http://{nobody}")).await;
    assert!(log.contains("refused"), "{log}");
}

#[actix_web::test]
async fn a_collector_that_does_not_answer_holds_up_nobody() {
    // Whoever connects waits in the kernel.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let log = nobody_is_held_up(&format!("http://{}", silent.local_addr().unwrap())).await;
    assert!(log.contains("no answer in time"), "{log}");
}
