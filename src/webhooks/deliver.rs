//! Sending what was taken, and storing how it went: between two transactions, of which the second does without the first
//! one's place when that took too long.

use std::sync::Arc;
use std::time::Instant;

use super::deliveries::model::{Attempt, AttemptError, Delivery};
use super::deliveries::ops::{self, Claimed};
use super::secret;
use crate::app::App;
use crate::auth::endpoint::Admitted;
use crate::courier::{Parcel, Undelivered};
use crate::db::Conn;
use crate::domain::Expected;
use crate::fault::Fault;
use crate::id::WebhookEndpointId;

/// Sends what was taken, and measures it.
async fn send(app: &App, claimed: &Claimed) -> Attempt {
    let (_under_way, begun) = (app.metrics.webhooks.begin(), Instant::now());
    let attempt = attempt(app, claimed).await;
    app.metrics.webhooks.attempted(attempt.error.is_none(), begun.elapsed().as_secs_f64());
    attempt
}

async fn attempt(app: &App, claimed: &Claimed) -> Attempt {
    let (at, begun) = (app.clock.real(), Instant::now());
    let Some(body) = claimed.body.clone() else { return Attempt::failed(at, AttemptError::EventGone, 0) };
    let Some(secrets) = &claimed.secrets else { return Attempt::failed(at, AttemptError::SecretUnreadable, 0) };
    let headers = secret::headers(claimed.delivery.event_id.as_str(), at.timestamp(), body.as_bytes(), secrets);
    let answer = app.courier.deliver(Parcel { url: claimed.url.clone(), headers, body: body.into() }).await;
    let millis = u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX);
    match answer {
        Ok(status) => Attempt::answered(at, status, millis),
        Err(undelivered) => Attempt::failed(at, reason(undelivered), millis),
    }
}

const fn reason(undelivered: Undelivered) -> AttemptError {
    match undelivered {
        Undelivered::AddressNotAllowed => AttemptError::AddressNotAllowed,
        Undelivered::NameNotResolved => AttemptError::NameNotResolved,
        Undelivered::ConnectionFailed => AttemptError::ConnectionFailed,
        Undelivered::TlsFailed => AttemptError::TlsFailed,
        Undelivered::Timeout => AttemptError::Timeout,
        Undelivered::InvalidResponse => AttemptError::InvalidResponse,
    }
}

/// Sends what was taken, and stores how it went.
pub async fn deliver(app: &App, claimed: Claimed) -> Result<(), Fault> {
    let attempt = send(app, &claimed).await;
    let delivery = claimed.delivery;
    app.write_as_platform(move |tx| ops::settle(tx, &delivery, attempt.clone()).map(drop)).await
}

/// Sends a test and answers how it went, which `done` keeps in the same transaction.
pub async fn test<D>(
    app: &App,
    caller: &impl Admitted,
    id: WebhookEndpointId,
    expected: Expected,
    done: D,
) -> Result<Delivery, Fault>
where
    D: Fn(&mut Conn, &Delivery) -> Result<(), Fault> + Send + Sync + 'static,
{
    let claimed = app.write(caller, move |tx| ops::begin_test(tx, &id, &expected)).await?;
    let attempt = send(app, &claimed).await;
    let (delivery, done) = (claimed.delivery, Arc::new(done));
    let settled = app.write(caller, move |tx| {
        let settled = ops::settle(tx, &delivery, attempt.clone())?;
        let settled = settled.ok_or(crate::domain::Code::WebhookEndpointNotFound)?;
        done(tx.conn, &settled)?;
        Ok(settled)
    });
    settled.await
}
