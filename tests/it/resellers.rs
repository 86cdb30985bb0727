//! Resellers: what operations does with the distributor's partners.

use reqwest::Method;
use serde_json::json;

use crate::on_both;

on_both! {
    a_reseller_is_created_read_listed_and_changed, Manual, |app| {
        let answer = app.ops.post("/resellers", json!({ "name": "  Nube Partners " })).await;
        let location = answer.header("location").unwrap().to_owned();
        assert_eq!(answer.header("etag"), Some("\"v1\""));
        let first = answer.expect(201);
        let path = format!("/resellers/{}", first["id"].as_str().unwrap());
        assert_eq!(location, format!("{}{path}", app.url));
        assert!(path.starts_with("/resellers/rsl_"));
        assert_eq!(first["name"], "Nube Partners");
        assert_eq!((&first["status"], &first["defaultCurrency"]), (&json!("active"), &json!("USD")));
        assert_eq!((&first["version"], &first["updatedAt"]), (&json!(1), &first["createdAt"]));
        assert!(first.get("externalRef").is_none() && first.get("country").is_none());
        assert_eq!(app.ops.get(&path).await.expect(200), first);

        let full = json!({ "name": "Sol", "externalRef": "SAP-1", "country": "ES", "defaultCurrency": "EUR" });
        let second = app.ops.post("/resellers", full).await.expect(201);
        assert_eq!((&second["externalRef"], &second["country"]), (&json!("SAP-1"), &json!("ES")));
        assert_eq!(second["defaultCurrency"], "EUR");
        assert_eq!(app.ops.get("/resellers").await.expect(200), json!({ "data": [second, first] }));

        let path = format!("/resellers/{}", second["id"].as_str().unwrap());
        let suspended = app.ops.patch(&path, json!({ "status": "suspended" })).await.expect(200);
        assert_eq!((&suspended["status"], &suspended["version"]), (&json!("suspended"), &json!(2)));
        for (filter, found) in [
            ("status=active", json!([first])),
            ("status=suspended", json!([suspended])),
            ("externalRef=SAP-1", json!([suspended])),
            ("externalRef=SAP-1&status=active", json!([])),
            ("externalRef=sap-1", json!([])),
        ] {
            let list = app.ops.get(&format!("/resellers?{filter}")).await.expect(200);
            assert_eq!(list["data"], found, "{filter}");
        }

        let page = app.ops.get("/resellers?limit=1").await;
        let link = page.header("link").unwrap().to_owned();
        let cursor = page.expect(200)["nextCursor"].as_str().unwrap().to_owned();
        assert!(link.contains(&cursor) && link.contains("rel=\"next\""), "{link}");
        let next = app.ops.get(&format!("/resellers?limit=1&cursor={cursor}")).await.expect(200);
        assert_eq!(next, json!({ "data": [first] }));
        app.ops.get(&format!("/resellers?limit=1&status=active&cursor={cursor}")).await.problem(422, "cursor_mismatch");
    }
}

on_both! {
    a_patch_leaves_what_is_absent_and_clears_what_is_null, Manual, |app| {
        let full = json!({ "name": "Sol", "externalRef": "SAP-1", "country": "ES", "defaultCurrency": "EUR" });
        let made = app.ops.post("/resellers", full).await.expect(201);
        let path = format!("/resellers/{}", made["id"].as_str().unwrap());

        for nothing in [json!({}), json!({ "name": "Sol" }), json!({ "status": "active", "country": "ES" })] {
            assert_eq!(app.ops.patch(&path, nothing).await.expect(200), made);
        }
        let renamed = app.ops.patch(&path, json!({ "name": "Luna" })).await.expect(200);
        let mut expected = made.clone();
        (expected["name"], expected["version"]) = (json!("Luna"), json!(2));
        expected["updatedAt"] = renamed["updatedAt"].clone();
        assert_eq!(renamed, expected);

        let merge = [("content-type", "application/merge-patch+json"), ("if-match", "\"v2\"")];
        let body = json!({ "externalRef": null, "country": null }).to_string();
        let cleared = app.ops.send(Method::PATCH, &path, Some(body.clone()), &merge).await.expect(200);
        assert!(cleared.get("externalRef").is_none() && cleared.get("country").is_none());
        assert_eq!((&cleared["name"], &cleared["defaultCurrency"]), (&json!("Luna"), &json!("EUR")));
        assert_eq!(cleared["version"], 3);
        assert_eq!(app.ops.get(&path).await.expect(200), cleared);
        app.ops.send(Method::PATCH, &path, Some(body), &merge).await.problem(412, "version_mismatch");

        let nulls = json!({ "name": null, "defaultCurrency": null, "status": null });
        let refused = app.ops.patch(&path, nulls).await.violations();
        for member in ["defaultCurrency", "name", "status"] {
            assert!(refused.contains(&format!("/{member} wrong_type")), "{refused:?} lacks {member}");
        }
        assert_eq!(app.ops.get(&path).await.expect(200), cleared);
    }
}

on_both! {
    an_external_reference_is_unique_and_free_again_when_it_is_cleared, Manual, |app| {
        let body = json!({ "name": "Sol", "externalRef": "SAP-1" });
        let first = app.ops.post("/resellers", body.clone()).await.expect(201);
        let first = format!("/resellers/{}", first["id"].as_str().unwrap());
        app.ops.post("/resellers", body.clone()).await.problem(409, "external_ref_taken");
        let second = app.ops.post("/resellers", json!({ "name": "Sol" })).await.expect(201);
        let second = format!("/resellers/{}", second["id"].as_str().unwrap());
        app.ops.patch(&second, json!({ "externalRef": "SAP-1" })).await.problem(409, "external_ref_taken");
        assert_eq!(app.ops.get(&second).await.expect(200)["version"], 1);

        app.ops.patch(&first, json!({ "externalRef": "SAP-1", "name": "Luna" })).await.expect(200);
        app.ops.patch(&first, json!({ "externalRef": null })).await.expect(200);
        app.ops.patch(&second, json!({ "externalRef": "SAP-1" })).await.expect(200);
        app.ops.post("/resellers", body).await.problem(409, "external_ref_taken");
    }
}

on_both! {
    every_refused_member_of_a_reseller_is_reported_at_once, Manual, |app| {
        let long = "x".repeat(65);
        let body = json!({
            "name": "  ", "externalRef": long, "country": "es", "defaultCurrency": "XAU", "status": "active", "tier": 1,
        });
        assert_eq!(app.ops.post("/resellers", body).await.violations(), [
            "/country unknown_country",
            "/defaultCurrency unknown_currency",
            "/externalRef too_long",
            "/name blank",
            "/status unknown_member",
            "/tier unknown_member",
        ]);
        let nulls = json!({ "externalRef": 1, "country": 34, "defaultCurrency": ["USD"] });
        assert_eq!(app.ops.post("/resellers", nulls).await.violations(), [
            "/country wrong_type",
            "/defaultCurrency wrong_type",
            "/externalRef wrong_type",
            "/name required",
        ]);
        let long = json!({ "name": "ñ".repeat(121), "externalRef": "" });
        let refused = app.ops.post("/resellers", long).await.violations();
        assert!(refused.contains(&"/name too_long".to_owned()), "{refused:?}");
        assert!(refused.contains(&"/externalRef too_short".to_owned()), "{refused:?}");
        assert_eq!(app.ops.get("/resellers").await.expect(200)["data"], json!([]));

        let made = app.ops.post("/resellers", json!({ "name": "ñ".repeat(120) })).await.expect(201);
        let path = format!("/resellers/{}", made["id"].as_str().unwrap());
        let body = json!({ "status": "closed", "country": "ZZ", "version": 7, "externalRef": "a\u{0}b" });
        assert_eq!(app.ops.patch(&path, body).await.violations(), [
            "/country unknown_country",
            "/externalRef control_character",
            "/status unknown_value",
            "/version unknown_member",
        ]);
        assert_eq!(app.ops.get(&path).await.expect(200), made);
        assert_eq!(app.ops.get("/resellers?status=gone&tier=1&limit=0").await.violations(), [
            "limit too_small",
            "status unknown_value",
            "tier unknown_member",
        ]);

        let unknown = app.ops.get("/resellers/rsl_01jdgx3v9re8tbq4m6n0y7k2hz").await.lasting_problem(404, "reseller_not_found");
        let malformed = ["rsl_1", "cli_01jdgx3v9re8tbq4m6n0y7k2hz", "RSL_01JDGX3V9RE8TBQ4M6N0Y7K2HZ", "%F0%9F%92%A9"];
        for id in malformed {
            assert_eq!(app.ops.get(&format!("/resellers/{id}")).await.lasting_problem(404, "reseller_not_found"), unknown, "{id}");
        }
        let patched = app.ops.patch("/resellers/rsl_01jdgx3v9re8tbq4m6n0y7k2hz", json!({ "name": "Sol" })).await;
        assert_eq!(patched.lasting_problem(404, "reseller_not_found"), unknown);
        let gone = app.ops.delete(&path).await;
        assert_eq!(gone.header("allow"), Some("GET, HEAD, PATCH, OPTIONS"));
        gone.problem(405, "method_not_allowed");
    }
}
