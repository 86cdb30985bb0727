//! Sends what the document does not have yet.

#![allow(clippy::indexing_slicing)]

use std::collections::BTreeMap;

use gangway_sdk::Gangway;
use gangway_sdk::models::{CreateSample, SampleKind};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let samples = Gangway::builder(&std::env::var("GANGWAY_URL")?).token("token").build()?.samples();
    let kinds = [SampleKind::Default, SampleKind::TrustPolicy];
    let page = samples.list().kind(kinds).client_id(["cli_1", "cli_2"]).ratio(0.5).x_trace_id("trace-1").await?;
    let counts = BTreeMap::from([("x".to_owned(), 2)]);
    let body = CreateSample::new("a", 1.5).async_(true).counts(counts).default(SampleKind::Class);
    let made = samples.create(body).await?;
    samples.create_from_csv("class,ratio\na,1.5\n").client_id("cli_1").await?;
    samples.upload_from_csv(b"class,ratio\na,1.5\n").await?;
    let one = page.data.first().ok_or("no sample")?;
    let (row, kind) = (one.rows.first().and_then(|row| row.first()).ok_or("no row")?, made.kind.ok_or("no kind")?);
    let deep = one.anything.get("deep").and_then(|deep| deep.get(0)).ok_or("nothing")?;
    println!("{} {} {deep} {row} {kind}", one.counts["x"], one.members["one"].name);
    Ok(())
}
