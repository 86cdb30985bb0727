// Generated from openapi/openapi.json by sdk/rust/generate; do not edit.

crate::values::id! {
    /// Id of a client, the end customer of a reseller.
    ClientId
}

crate::values::id! {
    /// Id of a cloud account.
    CloudAccountId
}

crate::values::id! {
    /// Id of a credential; it is the OAuth `client_id` as well.
    CredentialId
}

crate::values::id! {
    /// Id of an event.
    EventId
}

crate::values::id! {
    /// The name of a type of events, such as `client.created`, or `*` for everything that there is and will be.
    EventTypeFilter
}

crate::values::id! {
    /// Id of a link request.
    LinkRequestId
}

crate::values::id! {
    /// Id of an onboarding plan.
    OnboardingPlanId
}

crate::values::id! {
    /// Id of an owner's link.
    OwnerLinkId
}

crate::values::id! {
    /// Id of a pricebook.
    PricebookId
}

crate::values::id! {
    /// Id of a reseller.
    ResellerId
}

crate::values::id! {
    /// Id of a support plan group.
    SupportPlanId
}

crate::values::id! {
    /// Id of a delivery to a webhook endpoint.
    WebhookDeliveryId
}

crate::values::id! {
    /// Id of a webhook endpoint.
    WebhookEndpointId
}
