//! `gangway plan` and `gangway apply`: many accounts at a server that runs, from the command line. A client of the API like any
//! other: it must not reach into the server.

mod error;
mod http;
mod table;

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::id::OnboardingPlanId;
pub use error::RemoteError;
use http::{Body, Server};

/// How often it is looked how far a plan is.
const LOOKS_EVERY: Duration = Duration::from_millis(300);

/// The server, when the environment names none.
const DEFAULT_URL: &str = "http://127.0.0.1:8080";

/// How a command ended that did what it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// All rows are fine.
    Well,
    /// Some rows are refused, or have failed.
    WithRefusals,
}

/// Plans the accounts of a file and shows what would happen.
pub fn plan(file: &Path, client: Option<&str>) -> Result<Ended, RemoteError> {
    run(async {
        let server = connect().await?;
        let plan = planned(&server, file, client).await?;
        let rows = rows(&server, &plan, "").await?;
        print!("{}", table::of_rows(&rows));
        println!("\n{}", table::of_plan(&plan));
        Ok(if count(&plan, "refused") == 0 { Ended::Well } else { Ended::WithRefusals })
    })
}

/// Applies a plan, or plans a file and applies that, and waits until it is applied. A file with rows that are refused is only
/// applied when `partly` says so.
pub fn apply(what: &str, client: Option<&str>, partly: bool) -> Result<Ended, RemoteError> {
    run(async {
        let server = connect().await?;
        let plan = match what.parse::<OnboardingPlanId>() {
            Ok(id) => server.get(&format!("/onboarding-plans/{id}")).await?,
            Err(_) => planned(&server, Path::new(what), client).await?,
        };
        if count(&plan, "refused") > 0 && !partly {
            print!("{}", table::of_rows(&rows(&server, &plan, "").await?));
            println!(
                "\n{}\nNothing was applied: some rows are refused. --partly applies the others.",
                table::of_plan(&plan)
            );
            return Ok(Ended::WithRefusals);
        }
        let applied = applied(&server, &plan).await?;
        let failed = rows(&server, &applied, "&outcome=failed").await?;
        if !failed.is_empty() {
            println!("{}", table::of_rows(&failed));
        }
        println!("{}", table::of_plan(&applied));
        Ok(if failed.is_empty() { Ended::Well } else { Ended::WithRefusals })
    })
}

fn run<T>(work: impl Future<Output = Result<T, RemoteError>>) -> Result<T, RemoteError> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work)
}

async fn connect() -> Result<Server, RemoteError> {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let id = set("GANGWAY_CLIENT_ID").ok_or(RemoteError::NoCredential("GANGWAY_CLIENT_ID", "id"))?;
    let secret = set("GANGWAY_CLIENT_SECRET").ok_or(RemoteError::NoCredential("GANGWAY_CLIENT_SECRET", "secret"))?;
    let url = set("GANGWAY_URL").unwrap_or_else(|| DEFAULT_URL.to_owned());
    Server::login(&url, &id, &secret).await
}

/// The plan of a file: of JSON, which names its client itself, or of CSV.
async fn planned(server: &Server, file: &Path, client: Option<&str>) -> Result<Value, RemoteError> {
    let bytes = std::fs::read(file).map_err(|error| RemoteError::File(file.display().to_string(), error))?;
    let is_json = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    if !is_json {
        let client: String = client.ok_or(RemoteError::NoClient)?.to_owned();
        let query = serde_urlencoded::to_string([("clientId", client)]).unwrap_or_default();
        return server.post(&format!("/onboarding-plans?{query}"), Body::Csv(bytes)).await;
    }
    let mut body: Value = serde_json::from_slice(&bytes)
        .map_err(|error| RemoteError::File(file.display().to_string(), std::io::Error::other(error)))?;
    if let Some(client) = client {
        // A list alone is as good as a whole body.
        let rows = body.get("rows").cloned().unwrap_or(body);
        body = json!({ "clientId": client, "rows": rows });
    }
    server.post("/onboarding-plans", Body::Json(body)).await
}

async fn rows(server: &Server, plan: &Value, filter: &str) -> Result<Vec<Value>, RemoteError> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = server.get(&format!("{}/rows?limit=100{filter}{cursor}", path(plan)?)).await?;
        all.extend(page.get("data").and_then(Value::as_array).into_iter().flatten().cloned());
        let Some(next) = page.get("nextCursor").and_then(Value::as_str) else { return Ok(all) };
        cursor = format!("&cursor={next}");
    }
}

/// Applies a plan and waits; how far it is goes to the standard error.
async fn applied(server: &Server, plan: &Value) -> Result<Value, RemoteError> {
    let path = path(plan)?;
    let mut now = match table::member(plan, "/status") {
        "applied" => plan.clone(),
        _ => server.post(&format!("{path}/apply"), Body::None).await?,
    };
    let is_terminal = std::io::stderr().is_terminal();
    let mut told = String::new();
    loop {
        let progress = table::progress(&now);
        if progress != told {
            let mut out = std::io::stderr();
            if is_terminal {
                write!(out, "\r{progress}")?
            } else {
                writeln!(out, "{progress}")?
            }
            out.flush()?;
            told = progress;
        }
        if table::member(&now, "/status") != "applying" {
            break;
        }
        tokio::time::sleep(LOOKS_EVERY).await;
        now = server.get(&path).await?;
    }
    if is_terminal {
        eprintln!();
    }
    Ok(now)
}

fn path(plan: &Value) -> Result<String, RemoteError> {
    let id = plan.get("id").and_then(Value::as_str).ok_or(RemoteError::Answer("a plan has no id"))?;
    Ok(format!("/onboarding-plans/{id}"))
}

fn count(plan: &Value, name: &str) -> i64 {
    plan.pointer(&format!("/summary/{name}")).and_then(Value::as_i64).unwrap_or_default()
}
