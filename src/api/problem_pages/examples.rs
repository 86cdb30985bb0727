//! A problem of every code with realistic values, and the path of the request that it answers.

use serde_json::json;

use crate::cloud_accounts::model::{OrganizationRole, check_organization_role};
use crate::domain::{Code, FieldError, Refusal, Violation};
use crate::http::problem::Problem;
use crate::quotas::model::{Quota, Quotas};

const RESELLER: &str = "rsl_01jdgx2q8ec5vnk7r0t3w6y9ba";
const CREDENTIAL: &str = "crd_01jdgx8v1pd9zsw4h6m2q5x7kc";
const CLIENT: &str = "cli_01jdgx3v9re8tbq4m6n0y7k2hz";
const PRICEBOOK: &str = "pbk_01jdgx4t6hc3xqm9s1v5z8b2fe";
const ACCOUNT: &str = "acc_01jdgx5k2mf1wvr8z3c6h9t4ne";
const REQUEST: &str = "lrq_01jdgx6p7qa4xwt9b2d5j8m3sg";
const LINK: &str = "olk_01jdgx3v9re8tbq4m6n0y7k2hp";
const GROUP: &str = "spg_01jdgx7s4nb6yrv1c3f8k2p5td";
const PLAN: &str = "opl_01jdgx3v9re8tbq4m6n0y7k2hp";
const ENDPOINT: &str = "whk_01jdgx3v9re8tbq4m6n0y7k2hm";
const DELIVERY: &str = "whd_01jdgx3v9re8tbq4m6n0y7k2hn";

/// A problem of this code, and the path of a request that is answered so.
pub fn example(code: Code) -> (Problem, String) {
    let problem = match code {
        Code::MethodNotAllowed => Problem::method_not_allowed("GET, PATCH, DELETE"),
        _ => refusal(code).into(),
    };
    (problem, path(code))
}

fn refusal(code: Code) -> Refusal {
    let refusal = Refusal::new(code);
    match code {
        Code::InvalidJson => refusal.with("reason", "position").with("line", "3").with("column", "17"),
        Code::PreconditionNotSupported => refusal.with("header", "If-Unmodified-Since"),
        Code::InsufficientScope => refusal.with("scope", "clients:write").member("requiredScope", "clients:write"),
        Code::RoleNotAllowed => refusal.with("role", "reseller").with("allowed", "operations"),
        Code::PricebookNotSet => refusal.with("clientId", CLIENT),
        Code::NotAcceptable => refusal.with("offered", "application/json"),
        Code::AccountNumberFixed => refusal.with("origin", "existing").with("status", "invited"),
        Code::CloudAccountNotLive => refusal.with("status", "unlinked"),
        Code::RoleArnNotSet | Code::RoleReportNotFound | Code::AwsNotConnected | Code::AwsConnected => {
            refusal.with("cloudAccountId", ACCOUNT)
        }
        Code::RoleNameExceedsAwsLimit => refusal.with("length", "80"),
        Code::LinkRequestAlreadyOpen => refusal.with("linkRequestId", REQUEST).member("linkRequestId", REQUEST),
        Code::LinkRequestTransitionNotAllowed => refusal
            .with("action", "approve")
            .with("current", "approved")
            .with("kind", "link_existing")
            .with("mode", "manual")
            .with("allowed", "submitted")
            .member("current", "approved")
            .member("allowedFrom", json!(["submitted"])),
        Code::AccountAlreadyInSupportPlan => refusal.with("supportPlanId", GROUP).member("cloudAccountId", ACCOUNT),
        Code::TooManyOwnerLinks => refusal.with("most", "10"),
        Code::SupportPlanFull => refusal.with("most", "1000"),
        Code::AccountOfOtherClient => refusal.member("cloudAccountId", ACCOUNT),
        Code::QuotaExceeded => Quotas::default().exceeded(Quota::Clients),
        Code::OnboardingPlanNotPlanned => refusal.with("current", "applied").member("current", "applied"),
        Code::WebhookAddressNotAllowed => refusal.with("reason", "address"),
        Code::VersionMismatch => refusal.with("version", "4").member("version", 4),
        Code::PayloadTooLarge => refusal.with("limit", "65536"),
        Code::UnsupportedMediaType => refusal.with("expected", "application/json").with("reason", "media"),
        Code::InvalidRequest => Refusal::invalid(vec![
            Violation::at("/contact/email", FieldError::new("invalid_email")),
            Violation::at("/name", FieldError::new("required")),
        ]),
        Code::ScopeNotAllowed => {
            refusal.with("scopes", "link-requests:operate").member("scopes", json!(["link-requests:operate"]))
        }
        Code::PricebookCurrencyMismatch => refusal.with("currency", "EUR").with("pricebookCurrency", "USD"),
        Code::ManagementAccountNeedsCta => {
            check_organization_role(Some(OrganizationRole::Management)).err().unwrap_or(refusal)
        }
        Code::RoleArnAccountMismatch => refusal.with("arnAccount", "210987654321").with("awsAccountId", "123456789012"),
        Code::RoleArnPartitionMismatch => refusal.with("partition", "aws-cn").with("platform", "aws"),
        Code::RoleNameMismatch => refusal.with("arnRoleName", "GangwayReadOnly").with("roleName", "ReadOnly"),
        Code::SupportPlanMismatch => refusal
            .with("supportType", "business")
            .with("expected", "business")
            .with("kind", "passthrough")
            .member("cloudAccountId", ACCOUNT),
        Code::SupportPlanRetired => {
            refusal.with("supportType", "business").with("retiredOn", "2027-01-01").with("replacedBy", "business_plus")
        }
        Code::UriTooLong => refusal.with("limit", "8192"),
        Code::RateLimited => refusal.with("seconds", "3"),
        Code::TooManyFollowers => refusal.with("most", "50"),
        _ => refusal,
    }
}

fn path(code: Code) -> String {
    match code {
        Code::RouteNotFound => "/v1/clients".to_owned(),
        Code::RoleNotAllowed | Code::ResellerNotFound => format!("/resellers/{RESELLER}"),
        Code::CredentialNotFound => format!("/credentials/{CREDENTIAL}"),
        Code::CredentialRevoked => format!("/credentials/{CREDENTIAL}/rotate"),
        Code::ScopeNotAllowed => "/credentials".to_owned(),
        Code::ClientNotFound | Code::ClientHasLiveAccounts | Code::VersionMismatch | Code::MethodNotAllowed => {
            format!("/clients/{CLIENT}")
        }
        Code::CloudProviderNotFound | Code::CloudProviderInUse | Code::PricebookCurrencyMismatch => {
            format!("/clients/{CLIENT}/cloud-providers/aws")
        }
        Code::PricebookNotFound | Code::PricebookInUse => format!("/pricebooks/{PRICEBOOK}"),
        Code::PricebookVersionNotFound => format!("/pricebooks/{PRICEBOOK}/rules/history/2"),
        Code::MasterPricebookReadOnly | Code::PricebookRetired => format!("/pricebooks/{PRICEBOOK}/rules"),
        Code::ClientArchived
        | Code::PricebookNotSet
        | Code::AwsAccountAlreadyRegistered
        | Code::RootEmailInUse
        | Code::ManagementAccountNeedsCta => "/cloud-accounts".to_owned(),
        Code::CloudAccountNotFound | Code::AccountNumberFixed | Code::CloudAccountNotLive => {
            format!("/cloud-accounts/{ACCOUNT}")
        }
        Code::RoleArnNotSet | Code::AwsNotConnected => format!("/role-arn/{ACCOUNT}/check"),
        Code::AwsConnected => format!("/role-arn/{ACCOUNT}/record-check"),
        Code::RoleReportNotFound => format!("/role-arn/{ACCOUNT}/report"),
        Code::RoleNameExceedsAwsLimit => format!("/role-arn/{ACCOUNT}/setup-kit"),
        Code::RoleArnAccountMismatch | Code::RoleArnPartitionMismatch | Code::RoleNameMismatch => {
            format!("/role-arn/{ACCOUNT}")
        }
        Code::TooManyOwnerLinks => format!("/cloud-accounts/{ACCOUNT}/owner-links"),
        Code::OwnerLinkNotFound => format!("/cloud-accounts/{ACCOUNT}/owner-links/{LINK}"),
        Code::LinkRequestNotFound => format!("/link-requests/{REQUEST}"),
        Code::LinkRequestTransitionNotAllowed | Code::AccountNameRequired | Code::RootEmailRequired => {
            format!("/link-requests/{REQUEST}/approve")
        }
        Code::AwsUnavailable => format!("/link-requests/{REQUEST}/send"),
        Code::CloudAccountAlreadyLinked | Code::LinkRequestAlreadyOpen | Code::MemberAccountMustLeave => {
            "/link-requests".to_owned()
        }
        Code::SupportPlanNotFound | Code::SupportPlanInUse => format!("/support-plans/{GROUP}"),
        Code::SupportPlanAccountNotFound | Code::SupportPlanFull => {
            format!("/support-plans/{GROUP}/accounts/{ACCOUNT}")
        }
        Code::AccountAlreadyInSupportPlan | Code::SupportPlanMismatch | Code::AccountOfOtherClient => {
            "/support-plans".to_owned()
        }
        Code::EventsGone | Code::TooManyFollowers => "/events".to_owned(),
        Code::SupportPlanRetired => "/support-plans/catalog/business/quote".to_owned(),
        Code::OnboardingPlanNotFound | Code::OnboardingRowOutdated | Code::OnboardingPlanStopped => {
            format!("/onboarding-plans/{PLAN}")
        }
        Code::OnboardingPlanNotPlanned => format!("/onboarding-plans/{PLAN}/apply"),
        Code::WebhookEndpointNotFound => format!("/webhook-endpoints/{ENDPOINT}"),
        Code::WebhookDeliveryNotFound | Code::WebhookEndpointDisabled => {
            format!("/webhook-endpoints/{ENDPOINT}/deliveries/{DELIVERY}/retry")
        }
        Code::WebhookAddressNotAllowed => "/webhook-endpoints".to_owned(),
        _ => "/clients".to_owned(),
    }
}
