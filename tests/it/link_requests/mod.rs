//! Link requests from submission to their end: by hand in manual mode, by test values in simulated mode.

mod actions;
mod expiry;
mod manual;
mod reading;
mod simulated;
mod warnings;

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use gangway::jobs::lease;
use serde_json::{Value, json};

use crate::support::app::Reseller;
use crate::support::bodies::id;
use crate::support::{Answer, Caller, TestApp};

const NOT_ALLOWED: &str = "link_request_transition_not_allowed";

fn time(value: &Value) -> DateTime<Utc> {
    value.as_str().unwrap_or_else(|| panic!("no time: {value}")).parse().unwrap()
}

/// `current` and `allowedFrom` of a refused action.
#[track_caller]
fn refusal(answer: Answer) -> (String, BTreeSet<String>) {
    let problem = answer.problem(409, NOT_ALLOWED);
    let from = problem["allowedFrom"].as_array().expect("allowedFrom").iter();
    let from = from.map(|status| status.as_str().unwrap().to_owned()).collect();
    (problem["current"].as_str().expect("current").to_owned(), from)
}

fn set<const N: usize>(statuses: [&str; N]) -> BTreeSet<String> {
    statuses.into_iter().map(str::to_owned).collect()
}

async fn act(caller: &Caller, request: &str, action: &str, body: Value) -> Answer {
    caller.post(&format!("/link-requests/{request}/{action}"), body).await
}

async fn read(caller: &Caller, request: &str) -> Value {
    caller.get(&format!("/link-requests/{request}")).await.expect(200)
}

async fn submit(caller: &Caller, account: &str) -> String {
    id(&caller.post("/link-requests", json!({ "cloudAccountId": account })).await.expect(201)).to_owned()
}

/// A request of a new account, approved.
async fn approved(app: &TestApp, reseller: &Reseller, client: &str, ending: &str) -> (String, String) {
    let account = id(&reseller.account(client, ending).await).to_owned();
    let request = submit(&reseller.caller, &account).await;
    act(&app.ops, &request, "approve", json!({})).await.expect(200);
    (account, request)
}

/// A request of a new account, sent.
async fn sent(app: &TestApp, reseller: &Reseller, client: &str, ending: &str) -> (String, String) {
    let (account, request) = approved(app, reseller, client, ending).await;
    assert_eq!(act(&app.ops, &request, "send", json!({})).await.expect(200)["status"], "sent");
    (account, request)
}

async fn account_status(caller: &Caller, account: &str) -> Value {
    caller.get(&format!("/cloud-accounts/{account}")).await.expect(200)["status"].clone()
}

async fn history(caller: &Caller, request: &str) -> Vec<Value> {
    let history = caller.get(&format!("/link-requests/{request}/history")).await.expect(200);
    history["data"].as_array().unwrap().clone()
}

async fn moves(caller: &Caller, request: &str) -> Vec<String> {
    history(caller, request).await.iter().map(|step| step["to"].as_str().unwrap().to_owned()).collect()
}

/// Takes the jobs' lease for a year, so that nothing happens but what a request does.
async fn pause_jobs(app: &TestApp) {
    hold_lease(app, TimeDelta::days(365)).await;
}

async fn resume_jobs(app: &TestApp) {
    hold_lease(app, TimeDelta::days(-365)).await;
}

async fn hold_lease(app: &TestApp, from_now: TimeDelta) {
    let now = app.clock.now() + from_now;
    let write = app.app.db.write(&gangway::db::Share::Jobs, move |conn| {
        for job in ["link_requests", "handshakes", "lapsed_requests"] {
            if !lease::acquire(conn, job, "tests", now)? {
                return Ok(false);
            }
        }
        Ok(true)
    });
    assert!(write.await.unwrap(), "the leases are the tests'");
}

/// Moves the clock beyond the life of tokens. Operations logs in again, and does from then on what the reseller may do:
/// who it is does not matter there.
async fn advance(app: &mut TestApp, reseller: &mut Reseller, by: TimeDelta) {
    app.clock.advance(by);
    app.ops = app.login_ops().await;
    reseller.caller = app.ops.clone();
}
