//! Events: written with the change, and followed without missing one or seeing one twice.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::on_both;
use crate::support::Caller;
use crate::support::app::client_body;

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
        let login_refused = |id: &str, version| ("credential.login_refused".to_owned(), id.to_owned(), version, json!({ "count": 1 }));
        let scope = json!({ "count": 1, "requiredScope": "clients:write" });
        assert_eq!(told, [
            login_refused(id, 2),
            login_refused("unknown", 0),
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
                let found = order(&page, member);
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
