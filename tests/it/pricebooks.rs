//! Pricebooks but for their rules and prices (P1, P3, P4, C3).

use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::{account_body, custom_body, id, number};
use crate::support::{Caller, TestApp};

/// Well formed, but nobody's.
const UNKNOWN: &str = "pbk_01jdgx3v9re8tbq4m6n0y7k2ha";

fn path(pricebook: &Value) -> String {
    format!("/pricebooks/{}", id(pricebook))
}

/// Names of the listed pricebooks, newest first.
async fn names(caller: &Caller, query: &str) -> Vec<String> {
    let page = caller.get(&format!("/pricebooks?{query}")).await.expect(200);
    page["data"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

async fn with_provider(app: &TestApp, name: &str) -> Value {
    let mut body = custom_body(&app.master().await, name);
    body["provider"] = json!("aws");
    body
}

on_both! {
    c3_a_fresh_database_has_one_master_pricebook_in_dollars, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        for caller in [&app.ops, &reseller.caller] {
            let all = caller.get("/pricebooks").await.expect(200)["data"].clone();
            assert_eq!(all.as_array().unwrap().len(), 1, "{all}");
            let master = &all[0];
            assert_eq!(master["name"], "Amazon Web Services Master Pricebook");
            for (name, value) in [("currency", "USD"), ("kind", "master"), ("provider", "aws"), ("status", "active")] {
                assert_eq!(master[name], value, "{master}");
            }
            assert!(master.get("basedOn").is_none() && master.get("resellerId").is_none(), "{master}");
            let mut alone = caller.get(&path(master)).await.expect(200);
            assert_eq!(alone.as_object_mut().unwrap().remove("rules"), Some(json!([])));
            assert_eq!(&alone, master, "a list says how many rules there are, and not which");
        }
    }
}

on_both! {
    p1_operations_write_masters_and_resellers_only_read_them, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let body = json!({ "kind": "master", "name": "Euro", "currency": "EUR" });
        reseller.caller.post("/pricebooks", body.clone()).await.problem(409, "master_pricebook_read_only");
        let euro = app.ops.post("/pricebooks", body).await.expect(201);
        let path = path(&euro);
        assert_eq!(reseller.caller.get(&path).await.expect(200), euro);
        reseller.caller.patch(&path, json!({ "name": "Mine" })).await.problem(409, "master_pricebook_read_only");
        reseller.caller.delete(&path).await.problem(409, "master_pricebook_read_only");
        assert_eq!(reseller.caller.get(&path).await.expect(200), euro);

        let refused = json!({
            "kind": "master", "name": "Bad", "currency": "EUR", "basedOn": id(&euro), "resellerId": reseller.id,
        });
        let refused = app.ops.post("/pricebooks", refused).await.violations();
        assert_eq!(refused, ["/basedOn not_allowed", "/resellerId not_allowed"]);
        let renamed = app.ops.patch(&path, json!({ "name": "Euro 2027" })).await.expect(200);
        assert_eq!((&renamed["name"], &renamed["version"]), (&json!("Euro 2027"), &json!(2)));
        app.ops.delete(&path).await.expect(204);
        assert_eq!(names(&reseller.caller, "currency=EUR").await, [""; 0]);
    }
}

on_both! {
    p1_a_custom_pricebook_starts_from_a_master_and_reads_back, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let mut body = with_provider(&app, "  Retail 2027 ").await;
        let answer = reseller.caller.post("/pricebooks", body.clone()).await;
        let location = answer.header("location").unwrap().to_owned();
        assert_eq!(answer.header("etag"), Some("\"v1\""));
        let made = answer.expect(201);
        assert_eq!(location, format!("{}{}", app.url, path(&made)));
        assert!(id(&made).starts_with("pbk_") && id(&made).len() == 30, "{made}");
        body["name"] = json!("Retail 2027");
        for (name, value) in body.as_object().unwrap() {
            assert_eq!(&made[name], value, "{name}");
        }
        let rest = (&made["resellerId"], &made["status"], &made["version"]);
        assert_eq!(rest, (&json!(reseller.id), &json!("active"), &json!(1)));
        assert_eq!(made["updatedAt"], made["createdAt"]);
        assert_eq!(reseller.caller.get(&path(&made)).await.expect(200), made);
        let same = reseller.caller.send(Method::GET, &path(&made), None, &[("if-none-match", "\"v1\"")]).await;
        assert_eq!((same.status.as_u16(), same.text.as_str()), (304, ""));

        // Operations say whose it is.
        let mut body = with_provider(&app, "By operations").await;
        assert_eq!(app.ops.post("/pricebooks", body.clone()).await.violations(), ["/resellerId required"]);
        body["resellerId"] = json!("rsl_01jdgx3v9re8tbq4m6n0y7k2ha");
        assert_eq!(app.ops.post("/pricebooks", body.clone()).await.violations(), ["/resellerId not_found"]);
        body["resellerId"] = json!(reseller.id);
        let made = app.ops.post("/pricebooks", body).await.expect(201);
        reseller.caller.get(&path(&made)).await.expect(200);
    }
}

on_both! {
    every_refused_member_of_a_pricebook_is_reported_at_once, Manual, |app| {
        let (one, other) = (app.reseller("One").await, app.reseller("Other").await);
        assert_eq!(one.caller.post("/pricebooks", json!({})).await.violations(), [
            "/currency required", "/kind required", "/name required",
        ]);
        let bad = json!({
            "kind": "special", "provider": "azure", "name": "", "currency": "EURO", "basedOn": "nonsense", "id": "x",
            "status": "active", "passRiOptimization": true,
        });
        assert_eq!(one.caller.post("/pricebooks", bad).await.violations(), [
            "/basedOn not_found", "/currency unknown_currency", "/id unknown_member", "/kind unknown_value", "/name blank",
            "/name too_short", "/passRiOptimization unknown_member", "/provider unknown_value", "/status unknown_member",
        ]);
        let both = json!({ "kind": "custom", "name": "n", "currency": "USD", "basedOn": UNKNOWN, "resellerId": other.id });
        assert_eq!(one.caller.post("/pricebooks", both).await.violations(), ["/basedOn not_found", "/resellerId not_found"]);
        let none = json!({ "kind": "custom", "name": "n", "currency": "USD" });
        assert_eq!(one.caller.post("/pricebooks", none).await.violations(), ["/basedOn required"]);
        assert_eq!(names(&one.caller, "kind=custom").await, [""; 0], "what was refused is not stored");
    }
}

on_both! {
    p1_p4_the_base_is_an_active_master_of_the_same_currency, Manual, |app| {
        let (one, other) = (app.reseller("One").await, app.reseller("Other").await);
        let with_base = async |base: &str, currency: &str| {
            let body = json!({ "kind": "custom", "name": "n", "currency": currency, "basedOn": base });
            one.caller.post("/pricebooks", body).await
        };
        with_base(&app.master().await, "EUR").await.problem(422, "pricebook_currency_mismatch");
        let own = one.caller.post("/pricebooks", with_provider(&app, "Own").await).await.expect(201);
        assert_eq!(with_base(id(&own), "USD").await.violations(), ["/basedOn not_allowed"]);
        let foreign = other.caller.post("/pricebooks", with_provider(&app, "Foreign").await).await.expect(201);
        assert_eq!(with_base(id(&foreign), "USD").await.violations(), ["/basedOn not_found"]);
        let retired = json!({ "kind": "master", "name": "Old", "currency": "USD" });
        let retired = app.ops.post("/pricebooks", retired).await.expect(201);
        app.ops.delete(&path(&retired)).await.expect(204);
        with_base(id(&retired), "USD").await.problem(409, "pricebook_retired");
        assert_eq!(names(&one.caller, "kind=custom").await, ["Own"]);
    }
}

on_both! {
    a_pricebook_is_renamed_in_the_version_that_if_match_names_and_nothing_else_changes, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let made = reseller.caller.post("/pricebooks", with_provider(&app, "Retail").await).await.expect(201);
        let path = path(&made);
        for same in [json!({}), json!({ "name": " Retail " })] {
            assert_eq!(reseller.caller.patch(&path, same).await.expect(200), made);
        }
        let answer = reseller.caller.patch(&path, json!({ "name": "Retail 2027" })).await;
        assert_eq!(answer.header("etag"), Some("\"v2\""));
        let renamed = answer.expect(200);
        assert_eq!((&renamed["name"], &renamed["currency"]), (&json!("Retail 2027"), &made["currency"]));
        assert!(renamed["updatedAt"].as_str() > made["updatedAt"].as_str());
        let refused = json!({ "name": null, "currency": "EUR", "basedOn": UNKNOWN, "kind": "master", "status": "retired" });
        assert_eq!(reseller.caller.patch(&path, refused).await.violations(), [
            "/basedOn unknown_member", "/currency unknown_member", "/kind unknown_member", "/name wrong_type",
            "/status unknown_member",
        ]);
        let patch = Some(json!({ "name": "Late" }).to_string());
        let stale = [("if-match", "\"v1\"")];
        reseller.caller.send(Method::PATCH, &path, patch, &stale).await.problem(412, "version_mismatch");
        reseller.caller.send(Method::DELETE, &path, None, &stale).await.problem(412, "version_mismatch");
        assert_eq!(reseller.caller.get(&path).await.expect(200), renamed);
        reseller.caller.send(Method::DELETE, &path, None, &[("if-match", "\"v2\"")]).await.expect(204);
    }
}

on_both! {
    someone_elses_pricebook_is_like_none, Manual, |app| {
        let (one, other) = (app.reseller("One").await, app.reseller("Other").await);
        let made = one.caller.post("/pricebooks", with_provider(&app, "Private").await).await.expect(201);
        for path in [path(&made), format!("/pricebooks/{UNKNOWN}"), "/pricebooks/PBK".to_owned()] {
            other.caller.get(&path).await.problem(404, "pricebook_not_found");
            other.caller.patch(&path, json!({ "name": "Mine" })).await.problem(404, "pricebook_not_found");
            other.caller.delete(&path).await.problem(404, "pricebook_not_found");
        }
        assert_eq!(names(&other.caller, "kind=custom").await, [""; 0]);
        assert_eq!(names(&app.ops, "kind=custom").await, ["Private"]);
        assert_eq!(app.ops.get(&path(&made)).await.expect(200), made);
    }
}

on_both! {
    a_retired_pricebook_can_be_read_but_not_listed_assigned_or_changed, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let account = reseller.account(&client, "1000").await;
        let made = reseller.caller.post("/pricebooks", with_provider(&app, "Retail").await).await.expect(201);
        let path = path(&made);
        reseller.caller.delete(&path).await.expect(204);
        let retired = reseller.caller.get(&path).await.expect(200);
        assert_eq!((&retired["status"], &retired["version"]), (&json!("retired"), &json!(2)));
        assert_eq!(names(&reseller.caller, "kind=custom").await, [""; 0]);
        assert_eq!(names(&reseller.caller, "status=active&kind=custom").await, [""; 0]);
        assert_eq!(names(&reseller.caller, "status=retired").await, ["Retail"]);
        reseller.caller.delete(&path).await.expect(204);
        assert_eq!(reseller.caller.get(&path).await.expect(200), retired, "retiring again changes nothing");

        reseller.caller.patch(&path, json!({ "name": "Back" })).await.problem(409, "pricebook_retired");
        let provider = json!({ "pricebookId": id(&made), "currency": "USD" });
        let aws = format!("/clients/{client}/cloud-providers/aws");
        reseller.caller.put(&aws, provider).await.problem(409, "pricebook_retired");
        let mut body = account_body(&client, &number("1001"));
        body["pricebookId"] = json!(id(&made));
        reseller.caller.post("/cloud-accounts", body).await.problem(409, "pricebook_retired");
        let patch = json!({ "pricebookId": id(&made) });
        let account = format!("/cloud-accounts/{}", id(&account));
        reseller.caller.patch(&account, patch).await.problem(409, "pricebook_retired");
    }
}

on_both! {
    a_pricebook_in_use_by_a_client_an_account_or_a_custom_one_cannot_be_retired, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let aws = format!("/clients/{client}/cloud-providers/aws");
        let master = app.master().await;
        let made = reseller.caller.post("/pricebooks", with_provider(&app, "Retail").await).await.expect(201);
        let path = path(&made);
        let own = json!({ "pricebookId": id(&made) });
        let refused = async |path: &str| drop(app.ops.delete(path).await.problem(409, "pricebook_in_use"));

        reseller.caller.put(&aws, own.clone()).await.expect(200);
        refused(&path).await;
        reseller.caller.put(&aws, json!({ "pricebookId": master })).await.expect(200);
        let account = reseller.account(&client, "1000").await;
        let account = format!("/cloud-accounts/{}", id(&account));
        reseller.caller.patch(&account, own).await.expect(200);
        refused(&path).await;
        assert_eq!(reseller.caller.get(&path).await.expect(200)["status"], "active");

        // A master is in use by what is based on it.
        let base = json!({ "kind": "master", "name": "Euro", "currency": "EUR" });
        let base = app.ops.post("/pricebooks", base).await.expect(201);
        let based = json!({ "kind": "custom", "name": "Euro retail", "currency": "EUR", "basedOn": id(&base) });
        let based = reseller.caller.post("/pricebooks", based).await.expect(201);
        let base = format!("/pricebooks/{}", id(&base));
        refused(&base).await;
        reseller.caller.delete(&format!("/pricebooks/{}", id(&based))).await.expect(204);
        app.ops.delete(&base).await.expect(204);

        reseller.caller.delete(&account).await.expect(204);
        reseller.caller.delete(&path).await.expect(204);
    }
}

on_both! {
    pricebooks_are_filtered_and_paged_over_masters_and_own_ones, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let master = app.master().await;
        let (a, b) = (with_provider(&app, "A").await, with_provider(&app, "B").await);
        reseller.caller.post("/pricebooks", a).await.expect(201);
        let euro = json!({ "kind": "master", "name": "Euro", "currency": "EUR" });
        app.ops.post("/pricebooks", euro).await.expect(201);
        reseller.caller.post("/pricebooks", b).await.expect(201);
        let first = "Amazon Web Services Master Pricebook";
        for (query, wanted) in [
            (String::new(), vec!["B", "Euro", "A", first]),
            ("kind=master".to_owned(), vec!["Euro", first]),
            ("kind=custom".to_owned(), vec!["B", "A"]),
            ("currency=EUR".to_owned(), vec!["Euro"]),
            (format!("basedOn={master}"), vec!["B", "A"]),
            ("status=retired".to_owned(), vec![]),
        ] {
            assert_eq!(names(&reseller.caller, &query).await, wanted, "{query}");
        }
        let mut seen = Vec::new();
        let mut query = "limit=1".to_owned();
        for _ in 0..4 {
            let page = reseller.caller.get(&format!("/pricebooks?{query}")).await.expect(200);
            seen.extend(page["data"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()));
            query = format!("limit=1&cursor={}", page["nextCursor"].as_str().unwrap_or_default());
        }
        assert_eq!(seen, ["B", "Euro", "A", first]);
        assert!(query.ends_with("cursor="), "the last page has no cursor");
        let refused = reseller.caller.get("/pricebooks?currency=eur&kind=all&status=gone&name=A").await.violations();
        assert_eq!(refused, [
            "currency unknown_currency", "kind unknown_value", "name unknown_member", "status unknown_value",
        ]);
    }
}
