//! The guide's Parts 1 to 4 from end to end.

use serde_json::json;

use crate::on_both;

on_both! {
    an_existing_account_goes_through_the_whole_guide_in_simulated_mode, Simulated, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let account = reseller.account(&client, "3333").await;
        let (id, number) = (account["id"].as_str().unwrap(), account["awsAccountId"].as_str().unwrap());
        assert_eq!(account["status"], "registered");
        assert_eq!(account["effectivePricebook"]["source"], "client_default");
        assert_eq!(account["externalId"].as_str().unwrap().len(), 28);

        let list = reseller.caller.get(&format!("/cloud-accounts/{id}/onboarding")).await.expect(200);
        assert_eq!(list["percentComplete"], 27);
        assert_eq!(list["currentlyDue"], json!(["assign_support_plan_group", "create_role", "add_role_arn", "submit_link_request"]));

        let kit = reseller.caller.get(&format!("/role-arn/{id}/setup-kit")).await.expect(200);
        assert_eq!(kit["externalId"], account["externalId"]);

        let arn = |name: &str| json!({ "roleArn": format!(" arn:aws:iam::{number}:role/{name} ") });
        let saved = reseller.caller.put(&format!("/role-arn/{id}"), arn("NoAccessYet")).await.expect(200);
        assert_eq!(saved["status"], "not_checked");
        assert_eq!(saved["warnings"][0]["code"], "role_arn_cleaned");
        let red = reseller.caller.act(&format!("/role-arn/{id}/check")).await.expect(200);
        assert_eq!(red["status"], "no_access");
        assert_eq!(red["diagnosis"]["code"], "assume_role_denied");
        reseller.caller.put(&format!("/role-arn/{id}"), arn("GangwayReadOnly")).await.expect(200);
        let green = reseller.caller.act(&format!("/role-arn/{id}/check")).await.expect(200);
        assert_eq!(green["status"], "verified");

        let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": id })).await.expect(201);
        let request = request["id"].as_str().unwrap();
        let approved = app.ops.act(&format!("/link-requests/{request}/approve")).await.expect(200);
        assert_eq!(approved["availableActions"], json!(["reject", "send", "cancel"]));
        let sent = app.ops.act(&format!("/link-requests/{request}/send")).await.expect(200);
        assert_eq!(sent["status"], "sent");
        app.ops.until(&format!("/link-requests/{request}"), |body| body["status"] == "accepted").await;

        let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough", "cloudAccountIds": [id] });
        reseller.caller.post("/support-plans", group).await.expect(201);
        let account = reseller.caller.get(&format!("/cloud-accounts/{id}")).await.expect(200);
        assert_eq!(account["status"], "linked");
        assert!(account["liabilityStartsAt"].is_string());
        let list = reseller.caller.get(&format!("/cloud-accounts/{id}/onboarding")).await.expect(200);
        assert_eq!((&list["status"], &list["percentComplete"]), (&json!("complete"), &json!(100)));
        let history = app.ops.get(&format!("/link-requests/{request}/history")).await.expect(200);
        let moves: Vec<_> = history["data"].as_array().unwrap().iter().map(|one| one["to"].as_str().unwrap()).collect();
        assert_eq!(moves, ["submitted", "approved", "sending", "sent", "accepted"]);
    }
}
