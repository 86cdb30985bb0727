//! What happens when a plan is applied: what it has shown, once, in the name of who applied it.

use std::time::{Duration, Instant};

use actix_web::rt::time::sleep;
use reqwest::Method;
use serde_json::{Value, json};

use super::{actions, applied, apply, errors, plan, row, rows, rows_of, rows_where, summary};
use crate::on_both;
use crate::support::bodies::{account_body, id, number};
use crate::support::{Caller, TestApp, make};

/// Applies the plan while its reseller is suspended in the database, so that its rows rest, and this server does not know it yet:
/// it looks once a second.
async fn applied_to_rest(app: &TestApp, caller: &Caller, path: &str) {
    for _ in 0..20 {
        app.database.execute("UPDATE resellers SET status = 'suspended'");
        if caller.act(&format!("{path}/apply")).await.status == 200 {
            return;
        }
        app.database.execute("UPDATE resellers SET status = 'active'");
        sleep(Duration::from_secs(2)).await;
    }
    panic!("the server always knew of it first");
}

async fn group(caller: &Caller, client: &str, kind: &str) -> String {
    let body = json!({ "clientId": client, "name": kind, "kind": kind });
    id(&caller.post("/support-plans", body).await.expect(201)).to_owned()
}

on_both! {
    what_a_plan_shows_happens_once_and_each_row_by_itself, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let (basic, business) = (group(caller, &client, "passthrough").await, group(caller, &client, "business").await);
        let there = reseller.account(&client, "7020").await;
        let path = format!("/support-plans/{basic}/accounts/{}", id(&there));
        caller.send(Method::PUT, &path, None, &[]).await.expect(200);
        let same = reseller.account(&client, "7021").await;
        let mut given = rows(2);
        given[0]["supportPlanId"] = json!(basic);
        given[0]["submitLinkRequest"] = json!(true);
        given[0]["nickname"] = json!("Norte");
        // Support type and group in one step, out of the group that it would not fit.
        let mut moved = row(there["awsAccountId"].as_str().unwrap());
        moved["supportType"] = json!("business_plus");
        moved["supportPlanId"] = json!(business);
        given.push(moved);
        given.push(row(same["awsAccountId"].as_str().unwrap()));
        given.push(row("1"));
        let made = plan(caller, &client, &given).await;
        let path = format!("/onboarding-plans/{}", id(&made));
        let begun = Instant::now();
        let started = caller.act(&format!("{path}/apply")).await;
        assert_eq!(started.header("etag"), Some("\"v2\""));
        let started = started.expect(200);
        assert_eq!((&started["status"], summary(&started)), (&json!("applying"), [2, 1, 1, 1, 0, 1]));
        let done = applied(caller, &made).await;
        assert!(begun.elapsed() < Duration::from_secs(3), "it begins at once: {:?}", begun.elapsed());
        assert_eq!(summary(&done), [2, 1, 1, 1, 4, 1]);
        let told = rows_of(caller, &made).await;
        let outcomes: Vec<_> = told.iter().map(|row| row["outcome"].as_str().unwrap()).collect();
        assert_eq!(outcomes, ["done", "done", "done", "done", "failed"]);
        assert_eq!(rows_where(caller, &made, "&outcome=failed").await, told[4..]);
        assert_eq!(errors(&told[4..]), ["5 /awsAccountId invalid_aws_account_id"]);
        let account = async |row: &Value| {
            caller.get(&format!("/cloud-accounts/{}", row["cloudAccountId"].as_str().unwrap())).await.expect(200)
        };
        let first = account(&told[0]).await;
        assert_eq!((&first["nickname"], &first["status"]), (&json!("Norte"), &json!("requested")));
        assert_eq!((&first["linkRequestId"], &first["supportPlanId"]), (&told[0]["linkRequestId"], &json!(basic)));
        let second = account(&told[2]).await;
        assert_eq!((&second["supportType"], &second["supportPlanId"]), (&json!("business_plus"), &json!(business)));
        assert_eq!(account(&told[3]).await, same, "nothing of it changed");
        let again = plan(caller, &client, &given[..4]).await;
        assert_eq!(actions(&rows_of(caller, &again).await), ["none"; 4]);
        for action in ["apply", "discard"] {
            let refused = caller.act(&format!("{path}/{action}")).await.problem(409, "onboarding_plan_not_planned");
            assert_eq!(refused["current"], "applied");
        }
        // In the name of who applied it.
        let created = format!("/events?type=cloud_account.created&resourceId={}", id(&first));
        let created = caller.get(&created).await.expect(200);
        let events = caller.get(&format!("/events?resourceId={}&limit=100", id(&made))).await.expect(200);
        let told: Vec<_> = events["data"].as_array().unwrap().iter().rev().map(|event| event["type"].as_str().unwrap()).collect();
        assert_eq!((told[0], told[1], told[told.len() - 1]), ("onboarding_plan.created", "onboarding_plan.updated", "onboarding_plan.applied"));
        assert!(events["data"].as_array().unwrap().iter().all(|event| event["actor"] == created["data"][0]["actor"]));
        assert_eq!(created["data"][0]["actor"]["role"], "reseller");
    }
}

on_both! {
    the_version_is_looked_at_first_and_to_ask_again_is_to_ask_how_far_it_is, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let made = plan(caller, &client, &rows(40)).await;
        let path = format!("/onboarding-plans/{}", id(&made));
        let ask = async |action: &str, version: &str| {
            caller.send(Method::POST, &format!("{path}/{action}"), None, &[("if-match", version)]).await
        };
        ask("apply", "\"v9\"").await.problem(412, "version_mismatch");
        ask("discard", "\"v9\"").await.problem(412, "version_mismatch");
        assert_eq!(ask("apply", "\"v1\"").await.expect(200)["status"], "applying");
        // Forty rows take a moment; whichever it is by now.
        let again = ask("apply", "\"v1\"").await;
        match again.status.as_u16() {
            200 => assert_eq!(again.expect(200)["status"], "applying"),
            _ => drop(again.problem(412, "version_mismatch")),
        }
        applied(caller, &made).await;
        ask("apply", "\"v1\"").await.problem(412, "version_mismatch");
        caller.act(&format!("{path}/apply")).await.problem(409, "onboarding_plan_not_planned");
        // A key that is repeated is answered as it was.
        let other = plan(caller, &client, &rows(1)).await;
        let keyed = format!("/onboarding-plans/{}/apply", id(&other));
        let first = caller.post_keyed(&keyed, &Value::Null, "apply-1").await.expect(200);
        applied(caller, &other).await;
        assert_eq!(caller.post_keyed(&keyed, &Value::Null, "apply-1").await.expect(200), first);
        let body = json!({ "clientId": client, "rows": rows(2) });
        let first = caller.post_keyed("/onboarding-plans", &body, "plan-1").await.expect(201);
        assert_eq!(caller.post_keyed("/onboarding-plans", &body, "plan-1").await.expect(201), first);
        let file = |nickname: &str| format!("awsAccountId,supportType,nickname\n111122223333,basic,{nickname}\n").into_bytes();
        let keyed = async |file: Vec<u8>| {
            let path = format!("/onboarding-plans?clientId={client}");
            let headers = [("content-type", "text/csv"), ("idempotency-key", "plan-2")];
            caller.send_bytes(Method::POST, &path, Some(file), &headers).await
        };
        let first = keyed(file("a")).await.expect(201);
        assert_eq!(keyed(file("a")).await.expect(201), first);
        keyed(file("b")).await.problem(422, "idempotency_key_reused");
    }
}

on_both! {
    a_row_that_would_do_something_else_by_now_does_nothing, Manual, |app| {
        let (reseller, stranger) = (app.reseller("Nube").await, app.reseller("Stranger").await);
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let theirs = stranger.client(&app, "Theirs").await;
        let accounts = [reseller.account(&client, "7022").await, reseller.account(&client, "7023").await];
        let numbers: Vec<String> = (0..4).map(|_| number("7024")).collect();
        let mut given: Vec<Value> = numbers.iter().map(|number| row(number)).collect();
        for account in &accounts {
            let mut row = row(account["awsAccountId"].as_str().unwrap());
            row["nickname"] = json!("Wanted");
            given.push(row);
        }
        let gone = group(caller, &client, "passthrough").await;
        given[3]["supportPlanId"] = json!(gone);
        let made = plan(caller, &client, &given).await;
        assert_eq!(summary(&made), [4, 2, 0, 0, 0, 0]);
        // Meanwhile: somebody else registers a number, the reseller adds an account, as the plan says and otherwise, a group
        // is deleted, and accounts change.
        stranger.caller.post("/cloud-accounts", account_body(&theirs, &numbers[0])).await.expect(201);
        let mut body = account_body(&client, &numbers[1]);
        body.as_object_mut().unwrap().retain(|name, _| name != "organizationRole");
        caller.post("/cloud-accounts", body).await.expect(201);
        let mut body = account_body(&client, &numbers[2]);
        body["supportType"] = json!("business_plus");
        let other = caller.post("/cloud-accounts", body).await.expect(201);
        caller.delete(&format!("/support-plans/{gone}")).await.expect(204);
        for (account, nickname) in accounts.iter().zip(["Wanted", "Another"]) {
            let path = format!("/cloud-accounts/{}", id(account));
            caller.patch(&path, json!({ "nickname": nickname })).await.expect(200);
        }
        let done = apply(caller, &made).await;
        let told = rows_of(caller, &made).await;
        let codes: Vec<_> = told.iter().map(|row| row["problem"]["code"].as_str().unwrap_or("done")).collect();
        assert_eq!(codes, [
            "aws_account_already_registered",
            "done",
            "onboarding_row_outdated",
            "invalid_request",
            "done",
            "onboarding_row_outdated",
        ]);
        assert_eq!(summary(&done), [4, 2, 0, 0, 2, 4]);
        let problem = &told[3]["problem"];
        assert_eq!((&problem["status"], &problem["errors"][0]["pointer"]), (&json!(422), &json!("/supportPlanId")));
        assert_eq!(problem["type"], format!("{}/problems/invalid_request", app.url));
        assert_eq!(caller.get(&format!("/cloud-accounts/{}", id(&other))).await.expect(200), other);
        let second = caller.get(&format!("/cloud-accounts/{}", id(&accounts[1]))).await.expect(200);
        assert_eq!(second["nickname"], "Another");
    }
}

on_both! {
    what_a_revoked_credential_began_stops_and_what_a_suspended_reseller_began_waits, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let body = json!({ "name": "importer", "role": "reseller", "resellerId": reseller.id });
        let (importer, secret) = make::credential(&app.ops, body).await;
        let caller = Caller::login(&app.url, &importer, &secret).await;
        let made = plan(&caller, &client, &rows(3)).await;
        let path = format!("/onboarding-plans/{}", id(&made));
        applied_to_rest(&app, &caller, &path).await;
        sleep(Duration::from_secs(1)).await;
        let waits = app.ops.get(&path).await.expect(200);
        assert_eq!((&waits["status"], summary(&waits)[4]), (&json!("applying"), 0), "it rests");
        app.ops.delete(&format!("/credentials/{importer}")).await.expect(204);
        app.database.execute("UPDATE resellers SET status = 'active'");
        let done = applied(&app.ops, &made).await;
        assert_eq!(summary(&done), [3, 0, 0, 0, 0, 3]);
        let told = rows_of(&app.ops, &made).await;
        assert!(told.iter().all(|row| row["problem"]["code"] == "onboarding_plan_stopped"), "{told:?}");
        assert!(app.ops.get("/cloud-accounts").await.expect(200)["data"].as_array().unwrap().is_empty());

        // Operations is not held back by it, and acts in its own name.
        let again = plan(&app.ops, &client, &rows(2)).await;
        app.database.execute("UPDATE resellers SET status = 'suspended'");
        assert_eq!(summary(&apply(&app.ops, &again).await), [2, 0, 0, 0, 2, 0]);
        let events = app.ops.get("/events?type=cloud_account.created").await.expect(200);
        assert_eq!(events["data"][0]["actor"]["role"], "operations");
    }
}

on_both! {
    rows_run_with_what_the_token_was_allowed_to_and_no_more, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let body = json!({ "name": "importer", "role": "reseller", "resellerId": reseller.id });
        let (importer, secret) = make::credential(&app.ops, body).await;
        let caller = Caller::login_for(&app.url, &importer, &secret, Some("cloud-accounts:write cloud-accounts:read")).await;
        let made = plan(&caller, &client, &rows(1)).await;
        applied_to_rest(&app, &caller, &format!("/onboarding-plans/{}", id(&made))).await;
        // Its tokens from now are refused.
        app.database.execute(&format!("UPDATE credentials SET token_generation = 1 WHERE id = '{importer}'"));
        app.database.execute("UPDATE resellers SET status = 'active'");
        let done = applied(&app.ops, &made).await;
        assert_eq!(summary(&done), [1, 0, 0, 0, 0, 1]);
        let read = Caller::login_for(&app.url, &importer, &secret, Some("cloud-accounts:read")).await;
        read.post("/onboarding-plans", json!({ "clientId": client, "rows": rows(1) })).await.problem(403, "insufficient_scope");
        read.act(&format!("/onboarding-plans/{}/apply", id(&made))).await.problem(403, "insufficient_scope");
    }
}

on_both! {
    a_row_that_cannot_be_read_fails_and_the_others_go_on, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let made = plan(&reseller.caller, &client, &rows(4)).await;
        app.database.execute("UPDATE onboarding_plan_rows SET content = '{' WHERE line = 2");
        app.database.execute("UPDATE onboarding_plan_rows SET findings = '{' WHERE line = 3");
        let done = apply(&reseller.caller, &made).await;
        assert_eq!(summary(&done), [4, 0, 0, 0, 2, 2]);
        let failed = app.database.lines("SELECT problem AS line FROM onboarding_plan_rows WHERE outcome = 'failed'");
        assert!(failed.len() == 2 && failed.iter().all(|problem| problem.contains("\"internal\"")), "{failed:?}");
    }
}
