//! Credentials: who makes them, for whom, with which scopes.

use gangway::auth::Scope;
use gangway::credentials::store;
use serde_json::{Value, json};

use super::{CUSTOMER_SCOPES, UNKNOWN, login};
use crate::on_both;
use crate::support::app::{OPS_ID, OPS_SECRET};
use crate::support::{Caller, make};

on_both! {
    the_secret_is_shown_once, Manual, |app| {
        let answer = app.ops.post("/credentials", json!({ "name": " batch ", "role": "operations" })).await;
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let location = answer.header("location").unwrap().to_owned();
        let mut credential = answer.expect(201);
        let (id, secret) = (credential["id"].as_str().unwrap().to_owned(), credential["secret"].as_str().unwrap().to_owned());
        assert!(id.starts_with("crd_") && secret.len() >= 40);
        assert_eq!(location, format!("{}/credentials/{id}", app.url));
        assert_eq!(credential["name"], "batch");
        for absent in ["resellerId", "clientId", "expiresAt", "lastUsedAt", "revokedAt"] {
            assert!(credential.get(absent).is_none(), "{absent}");
        }
        credential.as_object_mut().unwrap().remove("secret");
        let read = app.ops.get(&format!("/credentials/{id}")).await.expect(200);
        assert_eq!(read, credential);
        let list = app.ops.get("/credentials").await.expect(200);
        let list = list["data"].as_array().unwrap();
        assert!(list.contains(&credential) && list.iter().all(|one| one.get("secret").is_none()));

        let parsed = id.parse().unwrap();
        let stored = app.app.db.read(&gangway::db::Share::Jobs, move |conn| Ok(store::find_for_login(conn, &parsed)?)).await.unwrap().unwrap().0;
        assert!(stored.secret_hash.starts_with("$argon2id$") && !stored.secret_hash.contains(&secret));

        // A login is noted, and makes no new version.
        login(&app.url, &id, &secret).await.expect(200);
        let used = app.ops.get(&format!("/credentials/{id}")).await.expect(200);
        assert!(used["lastUsedAt"].is_string());
        assert_eq!(used["version"], 1);
    }
}

on_both! {
    a_credential_gets_scopes_that_its_role_may_hold_and_its_granter_has, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.bare_client("Panadería Sol").await;
        let scopes = |body: &Value| {
            let names: Vec<_> = body["scopes"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
            names.join(" ")
        };
        let with = |role: &str, wanted: Option<Value>| {
            let mut body = json!({ "name": "n", "role": role });
            match role {
                "reseller" => body["resellerId"] = json!(reseller.id),
                "customer" => body["clientId"] = json!(client),
                _ => {}
            }
            if let Some(wanted) = wanted {
                body["scopes"] = wanted;
            }
            body
        };
        let all: Vec<_> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
        let of_reseller: Vec<_> =
            all.iter().copied().filter(|name| *name != "link-requests:operate" && !name.starts_with("resellers:")).collect();
        for (role, expected) in
            [("operations", all.join(" ")), ("reseller", of_reseller.join(" ")), ("customer", CUSTOMER_SCOPES.to_owned())]
        {
            let made = app.ops.post("/credentials", with(role, None)).await.expect(201);
            assert_eq!(scopes(&made), expected, "{role}");
        }
        let wanted = json!(["role-arn:read", "clients:read", "role-arn:read"]);
        let made = app.ops.post("/credentials", with("reseller", Some(wanted))).await.expect(201);
        assert_eq!(scopes(&made), "clients:read role-arn:read");

        for (role, beyond) in [
            ("reseller", "link-requests:operate"), ("reseller", "resellers:read"), ("reseller", "resellers:write"),
            ("customer", "credentials:read"), ("customer", "clients:write"), ("customer", "support-plans:write"),
            ("customer", "pricebooks:read"), ("customer", "events:read"),
        ] {
            let body = with(role, Some(json!(["clients:read", beyond])));
            let problem = app.ops.post("/credentials", body).await.problem(422, "scope_not_allowed");
            assert_eq!(problem["scopes"], json!([beyond]), "{role}");
        }
        let unknown = with("reseller", Some(json!(["clients:read", "clients:all"])));
        assert_eq!(app.ops.post("/credentials", unknown).await.violations(), ["/scopes/1 unknown_value"]);
        let none = with("reseller", Some(json!([])));
        assert_eq!(app.ops.post("/credentials", none).await.violations(), ["/scopes too_few"]);

        // A narrowed token, and a narrow credential, grant no more than they have.
        let narrow = "clients:read credentials:write webhooks:read";
        let token = Caller::login_for(&app.url, OPS_ID, OPS_SECRET, Some(narrow)).await;
        let body = with("operations", Some(json!(narrow.split(' ').collect::<Vec<_>>())));
        let (id, secret) = make::credential(&app.ops, body).await;
        for granter in [token, Caller::login(&app.url, &id, &secret).await] {
            let made = granter.post("/credentials", with("operations", None)).await.expect(201);
            assert_eq!(scopes(&made), narrow);
            let made = granter.post("/credentials", with("customer", None)).await.expect(201);
            assert_eq!(scopes(&made), "clients:read");
            let body = with("reseller", Some(json!(["clients:read", "clients:write"])));
            let problem = granter.post("/credentials", body).await.problem(422, "scope_not_allowed");
            assert_eq!(problem["scopes"], json!(["clients:write"]));
        }
    }
}

on_both! {
    a_reseller_makes_credentials_for_itself_and_its_clients_only, Manual, |app| {
        let (reseller, other) = (app.reseller("Nube Partners").await, app.reseller("Sol").await);
        let (client, theirs) = (reseller.bare_client("Panadería").await, other.bare_client("Frutería").await);
        let post = |body: Value| reseller.caller.post("/credentials", body);
        let own = post(json!({ "name": "n", "role": "reseller" })).await.expect(201);
        assert_eq!(own["resellerId"], reseller.id);
        assert!(own.get("clientId").is_none());
        let named = post(json!({ "name": "n", "role": "reseller", "resellerId": reseller.id })).await.expect(201);
        assert_eq!(named["resellerId"], reseller.id);
        let portal = post(json!({ "name": "n", "role": "customer", "clientId": client })).await.expect(201);
        assert_eq!((&portal["resellerId"], &portal["clientId"]), (&json!(reseller.id), &json!(client)));
        for by in [&reseller.caller, &app.ops] {
            for (filter, found) in [("role=customer", json!([portal["id"]])), ("role=operations&resellerId=x", json!([]))] {
                let list = by.get(&format!("/credentials?{filter}")).await.expect(200);
                let ids: Vec<_> = list["data"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
                assert_eq!(json!(ids), found, "{filter}");
            }
        }

        post(json!({ "name": "n", "role": "operations" })).await.problem(403, "role_not_allowed");
        let past = "2020-01-01T00:00:00Z";
        for (by, body, refused) in [
            (&reseller.caller, json!({ "role": "reseller", "resellerId": other.id }), vec!["/resellerId not_found"]),
            (&reseller.caller, json!({ "role": "customer", "clientId": theirs }), vec!["/clientId not_found"]),
            (&reseller.caller, json!({ "role": "customer", "clientId": UNKNOWN[2] }), vec!["/clientId not_found"]),
            (&reseller.caller, json!({ "role": "customer" }), vec!["/clientId required"]),
            (&reseller.caller, json!({ "role": "reseller", "clientId": client }), vec!["/clientId not_allowed"]),
            (&app.ops, json!({ "role": "reseller" }), vec!["/resellerId required"]),
            (&app.ops, json!({ "role": "reseller", "resellerId": UNKNOWN[1] }), vec!["/resellerId not_found"]),
            (&app.ops, json!({ "role": "reseller", "resellerId": "rsl_1" }), vec!["/resellerId not_found"]),
            (
                &app.ops,
                json!({ "role": "customer", "clientId": client, "resellerId": other.id }),
                vec!["/resellerId not_found"],
            ),
            (
                &app.ops,
                json!({ "role": "operations", "resellerId": other.id, "clientId": client, "expiresAt": past }),
                vec!["/clientId not_allowed", "/expiresAt in_the_past", "/resellerId not_allowed"],
            ),
        ] {
            let mut body = body;
            body["name"] = json!("n");
            assert_eq!(by.post("/credentials", body.clone()).await.violations(), refused, "{body}");
        }
        let body = json!({ "name": "", "role": "admin", "expiresAt": "tomorrow", "secret": "mine" });
        let refused = app.ops.post("/credentials", body).await.violations();
        for one in ["/expiresAt invalid_format", "/name too_short", "/role unknown_value", "/secret unknown_member"] {
            assert!(refused.contains(&one.to_owned()), "{refused:?} lacks {one}");
        }
    }
}
