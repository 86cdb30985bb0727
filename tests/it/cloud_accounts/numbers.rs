//! The account number: its form, whose it is, how it changes and how it becomes free (A1).

use serde_json::json;

use super::path;
use crate::on_both;
use crate::support::Caller;
use crate::support::bodies::{account_body, id, number};

on_both! {
    a1_the_account_number_is_twelve_digits_however_it_was_pasted, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let post = async |number: &str| reseller.caller.post("/cloud-accounts", account_body(&client, number)).await;
        for (given, stored) in [
            ("001234567890", "001234567890"),
            ("0000-0000-0001", "000000000001"),
            ("1234 5678 9012", "123456789012"),
            ("  2234-5678-9012\t", "223456789012"),
            ("\u{a0}323456789012\u{200b}", "323456789012"),
        ] {
            assert_eq!(post(given).await.expect(201)["awsAccountId"], stored, "{given:?}");
            post(stored).await.problem(409, "aws_account_already_registered");
        }
        for refused in [
            "", "42345678901", "4234567890123", "42345678901a", "+42345678901", "4234-5678 9012", "42-34-56-78-90-12",
            "٤٢٣٤٥٦٧٨٩٠١٢", "４２３４５６７８９０１２", "42345678901٢", "arn:aws:iam::423456789012:root",
        ] {
            assert_eq!(post(refused).await.violations(), ["/awsAccountId invalid_aws_account_id"], "{refused:?}");
        }
        let found = reseller.caller.get("/cloud-accounts?awsAccountId=0012-3456-7890").await.expect(200);
        assert_eq!(found["data"][0]["awsAccountId"], "001234567890");
    }
}

on_both! {
    a_number_is_unique_among_live_accounts_and_the_refusal_does_not_say_whose_it_is, Manual, |app| {
        let (one, other) = (app.reseller("One").await, app.reseller("Other").await);
        let (sol, luna) = (one.client(&app, "Sol").await, other.client(&app, "Luna").await);
        let account = one.account(&sol, "1000").await;
        let taken = account["awsAccountId"].as_str().unwrap();
        let mine = other.account(&luna, "1001").await;
        let answers = [
            other.caller.post("/cloud-accounts", account_body(&luna, taken)).await,
            other.caller.patch(&path(&mine), json!({ "awsAccountId": taken })).await,
            one.caller.post("/cloud-accounts", account_body(&sol, taken)).await,
        ];
        let mut texts = Vec::new();
        for answer in answers {
            texts.push(answer.lasting_problem(409, "aws_account_already_registered").to_string());
        }
        assert!(texts.iter().all(|text| *text == texts[0]), "the owner is told the same as others: {texts:?}");
        for secret in [id(&account), &sol, &one.id, "Sol", "One"] {
            assert!(!texts[0].contains(secret), "{secret} in {}", texts[0]);
        }
        assert_eq!(other.caller.get(&path(&mine)).await.expect(200), mine);

        one.caller.delete(&path(&account)).await.expect(204);
        let moved = other.caller.post("/cloud-accounts", account_body(&luna, taken)).await.expect(201);
        assert_ne!(moved["externalId"], account["externalId"], "R11: a new account, a new external ID");
        let unlinked = one.caller.get(&path(&account)).await.expect(200);
        assert_eq!((&unlinked["status"], &unlinked["awsAccountId"]), (&json!("unlinked"), &json!(taken)));
    }
}

on_both! {
    a_registered_account_gets_another_number_and_loses_the_role_of_the_old_one, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Sol").await;
        let account = reseller.account(&client, "1000").await;
        let old = account["awsAccountId"].as_str().unwrap();
        let role = format!("/role-arn/{}", id(&account));
        let arn = json!({ "roleArn": format!("arn:aws:iam::{old}:role/GangwayReadOnly") });
        reseller.caller.put(&role, arn.clone()).await.expect(200);
        app.ops.post(&format!("{role}/record-check"), json!({ "status": "verified" })).await.expect(200);
        let verified = reseller.caller.get(&path(&account)).await.expect(200);
        assert_eq!(verified["roleStatus"], "verified");

        // The same number, however it is written, is no change.
        let grouped = format!("{}-{}-{}", &old[..4], &old[4..8], &old[8..]);
        assert_eq!(reseller.caller.patch(&path(&account), json!({ "awsAccountId": grouped })).await.expect(200), verified);
        assert_eq!(reseller.caller.get(&role).await.expect(200)["status"], "verified");

        let new = number("1001");
        let changed = reseller.caller.patch(&path(&account), json!({ "awsAccountId": new })).await.expect(200);
        assert_eq!((&changed["awsAccountId"], &changed["roleStatus"]), (&json!(new), &json!("not_checked")));
        assert_eq!(changed["externalId"], account["externalId"]);
        let cleared = reseller.caller.get(&role).await.expect(200);
        assert_eq!((cleared.get("roleArn"), &cleared["status"]), (None, &json!("not_checked")));
        reseller.caller.put(&role, arn).await.problem(422, "role_arn_account_mismatch");
        // The old number is free again.
        reseller.caller.post("/cloud-accounts", account_body(&client, old)).await.expect(201);

        let request = json!({ "cloudAccountId": id(&account) });
        let request = reseller.caller.post("/link-requests", request).await.expect(201);
        let patch = json!({ "awsAccountId": number("1002") });
        reseller.caller.patch(&path(&account), patch.clone()).await.problem(409, "account_number_fixed");
        let rest = json!({ "awsAccountId": new, "nickname": "Renamed" });
        assert_eq!(reseller.caller.patch(&path(&account), rest).await.expect(200)["nickname"], "Renamed");
        reseller.caller.act(&format!("/link-requests/{}/cancel", id(&request))).await.expect(200);
        reseller.caller.patch(&path(&account), patch).await.expect(200);
    }
}

on_both! {
    operations_frees_a_number_that_somebody_holds_in_every_state_and_conflicts_are_counted, Manual, |app| {
        let (holder, owner) = (app.reseller("Nube").await, app.reseller("Otra").await);
        let (theirs, own) = (holder.client(&app, "Sol").await, owner.client(&app, "Luna").await);
        let mut conflicts = 0;
        for state in ["registered", "renumbered", "requested", "approved", "invited", "linked", "suspended"] {
            let number = number("0301");
            let account = holder.caller.post("/cloud-accounts", account_body(&theirs, &number)).await.expect(201);
            let path = format!("/cloud-accounts/{}", account["id"].as_str().unwrap());
            let mut link = String::new();
            if matches!(state, "requested" | "approved" | "invited" | "linked") {
                let request = json!({ "cloudAccountId": account["id"] });
                let request = holder.caller.post("/link-requests", request).await.expect(201);
                link = format!("/link-requests/{}", request["id"].as_str().unwrap());
            }
            let moves = ["approve", "send", "record-outcome"];
            let count = ["approved", "invited", "linked"].iter().position(|one| *one == state).map_or(0, |place| place + 1);
            for action in &moves[..count] {
                let body = if *action == "record-outcome" { json!({ "outcome": "accepted" }) } else { json!({}) };
                app.ops.post(&format!("{link}/{action}"), body).await.expect(200);
            }
            if state == "suspended" {
                app.ops.patch(&format!("/resellers/{}", holder.id), json!({ "status": "suspended" })).await.expect(200);
            }
            let wanted = account_body(&own, &number);
            owner.caller.post("/cloud-accounts", wanted.clone()).await.problem(409, "aws_account_already_registered");
            conflicts += 1;
            // The way that the operators' guide tells.
            let found = app.ops.get(&format!("/cloud-accounts?awsAccountId={number}")).await.expect(200);
            assert_eq!(found["data"][0]["id"], account["id"]);
            if state == "renumbered" {
                let other = crate::support::bodies::number("0302");
                app.ops.patch(&path, json!({ "awsAccountId": other })).await.expect(200);
            } else {
                if matches!(state, "requested" | "approved" | "invited") {
                    app.ops.delete(&path).await.problem(409, "link_request_already_open");
                    app.ops.act(&format!("{link}/cancel")).await.expect(200);
                }
                app.ops.delete(&path).await.expect(204);
            }
            owner.caller.post("/cloud-accounts", wanted).await.expect(201);
        }
        let metrics = Caller::anonymous(&app.url).get("/metrics").await;
        let line = format!("gangway_account_number_conflicts_total {conflicts}");
        assert!(metrics.text.lines().any(|one| one == line), "{line} in {}", metrics.text);
    }
}
