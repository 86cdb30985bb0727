//! The log of the real binary: what stands in every line, and what stands in none.

use std::collections::BTreeMap;

use chrono::DateTime;
use diesel::{Connection, RunQueryDsl, SqliteConnection};
use gangway::db::Target;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::app::{OPS_ID, OPS_SECRET, TestDatabase};
use crate::support::bodies::number;
use crate::support::process::Server;
use crate::support::{Answer, Caller, Database};

/// Somebody whose answers' request ids are remembered.
struct Watched<'a> {
    caller: Caller,
    seen: &'a mut BTreeMap<String, u16>,
}

impl Watched<'_> {
    async fn ask(&mut self, method: &str, path: &str, body: Option<Value>) -> Value {
        let answer = self.caller.send(method.parse().unwrap(), path, body.map(|body| body.to_string()), &[]).await;
        self.note(answer).json
    }

    fn note(&mut self, answer: Answer) -> Answer {
        self.seen.insert(answer.header("x-request-id").unwrap().to_owned(), answer.status.as_u16());
        answer
    }

    async fn done(&mut self, method: &str, path: &str, body: Value) -> Value {
        let answer = self.ask(method, path, Some(body)).await;
        assert!(answer.get("code").is_none_or(Value::is_null) || answer["status"].is_string(), "{path}: {answer}");
        answer
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

/// The log's lines, each of which has to be an object with time, level and message.
fn lines(log: &str) -> Vec<Value> {
    let read = |line: &str| {
        let line: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        DateTime::parse_from_rfc3339(line["timestamp"].as_str().unwrap()).unwrap();
        assert!(["ERROR", "WARN", "INFO", "DEBUG", "TRACE"].contains(&line["level"].as_str().unwrap()), "{line}");
        assert!(line["message"].as_str().is_some_and(|message| !message.is_empty()), "{line}");
        assert!(line["target"].is_string(), "{line}");
        line
    };
    log.lines().map(read).collect()
}

async fn an_onboarding_leaves_no_personal_data_in_the_log(kind: Database) {
    let database = TestDatabase::new(kind);
    let filter = "trace,actix_web=trace,actix_http=trace,diesel=trace,reqwest=trace,hyper=trace";
    let settings = [("GANGWAY_LOG", filter), ("GANGWAY_AWS_MODE", "simulated")];
    let mut server = Server::start_with(&database, &settings).await;
    let mut seen = BTreeMap::new();
    let mut secrets = vec![OPS_SECRET.to_owned()];

    let ops = server.ops().await;
    secrets.extend(ops.token.clone());
    let mut ops = Watched { caller: ops, seen: &mut seen };
    let reseller = ops.done("POST", "/resellers", json!({ "name": "Zorbax Reseller" })).await;
    let body = json!({ "name": "Zorbax key", "role": "reseller", "resellerId": reseller["id"] });
    let credential = ops.done("POST", "/credentials", body).await;
    secrets.push(text(&credential["secret"]));
    let login = Caller::login(&server.url, &text(&credential["id"]), &text(&credential["secret"])).await;
    secrets.extend(login.token.clone());
    let master = ops.ask("GET", "/pricebooks?kind=master", None).await["data"][0]["id"].clone();
    let mut reseller = Watched { caller: login, seen: &mut *ops.seen };

    let client = json!({
        "name": "Zorbax Bakery",
        "contact": { "name": "Zorbax Person", "email": "zorbax@mail.example", "phone": "+34 911 222 333" },
        "address": { "street": "Zorbax Street 1", "city": "Madrid", "postalCode": "28013", "country": "ES" },
        "domain": "zorbax.example",
    });
    let client = text(&reseller.done("POST", "/clients", client).await["id"]);
    let provider = json!({ "pricebookId": master, "currency": "USD", "enabledInCustomerPortal": true });
    reseller.done("PUT", &format!("/clients/{client}/cloud-providers/aws"), provider).await;
    let (account_number, unanswered) = (number("7777"), number("0005"));
    let mut open = Vec::new();
    for number in [&account_number, &unanswered] {
        let account = json!({
            "origin": "existing", "clientId": client, "awsAccountId": number, "supportType": "basic",
            "organizationRole": "standalone", "nickname": "Zorbax Production", "rootEmail": "root@zorbax.example",
        });
        let account = text(&reseller.done("POST", "/cloud-accounts", account).await["id"]);
        let role = json!({ "roleArn": format!("arn:aws:iam::{number}:role/ZorbaxReadOnly") });
        secrets.push(text(&reseller.ask("GET", &format!("/cloud-accounts/{account}"), None).await["externalId"]));
        reseller.done("PUT", &format!("/role-arn/{account}"), role).await;
        reseller.done("POST", &format!("/role-arn/{account}/check"), Value::Null).await;
        let link = json!({ "cloudAccountId": account, "note": "Zorbax note" });
        open.push(text(&reseller.done("POST", "/link-requests", link).await["id"]));
    }
    let new = json!({
        "origin": "new", "clientId": client, "nickname": "Zorbax New", "supportType": "business",
        "rootEmail": "exists+root@zorbax.example", "submitLinkRequest": true,
    });
    open.push(text(&reseller.done("POST", "/cloud-accounts", new).await["linkRequestId"]));

    // What is refused holds as much as what is taken.
    reseller.ask("POST", "/clients", Some(json!({ "name": "Zorbax", "contact": { "email": "zorbax@@" } }))).await;
    reseller.ask("POST", "/clients", Some(json!("Zorbax, not an object"))).await;
    let broken = reseller.caller.send(Method::POST, "/clients", Some("{\"name\": \"Zorbax".to_owned()), &[]).await;
    assert_eq!(reseller.note(broken).status, 400);
    reseller.ask("GET", "/clients?q=Zorbax&limit=Zorbax", None).await;
    reseller.ask("GET", "/Zorbax/zorbax@mail.example", None).await;
    reseller.ask("GET", "/clients/Zorbax", None).await;
    let secrecy = Caller { token: Some("Zorbax.token.made-up".to_owned()), ..Caller::anonymous(&server.url) };
    assert_eq!(secrecy.get("/clients").await.status, 401);
    let wrong =
        secrecy.client.post(format!("{}/oauth/token", server.url)).basic_auth("ops", Some("zorbax-wrong-secret"));
    let wrong = wrong.form(&[("grant_type", "client_credentials"), ("scope", "zorbax")]).send().await.unwrap();
    assert!(wrong.status().is_client_error());

    let mut ops = Watched { caller: ops.caller, seen: &mut *reseller.seen };
    for link in &open {
        ops.ask("POST", &format!("/link-requests/{link}/approve"), Some(json!({ "accountName": "Zorbax" }))).await;
        ops.ask("POST", &format!("/link-requests/{link}/approve"), None).await;
        ops.ask("POST", &format!("/link-requests/{link}/send"), None).await;
    }
    ops.ask("POST", &format!("/link-requests/{}/reject", open[1]), Some(json!({ "reason": "Zorbax reason" }))).await;
    let path = format!("/link-requests/{}", open[0]);
    ops.caller.until(&path, |link| link["status"] == "accepted").await;
    let rotated = ops.ask("POST", &format!("/credentials/{}/rotate", text(&credential["id"])), None).await;
    secrets.extend(rotated["secret"].as_str().map(str::to_owned));

    assert_eq!(server.terminate().await, Some(0));
    let (log, printed) = (server.log(), server.printed());
    for secret in secrets.iter().map(String::as_str).chain(["eyJ", "$argon2", "911 222", &account_number, &unanswered])
    {
        assert!(!log.contains(secret) && !printed.contains(secret), "{secret} is logged: {log}");
    }
    let small = log.to_lowercase();
    let at = small.find("zorbax").map(|at| &small[at.saturating_sub(200)..at]);
    assert_eq!(at, None, "what a caller sent is logged");

    let lines = lines(&log);
    // Also what is logged on the database's threads belongs to a request.
    let small = lines.iter().filter(|line| line["level"] == "DEBUG" && line["span"]["request_id"].is_string());
    assert!(small.count() > 25, "{log}");
    let mut credentials = std::collections::BTreeSet::new();
    let answered: BTreeMap<_, _> = lines
        .iter()
        .filter(|line| line["message"] == "answered")
        .map(|line| {
            assert!(line["route"].is_string() && line["millis"].is_u64(), "{line}");
            assert_eq!(line["address"], "loopback");
            credentials.extend(line["credential_id"].as_str().map(str::to_owned));
            (text(&line["span"]["request_id"]), u16::try_from(line["status"].as_u64().unwrap()).unwrap())
        })
        .collect();
    for (id, status) in &seen {
        assert_eq!(answered.get(id), Some(status), "the log has nothing of the request {id}");
    }
    assert_eq!(credentials.into_iter().collect::<Vec<_>>(), [text(&credential["id"]), OPS_ID.to_owned()]);
    assert!(seen.len() > 25, "only {} requests", seen.len());
}

#[actix_web::test]
async fn an_onboarding_leaves_no_personal_data_in_the_log_on_sqlite() {
    an_onboarding_leaves_no_personal_data_in_the_log(Database::Sqlite).await;
}

#[actix_web::test]
async fn an_onboarding_leaves_no_personal_data_in_the_log_on_postgres() {
    an_onboarding_leaves_no_personal_data_in_the_log(Database::Postgres).await;
}

#[actix_web::test]
async fn a_warning_names_its_request_also_when_nothing_else_is_logged() {
    let database = TestDatabase::new(Database::Sqlite);
    let mut server = Server::start_with(&database, &[("GANGWAY_LOG", "warn")]).await;
    let Target::Sqlite { path, .. } = &database.target else { panic!("asked for SQLite") };
    let mut conn = SqliteConnection::establish(path).unwrap();
    diesel::sql_query("ALTER TABLE pricebooks RENAME TO elsewhere").execute(&mut conn).unwrap();
    let nobody = Caller::anonymous(&server.url);
    let answer = nobody.send(Method::GET, "/readyz", None, &[("x-request-id", "mine-1")]).await;
    assert_eq!(answer.status, 503);
    assert_eq!(server.terminate().await, Some(0));
    let lines = lines(&server.log());
    let mine: Vec<_> = lines.iter().filter(|line| line["message"] == "failed").collect();
    assert!(!mine.is_empty() && mine.iter().all(|line| line["level"] == "WARN"), "{lines:?}");
    assert!(mine.iter().any(|line| line["span"]["request_id"] == "mine-1"), "{mine:?}");
    assert!(mine.iter().all(|line| line["cause"].as_str().unwrap().contains("pricebooks")), "{mine:?}");
    assert!(lines.iter().all(|line| line["level"] == "WARN"), "{lines:?}");
}
