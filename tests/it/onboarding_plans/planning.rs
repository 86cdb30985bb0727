//! What a plan shows, and that nothing changes by it.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{actions, errors, later, plan, row, rows, rows_of, rows_where, summary};
use crate::on_both;
use crate::support::bodies::{NOBODYS, codes, id, number};
use crate::support::make;

on_both! {
    a_plan_says_row_by_row_what_would_happen_and_changes_nothing, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Panadería Sol").await;
        let there = reseller.account(&client, "7001").await;
        let other = reseller.client(&app, "Other").await;
        let elsewhere = reseller.account(&other, "7002").await;
        let stranger = app.reseller("Stranger").await;
        let theirs = stranger.client(&app, "Theirs").await;
        let theirs = stranger.account(&theirs, "7003").await;
        let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough" });
        let group = caller.post("/support-plans", group).await.expect(201);
        let fresh = number("7004");
        let mut all = row(&fresh);
        all["nickname"] = json!(" Norte ");
        all["rootEmail"] = json!("norte@example.com");
        all["organizationRole"] = json!("standalone");
        all["supportPlanId"] = group["id"].clone();
        all["submitLinkRequest"] = json!(true);
        let mut changed = row(there["awsAccountId"].as_str().unwrap());
        changed["supportType"] = json!("business_plus");
        changed["nickname"] = json!("Sur");
        let same = json!({ "awsAccountId": format!("{}-{}", &fresh[..4], &fresh[4..]), "supportType": "basic" });
        let given = [
            all,
            changed,
            row(elsewhere["awsAccountId"].as_str().unwrap()),
            row(theirs["awsAccountId"].as_str().unwrap()),
            same,
            row(&fresh),
        ];
        let before = caller.get("/cloud-accounts").await.expect(200);
        let made = plan(caller, &client, &given).await;
        assert_eq!((&made["status"], &made["version"]), (&json!("planned"), &json!(1)));
        assert_eq!(summary(&made), [1, 1, 0, 4, 0, 0]);
        assert_eq!((&made["invitations"]["needed"], &made["invitations"]["perDay"]), (&json!(1), &json!(20)));
        assert_eq!(caller.get(&format!("/onboarding-plans/{}", id(&made))).await.expect(200), made);
        let told = rows_of(caller, &made).await;
        assert_eq!(actions(&told), ["create", "update", "refused", "refused", "refused", "refused"]);
        let change = |member: &str, from: Option<&str>, to: &str| match from {
            Some(from) => json!({ "member": member, "from": from, "to": to }),
            None => json!({ "member": member, "to": to }),
        };
        assert_eq!(told[0]["changes"], json!([
            change("nickname", None, "Norte"),
            change("rootEmail", None, "norte@example.com"),
            change("supportType", None, "basic"),
            change("organizationRole", None, "standalone"),
            change("supportPlanId", None, id(&group)),
            change("submitLinkRequest", None, "true"),
        ]));
        assert_eq!(told[0].get("cloudAccountId"), None);
        assert_eq!(told[0]["warnings"], json!([]));
        assert_eq!(told[1]["changes"], json!([
            change("nickname", Some("Production"), "Sur"),
            change("supportType", Some("basic"), "business_plus"),
        ]));
        assert_eq!(told[1]["cloudAccountId"], there["id"]);
        assert_eq!(codes(&told[1]["warnings"]), ["support_plan_not_assigned"]);
        assert_eq!(errors(&told), [
            "3 /awsAccountId aws_account_already_registered",
            "4 /awsAccountId aws_account_already_registered",
            "5 /awsAccountId invalid_aws_account_id",
            "6 /awsAccountId duplicate_account",
        ]);
        assert_eq!(told[2]["errors"][0]["detail"], told[3]["errors"][0]["detail"], "it does not say whose it is");
        assert!(told.iter().all(|row| row["outcome"] == "pending"));
        assert_eq!(caller.get("/cloud-accounts").await.expect(200), before);
    }
}

on_both! {
    what_stands_against_a_row_is_what_stands_against_the_operations_and_all_at_once, Manual, |app| {
        let app = app.on_day("2026-12-01T10:00:00Z").await;
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.bare_client("Bare").await;
        let other = reseller.client(&app, "Other").await;
        let retired = make::pricebook(&app, caller, "Retired").await;
        caller.delete(&format!("/pricebooks/{retired}")).await.expect(204);
        let group = async |client: &str, kind: &str| {
            let body = json!({ "clientId": client, "name": kind, "kind": kind });
            id(&caller.post("/support-plans", body).await.expect(201)).to_owned()
        };
        let business = group(&client, "business").await;
        let foreign = group(&other, "passthrough").await;
        let with = |members: Value| {
            let mut row = row(&number("7005"));
            row.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
            row
        };
        let given = [
            with(json!({})),
            with(json!({ "pricebookId": retired, "organizationRole": "management", "supportPlanId": business })),
            with(json!({ "supportPlanId": foreign, "organizationRole": "member", "submitLinkRequest": true })),
            with(json!({ "pricebookId": format!("pbk_{NOBODYS}"), "supportPlanId": format!("spg_{NOBODYS}") })),
            with(json!({ "nickname": " ", "rootEmail": "nobody", "supportType": "gold", "suportType": "basic" })),
            json!({ "supportType": "basic", "awsAccountId": 12345678901i64 }),
            json!("111122223333"),
        ];
        let told = rows_of(caller, &plan(caller, &client, &given).await).await;
        assert_eq!(errors(&told), [
            "1 /pricebookId pricebook_not_set",
            "2 /organizationRole management_account_needs_cta",
            "2 /pricebookId pricebook_retired",
            "2 /supportPlanId support_plan_mismatch",
            "3 /pricebookId pricebook_not_set",
            "3 /supportPlanId account_of_other_client",
            "3 /submitLinkRequest member_account_must_leave",
            "4 /pricebookId not_found",
            "4 /supportPlanId not_found",
            "5 /supportType unknown_value",
            "5 /nickname blank",
            "5 /rootEmail invalid_root_email",
            "5 /suportType unknown_member",
            "6 /awsAccountId wrong_type",
            "7  wrong_type",
        ]);
        assert_eq!(told[5].get("awsAccountId"), None);
        let spanish = format!("/onboarding-plans/{}/rows", id(&plan(caller, &client, &given).await));
        let spanish = caller.send(reqwest::Method::GET, &spanish, None, &[("accept-language", "es")]).await.expect(200);
        assert_ne!(spanish["data"][0]["errors"][0]["detail"], told[0]["errors"][0]["detail"]);

        // The day after the plans end.
        let app = app.on_day("2027-01-01T00:00:00Z").await;
        let caller = &app.credential(json!({ "name": "more", "role": "reseller", "resellerId": reseller.id })).await;
        let ended = plan(caller, &other, &[with(json!({ "supportType": "developer" }))]).await;
        assert_eq!(errors(&rows_of(caller, &ended).await), ["1 /supportType support_plan_retired"]);
    }
}

on_both! {
    quotas_and_room_in_groups_are_used_up_row_by_row, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough" });
        let group = caller.post("/support-plans", group).await.expect(201);
        let member = reseller.account(&client, "7006").await;
        caller.send(reqwest::Method::PUT, &format!("/support-plans/{}/accounts/{}", id(&group), id(&member)), None, &[]).await.expect(200);
        app.database.copy_account(id(&member), 997);
        let mut given = rows(4);
        for row in &mut given {
            row["supportPlanId"] = group["id"].clone();
        }
        let told = rows_of(caller, &plan(caller, &client, &given).await).await;
        assert_eq!(errors(&told), ["3 /supportPlanId support_plan_full", "4 /supportPlanId support_plan_full"]);
    }
}

#[actix_web::test]
async fn accounts_and_requests_beyond_a_quota_are_refused_row_by_row() {
    use crate::support::{Database, TestApp};
    for kind in [Database::Sqlite, Database::Postgres] {
        let app = TestApp::start_with(kind, gangway::aws::AwsMode::Manual, |settings| {
            let quotas = "cloud-accounts=3 link-requests=1 onboarding-plan-rows=6";
            settings.reseller_quotas = gangway::quotas::model::Quotas::parse(quotas).unwrap();
        })
        .await;
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        reseller.account(&client, "7007").await;
        let mut given = rows(4);
        given[0]["submitLinkRequest"] = json!(true);
        given[1]["submitLinkRequest"] = json!(true);
        let made = plan(&reseller.caller, &client, &given).await;
        let told = rows_of(&reseller.caller, &made).await;
        assert_eq!(errors(&told), ["2  quota_exceeded", "4  quota_exceeded"]);
        let more = json!({ "clientId": client, "rows": rows(3) });
        let refused = reseller.caller.post("/onboarding-plans", more).await.problem(409, "quota_exceeded");
        assert_eq!(refused["quota"], "onboarding-plan-rows");
        // They are given back when the plan is forgotten, 30 days after its end.
        app.clock.advance(TimeDelta::days(31) + TimeDelta::minutes(1));
        let caller = later(&app, &reseller.id).await;
        let path = format!("/onboarding-plans/{}", id(&made));
        assert_eq!(caller.get(&path).await.expect(200)["status"], "expired");
        // The server's own job stores that it has expired; the one that forgets comes once a minute.
        let begun = std::time::Instant::now();
        while caller.get(&path).await.status != 404 {
            assert!(begun.elapsed() < std::time::Duration::from_secs(10));
            gangway::jobs::onboarding_plans::forget(app.app.clone(), "test".to_owned()).await.unwrap();
            actix_web::rt::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert!(app.database.lines("SELECT plan_id AS line FROM onboarding_plan_rows").is_empty());
        plan(&caller, &client, &rows(6)).await;
    }
}

on_both! {
    a_plan_expires_after_a_day_for_every_reader_and_the_job_stores_the_same, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let made = plan(&reseller.caller, &client, &rows(1)).await;
        let path = format!("/onboarding-plans/{}", id(&made));
        app.clock.advance(TimeDelta::hours(24));
        let caller = later(&app, &reseller.id).await;
        let seen = caller.get(&path).await;
        assert_eq!(seen.header("etag"), Some("\"v2\""));
        let seen = seen.expect(200);
        assert_eq!((&seen["status"], &seen["updatedAt"]), (&json!("expired"), &made["expiresAt"]));
        for action in ["apply", "discard"] {
            let refused = caller.act(&format!("{path}/{action}")).await.problem(409, "onboarding_plan_not_planned");
            assert_eq!(refused["current"], "expired");
        }
        let ids = async |status: &str| {
            let page = caller.get(&format!("/onboarding-plans?status={status}")).await.expect(200);
            page["data"].as_array().unwrap().iter().map(|plan| plan["status"].clone()).collect::<Vec<_>>()
        };
        assert_eq!((ids("planned").await, ids("expired").await), (vec![], vec![json!("expired")]));
        let stored = || app.database.lines("SELECT status AS line FROM onboarding_plans");
        let begun = std::time::Instant::now();
        while stored() != ["expired"] {
            assert!(begun.elapsed() < std::time::Duration::from_secs(10), "{:?}", stored());
            actix_web::rt::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert_eq!(caller.get(&path).await.expect(200), seen);
        let events = caller.get(&format!("/events?resourceId={}", id(&made))).await.expect(200);
        let last = &events["data"][0];
        assert_eq!((&last["type"], &last["resource"]["version"]), (&json!("onboarding_plan.expired"), &json!(2)));
        assert_eq!(last["actor"]["role"], "platform");
    }
}

on_both! {
    plans_are_listed_by_client_status_and_reseller_and_only_to_their_own, Manual, |app| {
        let (reseller, stranger) = (app.reseller("Nube").await, app.reseller("Stranger").await);
        let client = reseller.client(&app, "Sol").await;
        let other = reseller.client(&app, "Luna").await;
        let first = plan(&reseller.caller, &client, &rows(3)).await;
        let second = plan(&reseller.caller, &other, &rows(1)).await;
        let discarded = reseller.caller.act(&format!("/onboarding-plans/{}/discard", id(&second))).await.expect(200);
        assert_eq!((&discarded["status"], &discarded["version"]), (&json!("discarded"), &json!(2)));
        let ids = async |caller: &crate::support::Caller, query: &str| {
            let page = caller.get(&format!("/onboarding-plans{query}")).await.expect(200);
            page["data"].as_array().unwrap().iter().map(|plan| id(plan).to_owned()).collect::<Vec<_>>()
        };
        let (a, b) = (id(&first).to_owned(), id(&second).to_owned());
        assert_eq!(ids(&reseller.caller, "").await, [b.clone(), a.clone()]);
        assert_eq!(ids(&reseller.caller, "?status=planned").await, std::slice::from_ref(&a));
        assert_eq!(ids(&reseller.caller, "?status=discarded").await, std::slice::from_ref(&b));
        assert_eq!(ids(&reseller.caller, &format!("?clientId={client}")).await, std::slice::from_ref(&a));
        assert_eq!(ids(&app.ops, &format!("?resellerId={}", reseller.id)).await, [b, a.clone()]);
        assert!(ids(&stranger.caller, "").await.is_empty());
        for path in ["", "/rows"] {
            stranger.caller.get(&format!("/onboarding-plans/{a}{path}")).await.problem(404, "onboarding_plan_not_found");
        }
        for action in ["apply", "discard"] {
            let path = format!("/onboarding-plans/{a}/{action}");
            stranger.caller.act(&path).await.problem(404, "onboarding_plan_not_found");
        }
        let named = json!({ "clientId": client, "rows": rows(1) });
        assert_eq!(stranger.caller.post("/onboarding-plans", named).await.violations(), ["/clientId not_found"]);
        assert_eq!(rows_where(&reseller.caller, &first, "&outcome=pending").await.len(), 3);
        assert!(rows_where(&reseller.caller, &first, "&outcome=failed").await.is_empty());
        // Pages in the order of the file.
        let page = reseller.caller.get(&format!("/onboarding-plans/{a}/rows?limit=2")).await.expect(200);
        let next = page["nextCursor"].as_str().unwrap();
        let rest = reseller.caller.get(&format!("/onboarding-plans/{a}/rows?limit=2&cursor={next}")).await.expect(200);
        assert_eq!((page["data"][1]["line"].clone(), rest["data"][0]["line"].clone()), (json!(2), json!(3)));
        // An archived client has no plans.
        reseller.caller.delete(&format!("/clients/{other}")).await.expect(204);
        let named = json!({ "clientId": other, "rows": rows(1) });
        reseller.caller.post("/onboarding-plans", named).await.problem(409, "client_archived");
    }
}
