//! The job of those who wait for events: looks for what came to its place, by whichever replica, and tells those whom it
//! concerns. Every replica does it for its own, without a lease, and none does while nobody waits.

use std::time::Duration;

use actix_web::web::Data;

use crate::app::App;
use crate::db::{Access, Conn, Share};
use crate::events::feed::store;
use crate::fault::Fault;

/// The job's name.
pub const JOB: &str = "followers";

/// How long it rests between two looks at least: what comes meanwhile is one piece of news.
pub const REST: Duration = Duration::from_millis(50);

/// How long it waits for a hint that this replica has placed events, until it looks for what others did.
const EVERY: Duration = Duration::from_millis(200);

/// One look.
pub async fn round(app: Data<App>) -> Result<(), Fault> {
    app.followers.hinted(EVERY).await;
    if !app.followers.is_anybody_there() {
        return Ok(());
    }
    let seen = app.followers.seen();
    // Where those look who are told: at what comes to the replica later, it is looked later too. Places that were seen at the
    // primary and are not there yet are told of again when they are.
    let look = move |conn: &mut Conn| Ok(store::news(conn, seen)?);
    let news = match app.db.at_replica(&Share::Jobs, Access::Read, look).await {
        Some(news) => news,
        None => app.db.read(&Share::Jobs, look).await?,
    };
    app.followers.tell(&news);
    Ok(())
}
