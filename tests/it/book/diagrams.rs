//! Diagrams of all pages are read and drawn by Mermaid itself, in a browser. What it drew is put where people can look at it.

use std::fs;

use fantoccini::Client;
use serde_json::{Value, json};

use super::pages::{all, blocks, text};
use crate::support::browser::Browser;
use crate::support::output_directory;

/// Where `.ci/install tests` puts it.
const MERMAID: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/target/tools/page-checks/node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js");

/// Draws a diagram into the window; what it is drawn in, or what is wrong with it.
const DRAW: &str = "
    const [diagram, name, done] = arguments;
    document.body.style.background = 'white';
    mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true });
    mermaid.render(name, diagram).then(({ svg }) => {
        document.body.innerHTML = svg;
        const { width, height } = document.querySelector('svg').getBoundingClientRect();
        done({ width: Math.ceil(width), height: Math.ceil(height) });
    }, (error) => done(String(error)));";

async fn draw(page: &Client, diagram: &str, name: &str) -> Value {
    page.execute_async(DRAW, vec![json!(diagram), json!(name)]).await.unwrap()
}

async fn show(browser: &Browser, width: u64, height: u64) {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    browser.emulate("Emulation.setDeviceMetricsOverride", size).await;
}

#[actix_web::test]
async fn mermaid_draws_every_diagram() {
    let browser = Browser::start().await;
    let page = browser.client();
    let script = fs::read_to_string(MERMAID)
        .unwrap_or_else(|error| panic!("{MERMAID}: {error}; run .ci/install tests, which gets Mermaid from npm"));
    page.goto("data:text/html,<!doctype html><title>Diagrams</title>").await.unwrap();
    // It wants to be the page's own, outside of all functions.
    let add = "document.head.append(Object.assign(document.createElement('script'), { textContent: arguments[0] }))";
    page.execute(add, vec![json!(script)]).await.unwrap();
    let refused = draw(page, "stateDiagram-v2\n    a --> : b", "broken").await;
    assert!(refused.as_str().is_some_and(|error| error.contains("Parse error")), "{refused}");
    let mut drawn = 0;
    for path in all() {
        for (index, diagram) in blocks(&text(&path), "mermaid").iter().enumerate() {
            let name = format!("{}-{}", path.file_stem().unwrap().to_str().unwrap(), index + 1);
            // A page is about as wide where the repository is read.
            show(&browser, 900, 900).await;
            let size = draw(page, diagram, &name).await;
            let (Some(width), Some(height)) = (size["width"].as_u64(), size["height"].as_u64()) else {
                panic!("{name}: {size}\n{diagram}");
            };
            assert!(width > 100 && height > 100, "{name}: {size}");
            show(&browser, 900, height + 20).await;
            browser.screenshot_to(output_directory().join(format!("diagram-{name}.png"))).await;
            drawn += 1;
        }
    }
    assert!(drawn >= 7, "only {drawn} diagrams were found");
}
