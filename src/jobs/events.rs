//! The job of the feed: gives committed events their places, in steps, so that nobody waits long for one of them.

use actix_web::web::Data;

use super::is_leased;
use crate::app::App;
use crate::db::Share;
use crate::events::store;
use crate::fault::Fault;

/// Replicas of the version before gave places under the lease `events`, and know of no other events than those in their table.
const JOB: &str = "event_places";

/// Events that one transaction gives places at most.
const STEP: usize = 500;

/// Steps of one round at most.
const STEPS: u32 = 100;

/// Gives places until nothing waits, if no other replica is at it. When nothing waits, it writes nothing. What comes meanwhile
/// waits for the next round, so that many get their places at once.
pub async fn round(app: Data<App>, holder: String) -> Result<(), Fault> {
    for _ in 0..STEPS {
        if app.db.look(&Share::Jobs, |conn| Ok(store::waiting(conn, 1)?)).await? == 0
            || !is_leased(&app, JOB, &holder).await?
        {
            break;
        }
        let placed = app.db.write(&Share::Jobs, |conn| Ok(store::place(conn, STEP)?)).await?;
        app.followers.hint();
        if placed < STEP {
            break;
        }
    }
    Ok(())
}
