//! `GET /metrics`: the format, what is counted, and that no label is chosen by a caller or names a tenant.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use actix_web::rt;
use gangway::aws::AwsMode;
use gangway::db::Target;
use gangway::domain::Code;
use gangway::fault::DbError;
use gangway::limits::Limit;
use reqwest::Method;
use serde_json::json;

use crate::on_both;
use crate::support::app::TestDatabase;
use crate::support::bodies::number;
use crate::support::contract::DOCUMENT;
use crate::support::process::{Server, gangway, said};
use crate::support::{Caller, Database, TestApp};

type Labels = BTreeMap<String, String>;

/// A family: its type, and its samples by name and labels.
#[derive(Debug, Default)]
struct Family {
    kind: String,
    samples: BTreeMap<(String, Labels), f64>,
}

/// All that a server tells, read as strictly as the format is written down (version 0.0.4).
#[derive(Debug, Default)]
struct Exposition(BTreeMap<String, Family>);

fn is_name(text: &str) -> bool {
    let first = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    first && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// `name="value",…`, where a value escapes `\`, `"` and line breaks.
fn labels(text: &str) -> Labels {
    let (mut found, mut rest) = (Labels::new(), text);
    while !rest.is_empty() {
        let (name, after) = rest.split_once("=\"").unwrap_or_else(|| panic!("no label: {rest}"));
        assert!(is_name(name), "{name:?} is no label's name");
        let (mut value, mut characters) = (String::new(), after.char_indices());
        let end = loop {
            match characters.next().unwrap_or_else(|| panic!("a label without its end: {rest}")) {
                (_, '\\') => value.push(match characters.next().unwrap().1 {
                    'n' => '\n',
                    other @ ('\\' | '"') => other,
                    other => panic!("\\{other} means nothing"),
                }),
                (index, '"') => break index,
                (_, other) => value.push(other),
            }
        };
        assert!(found.insert(name.to_owned(), value).is_none(), "{name} stands there twice");
        rest = &after[end + 1..];
        rest = rest.strip_prefix(',').unwrap_or(rest);
    }
    found
}

impl Exposition {
    fn parse(text: &str) -> Self {
        let mut all = Self::default();
        let (mut helped, mut current) = (String::new(), String::new());
        assert!(text.ends_with('\n'), "the last line has no end");
        for line in text.lines() {
            if let Some(help) = line.strip_prefix("# HELP ") {
                let (name, help) = help.split_once(' ').unwrap();
                assert!(is_name(name) && !help.is_empty(), "{line}");
                name.clone_into(&mut helped);
            } else if let Some(kind) = line.strip_prefix("# TYPE ") {
                let (name, kind) = kind.split_once(' ').unwrap();
                assert_eq!(name, helped, "a type without its help");
                assert!(["counter", "gauge", "histogram"].contains(&kind), "{line}");
                name.clone_into(&mut current);
                let family = Family { kind: kind.to_owned(), ..Family::default() };
                assert!(all.0.insert(current.clone(), family).is_none(), "{name} comes twice");
            } else {
                let (series, value) = line.rsplit_once(' ').unwrap_or_else(|| panic!("no sample: {line}"));
                let (name, labelled) = match series.split_once('{') {
                    Some((name, rest)) => (name, labels(rest.strip_suffix('}').unwrap())),
                    None => (series, Labels::new()),
                };
                let family = all.0.get_mut(&current).unwrap_or_else(|| panic!("a sample without a type: {line}"));
                let suffix = name.strip_prefix(&current).unwrap_or_else(|| panic!("{name} is not of {current}"));
                let suffixes: &[_] = if family.kind == "histogram" { &["_bucket", "_sum", "_count"] } else { &[""] };
                assert!(is_name(name) && suffixes.contains(&suffix), "{line}");
                let value: f64 = value.parse().unwrap();
                assert!(family.samples.insert((name.to_owned(), labelled), value).is_none(), "twice: {series}");
            }
        }
        for (name, family) in &all.0 {
            family.check(name);
        }
        all
    }

    fn get(&self, name: &str, labelled: &[(&str, &str)]) -> Option<f64> {
        let family = ["_bucket", "_sum", "_count"].iter().find_map(|end| self.0.get(name.strip_suffix(end)?));
        // A family that counted nothing yet is not there at all.
        let family = family.or_else(|| self.0.get(name))?;
        let labelled = labelled.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        family.samples.get(&(name.to_owned(), labelled)).copied()
    }

    /// The value, which has to be there.
    #[track_caller]
    fn value(&self, name: &str, labelled: &[(&str, &str)]) -> f64 {
        self.get(name, labelled).unwrap_or_else(|| panic!("{name} has no {labelled:?}"))
    }

    /// All values of a label.
    fn values_of(&self, label: &str) -> BTreeSet<&str> {
        let samples = self.0.values().flat_map(|family| family.samples.keys());
        samples.filter_map(|(_, labels)| labels.get(label)).map(String::as_str).collect()
    }

    /// How many series are about requests.
    fn series(&self) -> usize {
        let families = self.0.iter().filter(|(name, _)| name.starts_with("gangway_http_"));
        families.map(|(_, family)| family.samples.len()).sum()
    }
}

impl Family {
    fn check(&self, name: &str) {
        assert_eq!(self.kind == "counter", name.ends_with("_total"), "{name} is a {}", self.kind);
        let all = self.samples.iter();
        all.for_each(|(series, value)| assert!(value.is_finite() && *value >= 0.0, "{series:?} {value}"));
        if self.kind != "histogram" {
            return;
        }
        let mut buckets: BTreeMap<Labels, Vec<(f64, f64)>> = BTreeMap::new();
        for ((sample, labels), value) in &self.samples {
            if sample.ends_with("_bucket") {
                let mut labels = labels.clone();
                let bound: f64 = labels.remove("le").expect("a bucket has a bound").parse().unwrap();
                buckets.entry(labels).or_default().push((bound, *value));
            }
        }
        let counts = self.samples.keys().filter(|(sample, _)| sample.ends_with("_count")).count();
        assert_eq!(counts, buckets.len(), "{name}: a count for each set of buckets");
        for (labels, mut buckets) in buckets {
            buckets.sort_by(|a, b| a.0.total_cmp(&b.0));
            assert!(buckets.windows(2).all(|pair| pair[0].1 <= pair[1].1), "{name} {labels:?} falls: {buckets:?}");
            let (last, all) = *buckets.last().unwrap();
            assert!(last.is_infinite(), "{name} {labels:?} has no last bucket");
            assert_eq!(self.samples[&(format!("{name}_count"), labels.clone())], all, "{name} {labels:?}");
            let sum = self.samples[&(format!("{name}_sum"), labels)];
            assert!(all > 0.0 || sum == 0.0, "{name} adds up to {sum} without a count");
        }
    }
}

async fn read(url: &str) -> (String, Exposition) {
    let answer = Caller::anonymous(url).get("/metrics").await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.header("content-type"), Some("text/plain; version=0.0.4"));
    let read = Exposition::parse(&answer.text);
    (answer.text, read)
}

/// Reads until the metrics are as wanted: jobs run when they do.
async fn until(url: &str, wanted: impl Fn(&Exposition) -> bool) -> Exposition {
    let begun = Instant::now();
    loop {
        let (text, read) = read(url).await;
        if wanted(&read) {
            return read;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "the metrics did not become as wanted: {text}");
        rt::time::sleep(Duration::from_millis(50)).await;
    }
}

const REQUESTS: &str = "gangway_http_requests_total";
const DURATION: &str = "gangway_http_request_duration_seconds_count";

on_both! {
    requests_are_counted_by_route_and_no_tenant_shows, Simulated, |app| {
        let reseller = app.reseller("Recognisable Reseller").await;
        let client = reseller.client(&app, "Recognisable Client").await;
        let account = number("4444");
        let body = crate::support::bodies::account_body(&client, &account);
        let made = reseller.caller.post("/cloud-accounts", body).await.expect(201);
        reseller.caller.get(&format!("/clients/{client}")).await.expect(200);
        reseller.caller.get(&format!("/clients/{client}?secret=recognisable")).await.problem(422, "invalid_request");
        reseller.caller.get("/clients/cli_00000000000000000000000000").await.problem(404, "client_not_found");
        Caller::anonymous(&app.url).get("/clients").await.problem(401, "unauthenticated");
        reseller.caller.get("/recognisable/path").await.problem(404, "route_not_found");
        reseller.caller.post("/clients", json!({})).await.problem(422, "invalid_request");

        let (text, read) = read(&app.url).await;
        let count = |route, method, status| read.get(REQUESTS, &[("route", route), ("method", method), ("status", status)]);
        assert_eq!(count("/clients/{clientId}", "GET", "200"), Some(1.0), "{text}");
        assert_eq!(count("/clients/{clientId}", "GET", "422"), Some(1.0));
        assert_eq!(count("/clients/{clientId}", "GET", "404"), Some(1.0));
        assert_eq!(count("/clients", "GET", "401"), Some(1.0));
        assert_eq!(count("/clients", "POST", "201"), Some(1.0));
        assert_eq!(count("/clients", "POST", "422"), Some(1.0));
        assert_eq!(count("unmatched", "GET", "404"), Some(1.0));
        assert_eq!(count("/cloud-accounts", "POST", "500"), None);
        assert_eq!(read.get(DURATION, &[("route", "/clients/{clientId}"), ("method", "GET")]), Some(3.0));
        // The one that reads the metrics.
        assert_eq!(read.value("gangway_http_requests_in_flight", &[]), 1.0);
        assert_eq!(read.value("gangway_build_info", &[("version", env!("CARGO_PKG_VERSION"))]), 1.0);

        for recognisable in [
            "ecognisable", "example.com", &client, &account, &reseller.id, made["id"].as_str().unwrap(),
            reseller.caller.token.as_ref().unwrap(), "cli_", "crd_", "rsl_", "acc_", "lrq_",
        ] {
            assert!(!text.contains(recognisable), "{recognisable} shows: {text}");
        }
        let templates: BTreeSet<_> = DOCUMENT["paths"].as_object().unwrap().keys().map(String::as_str).collect();
        let strange: Vec<_> = read.values_of("route").into_iter().filter(|route| !templates.contains(route)).collect();
        assert_eq!(strange, ["unmatched"]);
        let lanes = match &app.database.target {
            Target::Sqlite { .. } => vec!["own", "read", "write"],
            Target::Postgres(_) => vec!["own", "shared"],
        };
        assert_eq!(read.values_of("lane").into_iter().collect::<Vec<_>>(), lanes);
        for lane in lanes {
            let value = |name| read.value(name, &[("lane", lane)]);
            let (open, idle) = (value("gangway_db_connections"), value("gangway_db_connections_idle"));
            assert!(open >= 1.0 && idle <= open && open <= value("gangway_db_connections_max"), "{text}");
            // The server itself asks once a second.
            assert!(lane == "own" || value("gangway_db_wait_seconds_count") > 0.0);
        }
    }
}

#[actix_web::test]
async fn whatever_callers_make_up_adds_no_series() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let nobody = Caller::anonymous(&app.url);
    let try_all = async |round: u32| {
        for path in ["nothing", "clients/x/y/z", "%22%7D%0A", "swagger-ui/made-up.js", "healthz"] {
            for method in ["GET", "POST", &format!("MADEUP{round}"), "TRACE"] {
                let method = Method::from_bytes(method.as_bytes()).unwrap();
                nobody.send(method, &format!("/{path}?round={round}"), None, &[]).await;
            }
        }
        nobody.get(&format!("/made-up/{round}")).await;
    };
    try_all(0).await;
    // Its own route is there from the second reading on.
    read(&app.url).await;
    let before = read(&app.url).await.1.series();
    for round in 1..20 {
        try_all(round).await;
    }
    let (text, read) = read(&app.url).await;
    assert_eq!(read.series(), before, "{text}");
    let methods: Vec<_> = read.values_of("method").into_iter().collect();
    assert_eq!(methods, ["GET", "OTHER", "POST"]);
    assert!(!text.contains("MADEUP") && !text.contains("made-up"), "{text}");
}

#[actix_web::test]
async fn each_server_counts_for_itself() {
    let one = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let other = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    for _ in 0..5 {
        Caller::anonymous(&one.url).get("/healthz").await.expect(200);
    }
    let health: &[_] = &[("route", "/healthz"), ("method", "GET"), ("status", "200")];
    assert_eq!(read(&one.url).await.1.get(REQUESTS, health), Some(5.0));
    assert_eq!(read(&other.url).await.1.get(REQUESTS, health), None);
}

#[actix_web::test]
async fn refusals_for_asking_too_often_are_counted() {
    let app = TestApp::start_with(Database::Sqlite, AwsMode::Manual, |settings| {
        settings.rate_limit = Limit::parse("1/s burst 3");
    });
    let app = app.await;
    let mut refused = 0;
    for _ in 0..12 {
        refused += u32::from(app.ops.get("/clients").await.status == 429);
    }
    assert!(refused > 0);
    let (_, read) = read(&app.url).await;
    assert_eq!(read.value("gangway_http_rate_limited_total", &[]), f64::from(refused));
    let labels: &[_] = &[("route", "/clients"), ("method", "GET"), ("status", "429")];
    assert_eq!(read.value(REQUESTS, labels), f64::from(refused));
}

on_both! {
    transactions_their_tries_and_their_ends_are_counted, Manual, |app| {
        let lane = if matches!(app.database.target, Target::Sqlite { .. }) { "write" } else { "shared" };
        let transactions = |read: &Exposition, result| {
            read.get("gangway_db_transactions_total", &[("lane", lane), ("access", "write"), ("result", result)])
        };
        let (_, before) = read(&app.url).await;
        assert_eq!(transactions(&before, "failed"), None);
        let tries = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&tries);
        let settled = app.app.db.write(&gangway::db::Share::Jobs, move |_| {
            if counted.fetch_add(1, Ordering::SeqCst) < 3 { Err(DbError::Stale.into()) } else { Ok(()) }
        });
        settled.await.unwrap();
        app.app.db.write::<(), _>(&gangway::db::Share::Jobs, |_| Err(DbError::Stale.into())).await.unwrap_err();
        app.ops.post("/resellers", json!({ "name": "Sol" })).await.expect(201);
        let (_, after) = read(&app.url).await;
        let retries = after.value("gangway_db_transaction_retries_total", &[("lane", lane), ("access", "write")]);
        // Three of the first, and the second one's seven after its first try.
        assert_eq!(retries, 10.0);
        assert_eq!(transactions(&after, "failed"), Some(1.0));
        assert!(transactions(&after, "committed") >= transactions(&before, "committed").map(|count| count + 2.0));
        let refused = transactions(&after, "refused").unwrap_or_default();
        app.app.db.write::<(), _>(&gangway::db::Share::Jobs, |_| Err(Code::ClientNotFound.into())).await.unwrap_err();
        let (_, last) = read(&app.url).await;
        assert_eq!(transactions(&last, "refused"), Some(refused + 1.0));
    }
}

#[actix_web::test]
async fn who_waits_for_a_turn_is_seen() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let (release, held) = channel::<()>();
    let held: std::sync::Mutex<Receiver<()>> = std::sync::Mutex::new(held);
    let db = app.app.db.clone();
    let holder = rt::spawn(async move {
        db.write(&gangway::db::Share::Jobs, move |_| {
            held.lock().unwrap().recv().ok();
            Ok(())
        })
        .await
    });
    let waiting = |read: &Exposition| read.value("gangway_db_waiting", &[("lane", "write")]);
    // The only turn to write is taken: two resellers wait, and the jobs.
    let writers: Vec<_> = ["Luna", "Sol"]
        .map(|name| {
            let ops = app.ops.clone();
            rt::spawn(async move { ops.post("/resellers", json!({ "name": name })).await.status })
        })
        .into();
    // With the one that reads the metrics.
    let in_flight = |read: &Exposition| read.value("gangway_http_requests_in_flight", &[]);
    until(&app.url, |read| waiting(read) >= 2.0 && in_flight(read) >= 3.0).await;
    drop(release);
    holder.await.unwrap().unwrap();
    for writer in writers {
        assert_eq!(writer.await.unwrap(), 201);
    }
    until(&app.url, |read| waiting(read) == 0.0).await;
}

on_both! {
    jobs_are_seen_to_run_and_to_fail, Simulated, |app| {
        let job = |read: &Exposition, what: &str, job| read.get(&format!("gangway_job_{what}"), &[("job", job)]);
        for name in ["revocations", "link_requests"] {
            let read = until(&app.url, |read| job(read, "runs_total", name).is_some_and(|runs| runs >= 2.0)).await;
            assert_eq!(job(&read, "failures_total", name), Some(0.0));
            let last = job(&read, "last_success_timestamp_seconds", name).unwrap();
            #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are far below 2^53")]
            let now = app.clock.now().timestamp() as f64;
            assert!((now - 60.0..=now).contains(&last), "{last} is not just before {now}");
            assert_eq!(job(&read, "duration_seconds_count", name), job(&read, "runs_total", name));
        }
        let rename = "ALTER TABLE link_requests RENAME TO elsewhere";
        app.app.db.write(&gangway::db::Share::Jobs, move |conn| {
            diesel::RunQueryDsl::execute(diesel::sql_query(rename), conn)?;
            Ok(())
        }).await.unwrap();
        let read = until(&app.url, |read| job(read, "failures_total", "link_requests") >= Some(1.0)).await;
        assert_eq!(job(&read, "failures_total", "revocations"), Some(0.0));
        assert!(job(&read, "runs_total", "link_requests") > job(&read, "failures_total", "link_requests"));
    }
}

/// The document of the operators, and the names in its table.
const GUIDE: &str = include_str!("../../docs/operating.md");

#[actix_web::test]
async fn calls_to_aws_are_counted_and_the_guide_tells_of_every_metric() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Simulated).await;
    let reseller = app.reseller("Nube Partners").await;
    let client = reseller.client(&app, "Panadería Sol").await;
    let account = reseller.account(&client, "0005").await;
    let id = account["id"].as_str().unwrap();
    let role = format!("arn:aws:iam::{}:role/GangwayReadOnly", account["awsAccountId"].as_str().unwrap());
    reseller.caller.put(&format!("/role-arn/{id}"), json!({ "roleArn": role })).await.expect(200);
    reseller.caller.act(&format!("/role-arn/{id}/check")).await.expect(200);
    let link = reseller.caller.post("/link-requests", json!({ "cloudAccountId": id })).await.expect(201);
    let link = format!("/link-requests/{}", link["id"].as_str().unwrap());
    app.ops.act(&format!("{link}/approve")).await.expect(200);
    app.ops.act(&format!("{link}/send")).await.problem(503, "aws_unavailable");
    app.ops.act(&format!("{link}/send")).await.expect(200);
    app.app.db.write::<(), _>(&gangway::db::Share::Jobs, |_| Err(DbError::Stale.into())).await.unwrap_err();

    let calls = |read: &Exposition, action, result| {
        read.get("gangway_aws_calls_total", &[("action", action), ("result", result)])
    };
    let read = until(&app.url, |read| {
        calls(read, "handshakes", "answered").is_some() && read.values_of("job").contains("revocations")
    });
    let read = read.await;
    assert_eq!(calls(&read, "check_role", "answered"), Some(1.0));
    assert_eq!(calls(&read, "invite", "unavailable"), Some(1.0));
    assert_eq!(calls(&read, "invite", "answered"), Some(1.0));
    assert_eq!(read.get("gangway_aws_call_duration_seconds_count", &[("action", "invite")]), Some(2.0));

    let rows = GUIDE.lines().filter_map(|line| line.strip_prefix("| `gangway_")?.split_once("` | "));
    let told: BTreeMap<_, _> = rows
        .map(|(name, rest)| {
            let mut cells = rest.split(" | ");
            let (kind, labels) = (cells.next().unwrap(), cells.next().unwrap());
            let mut labels: Vec<_> = labels.split(", ").map(|label| label.trim_matches('`')).collect();
            labels.retain(|label| *label != "–");
            labels.sort_unstable();
            (format!("gangway_{name}"), (kind.to_owned(), labels.join(",")))
        })
        .collect();
    let is: BTreeMap<_, _> = read
        .0
        .iter()
        .map(|(name, family)| {
            let labels: BTreeSet<_> = family.samples.keys().flat_map(|(_, labels)| labels.keys()).collect();
            let labels: Vec<_> = labels.into_iter().filter(|label| *label != "le").map(String::as_str).collect();
            (name.clone(), (family.kind.clone(), labels.join(",")))
        })
        .collect();
    assert_eq!(told, is);
}

#[actix_web::test]
async fn with_an_address_of_their_own_metrics_are_there_and_nowhere_else() {
    let database = TestDatabase::new(Database::Sqlite);
    let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let mut server = Server::start_with(&database, &[("GANGWAY_METRICS_BIND", &address)]).await;
    let (api, metrics) = (Caller::anonymous(&server.url), Caller::anonymous(&format!("http://{address}")));
    api.get("/metrics").await.problem(404, "route_not_found");
    api.get("/healthz").await.expect(200);
    let answer = metrics.get("/metrics").await;
    assert_eq!(answer.status, 200);
    assert!(answer.text.contains("gangway_http_requests_total"), "{}", answer.text);
    for path in ["/", "/healthz", "/openapi.json", "/clients"] {
        assert_eq!(reqwest::get(format!("http://{address}{path}")).await.unwrap().status(), 404, "{path}");
    }
    // One that is taken stops the start.
    let folder = tempfile::tempdir().unwrap();
    let settings = [
        ("GANGWAY_BIND", "127.0.0.1:0"),
        ("GANGWAY_DATABASE_URL", "sqlite://gangway.db"),
        ("GANGWAY_METRICS_BIND", &address),
    ];
    let output = gangway(folder.path(), &["serve"], &settings).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("GANGWAY_METRICS_BIND") && said(&output).contains("in use"), "{}", said(&output));
    assert!(!folder.path().join("gangway.db").exists(), "a database was made all the same");
    assert_eq!(server.terminate().await, Some(0));
}
