//! The calls of the AWS SDK, as it makes them itself.

use std::collections::BTreeSet;

use actix_web::{App, HttpResponse, HttpServer, rt, web};
use opentelemetry_proto::tonic::trace::v1::span::SpanKind;
use serde_json::json;

use crate::collector::{Collector, attributes};
use crate::support::Database;
use crate::support::app::TestDatabase;
use crate::support::bodies::id;
use crate::support::process::Server;
use crate::tree::add_account;

const IDENTITY: &str = "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>\
    <Arn>arn:aws:iam::328676173091:user/zorbax</Arn><UserId>AIDAZORBAX</UserId><Account>328676173091</Account>\
    </GetCallerIdentityResult></GetCallerIdentityResponse>";

const DENIED: &str = "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>\
    <Code>AccessDenied</Code><Message>zorbax may not</Message></Error></ErrorResponse>";

/// STS that knows who calls and lets nobody assume a role; other services know nothing.
async fn answer(body: String) -> HttpResponse {
    if body.contains("Action=GetCallerIdentity") {
        HttpResponse::Ok().content_type("text/xml").body(IDENTITY)
    } else {
        HttpResponse::Forbidden().content_type("text/xml").body(DENIED)
    }
}

#[actix_web::test]
async fn calls_to_aws_are_told_by_their_names_and_by_nothing_else() {
    let sts = HttpServer::new(|| App::new().default_service(web::to(answer))).workers(1).disable_signals();
    let sts = sts.bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", sts.addrs()[0]);
    let sts = sts.run();
    let handle = sts.handle();
    rt::spawn(sts);
    let (collector, database) = (Collector::start(), TestDatabase::new(Database::Sqlite));
    let settings = [
        ("GANGWAY_OTLP_ENDPOINT", collector.url.as_str()),
        ("GANGWAY_AWS_MODE", "aws"),
        ("GANGWAY_AWS_ALLOW_ENDPOINT_OVERRIDE", "true"),
        ("AWS_ENDPOINT_URL", address.as_str()),
        ("AWS_ACCESS_KEY_ID", "AKIAZORBAX"),
        ("AWS_SECRET_ACCESS_KEY", "zorbax-secret"),
        ("AWS_CONFIG_FILE", "/dev/null"),
        ("AWS_SHARED_CREDENTIALS_FILE", "/dev/null"),
    ];
    let mut server = Server::start_with(&database, &settings).await;
    let ops = server.ops().await;
    let account = add_account(&ops).await;
    let number = account["awsAccountId"].as_str().unwrap();
    let role = format!("/role-arn/{}", id(&account));
    ops.put(&role, json!({ "roleArn": format!("arn:aws:iam::{number}:role/ZorbaxReadOnly") })).await;
    let checked = ops.act(&format!("{role}/check")).await;
    assert_eq!(checked.status.as_u16(), 200, "{checked:?}");
    assert_eq!(server.terminate().await, Some(0));
    drop(handle.stop(false));

    let spans = collector.spans();
    let question = spans.iter().find(|span| span.name == "aws check_role").unwrap();
    let calls: Vec<_> = spans.iter().filter(|span| span.name == "STS.AssumeRole").collect();
    assert!(!calls.is_empty(), "{spans:?}");
    for call in calls {
        assert_eq!((&call.parent_span_id, call.kind()), (&question.span_id, SpanKind::Client));
        let told = attributes(&call.attributes);
        assert_eq!((told["rpc.service"].as_str(), told["rpc.method"].as_str()), ("STS", "AssumeRole"));
        let names: BTreeSet<_> = told.keys().map(String::as_str).collect();
        let expected = ["rpc.method", "rpc.service", "rpc.system", "sdk_invocation_id"];
        assert_eq!(names, expected.into(), "{told:?}");
    }
    // At the start it is asked who calls.
    assert!(spans.iter().any(|span| span.name == "STS.GetCallerIdentity" && span.parent_span_id.is_empty()));
    let all = format!("{spans:?}").to_lowercase();
    for secret in ["zorbax", number, "arn:", "328676173091"] {
        assert!(!all.contains(secret), "{secret} is in a span");
    }
}
