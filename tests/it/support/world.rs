//! A reseller with one of everything, and what operations need to be asked about it.

use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::{Value, json};

use super::app::{Reseller, TestApp};
use super::bodies::{NOBODYS, account_body, client_body, custom_body, id, number};
use super::document::{Operation, operations};
use super::http::Caller;

/// Ids by the names that path parameters have.
pub type Ids = BTreeMap<&'static str, String>;

/// Well-formed ids of nothing.
pub fn nobodys() -> Ids {
    let prefixes = [
        ("resellerId", "rsl"),
        ("credentialId", "crd"),
        ("clientId", "cli"),
        ("pricebookId", "pbk"),
        ("cloudAccountId", "acc"),
        ("linkRequestId", "lrq"),
        ("supportPlanId", "spg"),
        ("ownerLinkId", "olk"),
        ("onboardingPlanId", "opl"),
        ("webhookEndpointId", "whk"),
        ("deliveryId", "whd"),
    ];
    let ids = prefixes.iter().map(|(name, prefix)| (*name, format!("{prefix}_{NOBODYS}")));
    ids.chain([("code", "platinum_plus".to_owned())]).collect()
}

/// Texts that are no ids of these kinds.
pub fn malformed() -> Ids {
    nobodys().into_iter().map(|(name, id)| (name, format!("no-{}~", &id[..8]))).collect()
}

/// A reseller with one of everything.
pub struct World {
    pub reseller: Reseller,
    pub ids: Ids,
    pub master: String,
    pub number: String,
    pub name: String,
    /// Of the client's portal.
    pub customer: Caller,
}

impl World {
    pub async fn new(app: &TestApp, name: &str) -> Self {
        let reseller = app.reseller(name).await;
        let caller = &reseller.caller;
        let mut client = client_body(&format!("Client of {name}"));
        client["externalRef"] = json!(format!("REF-{name}"));
        let client = reseller.client_of(app, client).await;
        let account = reseller.account(&client, "4321").await;
        let (account, number) = (id(&account).to_owned(), account["awsAccountId"].as_str().unwrap().to_owned());
        let arn = json!({ "roleArn": format!("arn:aws:iam::{number}:role/GangwayReadOnly") });
        caller.put(&format!("/role-arn/{account}"), arn).await.expect(200);
        // Whoever works with AWS finds out whether the role works.
        if app.app.aws.is_connected() {
            caller.act(&format!("/role-arn/{account}/check")).await.expect(200);
        } else {
            app.ops
                .post(&format!("/role-arn/{account}/record-check"), json!({ "status": "verified" }))
                .await
                .expect(200);
        }
        let request = caller.post("/link-requests", json!({ "cloudAccountId": account })).await.expect(201);
        let group = json!({ "clientId": client, "name": name, "kind": "passthrough", "cloudAccountIds": [account] });
        let group = caller.post("/support-plans", group).await.expect(201);
        let master = app.master().await;
        let book = custom_body(&master, name);
        let book = caller.post("/pricebooks", book).await.expect(201);
        let credential = caller.post("/credentials", json!({ "name": name, "role": "reseller" })).await.expect(201);
        let customer = app.credential(json!({ "name": name, "role": "customer", "clientId": client })).await;
        // Nobody is there; what is sent there fails.
        let hook = json!({ "url": "https://example.invalid/hooks", "eventTypes": ["client.archived"] });
        let hook = id(&caller.post("/webhook-endpoints", hook).await.expect(201)).to_owned();
        let delivery = caller.act(&format!("/webhook-endpoints/{hook}/test")).await.expect(200);
        let link = caller.act(&format!("/cloud-accounts/{account}/owner-links")).await.expect(201);
        let rows = json!([{ "awsAccountId": self::number("4323"), "supportType": "basic" }]);
        let plan = caller.post("/onboarding-plans", json!({ "clientId": client, "rows": rows })).await.expect(201);
        let ids = [
            ("onboardingPlanId", id(&plan).to_owned()),
            ("ownerLinkId", id(&link).to_owned()),
            ("webhookEndpointId", hook),
            ("deliveryId", id(&delivery).to_owned()),
            ("resellerId", reseller.id.clone()),
            ("credentialId", id(&credential).to_owned()),
            ("clientId", client),
            ("pricebookId", id(&book).to_owned()),
            ("cloudAccountId", account),
            ("linkRequestId", id(&request).to_owned()),
            ("supportPlanId", id(&group).to_owned()),
            ("code", "business_plus".to_owned()),
        ];
        let (ids, name) = (ids.into_iter().collect(), name.to_owned());
        Self { reseller, ids, master, number, name, customer }
    }

    /// A body that the operation takes, naming this world's things.
    pub fn body(&self, operation: &Operation) -> Option<Value> {
        operation.value.get("requestBody")?;
        let (ids, text) = (&self.ids, "written by somebody else");
        Some(match operation.id {
            "createReseller" | "updateReseller" | "updateClient" | "updatePricebook" | "updateSupportPlan" => {
                json!({ "name": text })
            }
            "createCredential" => json!({ "name": text, "role": "customer", "clientId": ids["clientId"] }),
            "createClient" => client_body(text),
            "putCloudProvider" => json!({ "pricebookId": self.master, "currency": "USD" }),
            "putDiscovery" => json!({ "answers": { "sso": "yes" }, "note": text }),
            "createPricebook" => custom_body(&self.master, text),
            "putPricebookRules" => json!({ "rules": [{ "scope": "global", "type": "markup", "percent": "99.00" }] }),
            "pricePricebook" => json!({ "lines": [{ "service": text, "listCost": "1" }] }),
            "quoteSupportPlan" => json!({ "accounts": [{ "monthlySpend": "1" }] }),
            "advanceTestClock" => json!({ "seconds": 1 }),
            "chargeSunsetReport" => {
                json!({ "accounts": [{ "cloudAccountId": ids["cloudAccountId"], "monthlySpend": "1" }] })
            }
            "simulateMargin" => {
                json!({ "accounts": [{ "cloudAccountId": ids["cloudAccountId"], "monthlyListCost": "1" }] })
            }
            "createCloudAccount" => account_body(&ids["clientId"], &number("4321")),
            "createOnboardingPlan" => {
                json!({ "clientId": ids["clientId"], "rows": [{ "awsAccountId": number("4324"), "supportType": "basic" }] })
            }
            "updateCloudAccount" => json!({ "nickname": text }),
            "putRoleArn" => json!({ "description": text }),
            "completeLinkRequest" => json!({ "awsAccountId": number("4322") }),
            "recordRoleCheck" => json!({ "status": "no_access" }),
            "createLinkRequest" | "preflightLinkRequest" => json!({ "cloudAccountId": ids["cloudAccountId"] }),
            "rejectLinkRequest" | "cancelLinkRequest" => json!({ "reason": text }),
            "approveLinkRequest" => json!({ "note": text }),
            "failLinkRequest" => json!({ "reason": "ALREADY_IN_AN_ORGANIZATION" }),
            "recordLinkRequestOutcome" => json!({ "outcome": "accepted" }),
            "createSupportPlan" => json!({ "clientId": ids["clientId"], "name": text, "kind": "passthrough" }),
            "createWebhookEndpoint" => json!({ "url": "https://example.invalid/other", "eventTypes": ["*"] }),
            "updateWebhookEndpoint" => json!({ "description": text }),
            "sendLinkRequest" | "rotateCredential" | "rotateWebhookSecret" | "createOwnerLink" => json!({}),
            other => panic!("say here which body {other} takes"),
        })
    }

    /// All that can be read of it, by address; what is only computed is left out.
    pub async fn state(&self, app: &TestApp) -> BTreeMap<String, Value> {
        let mut state = BTreeMap::new();
        for operation in operations().iter().filter(|one| one.method == Method::GET && one.path.contains('{')) {
            let path = operation.at(&self.ids);
            state.insert(path.clone(), app.ops.get(&path).await.expect_any());
        }
        state
    }
}
