//! What an onboarding sets off: it is walked through, and the diagram of `docs/requests.md` is made of the calls, of their answers
//! and of the events that the feed has of them.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::time::Duration;

use gangway::aws::AwsMode;
use reqwest::Method;
use serde_json::{Value, json};

use super::pages;
use crate::owners::visitor::Visitor;
use crate::support::bodies::{account_body, client_body, id, number};
use crate::support::{Caller, Database, TestApp};

const HEAD: &str = "\
sequenceDiagram
    actor W as Owner
    actor R as Reseller
    participant G as Gangway
    actor O as Operations
    participant A as AWS
";

/// The walk so far.
struct Walk {
    app: TestApp,
    /// Where the feed goes on.
    place: String,
    /// Events that no arrow has told of yet: from which request they came, and their types.
    untold: Vec<(Option<String>, String)>,
    picture: String,
}

impl Walk {
    async fn begin() -> Self {
        let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
        let page = app.ops.get("/events?since=now").await.expect(200);
        let place = page["nextCursor"].as_str().unwrap().to_owned();
        Self { app, place, untold: Vec::new(), picture: HEAD.to_owned() }
    }

    /// The types of the events that came from a request, or of all that are left: what the platform does by itself may come
    /// before the next call.
    async fn events(&mut self, request: Option<&str>) -> String {
        let page = self.app.ops.get(&format!("/events?cursor={}", self.place)).await.expect(200);
        assert_eq!(page["atEnd"], true);
        self.place = page["nextCursor"].as_str().unwrap().to_owned();
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let come = page["data"].as_array().unwrap().iter();
        self.untold.extend(come.map(|event| (text(&event["origin"]["requestId"]), text(&event["type"]).unwrap())));
        let untold = std::mem::take(&mut self.untold);
        let (told, left): (Vec<_>, _) =
            untold.into_iter().partition(|(from, _)| request.is_none() || from.as_deref() == request);
        self.untold = left;
        let mut types: Vec<_> = told.into_iter().map(|(_, kind)| kind).collect();
        let mut seen = BTreeSet::new();
        types.retain(|kind| seen.insert(kind.clone()));
        types.join("<br/>")
    }

    /// Somebody's arrow to another, and what the feed tells thereupon.
    async fn arrow(&mut self, arrow: &str, request: Option<&str>) {
        writeln!(self.picture, "    {arrow}").unwrap();
        let events = self.events(request).await;
        if !events.is_empty() {
            writeln!(self.picture, "    Note over G: {events}").unwrap();
        }
    }

    /// A call as the document names it, with ids in the place of `{}`.
    async fn call(&mut self, (who, caller): (char, &Caller), call: &str, ids: &[&str], body: Value) -> Value {
        let (method, mut path) = call.split_once(' ').map(|(method, path)| (method, path.to_owned())).unwrap();
        for id in ids {
            let (before, rest) = path.split_once('{').unwrap();
            path = format!("{before}{id}{}", rest.split_once('}').unwrap().1);
        }
        let method: Method = method.parse().unwrap();
        let answer = caller.send(method, &path, (!body.is_null()).then(|| body.to_string()), &[]).await;
        let status = answer.status.as_u16();
        assert!(answer.status.is_success(), "{call}: {}", answer.text);
        let request = answer.header("x-request-id").unwrap().to_owned();
        self.arrow(&format!("{who}->>G: {call} → {status}"), Some(&request)).await;
        answer.json
    }

    async fn until(&self, caller: &Caller, path: &str, member: &str, value: &str) {
        for _ in 0..300 {
            if caller.get(path).await.expect(200)[member] == value {
                return;
            }
            actix_web::rt::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("{path} never has {member} {value}");
    }
}

#[actix_web::test]
async fn an_onboarding_is_as_the_page_draws_it() {
    let mut walk = Walk::begin().await;
    let operations = walk.app.ops.clone();
    let ops = ('O', &operations);
    let reseller = walk.call(ops, "POST /resellers", &[], json!({ "name": "Nube Partners" })).await;
    let credential = json!({ "name": "Integration", "role": "reseller", "resellerId": id(&reseller) });
    let credential = walk.call(ops, "POST /credentials", &[], credential).await;
    let caller = Caller::login(&walk.app.url, id(&credential), credential["secret"].as_str().unwrap()).await;
    let seller = ('R', &caller);

    let client = walk.call(seller, "POST /clients", &[], client_body("Panadería Sol")).await;
    let provider =
        json!({ "pricebookId": walk.app.master().await, "currency": "USD", "enabledInCustomerPortal": true });
    walk.call(seller, "PUT /clients/{clientId}/cloud-providers/aws", &[id(&client)], provider).await;
    let number = number("1000");
    let account = walk.call(seller, "POST /cloud-accounts", &[], account_body(id(&client), &number)).await;
    let links = "POST /cloud-accounts/{cloudAccountId}/owner-links";
    let link = walk.call(seller, links, &[id(&account)], json!({ "language": "en" })).await;

    let owner = Visitor::at(link["url"].as_str().unwrap());
    owner.submit("/role-arn", &format!("arn:aws:iam::{number}:role/GangwayReadOnly")).await;
    walk.until(&caller, &format!("/role-arn/{}", id(&account)), "status", "verified").await;
    walk.arrow("W->>G: pastes the role's ARN on the page of the link", None).await;

    let request = walk.call(seller, "POST /link-requests", &[], json!({ "cloudAccountId": id(&account) })).await;
    walk.call(ops, "POST /link-requests/{linkRequestId}/approve", &[id(&request)], Value::Null).await;
    walk.call(ops, "POST /link-requests/{linkRequestId}/send", &[id(&request)], Value::Null).await;
    walk.picture.push_str("    G->>A: invites the account\n    W->>A: accepts the invitation\n");
    walk.until(&caller, &format!("/link-requests/{}", id(&request)), "status", "accepted").await;
    walk.arrow("A-->>G: the invitation is accepted", None).await;

    let group = json!({
        "clientId": id(&client), "name": "Basic", "kind": "passthrough", "cloudAccountIds": [id(&account)],
    });
    walk.call(seller, "POST /support-plans", &[], group).await;
    let checklist = "GET /cloud-accounts/{cloudAccountId}/onboarding";
    let checklist = walk.call(seller, checklist, &[id(&account)], Value::Null).await;
    assert_eq!(checklist["status"], "complete");
    walk.picture.push_str("    G-->>R: the checklist is complete\n");

    let part = format!("```mermaid\n{}```\n", walk.picture);
    pages::hold("docs/requests.md", |written| pages::with_part(written, "an onboarding", &part));
}
