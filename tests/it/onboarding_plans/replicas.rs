//! Several replicas carry plans out, several resellers have plans, and nobody waits long for another.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use actix_web::rt::time::sleep;
use serde_json::json;

use super::{applied, plan, rows, rows_of, summary};
use crate::on_both;
use crate::support::Caller;
use crate::support::app::HAPPENED;
use crate::support::bodies::id;

on_both! {
    two_replicas_do_no_row_twice, Manual, |app| {
        let there = app.replica();
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let mut plans = Vec::new();
        for _ in 0..3 {
            plans.push(plan(&reseller.caller, &client, &rows(60)).await);
        }
        let other = Caller { url: there, ..reseller.caller.clone() };
        for (made, caller) in plans.iter().zip([&reseller.caller, &other, &reseller.caller]) {
            caller.act(&format!("/onboarding-plans/{}/apply", id(made))).await.expect(200);
        }
        // As if each thought that the other had died.
        for _ in 0..10 {
            app.database.execute("UPDATE onboarding_plans SET due_at = created_at WHERE status = 'applying'");
            sleep(Duration::from_millis(50)).await;
        }
        let mut accounts = BTreeSet::new();
        for made in &plans {
            assert_eq!(summary(&applied(&reseller.caller, made).await), [60, 0, 0, 0, 60, 0]);
            let told = rows_of(&reseller.caller, made).await;
            accounts.extend(told.iter().map(|row| row["cloudAccountId"].as_str().unwrap().to_owned()));
        }
        assert_eq!(accounts.len(), 180);
        let created = format!("SELECT resource_id AS line FROM {HAPPENED} WHERE kind = 'cloud_account.created'");
        let created = app.database.lines(&created);
        assert_eq!((created.len(), created.into_iter().collect::<BTreeSet<_>>()), (180, accounts));
    }
}

on_both! {
    a_light_reseller_waits_for_no_neighbours_plan, Manual, |app| {
        let (heavy, light) = (app.reseller("Heavy").await, app.reseller("Light").await);
        let client = heavy.client(&app, "Sol").await;
        let own = light.client(&app, "Luna").await;
        let mut plans = Vec::new();
        for _ in 0..6 {
            plans.push(plan(&heavy.caller, &client, &rows(250)).await);
        }
        let small = plan(&light.caller, &own, &rows(5)).await;
        for made in &plans {
            heavy.caller.act(&format!("/onboarding-plans/{}/apply", id(made))).await.expect(200);
        }
        sleep(Duration::from_millis(300)).await;
        let begun = Instant::now();
        light.caller.act(&format!("/onboarding-plans/{}/apply", id(&small))).await.expect(200);
        applied(&light.caller, &small).await;
        let waited = begun.elapsed();
        let path = |made| format!("/onboarding-plans/{}", id(made));
        let last = heavy.caller.get(&path(&plans[5])).await.expect(200);
        assert_eq!(last["status"], "applying", "the neighbour is at it still, or this says nothing");
        assert!(waited < Duration::from_secs(3), "{waited:?}");
        let begun = Instant::now();
        light.caller.patch(&format!("/clients/{own}"), json!({ "name": "Luna 2" })).await.expect(200);
        assert!(begun.elapsed() < Duration::from_millis(500), "{:?}", begun.elapsed());
    }
}

on_both! {
    nothing_is_written_while_there_is_nothing_to_do, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        plan(&reseller.caller, &client, &rows(2)).await;
        sleep(Duration::from_millis(500)).await;
        let leases = || app.database.lines("SELECT name AS line FROM job_leases WHERE name LIKE '%onboarding%'");
        let plans = || app.database.lines("SELECT CAST(due_at AS TEXT) AS line FROM onboarding_plans");
        let before = plans();
        sleep(Duration::from_secs(1)).await;
        assert_eq!((leases(), plans()), (Vec::new(), before));
    }
}
