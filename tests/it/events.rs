//! Events: written with the change, and followed without missing one or seeing one twice.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use gangway::db::Target;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::client_body;
use crate::support::{Caller, TestApp};

const BEGINNING: &str = "evt_00000000000000000000000000";

/// Follows the feed from `cursor` to its end.
async fn drain(caller: &Caller, mut cursor: Option<String>, limit: u32) -> (Vec<Value>, String) {
    let mut all = Vec::new();
    loop {
        let path = match &cursor {
            Some(cursor) => format!("/events?since={BEGINNING}&limit={limit}&cursor={cursor}"),
            None => format!("/events?since={BEGINNING}&limit={limit}"),
        };
        let page = caller.get(&path).await.expect(200);
        let data = page["data"].as_array().unwrap().clone();
        cursor = Some(page["nextCursor"].as_str().expect("a feed always has a next cursor").to_owned());
        if data.is_empty() {
            return (all, cursor.unwrap());
        }
        all.extend(data);
    }
}

fn types(events: &[Value]) -> Vec<&str> {
    events.iter().map(|event| event["type"].as_str().unwrap()).collect()
}

/// Waits for the refusals that operations is told of: type, id, version and data of each.
async fn refusals(caller: &Caller, wanted: usize) -> Vec<(String, String, i64, Value)> {
    let begun = std::time::Instant::now();
    loop {
        let mut told = Vec::new();
        for kind in ["credential.login_refused", "credential.scope_refused"] {
            for event in caller.get(&format!("/events?type={kind}")).await.expect(200)["data"].as_array().unwrap() {
                assert_eq!(event["actor"], json!({ "role": "platform" }));
                let resource = &event["resource"];
                assert_eq!(resource["type"], "credential");
                let version = resource["version"].as_i64().unwrap();
                told.push((
                    kind.to_owned(),
                    resource["id"].as_str().unwrap().to_owned(),
                    version,
                    event["data"].clone(),
                ));
            }
        }
        if told.len() >= wanted || begun.elapsed() > std::time::Duration::from_secs(15) {
            told.sort_by_key(|one| format!("{one:?}"));
            return told;
        }
        actix_web::rt::time::sleep(std::time::Duration::from_millis(200)).await;
    }
}

on_both! {
    refused_logins_and_scopes_are_told_to_operations_alone_and_never_more_than_once_a_minute, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let body = json!({ "name": "narrow", "role": "reseller", "resellerId": reseller.id, "scopes": ["clients:read"] });
        let made = app.ops.post("/credentials", body).await.expect(201);
        let (id, secret) = (made["id"].as_str().unwrap(), made["secret"].as_str().unwrap());
        app.ops.post(&format!("/credentials/{id}/rotate"), json!({})).await.expect(200);
        let narrow = Caller::login(&app.url, id, secret).await;
        let login = async |id: &str| {
            let form = [("grant_type", "client_credentials"), ("client_id", id), ("client_secret", "wrong")];
            let asked = narrow.client.post(format!("{}/oauth/token", app.url)).form(&form).send().await.unwrap();
            assert_eq!(asked.status(), 401);
        };
        login(id).await;
        login("somebody").await;
        narrow.post("/clients", client_body("No")).await.problem(403, "insufficient_scope");
        let told = refusals(&app.ops, 3).await;
        let login_refused = |id: &str, version, data| ("credential.login_refused".to_owned(), id.to_owned(), version, data);
        let scope = json!({ "count": 1, "requiredScope": "clients:write" });
        assert_eq!(told, [
            login_refused(id, 2, json!({ "count": 1 })),
            login_refused("unknown", 0, json!({ "count": 1, "networks": 1 })),
            ("credential.scope_refused".to_owned(), id.to_owned(), 2, scope),
        ]);
        for _ in 0..5 {
            login(id).await;
            login("somebody-else").await;
            narrow.post("/clients", client_body("No")).await.problem(403, "insufficient_scope");
        }
        assert_eq!(refusals(&app.ops, 4).await, told);
        // Nobody else sees them, the reseller whose credential it is neither.
        assert_eq!(refusals(&reseller.caller, 0).await, []);
    }
}

on_both! {
    the_whole_flow_is_told_in_order, Simulated, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let account = reseller.account(&client, "3333").await;
        let (id, number) = (account["id"].as_str().unwrap(), account["awsAccountId"].as_str().unwrap());
        for name in ["NoAccess", "GangwayReadOnly"] {
            let arn = json!({ "roleArn": format!("arn:aws:iam::{number}:role/{name}") });
            reseller.caller.put(&format!("/role-arn/{id}"), arn).await.expect(200);
            reseller.caller.act(&format!("/role-arn/{id}/check")).await.expect(200);
        }
        let request = reseller.caller.post("/link-requests", json!({ "cloudAccountId": id })).await.expect(201);
        let link = format!("/link-requests/{}", request["id"].as_str().unwrap());
        app.ops.act(&format!("{link}/approve")).await.expect(200);
        app.ops.act(&format!("{link}/send")).await.expect(200);
        app.ops.until(&link, |body| body["status"] == "accepted").await;
        let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough", "cloudAccountIds": [id] });
        let group = reseller.caller.post("/support-plans", group).await.expect(201);
        let member = format!("/support-plans/{}/accounts/{id}", group["id"].as_str().unwrap());
        reseller.caller.delete(&member).await.expect(204);
        reseller.caller.delete(&format!("/support-plans/{}", group["id"].as_str().unwrap())).await.expect(204);

        let (mut events, _) = drain(&reseller.caller, None, 4).await;
        events.retain(|event| !["cloud_account.updated", "link_request.updated"].contains(&event["type"].as_str().unwrap()));
        assert_eq!(types(&events), [
            "reseller.created", "credential.created", "client.created", "cloud_provider.set", "cloud_account.created",
            "role_arn.updated", "role_arn.refused", "role_arn.updated", "role_arn.verified",
            "link_request.submitted", "link_request.approved", "link_request.sent",
            "link_request.accepted", "cloud_account.linked",
            "support_plan.created", "support_plan.account_added", "support_plan.account_removed", "support_plan.deleted",
        ]);
        let sent = &events[11];
        assert_eq!(sent["actor"], json!({ "role": "platform" }));
        let approved = &events[10];
        assert_eq!(approved["actor"], json!({ "credentialId": "ops", "role": "operations" }));
        assert_eq!(approved["resource"]["type"], "link_request");
        assert_eq!(approved["resource"]["version"], 2);
        assert_eq!(approved["data"]["cloudAccountId"], id);
        let text = serde_json::to_string(&events).unwrap();
        for personal in ["example.com", "Panadería", "Contact Person", "gws_"] {
            assert!(!text.contains(personal), "{personal} stands in an event");
        }
        let newest = reseller.caller.get("/events?limit=2").await.expect(200);
        assert_eq!(types(newest["data"].as_array().unwrap()), ["support_plan.deleted", "support_plan.account_removed"]);
        let of = reseller.caller.get(&format!("/events?resourceId={id}&type=cloud_account.linked")).await.expect(200);
        assert_eq!(of["data"].as_array().unwrap().len(), 1);
        assert!(of.get("nextCursor").is_none());
    }
}

on_both! {
    a_refused_change_writes_no_event_and_an_unchanged_resource_none_either, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.bare_client("Panadería Sol").await;
        let (before, _) = drain(&reseller.caller, None, 100).await;
        let mut body = client_body("Other");
        body["externalRef"] = json!("A");
        reseller.caller.post("/clients", body.clone()).await.expect(201);
        reseller.caller.post("/clients", body).await.problem(409, "external_ref_taken");
        reseller.caller.patch(&format!("/clients/{client}"), json!({ "name": "Panadería Sol" })).await.expect(200);
        reseller.caller.patch(&format!("/clients/{client}"), json!({ "name": "Panadería Luna" })).await.expect(200);
        let (after, _) = drain(&reseller.caller, None, 100).await;
        assert_eq!(types(&after[before.len()..]), ["client.created", "client.updated"]);
    }
}

on_both! {
    a_consumer_that_follows_the_feed_misses_nothing_while_many_write, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let (_, start) = drain(&reseller.caller, None, 100).await;
        let writer = |lane: usize| {
            let caller = reseller.caller.clone();
            async move {
                let mut made = Vec::new();
                for n in 0..10 {
                    let body = client_body(&format!("Client {lane} {n}"));
                    made.push(caller.post("/clients", body).await.expect(201)["id"].as_str().unwrap().to_owned());
                }
                made
            }
        };
        let writers: Vec<_> = (0..8).map(|lane| actix_web::rt::spawn(writer(lane))).collect();
        let (mut cursor, mut seen) = (start, Vec::new());
        let mut idle = 0;
        while idle < 3 {
            let done = writers.iter().all(|writer| writer.is_finished());
            let (events, next) = drain(&reseller.caller, Some(cursor), 7).await;
            idle = if done && events.is_empty() { idle + 1 } else { 0 };
            seen.extend(events.iter().map(|event| event["resource"]["id"].as_str().unwrap().to_owned()));
            cursor = next;
        }
        let mut made = HashSet::new();
        for writer in writers {
            made.extend(writer.await.unwrap());
        }
        assert_eq!(seen.len(), 80, "each event once");
        assert_eq!(seen.into_iter().collect::<HashSet<_>>(), made);
    }
}

on_both! {
    the_list_is_newest_first_while_others_write, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let writer = |lane: usize| {
            let caller = reseller.caller.clone();
            async move {
                for n in 0..15 {
                    caller.post("/clients", client_body(&format!("Client {lane} {n}"))).await.expect(201);
                }
            }
        };
        let writers: Vec<_> = (0..8).map(|lane| actix_web::rt::spawn(writer(lane))).collect();
        let order = |page: &Value, member: &str| -> Vec<String> {
            page["data"].as_array().unwrap().iter().map(|event| event[member].as_str().unwrap().to_owned()).collect()
        };
        while !writers.iter().all(|writer| writer.is_finished()) {
            let page = reseller.caller.get("/events?limit=50").await.expect(200);
            for member in ["id", "at"] {
                // Moments have as many digits as they need: without the mark at their end they sort as texts.
                let mut found = order(&page, member);
                found.iter_mut().for_each(|text| text.truncate(text.trim_end_matches('Z').len()));
                let mut newest_first = found.clone();
                newest_first.sort_by(|one, other| other.cmp(one));
                assert_eq!(found, newest_first, "{member}");
            }
        }
        for writer in writers {
            writer.await.unwrap();
        }
        let (feed, _) = drain(&reseller.caller, None, 100).await;
        let mut listed = order(&reseller.caller.get("/events?limit=100").await.expect(200), "id");
        listed.reverse();
        let fed: Vec<_> = feed.iter().map(|event| event["id"].as_str().unwrap()).collect();
        assert_eq!(fed[fed.len() - 100..], listed, "the list is the feed turned round");
    }
}

on_both! {
    the_last_cursor_of_the_feed_goes_on_with_it_by_itself, Manual, |app| {
        let reseller = app.reseller("Nube Partners").await;
        reseller.bare_client("Panadería Sol").await;
        let (_, cursor) = drain(&reseller.caller, None, 100).await;
        reseller.bare_client("Panadería Luna").await;
        let next = reseller.caller.get(&format!("/events?cursor={cursor}")).await.expect(200);
        assert_eq!(types(next["data"].as_array().unwrap()), ["client.created"]);
        assert!(next["nextCursor"].is_string());
        let other = format!("/events?cursor={cursor}&type=client.created");
        reseller.caller.get(&other).await.problem(422, "cursor_mismatch");
        let list = reseller.caller.get("/events?limit=1").await.expect(200);
        let list = list["nextCursor"].as_str().unwrap();
        let mixed = format!("/events?since={BEGINNING}&cursor={list}");
        reseller.caller.get(&mixed).await.problem(422, "cursor_mismatch");
    }
}

/// An answer that is not held against the document, of which there are very many.
async fn read(caller: &Caller, path: &str) -> Value {
    let request = caller.client.get(format!("{}{path}", caller.url)).bearer_auth(caller.token.as_ref().unwrap());
    request.send().await.unwrap().json().await.unwrap()
}

/// Events of one reseller that wait for their place, as if they had been committed a moment ago.
fn plant(app: &TestApp, reseller: &str, count: u32) {
    let at = match app.database.target {
        Target::Postgres(_) => "TIMESTAMPTZ '2020-01-01 00:00:00Z'",
        Target::Sqlite { .. } => "1577836800000000",
    };
    let (number, series) = (app.database.digits(20), app.database.series(count));
    let table = app.database.waiting_room();
    app.database.execute(&format!(
        "INSERT INTO {table} (id, kind, at, actor_role, reseller_id, resource_id, resource_version, data) \
         SELECT 'evt_000000' || {number}, 'client.updated', {at}, 'platform', '{reseller}', 'cli_' || n, 1, '{{}}' FROM {series}"
    ));
}

on_both! {
    many_events_that_wait_hold_up_no_reader_and_no_writer_and_come_in_order, Manual, |app| {
        const MANY: u32 = 20_000;
        let reseller = app.reseller("Nube Partners").await;
        let (_, start) = drain(&reseller.caller, None, 100).await;
        plant(&app, &reseller.id, MANY);
        let asked = Instant::now();
        reseller.caller.get("/events").await.expect(200);
        assert!(asked.elapsed() < Duration::from_secs(1), "a reader does a bounded amount: {:?}", asked.elapsed());
        // Writers have their turns while the events come to their places.
        let mut made = 0;
        let (mut cursor, mut seen) = (start, Vec::new());
        let begun = Instant::now();
        while seen.len() < MANY as usize + made {
            assert!(begun.elapsed() < Duration::from_secs(60), "{} of {MANY} after a minute", seen.len());
            if made < 20 {
                let asked = Instant::now();
                reseller.bare_client(&format!("Client {made}")).await;
                assert!(asked.elapsed() < Duration::from_secs(2), "a writer waited {:?}", asked.elapsed());
                made += 1;
            }
            let page = read(&reseller.caller, &format!("/events?cursor={cursor}&limit=100")).await;
            seen.extend(page["data"].as_array().unwrap().iter().cloned());
            cursor = page["nextCursor"].as_str().unwrap().to_owned();
        }
        assert_eq!(seen.len(), MANY as usize + made, "each once");
        let places: Vec<_> = seen.iter().map(|event| (event["id"].as_str().unwrap(), event["at"].as_str().unwrap())).collect();
        assert!(places.windows(2).all(|pair| pair[0].0 < pair[1].0), "ids are in order");
        let planted = seen.iter().filter(|event| event["type"] == "client.updated");
        let numbers: Vec<u32> = planted.map(|event| event["resource"]["id"].as_str().unwrap()[4..].parse().unwrap()).collect();
        assert_eq!(numbers, (1..=MANY).collect::<Vec<_>>(), "what waited together keeps its order");
        // Nobody reads, and still nothing waits for long.
        reseller.bare_client("Last").await;
        let newest = reseller.caller.get("/events?limit=1").await.expect(200);
        assert_eq!(newest["data"][0]["type"], "client.created", "who writes and reads then finds what it did");
    }
}

on_both! {
    since_resumes_after_an_event_and_other_resellers_see_nothing_of_it, Manual, |app| {
        let (one, two) = (app.reseller("Nube Partners").await, app.reseller("Other Partners").await);
        one.bare_client("Panadería Sol").await;
        let (events, _) = drain(&one.caller, None, 100).await;
        let last = events.last().unwrap()["id"].as_str().unwrap();
        let nothing = one.caller.get(&format!("/events?since={last}")).await.expect(200);
        assert_eq!(nothing["data"], json!([]));
        let cursor = nothing["nextCursor"].as_str().unwrap();
        one.bare_client("Panadería Luna").await;
        let more = one.caller.get(&format!("/events?since={last}&cursor={cursor}")).await.expect(200);
        assert_eq!(types(more["data"].as_array().unwrap()), ["client.created"]);
        assert_eq!(one.caller.get(&format!("/events?since={last}")).await.expect(200)["data"], more["data"]);

        two.caller.get(&format!("/events?since={last}")).await.problem(422, "cursor_invalid");
        one.caller.get("/events?since=evt_01jdgx3v9re8tbq4m6n0y7k2hh").await.problem(422, "cursor_invalid");
        one.caller.get("/events?since=nonsense").await.problem(422, "cursor_invalid");
        let resource = events.last().unwrap()["resource"]["id"].as_str().unwrap();
        assert_eq!(two.caller.get(&format!("/events?resourceId={resource}")).await.expect(200)["data"], json!([]));
        assert_eq!(app.ops.get("/events?type=reseller.created").await.expect(200)["data"].as_array().unwrap().len(), 2);
    }
}

on_both! {
    a_cursor_holds_an_event_of_ones_own_and_no_count_of_all, Manual, |app| {
        let (one, two) = (app.reseller("Nube Partners").await, app.reseller("Other Partners").await);
        one.bare_client("Panadería Sol").await;
        two.bare_client("Panadería Luna").await;
        let inside = |page: &Value| {
            let bytes = URL_SAFE_NO_PAD.decode(page["nextCursor"].as_str().unwrap()).unwrap();
            String::from_utf8(bytes[12..].to_vec()).unwrap()
        };
        let page = one.caller.get(&format!("/events?since={BEGINNING}&limit=2")).await.expect(200);
        assert_eq!(inside(&page), format!("f{}", page["data"][1]["id"].as_str().unwrap()));
        let page = one.caller.get("/events?limit=2").await.expect(200);
        assert_eq!(inside(&page), page["data"][1]["id"].as_str().unwrap());
        let next = one.caller.get(&format!("/events?limit=2&cursor={}", page["nextCursor"].as_str().unwrap())).await;
        let next = next.expect(200);
        assert!(next["data"][0]["id"].as_str().unwrap() < page["data"][1]["id"].as_str().unwrap());
        // Nothing was seen yet, and still the cursor goes on.
        let nothing = one.caller.get(&format!("/events?since={BEGINNING}&type=client.archived")).await.expect(200);
        assert_eq!(nothing["data"], json!([]));
        let mark = inside(&nothing);
        let (id, read_at) = mark.split_once('.').unwrap();
        assert_eq!(id, format!("f{BEGINNING}"));
        assert!(read_at.parse::<i64>().unwrap() > 0, "when it was read to the end");
        let cursor = nothing["nextCursor"].as_str().unwrap();
        let client = one.bare_client("Panadería Mar").await;
        one.caller.delete(&format!("/clients/{client}")).await.expect(204);
        let more = one.caller.get(&format!("/events?type=client.archived&cursor={cursor}")).await.expect(200);
        assert_eq!(types(more["data"].as_array().unwrap()), ["client.archived"]);
        // What another one has seen is nothing to go on from.
        let theirs = two.caller.get("/events?limit=1").await.expect(200);
        let theirs = theirs["nextCursor"].as_str().unwrap();
        one.caller.get(&format!("/events?limit=1&cursor={theirs}")).await.problem(422, "cursor_invalid");
    }
}
