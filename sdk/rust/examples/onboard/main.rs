//! Adds the AWS accounts of a CSV file to a client, and submits their link requests. It can be run again: what is there
//! already stays as it is.
//!
//! `onboard <csv> <clientId>`, with `GANGWAY_URL`, `GANGWAY_CLIENT_ID` and `GANGWAY_CLIENT_SECRET`. The file has the
//! columns awsAccountId, nickname and supportType; `csv.rs` reads it. It ends with 1 when a line failed, and with 2 when
//! the file cannot be read, before anything is sent.

mod csv;

use std::env;
use std::error::Error as StdError;
use std::fmt::Write;
use std::fs;
use std::process::ExitCode;

use gangway_sdk::models::{AddExistingAccount, CloudAccountStatus};
use gangway_sdk::{Error, Gangway, codes};
use sha2::{Digest as _, Sha256};

use crate::csv::{Fields, Row};

/// What became of a line.
enum Done {
    Created,
    AlreadyThere,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Answers how many lines failed.
async fn run() -> Result<usize, Box<dyn StdError>> {
    let [file, client_id] = &env::args().skip(1).collect::<Vec<_>>()[..] else {
        return Err("usage: onboard <csv> <clientId>".into());
    };
    // The whole file first: nothing is sent for one that cannot be read to its end.
    let content = fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    let rows = csv::read(&content).map_err(|error| format!("{file}: {error}"))?;
    let gangway =
        Gangway::new(&env::var("GANGWAY_URL")?, env::var("GANGWAY_CLIENT_ID")?, env::var("GANGWAY_CLIENT_SECRET")?)?;
    let (mut created, mut there, mut wrong) = (0, 0, Vec::new());
    for Row { line, fields } in rows {
        let done = match &fields {
            Ok(fields) => onboard(&gangway, client_id, fields).await.map_err(|error| report(&error)),
            Err(problem) => Err(problem.clone()),
        };
        let outcome = match done {
            Ok(Done::Created) => {
                created += 1;
                "created"
            }
            Ok(Done::AlreadyThere) => {
                there += 1;
                "already there"
            }
            Err(problem) => {
                wrong.push(format!("line {line}: {problem}"));
                "failed"
            }
        };
        eprintln!("line {line}: {outcome}");
    }
    println!("{created} created, {there} already there, {} failed", wrong.len());
    for text in &wrong {
        println!("{text}");
    }
    Ok(wrong.len())
}

async fn onboard(gangway: &Gangway, client_id: &str, fields: &Fields) -> Result<Done, Error> {
    let [number, nickname, support_type] =
        ["awsAccountId", "nickname", "supportType"].map(|column| fields.get(column).cloned().unwrap_or_default());
    let number: String = number.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    let mut present = gangway.cloud_accounts().list().client_id(client_id).aws_account_id(&number).items();
    // Accounts that are gone are part of the key, else it would stand for one of them, and nothing would be made.
    let mut parts = vec![client_id.to_owned(), number.clone(), nickname.clone(), support_type.clone()];
    while let Some(account) = present.next().await {
        let account = account?;
        if !matches!(account.status, CloudAccountStatus::Unlinked | CloudAccountStatus::Closed) {
            return Ok(Done::AlreadyThere);
        }
        parts.push(account.id.into());
    }
    let mut body = AddExistingAccount::new(client_id, number, support_type.as_str()).submit_link_request(true);
    if !nickname.is_empty() {
        body = body.nickname(nickname);
    }
    let first = gangway.cloud_accounts().create(body.clone()).idempotency_key(key(&parts)).await;
    match first {
        // This key's refusal is from an earlier run: what it said may have been mended since, and it created nothing.
        Err(Error::Api(problem)) if problem.replayed() => gangway.cloud_accounts().create(body).await?,
        other => other?,
    };
    Ok(Done::Created)
}

/// The same line of the same client has the same key, in every run.
fn key(parts: &[String]) -> String {
    let content = parts.join("\n");
    Sha256::digest(content).iter().fold("onboard-".to_owned(), |mut key, byte| {
        let _ = write!(key, "{byte:02x}");
        key
    })
}

fn report(error: &Error) -> String {
    let Error::Api(problem) = error else { return format!("{error}; run it again") };
    let mut text = format!("{}: {}", problem.code, problem.detail);
    for field in &problem.errors {
        let _ = write!(text, " {} {}: {}", field.pointer, field.code, field.detail);
    }
    let advice = match problem.code.as_str() {
        codes::INVALID_REQUEST => "mend the line",
        codes::PRICEBOOK_NOT_SET => "set the client's pricebook first",
        codes::CLIENT_ARCHIVED => "choose a client that is not archived",
        codes::AWS_ACCOUNT_ALREADY_REGISTERED => "find out whose account it is",
        codes::INSUFFICIENT_SCOPE | codes::ROLE_NOT_ALLOWED => "use a credential that may do this",
        _ if problem.status >= 500 || problem.status == 429 => "run it again",
        _ => "see what the code means in the API's document",
    };
    let request = problem.request_id.as_deref().unwrap_or("-");
    format!("{text}; {advice} (request {request})")
}
