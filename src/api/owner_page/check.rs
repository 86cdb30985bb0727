//! *Check Now* for an owner: it goes on by itself, and nobody waits long for it. What it found is on the page then.

use std::sync::Arc;
use std::time::Duration;

use actix_web::rt;
use actix_web::web::Data;

use crate::app::App;
use crate::fault::Fault;
use crate::origin;
use crate::owner_links::owner::Owner;
use crate::owner_page::ops;
use crate::role_arn::check::ask;
use crate::tx::Tx;

/// How long an answer waits for what AWS says: as a rule it is there by then, and the page shows it at once.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Begins a check of the owner's role, unless one is under way, and waits a little for it.
pub async fn check(app: &Data<App>, owner: &Arc<Owner>) -> Result<(), Fault> {
    let share = owner.share();
    let Some(begun) = app.write_as(&share, owner, ops::begin_check).await? else { return Ok(()) };
    let (app, owner) = (app.clone(), Arc::clone(owner));
    let task = async move {
        let finding = ask(&app, begun.probe).await;
        let store = move |tx: &mut Tx<'_, &Owner>| ops::finish_check(tx, begun.since, &finding);
        if let Err(error) = app.write_as(&owner.share(), &owner, store).await {
            // The page offers another check once this one would have to be over.
            tracing::error!(cause = %error, "an owner's check was not stored");
        }
    };
    // On a task of its own: whoever closes the page does not break it off.
    let _ = tokio::time::timeout(PATIENCE, rt::spawn(origin::carried(task))).await;
    Ok(())
}
