//! What a consumer of the feed has read after all that happened.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use actix_web::rt;

use crate::support::Caller;
use crate::support::process::PATIENCE;

/// Reads the feed from its beginning until all of these clients were told of, each once.
pub async fn check_feed(caller: &Caller, clients: &BTreeSet<String>) {
    let (mut told, mut path, begun) = (BTreeSet::new(), "/events?since=beginning&limit=100".to_owned(), Instant::now());
    loop {
        let page = caller.get(&path).await.expect(200);
        for event in page["data"].as_array().unwrap() {
            if event["type"] == "client.created" {
                let id = event["resource"]["id"].as_str().unwrap().to_owned();
                assert!(told.insert(id.clone()), "{id} was told of twice");
            }
        }
        if page["atEnd"] == true && told.is_superset(clients) {
            assert_eq!(told.len(), clients.len());
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "{} of {} were told of", told.len(), clients.len());
        if page["atEnd"] == true {
            rt::time::sleep(Duration::from_millis(100)).await;
        }
        let next = page["nextCursor"].as_str().expect("a feed that goes on has a cursor");
        path = format!("/events?cursor={next}&limit=100");
    }
}
