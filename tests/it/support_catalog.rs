//! The catalogue of AWS's support plans and their quotes (S1, S5, S7), to the cent, and the day on which plans end.

use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::{account_body, number};
use crate::support::{Answer, Caller};

/// Spend and charge of a single account. Some of them are AWS's own published examples: Developer at 2,000, Business at
/// 85,000, Enterprise and Partner-Led Support at 1,200,000.
const VECTORS: &[(&str, &[(&str, &str)])] = &[
    ("basic", &[("0", "0.00"), ("1000000", "0.00")]),
    ("developer", &[("0", "29.00"), ("966.67", "29.00"), ("1000", "30.00"), ("2000", "60.00")]),
    (
        "business",
        &[
            ("0", "100.00"),
            ("1000", "100.00"),
            ("10000", "1000.00"),
            ("80000", "5900.00"),
            ("85000", "6150.00"),
            ("250000", "14400.00"),
            ("1000000", "36900.00"),
        ],
    ),
    (
        "business_plus",
        &[
            ("0", "29.00"),
            ("322.22", "29.00"),
            ("1000", "90.00"),
            ("10000", "900.00"),
            ("80000", "5800.00"),
            ("85000", "6050.00"),
            ("250000", "14300.00"),
            ("1000000", "36800.00"),
        ],
    ),
    ("enterprise_on_ramp", &[("0", "5500.00"), ("55000", "5500.00"), ("60000", "6000.00")]),
    (
        "enterprise",
        &[
            ("0", "5000.00"),
            ("50000", "5000.00"),
            ("50001", "5000.10"),
            ("150000", "15000.00"),
            ("500000", "39500.00"),
            ("1000000", "64500.00"),
            ("1200000", "70500.00"),
        ],
    ),
    (
        "unified_operations",
        &[
            ("0", "50000.00"),
            ("500000", "50000.00"),
            ("1000000", "100000.00"),
            ("5000000", "340000.00"),
            ("6000000", "390000.00"),
        ],
    ),
    ("partner_led", &[("0", "7500.00"), ("75000", "7500.00"), ("80000", "8000.00"), ("1200000", "70500.00")]),
];

/// A day on which every plan can be had.
const BEFORE_THE_END: &str = "on=2026-12-31";

async fn listed(caller: &Caller, query: &str) -> Vec<String> {
    let list = caller.get(&format!("/support-plans/catalog{query}")).await.expect(200);
    list["data"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

fn spends(amounts: &[&str]) -> Value {
    let accounts: Vec<_> = amounts.iter().map(|amount| json!({ "monthlySpend": amount })).collect();
    json!({ "accounts": accounts })
}

async fn ask(caller: &Caller, code: &str, body: Value) -> Answer {
    caller.post(&format!("/support-plans/catalog/{code}/quote?{BEFORE_THE_END}"), body).await
}

async fn quote(caller: &Caller, code: &str, amounts: &[&str]) -> Value {
    ask(caller, code, spends(amounts)).await.expect(200)
}

fn charges(quote: &Value) -> Vec<&str> {
    quote["accounts"].as_array().unwrap().iter().map(|one| one["charge"].as_str().unwrap()).collect()
}

on_both! {
    the_catalogue_says_what_each_plan_costs_until_when_and_where_that_is_written, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let caller = &reseller.caller;
        let current = ["basic", "business_plus", "enterprise", "unified_operations", "partner_led"];
        let ended = ["developer", "business", "enterprise_on_ramp"];
        assert_eq!(listed(caller, "").await, [&current[..], &ended].concat());
        assert_eq!(listed(caller, "?on=2026-12-31").await, [&current[..], &ended].concat());
        assert_eq!(listed(caller, "?on=2027-01-01").await, current);
        assert!(!listed(caller, "?on=2025-11-30").await.contains(&"business_plus".to_owned()));

        let business = caller.get("/support-plans/catalog/business").await.expect(200);
        let source = business["source"]["text"].as_str().unwrap();
        assert!(source.contains("AWS Support user guide"), "{source}");
        assert_eq!(business, json!({
            "code": "business", "name": "Business Support", "groupKind": "business", "currency": "USD",
            "minimum": "100.00", "tiers": [
                { "from": "0.00", "to": "10000.00", "rate": "10.00" },
                { "from": "10000.00", "to": "80000.00", "rate": "7.00" },
                { "from": "80000.00", "to": "250000.00", "rate": "5.00" },
                { "from": "250000.00", "rate": "3.00" },
            ],
            "scope": "account", "retiredOn": "2027-01-01", "replacedBy": "business_plus",
            "source": { "text": source, "certainty": "first_hand" },
        }));
        let list = caller.get("/support-plans/catalog").await.expect(200);
        for entry in list["data"].as_array().unwrap() {
            assert_eq!(&caller.get(&format!("/support-plans/catalog/{}", entry["code"].as_str().unwrap())).await.expect(200), entry);
        }
        let basic = &list["data"][0];
        assert_eq!((&basic["groupKind"], &basic["minimum"], &basic["tiers"]), (&json!("passthrough"), &json!("0.00"), &json!([])));

        for unknown in ["premium", "Business", "business%20", "spg_01jdgx3v9re8tbq4m6n0y7k2hg"] {
            caller.get(&format!("/support-plans/catalog/{unknown}")).await.problem(404, "support_plan_not_found");
            ask(caller, unknown, spends(&["1"])).await.problem(404, "support_plan_not_found");
        }
        for day in ["2027-1-1", "tomorrow", "2027-02-30", ""] {
            let answer = caller.get(&format!("/support-plans/catalog?on={day}")).await;
            assert_eq!(answer.violations(), ["on invalid_format"], "{day}");
        }
        // The groups beside it are still found.
        assert_eq!(caller.get("/support-plans").await.expect(200)["data"], json!([]));
    }
}

on_both! {
    every_known_charge_is_met_to_the_cent, Manual, |app| {
        for (code, vectors) in VECTORS {
            for (spend, charge) in *vectors {
                let quoted = quote(&app.ops, code, &[spend]).await;
                assert_eq!(quoted["totalCharge"], *charge, "{code} at {spend}");
                assert_eq!(charges(&quoted), [*charge], "{code} at {spend}");
            }
        }
    }
}

on_both! {
    s5_plans_are_tiered_on_each_account_alone_or_on_all_together, Manual, |app| {
        // Ten accounts with 10,000 each are not one with 100,000.
        for (code, ten, one) in [("business_plus", "9000.00", "6800.00"), ("business", "10000.00", "6900.00")] {
            let quoted = quote(&app.ops, code, &["10000"; 10]).await;
            assert_eq!((&quoted["totalCharge"], &quoted["scope"]), (&json!(ten), &json!("account")));
            assert!(quoted.get("tiers").is_none() && quoted.get("minimumApplied").is_none(), "{quoted}");
            assert_eq!(quote(&app.ops, code, &["100000"]).await["totalCharge"], one);
        }
        assert_eq!(quote(&app.ops, "business_plus", &["0"; 40]).await["totalCharge"], "1160.00");

        let body = json!({ "accounts": [
            { "awsAccountId": "0000-0000-0042", "monthlySpend": "85000.10" }, { "monthlySpend": "999.99" },
        ] });
        let quoted = ask(&app.ops, "business", body).await.expect(200);
        assert_eq!(quoted, json!({
            "code": "business", "currency": "USD", "scope": "account", "totalCharge": "6250.01", "accounts": [
                {
                    "awsAccountId": "000000000042", "monthlySpend": "85000.10", "charge": "6150.01", "minimumApplied": false,
                    "tiers": [
                        { "from": "0.00", "to": "10000.00", "rate": "10.00", "usageSlice": "10000.00", "charge": "1000.00" },
                        { "from": "10000.00", "to": "80000.00", "rate": "7.00", "usageSlice": "70000.00", "charge": "4900.00" },
                        { "from": "80000.00", "to": "250000.00", "rate": "5.00", "usageSlice": "5000.10", "charge": "250.01" },
                    ],
                },
                {
                    // 10 % of it is 100.00 already, so that the minimum raised nothing.
                    "monthlySpend": "999.99", "charge": "100.00", "minimumApplied": false,
                    "tiers": [{ "from": "0.00", "to": "10000.00", "rate": "10.00", "usageSlice": "999.99", "charge": "100.00" }],
                },
            ],
        }));
        assert_eq!(quote(&app.ops, "business", &["999.94"]).await["accounts"][0]["minimumApplied"], true);

        let family = quote(&app.ops, "enterprise", &["600000", "600000", "0"]).await;
        assert_eq!(charges(&family), ["35250.00", "35250.00", "0.00"]);
        assert_eq!((&family["totalCharge"], &family["minimumApplied"]), (&json!("70500.00"), &json!(false)));
        assert_eq!(family["tiers"][3], json!({ "from": "1000000.00", "rate": "3.00", "usageSlice": "200000.00", "charge": "6000.00" }));
        assert_eq!(family["accounts"][0]["tiers"], json!([]));
        // Shares add up exactly, equal ones when nobody spent anything.
        let idle = quote(&app.ops, "enterprise", &["0", "0", "0"]).await;
        assert_eq!(charges(&idle), ["1666.67", "1666.67", "1666.66"]);
        assert_eq!((&idle["totalCharge"], &idle["minimumApplied"], &idle["tiers"]), (&json!("5000.00"), &json!(true), &json!([])));
    }
}

on_both! {
    a_quote_takes_a_thousand_accounts_and_refuses_what_is_no_spend, Manual, |app| {
        let many = quote(&app.ops, "partner_led", &["999999999999.999999"; 1000]).await;
        assert_eq!(many["accounts"].as_array().unwrap().len(), 1000);
        assert_eq!(ask(&app.ops, "basic", spends(&["1"; 1001])).await.violations(), ["/accounts too_many"]);
        assert_eq!(ask(&app.ops, "basic", spends(&[])).await.violations(), ["/accounts too_few"]);
        let wrong = json!({ "accounts": [
            { "monthlySpend": "-0.01" },
            { "monthlySpend": 5, "awsAccountId": "12345" },
            { "monthlySpend": "1e3", "plan": "basic" },
            {},
        ] });
        let expected = [
            "/accounts/0/monthlySpend negative_money",
            "/accounts/1/awsAccountId invalid_aws_account_id",
            "/accounts/1/monthlySpend wrong_type",
            "/accounts/2/monthlySpend invalid_money",
            "/accounts/2/plan unknown_member",
            "/accounts/3/monthlySpend required",
        ];
        assert_eq!(ask(&app.ops, "basic", wrong).await.violations(), expected);
        let padding = json!({ "accounts": [{ "monthlySpend": "1", "awsAccountId": " ".repeat(1024 * 1024) }] });
        ask(&app.ops, "basic", padding).await.problem(413, "payload_too_large");
    }
}

on_both! {
    a_customer_reads_the_catalogue_while_its_portal_is_on, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let customer = app.credential(json!({ "name": "portal", "role": "customer", "clientId": client })).await;
        assert_eq!(listed(&customer, "").await.len(), 8);
        assert_eq!(quote(&customer, "business_plus", &["1000"]).await["totalCharge"], "90.00");
        let off = json!({ "pricebookId": app.master().await, "currency": "USD", "enabledInCustomerPortal": false });
        reseller.caller.put(&format!("/clients/{client}/cloud-providers/aws"), off).await.expect(200);
        customer.get("/support-plans/catalog").await.problem(403, "portal_not_enabled");
        customer.get("/support-plans/catalog/basic").await.problem(403, "portal_not_enabled");
        ask(&customer, "basic", spends(&["1"])).await.problem(403, "portal_not_enabled");
    }
}

on_both! {
    an_ended_plan_is_neither_assigned_nor_quoted_from_its_end_date_on, Manual, |app| {
        const ENDED: [(&str, &str, &str); 3] = [
            ("developer", "passthrough", "business_plus"),
            ("business", "business", "business_plus"),
            ("enterprise_on_ramp", "business", "enterprise"),
        ];
        let at = |code: &str, query: &str| format!("/support-plans/catalog/{code}/quote{query}");
        let app = app.on_day("2026-12-31T23:30:00Z").await;
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let with = |support_type: &str| {
            let mut body = account_body(&client, &number("1000"));
            body["supportType"] = json!(support_type);
            body
        };
        let mut before = Vec::new();
        for (code, ..) in ENDED {
            app.ops.post(&at(code, ""), spends(&["1"])).await.expect(200);
            before.push(app.ops.post("/cloud-accounts", with(code)).await.expect(201));
        }
        let app = app.on_day("2027-01-01T00:00:00Z").await;
        let told = |problem: Value, successor: &str| {
            let detail = problem["detail"].as_str().unwrap();
            assert!(detail.contains("2027-01-01") && detail.contains(successor), "{detail}");
        };
        for ((code, kind, successor), loose) in ENDED.into_iter().zip(&before) {
            let refused = "support_plan_retired";
            told(app.ops.post(&at(code, ""), spends(&["1"])).await.problem(422, refused), successor);
            told(app.ops.post(&at(code, "?on=2027-06-30"), spends(&["1"])).await.problem(422, refused), successor);
            // A bill of last year can still be reconciled.
            app.ops.post(&at(code, "?on=2026-12-31"), spends(&["1"])).await.expect(200);

            told(app.ops.post("/cloud-accounts", with(code)).await.problem(422, refused), successor);
            let new = json!({ "origin": "new", "clientId": client, "nickname": "New", "supportType": code });
            told(app.ops.post("/cloud-accounts", new).await.problem(422, refused), successor);
            let current = app.ops.post("/cloud-accounts", with(successor)).await.expect(201);
            let current = format!("/cloud-accounts/{}", current["id"].as_str().unwrap());
            told(app.ops.patch(&current, json!({ "supportType": code })).await.problem(422, refused), successor);
            let group = json!({ "clientId": client, "name": "Group", "kind": kind, "cloudAccountIds": [loose["id"]] });
            told(app.ops.post("/support-plans", group.clone()).await.problem(422, refused), successor);
            let mut empty = group.clone();
            empty["cloudAccountIds"] = json!([]);
            let empty = app.ops.post("/support-plans", empty).await.expect(201);
            let empty = format!("/support-plans/{}", empty["id"].as_str().unwrap());
            let patch = json!({ "cloudAccountIds": [loose["id"]] });
            told(app.ops.patch(&empty, patch).await.problem(422, refused), successor);

            // The entry stays readable, and the successor can be quoted.
            app.ops.get(&format!("/support-plans/catalog/{code}")).await.expect(200);
            app.ops.post(&at(successor, ""), spends(&["1"])).await.expect(200);
        }
    }
}
