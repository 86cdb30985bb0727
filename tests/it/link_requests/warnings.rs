//! What a request is refused or warned of for what its account lacks (A6).

use gangway::aws::AwsMode;
use reqwest::Method;
use serde_json::json;

use crate::support::bodies::{account_body, codes, id, number};
use crate::support::{Database, TestApp};

#[actix_web::test]
async fn a6_a_member_of_another_organization_must_leave_it_first_unless_direct_transfers_are_allowed() {
    for allowed in [false, true] {
        let change = |settings: &mut gangway::settings::Settings| settings.allow_direct_transfer = allowed;
        let app = TestApp::start_with(Database::Sqlite, AwsMode::Manual, change).await;
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let mut body = account_body(&client, &number("1500"));
        body["organizationRole"] = json!("member");
        let account = id(&reseller.caller.post("/cloud-accounts", body.clone()).await.expect(201)).to_owned();
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
    let (account, path) =
        (id(&account).to_owned(), format!("/link-requests/{}", account["linkRequestId"].as_str().unwrap()));
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
