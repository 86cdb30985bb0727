//! Requests of new AWS accounts: the checklist guide's second table.

use gangway::aws::AwsMode;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::{number, with_status};

fn request(client: &str, email: Option<&str>) -> Value {
    let mut body = json!({
        "origin": "new", "clientId": client, "nickname": "Sol Production", "supportType": "business_plus",
        "submitLinkRequest": true,
    });
    if let Some(email) = email {
        body["rootEmail"] = json!(email);
    }
    body
}

on_both! {
    a8_what_was_approved_is_what_aws_is_asked_for_whatever_the_account_says_by_then, Simulated, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        // A request that was approved before this was kept goes by the account.
        for (approved, changed, kept, wanted) in [
            ("root@sol.example", "exists+1@sol.example", true, "completed"),
            ("exists+2@sol.example", "other@sol.example", true, "failed"),
            ("third@sol.example", "exists+3@sol.example", false, "failed"),
        ] {
            let account = reseller.caller.post("/cloud-accounts", request(&client, Some(approved))).await.expect(201);
            let (id, link) = (account["id"].as_str().unwrap(), account["linkRequestId"].as_str().unwrap());
            let path = format!("/link-requests/{link}");
            app.ops.act(&format!("{path}/approve")).await.expect(200);
            reseller.caller.patch(&format!("/cloud-accounts/{id}"), json!({ "rootEmail": changed })).await
                .problem(409, "link_request_already_open");
            app.database.execute(&format!(
                "UPDATE cloud_accounts SET root_email = '{changed}', root_email_key = '{changed}' WHERE id = '{id}'"
            ));
            if !kept {
                app.database.execute(&format!(
                    "UPDATE link_requests SET approved_account_name = NULL, approved_root_email = NULL WHERE id = '{link}'"
                ));
            }
            app.ops.act(&format!("{path}/send")).await.expect(200);
            let ended = app.ops.until(&path, |body| body["status"] == "completed" || body["status"] == "failed").await;
            assert_eq!(ended["status"], wanted, "{approved} {changed}: {ended}");
        }
    }
}

on_both! {
    a8_a_new_account_is_requested_approved_created_and_linked, Simulated, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let account = reseller.caller.post("/cloud-accounts", request(&client, None)).await.expect(201);
        assert_eq!((&account["origin"], &account["status"]), (&json!("new"), &json!("requested")));
        assert!(account.get("awsAccountId").is_none());
        let path = format!("/cloud-accounts/{}", account["id"].as_str().unwrap());
        let link = format!("/link-requests/{}", account["linkRequestId"].as_str().unwrap());
        assert_eq!(reseller.caller.get(&link).await.expect(200)["kind"], "create_account");

        let list = reseller.caller.get(&format!("{path}/onboarding")).await.expect(200);
        assert_eq!(list["flow"], "new_account");
        let all: Vec<_> = list["tasks"].as_array().unwrap().iter().map(|task| task["code"].as_str().unwrap()).collect();
        assert_eq!(all, [
            "create_client", "set_pricebook", "portal_credentials", "request_account", "approve_account_request",
            "create_account", "create_role", "add_role_arn", "verify_role_arn", "assign_support_plan_group",
            "upgrade_support_in_aws",
        ]);
        assert_eq!(with_status(&list, "done"), ["create_client", "set_pricebook", "request_account"]);
        assert_eq!(with_status(&list, "blocked"), ["create_account"]);
        assert_eq!(with_status(&list, "optional"), ["portal_credentials", "upgrade_support_in_aws"]);
        assert_eq!(list["currentlyDue"], json!(["approve_account_request", "assign_support_plan_group"]));

        app.ops.act(&format!("{link}/approve")).await.problem(422, "root_email_required");
        let body = json!({ "accountName": "Sol Prod", "rootEmail": "root@sol.example", "supportType": "basic" });
        let approved = app.ops.post(&format!("{link}/approve"), body).await.expect(200);
        assert_eq!(approved["status"], "approved");
        let confirmed = reseller.caller.get(&path).await.expect(200);
        assert_eq!(confirmed["nickname"], "Sol Prod");
        assert_eq!((&confirmed["rootEmail"], &confirmed["supportType"]), (&json!("root@sol.example"), &json!("basic")));

        let sent = app.ops.act(&format!("{link}/send")).await.expect(200);
        assert_eq!(sent["status"], "creating");
        let done = app.ops.until(&link, |body| body["status"] == "completed").await;
        assert!(done["closedAt"].is_string());
        let linked = reseller.caller.get(&path).await.expect(200);
        assert_eq!(linked["status"], "linked");
        assert_eq!(linked["awsAccountId"].as_str().unwrap().len(), 12);
        assert!(linked["liabilityStartsAt"].is_string());
        let list = reseller.caller.get(&format!("{path}/onboarding")).await.expect(200);
        assert_eq!(with_status(&list, "not_applicable"), ["upgrade_support_in_aws"]);
        assert_eq!(list["currentlyDue"], json!(["create_role", "add_role_arn", "assign_support_plan_group"]));
    }
}

on_both! {
    a_mailbox_that_aws_knows_fails_in_plain_words_and_the_request_can_be_renewed, Simulated, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let body = request(&client, Some("exists+1@sol.example"));
        let account = reseller.caller.post("/cloud-accounts", body).await.expect(201);
        let link = format!("/link-requests/{}", account["linkRequestId"].as_str().unwrap());
        app.ops.act(&format!("{link}/approve")).await.expect(200);
        app.ops.act(&format!("{link}/send")).await.expect(200);
        let failed = app.ops.until(&link, |body| body["status"] == "failed").await;
        assert_eq!(failed["failure"]["awsReason"], "EMAIL_ALREADY_EXISTS");
        assert_eq!(failed["failure"]["owner"], "reseller");
        let path = format!("/cloud-accounts/{}", account["id"].as_str().unwrap());
        assert_eq!(reseller.caller.get(&path).await.expect(200)["status"], "registered");
        reseller.caller.patch(&path, json!({ "rootEmail": "fresh@sol.example" })).await.expect(200);
        let renewed = reseller.caller.act(&format!("{link}/renew")).await.expect(201);
        assert_eq!(renewed["kind"], "create_account");
    }
}

on_both! {
    in_manual_mode_a_person_creates_the_account_and_records_its_number, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let taken = reseller.account(&client, "7777").await["awsAccountId"].clone();
        let mut requests = Vec::new();
        for email in ["one@sol.example", "two@sol.example"] {
            let account = reseller.caller.post("/cloud-accounts", request(&client, Some(email))).await.expect(201);
            let link = format!("/link-requests/{}", account["linkRequestId"].as_str().unwrap());
            app.ops.act(&format!("{link}/approve")).await.expect(200);
            requests.push((account, link));
        }
        let (account, link) = &requests[0];
        let complete = format!("{link}/complete");
        app.ops.post(&complete, json!({ "awsAccountId": taken })).await.problem(409, "aws_account_already_registered");
        assert_eq!(app.ops.act(&format!("{link}/send")).await.expect(200)["status"], "creating");
        let new = number("8888");
        let done = app.ops.post(&complete, json!({ "awsAccountId": new })).await.expect(200);
        assert_eq!(done["status"], "completed");
        let linked = app.ops.get(&format!("/cloud-accounts/{}", account["id"].as_str().unwrap())).await.expect(200);
        assert_eq!((&linked["status"], &linked["awsAccountId"]), (&json!("linked"), &json!(new)));
        let again = app.ops.post(&complete, json!({ "awsAccountId": number("8889") })).await;
        let again = again.problem(409, "link_request_transition_not_allowed");
        assert_eq!(again["allowedFrom"], json!(["approved", "creating"]));

        let (_, link) = &requests[1];
        let failed = app.ops.post(&format!("{link}/fail"), json!({ "reason": "AWS wants a payment method." })).await;
        let failed = failed.expect(200);
        assert_eq!(failed["failure"]["message"], "AWS wants a payment method.");
        let outcome = app.ops.post(&format!("{link}/record-outcome"), json!({ "outcome": "accepted" })).await;
        outcome.problem(409, "link_request_transition_not_allowed");
    }
}

on_both! {
    awss_rules_for_name_and_root_email_are_checked_before_anything_is_stored, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        for email in ["a@b", "with space@sol.example", "äöü@sol.example", ".dot@sol.example", "a@-sol.example", "x(y)@sol.example"] {
            let refused = reseller.caller.post("/cloud-accounts", request(&client, Some(email))).await.violations();
            assert_eq!(refused, ["/rootEmail invalid_root_email"], "{email}");
        }
        let mut body = request(&client, None);
        body["nickname"] = json!("Panadería");
        body["awsAccountId"] = json!("111122223333");
        let refused = reseller.caller.post("/cloud-accounts", body).await.violations();
        assert_eq!(refused, ["/awsAccountId unknown_member", "/nickname invalid_account_name"]);
        let mut body = request(&client, None);
        body["origin"] = json!("other");
        assert_eq!(reseller.caller.post("/cloud-accounts", body).await.violations(), ["/origin unknown_value"]);

        let first = request(&client, Some("Root@sol.example"));
        reseller.caller.post("/cloud-accounts", first).await.expect(201);
        let same = request(&client, Some("root@SOL.example"));
        reseller.caller.post("/cloud-accounts", same).await.problem(409, "root_email_in_use");
        let other = reseller.caller.post("/cloud-accounts", request(&client, None)).await.expect(201);
        let link = format!("/link-requests/{}/approve", other["linkRequestId"].as_str().unwrap());
        app.ops.post(&link, json!({ "rootEmail": "root@sol.example" })).await.problem(409, "root_email_in_use");
        assert_eq!(app.ops.get("/cloud-accounts").await.expect(200)["data"].as_array().unwrap().len(), 2);
    }
}

#[actix_web::test]
async fn a_new_accounts_number_is_not_set_and_the_refusal_says_why() {
    use crate::support::{Database, TestApp};
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let reseller = app.reseller("Nube Partners").await;
    let client = reseller.client(&app, "Panadería Sol").await;
    let mut body = request(&client, None);
    body["submitLinkRequest"] = json!(false);
    let account = reseller.caller.post("/cloud-accounts", body).await.expect(201);
    assert_eq!(account["status"], "registered");
    let path = format!("/cloud-accounts/{}", account["id"].as_str().unwrap());
    let refused = reseller.caller.patch(&path, json!({ "awsAccountId": number("9999") })).await;
    let refused = refused.problem(409, "account_number_fixed");
    assert_eq!(refused["detail"], "AWS gives a new account its number.");
}

on_both! {
    approval_details_are_for_new_accounts_only, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let account = reseller.account(&client, "7777").await;
        let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": account["id"] })).await.expect(201);
        let link = format!("/link-requests/{}", request["id"].as_str().unwrap());
        let body = json!({ "accountName": "Sol", "rootEmail": "root@sol.example" });
        let refused = app.ops.post(&format!("{link}/approve"), body).await.violations();
        assert_eq!(refused, ["/accountName not_allowed", "/rootEmail not_allowed"]);
        let body = json!({ "awsAccountId": number("9999") });
        let refused = app.ops.post(&format!("{link}/complete"), body).await;
        let refused = refused.problem(409, "link_request_transition_not_allowed");
        assert_eq!(refused["allowedFrom"], json!([]));
    }
}

/// A creation whose call broke off is taken up by the job: AWS does not know it, so that it is approved again.
#[actix_web::test]
async fn a_creation_that_broke_off_is_approved_again() {
    use crate::support::{Database, TestApp};
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let reseller = app.reseller("Nube Partners").await;
    let client = reseller.client(&app, "Panadería Sol").await;
    let account = reseller.caller.post("/cloud-accounts", request(&client, Some("root@sol.example"))).await.expect(201);
    let id = account["linkRequestId"].as_str().unwrap().to_owned();
    let link = format!("/link-requests/{id}");
    app.ops.act(&format!("{link}/approve")).await.expect(200);
    // What a crash between the first transaction and the call to AWS leaves behind.
    let caller = gangway::auth::Caller {
        credential_id: "ops".parse().unwrap(),
        role: gangway::auth::Role::Operations,
        scopes: gangway::auth::Scopes::of_role(gangway::auth::Role::Operations),
        tenant: gangway::tenant::Tenant::Platform,
        generation: 0,
    };
    let caller = std::sync::Arc::new(caller);
    let begun = app.app.write(&caller, move |tx| {
        let expected = gangway::domain::Expected::ANYTHING;
        let act = gangway::link_requests::ops::Act { id: &id.parse().unwrap(), expected: &expected, note: None };
        gangway::link_requests::ops::act(tx, &act, gangway::link_requests::model::Command::BeginSend)
    });
    begun.await.unwrap();
    assert_eq!(app.ops.get(&link).await.expect(200)["status"], "creating");
    app.clock.advance(chrono::TimeDelta::seconds(120));
    app.ops.until(&link, |body| body["status"] == "approved").await;
}
