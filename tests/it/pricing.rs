//! Rules of pricebooks, their history, and the prices that come of them (P1, P3, P8, P9, C3).

use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::id;
use crate::support::{Caller, make};

fn path(pricebook: &Value) -> String {
    format!("/pricebooks/{}", id(pricebook))
}

fn global(kind: &str, percent: &str) -> Value {
    json!({ "scope": "global", "type": kind, "percent": percent })
}

fn rule(scope: &str, value: &str, kind: &str, percent: &str) -> Value {
    json!({ "scope": scope, "match": value, "type": kind, "percent": percent })
}

async fn price(caller: &Caller, pricebook: &Value, lines: Value) -> Value {
    caller.post(&format!("{}/price", path(pricebook)), json!({ "lines": lines })).await.expect(200)
}

on_both! {
    p8_as_many_rules_as_the_document_allows_are_taken, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let rules: Vec<_> = (0..1000).map(|n| rule("service", &format!("{n:0>256}"), "markup", "12.50")).collect();
        let made = make::pricebook_with(&app, &reseller.caller, json!(rules)).await;
        assert_eq!(made["rules"].as_array().unwrap().len(), 1000);
        let put = reseller.caller.put(&format!("{}/rules", path(&made)), json!({ "rules": rules })).await.expect(200);
        assert_eq!(put, made);
    }
}

on_both! {
    p8_rules_are_replaced_whole_and_every_set_that_there_was_is_kept, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let caller = &reseller.caller;
        let first = json!([global("markup", "12.5"), rule("service", "AmazonS3", "discount", "5")]);
        let made = make::pricebook_with(&app, &reseller.caller, first).await;
        // Percentages are answered in one form.
        let first = json!([global("markup", "12.50"), rule("service", "AmazonS3", "discount", "5.00")]);
        assert_eq!((&made["rules"], &made["version"]), (&first, &json!(1)));
        assert_eq!(caller.get(&path(&made)).await.expect(200), made);

        let rules = format!("{}/rules", path(&made));
        let second = json!({ "rules": [global("discount", "100.00")] });
        let stale = caller.send(Method::PUT, &rules, Some(second.to_string()), &[("if-match", "\"v2\"")]).await;
        stale.problem(412, "version_mismatch");
        let put = caller.send(Method::PUT, &rules, Some(second.to_string()), &[("if-match", "\"v1\"")]).await;
        assert_eq!(put.header("etag"), Some("\"v2\""));
        let put = put.expect(200);
        assert_eq!((&put["rules"], &put["version"]), (&second["rules"], &json!(2)));
        // The same again, written differently, is no change.
        let same = caller.put(&rules, json!({ "rules": [global("discount", "100")] })).await.expect(200);
        assert_eq!(same, put);
        let renamed = caller.patch(&path(&made), json!({ "name": "Retail 2027" })).await.expect(200);
        assert_eq!((&renamed["rules"], &renamed["version"]), (&second["rules"], &json!(3)));
        let emptied = app.ops.put(&rules, json!({ "rules": [] })).await.expect(200);
        assert_eq!((&emptied["rules"], &emptied["version"]), (&json!([]), &json!(4)));

        // A list shows how many each has.
        let other = make::pricebook_with(&app, &reseller.caller, json!([rule("sku", "X", "markup", "1000.00")])).await;
        let page = caller.get("/pricebooks").await.expect(200);
        let listed = page["data"].as_array().unwrap();
        let counts: Vec<_> = listed.iter().map(|one| (one["ruleCount"].clone(), one.get("rules"))).collect();
        assert_eq!(counts, [(json!(1), None), (json!(0), None), (json!(0), None)], "a list has no rules");
        assert_eq!((&other["ruleCount"], &made["ruleCount"]), (&json!(1), &json!(first.as_array().unwrap().len())));

        caller.delete(&path(&made)).await.expect(204);
        caller.put(&rules, json!({ "rules": [] })).await.problem(409, "pricebook_retired");
        let history = caller.get(&format!("{rules}/history")).await.expect(200);
        let sets = history["data"].as_array().unwrap();
        for (set, (version, wanted)) in sets.iter().zip([(4, json!([])), (2, second["rules"].clone()), (1, first)]) {
            assert_eq!((&set["version"], set.get("rules")), (&json!(version), None));
            let mut whole = caller.get(&format!("{rules}/history/{version}")).await.expect(200);
            assert_eq!(whole["rules"], wanted);
            assert_eq!(whole["ruleCount"], json!(wanted.as_array().unwrap().len()));
            whole.as_object_mut().unwrap().remove("rules");
            assert_eq!(&whole, set);
        }
        assert_eq!(sets.len(), 3);
        for version in ["3", "5", "0", "-1", "v1", "99999999999"] {
            let path = format!("{rules}/history/{version}");
            caller.get(&path).await.problem(404, "pricebook_version_not_found");
        }
        assert_eq!(sets[0]["actor"], json!({ "credentialId": "ops", "role": "operations" }));
        assert_eq!(sets[2]["actor"]["role"], "reseller");
        assert!(sets[2]["actor"]["credentialId"].as_str().unwrap().starts_with("crd_"));
        assert_eq!(sets[2]["at"], made["createdAt"]);
    }
}

on_both! {
    p8_the_history_of_rules_has_pages, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let rules = format!("{}/rules", path(&make::pricebook_with(&app, &reseller.caller, json!([])).await));
        for percent in 1..=6 {
            let body = json!({ "rules": [global("markup", &percent.to_string())] });
            reseller.caller.put(&rules, body).await.expect(200);
        }
        let (mut seen, mut query) = (Vec::new(), "limit=3".to_owned());
        loop {
            let answer = reseller.caller.get(&format!("{rules}/history?{query}")).await;
            let link = answer.header("link").map(str::to_owned);
            let page = answer.expect(200);
            seen.extend(page["data"].as_array().unwrap().iter().map(|set| set["version"].as_i64().unwrap()));
            assert_eq!(link.is_some(), page.get("nextCursor").is_some());
            let Some(cursor) = page["nextCursor"].as_str() else { break };
            query = format!("limit=3&cursor={cursor}");
            assert!(page["data"].as_array().unwrap().len() == 3 && seen.len() <= 6);
        }
        assert_eq!(seen, [7, 6, 5, 4, 3, 2, 1]);
        let cursor = query.replace("limit=3&", "");
        let other = format!("{}/rules/history?{cursor}", path(&make::pricebook_with(&app, &reseller.caller, json!([])).await));
        reseller.caller.get(&other).await.problem(422, "cursor_mismatch");
        reseller.caller.get(&format!("{rules}/history?limit=101")).await.problem(422, "invalid_request");
    }
}

on_both! {
    p1_nobody_writes_rules_into_a_master_and_nobody_sees_anothers, Manual, |app| {
        let (reseller, other) = (app.reseller("Nube Partners").await, app.reseller("Sol").await);
        let master = format!("/pricebooks/{}", app.master().await);
        let body = json!({ "rules": [global("markup", "1")] });
        for caller in [&app.ops, &reseller.caller] {
            caller.put(&format!("{master}/rules"), body.clone()).await.problem(409, "master_pricebook_read_only");
            assert_eq!(caller.get(&master).await.expect(200)["rules"], json!([]));
            assert_eq!(caller.get(&format!("{master}/rules/history")).await.expect(200), json!({ "data": [] }));
        }
        let refused = json!({ "kind": "master", "name": "Bad", "currency": "EUR", "rules": [global("markup", "1")] });
        assert_eq!(app.ops.post("/pricebooks", refused).await.violations(), ["/rules not_allowed"]);

        let made = path(&make::pricebook_with(&app, &reseller.caller, json!([])).await);
        let history = format!("{made}/rules/history");
        assert_eq!(reseller.caller.get(&history).await.expect(200)["data"][0]["ruleCount"], json!(0));
        let code = "pricebook_not_found";
        other.caller.get(&history).await.problem(404, code);
        other.caller.get(&format!("{history}/1")).await.problem(404, code);
        reseller.caller.get(&format!("{master}/rules/history/1")).await.problem(404, "pricebook_version_not_found");
        other.caller.put(&format!("{made}/rules"), body).await.problem(404, code);
        let lines = json!({ "lines": [{ "service": "AmazonEC2", "listCost": "1" }] });
        other.caller.post(&format!("{made}/price"), lines.clone()).await.problem(404, code);

        let client = reseller.client(&app, "Sol").await;
        let customer = app.credential(json!({ "name": "portal", "role": "customer", "clientId": client })).await;
        customer.post(&format!("{made}/price"), lines).await.problem(403, "role_not_allowed");
    }
}

on_both! {
    p9_everything_that_is_wrong_with_rules_is_told_at_once, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let rules = json!([
            global("markup", "0.00"),
            { "scope": "global", "match": "AWS", "type": "discount", "percent": "100.01" },
            { "scope": "sku", "type": "markup", "percent": "1000.01" },
            rule("service", "  ", "markup", "-1"),
            rule("billing_entity", "AWS", "discount", "12.505"),
            rule("billing_entity", "AWS", "markup", "1000"),
            global("discount", "1e1"),
        ]);
        let expected = [
            "/rules/1/match match_not_allowed",
            "/rules/1/percent out_of_range",
            "/rules/2/match match_required",
            "/rules/2/percent out_of_range",
            "/rules/3/match match_required",
            "/rules/3/percent out_of_range",
            "/rules/4/percent invalid_percent",
            "/rules/5/match duplicate_rule",
            "/rules/6/match duplicate_rule",
            "/rules/6/percent invalid_percent",
        ];
        let made = make::pricebook_with(&app, &reseller.caller, json!([])).await;
        let put = format!("{}/rules", path(&made));
        assert_eq!(reseller.caller.put(&put, json!({ "rules": rules })).await.violations(), expected);
        let body = json!({ "kind": "custom", "name": "Bad", "currency": "USD", "basedOn": app.master().await, "rules": rules });
        assert_eq!(reseller.caller.post("/pricebooks", body).await.violations(), expected);

        let shapes = json!({ "rules": [
            { "scope": "all", "type": "rebate", "percent": 5, "note": "x" },
            { "scope": "sku", "match": null, "type": "markup", "percent": "1" },
        ] });
        let expected = [
            "/rules/0/note unknown_member",
            "/rules/0/percent wrong_type",
            "/rules/0/scope unknown_value",
            "/rules/0/type unknown_value",
            "/rules/1/match match_required",
        ];
        assert_eq!(reseller.caller.put(&put, shapes).await.violations(), expected);
        assert_eq!(reseller.caller.get(&path(&made)).await.expect(200), made);
    }
}

on_both! {
    c3_the_narrowest_rule_wins_and_list_price_without_one, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let rules = json!([
            rule("billing_entity", "AWS", "markup", "20"),
            rule("sku", "SKU1", "discount", "10"),
            rule("service", "AmazonS3", "discount", "50"),
        ]);
        let made = make::pricebook_with(&app, &reseller.caller, rules).await;
        let lines = json!([
            { "service": "AmazonS3", "billingEntity": "AWS", "sku": "SKU1", "description": "first", "listCost": "100", "sellerCost": "91.5" },
            { "service": "AmazonS3", "billingEntity": "AWS", "sku": "SKU2", "listCost": "0.000001", "sellerCost": "0" },
            { "service": "AmazonEC2", "billingEntity": "AWS", "listCost": "-10.00", "sellerCost": "-8" },
            { "service": "amazons3", "listCost": "7", "sellerCost": "7.000001" },
        ]);
        let priced = price(&reseller.caller, &made, lines.clone()).await;
        assert_eq!(priced["currency"], "USD");
        let column = |member: &str| -> Vec<Value> {
            priced["lines"].as_array().unwrap().iter().map(|line| line[member].clone()).collect()
        };
        // 0.0000005 is rounded away from zero.
        assert_eq!(column("customerCost"), ["90.00", "0.000001", "-12.00", "7.00"]);
        assert_eq!(column("margin"), ["-1.50", "0.000001", "-4.00", "-0.000001"]);
        assert_eq!(column("listCost"), ["100.00", "0.000001", "-10.00", "7.00"]);
        assert_eq!(priced["lines"][0]["description"], "first");
        assert_eq!(column("appliedRule")[..3], [
            rule("sku", "SKU1", "discount", "10.00"),
            rule("service", "AmazonS3", "discount", "50.00"),
            rule("billing_entity", "AWS", "markup", "20.00"),
        ]);
        assert!(priced["lines"][3].get("appliedRule").is_none(), "{priced}");
        assert_eq!(column("reason"), [
            "The rule for the SKU \"SKU1\" is the narrowest that matches: list price less 10.00 %.",
            "The rule for the service \"AmazonS3\" is the narrowest that matches: list price less 50.00 %.",
            "The rule for the billing entity \"AWS\" is the narrowest that matches: list price plus 20.00 %.",
            "No rule matches, so list price applies.",
        ]);
        let totals = ["totalListCost", "totalCustomerCost", "totalSellerCost", "totalMargin"].map(|name| &priced[name]);
        assert_eq!(totals, ["97.00", "85.00", "90.50", "-5.50"]);

        let body = json!({ "lines": [lines[0]] }).to_string();
        let at = format!("{}/price", path(&made));
        let spanish = reseller.caller.send(Method::POST, &at, Some(body), &[("accept-language", "es")]).await.expect(200);
        let reason = "La regla del SKU \"SKU1\" es la más específica que coincide: precio de lista menos un 10.00 %.";
        assert_eq!(spanish["lines"][0]["reason"], reason);

        // A line without a seller cost has no margin, and then the totals have none.
        let some = json!([lines[0], { "service": "AmazonEC2", "listCost": "1" }]);
        let priced = price(&reseller.caller, &made, some).await;
        assert_eq!((&priced["lines"][0]["margin"], &priced["totalCustomerCost"]), (&json!("-1.50"), &json!("91.00")));
        for absent in [priced["lines"][1].get("margin"), priced.get("totalSellerCost"), priced.get("totalMargin")] {
            assert_eq!(absent, None);
        }

        // New rules price from now on, also once the pricebook is retired; a master always prices at list.
        let rules = json!({ "rules": [global("markup", "1000.00")] });
        reseller.caller.put(&format!("{}/rules", path(&made)), rules).await.expect(200);
        reseller.caller.delete(&path(&made)).await.expect(204);
        let one = json!([{ "service": "AmazonEC2", "listCost": "999999999999.999999" }]);
        let dear = price(&reseller.caller, &made, one.clone()).await;
        assert_eq!(dear["lines"][0]["customerCost"], "10999999999999.999989");
        assert_eq!(dear["totalCustomerCost"], "11000000000000.00");
        let master = json!({ "id": app.master().await });
        let listed = price(&reseller.caller, &master, one).await;
        assert_eq!(listed["lines"][0]["customerCost"], "999999999999.999999");
        assert_eq!(listed["lines"][0]["reason"], "No rule matches, so list price applies.");
    }
}

on_both! {
    a_thousand_lines_are_priced_and_no_more, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let made = make::pricebook_with(&app, &reseller.caller, json!([global("markup", "50")])).await;
        let at = format!("{}/price", path(&made));
        let text = "x".repeat(900);
        let lines = |count: usize, length: usize| -> Value {
            let line = json!({ "service": "s", "listCost": "0.000001", "description": &text[..length] });
            json!({ "lines": vec![line; count] })
        };
        let priced = reseller.caller.post(&at, lines(1000, 900)).await.expect(200);
        assert_eq!(priced["lines"].as_array().unwrap().len(), 1000);
        // Each line is rounded up to 0.000002 before they are added.
        assert_eq!((&priced["lines"][0]["customerCost"], &priced["totalCustomerCost"]), (&json!("0.000002"), &json!("0.00")));
        assert_eq!(reseller.caller.post(&at, lines(1001, 1)).await.violations(), ["/lines too_many"]);
        assert_eq!(reseller.caller.post(&at, lines(0, 1)).await.violations(), ["/lines too_few"]);
        reseller.caller.post(&at, lines(1200, 900)).await.problem(413, "payload_too_large");
        // Elsewhere the limit is what it was.
        let long = json!({ "name": "x".repeat(70_000) });
        reseller.caller.patch(&path(&made), long).await.problem(413, "payload_too_large");

        let wrong = json!({ "lines": [
            { "service": "", "listCost": 1 },
            { "service": "s", "listCost": "1.0000001", "sellerCost": "01" },
            { "service": "s", "listCost": "1000000000000", "sellerCost": "1,5", "quantity": 1 },
            { "billingEntity": "AWS" },
        ] });
        let expected = [
            "/lines/0/listCost wrong_type",
            "/lines/0/service too_short",
            "/lines/1/listCost invalid_money",
            "/lines/1/sellerCost invalid_money",
            "/lines/2/listCost invalid_money",
            "/lines/2/quantity unknown_member",
            "/lines/2/sellerCost invalid_money",
            "/lines/3/listCost required",
            "/lines/3/service required",
        ];
        assert_eq!(reseller.caller.post(&at, wrong).await.violations(), expected);
    }
}
