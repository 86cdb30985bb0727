//! The real program, killed in the middle of a plan.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use actix_web::rt::time::sleep;
use serde_json::{Value, json};

use super::{plan, rows, rows_of, summary};
use crate::support::Database;
use crate::support::app::TestDatabase;
use crate::support::bodies::{client_body, id};
use crate::support::process::{PATIENCE, Server};

const ROWS: usize = 400;

async fn goes_on(kind: Database) {
    let database = TestDatabase::new(kind);
    let mut server = Server::start(&database).await;
    let ops = server.ops().await;
    let reseller = ops.post("/resellers", json!({ "name": "Nube", "country": "ES" })).await.expect(201);
    let mut body = client_body("Panadería Sol");
    body["resellerId"] = reseller["id"].clone();
    let client = id(&ops.post("/clients", body).await.expect(201)).to_owned();
    let master = ops.get("/pricebooks?kind=master").await.expect(200)["data"][0]["id"].clone();
    let provider = json!({ "pricebookId": master, "currency": "USD", "enabledInCustomerPortal": true });
    ops.put(&format!("/clients/{client}/cloud-providers/aws"), provider).await.expect(201);
    let mut given = rows(ROWS);
    for row in &mut given {
        row["submitLinkRequest"] = json!(true);
    }
    let made = plan(&ops, &client, &given).await;
    ops.act(&format!("/onboarding-plans/{}/apply", id(&made))).await.expect(200);
    let done =
        || database.lines("SELECT cloud_account_id AS line FROM onboarding_plan_rows WHERE outcome = 'done'").len();
    for some in [ROWS / 5, ROWS / 2] {
        let begun = Instant::now();
        while done() < some {
            assert!(begun.elapsed() < PATIENCE, "{} of {some}", done());
            sleep(Duration::from_millis(20)).await;
        }
        server.process.kill().unwrap();
        server.process.wait().unwrap();
        assert!(done() < ROWS, "it was killed in the middle");
        server = Server::start(&database).await;
    }
    let ops = server.ops().await;
    let path = format!("/onboarding-plans/{}", id(&made));
    let begun = Instant::now();
    let plan: Value = loop {
        let plan = ops.get(&path).await.expect(200);
        if plan["status"] == "applied" {
            break plan;
        }
        assert!(begun.elapsed() < PATIENCE, "{plan}");
        sleep(Duration::from_millis(200)).await;
    };
    let rows = i64::try_from(ROWS).unwrap();
    assert_eq!(summary(&plan), [rows, 0, 0, 0, rows, 0]);
    let told: BTreeSet<_> =
        rows_of(&ops, &made).await.iter().map(|row| row["cloudAccountId"].as_str().unwrap().to_owned()).collect();
    let there = database.lines("SELECT id AS line FROM cloud_accounts");
    assert_eq!((there.len(), there.into_iter().collect::<BTreeSet<_>>()), (ROWS, told));
    let requests = database.lines("SELECT cloud_account_id AS line FROM link_requests");
    assert_eq!((requests.len(), requests.into_iter().collect::<BTreeSet<_>>().len()), (ROWS, ROWS));
}

#[actix_web::test]
async fn each_row_is_done_once_though_the_server_is_killed_in_between_on_sqlite() {
    goes_on(Database::Sqlite).await;
}

#[actix_web::test]
async fn each_row_is_done_once_though_the_server_is_killed_in_between_on_postgres() {
    goes_on(Database::Postgres).await;
}
