//! What stands in paths.

use std::str::FromStr;

use crate::domain::Code;
use crate::id;

/// What the document says of a part of a path, and what is answered when nothing is found by it.
#[derive(Debug, Clone, Copy)]
pub struct PathParameter {
    /// Its name.
    pub name: &'static str,
    /// Its schema among the components; none for a whole number from 1 in digits.
    pub schema: Option<&'static str>,
    /// Its meaning.
    pub meaning: &'static str,
    /// The problem for one that is unknown, someone else's, or none at all: they are not told apart.
    pub not_found: Code,
}

/// A value that stands in a path.
pub trait PathId: FromStr {
    /// How.
    const PARAMETER: PathParameter;
}

macro_rules! path_ids {
    ($($id:ident $name:literal $meaning:literal => $code:ident;)*) => {$(
        impl PathId for id::$id {
            const PARAMETER: PathParameter = PathParameter {
                name: $name,
                schema: Some(stringify!($id)),
                meaning: $meaning,
                not_found: Code::$code,
            };
        }
    )*};
}

path_ids! {
    ResellerId "resellerId" "Id of the reseller" => ResellerNotFound;
    CredentialId "credentialId" "Id of the credential" => CredentialNotFound;
    ClientId "clientId" "Id of the client" => ClientNotFound;
    PricebookId "pricebookId" "Id of the pricebook" => PricebookNotFound;
    CloudAccountId "cloudAccountId" "Id of the cloud account" => CloudAccountNotFound;
    LinkRequestId "linkRequestId" "Id of the link request" => LinkRequestNotFound;
    SupportPlanId "supportPlanId" "Id of the support plan group" => SupportPlanNotFound;
    OwnerLinkId "ownerLinkId" "Id of the owner's link" => OwnerLinkNotFound;
    OnboardingPlanId "onboardingPlanId" "Id of the onboarding plan" => OnboardingPlanNotFound;
    WebhookEndpointId "webhookEndpointId" "Id of the webhook endpoint" => WebhookEndpointNotFound;
    WebhookDeliveryId "deliveryId" "Id of the delivery" => WebhookDeliveryNotFound;
}
