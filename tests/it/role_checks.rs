//! What the platform does about roles by itself: it tries new ones again, checks verified ones again, and writes down what a
//! role shows of its account.

use std::time::Duration;

use chrono::TimeDelta;
use gangway::aws::AwsMode;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::app::Reseller;
use crate::support::bodies::codes;
use crate::support::{Caller, Database, TestApp};

/// After the interval that is set when nothing else is, a tenth more, and the hour that the test values last.
const PAST_A_RECHECK: TimeDelta = TimeDelta::hours(27);

/// An account of the reseller with a role of this name, and its id.
async fn with_role(reseller: &Reseller, client: &str, ending: &str, name: &str) -> String {
    let account = reseller.account(client, ending).await;
    let id = account["id"].as_str().unwrap().to_owned();
    save(&reseller.caller, &account, name).await;
    id
}

async fn save(caller: &Caller, account: &Value, name: &str) {
    let arn = format!("arn:aws:iam::{}:role/{name}", account["awsAccountId"].as_str().unwrap());
    let role = format!("/role-arn/{}", account["id"].as_str().unwrap());
    caller.put(&role, json!({ "roleArn": arn })).await.expect(200);
}

async fn check_now(caller: &Caller, id: &str) -> Value {
    caller.act(&format!("/role-arn/{id}/check")).await.expect(200)
}

async fn account(caller: &Caller, id: &str) -> Value {
    caller.get(&format!("/cloud-accounts/{id}")).await.expect(200)
}

/// The types of the events of a role or account, oldest first, with who acted.
async fn told(caller: &Caller, id: &str, of: &str) -> Vec<(String, String)> {
    let page = caller
        .get(&format!("/events?resourceId={id}&since=evt_00000000000000000000000000&limit=100"))
        .await
        .expect(200);
    let events = page["data"].as_array().unwrap().iter().filter(|event| event["resource"]["type"] == of);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    events.map(|event| (text(&event["type"]), text(&event["actor"]["role"]))).collect()
}

fn of(events: &[(String, String)], kind: &str) -> Vec<String> {
    events.iter().filter(|(told, _)| told == kind).map(|(_, actor)| actor.clone()).collect()
}

on_both! {
    r13_a_role_that_aws_refuses_soon_after_it_was_saved_is_tried_again_by_itself, Simulated, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let good = with_role(&reseller, &client, "6001", "Propagating").await;
        let bad = with_role(&reseller, &client, "6002", "PropagatingNoAccess").await;
        for id in [&good, &bad] {
            let early = check_now(&reseller.caller, id).await;
            assert_eq!((&early["status"], &early["diagnosis"]["code"]), (&json!("unknown"), &json!("role_may_still_propagate")));
            assert_eq!(account(&reseller.caller, id).await["roleStatus"], "unknown");
        }
        app.replica();
        app.clock.advance(TimeDelta::seconds(31));
        let green = reseller.caller.until(&format!("/role-arn/{good}"), |role| role["status"] == "verified").await;
        assert!(green["checkedAt"].is_string() && green.get("diagnosis").is_none());
        assert_eq!(account(&reseller.caller, &good).await["roleStatus"], "verified");
        let events = told(&reseller.caller, &good, "role_arn").await;
        assert_eq!(of(&events, "role_arn.verified"), ["platform"], "{events:?}");

        let waiting = reseller.caller.get(&format!("/role-arn/{bad}")).await.expect(200);
        assert_eq!(waiting["diagnosis"]["code"], "role_may_still_propagate", "two minutes are not over");
        app.clock.advance(TimeDelta::seconds(90));
        let red = reseller.caller.until(&format!("/role-arn/{bad}"), |role| role["status"] == "no_access").await;
        assert_eq!(red["diagnosis"]["code"], "assume_role_denied");
        let events = told(&reseller.caller, &bad, "role_arn").await;
        assert_eq!(of(&events, "role_arn.refused"), ["platform"], "{events:?}");
    }
}

on_both! {
    what_a_role_shows_is_written_down_as_measured_until_somebody_says_otherwise, Simulated, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let fresh = reseller.account(&client, "6003").await;
        let id = fresh["id"].as_str().unwrap().to_owned();
        let path = format!("/cloud-accounts/{id}");
        let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": id })).await.expect(201);
        let request = format!("/link-requests/{}", request["id"].as_str().unwrap());
        let before = (account(&reseller.caller, &id).await, reseller.caller.get(&request).await.expect(200));
        assert!(before.0.get("payerAccountId").is_none() && before.0.get("detectedSupportType").is_none());

        save(&reseller.caller, &fresh, "OtherPayerBusinessSupport").await;
        check_now(&reseller.caller, &id).await;
        let seen = account(&reseller.caller, &id).await;
        assert_eq!((&seen["organizationRole"], &seen["organizationRoleSource"]), (&json!("member"), &json!("measured")));
        assert_eq!((&seen["payerAccountId"], &seen["detectedSupportType"]), (&json!("999900001111"), &json!("business")));
        let told_versions = told(&reseller.caller, &id, "cloud_account").await.len();
        assert_eq!(json!(told_versions), seen["version"], "each version has its event");
        // The request's warnings tell of the organization role, so that it has another version too.
        let touched = reseller.caller.get(&request).await.expect(200);
        assert_eq!(touched["version"].as_i64().unwrap(), before.1["version"].as_i64().unwrap() + 1);
        check_now(&reseller.caller, &id).await;
        assert_eq!(account(&reseller.caller, &id).await, seen, "the same facts are no change");

        let said = reseller.caller.patch(&path, json!({ "organizationRole": "standalone" })).await.expect(200);
        assert_eq!((&said["organizationRoleSource"], said.get("payerAccountId")), (&json!("declared"), None));
        check_now(&reseller.caller, &id).await;
        assert_eq!(account(&reseller.caller, &id).await["organizationRoleSource"], "measured");

        // A5: a measured management account can still be changed otherwise.
        save(&reseller.caller, &fresh, "Management").await;
        check_now(&reseller.caller, &id).await;
        let renamed = reseller.caller.patch(&path, json!({ "nickname": "Payer" })).await.expect(200);
        assert_eq!((&renamed["organizationRole"], &renamed["payerAccountId"]), (&json!("management"), &fresh["awsAccountId"]));
        // What the role does not show stays.
        assert_eq!(renamed["detectedSupportType"], "business");
    }
}

on_both! {
    s11_support_that_contradicts_the_declared_type_is_warned_of, Simulated, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let id = with_role(&reseller, &client, "6004", "BusinessSupport").await;
        let list = format!("/cloud-accounts/{id}/onboarding");
        let warned = async || {
            let list = reseller.caller.get(&list).await.expect(200);
            codes(&list["warnings"]).contains(&"support_type_differs")
        };
        assert!(!warned().await, "nothing was measured");
        check_now(&reseller.caller, &id).await;
        assert!(warned().await);
        reseller.caller.patch(&format!("/cloud-accounts/{id}"), json!({ "supportType": "business_plus" })).await.expect(200);
        assert!(!warned().await, "it may be that");
    }
}

on_both! {
    a_verified_role_is_checked_again_and_one_that_drifted_is_told_of_once, Simulated, |app| {
        let mut app = app;
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let drifting = with_role(&reseller, &client, "6005", "Drifting").await;
        let silent = with_role(&reseller, &client, "6006", "GoingSilent").await;
        let steady = with_role(&reseller, &client, "6007", "GangwayReadOnly").await;
        let broken = with_role(&reseller, &client, "6008", "Broken").await;
        let mut verified = Vec::new();
        for id in [&drifting, &silent, &steady, &broken] {
            verified.push(check_now(&reseller.caller, id).await);
        }
        // One that cannot be read keeps no other one from its turn; one without a moment gets one.
        app.database.execute(&format!("UPDATE role_arns SET checks = 'x' WHERE cloud_account_id = '{broken}'"));
        app.database.execute(&format!("UPDATE role_arns SET check_at = NULL WHERE cloud_account_id = '{steady}'"));
        app.ops.until(&format!("/role-arn/{steady}"), |_| {
            let query = "SELECT cloud_account_id AS line FROM role_arns WHERE check_at IS NULL";
            app.database.lines(query).is_empty()
        }).await;
        app.replica();
        app.clock.advance(PAST_A_RECHECK);
        app.ops = app.login_ops().await;

        let red = app.ops.until(&format!("/role-arn/{drifting}"), |role| role["status"] == "no_access").await;
        assert_eq!(red["diagnosis"]["code"], "assume_role_denied");
        let list = app.ops.get(&format!("/cloud-accounts/{drifting}/onboarding")).await.expect(200);
        let task = list["tasks"].as_array().unwrap().iter().find(|task| task["code"] == "verify_role_arn").unwrap();
        assert_eq!(task["status"], "todo");
        assert!(codes(&list["warnings"]).contains(&"role_no_access"), "{list}");
        let events = told(&app.ops, &drifting, "role_arn").await;
        assert_eq!(of(&events, "role_arn.drifted"), ["platform"], "{events:?}");

        let noted = app.ops.until(&format!("/role-arn/{silent}"), |role| role.get("unanswered").is_some()).await;
        assert_eq!((&noted["status"], &noted["checkedAt"]), (&json!("verified"), &verified[1]["checkedAt"]));
        assert_eq!(noted["unanswered"]["diagnosis"]["code"], "aws_unavailable");
        assert_eq!(account(&app.ops, &silent).await["roleStatus"], "verified");
        let again = app.ops.until(&format!("/role-arn/{steady}"), |role| role["checkedAt"] != verified[2]["checkedAt"]).await;
        assert_eq!(again["status"], "verified");
        // Asking for it says the same, and is noted once.
        assert_eq!(check_now(&app.ops, &silent).await, noted);
        let events = told(&app.ops, &silent, "role_arn").await;
        assert_eq!(of(&events, "role_arn.verified"), ["reseller"], "{events:?}");
        assert_eq!(of(&events, "role_arn.updated"), ["reseller", "platform"], "saved, and noted: {events:?}");
    }
}

#[actix_web::test]
async fn roles_are_not_checked_again_where_that_is_switched_off() {
    let mut app =
        TestApp::start_with(Database::Sqlite, AwsMode::Simulated, |settings| settings.aws_role_recheck_hours = 0).await;
    let reseller = app.reseller("Nube").await;
    let client = reseller.client(&app, "Sol").await;
    let id = with_role(&reseller, &client, "6009", "Drifting").await;
    let before = check_now(&reseller.caller, &id).await;
    app.clock.advance(PAST_A_RECHECK);
    app.ops = app.login_ops().await;
    actix_web::rt::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(app.ops.get(&format!("/role-arn/{id}")).await.expect(200), before);
    // A moment from a time when it was switched on is forgotten.
    app.database.execute("UPDATE role_arns SET check_at = updated_at");
    app.ops
        .until(&format!("/role-arn/{id}"), |_| {
            app.database.lines("SELECT cloud_account_id AS line FROM role_arns WHERE check_at IS NOT NULL").is_empty()
        })
        .await;
    assert_eq!(app.ops.get(&format!("/role-arn/{id}")).await.expect(200), before);
}
