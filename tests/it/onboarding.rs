//! The checklists: computed from facts at every step of the flow, for an account and for its client.

use chrono::TimeDelta;
use gangway::aws::AwsMode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::{account_body, codes, number, with_status};
use crate::support::{Caller, Database, TestApp};

/// The tasks of `link_existing`, in order.
const TASKS: [&str; 13] = [
    "review_discovery_questions",
    "create_client",
    "set_pricebook",
    "assign_support_plan_group",
    "portal_credentials",
    "add_account_number",
    "create_role",
    "add_role_arn",
    "verify_role_arn",
    "submit_link_request",
    "approve_link_request",
    "send_invitation",
    "accept_invitation",
];

async fn checklist(caller: &Caller, account: &str) -> Value {
    caller.get(&format!("/cloud-accounts/{account}/onboarding")).await.expect(200)
}

fn task<'a>(list: &'a Value, code: &str) -> &'a Value {
    let tasks = list["tasks"].as_array().unwrap();
    tasks.iter().find(|task| task["code"] == code).unwrap_or_else(|| panic!("no {code} in {list}"))
}

/// What a checklist says in short: status, percentage, what is due, what is blocked.
#[track_caller]
fn assert_at(list: &Value, status: &str, percent: u8, due: &[&str], blocked: &[&str]) {
    assert_eq!(list["status"], status, "{list}");
    assert_eq!(list["percentComplete"], percent, "{list}");
    assert_eq!(list["currentlyDue"], json!(due), "{list}");
    assert_eq!(with_status(list, "blocked"), blocked, "{list}");
}

on_both! {
    every_step_of_the_flow_shows_in_the_accounts_checklist, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let account = reseller.account(&client, "5001").await;
        let (account, number) = (account["id"].as_str().unwrap(), account["awsAccountId"].as_str().unwrap());
        let list = checklist(&reseller.caller, account).await;
        assert_eq!((&list["cloudAccountId"], &list["flow"]), (&json!(account), &json!("link_existing")));
        let order: Vec<_> = list["tasks"].as_array().unwrap().iter().map(|task| &task["code"]).collect();
        assert_eq!(json!(order), json!(TASKS));
        // 3 of the 11 that count.
        let link = ["approve_link_request", "send_invitation", "accept_invitation"];
        assert_at(&list, "in_progress", 27, &["assign_support_plan_group", "create_role", "add_role_arn", "submit_link_request"], &link);
        assert_eq!(with_status(&list, "optional"), ["review_discovery_questions", "portal_credentials"]);
        assert_eq!(with_status(&list, "done"), ["create_client", "set_pricebook", "add_account_number"]);
        // The role is recommended and never blocked; without an ARN there is nothing to check yet.
        assert_eq!(task(&list, "verify_role_arn")["status"], "todo");
        assert_eq!(codes(&list["warnings"]), ["support_plan_not_assigned"]);
        for (code, before) in [
            ("submit_link_request", json!([])),
            ("approve_link_request", json!(["submit_link_request"])),
            ("send_invitation", json!(["approve_link_request"])),
            ("accept_invitation", json!(["send_invitation"])),
        ] {
            assert_eq!(task(&list, code)["blockedBy"], before);
        }

        let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": account })).await.expect(201);
        let request = format!("/link-requests/{}", request["id"].as_str().unwrap());
        let list = checklist(&reseller.caller, account).await;
        let roles = ["assign_support_plan_group", "create_role", "add_role_arn"];
        let due = |last| [&roles[..], &[last]].concat();
        assert_at(&list, "in_progress", 36, &due("approve_link_request"), &link[1..]);
        assert_eq!(task(&list, "approve_link_request")["action"], json!({
            "operationId": "approveLinkRequest", "method": "POST", "path": format!("{request}/approve"),
        }));
        app.ops.act(&format!("{request}/approve")).await.expect(200);
        let list = checklist(&reseller.caller, account).await;
        assert_at(&list, "in_progress", 45, &due("send_invitation"), &link[2..]);
        assert!(task(&list, "accept_invitation").get("dueAt").is_none());
        let sent = app.ops.act(&format!("{request}/send")).await.expect(200);
        let list = checklist(&reseller.caller, account).await;
        assert_at(&list, "in_progress", 54, &due("accept_invitation"), &[]);
        assert_eq!(task(&list, "accept_invitation")["dueAt"], sent["expiresAt"]);
        assert!(list["tasks"].as_array().unwrap().iter().all(|task| task["code"] == "accept_invitation" || task.get("dueAt").is_none()));

        app.ops.post(&format!("{request}/record-outcome"), json!({ "outcome": "accepted" })).await.expect(200);
        let list = checklist(&reseller.caller, account).await;
        assert_at(&list, "in_progress", 63, &roles, &[]);
        assert!(task(&list, "accept_invitation").get("dueAt").is_none());
        assert_eq!(codes(&list["warnings"]), ["support_plan_not_assigned"], "linked, but billed at a loss");

        let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough", "cloudAccountIds": [account] });
        reseller.caller.post("/support-plans", group).await.expect(201);
        let list = checklist(&reseller.caller, account).await;
        assert_at(&list, "ready", 72, &["create_role", "add_role_arn"], &[]);
        assert_eq!(list["warnings"], json!([]));

        let role = format!("/role-arn/{account}");
        let arn = json!({ "roleArn": format!("arn:aws:iam::{number}:role/GangwayReadOnly") });
        reseller.caller.put(&role, arn).await.expect(200);
        let list = checklist(&reseller.caller, account).await;
        assert_at(&list, "ready", 90, &["verify_role_arn"], &[]);
        app.ops.post(&format!("{role}/record-check"), json!({ "status": "no_access" })).await.expect(200);
        let list = checklist(&reseller.caller, account).await;
        assert_at(&list, "ready", 90, &["verify_role_arn"], &[]);
        assert_eq!(codes(&list["warnings"]), ["role_no_access"]);
        app.ops.post(&format!("{role}/record-check"), json!({ "status": "verified" })).await.expect(200);
        let list = checklist(&reseller.caller, account).await;
        assert_at(&list, "complete", 100, &[], &[]);
        assert_eq!(list["warnings"], json!([]));
        let open = list["tasks"].as_array().unwrap().iter().filter(|task| task["status"] == "done" && task.get("action").is_some());
        assert_eq!(open.count(), 0, "nothing is asked for that is done");

        // Facts, not ticks: what is undone shows at once.
        reseller.caller.delete(&role).await.expect(204);
        let list = checklist(&reseller.caller, account).await;
        assert_at(&list, "ready", 72, &["create_role", "add_role_arn"], &[]);
        let linked = reseller.caller.get(&format!("/cloud-accounts/{account}")).await.expect(200);
        let group = format!("/support-plans/{}/accounts/{account}", linked["supportPlanId"].as_str().unwrap());
        reseller.caller.delete(&group).await.expect(204);
        assert_at(&checklist(&reseller.caller, account).await, "in_progress", 63, &roles, &[]);
    }
}

#[actix_web::test]
async fn a_request_that_ended_is_to_be_submitted_again_and_one_that_expired_too() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let reseller = app.reseller("Nube").await;
    let client = reseller.client(&app, "Sol").await;
    let reason = json!({ "reason": "Because" });
    for (index, (action, body)) in
        [("reject", reason.clone()), ("cancel", reason.clone()), ("fail", reason)].into_iter().enumerate()
    {
        let account = reseller.account(&client, &format!("510{index}")).await;
        let account = account["id"].as_str().unwrap();
        let before = checklist(&reseller.caller, account).await;
        let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": account })).await.expect(201);
        let request = format!("/link-requests/{}", request["id"].as_str().unwrap());
        app.ops.act(&format!("{request}/approve")).await.expect(200);
        assert_ne!(checklist(&reseller.caller, account).await["percentComplete"], before["percentComplete"]);
        app.ops.post(&format!("{request}/{action}"), body).await.expect(200);
        let after = checklist(&reseller.caller, account).await;
        assert_eq!(task(&after, "submit_link_request")["status"], "todo", "{action}");
        assert!(task(&after, "submit_link_request")["action"]["path"].is_string());
        assert_eq!(after["percentComplete"], 27, "{action}");
        assert_eq!(after["currentlyDue"], before["currentlyDue"], "{action}");
    }
    let account = reseller.account(&client, "5110").await;
    let account = account["id"].as_str().unwrap();
    let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": account })).await.expect(201);
    let request = format!("/link-requests/{}", request["id"].as_str().unwrap());
    app.ops.act(&format!("{request}/approve")).await.expect(200);
    app.ops.act(&format!("{request}/send")).await.expect(200);
    app.clock.advance(TimeDelta::days(14));
    let ops = Caller::login(&app.url, crate::support::app::OPS_ID, crate::support::app::OPS_SECRET).await;
    let list = checklist(&ops, account).await;
    assert_eq!(list["percentComplete"], 27);
    assert!(list["currentlyDue"].as_array().unwrap().contains(&json!("submit_link_request")), "{list}");
    assert!(task(&list, "accept_invitation").get("dueAt").is_none());
}

#[actix_web::test]
async fn tasks_name_their_owners_panels_and_what_to_call() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let reseller = app.reseller("Nube").await;
    let client = reseller.client(&app, "Sol").await;
    let account = reseller.account(&client, "5200").await;
    let account = account["id"].as_str().unwrap();
    let list = checklist(&reseller.caller, account).await;
    let (both, platforms) = (json!(["reseller", "client"]), json!(["platform", "customer_portal"]));
    for (code, owners, panels) in [
        ("review_discovery_questions", json!(["reseller"]), json!(["platform"])),
        ("create_client", json!(["reseller"]), json!(["platform"])),
        ("set_pricebook", json!(["reseller"]), json!(["platform"])),
        ("assign_support_plan_group", json!(["reseller"]), json!(["platform"])),
        ("portal_credentials", json!(["reseller"]), json!(["platform"])),
        ("add_account_number", both.clone(), platforms.clone()),
        ("create_role", json!(["aws_account_owner"]), json!(["aws_console"])),
        ("add_role_arn", both.clone(), platforms.clone()),
        ("verify_role_arn", json!(["reseller"]), json!(["platform"])),
        ("submit_link_request", both, platforms),
        ("approve_link_request", json!(["operations"]), json!(["platform"])),
        ("send_invitation", json!(["operations"]), json!(["aws_console"])),
        ("accept_invitation", json!(["aws_account_owner"]), json!(["aws_console"])),
    ] {
        let task = task(&list, code);
        assert_eq!((&task["owners"], &task["panels"]), (&owners, &panels), "{code}");
        for text in ["title", "help"] {
            assert!(!task[text].as_str().unwrap().is_empty(), "{code} {text}");
        }
    }
    // Every operation that is named is in the document, under its method and path.
    for task in list["tasks"].as_array().unwrap() {
        let Some(action) = task.get("action") else { continue };
        let method: Method = action["method"].as_str().unwrap().parse().unwrap();
        let (_, operation) =
            crate::support::contract::operation(&method, action["path"].as_str().unwrap()).expect("a route");
        assert_eq!(operation["operationId"], action["operationId"], "{task}");
    }
    let path = format!("/cloud-accounts/{account}/onboarding");
    let rival = app.reseller("Rival").await;
    rival.caller.get(&path).await.problem(404, "cloud_account_not_found");
    rival.caller.get(&format!("/clients/{client}/onboarding")).await.problem(404, "client_not_found");
}

/// The operation and the path of a task's action.
fn action(list: &Value, code: &str) -> Option<(String, String)> {
    let action = task(list, code).get("action")?.clone();
    Some((action["operationId"].as_str().unwrap().to_owned(), action["path"].as_str().unwrap().to_owned()))
}

fn called(operation: &str, path: &str) -> Option<(String, String)> {
    Some((operation.to_owned(), path.to_owned()))
}

on_both! {
    an_action_is_the_call_that_does_the_task_now, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let account = reseller.account(&client, "3333").await;
        let (id, number) = (account["id"].as_str().unwrap(), account["awsAccountId"].as_str().unwrap());
        let list = checklist(&reseller.caller, id).await;
        // Without a group, a request and an ARN, the call is the one that makes it.
        assert_eq!(action(&list, "assign_support_plan_group"), called("createSupportPlan", "/support-plans"));
        for task in ["submit_link_request", "approve_link_request", "send_invitation"] {
            assert_eq!(action(&list, task), called("createLinkRequest", "/link-requests"), "{task}");
        }
        assert_eq!(action(&list, "verify_role_arn"), called("putRoleArn", &format!("/role-arn/{id}")));
        assert_eq!(action(&list, "create_role"), called("getSetupKit", &format!("/role-arn/{id}/setup-kit")));

        // A group of the wrong kind does not fit; one of the right kind is filled in.
        let group = |kind: &str, accounts: Value| json!({ "clientId": client, "name": kind, "kind": kind, "cloudAccountIds": accounts });
        reseller.caller.post("/support-plans", group("business", json!([]))).await.expect(201);
        let list = checklist(&reseller.caller, id).await;
        assert_eq!(action(&list, "assign_support_plan_group"), called("createSupportPlan", "/support-plans"));
        let fitting = reseller.caller.post("/support-plans", group("passthrough", json!([]))).await.expect(201);
        let member = format!("/support-plans/{}/accounts/{id}", fitting["id"].as_str().unwrap());
        let list = checklist(&reseller.caller, id).await;
        assert_eq!(action(&list, "assign_support_plan_group"), called("putSupportPlanAccount", &member));
        reseller.caller.put(&member, Value::Null).await.expect(200);
        assert_eq!(action(&checklist(&reseller.caller, id).await, "assign_support_plan_group"), None);

        let arn = json!({ "roleArn": format!("arn:aws:iam::{number}:role/Reader") });
        reseller.caller.put(&format!("/role-arn/{id}"), arn).await.expect(200);
        let list = checklist(&reseller.caller, id).await;
        assert_eq!(action(&list, "verify_role_arn"), called("recordRoleCheck", &format!("/role-arn/{id}/record-check")));

        let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": id })).await.expect(201);
        let link = format!("/link-requests/{}", request["id"].as_str().unwrap());
        let list = checklist(&reseller.caller, id).await;
        assert_eq!(action(&list, "approve_link_request"), called("approveLinkRequest", &format!("{link}/approve")));
        assert_eq!(action(&list, "send_invitation"), called("sendLinkRequest", &format!("{link}/send")));
        app.ops.act(&format!("{link}/cancel")).await.expect(200);
        // One that has ended counts as none.
        let list = checklist(&reseller.caller, id).await;
        assert_eq!(action(&list, "approve_link_request"), called("createLinkRequest", "/link-requests"));

        let new = json!({ "origin": "new", "clientId": client, "nickname": "New", "supportType": "basic", "rootEmail": "a@sol.example" });
        let new = reseller.caller.post("/cloud-accounts", new).await.expect(201);
        let new = new["id"].as_str().unwrap();
        let list = checklist(&reseller.caller, new).await;
        assert_eq!(action(&list, "create_account"), called("createLinkRequest", "/link-requests"));
        let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": new })).await.expect(201);
        let link = format!("/link-requests/{}", request["id"].as_str().unwrap());
        app.ops.act(&format!("{link}/approve")).await.expect(200);
        let list = checklist(&reseller.caller, new).await;
        assert_eq!(action(&list, "create_account"), called("sendLinkRequest", &format!("{link}/send")));
        app.ops.act(&format!("{link}/send")).await.expect(200);
        let list = checklist(&reseller.caller, new).await;
        assert_eq!(action(&list, "create_account"), called("completeLinkRequest", &format!("{link}/complete")));
    }
}

#[actix_web::test]
async fn an_accounts_checklist_warns_of_what_may_cost_money_or_time() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let reseller = app.reseller("Nube").await;
    let client = reseller.client(&app, "Sol").await;
    let mut body = account_body(&client, &number("5300"));
    body.as_object_mut().unwrap().remove("organizationRole");
    body["supportType"] = json!("business_plus");
    let account = reseller.caller.post("/cloud-accounts", body).await.expect(201);
    let (id, number) = (account["id"].as_str().unwrap(), account["awsAccountId"].as_str().unwrap());
    let warned = async || {
        let list = checklist(&reseller.caller, id).await;
        codes(&list["warnings"]).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(warned().await, ["support_plan_not_assigned", "organization_role_unknown"]);
    let path = format!("/cloud-accounts/{id}");
    reseller.caller.patch(&path, json!({ "organizationRole": "standalone" })).await.expect(200);
    assert_eq!(warned().await, ["support_plan_not_assigned"]);
    let wrong = json!({ "clientId": client, "name": "P", "kind": "passthrough", "cloudAccountIds": [id] });
    reseller.caller.post("/support-plans", wrong).await.problem(422, "support_plan_mismatch");
    let right = json!({ "clientId": client, "name": "B", "kind": "business", "cloudAccountIds": [id] });
    reseller.caller.post("/support-plans", right).await.expect(201);
    assert_eq!(warned().await, Vec::<String>::new());
    for (name, code) in [("OpenRole", "role_insecure"), ("NoAccess", "role_no_access"), ("NoPolicy", "role_no_access")]
    {
        let arn = json!({ "roleArn": format!("arn:aws:iam::{number}:role/{name}") });
        reseller.caller.put(&format!("/role-arn/{id}"), arn).await.expect(200);
        assert_eq!(warned().await, Vec::<String>::new(), "not checked is no warning");
        reseller.caller.act(&format!("/role-arn/{id}/check")).await.expect(200);
        assert_eq!(warned().await, [code], "{name}");
        assert_eq!(task(&checklist(&reseller.caller, id).await, "verify_role_arn")["status"], "todo");
    }
}

on_both! {
    a_clients_checklist_has_its_own_tasks_and_how_far_its_live_accounts_are, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.bare_client("Sol").await;
        let path = format!("/clients/{client}/onboarding");
        let list = reseller.caller.get(&path).await.expect(200);
        assert_eq!((&list["clientId"], &list["accounts"]), (&json!(client), &json!([])));
        let order: Vec<_> = list["tasks"].as_array().unwrap().iter().map(|task| &task["code"]).collect();
        assert_eq!(json!(order), json!(["review_discovery_questions", "create_client", "set_pricebook", "portal_credentials"]));
        assert_at(&list, "in_progress", 50, &["set_pricebook"], &[]);
        let no_account = reseller.caller.post("/cloud-accounts", account_body(&client, &number("5400"))).await;
        no_account.problem(409, "pricebook_not_set");

        let provider = format!("/clients/{client}/cloud-providers/aws");
        let with_portal = async |on: bool| {
            let body = json!({ "pricebookId": app.master().await, "currency": "USD", "enabledInCustomerPortal": on });
            let answer = reseller.caller.put(&provider, body).await;
            assert!(answer.status.is_success(), "{}", answer.text);
        };
        with_portal(false).await;
        assert_at(&reseller.caller.get(&path).await.expect(200), "complete", 100, &[], &[]);

        // Portal credentials: a working customer credential, and the provider is enabled in the portal.
        let portal = async || task(&reseller.caller.get(&path).await.expect(200), "portal_credentials")["status"].clone();
        assert_eq!(portal().await, "optional");
        let body = json!({ "name": "portal", "role": "customer", "resellerId": reseller.id, "clientId": client });
        let credential = app.ops.post("/credentials", body).await.expect(201);
        assert_eq!(portal().await, "optional", "the portal is off");
        with_portal(true).await;
        assert_eq!(portal().await, "done");
        let first = reseller.account(&client, "5401").await;
        let list = checklist(&reseller.caller, first["id"].as_str().unwrap()).await;
        assert_eq!((&task(&list, "portal_credentials")["status"], &list["percentComplete"]), (&json!("done"), &json!(33)), "4 of 12");
        app.ops.delete(&format!("/credentials/{}", credential["id"].as_str().unwrap())).await.expect(204);
        assert_eq!(portal().await, "optional", "revoked");

        let mut body = account_body(&client, &number("5402"));
        body.as_object_mut().unwrap().remove("nickname");
        body["submitLinkRequest"] = json!(true);
        let second = reseller.caller.post("/cloud-accounts", body).await.expect(201);
        let gone = reseller.account(&client, "5403").await;
        reseller.caller.delete(&format!("/cloud-accounts/{}", gone["id"].as_str().unwrap())).await.expect(204);
        let list = reseller.caller.get(&path).await.expect(200);
        let accounts = list["accounts"].as_array().unwrap();
        assert_eq!(accounts.len(), 2, "{list}");
        for (shown, account) in accounts.iter().zip([&first, &second]) {
            let own = checklist(&reseller.caller, account["id"].as_str().unwrap()).await;
            for member in ["cloudAccountId", "flow", "status", "percentComplete", "currentlyDue"] {
                assert_eq!(shown[member], own[member], "{member}");
            }
            for member in ["awsAccountId", "nickname"] {
                assert_eq!(shown.get(member), account.get(member), "{member}");
            }
        }
        assert_eq!(accounts[0]["percentComplete"], 27);
        assert_eq!(accounts[1]["percentComplete"], 36);
    }
}

on_both! {
    a_client_with_very_many_accounts_has_its_checklist_on_pages, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let account = reseller.account(&client, "5001").await;
        let account = account["id"].as_str().unwrap();
        let path = format!("/clients/{client}/onboarding");
        let whole = reseller.caller.get(&path).await.expect(200);
        assert_eq!((whole["accounts"].as_array().unwrap().len(), whole.get("nextCursor")), (1, None));

        app.database.copy_account(account, 40_000);
        let answer = reseller.caller.get(&path).await;
        assert!(answer.header("link").is_some(), "{}: {}", answer.status, answer.text);
        let first = answer.expect(200);
        let ids = |list: &Value| -> Vec<String> {
            let accounts = list["accounts"].as_array().unwrap().iter();
            accounts.map(|one| one["cloudAccountId"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!((ids(&first).len(), ids(&first)[0].as_str()), (100, account));
        assert_eq!(first["tasks"], whole["tasks"]);
        let cursor = first["nextCursor"].as_str().unwrap();
        let next = reseller.caller.get(&format!("{path}?cursor={cursor}&limit=50")).await.expect(200);
        assert_eq!((ids(&next).len(), &next["tasks"]), (50, &whole["tasks"]));
        assert!(ids(&next)[0] > ids(&first)[99]);
        reseller.caller.get(&format!("{path}?limit=101")).await.problem(422, "invalid_request");
        let other = reseller.client(&app, "Luna").await;
        reseller.caller.get(&format!("/clients/{other}/onboarding?cursor={cursor}")).await.problem(422, "cursor_mismatch");
    }
}
