//! Somebody with the address of an owner's page and nothing else.

use reqwest::{Client, Method, RequestBuilder, Response, redirect};
use serde_json::{Value, json};

use crate::support::bodies::id;
use crate::support::{Caller, TestApp};

/// The answer to a request for a page.
pub struct Page {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Page {
    async fn of(response: Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Self { status, headers, text: response.text().await.unwrap() }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// Somebody with an address.
pub struct Visitor {
    pub url: String,
    client: Client,
}

impl Visitor {
    pub fn at(url: &str) -> Self {
        Self { url: url.to_owned(), client: Client::builder().redirect(redirect::Policy::none()).build().unwrap() }
    }

    pub async fn get(&self, below: &str) -> Page {
        self.send(self.client.get(format!("{}{below}", self.url)), &[]).await
    }

    pub async fn head(&self) -> Page {
        self.send(self.client.request(Method::HEAD, &self.url), &[]).await
    }

    /// Sends the page's own form.
    pub async fn submit(&self, below: &str, arn: &str) -> Page {
        let token = self.form_token().await;
        self.post(below, &[("formToken", &token), ("roleArn", arn)], &[]).await
    }

    pub async fn post(&self, below: &str, form: &[(&str, &str)], headers: &[(&str, &str)]) -> Page {
        self.send(self.client.post(format!("{}{below}", self.url)).form(form), headers).await
    }

    async fn send(&self, request: RequestBuilder, headers: &[(&str, &str)]) -> Page {
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        Page::of(request.send().await.unwrap()).await
    }

    /// What the forms of the page carry.
    pub async fn form_token(&self) -> String {
        let page = self.get("").await.text;
        let after = page.split("name=\"formToken\" value=\"").nth(1).unwrap_or_else(|| panic!("no form: {page}"));
        after.split('"').next().unwrap().to_owned()
    }
}

/// An account whose owner has a link.
pub struct Owned {
    pub reseller: Caller,
    pub reseller_id: String,
    pub account: String,
    pub number: String,
    pub links: String,
    pub link: Value,
    pub owner: Visitor,
}

impl Owned {
    /// A new client's account, its number with this ending, and a link in this language.
    pub async fn new(app: &TestApp, ending: &str, language: &str) -> Self {
        Self::of_client(app, "Panadería Sol", ending, language).await
    }

    pub async fn of_client(app: &TestApp, name: &str, ending: &str, language: &str) -> Self {
        let reseller = app.reseller("Nube Partners").await;
        let client = reseller.client(app, name).await;
        let account = reseller.account(&client, ending).await;
        let links = format!("/cloud-accounts/{}/owner-links", id(&account));
        let link = reseller.caller.post(&links, json!({ "language": language })).await.expect(201);
        Self {
            owner: Visitor::at(link["url"].as_str().unwrap()),
            account: id(&account).to_owned(),
            number: account["awsAccountId"].as_str().unwrap().to_owned(),
            reseller: reseller.caller,
            reseller_id: reseller.id,
            links,
            link,
        }
    }

    pub fn arn(&self, role: &str) -> String {
        format!("arn:aws:iam::{}:role/{role}", self.number)
    }

    pub fn link_path(&self) -> String {
        format!("{}/{}", self.links, id(&self.link))
    }

    pub async fn role(&self) -> Value {
        self.reseller.get(&format!("/role-arn/{}", self.account)).await.expect(200)
    }

    /// Has the invitation asked for and approved; the address of its request.
    pub async fn request(&self, app: &TestApp) -> String {
        let request = self.reseller.post("/link-requests", json!({ "cloudAccountId": self.account })).await.expect(201);
        let request = format!("/link-requests/{}", id(&request));
        app.ops.act(&format!("{request}/approve")).await.expect(200);
        request
    }
}
