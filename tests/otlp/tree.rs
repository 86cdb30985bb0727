//! What a trace of a request, of a job and of a call to AWS looks like.

use opentelemetry_proto::tonic::trace::v1::Span;
use opentelemetry_proto::tonic::trace::v1::span::SpanKind;
use opentelemetry_proto::tonic::trace::v1::status::StatusCode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::collector::{Collector, attributes};
use crate::support::app::TestDatabase;
use crate::support::bodies::{account_body, client_body, id, number};
use crate::support::process::Server;
use crate::support::{Answer, Caller, Database};

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const CALLER: &str = "00f067aa0ba902b7";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The one span of a request.
fn of_request<'a>(spans: &'a [Span], answer: &Answer) -> &'a Span {
    with_id(spans, answer.header("x-request-id").unwrap())
}

fn with_id<'a>(spans: &'a [Span], request_id: &str) -> &'a Span {
    let of_it =
        |span: &&Span| attributes(&span.attributes).get("gangway.request_id").is_some_and(|id| id == request_id);
    let found: Vec<_> = spans.iter().filter(of_it).collect();
    let [span] = found[..] else { panic!("not one span of the request: {found:?}") };
    span
}

fn children<'a>(spans: &'a [Span], parent: &Span) -> Vec<&'a Span> {
    let children: Vec<_> = spans.iter().filter(|span| span.parent_span_id == parent.span_id).collect();
    assert!(children.iter().all(|child| child.trace_id == parent.trace_id));
    children
}

fn named<'a>(spans: &[&'a Span], name: &str) -> &'a Span {
    spans.iter().find(|span| span.name == name).unwrap_or_else(|| panic!("no {name}: {spans:?}"))
}

/// Gives a client the master pricebook, so that it can have accounts.
pub async fn set_pricebook(ops: &Caller, client: &str) {
    let master = &ops.get("/pricebooks?kind=master").await.expect(200)["data"][0]["id"];
    let provider = json!({ "pricebookId": master, "currency": "USD", "enabledInCustomerPortal": true });
    ops.put(&format!("/clients/{client}/cloud-providers/aws"), provider).await.expect(201);
}

/// An account of a client of a reseller.
pub async fn add_account(ops: &Caller) -> Value {
    let reseller = ops.post("/resellers", json!({ "name": "Somebody" })).await.expect(201);
    let mut client = client_body("A client");
    client["resellerId"] = reseller["id"].clone();
    let client = ops.post("/clients", client).await.expect(201);
    set_pricebook(ops, id(&client)).await;
    ops.post("/cloud-accounts", account_body(id(&client), &number("7777"))).await.expect(201)
}

async fn traced(caller: &Caller, method: Method, path: &str, body: Option<String>, traceparent: &str) -> Answer {
    caller.send(method, path, body, &[("traceparent", traceparent)]).await
}

async fn requests_and_their_transactions(kind: Database, system: &str, lanes: [&str; 2]) {
    let (collector, database) = (Collector::start(), TestDatabase::new(kind));
    let mut server = Server::start_with(&database, &[("GANGWAY_OTLP_ENDPOINT", &format!("{}/", collector.url))]).await;
    let ops = server.ops().await;
    let body = json!({ "name": "Somebody" }).to_string();
    let made = traced(&ops, Method::POST, "/resellers", Some(body), &format!("00-{TRACE}-{CALLER}-01")).await;
    let reseller = id(&made.json).to_owned();
    let path = format!("/resellers/{reseller}");
    let read = traced(&ops, Method::GET, &path, None, "00-nonsense-01").await;
    let unsampled = traced(&ops, Method::GET, &path, None, &format!("00-{TRACE}-{CALLER}-00")).await;
    let refused = ops.get("/resellers/rsl_01jdgx3v9re8tbq4m6n0y7k2hz").await;
    let unmatched = ops.send("PROPFIND".parse().unwrap(), "/nowhere", None, &[]).await;
    assert_eq!(
        [made.status, read.status, unsampled.status, refused.status, unmatched.status].map(|s| s.as_u16()),
        [201, 200, 200, 404, 404]
    );
    // What was not sent yet is sent before it ends.
    assert_eq!(server.terminate().await, Some(0));
    let spans = collector.spans();

    // The request is a part of its caller's trace.
    let request = of_request(&spans, &made);
    assert_eq!((hex(&request.trace_id), hex(&request.parent_span_id)), (TRACE.to_owned(), CALLER.to_owned()));
    assert_eq!((request.name.as_str(), request.kind()), ("POST /resellers", SpanKind::Server));
    let expected = json!({
        "http.request.method": "POST", "http.route": "/resellers", "http.response.status_code": "201",
        "url.scheme": "http", "gangway.request_id": made.header("x-request-id"),
    });
    assert_eq!(json!(attributes(&request.attributes)), expected);
    assert_eq!(request.status.clone().unwrap_or_default().code(), StatusCode::Unset);
    assert!(request.events.is_empty() && request.links.is_empty());

    // Its transaction is a part of it, and lies within it.
    let parts = children(&spans, request);
    let write = named(&parts, "db write");
    assert_eq!(write.kind(), SpanKind::Client);
    let mut told = attributes(&write.attributes);
    assert!(told.remove("gangway.db.wait_ms").unwrap().parse::<f64>().unwrap() >= 0.0);
    let expected = json!({
        "db.system.name": system, "gangway.db.lane": lanes[1], "gangway.db.access": "write",
        "gangway.db.result": "committed",
    });
    assert_eq!(json!(told), expected);
    for part in &parts {
        assert!(request.start_time_unix_nano <= part.start_time_unix_nano, "{part:?}");
        assert!(part.end_time_unix_nano <= request.end_time_unix_nano, "{part:?}");
        assert!(part.start_time_unix_nano <= part.end_time_unix_nano, "{part:?}");
    }

    // A parent that cannot be read is none.
    let request = of_request(&spans, &read);
    assert!(request.parent_span_id.is_empty() && hex(&request.trace_id) != TRACE);
    assert_eq!(request.name, "GET /resellers/{resellerId}");
    let parts = children(&spans, request);
    let look = parts.iter().find(|part| attributes(&part.attributes)["gangway.db.lane"] == lanes[0]).unwrap();
    assert!(["db look", "db read"].contains(&look.name.as_str()), "{look:?}");

    // What the caller does not keep is not kept here.
    let unsampled_id = unsampled.header("x-request-id").unwrap();
    assert!(!spans.iter().any(|span| format!("{span:?}").contains(unsampled_id)));

    // A refusal is no error, and what no route takes has none.
    let request = of_request(&spans, &refused);
    assert_eq!(request.status.clone().unwrap_or_default().code(), StatusCode::Unset);
    let request = of_request(&spans, &unmatched);
    assert_eq!(request.name, "HTTP");
    let told = attributes(&request.attributes);
    assert_eq!(told["http.request.method"], "_OTHER");
    assert!(!told.contains_key("http.route"), "{told:?}");

    let sender = collector.resource();
    assert_eq!(sender["service.name"], "gangway");
    assert_eq!(sender["service.version"], env!("CARGO_PKG_VERSION"));
    assert!(!sender["service.instance.id"].is_empty());
}

#[actix_web::test]
async fn requests_and_their_transactions_on_sqlite() {
    requests_and_their_transactions(Database::Sqlite, "sqlite", ["read", "write"]).await;
}

#[actix_web::test]
async fn requests_and_their_transactions_on_postgres() {
    requests_and_their_transactions(Database::Postgres, "postgresql", ["shared", "shared"]).await;
}

#[actix_web::test]
async fn a_failure_is_an_error_and_a_part_of_all_traces_can_be_kept() {
    let (collector, database) = (Collector::start(), TestDatabase::new(Database::Sqlite));
    let settings = [
        ("GANGWAY_OTLP_ENDPOINT", collector.url.as_str()),
        ("GANGWAY_OTLP_SAMPLE", "0"),
        ("OTEL_EXPORTER_OTLP_HEADERS", "x-key=k-1"),
        ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test,service.name=other"),
    ];
    let mut server = Server::start_with(&database, &settings).await;
    let ops = server.ops().await;
    ops.get("/resellers").await.expect(200);
    database.execute("ALTER TABLE resellers RENAME TO elsewhere");
    // Callers of the tests let no answer pass that is not in the document.
    let asked = ops.client.get(format!("{}/resellers", server.url)).bearer_auth(ops.token.as_deref().unwrap());
    let failed = asked.header("traceparent", format!("00-{TRACE}-{CALLER}-01")).send().await.unwrap();
    assert_eq!(failed.status().as_u16(), 500);
    assert_eq!(server.terminate().await, Some(0));
    let spans = collector.spans();
    let request = with_id(&spans, failed.headers()["x-request-id"].to_str().unwrap());
    let status = request.status.clone().unwrap();
    assert_eq!((status.code(), status.message.as_str()), (StatusCode::Error, ""));
    assert_eq!(attributes(&request.attributes)["error.type"], "500");
    let parts = children(&spans, request);
    let transaction = parts.iter().find(|part| attributes(&part.attributes)["gangway.db.result"] == "failed").unwrap();
    assert_eq!(transaction.status.clone().unwrap().code(), StatusCode::Error);
    // OpenTelemetry's own variables hold for what is no setting.
    assert_eq!(collector.key().as_deref(), Some("k-1"));
    let sender = collector.resource();
    assert_eq!([&sender["deployment.environment.name"], &sender["service.name"]], ["test", "gangway"]);
    // Of those that begin here none is kept.
    assert!(spans.iter().all(|span| hex(&span.trace_id) == TRACE), "{spans:?}");
}

#[actix_web::test]
async fn questions_to_aws_are_parts_of_requests_and_jobs_have_traces_of_their_own() {
    let (collector, database) = (Collector::start(), TestDatabase::new(Database::Sqlite));
    let settings = [
        ("GANGWAY_OTLP_ENDPOINT", collector.url.as_str()),
        ("GANGWAY_AWS_MODE", "simulated"),
        ("GANGWAY_WEBHOOK_ALLOW_PRIVATE", "true"),
    ];
    let mut server = Server::start_with(&database, &settings).await;
    let ops = server.ops().await;
    // Nobody takes its deliveries.
    let hook = json!({ "url": format!("{}/hook", collector.url), "eventTypes": ["*"] });
    let hook = ops.post("/webhook-endpoints", hook).await.expect(201);
    let account = add_account(&ops).await;
    let role = format!("/role-arn/{}", id(&account));
    let arn = format!("arn:aws:iam::{}:role/GangwayReadOnly", account["awsAccountId"].as_str().unwrap());
    ops.put(&role, json!({ "roleArn": arn })).await;
    let checked = ops.act(&format!("{role}/check")).await;
    assert_eq!(checked.status.as_u16(), 200, "{checked:?}");
    // A job finds out that the owner has accepted.
    let link = ops.post("/link-requests", json!({ "cloudAccountId": account["id"] })).await.expect(201);
    let path = format!("/link-requests/{}", id(&link));
    ops.act(&format!("{path}/approve")).await.expect(200);
    ops.act(&format!("{path}/send")).await.expect(200);
    ops.until(&path, |link| link["status"] == "accepted").await;
    let is_tried = |page: &Value| page["data"].as_array().unwrap().iter().any(|one| one["attempts"][0].is_object());
    ops.until(&format!("/webhook-endpoints/{}/deliveries", id(&hook)), is_tried).await;
    assert_eq!(server.terminate().await, Some(0));
    let spans = collector.spans();

    // AWS is asked on a task of its own, which whoever hangs up does not break off.
    let request = of_request(&spans, &checked);
    assert_eq!(request.name, "POST /role-arn/{cloudAccountId}/check");
    let task = named(&children(&spans, request), "task");
    let parts = children(&spans, task);
    let question = named(&parts, "aws check_role");
    assert_eq!(question.kind(), SpanKind::Internal);
    assert_eq!(json!(attributes(&question.attributes)), json!({ "gangway.aws.action": "check_role" }));
    named(&parts, "db write");

    // What a job does has a trace of its own, and what it only looks for has none.
    let jobs: Vec<_> = spans.iter().filter(|span| attributes(&span.attributes).contains_key("gangway.job")).collect();
    let worked = |job: &&Span| !children(&spans, job).is_empty();
    for name in ["handshakes", "webhook_events", "webhook_deliveries"] {
        assert!(jobs.iter().any(|job| job.name == name), "{name}: {jobs:?}");
    }
    assert!(jobs.iter().all(|job| job.parent_span_id.is_empty() && worked(job)), "{jobs:?}");
    let ids: Vec<_> = spans.iter().map(|span| &span.span_id).collect();
    let is_whole = |span: &Span| span.parent_span_id.is_empty() || ids.contains(&&span.parent_span_id);
    assert!(spans.iter().all(is_whole), "a span has a parent that was not sent: {spans:?}");
    // Whatever is done at the database belongs to a request or to a job.
    let strays: Vec<_> =
        spans.iter().filter(|span| span.name.starts_with("db ") && span.parent_span_id.is_empty()).collect();
    assert!(strays.is_empty(), "{strays:?}");
}
