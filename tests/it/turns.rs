//! What waits for a turn to compute, and what must not.

use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use gangway::auth::secret::SecretOwner;
use gangway::auth::turns::Lane;
use gangway::aws::AwsMode;
use gangway::db::Share;
use gangway::quotas::model::Quotas;
use reqwest::Method;
use serde_json::json;

use crate::on_both;
use crate::support::bodies::id;
use crate::support::{Caller, Database, TestApp};

#[actix_web::test]
async fn no_secret_is_hashed_for_what_is_refused_or_was_answered_already() {
    for kind in [Database::Sqlite, Database::Postgres] {
        let app = TestApp::start_with(kind, AwsMode::Manual, |settings| {
            settings.reseller_quotas = Quotas::parse("credentials=3").unwrap();
        });
        let app = app.await;
        let reseller = app.reseller("Nube").await;
        let (caller, ops) = (&reseller.caller, &app.ops);
        let archived = reseller.bare_client("Sol").await;
        caller.delete(&format!("/clients/{archived}")).await.expect(204);
        let own = json!({ "name": "more", "role": "reseller" });
        let first = caller.post_keyed("/credentials", &own, "made").await.expect(201);
        let path = format!("/credentials/{}", id(&first));
        caller.post_keyed(&format!("{path}/rotate"), &json!({}), "rotated").await.expect(200);
        let revoked = caller.post("/credentials", own.clone()).await.expect(201);
        let revoked = format!("/credentials/{}", id(&revoked));
        caller.delete(&revoked).await.expect(204);
        caller.post("/credentials", own.clone()).await.expect(201);

        // All turns are taken: whatever needed one would wait.
        let mut held = Vec::new();
        for _ in 0..available_parallelism().unwrap().get() {
            held.push(app.app.hasher.turn(Lane::Known, SecretOwner::Tenant(None)).await.unwrap());
        }
        let nobody = "rsl_01jdgx3v9re8tbq4m6n0y7k2ha";
        let portal = json!({ "name": "portal", "role": "customer", "clientId": archived });
        for (caller, body, code) in [
            (caller, json!({ "name": "ops", "role": "operations" }), "role_not_allowed"),
            (ops, json!({ "name": "more", "role": "reseller", "resellerId": nobody }), "invalid_request"),
            (ops, portal.clone(), "client_archived"),
            (caller, json!({ "name": "x", "role": "reseller", "scopes": ["resellers:write"] }), "scope_not_allowed"),
            (caller, own.clone(), "quota_exceeded"),
        ] {
            assert_eq!(caller.post("/credentials", body.clone()).await.json["code"], code, "{body}");
        }
        let unknown = "/credentials/crd_01jdgx3v9re8tbq4m6n0y7k2hb";
        caller.act(&format!("{unknown}/rotate")).await.problem(404, "credential_not_found");
        caller.act(&format!("{revoked}/rotate")).await.problem(409, "credential_revoked");
        let stale = [("if-match", "\"v1\"")];
        let answer = caller.send(Method::POST, &format!("{path}/rotate"), None, &stale).await;
        answer.problem(412, "version_mismatch");

        let again = caller.post_keyed("/credentials", &own, "made").await;
        assert_eq!((again.header("idempotent-replayed"), &again.json["id"]), (Some("true"), &first["id"]));
        caller.post_keyed("/credentials", &portal, "made").await.problem(422, "idempotency_key_reused");
        let again = caller.post_keyed(&format!("{path}/rotate"), &json!({}), "rotated").await;
        assert_eq!((again.status.as_u16(), again.header("idempotent-replayed")), (200, Some("true")));
        // A refusal is kept under its key as ever.
        for replayed in [None, Some("true")] {
            let answer = ops.post_keyed("/credentials", &portal, "refused").await;
            assert_eq!(answer.header("idempotent-replayed"), replayed);
            answer.problem(409, "client_archived");
        }
        drop(held);
        caller.delete(&path).await.expect(204);
        let made = caller.post_keyed("/credentials", &own, "at-last").await.expect(201);
        Caller::login(&app.url, id(&made), made["secret"].as_str().unwrap()).await.get("/clients").await.expect(200);
    }
}

on_both! {
    a_large_body_waits_for_its_check_no_longer_than_for_the_database, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let mut held = Vec::new();
        for _ in 0..app.app.checks.size() {
            held.push(app.app.checks.wait(&Share::Server).await.unwrap());
        }
        let accounts: Vec<_> = (0..4000).map(|_| json!({ "monthlySpend": "10" })).collect();
        let body = json!({ "accounts": accounts });
        assert!(body.to_string().len() > 64 * 1024);
        let begun = Instant::now();
        let path = "/support-plans/catalog/basic/quote";
        let busy = reseller.caller.post(path, body.clone()).await;
        assert!(busy.header("retry-after").is_some());
        busy.problem(503, "database_busy");
        assert!(begun.elapsed() < Duration::from_secs(25), "{:?}", begun.elapsed());
        drop(held);
        let answer = reseller.caller.post(path, body).await;
        assert_ne!(answer.status.as_u16(), 503, "{}", answer.text);
    }
}
