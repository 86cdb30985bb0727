//! Link requests from submission to their end: by hand in manual mode, by test values in simulated mode.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use gangway::aws::AwsMode;
use gangway::jobs::lease;
use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::app::{OPS_ID, OPS_SECRET, Reseller, account_body, number};
use crate::support::{Answer, Caller, Database, TestApp};

const NOT_ALLOWED: &str = "link_request_transition_not_allowed";

fn id(resource: &Value) -> String {
    resource["id"].as_str().unwrap_or_else(|| panic!("no id: {resource}")).to_owned()
}

fn time(value: &Value) -> DateTime<Utc> {
    value.as_str().unwrap_or_else(|| panic!("no time: {value}")).parse().unwrap()
}

fn codes(warnings: &Value) -> Vec<&str> {
    warnings.as_array().unwrap().iter().map(|warning| warning["code"].as_str().unwrap()).collect()
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
    id(&caller.post("/link-requests", json!({ "cloudAccountId": account })).await.expect(201))
}

/// A request of a new account, approved.
async fn approved(app: &TestApp, reseller: &Reseller, client: &str, ending: &str) -> (String, String) {
    let account = id(&reseller.account(client, ending).await);
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
        let requests = lease::acquire(conn, "link_requests", "tests", now)?;
        Ok(lease::acquire(conn, "lapsed_requests", "tests", now)? && requests)
    });
    assert!(write.await.unwrap(), "the leases are the tests'");
}

/// Moves the clock beyond the life of tokens. Operations logs in again, and does from then on what the reseller may do:
/// who it is does not matter there.
async fn advance(app: &mut TestApp, reseller: &mut Reseller, by: TimeDelta) {
    app.clock.advance(by);
    app.ops = Caller::login(&app.url, OPS_ID, OPS_SECRET).await;
    reseller.caller = app.ops.clone();
}

on_both! {
    l1_l6_manual_mode_records_what_people_do_from_submission_to_acceptance, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let account = id(&reseller.account(&client, "1001").await);

        let body = json!({ "cloudAccountId": account, "note": "This week, please" });
        let answer = reseller.caller.post("/link-requests", body).await;
        let location = answer.header("location").unwrap().to_owned();
        let request = answer.expect(201);
        assert!(location.ends_with(&format!("/link-requests/{}", id(&request))), "{location}");
        assert_eq!((&request["status"], &request["kind"]), (&json!("submitted"), &json!("link_existing")));
        assert_eq!((&request["note"], &request["version"]), (&json!("This week, please"), &json!(1)));
        assert_eq!((&request["clientId"], &request["resellerId"]), (&json!(client), &json!(reseller.id)));
        assert_eq!(codes(&request["warnings"]), ["support_plan_not_assigned"]);
        assert_eq!(request["availableActions"], json!(["cancel"]));
        let request = id(&request);
        let seen = reseller.caller.get(&format!("/cloud-accounts/{account}")).await.expect(200);
        assert_eq!((&seen["status"], &seen["linkRequestId"]), (&json!("requested"), &json!(request)));
        assert_eq!(read(&app.ops, &request).await["availableActions"], json!(["approve", "reject", "cancel"]));

        let path = format!("/link-requests/{request}/approve");
        let stale = app.ops.send(Method::POST, &path, None, &[("if-match", "\"v7\"")]).await;
        assert_eq!(stale.problem(412, "version_mismatch")["version"], 1);
        let approved = act(&app.ops, &request, "approve", json!({ "note": "Discovery reviewed" })).await.expect(200);
        assert_eq!((&approved["status"], &approved["approvedBy"]), (&json!("approved"), &json!(OPS_ID)));
        assert!(approved["approvedAt"].is_string() && approved.get("sentAt").is_none());
        assert_eq!(approved["availableActions"], json!(["reject", "send", "fail", "cancel"]));

        let refused = json!({ "handshakeId": "handshake", "awsExpiresAt": "tomorrow" });
        let refused = act(&app.ops, &request, "send", refused).await.violations();
        assert_eq!(refused, ["/awsExpiresAt invalid_format", "/handshakeId invalid_handshake_id"]);
        let past = json!({ "awsExpiresAt": app.clock.now() - TimeDelta::minutes(1) });
        assert_eq!(act(&app.ops, &request, "send", past).await.violations(), ["/awsExpiresAt in_the_past"]);
        let aws_expires_at = app.clock.now() + TimeDelta::days(13);
        let body = json!({ "handshakeId": "h-examplehandshake111", "awsExpiresAt": aws_expires_at });
        let sent = act(&app.ops, &request, "send", body).await.expect(200);
        assert_eq!((&sent["status"], &sent["handshakeId"]), (&json!("sent"), &json!("h-examplehandshake111")));
        assert_eq!(time(&sent["expiresAt"]), time(&sent["sentAt"]) + TimeDelta::days(14));
        assert_eq!(time(&sent["awsExpiresAt"]), aws_expires_at);
        assert_eq!(sent["availableActions"], json!(["fail", "record-outcome", "cancel"]));
        assert_eq!(account_status(&reseller.caller, &account).await, "invited");

        app.clock.advance(TimeDelta::minutes(10));
        let at = time(&sent["sentAt"]) + TimeDelta::minutes(5);
        let outcome = |at: DateTime<Utc>| json!({ "outcome": "accepted", "at": at });
        let early = act(&app.ops, &request, "record-outcome", outcome(at - TimeDelta::minutes(6))).await;
        assert_eq!(early.violations(), ["/at before_sent"]);
        let late = act(&app.ops, &request, "record-outcome", outcome(at + TimeDelta::hours(1))).await;
        assert_eq!(late.violations(), ["/at in_the_future"]);
        let accepted = act(&app.ops, &request, "record-outcome", outcome(at)).await.expect(200);
        assert_eq!((&accepted["status"], time(&accepted["closedAt"])), (&json!("accepted"), at));
        assert_eq!(accepted["availableActions"], json!([]));
        let linked = reseller.caller.get(&format!("/cloud-accounts/{account}")).await.expect(200);
        assert_eq!((&linked["status"], time(&linked["liabilityStartsAt"])), (&json!("linked"), at));
        let again = reseller.caller.post("/link-requests", json!({ "cloudAccountId": account })).await;
        again.problem(409, "cloud_account_already_linked");

        let steps = history(&reseller.caller, &request).await;
        let shape: Vec<_> = steps.iter().map(|step| (&step["from"], &step["to"], &step["actor"]["role"])).collect();
        assert_eq!(json!(shape), json!([
            [null, "submitted", "reseller"],
            ["submitted", "approved", "operations"],
            ["approved", "sent", "operations"],
            ["sent", "accepted", "operations"],
        ]));
        assert!(steps[0].get("from").is_none());
        assert_eq!((&steps[0]["note"], &steps[1]["note"]), (&json!("This week, please"), &json!("Discovery reviewed")));
        assert_eq!(steps[1]["actor"]["credentialId"], OPS_ID);
        assert!(steps[0]["actor"]["credentialId"].as_str().unwrap().starts_with("crd_"));
        assert!(steps.windows(2).all(|pair| time(&pair[0]["at"]) <= time(&pair[1]["at"])));
    }
}

on_both! {
    l7_second_open_request_is_refused, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let account = id(&reseller.account(&client, "1002").await);
        let request = submit(&reseller.caller, &account).await;
        let body = json!({ "cloudAccountId": account });
        for action in ["approve", "send"] {
            let second = reseller.caller.post("/link-requests", body.clone()).await;
            assert_eq!(second.problem(409, "link_request_already_open")["linkRequestId"], json!(request));
            act(&app.ops, &request, action, json!({})).await.expect(200);
        }
        app.ops.post("/link-requests", body.clone()).await.problem(409, "link_request_already_open");
        let unlink = reseller.caller.delete(&format!("/cloud-accounts/{account}")).await;
        unlink.problem(409, "link_request_already_open");
        act(&reseller.caller, &request, "cancel", json!({})).await.expect(200);
        assert_ne!(submit(&reseller.caller, &account).await, request);

        let other = app.reseller("Other").await;
        for unknown in [account.as_str(), "acc_00000000000000000000000000"] {
            let answer = other.caller.post("/link-requests", json!({ "cloudAccountId": unknown })).await;
            assert_eq!(answer.violations(), ["/cloudAccountId not_found"]);
        }
        other.caller.get(&format!("/link-requests/{request}")).await.problem(404, "link_request_not_found");
        let foreign = act(&other.caller, &request, "cancel", json!({})).await;
        foreign.problem(404, "link_request_not_found");
    }
}

/// The contract's table, in manual mode: every action in every state that a request can be brought to.
#[actix_web::test]
async fn an_action_from_a_wrong_state_is_refused_with_current_and_allowed_from() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let reseller = app.reseller("Nube").await;
    let client = reseller.client(&app, "Sol").await;
    let reason = || json!({ "reason": "Because" });
    let outcome = |outcome: &str| json!({ "outcome": outcome });
    let actions: [(&str, Value, BTreeSet<String>); 7] = [
        ("approve", json!({}), set(["submitted"])),
        ("reject", reason(), set(["submitted", "approved"])),
        ("send", json!({}), set(["approved"])),
        ("fail", reason(), set(["approved", "sent"])),
        ("record-outcome", outcome("accepted"), set(["sent"])),
        ("cancel", reason(), set(["submitted", "approved", "sent"])),
        ("renew", Value::Null, set(["expired", "declined", "canceled", "failed"])),
    ];
    let ways: [(&str, &[(&str, Value)]); 8] = [
        ("submitted", &[]),
        ("approved", &[("approve", json!({}))]),
        ("sent", &[("approve", json!({})), ("send", json!({}))]),
        ("rejected", &[("reject", reason())]),
        ("canceled", &[("cancel", json!({}))]),
        ("failed", &[("approve", json!({})), ("fail", reason())]),
        ("accepted", &[("approve", json!({})), ("send", json!({})), ("record-outcome", outcome("accepted"))]),
        ("declined", &[("approve", json!({})), ("send", json!({})), ("record-outcome", outcome("declined"))]),
    ];
    for (index, (state, way)) in ways.iter().enumerate() {
        let account = id(&reseller.account(&client, &format!("20{index:02}")).await);
        let request = submit(&reseller.caller, &account).await;
        for (action, body) in *way {
            act(&app.ops, &request, action, body.clone()).await.expect(200);
        }
        assert_eq!(read(&app.ops, &request).await["status"], *state);
        for (action, body, from) in &actions {
            let path = format!("/link-requests/{request}/{action}");
            let body = (!body.is_null()).then(|| body.to_string());
            let offered =
                read(&app.ops, &request).await["availableActions"].as_array().unwrap().contains(&json!(action));
            assert_eq!(offered, from.contains(*state), "{action} is offered while {state}");
            if !from.contains(*state) {
                let answer = app.ops.send(Method::POST, &path, body, &[]).await;
                assert_eq!(refusal(answer), ((*state).to_owned(), from.clone()), "{action} while {state}");
            }
        }
        assert_eq!(read(&app.ops, &request).await["status"], *state);
    }
}

on_both! {
    l4_a_request_that_ended_says_why_frees_its_account_and_is_renewed, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;

        let (account, request) = approved(&app, &reseller, &client, "1003").await;
        assert_eq!(act(&app.ops, &request, "reject", json!({ "reason": "  " })).await.violations(), ["/reason blank"]);
        assert_eq!(act(&app.ops, &request, "reject", json!({})).await.violations(), ["/reason required"]);
        let rejected = act(&app.ops, &request, "reject", json!({ "reason": "Unpaid invoice" })).await.expect(200);
        assert_eq!((&rejected["status"], &rejected["rejectionReason"]), (&json!("rejected"), &json!("Unpaid invoice")));
        assert!(rejected["closedAt"].is_string());
        assert_eq!(history(&reseller.caller, &request).await.last().unwrap()["note"], "Unpaid invoice");
        assert_eq!(account_status(&reseller.caller, &account).await, "registered");
        assert_eq!(read(&reseller.caller, &request).await["availableActions"], json!([]));
        let renew = reseller.caller.act(&format!("/link-requests/{request}/renew")).await;
        assert_eq!(refusal(renew), ("rejected".to_owned(), set(["expired", "declined", "canceled", "failed"])));
        let fresh = submit(&reseller.caller, &account).await;
        assert!(read(&reseller.caller, &fresh).await.get("supersedes").is_none());

        let endings = [
            ("failed", "fail", json!({ "reason": "In another organization" }), "1004"),
            ("declined", "record-outcome", json!({ "outcome": "declined" }), "1005"),
            ("canceled", "cancel", json!({ "reason": "Changed its mind" }), "1006"),
        ];
        for (status, action, body, ending) in endings {
            let (account, request) = sent(&app, &reseller, &client, ending).await;
            let ended = act(&app.ops, &request, action, body).await.expect(200);
            assert_eq!(ended["status"], status);
            assert!(ended["closedAt"].is_string());
            assert_eq!(account_status(&reseller.caller, &account).await, "registered");
            if status == "failed" {
                let failure = &ended["failure"];
                assert_eq!((&failure["code"], &failure["message"]), (&json!("recorded_by_operations"), &json!("In another organization")));
                assert!(failure.get("awsReason").is_none() && failure["owner"].is_string() && failure["fix"].is_string());
            }
            if status == "canceled" {
                assert_eq!(history(&reseller.caller, &request).await.last().unwrap()["note"], "Changed its mind");
            }
            assert_eq!(read(&reseller.caller, &request).await["availableActions"], json!(["renew"]));

            let answer = reseller.caller.act(&format!("/link-requests/{request}/renew")).await;
            let location = answer.header("location").unwrap().to_owned();
            let renewed = answer.expect(201);
            assert!(location.ends_with(&id(&renewed)), "{location}");
            assert_ne!(id(&renewed), request);
            assert_eq!((&renewed["status"], &renewed["supersedes"]), (&json!("submitted"), &json!(request)));
            let seen = reseller.caller.get(&format!("/cloud-accounts/{account}")).await.expect(200);
            assert_eq!((&seen["status"], &seen["linkRequestId"]), (&json!("requested"), &renewed["id"]));
            let old = read(&reseller.caller, &request).await;
            assert_eq!((&old["status"], &old["availableActions"]), (&json!(status), &json!([])));
            let twice = reseller.caller.act(&format!("/link-requests/{request}/renew")).await;
            twice.problem(409, "link_request_already_open");
        }
    }
}

on_both! {
    /// Jobs are paused: each of these reads and writes is itself the first to notice.
    l3_two_weeks_after_sending_the_very_next_look_sees_the_request_expired, Manual, |app| {
        let mut app = app;
        let mut reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        pause_jobs(&app).await;

        let (account, request) = sent(&app, &reseller, &client, "1100").await;
        advance(&mut app, &mut reseller, TimeDelta::days(14) - TimeDelta::minutes(5)).await;
        assert_eq!(read(&reseller.caller, &request).await["status"], "sent");
        assert_eq!(account_status(&reseller.caller, &account).await, "invited");
        let none = reseller.caller.get("/link-requests?status=expired").await.expect(200);
        assert_eq!(none["data"], json!([]));
        app.clock.advance(TimeDelta::minutes(5));
        let list = reseller.caller.get("/link-requests?status=expired").await.expect(200);
        let expired = &list["data"][0];
        assert_eq!((&expired["id"], &expired["status"]), (&json!(request), &json!("expired")));
        assert_eq!(time(&expired["expiresAt"]), time(&expired["sentAt"]) + TimeDelta::days(14));
        assert_eq!(expired["closedAt"], expired["expiresAt"]);
        assert_eq!(expired["availableActions"], json!(["renew"]));
        assert_eq!(account_status(&reseller.caller, &account).await, "registered");
        let steps = history(&reseller.caller, &request).await;
        let last = steps.last().unwrap();
        assert_eq!((&last["from"], &last["to"], &last["at"]), (&json!("sent"), &json!("expired"), &expired["expiresAt"]));
        assert_eq!(last["actor"], json!({ "role": "platform" }));
        for (action, body) in [("record-outcome", json!({ "outcome": "accepted" })), ("send", json!({})), ("cancel", json!({}))] {
            assert_eq!(refusal(act(&app.ops, &request, action, body).await).0, "expired");
        }
        let renewed = reseller.caller.act(&format!("/link-requests/{request}/renew")).await.expect(201);
        assert_eq!((&renewed["status"], &renewed["supersedes"]), (&json!("submitted"), &json!(request)));

        for first in ["get", "history", "account", "accounts", "onboarding", "client onboarding", "record-outcome", "submit", "unlink"] {
            let (account, request) = sent(&app, &reseller, &client, "1101").await;
            advance(&mut app, &mut reseller, TimeDelta::days(14)).await;
            match first {
                "get" => assert_eq!(read(&app.ops, &request).await["status"], "expired"),
                "history" => assert_eq!(moves(&app.ops, &request).await.last().unwrap(), "expired"),
                "account" => assert_eq!(account_status(&app.ops, &account).await, "registered"),
                "accounts" => {
                    let list = app.ops.get("/cloud-accounts?status=invited").await.expect(200);
                    assert_eq!(list["data"], json!([]));
                }
                "onboarding" => {
                    let list = app.ops.get(&format!("/cloud-accounts/{account}/onboarding")).await.expect(200);
                    assert!(list["currentlyDue"].as_array().unwrap().contains(&json!("submit_link_request")), "{list}");
                }
                "client onboarding" => {
                    let list = app.ops.get(&format!("/clients/{client}/onboarding")).await.expect(200);
                    let accounts = list["accounts"].as_array().unwrap();
                    let this = accounts.iter().find(|one| one["cloudAccountId"] == json!(account)).unwrap();
                    assert!(this["currentlyDue"].as_array().unwrap().contains(&json!("submit_link_request")), "{this}");
                }
                "record-outcome" => {
                    let late = act(&app.ops, &request, first, json!({ "outcome": "accepted" })).await;
                    assert_eq!(refusal(late), ("expired".to_owned(), set(["sent"])));
                }
                "submit" => drop(submit(&reseller.caller, &account).await),
                _ => drop(reseller.caller.delete(&format!("/cloud-accounts/{account}")).await.expect(204)),
            }
            assert_eq!(read(&app.ops, &request).await["status"], "expired", "{first}");
        }
    }
}

#[actix_web::test]
async fn l3_the_background_job_expires_what_nobody_looks_at() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let reseller = app.reseller("Nube").await;
    let client = reseller.client(&app, "Sol").await;
    sent(&app, &reseller, &client, "1200").await;
    app.clock.advance(TimeDelta::days(14));
    let status = || {
        use diesel::prelude::*;
        use gangway::db::schema::link_requests;
        app.app.db.read(&gangway::db::Share::Jobs, |conn| {
            let statuses = link_requests::table.select(link_requests::status).load::<String>(conn);
            Ok(statuses.map_err(gangway::fault::DbError::from)?)
        })
    };
    let begun = std::time::Instant::now();
    while status().await.unwrap() != ["expired"] {
        assert!(begun.elapsed() < std::time::Duration::from_secs(20), "nothing expired it");
        actix_web::rt::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

#[actix_web::test]
async fn available_actions_and_refusals_depend_on_the_role() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let reseller = app.reseller("Nube").await;
    let client = reseller.client(&app, "Sol").await;
    let body = json!({ "name": "portal", "role": "customer", "resellerId": reseller.id, "clientId": client });
    let customer = app.credential(body).await;
    let body =
        json!({ "name": "viewer", "role": "reseller", "resellerId": reseller.id, "scopes": ["link-requests:read"] });
    let viewer = app.credential(body).await;

    let account = id(&reseller.account(&client, "1300").await);
    let request = submit(&customer, &account).await;
    let offered = async || {
        let mut all = Vec::new();
        for caller in [&customer, &reseller.caller, &viewer, &app.ops] {
            all.push(read(caller, &request).await["availableActions"].clone());
        }
        json!(all)
    };
    assert_eq!(offered().await, json!([["cancel"], ["cancel"], [], ["approve", "reject", "cancel"]]));
    for (caller, role) in [(&customer, "customer"), (&reseller.caller, "reseller")] {
        for (action, body) in [
            ("approve", json!({})),
            ("reject", json!({ "reason": "No" })),
            ("send", json!({})),
            ("fail", json!({ "reason": "No" })),
            ("record-outcome", json!({ "outcome": "accepted" })),
        ] {
            for target in [request.as_str(), "lrq_00000000000000000000000000"] {
                let answer = act(caller, target, action, body.clone()).await;
                assert!(answer.status == 403, "{action} by a {role}: {}", answer.text);
                answer.problem(403, "role_not_allowed");
            }
        }
    }
    let renew = customer.act(&format!("/link-requests/{request}/renew")).await;
    renew.problem(403, "role_not_allowed");
    act(&viewer, &request, "cancel", json!({})).await.problem(403, "insufficient_scope");

    act(&app.ops, &request, "approve", json!({})).await.expect(200);
    assert_eq!(offered().await, json!([[], ["cancel"], [], ["reject", "send", "fail", "cancel"]]));
    let late = act(&customer, &request, "cancel", json!({})).await;
    assert_eq!(refusal(late), ("approved".to_owned(), set(["submitted"])));
    act(&app.ops, &request, "send", json!({})).await.expect(200);
    assert_eq!(offered().await, json!([[], ["cancel"], [], ["fail", "record-outcome", "cancel"]]));
    act(&reseller.caller, &request, "cancel", json!({})).await.expect(200);
    assert_eq!(offered().await, json!([[], ["renew"], [], ["renew"]]));

    let request = submit(&customer, &account).await;
    act(&customer, &request, "cancel", json!({ "reason": "Not now" })).await.expect(200);
    let steps = history(&customer, &request).await;
    assert_eq!((&steps[1]["actor"]["role"], &steps[1]["note"]), (&json!("customer"), &json!("Not now")));
}

on_both! {
    a_history_tells_customers_that_operations_acted_and_not_who, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let account = id(&reseller.account(&client, "1403").await);
        let customer = app.credential(json!({ "name": "portal", "role": "customer", "clientId": client })).await;
        let request = submit(&customer, &account).await;
        act(&app.ops, &request, "approve", json!({})).await.expect(200);
        act(&reseller.caller, &request, "cancel", json!({})).await.expect(200);
        for (caller, sees_operations) in [(&customer, false), (&reseller.caller, true), (&app.ops, true)] {
            let steps = history(caller, &request).await;
            let actors: Vec<_> = steps
                .iter()
                .map(|step| (step["actor"]["role"].as_str().unwrap(), step["actor"]["credentialId"].is_string()))
                .collect();
            assert_eq!(actors, [("customer", true), ("operations", sees_operations), ("reseller", true)]);
        }
    }
}

#[actix_web::test]
async fn link_requests_are_listed_newest_first_by_their_filters() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let reseller = app.reseller("Nube").await;
    let (one, two) = (reseller.client(&app, "One").await, reseller.client(&app, "Two").await);
    let (first_account, first) = approved(&app, &reseller, &one, "1400").await;
    let second = submit(&reseller.caller, &id(&reseller.account(&two, "1401").await)).await;
    let other = app.reseller("Other").await;
    let foreign = other.client(&app, "Three").await;
    let third = submit(&other.caller, &id(&other.account(&foreign, "1402").await)).await;
    let listed = async |caller: &Caller, query: &str| -> Vec<String> {
        let page = caller.get(&format!("/link-requests?{query}")).await.expect(200);
        page["data"].as_array().unwrap().iter().map(id).collect()
    };
    assert_eq!(listed(&app.ops, "").await, [&third, &second, &first].map(String::as_str));
    assert_eq!(listed(&reseller.caller, "").await, [&second, &first].map(String::as_str));
    assert_eq!(listed(&app.ops, "status=submitted").await, [&third, &second].map(String::as_str));
    assert_eq!(listed(&app.ops, "status=approved").await, [first.as_str()]);
    assert_eq!(listed(&app.ops, &format!("clientId={two}")).await, [second.as_str()]);
    assert_eq!(listed(&app.ops, &format!("cloudAccountId={first_account}")).await, [first.as_str()]);
    assert_eq!(listed(&app.ops, &format!("resellerId={}", other.id)).await, [third.as_str()]);
    assert_eq!(listed(&reseller.caller, &format!("resellerId={}", other.id)).await, Vec::<String>::new());
    assert_eq!(listed(&app.ops, "kind=create_account").await, Vec::<String>::new());
    assert_eq!(listed(&app.ops, "kind=link_existing&status=approved").await, [first.as_str()]);
    assert_eq!(app.ops.get("/link-requests?status=gone").await.violations(), ["status unknown_value"]);
}

#[actix_web::test]
async fn a6_a_member_of_another_organization_must_leave_it_first_unless_direct_transfers_are_allowed() {
    for allowed in [false, true] {
        let change = |settings: &mut gangway::settings::Settings| settings.allow_direct_transfer = allowed;
        let app = TestApp::start_with(Database::Sqlite, AwsMode::Manual, change).await;
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let mut body = account_body(&client, &number("1500"));
        body["organizationRole"] = json!("member");
        let account = id(&reseller.caller.post("/cloud-accounts", body.clone()).await.expect(201));
        let answer = reseller.caller.post("/link-requests", json!({ "cloudAccountId": account })).await;
        body["awsAccountId"] = json!(number("1501"));
        body["submitLinkRequest"] = json!(true);
        let at_once = reseller.caller.post("/cloud-accounts", body).await;
        let accounts = async || {
            let page = reseller.caller.get("/cloud-accounts").await.expect(200);
            page["data"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["status"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        if allowed {
            let request = answer.expect(201);
            assert_eq!(codes(&request["warnings"]), ["support_plan_not_assigned", "direct_transfer"]);
            assert_eq!(at_once.expect(201)["status"], "requested");
            assert_eq!(accounts().await, ["requested", "requested"]);
        } else {
            answer.problem(409, "member_account_must_leave");
            at_once.problem(409, "member_account_must_leave");
            assert_eq!(accounts().await, ["registered"]);
        }
    }
}

#[actix_web::test]
async fn a_request_warns_of_what_its_account_lacks_until_it_has_it() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let reseller = app.reseller("Nube").await;
    let client = reseller.client(&app, "Sol").await;
    let mut body = account_body(&client, &number("1600"));
    body.as_object_mut().unwrap().remove("organizationRole");
    body["submitLinkRequest"] = json!(true);
    let account = reseller.caller.post("/cloud-accounts", body).await.expect(201);
    let (account, path) = (id(&account), format!("/link-requests/{}", account["linkRequestId"].as_str().unwrap()));
    let answer = reseller.caller.get(&path).await;
    let tag = answer.header("etag").unwrap().to_owned();
    let request = answer.expect(200);
    assert_eq!(codes(&request["warnings"]), ["support_plan_not_assigned", "organization_role_unknown"]);

    let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough", "cloudAccountIds": [account] });
    reseller.caller.post("/support-plans", group).await.expect(201);
    let role = json!({ "organizationRole": "standalone" });
    reseller.caller.patch(&format!("/cloud-accounts/{account}"), role).await.expect(200);
    let cached = reseller.caller.send(Method::GET, &path, None, &[("if-none-match", &tag)]).await;
    assert_eq!(cached.expect(200)["warnings"], json!([]));
}

on_both! {
    simulated_account_numbers_decide_how_an_invitation_ends, Simulated, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let outcomes = [
            ("0001", "declined", "registered"),
            ("0002", "expired", "registered"),
            ("7777", "accepted", "linked"),
        ];
        let mut requests = Vec::new();
        for (ending, ..) in outcomes {
            let (account, request) = approved(&app, &reseller, &client, ending).await;
            let sent = act(&app.ops, &request, "send", json!({})).await.expect(200);
            assert_eq!(sent["status"], "sent");
            assert!(sent["handshakeId"].as_str().unwrap().starts_with("h-"));
            assert_eq!(time(&sent["expiresAt"]), time(&sent["sentAt"]) + TimeDelta::days(14));
            // AWS's own clock stands at 15 days from its answer, a moment before or after ours.
            let own = time(&sent["awsExpiresAt"]) - time(&sent["sentAt"]) - TimeDelta::days(15);
            assert!(own.abs() < TimeDelta::minutes(1), "{own}");
            requests.push((account, request));
        }
        for ((account, request), (ending, outcome, status)) in requests.into_iter().zip(outcomes) {
            let path = format!("/link-requests/{request}");
            let ended = app.ops.until(&path, |body| body["status"] != "sent").await;
            assert_eq!(ended["status"], outcome, "{ending}");
            assert!(time(&ended["closedAt"]) - time(&ended["sentAt"]) >= TimeDelta::seconds(1), "{ending}");
            let seen = reseller.caller.get(&format!("/cloud-accounts/{account}")).await.expect(200);
            assert_eq!(seen["status"], status, "{ending}");
            assert_eq!(seen.get("liabilityStartsAt"), (status == "linked").then_some(&ended["closedAt"]), "{ending}");
            assert_eq!(moves(&app.ops, &request).await, ["submitted", "approved", "sending", "sent", outcome]);
            let steps = history(&app.ops, &request).await;
            assert_eq!(steps[4]["actor"], json!({ "role": "platform" }));
            assert_eq!(steps[2]["actor"]["role"], "operations");
            let offered = if status == "linked" { json!([]) } else { json!(["renew"]) };
            assert_eq!(read(&reseller.caller, &request).await["availableActions"], offered, "{ending}");
        }
        for (ending, reason) in [("0003", "ALREADY_IN_AN_ORGANIZATION"), ("0004", "ACCOUNT_NUMBER_LIMIT_EXCEEDED")] {
            let (account, request) = approved(&app, &reseller, &client, ending).await;
            let failed = act(&app.ops, &request, "send", json!({})).await.expect(200);
            assert_eq!((&failed["status"], &failed["failure"]["awsReason"]), (&json!("failed"), &json!(reason)));
            assert_eq!(failed["failure"]["code"], reason.to_ascii_lowercase());
            for member in ["message", "owner", "fix"] {
                assert!(!failed["failure"][member].as_str().unwrap().is_empty(), "{failed}");
            }
            assert!(failed.get("sentAt").is_none() && failed["closedAt"].is_string());
            assert_eq!(account_status(&reseller.caller, &account).await, "registered");
            let renewed = reseller.caller.act(&format!("/link-requests/{request}/renew")).await.expect(201);
            assert_eq!(renewed["supersedes"], json!(request));
        }
    }
}

on_both! {
    simulated_0005_leaves_the_request_approved_until_the_second_send, Simulated, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let (account, request) = approved(&app, &reseller, &client, "0005").await;
        let answer = act(&app.ops, &request, "send", json!({})).await;
        let wait: u32 = answer.header("retry-after").expect("Retry-After").parse().unwrap();
        assert!(wait > 0);
        answer.problem(503, "aws_unavailable");
        let now = read(&app.ops, &request).await;
        assert_eq!(now["status"], "approved");
        assert!(now.get("sentAt").is_none() && now.get("failure").is_none() && now.get("closedAt").is_none());
        assert!(now["availableActions"].as_array().unwrap().contains(&json!("send")));
        assert_eq!(account_status(&reseller.caller, &account).await, "requested");
        assert_eq!(act(&app.ops, &request, "send", json!({})).await.expect(200)["status"], "sent");
        assert_eq!(
            moves(&app.ops, &request).await[..6],
            ["submitted", "approved", "sending", "approved", "sending", "sent"]
        );
        app.ops.until(&format!("/link-requests/{request}"), |body| body["status"] == "accepted").await;
    }
}

#[actix_web::test]
async fn connected_to_aws_nothing_is_recorded_by_hand() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let reseller = app.reseller("Nube").await;
    let client = reseller.client(&app, "Sol").await;
    pause_jobs(&app).await;
    let (_, request) = approved(&app, &reseller, &client, "0002").await;
    let given =
        json!({ "handshakeId": "h-examplehandshake111", "awsExpiresAt": app.clock.now() + TimeDelta::days(15) });
    let given = act(&app.ops, &request, "send", given).await;
    assert_eq!(given.violations(), ["/awsExpiresAt not_allowed", "/handshakeId not_allowed"]);
    let now = read(&app.ops, &request).await;
    assert_eq!((&now["status"], &now["availableActions"]), (&json!("approved"), &json!(["reject", "send", "cancel"])));
    let by_hand = [("fail", json!({ "reason": "No" })), ("record-outcome", json!({ "outcome": "accepted" }))];
    for (status, action) in [("approved", "send"), ("sent", "")] {
        for (action, body) in by_hand.clone() {
            let refused = refusal(act(&app.ops, &request, action, body).await);
            assert_eq!(refused, (status.to_owned(), set([])), "{action}");
        }
        if !action.is_empty() {
            act(&app.ops, &request, action, json!({})).await.expect(200);
        }
    }
    assert_eq!(read(&app.ops, &request).await["availableActions"], json!(["cancel"]));
}

on_both! {
    /// Jobs are paused, so that only the cancellation itself learns how the invitation stands.
    a_sent_invitation_is_withdrawn_at_aws_unless_its_owner_was_faster, Simulated, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        pause_jobs(&app).await;

        // Nobody answers this one for two seconds.
        let (account, request) = sent(&app, &reseller, &client, "0002").await;
        let canceled = act(&reseller.caller, &request, "cancel", json!({ "reason": "Wrong account" })).await.expect(200);
        assert_eq!(canceled["status"], "canceled");
        assert_eq!(account_status(&reseller.caller, &account).await, "registered");
        let last = history(&reseller.caller, &request).await.pop().unwrap();
        assert_eq!((&last["actor"]["role"], &last["note"]), (&json!("reseller"), &json!("Wrong account")));

        let (account, request) = sent(&app, &reseller, &client, "7778").await;
        app.clock.advance(TimeDelta::minutes(1));
        let late = act(&reseller.caller, &request, "cancel", json!({})).await;
        assert_eq!(refusal(late).0, "accepted");
        assert_eq!(account_status(&reseller.caller, &account).await, "linked");
        assert_eq!(moves(&app.ops, &request).await.last().unwrap(), "accepted");

        resume_jobs(&app).await;
        app.clock.advance(TimeDelta::minutes(1));
        actix_web::rt::time::sleep(std::time::Duration::from_millis(1200)).await;
        let all = app.ops.get("/link-requests").await.expect(200);
        let all: Vec<_> = all["data"].as_array().unwrap().iter().map(|one| one["status"].as_str().unwrap()).collect();
        assert_eq!(all, ["accepted", "canceled"], "what ended stays as it ended");
    }
}

on_both! {
    /// AWS keeps its invitation a day longer than our two weeks: whoever accepts it then is linked nevertheless.
    l3_an_acceptance_that_aws_reports_after_our_two_weeks_counts, Simulated, |app| {
        let mut app = app;
        let mut reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        pause_jobs(&app).await;
        let (account, request) = sent(&app, &reseller, &client, "7779").await;
        advance(&mut app, &mut reseller, TimeDelta::days(14)).await;
        assert_eq!(read(&app.ops, &request).await["status"], "expired");
        let renewed = id(&reseller.caller.act(&format!("/link-requests/{request}/renew")).await.expect(201));

        resume_jobs(&app).await;
        app.ops.until(&format!("/link-requests/{request}"), |body| body["status"] == "accepted").await;
        let seen = app.ops.get(&format!("/cloud-accounts/{account}")).await.expect(200);
        assert_eq!((&seen["status"], &seen["linkRequestId"]), (&json!("linked"), &json!(request)));
        assert!(seen["liabilityStartsAt"].is_string());
        assert_eq!(
            moves(&app.ops, &request).await,
            ["submitted", "approved", "sending", "sent", "expired", "accepted"]
        );
        let successor = read(&app.ops, &renewed).await;
        assert_eq!((&successor["status"], &successor["availableActions"]), (&json!("canceled"), &json!([])));
    }
}

on_both! {
    a_long_history_has_pages, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let account = reseller.account(&client, "5001").await;
        let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": account["id"] })).await.expect(201);
        let request = request["id"].as_str().unwrap().to_owned();
        let series = app.database.series(120);
        app.database.execute(&format!(
            "INSERT INTO link_request_moves (link_request_id, version, at, from_status, to_status, actor_role) \
             SELECT link_request_id, n + 1, at, 'approved', 'sending', 'platform' FROM link_request_moves, {series} \
             WHERE link_request_id = '{request}'"
        ));
        let path = format!("/link-requests/{request}/history");
        let first = reseller.caller.get(&path).await;
        assert!(first.header("link").is_some());
        let first = first.expect(200);
        assert_eq!((first["data"].as_array().unwrap().len(), &first["data"][0]["to"]), (100, &json!("submitted")));
        let cursor = first["nextCursor"].as_str().unwrap();
        let rest = reseller.caller.get(&format!("{path}?cursor={cursor}")).await.expect(200);
        assert_eq!((rest["data"].as_array().unwrap().len(), rest.get("nextCursor")), (21, None));
    }
}
