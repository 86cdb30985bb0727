//! What the document says beyond schemas: examples, links, problem codes, open enums, idempotency, webhooks.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use gangway::api::openapi::{OPEN_ENUM, OPEN_ENUM_NOTICE};
use gangway::contract::shapes::Shapes;
use gangway::domain::Code;
use gangway::events::EventKind;
use regex::Regex;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::contract::{DOCUMENT, resolve};
use crate::support::document::{Operation, assert_none, fits, operations, says_something, schemas, walk, walk_schema};

/// Where a body stands, with its media type.
struct Body {
    place: String,
    media: &'static str,
    is_request: bool,
    value: &'static Value,
}

/// All bodies of requests and of successful answers.
fn bodies() -> Vec<Body> {
    let mut found = Vec::new();
    let mut collect = |place: String, is_request: bool, owner: &'static Value| {
        for (media, value) in owner["content"].as_object().into_iter().flatten() {
            found.push(Body { place: format!("{place} {media}"), media, is_request, value });
        }
    };
    for operation in operations() {
        collect(format!("{} request", operation.id), true, &operation.value["requestBody"]);
        for (status, response) in operation.value["responses"].as_object().unwrap() {
            if status.starts_with('2') {
                collect(format!("{} {status}", operation.id), false, resolve(response));
            }
        }
    }
    found
}

fn examples_of(body: &Body) -> Vec<&'static Value> {
    body.value["examples"].as_object().into_iter().flatten().map(|(_, example)| resolve(example)).collect()
}

fn parameters<'a>(operation: &'a Operation, place: &'a str) -> impl Iterator<Item = &'static Value> + 'a {
    operation.parameters().filter(move |one| one["in"] == place)
}

#[test]
fn every_body_has_examples_that_fit_its_schema() {
    let shapes = Shapes::of_document(&DOCUMENT).unwrap();
    let all = bodies();
    assert!(all.len() > 90, "only {} bodies were found", all.len());
    let mut bad = Vec::new();
    for body in &all {
        let examples = examples_of(body);
        if examples.is_empty() {
            bad.push(format!("{} has no example", body.place));
        }
        for example in examples {
            if !says_something(&example["summary"]) {
                bad.push(format!("{} has an example without a summary", body.place));
            }
            bad.extend(
                fits(&body.value["schema"], &example["value"]).err().map(|why| format!("{}: {why}", body.place)),
            );
            // The server's own judgement, with which it takes or refuses the request.
            if body.is_request && body.media.ends_with("json") {
                let name = body.value["schema"]["$ref"].as_str().unwrap().rsplit('/').next().unwrap();
                let refused = shapes.check(name, &example["value"]);
                bad.extend(refused.iter().map(|one| format!("{}: {} {}", body.place, one.pointer, one.error.code)));
            }
        }
    }
    assert_none("bodies", bad);
}

#[test]
fn both_ways_to_add_an_account_and_every_form_of_the_setup_kit_are_shown() {
    let shown = |place: &str| {
        let body = bodies().into_iter().find(|one| one.place == place).unwrap_or_else(|| panic!("{place}"));
        examples_of(&body)
    };
    let origins: BTreeSet<_> = shown("createCloudAccount request application/json")
        .iter()
        .map(|one| one["value"]["origin"].to_string())
        .collect();
    assert_eq!(origins, BTreeSet::from(["\"existing\"".to_owned(), "\"new\"".to_owned()]));
    let kinds: BTreeSet<_> =
        shown("sendLinkRequest 200 application/json").iter().map(|one| one["value"]["kind"].to_string()).collect();
    assert_eq!(kinds, BTreeSet::from(["\"create_account\"".to_owned(), "\"link_existing\"".to_owned()]));
    assert_eq!(shown("getSetupKit 200 application/json").len(), 2);
    assert!(shown("getSetupKit 200 text/markdown")[0]["value"].as_str().unwrap().starts_with("# "));
}

#[test]
fn examples_name_nobody_real() {
    let id = Regex::new(r"\b(rsl|crd|cli|pbk|acc|lrq|spg|evt|whk)_[0-9a-z]*\b").unwrap();
    let whole = Regex::new(r"^[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}$").unwrap();
    let email = Regex::new(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+").unwrap();
    let number = Regex::new(r"\b[0-9]{12}\b").unwrap();
    // Invented in the way of AWS's own documentation; the third is the account that roles trust.
    let numbers = ["111122223333", "444455556666", "444455550003", "328676173091"];
    let (mut bad, mut ids) = (Vec::new(), 0);
    walk(&DOCUMENT["components"]["examples"], "", &mut |pointer, value| {
        let Some(text) = value.as_str() else { return };
        for found in id.find_iter(text).map(|found| found.as_str()) {
            ids += 1;
            bad.extend((!whole.is_match(found)).then(|| format!("{pointer}: {found} is no id")));
        }
        for found in email.find_iter(text).map(|found| found.as_str()) {
            let known = found.ends_with("@example.com") || found == "no-reply@amazonaws.com";
            bad.extend((!known).then(|| format!("{pointer}: {found}")));
        }
        for found in number.find_iter(text).map(|found| found.as_str()) {
            bad.extend((!numbers.contains(&found)).then(|| format!("{pointer}: {found}")));
        }
    });
    assert!(ids > 100, "only {ids} ids were found");
    assert_none("examples", bad);
}

#[test]
fn every_parameter_and_every_header_has_an_example() {
    let shows = |owner: &Value| {
        let schema = resolve(&owner["schema"]);
        let any = |value: &Value| value["examples"].as_array().is_some_and(|all| !all.is_empty());
        any(schema) || any(&owner["schema"]) || !owner["example"].is_null() || schema["enum"].is_array()
    };
    let mut bad = Vec::new();
    for operation in operations() {
        // Only a cursor that an answer gave is any good.
        for parameter in operation.parameters().filter(|one| one["name"] != "cursor" && !shows(one)) {
            bad.push(format!("{} of {}", parameter["name"], operation.id));
        }
    }
    for (name, header) in DOCUMENT["components"]["headers"].as_object().unwrap() {
        bad.extend((!shows(header)).then(|| format!("header {name}")));
        bad.extend(fits(&header["schema"], &header["example"]).err().map(|why| format!("header {name}: {why}")));
    }
    assert_none("without an example", bad);
    // At a parameter itself Swagger UI would send the example unasked.
    let sent: Vec<_> = operations()
        .iter()
        .flat_map(|one| one.parameters().filter(|parameter| !parameter["example"].is_null()).map(|_| one.id))
        .collect();
    assert_eq!(sent, [""; 0]);
}

#[test]
fn everything_in_a_request_is_bounded() {
    let (mut bad, mut seen) = (Vec::new(), 0);
    let mut check = |place: &str, schema: &'static Value| {
        let has = |names: &[&str]| names.iter().any(|name| schema.get(name).is_some());
        let kinds: Vec<_> = match &schema["type"] {
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            one => one.as_str().into_iter().collect(),
        };
        seen += kinds.len();
        let bounded = kinds.iter().all(|kind| match *kind {
            "string" => has(&["maxLength", "enum"]) || has_bounded_format(schema) || bounded_pattern(schema),
            "array" => has(&["maxItems"]),
            "integer" => has(&["minimum"]) && has(&["maximum"]),
            "boolean" | "object" | "null" => true,
            _ => false,
        });
        bad.extend((!bounded).then(|| place.to_owned()));
    };
    for operation in operations() {
        for (_, schema) in operation.bodies() {
            walk_schema(schema, operation.id, &mut HashSet::new(), &mut check);
        }
        for parameter in operation.parameters() {
            let place = format!("{} of {}", parameter["name"], operation.id);
            walk_schema(&parameter["schema"], &place, &mut HashSet::new(), &mut check);
        }
    }
    assert!(seen > 300, "only {seen} types were looked at");
    assert_none("without a bound", bad);
}

/// Whether a text's format bounds its length; a text that is only not blank can be of any length.
fn has_bounded_format(schema: &Value) -> bool {
    let known = gangway::contract::formats::FORMATS.iter().map(|(name, _)| *name).filter(|name| *name != "not-blank");
    // A percentage is checked with the rest of its rule.
    known.chain(["percent"]).any(|name| schema["format"] == name)
}

/// Whether a text's pattern bounds its length.
fn bounded_pattern(schema: &Value) -> bool {
    schema["pattern"]
        .as_str()
        .is_some_and(|pattern| pattern.starts_with('^') && pattern.ends_with('$') && !pattern.contains(['*', '+']))
}

#[test]
fn every_link_leads_to_an_operation_that_takes_what_it_hands_on() {
    let all = operations();
    let (mut bad, mut count, mut linked) = (Vec::new(), 0, BTreeSet::new());
    for operation in &all {
        for (status, response) in operation.value["responses"].as_object().unwrap() {
            for (name, link) in response["links"].as_object().into_iter().flatten() {
                count += 1;
                let place = format!("{} {status} {name}", operation.id);
                assert!(status.starts_with('2') && says_something(&response["description"]), "{place}");
                let target = link["operationId"].as_str().unwrap();
                linked.insert(target);
                let Some(next) = all.iter().find(|one| one.id == target) else {
                    bad.push(format!("{place}: no such operation"));
                    continue;
                };
                for (parameter, source) in link["parameters"].as_object().unwrap() {
                    if !next.parameters().any(|one| one["name"] == *parameter) {
                        bad.push(format!("{place}: {target} takes no {parameter}"));
                    }
                    bad.extend(unknown_source(response, source).map(|why| format!("{place}: {why}")));
                }
                // Several tools take a body of a link only as one whole expression, others not at all.
                assert!(link.get("requestBody").is_none(), "{place}");
            }
        }
    }
    assert_none("links", bad);
    assert!(count > 70, "only {count} links were found");
    for wanted in ["getClient", "putCloudProvider", "getCloudAccount", "getRoleArn", "approveLinkRequest"] {
        assert!(linked.contains(wanted), "nothing leads to {wanted}");
    }
    for list in all.iter().filter(|one| one.parameters().any(|parameter| parameter["name"] == "cursor")) {
        let next = &list.value["responses"]["200"]["links"]["nextPage"];
        assert_eq!(next["operationId"], list.id);
        assert_eq!(next["parameters"]["cursor"], "$response.body#/nextCursor");
    }
}

/// Why an expression finds nothing in an answer's schema.
fn unknown_source(response: &'static Value, source: &Value) -> Option<String> {
    let pointer = source.as_str().unwrap().strip_prefix("$response.body#/").unwrap();
    let mut schema = resolve(&response["content"]["application/json"]["schema"]);
    for part in pointer.split('/') {
        let next = if part == "0" { &schema["items"] } else { &schema["properties"][part] };
        if next.is_null() {
            return Some(format!("{source} is not in the answer"));
        }
        schema = resolve(next);
    }
    None
}

#[test]
fn every_problem_says_which_codes_it_comes_with_and_every_code_is_somewhere() {
    let statuses: BTreeMap<_, _> = Code::ALL.iter().map(|code| (code.as_str(), code.status().to_string())).collect();
    let (mut bad, mut seen) = (Vec::new(), BTreeSet::new());
    for operation in operations().iter().filter(|one| one.path != "/oauth/token") {
        for (status, response) in operation.value["responses"].as_object().unwrap() {
            if status.starts_with(['2', '3']) {
                continue;
            }
            let place = format!("{} {status}", operation.id);
            let response = resolve(response);
            let text = response["description"].as_str().unwrap();
            let codes = response["x-problem-codes"].as_array().unwrap_or_else(|| panic!("{place} has no codes"));
            assert!(!codes.is_empty(), "{place}");
            for code in codes.iter().map(|code| code.as_str().unwrap()) {
                seen.insert(code);
                if statuses.get(code) != Some(status) {
                    bad.push(format!("{place}: {code} comes with another status"));
                }
                if !text.contains(&format!("\n- `{code}`: ")) || text.contains("problem-") {
                    bad.push(format!("{place}: the description does not tell of {code}"));
                }
            }
        }
    }
    assert_none("problems", bad);
    // These belong to addresses and methods that the document does not have.
    let elsewhere = BTreeSet::from(["route_not_found", "method_not_allowed", "uri_too_long"]);
    // These are what rows of plans fail with.
    let of_rows = BTreeSet::from(["onboarding_plan_stopped", "onboarding_row_outdated"]);
    let is_told = |code: &str| seen.contains(code) || elsewhere.contains(code) || of_rows.contains(code);
    let missing: Vec<_> = statuses.keys().filter(|code| !is_told(code)).collect();
    assert!(missing.is_empty(), "no operation has {missing:?}");
}

#[test]
fn enums_that_answers_carry_are_open_and_no_others() {
    let mut answered = BTreeSet::new();
    for operation in operations() {
        reach(&operation.value["responses"], &mut answered);
    }
    reach(&DOCUMENT["webhooks"], &mut answered);
    let (mut bad, mut open) = (Vec::new(), 0);
    for (name, schema) in schemas().iter().filter(|(_, schema)| schema["enum"].is_array()) {
        let noticed = schema["description"].as_str().unwrap().ends_with(OPEN_ENUM_NOTICE);
        let wanted = answered.contains(name);
        open += i32::from(wanted);
        if noticed != wanted || (schema[OPEN_ENUM] == true) != wanted {
            bad.push(name.clone());
        }
    }
    assert_none("enums", bad);
    assert!(open > 20, "only {open} enums are open");
    for (name, is_open) in [("LinkRequestStatus", true), ("SupportType", true), ("LinkRequestOutcome", false)] {
        assert_eq!(schemas()[name][OPEN_ENUM] == true, is_open, "{name}");
    }
}

fn reach(value: &'static Value, reached: &mut BTreeSet<String>) {
    let mut found = Vec::new();
    walk(value, "", &mut |pointer, value| {
        if pointer.ends_with("/$ref") {
            found.push(value.as_str().unwrap());
        }
    });
    for reference in found {
        let name = reference.rsplit('/').next().unwrap().to_owned();
        let is_schema = reference.starts_with("#/components/schemas/");
        if !is_schema || reached.insert(name) {
            reach(DOCUMENT.pointer(reference.trim_start_matches('#')).unwrap(), reached);
        }
    }
}

#[test]
fn a_request_takes_no_other_value_of_an_open_enum() {
    let shapes = Shapes::of_document(&DOCUMENT).unwrap();
    let check = |name: &str, body: Value, pointer: &str| {
        let refused = shapes.check(name, &body);
        let told: Vec<_> = refused.iter().map(|one| (one.pointer.as_str(), one.error.code)).collect();
        assert_eq!(told, [(pointer, "unknown_value")], "{name}");
    };
    check("UpdateCloudAccount", json!({ "supportType": "platinum" }), "/supportType");
    check("UpdateClient", json!({ "language": "fr" }), "/language");
    let account = "acc_01jdgx3v9re8tbq4m6n0y7k2he";
    check("UpdateSupportPlan", json!({ "kind": "gold", "cloudAccountIds": [account] }), "/kind");
    check("CreateCredential", json!({ "name": "x", "role": "operations", "scopes": ["all"] }), "/scopes/0");
}

#[test]
fn every_secured_post_and_no_other_operation_takes_an_idempotency_key() {
    for operation in operations() {
        let takes = operation.method == Method::POST && operation.secured;
        let keys: Vec<_> = parameters(&operation, "header").filter(|one| one["name"] == "Idempotency-Key").collect();
        assert_eq!(keys.len(), usize::from(takes), "{}", operation.id);
        for key in keys {
            assert_eq!(key["required"], false);
            assert_eq!(key["schema"]["pattern"], "^[!-~]{1,255}$");
            let codes = |status: &str| resolve(&operation.value["responses"][status])["x-problem-codes"].clone();
            assert!(codes("409").as_array().unwrap().contains(&json!("idempotency_in_progress")), "{}", operation.id);
            assert!(codes("422").as_array().unwrap().contains(&json!("idempotency_key_reused")), "{}", operation.id);
        }
        for (status, response) in operation.value["responses"].as_object().unwrap() {
            let replays = takes && status.starts_with('2');
            assert_eq!(response["headers"].get("Idempotent-Replayed").is_some(), replays, "{} {status}", operation.id);
        }
    }
}

#[test]
fn secured_operations_show_the_rate_limit_and_those_with_a_body_can_be_not_acceptable() {
    for operation in operations() {
        let secured = operation.secured;
        let responses = operation.value["responses"].as_object().unwrap();
        let mut has_body = false;
        for (status, response) in responses.iter().filter(|(status, _)| status.starts_with('2')) {
            has_body |= response["content"].is_object();
            for name in ["RateLimit", "RateLimit-Policy"] {
                let shown = response["headers"].get(name).is_some();
                assert_eq!(shown, secured, "{} {status} {name}", operation.id);
            }
        }
        let negotiates = has_body && operation.path != "/oauth/token";
        assert_eq!(responses.contains_key("406"), negotiates, "{}", operation.id);
        assert_eq!(responses.contains_key("429"), secured || operation.path == "/oauth/token", "{}", operation.id);
    }
    let token = &DOCUMENT["paths"]["/oauth/token"]["post"]["responses"]["429"];
    assert_eq!(token["content"]["application/json"]["schema"]["$ref"], "#/components/schemas/OAuthError");
    assert!(token["headers"]["Retry-After"].is_object());
}

#[test]
fn a_delivery_is_an_event_under_the_headers_of_standard_webhooks() {
    let webhooks = DOCUMENT["webhooks"].as_object().unwrap();
    let types: Vec<_> = EventKind::ALL.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(webhooks.keys().collect::<Vec<_>>(), types);
    let mut ids: BTreeSet<_> = operations().iter().map(|one| one.id.to_owned()).collect();
    for (name, webhook) in webhooks {
        let delivery = &webhook["post"];
        assert!(ids.insert(delivery["operationId"].as_str().unwrap().to_owned()), "{name}");
        let parameters: Vec<_> = delivery["parameters"].as_array().unwrap().iter().map(resolve).collect();
        let names: Vec<_> = parameters.iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["webhook-id", "webhook-timestamp", "webhook-signature"]);
        for parameter in parameters {
            assert_eq!((&parameter["in"], &parameter["required"]), (&json!("header"), &json!(true)));
            fits(&parameter["schema"], &parameter["schema"]["examples"][0]).unwrap();
        }
        let body = &delivery["requestBody"]["content"]["application/json"];
        assert_eq!(body["schema"]["$ref"], "#/components/schemas/Event");
        // For generators of clients: it is no operation of a client, and does not take the place of those that are.
        assert_eq!(delivery["x-internal"], true);
        assert!(operations().iter().all(|one| one.value["tags"] != delivery["tags"]));
        for (_, example) in body["examples"].as_object().into_iter().flatten() {
            let example = &resolve(example)["value"];
            assert_eq!(&example["type"], name);
            fits(&body["schema"], example).unwrap();
        }
    }
    assert!(webhooks["webhook.test"]["post"]["requestBody"]["content"]["application/json"]["examples"].is_object());
}
