//! Swagger UI in a real browser: a person gets from the page to a first answer with a credential alone.

use std::time::Duration;

use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use gangway::aws::AwsMode;
use serde_json::{Value, json};

use crate::support::app::{OPS_ID, OPS_SECRET};
use crate::support::browser::Browser;
use crate::support::{Database, TestApp, output_directory};

const PATIENCE: Duration = Duration::from_secs(30);

async fn wait_for(page: &Client, locator: Locator<'_>) -> fantoccini::elements::Element {
    let found = page.wait().at_most(PATIENCE).for_element(locator).await;
    found.unwrap_or_else(|error| panic!("{locator:?} does not appear: {error}"))
}

async fn click(page: &Client, css: &str) {
    wait_for(page, Locator::Css(css)).await;
    // Swagger UI redraws while it works: find and click in one step, as no element may be kept.
    let script = "const found = document.querySelector(arguments[0]); found.scrollIntoView(); found.click();";
    page.execute(script, vec![json!(css)]).await.unwrap();
}

async fn text(page: &Client, css: &str) -> String {
    wait_for(page, Locator::Css(css)).await.text().await.unwrap()
}

async fn app_with_a_client() -> TestApp {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let reseller = app.reseller("Nube Partners").await;
    reseller.client(&app, "Panadería Sol S.L.").await;
    app
}

/// Opens the page at this address, authorizes and lists the clients.
async fn authorize_and_list(page: &Client, url: &str) {
    page.set_window_size(1280, 1600).await.unwrap();
    page.goto(&format!("{url}/swagger-ui/")).await.unwrap();

    click(page, ".auth-wrapper .btn.authorize").await;
    let form = ".modal-ux .auth-container";
    assert!(text(page, form).await.contains("clientCredentials"));
    for (field, value) in [("#client_id_clientCredentials", OPS_ID), ("#client_secret_clientCredentials", OPS_SECRET)] {
        wait_for(page, Locator::Css(field)).await.send_keys(value).await.unwrap();
    }
    click(page, ".modal-ux .scopes a:first-child").await; // "select all"
    click(page, ".modal-ux .auth-btn-wrapper .btn.authorize").await;
    let logged_in = "//div[contains(@class, 'modal-ux')]//button[normalize-space()='Logout']";
    wait_for(page, Locator::XPath(logged_in)).await;
    assert!(text(page, form).await.contains("Authorized"));
    click(page, ".modal-ux .btn-done").await;

    let operation = "#operations-Clients-listClients";
    click(page, &format!("{operation} .opblock-summary-control")).await;
    click(page, &format!("{operation} .try-out__btn")).await;
    click(page, &format!("{operation} .btn.execute")).await;
    let status = text(page, &format!("{operation} .live-responses-table .response .response-col_status")).await;
    assert!(status.starts_with("200"), "{status}");
    let body = text(page, &format!("{operation} .live-responses-table .response .response-col_description")).await;
    assert!(body.contains("Panadería Sol S.L."), "{body}");
}

#[actix_web::test]
async fn a_person_authorizes_and_lists_clients() {
    let app = app_with_a_client().await;
    let browser = Browser::start().await;
    let page = browser.client();
    authorize_and_list(page, &app.url).await;

    let operation = "#operations-Clients-listClients";
    let show = "document.querySelector(arguments[0]).scrollIntoView()";
    page.execute(show, vec![json!(operation)]).await.unwrap();
    browser.screenshot_to(output_directory().join("swagger-ui.png")).await;

    let script = "return performance.getEntriesByType('resource').map(entry => entry.name)";
    let loaded: Vec<String> = serde_json::from_value(page.execute(script, Vec::new()).await.unwrap()).unwrap();
    let foreign: Vec<_> = loaded.iter().filter(|url| !url.starts_with(&app.url) && !url.starts_with("data:")).collect();
    assert!(foreign.is_empty(), "the page loads from elsewhere: {foreign:?}");
    assert!(loaded.iter().any(|url| url.ends_with("/openapi.json")), "{loaded:?}");

    // A path parameter has a field, and what is typed there arrives.
    let operation = "#operations-Clients-getClient";
    click(page, &format!("{operation} .opblock-summary-control")).await;
    click(page, &format!("{operation} .try-out__btn")).await;
    let id = app.ops.get("/clients").await.expect(200)["data"][0]["id"].clone();
    // Leaving the field makes Swagger UI take what was typed.
    let typed = format!("{}{}", id.as_str().unwrap(), char::from(Key::Tab));
    let field = format!("{operation} tr[data-param-name='clientId'] input");
    wait_for(page, Locator::Css(&field)).await.send_keys(&typed).await.unwrap();
    click(page, &format!("{operation} .btn.execute")).await;
    let body = text(page, &format!("{operation} .live-responses-table .response .response-col_description")).await;
    assert!(body.contains("Panadería Sol S.L."), "{body}");

    let errors = "return [...document.querySelectorAll('.errors-wrapper')].map(found => found.innerText)";
    assert_eq!(page.execute(errors, Vec::new()).await.unwrap(), Value::Array(Vec::new()));
}

#[actix_web::test]
async fn the_page_works_elsewhere_than_at_the_public_url() {
    let app = app_with_a_client().await;
    let browser = Browser::start().await;
    let page = browser.client();
    // For a browser `localhost` is another origin than 127.0.0.1, which the public URL has.
    let here = app.url.replace("127.0.0.1", "localhost");
    assert_ne!(here, app.url);
    authorize_and_list(page, &here).await;
    let address = text(page, "#operations-Clients-listClients .request-url").await;
    assert!(address.contains(&format!("{here}/clients")), "{address}");
}
