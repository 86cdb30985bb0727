//! The whole API on one page. What is registered here is what is served and what is documented.

use actix_web::web;
use utoipa_actix_web::service_config::ServiceConfig;

use super::no_route::no_route;
use super::{
    clients, cloud_accounts, cloud_providers, credentials, events, health, link_requests, margin, oauth, preflight,
    pricebook_rules, pricebooks, pricing, resellers, role_arn, support_catalog, support_plans,
};

/// Registers every documented operation.
pub fn configure(api: &mut ServiceConfig<'_>) {
    api.service(oauth::issue_token)
        .service(oauth::get_jwks)
        .service(oauth::get_authorization_server_metadata)
        .service(resellers::create_reseller)
        .service(resellers::list_resellers)
        .service(resellers::get_reseller)
        .service(resellers::update_reseller)
        .service(credentials::create_credential)
        .service(credentials::list_credentials)
        .service(credentials::get_credential)
        .service(credentials::revoke_credential)
        .service(credentials::rotate_credential)
        .service(clients::create_client)
        .service(clients::list_clients)
        .service(clients::get_client)
        .service(clients::update_client)
        .service(clients::archive_client)
        .service(clients::get_client_onboarding)
        .service(margin::simulate_margin)
        .service(cloud_providers::list_cloud_providers)
        .service(cloud_providers::get_cloud_provider)
        .service(cloud_providers::put_cloud_provider)
        .service(cloud_providers::delete_cloud_provider)
        .service(pricebooks::create_pricebook)
        .service(pricebooks::list_pricebooks)
        .service(pricebooks::get_pricebook)
        .service(pricebooks::update_pricebook)
        .service(pricebooks::retire_pricebook)
        .service(pricebook_rules::put_pricebook_rules)
        .service(pricebook_rules::list_pricebook_rule_versions)
        .service(pricebook_rules::get_pricebook_rule_version)
        .service(pricing::price_pricebook)
        .service(cloud_accounts::create_cloud_account)
        .service(cloud_accounts::list_cloud_accounts)
        .service(cloud_accounts::get_cloud_account)
        .service(cloud_accounts::update_cloud_account)
        .service(cloud_accounts::unlink_cloud_account)
        .service(cloud_accounts::get_cloud_account_onboarding)
        .service(role_arn::list_role_arns)
        .service(role_arn::get_role_arn)
        .service(role_arn::put_role_arn)
        .service(role_arn::clear_role_arn)
        .service(role_arn::check_role_arn)
        .service(role_arn::record_role_check)
        .service(role_arn::get_role_report)
        .service(role_arn::get_setup_kit)
        // Before `/link-requests/{linkRequestId}`, which would take the word for an id.
        .service(preflight::preflight_link_request)
        .route("/link-requests/preflight", web::route().to(no_route))
        .service(link_requests::create_link_request)
        .service(link_requests::list_link_requests)
        .service(link_requests::get_link_request)
        .service(link_requests::get_link_request_history)
        .service(link_requests::approve_link_request)
        .service(link_requests::reject_link_request)
        .service(link_requests::send_link_request)
        .service(link_requests::complete_link_request)
        .service(link_requests::fail_link_request)
        .service(link_requests::record_link_request_outcome)
        .service(link_requests::cancel_link_request)
        .service(link_requests::renew_link_request)
        // Before `/support-plans/{supportPlanId}`, which would take the word for an id.
        .service(support_catalog::list_support_plan_catalog)
        .service(support_catalog::get_support_plan_catalog_entry)
        .service(support_catalog::quote_support_plan)
        // Else the router would take `catalog` for the id of a group.
        .route("/support-plans/catalog", web::route().to(no_route))
        .service(support_plans::create_support_plan)
        .service(support_plans::list_support_plans)
        .service(support_plans::get_support_plan)
        .service(support_plans::update_support_plan)
        .service(support_plans::delete_support_plan)
        .service(support_plans::put_support_plan_account)
        .service(support_plans::delete_support_plan_account)
        .service(events::list_events)
        .service(health::get_health)
        .service(health::get_readiness);
}
