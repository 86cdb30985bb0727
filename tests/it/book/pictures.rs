//! Takes the pictures of the docs: `docs/pictures/take` puts them there.

use fantoccini::Locator;
use gangway::aws::AwsMode;
use serde_json::json;

use crate::owners::visitor::Owned;
use crate::support::browser::Browser;
use crate::support::{Database, TestApp, output_directory};

/// How wide a screen is, and a telephone, in CSS pixels.
const WIDTHS: [(u32, &str); 2] = [(1280, "screen"), (375, "telephone")];

const LANGUAGES: [&str; 2] = ["en", "es"];

/// Takes a picture of the window, of so many pixels below each other.
async fn take(browser: &Browser, width: u32, height: u64, name: &str) {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
    browser.emulate("Emulation.setDeviceMetricsOverride", size).await;
    browser.emulate("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
    browser.screenshot_to(output_directory().join(format!("{name}.png"))).await;
}

#[actix_web::test]
async fn swagger_ui_with_an_operation_open() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let browser = Browser::start().await;
    browser.widen_to(1280).await;
    let page = browser.client();
    page.goto(&format!("{}/swagger-ui/#/Link%20requests/createLinkRequest", app.url)).await.unwrap();
    let open = page.wait().for_element(Locator::Css("[id$='-createLinkRequest'].is-open .body-param__example")).await;
    open.unwrap_or_else(|error| panic!("the operation is not open: {error}"));
    let show =
        "document.querySelector(\"[id$='-createLinkRequest']\").closest('.opblock-tag-section').scrollIntoView()";
    page.execute(show, Vec::new()).await.unwrap();
    take(&browser, 1280, 1200, "swagger-ui").await;
}

#[actix_web::test]
async fn the_owners_page_with_a_verified_role() {
    let named = |settings: &mut gangway::settings::Settings| {
        settings.distributor_name = Some("Example Distribution".to_owned());
        settings.distributor_support = Some("aws@example.com".to_owned());
    };
    let app = TestApp::start_with(Database::Sqlite, AwsMode::Simulated, named).await;
    let browser = Browser::start().await;
    browser.prefer("light").await;
    for language in LANGUAGES {
        let owned = Owned::new(&app, "3333", language).await;
        owned.owner.submit("/role-arn", &owned.arn("GangwayReadOnly")).await;
        owned.request(&app).await;
        for (width, what) in WIDTHS {
            browser.widen_to(width).await;
            let page = browser.client();
            page.goto(&owned.owner.url).await.unwrap();
            page.wait().for_element(Locator::Css(".verdict")).await.unwrap();
            let fold = "document.querySelectorAll('details[open]').forEach((one) => { one.open = false; });
                return document.documentElement.scrollHeight;";
            let height = page.execute(fold, Vec::new()).await.unwrap().as_u64().unwrap();
            take(&browser, width, height, &format!("owners-page-{what}-{language}")).await;
        }
    }
}
