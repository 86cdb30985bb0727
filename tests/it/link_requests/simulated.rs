//! Simulated mode: invitations, by the test values of account numbers.

use chrono::TimeDelta;
use serde_json::json;

use super::{account_status, act, approved, history, moves, pause_jobs, read, refusal, resume_jobs, sent, time};
use crate::on_both;

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
