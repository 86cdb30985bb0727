//! Who may do what: every operation of the published document without a token, without its scope, in the wrong role,
//! and on what belongs to somebody else. An operation that is new in the document and unknown here fails these tests.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use gangway::auth::{Caller as TokenCaller, Role, Scope, Scopes};
use gangway::aws::AwsMode;
use gangway::tenant::Tenant;
use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::account_body;
use crate::support::contract::resolve;
use crate::support::document::{Operation, operations};
use crate::support::world::{Ids, World, malformed, nobodys};
use crate::support::{Caller, Database, TestApp};

/// A caller whose token was made for these scopes.
fn with_scopes(app: &TestApp, role: Role, tenant: Tenant, scopes: Scopes) -> Caller {
    let caller = TokenCaller { credential_id: "ops".parse().unwrap(), role, scopes, tenant, generation: 0 };
    let now = app.clock.now();
    let token = app.app.tokens.issue(&caller, now, now + TimeDelta::hours(1), "matrix").unwrap();
    Caller { token: Some(token), ..Caller::anonymous(&app.url) }
}

fn of_role(role: Role) -> impl Iterator<Item = Scope> {
    Scope::ALL.iter().copied().filter(move |scope| role.may_hold(*scope))
}

#[actix_web::test]
async fn every_operation_but_the_public_ones_demands_a_valid_token() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let nobody = Caller::anonymous(&app.url);
    let expired = {
        let caller = app.app.tokens.verify(app.ops.token.as_ref().unwrap(), app.clock.now()).unwrap();
        let past = app.clock.now() - TimeDelta::minutes(5);
        app.app.tokens.issue(&caller, past, past, "past").unwrap()
    };
    let mut open = Vec::new();
    for operation in operations() {
        if !operation.secured {
            open.push(operation.id);
            continue;
        }
        // Neither id nor body fit: the token comes before both.
        let path = operation.at(&malformed());
        for (authorization, code) in [
            (None, "unauthenticated"),
            (Some("rubbish".to_owned()), "unauthenticated"),
            (Some(expired.clone()), "token_expired"),
        ] {
            let value = authorization.map(|token| format!("Bearer {token}"));
            let headers: Vec<_> = value.iter().map(|value| ("authorization", value.as_str())).collect();
            let answer = nobody.send(operation.method.clone(), &path, Some("{".to_owned()), &headers).await;
            assert!(answer.header("www-authenticate").unwrap().starts_with("Bearer"), "{}", operation.id);
            answer.problem(401, code);
        }
    }
    open.sort_unstable();
    assert_eq!(open, ["getAuthorizationServerMetadata", "getHealth", "getJwks", "getReadiness", "issueToken"]);
}

#[actix_web::test]
async fn every_operation_demands_the_scope_that_the_document_says_and_a_role_that_may_hold_it() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let world = World::new(&app, "Nube Partners").await;
    let (reseller, client) = (world.reseller.id.parse().unwrap(), world.ids["clientId"].parse().unwrap());
    let tenants = [
        (Role::Operations, Tenant::Platform),
        (Role::Reseller, Tenant::Reseller(world.reseller.id.parse().unwrap())),
        (Role::Customer, Tenant::Client(reseller, client)),
    ];
    let mut used = BTreeSet::new();
    for operation in operations().into_iter().filter(|operation| operation.secured) {
        used.extend(operation.scope.map(Scope::as_str));
        // Nothing exists behind these ids, and lists and creations get no body: so nothing is changed.
        let (path, wrong) = (operation.at(&nobodys()), operation.at(&malformed()));
        let body = operation.path.contains('{').then(|| world.body(&operation)).flatten();
        for (role, tenant) in &tenants {
            let what = format!("{} as {}", operation.id, role.as_str());
            let call = async |scopes: Scopes, path: &str, body: Option<&Value>| {
                operation.call(&with_scopes(&app, *role, tenant.clone(), scopes), path, body).await
            };
            if !operation.takes(*role) {
                let all = call(Scopes::of_role(*role), &path, body.as_ref()).await;
                assert_eq!((all.status.as_u16(), &all.json["code"]), (403, &json!("role_not_allowed")), "{what}");
                // Not even a token that claims all scopes helps: it is forged when its role may not hold them.
                let all = call(Scope::ALL.iter().copied().collect(), &path, body.as_ref()).await;
                let code = if *role == Role::Operations { "role_not_allowed" } else { "unauthenticated" };
                assert_eq!(all.json["code"], code, "{what}");
                assert_eq!(call(Scopes::default(), &wrong, None).await.json["code"], "role_not_allowed", "{what}");
                continue;
            }
            let Some(scope) = operation.scope else {
                let open = ["rotateCredential", "listDiscoveryQuestions"];
                assert!(open.contains(&operation.id), "say here what {} demands", operation.id);
                continue;
            };
            let others: Scopes = of_role(*role).filter(|one| *one != scope).collect();
            for (path, body) in [(&path, body.as_ref()), (&wrong, Some(&json!({ "unknown": 1 })))] {
                let refused = call(others.clone(), path, body).await;
                assert!(refused.header("www-authenticate").unwrap().contains("insufficient_scope"), "{what}");
                assert_eq!(refused.json["code"], "insufficient_scope", "{what}: {}", refused.text);
                assert_eq!(refused.json["requiredScope"], scope.as_str(), "{what}");
            }
            let allowed = call([scope].into_iter().collect(), &path, body.as_ref()).await;
            let expected: &[u16] = match (&operation.method, operation.path.contains('{')) {
                // In this mode there is none; a body comes first.
                _ if operation.path.starts_with("/test-clock") => &[409, 415],
                (_, true) => &[404],
                (&Method::GET, _) => &[200],
                // There is no body.
                _ => &[415],
            };
            assert!(expected.contains(&allowed.status.as_u16()), "{what}: {} {}", allowed.status, allowed.text);
        }
    }
    let missing: Vec<_> = Scope::ALL.iter().map(|scope| scope.as_str()).filter(|one| !used.contains(one)).collect();
    assert!(missing.iter().all(|one| one.starts_with("events:") || one.starts_with("webhooks:")), "{missing:?}");
}

on_both! {
    what_belongs_to_another_reseller_is_as_if_it_did_not_exist, Manual, |app| {
        let (first, second) = (World::new(&app, "Nube Partners").await, World::new(&app, "Sol").await);
        let before = first.state(&app).await;
        let (theirs, nothing, wrong) = (&first.ids, nobodys(), malformed());
        let mut compared = 0;
        // The catalogue of AWS's plans is everybody's.
        let owned = |one: &Operation| one.secured && one.path.contains('{') && !one.path.contains("{code}");
        for operation in operations().into_iter().filter(owned) {
            let body = second.body(&operation);
            let call = async |ids: &Ids| operation.call(&second.reseller.caller, &operation.at(ids), body.as_ref()).await.told();
            let unknown = call(&nothing).await;
            let expected = if operation.takes(Role::Reseller) { 404 } else { 403 };
            assert_eq!(unknown.0, expected, "{}: {}", operation.id, unknown.2);
            assert_eq!(call(theirs).await, unknown, "{}", operation.id);
            // Nor does it matter whether it could be an id.
            assert_eq!(call(&wrong).await, unknown, "{}", operation.id);
            if operation.path.matches('{').count() > 1 {
                let mixed = |name: &'static str, from: &Ids| {
                    let mut ids = second.ids.clone();
                    ids.insert(name, from[name].clone());
                    ids
                };
                let of_path = |name: &&str| operation.path.contains(*name);
                for name in ["supportPlanId", "cloudAccountId", "pricebookId"].into_iter().filter(of_path) {
                    let unknown = call(&mixed(name, &nothing)).await;
                    assert_eq!(unknown.0, 404, "{}: {}", operation.id, unknown.2);
                    assert_eq!(call(&mixed(name, theirs)).await, unknown, "{} with {name}", operation.id);
                }
            }
            compared += 1;
        }
        assert!(compared >= 37, "{compared}");
        assert_eq!(first.state(&app).await, before);

        // For whom they belong to, the same requests find something. Removals come last, longest paths first.
        let mut own: Vec<_> = operations().into_iter().filter(|one| one.secured && one.path.contains('{')).collect();
        own.sort_by_key(|one| (one.method == Method::DELETE, std::cmp::Reverse(one.path.len())));
        for operation in own {
            let caller = if operation.takes(Role::Reseller) { &first.reseller.caller } else { &app.ops };
            let body = first.body(&operation);
            let answer = operation.call(caller, &operation.at(theirs), body.as_ref()).await;
            assert!([200, 201, 204, 409].contains(&answer.status.as_u16()), "{}: {}", operation.id, answer.text);
        }
    }
}

/// What a filter has to be to name something of this world; none for those that name nothing.
fn filter(world: &World, name: &str) -> String {
    match name {
        "resellerId" | "clientId" | "cloudAccountId" => world.ids[name].clone(),
        "basedOn" => world.master.clone(),
        "resourceId" => world.ids["clientId"].clone(),
        "awsAccountId" => world.number.clone(),
        "externalRef" => format!("REF-{}", world.name),
        "q" => format!("Client of {}", world.name),
        other => panic!("say here what the filter {other} names"),
    }
}

on_both! {
    lists_and_their_filters_show_nothing_of_another_reseller, Manual, |app| {
        let (first, second) = (World::new(&app, "Nube").await, World::new(&app, "Sol").await);
        // Without one of its own, the second reseller has no pricebook that is based on anything.
        second.reseller.caller.delete(&format!("/pricebooks/{}", second.ids["pricebookId"])).await.expect(204);
        let (mine, theirs) = (&first.reseller.caller, &second.reseller.caller);
        let (mut lists, mut filters) = (0, 0);
        for operation in operations() {
            let content = &operation.value["responses"]["200"]["content"]["application/json"]["schema"];
            let is_list = resolve(content)["properties"].get("nextCursor").is_some();
            // Of plans that end there is nothing here; its own tests show that it has nothing of others.
            if !is_list || !operation.takes(Role::Reseller) || operation.id == "getSunsetReport" {
                continue;
            }
            let path = operation.at(&second.ids);
            let all = theirs.get(&format!("{path}?limit=100")).await;
            for foreign in first.ids.values().chain([&first.number, &first.name]) {
                assert!(!all.text.contains(foreign), "{} shows {foreign}: {}", operation.id, all.text);
            }
            let items = all.json.get("data").unwrap_or(&all.json["accounts"]);
            assert!(!items.as_array().unwrap().is_empty(), "{}", operation.id);
            lists += 1;
            for parameter in operation.value["parameters"].as_array().unwrap() {
                let parameter = resolve(parameter);
                let (name, schema) = (parameter["name"].as_str().unwrap(), &parameter["schema"]);
                let names_nothing = schema.get("enum").is_some() || schema["format"] == "currency";
                // `since` names an event; that of another reseller is refused like an unknown one (see `events`).
                if parameter["in"] != "query" || ["limit", "cursor", "since", "wait"].contains(&name) || names_nothing {
                    continue;
                }
                let value = filter(&first, name);
                let query = serde_urlencoded::to_string([("limit", "100"), (name, &value)]).unwrap();
                let path = format!("{}?{query}", operation.path);
                let found = mine.get(&path).await.expect(200);
                assert!(!found["data"].as_array().unwrap().is_empty(), "{path} finds nothing of the owner's");
                assert_eq!(theirs.get(&path).await.expect(200), json!({ "data": [] }), "{path}");
                filters += 1;
            }
        }
        assert!(lists >= 7 && filters >= 15, "{lists} lists, {filters} filters");
        assert_eq!(theirs.get("/pricebooks?status=retired").await.expect(200)["data"].as_array().unwrap().len(), 1);
    }
}

/// Every member of a request's body that holds ids, as a pointer.
fn references(operation: &Operation) -> Vec<String> {
    let schema = &operation.value["requestBody"]["content"]["application/json"]["schema"];
    let schema = resolve(schema);
    let variants = match schema["oneOf"].as_array() {
        Some(variants) => variants.iter().map(resolve).collect(),
        None => vec![schema],
    };
    let mut found = BTreeSet::new();
    for (name, property) in variants.iter().flat_map(|one| one["properties"].as_object().into_iter().flatten()) {
        let is_id = |one: &Value| one["$ref"].as_str().is_some_and(|to| to.ends_with("Id"));
        if is_id(property) || property["oneOf"].as_array().is_some_and(|all| all.iter().any(is_id)) {
            found.insert(format!("/{name}"));
        } else if is_id(&property["items"]) {
            found.insert(format!("/{name}/0"));
        }
    }
    found.into_iter().collect()
}

on_both! {
    a_body_that_names_anothers_thing_is_refused_like_one_that_names_nothing, Manual, |app| {
        let (first, second) = (World::new(&app, "Nube").await, World::new(&app, "Sol").await);
        let nothing = nobodys();
        let before = first.state(&app).await;
        let mut compared = Vec::new();
        for operation in operations().into_iter().filter(|one| one.secured && one.takes(Role::Reseller)) {
            for pointer in references(&operation) {
                let member = pointer.trim_start_matches('/').trim_end_matches("/0");
                let kind = match member {
                    "basedOn" => "pricebookId",
                    "cloudAccountIds" => "cloudAccountId",
                    member => member,
                };
                let call = async |id: &str| {
                    let mut body = second.body(&operation).unwrap();
                    if operation.id == "createCredential" && member == "resellerId" {
                        body = json!({ "name": "n", "role": "reseller" });
                    }
                    body[member] = if pointer.ends_with("/0") { json!([id]) } else { json!(id) };
                    operation.call(&second.reseller.caller, &operation.at(&second.ids), Some(&body)).await
                };
                let what = format!("{} {pointer}", operation.id);
                let unknown = call(&nothing[kind]).await.told();
                let errors = unknown.2["errors"].as_array().unwrap_or_else(|| panic!("{what}: {}", unknown.2));
                assert_eq!(errors.len(), 1, "{what}: {errors:?}");
                assert_eq!((&errors[0]["pointer"], &errors[0]["code"]), (&json!(pointer), &json!("not_found")), "{what}");
                assert_eq!(call(&first.ids[kind]).await.told(), unknown, "{what}");
                let own = if member == "basedOn" { &second.master } else { &second.ids[kind] };
                let own = call(own).await;
                assert!([200, 201, 409].contains(&own.status.as_u16()), "{what}: {}", own.text);
                compared.push(what);
            }
        }
        assert!(compared.len() >= 13, "{compared:?}");
        assert_eq!(first.state(&app).await, before);

        // Somebody's account number is taken, and no more is said.
        let taken = account_body(&second.ids["clientId"], &first.number);
        let problem = second.reseller.caller.post("/cloud-accounts", taken).await.problem(409, "aws_account_already_registered");
        for foreign in first.ids.values().chain([&first.name]) {
            assert!(!problem.to_string().contains(foreign), "{problem}");
        }
        // Operations sees both resellers and mixes them up no more than they themselves.
        let book = json!(first.ids["pricebookId"]);
        let account = format!("/cloud-accounts/{}", second.ids["cloudAccountId"]);
        let provider = format!("/clients/{}/cloud-providers/aws", second.ids["clientId"]);
        let group = format!("/support-plans/{}", second.ids["supportPlanId"]);
        for (answer, pointer) in [
            (app.ops.patch(&account, json!({ "pricebookId": book })).await, "/pricebookId"),
            (app.ops.put(&provider, json!({ "pricebookId": book, "currency": "USD" })).await, "/pricebookId"),
            (app.ops.patch(&group, json!({ "cloudAccountIds": [first.ids["cloudAccountId"]] })).await, "/cloudAccountIds/0"),
        ] {
            assert_eq!(answer.violations(), [format!("{pointer} not_found")]);
        }
    }
}
