//! What is done by the owner's page: only by forms of its own, only for its account, and in the owner's name.

use chrono::TimeDelta;
use gangway::aws::AwsMode;
use serde_json::json;

use super::visitor::Owned;
use crate::on_both;
use crate::support::bodies::id;
use crate::support::{Database, TestApp};

on_both! {
    what_an_owner_does_is_checked_at_once_and_told_in_the_owners_name, Simulated, |app| {
        let owned = Owned::new(&app, "3333", "en").await;
        let request = owned.request(&app).await;
        let saved = owned.owner.submit("/role-arn", &format!(" {}\n", owned.arn("GangwayNoAccess"))).await;
        assert_eq!((saved.status, saved.header("location").ends_with("#role")), (303, true));
        assert_eq!(owned.role().await["status"], "no_access");
        let page = owned.owner.get("").await.text;
        assert!(page.contains("The role cannot be used yet") && page.contains("Check now"), "{page}");
        assert_eq!(owned.owner.submit("/check", "").await.status, 303);
        assert_eq!(owned.owner.submit("/role-arn", &owned.arn("GangwayReadOnly")).await.status, 303);
        assert_eq!(owned.role().await["status"], "verified");
        let told = owned.reseller.get(&format!("/events?resourceId={}", owned.account)).await.expect(200);
        let mut by_owner = told["data"].as_array().unwrap().iter().filter(|event| event["actor"] == json!({ "role": "owner" }));
        for kind in ["cloud_account.updated", "role_arn.verified", "role_arn.updated"] {
            assert!(by_owner.by_ref().any(|event| event["type"] == kind), "{kind} in {told}");
        }
        // Where an account changes what its request shows, that is told too.
        let history = owned.reseller.get(&format!("{request}/history")).await.expect(200);
        assert!(history["data"].as_array().is_some_and(|moves| moves.len() == 2), "{history}");
    }
}

#[actix_web::test]
async fn only_forms_of_the_page_itself_are_taken() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let (owned, other) = (Owned::new(&app, "3333", "en").await, Owned::new(&app, "4444", "en").await);
    let (token, others) = (owned.owner.form_token().await, other.owner.form_token().await);
    let arn = owned.arn("Reader");
    let own = [("formToken", token.as_str()), ("roleArn", arn.as_str())];
    let foreign = [("formToken", others.as_str()), ("roleArn", arn.as_str())];
    let before = owned.role().await;
    for (form, headers) in [
        (&own[1..], &[][..]),
        (&foreign[..], &[]),
        (&own[..], &[("origin", "https://evil.example")]),
        (&own[1..], &[("origin", "null")]),
        (&own[..], &[("origin", "null"), ("sec-fetch-site", "cross-site")]),
        (&own[..], &[("origin", "null"), ("sec-fetch-site", "same-site")]),
        (&own[..], &[("origin", "https://evil.example"), ("sec-fetch-site", "same-origin")]),
    ] {
        for below in ["/role-arn", "/check"] {
            let refused = owned.owner.post(below, form, headers).await;
            assert_eq!(refused.status, 403, "{below} {form:?} {headers:?}");
            assert!(refused.text.contains("was not sent by this page"), "{}", refused.text);
        }
    }
    assert_eq!(owned.role().await, before);
    for headers in [
        &[("origin", app.url.as_str())][..],
        &[("origin", "null")],
        &[("origin", "null"), ("sec-fetch-site", "same-origin")],
    ] {
        assert_eq!(owned.owner.post("/role-arn", &own, headers).await.status, 303, "{headers:?}");
    }
    assert_eq!(owned.role().await["roleArn"], arn);
}

#[actix_web::test]
async fn what_is_no_role_of_this_account_is_told_in_plain_words() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let owned = Owned::new(&app, "3333", "es").await;
    for (pasted, said) in [
        ("  ", "Pegue el ARN del rol."),
        ("GangwayReadOnly", "Ese es el nombre del rol."),
        ("arn:aws:iam::aws:policy/ReadOnlyAccess", "Ese es el ARN de una política."),
        ("https://console.aws.amazon.com/iam/home", "Esa es una dirección de la consola"),
        ("arn:aws:iam::999999999999:role/Reader", "Ese rol está en la cuenta 999999999999"),
        ("arn:aws-cn:iam::999999999999:role/Reader", "(aws-cn)"),
        (&"x".repeat(9000), "El ARN de un rol tiene este aspecto"),
    ] {
        let refused = owned.owner.submit("/role-arn", pasted).await;
        assert_eq!(refused.status, 422, "{pasted}");
        assert!(
            refused.text.contains(said) && refused.text.contains("aria-invalid=\"true\""),
            "{said}: {}",
            refused.text
        );
    }
    assert!(owned.role().await.get("roleArn").is_none());
    // No form at all, and one that is far too long.
    assert_eq!(owned.owner.post("/role-arn", &[], &[]).await.status, 403);
    assert_eq!(owned.owner.submit("/role-arn", &"x".repeat(200_000)).await.status, 403);
}

#[actix_web::test]
async fn what_the_reseller_saved_beside_the_arn_stays_but_for_another_roles_name() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let owned = Owned::new(&app, "3333", "en").await;
    let role = json!({ "roleName": "OurReader", "description": "For reports" });
    owned.reseller.put(&format!("/role-arn/{}", owned.account), role).await.expect(200);
    assert!(owned.owner.get("").await.text.contains("role/OurReader"));
    assert_eq!(owned.owner.submit("/role-arn", &owned.arn("OurReader")).await.status, 303);
    let saved = owned.role().await;
    assert_eq!((&saved["roleName"], &saved["description"]), (&json!("OurReader"), &json!("For reports")));
    assert_eq!(owned.owner.submit("/role-arn", &owned.arn("Theirs")).await.status, 303);
    let saved = owned.role().await;
    assert_eq!((saved.get("roleName"), &saved["description"]), (None, &json!("For reports")));
}

on_both! {
    where_people_check_the_page_says_so_and_once_all_is_done_it_takes_nothing, Manual, |app| {
        let owned = Owned::new(&app, "3333", "en").await;
        assert_eq!(owned.owner.submit("/role-arn", &owned.arn("Reader")).await.status, 303);
        let page = owned.owner.get("").await.text;
        assert!(page.contains("somebody will look at it") && !page.contains("Check now"), "{page}");
        assert_eq!(owned.owner.submit("/check", "").await.status, 409);
        let token = owned.owner.form_token().await;
        app.ops.post(&format!("/role-arn/{}/record-check", owned.account), json!({ "status": "verified" })).await.expect(200);
        let request = owned.request(&app).await;
        app.ops.act(&format!("{request}/send")).await.expect(200);
        app.ops.post(&format!("{request}/record-outcome"), json!({ "outcome": "accepted" })).await.expect(200);
        assert_eq!(owned.reseller.get(&owned.link_path()).await.expect(200)["status"], "done");
        let page = owned.owner.get("").await;
        assert!(page.status == 200 && page.text.contains("All done, thank you") && !page.text.contains("<form"), "{}", page.text);
        assert!(!page.text.contains("href=\"#role") && !page.text.contains("aria-current"), "{}", page.text);
        let before = owned.role().await;
        for below in ["/role-arn", "/check"] {
            let refused = owned.owner.post(below, &[("formToken", &token), ("roleArn", &owned.arn("Other"))], &[]).await;
            assert_eq!(refused.status, 409, "{below}");
            assert!(refused.text.contains("All done, thank you"));
        }
        assert_eq!(owned.role().await, before);
    }
}

#[actix_web::test]
async fn a_check_under_way_is_told_and_one_that_broke_off_can_be_asked_for_again() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let owned = Owned::new(&app, "3333", "en").await;
    let arn = json!({ "roleArn": owned.arn("Reader") });
    owned.reseller.put(&format!("/role-arn/{}", owned.account), arn).await.expect(200);
    let now = app.clock.now().timestamp_micros();
    app.database.execute(&format!("UPDATE owner_links SET checking_since = {now} WHERE id = '{}'", id(&owned.link)));
    let page = owned.owner.get("").await.text;
    assert!(
        page.contains("Checking…") && page.contains("/check\">See the result"),
        "another address, so that it is loaded: {page}"
    );
    assert!(owned.owner.get("/status").await.text.contains("\"busy\":true"));
    assert_eq!(owned.owner.submit("/check", "").await.status, 303);
    assert_eq!(owned.role().await["status"], "not_checked", "AWS is asked once at a time");
    app.clock.advance(TimeDelta::seconds(15));
    assert!(owned.owner.get("").await.text.contains("Saved, and not checked yet"));
    assert_eq!(owned.owner.submit("/check", "").await.status, 303);
    assert_eq!(owned.role().await["status"], "verified");
    // One of the former ARN is not in the way of the one of a corrected ARN.
    let now = app.clock.now().timestamp_micros();
    app.database.execute(&format!("UPDATE owner_links SET checking_since = {now} WHERE id = '{}'", id(&owned.link)));
    assert_eq!(owned.owner.submit("/role-arn", &owned.arn("GangwayNoAccess")).await.status, 303);
    assert_eq!(owned.role().await["status"], "no_access");
}

#[actix_web::test]
async fn a_verified_role_is_not_checked_again_by_an_old_page() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let owned = Owned::new(&app, "3333", "en").await;
    assert_eq!(owned.owner.submit("/role-arn", &owned.arn("Reader")).await.status, 303);
    let verified = owned.role().await;
    assert_eq!(verified["status"], "verified");
    app.clock.advance(TimeDelta::seconds(30));
    assert_eq!(owned.owner.submit("/check", "").await.status, 303);
    assert_eq!(owned.role().await, verified);
}

#[actix_web::test]
async fn a_role_that_may_do_too_much_is_not_plainly_green() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let owned = Owned::new(&app, "3333", "en").await;
    assert_eq!(owned.owner.submit("/role-arn", &owned.arn("Reader")).await.status, 303);
    assert!(!owned.owner.get("").await.text.contains("Check now"));
    let state = owned.owner.get("/status").await.text;
    app.database.execute(&format!(
        "UPDATE role_arns SET diagnosis = 'over_privileged' WHERE cloud_account_id = '{}'",
        owned.account
    ));
    let page = owned.owner.get("").await.text;
    assert!(page.contains("may do more than it should") && page.contains("Check now"), "{page}");
    assert_ne!(owned.owner.get("/status").await.text, state);
    assert_eq!(owned.owner.submit("/check", "").await.status, 303);
    assert!(!owned.owner.get("").await.text.contains("may do more than it should"));
}
