//! The integration tests: real HTTP against real servers, on SQLite and on PostgreSQL.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::panic,
    reason = "a test that meets the unexpected shall stop"
)]

mod support;

mod access;
mod architecture;
mod asked_together;
mod audit;
mod availability;
mod backup;
mod book;
mod clients;
mod cloud_accounts;
mod command_line;
mod committed_together;
mod concurrency;
mod conditions;
mod constant_queries;
mod copy;
mod crash;
mod discovery;
mod doctor;
mod edges;
mod event_streams;
mod events;
mod feed;
mod floors;
mod flow;
mod fuzz;
mod high_availability;
mod hostile;
mod idempotency;
mod identity;
mod link_requests;
mod list_plans;
mod margin;
mod metrics;
mod migrations;
mod neighbour;
mod new_accounts;
mod onboarding;
mod onboarding_plans;
mod openapi;
mod openapi_bodies;
mod openapi_descriptions;
mod openapi_parts;
mod owners;
mod paging;
mod planned_once;
mod portal;
mod preflight;
mod pricebooks;
mod pricing;
mod problems;
mod quotas;
mod rate_limit;
mod reading;
mod replica;
mod resellers;
mod retention;
mod role_arn;
mod role_checks;
mod role_report;
mod rules;
mod service;
mod spanish;
mod start;
mod steps;
mod stop;
mod stored_once;
mod stored_together;
mod stuck;
mod sunset;
mod support_catalog;
mod support_plans;
mod swagger_ui;
mod telemetry;
mod test_clock;
mod tls;
mod turns;
mod versions;
mod webhooks;

/// Declares a test that runs on both databases. The body gets the running server.
#[macro_export]
macro_rules! on_both {
    ($(#[$doc:meta])* $name:ident, $mode:ident, |$app:ident| $body:block) => {
        $(#[$doc])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn check($app: $crate::support::TestApp) $body

            #[actix_web::test]
            async fn sqlite() {
                use $crate::support::{Database, TestApp};
                check(TestApp::start(Database::Sqlite, gangway::aws::AwsMode::$mode).await).await;
            }

            #[actix_web::test]
            async fn postgres() {
                use $crate::support::{Database, TestApp};
                check(TestApp::start(Database::Postgres, gangway::aws::AwsMode::$mode).await).await;
            }
        }
    };
}
