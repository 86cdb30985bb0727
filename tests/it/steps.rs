//! What grows with one tenant's data is done in steps, so that nobody else waits for it, and what depends on it is right
//! at once.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use diesel::prelude::*;
use gangway::db::Share;
use gangway::db::schema::{credentials, link_requests};
use gangway::domain::Expected;
use gangway::enrolment::archive;
use gangway::fault::DbError;
use gangway::jobs::lease;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::app::Reseller;
use crate::support::bodies::client_body;
use crate::support::{Answer, Caller, TestApp};

/// Longer than anything bounded takes on a busy machine, and shorter than what grows without bound.
const SOON: Duration = Duration::from_secs(8);

async fn soon(what: &str, answer: impl Future<Output = Answer>) -> Answer {
    let begun = Instant::now();
    let answer = answer.await;
    assert!(begun.elapsed() < SOON, "{what} took {:?}: {}", begun.elapsed(), answer.text);
    answer
}

/// Keeps the job of lapsed requests from its work, or lets it go on.
async fn hold_job(app: &TestApp, days: i64) {
    let until = app.clock.now() + TimeDelta::days(days);
    let hold = app.app.db.write(&Share::Jobs, move |conn| Ok(lease::acquire(conn, "lapsed_requests", "tests", until)?));
    assert!(hold.await.unwrap(), "the lease is the tests'");
}

/// Plants so many requests of the reseller that were sent two weeks ago and more, each of its own account; `mark` is a digit
/// that tells them from others'. The last one is the youngest.
async fn lapsed(app: &TestApp, reseller: &Reseller, mark: u32, count: u32) -> String {
    let client = reseller.client(app, "Sol").await;
    let account = reseller.account(&client, "1000").await;
    let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": account["id"] })).await.expect(201);
    let request = request["id"].as_str().unwrap();
    app.ops.act(&format!("/link-requests/{request}/approve")).await.expect(200);
    app.ops.act(&format!("/link-requests/{request}/send")).await.expect(200);
    let (series, long, number) = (app.database.series(count), app.database.digits(24), app.database.digits(11));
    app.database.execute(&format!(
        "INSERT INTO cloud_accounts (id, reseller_id, client_id, origin, aws_account_id, support_type, organization_role, \
         external_id, status, role_status, link_request_id, version, created_at, updated_at) \
         SELECT 'acc_0{mark}' || {long}, reseller_id, client_id, origin, '{mark}' || {number}, support_type, \
         organization_role, 'CA0{mark}' || {long}, 'invited', role_status, 'lrq_0{mark}' || {long}, 2, created_at, updated_at \
         FROM cloud_accounts, {series} WHERE id = '{}'",
        account["id"].as_str().unwrap()
    ));
    let ago = if app.database.url().starts_with("sqlite") {
        "expires_at - 2000000000000 + n"
    } else {
        "expires_at - interval '2000000 seconds' + n * interval '1 microsecond'"
    };
    app.database.execute(&format!(
        "INSERT INTO link_requests (id, reseller_id, client_id, cloud_account_id, kind, status, submitted_at, approved_at, \
         approved_by, attempts, sent_at, expires_at, aws_expires_at, aws_open, version, updated_at) \
         SELECT 'lrq_0{mark}' || {long}, reseller_id, client_id, 'acc_0{mark}' || {long}, kind, 'sent', submitted_at, \
         approved_at, approved_by, 1, sent_at, {ago}, aws_expires_at, aws_open, 3, updated_at \
         FROM link_requests, {series} WHERE id = '{request}'"
    ));
    format!("0{mark}{count:024}")
}

async fn sent(app: &TestApp, reseller: &str) -> i64 {
    let reseller = reseller.to_owned();
    let count = app.app.db.read(&Share::Jobs, move |conn| {
        let sent = link_requests::table
            .filter(link_requests::reseller_id.eq(&reseller))
            .filter(link_requests::status.eq("sent"));
        Ok(sent.count().get_result::<i64>(conn).map_err(DbError::from)?)
    });
    count.await.unwrap()
}

on_both! {
    l3_lapsed_requests_of_one_reseller_hold_up_nobody_and_are_expired_where_one_looks, Manual, |app| {
        const COUNT: u32 = 3000;
        let (many, other) = (app.reseller("Nube").await, app.reseller("Other").await);
        let client = other.client(&app, "Luna").await;
        let account = other.account(&client, "2000").await;
        hold_job(&app, 365).await;
        let last = lapsed(&app, &many, 1, COUNT).await;
        assert_eq!(sent(&app, &many.id).await, i64::from(COUNT) + 1);

        let (link, linked) = (format!("/link-requests/lrq_{last}"), format!("/cloud-accounts/acc_{last}"));
        soon("another's creation", other.caller.post("/clients", client_body("Mar"))).await.expect(201);
        soon("another's list", other.caller.get("/link-requests?limit=1")).await.expect(200);
        soon("another's account", other.caller.get("/cloud-accounts?limit=1")).await.expect(200);
        let body = json!({ "cloudAccountId": account["id"] });
        soon("another's request", other.caller.post("/link-requests", body)).await.expect(201);
        soon("its own creation", many.caller.post("/clients", client_body("Mar"))).await.expect(201);
        assert_eq!(sent(&app, &many.id).await, i64::from(COUNT) + 1, "others do none of it");

        // What is asked for by its id is right at once, and nothing else is done for it.
        let seen = soon("one of many", many.caller.get(&linked)).await.expect(200);
        assert_eq!(seen["status"], "registered");
        assert_eq!(soon("its request", many.caller.get(&link)).await.expect(200)["status"], "expired");
        let before = format!("{:024}", COUNT - 1);
        let refused = soon("its action", app.ops.post(&format!("/link-requests/lrq_01{before}/cancel"), json!({}))).await;
        assert_eq!(refused.problem(409, "link_request_transition_not_allowed")["current"], "expired");
        soon("its account", many.caller.delete(&format!("/cloud-accounts/acc_01{before}"))).await.expect(204);
        assert_eq!(sent(&app, &many.id).await, i64::from(COUNT) - 1);

        // Also what is to be tried later at AWS, and what could not be expired a moment ago.
        for (number, stuck) in [(COUNT - 2, "NULL"), (COUNT - 3, "submitted_at")] {
            let id = format!("lrq_01{number:024}");
            app.database.execute(&format!(
                "UPDATE link_requests SET retry_at = aws_expires_at, stuck_since = {stuck} WHERE id = '{id}'"
            ));
            let seen = soon("one that waits", many.caller.get(&format!("/link-requests/{id}"))).await.expect(200);
            assert_eq!(seen["status"], "expired");
        }

        // A list is right at once, in a few steps.
        let some = app.reseller("Some").await;
        lapsed(&app, &some, 2, 250).await;
        let open = some.caller.get("/link-requests?status=sent").await.expect(200);
        assert_eq!(open["data"].as_array().unwrap().len(), 1, "{open}");
        let ended = some.caller.get("/cloud-accounts?status=invited").await.expect(200);
        assert_eq!(ended["data"].as_array().unwrap().len(), 1);
        assert_eq!((sent(&app, &some.id).await, sent(&app, &many.id).await), (1, i64::from(COUNT) - 3));

        // The job does the rest, and others go on meanwhile.
        hold_job(&app, -365).await;
        let begun = Instant::now();
        while sent(&app, &many.id).await > 1 {
            soon("another beside the job", other.caller.post("/clients", client_body("Mar"))).await.expect(201);
            assert!(begun.elapsed() < Duration::from_secs(60), "{} are left", sent(&app, &many.id).await);
            actix_web::rt::time::sleep(Duration::from_millis(100)).await;
        }
        assert_eq!(sent(&app, &many.id).await, 1, "what has not lapsed stays");
    }
}

/// A new credential for the customer portal of this client: its id, its secret and who uses it.
async fn customer(app: &TestApp, by: &Caller, client: &str) -> (String, String, Caller) {
    let made =
        by.post("/credentials", json!({ "name": "portal", "role": "customer", "clientId": client })).await.expect(201);
    let text = |member: &str| made[member].as_str().unwrap().to_owned();
    let (id, secret) = (text("id"), text("secret"));
    let caller = Caller::login(&app.url, &id, &secret).await;
    (id, secret, caller)
}

/// Copies a credential so many times, past the server; the copies have the secret of the first.
fn copy_credential(app: &TestApp, id: &str, mark: u32, count: u32, revoked_at: &str) {
    let (series, long) = (app.database.series(count), app.database.digits(24));
    app.database.execute(&format!(
        "INSERT INTO credentials (id, name, role, reseller_id, client_id, scopes, secret_hash, revoked_at, version, \
         created_at, token_generation) SELECT 'crd_0{mark}' || {long}, name, role, reseller_id, client_id, scopes, \
         secret_hash, {revoked_at}, version, created_at, 0 FROM credentials, {series} WHERE id = '{id}'"
    ));
    // A holder's count may be in several rows.
    let own = format!("holder = (SELECT reseller_id FROM credentials WHERE id = '{id}') AND quota = 'credentials'");
    app.database.execute(&format!(
        "UPDATE quota_usage SET used = used + {count} WHERE {own} \
         AND slot = (SELECT MIN(slot) FROM quota_usage WHERE {own})"
    ));
}

/// How many of the client's credentials work.
async fn working(app: &TestApp, client: &str) -> i64 {
    let client = client.to_owned();
    let count = app.app.db.read(&Share::Jobs, move |conn| {
        let own = credentials::table.filter(credentials::client_id.eq(&client));
        Ok(own.filter(credentials::revoked_at.is_null()).count().get_result::<i64>(conn).map_err(DbError::from)?)
    });
    count.await.unwrap()
}

async fn refused_login(url: &str, id: &str, secret: &str) {
    let client = reqwest::Client::new();
    let form = [("grant_type", "client_credentials")];
    let answer =
        client.post(format!("{url}/oauth/token")).basic_auth(id, Some(secret)).form(&form).send().await.unwrap();
    assert_eq!(answer.status(), 401);
    assert_eq!(answer.json::<Value>().await.unwrap()["error"], "invalid_client");
}

on_both! {
    an_archived_clients_credentials_are_refused_at_once_and_revoked_in_steps, Manual, |app| {
        const COUNT: u32 = 2000;
        let (many, other) = (app.reseller("Nube").await, app.reseller("Other").await);
        let (client, second) = (many.bare_client("Sol").await, many.bare_client("Luna").await);
        let replica = app.replica();
        let mut customers = Vec::new();
        for (mark, client) in [(1, &client), (2, &second)] {
            let (id, secret, caller) = customer(&app, &many.caller, client).await;
            caller.get(&format!("/clients/{client}")).await.expect(200);
            copy_credential(&app, &id, mark, COUNT, "NULL");
            customers.push((id, secret, caller));
        }

        // Others write beside it, and after the answer all is done.
        let path = format!("/clients/{client}");
        let archive = async { many.caller.delete(&path).await };
        let beside = async {
            for _ in 0..10 {
                soon("another's creation", other.caller.post("/clients", client_body("Mar"))).await.expect(201);
            }
        };
        let (archived, ()) = futures_util::future::join(archive, beside).await;
        archived.expect(204);
        let (id, secret, here) = &customers[0];
        here.get(&path).await.problem(401, "unauthenticated");
        Caller { url: replica.clone(), ..here.clone() }.within_five_seconds(&path, 401).await;
        refused_login(&app.url, id, secret).await;
        assert_eq!((working(&app, &client).await, working(&app, &second).await), (0, i64::from(COUNT) + 1));
        let last = format!("crd_01{COUNT:024}");
        let shown = many.caller.get(&format!("/credentials/{last}")).await.expect(200);
        assert!(shown["revokedAt"].is_string(), "{shown}");
        let told = many.caller.until(&format!("/events?resourceId={last}"), |told| told["data"][0].is_object()).await;
        assert_eq!((&told["data"][0]["type"], &told["data"][0]["actor"]["role"]), (&json!("credential.revoked"), &json!("reseller")));
        assert_eq!(told["data"][0]["resource"]["version"], shown["version"]);
        many.caller.delete(&path).await.expect(204);

        // A crash after the first transaction: the customers are out everywhere, and a job goes on.
        let (id, secret, here) = &customers[1];
        let path = format!("/clients/{second}");
        let by = app.app.tokens.verify(many.caller.token.as_ref().unwrap(), app.clock.now()).unwrap();
        let archived = second.parse().unwrap();
        app.app.write(&by, move |tx| archive::archive(tx, &archived, &Expected::ANYTHING)).await.unwrap();
        assert_eq!(working(&app, &second).await, i64::from(COUNT) + 1 - 200);
        refused_login(&app.url, id, secret).await;
        here.within_five_seconds(&path, 401).await;
        Caller { url: replica, ..here.clone() }.within_five_seconds(&path, 401).await;
        app.clock.advance(TimeDelta::seconds(6));
        let begun = Instant::now();
        while working(&app, &second).await > 0 {
            assert!(begun.elapsed() < Duration::from_secs(20), "{} are left", working(&app, &second).await);
            actix_web::rt::time::sleep(Duration::from_millis(100)).await;
        }
        let reseller = many.id.clone();
        let used = app.app.db.read(&Share::Jobs, move |conn| {
            Ok(gangway::quotas::store::used(conn, &reseller, gangway::quotas::model::Quota::Credentials)?)
        });
        assert_eq!(used.await.unwrap(), 1, "the reseller's own");
    }
}

on_both! {
    what_is_revoked_is_read_as_it_comes_however_much_was_revoked_before, Manual, |app| {
        let ago = |seconds: i64| {
            let at = app.clock.now() - TimeDelta::seconds(seconds);
            if app.database.url().starts_with("sqlite") { at.timestamp_micros().to_string() } else { format!("'{}'", at.to_rfc3339()) }
        };
        let reseller = app.reseller("Nube").await;
        let client = reseller.bare_client("Sol").await;
        let (old, _, old_caller) = customer(&app, &app.ops, &client).await;
        let early = app.replica();
        copy_credential(&app, &old, 1, 40_000, &ago(3600));
        // What was revoked long before a replica starts is refused by it from the beginning.
        app.database.execute(&format!("UPDATE credentials SET revoked_at = {} WHERE id = '{old}'", ago(3500)));
        let begun = Instant::now();
        let fresh = app.replica();
        let whole = begun.elapsed();
        // All this kept the thread from its jobs: who has not read for five seconds what is revoked answers nobody.
        let path = format!("/clients/{client}");
        for url in [&app.url, &early, &fresh] {
            let caller = Caller { url: url.clone(), ..reseller.caller.clone() };
            let begun = Instant::now();
            while caller.get(&path).await.status != 200 {
                assert!(begun.elapsed() < Duration::from_secs(30), "{url} does not come back");
                actix_web::rt::time::sleep(Duration::from_millis(200)).await;
            }
        }
        Caller { url: fresh.clone(), ..old_caller.clone() }.get(&path).await.problem(401, "unauthenticated");

        // A transaction that began a while ago commits now.
        let late = ["credentials SET revoked_at", "credentials SET token_generation = 1, tokens_revoked_at", "clients SET status = 'archived', updated_at"];
        for change in late {
            let client = reseller.bare_client("Luna").await;
            let (id, _, caller) = customer(&app, &app.ops, &client).await;
            let path = format!("/clients/{client}");
            let replicas = [&app.url, &early, &fresh].map(|url| Caller { url: url.clone(), ..caller.clone() });
            for replica in &replicas {
                replica.get(&path).await.expect(200);
            }
            let row = if change.starts_with("clients") { &client } else { &id };
            app.database.execute(&format!("UPDATE {change} = {} WHERE id = '{row}'", ago(90)));
            for replica in &replicas {
                replica.within_five_seconds(&path, 401).await;
            }
        }

        let mut took = Vec::new();
        for _ in 0..5 {
            let begun = Instant::now();
            app.app.refresh_revocations().await.unwrap();
            took.push(begun.elapsed());
        }
        // Measured against the start, which read all of it.
        assert!(*took.iter().min().unwrap() * 5 < whole, "{took:?} beside {whole:?}");
        reseller.caller.get("/clients").await.expect(200);
    }
}
