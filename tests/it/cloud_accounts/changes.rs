//! Accounts that are there: patched, listed, unlinked.

use gangway::enrolment::accounts;
use gangway::id::CloudAccountId;
use reqwest::Method;
use serde_json::{Value, json};

use super::{path, with};
use crate::on_both;
use crate::support::Caller;
use crate::support::bodies::{NOBODYS, account_body, id, number};

/// Nicknames of the listed accounts, newest first.
async fn nicknames(caller: &Caller, query: &str) -> Vec<String> {
    let page = caller.get(&format!("/cloud-accounts?{query}")).await.expect(200);
    page["data"].as_array().unwrap().iter().map(|one| one["nickname"].as_str().unwrap().to_owned()).collect()
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
            (format!("clientId=cli_{NOBODYS}"), vec![]),
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
        for path in [path(&account), format!("/cloud-accounts/acc_{NOBODYS}"), "/cloud-accounts/1".to_owned()] {
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
    an_account_that_aws_closed_is_not_live_and_says_so, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let account = reseller.account(&client, "1000").await;
        let path = path(&account);
        let account_id: CloudAccountId = id(&account).parse().unwrap();
        let close = async || {
            let id = account_id.clone();
            app.app.write_as_platform(move |tx| accounts::close(tx, &id)).await.unwrap();
            reseller.caller.get(&path).await.expect(200)
        };
        assert_eq!(close().await, account, "what is not linked is no concern of AWS's list");
        let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough", "cloudAccountIds": [id(&account)] });
        let group = reseller.caller.post("/support-plans", group).await.expect(201);
        let request = json!({ "cloudAccountId": id(&account) });
        let request = reseller.caller.post("/link-requests", request).await.expect(201);
        let request = format!("/link-requests/{}", id(&request));
        app.ops.act(&format!("{request}/approve")).await.expect(200);
        app.ops.post(&format!("{request}/send"), json!({ "handshakeId": "h-examplehandshake111" })).await.expect(200);
        app.ops.post(&format!("{request}/record-outcome"), json!({ "outcome": "accepted" })).await.expect(200);

        let closed = close().await;
        assert_eq!((&closed["status"], &closed["supportPlanId"]), (&json!("closed"), &Value::Null));
        let group = reseller.caller.get(&format!("/support-plans/{}", id(&group))).await.expect(200);
        assert_eq!(group["cloudAccountIds"], json!([]));
        reseller.caller.patch(&path, json!({ "nickname": "Back" })).await.problem(409, "cloud_account_not_live");
        assert_eq!(close().await, closed, "once");
        let events = format!("/events?resourceId={}&type=cloud_account.updated", id(&account));
        let events = reseller.caller.get(&events).await.expect(200);
        assert_eq!(events["data"][0]["data"]["status"], "closed");
        assert_eq!(events["data"][0]["resource"]["version"], closed["version"]);
        reseller.account(&client, "1000").await;
    }
}
