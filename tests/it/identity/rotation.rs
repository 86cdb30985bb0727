//! New secrets of a credential, and what becomes of the old ones.

use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};

use super::{UNKNOWN, login};
use crate::on_both;
use crate::support::app::{OPS_ID, OPS_SECRET};
use crate::support::{Caller, make};

on_both! {
    a_rotated_secret_works_and_the_old_one_until_its_grace_ends, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let (id, first) = make::credential(&reseller.caller, json!({ "name": "n", "role": "reseller" })).await;
        let path = format!("/credentials/{id}/rotate");
        let rotate = async |by: &Caller, body: Value| {
            let answer = by.post(&path, body).await;
            assert_eq!(answer.header("cache-control"), Some("no-store"));
            let body = answer.expect(200);
            assert_eq!(body["id"], id);
            (body["secret"].as_str().unwrap().to_owned(), body["version"].as_i64().unwrap())
        };
        let works = async |secret: &str| login(&app.url, &id, secret).await.status == 200;

        // No body is the same as an empty one: an hour of grace.
        let second = reseller.caller.act(&path).await.expect(200)["secret"].as_str().unwrap().to_owned();
        assert!(works(&first).await && works(&second).await);
        let (third, version) = rotate(&reseller.caller, json!({ "graceSeconds": 7200 })).await;
        assert_eq!(version, 3);
        assert!(!works(&first).await && works(&second).await && works(&third).await);
        app.clock.advance(TimeDelta::minutes(119));
        assert!(works(&second).await && works(&third).await);
        app.clock.advance(TimeDelta::minutes(2));
        assert!(!works(&second).await && works(&third).await);

        let ops = app.login_ops().await;
        let (fourth, _) = rotate(&ops, json!({})).await;
        assert!(works(&third).await && works(&fourth).await);
        app.clock.advance(TimeDelta::minutes(59));
        assert!(works(&third).await);
        app.clock.advance(TimeDelta::minutes(2));
        assert!(!works(&third).await && works(&fourth).await);

        let ops = app.login_ops().await;
        let (fifth, version) = rotate(&ops, json!({ "graceSeconds": 0 })).await;
        assert!(!works(&fourth).await && works(&fifth).await);
        let shown = ops.get(&format!("/credentials/{id}")).await.expect(200);
        assert!(shown.get("secret").is_none());
        assert_eq!(shown["version"], version);
        for (grace, refused) in [(-1, "too_small"), (604_801, "too_large")] {
            let answer = ops.post(&path, json!({ "graceSeconds": grace })).await;
            assert_eq!(answer.violations(), [format!("/graceSeconds {refused}")]);
        }
        rotate(&ops, json!({ "graceSeconds": 604_800 })).await;
        let stale = ops.send(Method::POST, &path, None, &[("if-match", "\"v1\"")]).await;
        stale.problem(412, "version_mismatch");
        assert!(works(&fifth).await);
        // JSON Schema takes a number without a fraction for an integer, however it is written.
        rotate(&ops, json!({ "graceSeconds": 3600.0 })).await;
    }
}

on_both! {
    a_rotation_refuses_the_tokens_from_before_when_it_is_asked_to, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let (id, secret) = make::credential(&reseller.caller, json!({ "name": "n", "role": "reseller" })).await;
        let here = Caller::login(&app.url, &id, &secret).await;
        let there = Caller { url: app.replica(), ..here.clone() };
        let path = format!("/credentials/{id}/rotate");
        for body in [json!({}), json!({ "revokeTokens": false }), json!({ "revokeTokens": null })] {
            reseller.caller.post(&path, body).await.expect(200);
            here.get("/clients").await.expect(200);
        }
        let wrong = reseller.caller.post(&path, json!({ "revokeTokens": "yes" })).await;
        assert_eq!(wrong.violations(), ["/revokeTokens wrong_type"]);

        // By itself, with a token that is good for this once. New tokens of the same second work at once, on both.
        let body = json!({ "revokeTokens": true, "graceSeconds": 0 });
        let secret = here.post(&path, body.clone()).await.expect(200)["secret"].as_str().unwrap().to_owned();
        here.get("/clients").await.problem(401, "unauthenticated");
        for url in [&here.url, &there.url] {
            let new = Caller::login(url, &id, &secret).await;
            new.get("/clients").await.expect(200);
            Caller { url: there.url.clone(), ..new }.get("/clients").await.expect(200);
        }
        there.within_five_seconds("/clients", 401).await;
        reseller.caller.get("/clients").await.expect(200);

        // Another rotation, without it, lets the refused ones stay refused.
        let second = Caller::login(&app.url, &id, &secret).await;
        let key = [("idempotency-key", "once")];
        let answer = reseller.caller.send(Method::POST, &path, Some(body.to_string()), &key).await.expect(200);
        second.get("/clients").await.problem(401, "unauthenticated");
        let third = Caller::login(&app.url, &id, answer["secret"].as_str().unwrap()).await;
        // A replay refuses nothing anew.
        reseller.caller.send(Method::POST, &path, Some(body.to_string()), &key).await.expect(200);
        third.get("/clients").await.expect(200);
        reseller.caller.act(&path).await.expect(200);
        for old in [&here, &second, &there] {
            old.get("/clients").await.problem(401, "unauthenticated");
        }
        third.get("/clients").await.expect(200);
    }
}

on_both! {
    any_credential_rotates_itself_and_others_only_with_the_scope_and_never_as_a_customer, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let (other, _) = make::credential(&reseller.caller, json!({ "name": "n", "role": "reseller" })).await;
        let path = |id: &str| format!("/credentials/{id}/rotate");

        let body = json!({ "name": "n", "role": "reseller", "scopes": ["clients:read"] });
        let (id, secret) = make::credential(&reseller.caller, body).await;
        let narrow = Caller::login(&app.url, &id, &secret).await;
        let new = narrow.act(&path(&id)).await.expect(200)["secret"].as_str().unwrap().to_owned();
        login(&app.url, &id, &new).await.expect(200);
        for id in [other.as_str(), UNKNOWN[0], OPS_ID] {
            let problem = narrow.act(&path(id)).await.problem(403, "insufficient_scope");
            assert_eq!(problem["requiredScope"], "credentials:write");
        }

        let body = json!({ "name": "n", "role": "customer", "clientId": client, "scopes": ["clients:read"] });
        let (id, secret) = make::credential(&reseller.caller, body).await;
        let customer = Caller::login(&app.url, &id, &secret).await;
        customer.act(&path(&id)).await.expect(200);
        for id in [other.as_str(), UNKNOWN[0], OPS_ID] {
            customer.act(&path(id)).await.problem(403, "role_not_allowed");
        }
        // A token that was narrowed does not get more by a new secret, neither its own nor another's.
        let (wide, secret) = make::credential(&reseller.caller, json!({ "name": "n", "role": "reseller" })).await;
        let narrowed = Caller::login_for(&app.url, &wide, &secret, Some("credentials:write clients:read")).await;
        for id in [wide.as_str(), other.as_str()] {
            let refused = narrowed.act(&path(id)).await.problem(403, "insufficient_scope");
            assert!(refused["requiredScope"].is_string(), "{refused}");
        }
        login(&app.url, &wide, &secret).await.expect(200);
        // Who may not do it learns nothing else: roles and scopes come before the id and the body.
        for (caller, code) in [(&customer, "role_not_allowed"), (&narrow, "insufficient_scope")] {
            caller.post(&path(&other), json!({ "graceSeconds": -1 })).await.problem(403, code);
            caller.act(&path("no%20id")).await.problem(403, code);
        }

        reseller.caller.act(&path(OPS_ID)).await.problem(404, "credential_not_found");
        reseller.caller.act(&path(UNKNOWN[0])).await.problem(404, "credential_not_found");
        login(&app.url, OPS_ID, OPS_SECRET).await.expect(200);
    }
}
