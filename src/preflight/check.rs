//! The pre-flight as a whole: facts in one transaction, AWS's word in between, and the decision. Nothing is stored.

use std::time::Duration;

use super::dto::{PreflightLinkRequest, PreflightView};
use super::facts::{Facts, Heard};
use super::model::decide;
use super::ops;
use crate::app::App;
use crate::auth::endpoint::Admitted;
use crate::aws::Aws;
use crate::clock::Clock;
use crate::fault::Fault;
use crate::locale::Lang;

/// AWS has so long to answer; what it does not say by then is unknown.
const ANSWERS_WITHIN: Duration = Duration::from_secs(9);

/// Looks at everything that a link request of the account depends on.
pub async fn check(
    app: &App,
    caller: &impl Admitted,
    body: PreflightLinkRequest,
    lang: Lang,
) -> Result<PreflightView, Fault> {
    let facts = app.read(caller, move |tx| ops::gather(tx, &body)).await?;
    let heard = ask(&app.aws, &facts, &app.clock).await;
    let decision = decide(&facts, &app.terms, heard);
    Ok(PreflightView::new(&facts, decision, app.clock.now(), lang))
}

async fn ask(aws: &Aws, facts: &Facts, clock: &Clock) -> Heard {
    let Some((number, attempt)) = facts.question().filter(|_| aws.is_connected()) else { return Heard::NotAsked };
    match tokio::time::timeout(ANSWERS_WITHIN, aws.outlook(&number, attempt, clock.now())).await {
        Ok(Ok(outlook)) => Heard::Said(outlook),
        Ok(Err(error)) => {
            tracing::warn!(%error, "pre-flight");
            Heard::Unanswered
        }
        Err(_) => Heard::Unanswered,
    }
}
