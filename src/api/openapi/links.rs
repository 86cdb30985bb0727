//! Which operation follows which, and what it takes from the answer before it. Published as `links`; they are what tests
//! that call one operation after another go by. They hand on parameters only: a link to a single member of a body has no
//! form that all tools read.

use serde_json::{Value, json};

use super::walk::each_operation_mut;

const ID: &str = "$response.body#/id";
const ACCOUNT: &str = "$response.body#/cloudAccountId";

/// Operation, status of its answer, parameter, where its value is, and the operations that take it.
type Follow = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const FOLLOWS: &[Follow] = &[
    ("createReseller", "201", "resellerId", ID, &["getReseller", "updateReseller"]),
    ("createCredential", "201", "credentialId", ID, &["getCredential", "rotateCredential", "revokeCredential"]),
    (
        "createClient",
        "201",
        "clientId",
        ID,
        &[
            "getClient",
            "updateClient",
            "archiveClient",
            "putCloudProvider",
            "putDiscovery",
            "getDiscovery",
            "getClientOnboarding",
        ],
    ),
    (
        "putCloudProvider",
        "200",
        "clientId",
        "$response.body#/clientId",
        &["getCloudProvider", "listCloudProviders", "deleteCloudProvider"],
    ),
    (
        "putCloudProvider",
        "201",
        "clientId",
        "$response.body#/clientId",
        &["getCloudProvider", "listCloudProviders", "deleteCloudProvider"],
    ),
    (
        "createPricebook",
        "201",
        "pricebookId",
        ID,
        &[
            "getPricebook",
            "updatePricebook",
            "putPricebookRules",
            "listPricebookRuleVersions",
            "getPricebookRuleVersion",
            "pricePricebook",
            "retirePricebook",
        ],
    ),
    (
        "createCloudAccount",
        "201",
        "cloudAccountId",
        ID,
        &[
            "getCloudAccount",
            "updateCloudAccount",
            "unlinkCloudAccount",
            "getCloudAccountOnboarding",
            "getRoleArn",
            "putRoleArn",
            "getSetupKit",
            "createOwnerLink",
            "listOwnerLinks",
            "listLinkRequests",
        ],
    ),
    ("createOwnerLink", "201", "cloudAccountId", ACCOUNT, &["listOwnerLinks"]),
    ("createCloudAccount", "201", "linkRequestId", "$response.body#/linkRequestId", &["getLinkRequest"]),
    (
        "putRoleArn",
        "200",
        "cloudAccountId",
        ACCOUNT,
        &["checkRoleArn", "recordRoleCheck", "getRoleArn", "clearRoleArn"],
    ),
    ("checkRoleArn", "200", "cloudAccountId", ACCOUNT, &["getRoleArn", "getRoleReport"]),
    ("recordRoleCheck", "200", "cloudAccountId", ACCOUNT, &["getRoleReport"]),
    (
        "createLinkRequest",
        "201",
        "linkRequestId",
        ID,
        &[
            "getLinkRequest",
            "getLinkRequestHistory",
            "approveLinkRequest",
            "rejectLinkRequest",
            "cancelLinkRequest",
            "sendLinkRequest",
        ],
    ),
    (
        "approveLinkRequest",
        "200",
        "linkRequestId",
        ID,
        &["sendLinkRequest", "completeLinkRequest", "failLinkRequest", "rejectLinkRequest", "cancelLinkRequest"],
    ),
    (
        "sendLinkRequest",
        "200",
        "linkRequestId",
        ID,
        &["getLinkRequest", "recordLinkRequestOutcome", "cancelLinkRequest"],
    ),
    ("cancelLinkRequest", "200", "linkRequestId", ID, &["renewLinkRequest"]),
    ("failLinkRequest", "200", "linkRequestId", ID, &["renewLinkRequest"]),
    ("renewLinkRequest", "201", "linkRequestId", ID, &["getLinkRequest", "approveLinkRequest", "cancelLinkRequest"]),
    (
        "createSupportPlan",
        "201",
        "supportPlanId",
        ID,
        &["getSupportPlan", "updateSupportPlan", "putSupportPlanAccount", "deleteSupportPlan"],
    ),
    (
        "listSupportPlanCatalog",
        "200",
        "code",
        "$response.body#/data/0/code",
        &["getSupportPlanCatalogEntry", "quoteSupportPlan"],
    ),
    (
        "createOnboardingPlan",
        "201",
        "onboardingPlanId",
        ID,
        &["getOnboardingPlan", "listOnboardingPlanRows", "applyOnboardingPlan", "discardOnboardingPlan"],
    ),
    ("applyOnboardingPlan", "200", "onboardingPlanId", ID, &["getOnboardingPlan", "listOnboardingPlanRows"]),
    (
        "createWebhookEndpoint",
        "201",
        "webhookEndpointId",
        ID,
        &[
            "getWebhookEndpoint",
            "updateWebhookEndpoint",
            "testWebhookEndpoint",
            "rotateWebhookSecret",
            "listWebhookDeliveries",
            "deleteWebhookEndpoint",
        ],
    ),
];

/// Lists: the operation that reads one of their items, its parameter, and the item's member that holds it.
const LISTS: &[(&str, &str, &str, &str)] = &[
    ("listResellers", "getReseller", "resellerId", "id"),
    ("listCredentials", "getCredential", "credentialId", "id"),
    ("listClients", "getClient", "clientId", "id"),
    ("listPricebooks", "getPricebook", "pricebookId", "id"),
    ("listCloudAccounts", "getCloudAccount", "cloudAccountId", "id"),
    ("listRoleArns", "getRoleArn", "cloudAccountId", "cloudAccountId"),
    ("listLinkRequests", "getLinkRequest", "linkRequestId", "id"),
    ("listSupportPlans", "getSupportPlan", "supportPlanId", "id"),
    ("listOnboardingPlans", "getOnboardingPlan", "onboardingPlanId", "id"),
    ("listWebhookEndpoints", "getWebhookEndpoint", "webhookEndpointId", "id"),
];

/// The link of a list to its next page.
const NEXT_PAGE: &str = "nextPage";

/// Adds the links to the answers.
pub fn attach(document: &mut Value) {
    each_operation_mut(document, |_, _, operation| {
        let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
        for (_, status, name, source, targets) in FOLLOWS.iter().filter(|(from, ..)| *from == id) {
            for target in *targets {
                add(operation, status, target, link(target, name, source));
            }
        }
        for (_, target, name, member) in LISTS.iter().filter(|(list, ..)| *list == id) {
            let source = format!("$response.body#/data/0/{member}");
            add(operation, "200", target, link(target, name, &source));
        }
        let pages = operation["parameters"].as_array().is_some_and(|all| all.iter().any(|one| one["name"] == "cursor"));
        if pages {
            let next = link(&id, "cursor", "$response.body#/nextCursor");
            add(operation, "200", NEXT_PAGE, next);
        }
    });
}

fn add(operation: &mut Value, status: &str, name: &str, link: Value) {
    operation["responses"][status]["links"][name] = link;
}

fn link(target: &str, name: &str, source: &str) -> Value {
    let member = source.rsplit("#/").next().unwrap_or_default();
    json!({
        "operationId": target,
        "parameters": { name: source },
        "description": format!("`{member}` of this answer is the parameter `{name}` there."),
    })
}
