//! What servers should not do, and do.

use std::future::IntoFuture;
use std::thread;
use std::time::Duration;

use tokio::time::{sleep, timeout};

use crate::models::ClientProfile;
use crate::testing::{Server, answer, json, token};
use crate::{Error, Gangway};

const EMPTY: &str = r#"{"data": []}"#;

fn is_token(line: &str) -> bool {
    line == "POST /oauth/token"
}

/// A server whose tokens are good, and whose answer to everything else is this one.
fn server(answer: impl Into<String>) -> Server {
    let answer = answer.into();
    Server::new(move |seen, _| if is_token(&seen.line) { token() } else { answer.clone() })
}

#[tokio::test]
async fn a_token_may_live_for_ever() {
    let server = Server::new(|seen, _| match is_token(&seen.line) {
        true => json(&token_body(&i64::MAX.to_string())),
        false => json(EMPTY),
    });
    let gangway = server.client();
    gangway.clients().list().await.unwrap();
    gangway.clients().list().await.unwrap();
    assert_eq!(server.seen("POST /oauth/token").len(), 1);
}

fn token_body(lifetime: &str) -> String {
    format!(r#"{{"access_token": "tok_1", "token_type": "Bearer", "expires_in": {lifetime}, "scope": "all"}}"#)
}

/// The first token takes a while.
fn slow() -> Server {
    Server::new(|seen, before| {
        if !is_token(&seen.line) {
            return json(EMPTY);
        }
        if before == 0 {
            thread::sleep(Duration::from_millis(500));
        }
        token()
    })
}

#[tokio::test]
async fn a_call_that_nobody_polls_holds_up_no_other() {
    let server = slow();
    let gangway = server.client();
    let mut items = gangway.clients().list().items();
    assert!(timeout(Duration::from_millis(200), items.next()).await.is_err());
    // It is still there, in the middle of fetching the token.
    timeout(Duration::from_secs(5), gangway.clients().list().into_future()).await.unwrap().unwrap();
    assert!(items.next().await.is_none());
    assert_eq!(server.seen("POST /oauth/token").len(), 1);
}

#[tokio::test]
async fn a_call_that_is_dropped_while_it_fetches_the_token_holds_up_no_other() {
    let server = slow();
    let gangway = server.client();
    let waiting = tokio::spawn({
        let gangway = gangway.clone();
        async move {
            sleep(Duration::from_millis(100)).await;
            gangway.clients().list().await
        }
    });
    let first = gangway.clients().list().into_future();
    assert!(timeout(Duration::from_millis(200), first).await.is_err());
    timeout(Duration::from_secs(5), waiting).await.unwrap().unwrap().unwrap();
}

#[test]
fn a_call_that_is_dropped_with_its_runtime_asleep_holds_up_no_other() {
    let server = slow();
    let gangway = server.client();
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (first, second) = (runtime(), runtime());
    let call = gangway.clients().list().into_future();
    first.block_on(async { assert!(timeout(Duration::from_millis(200), call).await.is_err()) });
    let call = gangway.clients().list().into_future();
    second.block_on(async { timeout(Duration::from_secs(5), call).await.unwrap().unwrap() });
    drop(first);
    second.block_on(gangway.clients().list().into_future()).unwrap();
}

#[tokio::test]
async fn an_answer_is_not_quoted_in_errors() {
    let bare = Server::new(|_, _| json("\"tok_1, expected\""));
    let lifetime = Server::new(|_, _| json(&token_body("\"tok_1\"")));
    for server in [bare, lifetime] {
        let error = server.client().clients().list().await.unwrap_err();
        assert!(matches!(error, Error::Decode { status: 200, .. }), "{error:?}");
        assert!(!format!("{error:?}").contains("tok_1"), "{error:?}");
        assert!(format!("{error:?}").contains("line: 1"), "{error:?}");
    }
}

#[tokio::test]
async fn redirects_are_errors() {
    for status in [301, 302, 303, 307, 308] {
        let server = server(answer(status, "location: /elsewhere\r\n", ""));
        let error = server.client().link_requests().cancel("lrq_1").max_retries(1).await.unwrap_err();
        assert_eq!(error.status(), Some(status));
        assert!(server.seen("GET").is_empty() && server.seen("POST").len() == 2);
    }
}

#[tokio::test]
async fn not_modified_is_an_answer_only_if_it_was_asked_for() {
    let server = server(answer(304, "", ""));
    let gangway = server.client();
    assert!(gangway.clients().get("cli_1").if_none_match(1).await.unwrap().is_none());
    assert_eq!(gangway.clients().get("cli_1").await.unwrap_err().code(), Some(crate::codes::UNKNOWN));
    assert_eq!(gangway.cloud_accounts().unlink("acc_1").await.unwrap_err().code(), Some(crate::codes::UNKNOWN));
}

#[tokio::test]
async fn an_id_is_one_segment_of_the_path_or_is_refused() {
    let server = server(json(EMPTY));
    let gangway = server.client();
    for id in ["a/b?c#d", "%2e%2e", "ñ é", "a\\b", "..a", "a;b=c", "{a}", "a%2Fb"] {
        let _ = gangway.clients().get(id).await;
        let seen = server.seen("GET").pop().unwrap();
        let path = seen.line.strip_prefix("GET /clients/").unwrap();
        assert!(!path.contains(['/', '?', '#', '\\', ' ']) && path != "%2e%2e", "{path}");
    }
    let count = server.seen("").len();
    for id in ["", ".", "..", ".\t.", "a\nb", "\r\n"] {
        let error = gangway.clients().get(id).await.unwrap_err();
        assert!(matches!(error, Error::Invalid(_)), "{id:?}: {error}");
    }
    assert_eq!(server.seen("").len(), count);
}

#[tokio::test]
async fn html_is_no_setup_kit() {
    let server = server(answer(200, "content-type: Text/HTML\r\n", "<html>log in</html>"));
    let error = server.client().role_arn().get_setup_kit("acc_1").await.unwrap_err();
    assert!(matches!(error, Error::Decode { .. }), "{error}");
}

#[tokio::test]
async fn one_wrong_field_error_hides_no_other() {
    let body = r#"{"code": "invalid_request", "title": 5, "errors": [
        {"pointer": "/name", "code": "too_short", "detail": "Empty"}, {"pointer": "/domain"}, 5], "more": 1}"#;
    let server = server(answer(422, "", body));
    let error = server.client().clients().get("cli_1").await.unwrap_err();
    let problem = error.api().unwrap();
    assert_eq!(problem.errors.len(), 1, "{problem:?}");
    assert_eq!((problem.code.as_str(), problem.title.as_str()), ("invalid_request", "Unprocessable Entity"));
}

#[tokio::test]
async fn a_list_that_does_not_move_is_an_error() {
    let event = r#"{"id": "evt_1", "type": "client.created", "at": "2026-01-02T03:04:05Z",
        "actor": {"role": "operations"}, "resource": {"type": "client", "id": "cli_1", "version": 1}, "data": {}}"#;
    let server = server(json(&format!(r#"{{"data": [{event}], "nextCursor": "same"}}"#)));
    let mut items = server.client().events().list().limit(1).items();
    assert!(items.next().await.unwrap().is_ok());
    assert!(items.next().await.unwrap().is_ok());
    assert!(matches!(items.next().await, Some(Err(Error::Invalid(_)))));
    assert!(items.next().await.is_none());
    assert_eq!(server.seen("GET").len(), 2);
    assert_eq!(server.seen("GET")[1].line, "GET /events?limit=1&cursor=same");
}

#[tokio::test]
async fn a_wait_that_is_too_long_for_a_number_is_too_long() {
    let server = server(answer(503, "retry-after: 99999999999999999999999\r\n", ""));
    assert_eq!(server.client().clients().get("cli_1").await.unwrap_err().status(), Some(503));
    assert_eq!(server.seen("GET").len(), 1);
}

#[tokio::test]
async fn a_change_is_sent_again_if_it_names_a_version() {
    let server = server(answer(502, "", ""));
    let gangway = server.client();
    let archive = |id| gangway.clients().archive(id).max_retries(1);
    archive("cli_1").await.unwrap_err();
    archive("cli_2").if_match("*").await.unwrap_err();
    archive("cli_3").if_match(3).await.unwrap_err();
    let seen = ["cli_1", "cli_2", "cli_3"].map(|id| server.seen(&format!("DELETE /clients/{id}")).len());
    assert_eq!(seen, [1, 1, 2]);
}

#[tokio::test]
async fn a_body_that_breaks_off_is_tried_again_with_the_same_key() {
    let server = Server::new(|seen, before| match (is_token(&seen.line), before) {
        (true, _) => token(),
        (_, 0) => answer(200, "", "{}").replace("length: 2", "length: 200"),
        (_, 1) => answer(401, "", "{}"),
        _ => answer(500, "", "no"),
    });
    let body = crate::models::UpdateClient::new().name("ñ");
    let error = server.client().clients().update("cli_1", &body).if_match(1).max_retries(1).await.unwrap_err();
    assert_eq!(error.code(), Some(crate::codes::UNKNOWN));
    assert_eq!(server.seen("PATCH").len(), 3);
    assert!(server.seen("PATCH").iter().all(|seen| seen.body == r#"{"name":"ñ"}"#));
    let _ = server.client().link_requests().cancel("lrq_1").max_retries(1).await;
    let seen = server.seen("POST /link-requests");
    let key = |number: usize| seen[number].headers.iter().find(|h| h.starts_with("idempotency-key")).unwrap().clone();
    assert_eq!((key(0), key(0), seen.len()), (key(1), key(2), 3));
}

#[test]
fn what_is_sent_later_can_go_to_another_thread() {
    fn check<T: Send + 'static>(_: T) {}
    fn shared<T: Send + Sync + 'static>(_: &T) {}
    let gangway = Gangway::new("http://127.0.0.1:9", "crd_1", "gws_1").unwrap();
    shared(&gangway);
    shared(&gangway.clients().list());
    check(gangway.clients().list().into_future());
    check(gangway.clients().list().with_response());
    check(gangway.clients().list().items());
    check(gangway.clients().list().pages());
    check(gangway.clients().list().items().try_collect());
    check(None::<crate::Page<ClientProfile>>);
}

#[tokio::test]
async fn a_proxy_is_used() {
    let proxy = Server::new(|_, _| json(r#"{"status": "ok"}"#));
    let http = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .proxy(reqwest::Proxy::all(&proxy.url).unwrap())
        .build()
        .unwrap();
    let gangway = Gangway::builder("http://gangway.example.com").http_client(http).build().unwrap();
    gangway.service().get_health().await.unwrap();
    assert_eq!(proxy.seen("GET http://gangway.example.com/healthz").len(), 1);
}

#[test]
fn enums_have_their_values() {
    use crate::models::LinkRequestStatus;
    assert_eq!(LinkRequestStatus::VALUES.len(), 12);
    assert!(LinkRequestStatus::VALUES.contains(&LinkRequestStatus::Accepted));
}
