//! The job of the feed: gives committed events their places, in steps, so that nobody waits long for one of them.

use actix_web::web::Data;

use super::is_leased;
use crate::app::App;
use crate::db::Share;
use crate::events::store;
use crate::fault::Fault;

const JOB: &str = "events";

/// Events that one transaction gives places at most.
const STEP: i64 = 500;

/// Steps of one round at most.
const STEPS: u32 = 100;

/// Gives places until nothing waits, if no other replica is at it. When nothing waits, it writes nothing.
pub async fn round(app: Data<App>, holder: String) -> Result<(), Fault> {
    for _ in 0..STEPS {
        if app.db.read(&Share::Jobs, |conn| Ok(store::waiting(conn, 1)?)).await? == 0 {
            break;
        }
        if !is_leased(&app, JOB, &holder).await?
            || app.db.write(&Share::Jobs, |conn| Ok(store::place(conn, STEP)?)).await? == 0
        {
            break;
        }
        app.followers.hint();
    }
    Ok(())
}
