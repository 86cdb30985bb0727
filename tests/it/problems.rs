//! The pages that explain problem codes, and that the tests meet every code there is.

use std::fs;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, RunQueryDsl};
use gangway::api::problem_pages::example;
use gangway::aws::AwsMode;
use gangway::db::Target;
use gangway::domain::Code;
use gangway::locale::{self, Lang};
use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::browser::Browser;
use crate::support::{Answer, Caller, Database, TestApp, output_directory, seen};

async fn page(caller: &Caller, path: &str, accept: &str, lang: Lang) -> Answer {
    let headers = [("accept", accept), ("accept-language", lang.tag())];
    let answer = caller.send(Method::GET, path, None, &headers).await;
    assert_eq!(answer.status, 200, "{path}");
    assert_eq!(answer.header("content-language"), Some(lang.tag()), "{path}");
    assert!(answer.header("cache-control").unwrap().starts_with("public, max-age="), "{path}");
    assert_eq!(answer.header("vary"), Some("accept, accept-language"), "{path}");
    answer
}

fn as_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Stops at a placeable without value, a mark of isolation, or an id in the place of its text.
#[track_caller]
fn assert_resolved(text: &str) {
    for trace in ["{ $", "{$", "\u{2068}", "\u{2069}", "help-", "page-", "field-", "problem-"] {
        assert!(!text.contains(trace), "{trace:?} stands in {text}");
    }
}

/// Stops when a tag is not closed, or in the wrong order, or a character should have been escaped.
#[track_caller]
fn assert_well_formed(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let body = html.strip_prefix("<!doctype html>").expect("a document type");
    let (before, rest) = body.split_once('<').unwrap();
    assert!(before.trim().is_empty());
    for part in rest.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or_else(|| panic!("a lone < before {part:?}"));
        assert!(!text.contains('>'), "a lone > in {text:?}");
        for after in text.split('&').skip(1) {
            let entity = after.split_once(';').map(|(name, _)| name);
            assert!(entity.is_some_and(|name| ["amp", "lt", "gt", "quot"].contains(&name)), "a lone & in {text:?}");
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "<{tag}>");
        let name = tag.split([' ', '/']).next().unwrap();
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{html}"),
            None if ["meta", "link", "hr", "br"].contains(&name) => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?} stays open");
}

fn links(html: &str) -> Vec<String> {
    html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn every_code_has_a_page_in_both_languages_and_both_forms() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let nobody = Caller::anonymous(&app.url);
    for (code, lang) in Code::ALL.iter().flat_map(|code| Lang::ALL.iter().map(move |lang| (*code, *lang))) {
        let path = format!("/problems/{}", code.as_str());
        let title = locale::text(lang, &format!("problem-{}", code.as_str()), &[]);
        let status = format!("HTTP {}", code.status());

        let text = page(&nobody, &path, "text/markdown", lang).await.text;
        assert_resolved(&text);
        for part in [format!("# {title}\n"), format!("`{}`", code.as_str()), status.clone()] {
            assert!(text.contains(&part), "{part:?} is not in {text}");
        }
        let example = text.split("```").nth(1).unwrap().split_once("\n\n").unwrap().1;
        let problem: Value = serde_json::from_str(example).unwrap_or_else(|error| panic!("{error}: {example}"));
        assert_eq!(problem["type"], format!("{}{path}", app.url));
        assert_eq!(problem["title"], title);
        assert_eq!(problem["status"], code.status());
        assert_eq!(problem["code"], code.as_str());

        let html = page(&nobody, &path, "text/html", lang).await.text;
        assert_resolved(&html);
        assert_well_formed(&html);
        assert!(html.contains(&format!("<html lang=\"{}\">", lang.tag())));
        for part in [format!("<h1>{}</h1>", as_html(&title)), format!("<code>{}</code>", code.as_str()), status] {
            assert!(html.contains(&part), "{part:?} is not in {html}");
        }
        assert!(html.contains(&as_html(example)), "{html}");
    }
}

#[actix_web::test]
async fn the_index_leads_to_every_page_and_every_link_of_a_page_works() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let nobody = Caller::anonymous(&app.url);
    for lang in Lang::ALL {
        let index = page(&nobody, "/problems", "*/*", *lang).await.text;
        assert_eq!(index, page(&nobody, "/problems/", "*/*", *lang).await.text);
        assert_resolved(&index);
        assert_well_formed(&index);
        let listed = links(&index);
        for code in Code::ALL {
            assert!(listed.contains(&format!("/problems/{}", code.as_str())), "{} is not listed", code.as_str());
            assert!(index.contains(&format!("<h2>{} ", code.status())), "{} has no heading", code.status());
        }
        let page = page(&nobody, "/problems/invalid_request", "*/*", *lang).await.text;
        for link in links(&page).into_iter().chain(listed) {
            assert_eq!(nobody.get(&link).await.status, 200, "{link}");
        }
    }
}

#[actix_web::test]
async fn a_problem_names_its_page_and_the_page_of_refused_members_lists_their_codes() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let problem = app.ops.post("/clients", json!({ "name": 7 })).await.problem(422, "invalid_request");
    let path = problem["type"].as_str().unwrap().strip_prefix(&app.url).unwrap();
    let text = page(&app.ops, path, "text/markdown", Lang::En).await.text;
    for error in problem["errors"].as_array().unwrap() {
        let row = format!("| `{}` | ", error["code"].as_str().unwrap());
        assert!(text.contains(&row), "{row} is not in {text}");
    }
    assert!(text.matches("\n| `").count() > 40, "{text}");
}

#[actix_web::test]
async fn accept_chooses_the_form_and_browsers_get_html() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let nobody = Caller::anonymous(&app.url);
    let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
    for (accept, media) in [
        (browser, "text/html"),
        ("*/*", "text/html"),
        ("text/*", "text/html"),
        ("text/markdown", "text/markdown"),
        ("text/markdown, */*", "text/markdown"),
        ("text/markdown;q=0.5, text/html", "text/html"),
        ("text/html;q=0.5, text/markdown;q=0.8", "text/markdown"),
        ("text/plain", "text/plain"),
        ("no media type at all", "text/html"),
    ] {
        let answer = page(&nobody, "/problems/rate_limited", accept, Lang::En).await;
        assert_eq!(answer.header("content-type"), Some(format!("{media}; charset=utf-8").as_str()), "{accept}");
        assert_eq!(answer.text.starts_with("<!doctype html>"), media == "text/html", "{accept}");
    }
    let json = [("accept", "application/json")];
    nobody.send(Method::GET, "/problems/rate_limited", None, &json).await.problem(406, "not_acceptable");
}

#[actix_web::test]
async fn the_other_language_is_a_link_away() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let nobody = Caller::anonymous(&app.url);
    let english = page(&nobody, "/problems/internal", "*/*", Lang::En).await.text;
    let link = links(&english).into_iter().find(|link| link.ends_with("?lang=es")).expect("a link to Spanish");
    let spanish = nobody.get(&link).await;
    assert_eq!(spanish.header("content-language"), Some("es"));
    assert_eq!(spanish.text, page(&nobody, "/problems/internal", "*/*", Lang::Es).await.text);
    let unknown = nobody.get("/problems/internal?lang=xx&lang=").await;
    assert_eq!(unknown.header("content-language"), Some("en"));
}

#[actix_web::test]
async fn what_is_no_page_is_a_problem_as_everywhere() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let nobody = Caller::anonymous(&app.url);
    for path in ["/problems/nothing", "/problems/Internal", "/problems/internal/", "/problems//internal"] {
        nobody.get(path).await.problem(404, "route_not_found");
    }
    for path in ["/problems", "/problems/", "/problems/internal", "/assets/gangway.css"] {
        let answer = nobody.send(Method::POST, path, Some("{}".to_owned()), &[]).await;
        assert!(answer.header("allow").unwrap().contains("GET"), "{path}");
        answer.problem(405, "method_not_allowed");
    }
}

#[actix_web::test]
async fn links_lie_below_the_public_address() {
    let change = |settings: &mut gangway::settings::Settings| {
        settings.public_url = "https://api.example.com/onboarding".to_owned();
    };
    let app = TestApp::start_with(Database::Sqlite, AwsMode::Manual, change).await;
    let html = page(&Caller::anonymous(&app.url), "/problems/internal", "*/*", Lang::En).await.text;
    assert!(html.contains("https://api.example.com/onboarding/problems/internal"));
    let links = links(&html);
    assert!(
        links.len() > 3 && links.iter().all(|link| link.starts_with("/onboarding/") || *link == "#main"),
        "{links:?}"
    );
}

#[actix_web::test]
async fn a_person_reads_a_page_on_a_screen_and_on_a_phone() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let browser = Browser::start().await;
    let window = browser.client();
    window.set_window_size(1280, 1400).await.unwrap();
    for (name, path) in [("index", "/problems"), ("page", "/problems/invalid_request")] {
        window.goto(&format!("{}{path}", app.url)).await.unwrap();
        for (screen, width) in [("screen", 1280), ("phone", 360)] {
            // Chromium's window cannot be as narrow as a phone.
            let script = "document.body.style.width = arguments[0]; const main = document.querySelector('main'); \
                          return [main.scrollWidth > main.clientWidth, document.styleSheets.length]";
            let found = window.execute(script, vec![json!(format!("{width}px"))]).await.unwrap();
            assert_eq!(found, json!([false, 1]), "too wide, or without its style sheet: {path} on a {screen}");
            let picture = window.screenshot().await.unwrap();
            fs::write(output_directory().join(format!("problems-{name}-{screen}.png")), picture).unwrap();
        }
    }
}

on_both! {
    a_failure_inside_is_told_without_the_inside, Manual, |app| {
        app.database.execute("ALTER TABLE clients RENAME TO elsewhere");
        for lang in Lang::ALL {
            let token = app.ops.token.clone().unwrap();
            let request = app.ops.client.get(format!("{}/clients", app.url)).bearer_auth(token);
            let answer = request.header("accept-language", lang.tag()).send().await.unwrap();
            assert_eq!(answer.status(), 500);
            assert_eq!(answer.headers()["content-type"], "application/problem+json");
            let id = answer.headers()["x-request-id"].to_str().unwrap().to_owned();
            let problem: Value = answer.json().await.unwrap();
            seen::record(&problem);
            let text = |id: &str| locale::text(*lang, id, &[]);
            assert_eq!(problem, json!({
                "type": format!("{}/problems/internal", app.url), "title": text("problem-internal"), "status": 500,
                "detail": text("problem-internal.detail"), "instance": "/clients", "code": "internal", "requestId": id,
            }));
        }
        app.database.execute("ALTER TABLE elsewhere RENAME TO clients");
        app.ops.get("/clients").await.expect(200);
    }
}

#[actix_web::test]
async fn a_query_that_the_database_breaks_off_is_database_busy_and_works_later() {
    let app = TestApp::start(Database::Postgres, AwsMode::Manual).await;
    let Target::Postgres(url) = &app.database.target else { panic!("not on PostgreSQL") };
    let mut holder = PgConnection::establish(url).unwrap();
    holder.batch_execute("BEGIN; LOCK TABLE clients IN ACCESS EXCLUSIVE MODE").unwrap();
    let caller = app.ops.clone();
    let asked = actix_web::rt::spawn(async move { caller.get("/clients").await });
    while !asked.is_finished() {
        diesel::sql_query(
            "SELECT pg_cancel_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND wait_event_type = 'Lock'",
        )
        .execute(&mut holder)
        .unwrap();
        actix_web::rt::time::sleep(Duration::from_millis(20)).await;
    }
    let answer = asked.await.unwrap();
    assert!(answer.header("retry-after").is_some());
    answer.problem(503, "database_busy");
    holder.batch_execute("ROLLBACK").unwrap();
    app.ops.get("/clients").await.expect(200);
}

#[test]
#[ignore = "compares what all other tests recorded: .ci/codes-seen runs it after them"]
fn the_tests_have_received_every_code() {
    let folder = seen::folder().expect("CODES_SEEN_DIR names the folder of the records");
    let (mut missing, mut different) = (Vec::new(), Vec::new());
    for code in Code::ALL {
        let seen_as = folder.join(code.as_str());
        let (problem, path) = example(*code);
        let shown = problem.details(Lang::En, "http://127.0.0.1:8080", &path, "id");
        let shown = seen::own_members(&serde_json::to_value(shown).unwrap());
        if !seen_as.exists() {
            missing.push(code.as_str());
        } else if !seen_as.join(&shown).exists() {
            different.push(format!("{}: no answer has {shown} of its own, as the example has", code.as_str()));
        }
    }
    assert!(missing.is_empty(), "no test receives these codes; write one for each, over HTTP: {missing:?}");
    assert!(different.is_empty(), "mend src/api/problem_pages/examples.rs: {different:#?}");
}
