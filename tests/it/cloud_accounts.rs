//! Cloud accounts that a client has already (A1–A6, C2, P3, P4).

use chrono::TimeDelta;
use gangway::aws::AwsMode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::app::{account_body, number};
use crate::support::{Caller, Database, TestApp};

/// Well formed, but nobody's.
const UNKNOWN: &str = "01jdgx3v9re8tbq4m6n0y7k2ha";

fn id(body: &Value) -> &str {
    body["id"].as_str().unwrap()
}

fn path(account: &Value) -> String {
    format!("/cloud-accounts/{}", id(account))
}

fn with(mut body: Value, name: &str, value: Value) -> Value {
    body[name] = value;
    body
}

/// Nicknames of the listed accounts, newest first.
async fn nicknames(caller: &Caller, query: &str) -> Vec<String> {
    let page = caller.get(&format!("/cloud-accounts?{query}")).await.expect(200);
    page["data"].as_array().unwrap().iter().map(|one| one["nickname"].as_str().unwrap().to_owned()).collect()
}

/// A new custom pricebook in USD.
async fn custom(app: &TestApp, caller: &Caller, name: &str) -> String {
    let body = json!({ "kind": "custom", "name": name, "currency": "USD", "basedOn": app.master().await });
    id(&caller.post("/pricebooks", body).await.expect(201)).to_owned()
}

/// The answer to a GET with `If-None-Match`.
async fn status_if_changed(caller: &Caller, path: &str, version: &Value) -> u16 {
    let tag = format!("\"v{version}\"");
    caller.send(Method::GET, path, None, &[("if-none-match", &tag)]).await.status.as_u16()
}

on_both! {
    a_created_account_reads_back_with_all_its_members, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let own = custom(&app, &reseller.caller, "Own").await;
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
            ("resellerId", json!(reseller.id)), ("provider", json!("aws")), ("rootEmail", json!("aws-root@example.com")),
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
        for client in [foreign, format!("cli_{UNKNOWN}")] {
            assert_eq!(post(account_body(&client, &number("1000"))).await, ["/clientId not_found"]);
        }
        assert_eq!(reseller.caller.get("/cloud-accounts").await.expect(200)["data"], json!([]));
    }
}

on_both! {
    a1_the_account_number_is_twelve_digits_however_it_was_pasted, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let post = async |number: &str| reseller.caller.post("/cloud-accounts", account_body(&client, number)).await;
        for (given, stored) in [
            ("001234567890", "001234567890"),
            ("0000-0000-0001", "000000000001"),
            ("1234 5678 9012", "123456789012"),
            ("  2234-5678-9012\t", "223456789012"),
            ("\u{a0}323456789012\u{200b}", "323456789012"),
        ] {
            assert_eq!(post(given).await.expect(201)["awsAccountId"], stored, "{given:?}");
            post(stored).await.problem(409, "aws_account_already_registered");
        }
        for refused in [
            "", "42345678901", "4234567890123", "42345678901a", "+42345678901", "4234-5678 9012", "42-34-56-78-90-12",
            "٤٢٣٤٥٦٧٨٩٠١٢", "４２３４５６７８９０１２", "42345678901٢", "arn:aws:iam::423456789012:root",
        ] {
            assert_eq!(post(refused).await.violations(), ["/awsAccountId invalid_aws_account_id"], "{refused:?}");
        }
        let found = reseller.caller.get("/cloud-accounts?awsAccountId=0012-3456-7890").await.expect(200);
        assert_eq!(found["data"][0]["awsAccountId"], "001234567890");
    }
}

on_both! {
    a_number_is_unique_among_live_accounts_and_the_refusal_does_not_say_whose_it_is, Manual, |app| {
        let (one, other) = (app.reseller("One").await, app.reseller("Other").await);
        let (sol, luna) = (one.client(&app, "Sol").await, other.client(&app, "Luna").await);
        let account = one.account(&sol, "1000").await;
        let taken = account["awsAccountId"].as_str().unwrap();
        let mine = other.account(&luna, "1001").await;
        let answers = [
            other.caller.post("/cloud-accounts", account_body(&luna, taken)).await,
            other.caller.patch(&path(&mine), json!({ "awsAccountId": taken })).await,
            one.caller.post("/cloud-accounts", account_body(&sol, taken)).await,
        ];
        let mut texts = Vec::new();
        for answer in answers {
            let mut problem = answer.problem(409, "aws_account_already_registered");
            for member in ["requestId", "instance"] {
                problem.as_object_mut().unwrap().remove(member);
            }
            texts.push(problem.to_string());
        }
        assert!(texts.iter().all(|text| *text == texts[0]), "the owner is told the same as others: {texts:?}");
        for secret in [id(&account), &sol, &one.id, "Sol", "One"] {
            assert!(!texts[0].contains(secret), "{secret} in {}", texts[0]);
        }
        assert_eq!(other.caller.get(&path(&mine)).await.expect(200), mine);

        one.caller.delete(&path(&account)).await.expect(204);
        let moved = other.caller.post("/cloud-accounts", account_body(&luna, taken)).await.expect(201);
        assert_ne!(moved["externalId"], account["externalId"], "R11: a new account, a new external ID");
        let unlinked = one.caller.get(&path(&account)).await.expect(200);
        assert_eq!((&unlinked["status"], &unlinked["awsAccountId"]), (&json!("unlinked"), &json!(taken)));
    }
}

on_both! {
    a_registered_account_gets_another_number_and_loses_the_role_of_the_old_one, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let account = reseller.account(&client, "1000").await;
        let old = account["awsAccountId"].as_str().unwrap();
        let role = format!("/role-arn/{}", id(&account));
        let arn = json!({ "roleArn": format!("arn:aws:iam::{old}:role/GangwayReadOnly") });
        reseller.caller.put(&role, arn.clone()).await.expect(200);
        app.ops.post(&format!("{role}/record-check"), json!({ "status": "verified" })).await.expect(200);
        let verified = reseller.caller.get(&path(&account)).await.expect(200);
        assert_eq!(verified["roleStatus"], "verified");

        // The same number, however it is written, is no change.
        let grouped = format!("{}-{}-{}", &old[..4], &old[4..8], &old[8..]);
        assert_eq!(reseller.caller.patch(&path(&account), json!({ "awsAccountId": grouped })).await.expect(200), verified);
        assert_eq!(reseller.caller.get(&role).await.expect(200)["status"], "verified");

        let new = number("1001");
        let changed = reseller.caller.patch(&path(&account), json!({ "awsAccountId": new })).await.expect(200);
        assert_eq!((&changed["awsAccountId"], &changed["roleStatus"]), (&json!(new), &json!("not_checked")));
        assert_eq!(changed["externalId"], account["externalId"]);
        let cleared = reseller.caller.get(&role).await.expect(200);
        assert_eq!((cleared.get("roleArn"), &cleared["status"]), (None, &json!("not_checked")));
        reseller.caller.put(&role, arn).await.problem(422, "role_arn_account_mismatch");
        // The old number is free again.
        reseller.caller.post("/cloud-accounts", account_body(&client, old)).await.expect(201);

        let request = json!({ "cloudAccountId": id(&account) });
        let request = reseller.caller.post("/link-requests", request).await.expect(201);
        let patch = json!({ "awsAccountId": number("1002") });
        reseller.caller.patch(&path(&account), patch.clone()).await.problem(409, "account_number_fixed");
        let rest = json!({ "awsAccountId": new, "nickname": "Renamed" });
        assert_eq!(reseller.caller.patch(&path(&account), rest).await.expect(200)["nickname"], "Renamed");
        reseller.caller.act(&format!("/link-requests/{}/cancel", id(&request))).await.expect(200);
        reseller.caller.patch(&path(&account), patch).await.expect(200);
    }
}

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
    let codes = |request: &Value| -> Vec<String> {
        request["warnings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
    };
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
        assert_eq!(codes(&request), ["support_plan_not_assigned", "direct_transfer"]);
    }
}

on_both! {
    c2_an_account_needs_a_pricebook_of_its_client_or_of_its_own, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.bare_client("Sol").await;
        let body = account_body(&client, &number("1000"));
        let problem = reseller.caller.post("/cloud-accounts", body.clone()).await.problem(409, "pricebook_not_set");
        assert!(problem["detail"].as_str().unwrap().contains(&client), "{problem}");
        let body = with(body, "pricebookId", json!(app.master().await));
        let account = reseller.caller.post("/cloud-accounts", body).await.expect(201);
        assert_eq!(account["effectivePricebook"]["source"], "account");
        let clear = json!({ "pricebookId": null });
        reseller.caller.patch(&path(&account), clear.clone()).await.problem(409, "pricebook_not_set");
        let provider = json!({ "pricebookId": app.master().await });
        reseller.caller.put(&format!("/clients/{client}/cloud-providers/aws"), provider).await.expect(201);
        let inheriting = reseller.caller.patch(&path(&account), clear).await.expect(200);
        assert_eq!(inheriting["effectivePricebook"]["source"], "client_default");
        assert!(inheriting.get("pricebookId").is_none(), "{inheriting}");
    }
}

on_both! {
    p3_however_many_accounts_follow_their_clients_pricebook_and_a_job_goes_on_where_a_request_broke_off, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let first = reseller.account(&client, "0100").await["id"].as_str().unwrap().to_owned();
        app.database.copy_account(&first, 450);
        let body = json!({ "kind": "custom", "name": "Own", "currency": "USD", "basedOn": app.master().await });
        let own = reseller.caller.post("/pricebooks", body).await.expect(201)["id"].clone();
        let path = format!("/clients/{client}/cloud-providers/aws");
        reseller.caller.put(&path, json!({ "pricebookId": own, "currency": "USD" })).await.expect(200);
        assert_eq!(versions(&reseller.caller, &client).await, [2; 451]);
        // As a crash leaves it after the change itself.
        app.database.execute(&format!(
            "INSERT INTO unfinished_work (kind, client_id, done_to, begun_at, actor_role) \
             SELECT 'inherited_pricebooks', id, '', updated_at, 'reseller' FROM clients WHERE id = '{client}'"
        ));
        app.clock.advance(TimeDelta::seconds(10));
        let begun = std::time::Instant::now();
        while versions(&reseller.caller, &client).await != [3; 451] {
            assert!(begun.elapsed() < std::time::Duration::from_secs(20), "the job does not go on");
            actix_web::rt::time::sleep(std::time::Duration::from_millis(200)).await;
        }
        let told = reseller.caller.get(&format!("/events?resourceId={first}&type=cloud_account.updated")).await;
        assert_eq!(told.expect(200)["data"].as_array().unwrap().len(), 2);
    }
}

/// The versions of all accounts of a client.
async fn versions(caller: &Caller, client: &str) -> Vec<i64> {
    let (mut path, mut found) = (format!("/cloud-accounts?clientId={client}&limit=100"), Vec::new());
    loop {
        let page = caller.get(&path).await.expect(200);
        found.extend(page["data"].as_array().unwrap().iter().map(|account| account["version"].as_i64().unwrap()));
        let Some(cursor) = page["nextCursor"].as_str() else { return found };
        path = format!("/cloud-accounts?clientId={client}&limit=100&cursor={cursor}");
    }
}

on_both! {
    p3_accounts_without_a_pricebook_of_their_own_follow_the_clients_and_their_etag_changes, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let (caller, master) = (&reseller.caller, app.master().await);
        let (first, second) = (custom(&app, caller, "First").await, custom(&app, caller, "Second").await);
        let aws = format!("/clients/{client}/cloud-providers/aws");
        let inheriting = reseller.account(&client, "1000").await;
        assert_eq!(inheriting["effectivePricebook"], json!({ "pricebookId": master, "source": "client_default" }));
        let own = with(account_body(&client, &number("1001")), "pricebookId", json!(first));
        let own = caller.post("/cloud-accounts", own).await.expect(201);
        let gone = reseller.account(&client, "1002").await;
        caller.delete(&path(&gone)).await.expect(204);
        let gone = caller.get(&path(&gone)).await.expect(200);

        // Another setting of the provider does not change what accounts look like.
        caller.put(&aws, json!({ "pricebookId": master, "enabledInCustomerPortal": false })).await.expect(200);
        assert_eq!(status_if_changed(caller, &path(&inheriting), &inheriting["version"]).await, 304);

        caller.put(&aws, json!({ "pricebookId": second })).await.expect(200);
        assert_eq!(status_if_changed(caller, &path(&inheriting), &inheriting["version"]).await, 200);
        let follows = caller.get(&path(&inheriting)).await.expect(200);
        assert_eq!(follows["effectivePricebook"], json!({ "pricebookId": second, "source": "client_default" }));
        assert_eq!(follows["version"], 2);
        assert!(follows["updatedAt"].as_str() > inheriting["updatedAt"].as_str());
        let stale = Some(json!({ "nickname": "Late" }).to_string());
        let stale = caller.send(Method::PATCH, &path(&inheriting), stale, &[("if-match", "\"v1\"")]).await;
        stale.problem(412, "version_mismatch");
        assert_eq!(caller.get(&path(&own)).await.expect(200), own, "its own pricebook wins");
        let after = caller.get(&path(&gone)).await.expect(200);
        assert_eq!(after["version"] == gone["version"], after == gone, "one version, one representation: {gone} {after}");

        let overridden = caller.patch(&path(&inheriting), json!({ "pricebookId": first })).await.expect(200);
        assert_eq!(overridden["effectivePricebook"], json!({ "pricebookId": first, "source": "account" }));
        let listed = caller.get("/cloud-accounts?limit=100").await.expect(200);
        assert_eq!(listed["data"][2], overridden, "lists show the same");
        let back = caller.patch(&path(&inheriting), json!({ "pricebookId": null })).await.expect(200);
        assert_eq!(back["effectivePricebook"], follows["effectivePricebook"]);

        caller.delete(&path(&inheriting)).await.expect(204);
        caller.delete(&aws).await.expect(204);
        let last = caller.get(&path(&gone)).await.expect(200);
        assert_eq!(last["version"] == after["version"], last == after, "one version, one representation: {after} {last}");
    }
}

on_both! {
    p4_an_accounts_own_pricebook_is_visible_active_and_of_the_clients_currency, Manual, |app| {
        let (one, other) = (app.reseller("One").await, app.reseller("Other").await);
        let client = one.client(&app, "Sol").await;
        let account = one.account(&client, "1000").await;
        let foreign = custom(&app, &other.caller, "Foreign").await;
        let euro = json!({ "kind": "master", "name": "Euro", "currency": "EUR" });
        let euro = app.ops.post("/pricebooks", euro).await.expect(201);
        let body = with(account_body(&client, &number("1001")), "pricebookId", json!(id(&euro)));
        one.caller.post("/cloud-accounts", body.clone()).await.problem(422, "pricebook_currency_mismatch");
        let patch = json!({ "pricebookId": id(&euro) });
        one.caller.patch(&path(&account), patch).await.problem(422, "pricebook_currency_mismatch");
        // Operations see the other reseller's pricebook, but do not mix them up either.
        for caller in [&one.caller, &app.ops] {
            for pricebook in [json!(foreign), json!(format!("pbk_{UNKNOWN}"))] {
                let created = caller.post("/cloud-accounts", with(body.clone(), "pricebookId", pricebook.clone())).await;
                assert_eq!(created.violations(), ["/pricebookId not_found"]);
                let patched = caller.patch(&path(&account), json!({ "pricebookId": pricebook })).await;
                assert_eq!(patched.violations(), ["/pricebookId not_found"]);
            }
        }
        assert_eq!(one.caller.get(&path(&account)).await.expect(200), account);
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

on_both! {
    an_account_patch_merges_clears_with_null_and_honours_if_match, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let body = with(account_body(&client, &number("1000")), "rootEmail", json!("root@example.com"));
        let account = reseller.caller.post("/cloud-accounts", body).await.expect(201);
        let path = path(&account);
        let patch = async |body: Value| reseller.caller.patch(&path, body).await;
        for same in [json!({}), json!({ "nickname": "Production", "supportType": "basic", "pricebookId": null })] {
            assert_eq!(patch(same).await.expect(200), account);
        }
        let answer = patch(json!({ "nickname": "Prod", "supportType": "enterprise" })).await;
        assert_eq!(answer.header("etag"), Some("\"v2\""));
        let changed = answer.expect(200);
        let mut wanted = account;
        for (name, value) in [("nickname", "Prod"), ("supportType", "enterprise")] {
            wanted[name] = json!(value);
        }
        wanted["version"] = json!(2);
        wanted["updatedAt"] = changed["updatedAt"].clone();
        assert_eq!(changed, wanted);
        let cleared = patch(json!({ "nickname": null, "rootEmail": null, "organizationRole": null })).await.expect(200);
        for absent in ["nickname", "rootEmail", "organizationRole"] {
            assert!(cleared.get(absent).is_none(), "{absent} of {cleared}");
        }

        let refused = json!({
            "awsAccountId": null, "rootEmail": "a@b", "nickname": "", "supportType": "gold", "organizationRole": "boss",
            "pricebookId": "nonsense", "clientId": client, "type": "resale", "externalId": "CA", "status": "linked",
        });
        assert_eq!(patch(refused).await.violations(), [
            "/awsAccountId wrong_type", "/clientId unknown_member", "/externalId unknown_member", "/nickname blank",
            "/nickname too_short", "/organizationRole unknown_value", "/pricebookId not_found",
            "/rootEmail invalid_root_email", "/status unknown_member", "/supportType unknown_value", "/type unknown_member",
        ]);
        let late = Some(json!({ "nickname": "Late" }).to_string());
        let stale = [("if-match", "\"v2\"")];
        let problem = reseller.caller.send(Method::PATCH, &path, late, &stale).await.problem(412, "version_mismatch");
        assert_eq!(problem["version"], 3);
        reseller.caller.send(Method::DELETE, &path, None, &stale).await.problem(412, "version_mismatch");
        assert_eq!(reseller.caller.get(&path).await.expect(200), cleared);
        reseller.caller.send(Method::DELETE, &path, None, &[("if-match", "\"v3\"")]).await.expect(204);
    }
}

on_both! {
    accounts_are_filtered, Manual, |app| {
        let (one, other) = (app.reseller("One").await, app.reseller("Other").await);
        let (sol, luna, mar) = (one.client(&app, "Sol").await, one.client(&app, "Luna").await, other.client(&app, "Mar").await);
        let add = async |caller: &Caller, client: &str, nickname: &str, support: &str| {
            let body = with(account_body(client, &number("1000")), "nickname", json!(nickname));
            caller.post("/cloud-accounts", with(body, "supportType", json!(support))).await.expect(201)
        };
        let a = add(&one.caller, &sol, "a", "basic").await;
        let b = add(&one.caller, &sol, "b", "enterprise").await;
        let c = add(&one.caller, &luna, "c", "basic").await;
        add(&other.caller, &mar, "d", "basic").await;
        one.caller.delete(&path(&c)).await.expect(204);
        one.caller.post("/link-requests", json!({ "cloudAccountId": id(&b) })).await.expect(201);
        let number = a["awsAccountId"].as_str().unwrap();
        let arn = json!({ "roleArn": format!("arn:aws:iam::{number}:role/ReadOnly") });
        one.caller.put(&format!("/role-arn/{}", id(&a)), arn).await.expect(200);
        app.ops.post(&format!("/role-arn/{}/record-check", id(&a)), json!({ "status": "no_access" })).await.expect(200);
        for (query, wanted) in [
            (String::new(), vec!["d", "c", "b", "a"]),
            (format!("clientId={sol}"), vec!["b", "a"]),
            ("status=registered".to_owned(), vec!["d", "a"]),
            ("status=requested".to_owned(), vec!["b"]),
            ("status=unlinked".to_owned(), vec!["c"]),
            ("roleStatus=no_access".to_owned(), vec!["a"]),
            ("supportType=enterprise".to_owned(), vec!["b"]),
            (format!("awsAccountId={number}"), vec!["a"]),
            (format!("resellerId={}", other.id), vec!["d"]),
            (format!("clientId={sol}&supportType=basic"), vec!["a"]),
            (format!("clientId=cli_{UNKNOWN}"), vec![]),
        ] {
            assert_eq!(nicknames(&app.ops, &query).await, wanted, "{query}");
        }
        assert_eq!(nicknames(&one.caller, &format!("clientId={mar}")).await, [""; 0]);
        assert_eq!(nicknames(&one.caller, "").await, ["c", "b", "a"]);
        let refused = app.ops.get("/cloud-accounts?status=gone&roleStatus=green&supportType=gold&q=a").await.violations();
        assert_eq!(refused, [
            "q unknown_member", "roleStatus unknown_value", "status unknown_value", "supportType unknown_value",
        ]);
    }
}

on_both! {
    someone_elses_account_is_like_none, Manual, |app| {
        let (one, other) = (app.reseller("One").await, app.reseller("Other").await);
        let client = one.client(&app, "Sol").await;
        let account = one.account(&client, "1000").await;
        for path in [path(&account), format!("/cloud-accounts/acc_{UNKNOWN}"), "/cloud-accounts/1".to_owned()] {
            other.caller.get(&path).await.problem(404, "cloud_account_not_found");
            other.caller.patch(&path, json!({ "nickname": "Mine" })).await.problem(404, "cloud_account_not_found");
            other.caller.delete(&path).await.problem(404, "cloud_account_not_found");
            other.caller.get(&format!("{path}/onboarding")).await.problem(404, "cloud_account_not_found");
        }
        assert_eq!(one.caller.get(&path(&account)).await.expect(200), account);
    }
}

on_both! {
    an_account_is_unlinked_once_and_not_while_its_link_request_is_open, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let account = reseller.account(&client, "1000").await;
        let path = path(&account);
        let request = json!({ "cloudAccountId": id(&account) });
        let request = reseller.caller.post("/link-requests", request).await.expect(201);
        let request = format!("/link-requests/{}", id(&request));
        let refused = async || {
            let problem = reseller.caller.delete(&path).await.problem(409, "link_request_already_open");
            assert!(request.ends_with(problem["linkRequestId"].as_str().unwrap()), "{problem}");
        };
        refused().await;
        app.ops.act(&format!("{request}/approve")).await.expect(200);
        refused().await;
        app.ops.post(&format!("{request}/send"), json!({ "handshakeId": "h-examplehandshake111" })).await.expect(200);
        assert_eq!(reseller.caller.get(&path).await.expect(200)["status"], "invited");
        refused().await;
        app.ops.post(&format!("{request}/record-outcome"), json!({ "outcome": "accepted" })).await.expect(200);
        let linked = reseller.caller.get(&path).await.expect(200);
        assert_eq!(linked["status"], "linked");
        let accepted = reseller.caller.get(&request).await.expect(200);

        reseller.caller.delete(&path).await.expect(204);
        let unlinked = reseller.caller.get(&path).await.expect(200);
        assert_eq!(unlinked["status"], "unlinked");
        assert_eq!(unlinked["liabilityStartsAt"], linked["liabilityStartsAt"], "it stays on record");
        // The request's warnings tell of linked accounts only.
        let after = reseller.caller.get(&request).await.expect(200);
        assert_eq!((&after["status"], &after["warnings"]), (&json!("accepted"), &json!([])));
        assert_eq!(after["version"] == accepted["version"], after == accepted, "one version, one representation");

        reseller.caller.delete(&path).await.problem(409, "cloud_account_not_live");
        reseller.caller.patch(&path, json!({ "nickname": "Back" })).await.problem(409, "cloud_account_not_live");
        let request = json!({ "cloudAccountId": id(&account) });
        reseller.caller.post("/link-requests", request).await.problem(409, "cloud_account_not_live");
        assert_eq!(reseller.caller.get(&path).await.expect(200), unlinked);
    }
}

on_both! {
    operations_frees_a_number_that_somebody_holds_in_every_state_and_conflicts_are_counted, Manual, |app| {
        let (holder, owner) = (app.reseller("Nube").await, app.reseller("Otra").await);
        let (theirs, own) = (holder.client(&app, "Sol").await, owner.client(&app, "Luna").await);
        let mut conflicts = 0;
        for state in ["registered", "renumbered", "requested", "approved", "invited", "linked", "suspended"] {
            let number = number("0301");
            let account = holder.caller.post("/cloud-accounts", account_body(&theirs, &number)).await.expect(201);
            let path = format!("/cloud-accounts/{}", account["id"].as_str().unwrap());
            let mut link = String::new();
            if matches!(state, "requested" | "approved" | "invited" | "linked") {
                let request = json!({ "cloudAccountId": account["id"] });
                let request = holder.caller.post("/link-requests", request).await.expect(201);
                link = format!("/link-requests/{}", request["id"].as_str().unwrap());
            }
            let moves = ["approve", "send", "record-outcome"];
            let count = ["approved", "invited", "linked"].iter().position(|one| *one == state).map_or(0, |place| place + 1);
            for action in &moves[..count] {
                let body = if *action == "record-outcome" { json!({ "outcome": "accepted" }) } else { json!({}) };
                app.ops.post(&format!("{link}/{action}"), body).await.expect(200);
            }
            if state == "suspended" {
                app.ops.patch(&format!("/resellers/{}", holder.id), json!({ "status": "suspended" })).await.expect(200);
            }
            let wanted = account_body(&own, &number);
            owner.caller.post("/cloud-accounts", wanted.clone()).await.problem(409, "aws_account_already_registered");
            conflicts += 1;
            // The way that the operators' guide tells.
            let found = app.ops.get(&format!("/cloud-accounts?awsAccountId={number}")).await.expect(200);
            assert_eq!(found["data"][0]["id"], account["id"]);
            if state == "renumbered" {
                let other = crate::support::app::number("0302");
                app.ops.patch(&path, json!({ "awsAccountId": other })).await.expect(200);
            } else {
                if matches!(state, "requested" | "approved" | "invited") {
                    app.ops.delete(&path).await.problem(409, "link_request_already_open");
                    app.ops.act(&format!("{link}/cancel")).await.expect(200);
                }
                app.ops.delete(&path).await.expect(204);
            }
            owner.caller.post("/cloud-accounts", wanted).await.expect(201);
        }
        let metrics = Caller::anonymous(&app.url).get("/metrics").await;
        let line = format!("gangway_account_number_conflicts_total {conflicts}");
        assert!(metrics.text.lines().any(|one| one == line), "{line} in {}", metrics.text);
    }
}
