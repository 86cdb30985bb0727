//! Service endpoints, the start page, and what answers where no operation does.

use gangway::aws::AwsMode;
use gangway::db::Target;
use reqwest::{Method, redirect};
use serde_json::json;

use crate::on_both;
use crate::support::document::addresses;
use crate::support::{Caller, Database, TestApp};

fn without_redirects(url: &str) -> Caller {
    let client = reqwest::Client::builder().redirect(redirect::Policy::none()).build().unwrap();
    Caller { client, ..Caller::anonymous(url) }
}

on_both! {
    alive_and_ready_are_told_apart, Manual, |app| {
        let nobody = Caller::anonymous(&app.url);
        for path in ["/healthz", "/readyz"] {
            assert_eq!(nobody.get(path).await.expect(200), json!({ "status": "ok" }));
        }
        app.database.execute("DELETE FROM __diesel_schema_migrations");
        let not_ready = nobody.get("/readyz").await;
        assert!(not_ready.header("retry-after").is_some());
        not_ready.problem(503, "not_ready");
        nobody.get("/healthz").await.expect(200);
    }
}

#[actix_web::test]
async fn a_database_without_its_tables_is_not_ready() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    app.database.execute("ALTER TABLE pricebooks RENAME TO elsewhere");
    let nobody = Caller::anonymous(&app.url);
    nobody.get("/readyz").await.problem(503, "not_ready");
    nobody.get("/healthz").await.expect(200);
}

#[actix_web::test]
async fn the_start_page_says_what_this_is_and_its_links_work() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let nobody = Caller::anonymous(&app.url);
    let page = nobody.get("/").await;
    assert_eq!(page.status, 200);
    assert!(page.header("content-type").unwrap().starts_with("text/html"));
    for text in ["Gangway", "AWS", env!("CARGO_PKG_VERSION"), "simulated"] {
        assert!(page.text.contains(text), "{text:?} is not on the page: {}", page.text);
    }
    let links: Vec<_> = page.text.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    for wanted in ["/swagger-ui/", "/openapi.json", "/openapi.yaml", "/problems/", "/healthz", "/readyz"] {
        assert!(links.contains(&wanted), "{wanted} is not linked");
    }
    for link in links {
        let answer = nobody.get(link).await;
        assert!(answer.status.is_success(), "{link}: {}", answer.status);
    }
}

#[actix_web::test]
async fn swagger_ui_is_found_with_and_without_its_slash() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let nobody = without_redirects(&app.url);
    let moved = nobody.get("/swagger-ui").await;
    assert_eq!((moved.status.as_u16(), moved.header("location")), (308, Some("/swagger-ui/")));
    let page = nobody.get("/swagger-ui/").await;
    assert_eq!(page.status, 200);
    assert!(page.header("content-type").unwrap().starts_with("text/html"));
    assert!(page.text.contains("swagger-ui"));
    let missing = nobody.get("/swagger-ui/nothing-of-this-name.js").await;
    assert_eq!(missing.status, 404);
}

#[actix_web::test]
async fn a_path_of_no_operation_is_route_not_found_whatever_the_method() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let nobody = Caller::anonymous(&app.url);
    for path in [
        "/nothing",
        "/clients/",
        "/clients//",
        "//clients",
        "/Clients",
        "/clients/a/b/c",
        "/v1/clients",
        "/..%2fetc/passwd",
    ] {
        for method in [Method::GET, Method::POST, Method::DELETE] {
            let answer = nobody.send(method, path, None, &[]).await;
            assert_eq!(answer.header("content-language"), Some("en"));
            let problem = answer.problem(404, "route_not_found");
            assert_eq!(problem["type"], format!("{}/problems/route_not_found", app.url));
        }
    }
    assert_eq!(nobody.get("/nothing?a=b").await.problem(404, "route_not_found")["instance"], "/nothing");
}

#[actix_web::test]
async fn a_method_that_a_path_does_not_know_is_405_with_those_that_it_knows() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let nobody = Caller::anonymous(&app.url);
    let mut tried = 0;
    for (path, known) in addresses() {
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"] {
            if known.iter().any(|one| one == method) {
                continue;
            }
            let answer = nobody.send(method.parse().unwrap(), &path, None, &[]).await;
            let mut allowed: Vec<_> =
                answer.header("allow").unwrap_or_default().split(", ").map(str::to_owned).collect();
            allowed.sort();
            assert_eq!(allowed, known, "{method} {path}");
            answer.problem(405, "method_not_allowed");
            tried += 1;
        }
    }
    assert!(tried > 150, "only {tried} combinations were tried");
}

#[cfg(unix)]
#[actix_web::test]
async fn a_start_takes_the_rights_of_others_at_the_files_of_a_database() {
    use std::os::unix::fs::PermissionsExt;
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let Target::Sqlite { path, .. } = &app.database.target else { panic!("asked for SQLite") };
    let files = ["", "-wal", "-shm"].map(|end| format!("{path}{end}"));
    let modes = || files.each_ref().map(|file| std::fs::metadata(file).unwrap().permissions().mode() & 0o777);
    assert_eq!(modes(), [0o600; 3]);
    for (file, mode) in files.iter().zip([0o644, 0o664, 0o640]) {
        std::fs::set_permissions(file, std::fs::Permissions::from_mode(mode)).unwrap();
    }
    app.replica();
    assert_eq!(modes(), [0o600; 3]);
    app.reseller("Nube").await;
}
