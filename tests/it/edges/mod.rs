//! The edges of HTTP.

mod browsers;
mod limits;
mod media_types;
mod methods;
mod odd_requests;

use gangway::aws::AwsMode;

use crate::support::raw::exchange;
use crate::support::{Caller, Database, TestApp};

async fn start() -> TestApp {
    TestApp::start(Database::Sqlite, AwsMode::Manual).await
}

/// The head of a request, but for the blank line at its end.
fn head(caller: &Caller, line: &str, more: &str) -> String {
    let token = caller.token.as_ref().map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    format!("{line} HTTP/1.1\r\nHost: x\r\nX-Request-Id: r-1\r\n{token}{more}")
}

/// A whole request without a body on a connection of its own.
async fn ask(app: &TestApp, caller: &Caller, line: &str, more: &str) -> String {
    exchange(app, format!("{}Connection: close\r\n\r\n", head(caller, line, more)).as_bytes()).await
}
