//! A primary that goes away in the middle of work, and its synchronous standby that takes over: nothing that was acknowledged
//! is lost, and all goes on without anybody touching Gangway.

use std::thread;
use std::time::{Duration, Instant};

use actix_web::rt;

use super::writers::{Writers, reseller};
use super::{check_end, note};
use crate::support::bodies::client_body;
use crate::support::cluster::Cluster;
use crate::support::process::{PATIENCE, Server};

/// A primary with a synchronous standby, and an empty database `gangway`.
fn pair() -> (Cluster, Cluster) {
    let primary = Cluster::start(&[]);
    primary.execute("CREATE DATABASE gangway");
    let standby = primary.standby("standby");
    primary.execute("ALTER SYSTEM SET synchronous_standby_names = 'standby'");
    primary.execute("SELECT pg_reload_conf()");
    let begun = Instant::now();
    while primary.lines("postgres", "SELECT sync_state AS line FROM pg_stat_replication") != ["sync"] {
        assert!(begun.elapsed() < PATIENCE, "{}", standby.log());
        thread::sleep(Duration::from_millis(50));
    }
    (primary, standby)
}

async fn takes_over(what: &str, away: impl Fn(&mut Cluster), limit: Duration) {
    let (mut primary, standby) = pair();
    let hosts = format!("127.0.0.1:{},127.0.0.1:{}", primary.port, standby.port);
    let url = format!("postgres://postgres@{hosts}/gangway?target_session_attrs=read-write");
    let servers = [Server::start_at(&url, &[]).await, Server::start_at(&url, &[]).await];
    let callers = reseller(&servers).await;
    let writers = Writers::start(&callers, "made", 8);
    rt::time::sleep(Duration::from_secs(4)).await;

    away(&mut primary);
    rt::time::sleep(Duration::from_secs(2)).await;
    standby.promote();
    let promoted = Instant::now();
    rt::time::sleep(limit + Duration::from_secs(2)).await;
    let outcome = writers.stop().await;

    let (served, gap) = outcome.served_after(promoted);
    note(&format!(
        "{what}: {} acknowledged, {} answers of 503, {} without an answer, the longest wait {:.1?}; all writers served \
         {served:.1?} after the promotion, none longer not than {gap:.1?}",
        outcome.made.len(),
        outcome.refused,
        outcome.broken,
        outcome.longest,
    ));
    assert_eq!(outcome.broken, 0);
    assert!(outcome.longest <= Duration::from_secs(5), "too late: {:?}", outcome.longest);
    assert!(served <= limit, "too late: {served:?}");

    check_end(&outcome, &standby.url("gangway"), &callers, servers).await;
}

#[actix_web::test]
#[ignore = "waits are measured: .ci/high-availability"]
async fn nothing_acknowledged_is_lost_when_the_primary_is_killed() {
    takes_over("a killed primary", Cluster::kill, Duration::from_secs(5)).await;
}

/// Its host is not reachable any more, and says nothing of it: each new connection waits two seconds for it first.
#[actix_web::test]
#[ignore = "waits are measured: .ci/high-availability"]
async fn nothing_acknowledged_is_lost_when_the_primary_hangs() {
    takes_over("a primary that hangs", |primary| primary.freeze(), Duration::from_secs(8)).await;
}

/// What PostgreSQL does not end by itself: the commit of a client that is one statement, and of one that is a transaction.
#[actix_web::test]
#[ignore = "waits are measured: .ci/high-availability"]
async fn a_commit_that_no_standby_confirms_is_not_waited_for() {
    let (primary, mut standby) = pair();
    let server = [Server::start_at(&primary.url("gangway"), &[]).await];
    let caller = reseller(&server).await.remove(0);
    // Threads that have counted something store the next one by one statement.
    for round in 0..3 {
        let before = (0..8).map(|number| caller.post("/clients", client_body(&format!("Before {round} {number}"))));
        futures_util::future::join_all(before).await.into_iter().for_each(|answer| drop(answer.expect(201)));
    }
    standby.kill();
    let asked = |number: usize| {
        let (caller, body) = (caller.clone(), client_body(&format!("Client {number}")));
        async move {
            let begun = Instant::now();
            let answer = match number % 3 {
                0 => caller.post_keyed("/clients", &body, &format!("key-{number}")).await,
                // Some of them wait for the others' statements first, to be stored together.
                _ => caller.post("/clients", body).await,
            };
            answer.problem(503, "database_unavailable");
            begun.elapsed()
        }
    };
    let waits = futures_util::future::join_all((0..6).map(asked)).await;
    let longest = waits.into_iter().max().unwrap();
    note(&format!("a commit that no standby confirms: the longest wait {longest:.1?}"));
    assert!(longest <= Duration::from_millis(5500), "too late: {longest:?}");
    caller.get("/clients").await.expect(200);
}
