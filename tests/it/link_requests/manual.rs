//! Manual mode: what people do from submission to the end is recorded.

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::Method;
use serde_json::json;

use super::{account_status, act, approved, history, read, refusal, sent, set, submit, time};
use crate::on_both;
use crate::support::app::OPS_ID;
use crate::support::bodies::{codes, id};

on_both! {
    l1_l6_manual_mode_records_what_people_do_from_submission_to_acceptance, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let account = id(&reseller.account(&client, "1001").await).to_owned();

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
        let request = id(&request).to_owned();
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
        let account = id(&reseller.account(&client, "1002").await).to_owned();
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
            assert!(location.ends_with(id(&renewed)), "{location}");
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
