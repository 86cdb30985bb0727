//! The discovery questions: answers, risks, and where they are told (A10).

use reqwest::Method;
use serde_json::{Map, Value, json};

use crate::on_both;
use crate::support::bodies::{account_body, id, number};
use crate::support::{Caller, TestApp};

async fn put(caller: &Caller, client: &str, answers: Value) -> Value {
    caller.put(&format!("/clients/{client}/discovery"), json!({ "answers": answers })).await.expect(200)
}

fn codes(list: &Value) -> Vec<String> {
    let code = |one: &Value| format!("{} {}", one["code"].as_str().unwrap(), one["severity"].as_str().unwrap());
    list.as_array().unwrap().iter().map(code).collect()
}

/// An answer to every question, `unknown` where it is none of these.
async fn all_answers(caller: &Caller, but: &[(&str, &str)]) -> Value {
    let questions = caller.get("/discovery-questions").await.expect(200);
    let mut answers: Map<String, Value> = Map::new();
    for question in questions["data"].as_array().unwrap() {
        answers.insert(question["code"].as_str().unwrap().to_owned(), json!("unknown"));
    }
    answers.extend(but.iter().map(|(question, answer)| ((*question).to_owned(), json!(answer))));
    Value::Object(answers)
}

/// Where nothing stands against an account.
const FINE: [(&str, &str); 6] = [
    ("payment_method", "yes"),
    ("root_access", "yes"),
    ("recovery_access", "yes"),
    ("seller_of_record", "yes"),
    ("security_report", "no"),
    ("account_structure", "single"),
];

on_both! {
    a10_questions_are_asked_in_both_languages_and_answers_tell_their_risks, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let path = format!("/clients/{client}/discovery");
        let questions = caller.get("/discovery-questions").await.expect(200);
        assert_eq!(questions["version"], "2026-11-29");
        assert_eq!(questions["data"].as_array().unwrap().len(), 16);
        let spanish = caller.send(Method::GET, "/discovery-questions", None, &[("accept-language", "es")]).await;
        assert_eq!(spanish.header("content-language"), Some("es"));
        let first = &spanish.expect(200)["data"][0];
        assert!(first["text"].as_str().unwrap().starts_with("¿Se trata"), "{first}");
        assert_eq!(first["answers"][0], json!({ "code": "single", "text": "Una sola cuenta" }));

        let before = caller.get(&path).await;
        assert_eq!(before.header("etag"), Some("\"v1\""));
        let unasked = json!({ "clientId": client, "answers": {}, "complete": false, "risks": [], "version": 1 });
        assert_eq!(before.expect(200), unasked);

        let body = json!({ "answers": { "past_due": "yes", "reservations": "own", "sso": null }, "note": " By telephone. " });
        let changed = caller.send(Method::PUT, &path, Some(body.to_string()), &[("if-match", "\"v1\"")]).await;
        assert_eq!(changed.header("etag"), Some("\"v2\""));
        let changed = changed.expect(200);
        assert_eq!(changed["answers"], json!({ "past_due": "yes", "reservations": "own" }));
        assert_eq!(codes(&changed["risks"]), ["reservations_travel info", "past_due_invoice blocker"]);
        assert_eq!((&changed["note"], &changed["complete"]), (&json!("By telephone."), &json!(false)));
        assert!(changed["reviewedAt"].is_string() && changed.get("outdated").is_none(), "{changed}");
        let risk = &changed["risks"][1];
        assert_eq!((&risk["owner"], risk["fix"].as_str()), (&json!("client"), Some("Pay it first.")));
        assert_eq!(caller.get(&path).await.expect(200), changed);
        // The same again changes nothing, and an older version is refused.
        assert_eq!(caller.put(&path, body.clone()).await.expect(200), changed);
        let stale = caller.send(Method::PUT, &path, Some(body.to_string()), &[("if-match", "\"v1\"")]).await;
        stale.problem(412, "version_mismatch");
        let all = put(caller, &client, all_answers(caller, &[]).await).await;
        assert_eq!((&all["complete"], &all["version"]), (&json!(true), &json!(3)));
        assert!(all.get("note").is_none(), "a PUT replaces the note too");
        let none = put(caller, &client, json!({})).await;
        assert_eq!((&none["answers"], &none["complete"]), (&json!({}), &json!(false)));
        let events = caller.get("/events?type=discovery.updated").await.expect(200);
        let versions: Vec<_> = events["data"].as_array().unwrap().iter().map(|one| one["resource"]["version"].clone()).collect();
        assert_eq!(json!(versions), json!([4, 3, 2]));
        assert_eq!(events["data"][1]["data"], json!({ "complete": true }));
    }
}

on_both! {
    what_cannot_be_answered_is_refused_and_all_of_it_at_once, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let path = format!("/clients/{client}/discovery");
        let body = json!({ "answers": { "sso": "perhaps", "cats": "yes", "a/b": "no", "credits": "yes" } });
        let refused = caller.put(&path, body).await.problem(422, "invalid_request");
        let errors: Vec<_> = refused["errors"].as_array().unwrap().iter()
            .map(|one| format!("{} {}", one["pointer"].as_str().unwrap(), one["code"].as_str().unwrap())).collect();
        assert_eq!(errors, ["/answers/a~1b unknown_member", "/answers/cats unknown_member", "/answers/sso unknown_value"]);
        // Together with members of a wrong form.
        let body = json!({ "answers": { "sso": "perhaps" }, "note": 7 });
        let refused = caller.put(&path, body).await.problem(422, "invalid_request");
        assert_eq!(refused["errors"].as_array().unwrap().len(), 2, "{refused}");
        caller.put(&path, json!({ "answers": { "sso": 1 } })).await.problem(422, "invalid_request");
        caller.put(&path, json!({ "answers": [] })).await.problem(422, "invalid_request");
        caller.put(&path, json!({})).await.problem(422, "invalid_request");
        assert_eq!(caller.get(&path).await.expect(200)["version"], 1);

        let other = app.reseller("Cielo").await;
        for method in [Method::GET, Method::PUT] {
            let body = (method == Method::PUT).then(|| json!({ "answers": {} }).to_string());
            other.caller.send(method, &path, body, &[]).await.problem(404, "client_not_found");
        }
        let customer = app.credential(json!({ "name": "Portal", "role": "customer", "clientId": client })).await;
        customer.get(&path).await.problem(403, "role_not_allowed");
        customer.put(&path, json!({ "answers": {} })).await.problem(403, "role_not_allowed");
        customer.get("/discovery-questions").await.expect(200);
        caller.delete(&format!("/clients/{client}")).await.expect(204);
        caller.put(&path, json!({ "answers": {} })).await.problem(409, "client_archived");
        caller.get(&path).await.expect(200);
    }
}

on_both! {
    an_answer_that_a_newer_catalogue_dropped_is_kept_marked_and_may_be_said_again, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let mut answers = all_answers(caller, &FINE).await;
        put(caller, &client, answers.clone()).await;
        // As an older catalogue asked and was answered.
        app.database.execute(
            "UPDATE discoveries SET answers = REPLACE(answers, '\"sso\":\"unknown\"', '\"sso\":\"long_ago\",\"cats\":\"three\"')",
        );
        let found = caller.get(&format!("/clients/{client}/discovery")).await.expect(200);
        assert_eq!((&found["outdated"], &found["complete"]), (&json!(["cats", "sso"]), &json!(false)));
        assert_eq!((&found["answers"]["cats"], &found["risks"]), (&json!("three"), &json!([])));
        let same = put(caller, &client, found["answers"].clone()).await;
        assert_eq!(same, found, "nothing has changed");
        answers["cats"] = json!("three");
        let renewed = put(caller, &client, answers.clone()).await;
        assert_eq!((&renewed["outdated"], &renewed["complete"]), (&json!(["cats"]), &json!(true)));
        answers["cats"] = json!("four");
        let body = json!({ "answers": answers });
        caller.put(&format!("/clients/{client}/discovery"), body).await.problem(422, "invalid_request");
    }
}

async fn warned(caller: &Caller, request: &str) -> Vec<String> {
    let found = caller.get(&format!("/link-requests/{request}")).await.expect(200);
    let warnings = found["warnings"].as_array().unwrap().iter().filter(|one| one["code"] == "discovery_risk");
    warnings.map(|one| one["message"].as_str().unwrap().to_owned()).collect()
}

async fn condition(caller: &Caller, account: &str, code: &str) -> Option<Value> {
    let found = caller.post("/link-requests/preflight", json!({ "cloudAccountId": account })).await.expect(200);
    found["conditions"].as_array().unwrap().iter().find(|one| one["code"] == code).cloned()
}

fn say(condition: &Option<Value>) -> String {
    let Some(found) = condition else { return "–".to_owned() };
    format!(
        "{} {} {}",
        found["outcome"].as_str().unwrap(),
        found["basis"].as_str().unwrap(),
        found["owner"].as_str().unwrap()
    )
}

async fn etag(caller: &Caller, request: &str) -> String {
    caller.get(&format!("/link-requests/{request}")).await.header("etag").unwrap().to_owned()
}

on_both! {
    a10_risks_are_told_where_the_account_comes_in_and_refuse_nothing, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let account = id(&reseller.account(&client, "7101").await).to_owned();
        assert_eq!(say(&condition(caller, &account, "discovery_blockers").await), "unknown declared reseller");
        put(caller, &client, json!({ "sso": "yes", "root_access": "no", "reservations": "own" })).await;
        let blocker = condition(caller, &account, "discovery_blockers").await;
        assert_eq!(say(&blocker), "failed declared client");
        let blocker = blocker.unwrap();
        assert_eq!(blocker["message"], "Nobody can accept the invitation.");
        assert!(blocker["fix"].as_str().unwrap().starts_with("Regain"), "{blocker}");
        let risk = condition(caller, &account, "discovery_risk").await;
        assert_eq!(say(&risk), "failed declared client");
        assert!(risk.unwrap()["message"].as_str().unwrap().contains("IAM Identity Center"));

        let request = caller.post("/link-requests", json!({ "cloudAccountId": account })).await.expect(201);
        let answered: Vec<_> = request["warnings"].as_array().unwrap().iter().map(|one| one["code"].clone()).collect();
        assert_eq!(json!(answered), json!(["support_plan_not_assigned", "discovery_risk", "discovery_risk"]));
        let request = id(&request).to_owned();
        let told = warned(caller, &request).await;
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("Nobody can accept the invitation. Regain"), "{told:?}");
        let list = caller.get("/link-requests").await.expect(200);
        assert_eq!(list["data"][0]["warnings"].as_array().unwrap().len(), 3);
        // What was told to the reseller is not the customer's to see.
        let customer = app.credential(json!({ "name": "Portal", "role": "customer", "clientId": client })).await;
        assert_eq!(warned(&customer, &request).await, [""; 0]);
        assert_eq!(say(&condition(&customer, &account, "discovery_blockers").await), "unknown declared reseller");
        assert_eq!(say(&condition(&customer, &account, "discovery_risk").await), "–");

        // Another answer is another version of what shows it; one that changes no warning is none.
        let before = etag(caller, &request).await;
        put(caller, &client, json!({ "sso": "yes", "root_access": "no", "reservations": "none" })).await;
        assert_eq!(etag(caller, &request).await, before);
        put(caller, &client, json!({ "sso": "yes", "root_access": "yes" })).await;
        assert_ne!(etag(caller, &request).await, before);
        assert_eq!(warned(caller, &request).await.len(), 1);
        app.ops.post(&format!("/link-requests/{request}/reject"), json!({ "reason": "No." })).await.expect(200);
        let ended = etag(caller, &request).await;
        assert_eq!(warned(caller, &request).await, [""; 0]);
        put(caller, &client, all_answers(caller, &FINE).await).await;
        assert_eq!(etag(caller, &request).await, ended, "a request that has ended warns of nothing");
        assert_eq!(say(&condition(caller, &account, "discovery_blockers").await), "passed declared reseller");

        // The checklists.
        for path in [format!("/cloud-accounts/{account}/onboarding"), format!("/clients/{client}/onboarding")] {
            let list = caller.get(&path).await.expect(200);
            assert_eq!((&list["tasks"][0]["code"], &list["tasks"][0]["status"]), (&json!("review_discovery_questions"), &json!("done")));
        }
        put(caller, &client, json!({ "sso": "yes" })).await;
        let list = caller.get(&format!("/cloud-accounts/{account}/onboarding")).await.expect(200);
        assert_eq!(list["tasks"][0]["status"], "optional");
        let action = json!({ "operationId": "putDiscovery", "method": "PUT", "path": format!("/clients/{client}/discovery") });
        assert_eq!(list["tasks"][0]["action"], action);
        // Accounts that do not exist yet are not asked about.
        let new = json!({ "origin": "new", "clientId": client, "nickname": "Fine", "supportType": "basic", "submitLinkRequest": true });
        let new = caller.post("/cloud-accounts", new).await.expect(201);
        assert_eq!(warned(caller, new["linkRequestId"].as_str().unwrap()).await, [""; 0]);
        assert_eq!(say(&condition(caller, id(&new), "discovery_blockers").await), "passed platform reseller");
    }
}

async fn with_transfer(kind: crate::support::Database) {
    let change = |settings: &mut gangway::settings::Settings| settings.allow_direct_transfer = true;
    let app = TestApp::start_with(kind, gangway::aws::AwsMode::Manual, change).await;
    let reseller = app.reseller("Nube").await;
    let client = reseller.client(&app, "Sol").await;
    let found = put(&reseller.caller, &client, json!({ "member_accounts": "yes" })).await;
    assert_eq!(codes(&found["risks"]), ["member_must_leave_or_transfer warning"]);
}

#[actix_web::test]
async fn a6_members_are_no_blocker_where_they_may_be_transferred() {
    with_transfer(crate::support::Database::Sqlite).await;
}

on_both! {
    all_open_requests_of_a_client_are_told_however_many, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let mut requests = Vec::new();
        for _ in 0..3 {
            let mut body = account_body(&client, &number("7102"));
            body["submitLinkRequest"] = json!(true);
            let account = caller.post("/cloud-accounts", body).await.expect(201);
            requests.push(account["linkRequestId"].as_str().unwrap().to_owned());
        }
        // A thousand more, as many at once as a step and more.
        app.database.execute(
            "INSERT INTO cloud_accounts (id, reseller_id, client_id, origin, support_type, external_id, status, role_status, \
             link_request_id, version, created_at, updated_at) \
             WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 450) \
             SELECT 'acc_0000000000000000000000' || (1000 + n), reseller_id, client_id, origin, support_type, 'CA' || n, \
             status, role_status, link_request_id, version, created_at, updated_at \
             FROM n, (SELECT * FROM cloud_accounts ORDER BY id LIMIT 1) AS one",
        );
        let mut before = Vec::new();
        for request in &requests {
            before.push(etag(caller, request).await);
        }
        put(caller, &client, json!({ "sso": "yes" })).await;
        for (request, before) in requests.iter().zip(&before) {
            assert_ne!(&etag(caller, request).await, before);
            assert_eq!(warned(caller, request).await.len(), 1);
        }
    }
}
