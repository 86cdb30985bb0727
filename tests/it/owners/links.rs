//! Owners' links as resellers make, read and revoke them.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::app::HAPPENED;
use crate::support::bodies::id;
use crate::support::{Caller, TestApp};

/// A client's account of a new reseller, and the address of its links.
async fn account(app: &TestApp) -> (Caller, String, String) {
    let reseller = app.reseller("Nube Partners").await;
    let client = reseller.client(app, "Panadería Sol").await;
    let account = reseller.account(&client, "3333").await;
    let links = format!("/cloud-accounts/{}/owner-links", id(&account));
    (reseller.caller, id(&account).to_owned(), links)
}

fn statuses(page: &Value) -> Vec<&str> {
    page["data"].as_array().unwrap().iter().map(|link| link["status"].as_str().unwrap()).collect()
}

on_both! {
    the_address_is_shown_once_and_its_token_is_not_kept, Manual, |app| {
        let (caller, account, links) = account(&app).await;
        let answer = caller.post_keyed(&links, &json!({}), "once").await;
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let location = answer.header("location").unwrap().to_owned();
        let mut link = answer.expect(201);
        let url = link.as_object_mut().unwrap().remove("url").unwrap();
        let token = url.as_str().unwrap().strip_prefix(&format!("{}/o/", app.url)).unwrap();
        assert!(token.len() >= 40, "{token}");
        assert_eq!(location, format!("{}{links}/{}", app.url, id(&link)));
        assert_eq!((&link["cloudAccountId"], &link["status"], &link["version"]), (&json!(account), &json!("active"), &json!(1)));
        assert_eq!(link["language"], "es", "the client's");
        let moment = |member: &str| link[member].as_str().unwrap().parse::<chrono::DateTime<chrono::Utc>>().unwrap();
        assert_eq!(moment("expiresAt") - moment("createdAt"), TimeDelta::hours(72));
        assert!(link.get("lastOpenedAt").is_none());

        assert_eq!(caller.get(&format!("{links}/{}", id(&link))).await.expect(200), link);
        assert_eq!(caller.get(&links).await.expect(200)["data"], json!([link]));
        let replayed = caller.post_keyed(&links, &json!({}), "once").await;
        assert_eq!(replayed.header("idempotent-replayed"), Some("true"));
        assert_eq!(replayed.expect(201), link, "all but the address");
        for table in ["owner_links", "idempotency_keys", HAPPENED] {
            let row = app.database.lines(&format!("SELECT CAST(COUNT(*) AS TEXT) AS line FROM {table}")).remove(0);
            assert_ne!(row, "0");
        }
        let kept = app.database.lines("SELECT token_hash AS line FROM owner_links").remove(0);
        assert!(kept.len() == 64 && !kept.contains(token));
        let answers = app.database.lines("SELECT COALESCE(body, '') AS line FROM idempotency_keys");
        assert!(answers.iter().all(|body| !body.contains(token)) && answers.iter().any(|body| body.contains(id(&link))));
    }
}

on_both! {
    a_link_ends_by_revocation_or_time, Simulated, |app| {
        let (caller, _, links) = account(&app).await;
        let made = caller.post(&links, json!({ "language": "en", "expiresInHours": 1 })).await.expect(201);
        assert_eq!(made["language"], "en");
        let path = format!("{links}/{}", id(&made));
        let other = caller.act(&links).await.expect(201);
        let stale = [("if-match", "\"v2\"")];
        caller.send(reqwest::Method::DELETE, &path, None, &stale).await.problem(412, "version_mismatch");
        let revoked = format!("{links}/{}", id(&other));
        for _ in 0..2 {
            caller.delete(&revoked).await.expect(204);
        }
        let read = caller.get(&revoked).await.expect(200);
        assert_eq!((&read["status"], &read["version"]), (&json!("revoked"), &json!(2)));
        app.clock.advance(TimeDelta::minutes(60));
        let caller = app.login_ops().await;
        assert_eq!(statuses(&caller.get(&links).await.expect(200)), ["revoked", "expired"]);
        assert_eq!(caller.get(&path).await.expect(200)["version"], 1);
        let told = caller.get("/events?type=owner_link.revoked").await.expect(200);
        assert_eq!(told["data"].as_array().unwrap().len(), 1);
        assert_eq!(told["data"][0]["resource"], json!({ "type": "owner_link", "id": id(&other), "version": 2 }));
        assert_eq!(told["data"][0]["data"]["status"], "revoked");
    }
}

on_both! {
    an_account_has_ten_active_links_at_most, Simulated, |app| {
        let (caller, account, links) = account(&app).await;
        let mut made = Vec::new();
        for hours in 1..=10 {
            made.push(caller.post(&links, json!({ "expiresInHours": hours })).await.expect(201));
        }
        caller.act(&links).await.problem(409, "too_many_owner_links");
        caller.delete(&format!("{links}/{}", id(&made[9]))).await.expect(204);
        caller.act(&links).await.expect(201);
        caller.act(&links).await.problem(409, "too_many_owner_links");
        // Those whose time is over do not count.
        app.clock.advance(TimeDelta::minutes(61));
        let caller = app.login_ops().await;
        let (one, other) = (caller.act(&links), caller.act(&links));
        let (one, other) = tokio::join!(one, other);
        let mut answers = [one.status.as_u16(), other.status.as_u16()];
        answers.sort_unstable();
        assert_eq!(answers, [201, 409]);
        // An account that is not live has no links: they go with it.
        caller.delete(&format!("/cloud-accounts/{account}")).await.expect(204);
        let page = caller.get(&links).await.expect(200);
        assert!(statuses(&page).iter().all(|status| ["revoked", "expired"].contains(status)), "{page}");
        caller.act(&links).await.problem(409, "cloud_account_not_live");
    }
}

on_both! {
    links_are_done_once_the_account_is_linked_and_its_role_verified, Manual, |app| {
        let (caller, account, links) = account(&app).await;
        let first = caller.act(&links).await.expect(201);
        let revoked = caller.act(&links).await.expect(201);
        caller.delete(&format!("{links}/{}", id(&revoked))).await.expect(204);
        let request = caller.post("/link-requests", json!({ "cloudAccountId": account })).await.expect(201);
        let request = format!("/link-requests/{}", id(&request));
        for (action, body) in [("approve", json!({})), ("send", json!({})), ("record-outcome", json!({ "outcome": "accepted" }))] {
            app.ops.post(&format!("{request}/{action}"), body).await.expect(200);
        }
        assert_eq!(statuses(&caller.get(&links).await.expect(200)), ["revoked", "active"], "the role is not verified yet");
        let number = caller.get(&format!("/cloud-accounts/{account}")).await.expect(200)["awsAccountId"].clone();
        let role = format!("/role-arn/{account}");
        let arn = format!("arn:aws:iam::{}:role/Reader", number.as_str().unwrap());
        caller.put(&role, json!({ "roleArn": arn })).await.expect(200);
        app.ops.post(&format!("{role}/record-check"), json!({ "status": "verified" })).await.expect(200);
        assert_eq!(statuses(&caller.get(&links).await.expect(200)), ["revoked", "done"]);
        // Once is once, and one that is made afterwards is done at once.
        app.ops.post(&format!("{role}/record-check"), json!({ "status": "no_access" })).await.expect(200);
        assert_eq!(statuses(&caller.get(&links).await.expect(200)), ["revoked", "done"]);
        assert_eq!(caller.act(&links).await.expect(201)["status"], "active");
        app.ops.post(&format!("{role}/record-check"), json!({ "status": "verified" })).await.expect(200);
        let late = caller.act(&links).await.expect(201);
        assert_eq!((&late["status"], &late["version"]), (&json!("done"), &json!(1)));
        let told = app.ops.get(&format!("/events?resourceId={}", id(&first))).await.expect(200);
        let kinds: Vec<_> = told["data"].as_array().unwrap().iter().map(|event| event["type"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["owner_link.completed", "owner_link.created"]);
    }
}

on_both! {
    links_are_no_business_of_customers_or_of_other_accounts, Manual, |app| {
        let (caller, _, links) = account(&app).await;
        let link = caller.act(&links).await.expect(201);
        let (other, _, others) = account(&app).await;
        other.get(&links).await.problem(404, "cloud_account_not_found");
        other.act(&links).await.problem(404, "cloud_account_not_found");
        other.delete(&format!("{others}/{}", id(&link))).await.problem(404, "owner_link_not_found");
        app.ops.get(&format!("{others}/{}", id(&link))).await.problem(404, "owner_link_not_found");
        assert_eq!(caller.get(&links).await.expect(200)["data"][0]["status"], "active");
        for (body, violation) in [
            (json!({ "expiresInHours": 0 }), "/expiresInHours out_of_range"),
            (json!({ "expiresInHours": 337 }), "/expiresInHours out_of_range"),
            (json!({ "language": "fr" }), "/language unknown_value"),
            (json!({ "url": "https://example.com/" }), "/url unknown_member"),
        ] {
            let found = caller.post(&links, body).await.violations();
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!(found[0].split(' ').next(), violation.split(' ').next(), "{found:?}");
        }
    }
}
