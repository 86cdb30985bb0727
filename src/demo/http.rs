//! The demo's callers: they send requests, print them with the essentials of the answers, and stop at a surprise.

use std::time::Duration;

use reqwest::Method;
use serde_json::Value;

use super::DemoError;

/// An id and its secret, to paste into Swagger UI.
pub struct Login {
    /// The credential's id.
    pub id: String,
    /// Its secret.
    pub secret: String,
}

/// Somebody with an access token.
#[derive(Clone)]
pub struct Caller {
    who: &'static str,
    url: String,
    token: String,
    client: reqwest::Client,
}

/// A request that the demo prints.
pub struct Call<'a> {
    /// What happens, in words.
    pub step: &'a str,
    /// Its method.
    pub method: Method,
    /// Its path.
    pub path: &'a str,
    /// Its body.
    pub body: Option<Value>,
    /// The status that it must have.
    pub expect: u16,
    /// The members of the answer that are printed, as JSON pointers.
    pub show: &'a [&'a str],
}

impl Caller {
    /// Fetches an access token.
    pub async fn login(who: &'static str, url: &str, id: &str, secret: &str) -> Result<Self, DemoError> {
        let client = reqwest::Client::builder().timeout(Duration::from_secs(30)).build()?;
        let form = [("grant_type", "client_credentials")];
        let request = client.post(format!("{url}/oauth/token")).basic_auth(id, Some(secret)).form(&form);
        let answer: Value = request.send().await?.json().await?;
        let token = answer.get("access_token").and_then(Value::as_str).map(str::to_owned);
        let refused = || DemoError::Step { step: format!("{who} logs in"), reason: answer.to_string() };
        Ok(Self { who, url: url.to_owned(), token: token.ok_or_else(refused)?, client })
    }

    /// The server's address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Sends a request and prints it.
    pub async fn call(&self, call: Call<'_>) -> Result<Value, DemoError> {
        let (status, body) = self.send(call.method.clone(), call.path, call.body).await?;
        println!("\n{} ({})", call.step, self.who);
        println!("  {} {} → {status}", call.method, call.path);
        for pointer in call.show {
            if let Some(value) = body.pointer(pointer) {
                println!("  {} {}", pointer.trim_start_matches('/'), shown(value));
            }
        }
        if status == call.expect {
            return Ok(body);
        }
        let reason = format!("expected {}, got {status}: {body}", call.expect);
        Err(DemoError::Step { step: call.step.to_owned(), reason })
    }

    /// Reads without printing.
    pub async fn read(&self, path: &str) -> Result<Value, DemoError> {
        self.send(Method::GET, path, None).await.map(|(_, body)| body)
    }

    async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Result<(u16, Value), DemoError> {
        let mut request = self.client.request(method, format!("{}{path}", self.url)).bearer_auth(&self.token);
        if let Some(body) = body {
            request = request.json(&body);
        }
        let response = request.send().await?;
        let status = response.status().as_u16();
        Ok((status, serde_json::from_str(&response.text().await?).unwrap_or(Value::Null)))
    }

    /// Prints how the checklist at this path fills up.
    pub async fn checklist(&self, path: &str) -> Result<Value, DemoError> {
        let list = self.read(path).await?;
        let percent = list.get("percentComplete").and_then(Value::as_u64).unwrap_or_default();
        let filled = usize::try_from(percent / 5).unwrap_or_default().min(20);
        let due: Vec<_> = list.get("currentlyDue").and_then(Value::as_array).into_iter().flatten().map(shown).collect();
        let status = list.get("status").map(shown).unwrap_or_default();
        println!("  checklist [{}{}] {percent:>3} % {status}", "#".repeat(filled), "·".repeat(20 - filled));
        if !due.is_empty() {
            println!("  now due: {}", due.join(", "));
        }
        Ok(list)
    }
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A member that a later step needs.
pub fn member(step: &str, body: &Value, pointer: &str) -> Result<String, DemoError> {
    let found = body.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    found.ok_or_else(|| DemoError::Step { step: step.to_owned(), reason: format!("no {pointer} in {body}") })
}

/// Stops when an answer is not as the guide says.
pub fn check(step: &str, body: &Value, pointer: &str, wanted: &str) -> Result<(), DemoError> {
    let found = member(step, body, pointer)?;
    if found == wanted {
        return Ok(());
    }
    Err(DemoError::Step { step: step.to_owned(), reason: format!("{pointer} is {found}, not {wanted}") })
}
