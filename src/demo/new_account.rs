//! The checklist guide's second table: a new AWS account is requested, approved, created, and made ready for billing.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};

use super::DemoError;
use super::http::{Call, Caller, check, member};

/// Walks from the request of a new account for a client to its complete checklist.
pub async fn walk(operations: &Caller, reseller: &Caller, client: &str) -> Result<(), DemoError> {
    let step = "Request a new AWS account, and submit the request at once";
    let body = json!({
        "origin": "new", "clientId": client, "nickname": "Sol Development", "supportType": "business_plus",
        "submitLinkRequest": true,
    });
    let show = &["/id", "/origin", "/nickname", "/status", "/linkRequestId"];
    let call = Call { step, method: Method::POST, path: "/cloud-accounts", body: Some(body), expect: 201, show };
    let account = reseller.call(call).await?;
    let (id, request) = (member(step, &account, "/id")?, member(step, &account, "/linkRequestId")?);
    let checklist = format!("/cloud-accounts/{id}/onboarding");
    reseller.checklist(&checklist).await?;

    let number = create(operations, reseller, &request, &checklist).await?;
    set_up_role(reseller, &id, &number, &checklist).await?;

    let step = "Put the new account into a Business support plan group";
    let body = json!({ "clientId": client, "name": "Business Support", "kind": "business", "cloudAccountIds": [id] });
    let show = &["/id", "/kind", "/cloudAccountIds"];
    let call = Call { step, method: Method::POST, path: "/support-plans", body: Some(body), expect: 201, show };
    reseller.call(call).await?;
    let list = reseller.checklist(&checklist).await?;
    check(step, &list, "/status", "complete")
}

async fn create(operations: &Caller, reseller: &Caller, request: &str, checklist: &str) -> Result<String, DemoError> {
    let step = "Confirm the name and fill in the root e-mail address with the approval";
    let path = format!("/link-requests/{request}/approve");
    let body = json!({ "accountName": "Sol Development", "rootEmail": "aws-root@example.com" });
    let show = &["/status", "/approvedAt"];
    let call = Call { step, method: Method::POST, path: &path, body: Some(body), expect: 200, show };
    check(step, &operations.call(call).await?, "/status", "approved")?;
    reseller.checklist(checklist).await?;

    let step = "Have AWS create the account";
    let path = format!("/link-requests/{request}/send");
    let call = Call { step, method: Method::POST, path: &path, body: None, expect: 200, show: &["/status"] };
    check(step, &operations.call(call).await?, "/status", "creating")?;
    reseller.checklist(checklist).await?;

    let begun = Instant::now();
    let path = format!("/link-requests/{request}");
    while reseller.read(&path).await?.get("status").and_then(Value::as_str) != Some("completed") {
        if begun.elapsed() > Duration::from_secs(20) {
            return Err(DemoError::Step { step: step.to_owned(), reason: "it was not completed in time".to_owned() });
        }
        actix_web::rt::time::sleep(Duration::from_millis(100)).await;
    }
    let step = "The account exists and is linked";
    let id = member(step, &reseller.read(&path).await?, "/cloudAccountId")?;
    let path = format!("/cloud-accounts/{id}");
    let show = &["/awsAccountId", "/status", "/liabilityStartsAt"];
    let call = Call { step, method: Method::GET, path: &path, body: None, expect: 200, show };
    let account = reseller.call(call).await?;
    check(step, &account, "/status", "linked")?;
    reseller.checklist(checklist).await?;
    member(step, &account, "/awsAccountId")
}

async fn set_up_role(reseller: &Caller, id: &str, number: &str, checklist: &str) -> Result<(), DemoError> {
    let step = "The root user has reset the password and created the role; save its ARN";
    let path = format!("/role-arn/{id}");
    let body = json!({ "roleArn": format!("arn:aws:iam::{number}:role/GangwayReadOnly") });
    let show = &["/roleArn", "/status"];
    let call = Call { step, method: Method::PUT, path: &path, body: Some(body), expect: 200, show };
    reseller.call(call).await?;
    let step = "Check Now";
    let path = format!("/role-arn/{id}/check");
    let call = Call { step, method: Method::POST, path: &path, body: None, expect: 200, show: &["/status"] };
    check(step, &reseller.call(call).await?, "/status", "verified")?;
    reseller.checklist(checklist).await.map(drop)
}
