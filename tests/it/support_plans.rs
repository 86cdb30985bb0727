//! Support plan groups (S1, S2, S4) and the dates of AWS's plans (A4).

use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::app::Reseller;
use crate::support::bodies::{NOBODYS, account_body, codes, id, number};
use crate::support::{Answer, Caller, TestApp, make};

/// Every support type with the kind of group that it belongs in.
const KINDS: [(&str, &str); 8] = [
    ("basic", "passthrough"),
    ("developer", "passthrough"),
    ("business", "business"),
    ("business_plus", "business"),
    ("enterprise", "business"),
    ("unified_operations", "business"),
    ("partner_led", "business"),
    ("enterprise_on_ramp", "business"),
];

fn path(group: &Value) -> String {
    format!("/support-plans/{}", id(group))
}

fn group_body(client: &str, kind: &str, accounts: &[&Value]) -> Value {
    let ids: Vec<_> = accounts.iter().map(|account| id(account)).collect();
    json!({ "clientId": client, "name": "Group", "kind": kind, "cloudAccountIds": ids })
}

async fn group(caller: &Caller, client: &str, kind: &str, accounts: &[&Value]) -> Value {
    caller.post("/support-plans", group_body(client, kind, accounts)).await.expect(201)
}

async fn read_account(caller: &Caller, account: &Value) -> Value {
    caller.get(&format!("/cloud-accounts/{}", id(account))).await.expect(200)
}

/// A PUT without a body.
async fn put(caller: &Caller, path: &str) -> Answer {
    caller.send(Method::PUT, path, None, &[]).await
}

/// Ids in the order in which a group shows its accounts.
fn ids(accounts: &[&Value]) -> Value {
    let mut ids: Vec<_> = accounts.iter().map(|account| id(account)).collect();
    ids.sort_unstable();
    json!(ids)
}

/// A new login of a reseller, whose token may have lapsed when the clock was moved.
async fn again(app: &TestApp, reseller: &Reseller) -> Caller {
    app.credential(json!({ "name": "later", "role": "reseller", "resellerId": reseller.id })).await
}

on_both! {
    s1_a_group_reads_back_with_all_its_members_and_its_accounts_name_it, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let (a, b) = (make::account(&reseller.caller, &client, "basic").await, make::account(&reseller.caller, &client, "basic").await);
        let mut body = group_body(&client, "passthrough", &[&b, &a]);
        body["name"] = json!(" Basic accounts ");
        let answer = reseller.caller.post("/support-plans", body).await;
        let location = answer.header("location").unwrap().to_owned();
        assert_eq!(answer.header("etag"), Some("\"v1\""));
        let made = answer.expect(201);
        assert_eq!(location, format!("{}{}", app.url, path(&made)));
        assert!(id(&made).starts_with("spg_") && id(&made).len() == 30, "{made}");
        let wanted = json!({
            "id": id(&made), "resellerId": reseller.id, "clientId": client, "name": "Basic accounts", "kind": "passthrough",
            "cloudAccountIds": ids(&[&a, &b]), "version": 1, "createdAt": made["createdAt"], "updatedAt": made["createdAt"],
        });
        assert_eq!(made, wanted);
        assert_eq!(reseller.caller.get(&path(&made)).await.expect(200), made);
        let same = reseller.caller.send(Method::GET, &path(&made), None, &[("if-none-match", "\"v1\"")]).await;
        assert_eq!((same.status.as_u16(), same.text.as_str()), (304, ""));
        for one in [&a, &b] {
            let now = read_account(&reseller.caller, one).await;
            assert_eq!((&now["supportPlanId"], &now["version"]), (&made["id"], &json!(2)));
        }
        let empty = json!({ "clientId": client, "name": "Later", "kind": "business" });
        let empty = reseller.caller.post("/support-plans", empty).await.expect(201);
        assert_eq!(empty["cloudAccountIds"], json!([]));
    }
}

on_both! {
    every_refused_member_of_a_group_is_reported_at_once, Manual, |app| {
        let (one, other) = (app.reseller("One").await, app.reseller("Other").await);
        let (sol, luna) = (one.client(&app, "Sol").await, other.client(&app, "Luna").await);
        let (own, foreign) = (make::account(&one.caller, &sol, "basic").await, make::account(&other.caller, &luna, "basic").await);
        let post = async |body: Value| one.caller.post("/support-plans", body).await.violations();
        assert_eq!(post(json!({})).await, ["/clientId required", "/kind required", "/name required"]);
        let bad = json!({
            "clientId": 1, "name": "", "kind": "gold", "cloudAccountIds": ["nonsense", 2], "supportType": "basic",
        });
        assert_eq!(post(bad).await, [
            "/clientId wrong_type", "/cloudAccountIds/0 not_found", "/cloudAccountIds/1 wrong_type", "/kind unknown_value",
            "/name blank", "/name too_short", "/supportType unknown_member",
        ]);
        assert_eq!(post(group_body(&sol, "passthrough", &[&own, &own])).await, ["/cloudAccountIds not_unique"]);
        // Someone else's are like unknown ones.
        let nobodys = json!({ "id": format!("acc_{NOBODYS}") });
        assert_eq!(post(group_body(&luna, "passthrough", &[&foreign, &own, &nobodys])).await, [
            "/clientId not_found", "/cloudAccountIds/0 not_found", "/cloudAccountIds/2 not_found",
        ]);
        // Operations see all, but a group does not cross resellers.
        let crossing = app.ops.post("/support-plans", group_body(&sol, "passthrough", &[&own, &foreign])).await;
        assert_eq!(crossing.violations(), ["/cloudAccountIds/1 not_found"]);
        assert_eq!(app.ops.get("/support-plans").await.expect(200)["data"], json!([]));
        assert_eq!(read_account(&one.caller, &own).await, own);
    }
}

on_both! {
    s1_a4_each_support_type_fits_one_kind_of_group, Manual, |app| {
        let app = app.on_day("2026-12-01T12:00:00Z").await;
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        for (support_type, kind) in KINDS {
            let account = make::account(&reseller.caller, &client, support_type).await;
            assert_eq!(account["supportType"], support_type);
            let wrong = if kind == "business" { "passthrough" } else { "business" };
            let body = group_body(&client, wrong, &[&account]);
            let problem = reseller.caller.post("/support-plans", body).await.problem(422, "support_plan_mismatch");
            assert_eq!(problem["cloudAccountId"], account["id"], "which of many it is");
            let detail = problem["detail"].as_str().unwrap();
            assert!(detail.contains(support_type) && detail.contains(kind), "{detail}");
            let wrong = group(&reseller.caller, &client, wrong, &[]).await;
            let member = format!("{}/accounts/{}", path(&wrong), id(&account));
            put(&reseller.caller, &member).await.problem(422, "support_plan_mismatch");
            group(&reseller.caller, &client, kind, &[&account]).await;
        }
    }
}

on_both! {
    s1_the_support_type_of_an_account_in_a_group_keeps_fitting_it, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let one = make::account(&reseller.caller, &client, "enterprise").await;
        let group = group(&reseller.caller, &client, "business", &[&one]).await;
        let change = async |support_type: &str| {
            reseller.caller.patch(&format!("/cloud-accounts/{}", id(&one)), json!({ "supportType": support_type })).await
        };
        change("basic").await.problem(422, "support_plan_mismatch");
        assert_eq!(read_account(&reseller.caller, &one).await["supportType"], "enterprise");
        change("business_plus").await.expect(200);
        let to_passthrough = json!({ "kind": "passthrough" });
        let problem = reseller.caller.patch(&path(&group), to_passthrough.clone()).await.problem(422, "support_plan_mismatch");
        assert_eq!(problem["cloudAccountId"], one["id"]);
        // Out of the group, it is free to change.
        reseller.caller.delete(&format!("{}/accounts/{}", path(&group), id(&one))).await.expect(204);
        change("basic").await.expect(200);
        let changed = reseller.caller.patch(&path(&group), to_passthrough).await.expect(200);
        assert_eq!(changed["kind"], "passthrough");
    }
}

on_both! {
    a_group_holds_accounts_of_its_own_client_only, Manual, |app| {
        let (one, other) = (app.reseller("One").await, app.reseller("Other").await);
        let (sol, luna) = (one.client(&app, "Sol").await, one.client(&app, "Luna").await);
        let mar = other.client(&app, "Mar").await;
        let of_luna = make::account(&one.caller, &luna, "basic").await;
        let foreign = make::account(&other.caller, &mar, "basic").await;
        let group = group(&one.caller, &sol, "passthrough", &[]).await;
        let body = group_body(&sol, "passthrough", &[&of_luna]);
        let problem = one.caller.post("/support-plans", body).await.problem(422, "account_of_other_client");
        assert_eq!(problem["cloudAccountId"], of_luna["id"]);
        let patch = json!({ "cloudAccountIds": [id(&of_luna)] });
        one.caller.patch(&path(&group), patch).await.problem(422, "account_of_other_client");
        let member = |account: &str| format!("{}/accounts/{account}", path(&group));
        put(&one.caller, &member(id(&of_luna))).await.problem(422, "account_of_other_client");
        for account in [id(&foreign), &format!("acc_{NOBODYS}"), "x"] {
            put(&one.caller, &member(account)).await.problem(404, "cloud_account_not_found");
            one.caller.delete(&member(account)).await.problem(404, "cloud_account_not_found");
        }
        put(&app.ops, &member(id(&foreign))).await.problem(404, "cloud_account_not_found");
        let patch = json!({ "cloudAccountIds": [id(&foreign)] });
        assert_eq!(one.caller.patch(&path(&group), patch).await.violations(), ["/cloudAccountIds/0 not_found"]);
        assert_eq!(one.caller.get(&path(&group)).await.expect(200), group);

        for path in [path(&group), format!("/support-plans/spg_{NOBODYS}"), "/support-plans/x".to_owned()] {
            other.caller.get(&path).await.problem(404, "support_plan_not_found");
            other.caller.patch(&path, json!({})).await.problem(404, "support_plan_not_found");
            other.caller.delete(&path).await.problem(404, "support_plan_not_found");
            let member = format!("{path}/accounts/{}", id(&foreign));
            put(&other.caller, &member).await.problem(404, "support_plan_not_found");
        }
    }
}

on_both! {
    an_account_is_in_at_most_one_group, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let one = make::account(&reseller.caller, &client, "basic").await;
        let free = make::account(&reseller.caller, &client, "basic").await;
        let first = group(&reseller.caller, &client, "passthrough", &[&one]).await;
        let second = group(&reseller.caller, &client, "passthrough", &[]).await;
        let refused = |problem: Value| {
            let detail = problem["detail"].as_str().unwrap().to_owned();
            assert!(detail.contains(id(&first)), "it says which group: {detail}");
        };
        let code = "account_already_in_support_plan";
        let both = group_body(&client, "passthrough", &[&free, &one]);
        refused(reseller.caller.post("/support-plans", both).await.problem(409, code));
        let patch = json!({ "cloudAccountIds": [id(&free), id(&one)] });
        refused(reseller.caller.patch(&path(&second), patch).await.problem(409, code));
        let member = |group: &Value| format!("{}/accounts/{}", path(group), id(&one));
        refused(put(&reseller.caller, &member(&second)).await.problem(409, code));
        assert_eq!(read_account(&reseller.caller, &free).await, free, "nothing of it was stored");
        assert_eq!(reseller.caller.get(&path(&second)).await.expect(200), second);
        assert_eq!(reseller.caller.get("/support-plans").await.expect(200)["data"], json!([second, first]));

        reseller.caller.delete(&member(&first)).await.expect(204);
        let now = put(&reseller.caller, &member(&second)).await.expect(200);
        assert_eq!(now["cloudAccountIds"], ids(&[&one]));
        assert_eq!(read_account(&reseller.caller, &one).await["supportPlanId"], second["id"]);
    }
}

on_both! {
    putting_an_account_in_again_changes_nothing_and_a_group_with_accounts_stays, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let one = make::account(&reseller.caller, &client, "basic").await;
        let made = group(&reseller.caller, &client, "passthrough", &[]).await;
        let (path, member) = (path(&made), format!("{}/accounts/{}", path(&made), id(&one)));
        let send = async |method: Method, path: &str, tag: &str| {
            reseller.caller.send(method, path, None, &[("if-match", tag)]).await
        };
        reseller.caller.delete(&member).await.problem(404, "support_plan_account_not_found");
        send(Method::PUT, &member, "\"v2\"").await.problem(412, "version_mismatch");
        let answer = send(Method::PUT, &member, "\"v1\"").await;
        assert_eq!(answer.header("etag"), Some("\"v2\""));
        let filled = answer.expect(200);
        assert_eq!(filled["cloudAccountIds"], ids(&[&one]));
        let inside = read_account(&reseller.caller, &one).await;
        assert_eq!(put(&reseller.caller, &member).await.expect(200), filled);
        assert_eq!(read_account(&reseller.caller, &one).await, inside);

        reseller.caller.delete(&path).await.problem(409, "support_plan_in_use");
        assert_eq!(reseller.caller.get(&path).await.expect(200), filled);
        send(Method::DELETE, &member, "\"v1\"").await.problem(412, "version_mismatch");
        send(Method::DELETE, &member, "\"v2\"").await.expect(204);
        reseller.caller.delete(&member).await.problem(404, "support_plan_account_not_found");
        let outside = read_account(&reseller.caller, &one).await;
        assert!(outside.get("supportPlanId").is_none(), "{outside}");
        assert_ne!(outside["version"], inside["version"]);
        send(Method::DELETE, &path, "\"v2\"").await.problem(412, "version_mismatch");
        send(Method::DELETE, &path, "\"v3\"").await.expect(204);
        reseller.caller.get(&path).await.problem(404, "support_plan_not_found");
        reseller.caller.delete(&path).await.problem(404, "support_plan_not_found");
    }
}

on_both! {
    a_group_patch_renames_and_replaces_its_accounts, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let add = async || make::account(&reseller.caller, &client, "basic").await;
        let (a, b, c) = (add().await, add().await, add().await);
        let made = group(&reseller.caller, &client, "passthrough", &[&a, &b]).await;
        let path = path(&made);
        let patch = async |body: Value| reseller.caller.patch(&path, body).await;
        for same in [json!({}), json!({ "cloudAccountIds": [id(&b), id(&a)], "name": "Group", "kind": "passthrough" })] {
            assert_eq!(patch(same).await.expect(200), made);
        }
        let kept = read_account(&reseller.caller, &b).await;
        let answer = patch(json!({ "name": "New", "cloudAccountIds": [id(&c), id(&b)] })).await;
        assert_eq!(answer.header("etag"), Some("\"v2\""));
        let changed = answer.expect(200);
        assert_eq!((&changed["name"], &changed["cloudAccountIds"]), (&json!("New"), &ids(&[&b, &c])));
        assert_eq!(reseller.caller.get(&path).await.expect(200), changed);
        assert!(read_account(&reseller.caller, &a).await.get("supportPlanId").is_none());
        assert_eq!(read_account(&reseller.caller, &b).await, kept);
        assert_eq!(read_account(&reseller.caller, &c).await["supportPlanId"], made["id"]);

        let refused = json!({ "name": null, "kind": null, "cloudAccountIds": null, "clientId": client });
        let refused = patch(refused).await.violations();
        for expected in ["/clientId unknown_member", "/cloudAccountIds wrong_type", "/kind wrong_type", "/name wrong_type"] {
            assert!(refused.iter().any(|one| one == expected), "{expected} in {refused:?}");
        }
        let stale = Some(json!({ "name": "Late" }).to_string());
        let stale = reseller.caller.send(Method::PATCH, &path, stale, &[("if-match", "\"v1\"")]).await;
        stale.problem(412, "version_mismatch");
        assert_eq!(reseller.caller.get(&path).await.expect(200), changed);
        assert_eq!(patch(json!({ "cloudAccountIds": [] })).await.expect(200)["cloudAccountIds"], json!([]));
        reseller.caller.delete(&path).await.expect(204);
    }
}

on_both! {
    an_unlinked_account_leaves_its_group_and_does_not_come_back, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let one = make::account(&reseller.caller, &client, "basic").await;
        let made = group(&reseller.caller, &client, "passthrough", &[&one]).await;
        reseller.caller.delete(&format!("/cloud-accounts/{}", id(&one))).await.expect(204);
        let left = reseller.caller.get(&path(&made)).await.expect(200);
        assert_eq!((&left["cloudAccountIds"], &left["version"]), (&json!([]), &json!(2)));
        assert!(read_account(&reseller.caller, &one).await.get("supportPlanId").is_none());
        let member = format!("{}/accounts/{}", path(&made), id(&one));
        put(&reseller.caller, &member).await.problem(409, "cloud_account_not_live");
        let body = group_body(&client, "passthrough", &[&one]);
        reseller.caller.post("/support-plans", body).await.problem(409, "cloud_account_not_live");
        reseller.caller.delete(&path(&made)).await.expect(204);
    }
}

on_both! {
    plans_that_end_on_2027_01_01_are_not_assignable_from_that_day_on, Manual, |app| {
        const ENDED: [(&str, &str); 3] =
            [("developer", "business_plus"), ("business", "business_plus"), ("enterprise_on_ramp", "enterprise")];
        let app = app.on_day("2026-12-31T23:40:00Z").await;
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let kind = |support_type: &str| if support_type == "developer" { "passthrough" } else { "business" };
        let mut before = Vec::new();
        for (support_type, _) in ENDED {
            let loose = make::account(&reseller.caller, &client, support_type).await;
            let inside = make::account(&reseller.caller, &client, support_type).await;
            let made = group(&reseller.caller, &client, kind(support_type), &[&inside]).await;
            before.push((loose, inside, made));
        }
        let app = app.on_day("2027-01-01T00:00:00Z").await;
        let caller = again(&app, &reseller).await;
        for ((support_type, successor), (loose, inside, made)) in ENDED.into_iter().zip(&before) {
            let refused = |problem: Value| {
                let detail = problem["detail"].as_str().unwrap();
                assert!(detail.contains("2027-01-01") && detail.contains(successor), "{detail}");
            };
            let code = "support_plan_retired";
            let mut body = account_body(&client, &number("1000"));
            body["supportType"] = json!(support_type);
            refused(caller.post("/cloud-accounts", body.clone()).await.problem(422, code));
            body["supportType"] = json!(successor);
            let current = caller.post("/cloud-accounts", body).await.expect(201);
            let patch = json!({ "supportType": support_type });
            refused(caller.patch(&format!("/cloud-accounts/{}", id(&current)), patch).await.problem(422, code));
            let body = group_body(&client, kind(support_type), &[loose]);
            refused(caller.post("/support-plans", body).await.problem(422, code));
            refused(put(&caller, &format!("{}/accounts/{}", path(made), id(loose))).await.problem(422, code));
            // What was assigned before stays, can be renamed, and is never migrated silently.
            assert_eq!(read_account(&caller, inside).await["supportType"], support_type);
            let rename = json!({ "nickname": "Still here" });
            caller.patch(&format!("/cloud-accounts/{}", id(inside)), rename).await.expect(200);
            let renamed = caller.patch(&path(made), json!({ "name": "Still here" })).await.expect(200);
            assert_eq!(renamed["cloudAccountIds"], ids(&[inside]));
        }
        make::account(&caller, &client, "basic").await;
    }
}

on_both! {
    s2_s4_the_warning_of_a_missing_group_goes_when_the_account_is_put_into_one_at_any_time, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let made = group(&reseller.caller, &client, "passthrough", &[]).await;
        let code = "support_plan_not_assigned";
        // Submitted, or accepted already: the order does not matter.
        for accepted in [false, true] {
            let one = make::account(&reseller.caller, &client, "basic").await;
            let request = json!({ "cloudAccountId": id(&one) });
            let request = reseller.caller.post("/link-requests", request).await.expect(201);
            assert_eq!(codes(&request["warnings"]), [code]);
            assert!(request["warnings"][0]["message"].as_str().unwrap().contains("negative margins"), "{request}");
            let request = format!("/link-requests/{}", id(&request));
            if accepted {
                app.ops.act(&format!("{request}/approve")).await.expect(200);
                app.ops.post(&format!("{request}/send"), json!({ "handshakeId": "h-examplehandshake111" })).await.expect(200);
                app.ops.post(&format!("{request}/record-outcome"), json!({ "outcome": "accepted" })).await.expect(200);
            }
            let list = format!("/cloud-accounts/{}/onboarding", id(&one));
            let member = format!("{}/accounts/{}", path(&made), id(&one));
            let before = reseller.caller.get(&request).await;
            let tag = before.header("etag").unwrap().to_owned();
            assert_eq!(codes(&before.expect(200)["warnings"]), [code]);
            assert_eq!(codes(&reseller.caller.get(&list).await.expect(200)["warnings"]), [code]);
            put(&reseller.caller, &member).await.expect(200);
            let after = reseller.caller.send(Method::GET, &request, None, &[("if-none-match", &tag)]).await;
            assert_eq!(codes(&after.expect(200)["warnings"]), [""; 0], "and it is news to whoever knew the request before");
            assert_eq!(codes(&reseller.caller.get(&list).await.expect(200)["warnings"]), [""; 0]);
            reseller.caller.delete(&member).await.expect(204);
            assert_eq!(codes(&reseller.caller.get(&request).await.expect(200)["warnings"]), [code]);

            // A group before the request: no warning at all.
            if !accepted {
                put(&reseller.caller, &member).await.expect(200);
                reseller.caller.act(&format!("{request}/cancel")).await.expect(200);
                let next = json!({ "cloudAccountId": id(&one) });
                assert_eq!(codes(&reseller.caller.post("/link-requests", next).await.expect(201)["warnings"]), [""; 0]);
            }
        }
    }
}

on_both! {
    groups_are_filtered, Manual, |app| {
        let (one, other) = (app.reseller("One").await, app.reseller("Other").await);
        let (sol, luna, mar) = (one.bare_client("Sol").await, one.bare_client("Luna").await, other.bare_client("Mar").await);
        let a = group(&one.caller, &sol, "passthrough", &[]).await;
        let b = group(&one.caller, &sol, "business", &[]).await;
        let c = group(&one.caller, &luna, "business", &[]).await;
        let d = group(&other.caller, &mar, "business", &[]).await;
        for (query, wanted) in [
            (String::new(), vec![&d, &c, &b, &a]),
            (format!("clientId={sol}"), vec![&b, &a]),
            ("kind=business".to_owned(), vec![&d, &c, &b]),
            (format!("resellerId={}", other.id), vec![&d]),
            (format!("clientId={sol}&kind=business"), vec![&b]),
        ] {
            let page = app.ops.get(&format!("/support-plans?{query}")).await.expect(200);
            assert_eq!(page, json!({ "data": wanted }), "{query}");
        }
        assert_eq!(one.caller.get("/support-plans").await.expect(200), json!({ "data": [c, b, a] }));
        assert_eq!(app.ops.get("/support-plans?kind=gold&status=x").await.violations(), [
            "kind unknown_value", "status unknown_member",
        ]);
    }
}

on_both! {
    a_group_holds_a_thousand_accounts_and_not_one_more, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let first = id(&reseller.account(&client, "5001").await).to_owned();
        let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough", "cloudAccountIds": [first] });
        let group = format!("/support-plans/{}", id(&reseller.caller.post("/support-plans", group).await.expect(201)));
        app.database.copy_account(&first, 998);
        let (one, more) = (id(&reseller.account(&client, "5002").await).to_owned(), id(&reseller.account(&client, "5003").await).to_owned());
        let put = async |id: &str| reseller.caller.send(Method::PUT, &format!("{group}/accounts/{id}"), None, &[]).await;
        let full = put(&one).await.expect(200);
        assert_eq!(full["cloudAccountIds"].as_array().unwrap().len(), 1_000);
        put(&more).await.problem(409, "support_plan_full");
        // Whoever is in it can be named in a body, which replaces them.
        let same = json!({ "cloudAccountIds": full["cloudAccountIds"] });
        assert_eq!(reseller.caller.patch(&group, same).await.expect(200), full);
        reseller.caller.delete(&format!("{group}/accounts/{one}")).await.expect(204);
        put(&more).await.expect(200);
    }
}
