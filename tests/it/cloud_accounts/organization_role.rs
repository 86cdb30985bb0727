//! Management and member accounts of other organizations (A5, A6).

use gangway::aws::AwsMode;
use serde_json::json;

use super::{path, with};
use crate::on_both;
use crate::support::bodies::{account_body, codes, id, number};
use crate::support::{Database, TestApp};

on_both! {
    a5_a_management_account_is_refused_with_a_link_to_what_to_do, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let body = with(account_body(&client, &number("1000")), "organizationRole", json!("management"));
        let problem = reseller.caller.post("/cloud-accounts", body.clone()).await.problem(422, "management_account_needs_cta");
        assert!(problem["helpUrl"].as_str().unwrap().starts_with("https://"), "{problem}");
        assert!(problem["detail"].as_str().unwrap().contains("Consent to Assignment"), "{problem}");
        let standalone = with(body, "organizationRole", json!("standalone"));
        let account = reseller.caller.post("/cloud-accounts", standalone).await.expect(201);
        let patch = json!({ "organizationRole": "management" });
        reseller.caller.patch(&path(&account), patch).await.problem(422, "management_account_needs_cta");
        assert_eq!(reseller.caller.get(&path(&account)).await.expect(200), account);
    }
}

on_both! {
    a6_a_member_account_is_saved_but_must_leave_before_its_link_request, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let mut body = with(account_body(&client, &number("1000")), "organizationRole", json!("member"));
        body["submitLinkRequest"] = json!(true);
        reseller.caller.post("/cloud-accounts", body.clone()).await.problem(409, "member_account_must_leave");
        assert_eq!(reseller.caller.get("/cloud-accounts").await.expect(200)["data"], json!([]), "nothing is stored");
        assert_eq!(reseller.caller.get("/link-requests").await.expect(200)["data"], json!([]));
        assert_eq!(reseller.caller.get("/role-arn").await.expect(200)["data"], json!([]));

        body["submitLinkRequest"] = json!(false);
        let account = reseller.caller.post("/cloud-accounts", body).await.expect(201);
        assert_eq!((&account["status"], &account["organizationRole"]), (&json!("registered"), &json!("member")));
        let request = json!({ "cloudAccountId": id(&account) });
        reseller.caller.post("/link-requests", request.clone()).await.problem(409, "member_account_must_leave");
        assert_eq!(reseller.caller.get(&path(&account)).await.expect(200), account);
        reseller.caller.patch(&path(&account), json!({ "organizationRole": "standalone" })).await.expect(200);
        reseller.caller.post("/link-requests", request).await.expect(201);
    }
}

#[actix_web::test]
async fn a6_the_setting_lets_a_member_account_be_invited_with_a_warning() {
    let app =
        TestApp::start_with(Database::Sqlite, AwsMode::Manual, |settings| settings.allow_direct_transfer = true).await;
    let reseller = app.reseller("Nube Partners").await;
    let client = reseller.client(&app, "Sol").await;
    for at_once in [true, false] {
        let mut body = with(account_body(&client, &number("1000")), "organizationRole", json!("member"));
        body["submitLinkRequest"] = json!(at_once);
        let account = reseller.caller.post("/cloud-accounts", body).await.expect(201);
        let request = if at_once {
            reseller
                .caller
                .get(&format!("/link-requests/{}", account["linkRequestId"].as_str().unwrap()))
                .await
                .expect(200)
        } else {
            reseller.caller.post("/link-requests", json!({ "cloudAccountId": id(&account) })).await.expect(201)
        };
        assert_eq!(codes(&request["warnings"]), ["support_plan_not_assigned", "direct_transfer"]);
    }
}
