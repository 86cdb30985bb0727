//! Files as people have them: of every separator, spoilt by spreadsheets, broken, and hostile.

use reqwest::Method;
use serde_json::{Value, json};

use super::{actions, apply, errors, plan, rows, rows_of, send_file, summary};
use crate::on_both;
use crate::support::bodies::{NOBODYS, number};

/// A cell as a spreadsheet writes it.
fn cell(text: &str, separator: &str) -> String {
    if text.contains(['"', '\n']) || text.contains(separator) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// A file as a spreadsheet exports it.
fn exported(lines: &[Vec<String>], separator: &str, end: &str, mark: &str) -> String {
    let line =
        |cells: &Vec<String>| cells.iter().map(|text| cell(text, separator)).collect::<Vec<_>>().join(separator) + end;
    format!("{mark}{}", lines.iter().map(line).collect::<String>())
}

on_both! {
    the_same_file_is_none_for_every_row_after_it_was_applied_in_every_export, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let group = json!({ "clientId": client, "name": "Basic", "kind": "passthrough" });
        let group = caller.post("/support-plans", group).await.expect(201);
        let group = group["id"].as_str().unwrap();
        let mut numbers = Vec::new();
        for (separator, end, mark) in [(",", "\n", ""), (";", "\r\n", "\u{feff}"), ("\t", "\r\n", "")] {
            let first = number("7010");
            let grouped = format!("{}-{}-{}", &first[..4], &first[4..8], &first[8..]);
            let header = ["supportType", "awsAccountId", "nickname", "rootEmail", "organizationRole", "supportPlanId", "submitLinkRequest"];
            let second = number("7011");
            let lines = [
                header.to_vec(),
                vec!["basic", &grouped, "Sol; \"Norte\", Sur\n", "root@example.com", "standalone", group, "TRUE"],
                vec!["", "", "", "", "", "", ""],
                vec!["business_plus", &second, "", "", "", "", "false"],
            ];
            let lines: Vec<Vec<String>> = lines.iter().map(|line| line.iter().map(|cell| (*cell).to_owned()).collect()).collect();
            let file = exported(&lines, separator, end, mark);
            let made = send_file(caller, &client, file.clone()).await.expect(201);
            let told = rows_of(caller, &made).await;
            assert_eq!(actions(&told), ["create", "create"], "{told:?}");
            assert_eq!((&told[0]["line"], &told[1]["line"]), (&json!(2), &json!(5)), "a cell of two lines and a row of blanks");
            let done = apply(caller, &made).await;
            assert_eq!(summary(&done), [2, 0, 0, 0, 2, 0]);
            let again = send_file(caller, &client, file).await.expect(201);
            assert_eq!(actions(&rows_of(caller, &again).await), ["none", "none"]);
            assert_eq!(again["invitations"]["needed"], 0);
            assert_eq!(again["invitations"].get("lastSentAbout"), None);
            numbers.extend([first, second]);
        }
        let accounts = caller.get("/cloud-accounts?limit=100").await.expect(200);
        let mut known: Vec<_> = accounts["data"].as_array().unwrap().iter().map(|one| one["awsAccountId"].as_str().unwrap()).collect();
        known.sort_unstable();
        numbers.sort_unstable();
        assert_eq!(known, numbers);
        let first = accounts["data"].as_array().unwrap().iter().find(|one| one["status"] == "requested").unwrap();
        assert_eq!(first["nickname"], "Sol; \"Norte\", Sur");
    }
}

on_both! {
    numbers_that_spreadsheets_spoilt_and_broken_rows_are_those_rows_errors, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let client = reseller.client(&app, "Sol").await;
        let good = number("7012");
        let lines = [
            "awsAccountId;supportType;nickname;submitLinkRequest",
            "1,23457E+11;basic;;",
            "12345678901;basic;;",
            "1.23457E+11;silver;;maybe",
            &format!("{good};basic;Norte \"1\";"),
            &format!("{good};basic;\"a;b\";TRUE"),
            &format!("{good};basic"),
            &format!("{good};basic;;;;"),
            "123;basic;\u{0};",
        ];
        let made = send_file(&reseller.caller, &client, lines.join("\n")).await.expect(201);
        let told = rows_of(&reseller.caller, &made).await;
        assert_eq!(errors(&told), [
            "2 /awsAccountId number_in_scientific_notation",
            "3 /awsAccountId leading_zeros_lost",
            "4 /awsAccountId number_in_scientific_notation",
            "4 /supportType unknown_value",
            "4 /submitLinkRequest wrong_type",
            "5 /nickname stray_quote",
            "6 /awsAccountId duplicate_account",
            "7  too_few_fields",
            "8  too_many_fields",
            "9 /nickname control_character",
            "9 /awsAccountId invalid_aws_account_id",
        ].map(str::to_owned).to_vec(), "{told:#?}");
        let detail = told[1]["errors"][0]["detail"].as_str().unwrap();
        assert!(detail.contains("11 digits") && detail.contains("format the column as text"), "{detail}");
        assert_eq!(told[4]["errors"][0]["detail"], "is the account of line 5 too; one row an account");
    }
}

on_both! {
    a_body_of_another_shape_is_refused_whole_and_says_where, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        for (file, detail) in [
            ("", "has no header"),
            ("\n \n", "has no header"),
            ("awsAccountId,supportType\n", "at least 1"),
            ("awsAccountId,suportType\n1,2\n", "in line 1, column 2"),
            ("awsAccountId,supportType,supportType\n1,2,3\n", "columns 2 and 3"),
            ("nickname,supportType\n1,2\n", "lacks the column awsAccountId"),
            ("awsAccountId,supportType\n1,\"basic\n", "begins in line 2, column 3"),
        ] {
            let refused = send_file(caller, &client, file).await.problem(422, "invalid_request");
            let told = refused["errors"].as_array().unwrap();
            assert!(told.iter().all(|error| error["pointer"] == "/rows"), "{refused}");
            assert!(told.iter().any(|error| error["detail"].as_str().unwrap().contains(detail)), "{file:?}: {refused}");
        }
        let many = format!("awsAccountId,supportType\n{}", "111122223333,basic\n".repeat(1001));
        assert_eq!(send_file(caller, &client, many).await.violations(), ["/rows too_many"]);
        let post = async |body: Value| caller.post("/onboarding-plans", body).await.violations();
        assert_eq!(post(json!({ "rows": rows(1) })).await, ["/clientId required"]);
        assert_eq!(post(json!({ "clientId": client })).await, ["/rows required"]);
        assert_eq!(post(json!({ "clientId": client, "rows": {} })).await, ["/rows wrong_type"]);
        assert_eq!(post(json!({ "clientId": client, "rows": [] })).await, ["/rows too_few"]);
        assert_eq!(post(json!({ "clientId": client, "rows": vec![1; 1001] })).await, ["/rows too_many"]);
        assert_eq!(post(json!({ "clientId": client, "rows": [1], "row": 1 })).await, ["/row unknown_member"]);
        assert_eq!(post(json!({ "clientId": format!("cli_{NOBODYS}"), "rows": [1] })).await, ["/clientId not_found"]);
        // The client of a file stands in the query, and only there.
        let file = "awsAccountId,supportType\n111122223333,basic\n";
        for (path, violation) in [
            ("/onboarding-plans".to_owned(), "clientId required"),
            (format!("/onboarding-plans?clientId=cli_{NOBODYS}"), "clientId not_found"),
            ("/onboarding-plans?clientId=x".to_owned(), "clientId not_found"),
            (format!("/onboarding-plans?clientId={client}&client=1"), "client unknown_member"),
        ] {
            let sent = caller.send(Method::POST, &path, Some(file.to_owned()), &[("content-type", "text/csv")]).await;
            assert_eq!(sent.violations(), [violation]);
        }
        let both = json!({ "clientId": client, "rows": rows(1) });
        let both = caller.post(&format!("/onboarding-plans?clientId={client}"), both).await;
        assert_eq!(both.violations(), ["clientId not_allowed"]);
    }
}

on_both! {
    a_file_in_another_charset_is_refused_and_named, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let file = format!("awsAccountId,supportType,nickname\n{},basic,Panadería\n", number("7013"));
        let utf16: Vec<u8> = std::iter::once(0xFEFF).chain(file.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let latin: Vec<u8> = file.chars().map(|c| c as u8).collect();
        for (bytes, names) in [(utf16, "UTF-16LE"), (latin, "line 2")] {
            let refused = send_file(caller, &client, bytes).await.problem(415, "unsupported_media_type");
            let detail = refused["detail"].as_str().unwrap();
            assert!(detail.contains(names) && detail.contains("UTF-8"), "{detail}");
        }
        let path = format!("/onboarding-plans?clientId={client}");
        let send = async |media: &str| caller.send(Method::POST, &path, Some(file.clone()), &[("content-type", media)]).await;
        let refused = send("text/csv; charset=windows-1252").await.problem(415, "unsupported_media_type");
        assert!(refused["detail"].as_str().unwrap().contains("windows-1252"), "{refused}");
        let refused = send("text/plain").await.problem(415, "unsupported_media_type");
        assert!(refused["detail"].as_str().unwrap().contains("application/json or text/csv"), "{refused}");
        send("text/csv; charset=UTF-8; header=present").await.expect(201);
    }
}

on_both! {
    hostile_files_are_answered_and_large_ones_refused, Manual, |app| {
        let reseller = app.reseller("Nube").await;
        let caller = &reseller.caller;
        let client = reseller.client(&app, "Sol").await;
        let megabyte = 1024 * 1024;
        let header = "awsAccountId,supportType,nickname\n";
        let refused = send_file(caller, &client, format!("{header}{}", "x".repeat(megabyte))).await;
        refused.problem(413, "payload_too_large");
        let field = format!("{header}{},basic,{}\n", number("7014"), "x".repeat(megabyte - 200));
        let made = send_file(caller, &client, field).await.expect(201);
        assert_eq!(errors(&rows_of(caller, &made).await), ["2 /nickname too_long"]);
        let commas = format!("{header}{}", ",".repeat(megabyte - 200));
        let made = send_file(caller, &client, format!("{commas}x")).await.expect(201);
        assert_eq!(errors(&rows_of(caller, &made).await), ["2  too_many_fields"]);
        let columns = send_file(caller, &client, "x,".repeat(megabyte / 2)).await.violations();
        assert!(columns.len() <= 100, "{}", columns.len());
        for file in ["\"".repeat(1001), "\"\"".repeat(1000), "\r".repeat(5000), "\u{0}".repeat(100), "=cmd|' /C calc'!A0".to_owned()] {
            send_file(caller, &client, file).await.problem(422, "invalid_request");
        }
        // Of a row with a thousand mistakes some are told.
        let mut row = serde_json::Map::new();
        for index in 0..1000 {
            row.insert(format!("member{index}"), json!(index));
        }
        let made = plan(caller, &client, &vec![Value::Object(row); 30]).await;
        let told = rows_of(caller, &made).await;
        assert!(told.iter().all(|row| row["errors"].as_array().unwrap().len() == 20));
    }
}
