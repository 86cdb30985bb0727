//! The end of credentials, and of all that a suspended reseller has.

use reqwest::Method;
use serde_json::json;

use super::{denied, login};
use crate::on_both;
use crate::support::app::{OPS_ID, OPS_SECRET};
use crate::support::{Caller, make};

on_both! {
    the_last_operations_credential_stays, Manual, |app| {
        let path = format!("/credentials/{OPS_ID}");
        app.ops.delete(&path).await.problem(409, "last_operations_credential");
        // One that ends soon, or was revoked, is none.
        let end = (app.clock.now() + chrono::TimeDelta::seconds(30)).to_rfc3339();
        let body = json!({ "name": "n", "role": "operations", "expiresAt": end });
        let (short, _) = make::credential(&app.ops, body).await;
        app.clock.advance(chrono::TimeDelta::seconds(31));
        app.ops.delete(&path).await.problem(409, "last_operations_credential");
        app.ops.delete(&format!("/credentials/{short}")).await.expect(204);
        let (second, secret) = make::credential(&app.ops, json!({ "name": "n", "role": "operations" })).await;
        let second = (Caller::login(&app.url, &second, &secret).await, second);
        second.0.delete(&path).await.expect(204);
        second.0.delete(&path).await.expect(204);
        second.0.delete(&format!("/credentials/{}", second.1)).await.problem(409, "last_operations_credential");
        // A start does not fail of a first credential that was revoked.
        app.replica();
        app.database.execute(&format!("UPDATE credentials SET revoked_at = created_at WHERE id = '{}'", second.1));
        app.replica();
        denied(login(&app.url, OPS_ID, OPS_SECRET).await, 401, "invalid_client");
    }
}

on_both! {
    a_revoked_credential_is_refused_at_once_here_and_soon_on_another_replica, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let (id, secret) = make::credential(&reseller.caller, json!({ "name": "n", "role": "reseller" })).await;
        let here = Caller::login(&app.url, &id, &secret).await;
        let there = Caller { url: app.replica(), ..here.clone() };
        for caller in [&here, &there] {
            caller.get("/clients").await.expect(200);
        }
        let path = format!("/credentials/{id}");
        let stale = reseller.caller.send(Method::DELETE, &path, None, &[("if-match", "\"v7\"")]).await;
        stale.problem(412, "version_mismatch");
        here.get("/clients").await.expect(200);

        assert!(reseller.caller.delete(&path).await.expect(204).is_null());
        here.get("/clients").await.problem(401, "unauthenticated");
        there.within_five_seconds("/clients", 401).await;
        here.get("/clients").await.problem(401, "unauthenticated");
        for url in [&here.url, &there.url] {
            denied(login(url, &id, &secret).await, 401, "invalid_client");
        }

        let revoked = reseller.caller.get(&path).await.expect(200);
        assert!(revoked["revokedAt"].is_string());
        assert_eq!(revoked["version"], 2);
        reseller.caller.act(&format!("{path}/rotate")).await.problem(409, "credential_revoked");
        reseller.caller.delete(&path).await.expect(204);
        assert_eq!(reseller.caller.get(&path).await.expect(200), revoked);
        // Others of the same reseller live on, on both.
        reseller.caller.get("/clients").await.expect(200);
        Caller { url: there.url.clone(), ..reseller.caller.clone() }.get("/clients").await.expect(200);

        // Nor does the old secret work on for the rest of its grace.
        let (id, secret) = make::credential(&reseller.caller, json!({ "name": "n", "role": "reseller" })).await;
        reseller.caller.act(&format!("/credentials/{id}/rotate")).await.expect(200);
        login(&app.url, &id, &secret).await.expect(200);
        reseller.caller.delete(&format!("/credentials/{id}")).await.expect(204);
        denied(login(&app.url, &id, &secret).await, 401, "invalid_client");
    }
}

on_both! {
    a_suspended_resellers_tokens_are_refused_until_it_is_active_again, Manual, |app| {
        let (reseller, other) = (app.reseller("Nube Partners").await, app.reseller("Sol").await);
        let client = reseller.client(&app, "Panadería Sol").await;
        let (id, secret) = make::credential(&reseller.caller, json!({ "name": "n", "role": "reseller" })).await;
        let (portal, key) = make::credential(&reseller.caller, json!({ "name": "n", "role": "customer", "clientId": client })).await;
        let customer = Caller::login(&app.url, &portal, &key).await;
        let there = Caller { url: app.replica(), ..reseller.caller.clone() };
        let own = format!("/clients/{client}");
        for caller in [&reseller.caller, &customer, &there] {
            caller.get(&own).await.expect(200);
        }

        let path = format!("/resellers/{}", reseller.id);
        app.ops.patch(&path, json!({ "status": "suspended" })).await.expect(200);
        for (id, secret) in [(&id, &secret), (&portal, &key)] {
            denied(login(&app.url, id, secret).await, 401, "invalid_client");
        }
        for caller in [&reseller.caller, &customer, &there] {
            caller.within_five_seconds(&own, 401).await;
            caller.get(&own).await.problem(401, "unauthenticated");
        }
        other.caller.get("/clients").await.expect(200);
        app.ops.get(&own).await.expect(200);

        app.ops.patch(&path, json!({ "status": "active" })).await.expect(200);
        for (id, secret) in [(&id, &secret), (&portal, &key)] {
            login(&app.url, id, secret).await.expect(200);
        }
        for caller in [&reseller.caller, &customer, &there] {
            caller.within_five_seconds(&own, 200).await;
        }
    }
}
