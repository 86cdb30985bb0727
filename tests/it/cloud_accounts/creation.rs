//! New accounts: what is stored, what is refused, and the link request in one step.

use serde_json::{Value, json};

use super::{path, status_if_changed, with};
use crate::on_both;
use crate::support::bodies::{NOBODYS, account_body, id, number};
use crate::support::make;

on_both! {
    a_created_account_reads_back_with_all_its_members, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let own = make::pricebook(&app, &reseller.caller, "Own").await;
        let body = json!({
            "origin": "existing", "clientId": client, "awsAccountId": number("1000"), "rootEmail": " aws-root@example.com ",
            "nickname": "Production", "type": "resale", "pricebookId": own, "supportType": "enterprise",
            "organizationRole": "standalone", "submitLinkRequest": false,
        });
        let answer = reseller.caller.post("/cloud-accounts", body.clone()).await;
        let location = answer.header("location").unwrap().to_owned();
        assert_eq!(answer.header("etag"), Some("\"v1\""));
        let made = answer.expect(201);
        assert_eq!(location, format!("{}{}", app.url, path(&made)));
        assert!(id(&made).starts_with("acc_") && id(&made).len() == 30, "{made}");
        let external_id = made["externalId"].as_str().unwrap();
        assert!(external_id.starts_with("CA") && external_id.len() == 28, "{external_id}");

        let mut wanted = body;
        wanted.as_object_mut().unwrap().remove("submitLinkRequest");
        for (name, value) in [
            ("resellerId", json!(reseller.id)), ("provider", json!("aws")),
            ("organizationRoleSource", json!("declared")), ("rootEmail", json!("aws-root@example.com")),
            ("effectivePricebook", json!({ "pricebookId": own, "source": "account" })),
            ("status", json!("registered")), ("roleStatus", json!("not_checked")), ("version", json!(1)),
        ] {
            wanted[name] = value;
        }
        for name in ["id", "externalId", "createdAt", "updatedAt"] {
            wanted[name] = made[name].clone();
        }
        assert_eq!(made, wanted);
        assert_eq!(reseller.caller.get(&path(&made)).await.expect(200), made);
        assert_eq!(status_if_changed(&reseller.caller, &path(&made), &json!(1)).await, 304);
        assert_eq!(status_if_changed(&reseller.caller, &path(&made), &json!(2)).await, 200);
        let role = reseller.caller.get(&format!("/role-arn/{}", id(&made))).await.expect(200);
        assert_eq!((&role["status"], &role["externalId"]), (&json!("not_checked"), &made["externalId"]));

        // A2: what is optional may be left out, and is absent then.
        let least = json!({ "origin": "existing", "clientId": client, "awsAccountId": number("1001"), "supportType": "basic" });
        let least = reseller.caller.post("/cloud-accounts", least).await.expect(201);
        for absent in ["rootEmail", "nickname", "organizationRole", "pricebookId", "linkRequestId", "supportPlanId", "liabilityStartsAt"] {
            assert!(least.get(absent).is_none(), "{absent} of {least}");
        }
        assert_eq!(least["type"], "resale", "A3");
        assert_ne!(least["externalId"], made["externalId"], "R11");
    }
}

on_both! {
    every_refused_member_of_an_account_is_reported_at_once, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let other = app.reseller("Other").await;
        let post = async |body: Value| reseller.caller.post("/cloud-accounts", body).await.violations();
        assert_eq!(post(json!({})).await, ["/origin required"]);
        assert_eq!(post(json!({ "origin": "found" })).await, ["/origin unknown_value"]);
        assert_eq!(post(json!({ "origin": "existing" })).await, [
            "/awsAccountId required", "/clientId required", "/supportType required",
        ]);
        let bad = json!({
            "origin": "existing", "clientId": "nonsense", "awsAccountId": 123456789012u64, "rootEmail": "root", "nickname": " ",
            "type": "cost", "pricebookId": "nonsense", "supportType": "gold", "organizationRole": "owner",
            "submitLinkRequest": "yes", "externalId": "CA01JDGX3V9RE8TBQ4M6N0Y7K2HA", "status": "linked",
        });
        assert_eq!(post(bad).await, [
            "/awsAccountId wrong_type", "/clientId not_found", "/externalId unknown_member", "/nickname blank",
            "/organizationRole unknown_value", "/pricebookId not_found", "/rootEmail invalid_root_email",
            "/status unknown_member", "/submitLinkRequest wrong_type", "/supportType unknown_value", "/type unknown_value",
        ]);
        let foreign = other.client(&app, "Luna").await;
        for client in [foreign, format!("cli_{NOBODYS}")] {
            assert_eq!(post(account_body(&client, &number("1000"))).await, ["/clientId not_found"]);
        }
        assert_eq!(reseller.caller.get("/cloud-accounts").await.expect(200)["data"], json!([]));
    }
}

on_both! {
    a_link_request_can_be_submitted_with_the_account_in_one_step, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let body = with(account_body(&client, &number("1000")), "submitLinkRequest", json!(true));
        let answer = reseller.caller.post("/cloud-accounts", body.clone()).await;
        let tag = answer.header("etag").unwrap().to_owned();
        let account = answer.expect(201);
        assert_eq!(account["status"], "requested");
        assert_eq!(tag, format!("\"v{}\"", account["version"]));
        assert_eq!(reseller.caller.get(&path(&account)).await.expect(200), account);
        let request = account["linkRequestId"].as_str().unwrap();
        let request = reseller.caller.get(&format!("/link-requests/{request}")).await.expect(200);
        assert_eq!((&request["status"], &request["kind"]), (&json!("submitted"), &json!("link_existing")));
        assert_eq!(request["cloudAccountId"], account["id"]);
        assert_eq!(request["warnings"][0]["code"], "support_plan_not_assigned");

        // Refused as a whole: the second has the number of the first.
        reseller.caller.post("/cloud-accounts", body).await.problem(409, "aws_account_already_registered");
        assert_eq!(reseller.caller.get("/link-requests").await.expect(200)["data"].as_array().unwrap().len(), 1);
    }
}
