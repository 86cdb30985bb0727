//! Repeated POSTs: one effect, one answer.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::net::TcpStream;

use chrono::TimeDelta;
use futures_util::future::join_all;
use gangway::db::Share;
use gangway::idempotency::model::{Claim, Fingerprint, Key};
use gangway::idempotency::{ops, store};
use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::{account_body, client_body, id, number};
use crate::support::{Answer, Caller, TestApp};

fn same(first: &Answer, again: &Answer) {
    assert_eq!(again.header("idempotent-replayed"), Some("true"));
    assert_eq!(first.header("idempotent-replayed"), None);
    assert_eq!(first.status, again.status);
    for name in ["etag", "location", "content-type", "content-language"] {
        assert_eq!(first.header(name), again.header(name), "{name}");
    }
    let mut first = first.json.clone();
    let members = first.as_object_mut().unwrap();
    if let Some(id) = members.get_mut("requestId") {
        // A problem names the request that it answers, and the first one was another.
        *id = again.json["requestId"].clone();
    }
    // What is shown once.
    members.remove("secret");
    if members.get("id").is_some_and(|id| id.as_str().is_some_and(|id| id.starts_with("olk_"))) {
        assert!(members.remove("url").is_some());
    }
    assert_eq!(first, again.json);
}

/// Sends everything twice, the second time to a replica, and notes what was sent.
struct Twice {
    replica: String,
    keys: usize,
    done: BTreeSet<String>,
}

impl Twice {
    fn new(app: &TestApp) -> Self {
        Self { replica: app.replica(), keys: 0, done: BTreeSet::new() }
    }

    async fn post(&mut self, caller: &Caller, operation: &str, path: &str, body: Value, status: u16) -> Value {
        self.keys += 1;
        self.done.insert(operation.to_owned());
        let key = format!("key-{}", self.keys);
        let first = caller.post_keyed(path, &body, &key).await;
        let elsewhere = Caller { url: self.replica.clone(), ..caller.clone() };
        same(&first, &elsewhere.post_keyed(path, &body, &key).await);
        first.expect(status)
    }

    /// The same for what only computes: nothing is kept for its key, which another request may carry.
    async fn compute(&mut self, caller: &Caller, operation: &str, path: &str, body: Value) {
        self.done.insert(operation.to_owned());
        let first = caller.post_keyed(path, &body, "computed").await;
        let again = caller.post_keyed(path, &body, "computed").await;
        assert_eq!(again.header("idempotent-replayed"), None);
        let (mut first, mut again) = (first.expect(200), again.expect(200));
        // It was computed at another moment, which some answers tell.
        for answer in [&mut first, &mut again] {
            answer.as_object_mut().unwrap().remove("checkedAt");
        }
        assert_eq!(first, again);
    }
}

/// The secured POSTs of the document.
fn all_posts(app: &TestApp) -> BTreeSet<String> {
    let paths = app.app.document["paths"].as_object().unwrap().values();
    let posts = paths.filter_map(|item| item.get("post")).filter(|post| post["security"][0].is_object());
    posts.map(|post| post["operationId"].as_str().unwrap().to_owned()).collect()
}

on_both! {
    every_post_is_carried_out_once_a_key, Manual, |app| {
        let mut twice = Twice::new(&app);
        let ops = app.ops.clone();
        let reseller = twice.post(&ops, "createReseller", "/resellers", json!({ "name": "Nube" }), 201).await;
        let body = json!({ "name": "tool", "role": "reseller", "resellerId": id(&reseller) });
        let made = twice.post(&ops, "createCredential", "/credentials", body, 201).await;
        let caller = Caller::login(&app.url, id(&made), made["secret"].as_str().unwrap()).await;
        let rotate = format!("/credentials/{}/rotate", id(&made));
        let rotated = twice.post(&ops, "rotateCredential", &rotate, Value::Null, 200).await;
        assert!(rotated["secret"].is_string());

        let client = twice.post(&caller, "createClient", "/clients", client_body("Sol"), 201).await;
        let client = id(&client);
        let master = app.master().await;
        let body = json!({ "kind": "custom", "provider": "aws", "name": "Ours", "currency": "USD", "basedOn": master });
        let book = twice.post(&caller, "createPricebook", "/pricebooks", body, 201).await;
        let lines = json!({ "lines": [{ "service": "AmazonEC2", "listCost": "10.00" }] });
        twice.compute(&caller, "pricePricebook", &format!("/pricebooks/{}/price", id(&book)), lines).await;
        let provider = json!({ "pricebookId": id(&book), "currency": "USD", "enabledInCustomerPortal": true });
        caller.put(&format!("/clients/{client}/cloud-providers/aws"), provider).await.expect(201);

        let mut accounts = Vec::new();
        for _ in 0..3 {
            let body = account_body(client, &number("6001"));
            accounts.push(twice.post(&caller, "createCloudAccount", "/cloud-accounts", body, 201).await);
        }
        let links = format!("/cloud-accounts/{}/owner-links", id(&accounts[0]));
        twice.post(&caller, "createOwnerLink", &links, json!({}), 201).await;
        let costs = json!({ "accounts": [{ "cloudAccountId": id(&accounts[0]), "monthlyListCost": "100.00" }] });
        twice.compute(&caller, "simulateMargin", &format!("/clients/{client}/margin-simulation"), costs).await;
        let which = json!({ "awsAccountId": "777700007777" });
        twice.compute(&caller, "preflightLinkRequest", "/link-requests/preflight", which).await;
        let ending = json!({ "accounts": [{ "cloudAccountId": id(&accounts[0]), "monthlySpend": "100.00" }] });
        twice.compute(&caller, "chargeSunsetReport", "/support-plans/sunset-report", ending).await;
        twice.post(&ops, "advanceTestClock", "/test-clock/advance", json!({ "seconds": 60 }), 409).await;
        let spend = json!({ "accounts": [{ "monthlySpend": "100.00" }] });
        twice.compute(&caller, "quoteSupportPlan", "/support-plans/catalog/business_plus/quote", spend).await;
        let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough", "cloudAccountIds": [id(&accounts[0])] });
        twice.post(&caller, "createSupportPlan", "/support-plans", group, 201).await;

        let rows = json!({ "clientId": client, "rows": [{ "awsAccountId": number("6002"), "supportType": "basic" }] });
        for (operation, action) in [("applyOnboardingPlan", "apply"), ("discardOnboardingPlan", "discard")] {
            let plan = twice.post(&caller, "createOnboardingPlan", "/onboarding-plans", rows.clone(), 201).await;
            twice.post(&caller, operation, &format!("/onboarding-plans/{}/{action}", id(&plan)), Value::Null, 200).await;
        }

        let role = format!("/role-arn/{}", id(&accounts[0]));
        let arn = format!("arn:aws:iam::{}:role/ReadOnly", accounts[0]["awsAccountId"].as_str().unwrap());
        caller.put(&role, json!({ "roleArn": arn })).await.expect(200);
        twice.post(&caller, "checkRoleArn", &format!("{role}/check"), Value::Null, 409).await;
        let seen = json!({ "status": "verified" });
        twice.post(&ops, "recordRoleCheck", &format!("{role}/record-check"), seen, 200).await;

        let mut requests = Vec::new();
        for account in &accounts {
            let body = json!({ "cloudAccountId": id(account) });
            let request = twice.post(&caller, "createLinkRequest", "/link-requests", body, 201).await;
            requests.push(format!("/link-requests/{}", id(&request)));
        }
        for request in &requests[..2] {
            twice.post(&ops, "approveLinkRequest", &format!("{request}/approve"), Value::Null, 200).await;
        }
        twice.post(&ops, "rejectLinkRequest", &format!("{}/reject", requests[2]), json!({ "reason": "no" }), 200).await;
        twice.post(&ops, "sendLinkRequest", &format!("{}/send", requests[0]), Value::Null, 200).await;
        let outcome = json!({ "outcome": "accepted" });
        let record = format!("{}/record-outcome", requests[0]);
        twice.post(&ops, "recordLinkRequestOutcome", &record, outcome, 200).await;
        twice.post(&ops, "failLinkRequest", &format!("{}/fail", requests[1]), json!({ "reason": "no" }), 200).await;
        let renewed = twice.post(&caller, "renewLinkRequest", &format!("{}/renew", requests[1]), Value::Null, 201).await;
        let cancel = format!("/link-requests/{}/cancel", id(&renewed));
        twice.post(&caller, "cancelLinkRequest", &cancel, Value::Null, 200).await;

        let body = json!({
            "origin": "new", "clientId": client, "nickname": "New", "supportType": "basic",
            "rootEmail": "root@sol.example", "submitLinkRequest": true,
        });
        let new = caller.post("/cloud-accounts", body).await.expect(201);
        let request = format!("/link-requests/{}", new["linkRequestId"].as_str().unwrap());
        app.ops.act(&format!("{request}/approve")).await.expect(200);
        let created = json!({ "awsAccountId": number("6002") });
        twice.post(&ops, "completeLinkRequest", &format!("{request}/complete"), created, 200).await;

        let body = json!({ "url": "https://example.invalid/hooks", "eventTypes": ["client.archived"] });
        let hook = twice.post(&caller, "createWebhookEndpoint", "/webhook-endpoints", body, 201).await;
        let hook = format!("/webhook-endpoints/{}", id(&hook));
        twice.post(&caller, "rotateWebhookSecret", &format!("{hook}/rotate-secret"), Value::Null, 200).await;
        let tested = twice.post(&caller, "testWebhookEndpoint", &format!("{hook}/test"), Value::Null, 200).await;
        let retry = format!("{hook}/deliveries/{}/retry", id(&tested));
        twice.post(&caller, "retryWebhookDelivery", &retry, Value::Null, 200).await;

        assert_eq!(twice.done, all_posts(&app));
        let clients = caller.get("/clients").await.expect(200);
        assert_eq!(clients["data"].as_array().unwrap().len(), 1);
        let history = caller.get(&format!("{}/history", requests[0])).await.expect(200);
        assert_eq!(history["data"].as_array().unwrap().len(), 4, "{history}");
    }
}

on_both! {
    what_waits_for_aws_is_carried_out_once_too, Simulated, |app| {
        let mut twice = Twice::new(&app);
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        // The numbers' endings are the simulation's test values: accepted, refused by AWS.
        for (ending, status) in [("6100", "sent"), ("0003", "failed")] {
            let account = reseller.account(&client, ending).await;
            let arn = format!("arn:aws:iam::{}:role/ReadOnly", account["awsAccountId"].as_str().unwrap());
            let role = format!("/role-arn/{}", id(&account));
            reseller.caller.put(&role, json!({ "roleArn": arn })).await.expect(200);
            let check = format!("{role}/check");
            let checked = twice.post(&reseller.caller, "checkRoleArn", &check, Value::Null, 200).await;
            assert_eq!(checked["status"], "verified");
            let body = json!({ "cloudAccountId": id(&account) });
            let request = reseller.caller.post("/link-requests", body).await.expect(201);
            let path = format!("/link-requests/{}", id(&request));
            app.ops.act(&format!("{path}/approve")).await.expect(200);
            let send = format!("{path}/send");
            let sent = twice.post(&app.ops, "sendLinkRequest", &send, Value::Null, 200).await;
            assert_eq!(sent["status"], status);
        }
        let body = json!({
            "origin": "new", "clientId": client, "nickname": "New", "supportType": "basic",
            "rootEmail": "root@sol.example", "submitLinkRequest": true,
        });
        let new = reseller.caller.post("/cloud-accounts", body).await.expect(201);
        let request = format!("/link-requests/{}", new["linkRequestId"].as_str().unwrap());
        app.ops.act(&format!("{request}/approve")).await.expect(200);
        let sent = twice.post(&app.ops, "sendLinkRequest", &format!("{request}/send"), Value::Null, 200).await;
        assert_eq!(sent["status"], "creating");
    }
}

on_both! {
    a_failure_is_no_answer_and_the_same_key_can_try_again, Simulated, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        // Test value: AWS does not answer the first invitation.
        let account = reseller.account(&client, "0005").await;
        let body = json!({ "cloudAccountId": id(&account) });
        let request = reseller.caller.post("/link-requests", body).await.expect(201);
        let path = format!("/link-requests/{}", id(&request));
        app.ops.act(&format!("{path}/approve")).await.expect(200);
        let send = format!("{path}/send");
        app.ops.post_keyed(&send, &Value::Null, "try").await.problem(503, "aws_unavailable");
        let second = app.ops.post_keyed(&send, &Value::Null, "try").await;
        assert_eq!(second.header("idempotent-replayed"), None);
        assert_eq!(second.json["status"], "sent");
        same(&second, &app.ops.post_keyed(&send, &Value::Null, "try").await);
    }
}

on_both! {
    twenty_equal_requests_over_two_replicas_make_one_resource, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let other = Caller { url: app.replica(), ..reseller.caller.clone() };
        let mut body = client_body("Sol");
        body["externalRef"] = json!("crm-1");
        let callers = [reseller.caller.clone(), other];
        let sent = (0..20).map(|n| callers[n % 2].post_keyed("/clients", &body, "crm-1"));
        let answers = join_all(sent).await;
        let ids: BTreeSet<_> = answers.iter().map(|answer| id(&answer.json).to_owned()).collect();
        assert_eq!(ids.len(), 1, "{ids:?}");
        let new = answers.iter().filter(|answer| answer.header("idempotent-replayed").is_none()).count();
        assert_eq!((new, answers.iter().all(|answer| answer.status == 201)), (1, true));
        let clients = reseller.caller.get("/clients").await.expect(200);
        assert_eq!(clients["data"].as_array().unwrap().len(), 1);
        let events = app.ops.until("/events?type=client.created", |page| page["data"][0].is_object()).await;
        assert_eq!(events["data"].as_array().unwrap().len(), 1);
    }
}

on_both! {
    another_request_with_the_key_is_refused, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let body = client_body("Sol");
        let made = reseller.caller.post_keyed("/clients", &body, "k").await.expect(201);
        // The order of members and blanks between them make no difference.
        let members: BTreeMap<_, _> = body.as_object().unwrap().iter().collect();
        let text = serde_json::to_string_pretty(&members).unwrap();
        let again = reseller.caller.send(Method::POST, "/clients", Some(text), &[("idempotency-key", "k")]).await;
        assert_eq!(again.expect(201)["id"], made["id"]);

        let refused = |answer: Answer| answer.problem(422, "idempotency_key_reused");
        refused(reseller.caller.post_keyed("/clients", &client_body("Luna"), "k").await);
        let (approve, request) = ("/link-requests", json!({ "cloudAccountId": "acc_01jdgx3v9re8tbq4m6n0y7k2he" }));
        refused(reseller.caller.post_keyed(approve, &request, "k").await);

        // A body that is not read is no request: its key stays free.
        reseller.caller.post_keyed("/clients", &json!({}), "free").await.problem(422, "invalid_request");
        reseller.caller.post_keyed("/clients", &body, "free").await.expect(201);
        // Keys are each credential's own.
        let another = app.reseller("Luna").await;
        let theirs = another.caller.post_keyed("/clients", &client_body("Luna"), "k").await;
        assert_eq!(theirs.header("idempotent-replayed"), None);
        theirs.expect(201);
    }
}

on_both! {
    a_refusal_is_replayed_in_its_language_and_undid_what_it_refused, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.bare_client("Sol").await;
        let body = account_body(&client, &number("6200")).to_string();
        let spanish = [("idempotency-key", "k"), ("accept-language", "es"), ("x-request-id", "first")];
        let first = reseller.caller.send(Method::POST, "/cloud-accounts", Some(body.clone()), &spanish).await;
        assert_eq!(first.json["code"], "pricebook_not_set");
        let provider = json!({ "pricebookId": app.master().await, "currency": "USD", "enabledInCustomerPortal": false });
        reseller.caller.put(&format!("/clients/{client}/cloud-providers/aws"), provider).await.expect(201);
        let english = [("idempotency-key", "k"), ("x-request-id", "second")];
        let again = reseller.caller.send(Method::POST, "/cloud-accounts", Some(body.clone()), &english).await;
        same(&first, &again);
        assert_eq!((again.header("content-language"), &again.json["requestId"]), (Some("es"), &json!("second")));
        let fresh = reseller.caller.send(Method::POST, "/cloud-accounts", Some(body), &[("idempotency-key", "k2")]).await;
        fresh.expect(201);
    }
}

on_both! {
    an_answer_that_was_lost_on_its_way_is_given_again, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let body = client_body("Sol").to_string();
        let token = reseller.caller.token.clone().unwrap();
        let address = app.url.strip_prefix("http://").unwrap();
        let mut socket = TcpStream::connect(address).unwrap();
        let head = format!(
            "POST /clients HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\nidempotency-key: lost\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len(),
        );
        socket.write_all(head.as_bytes()).unwrap();
        let made = reseller.caller.until("/clients", |page| page["data"][0].is_object()).await;
        drop(socket);
        let elsewhere = Caller { url: app.replica(), ..reseller.caller.clone() };
        let again = elsewhere.send(Method::POST, "/clients", Some(body), &[("idempotency-key", "lost")]).await;
        assert_eq!(again.header("idempotent-replayed"), Some("true"));
        assert_eq!(again.json["id"], made["data"][0]["id"]);
    }
}

on_both! {
    work_under_way_is_not_begun_twice_and_begins_again_when_it_broke_off, Simulated, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let account = reseller.account(&client, "6300").await;
        let arn = format!("arn:aws:iam::{}:role/ReadOnly", account["awsAccountId"].as_str().unwrap());
        let role = format!("/role-arn/{}", id(&account));
        reseller.caller.put(&role, json!({ "roleArn": arn })).await.expect(200);
        let path = format!("{role}/check");
        // What a server leaves behind that dies after it took the key.
        let me = app.ops.get(&format!("/credentials?resellerId={}", reseller.id)).await.expect(200);
        let claim = Claim {
            credential_id: id(&me["data"][0]).parse().unwrap(),
            holder: reseller.id.clone(),
            key: Key::parse(b"broken-off").unwrap(),
            fingerprint: Fingerprint::of(&[b"POST", path.as_bytes(), b"", b"", b""]),
        };
        app.app.write_as_platform(move |tx| ops::claim(tx, &claim, true)).await.unwrap();
        reseller.caller.post_keyed(&path, &Value::Null, "broken-off").await.problem(409, "idempotency_in_progress");
        app.clock.advance(TimeDelta::seconds(61));
        reseller.caller.post_keyed(&path, &Value::Null, "broken-off").await.expect(200);
    }
}

on_both! {
    a_key_is_forgotten_after_24_hours, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let made = reseller.caller.post_keyed("/clients", &client_body("Sol"), "day").await.expect(201);
        app.clock.advance(TimeDelta::minutes(50));
        let again = reseller.caller.post_keyed("/clients", &client_body("Sol"), "day").await.expect(201);
        assert_eq!(made["id"], again["id"]);
        let forget = |now| app.app.db.write(&Share::Jobs, move |conn| Ok(store::delete_expired(conn, now, 100)?));
        let day_later = app.clock.now() + TimeDelta::hours(24) - TimeDelta::minutes(51);
        assert_eq!(forget(day_later).await.unwrap(), 0);
        assert_eq!(forget(day_later + TimeDelta::minutes(1)).await.unwrap(), 1);
        let new = reseller.caller.post_keyed("/clients", &client_body("Sol"), "day").await.expect(201);
        assert_ne!(made["id"], new["id"]);
    }
}

on_both! {
    a_key_that_is_none_is_refused, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let body = Some(client_body("Sol").to_string());
        for key in ["", " ", "a b", "ñ", &"k".repeat(256)] {
            let headers = [("idempotency-key", key)];
            let answer = reseller.caller.send(Method::POST, "/clients", body.clone(), &headers).await;
            assert_eq!(answer.violations(), ["Idempotency-Key invalid_idempotency_key"], "{key}");
        }
        let clients = reseller.caller.get("/clients").await.expect(200);
        assert_eq!(clients["data"], json!([]));
    }
}
