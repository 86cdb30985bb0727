//! The edges of HTTP.

mod browsers;
mod limits;
mod media_types;
mod methods;
mod odd_requests;

use gangway::aws::AwsMode;

use crate::support::{Database, TestApp};

async fn start() -> TestApp {
    TestApp::start(Database::Sqlite, AwsMode::Manual).await
}
