//! Bad input made by hand: whatever arrives, nothing answers 500, nothing is stored, and the server goes on.

use gangway::aws::AwsMode;
use gangway::http::extract::{BODY_LIMIT, LONG_BODY_LIMIT};
use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::bodies::{account_body, client_body, number};
use crate::support::raw::{exchange, head};
use crate::support::world::World;
use crate::support::{Caller, Database, TestApp};

const LISTS: [&str; 8] = [
    "/clients",
    "/cloud-accounts",
    "/credentials",
    "/link-requests",
    "/pricebooks",
    "/resellers",
    "/role-arn",
    "/support-plans",
];

/// Everything that lists show.
async fn stored(ops: &Caller) -> Vec<Value> {
    let mut all = Vec::new();
    for list in LISTS {
        let mut page = ops.get(&format!("{list}?limit=100")).await.expect(200);
        assert!(page.get("nextCursor").is_none(), "{list} has more than a page");
        for item in page["data"].as_array_mut().unwrap() {
            item.as_object_mut().unwrap().remove("lastUsedAt");
        }
        all.push(page);
    }
    all
}

/// Operations that take a JSON body, of every kind.
fn operations(world: &World) -> Vec<(Method, String)> {
    let [client, account, request, group] =
        ["clientId", "cloudAccountId", "linkRequestId", "supportPlanId"].map(|name| &world.ids[name]);
    vec![
        (Method::POST, "/resellers".to_owned()),
        (Method::POST, "/credentials".to_owned()),
        (Method::POST, "/clients".to_owned()),
        (Method::PATCH, format!("/clients/{client}")),
        (Method::PUT, format!("/clients/{client}/cloud-providers/aws")),
        (Method::POST, "/pricebooks".to_owned()),
        (Method::POST, "/cloud-accounts".to_owned()),
        (Method::PATCH, format!("/cloud-accounts/{account}")),
        (Method::PUT, format!("/role-arn/{account}")),
        (Method::POST, "/link-requests".to_owned()),
        (Method::POST, format!("/link-requests/{request}/approve")),
        (Method::POST, format!("/link-requests/{request}/reject")),
        (Method::PATCH, format!("/support-plans/{group}")),
    ]
}

/// Name, body, status and code.
type Case = (&'static str, Vec<u8>, u16, &'static str);

fn bad_bodies(limit: usize) -> Vec<Case> {
    let nested =
        |open: &str, close: &str, depth: usize| format!("{}{}", open.repeat(depth), close.repeat(depth)).into_bytes();
    let blanks = |length: usize| [vec![b' '; length - 2], b"[]".to_vec()].concat();
    vec![
        ("nothing at all", Vec::new(), 400, "invalid_json"),
        ("blanks", b"  \n ".to_vec(), 400, "invalid_json"),
        ("an array", b"[]".to_vec(), 422, "invalid_request"),
        ("an array of objects", b"[{}]".to_vec(), 422, "invalid_request"),
        ("a number", b"7".to_vec(), 422, "invalid_request"),
        ("a text", b"\"name\"".to_vec(), 422, "invalid_request"),
        ("null", b"null".to_vec(), 422, "invalid_request"),
        ("true", b"true".to_vec(), 422, "invalid_request"),
        ("half an object", b"{\"name\":".to_vec(), 400, "invalid_json"),
        ("a member twice", b"{\"name\":\"a\",\"name\":\"b\"}".to_vec(), 400, "invalid_json"),
        ("a member twice in depth", b"{\"contact\":{\"x\":[{\"y\":1,\"\\u0079\":1}]}}".to_vec(), 400, "invalid_json"),
        ("an object and more", b"{}{}".to_vec(), 400, "invalid_json"),
        ("a comma too many", b"{\"a\":1,}".to_vec(), 400, "invalid_json"),
        ("single quotes", b"{'a':1}".to_vec(), 400, "invalid_json"),
        ("a raw line break in a text", b"{\"a\":\"\n\"}".to_vec(), 400, "invalid_json"),
        ("two byte order marks", b"\xef\xbb\xbf\xef\xbb\xbf{}".to_vec(), 400, "invalid_json"),
        ("not UTF-8", b"{\"a\":\"\xff\xfe\"}".to_vec(), 400, "invalid_json"),
        ("UTF-16", b"\xff\xfe{\0}\0".to_vec(), 400, "invalid_json"),
        ("a lone surrogate", br#"{"a":"\ud800"}"#.to_vec(), 400, "invalid_json"),
        ("a reversed surrogate pair", br#"{"a":"\udc00\ud800"}"#.to_vec(), 400, "invalid_json"),
        ("a number without end", b"{\"a\":1e999999}".to_vec(), 400, "invalid_json"),
        ("NaN", b"{\"a\":NaN}".to_vec(), 400, "invalid_json"),
        ("10,000 arrays in each other", nested("[", "]", 10_000), 400, "invalid_json"),
        ("10,000 objects in each other", nested("{\"a\":", "}", 10_000), 400, "invalid_json"),
        ("unknown members", br#"{"__proto__":{},"constructor":1,"":2,"a/b~c":3}"#.to_vec(), 422, "invalid_request"),
        ("a large whole number", b"{\"x\":123456789012345678901234567890}".to_vec(), 422, "invalid_request"),
        ("NUL in a member's name", br#"{"na\u0000me":"x"}"#.to_vec(), 422, "invalid_request"),
        ("as many bytes as are taken", blanks(limit), 422, "invalid_request"),
        ("one byte more", blanks(limit + 1), 413, "payload_too_large"),
        ("2 MB", blanks(2_000_000), 413, "payload_too_large"),
    ]
}

on_both! {
    a_bad_body_is_refused_by_every_operation_and_nothing_is_stored, Manual, |app| {
        let world = World::new(&app, "Sol").await;
        let before = stored(&app.ops).await;
        for (method, path) in operations(&world) {
            // A pricebook comes with its rules, a long list.
            let limit = if path == "/pricebooks" { LONG_BODY_LIMIT } else { BODY_LIMIT };
            for (name, body, status, code) in bad_bodies(limit) {
                // An approval needs no body.
                if body.is_empty() && path.ends_with("/approve") {
                    continue;
                }
                let answer = app.ops.send_bytes(method.clone(), &path, Some(body), &[]).await;
                let found = (answer.status.as_u16(), answer.json["code"].as_str().unwrap_or_default().to_owned());
                assert_eq!(found, (status, code.to_owned()), "{method} {path} with {name}: {}", answer.text);
            }
        }
        assert_eq!(stored(&app.ops).await, before);
        Caller::anonymous(&app.url).get("/readyz").await.expect(200);
    }
}

#[actix_web::test]
async fn only_json_is_taken_and_only_as_it_is() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let world = World::new(&app, "Sol").await;
    let before = stored(&app.ops).await;
    for (method, path) in operations(&world) {
        let is_patch = method == Method::PATCH;
        for (headers, taken) in [
            (vec![("content-type", "application/json")], true),
            (vec![("content-type", "Application/JSON; charset=utf-8")], true),
            (vec![("content-encoding", "identity")], true),
            (vec![("content-type", "application/merge-patch+json")], is_patch),
            (vec![("content-type", "application/json-patch+json")], false),
            (vec![("content-type", "application/jsonx")], false),
            (vec![("content-type", "text/plain")], false),
            (vec![("content-type", "application/x-www-form-urlencoded")], false),
            (vec![("content-type", "multipart/form-data; boundary=x")], false),
            (vec![("content-type", "")], false),
            (vec![("content-type", "ünsinn")], false),
            (vec![("content-encoding", "gzip")], false),
            (vec![("content-encoding", "br")], false),
        ] {
            // An array is never right: what is taken as JSON is a 422.
            let answer = app.ops.send(method.clone(), &path, Some("[]".to_owned()), &headers).await;
            let expected = if taken { (422, "invalid_request") } else { (415, "unsupported_media_type") };
            let found = (answer.status.as_u16(), answer.json["code"].as_str().unwrap());
            assert_eq!(found, expected, "{method} {path} with {headers:?}");
        }
        // Without any Content-Type.
        let request = app.ops.client.request(method.clone(), format!("{}{path}", app.url)).body("[]");
        let answer = request.bearer_auth(app.ops.token.as_ref().unwrap()).send().await.unwrap();
        assert_eq!(answer.status(), 415, "{method} {path}");
    }
    assert_eq!(stored(&app.ops).await, before);
}

on_both! {
    texts_are_stored_as_they_are_or_not_at_all, Manual, |app| {
        let world = World::new(&app, "Sol").await;
        let caller = &world.reseller.caller;
        let before = stored(&app.ops).await;
        for bad in ["a\0b", "\u{7}", "a\u{1b}[31m", "\u{7f}", "a\u{85}"] {
            let mut body = client_body(bad);
            body["contact"]["name"] = json!(bad);
            body["externalRef"] = json!(bad);
            let found = caller.post("/clients", body).await.violations();
            for pointer in ["/contact/name", "/externalRef", "/name"] {
                assert!(found.contains(&format!("{pointer} control_character")), "{bad:?}: {found:?}");
            }
            let note = json!({ "cloudAccountId": world.ids["cloudAccountId"], "note": bad });
            assert_eq!(caller.post("/link-requests", note).await.violations(), ["/note control_character"]);
        }
        for bad in ["", " ", "\u{3000}", "\u{a0}\t", &"x".repeat(121)] {
            let found = caller.post("/clients", client_body(bad)).await.violations();
            assert!(!found.is_empty() && found.iter().all(|one| one.starts_with("/name ")), "{bad:?}: {found:?}");
        }
        assert_eq!(stored(&app.ops).await, before);

        for good in ["'; DROP TABLE clients; --", "%_\\", "<script>alert(1)</script>", "{{7*7}} ${x} {0}", "שלום 你好 مرحبا", "e\u{301}", &"🦀".repeat(120)] {
            let made = caller.post("/clients", client_body(good)).await.expect(201);
            let id = made["id"].as_str().unwrap();
            assert_eq!(caller.get(&format!("/clients/{id}")).await.expect(200)["name"], *good);
            let query = serde_urlencoded::to_string([("q", good)]).unwrap();
            let found = caller.get(&format!("/clients?{query}")).await.expect(200);
            assert_eq!(found["data"].as_array().unwrap().len(), 1, "{good:?} is not found alone");
        }
        // Of a member that is given twice readers take different ones, so none is taken.
        let twice = client_body("First").to_string().replacen("\"name\":\"First\"", "\"name\":\"First\",\"name\":\"Second\"", 1);
        caller.send(Method::POST, "/clients", Some(twice), &[]).await.problem(400, "invalid_json");
    }
}

on_both! {
    account_numbers_and_arns_are_what_aws_prints_and_nothing_like_it, Manual, |app| {
        let world = World::new(&app, "Sol").await;
        let caller = &world.reseller.caller;
        let before = stored(&app.ops).await;
        for bad in [
            "١٢٣٤٥٦٧٨٩٠١٢", "１２３４５６７８９０１２", "12345678901", "1234567890123", "+12345678901", "-12345678901", "12345678901x", "1e11",
            "0x1234567890", "", "123456789012; DROP", "1234.5678.9012",
        ] {
            let found = caller.post("/cloud-accounts", account_body(&world.ids["clientId"], bad)).await.violations();
            assert!(found.len() == 1 && found[0].starts_with("/awsAccountId "), "{bad:?}: {found:?}");
        }
        for bad in [json!(123_456_789_012_u64), json!(1.5), json!(null), json!(["123456789012"]), json!({}), json!(true)] {
            let mut body = account_body(&world.ids["clientId"], "");
            body["awsAccountId"] = bad;
            assert_eq!(caller.post("/cloud-accounts", body).await.violations(), ["/awsAccountId wrong_type"]);
        }
        for bad in ["cli_", "nonsense", "cli_01jdgx3v9re8tbq4m6n0y7k2hc", &world.ids["cloudAccountId"], &"x".repeat(10_000)] {
            let found = caller.post("/cloud-accounts", account_body(bad, &number("3333"))).await.violations();
            assert_eq!(found, ["/clientId not_found"], "{bad:?}");
        }
        let account = caller.get(&format!("/cloud-accounts/{}", world.ids["cloudAccountId"])).await.expect(200);
        let number = account["awsAccountId"].as_str().unwrap();
        let path = format!("/role-arn/{}", world.ids["cloudAccountId"]);
        for bad in [
            format!("arn:aws:iam::{number}:role/Lesen\u{e4}"),
            format!("arn:aws:iam::{number}:role/{}", "x".repeat(10_000)),
            format!("arn:aws:iam::{number}:role/a b"),
            "arn:aws:iam::١٢٣٤٥٦٧٨٩٠١٢:role/ReadOnly".to_owned(),
            "arn:aws:iam:::role/".to_owned(),
            ":".repeat(6),
            "\u{200b}".to_owned(),
        ] {
            let found = caller.put(&path, json!({ "roleArn": bad })).await.violations();
            assert!(!found.is_empty() && found.iter().all(|one| one.starts_with("/roleArn ")), "{bad:?}: {found:?}");
        }
        assert_eq!(stored(&app.ops).await, before);

        // What a console adds to a copied ARN is taken off (R7); what nobody sees is taken out of its middle as well.
        let pasted = format!("\u{feff}\u{200b} \"arn:aws:iam::{number}:role/Read\u{200b}Only\"\u{200d}\u{a0}\n");
        let saved = caller.put(&path, json!({ "roleArn": pasted })).await.expect(200);
        assert_eq!(saved["roleArn"], format!("arn:aws:iam::{number}:role/ReadOnly"));
        assert_eq!(saved["warnings"][0]["code"], "role_arn_cleaned");
    }
}

on_both! {
    a_malformed_id_is_not_found_like_an_unknown_one, Manual, |app| {
        let world = World::new(&app, "Sol").await;
        let long = "x".repeat(8_000);
        let upper = world.ids["clientId"].to_uppercase();
        let with_nul = format!("{}%00", world.ids["clientId"]);
        for (base, code) in [
            ("/clients", "client_not_found"),
            ("/cloud-accounts", "cloud_account_not_found"),
            ("/credentials", "credential_not_found"),
            ("/link-requests", "link_request_not_found"),
            ("/pricebooks", "pricebook_not_found"),
            ("/resellers", "reseller_not_found"),
            ("/role-arn", "cloud_account_not_found"),
            ("/support-plans", "support_plan_not_found"),
        ] {
            for id in [
                "x", "%00", "%0a%0d", "%20", "%2F", "%25", "%FF", "%E2%82%AC", "%", "%zz", "'", "\"", "*", "null", "-1", "0",
                "cli_8zzzzzzzzzzzzzzzzzzzzzzzzz", "cli_01jdgx3v9re8tbq4m6n0y7k2hi", "cli_01jdgx3v9re8tbq4m6n0y7k2hc", &upper, &with_nul, &long,
            ] {
                app.ops.get(&format!("{base}/{id}")).await.problem(404, code);
            }
            let answer = app.ops.delete(&format!("{base}/%00")).await;
            assert!(answer.status.is_client_error(), "{base}: {}", answer.status);
        }
        app.ops.get(&format!("/clients/{}", world.ids["clientId"])).await.expect(200);
    }
}

on_both! {
    bad_queries_are_refused_member_by_member, Manual, |app| {
        let world = World::new(&app, "Sol").await;
        for list in LISTS.into_iter().chain(["/events"]) {
            for limit in ["-1", "0", "101", "abc", "9999999999999999999999", "-9999999999999999999999", "1.5", "1e1", "", "%20", "%D9%A1", "0x10"] {
                let found = app.ops.get(&format!("{list}?limit={limit}")).await.violations();
                assert!(found.len() == 1 && found[0].starts_with("limit "), "{list}?limit={limit}: {found:?}");
            }
            assert_eq!(app.ops.get(&format!("{list}?colour=red&page=2")).await.violations(), ["colour unknown_member", "page unknown_member"]);
            assert_eq!(app.ops.get(&format!("{list}?Limit=1")).await.violations(), ["Limit unknown_member"]);
            assert_eq!(app.ops.get(&format!("{list}?limit=1&limit=1")).await.violations(), ["limit duplicate_parameter"]);
            for cursor in ["", "x", "AAAA", "%00", "%FF", "..", "cli_01jdgx3v9re8tbq4m6n0y7k2hc", &"A".repeat(512)] {
                let answer = app.ops.get(&format!("{list}?cursor={cursor}")).await;
                let code = answer.json["code"].as_str().unwrap_or_default();
                assert!(answer.status == 422 && ["cursor_invalid", "invalid_request"].contains(&code), "{list} {cursor:?}: {}", answer.text);
            }
            assert_eq!(app.ops.get(&format!("{list}?cursor={}", "A".repeat(513))).await.violations(), ["cursor too_long"]);
        }
        for (path, expected) in [
            ("/clients?status=nonsense", "status unknown_value"),
            ("/clients?status=", "status unknown_value"),
            ("/clients?q=", "q too_short"),
            ("/clients?q=a%00b", "q control_character"),
            ("/cloud-accounts?status=ACTIVE", "status unknown_value"),
            ("/link-requests?kind=x", "kind unknown_value"),
            ("/cloud-accounts?awsAccountId=%D9%A1%D9%A2", "awsAccountId invalid_aws_account_id"),
        ] {
            assert_eq!(app.ops.get(path).await.violations(), [expected], "{path}");
        }
        let kit = app.ops.get(&format!("/role-arn/{}/setup-kit?format=exe&securityReport=perhaps", world.ids["cloudAccountId"])).await;
        assert_eq!(kit.violations(), ["format unknown_value", "securityReport unknown_value"]);
        // A filter that names nothing finds nothing.
        for path in ["/cloud-accounts?clientId=nonsense", "/clients?externalRef=%27%20OR%201=1%20--", "/clients?q=%25"] {
            assert_eq!(app.ops.get(path).await.expect(200), json!({ "data": [] }), "{path}");
        }
    }
}

#[actix_web::test]
async fn what_is_no_http_harms_nobody() {
    let app = TestApp::start(Database::Sqlite, AwsMode::Manual).await;
    let world = World::new(&app, "Sol").await;
    let before = stored(&app.ops).await;
    let body = client_body("Half").to_string();
    let post = |rest: &str| {
        head(&world.reseller.caller, "POST /clients", &format!("Content-Type: application/json\r\n{rest}")).into_bytes()
    };
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("nothing", Vec::new()),
        ("half a request line", b"GET /cli".to_vec()),
        ("half a header", b"GET /clients HTTP/1.1\r\nHos".to_vec()),
        ("half a body", post(&format!("Content-Length: {}\r\n\r\n{}", body.len(), &body[..body.len() / 2]))),
        ("a body that is cut in the last byte", post(&format!("Content-Length: {}\r\n\r\n{}", body.len() + 1, body))),
        (
            "an unfinished chunked body",
            post(&format!("Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n", body.len())),
        ),
        ("a chunk of no size", post(&format!("Transfer-Encoding: chunked\r\n\r\nzz\r\n{body}\r\n0\r\n\r\n"))),
        ("a chunk without end", post("Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nx")),
        ("a negative length", post("Content-Length: -1\r\n\r\n{}")),
        ("a length that is no number", post("Content-Length: ten\r\n\r\n{}")),
        ("two lengths", post("Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}")),
        (
            "a length and chunks",
            post(&format!(
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n",
                body.len()
            )),
        ),
        ("a transfer coding of nobody", post("Transfer-Encoding: magic\r\n\r\n{}")),
        ("another protocol", b"SSH-2.0-OpenSSH_9.9\r\n".to_vec()),
        ("TLS", b"\x16\x03\x01\x00\xc8\x01\x00\x00\xc4\x03\x03".to_vec()),
        ("HTTP of another version", b"GET /clients HTTP/9.9\r\nHost: x\r\n\r\n".to_vec()),
        ("HTTP/2 at once", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0".to_vec()),
        ("NUL bytes", vec![0; 4096]),
        ("NUL in a header", b"GET /clients HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n".to_vec()),
        ("NUL in the path", b"GET /cli\0ents HTTP/1.1\r\nHost: x\r\n\r\n".to_vec()),
        ("a header without a name", b"GET /clients HTTP/1.1\r\nHost: x\r\n: x\r\n\r\n".to_vec()),
        ("a method of nobody", b"\xff\xfe /clients HTTP/1.1\r\nHost: x\r\n\r\n".to_vec()),
        ("a path that does not begin with a slash", b"GET clients HTTP/1.1\r\nHost: x\r\n\r\n".to_vec()),
        ("no path", b"GET  HTTP/1.1\r\nHost: x\r\n\r\n".to_vec()),
        (
            "2 MB of header",
            [b"GET /clients HTTP/1.1\r\nHost: x\r\nX: ".to_vec(), vec![b'x'; 2_000_000], b"\r\n\r\n".to_vec()].concat(),
        ),
        ("2,000 headers", format!("GET /clients HTTP/1.1\r\nHost: x\r\n{}\r\n", "X: y\r\n".repeat(2_000)).into_bytes()),
        ("a path of 100 kB", format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "x".repeat(100_000)).into_bytes()),
    ];
    for (name, bytes) in cases {
        let answer = exchange(&app, &bytes).await;
        let refused = answer.is_empty() || answer.starts_with("HTTP/1.1 4") || answer.starts_with("HTTP/1.0 4");
        assert!(refused, "{name}: {answer:.300}");
        Caller::anonymous(&app.url).get("/healthz").await.expect(200);
    }
    // The same request, whole, is taken: the cases above are refused for what is wrong with them.
    let whole = exchange(&app, &post(&format!("Connection: close\r\nContent-Length: {}\r\n\r\n[]", 2))).await;
    assert!(whole.starts_with("HTTP/1.1 422"), "{whole}");
    assert_eq!(stored(&app.ops).await, before);
    let whole =
        exchange(&app, &post(&format!("Connection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len()))).await;
    assert!(whole.starts_with("HTTP/1.1 201"), "{whole}");
}
