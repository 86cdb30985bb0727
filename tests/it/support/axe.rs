//! axe-core in the browser: what people with assistive technology would stumble over.

use std::fs;
use std::path::Path;

use fantoccini::Client;
use serde_json::Value;

/// Where `.ci/install tests` puts it.
const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/tools/page-checks/node_modules/axe-core/axe.min.js");

/// Runs all rules over the page as it is shown, and tells what they find.
async fn findings(page: &Client) -> Vec<String> {
    let script = fs::read_to_string(Path::new(AXE))
        .unwrap_or_else(|error| panic!("{AXE}: {error}; run .ci/install tests, which gets axe-core from npm"));
    // WebDriver's scripts run beside the page's policy.
    page.execute(&script, Vec::new()).await.unwrap();
    let run =
        "const done = arguments[arguments.length - 1]; axe.run(document).then(done, (error) => done(String(error)));";
    let found = page.execute_async(run, Vec::new()).await.unwrap();
    assert!(found["passes"].as_array().is_some_and(|rules| rules.len() > 10), "axe-core did not run: {found}");
    let violations = found["violations"].as_array().unwrap();
    let told = |violation: &Value| {
        let nodes: Vec<_> =
            violation["nodes"].as_array().unwrap().iter().map(|node| node["html"].to_string()).collect();
        format!("{}: {} {}", violation["id"], violation["help"], nodes.join(" | "))
    };
    violations.iter().map(told).collect()
}

/// Panics when axe-core finds something.
pub async fn finds_nothing(page: &Client, what: &str) {
    let found = findings(page).await;
    assert!(found.is_empty(), "{what}: {found:#?}");
}
