//! Brings the AWS accounts of a CSV file on board: `onboard <csv> <clientId>`
//!
//! docs/many-accounts.md says what the file holds. It becomes a plan, of which each line is printed with what it would
//! make happen, or with everything that stands against it. A plan without a refused line is applied then, and each line
//! is printed with what became of it. Run again, the program does nothing more. It ends with 0 when all lines are done,
//! with 1 when some are refused or failed, or when the API refuses, and with 2 when the file cannot be read.
//! `GANGWAY_URL`, `GANGWAY_CLIENT_ID` and `GANGWAY_CLIENT_SECRET` say where the API is and who calls.

use std::process::ExitCode;
use std::time::Duration;
use std::{env, fs};

use gangway_sdk::models::{FieldProblem, OnboardingPlanStatus};
use gangway_sdk::{Error, Gangway};

/// Tells whether all lines are done.
async fn onboard(gangway: &Gangway, csv: Vec<u8>, client_id: &str) -> Result<bool, Error> {
    let plans = gangway.onboarding_plans();
    let mut plan = plans.create_from_csv(csv).client_id(client_id).await?;
    let mut rows = plans.list_rows(&plan.id).items();
    while let Some(row) = rows.next().await {
        let row = row?;
        let mut parts = vec![format!("line {}: {}", row.line, row.action)];
        parts.extend(row.changes.iter().map(|change| format!("{}: {}", change.member, change.to)));
        parts.extend(row.errors.iter().map(explain));
        println!("{}", parts.join("; "));
    }
    if plan.summary.refused > 0 {
        println!("nothing was applied");
        return Ok(false);
    }
    plan = plans.apply(&plan.id).if_match(plan.version).await?;
    while plan.status == OnboardingPlanStatus::Applying {
        tokio::time::sleep(Duration::from_millis(500)).await;
        plan = plans.get(&plan.id).await?;
    }
    let mut rows = plans.list_rows(&plan.id).items();
    while let Some(row) = rows.next().await {
        let row = row?;
        let mut parts = vec![format!("line {}: {}", row.line, row.outcome)];
        if let Some(problem) = row.problem {
            parts.push(format!("{}: {}", problem.code, problem.detail));
            parts.extend(problem.errors.iter().flatten().map(explain));
        }
        println!("{}", parts.join("; "));
    }
    Ok(plan.summary.failed == 0)
}

fn explain(error: &FieldProblem) -> String {
    format!("{} {}: {}", error.pointer, error.code, error.detail).trim_start().to_owned()
}

async fn run(csv: Vec<u8>, client_id: &str) -> Result<bool, Box<dyn std::error::Error>> {
    let gangway =
        Gangway::new(&env::var("GANGWAY_URL")?, env::var("GANGWAY_CLIENT_ID")?, env::var("GANGWAY_CLIENT_SECRET")?)?;
    Ok(onboard(&gangway, csv, client_id).await?)
}

#[tokio::main]
async fn main() -> ExitCode {
    let [file, client_id] = &env::args().skip(1).collect::<Vec<_>>()[..] else {
        eprintln!("usage: onboard <csv> <clientId>");
        return ExitCode::from(2);
    };
    let csv = match fs::read(file) {
        Ok(csv) => csv,
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::from(2);
        }
    };
    match run(csv, client_id).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
