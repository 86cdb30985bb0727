//! The two weeks after sending (L3).

use chrono::TimeDelta;
use gangway::aws::AwsMode;
use serde_json::json;

use super::{
    account_status, act, advance, history, moves, pause_jobs, read, refusal, resume_jobs, sent, set, submit, time,
};
use crate::on_both;
use crate::support::bodies::id;
use crate::support::{Database, TestApp};

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
        let renewed = id(&reseller.caller.act(&format!("/link-requests/{request}/renew")).await.expect(201)).to_owned();

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
