//! What a customer sees and does through its client's portal (C4).

use gangway::auth::Role;
use reqwest::Method;
use serde_json::json;

use crate::on_both;
use crate::support::bodies::{NOBODYS, account_body, number};
use crate::support::document::operations;
use crate::support::world::{Ids, World, malformed, nobodys};
use crate::support::{Caller, make};

/// Lists that are the same for everybody.
const CATALOGUES: [&str; 2] = ["listSupportPlanCatalog", "listDiscoveryQuestions"];

on_both! {
    c4_a_customer_sees_its_own_client_and_nothing_else, Manual, |app| {
        let world = World::new(&app, "Nube").await;
        let (customer, reseller) = (&world.customer, &world.reseller);
        let sister = reseller.client(&app, "Sister").await;
        let account = reseller.account(&sister, "4321").await["id"].as_str().unwrap().to_owned();
        let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": account })).await.expect(201);
        let group = json!({ "clientId": sister, "name": "Sister", "kind": "passthrough", "cloudAccountIds": [account] });
        let group = reseller.caller.post("/support-plans", group).await.expect(201);
        let mut theirs = nobodys();
        theirs.insert("clientId", sister.clone());
        theirs.insert("cloudAccountId", account.clone());
        theirs.insert("linkRequestId", request["id"].as_str().unwrap().to_owned());
        theirs.insert("supportPlanId", group["id"].as_str().unwrap().to_owned());

        for operation in operations().into_iter().filter(|one| one.secured && one.takes(Role::Customer)) {
            let body = world.body(&operation);
            let call = async |ids: &Ids| operation.call(customer, &operation.at(ids), body.as_ref()).await;
            if operation.path.contains('{') {
                let unknown = call(&nobodys()).await.told();
                assert!([403, 404].contains(&unknown.0), "{}: {}", operation.id, unknown.2);
                assert_eq!(unknown.0 == 403, operation.id == "rotateCredential", "{}: {}", operation.id, unknown.2);
                assert_eq!(call(&theirs).await.told(), unknown, "{}", operation.id);
            } else if operation.method == Method::GET && !CATALOGUES.contains(&operation.id) {
                let list = call(&world.ids).await;
                let text = list.text.clone();
                assert_eq!(list.expect(200)["data"].as_array().unwrap().len(), 1, "{}", operation.id);
                assert!(theirs.values().all(|id| !text.contains(id.as_str())), "{}: {text}", operation.id);
            }
            if operation.method == Method::GET {
                call(&world.ids).await.expect_any();
            }
        }
        for list in ["/clients?q=Sister", "/cloud-accounts?clientId=", "/role-arn?clientId=", "/link-requests?clientId=", "/support-plans?clientId="] {
            let path = if list.ends_with('=') { format!("{list}{sister}") } else { list.to_owned() };
            assert_eq!(customer.get(&path).await.expect(200)["data"], json!([]), "{path}");
            assert_eq!(reseller.caller.get(&path).await.expect(200)["data"].as_array().unwrap().len(), 1, "{path}");
        }

        let refused = customer.post("/link-requests", json!({ "cloudAccountId": account })).await.violations();
        assert_eq!(refused, ["/cloudAccountId not_found"]);
        let refused = customer.post("/cloud-accounts", account_body(&sister, &number("4321"))).await.violations();
        assert_eq!(refused, ["/clientId not_found"]);
        let own = customer.post("/cloud-accounts", account_body(&world.ids["clientId"], &number("4321"))).await.expect(201);
        assert_eq!(own["clientId"], world.ids["clientId"]);
        // Whether it exists or not, whose it is or not: what the role may never do is refused alike.
        for operation in operations().into_iter().filter(|one| one.secured && !one.takes(Role::Customer)) {
            let body = world.body(&operation);
            for ids in [&world.ids, &theirs, &nobodys(), &malformed()] {
                let answer = operation.call(customer, &operation.at(ids), body.as_ref()).await;
                assert_eq!(answer.json["code"], "role_not_allowed", "{}: {}", operation.id, answer.text);
            }
        }
    }
}

on_both! {
    c4_while_the_portal_is_off_a_customer_reads_its_own_client_and_no_more, Manual, |app| {
        let world = World::new(&app, "Nube").await;
        let bare = world.reseller.bare_client("Without AWS").await;
        let without = app.credential(json!({ "name": "n", "role": "customer", "clientId": bare })).await;
        let provider = format!("/clients/{}/cloud-providers/aws", world.ids["clientId"]);
        let switch = async |on: bool| {
            let body = json!({ "pricebookId": world.master, "currency": "USD", "enabledInCustomerPortal": on });
            world.reseller.caller.put(&provider, body).await.expect(200);
        };
        switch(false).await;
        let before = world.state(&app).await;
        let mut of_bare = world.ids.clone();
        of_bare.insert("clientId", bare.clone());
        let mut off = Vec::new();
        for operation in operations().into_iter().filter(|one| one.secured) {
            for (customer, ids) in [(&world.customer, &world.ids), (&without, &of_bare)] {
                let answer = operation.call(customer, &operation.at(ids), world.body(&operation).as_ref()).await;
                // The credential in these paths is another one.
                if !operation.takes(Role::Customer) || operation.id == "rotateCredential" {
                    answer.problem(403, "role_not_allowed");
                } else if operation.id == "getClient" {
                    assert_eq!(answer.expect(200)["id"], ids["clientId"]);
                } else if operation.id == "listClients" {
                    let data = answer.expect(200)["data"].clone();
                    assert_eq!((data.as_array().unwrap().len(), &data[0]["id"]), (1, &json!(ids["clientId"])));
                } else {
                    answer.problem(403, "portal_not_enabled");
                    off.push(operation.id);
                }
            }
        }
        assert!(off.len() >= 2 * 20, "{off:?}");
        // Nor does a customer get a new secret of its own.
        let (id, secret) = make::credential(&app.ops, json!({ "name": "n", "role": "customer", "clientId": bare })).await;
        let own = Caller::login(&app.url, &id, &secret).await;
        own.act(&format!("/credentials/{id}/rotate")).await.problem(403, "portal_not_enabled");
        assert_eq!(world.state(&app).await, before);
        let unknown = world.customer.get(&format!("/clients/cli_{NOBODYS}")).await.told();
        assert_eq!(unknown.0, 404);
        assert_eq!(world.customer.get(&format!("/clients/{bare}")).await.told(), unknown);
        without.get(&format!("/clients/{}", world.ids["clientId"])).await.problem(404, "client_not_found");

        switch(true).await;
        world.customer.get("/cloud-accounts").await.expect(200);
        without.get("/cloud-accounts").await.problem(403, "portal_not_enabled");
    }
}
