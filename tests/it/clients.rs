//! Clients and their cloud providers (C1–C4).

use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::{NOBODYS, account_body, client_body, id, number};
use crate::support::{Caller, make};

/// Names of the listed clients, newest first.
async fn names(caller: &Caller, query: &str) -> Vec<String> {
    let page = caller.get(&format!("/clients?{query}")).await.expect(200);
    page["data"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

on_both! {
    c1_a_created_client_reads_back_with_all_its_members, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let mut body = client_body("  Panadería Sol S.L.  ");
        body["externalRef"] = json!("CRM-1001");
        body["resellerId"] = json!(reseller.id);
        let answer = reseller.caller.post("/clients", body.clone()).await;
        let location = answer.header("location").unwrap().to_owned();
        assert_eq!(answer.header("etag"), Some("\"v1\""));
        let client = answer.expect(201);
        assert_eq!(location, format!("{}/clients/{}", app.url, id(&client)));
        assert!(id(&client).starts_with("cli_") && id(&client).len() == 30, "{client}");
        assert!(client["createdAt"].as_str().unwrap().ends_with('Z'));
        assert_eq!(client["updatedAt"], client["createdAt"]);
        let mut wanted = body;
        wanted["name"] = json!("Panadería Sol S.L.");
        for (name, value) in [("status", json!("active")), ("version", json!(1))] {
            wanted[name] = value;
        }
        for name in ["id", "createdAt", "updatedAt"] {
            wanted[name] = client[name].clone();
        }
        assert_eq!(client, wanted);
        let path = format!("/clients/{}", id(&client));
        let read = reseller.caller.get(&path).await;
        assert_eq!(read.header("etag"), Some("\"v1\""));
        assert_eq!(read.expect(200), client);

        for tag in ["\"v1\"", "W/\"v1\"", "*", "\"v7\", \"v1\""] {
            let answer = reseller.caller.send(Method::GET, &path, None, &[("if-none-match", tag)]).await;
            assert_eq!((answer.status.as_u16(), answer.text.as_str()), (304, ""), "{tag}");
            assert_eq!(answer.header("etag"), Some("\"v1\""));
        }
        reseller.caller.send(Method::GET, &path, None, &[("if-none-match", "\"v2\"")]).await.expect(200);

        let least = json!({
            "name": "Least",
            "contact": { "name": "Ana", "email": "ana@example.com" },
            "address": { "street": "Calle Mayor 1", "city": "Madrid", "postalCode": "28013", "country": "ES" },
        });
        let client = reseller.caller.post("/clients", least.clone()).await.expect(201);
        assert_eq!((&client["contact"], &client["address"]), (&least["contact"], &least["address"]));
        assert_eq!(client["language"], "en");
        for absent in ["externalRef", "domain"] {
            assert!(client.get(absent).is_none(), "{client}");
        }
    }
}

on_both! {
    every_refused_member_of_a_client_is_reported_at_once, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let body = json!({
            "name": " ", "externalRef": "", "domain": "no dots", "language": "fr", "status": "active", "a/b~c": 1,
            "contact": { "name": "n".repeat(121), "email": "ana@", "phone": "call me", "fax": "1" },
            "address": { "street": "", "city": 5, "state": null, "postalCode": "1".repeat(21), "country": "es" },
        });
        let all = reseller.caller.post("/clients", body).await.violations();
        assert_eq!(all, [
            "/address/city wrong_type", "/address/country unknown_country", "/address/postalCode too_long",
            "/address/street blank", "/address/street too_short", "/a~1b~0c unknown_member",
            "/contact/email invalid_email", "/contact/fax unknown_member", "/contact/name too_long",
            "/contact/phone invalid_phone", "/domain invalid_domain", "/externalRef blank", "/externalRef too_short",
            "/language unknown_value", "/name blank", "/status unknown_member",
        ]);
        let empty = reseller.caller.post("/clients", json!({})).await.violations();
        assert_eq!(empty, ["/address required", "/contact required", "/name required"]);
        let nested = json!({ "name": "n", "contact": {}, "address": {} });
        let nested = reseller.caller.post("/clients", nested).await.violations();
        assert_eq!(nested, [
            "/address/city required", "/address/country required", "/address/postalCode required",
            "/address/street required", "/contact/email required", "/contact/name required",
        ]);
        assert_eq!(reseller.caller.post("/clients", json!([])).await.violations(), [" wrong_type"]);
        let exact = "ñ".repeat(120);
        reseller.caller.post("/clients", client_body(&exact)).await.expect(201);
        assert_eq!(reseller.caller.post("/clients", client_body(&format!("{exact}ñ"))).await.violations(), ["/name too_long"]);
        assert_eq!(names(&reseller.caller, "").await, [exact], "what was refused is not stored");
    }
}

on_both! {
    a_patch_merges_at_every_depth_and_null_clears, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let mut body = client_body("Panadería Sol");
        body["externalRef"] = json!("CRM-1001");
        let client = reseller.caller.post("/clients", body).await.expect(201);
        let path = format!("/clients/{}", id(&client));
        let patch = async |body: Value| reseller.caller.patch(&path, body).await;

        // What changes nothing makes no version.
        for same in [json!({}), json!({ "contact": {}, "address": {} }), json!({ "name": "Panadería Sol" })] {
            assert_eq!(patch(same).await.expect(200), client);
        }
        let answer = patch(json!({ "contact": { "email": "eva@example.com" }, "address": { "city": "Getafe" } })).await;
        assert_eq!(answer.header("etag"), Some("\"v2\""));
        let changed = answer.expect(200);
        let mut wanted = client.clone();
        wanted["contact"]["email"] = json!("eva@example.com");
        wanted["address"]["city"] = json!("Getafe");
        wanted["version"] = json!(2);
        wanted["updatedAt"] = changed["updatedAt"].clone();
        assert_eq!(changed, wanted);
        assert!(changed["updatedAt"].as_str() > client["updatedAt"].as_str());

        let clear = json!({
            "externalRef": null, "domain": null, "contact": { "phone": null }, "address": { "state": null },
        });
        let merge = [("content-type", "application/merge-patch+json")];
        let cleared = reseller.caller.send(Method::PATCH, &path, Some(clear.to_string()), &merge).await.expect(200);
        for absent in ["/externalRef", "/domain", "/contact/phone", "/address/state"] {
            assert!(cleared.pointer(absent).is_none(), "{absent} of {cleared}");
        }
        assert_eq!(cleared["contact"]["email"], "eva@example.com");
        assert_eq!(reseller.caller.get(&path).await.expect(200), cleared);

        let refused = json!({
            "name": null, "language": null, "contact": { "name": null, "email": null, "age": 1 },
            "address": { "street": null, "city": null, "postalCode": null, "country": null },
            "resellerId": reseller.id,
        });
        assert_eq!(patch(refused).await.violations(), [
            "/address/city wrong_type", "/address/country wrong_type",
            "/address/street wrong_type", "/contact/age unknown_member", "/contact/email wrong_type",
            "/contact/name wrong_type", "/language unknown_value", "/language wrong_type", "/name wrong_type", "/resellerId unknown_member",
        ]);
        let whole = patch(json!({ "contact": null, "address": null })).await.violations();
        assert_eq!(whole, ["/address wrong_type", "/contact wrong_type"]);
        assert_eq!(reseller.caller.get(&path).await.expect(200)["version"], 3);
    }
}

on_both! {
    a_client_changes_only_in_the_version_that_if_match_names, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let path = format!("/clients/{}", reseller.bare_client("Sol").await);
        let patch = async |name: &str, tag: &str| {
            let body = Some(json!({ "name": name }).to_string());
            reseller.caller.send(Method::PATCH, &path, body, &[("if-match", tag)]).await
        };
        patch("Luna", "\"v1\"").await.expect(200);
        for stale in ["\"v1\"", "W/\"v2\"", "v2", "\"v02\"", "\"\""] {
            assert_eq!(patch("Mar", stale).await.problem(412, "version_mismatch")["version"], 2, "{stale}");
        }
        assert_eq!(reseller.caller.get(&path).await.expect(200)["name"], "Luna");
        patch("Mar", "\"v1\", \"v2\"").await.expect(200);
        patch("Río", "*").await.expect(200);
        let delete = async |tag: &str| reseller.caller.send(Method::DELETE, &path, None, &[("if-match", tag)]).await;
        delete("\"v3\"").await.problem(412, "version_mismatch");
        assert_eq!(reseller.caller.get(&path).await.expect(200)["status"], "active");
        delete("\"v4\"").await.expect(204);
    }
}

on_both! {
    an_external_reference_is_unique_for_its_reseller, Manual, |app| {
        let (one, other) = (app.reseller("One").await, app.reseller("Other").await);
        let with = |name: &str, reference: &str| {
            let mut body = client_body(name);
            body["externalRef"] = json!(reference);
            body
        };
        let first = one.caller.post("/clients", with("First", "CRM-1")).await.expect(201);
        one.caller.post("/clients", with("Second", "CRM-1")).await.problem(409, "external_ref_taken");
        other.caller.post("/clients", with("First", "CRM-1")).await.expect(201);
        // Any number of clients have none.
        let second = one.bare_client("Second").await;
        one.bare_client("Third").await;
        let patch = json!({ "externalRef": "CRM-1" });
        one.caller.patch(&format!("/clients/{second}"), patch.clone()).await.problem(409, "external_ref_taken");
        assert_eq!(names(&one.caller, "externalRef=CRM-1").await, ["First"]);
        one.caller.patch(&format!("/clients/{}", id(&first)), json!({ "externalRef": null })).await.expect(200);
        one.caller.patch(&format!("/clients/{second}"), patch).await.expect(200);
        assert_eq!(names(&one.caller, "externalRef=CRM-1").await, ["Second"]);
    }
}

on_both! {
    clients_are_searched_by_literal_text_in_any_case, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        for name in ["100% Sol", "100 Sol", "a_b", "axb", r"c\d", "ÑANDÚ Güell"] {
            reseller.bare_client(name).await;
        }
        for (query, wanted) in [
            ("q=sOL", vec!["100 Sol", "100% Sol"]),
            ("q=100%25", vec!["100% Sol"]),
            ("q=%25", vec!["100% Sol"]),
            ("q=_", vec!["a_b"]),
            ("q=A_B", vec!["a_b"]),
            ("q=%5C", vec![r"c\d"]),
            ("q=%C3%B1and%C3%BA+G%C3%9Cell", vec!["ÑANDÚ Güell"]),
            ("q=moon", vec![]),
        ] {
            assert_eq!(names(&reseller.caller, query).await, wanted, "{query}");
        }
    }
}

on_both! {
    clients_are_filtered_and_paged, Manual, |app| {
        let (one, other) = (app.reseller("One").await, app.reseller("Other").await);
        for name in ["A", "B", "C"] {
            one.bare_client(name).await;
        }
        let archived = other.bare_client("D").await;
        other.caller.delete(&format!("/clients/{archived}")).await.expect(204);
        other.bare_client("E").await;

        assert_eq!(names(&one.caller, "").await, ["C", "B", "A"]);
        assert_eq!(names(&app.ops, "").await, ["E", "D", "C", "B", "A"]);
        assert_eq!(names(&app.ops, &format!("resellerId={}", other.id)).await, ["E", "D"]);
        assert_eq!(names(&one.caller, &format!("resellerId={}", other.id)).await, [""; 0]);
        assert_eq!(names(&app.ops, "status=archived").await, ["D"]);
        assert_eq!(names(&other.caller, "status=active").await, ["E"]);
        assert_eq!(names(&app.ops, "externalRef=none").await, [""; 0]);

        let first = app.ops.get("/clients?limit=2&status=active").await;
        let link = first.header("link").unwrap().to_owned();
        let cursor = first.expect(200)["nextCursor"].as_str().unwrap().to_owned();
        let next = format!("/clients?limit=2&status=active&cursor={cursor}");
        assert!(link.starts_with(&format!("<{}/clients?", app.url)) && link.ends_with(">; rel=\"next\""), "{link}");
        assert!(link.contains(&cursor), "{link}");
        let last = app.ops.get(&next).await;
        assert_eq!(last.header("link"), None);
        let last = last.expect(200);
        assert!(last.get("nextCursor").is_none());
        assert_eq!((&last["data"][0]["name"], &last["data"][1]["name"]), (&json!("B"), &json!("A")));
        app.ops.get(&format!("/clients?cursor={cursor}")).await.problem(422, "cursor_mismatch");
        app.ops.get("/clients?cursor=abc").await.problem(422, "cursor_invalid");

        let refused = app.ops.get("/clients?limit=0&status=gone&q=&name=A").await.violations();
        assert_eq!(refused, ["limit too_small", "name unknown_member", "q too_short", "status unknown_value"]);
        assert_eq!(app.ops.get("/clients?limit=101").await.violations(), ["limit too_large"]);
        assert_eq!(app.ops.get("/clients?limit=many").await.violations(), ["limit wrong_type"]);
    }
}

on_both! {
    an_archived_client_has_no_live_accounts_and_takes_nothing_new, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let path = format!("/clients/{client}");
        let account = reseller.account(&client, "1000").await;
        reseller.caller.delete(&path).await.problem(409, "client_has_live_accounts");
        assert_eq!(reseller.caller.get(&path).await.expect(200)["status"], "active");
        reseller.caller.delete(&format!("/cloud-accounts/{}", id(&account))).await.expect(204);
        let portal = json!({ "name": "portal", "role": "customer", "clientId": client });
        let portal = reseller.caller.post("/credentials", portal).await.expect(201);
        let customer = Caller::login(&app.url, id(&portal), portal["secret"].as_str().unwrap()).await;
        customer.get(&path).await.expect(200);
        assert_eq!(reseller.caller.delete(&path).await.expect(204), Value::Null);
        // Its customers are out.
        let portal = reseller.caller.get(&format!("/credentials/{}", id(&portal))).await.expect(200);
        assert!(portal["revokedAt"].is_string(), "{portal}");
        customer.within_five_seconds(&path, 401).await;
        let archived = reseller.caller.get(&path).await.expect(200);
        assert_eq!((&archived["status"], &archived["version"]), (&json!("archived"), &json!(2)));
        reseller.caller.delete(&path).await.expect(204);
        assert_eq!(reseller.caller.get(&path).await.expect(200), archived, "archiving again changes nothing");

        let account = account_body(&client, &number("1000"));
        reseller.caller.post("/cloud-accounts", account).await.problem(409, "client_archived");
        let provider = json!({ "pricebookId": app.master().await, "currency": "USD" });
        let providers = format!("{path}/cloud-providers/aws");
        reseller.caller.put(&providers, provider).await.problem(409, "client_archived");
        let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough" });
        reseller.caller.post("/support-plans", group).await.problem(409, "client_archived");
        let credential = json!({ "name": "portal", "role": "customer", "clientId": client });
        reseller.caller.post("/credentials", credential).await.problem(409, "client_archived");
        reseller.caller.patch(&path, json!({ "name": "Closed down" })).await.expect(200);
    }
}

on_both! {
    a_client_belongs_to_one_reseller_and_others_cannot_tell_it_from_none, Manual, |app| {
        let (one, other) = (app.reseller("One").await, app.reseller("Other").await);
        let create = async |caller: &Caller, reseller: Value| {
            let mut body = client_body("Sol");
            body["resellerId"] = reseller;
            caller.post("/clients", body).await
        };
        assert_eq!(app.ops.post("/clients", client_body("Sol")).await.violations(), ["/resellerId required"]);
        for nobody in [format!("rsl_{NOBODYS}"), "nonsense".to_owned()] {
            assert_eq!(create(&app.ops, json!(nobody)).await.violations(), ["/resellerId not_found"]);
        }
        assert_eq!(create(&one.caller, json!(other.id)).await.violations(), ["/resellerId not_found"]);
        let client = create(&app.ops, json!(one.id)).await.expect(201);
        assert_eq!(client["resellerId"], json!(one.id));
        one.caller.get(&format!("/clients/{}", id(&client))).await.expect(200);

        let provider = json!({ "pricebookId": app.master().await });
        for path in [format!("/clients/{}", id(&client)), format!("/clients/cli_{NOBODYS}"), "/clients/x".to_owned()] {
            other.caller.get(&path).await.problem(404, "client_not_found");
            other.caller.patch(&path, json!({})).await.problem(404, "client_not_found");
            other.caller.delete(&path).await.problem(404, "client_not_found");
            other.caller.get(&format!("{path}/cloud-providers")).await.problem(404, "client_not_found");
            let aws = format!("{path}/cloud-providers/aws");
            other.caller.get(&aws).await.problem(404, "client_not_found");
            other.caller.put(&aws, provider.clone()).await.problem(404, "client_not_found");
            other.caller.delete(&aws).await.problem(404, "client_not_found");
        }
        assert_eq!(one.caller.get(&format!("/clients/{}", id(&client))).await.expect(200), client);
    }
}

on_both! {
    c3_a_cloud_provider_is_created_replaced_and_removed, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.bare_client("Panadería Sol").await;
        let list = format!("/clients/{client}/cloud-providers");
        let path = format!("{list}/aws");
        let (caller, master) = (&reseller.caller, app.master().await);
        caller.get(&path).await.problem(404, "cloud_provider_not_found");
        caller.delete(&path).await.problem(404, "cloud_provider_not_found");
        assert_eq!(caller.get(&list).await.expect(200)["data"], json!([]));
        assert_eq!(caller.put(&path, json!({})).await.violations(), ["/pricebookId required"]);
        let bad = json!({ "pricebookId": "nonsense", "currency": "usd", "enabledInCustomerPortal": "yes", "x": null });
        assert_eq!(caller.put(&path, bad).await.violations(), [
            "/currency unknown_currency", "/enabledInCustomerPortal wrong_type", "/pricebookId not_found", "/x unknown_member",
        ]);

        let put = async |body: Value, tag: &str| {
            caller.send(Method::PUT, &path, Some(body.to_string()), &[("if-match", tag)]).await
        };
        let body = json!({ "pricebookId": master, "currency": "USD", "enabledInCustomerPortal": true });
        put(body.clone(), "\"v1\"").await.problem(412, "version_mismatch");
        let answer = caller.put(&path, body.clone()).await;
        assert_eq!(answer.header("location"), Some(format!("{}{path}", app.url).as_str()));
        assert_eq!(answer.header("etag"), Some("\"v1\""));
        let made = answer.expect(201);
        let mut wanted = body.clone();
        for (name, value) in [("clientId", json!(client)), ("provider", json!("aws")), ("version", json!(1))] {
            wanted[name] = value;
        }
        for name in ["createdAt", "updatedAt"] {
            wanted[name] = made[name].clone();
        }
        assert_eq!(made, wanted);
        assert_eq!(caller.put(&path, body.clone()).await.expect(200), made, "the same again changes nothing");
        assert_eq!(caller.get(&list).await.expect(200)["data"], json!([made]));
        let same = caller.send(Method::GET, &path, None, &[("if-none-match", "\"v1\"")]).await;
        assert_eq!(same.status.as_u16(), 304);

        // A PUT replaces: what is left out gets its default.
        let replaced = put(json!({ "pricebookId": master }), "\"v1\"").await;
        assert_eq!(replaced.header("etag"), Some("\"v2\""));
        let replaced = replaced.expect(200);
        assert_eq!((&replaced["enabledInCustomerPortal"], &replaced["currency"]), (&json!(false), &json!("USD")));
        assert_eq!(replaced["createdAt"], made["createdAt"]);
        put(body, "\"v1\"").await.problem(412, "version_mismatch");
        assert_eq!(caller.get(&path).await.expect(200), replaced);

        let delete = async |tag: &str| caller.send(Method::DELETE, &path, None, &[("if-match", tag)]).await;
        delete("\"v1\"").await.problem(412, "version_mismatch");
        delete("\"v2\"").await.expect(204);
        caller.get(&path).await.problem(404, "cloud_provider_not_found");
        caller.put(&path, json!({ "pricebookId": master })).await.expect(201);
    }
}

on_both! {
    c3_p4_a_clients_pricebook_is_active_visible_and_of_its_currency, Manual, |app| {
        let (one, other) = (app.reseller("One").await, app.reseller("Other").await);
        let client = one.bare_client("Sol").await;
        let path = format!("/clients/{client}/cloud-providers/aws");
        let with = |pricebook: &str, currency: &str| json!({ "pricebookId": pricebook, "currency": currency });
        let problem = one.caller.put(&path, with(&app.master().await, "EUR")).await.problem(422, "pricebook_currency_mismatch");
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.contains("EUR") && detail.contains("USD"), "{detail}");

        let foreign = make::pricebook(&app, &other.caller, "Foreign").await;
        for caller in [&one.caller, &app.ops] {
            for pricebook in [foreign.as_str(), &format!("pbk_{NOBODYS}")] {
                assert_eq!(caller.put(&path, with(pricebook, "USD")).await.violations(), ["/pricebookId not_found"]);
            }
        }
        let retired = make::pricebook(&app, &one.caller, "Retired").await;
        one.caller.delete(&format!("/pricebooks/{retired}")).await.expect(204);
        one.caller.put(&path, with(&retired, "USD")).await.problem(409, "pricebook_retired");
        one.caller.get(&path).await.problem(404, "cloud_provider_not_found");

        let euro = json!({ "kind": "master", "name": "Euro", "currency": "EUR" });
        let euro = app.ops.post("/pricebooks", euro).await.expect(201);
        let set = one.caller.put(&path, json!({ "pricebookId": id(&euro) })).await.expect(201);
        assert_eq!(set["currency"], "EUR", "the pricebook's, when left out");
    }
}

on_both! {
    p3_a_provider_stays_while_live_accounts_inherit_its_pricebook, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let path = format!("/clients/{client}/cloud-providers/aws");
        let account = reseller.account(&client, "1000").await;
        reseller.caller.delete(&path).await.problem(409, "cloud_provider_in_use");
        let account = format!("/cloud-accounts/{}", id(&account));
        reseller.caller.patch(&account, json!({ "pricebookId": app.master().await })).await.expect(200);
        reseller.caller.delete(&path).await.expect(204);
        reseller.caller.patch(&account, json!({ "pricebookId": null })).await.problem(409, "pricebook_not_set");
        let effective = &reseller.caller.get(&account).await.expect(200)["effectivePricebook"];
        assert_eq!(effective["source"], "account");
    }
}

on_both! {
    c4_the_portal_switch_opens_a_client_to_its_own_credentials, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.bare_client("Sol").await;
        let credential = json!({ "name": "portal", "role": "customer", "resellerId": reseller.id, "clientId": client });
        let customer = app.credential(credential).await;
        let provider = format!("/clients/{client}/cloud-providers/aws");
        let switch = async |on: bool| {
            let body = json!({ "pricebookId": app.master().await, "enabledInCustomerPortal": on });
            reseller.caller.put(&provider, body).await
        };
        let add = async |ending: &str| customer.post("/cloud-accounts", account_body(&client, &number(ending))).await;
        for step in 0..3 {
            match step {
                0 => {}
                1 => drop(switch(false).await.expect(201)),
                _ => drop(switch(true).await.expect(200)),
            }
            customer.get(&format!("/clients/{client}")).await.expect(200);
            if step < 2 {
                customer.get("/cloud-accounts").await.problem(403, "portal_not_enabled");
                customer.get(&provider).await.problem(403, "portal_not_enabled");
                add("2000").await.problem(403, "portal_not_enabled");
            }
        }
        let account = add("2000").await.expect(201);
        assert_eq!(customer.get("/cloud-accounts").await.expect(200)["data"], json!([account]));
        assert_eq!(customer.get(&provider).await.expect(200)["enabledInCustomerPortal"], true);
        switch(false).await.expect(200);
        customer.get(&format!("/cloud-accounts/{}", id(&account))).await.problem(403, "portal_not_enabled");
    }
}
