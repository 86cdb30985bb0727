//! Which actions are offered and taken: by state, by role, by mode.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use gangway::aws::AwsMode;
use reqwest::Method;
use serde_json::{Value, json};

use super::{act, approved, history, pause_jobs, read, refusal, set, submit};
use crate::support::bodies::id;
use crate::support::{Database, TestApp};

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
        let account = id(&reseller.account(&client, &format!("20{index:02}")).await).to_owned();
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

    let account = id(&reseller.account(&client, "1300").await).to_owned();
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
