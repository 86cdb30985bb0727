//! Two servers that Patroni watches, the second a synchronous standby: handed over as planned, or a node killed. Gangway names
//! both, and nobody tells it which one is the primary; once directly, and once by a PgBouncer at each that gives each
//! transaction another connection.

use std::time::{Duration, Instant};

use actix_web::rt;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};

use super::writers::{Outcome, Writers, reseller};
use super::{check_end, note};
use crate::support::Caller;
use crate::support::node::{Etcd, Node, until};
use crate::support::process::Server;

/// Lets writers work while the primary changes, and takes the time from the moment at which the other one takes writes.
async fn changes(
    what: &str,
    callers: &[Caller],
    prefix: &'static str,
    change: impl AsyncFnOnce(),
    next: &Node,
) -> Outcome {
    let writers = Writers::start(callers, prefix, 8);
    rt::time::sleep(Duration::from_secs(3)).await;
    let begun = Instant::now();
    change().await;
    until(what, async || next.is_primary()).await;
    let promoted = Instant::now();
    rt::time::sleep(Duration::from_secs(7)).await;
    let outcome = writers.stop().await;
    let (served, gap) = outcome.served_after(promoted);
    note(&format!(
        "{what}: {} acknowledged, {} answers of 503, {} without an answer, the longest wait {:.1?}; promoted after {:.1?}, all \
         writers served {served:.1?} later, none longer not than {gap:.1?}",
        outcome.made.len(),
        outcome.refused,
        outcome.broken,
        outcome.longest,
        promoted - begun,
    ));
    assert_eq!(outcome.broken, 0);
    assert!(outcome.longest <= Duration::from_secs(5), "too late: {:?}", outcome.longest);
    assert!(served <= Duration::from_secs(5), "too late: {served:?}");
    outcome
}

/// How the second node becomes the primary.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    HandedOver,
    Killed,
}

async fn under_patroni(how: &str, is_pooled: bool, change: Change) {
    let etcd = Etcd::start();
    let mut first = Node::start("first", &etcd);
    until("the first node", async || first.is_primary()).await;
    PgConnection::establish(&first.url("postgres")).unwrap().batch_execute("CREATE DATABASE gangway").unwrap();
    let mut second = Node::start("second", &etcd);
    until("the second node", async || first.is_followed()).await;
    let (mut ports, mut more) = ((first.port, second.port), "");
    if is_pooled {
        first.pool();
        second.pool();
        (ports, more) = ((first.pooler, second.pooler), "&pgbouncer=true");
        rt::time::sleep(Duration::from_secs(1)).await;
    }
    let hosts = format!("127.0.0.1:{},127.0.0.1:{}", ports.0, ports.1);
    let url = format!("postgres://postgres@{hosts}/gangway?target_session_attrs=read-write{more}");
    let servers = [Server::start_at(&url, &[]).await, Server::start_at(&url, &[]).await];
    let callers = reseller(&servers).await;

    let changed = async || match change {
        Change::HandedOver => first.hand_over(&second).await,
        Change::Killed => first.kill(),
    };
    let outcome = changes(how, &callers, "made", changed, &second).await;
    check_end(&outcome, &second.url("gangway"), &callers, servers).await;
}

#[actix_web::test]
#[ignore = "waits are measured: .ci/high-availability"]
async fn patroni_hands_over_and_nothing_is_lost() {
    under_patroni("Patroni, handed over", false, Change::HandedOver).await;
}

#[actix_web::test]
#[ignore = "waits are measured: .ci/high-availability"]
async fn patroni_replaces_a_node_and_nothing_is_lost() {
    under_patroni("Patroni, the primary's node killed", false, Change::Killed).await;
}

#[actix_web::test]
#[ignore = "waits are measured: .ci/high-availability"]
async fn patroni_hands_over_behind_pgbouncer_and_nothing_is_lost() {
    under_patroni("Patroni and PgBouncer, handed over", true, Change::HandedOver).await;
}

#[actix_web::test]
#[ignore = "waits are measured: .ci/high-availability"]
async fn patroni_replaces_a_node_behind_pgbouncer_and_nothing_is_lost() {
    under_patroni("Patroni and PgBouncer, the primary's node killed", true, Change::Killed).await;
}
