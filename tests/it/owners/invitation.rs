//! The invitation on the owner's page in a real browser. With scripts the page tells news by itself; without them it tells
//! them when it is loaded again.

use chrono::TimeDelta;
use fantoccini::{Client, Locator};
use gangway::aws::AwsMode;
use serde_json::json;

use super::visitor::Owned;
use super::walk::{HEADING, PATIENCE, VERDICT, finds_nothing, until_says};
use crate::support::browser::Browser;
use crate::support::{Database, TestApp};

const ACCEPT: &str = "a[href='https://console.aws.amazon.com/organizations/v2/home/invitations']";

/// From a link without an invitation to an account for which all is done. `news` brings the page up to date.
async fn to_the_end(
    app: &TestApp,
    owned: &Owned,
    page: &Client,
    said: [&str; 6],
    news: impl AsyncFn(),
    look: impl AsyncFn(&str),
) {
    let [not_asked, preparing, sent, accepted, by_hand, done] = said;
    page.goto(&owned.owner.url).await.unwrap();
    until_says(page, VERDICT, not_asked).await;
    let request = owned.request(app).await;
    news().await;
    until_says(page, VERDICT, preparing).await;
    look("preparing").await;
    app.ops.act(&format!("{request}/send")).await.expect(200);
    news().await;
    until_says(page, VERDICT, sent).await;
    page.wait().at_most(PATIENCE).for_element(Locator::Css(ACCEPT)).await.unwrap();
    let deadline = page.find(Locator::Css("#invitation time")).await.unwrap().attr("datetime").await.unwrap().unwrap();
    let expires = owned.reseller.get(&request).await.expect(200)["expiresAt"].as_str().unwrap().to_owned();
    assert_eq!(deadline[..19], expires[..19]);
    look("sent").await;
    app.ops.post(&format!("{request}/record-outcome"), json!({ "outcome": "accepted" })).await.expect(200);
    news().await;
    until_says(page, VERDICT, accepted).await;
    let arn = json!({ "roleArn": owned.arn("Reader") });
    owned.reseller.put(&format!("/role-arn/{}", owned.account), arn).await.expect(200);
    news().await;
    until_says(page, VERDICT, by_hand).await;
    look("by hand").await;
    app.ops
        .post(&format!("/role-arn/{}/record-check", owned.account), json!({ "status": "verified" }))
        .await
        .expect(200);
    news().await;
    until_says(page, HEADING, done).await;
    assert_eq!(page.find_all(Locator::Css("form")).await.unwrap().len(), 0, "it takes nothing any more");
    look("done").await;
}

#[actix_web::test]
async fn news_of_the_invitation_appear_by_themselves() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let owned = Owned::new(&app, "3333", "en").await;
    let browser = Browser::start().await;
    let said = [
        "The invitation is not asked for yet",
        "The invitation is being prepared",
        "The invitation is there",
        "Accepted: the account is connected",
        "somebody will look at it",
        "All done, thank you",
    ];
    let look = async |what: &str| finds_nothing(&browser, what).await;
    to_the_end(&app, &owned, browser.client(), said, async || {}, look).await;
    // Whoever uses a screen reader is told.
    let live = browser.client().find(Locator::Css("#live")).await.unwrap().text().await.unwrap();
    assert!(live.contains("All done, thank you"), "{live}");
}

#[actix_web::test]
async fn without_scripts_the_invitation_is_told_when_the_page_is_loaded() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let owned = Owned::new(&app, "3333", "es").await;
    let browser = Browser::start().await;
    browser.without_scripts().await;
    let said = [
        "La invitación todavía no se ha solicitado",
        "La invitación se está preparando",
        "La invitación ha llegado",
        "Aceptada: la cuenta está conectada",
        "alguien lo revisará",
        "Todo listo, gracias",
    ];
    let page = browser.client();
    to_the_end(&app, &owned, page, said, async || page.refresh().await.unwrap(), async |_: &str| {}).await;
}

#[actix_web::test]
async fn an_invitation_that_ended_says_whom_to_ask() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let browser = Browser::start().await;
    let page = browser.client();
    for (end, body, said) in [
        ("record-outcome", json!({ "outcome": "declined" }), "The invitation was declined"),
        ("cancel", json!({}), "The invitation was withdrawn"),
        ("fail", json!({ "reason": "AWS refused." }), "The invitation could not be sent"),
    ] {
        let owned = Owned::new(&app, "3333", "en").await;
        let request = owned.request(&app).await;
        app.ops.act(&format!("{request}/send")).await.expect(200);
        app.ops.post(&format!("{request}/{end}"), body).await.expect(200);
        page.goto(&owned.owner.url).await.unwrap();
        until_says(page, VERDICT, said).await;
        finds_nothing(&browser, end).await;
    }
    // Its two weeks are over, whether or not a job has noticed.
    let owned = Owned::new(&app, "3333", "en").await;
    let request = owned.request(&app).await;
    app.ops.act(&format!("{request}/send")).await.expect(200);
    app.clock.advance(TimeDelta::hours(1));
    let ops = app.login_ops().await;
    let late = ops.post(&owned.links, json!({ "expiresInHours": 336, "language": "en" })).await.expect(201);
    app.clock.advance(TimeDelta::hours(335));
    page.goto(late["url"].as_str().unwrap()).await.unwrap();
    until_says(page, VERDICT, "The invitation has expired").await;
}
