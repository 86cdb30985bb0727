//! The report of a role's last verification.

use gangway::aws::AwsMode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::app::Reseller;
use crate::support::{Answer, Caller, Database, TestApp};

async fn with_role(reseller: &Reseller, client: &str, ending: &str, name: &str) -> (Value, String) {
    let account = reseller.account(client, ending).await;
    let role = format!("/role-arn/{}", account["id"].as_str().unwrap());
    let arn = format!("arn:aws:iam::{}:role/{name}", account["awsAccountId"].as_str().unwrap());
    reseller.caller.put(&role, json!({ "roleArn": arn })).await.expect(200);
    (account, role)
}

async fn report(caller: &Caller, role: &str, headers: &[(&str, &str)]) -> Answer {
    caller.send(Method::GET, &format!("{role}/report"), None, headers).await
}

on_both! {
    an_auditor_gets_the_last_verification_as_a_document, Simulated, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let (account, role) = with_role(&reseller, &client, "6101", "OtherPayerBusinessSupport").await;
        report(&reseller.caller, &role, &[]).await.problem(404, "role_report_not_found");
        let checked = reseller.caller.act(&format!("{role}/check")).await.expect(200);

        let answer = report(&reseller.caller, &role, &[]).await;
        assert_eq!(answer.header("content-type"), Some("application/json"));
        let found = answer.expect(200);
        for member in ["cloudAccountId", "roleArn", "externalId", "crossAccountId", "checkedAt", "status"] {
            assert_eq!(found[member], checked[member], "{member}");
        }
        assert_eq!((&found["awsAccountId"], &found["source"]), (&account["awsAccountId"], &json!("simulated")));
        assert_eq!(found["platformVersion"], env!("CARGO_PKG_VERSION"));
        let measured = json!({ "organizationRole": "member", "payerAccountId": "999900001111", "supportType": "business" });
        assert_eq!(found["measured"], measured);
        let names = |list: &Value| list.as_array().unwrap().iter().map(|check| check["name"].clone()).collect::<Vec<_>>();
        assert_eq!(names(&found["checks"]), names(&checked["checks"]));
        assert_eq!(found["checks"][0]["evidence"], "observed");
        let limits = found["limits"].as_array().unwrap();
        assert!(limits[0].as_str().unwrap().contains("test values"), "{limits:?}");

        let page = report(&reseller.caller, &role, &[("accept", "text/markdown")]).await;
        assert_eq!(page.header("content-type"), Some("text/markdown; charset=utf-8"));
        for value in [&found["roleArn"], &found["externalId"], &found["awsAccountId"], &found["checks"][1]["meaning"], &limits[1]] {
            assert!(page.text.contains(value.as_str().unwrap()), "{value} is not in {}", page.text);
        }
        let spanish = report(&reseller.caller, &role, &[("accept", "text/markdown"), ("accept-language", "es")]).await;
        assert!(spanish.text.starts_with("# Verificación"), "{}", spanish.text);
        assert_eq!(spanish.header("content-language"), Some("es"));
        report(&reseller.caller, &role, &[("accept", "image/png")]).await.problem(406, "not_acceptable");

        // A bad verdict is a verification too; another ARN has none yet.
        let (_, bad) = with_role(&reseller, &client, "6102", "OpenRole").await;
        reseller.caller.act(&format!("{bad}/check")).await.expect(200);
        let insecure = report(&reseller.caller, &bad, &[]).await.expect(200);
        assert_eq!((&insecure["status"], &insecure["diagnosis"]["code"]), (&json!("insecure"), &json!("external_id_not_required")));
        reseller.caller.delete(&bad).await.expect(204);
        report(&reseller.caller, &bad, &[]).await.problem(404, "role_report_not_found");
        let rival = app.reseller("Rival").await;
        report(&rival.caller, &role, &[]).await.problem(404, "cloud_account_not_found");
    }
}

#[actix_web::test]
async fn what_a_person_saw_is_reported_as_such_and_breaks_no_page() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let reseller = app.reseller("Nube").await;
    let client = reseller.client(&app, "Sol").await;
    let (_, role) = with_role(&reseller, &client, "6103", "GangwayReadOnly").await;
    let seen = json!({ "status": "no_access", "note": "a | b\n# <b>MFA</b>" });
    app.ops.post(&format!("{role}/record-check"), seen).await.expect(200);
    let found = report(&reseller.caller, &role, &[]).await.expect(200);
    assert_eq!((&found["source"], &found["checks"][0]["evidence"]), (&json!("console"), &json!("statement")));
    assert_eq!(found["measured"], json!({}));
    let page = report(&reseller.caller, &role, &[("accept", "text/markdown, */*;q=0.1")]).await;
    assert!(page.text.contains("a \\| b \\# \\<b\\>MFA\\</b\\> |\n"), "{}", page.text);
    assert!(page.text.contains("not tried by the platform"), "{}", page.text);

    // What was verified before it was kept by whom is reported without it.
    app.database.execute("UPDATE role_arns SET verification = NULL");
    let old = report(&reseller.caller, &role, &[]).await.expect(200);
    assert_eq!((old.get("source"), &old["crossAccountId"]), (None, &found["crossAccountId"]));
}
