//! The pre-flight: which way an account can come in, and what stands against it (A5, A6, L7, L8, L9).

use gangway::aws::AwsMode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::app::{HAPPENED, Reseller};
use crate::support::bodies::{NOBODYS, account_body, codes, id, number};
use crate::support::world::World;
use crate::support::{Answer, Caller, Database, TestApp};

/// The conditions of every answer but those of accounts that are not live.
const ALL: [&str; 11] = [
    "account_number_known",
    "not_registered_elsewhere",
    "organization_role",
    "partition",
    "no_open_request",
    "invitations_left_today",
    "account_quota",
    "pricebook_set",
    "support_plan_assigned",
    "role_verified",
    "discovery_blockers",
];

async fn ask(caller: &Caller, body: Value) -> Answer {
    caller.post("/link-requests/preflight", body).await
}

async fn of_account(caller: &Caller, account: &str) -> Value {
    ask(caller, json!({ "cloudAccountId": account })).await.expect(200)
}

async fn of_number(caller: &Caller, number: &str) -> Value {
    ask(caller, json!({ "awsAccountId": number })).await.expect(200)
}

/// `outcome basis` of a condition, and AWS's reason.
#[track_caller]
fn say(found: &Value, code: &str) -> String {
    let conditions = found["conditions"].as_array().unwrap();
    let one = conditions.iter().find(|one| one["code"] == code).unwrap_or_else(|| panic!("no {code}: {found}"));
    let told = [&one["outcome"], &one["basis"], &one["awsReason"]];
    told.iter().filter_map(|part| part.as_str()).collect::<Vec<_>>().join(" ")
}

/// An account with this organization role, or none.
async fn account(reseller: &Reseller, client: &str, role: Option<&str>) -> String {
    let mut body = account_body(client, &number("7001"));
    body["organizationRole"] = json!(role);
    id(&reseller.caller.post("/cloud-accounts", body).await.expect(201)).to_owned()
}

async fn submit(caller: &Caller, account: &str) -> String {
    id(&caller.post("/link-requests", json!({ "cloudAccountId": account })).await.expect(201)).to_owned()
}

async fn operate(app: &TestApp, request: &str, action: &str, body: Value) {
    app.ops.post(&format!("/link-requests/{request}/{action}"), body).await.expect(200);
}

on_both! {
    what_stands_against_an_account_is_told_and_what_was_mended_no_longer, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let account = account(&reseller, &client, None).await;
        let before = of_account(caller, &account).await;
        assert_eq!((&before["route"], &before["cloudAccountId"]), (&json!("invite"), &json!(account)));
        assert_eq!(codes(&before["conditions"]), ALL);
        let expected = [
            "passed platform", "passed platform", "unknown declared", "unknown declared", "passed platform",
            "unknown platform", "unknown aws", "passed platform", "failed platform", "unknown platform", "unknown declared",
        ];
        assert_eq!(ALL.map(|code| say(&before, code)), expected);
        for one in before["conditions"].as_array().unwrap() {
            assert!(!one["message"].as_str().unwrap().is_empty() && one["owner"].is_string(), "{one}");
            assert!(one["outcome"] != "failed" || one["fix"].is_string(), "{one}");
        }

        let path = format!("/cloud-accounts/{account}");
        caller.patch(&path, json!({ "organizationRole": "standalone" })).await.expect(200);
        let number = before["awsAccountId"].as_str().unwrap();
        let arn = json!({ "roleArn": format!("arn:aws:iam::{number}:role/ReadOnly") });
        caller.put(&format!("/role-arn/{account}"), arn).await.expect(200);
        app.ops.post(&format!("/role-arn/{account}/record-check"), json!({ "status": "verified" })).await.expect(200);
        let group = json!({ "clientId": client, "name": "Group", "kind": "passthrough", "cloudAccountIds": [account] });
        caller.post("/support-plans", group).await.expect(201);
        let after = of_account(caller, &account).await;
        let mended = ["organization_role", "partition", "support_plan_assigned", "role_verified"];
        let expected = ["passed declared", "passed declared", "passed platform", "passed declared"];
        assert_eq!(mended.map(|code| say(&after, code)), expected);
        // By its number the same account is found.
        let mut found = of_number(caller, number).await;
        found["checkedAt"] = after["checkedAt"].clone();
        assert_eq!(found, after);

        app.ops.post(&format!("/role-arn/{account}/record-check"), json!({ "status": "no_access" })).await.expect(200);
        assert_eq!(say(&of_account(caller, &account).await, "role_verified"), "failed declared");
        app.database.execute(&format!("UPDATE cloud_accounts SET support_type = 'business_plus' WHERE id = '{account}'"));
        assert_eq!(say(&of_account(caller, &account).await, "support_plan_assigned"), "failed platform");
        app.database.execute("UPDATE role_arns SET role_arn = REPLACE(role_arn, 'arn:aws:', 'arn:aws-cn:')");
        let foreign = of_account(caller, &account).await;
        assert_eq!((&foreign["route"], say(&foreign, "partition").as_str()), (&json!("none"), "failed declared"));
        app.database.execute("DELETE FROM cloud_providers");
        assert_eq!(say(&of_account(caller, &account).await, "pricebook_set"), "failed platform");
    }
}

on_both! {
    a5_a6_each_account_has_its_way, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let member = account(&reseller, &client, Some("member")).await;
        let held = of_account(caller, &member).await;
        assert_eq!((&held["route"], say(&held, "organization_role").as_str()), (&json!("leave_then_invite"), "failed declared"));
        for (role, way) in [("standalone", "invite"), ("member", "leave_then_invite"), ("management", "cta")] {
            let body = json!({ "awsAccountId": "7777-0000-7777", "organizationRole": role });
            let found = ask(caller, body).await.expect(200);
            assert_eq!((&found["route"], &found["awsAccountId"]), (&json!(way), &json!("777700007777")), "{role}");
            assert!(found.get("cloudAccountId").is_none());
            let outcome = if role == "standalone" { "passed declared" } else { "failed declared" };
            assert_eq!(say(&found, "organization_role"), outcome);
        }
        // What the caller says of an account of its own goes before what was saved.
        let number = held["awsAccountId"].as_str().unwrap();
        let body = json!({ "awsAccountId": number, "organizationRole": "standalone" });
        assert_eq!(ask(caller, body).await.expect(200)["route"], "invite");

        let new = json!({ "origin": "new", "clientId": client, "nickname": "Sol Production", "supportType": "basic" });
        let new = caller.post("/cloud-accounts", new).await.expect(201);
        let found = of_account(caller, id(&new)).await;
        assert_eq!((&found["route"], found.get("awsAccountId")), (&json!("create_account"), None));
        let conditions = ["account_number_known", "not_registered_elsewhere"].map(|code| say(&found, code));
        assert_eq!(conditions, ["failed platform", "unknown platform"]);

        let gone = account(&reseller, &client, None).await;
        let number = of_account(caller, &gone).await["awsAccountId"].as_str().unwrap().to_owned();
        caller.delete(&format!("/cloud-accounts/{gone}")).await.expect(204);
        let found = of_account(caller, &gone).await;
        assert_eq!((&found["route"], say(&found, "account_live").as_str()), (&json!("none"), "failed platform"));
        let free = of_number(caller, &number).await;
        assert_eq!((&free["route"], free.get("cloudAccountId")), (&json!("invite"), None));
        let unknown = ["pricebook_set", "support_plan_assigned", "role_verified"].map(|code| say(&free, code));
        assert_eq!(unknown, ["unknown platform"; 3]);
    }
}

on_both! {
    l7_a_request_stands_against_another_one_until_it_ends_and_a_linked_account_is_there, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let account = account(&reseller, &client, Some("standalone")).await;
        let request = submit(caller, &account).await;
        let open = async |caller: &Caller| say(&of_account(caller, &account).await, "no_open_request");
        assert_eq!(open(caller).await, "failed platform");
        operate(&app, &request, "approve", json!({})).await;
        operate(&app, &request, "send", json!({})).await;
        assert_eq!(open(caller).await, "failed platform");
        // L3: a request whose two weeks are over stands against nothing, and it is not this that ends it.
        app.database.execute("UPDATE link_requests SET expires_at = sent_at");
        let found = of_account(caller, &account).await;
        assert_eq!((&found["route"], say(&found, "no_open_request").as_str()), (&json!("invite"), "passed platform"));

        let linked = reseller.account(&client, "7002").await;
        let request = submit(caller, id(&linked)).await;
        operate(&app, &request, "approve", json!({})).await;
        operate(&app, &request, "send", json!({})).await;
        operate(&app, &request, "record-outcome", json!({ "outcome": "accepted" })).await;
        let found = of_account(caller, id(&linked)).await;
        assert_eq!((&found["route"], say(&found, "no_open_request").as_str()), (&json!("already_linked"), "passed platform"));
    }
}

on_both! {
    simulated_numbers_tell_what_their_invitation_would_fail_with, Simulated, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let conditions = ["organization_role", "no_open_request", "invitations_left_today", "account_quota"];
        let held = "failed aws ALREADY_IN_AN_ORGANIZATION";
        let full = "failed aws ACCOUNT_NUMBER_LIMIT_EXCEEDED";
        for (ending, route, expected) in [
            ("0001", "invite", ["passed declared", "passed platform", "passed platform", "passed aws"]),
            ("0003", "leave_then_invite", [held, "passed platform", "passed platform", "unknown aws"]),
            ("0004", "invite", ["passed declared", "passed platform", "passed platform", full]),
            ("0005", "invite", ["passed declared", "unknown aws", "passed platform", "unknown aws"]),
            ("7777", "invite", ["passed declared", "passed platform", "passed platform", "passed aws"]),
        ] {
            let account = reseller.account(&client, ending).await;
            let found = of_account(caller, id(&account)).await;
            assert_eq!(found["route"], route, "{ending}");
            assert_eq!(conditions.map(|code| say(&found, code)), expected, "{ending}");
            let free = of_number(caller, &number(ending)).await;
            assert_eq!((&free["route"], say(&free, "account_quota")), (&json!(route), expected[3].to_owned()), "{ending}");
        }
        // The second invitation to this one works.
        let account = reseller.account(&client, "0005").await;
        let request = submit(caller, id(&account)).await;
        operate(&app, &request, "approve", json!({})).await;
        app.ops.post(&format!("/link-requests/{request}/send"), json!({})).await.problem(503, "aws_unavailable");
        assert_eq!(say(&of_account(caller, id(&account)).await, "account_quota"), "passed aws");

        let arn = json!({ "roleArn": format!("arn:aws:iam::{}:role/Fine", account["awsAccountId"].as_str().unwrap()) });
        caller.put(&format!("/role-arn/{}", id(&account)), arn).await.expect(200);
        caller.act(&format!("/role-arn/{}/check", id(&account))).await.expect(200);
        let found = of_account(caller, id(&account)).await;
        assert_eq!(["partition", "role_verified"].map(|code| say(&found, code)), ["passed measured"; 2]);
    }
}

on_both! {
    of_anothers_account_its_registration_is_told_and_nothing_more, Simulated, |app| {
        let (one, other) = (app.reseller("Nube").await, app.reseller("Cielo").await);
        let client = other.client(&app, "Luna").await;
        let theirs = other.account(&client, "0003").await;
        let number = theirs["awsAccountId"].as_str().unwrap();
        let unknown = ["pricebook_set", "support_plan_assigned", "role_verified"];
        let mut told = Vec::new();
        // However far theirs is, the same is told.
        for _ in 0..2 {
            let mut found = of_number(&one.caller, number).await;
            assert_eq!((&found["route"], found.get("cloudAccountId")), (&json!("none"), None));
            assert_eq!(say(&found, "not_registered_elsewhere"), "failed platform");
            assert_eq!(unknown.map(|code| say(&found, code)), ["unknown platform"; 3]);
            assert_eq!(["no_open_request", "organization_role"].map(|code| say(&found, code)), ["unknown platform", "unknown declared"]);
            found.as_object_mut().unwrap().remove("checkedAt");
            told.push(found);
            let request = json!({ "cloudAccountId": theirs["id"] });
            other.caller.post("/link-requests", request).await.expect(if told.len() == 1 { 201 } else { 409 });
        }
        assert_eq!(told[0], told[1]);
    }
}

on_both! {
    bad_bodies_are_told_all_their_errors, Manual, |app| {
        let (reseller, other) = (app.reseller("Nube").await, app.reseller("Cielo").await);
        let caller = &reseller.caller;
        let client = other.client(&app, "Luna").await;
        let theirs = other.account(&client, "7003").await;
        for account in [id(&theirs), &format!("acc_{NOBODYS}"), "acc_1"] {
            let refused = ask(caller, json!({ "cloudAccountId": account })).await.violations();
            assert_eq!(refused, ["/cloudAccountId not_found"], "{account}");
        }
        let own = json!({ "cloudAccountId": id(&theirs), "awsAccountId": "123", "organizationRole": "single", "more": 1 });
        assert_eq!(ask(caller, own).await.violations(), [
            "/awsAccountId invalid_aws_account_id", "/awsAccountId not_allowed", "/more unknown_member",
            "/organizationRole not_allowed", "/organizationRole unknown_value",
        ]);
        for nothing in [json!({}), json!({ "cloudAccountId": null, "awsAccountId": null })] {
            assert_eq!(ask(caller, nothing).await.violations(), ["/cloudAccountId account_required"]);
        }
        assert_eq!(ask(caller, json!([])).await.violations(), [" wrong_type"]);
        // The word is no id.
        caller.get("/link-requests/preflight").await.problem(405, "method_not_allowed");
    }
}

on_both! {
    c4_a_customer_asks_about_its_own_accounts_and_learns_nothing_of_its_sisters, Manual, |app| {
        let world = World::new(&app, "Nube").await;
        let found = of_account(&world.customer, &world.ids["cloudAccountId"]).await;
        assert_eq!((&found["route"], say(&found, "no_open_request").as_str()), (&json!("invite"), "failed platform"));
        let free = of_number(&world.customer, &number("7004")).await;
        assert_eq!(say(&free, "pricebook_set"), "passed platform");
        let sister = world.reseller.client(&app, "Sister").await;
        let theirs = world.reseller.account(&sister, "7005").await;
        let body = json!({ "cloudAccountId": theirs["id"] });
        assert_eq!(ask(&world.customer, body).await.violations(), ["/cloudAccountId not_found"]);
        let found = of_number(&world.customer, theirs["awsAccountId"].as_str().unwrap()).await;
        assert_eq!((&found["route"], found.get("cloudAccountId")), (&json!("none"), None));
        let seen = of_number(&world.reseller.caller, theirs["awsAccountId"].as_str().unwrap()).await;
        assert_eq!((&seen["route"], &seen["cloudAccountId"]), (&json!("invite"), &theirs["id"]));
    }
}

on_both! {
    it_changes_nothing_and_speaks_both_languages, Simulated, |app| {
        let world = World::new(&app, "Nube").await;
        let state = world.state(&app).await;
        let counted = || app.database.lines(&format!("SELECT CAST(COUNT(*) AS TEXT) AS line FROM {HAPPENED}"));
        let events = counted();
        let body = json!({ "cloudAccountId": world.ids["cloudAccountId"] });
        let caller = &world.reseller.caller;
        let english = ask(caller, body.clone()).await.expect(200);
        let headers = [("accept-language", "es"), ("content-type", "application/json")];
        let path = "/link-requests/preflight";
        let spanish = caller.send(Method::POST, path, Some(body.to_string()), &headers).await.expect(200);
        for (one, other) in english["conditions"].as_array().unwrap().iter().zip(spanish["conditions"].as_array().unwrap()) {
            assert_eq!((&one["code"], &one["outcome"]), (&other["code"], &other["outcome"]));
            assert_ne!(one["message"], other["message"]);
            assert_eq!(one.get("fix").is_some(), other.get("fix").is_some());
            assert!(one.get("fix").is_none() || one["fix"] != other["fix"]);
        }
        assert_eq!((world.state(&app).await, counted()), (state, events));
    }
}

/// A reseller whose quota is used up.
async fn a_used_up_quota_is_told(database: Database) {
    let quotas = "link-requests=1 cloud-accounts=2";
    let app = TestApp::start_with(database, AwsMode::Simulated, |settings| {
        settings.reseller_quotas = gangway::quotas::model::Quotas::parse(quotas).unwrap();
        settings.allow_direct_transfer = true;
    });
    let app = app.await;
    let reseller = app.reseller("Nube").await;
    let client = reseller.client(&app, "Sol").await;
    let caller = &reseller.caller;
    assert_eq!(say(&of_number(caller, &number("7006")).await, "account_quota"), "passed aws");
    let member = account(&reseller, &client, Some("member")).await;
    let found = of_account(caller, &member).await;
    assert_eq!(
        (&found["route"], say(&found, "organization_role").as_str()),
        (&json!("direct_transfer"), "passed declared")
    );
    let body = json!({ "awsAccountId": number("7007"), "organizationRole": "management" });
    assert_eq!(ask(caller, body).await.expect(200)["route"], "billing_transfer");
    let other = account(&reseller, &client, Some("standalone")).await;
    assert_eq!(say(&of_number(caller, &number("7008")).await, "account_quota"), "failed platform");
    submit(caller, &other).await;
    assert_eq!(say(&of_account(caller, &member).await, "account_quota"), "failed platform");
    // What is open already needs no room, and operations looks for nobody.
    assert_eq!(say(&of_account(caller, &other).await, "account_quota"), "passed aws");
    assert_eq!(say(&of_number(&app.ops, &number("7009")).await, "account_quota"), "passed aws");
}

#[actix_web::test]
async fn l9_a_used_up_quota_is_told_on_sqlite() {
    a_used_up_quota_is_told(Database::Sqlite).await;
}

#[actix_web::test]
async fn l9_a_used_up_quota_is_told_on_postgres() {
    a_used_up_quota_is_told(Database::Postgres).await;
}
