//! Endpoints of the test clock.

use actix_web::{delete, get, post, web::Data};

use super::endpoints;
use crate::app::App;
use crate::auth::Caller;
use crate::auth::endpoint::Allow;
use crate::http::extract::Json;
use crate::http::once::{Idempotency, IdempotentAnswer};
use crate::http::problem::ApiResult;
use crate::http::respond::{NoContent, Plain};
use crate::test_clock::dto::{AdvanceTestClock, TestClockView};
use crate::test_clock::ops;
use crate::tx::Tx;

const TAG: &str = "Test clock";

/// Get the test clock
///
/// What the platform takes for now, and by how much that is ahead of real time.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The clock", body = TestClockView)))]
#[get("/test-clock")]
pub async fn get_test_clock(caller: Allow<endpoints::GetTestClock>, app: Data<App>) -> ApiResult<Plain<TestClockView>> {
    app.check_simulated()?;
    let work = |tx: &mut Tx<'_, &Caller>| Ok(TestClockView::new(ops::get(tx)?, tx.real));
    Ok(Plain(app.read(&caller, work).await?))
}

/// Move the test clock forward
///
/// What the platform takes for now is so much later from then on, here at once and on every replica within a second: link
/// requests lapse, support plans end, and the simulated AWS answers. Forward only, and ten years ahead of real time at most.
/// Tokens, credentials, rate limits, idempotency keys, events and webhooks stay on real time.
#[utoipa::path(tag = TAG, responses((status = 200, description = "The clock as it is now", body = TestClockView)))]
#[post("/test-clock/advance")]
pub async fn advance_test_clock(
    caller: Allow<endpoints::AdvanceTestClock>,
    Json(body): Json<AdvanceTestClock>,
    app: Data<App>,
    once: Idempotency,
) -> ApiResult<IdempotentAnswer> {
    let allowed = app.check_simulated();
    let work = move |tx: &mut Tx<'_, &Caller>| {
        allowed.clone()?;
        Ok(Plain(TestClockView::new(ops::advance(tx, body.advance())?, tx.real)))
    };
    let answer = once.write(&caller, work).await?;
    app.read_test_clock().await?;
    Ok(answer)
}

/// Put the test clock back
///
/// Back to real time. What was stored meanwhile keeps its times, also those that are still to come.
#[utoipa::path(tag = TAG, responses((status = 204, description = "It is real time again")))]
#[delete("/test-clock")]
pub async fn reset_test_clock(caller: Allow<endpoints::ResetTestClock>, app: Data<App>) -> ApiResult<NoContent> {
    app.check_simulated()?;
    app.write(&caller, ops::reset).await?;
    app.read_test_clock().await?;
    Ok(NoContent)
}
