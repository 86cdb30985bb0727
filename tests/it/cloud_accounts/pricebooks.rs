//! The pricebook of an account: its client's or its own (C2, P3, P4).

use chrono::TimeDelta;
use reqwest::Method;
use serde_json::json;

use super::{path, status_if_changed, with};
use crate::on_both;
use crate::support::bodies::{NOBODYS, account_body, id, number};
use crate::support::{Caller, make};

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
        let own = make::pricebook(&app, &reseller.caller, "Own").await;
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
        let (first, second) = (make::pricebook(&app, caller, "First").await, make::pricebook(&app, caller, "Second").await);
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
        let foreign = make::pricebook(&app, &other.caller, "Foreign").await;
        let euro = json!({ "kind": "master", "name": "Euro", "currency": "EUR" });
        let euro = app.ops.post("/pricebooks", euro).await.expect(201);
        let body = with(account_body(&client, &number("1001")), "pricebookId", json!(id(&euro)));
        one.caller.post("/cloud-accounts", body.clone()).await.problem(422, "pricebook_currency_mismatch");
        let patch = json!({ "pricebookId": id(&euro) });
        one.caller.patch(&path(&account), patch).await.problem(422, "pricebook_currency_mismatch");
        // Operations see the other reseller's pricebook, but do not mix them up either.
        for caller in [&one.caller, &app.ops] {
            for pricebook in [json!(foreign), json!(format!("pbk_{NOBODYS}"))] {
                let created = caller.post("/cloud-accounts", with(body.clone(), "pricebookId", pricebook.clone())).await;
                assert_eq!(created.violations(), ["/pricebookId not_found"]);
                let patched = caller.patch(&path(&account), json!({ "pricebookId": pricebook })).await;
                assert_eq!(patched.violations(), ["/pricebookId not_found"]);
            }
        }
        assert_eq!(one.caller.get(&path(&account)).await.expect(200), account);
    }
}
