//! The whole API on one page. What is registered here is what is served and what is documented.

use actix_web::web;
use utoipa_actix_web::service_config::ServiceConfig;

use super::pages;
use crate::auth::oauth;
use crate::clients::providers;
use crate::server::no_route;
use crate::{
    clients, cloud_accounts, credentials, events, link_requests, margin, pricebooks, resellers, role_arn, support_plans,
};

/// Registers every documented operation.
pub fn configure(api: &mut ServiceConfig<'_>) {
    api.service(oauth::issue_token)
        .service(oauth::get_jwks)
        .service(oauth::get_authorization_server_metadata)
        .service(resellers::routes::create_reseller)
        .service(resellers::routes::list_resellers)
        .service(resellers::routes::get_reseller)
        .service(resellers::routes::update_reseller)
        .service(credentials::routes::create_credential)
        .service(credentials::routes::list_credentials)
        .service(credentials::routes::get_credential)
        .service(credentials::routes::revoke_credential)
        .service(credentials::routes::rotate_credential)
        .service(clients::routes::create_client)
        .service(clients::routes::list_clients)
        .service(clients::routes::get_client)
        .service(clients::routes::update_client)
        .service(clients::routes::archive_client)
        .service(clients::routes::get_client_onboarding)
        .service(margin::routes::simulate_margin)
        .service(providers::routes::list_cloud_providers)
        .service(providers::routes::get_cloud_provider)
        .service(providers::routes::put_cloud_provider)
        .service(providers::routes::delete_cloud_provider)
        .service(pricebooks::routes::create_pricebook)
        .service(pricebooks::routes::list_pricebooks)
        .service(pricebooks::routes::get_pricebook)
        .service(pricebooks::routes::update_pricebook)
        .service(pricebooks::routes::retire_pricebook)
        .service(pricebooks::rules::routes::put_pricebook_rules)
        .service(pricebooks::rules::routes::list_pricebook_rule_versions)
        .service(pricebooks::rules::routes::get_pricebook_rule_version)
        .service(pricebooks::pricing::routes::price_pricebook)
        .service(cloud_accounts::routes::create_cloud_account)
        .service(cloud_accounts::routes::list_cloud_accounts)
        .service(cloud_accounts::routes::get_cloud_account)
        .service(cloud_accounts::routes::update_cloud_account)
        .service(cloud_accounts::routes::unlink_cloud_account)
        .service(cloud_accounts::routes::get_cloud_account_onboarding)
        .service(role_arn::routes::list_role_arns)
        .service(role_arn::routes::get_role_arn)
        .service(role_arn::routes::put_role_arn)
        .service(role_arn::routes::clear_role_arn)
        .service(role_arn::routes::check_role_arn)
        .service(role_arn::routes::record_role_check)
        .service(role_arn::routes::get_setup_kit)
        .service(link_requests::routes::create_link_request)
        .service(link_requests::routes::list_link_requests)
        .service(link_requests::routes::get_link_request)
        .service(link_requests::routes::get_link_request_history)
        .service(link_requests::routes::approve_link_request)
        .service(link_requests::routes::reject_link_request)
        .service(link_requests::routes::send_link_request)
        .service(link_requests::routes::complete_link_request)
        .service(link_requests::routes::fail_link_request)
        .service(link_requests::routes::record_link_request_outcome)
        .service(link_requests::routes::cancel_link_request)
        .service(link_requests::routes::renew_link_request)
        // Before `/support-plans/{supportPlanId}`, which would take the word for an id.
        .service(support_plans::catalog::routes::list_support_plan_catalog)
        .service(support_plans::catalog::routes::get_support_plan_catalog_entry)
        .service(support_plans::catalog::routes::quote_support_plan)
        // Else the router would take `catalog` for the id of a group.
        .route("/support-plans/catalog", web::route().to(no_route))
        .service(support_plans::routes::create_support_plan)
        .service(support_plans::routes::list_support_plans)
        .service(support_plans::routes::get_support_plan)
        .service(support_plans::routes::update_support_plan)
        .service(support_plans::routes::delete_support_plan)
        .service(support_plans::routes::put_support_plan_account)
        .service(support_plans::routes::delete_support_plan_account)
        .service(events::routes::list_events)
        .service(pages::get_health)
        .service(pages::get_readiness);
}
