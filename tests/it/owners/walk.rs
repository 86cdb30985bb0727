//! An owner in a real browser: the way from the link to the green role, in both languages, with and without scripts, on a
//! telephone and on a screen; and what axe-core finds on the way, which is nothing.

use std::time::Duration;

use fantoccini::{Client, Locator};
use gangway::aws::AwsMode;
use serde_json::json;

use super::visitor::Owned;
use crate::support::browser::Browser;
use crate::support::{Database, TestApp, axe, output_directory};

pub const PATIENCE: Duration = Duration::from_secs(30);

/// Waits until an element of this kind has this text in it.
pub async fn until_says(page: &Client, css: &str, text: &str) {
    let class = format!("//*[{}][contains(normalize-space(), \"{text}\")]", css);
    let found = page.wait().at_most(PATIENCE).for_element(Locator::XPath(&class)).await;
    if let Err(error) = found {
        panic!("{text:?} does not appear: {error}\n{}", page.source().await.unwrap());
    }
}

pub const VERDICT: &str = "contains(@class, 'verdict')";
pub const HEADING: &str = "self::h1 or self::h2";

/// Looks for what axe-core finds in both colour schemes.
pub async fn finds_nothing(browser: &Browser, what: &str) {
    for scheme in ["light", "dark"] {
        browser.prefer(scheme).await;
        axe::finds_nothing(browser.client(), &format!("{what}, {scheme}")).await;
    }
}

/// Pastes an ARN and sends the form, with the keyboard alone.
async fn paste(page: &Client, arn: &str) {
    // Where an ARN is saved already, the form is folded away.
    if let Ok(summary) = page.find(Locator::Css("details.change:not([open]) > summary")).await {
        summary.send_keys("\u{e007}").await.unwrap();
    }
    let field = page.wait().at_most(PATIENCE).for_element(Locator::Css("#role-arn")).await.unwrap();
    field.clear().await.unwrap();
    field.send_keys(&format!("{arn}\u{e007}")).await.unwrap();
}

/// What the page says in a language.
struct Said {
    language: &'static str,
    title: &'static str,
    mistake: &'static str,
    refused: &'static str,
    verified: &'static str,
}

const SAID: [Said; 2] = [
    Said {
        language: "en",
        title: "Connect your AWS account",
        mistake: "That is the name of the role.",
        refused: "The role cannot be used yet",
        verified: "The role works",
    },
    Said {
        language: "es",
        title: "Conecte su cuenta de AWS",
        mistake: "Ese es el nombre del rol.",
        refused: "El rol todavía no se puede usar",
        verified: "El rol funciona",
    },
];

/// From the link to the green role.
async fn walk(app: &TestApp, browser: &Browser, said: &Said, look_over: bool) {
    let owned = Owned::new(app, "3333", said.language).await;
    let page = browser.client();
    page.goto(&owned.owner.url).await.unwrap();
    until_says(page, HEADING, said.title).await;
    if look_over {
        finds_nothing(browser, "nothing saved").await;
    }
    paste(page, "GangwayReadOnly").await;
    until_says(page, "@id='role-arn-mistake'", said.mistake).await;
    // Whoever mends it is where it is to be mended. A browser moves there when it first draws the page.
    page.wait().at_most(PATIENCE).for_element(Locator::Css("#role-arn:focus")).await.unwrap();
    if look_over {
        finds_nothing(browser, "a mistake").await;
    }
    paste(page, &owned.arn("GangwayNoAccess")).await;
    until_says(page, VERDICT, said.refused).await;
    if look_over {
        finds_nothing(browser, "refused").await;
    }
    paste(page, &owned.arn("GangwayReadOnly")).await;
    until_says(page, VERDICT, said.verified).await;
    assert_eq!(owned.role().await["status"], "verified");
    if look_over {
        finds_nothing(browser, "verified").await;
    }
}

#[actix_web::test]
async fn an_owner_walks_to_the_green_role_on_a_telephone_and_on_a_screen() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let browser = Browser::start().await;
    for (said, width) in SAID.iter().zip([375, 1280]) {
        browser.widen_to(width).await;
        walk(&app, &browser, said, true).await;
        let page = browser.client();
        let overflow = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(page.execute(overflow, Vec::new()).await.unwrap(), 0, "nothing is wider than the screen");
        browser.screenshot_to(output_directory().join(format!("owners-page-{width}.png"))).await;
        let script = "return performance.getEntriesByType('resource').map(entry => entry.name)";
        let loaded: Vec<String> = serde_json::from_value(page.execute(script, Vec::new()).await.unwrap()).unwrap();
        assert!(loaded.iter().all(|url| url.starts_with(&app.url)), "{loaded:?}");
    }
}

#[actix_web::test]
async fn an_owner_walks_to_the_green_role_without_scripts() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let browser = Browser::start().await;
    browser.without_scripts().await;
    for said in &SAID {
        walk(&app, &browser, said, false).await;
        let copy = browser.client().find_all(Locator::Css("button.copy")).await.unwrap();
        assert!(copy.is_empty(), "scripts make these, and none runs");
    }
}

#[actix_web::test]
async fn a_form_of_another_origin_is_refused_in_a_browser() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let owned = Owned::new(&app, "3333", "en").await;
    let token = owned.owner.form_token().await;
    // For a browser `localhost` is another site than 127.0.0.1, where the page is. It even knows what forms carry.
    let form = format!(
        "<form method=post action=\"{}/role-arn\"><input name=formToken value=\"{token}\">\
         <input name=roleArn value=\"{}\"><button>Win a prize</button></form>",
        owned.owner.url,
        owned.arn("Evil")
    );
    let evil = actix_web::HttpServer::new(move || {
        let form = form.clone();
        let answer = move || {
            let form = form.clone();
            async move { actix_web::HttpResponse::Ok().content_type("text/html").body(form) }
        };
        actix_web::App::new().default_service(actix_web::web::to(answer))
    })
    .workers(1)
    .bind("127.0.0.1:0")
    .unwrap();
    let port = evil.addrs()[0].port();
    let server = evil.run();
    let handle = server.handle();
    actix_web::rt::spawn(server);
    let browser = Browser::start().await;
    let page = browser.client();
    for host in ["localhost", "127.0.0.1"] {
        page.goto(&format!("http://{host}:{port}/")).await.unwrap();
        page.find(Locator::Css("button")).await.unwrap().click().await.unwrap();
        until_says(page, HEADING, "That form was not sent by this page").await;
    }
    assert!(owned.role().await.get("roleArn").is_none());
    handle.stop(false).await;
}

#[actix_web::test]
async fn hostile_text_runs_nothing_in_a_browser_and_copies_are_whole() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let name = "<img src=x onerror=\"document.title='owned'\"> \u{202e}evil";
    let owned = Owned::of_client(&app, name, "3333", "en").await;
    let browser = Browser::start().await;
    let page = browser.client();
    page.goto(&owned.owner.url).await.unwrap();
    let shown = page.find(Locator::Css(".facts bdi")).await.unwrap().text().await.unwrap();
    assert!(shown.contains("<img src=x onerror="), "{shown}");
    assert_eq!(page.find_all(Locator::Css("main img")).await.unwrap().len(), 0);
    assert!(page.title().await.unwrap().starts_with("Connect your AWS account"));
    finds_nothing(&browser, "hostile text").await;
    // What is copied is the script, to the last character.
    let grant = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": app.url });
    browser.emulate("Browser.grantPermissions", grant).await;
    let button = page.wait().at_most(PATIENCE).for_element(Locator::Css("details[open] .copy")).await.unwrap();
    button.send_keys("\u{e007}").await.unwrap();
    until_says(page, "contains(@class, 'copy')", "Copied").await;
    let read = "const done = arguments[0]; navigator.clipboard.readText().then(done, (error) => done(String(error)));";
    let copied = page.execute_async(read, Vec::new()).await.unwrap();
    let copied = copied.as_str().unwrap().to_owned();
    assert!(copied.starts_with("(\nset -eu\n") && copied.ends_with("--output=text\n)\n"), "{copied}");
}

#[actix_web::test]
async fn the_other_pages_have_the_same_hand() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let browser = Browser::start().await;
    for width in [375, 1280] {
        browser.widen_to(width).await;
        for below in
            ["/", "/?lang=es", "/problems/", "/problems/invalid_request", "/problems/rate_limited?lang=es", "/o/none"]
        {
            browser.client().goto(&format!("{}{below}", app.url)).await.unwrap();
            finds_nothing(&browser, &format!("{below} at {width}")).await;
            let overflow = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
            assert_eq!(browser.client().execute(overflow, Vec::new()).await.unwrap(), 0, "{below} at {width}");
        }
    }
    let icon = reqwest::get(format!("{}/favicon.ico", app.url)).await.unwrap();
    assert_eq!((icon.status().as_u16(), icon.headers()["content-type"].to_str().unwrap()), (200, "image/svg+xml"));
}
