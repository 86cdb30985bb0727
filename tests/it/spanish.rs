//! Answers in Spanish: texts change with `Accept-Language`, codes never do.

use reqwest::Method;
use serde_json::{Value, json};

use crate::on_both;
use crate::support::{Answer, Caller};

async fn get(caller: &Caller, path: &str, language: &str) -> Answer {
    caller.send(Method::GET, path, None, &[("accept-language", language)]).await
}

/// The texts of every task.
fn titles(list: &Value) -> Vec<String> {
    list["tasks"].as_array().unwrap().iter().map(|task| format!("{} {}", task["title"], task["help"])).collect()
}

on_both! {
    problems_checklists_and_kits_speak_spanish_when_asked, Simulated, |app| {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(&app, "Panadería Sol").await;
        let account = reseller.account(&client, "3333").await;
        let id = account["id"].as_str().unwrap();

        let english = get(&reseller.caller, "/clients/none", "en").await;
        let spanish = get(&reseller.caller, "/clients/none", "es-ES,es;q=0.9,en;q=0.5").await;
        assert_eq!((english.header("content-language"), spanish.header("content-language")), (Some("en"), Some("es")));
        let (english, spanish) = (english.problem(404, "client_not_found"), spanish.problem(404, "client_not_found"));
        for member in ["title", "detail"] {
            assert_ne!(english[member], spanish[member]);
        }
        assert_eq!(english["type"], spanish["type"]);

        let body = json!({ "name": " ", "unknown": 1, "contact": { "name": "A", "email": "no" } }).to_string();
        let errors = async |language: &str| {
            let headers = [("accept-language", language)];
            let answer = reseller.caller.send(Method::POST, "/clients", Some(body.clone()), &headers).await;
            answer.problem(422, "invalid_request")["errors"].as_array().unwrap().clone()
        };
        let (english, spanish) = (errors("fr").await, errors("es").await);
        assert!(english.len() >= 4);
        for (one, other) in english.iter().zip(&spanish) {
            assert_eq!((&one["code"], &one["pointer"]), (&other["code"], &other["pointer"]));
            assert_ne!(one["detail"], other["detail"], "{}", one["code"]);
        }

        let path = format!("/cloud-accounts/{id}/onboarding");
        let english = get(&reseller.caller, &path, "en").await.expect(200);
        let spanish = get(&reseller.caller, &path, "es").await.expect(200);
        for (one, other) in titles(&english).iter().zip(titles(&spanish)) {
            assert_ne!(*one, other);
        }
        assert_eq!(english["currentlyDue"], spanish["currentlyDue"]);
        assert!(spanish["warnings"][0]["message"].as_str().unwrap().contains("márgenes negativos"));

        let kit = get(&reseller.caller, &format!("/role-arn/{id}/setup-kit?format=console"), "es").await;
        assert!(kit.text.contains("Crear") || kit.text.contains("Inicie"), "{}", kit.text);
        assert_eq!(kit.header("content-language"), Some("es"));
        let plans = get(&reseller.caller, "/support-plans/catalog", "es").await.expect(200);
        assert_ne!(plans["data"], reseller.caller.get("/support-plans/catalog").await.expect(200)["data"]);
    }
}
