//! Adds the AWS accounts of a CSV file to a client, and submits their link requests. It can be run again: what is there
//! already stays as it is.
//!
//! `onboard <csv> <clientId>`, with `GANGWAY_URL`, `GANGWAY_CLIENT_ID` and `GANGWAY_CLIENT_SECRET`. The file begins with
//! the line `awsAccountId,nickname,supportType`; every account needs a nickname, which people know it by.

use std::env;
use std::error::Error as StdError;
use std::fmt::Write;
use std::fs;
use std::process::ExitCode;

use gangway_sdk::models::{AddExistingAccount, CloudAccountStatus};
use gangway_sdk::{Error, Gangway, codes};
use ring::digest::{SHA256, digest};

const COLUMNS: [&str; 3] = ["awsAccountId", "nickname", "supportType"];

/// A line of the file.
struct Line {
    aws_account_id: String,
    nickname: String,
    support_type: String,
}

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
            ExitCode::FAILURE
        }
    }
}

/// Answers how many lines failed.
async fn run() -> Result<usize, Box<dyn StdError>> {
    let [file, client_id] = &env::args().skip(1).collect::<Vec<_>>()[..] else {
        return Err("usage: onboard <csv> <clientId>".into());
    };
    let gangway =
        Gangway::new(&env::var("GANGWAY_URL")?, env::var("GANGWAY_CLIENT_ID")?, env::var("GANGWAY_CLIENT_SECRET")?)?;
    let text = fs::read(file)?;
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(&text[..]);
    if *reader.headers()? != COLUMNS[..] {
        return Err(format!("the file's first line has to be {}", COLUMNS.join(",")).into());
    }
    let (mut created, mut there, mut wrong) = (0, 0, Vec::new());
    let (mut number, mut counted) = (1, 0);
    for record in reader.byte_records() {
        let record = record?;
        // The reader's own numbers are wrong after empty lines, and if lines end with CR LF.
        let begin = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let before = text.iter().enumerate().skip(counted);
        let before = before.take_while(|(at, byte)| *at < begin || matches!(byte, b'\r' | b'\n'));
        number += before.inspect(|(at, _)| counted = at + 1).filter(|(_, byte)| **byte == b'\n').count();
        let line = match read(record) {
            Ok(line) => line,
            Err(problem) => {
                eprintln!("line {number}: failed");
                wrong.push(format!("line {number}: csv: {problem}; mend the line"));
                continue;
            }
        };
        match onboard(&gangway, client_id, &line).await {
            Ok(Done::Created) => {
                created += 1;
                eprintln!("line {number}: {} added", line.aws_account_id);
            }
            Ok(Done::AlreadyThere) => {
                there += 1;
                eprintln!("line {number}: {} is already there", line.aws_account_id);
            }
            Err(error) => {
                eprintln!("line {number}: {} failed", line.aws_account_id);
                wrong.push(report(number, &error));
            }
        }
    }
    println!("{created} added, {there} already there, {} failed", wrong.len());
    for text in &wrong {
        println!("{text}");
    }
    Ok(wrong.len())
}

fn read(record: csv::ByteRecord) -> Result<Line, String> {
    let record = csv::StringRecord::from_byte_record(record).map_err(|_| "it is not UTF-8".to_owned())?;
    let [aws_account_id, nickname, support_type] = record.iter().collect::<Vec<_>>()[..] else {
        return Err(format!("it has {} cells in place of {}", record.len(), COLUMNS.len()));
    };
    let [aws_account_id, nickname, support_type] = [aws_account_id, nickname, support_type].map(str::to_owned);
    Ok(Line { aws_account_id, nickname, support_type })
}

async fn onboard(gangway: &Gangway, client_id: &str, line: &Line) -> Result<Done, Error> {
    let number: String = line.aws_account_id.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    let mut present = gangway.cloud_accounts().list().client_id(client_id).aws_account_id(&number).items();
    // Accounts that are gone are part of the key, else it would stand for one of them, and nothing would be made.
    let mut parts = vec![client_id.to_owned(), number.clone(), line.nickname.clone(), line.support_type.clone()];
    while let Some(account) = present.next().await {
        let account = account?;
        if !matches!(account.status, CloudAccountStatus::Unlinked | CloudAccountStatus::Closed) {
            return Ok(Done::AlreadyThere);
        }
        parts.push(account.id.into());
    }
    let body = AddExistingAccount::new(client_id, number, line.support_type.as_str())
        .nickname(&line.nickname)
        .submit_link_request(true);
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
    digest(&SHA256, content.as_bytes()).as_ref().iter().fold("onboard-".to_owned(), |mut key, byte| {
        let _ = write!(key, "{byte:02x}");
        key
    })
}

fn report(number: usize, error: &Error) -> String {
    let Error::Api(problem) = error else { return format!("line {number}: {error}; run it again") };
    let mut text = format!("line {number}: {}: {}", problem.code, problem.detail);
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
