//! The job of lapsed link requests: expires those whose two weeks are over. A job of its own, so that it waits for no
//! question to AWS.

use actix_web::web::Data;

use super::is_leased;
use crate::app::{App, Settle};
use crate::fault::Fault;
use crate::link_requests::due::Lapsed;
use crate::link_requests::lapse;

/// The job's name.
pub const JOB: &str = "lapsed_requests";

/// Steps of one round at most.
const STEPS: u32 = 20;

/// One round, if anything has lapsed and no other replica is at it.
pub async fn round(app: Data<App>, holder: String) -> Result<(), Fault> {
    let all = Lapsed::default;
    if !app.read_as_platform(move |tx| all().is_due(tx)).await? || !is_leased(&app, JOB, &holder).await? {
        return Ok(());
    }
    for _ in 0..STEPS {
        if !app.write_as_platform(move |tx| lapse::expire_due(tx, &all())).await? {
            break;
        }
    }
    Ok(())
}
