//! What is asked of a request, and in which order: a request in which everything is wrong is mended step by step, and each answer
//! shows what was looked at next. The diagram and the table of `docs/requests.md` are made of these answers.

use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};

use gangway::aws::AwsMode;
use gangway::domain::Code;
use gangway::limits::Limit;
use gangway::locale::{self, Lang};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use super::pages::{self, table};
use crate::support::bodies::{account_body, id, number};
use crate::support::{Caller, Database, TestApp};

const PAGE: &str = "docs/requests.md";

/// What can be wrong with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Flaw {
    Address,
    Token,
    Limit,
    Scope,
    Accept,
    Precondition,
    Id,
    Query,
    Size,
    MediaType,
    Json,
    Members,
    Key,
    Unknown,
    Version,
    State,
}

/// Where four questions each are asked.
const STAGES: [&str; 4] = ["at the door", "what is asked", "the body", "in one transaction"];

/// All of them in the order in which they are found, what the server asks itself there, and the answer.
const FLAWS: [(Flaw, &str, Code); 16] = [
    (Flaw::Address, "Is the address short enough?", Code::UriTooLong),
    (Flaw::Token, "Is the token good?", Code::Unauthenticated),
    (Flaw::Limit, "Has its credential requests left?", Code::RateLimited),
    (Flaw::Scope, "May it do this?", Code::InsufficientScope),
    (Flaw::Accept, "Is the answer's form taken?", Code::NotAcceptable),
    (Flaw::Precondition, "Can this precondition be had here?", Code::PreconditionNotSupported),
    (Flaw::Id, "Can the path's id be one?", Code::LinkRequestNotFound),
    (Flaw::Query, "Is the query known?", Code::InvalidRequest),
    (Flaw::Size, "Is it small enough?", Code::PayloadTooLarge),
    (Flaw::MediaType, "Is it of a form that is taken?", Code::UnsupportedMediaType),
    (Flaw::Json, "Is it JSON?", Code::InvalidJson),
    (Flaw::Members, "Are all members as they should be?", Code::InvalidRequest),
    (Flaw::Key, "Is the Idempotency-Key new, or this request's?", Code::IdempotencyKeyReused),
    (Flaw::Unknown, "Has the caller such a resource?", Code::LinkRequestNotFound),
    (Flaw::Version, "Is it in the version of If-Match?", Code::VersionMismatch),
    (Flaw::State, "Do state and rules allow it?", Code::LinkRequestTransitionNotAllowed),
];

/// Who and what a request can be made of.
struct World {
    app: TestApp,
    /// May only read.
    reader: Caller,
    /// Uses up its requests.
    greedy: Caller,
    /// A request that can be rejected, and one that was.
    open: String,
    rejected: String,
    /// How many keys were used that nobody had before.
    keys: AtomicUsize,
}

impl World {
    async fn new() -> Self {
        let limited = |settings: &mut gangway::settings::Settings| settings.rate_limit = Limit::parse("1/s burst 100");
        let app = TestApp::start_with(Database::Sqlite, AwsMode::Manual, limited).await;
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let mut requests = Vec::new();
        for ending in ["1000", "1001"] {
            let account =
                reseller.caller.post("/cloud-accounts", account_body(&client, &number(ending))).await.expect(201);
            let request = json!({ "cloudAccountId": id(&account) });
            requests.push(id(&reseller.caller.post("/link-requests", request).await.expect(201)).to_owned());
        }
        let [open, rejected] = <[String; 2]>::try_from(requests).unwrap();
        let reject = format!("/link-requests/{rejected}/reject");
        app.ops.post_keyed(&reject, &json!({ "reason": "An invoice is unpaid." }), "used").await.expect(200);
        let reading = json!({ "name": "reads", "role": "operations", "scopes": ["link-requests:read"] });
        let reader = app.credential(reading.clone()).await;
        let greedy = app.credential(reading).await;
        Self { app, reader, greedy, open, rejected, keys: AtomicUsize::new(0) }
    }

    /// A rejection with these flaws.
    fn request(&self, flaws: &[Flaw]) -> RequestBuilder {
        let has = |flaw| flaws.contains(&flaw);
        let id = match () {
            () if has(Flaw::Id) => "lrq_none",
            () if has(Flaw::Unknown) => "lrq_01jdgx3v9re8tbq4m6n0y7k2hg",
            () if has(Flaw::State) => &self.rejected,
            () => &self.open,
        };
        let query = match () {
            () if has(Flaw::Address) => format!("?{}", "a".repeat(9000)),
            () if has(Flaw::Query) => "?unheard=of".to_owned(),
            () => String::new(),
        };
        let url = format!("{}/link-requests/{id}/reject{query}", self.app.url);
        let caller = match () {
            () if has(Flaw::Limit) => &self.greedy,
            () if has(Flaw::Scope) => &self.reader,
            () => &self.app.ops,
        };
        let request = caller.client.request(Method::POST, url);
        let request = match &caller.token {
            Some(token) if !has(Flaw::Token) => request.bearer_auth(token),
            _ => request,
        };
        let body = match () {
            () if has(Flaw::Size) => "x".repeat(70_000),
            () if has(Flaw::Json) => "{".to_owned(),
            () if has(Flaw::Members) => json!({ "reason": 1 }).to_string(),
            () => json!({ "reason": "An invoice is unpaid." }).to_string(),
        };
        let request =
            request.header(CONTENT_TYPE, if has(Flaw::MediaType) { "text/plain" } else { "application/json" });
        let fresh = format!("fresh-{}", self.keys.fetch_add(1, Ordering::Relaxed));
        let request = request.header("idempotency-key", if has(Flaw::Key) { "used" } else { &fresh });
        let request = if has(Flaw::Accept) { request.header("accept", "image/png") } else { request };
        let request = if has(Flaw::Precondition) { request.header("if-range", "\"1\"") } else { request };
        let request = if has(Flaw::Version) { request.header("if-match", "\"99\"") } else { request };
        request.body(body)
    }
}

/// The answer's status and its code, if it is a problem.
async fn answer(world: &World, flaws: &[Flaw]) -> (u16, Option<String>) {
    let ask = async || {
        let answer = world.request(flaws).send().await.unwrap();
        let status = answer.status().as_u16();
        let body: Value = answer.json().await.unwrap();
        (status, body["code"].as_str().map(str::to_owned))
    };
    if !flaws.contains(&Flaw::Limit) {
        return ask().await;
    }
    // A second gives one more request back: whoever is told of something else asks until there is none.
    for _ in 0..120 {
        let found = ask().await;
        if found.0 == 429 {
            return found;
        }
    }
    ask().await
}

fn part() -> String {
    let mut picture = "```mermaid\nflowchart LR\n    request([a request])\n".to_owned();
    let mut way = "request".to_owned();
    for (at, (stage, questions)) in STAGES.iter().zip(FLAWS.chunks(FLAWS.len() / STAGES.len())).enumerate() {
        writeln!(picture, "    subgraph stage{at} [{stage}]\n        direction TB").unwrap();
        for (step, (_, question, code)) in questions.iter().enumerate() {
            let (status, code) = (code.status(), code.as_str());
            writeln!(picture, "        step{at}{step}[\"{question}<br/>else {status} {code}\"]").unwrap();
        }
        let steps: Vec<_> = (0..questions.len()).map(|step| format!("step{at}{step}")).collect();
        writeln!(picture, "        {}\n    end", steps.join(" --> ")).unwrap();
        write!(way, " --> stage{at}").unwrap();
    }
    writeln!(picture, "    {way} --> stored([stored: 200]):::stored").unwrap();
    picture += "    classDef stored fill:#dcfce7,stroke:#15803d,color:#052e16\n```\n";
    let row = |(at, (_, question, code)): (usize, &(Flaw, &str, Code))| {
        let stage = STAGES[at * STAGES.len() / FLAWS.len()];
        let title = locale::text(Lang::En, &format!("problem-{}", code.as_str()), &[]);
        vec![stage.to_owned(), (*question).to_owned(), format!("{} `{}`", code.status(), code.as_str()), title]
    };
    let heads = ["where", "asked in this order", "answer if not", "which means"].map(str::to_owned);
    format!("{picture}\n{}", table(&heads, &FLAWS.iter().enumerate().map(row).collect::<Vec<_>>()))
}

#[actix_web::test]
async fn a_request_is_asked_for_everything_in_the_order_of_the_page() {
    let world = World::new().await;
    for (at, (flaw, _, code)) in FLAWS.iter().enumerate() {
        let rest: Vec<_> = FLAWS.iter().skip(at).map(|(flaw, ..)| *flaw).collect();
        let found = answer(&world, &rest).await;
        assert_eq!(found, (code.status(), Some(code.as_str().to_owned())), "with {rest:?}");
        // Each by itself is found as well.
        let alone = answer(&world, &[*flaw]).await;
        assert_eq!(alone, (code.status(), Some(code.as_str().to_owned())), "with {flaw:?} alone");
    }
    assert_eq!(answer(&world, &[]).await, (200, None));
    pages::hold(PAGE, |written| pages::with_part(written, "the order of checks", &part()));
}
