//! The API as callers see it: the endpoints, one file a resource, the token endpoint, the document, the pages, and the server
//! that answers.

pub mod aws_check;
pub mod bootstrap;
pub mod clients;
pub mod cloud_accounts;
pub mod cloud_providers;
pub mod credentials;
mod discovery;
pub mod endpoints;
pub mod events;
pub mod following;
pub mod health;
pub mod link_requests;
pub mod margin;
pub mod metrics;
pub mod no_route;
pub mod oauth;
pub mod openapi;
pub mod pages;
pub mod preflight;
pub mod pricebook_rules;
pub mod pricebooks;
pub mod pricing;
pub mod problem_pages;
pub mod published;
pub mod resellers;
pub mod role_arn;
pub mod routes;
pub mod server;
pub mod start;
pub mod start_error;
pub mod stop;
mod sunset;
pub mod support_catalog;
pub mod support_plans;
mod test_clock;
pub mod webhooks;
