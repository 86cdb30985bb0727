//! What happens at the same moment: of two that exclude each other exactly one succeeds, and nothing is lost.

use std::collections::BTreeSet;
use std::thread;

use actix_web::rt;
use diesel::prelude::*;
use futures_util::future::{join, join_all};
use gangway::api::bootstrap::IssuedCredential;
use gangway::api::start;
use gangway::app::App;
use gangway::aws::AwsMode;
use gangway::clock::Clock;
use gangway::db::schema::{credentials, pricebooks, signing_keys};
use gangway::fault::DbError;
use reqwest::Method;
use serde_json::json;

use crate::on_both;
use crate::support::app::{OPS_ID, TestDatabase, settings};
use crate::support::bodies::{account_body, client_body, number};
use crate::support::{Answer, Database};

const ROUNDS: usize = 10;

/// The statuses of two answers, the smaller one first.
fn statuses(one: &Answer, other: &Answer) -> [u16; 2] {
    let mut both = [one.status.as_u16(), other.status.as_u16()];
    both.sort_unstable();
    both
}

/// The code of whichever answer has this status.
fn code_of(status: u16, one: Answer, other: Answer) -> String {
    let refused = if one.status.as_u16() == status { one } else { other };
    refused.json["code"].as_str().unwrap_or_default().to_owned()
}

on_both! {
    of_two_approvals_one_succeeds, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        for round in 0..ROUNDS {
            let account = reseller.account(&client, "4001").await;
            let request = json!({ "cloudAccountId": account["id"] });
            let request = reseller.caller.post("/link-requests", request).await.expect(201);
            let path = format!("/link-requests/{}", request["id"].as_str().unwrap());
            let approve = format!("{path}/approve");
            let (one, other) = join(app.ops.act(&approve), app.ops.act(&approve)).await;
            assert_eq!(statuses(&one, &other), [200, 409], "round {round}");
            let refused = if one.status == 409 { one } else { other };
            let refused = refused.problem(409, "link_request_transition_not_allowed");
            assert_eq!((&refused["current"], &refused["allowedFrom"]), (&json!("approved"), &json!(["submitted"])));
            let history = app.ops.get(&format!("{path}/history")).await.expect(200);
            assert_eq!(history["data"].as_array().unwrap().len(), 2, "{history}");
        }
    }
}

on_both! {
    l7_of_two_submissions_for_one_account_one_succeeds, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        for round in 0..ROUNDS {
            let account = reseller.account(&client, "4002").await;
            let submit = || reseller.caller.post("/link-requests", json!({ "cloudAccountId": account["id"] }));
            let (one, other) = join(submit(), submit()).await;
            assert_eq!(statuses(&one, &other), [201, 409], "round {round}");
            assert_eq!(code_of(409, one, other), "link_request_already_open");
        }
    }
}

on_both! {
    sixty_four_writers_at_once_all_get_their_client, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let create = |index: usize| reseller.caller.post("/clients", client_body(&format!("Client {index}")));
        let answers = join_all((0..64).map(create)).await;
        let made: BTreeSet<_> = answers.into_iter().map(|answer| answer.expect(201)["id"].to_string()).collect();
        assert_eq!(made.len(), 64);
        let list = reseller.caller.get("/clients?limit=100").await.expect(200);
        let stored: BTreeSet<_> = list["data"].as_array().unwrap().iter().map(|one| one["id"].to_string()).collect();
        assert_eq!(stored, made);
    }
}

on_both! {
    an_account_number_is_registered_once, Manual, |app| {
        let (reseller, rival) = (app.reseller("Nube").await, app.reseller("Rival").await);
        let (client, other_client) = (reseller.client(&app, "Sol").await, rival.client(&app, "Luna").await);
        for round in 0..ROUNDS {
            let number = number("4003");
            let (one, other) = join(
                reseller.caller.post("/cloud-accounts", account_body(&client, &number)),
                rival.caller.post("/cloud-accounts", account_body(&other_client, &number)),
            )
            .await;
            assert_eq!(statuses(&one, &other), [201, 409], "round {round}");
            assert_eq!(code_of(409, one, other), "aws_account_already_registered");
            let stored = app.ops.get(&format!("/cloud-accounts?awsAccountId={number}")).await.expect(200);
            assert_eq!(stored["data"].as_array().unwrap().len(), 1);
        }
    }
}

on_both! {
    an_archived_client_never_has_a_live_account, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        for round in 0..ROUNDS {
            let client = reseller.client(&app, "Sol").await;
            let path = format!("/clients/{client}");
            let body = account_body(&client, &number("4004"));
            let create = reseller.caller.post("/cloud-accounts", body);
            // Who is asked first alternates.
            let (archived, created) = if round % 2 == 0 {
                join(reseller.caller.delete(&path), create).await
            } else {
                let (created, archived) = join(create, reseller.caller.delete(&path)).await;
                (archived, created)
            };
            let status = reseller.caller.get(&path).await.expect(200)["status"].clone();
            let accounts = reseller.caller.get(&format!("/cloud-accounts?clientId={client}")).await.expect(200);
            if archived.status == 204 {
                created.problem(409, "client_archived");
                assert_eq!((status, &accounts["data"]), (json!("archived"), &json!([])));
            } else {
                archived.problem(409, "client_has_live_accounts");
                created.expect(201);
                assert_eq!((status, accounts["data"].as_array().unwrap().len()), (json!("active"), 1));
            }
        }
    }
}

on_both! {
    s1_an_account_gets_into_one_of_two_groups, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let mut groups = Vec::new();
        for name in ["One", "Two"] {
            let body = json!({ "clientId": client, "name": name, "kind": "passthrough", "cloudAccountIds": [] });
            let group = reseller.caller.post("/support-plans", body).await.expect(201);
            groups.push(group["id"].as_str().unwrap().to_owned());
        }
        for round in 0..ROUNDS {
            let account = reseller.account(&client, "4005").await;
            let account = account["id"].as_str().unwrap();
            let put = async |group: &str| {
                let path = format!("/support-plans/{group}/accounts/{account}");
                reseller.caller.send(Method::PUT, &path, None, &[]).await
            };
            let (one, other) = join(put(&groups[0]), put(&groups[1])).await;
            assert_eq!(statuses(&one, &other), [200, 409], "round {round}");
            let winner = if one.status == 200 { &groups[0] } else { &groups[1] };
            assert_eq!(code_of(409, one, other), "account_already_in_support_plan");
            let seen = reseller.caller.get(&format!("/cloud-accounts/{account}")).await.expect(200);
            assert_eq!(seen["supportPlanId"], json!(winner));
            let mut members = Vec::new();
            for group in &groups {
                let group = reseller.caller.get(&format!("/support-plans/{group}")).await.expect(200);
                members.extend(group["cloudAccountIds"].as_array().unwrap().clone());
            }
            assert_eq!(members.iter().filter(|member| **member == json!(account)).count(), 1);
            assert_eq!(members.len(), round + 1);
        }
    }
}

on_both! {
    of_two_changes_to_one_version_one_succeeds, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let path = format!("/clients/{}", reseller.bare_client("Sol").await);
        for round in 0..ROUNDS {
            let tag = format!("\"v{}\"", round + 1);
            let patch = async |name: String| {
                let body = json!({ "name": name }).to_string();
                reseller.caller.send(Method::PATCH, &path, Some(body), &[("if-match", &tag)]).await
            };
            let (one, other) = join(patch(format!("A{round}")), patch(format!("B{round}"))).await;
            assert_eq!(statuses(&one, &other), [200, 412], "round {round}");
            let kept = if one.status == 200 { one.json["name"].clone() } else { other.json["name"].clone() };
            assert_eq!(code_of(412, one, other), "version_mismatch");
            let stored = reseller.caller.get(&path).await.expect(200);
            assert_eq!((&stored["name"], &stored["version"]), (&kept, &json!(round + 2)));
        }
    }
}

on_both! {
    changes_without_a_version_are_all_applied, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let path = format!("/clients/{}", reseller.bare_client("Sol").await);
        let patch = |index: usize| {
            let (caller, path) = (reseller.caller.clone(), path.clone());
            rt::spawn(async move { caller.patch(&path, json!({ "name": format!("Name {index}") })).await })
        };
        for answer in join_all((0..8).map(patch)).await {
            answer.unwrap().expect(200);
        }
        assert_eq!(reseller.caller.get(&path).await.expect(200)["version"], 9);
    }
}

/// Starts three servers at the same moment on one empty database. What the database holds then, once for each thing
/// there may be one of.
fn start_three(kind: Database, change: impl Fn(&mut gangway::settings::Settings)) -> (Vec<App>, Vec<IssuedCredential>) {
    let database = TestDatabase::new(kind);
    let mut settings = settings(&database, AwsMode::Manual, "http://127.0.0.1:1");
    settings.database_pool = 2;
    change(&mut settings);
    let start = || {
        let settings = settings.clone();
        thread::spawn(move || start::start(settings, Clock::default()).unwrap())
    };
    let threads = [start(), start(), start()];
    let (apps, made): (Vec<_>, Vec<_>) = threads.into_iter().map(|thread| thread.join().unwrap()).unzip();
    let read = apps[0].db.write_blocking(|conn| {
        let masters = pricebooks::table.select(pricebooks::kind).load::<String>(conn).map_err(DbError::from)?;
        let keys = signing_keys::table.count().get_result::<i64>(conn).map_err(DbError::from)?;
        let first = credentials::table.select((credentials::id, credentials::role));
        Ok((masters, keys, first.load::<(String, String)>(conn).map_err(DbError::from)?))
    });
    let (masters, keys, first) = read.unwrap();
    assert_eq!((masters, keys), (vec!["master".to_owned()], 1));
    let id = made.iter().flatten().next().map_or(OPS_ID.to_owned(), |made| made.id.to_string());
    assert_eq!(first, [(id, "operations".to_owned())]);
    (apps, made.into_iter().flatten().collect())
}

#[test]
fn three_servers_that_start_together_share_one_pricebook_one_key_and_one_credential() {
    for kind in [Database::Sqlite, Database::Postgres] {
        for _ in 0..3 {
            let (apps, made) = start_three(kind, |_| {});
            assert!(made.is_empty());
            let key = |app: &App| serde_json::to_value(app.tokens.jwks(app.clock.real())).unwrap();
            assert!(apps.iter().all(|app| key(app) == key(&apps[0])));
        }
        let (_, made) = start_three(kind, |settings| settings.bootstrap = None);
        assert_eq!(made.len(), 1, "one of them shows the secret that it made");
    }
}
