//! The margin guard: what a client and its reseller pay, and the settings that lose money (S1, S2, S5, S7).

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::{NOBODYS, id};
use crate::support::{Answer, Caller, make};

async fn account(caller: &Caller, client: &str, support_type: &str) -> String {
    id(&make::account(caller, client, support_type).await).to_owned()
}

async fn group(caller: &Caller, client: &str, kind: &str, accounts: &[&str]) {
    let body = json!({ "clientId": client, "name": "Group", "kind": kind, "cloudAccountIds": accounts });
    caller.post("/support-plans", body).await.expect(201);
}

fn global(kind: &str, percent: &str) -> Value {
    json!([{ "scope": "global", "type": kind, "percent": percent }])
}

/// Account, list cost and, where it is not empty, seller cost.
async fn ask(caller: &Caller, client: &str, costs: &[(&str, &str, &str)]) -> Answer {
    let account = |(id, list, seller): &(&str, &str, &str)| {
        let mut body = json!({ "cloudAccountId": id, "monthlyListCost": list });
        if !seller.is_empty() {
            body["monthlySellerCost"] = json!(seller);
        }
        body
    };
    let body = json!({ "accounts": costs.iter().map(account).collect::<Vec<_>>() });
    caller.post(&format!("/clients/{client}/margin-simulation"), body).await
}

async fn simulate(caller: &Caller, client: &str, costs: &[(&str, &str, &str)]) -> Value {
    ask(caller, client, costs).await.expect(200)
}

/// `clientPays resellerPays margin findings…` of each account.
fn outcomes(simulated: &Value) -> Vec<String> {
    let accounts = simulated["accounts"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let outcome = |account: &Value| {
        let mut all = ["clientPays", "resellerPays", "margin"].map(|name| text(&account[name])).to_vec();
        all.extend(account["findings"].as_array().unwrap().iter().map(|finding| text(&finding["code"])));
        all.join(" ")
    };
    accounts.map(outcome).collect()
}

fn totals(simulated: &Value) -> [&str; 3] {
    ["totalClientPays", "totalResellerPays", "totalMargin"].map(|name| simulated[name].as_str().unwrap())
}

async fn warnings(caller: &Caller, account: &str) -> Vec<(String, String)> {
    let list = caller.get(&format!("/cloud-accounts/{account}/onboarding")).await.expect(200);
    let text = |warning: &Value, name: &str| warning[name].as_str().unwrap().to_owned();
    list["warnings"].as_array().unwrap().iter().map(|one| (text(one, "code"), text(one, "message"))).collect()
}

on_both! {
    s2_support_without_a_group_is_the_resellers_loss_and_the_checklist_warns_of_the_same, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let business = account(caller, &client, "business_plus").await;
        let basic = account(caller, &client, "basic").await;
        let costs = [(business.as_str(), "85000.00", ""), (basic.as_str(), "100", "90.5")];

        let before = simulate(caller, &client, &costs).await;
        // Nothing is lost on Basic Support, which AWS does not charge for.
        assert_eq!(outcomes(&before), ["85000.00 91050.00 -6050.00 support_plan_not_assigned", "100.00 90.50 9.50"]);
        assert_eq!(totals(&before), ["85100.00", "91140.50", "-6040.50"]);
        assert_eq!((&before["currency"], &before["accounts"][0]["cloudAccountId"]), (&json!("USD"), &json!(business)));
        let finding = &before["accounts"][0]["findings"][0];
        assert_eq!(finding["task"], "assign_support_plan_group");
        let warned = warnings(caller, &business).await;
        let told = (finding["code"].as_str().unwrap().to_owned(), finding["message"].as_str().unwrap().to_owned());
        assert_eq!(warned, [told]);

        group(caller, &client, "business", &[&business]).await;
        let after = simulate(caller, &client, &costs).await;
        assert_eq!(outcomes(&after), ["91050.00 91050.00 0.00", "100.00 90.50 9.50"]);
        assert_eq!(totals(&after), ["91150.00", "91140.50", "9.50"]);
        assert_eq!(warnings(caller, &business).await, []);
        // The checklist asks for a group whatever it costs (S1).
        assert_eq!(warnings(caller, &basic).await[0].0, "support_plan_not_assigned");
    }
}

on_both! {
    a_discount_below_cost_is_found_at_the_pricebook_that_applies, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let (own, inherits) = (account(caller, &client, "basic").await, account(caller, &client, "basic").await);
        let mut rules = global("discount", "10");
        let service = json!({ "scope": "service", "match": "AmazonEC2", "type": "discount", "percent": "100" });
        rules.as_array_mut().unwrap().push(service);
        let dear = id(&make::pricebook_with(&app, &reseller.caller, rules).await).to_owned();
        caller.patch(&format!("/cloud-accounts/{own}"), json!({ "pricebookId": dear })).await.expect(200);
        let costs = [(own.as_str(), "100", "90.01"), (inherits.as_str(), "100", "90.01")];
        // P3: the account's own pricebook before the client's; of its rules the global one.
        let simulated = simulate(caller, &client, &costs).await;
        assert_eq!(outcomes(&simulated), ["90.00 90.01 -0.01 discount_below_cost", "100.00 90.01 9.99"]);
        assert_eq!(simulated["accounts"][0]["findings"][0]["task"], "set_pricebook");
        let unknown = simulate(caller, &client, &[(&own, "100", "")]).await;
        assert_eq!(outcomes(&unknown), ["90.00 100.00 -10.00 discount_below_cost"]);

        caller.put(&format!("/pricebooks/{dear}/rules"), json!({ "rules": global("markup", "12.50") })).await.expect(200);
        assert_eq!(outcomes(&simulate(caller, &client, &costs[..1]).await), ["112.50 90.01 22.49"]);
    }
}

on_both! {
    s5_aggregated_plans_are_tiered_over_the_family_and_no_other, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let mut ten = Vec::new();
        for _ in 0..10 {
            ten.push(account(caller, &client, "business_plus").await);
        }
        let costs: Vec<_> = ten.iter().map(|id| (id.as_str(), "10000", "")).collect();
        let simulated = simulate(caller, &client, &costs).await;
        assert_eq!(totals(&simulated), ["100000.00", "109000.00", "-9000.00"]);

        let (a, b) = (account(caller, &client, "enterprise").await, account(caller, &client, "enterprise").await);
        group(caller, &client, "business", &[&a]).await;
        let costs = [(a.as_str(), "600000", ""), (ten[0].as_str(), "10000", ""), (b.as_str(), "600000", "")];
        let simulated = simulate(caller, &client, &costs).await;
        let expected = [
            "635250.00 635250.00 0.00",
            "10000.00 10900.00 -900.00 support_plan_not_assigned",
            "600000.00 635250.00 -35250.00 support_plan_not_assigned",
        ];
        assert_eq!(outcomes(&simulated), expected);
    }
}

on_both! {
    accounts_that_are_not_the_clients_or_named_twice_are_told_by_their_place, Manual, |app| {
        let (reseller, other) = (app.reseller("Nube Partners").await, app.reseller("Sol").await);
        let caller = &reseller.caller;
        let (client, sibling) = (reseller.client(&app, "One").await, reseller.client(&app, "Two").await);
        let mine = account(caller, &client, "basic").await;
        let siblings = account(caller, &sibling, "basic").await;
        let unknown = format!("acc_{NOBODYS}");
        let costs = [
            (mine.as_str(), "1", ""),
            (siblings.as_str(), "1", ""),
            (unknown.as_str(), "1", ""),
            (mine.as_str(), "1", ""),
        ];
        let expected = [
            "/accounts/1/cloudAccountId not_found",
            "/accounts/2/cloudAccountId not_found",
            "/accounts/3/cloudAccountId not_unique",
        ];
        for caller in [caller, &app.ops] {
            assert_eq!(ask(caller, &client, &costs).await.violations(), expected);
        }
        let code = "client_not_found";
        ask(&other.caller, &client, &costs[..1]).await.problem(404, code);
        ask(caller, &format!("cli_{NOBODYS}"), &costs[..1]).await.problem(404, code);

        let customer = app.credential(json!({ "name": "portal", "role": "customer", "clientId": client })).await;
        ask(&customer, &client, &costs[..1]).await.problem(403, "role_not_allowed");

        let at = format!("/clients/{client}/margin-simulation");
        let wrong = json!({ "accounts": [
            { "cloudAccountId": mine, "monthlyListCost": "-1", "monthlySellerCost": "-1" },
            { "cloudAccountId": "acc_1", "monthlyListCost": 1, "support": "x" },
            {},
        ] });
        let expected = [
            "/accounts/0/monthlyListCost negative_money",
            "/accounts/0/monthlySellerCost negative_money",
            "/accounts/1/cloudAccountId not_found",
            "/accounts/1/monthlyListCost wrong_type",
            "/accounts/1/support unknown_member",
            "/accounts/2/cloudAccountId required",
            "/accounts/2/monthlyListCost required",
        ];
        assert_eq!(caller.post(&at, wrong).await.violations(), expected);
        let many = vec![(unknown.as_str(), "999999999999.999999", ""); 1000];
        assert_eq!(ask(caller, &client, &many).await.violations().len(), 100, "a hundred are told");
        let more = vec![(mine.as_str(), "1", ""); 1001];
        assert_eq!(ask(caller, &client, &more).await.violations(), ["/accounts too_many"]);
        let padding = json!({ "accounts": [{ "cloudAccountId": " ".repeat(1024 * 1024), "monthlyListCost": "1" }] });
        caller.post(&at, padding).await.problem(413, "payload_too_large");
    }
}

on_both! {
    other_currencies_missing_pricebooks_and_ended_plans_are_told, Manual, |app| {
        let day = |moment: &str| moment.parse::<DateTime<Utc>>().unwrap();
        app.clock.advance(day("2026-12-31T23:30:00Z") - app.clock.now());
        let ops = app.login_ops().await;
        let mut app = app;
        app.ops = ops;
        let reseller = app.reseller("Nube Partners").await;
        let caller = &reseller.caller;

        let client = reseller.client(&app, "Sol").await;
        let (gone, business) = (account(caller, &client, "basic").await, account(caller, &client, "business").await);
        group(caller, &client, "business", &[&business]).await;
        let costs = [(business.as_str(), "1000", "")];
        assert_eq!(outcomes(&simulate(caller, &client, &costs).await), ["1100.00 1100.00 0.00"]);
        assert_eq!(warnings(caller, &business).await[0].0, "support_plan_ends");
        app.clock.advance(day("2027-01-01T00:00:00Z") - app.clock.now());
        let simulated = simulate(caller, &client, &costs).await;
        assert_eq!(outcomes(&simulated), ["1100.00 1100.00 0.00 support_plan_retired"]);
        assert_eq!(simulated["accounts"][0]["findings"][0]["task"], "assign_support_plan_group");
        assert_eq!(warnings(caller, &business).await[0].0, "support_plan_retired");

        // Only what is not live can be without a pricebook.
        for id in [&gone, &business] {
            caller.delete(&format!("/cloud-accounts/{id}")).await.expect(204);
        }
        caller.delete(&format!("/clients/{client}/cloud-providers/aws")).await.expect(204);
        let simulated = simulate(caller, &client, &[(&gone, "100", "90")]).await;
        assert_eq!(outcomes(&simulated), ["0.00 90.00 -90.00 pricebook_not_set"]);
        assert_eq!(simulated["accounts"][0]["findings"][0]["task"], "set_pricebook");
        assert_eq!(warnings(caller, &gone).await[0].0, "pricebook_not_set");

        let euro = json!({ "kind": "master", "name": "Euro", "currency": "EUR" });
        let euro = app.ops.post("/pricebooks", euro).await.expect(201);
        let foreign = reseller.bare_client("Foreign").await;
        let provider = json!({ "pricebookId": euro["id"], "currency": "EUR" });
        caller.put(&format!("/clients/{foreign}/cloud-providers/aws"), provider).await.expect(201);
        let inside = account(caller, &foreign, "basic").await;
        // AWS's support prices are in dollars, and nobody knows the rate.
        ask(caller, &foreign, &[(&inside, "1", "")]).await.problem(422, "pricebook_currency_mismatch");
    }
}
