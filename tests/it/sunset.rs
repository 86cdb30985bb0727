//! Support plans that end: the report and its actions, what it costs, warnings, and the event that tells of it (S8).

use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::app::{HAPPENED, Reseller};
use crate::support::bodies::{account_body, id, number};
use crate::support::{Caller, TestApp};

const REPORT: &str = "/support-plans/sunset-report";

async fn account(reseller: &Reseller, client: &str, support_type: &str) -> String {
    let mut body = account_body(client, &number("7201"));
    body["supportType"] = json!(support_type);
    id(&reseller.caller.post("/cloud-accounts", body).await.expect(201)).to_owned()
}

async fn group(reseller: &Reseller, client: &str, kind: &str, accounts: &[&str]) -> String {
    let body = json!({ "clientId": client, "name": kind, "kind": kind, "cloudAccountIds": accounts });
    id(&reseller.caller.post("/support-plans", body).await.expect(201)).to_owned()
}

async fn ending(caller: &Caller) -> Vec<Value> {
    let report = caller.get(&format!("{REPORT}?on=2027-01-01")).await.expect(200);
    report["data"].as_array().unwrap().clone()
}

fn ids(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["cloudAccountId"].as_str().unwrap()).collect()
}

/// Carries out what the report says of an account.
async fn carry_out(caller: &Caller, row: &Value) {
    for action in row["actions"].as_array().unwrap() {
        let method: Method = action["method"].as_str().unwrap().parse().unwrap();
        let answer = caller.send(method, action["path"].as_str().unwrap(), Some(action["body"].to_string()), &[]).await;
        assert!(answer.status.is_success(), "{action}: {}", answer.text);
    }
}

on_both! {
    s8_every_account_whose_plan_ends_is_reported_with_what_follows_and_that_works, Manual, |app| {
        let app = app.on_day("2026-11-29T10:00:00Z").await;
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let basic = account(&reseller, &client, "basic").await;
        let alone = account(&reseller, &client, "developer").await;
        let wrong = account(&reseller, &client, "developer").await;
        let fits = account(&reseller, &client, "business").await;
        let passthrough = group(&reseller, &client, "passthrough", &[&wrong, &basic]).await;
        assert_eq!(caller.get(REPORT).await.expect(200), json!({ "data": [] }), "nothing has ended today");
        let rows = ending(caller).await;
        assert_eq!(ids(&rows), [&fits, &wrong, &alone], "newest first");
        let seen = |row: &Value| (row["supportType"].clone(), row["needsOtherGroup"].clone(), row["replacedBy"].clone(), row["endsOn"].clone());
        assert_eq!(seen(&rows[0]), (json!("business"), json!(true), json!(["business_plus"]), json!("2027-01-01")));
        assert_eq!(rows[1]["supportPlanId"], passthrough);
        assert!(rows[2].get("supportPlanId").is_none() && rows[2].get("chargeNow").is_none(), "{}", rows[2]);
        // Without a group that fits one is made; the others come into it.
        carry_out(caller, &rows[1]).await;
        let moved = caller.get(&format!("/cloud-accounts/{wrong}")).await.expect(200);
        let business = moved["supportPlanId"].as_str().unwrap();
        assert_eq!((&moved["supportType"], business == passthrough), (&json!("business_plus"), false));
        let rows = ending(caller).await;
        assert_eq!(ids(&rows), [&fits, &alone]);
        for row in &rows {
            let body = json!({ "supportType": "business_plus", "supportPlanId": business });
            assert_eq!(row["actions"][0]["body"], body);
            carry_out(caller, row).await;
        }
        assert_eq!(ending(caller).await, [] as [Value; 0]);
        let group = caller.get(&format!("/support-plans/{business}")).await.expect(200);
        assert_eq!(group["cloudAccountIds"].as_array().unwrap().len(), 3);
        let left = caller.get(&format!("/support-plans/{passthrough}")).await.expect(200);
        assert_eq!(left["cloudAccountIds"], json!([basic]));
    }
}

on_both! {
    the_report_has_pages_and_filters_and_nothing_of_others, Manual, |app| {
        let app = app.on_day("2027-02-01T10:00:00Z").await;
        let (reseller, other) = (app.reseller("Nube").await, app.reseller("Cielo").await);
        let (sol, luna) = (reseller.client(&app, "Sol").await, reseller.client(&app, "Luna").await);
        let foreign = other.client(&app, "Mar").await;
        let mut accounts = Vec::new();
        for client in [&sol, &sol, &luna, &foreign] {
            let owner = if *client == foreign { &other } else { &reseller };
            accounts.push(account(owner, client, "basic").await);
        }
        app.database.execute("UPDATE cloud_accounts SET support_type = 'developer'");
        app.database.execute(&format!("UPDATE cloud_accounts SET support_type = 'business' WHERE id = '{}'", accounts[1]));
        let caller = &reseller.caller;
        let all = caller.get(REPORT).await.expect(200);
        assert_eq!(ids(all["data"].as_array().unwrap()), [&accounts[2], &accounts[1], &accounts[0]]);
        let mut seen = Vec::new();
        let mut path = format!("{REPORT}?limit=1");
        loop {
            let page = caller.get(&path).await.expect(200);
            seen.extend(ids(page["data"].as_array().unwrap()).into_iter().map(str::to_owned));
            let Some(cursor) = page["nextCursor"].as_str() else { break };
            path = format!("{REPORT}?limit=1&cursor={cursor}");
        }
        assert_eq!(seen, [accounts[2].as_str(), &accounts[1], &accounts[0]]);
        let of = |query: String| async move { caller.get(&format!("{REPORT}?{query}")).await.expect(200)["data"].as_array().unwrap().len() };
        assert_eq!((of(format!("clientId={sol}")).await, of(format!("clientId={foreign}")).await), (2, 0));
        assert_eq!(of("on=2026-12-31".to_owned()).await, 0);
        let ops = app.login_ops().await;
        assert_eq!(ops.get(REPORT).await.expect(200)["data"].as_array().unwrap().len(), 4);
        let theirs = ops.get(&format!("{REPORT}?resellerId={}", other.id)).await.expect(200);
        assert_eq!(ids(theirs["data"].as_array().unwrap()), [&accounts[3]]);
        app.database.execute(&format!("UPDATE cloud_accounts SET status = 'unlinked' WHERE id = '{}'", accounts[0]));
        assert_eq!(of("limit=50".to_owned()).await, 2, "only live ones");

        let body = |id: &str| json!({ "accounts": [{ "cloudAccountId": id, "monthlySpend": "5000" }] });
        let refused = caller.post(REPORT, body(&accounts[3])).await.violations();
        assert_eq!(refused, ["/accounts/0/cloudAccountId not_found"]);
        let customer = app.credential(json!({ "name": "Portal", "role": "customer", "clientId": sol })).await;
        customer.get(REPORT).await.problem(403, "role_not_allowed");
        customer.post(REPORT, body(&accounts[0])).await.problem(403, "role_not_allowed");
        caller.delete(REPORT).await.problem(405, "method_not_allowed");
    }
}

on_both! {
    s7_what_the_end_costs_is_told_for_each_account_and_together, Manual, |app| {
        let app = app.on_day("2026-11-29T10:00:00Z").await;
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let mut accounts = Vec::new();
        for support_type in ["developer", "business", "enterprise_on_ramp", "basic"] {
            let account = account(&reseller, &client, support_type).await;
            accounts.push(json!({ "cloudAccountId": account, "monthlySpend": "5000.00" }));
        }
        let body = json!({ "on": "2027-01-01", "accounts": accounts });
        let charged = caller.post(REPORT, body.clone()).await.expect(200);
        assert_eq!(charged["data"].as_array().unwrap().len(), 3, "Basic does not end: {charged}");
        let of = |index: usize| {
            let row = &charged["data"][index];
            let candidate = &row["candidates"][0];
            [&row["chargeNow"], &candidate["code"], &candidate["charge"], &candidate["difference"]].map(|one| one.as_str().unwrap())
        };
        assert_eq!(of(0), ["150.00", "business_plus", "450.00", "300.00"]);
        assert_eq!(of(1), ["500.00", "business_plus", "450.00", "-50.00"]);
        assert_eq!(of(2), ["5500.00", "enterprise", "5000.00", "-500.00"]);
        let totals = [&charged["totalChargeNow"], &charged["totalCharge"], &charged["totalDifference"], &charged["currency"]];
        assert_eq!(totals, ["6150.00", "5900.00", "-250.00", "USD"]);
        let today = caller.post(REPORT, json!({ "accounts": accounts })).await.expect(200);
        assert_eq!((&today["data"], &today["totalCharge"]), (&json!([]), &json!("0.00")));
        let twice = json!({ "accounts": [accounts[0], accounts[0]] });
        assert_eq!(caller.post(REPORT, twice).await.violations(), ["/accounts/1/cloudAccountId not_unique"]);
        let negative = json!({ "accounts": [{ "cloudAccountId": accounts[0]["cloudAccountId"], "monthlySpend": "-1" }] });
        caller.post(REPORT, negative).await.problem(422, "invalid_request");
    }
}

on_both! {
    s1_support_type_and_group_change_in_one_step, Manual, |app| {
        let app = app.on_day("2026-11-29T10:00:00Z").await;
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let account = account(&reseller, &client, "developer").await;
        let path = format!("/cloud-accounts/{account}");
        let (passthrough, business) =
            (group(&reseller, &client, "passthrough", &[&account]).await, group(&reseller, &client, "business", &[]).await);
        let both = json!({ "supportType": "business_plus", "supportPlanId": business });
        let only = |member: &str| json!({ member: both[member] });
        caller.patch(&path, only("supportType")).await.problem(422, "support_plan_mismatch");
        caller.patch(&path, only("supportPlanId")).await.problem(422, "support_plan_mismatch");
        let before = caller.get(&path).await.expect(200);
        let moved = caller.patch(&path, both.clone()).await.expect(200);
        assert_eq!((&moved["supportType"], &moved["supportPlanId"]), (&json!("business_plus"), &json!(business)));
        assert_eq!(moved["version"], before["version"].as_i64().unwrap() + 1, "one step");
        assert_eq!(caller.patch(&path, both.clone()).await.expect(200), moved, "the same again changes nothing");
        let members = async |group: &str| {
            let found = caller.get(&format!("/support-plans/{group}")).await.expect(200);
            (found["cloudAccountIds"].clone(), found["version"].clone())
        };
        assert_eq!(members(&passthrough).await, (json!([]), json!(2)));
        assert_eq!(members(&business).await, (json!([account]), json!(2)));
        for (kind, group) in [("support_plan.account_removed", &passthrough), ("support_plan.account_added", &business)] {
            let told = caller.get(&format!("/events?type={kind}&resourceId={group}")).await.expect(200);
            assert_eq!(told["data"][0]["data"]["cloudAccountId"], json!(account), "{kind}");
            assert_eq!(told["data"][0]["resource"]["version"], 2, "{kind}");
        }
        let out = caller.patch(&path, json!({ "supportType": "basic", "supportPlanId": null })).await.expect(200);
        assert!(out.get("supportPlanId").is_none(), "{out}");
        assert_eq!(members(&business).await, (json!([]), json!(3)));

        // Another's group is as none, another client's is refused, and customers set neither.
        let other = app.reseller("Cielo").await;
        let theirs = other.client(&app, "Mar").await;
        let theirs = group(&other, &theirs, "passthrough", &[]).await;
        let into = |group: &str| json!({ "supportPlanId": group });
        for group in [theirs.as_str(), "spg_01jdgx3v9re8tbq4m6n0y7k2hc"] {
            assert_eq!(caller.patch(&path, into(group)).await.violations(), ["/supportPlanId not_found"]);
        }
        assert_eq!(app.ops.patch(&path, into(&theirs)).await.violations(), ["/supportPlanId not_found"]);
        let luna = reseller.client(&app, "Luna").await;
        let luna = group(&reseller, &luna, "passthrough", &[]).await;
        caller.patch(&path, into(&luna)).await.problem(422, "account_of_other_client");
        let customer = app.credential(json!({ "name": "Portal", "role": "customer", "clientId": client })).await;
        assert_eq!(customer.patch(&path, into(&passthrough)).await.violations(), ["/supportPlanId not_allowed"]);
        // A link request warns of a missing group: its version tells when there is one.
        let request = caller.post("/link-requests", json!({ "cloudAccountId": account })).await.expect(201);
        let link = format!("/link-requests/{}", id(&request));
        let etag = caller.get(&link).await.header("etag").unwrap().to_owned();
        caller.patch(&path, into(&passthrough)).await.expect(200);
        assert_ne!(caller.get(&link).await.header("etag").unwrap(), etag);
    }
}

async fn warnings(caller: &Caller, path: &str) -> Vec<String> {
    let found = caller.get(path).await.expect(200);
    let codes = found["warnings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned());
    codes.filter(|code| code.starts_with("support_plan_")).collect()
}

async fn told(app: &TestApp, account: &str) -> Vec<Value> {
    let events = app.ops.get(&format!("/events?type=cloud_account.support_plan_ending&resourceId={account}")).await;
    events.expect(200)["data"].as_array().unwrap().clone()
}

async fn until_told(app: &TestApp, account: &str, times: usize) -> Vec<Value> {
    for _ in 0..150 {
        let events = told(app, account).await;
        if events.len() >= times {
            assert_eq!(events.len(), times, "{events:?}");
            return events;
        }
        actix_web::rt::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("it was told {} times", told(app, account).await.len());
}

on_both! {
    s8_an_end_is_told_once_an_account_sixty_days_ahead_and_warned_of_from_then_on, Manual, |app| {
        let mut app = app.on_day("2026-11-01T23:00:00Z").await;
        let _replicas = [app.replica(), app.replica()];
        let reseller = app.reseller("Nube").await;
        let caller = reseller.caller.clone();
        let client = reseller.client(&app, "Sol").await;
        let account = account(&reseller, &client, "developer").await;
        let basic = self::account(&reseller, &client, "basic").await;
        group(&reseller, &client, "passthrough", &[&account]).await;
        let request = caller.post("/link-requests", json!({ "cloudAccountId": account })).await.expect(201);
        let link = format!("/link-requests/{}", id(&request));
        let checklist = format!("/cloud-accounts/{account}/onboarding");
        assert_eq!((warnings(&caller, &checklist).await, warnings(&caller, &link).await), (vec![], vec![]));
        let etag = caller.get(&link).await.header("etag").unwrap().to_owned();
        actix_web::rt::time::sleep(std::time::Duration::from_millis(2500)).await;
        assert_eq!(told(&app, &account).await, [] as [Value; 0], "61 days are too early");

        app.clock.advance(TimeDelta::minutes(59));
        let version = caller.get(&format!("/cloud-accounts/{account}")).await.expect(200)["version"].clone();
        app.clock.advance(TimeDelta::minutes(2));
        app.ops = app.login_ops().await;
        let caller = app.credential(json!({ "name": "later", "role": "reseller", "resellerId": reseller.id })).await;
        assert_eq!(warnings(&caller, &checklist).await, ["support_plan_ends"]);
        assert_eq!(warnings(&caller, &link).await, ["support_plan_ends"]);
        let event = until_told(&app, &account, 1).await.remove(0);
        assert_eq!(event["resource"], json!({ "type": "cloud_account", "id": account, "version": version }));
        let data = &event["data"];
        assert_eq!((&data["supportType"], &data["endsOn"], &data["replacedBy"]), (&json!("developer"), &json!("2027-01-01"), &json!("business_plus")));
        // The request warns of something else, and so has another version; the account shows nothing else.
        assert_ne!(caller.get(&link).await.header("etag").unwrap(), etag);
        assert_eq!(caller.get(&format!("/cloud-accounts/{account}")).await.expect(200)["version"], version);

        // Away and back is not told again; another plan that ends is.
        let path = format!("/cloud-accounts/{account}");
        let etag = caller.get(&link).await.header("etag").unwrap().to_owned();
        caller.patch(&path, json!({ "supportType": "basic" })).await.expect(200);
        assert_ne!(caller.get(&link).await.header("etag").unwrap(), etag, "it warns no longer");
        assert_eq!(warnings(&caller, &link).await, [""; 0]);
        caller.patch(&path, json!({ "supportType": "developer" })).await.expect(200);
        actix_web::rt::time::sleep(std::time::Duration::from_millis(2500)).await;
        assert_eq!(told(&app, &account).await.len(), 1);
        caller.patch(&path, json!({ "supportType": "business", "supportPlanId": null })).await.expect(200);
        until_told(&app, &account, 2).await;
        assert_eq!(told(&app, &basic).await, [] as [Value; 0]);

        // Past the end it is told still, and nothing is moved by itself.
        let mut app = app.on_day("2027-01-02T10:00:00Z").await;
        app.ops = app.login_ops().await;
        let caller = app.credential(json!({ "name": "latest", "role": "reseller", "resellerId": reseller.id })).await;
        assert_eq!(caller.get(&path).await.expect(200)["supportType"], "business");
        assert_eq!(warnings(&caller, &checklist).await, ["support_plan_not_assigned", "support_plan_retired"]);
        assert_eq!(warnings(&caller, &link).await, ["support_plan_not_assigned", "support_plan_ends"]);
        assert_eq!(ids(&ending(&caller).await), [&account]);
    }
}

on_both! {
    an_idle_replica_writes_nothing_when_all_ends_are_told, Manual, |app| {
        let app = app.on_day("2026-11-29T10:00:00Z").await;
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let account = account(&reseller, &client, "developer").await;
        until_told(&app, &account, 1).await;
        let lease = || app.database.lines("SELECT CAST(held_until AS TEXT) AS line FROM job_leases WHERE name = 'support_plan_ends'");
        let before = lease();
        actix_web::rt::time::sleep(std::time::Duration::from_millis(4500)).await;
        assert_eq!(lease(), before);
    }
}

on_both! {
    many_ends_are_told_in_steps_and_one_that_cannot_be_read_holds_up_no_other, Manual, |app| {
        let app = app.on_day("2026-11-29T10:00:00Z").await;
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let one = account(&reseller, &client, "basic").await;
        app.database.copy_account(&one, 250);
        app.database.execute("UPDATE cloud_accounts SET external_id = '' WHERE id = (SELECT MIN(id) FROM cloud_accounts)");
        app.database.execute("UPDATE cloud_accounts SET support_type = 'developer'");
        let count = |query: &str| app.database.lines(query).remove(0);
        for _ in 0..100 {
            if count("SELECT CAST(COUNT(*) AS TEXT) AS line FROM cloud_accounts WHERE ending_told IS NULL") == "0" {
                break;
            }
            actix_web::rt::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        let told = count(&format!("SELECT CAST(COUNT(*) AS TEXT) AS line FROM {HAPPENED} WHERE kind = 'cloud_account.support_plan_ending'"));
        assert_eq!(told, "251");
    }
}
