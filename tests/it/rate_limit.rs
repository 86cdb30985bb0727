//! Rate limits: a bucket a credential.

use gangway::http::rate_limit::Limit;
use gangway::settings::AwsMode;

use crate::support::{Database, TestApp};

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
        assert_eq!(answer.header("ratelimit-policy"), Some("\"default\";q=5;w=5"));
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
