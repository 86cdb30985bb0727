//! Lists whose pages are empty and have a next one, which no peer gives.

use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;
use chrono::Utc;
use gangway::aws::Invited;

use crate::world::{OWNER, administrator, connected, target};

fn page(body: &str) -> ReplayEvent {
    let answer = http::Response::builder().status(200).body(SdkBody::from(body)).unwrap();
    ReplayEvent::new(http::Request::builder().uri("http://127.0.0.1:1/").body(SdkBody::empty()).unwrap(), answer)
}

#[tokio::test]
async fn an_empty_page_with_a_token_is_not_the_end() {
    let handshake = format!(
        r#"{{"Handshakes":[{{"Id":"h-examplehandshake111","Action":"INVITE","State":"REQUESTED","ExpirationTimestamp":2000000000,
        "RequestedTimestamp":1000000000,"Parties":[{{"Id":"{OWNER}","Type":"ACCOUNT"}}]}}]}}"#
    );
    let pages = [page(r#"{"Handshakes":[],"NextToken":"a"}"#), page(r#"{"NextToken":"b"}"#), page(&handshake)];
    let client = StaticReplayClient::new(Vec::from(pages));
    let sdk = administrator("http://127.0.0.1:1", "111111111111").into_builder().http_client(client.clone()).build();
    let found = connected(&sdk).find_invitation(&target(OWNER, Utc::now()), Utc::now()).await.unwrap();
    assert!(matches!(found, Some(Invited::Sent { .. })), "{found:?}");
    assert_eq!(client.actual_requests().count(), 3);
}
