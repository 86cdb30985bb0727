//! What is in no span, and that the log is as it is without traces.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::collector::{Collector, attributes};
use crate::support::app::{OPS_SECRET, TestDatabase};
use crate::support::bodies::{id, number};
use crate::support::process::Server;
use crate::support::{Caller, Database, make};
use crate::tree::set_pricebook;

/// All names that attributes have.
const NAMES: [&str; 13] = [
    "db.system.name",
    "error.type",
    "gangway.aws.action",
    "gangway.db.access",
    "gangway.db.lane",
    "gangway.db.result",
    "gangway.db.wait_ms",
    "gangway.job",
    "gangway.request_id",
    "http.request.method",
    "http.response.status_code",
    "http.route",
    "url.scheme",
];

#[actix_web::test]
async fn nothing_that_a_caller_sends_is_in_a_span_and_the_log_is_as_ever() {
    let (collector, database) = (Collector::start(), TestDatabase::new(Database::Sqlite));
    let settings = [
        ("GANGWAY_OTLP_ENDPOINT", collector.url.as_str()),
        ("GANGWAY_LOG", "trace,opentelemetry=trace,aws_sdk_sts=trace"),
        ("GANGWAY_AWS_MODE", "simulated"),
    ];
    let mut server = Server::start_with(&database, &settings).await;
    let ops = server.ops().await;
    let reseller = ops.post("/resellers", json!({ "name": "Zorbax Reseller" })).await.expect(201);
    let key = json!({ "name": "Zorbax key", "role": "reseller", "resellerId": reseller["id"] });
    let (key, secret) = make::credential(&ops, key).await;
    let reseller = Caller::login(&server.url, &key, &secret).await;
    let client = json!({
        "name": "Zorbax Bakery",
        "contact": { "name": "Zorbax Person", "email": "zorbax@mail.example", "phone": "+34 911 222 333" },
        "address": { "street": "Zorbax Street 1", "city": "Madrid", "postalCode": "28013", "country": "ES" },
        "domain": "zorbax.example",
    });
    let client = reseller.post("/clients", client).await.expect(201);
    set_pricebook(&ops, id(&client)).await;
    let number = number("7777");
    let account = json!({
        "origin": "existing", "clientId": id(&client), "awsAccountId": number, "supportType": "basic",
        "organizationRole": "standalone", "nickname": "Zorbax Production", "rootEmail": "root@zorbax.example",
    });
    let account = reseller.post("/cloud-accounts", account).await.expect(201);
    let link = reseller.act(&format!("/cloud-accounts/{}/owner-links", id(&account))).await.expect(201);
    let address = link["url"].as_str().unwrap();
    let token = address.rsplit('/').next().unwrap().to_owned();
    let page = reseller.client.get(format!("{}/o/{token}", server.url)).send().await.unwrap();
    assert_eq!(page.status().as_u16(), 200);
    reseller.get("/clients?q=Zorbax&limit=1").await.expect(200);
    let nowhere = reseller.client.get(format!("{}/zorbax/zorbax@mail.example?token=zorbax", server.url));
    assert_eq!(nowhere.send().await.unwrap().status().as_u16(), 404);
    assert_eq!(server.terminate().await, Some(0));

    let spans = collector.spans();
    let names: BTreeSet<_> = spans.iter().map(|span| span.name.as_str()).collect();
    assert!(names.contains("GET /o/{token}") && names.contains("GET /clients") && names.contains("GET"), "{names:?}");
    let used: BTreeSet<_> = spans.iter().flat_map(|span| attributes(&span.attributes).into_keys()).collect();
    assert!(used.iter().all(|name| NAMES.contains(&name.as_str())), "{used:?}");
    let all = format!("{spans:?} {:?}", collector.resource());
    let small = all.to_lowercase();
    let tokens = [ops.token.as_deref(), reseller.token.as_deref()].map(Option::unwrap);
    for secret in [OPS_SECRET, secret.as_str(), token.as_str(), number.as_str(), "eyJ", "911 222"].iter().chain(&tokens)
    {
        assert!(!all.contains(secret), "{secret} is in a span");
    }
    for part in ["zorbax", "@mail", "limit=", "select ", "insert "] {
        assert!(!small.contains(part), "{part} is in a span");
    }

    // Its lines name the request, and nothing of traces.
    let log = server.log();
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let answered = lines.iter().filter(|line| line["message"] == "answered");
    assert!(
        answered.clone().count() > 8 && answered.clone().all(|line| line["span"]["request_id"].is_string()),
        "{log}"
    );
    let of_database = lines.iter().filter(|line| line["message"] == "transaction" && line["span"]["name"] == "request");
    assert!(of_database.count() > 8, "{log}");
    for line in &lines {
        let members = line["span"].as_object().into_iter().flat_map(|span| span.keys());
        let mut strange = members.filter(|name| !["name", "request_id", "method"].contains(&name.as_str()));
        assert_eq!(strange.next(), None, "{line}");
        assert!(line.get("span").is_none_or(|span| span["name"] == "request"), "{line}");
        assert!(!line["target"].as_str().unwrap().starts_with("opentelemetry"), "{line}");
    }
}
