//! Rules of values that several resources share, tried over HTTP.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::{account_body, client_body, custom_body, number};

on_both! {
    c6_a_postal_code_is_wanted_where_the_country_has_them, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let caller = &reseller.caller;
        let body = |country: &str, code: Option<&str>| {
            let mut body = client_body("Panadería Sol");
            body["address"] = json!({ "street": "Calle 50", "city": "Ciudad", "country": country });
            if let Some(code) = code {
                body["address"]["postalCode"] = json!(code);
            }
            body
        };
        for country in ["PA", "BO", "AE"] {
            let made = caller.post("/clients", body(country, None)).await.expect(201);
            assert!(made["address"].get("postalCode").is_none());
            caller.post("/clients", body(country, Some("0801"))).await.expect(201);
        }
        let missing = ["/address/postalCode required"];
        assert_eq!(caller.post("/clients", body("ES", None)).await.violations(), missing);
        let mut both = body("ES", None);
        both["name"] = json!(7);
        assert_eq!(caller.post("/clients", both).await.violations(), ["/address/postalCode required", "/name wrong_type"]);

        let client = caller.post("/clients", body("PA", None)).await.expect(201);
        let path = format!("/clients/{}", client["id"].as_str().unwrap());
        assert_eq!(caller.patch(&path, json!({ "address": { "country": "MX" } })).await.violations(), missing);
        let moved = json!({ "address": { "country": "MX", "postalCode": "06000" } });
        assert_eq!(caller.patch(&path, moved).await.expect(200)["address"]["postalCode"], "06000");
        let cleared = json!({ "address": { "postalCode": null } });
        assert_eq!(caller.patch(&path, cleared.clone()).await.violations(), missing);
        caller.patch(&path, json!({ "address": { "country": "PA" } })).await.expect(200);
        assert!(caller.patch(&path, cleared).await.expect(200)["address"].get("postalCode").is_none());
    }
}

on_both! {
    c3_a_clients_currency_is_that_of_its_accounts_own_pricebooks_from_both_sides, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let caller = &reseller.caller;
        let dollar = app.master().await;
        let euro = json!({ "kind": "master", "name": "Euro", "currency": "EUR" });
        let euro = app.ops.post("/pricebooks", euro).await.expect(201);
        let client = reseller.bare_client("Panadería Sol").await;
        let mut body = account_body(&client, &number("3333"));
        body["pricebookId"] = euro["id"].clone();
        let account = caller.post("/cloud-accounts", body).await.expect(201);
        let provider = format!("/clients/{client}/cloud-providers/aws");
        let refused = caller.put(&provider, json!({ "pricebookId": dollar, "currency": "USD" })).await;
        refused.problem(422, "pricebook_currency_mismatch");
        caller.put(&provider, json!({ "pricebookId": euro["id"], "currency": "EUR" })).await.expect(201);
        caller.put(&provider, json!({ "pricebookId": dollar })).await.problem(422, "pricebook_currency_mismatch");
        let path = format!("/cloud-accounts/{}", account["id"].as_str().unwrap());
        caller.patch(&path, json!({ "pricebookId": dollar })).await.problem(422, "pricebook_currency_mismatch");
        // An account that is gone holds nobody.
        caller.delete(&path).await.expect(204);
        caller.put(&provider, json!({ "pricebookId": dollar })).await.expect(200);
    }
}

on_both! {
    amounts_have_the_decimals_of_their_currency, Manual, |app| {
        for (currency, total, line) in [("JPY", "113", "112.5"), ("USD", "112.50", "112.50"), ("KWD", "112.500", "112.500")] {
            let book = json!({ "kind": "master", "name": currency, "currency": currency });
            let master = app.ops.post("/pricebooks", book).await.expect(201);
            let reseller = app.reseller("Nube Partners").await;
            let book = json!({
                "kind": "custom", "name": "Ours", "currency": currency, "basedOn": master["id"],
                "rules": [{ "scope": "global", "type": "markup", "percent": "12.50" }],
            });
            let book = reseller.caller.post("/pricebooks", book).await.expect(201);
            let path = format!("/pricebooks/{}/price", book["id"].as_str().unwrap());
            let lines = json!({ "lines": [{ "service": "AmazonEC2", "listCost": "100" }] });
            let priced = reseller.caller.post(&path, lines).await.expect(200);
            assert_eq!((&priced["totalCustomerCost"], &priced["lines"][0]["customerCost"]), (&json!(total), &json!(line)));
        }
    }
}

on_both! {
    r14_a_role_of_another_partition_is_refused_with_the_reason, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let account = reseller.account(&client, "3333").await;
        let path = format!("/role-arn/{}", account["id"].as_str().unwrap());
        let number = account["awsAccountId"].as_str().unwrap();
        for partition in ["aws-cn", "aws-us-gov"] {
            let arn = json!({ "roleArn": format!("arn:{partition}:iam::{number}:role/Reader") });
            let refused = reseller.caller.put(&path, arn).await.problem(422, "role_arn_partition_mismatch");
            assert!(refused["detail"].as_str().unwrap().contains(partition), "{refused}");
        }
        assert_eq!(reseller.caller.get(&path).await.expect(200)["status"], "not_checked");
    }
}

on_both! {
    names_show_something_on_one_line_and_blanks_around_them_carry_nothing, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let caller = &reseller.caller;
        for (name, code) in [
            ("\u{200B}\u{FEFF}", "blank"), (" \u{3000}\u{2060}", "blank"), ("a\u{1B}[31m", "control_character"),
            ("two\nlines", "control_character"), ("tab\there", "control_character"), ("a\u{85}b", "control_character"),
        ] {
            assert_eq!(caller.post("/clients", client_body(name)).await.violations(), [format!("/name {code}")], "{name:?}");
            let refused = app.ops.post("/resellers", json!({ "name": name })).await.violations();
            assert_eq!(refused, [format!("/name {code}")], "{name:?}");
        }
        let client = reseller.client(&app, " Panadería Sol ").await;
        let account = json!({ "nickname": " Production " });
        let mut body = account_body(&client, &number("3333"));
        body["nickname"] = account["nickname"].clone();
        let made = caller.post("/cloud-accounts", body).await.expect(201);
        assert_eq!(made["nickname"], "Production");
        for note in ["bell\u{7}", "escape\u{1B}", "nul\0"] {
            let request = json!({ "cloudAccountId": made["id"], "note": note });
            assert_eq!(caller.post("/link-requests", request).await.violations(), ["/note control_character"], "{note:?}");
        }
        let request = json!({ "cloudAccountId": made["id"], "note": "two\nlines" });
        caller.post("/link-requests", request).await.expect(201);

        let with_ref = |name: &str, reference: &str| {
            let mut body = client_body(name);
            body["externalRef"] = json!(reference);
            body
        };
        let first = caller.post("/clients", with_ref("One", " CRM-1 ")).await.expect(201);
        assert_eq!(first["externalRef"], "CRM-1");
        caller.post("/clients", with_ref("Two", "CRM-1")).await.problem(409, "external_ref_taken");
        let found = caller.get("/clients?externalRef=%20CRM-1").await.expect(200);
        assert_eq!(found["data"][0]["id"], first["id"]);
        let path = format!("/clients/{}", first["id"].as_str().unwrap());
        assert_eq!(caller.patch(&path, json!({ "externalRef": "\tCRM-2" })).await.violations(), ["/externalRef control_character"]);
        assert_eq!(caller.patch(&path, json!({ "externalRef": " CRM-2" })).await.expect(200)["externalRef"], "CRM-2");
    }
}

on_both! {
    addresses_have_domains_and_numbers_are_numbers, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Panadería Sol").await;
        let long = "d".repeat(64);
        for domain in [
            "exam..ple.com", "a.-b.com", "a-.b.com", "192.0.2.1", "[192.0.2.1]", &format!("{long}.com"), "-a.com", "a.com.",
        ] {
            let mut body = client_body("Panadería Luna");
            body["contact"]["email"] = json!(format!("ana@{domain}"));
            assert_eq!(caller.post("/clients", body).await.violations(), ["/contact/email invalid_email"], "{domain}");
            let mut body = account_body(&client, &number("3333"));
            body["rootEmail"] = json!(format!("aws@{domain}"));
            assert_eq!(caller.post("/cloud-accounts", body).await.violations(), ["/rootEmail invalid_root_email"], "{domain}");
        }
        for none in ["000000000000", "0000-0000-0000"] {
            let refused = caller.post("/cloud-accounts", account_body(&client, none)).await.violations();
            assert_eq!(refused, ["/awsAccountId invalid_aws_account_id"]);
        }
    }
}

on_both! {
    rows_from_before_a_rule_was_tightened_are_read, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let account = reseller.account(&client, "3333").await;
        let id = account["id"].as_str().unwrap();
        app.database.execute(&format!("UPDATE clients SET contact_email = 'ana@[192.0.2.1]' WHERE id = '{client}'"));
        app.database.execute(&format!("UPDATE cloud_accounts SET root_email = 'a@b..c', aws_account_id = '000000000000' WHERE id = '{id}'"));
        let read = reseller.caller.get(&format!("/cloud-accounts/{id}")).await.expect(200);
        assert_eq!((&read["rootEmail"], &read["awsAccountId"]), (&json!("a@b..c"), &json!("000000000000")));
        reseller.caller.get("/cloud-accounts").await.expect(200);
        let client = reseller.caller.get(&format!("/clients/{client}")).await.expect(200);
        assert_eq!(client["contact"]["email"], "ana@[192.0.2.1]");
    }
}

on_both! {
    all_that_is_wrong_is_told_in_one_round, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let caller = &reseller.caller;
        let book = custom_body(&app.master().await, "Ours");
        let book = caller.post("/pricebooks", book).await.expect(201);
        let rules = format!("/pricebooks/{}/rules", book["id"].as_str().unwrap());
        let wrong = json!({ "rules": [
            { "scope": "global", "type": "markup", "percent": "1000.01" },
            { "scope": "sku", "match": "A", "type": "rebate", "percent": "1.00" },
            { "scope": "sku", "match": " A ", "type": "markup", "percent": "1.005" },
            { "scope": "sku", "match": "\u{200B}", "type": "markup", "percent": "1.00" },
            { "scope": "planet", "type": "discount", "percent": "100.01", "extra": 1 },
        ] });
        assert_eq!(caller.put(&rules, wrong).await.violations(), [
            "/rules/0/percent out_of_range", "/rules/1/type unknown_value", "/rules/2/match duplicate_rule",
            "/rules/2/percent invalid_percent", "/rules/3/match match_required", "/rules/4/extra unknown_member",
            "/rules/4/percent out_of_range", "/rules/4/scope unknown_value",
        ]);
        let wrong = json!({ "kind": "custom", "name": "", "currency": "EURO", "rules": [{ "scope": "sku", "type": "markup", "percent": "x" }] });
        assert_eq!(caller.post("/pricebooks", wrong).await.violations(), [
            "/basedOn required", "/currency unknown_currency", "/name blank", "/name too_short",
            "/rules/0/match match_required", "/rules/0/percent invalid_percent",
        ]);
        let wrong = json!({ "name": 1, "role": "customer", "scopes": [] });
        assert_eq!(caller.post("/credentials", wrong).await.violations(), ["/clientId required", "/name wrong_type", "/scopes too_few"]);
        let client = reseller.client(&app, "Panadería Sol").await;
        let account = reseller.account(&client, "3333").await;
        let cost = |cost: &str| json!({ "cloudAccountId": account["id"], "monthlyListCost": cost });
        let wrong = json!({ "accounts": [cost("1"), cost("-1")] });
        let refused = caller.post(&format!("/clients/{client}/margin-simulation"), wrong).await.violations();
        assert_eq!(refused, ["/accounts/1/cloudAccountId not_unique", "/accounts/1/monthlyListCost negative_money"]);
    }
}

on_both! {
    what_somebody_sent_is_never_a_message_of_ours, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let caller = &reseller.caller;
        for word in ["reason-new-accounts-only", "problem-invalid_request", "price-reason-no-rule", "{ $match }", "-brand", "task-create_client.help"] {
            let book = json!({
                "kind": "custom", "name": "Ours", "currency": "USD", "basedOn": app.master().await,
                "rules": [{ "scope": "service", "match": word, "type": "markup", "percent": "1.00" }],
            });
            let book = caller.post("/pricebooks", book).await.expect(201);
            let path = format!("/pricebooks/{}/price", book["id"].as_str().unwrap());
            let lines = json!({ "lines": [{ "service": word, "listCost": "1" }] });
            let priced = caller.post(&path, lines).await.expect(200);
            let reason = priced["lines"][0]["reason"].as_str().unwrap();
            assert!(reason.contains(word), "{word}: {reason}");
        }
        // What operations writes of a failure is shown as it is, and no code of AWS's.
        let client = reseller.client(&app, "Panadería Sol").await;
        let account = reseller.account(&client, "3333").await;
        let request = caller.post("/link-requests", json!({ "cloudAccountId": account["id"] })).await.expect(201);
        let link = format!("/link-requests/{}", request["id"].as_str().unwrap());
        app.ops.act(&format!("{link}/approve")).await.expect(200);
        let failed = app.ops.post(&format!("{link}/fail"), json!({ "reason": "failure-other" })).await.expect(200);
        assert_eq!((&failed["failure"]["message"], &failed["failure"]["code"]), (&json!("failure-other"), &json!("recorded_by_operations")));
        // A reason of AWS's that is not known, as an earlier or a later AWS may have it.
        for reason in ["OTHER.FIX", "NO SUCH REASON", "ALREADY_IN_AN_ORGANIZATION.fix"] {
            app.database.execute(&format!(
                "UPDATE link_requests SET failure_code = '{reason}', failure_reason = NULL WHERE id = '{}'",
                request["id"].as_str().unwrap()
            ));
            let shown: Value = caller.get(&link).await.expect(200);
            assert_eq!(shown["failure"]["awsReason"], reason);
            assert!(shown["failure"]["message"].as_str().unwrap().contains(&reason.to_lowercase()), "{shown}");
        }
    }
}

on_both! {
    a_hundred_errors_are_told_and_lengths_before_items, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Panadería Sol").await;
        let book = custom_body(&app.master().await, "Ours");
        let book = caller.post("/pricebooks", book).await.expect(201);
        let book = format!("/pricebooks/{}", book["id"].as_str().unwrap());
        let zeros = vec![0; 200_000];
        for (path, member) in [
            (format!("{book}/price"), "lines"), ("/support-plans/catalog/business_plus/quote".to_owned(), "accounts"),
            (format!("/clients/{client}/margin-simulation"), "accounts"),
        ] {
            let answer = caller.post(&path, json!({ member: zeros })).await;
            assert!(answer.text.len() < 10_000, "{path} answers {} bytes", answer.text.len());
            assert!(answer.violations().contains(&format!("/{member} too_many")), "{path}");
        }
        let long = caller.put(&format!("{book}/rules"), json!({ "rules": zeros })).await.violations();
        assert!(long.contains(&"/rules too_many".to_owned()), "{long:?}");

        let answer = caller.put(&format!("{book}/rules"), json!({ "rules": vec![0; 1000] })).await;
        let problem = answer.problem(422, "invalid_request");
        assert_eq!((problem["errors"].as_array().unwrap().len(), &problem["errorsTruncated"]), (100, &json!(true)));
        let few = caller.put(&format!("{book}/rules"), json!({ "rules": vec![0; 100] })).await.problem(422, "invalid_request");
        assert_eq!((few["errors"].as_array().unwrap().len(), few.get("errorsTruncated")), (100, None));
    }
}
