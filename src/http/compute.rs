//! What takes its time without the database: on a thread of its own, while this one answers others.

use actix_web::web::Data;

use crate::app::App;
use crate::db::Share;
use crate::fault::Fault;

/// Computes something when it is this share's turn: of many, one reseller's after another's.
pub async fn compute<T: Send + 'static>(
    app: &Data<App>,
    share: &Share,
    work: impl FnOnce(&App) -> T + Send + 'static,
) -> Result<T, Fault> {
    let turn = app.checks.wait_in_time(share).await?;
    let app = app.clone();
    let done = tokio::task::spawn_blocking(move || {
        let done = work(&app);
        drop(turn);
        done
    });
    done.await.map_err(|_| Fault::Internal("what was computed ended without an answer"))
}
