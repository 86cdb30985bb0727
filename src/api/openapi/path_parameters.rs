//! All that stands in paths.

use crate::contract::path_id::{PathId, PathParameter};
use crate::id::{
    ClientId, CloudAccountId, CredentialId, LinkRequestId, OnboardingPlanId, OwnerLinkId, PricebookId, ResellerId,
    SupportPlanId, WebhookDeliveryId, WebhookEndpointId,
};
use crate::pricebooks::rules::dto::RuleVersion;
use crate::support_plans::model::SupportType;

/// The parameters, by the types that read them.
pub(super) const PATH_PARAMETERS: &[PathParameter] = &[
    ResellerId::PARAMETER,
    CredentialId::PARAMETER,
    ClientId::PARAMETER,
    PricebookId::PARAMETER,
    RuleVersion::PARAMETER,
    CloudAccountId::PARAMETER,
    OwnerLinkId::PARAMETER,
    LinkRequestId::PARAMETER,
    SupportPlanId::PARAMETER,
    SupportType::PARAMETER,
    OnboardingPlanId::PARAMETER,
    WebhookEndpointId::PARAMETER,
    WebhookDeliveryId::PARAMETER,
];
