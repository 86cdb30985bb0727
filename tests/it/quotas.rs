//! Quotas: what one reseller may have of each, and that the counts are right whatever happens.

use chrono::TimeDelta;
use diesel::prelude::*;
use futures_util::future::join_all;
use gangway::aws::AwsMode;
use gangway::db::{Conn, Share};
use gangway::idempotency::store;
use gangway::quotas::model::Quotas;
use serde_json::json;

use crate::on_both;
use crate::support::app::Line;
use crate::support::bodies::{account_body, client_body, custom_body, id, number};
use crate::support::{Answer, Caller, Database, TestApp};

const BOTH: [Database; 2] = [Database::Sqlite, Database::Postgres];

async fn limited(kind: Database, quotas: &str) -> TestApp {
    TestApp::start_with(kind, AwsMode::Manual, |settings| settings.reseller_quotas = Quotas::parse(quotas).unwrap())
        .await
}

fn refused(answer: Answer, quota: &str, limit: i64) {
    let problem = answer.problem(409, "quota_exceeded");
    assert_eq!((&problem["quota"], &problem["limit"]), (&json!(quota), &json!(limit)));
    assert!(problem["detail"].as_str().unwrap().contains(&limit.to_string()), "{problem}");
}

fn lines(conn: &mut Conn, sqlite: &str, postgres: &str) -> Vec<String> {
    let found: Vec<Line> = match conn {
        Conn::Sqlite(conn) => diesel::sql_query(sqlite).load(conn).unwrap(),
        Conn::Pg(conn) => diesel::sql_query(postgres).load(conn).unwrap(),
    };
    found.into_iter().map(|line| line.line).collect()
}

/// Counts everything anew as the migration does, and the kept answers.
fn counting(migration: &str, length: &str) -> String {
    let mut counts: Vec<_> = migration
        .split("INSERT INTO quota_usage (holder, quota, used)")
        .skip(1)
        .map(|part| part.split(';').next().unwrap().to_owned())
        .collect();
    assert_eq!(counts.len(), 8);
    counts.push(
        "SELECT COALESCE(reseller_id, 'operations'), 'webhook-endpoints', COUNT(*) FROM webhook_endpoints \
         WHERE deleted_at IS NULL GROUP BY 1"
            .to_owned(),
    );
    let counted = "FROM idempotency_keys WHERE answer_bytes IS NOT NULL GROUP BY holder";
    // What customers have is counted for their client, and for all clients of their reseller.
    let customers = "FROM idempotency_keys WHERE answer_bytes IS NOT NULL AND holder LIKE '%/%' GROUP BY 1";
    let reseller = "SUBSTR(holder, 1, 30) || '/customers'";
    for (holder, counted) in [("holder", counted), (reseller, customers)] {
        counts.push(format!("SELECT {holder}, 'idempotency-keys', COUNT(*) {counted}"));
        counts.push(format!("SELECT {holder}, 'idempotency-bytes', SUM({length}) {counted}"));
    }
    format!(
        "WITH counted(holder, quota, used) AS ({}) SELECT holder || ' ' || quota || ' ' || used AS line FROM counted",
        counts.join(" UNION ALL ")
    )
}

/// What is counted.
pub const KEPT: &str = "SELECT holder || ' ' || quota || ' ' || SUM(used) AS line FROM quota_usage \
                        GROUP BY holder, quota HAVING SUM(used) <> 0";

/// What is there, counted anew, on SQLite and on PostgreSQL.
pub fn counted_anew() -> (String, String) {
    let sqlite =
        counting(include_str!("../../migrations/sqlite/2026-11-29-000040_quotas/up.sql"), "LENGTH(CAST(body AS BLOB))");
    let postgres =
        counting(include_str!("../../migrations/postgres/2026-11-29-000040_quotas/up.sql"), "OCTET_LENGTH(body)");
    (sqlite, postgres)
}

/// The counts are those of what is there.
async fn assert_counted(app: &TestApp, after: &str) {
    let (sqlite, postgres) = counted_anew();
    let compare = app.app.db.read(&Share::Jobs, move |conn| {
        let (mut kept, mut there) = (lines(conn, KEPT, KEPT), lines(conn, &sqlite, &postgres));
        kept.sort_unstable();
        there.sort_unstable();
        Ok((kept, there))
    });
    let (kept, there) = compare.await.unwrap();
    assert_eq!(kept, there, "after {after}");
}

#[actix_web::test]
async fn every_quota_refuses_what_is_too_much_whoever_asks_and_takes_what_was_given_back() {
    for kind in BOTH {
        let quotas = "credentials=3 clients=2 cloud-accounts=2 link-requests=1 pricebooks=1 rule-sets=3 support-plans=1 webhook-endpoints=1";
        let app = limited(kind, quotas).await;
        let reseller = app.reseller("Nube").await;
        let (caller, ops) = (&reseller.caller, &app.ops);
        let client = reseller.client(&app, "Sol").await;

        let own = json!({ "name": "more", "role": "reseller", "resellerId": reseller.id });
        let second = ops.post("/credentials", own.clone()).await.expect(201);
        caller
            .post("/credentials", json!({ "name": "portal", "role": "customer", "clientId": client }))
            .await
            .expect(201);
        for caller in [caller, ops] {
            refused(caller.post("/credentials", own.clone()).await, "credentials", 3);
        }
        caller.delete(&format!("/credentials/{}", id(&second))).await.expect(204);
        caller.post("/credentials", own.clone()).await.expect(201);

        let other = reseller.bare_client("Luna").await;
        let mut third = client_body("Mar");
        refused(caller.post("/clients", third.clone()).await, "clients", 2);
        third["resellerId"] = json!(reseller.id);
        refused(ops.post("/clients", third.clone()).await, "clients", 2);
        caller.delete(&format!("/clients/{other}")).await.expect(204);
        caller.post("/clients", third).await.expect(201);

        let account = reseller.account(&client, "0101").await;
        let second = reseller.account(&client, "0102").await;
        let third = account_body(&client, &number("0103"));
        for caller in [caller, ops] {
            refused(caller.post("/cloud-accounts", third.clone()).await, "cloud-accounts", 2);
        }
        let request = caller.post("/link-requests", json!({ "cloudAccountId": account["id"] })).await.expect(201);
        let again = json!({ "cloudAccountId": second["id"] });
        for caller in [caller, ops] {
            refused(caller.post("/link-requests", again.clone()).await, "link-requests", 1);
        }
        caller.act(&format!("/link-requests/{}/cancel", id(&request))).await.expect(200);
        caller.delete(&format!("/cloud-accounts/{}", id(&account))).await.expect(204);
        let mut third = third;
        third["submitLinkRequest"] = json!(true);
        caller.post("/cloud-accounts", third).await.expect(201);
        refused(caller.post("/link-requests", again).await, "link-requests", 1);

        let rules = |percent: &str| json!({ "rules": [{ "scope": "global", "type": "markup", "percent": percent }] });
        let book = custom_body(&app.master().await, "Own");
        let made = caller.post("/pricebooks", book.clone()).await.expect(201);
        refused(caller.post("/pricebooks", book.clone()).await, "pricebooks", 1);
        let path = format!("/pricebooks/{}", id(&made));
        caller.put(&format!("{path}/rules"), rules("1")).await.expect(200);
        let second = caller.put(&format!("{path}/rules"), rules("2")).await.expect(200);
        refused(caller.put(&format!("{path}/rules"), rules("3")).await, "rule-sets", 3);
        assert_eq!(caller.get(&path).await.expect(200)["version"], second["version"]);
        caller.delete(&path).await.expect(204);
        // The histories stay, so that another pricebook finds no room for its first set.
        refused(caller.post("/pricebooks", book).await, "rule-sets", 3);

        let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough" });
        let made = caller.post("/support-plans", group.clone()).await.expect(201);
        refused(caller.post("/support-plans", group.clone()).await, "support-plans", 1);
        caller.delete(&format!("/support-plans/{}", id(&made))).await.expect(204);
        caller.post("/support-plans", group).await.expect(201);

        // Operations has as many as a reseller.
        let hook = json!({ "url": "https://example.invalid/", "eventTypes": ["*"] });
        for caller in [caller, ops] {
            let made = caller.post("/webhook-endpoints", hook.clone()).await.expect(201);
            refused(caller.post("/webhook-endpoints", hook.clone()).await, "webhook-endpoints", 1);
            caller.delete(&format!("/webhook-endpoints/{}", id(&made))).await.expect(204);
            caller.post("/webhook-endpoints", hook.clone()).await.expect(201);
        }

        // Other resellers have quotas of their own.
        let neighbour = app.reseller("Otra").await;
        neighbour.client(&app, "Sol").await;
        assert_counted(&app, "refusals").await;
    }
}

#[actix_web::test]
async fn the_bytes_of_rules_are_limited() {
    for kind in BOTH {
        let app = limited(kind, "rule-bytes=1000").await;
        let reseller = app.reseller("Nube").await;
        let book = custom_body(&app.master().await, "Own");
        let made = reseller.caller.post("/pricebooks", book).await.expect(201);
        let rule = |index: usize| json!({ "scope": "service", "match": format!("AmazonService{index}"), "type": "markup", "percent": "1" });
        let rules = |count: usize| json!({ "rules": (0..count).map(rule).collect::<Vec<_>>() });
        let path = format!("/pricebooks/{}/rules", id(&made));
        reseller.caller.put(&path, rules(2)).await.expect(200);
        refused(reseller.caller.put(&path, rules(20)).await, "rule-bytes", 1000);
        reseller.caller.put(&path, rules(1)).await.expect(200);
        assert_counted(&app, "rules").await;
    }
}

#[actix_web::test]
async fn creations_at_the_same_moment_do_not_pass_the_limit_together() {
    for kind in BOTH {
        let app = limited(kind, "clients=5").await;
        let reseller = app.reseller("Nube").await;
        let answers = join_all((0..12).map(|_| reseller.caller.post("/clients", client_body("Sol")))).await;
        let (made, left): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status == 201);
        assert_eq!(made.len(), 5);
        left.into_iter().for_each(|answer| refused(answer, "clients", 5));
        assert_counted(&app, "creations at the same moment").await;
    }
}

#[actix_web::test]
async fn what_customers_keep_takes_nothing_from_their_reseller_and_little_from_one_another() {
    for kind in BOTH {
        let app = limited(kind, "idempotency-keys=20").await;
        let reseller = app.reseller("Nube").await;
        let mut customers = Vec::new();
        for name in ["Sol", "Luna"] {
            let client = reseller.client(&app, name).await;
            let portal = json!({ "name": "portal", "role": "customer", "clientId": client });
            let made = reseller.caller.post("/credentials", portal).await.expect(201);
            let caller = Caller::login(&app.url, id(&made), made["secret"].as_str().unwrap()).await;
            customers.push((client, caller));
        }
        // A refusal is an answer too.
        let path = "/link-requests/lrq_01jdgx3v9re8tbq4m6n0y7k2ha/cancel";
        let (_, greedy) = &customers[0];
        for key in ["one", "two"] {
            greedy.post_keyed(path, &json!({}), key).await.problem(404, "link_request_not_found");
        }
        refused(greedy.post_keyed(path, &json!({}), "three").await, "idempotency-keys", 2);
        // Another credential of the same client has no more of them.
        let portal = json!({ "name": "portal", "role": "customer", "clientId": customers[0].0 });
        let second = app.credential(portal).await;
        refused(second.post_keyed(path, &json!({}), "one").await, "idempotency-keys", 2);
        customers[1].1.post_keyed(path, &json!({}), "one").await.problem(404, "link_request_not_found");
        reseller.caller.post_keyed("/clients", &client_body("Mar"), "one").await.expect(201);
        assert_counted(&app, "customers' answers").await;

        let later = app.clock.now() + TimeDelta::hours(25);
        let forget = app.app.db.write(&Share::Jobs, move |conn| Ok(store::delete_expired(conn, later, 100)?));
        assert_eq!(forget.await.unwrap(), 4);
        assert_counted(&app, "customers' forgotten answers").await;
        greedy.post_keyed(path, &json!({}), "three").await.problem(404, "link_request_not_found");
    }
    // All clients of a reseller together keep no more than one reseller.
    let app = limited(Database::Sqlite, "idempotency-keys=2").await;
    let reseller = app.reseller("Nube").await;
    for name in ["Sol", "Luna", "Mar"] {
        let client = reseller.client(&app, name).await;
        let customer = app.credential(json!({ "name": "portal", "role": "customer", "clientId": client })).await;
        let path = "/link-requests/lrq_01jdgx3v9re8tbq4m6n0y7k2ha/cancel";
        let answer = customer.post_keyed(path, &json!({}), "one").await;
        if name == "Mar" {
            refused(answer, "idempotency-keys", 2);
        } else {
            answer.problem(404, "link_request_not_found");
        }
    }
}

#[actix_web::test]
async fn kept_answers_are_limited_and_nothing_is_done_whose_answer_cannot_be_kept() {
    for kind in BOTH {
        let app = limited(kind, "idempotency-keys=2").await;
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let body = client_body("Sol");
        let first = caller.post_keyed("/clients", &body, "one").await.expect(201);
        // A refusal is an answer too.
        caller
            .post_keyed("/clients", &json!({ "name": "Sol", "resellerId": "rsl_01jdgx3v9re8tbq4m6n0y7k2ha" }), "bad")
            .await;
        caller.post_keyed("/clients", &body, "two").await;
        refused(caller.post_keyed("/clients", &body, "three").await, "idempotency-keys", 2);
        let path = "/link-requests/lrq_01jdgx3v9re8tbq4m6n0y7k2ha/cancel";
        refused(caller.post_keyed(path, &json!({}), "four").await, "idempotency-keys", 2);
        let there = caller.get("/clients").await.expect(200)["data"].as_array().unwrap().len();
        // What was kept is answered again; without a key, and for what keeps nothing, all goes on; others are not touched.
        assert_eq!(caller.post_keyed("/clients", &body, "one").await.expect(201)["id"], first["id"]);
        let quote = json!({ "accounts": [{ "monthlySpend": "10" }] });
        caller.post_keyed("/support-plans/catalog/basic/quote", &quote, "five").await.expect(200);
        app.ops.post_keyed("/resellers", &json!({ "name": "Otra" }), "six").await.expect(201);
        caller.post("/clients", body.clone()).await.expect(201);
        assert_eq!(caller.get("/clients").await.expect(200)["data"].as_array().unwrap().len(), there + 1);
        assert_counted(&app, "kept answers").await;

        let later = app.clock.now() + TimeDelta::hours(25);
        let forget = |most| app.app.db.write(&Share::Jobs, move |conn| Ok(store::delete_expired(conn, later, most)?));
        assert_eq!((forget(2).await.unwrap(), forget(2).await.unwrap()), (2, 1));
        assert_counted(&app, "forgotten answers").await;
        caller.post_keyed("/clients", &body, "three").await.expect(201);
    }
    let app = limited(Database::Sqlite, "idempotency-bytes=10").await;
    let reseller = app.reseller("Nube").await;
    reseller.caller.post_keyed("/clients", &client_body("Sol"), "one").await.expect(201);
    refused(reseller.caller.post_keyed("/clients", &client_body("Sol"), "two").await, "idempotency-bytes", 10);
}

on_both! {
    the_counts_are_right_after_everything_that_makes_and_ends_something, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let leaving = reseller.bare_client("Luna").await;
        for client in [&client, &leaving, &leaving] {
            let portal = json!({ "name": "portal", "role": "customer", "clientId": client });
            caller.post_keyed("/credentials", &portal, &format!("portal {client}").replace(' ', "-")).await.expect(201);
        }
        let extra = json!({ "name": "more", "role": "reseller", "resellerId": reseller.id });
        let extra = caller.post("/credentials", extra).await.expect(201);
        for _ in 0..2 {
            caller.delete(&format!("/credentials/{}", id(&extra))).await.expect(204);
        }
        assert_counted(&app, "credentials").await;
        for _ in 0..2 {
            caller.delete(&format!("/clients/{leaving}")).await.expect(204);
        }
        assert_counted(&app, "an archived client").await;

        let book = custom_body(&app.master().await, "Own");
        for rounds in 0..2 {
            let made = caller.post_keyed("/pricebooks", &book, &format!("book-{rounds}")).await.expect(201);
            let path = format!("/pricebooks/{}", id(&made));
            let rules = json!({ "rules": [{ "scope": "global", "type": "markup", "percent": "1" }] });
            for _ in 0..2 {
                caller.put(&format!("{path}/rules"), rules.clone()).await.expect(200);
            }
            for _ in 0..rounds * 2 {
                caller.delete(&path).await.expect(204);
            }
        }
        assert_counted(&app, "pricebooks").await;

        let number_taken = number("0200");
        let first = caller.post("/cloud-accounts", account_body(&client, &number_taken)).await.expect(201);
        caller.post("/cloud-accounts", account_body(&client, &number_taken)).await.problem(409, "aws_account_already_registered");
        let new = |email: &str| json!({
            "origin": "new", "clientId": client, "nickname": "Sol", "supportType": "basic", "rootEmail": email,
            "submitLinkRequest": true,
        });
        let ends = [
            ("cancel", json!({})), ("reject", json!({ "reason": "no" })), ("fail", json!({ "reason": "no" })),
            ("record-outcome", json!({ "outcome": "accepted" })), ("record-outcome", json!({ "outcome": "declined" })),
        ];
        for (index, (action, body)) in ends.into_iter().enumerate() {
            let account = reseller.account(&client, "0201").await;
            let request = json!({ "cloudAccountId": account["id"] });
            let request = caller.post_keyed("/link-requests", &request, &format!("lrq-{index}")).await.expect(201);
            let path = format!("/link-requests/{}", id(&request));
            if !matches!(action, "cancel" | "reject") {
                app.ops.act(&format!("{path}/approve")).await.expect(200);
                app.ops.act(&format!("{path}/send")).await.expect(200);
            }
            app.ops.post(&format!("{path}/{action}"), body).await.expect(200);
            assert_counted(&app, action).await;
        }
        let made = caller.post("/cloud-accounts", new("a@example.com")).await.expect(201);
        let path = format!("/link-requests/{}", made["linkRequestId"].as_str().unwrap());
        app.ops.act(&format!("{path}/approve")).await.expect(200);
        let complete = json!({ "awsAccountId": number("0202") });
        app.ops.post(&format!("{path}/complete"), complete).await.expect(200);
        assert_counted(&app, "a new account").await;

        let lapsing = reseller.account(&client, "0203").await;
        let request = caller.post("/link-requests", json!({ "cloudAccountId": lapsing["id"] })).await.expect(201);
        let path = format!("/link-requests/{}", id(&request));
        app.ops.act(&format!("{path}/approve")).await.expect(200);
        app.ops.act(&format!("{path}/send")).await.expect(200);
        app.clock.advance(TimeDelta::days(14));
        let ops = app.login_ops().await;
        assert_eq!(ops.get(&path).await.expect(200)["status"], "expired");
        assert_counted(&app, "a lapsed request").await;
        let renewed = ops.post_keyed(&format!("{path}/renew"), &json!({}), "renew").await.expect(201);
        assert_counted(&app, "a renewed request").await;
        ops.act(&format!("/link-requests/{}/cancel", id(&renewed))).await.expect(200);

        let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough", "cloudAccountIds": [first["id"]] });
        let group = ops.post("/support-plans", group).await.expect(201);
        ops.delete(&format!("/cloud-accounts/{}", id(&first))).await.expect(204);
        ops.delete(&format!("/support-plans/{}", id(&group))).await.expect(204);
        assert_counted(&app, "an unlinked account and a deleted group").await;

        // Those of two weeks ago are forgotten, and one of their keys is used again.
        ops.post_keyed("/resellers", &json!({ "name": "Otra" }), "renew").await;
        let now = app.clock.now();
        app.app.db.write(&Share::Jobs, move |conn| Ok(store::delete_expired(conn, now, 3)?)).await.unwrap();
        assert_counted(&app, "forgotten answers").await;
        app.clock.advance(TimeDelta::hours(25));
        let ops = app.login_ops().await;
        ops.post_keyed("/resellers", &json!({ "name": "Nueva" }), "renew").await.expect(201);
        assert_counted(&app, "a key that is used again").await;
    }
}
