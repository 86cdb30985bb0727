//! What cannot be worked on holds up nobody: it is counted, shown at its resource, and operations can end it.

use gangway::aws::AwsMode;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::number;
use crate::support::{Caller, Database, TestApp};

/// A request for a new account, and the account.
async fn requested(app: &TestApp, reseller: &Caller, client: &str, email: &str) -> (String, String) {
    let body = json!({
        "origin": "new", "clientId": client, "nickname": "Fine", "supportType": "basic", "rootEmail": email,
        "submitLinkRequest": true,
    });
    let account = reseller.post("/cloud-accounts", body).await.expect(201);
    let link = format!("/link-requests/{}", account["linkRequestId"].as_str().unwrap());
    assert_eq!(app.ops.get(&link).await.expect(200)["status"], "submitted");
    (format!("/cloud-accounts/{}", account["id"].as_str().unwrap()), link)
}

fn id_in(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

on_both! {
    a8_what_aws_needs_of_a_new_account_cannot_be_taken_away, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await.caller;
        let client = app.reseller("Other Partners").await;
        let owner = client.client(&app, "Panadería Sol").await;
        let (account, link) = requested(&app, &client.caller, &owner, "root@sol.example").await;
        reseller.get(&account).await.problem(404, "cloud_account_not_found");
        let reseller = client.caller;
        for (patch, refused) in [
            (json!({ "nickname": null }), "/nickname required"),
            (json!({ "nickname": "Panadería Sol" }), "/nickname invalid_account_name"),
            (json!({ "nickname": "x".repeat(64) }), "/nickname invalid_account_name"),
            (json!({ "organizationRole": "standalone" }), "/organizationRole not_allowed"),
        ] {
            assert_eq!(reseller.patch(&account, patch).await.violations(), [refused]);
        }
        let both = json!({ "nickname": null, "organizationRole": "member" });
        assert_eq!(reseller.patch(&account, both).await.violations(), ["/nickname required", "/organizationRole not_allowed"]);

        // Before the approval operations still looks at it; what it looked at is then another version.
        let before = app.ops.get(&link).await.expect(200);
        let seen = format!("\"v{}\"", before["version"]);
        reseller.patch(&account, json!({ "nickname": "Sol Production", "rootEmail": null })).await.expect(200);
        let late = app.ops.send(reqwest::Method::POST, &format!("{link}/approve"), None, &[("If-Match", &seen)]).await;
        late.problem(412, "version_mismatch");
        app.ops.act(&format!("{link}/approve")).await.problem(422, "root_email_required");
        app.ops.post(&format!("{link}/approve"), json!({ "rootEmail": "root@sol.example" })).await.expect(200);

        for status in ["approved", "creating"] {
            for patch in [
                json!({ "nickname": "Another" }), json!({ "rootEmail": null }), json!({ "rootEmail": "b@sol.example" }),
                json!({ "supportType": "business" }),
            ] {
                let refused = reseller.patch(&account, patch.clone()).await.problem(409, "link_request_already_open");
                assert_eq!(refused["linkRequestId"], id_in(&link), "{status} {patch}");
            }
            reseller.patch(&account, json!({ "nickname": "Sol Production" })).await.expect(200);
            if status == "approved" {
                assert_eq!(app.ops.act(&format!("{link}/send")).await.expect(200)["status"], "creating");
            }
        }
        app.ops.post(&format!("{link}/complete"), json!({ "awsAccountId": number("4444") })).await.expect(200);
        assert_eq!(reseller.patch(&account, json!({ "rootEmail": null })).await.violations(), ["/rootEmail required"]);
        assert_eq!(reseller.patch(&account, json!({ "nickname": null })).await.violations(), ["/nickname required"]);
        reseller.patch(&account, json!({ "nickname": "Renamed", "rootEmail": "c@sol.example" })).await.expect(200);
    }
}

on_both! {
    a6_an_account_with_an_open_request_does_not_become_a_member, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let account = reseller.account(&client, "3333").await;
        let path = format!("/cloud-accounts/{}", account["id"].as_str().unwrap());
        let request = json!({ "cloudAccountId": account["id"] });
        let link = reseller.caller.post("/link-requests", request).await.expect(201);
        let link = format!("/link-requests/{}", link["id"].as_str().unwrap());
        let member = json!({ "organizationRole": "member" });
        for action in ["approve", "send"] {
            reseller.caller.patch(&path, member.clone()).await.problem(409, "member_account_must_leave");
            reseller.caller.patch(&path, json!({ "awsAccountId": number("1234") })).await.problem(409, "account_number_fixed");
            app.ops.act(&format!("{link}/{action}")).await.expect(200);
        }
        reseller.caller.patch(&path, member.clone()).await.problem(409, "member_account_must_leave");
        reseller.caller.act(&format!("{link}/cancel")).await.expect(200);
        reseller.caller.patch(&path, member).await.expect(200);
    }
}

on_both! {
    one_resellers_root_email_is_not_kept_from_another, Manual, |app| {
        for name in ["Nube Partners", "Other Partners"] {
            let reseller = app.reseller(name).await;
            let client = reseller.client(&app, "Panadería Sol").await;
            requested(&app, &reseller.caller, &client, "root@sol.example").await;
            let again = json!({
                "origin": "new", "clientId": client, "nickname": "Fine", "supportType": "basic", "rootEmail": "ROOT@sol.example",
            });
            reseller.caller.post("/cloud-accounts", again).await.problem(409, "root_email_in_use");
        }
    }
}

/// Makes the account's request one that was approved before it was kept what is approved: it goes by the account.
fn forget_approved(app: &TestApp, account: &str) {
    let unset = "UPDATE link_requests SET approved_account_name = NULL, approved_root_email = NULL";
    app.database.execute(&format!("{unset} WHERE cloud_account_id = '{}'", id_in(account)));
}

on_both! {
    what_lacks_is_told_before_anything_moves, Simulated, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        for (email, column, value, code) in [
            ("a@sol.example", "nickname", "NULL", "account_name_required"),
            ("b@sol.example", "nickname", "'Panadería Sol'", "account_name_required"),
            ("c@sol.example", "root_email", "NULL", "root_email_required"),
        ] {
            let (account, link) = requested(&app, &reseller.caller, &client, email).await;
            app.ops.act(&format!("{link}/approve")).await.expect(200);
            app.database.execute(&format!("UPDATE cloud_accounts SET {column} = {value} WHERE id = '{}'", id_in(&account)));
            forget_approved(&app, &account);
            app.ops.act(&format!("{link}/send")).await.problem(422, code);
            assert_eq!(app.ops.get(&link).await.expect(200)["status"], "approved");
            reseller.caller.act(&format!("{link}/cancel")).await.expect(200);
        }
        let (account, link) = requested(&app, &reseller.caller, &client, "root@sol.example").await;
        app.database.execute(&format!("UPDATE cloud_accounts SET nickname = NULL WHERE id = '{}'", id_in(&account)));
        app.ops.act(&format!("{link}/approve")).await.problem(422, "account_name_required");
        app.ops.post(&format!("{link}/approve"), json!({ "accountName": "Fine" })).await.expect(200);
    }
}

fn warned(request: &Value) -> bool {
    request["warnings"].as_array().unwrap().iter().any(|warning| warning["code"] == "link_request_stuck")
}

/// Plants a request of each kind that cannot be worked on, and sees the work of another reseller go on.
async fn others_go_on(app: TestApp) {
    let bad = app.reseller("Nube Partners").await;
    let client = bad.client(&app, "Panadería Sol").await;
    let planted = |sql: String| app.database.execute(&sql);
    let mut stuck = Vec::new();

    // A creation without a name, whose call broke off; and one that AWS is at.
    for (email, more) in [("a@sol.example", ", create_request_id = NULL"), ("b@sol.example", "")] {
        let (account, link) = requested(&app, &bad.caller, &client, email).await;
        app.ops.act(&format!("{link}/approve")).await.expect(200);
        planted(format!("UPDATE cloud_accounts SET nickname = NULL WHERE id = '{}'", id_in(&account)));
        forget_approved(&app, &account);
        let open =
            if more.is_empty() { "aws_open = (1 = 1), create_request_id = 'car-1'" } else { "aws_open = (1 = 0)" };
        planted(format!(
            "UPDATE link_requests SET status = 'creating', sending_since = approved_at, {open} {more} WHERE id = '{}'",
            id_in(&link)
        ));
        stuck.push(link);
    }
    // An invitation to an account without a number, whose call broke off.
    let account = bad.account(&client, "2222").await;
    let request = bad.caller.post("/link-requests", json!({ "cloudAccountId": account["id"] })).await.expect(201);
    let link = format!("/link-requests/{}", request["id"].as_str().unwrap());
    app.ops.act(&format!("{link}/approve")).await.expect(200);
    planted(format!(
        "UPDATE cloud_accounts SET aws_account_id = NULL WHERE id = '{}'",
        account["id"].as_str().unwrap()
    ));
    planted(format!(
        "UPDATE link_requests SET status = 'sending', sending_since = approved_at WHERE id = '{}'",
        id_in(&link)
    ));
    stuck.push(link);
    // An invitation whose two weeks are over, with an account that cannot be read.
    let account = bad.account(&client, "2223").await;
    let request = bad.caller.post("/link-requests", json!({ "cloudAccountId": account["id"] })).await.expect(201);
    let unreadable = format!("/link-requests/{}", request["id"].as_str().unwrap());
    planted(format!(
        "UPDATE cloud_accounts SET external_id = 'nonsense' WHERE id = '{}'",
        account["id"].as_str().unwrap()
    ));
    planted(format!(
        "UPDATE link_requests SET status = 'sent', expires_at = submitted_at WHERE id = '{}'",
        id_in(&unreadable)
    ));
    // The same that cannot be read itself.
    let account = bad.account(&client, "2224").await;
    let request = bad.caller.post("/link-requests", json!({ "cloudAccountId": account["id"] })).await.expect(201);
    planted(format!(
        "UPDATE link_requests SET status = 'sent', expires_at = submitted_at, handshake_id = 'nonsense' WHERE id = '{}'",
        request["id"].as_str().unwrap()
    ));
    app.clock.advance(chrono::TimeDelta::seconds(61));
    let ops = Caller::login(&app.url, crate::support::app::OPS_ID, crate::support::app::OPS_SECRET).await;

    // Others read, write and are linked.
    let good = app.reseller("Other Partners").await;
    let owner = good.client(&app, "Panadería Luna").await;
    let account = good.account(&owner, "5555").await;
    let request = good.caller.post("/link-requests", json!({ "cloudAccountId": account["id"] })).await.expect(201);
    let link = format!("/link-requests/{}", request["id"].as_str().unwrap());
    ops.act(&format!("{link}/approve")).await.expect(200);
    ops.act(&format!("{link}/send")).await.expect(200);
    good.caller.until(&link, |body| body["status"] == "accepted").await;
    let (_, creation) = requested(&app, &good.caller, &owner, "root@luna.example").await;
    ops.act(&format!("{creation}/approve")).await.expect(200);
    ops.act(&format!("{creation}/send")).await.expect(200);
    good.caller.until(&creation, |body| body["status"] == "completed").await;

    // What is stuck says so, and operations ends it.
    assert_eq!(ops.get(&unreadable).await.expect(200)["status"], "expired", "nothing else of its account is read");
    for link in &stuck {
        let shown = ops.until(link, warned).await;
        assert_eq!(shown["availableActions"], json!(["cancel"]), "{shown}");
        bad.caller.act(&format!("{link}/cancel")).await.problem(409, "link_request_transition_not_allowed");
        let events = ops.get(&format!("/events?resourceId={}", id_in(link))).await.expect(200);
        assert_eq!(events["data"][0]["type"], "link_request.updated");
        assert_eq!(events["data"][0]["resource"]["version"], shown["version"]);
        let ended = ops.act(&format!("{link}/cancel")).await.expect(200);
        assert_eq!(ended["status"], "canceled");
        assert!(!warned(&ended));
    }
    let metrics = ops.get("/metrics").await;
    let line = "gangway_job_items_failed_total{job=\"link_requests\"}";
    assert!(metrics.text.contains(line), "{line}");
    let failed =
        metrics.text.lines().find(|line| line.starts_with("gangway_job_failures_total{job=\"link_requests\"}"));
    assert!(failed.is_none_or(|line| line.ends_with(" 0")), "{failed:?}");
}

#[actix_web::test]
async fn what_cannot_be_worked_on_holds_up_no_other_tenant_on_sqlite() {
    others_go_on(TestApp::start(Database::Sqlite, AwsMode::Simulated).await).await;
}

#[actix_web::test]
async fn what_cannot_be_worked_on_holds_up_no_other_tenant_on_postgres() {
    others_go_on(TestApp::start(Database::Postgres, AwsMode::Simulated).await).await;
}
