//! What AWS answered, stored.

use std::sync::Arc;

use super::model::Command;
use super::ops;
use crate::app::App;
use crate::db::{Conn, Share};
use crate::domain::AwsAccountId;
use crate::fault::Fault;
use crate::id::LinkRequestId;
use crate::link_requests::found::Found;
use crate::tenant::Tenant;

/// Note of a move that finishes a call which had broken off.
pub(super) const BROKEN_OFF: &str = "The call to AWS had broken off.";

/// What a caller's action does with its result in the transaction that reaches it.
pub type Done = Arc<dyn Fn(&mut Conn, &Found) -> Result<(), Fault> + Send + Sync>;

/// Stores what AWS answered and reads the request as it is then: somebody else may have moved it meanwhile.
pub(super) async fn store_answer(
    app: &App,
    id: LinkRequestId,
    command: Command,
    number: Option<AwsAccountId>,
    done: &Done,
) -> Result<Found, Fault> {
    let (now, connected, done) = (app.clock.now(), app.aws.is_connected(), Arc::clone(done));
    let store = move |conn: &mut Conn| {
        ops::observe(conn, &id, &command, connected, (None, number.as_ref()), now)?;
        let found = ops::load(conn, &Tenant::Platform, &id)?;
        done(conn, &found)?;
        Ok(found)
    };
    app.db.write(&Share::Jobs, store).await
}

/// Stores what AWS reports; a number that an account gets thereby comes along.
pub(super) async fn store_observation(
    app: &App,
    id: LinkRequestId,
    command: Command,
    (note, number): (Option<&'static str>, Option<AwsAccountId>),
) -> Result<Option<Found>, Fault> {
    let (now, connected) = (app.clock.now(), app.aws.is_connected());
    app.db
        .write(&Share::Jobs, move |conn| ops::observe(conn, &id, &command, connected, (note, number.as_ref()), now))
        .await
}
