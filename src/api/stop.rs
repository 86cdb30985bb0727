//! When the process is asked to end.

use std::time::Duration;

/// How long requests in flight are finished for, in seconds.
pub const FINISH_FOR: u64 = 20;

/// After how long it ends though something does not: work that hangs at a database which does not answer. Whoever asked for
/// it was answered.
const END_AFTER: Duration = Duration::from_secs(FINISH_FOR + 2);

/// Waits for SIGTERM, which supervisors send, or SIGINT, which Ctrl-C sends. Both mean the same: finish and end. Asked a
/// second time, the process ends at once.
pub async fn asked() {
    let first = signal().await;
    tracing::info!(signal = first, "stopping: no new connections, requests in flight are finished");
    actix_web::rt::spawn(async {
        let second = signal().await;
        tracing::warn!(signal = second, "asked again: stopping at once");
        std::process::exit(1);
    });
    std::thread::spawn(|| {
        std::thread::sleep(END_AFTER);
        tracing::warn!("stopped, with work that hangs at the database");
        std::process::exit(0);
    });
}

#[cfg(unix)]
async fn signal() -> &'static str {
    use std::pin::pin;

    use futures_util::future::{Either, select};
    use tokio::signal::unix::{SignalKind, signal};
    let (terminate, interrupt) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    let (Ok(mut terminate), Ok(mut interrupt)) = (terminate, interrupt) else {
        tracing::error!("signals cannot be listened to; the process ends only when it is killed");
        return std::future::pending().await;
    };
    match select(pin!(terminate.recv()), pin!(interrupt.recv())).await {
        Either::Left(_) => "SIGTERM",
        Either::Right(_) => "SIGINT",
    }
}

#[cfg(not(unix))]
async fn signal() -> &'static str {
    if tokio::signal::ctrl_c().await.is_err() {
        return std::future::pending().await;
    }
    "Ctrl-C"
}
