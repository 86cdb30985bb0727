//! Rate limits: a bucket a credential, and those in front of the token endpoint.

use chrono::TimeDelta;
use futures_util::future::join_all;
use gangway::auth::scope::{Role, Scopes};
use gangway::aws::AwsMode;
use gangway::limits::{Limit, TokenLimits};
use gangway::tenant::Tenant;
use reqwest::Method;
use serde_json::json;

use crate::support::app::{OPS_ID, OPS_SECRET};
use crate::support::bodies::client_body;
use crate::support::{Answer, Caller, Database, TestApp};

#[actix_web::test]
async fn a_credential_that_asks_too_often_is_told_when_to_come_back_and_others_are_served() {
    let app = TestApp::start_with(Database::Sqlite, AwsMode::Manual, |settings| {
        settings.rate_limit = Limit::parse("1/s burst 5");
    });
    let app = app.await;
    let reseller = app.reseller("Nube Partners").await;
    let mut refused = None;
    for _ in 0..20 {
        let answer = reseller.caller.get("/clients").await;
        assert!(answer.header("ratelimit").is_some());
        assert_eq!(
            answer.header("ratelimit-policy").and_then(|all| all.split(", ").next()),
            Some("\"default\";q=5;w=5")
        );
        if answer.status == 429 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("twenty requests at once are more than five");
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert_eq!(refused.header("ratelimit"), Some(&*format!("\"default\";r=0;t={wait}")));
    refused.problem(429, "rate_limited");
    // The other credential has a bucket of its own, and health is never limited.
    app.ops.get("/clients").await.expect(200);
    reseller.caller.get("/healthz").await.expect(200);
    actix_web::rt::time::sleep(std::time::Duration::from_secs(wait)).await;
    reseller.caller.get("/clients").await.expect(200);
}

#[actix_web::test]
async fn all_credentials_of_a_reseller_and_its_clients_share_a_bucket_and_other_resellers_have_their_own() {
    let app = TestApp::start_with(Database::Sqlite, AwsMode::Manual, |settings| {
        settings.rate_limit = Limit::parse("50/s burst 200");
        settings.reseller_rate_limit = Limit::parse("1/s burst 12");
    });
    let app = app.await;
    let (greedy, other) = (app.reseller("Nube Partners").await, app.reseller("Otra Partners").await);
    let client = greedy.caller.post("/clients", client_body("Sol")).await.expect(201);
    let mut callers = vec![greedy.caller];
    for number in 0..3 {
        let body = json!({ "name": format!("more {number}"), "role": "reseller", "resellerId": greedy.id });
        callers.push(app.credential(body).await);
    }
    let customer = json!({ "name": "portal", "role": "customer", "clientId": client["id"] });
    callers.push(app.credential(customer).await);
    let mut answers = Vec::new();
    for _ in 0..6 {
        answers.extend(join_all(callers.iter().map(|caller| caller.get("/clients"))).await);
    }
    let served = answers.iter().find(|answer| answer.status == 200).expect("some are served");
    assert_eq!(served.header("ratelimit-policy"), Some("\"default\";q=200;w=4, \"reseller\";q=12;w=12"));
    let refused = answers.iter().position(|answer| answer.status == 429).expect("thirty are more than twelve");
    let refused = answers.swap_remove(refused);
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    let standing = refused.header("ratelimit").unwrap().split(", ").nth(1).unwrap();
    assert_eq!(standing, format!("\"reseller\";r=0;t={wait}"));
    refused.problem(429, "rate_limited");
    other.caller.get("/clients").await.expect(200);
    let operations = app.ops.get("/clients").await;
    assert_eq!(operations.header("ratelimit-policy"), Some("\"default\";q=200;w=4"));
    operations.expect(200);
    actix_web::rt::time::sleep(std::time::Duration::from_secs(wait)).await;
    callers.pop().unwrap().get("/clients").await.expect(200);
}

/// Asks for a token once; the client's id and secret travel in the form.
async fn ask(app: &TestApp, id: &str, secret: &str) -> Answer {
    let form = [("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret)];
    let body = serde_urlencoded::to_string(form).unwrap();
    let media = [("content-type", "application/x-www-form-urlencoded")];
    Caller::anonymous(&app.url).send(Method::POST, "/oauth/token", Some(body), &media).await
}

fn limit(text: &str) -> Limit {
    Limit::parse(text).unwrap()
}

async fn limited(token_limits: TokenLimits) -> TestApp {
    let app = TestApp::start_with(Database::Sqlite, AwsMode::Manual, |settings| {
        settings.rate_limit = Limit::parse("50/s burst 200");
        settings.token_limits = token_limits;
    });
    app.await
}

/// A refusal in OAuth's form, with the time to wait and how the bucket stands.
fn refused(answer: Answer, policy: &str) -> u64 {
    let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("ratelimit-policy"), Some(policy));
    let name = policy.split(';').next().unwrap();
    assert_eq!(answer.header("ratelimit"), Some(&*format!("{name};r=0;t={wait}")));
    assert_eq!(answer.expect(429)["error"], "temporarily_unavailable");
    wait
}

#[actix_web::test]
async fn guessing_a_secret_is_slow_and_other_credentials_are_served_meanwhile() {
    let app = limited(TokenLimits { client: limit("1/s burst 3"), ..TokenLimits::default() }).await;
    // All at once, because checking a secret takes its time: a turn is taken before.
    let mut answers = join_all((0..12).map(|_| ask(&app, "guessed", "wrong"))).await;
    answers.sort_by_key(|answer| answer.status);
    assert_eq!(answers[0].status, 401);
    let wait = refused(answers.pop().unwrap(), "\"client\";q=3;w=3");
    assert_eq!(wait, 1);
    // The right secret is not told from a wrong one while the bucket is empty, and it does not stay empty.
    ask(&app, OPS_ID, OPS_SECRET).await.expect(200);
    actix_web::rt::time::sleep(std::time::Duration::from_secs(wait)).await;
    ask(&app, "guessed", "wrong").await.expect(401);
}

#[actix_web::test]
async fn an_address_that_asks_for_too_many_tokens_is_told_when_to_come_back() {
    let app = limited(TokenLimits { address: limit("1/s burst 4"), ..TokenLimits::default() }).await;
    let guess = async |headers: &[(&str, &str)]| {
        let form = format!("grant_type=client_credentials&client_id={OPS_ID}&client_secret=wrong");
        let media = ("content-type", "application/x-www-form-urlencoded");
        let headers: Vec<_> = headers.iter().copied().chain([media]).collect();
        Caller::anonymous(&app.url).send(Method::POST, "/oauth/token", Some(form), &headers).await
    };
    let mut answers = join_all((0..20).map(|_| guess(&[]))).await;
    answers.sort_by_key(|answer| answer.status);
    assert_eq!(answers[0].status, 401);
    let wait = refused(answers.pop().unwrap(), "\"address\";q=4;w=4");
    // Neither what is measured by credentials nor what is not limited at all is touched.
    app.ops.get("/clients").await.expect(200);
    for path in ["/healthz", "/readyz", "/.well-known/jwks.json"] {
        Caller::anonymous(&app.url).get(path).await.expect(200);
    }
    // An address that a header claims is no other address.
    let claimed = [("x-forwarded-for", "192.0.2.1"), ("forwarded", "for=192.0.2.1")];
    let answers = join_all((0..20).map(|_| guess(&claimed))).await;
    assert!(answers.iter().any(|answer| answer.status == 429), "{answers:?}");
    actix_web::rt::time::sleep(std::time::Duration::from_secs(wait)).await;
    ask(&app, OPS_ID, OPS_SECRET).await.expect(200);
}

#[actix_web::test]
async fn what_is_no_request_for_a_token_uses_up_nobodys_turns() {
    let few = limit("1/s burst 4");
    let app = limited(TokenLimits { address: few, malformed: few, ..TokenLimits::default() }).await;
    let mut answers = Vec::new();
    for (id, form) in [("", ""), ("no id", "x"), ("a/b", "grant_type=password")].iter().cycle().take(20) {
        answers.push(if form.is_empty() {
            let nobody = Caller::anonymous(&app.url);
            let media = [("content-type", "application/x-www-form-urlencoded")];
            nobody.send(Method::POST, "/oauth/token", Some(String::new()), &media).await
        } else {
            ask(&app, id, "wrong").await
        });
    }
    answers.sort_by_key(|answer| answer.status);
    assert!(answers[0].status == 400 && answers.iter().any(|answer| answer.status == 401), "{answers:?}");
    refused(answers.pop().unwrap(), "\"malformed\";q=4;w=4");
    ask(&app, OPS_ID, OPS_SECRET).await.expect(200);
}

/// Guesses with each of these ids at once; the last answer that was refused for its number.
async fn guessed(app: &TestApp, ids: impl Iterator<Item = String>) -> Answer {
    let answers = join_all(ids.map(|id| async move { ask(app, &id, "wrong").await })).await;
    assert!(answers.iter().any(|answer| answer.status == 401), "{answers:?}");
    answers.into_iter().rfind(|answer| answer.status == 429).expect("some are too many")
}

#[actix_web::test]
async fn failures_are_slowed_by_credential_and_by_address_and_right_secrets_are_not() {
    let failed = |client: &str, address: &str| TokenLimits {
        failed_client: limit(client),
        failed_address: limit(address),
        ..TokenLimits::default()
    };
    let app = limited(failed("1/s burst 3", "1000/s burst 1000")).await;
    let answer = guessed(&app, std::iter::repeat_n("guessed".to_owned(), 30)).await;
    let wait = refused(answer, "\"failed-client\";q=3;w=3");
    for _ in 0..20 {
        ask(&app, OPS_ID, OPS_SECRET).await.expect(200);
    }
    actix_web::rt::time::sleep(std::time::Duration::from_secs(wait)).await;
    ask(&app, "guessed", "wrong").await.expect(401);

    let app = limited(failed("1000/s burst 1000", "1/s burst 3")).await;
    let answer = guessed(&app, (0..30).map(|number| format!("made-up-{number}"))).await;
    refused(answer, "\"failed-address\";q=3;w=3");
    // Who logged in from here before goes on.
    ask(&app, OPS_ID, OPS_SECRET).await.expect(200);
}

#[actix_web::test]
async fn a_trusted_proxy_names_its_callers_and_nobody_else_does() {
    let few = TokenLimits { malformed: limit("1/s burst 2"), ..TokenLimits::default() };
    let app = TestApp::start_with(Database::Sqlite, AwsMode::Manual, |settings| {
        settings.rate_limit = Limit::parse("50/s burst 200");
        settings.token_limits = few;
        settings.trusted_proxies = gangway::settings::networks::parse_networks("127.0.0.1/32,10.0.0.0/8").unwrap();
    });
    let app = app.await;
    // Whoever has sent two requests that are none has to wait for the third.
    let is_new = async |from: &str, headers: &[(&str, &str)]| {
        let from = from.parse::<std::net::IpAddr>().unwrap();
        let client = reqwest::Client::builder().local_address(from).build().unwrap();
        let ask = async || {
            let mut request = client.post(format!("{}/oauth/token", app.url));
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            request.form(&[("grant_type", "password")]).send().await.unwrap().status().as_u16()
        };
        let statuses = join_all((0..6).map(|_| ask())).await;
        assert!(statuses.contains(&429), "{statuses:?}");
        statuses.iter().filter(|status| **status != 429).count() >= 2
    };
    for (from, headers, new) in [
        ("127.0.0.1", &[("x-forwarded-for", "192.0.2.1")][..], true),
        // What stands before the address that the proxy added is its sender's invention.
        ("127.0.0.1", &[("x-forwarded-for", "6.6.6.6, 192.0.2.1")], false),
        ("127.0.0.1", &[("x-forwarded-for", "192.0.2.2, 10.0.0.7")], true),
        ("127.0.0.1", &[("forwarded", "for=192.0.2.3"), ("x-forwarded-for", "192.0.2.1")], true),
        ("127.0.0.1", &[], true),
        ("127.0.0.1", &[("x-forwarded-for", "nonsense")], false),
        ("127.0.0.2", &[("x-forwarded-for", "192.0.2.4")], true),
        ("127.0.0.2", &[("forwarded", "for=192.0.2.5")], false),
    ] {
        assert_eq!(is_new(from, headers).await, new, "{from} {headers:?}");
    }
}

/// Guesses from an address of its own, fifty times a second, until it is dropped.
fn attack(url: &str, address: [u8; 4]) -> actix_web::rt::task::JoinHandle<()> {
    let client = reqwest::Client::builder().local_address(std::net::IpAddr::from(address)).build().unwrap();
    let url = format!("{url}/oauth/token");
    actix_web::rt::spawn(async move {
        for number in 0.. {
            let id = if number % 2 == 0 { format!("made-up-{number}") } else { OPS_ID.to_owned() };
            let form = [("grant_type", "client_credentials"), ("client_id", &*id), ("client_secret", "wrong")];
            let request = client.post(&url).form(&form).send();
            actix_web::rt::spawn(async move { drop(request.await) });
            actix_web::rt::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    })
}

#[actix_web::test]
#[ignore = "waits are measured: .ci/neighbour runs it alone"]
async fn strangers_who_guess_at_full_speed_hold_up_nobodys_login() {
    let app = limited(TokenLimits::default()).await;
    let made =
        app.ops.post("/credentials", serde_json::json!({ "name": "new", "role": "operations" })).await.expect(201);
    let (new, secret) = (made["id"].as_str().unwrap(), made["secret"].as_str().unwrap());
    let timed = async |id: &str, secret: &str| {
        let begun = std::time::Instant::now();
        ask(&app, id, secret).await.expect(200);
        begun.elapsed()
    };
    let mut quiet = std::time::Duration::ZERO;
    for _ in 0..5 {
        quiet = quiet.max(timed(OPS_ID, OPS_SECRET).await);
    }
    let attackers = [attack(&app.url, [127, 0, 0, 2]), attack(&app.url, [127, 0, 0, 3])];
    let mut worst = std::time::Duration::ZERO;
    for round in 0..12 {
        actix_web::rt::time::sleep(std::time::Duration::from_millis(300)).await;
        let (id, secret) = if round % 3 == 2 { (new, secret) } else { (OPS_ID, OPS_SECRET) };
        worst = worst.max(timed(id, secret).await);
    }
    attackers.iter().for_each(actix_web::rt::task::JoinHandle::abort);
    println!("the worst login: {worst:?}, and {quiet:?} in quiet");
    assert!(worst < std::time::Duration::from_secs(1) + quiet * 10, "a login took {worst:?}, and {quiet:?} in quiet");
}

#[actix_web::test]
async fn head_counts_as_get_does() {
    let app = TestApp::start_with(Database::Sqlite, AwsMode::Manual, |settings| {
        settings.rate_limit = Limit::parse("1/s burst 5");
    });
    let app = app.await;
    let mut statuses = Vec::new();
    for _ in 0..20 {
        statuses.push(app.ops.send(Method::HEAD, "/clients", None, &[]).await);
    }
    let refused = statuses.iter().find(|answer| answer.status == 429).expect("twenty are more than five");
    assert!(refused.header("retry-after").is_some() && refused.header("ratelimit").is_some());
}

#[actix_web::test]
async fn a_request_is_counted_before_its_credential_is_looked_for() {
    for kind in [Database::Sqlite, Database::Postgres] {
        let app = TestApp::start_with(kind, AwsMode::Manual, |settings| {
            settings.rate_limit = Limit::parse("1/s burst 5");
        });
        let app = app.await;
        // A token of a credential that was never made: nothing is remembered of it.
        let nobody = gangway::auth::Caller {
            credential_id: "crd_01jdgx3v9re8tbq4m6n0y7k2hb".parse().unwrap(),
            role: Role::Operations,
            scopes: Scopes::of_role(Role::Operations),
            tenant: Tenant::Platform,
            generation: 0,
        };
        let now = app.clock.now();
        let token = app.app.tokens.issue(&nobody, now, now + TimeDelta::minutes(5), "a-token").unwrap();
        let caller = Caller { token: Some(token), ..app.ops.clone() };
        let answers = join_all((0..20).map(|_| caller.get("/clients"))).await;
        let counted = answers.iter().filter(|answer| answer.status == 401).count();
        assert!((5..10).contains(&counted), "{counted}");
        let refused = answers.into_iter().find(|answer| answer.status == 429).unwrap();
        assert!(refused.header("retry-after").is_some() && refused.header("ratelimit").is_some());
        refused.problem(429, "rate_limited");
    }
}
