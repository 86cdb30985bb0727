//! The published document: that it is committed, served, complete and coherent.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use gangway::api::openapi::document_at;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::contract::DOCUMENT;
use crate::support::document::{assert_none, concrete, operations, says_something, walk};
use crate::support::{Caller, Database, TestApp};

#[test]
fn the_committed_document_is_what_the_code_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let expected = format!("{:#}\n", *DOCUMENT);
    let committed = std::fs::read_to_string(root.join("openapi/openapi.json")).unwrap_or_default();
    assert!(committed == expected, "run: cargo run -- openapi > openapi/openapi.json");
    let list = gangway::api::openapi::operations(&DOCUMENT);
    let committed = std::fs::read_to_string(root.join("openapi/operations.txt")).unwrap_or_default();
    assert!(committed == list, "run: cargo run -- openapi --operations > openapi/operations.txt");

    let gangway = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gangway"));
        command.arg("openapi");
        command
    };
    let printed = gangway().output().unwrap();
    assert!(printed.status.success());
    assert!(String::from_utf8(printed.stdout).unwrap() == expected, "the command line prints another document");
    let printed = gangway().arg("--operations").output().unwrap();
    assert!(String::from_utf8(printed.stdout).unwrap() == list, "the command line prints another list");
    assert!(gangway().arg("--check").current_dir(root).status().unwrap().success());

    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::create_dir(elsewhere.path().join("openapi")).unwrap();
    std::fs::write(elsewhere.path().join("openapi/openapi.json"), expected.replacen("Gangway", "Runway", 1)).unwrap();
    let differs = gangway().arg("--check").current_dir(elsewhere.path()).output().unwrap();
    assert_eq!(differs.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&differs.stderr).contains("openapi/openapi.json is not what the code says"));
    std::fs::write(elsewhere.path().join("openapi/openapi.json"), expected).unwrap();
    std::fs::write(elsewhere.path().join("openapi/operations.txt"), list.replacen("GET", "PUT", 1)).unwrap();
    let differs = gangway().arg("--check").current_dir(elsewhere.path()).output().unwrap();
    assert_eq!(differs.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&differs.stderr).contains("openapi/operations.txt is not what the code says"));
}

#[test]
fn the_sdks_are_made_from_the_committed_document() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = fs::read(root.join("openapi/openapi.json")).unwrap();
    let manifest: Value = serde_json::from_slice(&fs::read(root.join("sdk/manifest.json")).unwrap()).unwrap();
    let hash: String = Sha256::digest(&document).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(manifest["spec"]["sha256"], hash, "run sdk/generate");
    let ids: BTreeSet<_> = operations().iter().map(|operation| operation.id.to_owned()).collect();
    let made = manifest["operations"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned());
    assert_eq!(made.collect::<BTreeSet<_>>(), ids);
}

#[test]
fn the_list_has_a_line_of_five_columns_for_every_operation() {
    let list = gangway::api::openapi::operations(&DOCUMENT);
    let listed: BTreeSet<Vec<_>> =
        list.lines().map(|line| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect()).collect();
    let all = operations();
    let expected: BTreeSet<Vec<_>> = all
        .iter()
        .map(|one| {
            let scope = one.value["security"][0]["oauth2"][0].as_str().unwrap_or("-");
            vec![one.value["tags"][0].as_str().unwrap(), one.id, one.method.as_str(), one.path, scope]
        })
        .collect();
    assert_eq!(listed, expected);
    let starts: BTreeSet<_> = list.lines().map(|line| line.find(" /")).collect();
    assert_eq!(starts.len(), 1, "the columns are not aligned");
}

#[actix_web::test]
async fn a_running_server_publishes_the_document_to_everybody_as_json_and_as_yaml() {
    let app = TestApp::start(Database::Sqlite, gangway::aws::AwsMode::Manual).await;
    let nobody = Caller::anonymous(&app.url);
    let json = nobody.get("/openapi.json").await;
    assert_eq!(json.header("content-type"), Some("application/json"));
    let published = document_at(&app.url);
    let json_tag = json.header("etag").map(str::to_owned);
    assert_eq!(json.expect(200), published);
    let yaml = nobody.get("/openapi.yaml").await;
    assert_eq!(yaml.header("content-type"), Some("application/yaml"));
    assert_eq!(yaml.status, 200);
    let read: Value = yaml_serde::from_str(&yaml.text).unwrap();
    assert_eq!(read, published);
    assert_ne!(json_tag.as_deref(), yaml.header("etag"));
    // Whoever has it already gets nothing but this news, also by HEAD and from another replica.
    let replica = Caller::anonymous(&app.replica());
    for path in ["/openapi.json", "/openapi.yaml"] {
        let tag = nobody.get(path).await.header("etag").unwrap().to_owned();
        for caller in [&nobody, &replica] {
            for method in [reqwest::Method::GET, reqwest::Method::HEAD] {
                let same = caller.send(method.clone(), path, None, &[("if-none-match", &tag)]).await;
                assert_eq!(
                    (same.status.as_u16(), same.text.as_str(), same.header("etag")),
                    (304, "", Some(tag.as_str()))
                );
                let other = caller.send(method, path, None, &[("if-none-match", "\"x\"")]).await;
                assert_eq!((other.status.as_u16(), other.header("etag")), (200, Some(tag.as_str())));
            }
        }
        nobody
            .send(reqwest::Method::GET, path, None, &[("if-match", &tag)])
            .await
            .problem(400, "precondition_not_supported");
    }
}

#[test]
fn the_published_document_is_the_committed_one_but_for_the_addresses_below_the_public_url() {
    let default = gangway::settings::Settings::from_values(Default::default(), Vec::new()).unwrap().public_url;
    let addresses =
        ["/servers/0/url", "/components/securitySchemes/oauth2/flows/clientCredentials/tokenUrl"].map(str::to_owned);
    let mut published = document_at("https://api.example.com/onboarding");
    for (pointer, path) in addresses.iter().zip(["", "/oauth/token"]) {
        assert_eq!(DOCUMENT.pointer(pointer).unwrap(), &json!(format!("{default}{path}")));
        let address = published.pointer_mut(pointer).unwrap();
        assert_eq!(address, &json!(format!("https://api.example.com/onboarding{path}")));
        *address = DOCUMENT.pointer(pointer).unwrap().clone();
    }
    assert_eq!(published, *DOCUMENT);
}

#[test]
fn no_reference_dangles_and_no_component_is_unused() {
    let mut used = BTreeSet::new();
    walk(&DOCUMENT, "", &mut |pointer, value| {
        let is_mapping = pointer.contains("/discriminator/mapping/");
        if let Some(reference) = value.as_str().filter(|_| is_mapping || pointer.ends_with("/$ref")) {
            used.insert(reference.to_owned());
        }
    });
    assert!(used.len() > 50, "only {} references were found", used.len());
    let dangling = used.iter().filter(|one| DOCUMENT.pointer(one.trim_start_matches('#')).is_none());
    assert_none("dangling references", dangling.cloned().collect());

    let mut unused = Vec::new();
    for (kind, components) in DOCUMENT["components"].as_object().unwrap() {
        // Security schemes are used by name; another test looks at them.
        for name in components.as_object().unwrap().keys().filter(|_| kind != "securitySchemes") {
            let reference = format!("#/components/{kind}/{name}");
            if !used.contains(&reference) {
                unused.push(reference);
            }
        }
    }
    assert_none("unused components", unused);
}

#[test]
fn a_reference_has_nothing_beside_it_but_the_text_of_a_member() {
    let (mut bad, mut described) = (Vec::new(), 0);
    walk(&DOCUMENT, "", &mut |pointer, value| {
        if value["$ref"].is_string() && value.as_object().unwrap().len() > 1 {
            // Tools that lack OpenAPI 3.1 leave this text out, and take the rest as it is meant.
            let is_member = pointer.rsplit('/').nth(1) == Some("properties");
            let is_described =
                is_member && says_something(&value["description"]) && value.as_object().unwrap().len() == 2;
            described += i32::from(is_described);
            bad.extend((!is_described).then(|| pointer.to_owned()));
        }
    });
    assert_none("references with something beside them", bad);
    assert!(described > 50, "only {described} members were found");
}

#[test]
fn every_registered_operation_is_in_the_document_once_with_an_id_of_its_own() {
    let routes = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/api/routes.rs")).unwrap();
    let all = operations();
    assert_eq!(all.len(), routes.matches(".service(").count());
    let mut seen = HashSet::new();
    for operation in &all {
        let id = operation.id;
        assert!(seen.insert(id), "{id} stands twice");
        let camel = id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(|c| c.is_ascii_alphanumeric());
        assert!(camel, "{id} is not camelCase");
    }
}

#[test]
fn every_scope_that_an_operation_asks_for_is_in_the_security_scheme() {
    let schemes = &DOCUMENT["components"]["securitySchemes"];
    let flow = &schemes["oauth2"]["flows"]["clientCredentials"];
    assert_eq!(flow["tokenUrl"], "http://127.0.0.1:8080/oauth/token");
    let mut open = BTreeSet::new();
    for operation in operations() {
        let security = operation.value["security"].as_array().unwrap();
        if security.is_empty() {
            open.insert(operation.path);
            continue;
        }
        assert_eq!(security.len(), 1, "{}", operation.id);
        let scopes = security[0]["oauth2"].as_array().unwrap_or_else(|| panic!("{}", operation.id));
        for scope in scopes {
            let meaning = &flow["scopes"][scope.as_str().unwrap()];
            assert!(says_something(meaning), "{scope} of {} is not in the scheme", operation.id);
        }
        let any_scope = ["rotateCredential", "listDiscoveryQuestions"].contains(&operation.id);
        assert!(any_scope || !scopes.is_empty(), "{} asks for no scope", operation.id);
        for status in ["401", "403"] {
            assert!(operation.value["responses"].get(status).is_some(), "{} never answers {status}", operation.id);
        }
    }
    let expected =
        ["/.well-known/jwks.json", "/.well-known/oauth-authorization-server", "/healthz", "/oauth/token", "/readyz"];
    assert_eq!(open, BTreeSet::from(expected));
}

#[actix_web::test]
async fn every_operation_that_asks_for_a_scope_refuses_a_caller_without_a_token() {
    let app = TestApp::start(Database::Sqlite, gangway::aws::AwsMode::Manual).await;
    let nobody = Caller::anonymous(&app.url);
    for operation in operations().iter().filter(|one| one.secured) {
        let path = concrete(operation.path);
        nobody.send(operation.method.clone(), &path, None, &[]).await.problem(401, "unauthenticated");
    }
}
