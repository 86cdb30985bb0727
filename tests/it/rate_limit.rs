//! Rate limits: a bucket a credential, and the two in front of the token endpoint.

use futures_util::future::join_all;
use gangway::http::rate_limit::{Limit, TokenLimits};
use gangway::settings::AwsMode;
use reqwest::Method;
use serde_json::json;

use crate::support::app::{OPS_ID, OPS_SECRET, client_body};
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

async fn limited(address: &str, client: &str) -> TestApp {
    let token_limits = TokenLimits { address: Limit::parse(address).unwrap(), client: Limit::parse(client).unwrap() };
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
    let app = limited("1000/s burst 1000", "1/s burst 3").await;
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
    let app = limited("1/s burst 4", "1000/s burst 1000").await;
    let nobody = Caller::anonymous(&app.url);
    let empty =
        |headers: &'static [(&str, &str)]| nobody.send(Method::POST, "/oauth/token", Some(String::new()), headers);
    let mut answers = join_all((0..20).map(|_| empty(&[]))).await;
    answers.sort_by_key(|answer| answer.status);
    assert_eq!(answers[0].status, 400);
    let wait = refused(answers.pop().unwrap(), "\"address\";q=4;w=4");
    // Neither what is measured by credentials nor what is not limited at all is touched.
    app.ops.get("/clients").await.expect(200);
    for path in ["/healthz", "/readyz", "/.well-known/jwks.json"] {
        Caller::anonymous(&app.url).get(path).await.expect(200);
    }
    // An address that a header claims is no other address.
    let claimed = &[("x-forwarded-for", "192.0.2.1"), ("forwarded", "for=192.0.2.1")];
    let answers = join_all((0..20).map(|_| empty(claimed))).await;
    assert!(answers.iter().any(|answer| answer.status == 429), "{answers:?}");
    actix_web::rt::time::sleep(std::time::Duration::from_secs(wait)).await;
    ask(&app, OPS_ID, OPS_SECRET).await.expect(200);
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
