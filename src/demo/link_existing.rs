//! The guide on linking an existing account, Parts 1 to 4, step by step.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};

use super::DemoError;
use super::http::{Call, Caller, Login, check, member};

/// What the walk leaves behind.
pub struct Walked {
    /// The reseller's credential.
    pub login: Login,
    /// The reseller, logged in.
    pub reseller: Caller,
    /// Its client.
    pub client: String,
}

/// Walks from a new reseller to a linked account that can be billed.
pub async fn walk(operations: &Caller) -> Result<Walked, DemoError> {
    let login = set_up_reseller(operations).await?;
    let reseller = Caller::login("reseller", operations.url(), &login.id, &login.secret).await?;
    let client = set_up_client(&reseller).await?;
    review_questions(&reseller, &client).await?;
    let account = add_account(&reseller, &client).await?;
    set_up_role(&reseller, &account).await?;
    link(operations, &reseller, &account).await?;
    assign_support_plan(&reseller, &client, &account).await?;
    Ok(Walked { login, reseller, client })
}

/// Adds one more account and makes a link for its owner, whose steps are left to whoever opens it. Its address.
pub async fn leave_to_the_owner(walked: &Walked) -> Result<String, DemoError> {
    let step = "Add another account, and leave its steps to you";
    let body = json!({
        "origin": "existing", "clientId": walked.client, "awsAccountId": "444455556666", "nickname": "Data",
        "supportType": "basic", "organizationRole": "standalone",
    });
    let path = "/cloud-accounts";
    let call =
        Call { step, method: Method::POST, path, body: Some(body), expect: 201, show: &["/id", "/awsAccountId"] };
    let account = member(step, &walked.reseller.call(call).await?, "/id")?;
    let step = "Make a link for its owner";
    let path = format!("/cloud-accounts/{account}/owner-links");
    let body = json!({ "language": "en" });
    let show = &["/status", "/expiresAt"];
    let call = Call { step, method: Method::POST, path: &path, body: Some(body), expect: 201, show };
    member(step, &walked.reseller.call(call).await?, "/url")
}

/// An account that was added.
struct Account {
    id: String,
    number: String,
    checklist: String,
}

async fn set_up_reseller(operations: &Caller) -> Result<Login, DemoError> {
    let step = "Register a reseller";
    let body = json!({ "name": "Nube Partners", "country": "ES", "defaultCurrency": "USD" });
    let show = &["/id", "/name", "/status"];
    let call = Call { step, method: Method::POST, path: "/resellers", body: Some(body), expect: 201, show };
    let reseller = member(step, &operations.call(call).await?, "/id")?;
    let step = "Give it a credential; the secret is shown this once";
    let body = json!({ "name": "Integration", "role": "reseller", "resellerId": reseller });
    let show = &["/id", "/role"];
    let call = Call { step, method: Method::POST, path: "/credentials", body: Some(body), expect: 201, show };
    let made = operations.call(call).await?;
    Ok(Login { id: member(step, &made, "/id")?, secret: member(step, &made, "/secret")? })
}

async fn set_up_client(reseller: &Caller) -> Result<String, DemoError> {
    let step = "Part 1: set up the client";
    let body = json!({
        "name": "Panadería Sol",
        "contact": { "name": "Administration", "email": "admin@example.com" },
        "address": { "street": "Calle Mayor 1", "city": "Madrid", "postalCode": "28013", "country": "ES" },
        "domain": "example.com",
        "language": "es",
    });
    let show = &["/id", "/name", "/status"];
    let call = Call { step, method: Method::POST, path: "/clients", body: Some(body), expect: 201, show };
    let client = member(step, &reseller.call(call).await?, "/id")?;
    let checklist = format!("/clients/{client}/onboarding");
    reseller.checklist(&checklist).await?;

    let step = "Find the Amazon Web Services Master Pricebook: list price is the customer's price";
    let path = "/pricebooks?kind=master";
    let show = &["/data/0/id", "/data/0/name", "/data/0/currency"];
    let call = Call { step, method: Method::GET, path, body: None, expect: 200, show };
    let pricebook = member(step, &reseller.call(call).await?, "/data/0/id")?;

    let step = "Set pricebook and currency, and enable the provider in the customer portal";
    let path = format!("/clients/{client}/cloud-providers/aws");
    let body = json!({ "pricebookId": pricebook, "currency": "USD", "enabledInCustomerPortal": true });
    let show = &["/pricebookId", "/currency", "/enabledInCustomerPortal"];
    let call = Call { step, method: Method::PUT, path: &path, body: Some(body), expect: 201, show };
    reseller.call(call).await?;
    reseller.checklist(&checklist).await?;
    Ok(client)
}

async fn review_questions(reseller: &Caller, client: &str) -> Result<(), DemoError> {
    let step = "Look at the discovery questions: what to know before an existing account is linked";
    let (path, show) = ("/discovery-questions", &["/version", "/data/0/code", "/data/0/text"]);
    let call = Call { step, method: Method::GET, path, body: None, expect: 200, show };
    let questions = reseller.call(call).await?;
    // What the client says; of the rest nothing is known, or nothing is there.
    let said = [
        ("account_structure", "single"),
        ("payment_method", "yes"),
        ("root_access", "yes"),
        ("recovery_access", "yes"),
        ("seller_of_record", "yes"),
        ("reservations", "own"),
        ("marketplace", "none"),
        ("support_plan", "basic"),
    ];
    let mut answers = serde_json::Map::new();
    for question in questions.get("data").and_then(Value::as_array).into_iter().flatten() {
        let code = member(step, question, "/code")?;
        let answer = said.iter().find(|(asked, _)| *asked == code).map_or("no", |(_, answer)| *answer);
        answers.insert(code, json!(answer));
    }
    let step = "Answer them with the client; a savings plan of its own comes along";
    let path = format!("/clients/{client}/discovery");
    let body = json!({ "answers": answers, "note": "Asked by telephone." });
    let show = &["/complete", "/risks/0/code", "/risks/0/message", "/risks/0/fix"];
    let call = Call { step, method: Method::PUT, path: &path, body: Some(body), expect: 200, show };
    reseller.call(call).await?;
    reseller.checklist(&format!("/clients/{client}/onboarding")).await.map(drop)
}

async fn add_account(reseller: &Caller, client: &str) -> Result<Account, DemoError> {
    let step = "Add the AWS account by its 12-digit number, as the console prints it";
    let body = json!({
        "origin": "existing", "clientId": client, "awsAccountId": "1111-2222-3333", "nickname": "Production",
        "supportType": "basic", "organizationRole": "standalone",
    });
    let show = &["/id", "/awsAccountId", "/externalId", "/effectivePricebook/source", "/status"];
    let call = Call { step, method: Method::POST, path: "/cloud-accounts", body: Some(body), expect: 201, show };
    let account = reseller.call(call).await?;
    let id = member(step, &account, "/id")?;
    let checklist = format!("/cloud-accounts/{id}/onboarding");
    reseller.checklist(&checklist).await?;
    Ok(Account { number: member(step, &account, "/awsAccountId")?, id, checklist })
}

async fn set_up_role(reseller: &Caller, account: &Account) -> Result<(), DemoError> {
    let step =
        "Part 2: make a link for the account's owner, who needs no credential: open it, and watch the steps there";
    let path = format!("/cloud-accounts/{}/owner-links", account.id);
    let show = &["/url", "/language", "/expiresAt"];
    let call = Call { step, method: Method::POST, path: &path, body: None, expect: 201, show };
    reseller.call(call).await?;

    let step = "Or hand the setup kit to the owner, who creates the role in the AWS console";
    let path = format!("/role-arn/{}/setup-kit", account.id);
    let show = &["/crossAccountId", "/externalId", "/requireMfa", "/managedPolicies", "/roleName"];
    let call = Call { step, method: Method::GET, path: &path, body: None, expect: 200, show };
    reseller.call(call).await?;

    let path = format!("/role-arn/{}", account.id);
    let check_path = format!("{path}/check");
    let roles = [("GangwayNoAccess", "no_access"), ("GangwayReadOnly", "verified")];
    for (name, verdict) in roles {
        let step = "Paste the role's ARN";
        let body = json!({ "roleArn": format!(" arn:aws:iam::{}:role/{name} ", account.number) });
        let show = &["/roleArn", "/status", "/warnings/0/message"];
        let call = Call { step, method: Method::PUT, path: &path, body: Some(body), expect: 200, show };
        reseller.call(call).await?;
        let step = "Check Now";
        let show = &["/status", "/diagnosis/message", "/diagnosis/fix"];
        let call = Call { step, method: Method::POST, path: &check_path, body: None, expect: 200, show };
        check(step, &reseller.call(call).await?, "/status", verdict)?;
        reseller.checklist(&account.checklist).await?;
    }
    Ok(())
}

async fn link(operations: &Caller, reseller: &Caller, account: &Account) -> Result<(), DemoError> {
    let step = "Part 3: submit the link request";
    let body = json!({ "cloudAccountId": account.id, "note": "The owner expects the invitation." });
    let show = &["/id", "/status", "/warnings/0/message", "/availableActions"];
    let call = Call { step, method: Method::POST, path: "/link-requests", body: Some(body), expect: 201, show };
    let request = member(step, &reseller.call(call).await?, "/id")?;
    reseller.checklist(&account.checklist).await?;

    let step = "Look into the queue";
    let show = &["/data/0/id", "/data/0/status", "/data/0/availableActions"];
    let path = "/link-requests?status=submitted";
    operations.call(Call { step, method: Method::GET, path, body: None, expect: 200, show }).await?;

    let path = format!("/link-requests/{request}");
    for (step, action, status, show) in [
        ("Approve the request", "approve", "approved", &["/status", "/approvedAt"][..]),
        ("Send the invitation", "send", "sent", &["/status", "/handshakeId", "/expiresAt", "/awsExpiresAt"][..]),
    ] {
        let path = format!("{path}/{action}");
        let call = Call { step, method: Method::POST, path: &path, body: None, expect: 200, show };
        check(step, &operations.call(call).await?, "/status", status)?;
        reseller.checklist(&account.checklist).await?;
    }
    wait_for_acceptance(reseller, &path).await?;
    let step = "The owner accepts in the AWS console; from now on the distributor is financially responsible";
    let path = format!("/cloud-accounts/{}", account.id);
    let show = &["/status", "/liabilityStartsAt"];
    let call = Call { step, method: Method::GET, path: &path, body: None, expect: 200, show };
    check(step, &reseller.call(call).await?, "/status", "linked")?;
    reseller.checklist(&account.checklist).await?;
    Ok(())
}

/// In simulated mode the owner answers about a second after the invitation was sent.
async fn wait_for_acceptance(reseller: &Caller, path: &str) -> Result<(), DemoError> {
    let begun = Instant::now();
    loop {
        let request = reseller.read(path).await?;
        if request.get("status").and_then(Value::as_str) == Some("accepted") {
            return Ok(());
        }
        if begun.elapsed() > Duration::from_secs(20) {
            return Err(DemoError::Step { step: "wait for the owner".to_owned(), reason: request.to_string() });
        }
        actix_web::rt::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn assign_support_plan(reseller: &Caller, client: &str, account: &Account) -> Result<(), DemoError> {
    let step = "Part 4: create the support plan group with the account, Passthrough for Basic Support";
    let body = json!({
        "clientId": client, "name": "Basic Support", "kind": "passthrough", "cloudAccountIds": [account.id],
    });
    let show = &["/id", "/kind", "/cloudAccountIds"];
    let call = Call { step, method: Method::POST, path: "/support-plans", body: Some(body), expect: 201, show };
    reseller.call(call).await?;
    let list = reseller.checklist(&account.checklist).await?;
    check(step, &list, "/status", "complete")
}
