//! A database that is down: nobody waits longer than five seconds, and the log tells it once.

use std::time::{Duration, Instant};

use actix_web::rt;
use reqwest::Method;
use serde_json::{Value, json};

use super::note;
use crate::support::bodies::client_body;
use crate::support::cluster::Cluster;
use crate::support::process::Server;
use crate::support::{Answer, Caller};

/// How long a request may wait for a database that is down.
const LIMIT: Duration = Duration::from_secs(5);

/// How long the database is away: longer than a replica trusts what it knows of revoked tokens.
const AWAY: Duration = Duration::from_secs(15);

async fn measured(answer: impl Future<Output = Answer>) -> (Duration, Answer) {
    let begun = Instant::now();
    let answer = answer.await;
    (begun.elapsed(), answer)
}

/// Asks one thing after another until the time is over: the longest wait, and how many were refused.
async fn ask(caller: Caller, reseller: String, kind: usize, until: Instant) -> (Duration, u32) {
    let (mut longest, mut refused) = (Duration::ZERO, 0);
    while Instant::now() < until {
        let answer = match kind % 6 {
            0 => measured(caller.get("/resellers?limit=5")).await,
            1 => measured(caller.post("/resellers", json!({ "name": "Meanwhile" }))).await,
            2 => measured(caller.get("/readyz")).await,
            3 => {
                let form = Some("grant_type=client_credentials&client_id=nobody&client_secret=nothing".to_owned());
                let header = [("content-type", "application/x-www-form-urlencoded")];
                measured(Caller::anonymous(&caller.url).send(Method::POST, "/oauth/token", form, &header)).await
            }
            4 => {
                let mut client = client_body("Meanwhile");
                client["resellerId"] = json!(reseller);
                measured(caller.post("/clients", client)).await
            }
            _ => measured(caller.post_keyed("/resellers", &json!({ "name": "Keyed" }), "one-key")).await,
        };
        let (waited, answer) = answer;
        longest = longest.max(waited);
        if answer.status == 503 {
            refused += 1;
            assert!(answer.header("retry-after").is_some(), "{}", answer.text);
            // OAuth's errors have no codes of ours.
            assert!(kind % 6 == 3 || answer.json["code"] == "database_unavailable", "{}", answer.text);
        }
        rt::time::sleep(Duration::from_millis(20)).await;
    }
    (longest, refused)
}

/// The log without what every request leaves.
fn own_lines(server: &Server) -> Vec<Value> {
    let lines: Vec<Value> = server.log().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines.into_iter().filter(|line| line["message"] != "answered" && line["message"] != "failed").collect()
}

async fn goes_away(what: &str, away: impl Fn(&mut Cluster), back: impl Fn(&mut Cluster)) {
    let mut cluster = Cluster::start(&[]);
    cluster.execute("CREATE DATABASE gangway");
    let mut server = Server::start_at(&cluster.url("gangway"), &[("GANGWAY_LOG", "info")]).await;
    let ops = server.ops().await;
    let made = ops.post("/resellers", json!({ "name": "Before" })).await.expect(201);
    // As many connections as there may be.
    let all = (0..30).map(|_| ops.get("/resellers?limit=100"));
    futures_util::future::join_all(all).await;

    let until = Instant::now() + AWAY;
    let reseller = made["id"].as_str().unwrap();
    let askers: Vec<_> = (0..42).map(|kind| rt::spawn(ask(ops.clone(), reseller.to_owned(), kind, until))).collect();
    rt::time::sleep(Duration::from_millis(300)).await;
    let before = own_lines(&server).len();
    away(&mut cluster);
    let (mut longest, mut refused) = (Duration::ZERO, 0);
    for asker in askers {
        let (waited, of_one) = asker.await.unwrap();
        longest = longest.max(waited);
        refused += of_one;
    }
    assert!(refused >= 200, "{refused}");
    assert!(longest <= LIMIT, "too late: {what}: somebody has waited {longest:?}");

    back(&mut cluster);
    // Kept connections have reached their limits meanwhile.
    let ops = Caller { token: ops.token.clone(), ..Caller::anonymous(&server.url) };
    let begun = Instant::now();
    let path = format!("/resellers/{}", made["id"].as_str().unwrap());
    loop {
        let answer = ops.get(&path).await;
        if answer.status == 200 {
            assert_eq!(answer.json, made);
            break;
        }
        assert!(begun.elapsed() < LIMIT, "too late: {what}: not back: {}", answer.text);
        rt::time::sleep(Duration::from_millis(50)).await;
    }
    let found = begun.elapsed();
    ops.post("/resellers", json!({ "name": "After" })).await.expect(201);
    assert_eq!(server.terminate().await, Some(0));

    let lines = own_lines(&server);
    let told = |message: &str| lines.iter().filter(|line| line["message"] == message).count();
    assert_eq!((told("the database cannot be reached"), told("the database is reached again")), (1, 1), "{lines:?}");
    let back = lines.iter().find(|line| line["message"] == "the database is reached again").unwrap();
    assert!(back["failed"].as_u64().unwrap() > 1, "{back}");
    let more = lines.len() - before;
    assert!(more <= 60, "{more} lines of one outage: {lines:#?}");
    note(&format!(
        "{what} for {AWAY:?}: {refused} refused, the longest wait {longest:.1?}; back after {found:.1?}; {more} lines of its own"
    ));
}

#[actix_web::test]
#[ignore = "waits are measured: .ci/high-availability"]
async fn nobody_waits_longer_than_five_seconds_for_a_database_that_refuses() {
    goes_away("refused", Cluster::kill, Cluster::begin).await;
}

#[actix_web::test]
#[ignore = "waits are measured: .ci/high-availability"]
async fn nobody_waits_longer_than_five_seconds_for_a_database_that_hangs() {
    goes_away("frozen", |cluster| cluster.freeze(), |cluster| cluster.thaw()).await;
}
