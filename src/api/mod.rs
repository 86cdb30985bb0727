//! The API as callers see it: the endpoints, one file a resource, the token endpoint, the document, the pages, and the server
//! that answers.

pub mod clients;
pub mod cloud_accounts;
pub mod cloud_providers;
pub mod credentials;
pub mod events;
pub mod link_requests;
pub mod margin;
pub mod metrics;
pub mod oauth;
pub mod openapi;
pub mod pages;
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
pub mod stop;
pub mod support_catalog;
pub mod support_plans;
