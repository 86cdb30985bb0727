//! The jobs of link requests: one finishes calls to AWS that broke off and sends what waited for its turn, the other asks AWS
//! how open invitations and creations stand.

use std::collections::HashMap;
use std::time::Duration;

use actix_web::web::Data;

use super::{is_leased, isolated};
use crate::app::App;
use crate::aws::{AwsMode, HandshakeState};
use crate::db::{Conn, Share};
use crate::fault::Fault;
use crate::link_requests::due::{Followed, Pending};
use crate::link_requests::machine::Kind;
use crate::link_requests::sending::model::CREATIONS_AT_ONCE;
use crate::link_requests::sending::ops::free_places;
use crate::link_requests::sending::store as waiting;
use crate::link_requests::{due, follow, send, stuck};

/// The job that goes on with what was begun.
pub const JOB: &str = "link_requests";

/// The job that asks AWS how things stand.
pub const FOLLOWING: &str = "handshakes";

/// Requests that are looked at in one query.
const BATCH: i64 = 100;

/// Requests that one round sends at most: AWS takes one change of an organization at a time.
const SENT_AT_ONCE: i64 = 10;

/// How often AWS itself is asked; it answers with all invitations in a few pages.
const AWS_EVERY: Duration = Duration::from_secs(15);

/// How long the job waits between two rounds of questions in this mode.
pub fn pause(mode: AwsMode) -> Duration {
    match mode {
        // Replicas do not ask all at the same moment.
        AwsMode::Aws => AWS_EVERY.mul_f64(rand::random_range(0.8..1.2)),
        AwsMode::Manual | AwsMode::Simulated => super::INTERVAL,
    }
}

/// One round of going on with what was begun, if there is anything and no other replica is at it.
pub async fn round(app: Data<App>, holder: String) -> Result<(), Fault> {
    if !app.aws.is_connected() {
        return Ok(());
    }
    let now = app.clock.now();
    let limit = app.terms.invitations_per_day;
    let due = move |conn: &mut Conn| {
        let broken_off = due::broken_off(conn, now, BATCH)?;
        let places = free_places(conn, limit, SENT_AT_ONCE, now)?;
        let mut waiting = waiting::ready(conn, Kind::LinkExisting, now, places)?;
        // What cannot be created yet keeps no invitation from its turn.
        let free = CREATIONS_AT_ONCE - waiting::creating(conn)?;
        waiting.extend(waiting::ready(conn, Kind::CreateAccount, now, free.max(0))?);
        Ok((broken_off, waiting))
    };
    let (broken_off, waiting) = app.db.read(&Share::Jobs, due).await?;
    if (broken_off.is_empty() && waiting.is_empty()) || !is_leased(&app, JOB, &holder).await? {
        return Ok(());
    }
    for pending in broken_off {
        let (work, id) = (app.clone(), pending.id.clone());
        let done = isolated(async move { follow::recover(&work, id).await }).await;
        conclude(&app, pending, done).await;
    }
    for id in waiting {
        let (work, sent) = (app.clone(), id.clone());
        let done = isolated(async move { send::send_waiting(&work, sent).await }).await;
        conclude(&app, Pending { id, is_stuck: false }, done).await;
    }
    Ok(())
}

/// One round of questions to AWS, if there are any and no other replica is at it.
pub async fn follow(app: Data<App>, holder: String) -> Result<(), Fault> {
    if !app.aws.is_connected() {
        return Ok(());
    }
    let now = app.clock.now();
    let any = move |conn: &mut Conn| Ok(!due::open_at_aws(conn, None, now, 1)?.is_empty());
    if !app.db.read(&Share::Jobs, any).await? || !is_leased(&app, FOLLOWING, &holder).await? {
        return Ok(());
    }
    let open = open_at_aws(&app).await?;
    let invitations: Vec<_> = open.iter().filter_map(|one| one.invitation.clone()).collect();
    // One list for all of them, however many there are. Without it creations are followed nevertheless.
    let listed = match invitations.is_empty() {
        true => Ok(HashMap::new()),
        false => app.aws.handshakes(&invitations, app.clock.now()).await,
    };
    let (mut listed, unlisted) = match listed {
        Ok(listed) => (listed, None),
        Err(error) => (HashMap::new(), Some(error)),
    };
    for Followed { pending, is_sent, invitation } in open {
        if unlisted.is_some() && invitation.is_some() {
            continue;
        }
        let observed = invitation.and_then(|invitation| listed.remove(&invitation.handshake_id));
        let waits = observed.as_ref().is_some_and(|observed| observed.state == HandshakeState::Open);
        if waits && is_sent && !pending.is_stuck {
            continue;
        }
        let (work, id) = (app.clone(), pending.id.clone());
        let done = isolated(async move { follow::synchronise(&work, id, observed).await }).await;
        conclude(&app, pending, done).await;
    }
    unlisted.map_or(Ok(()), |error| Err(error.into()))
}

/// All that AWS has yet to report the end of, read in steps.
async fn open_at_aws(app: &App) -> Result<Vec<Followed>, Fault> {
    let now = app.clock.now();
    let mut open: Vec<Followed> = Vec::new();
    loop {
        let after = open.last().map(|one| one.pending.id.clone());
        let next =
            app.db.read(&Share::Jobs, move |conn| Ok(due::open_at_aws(conn, after.as_ref(), now, BATCH)?)).await?;
        if next.is_empty() {
            return Ok(open);
        }
        open.extend(next);
    }
}

/// Writes down how the work on one request went. What AWS does not answer is asked again in a moment; what fails by itself is
/// shown at the request and tried again later. That one cannot be written down does not keep the others.
async fn conclude(app: &App, Pending { id, is_stuck }: Pending, done: Result<(), Fault>) {
    let noted = match done {
        Ok(()) if !is_stuck => return,
        Ok(()) => {
            let id = id.clone();
            app.write_as_platform(move |tx| stuck::note_unstuck(tx, &id)).await
        }
        Err(fault) => {
            app.metrics.jobs.item_failed(JOB);
            if fault.is_passing() {
                tracing::warn!(error = %fault, link_request_id = %id, "a link request waits");
            }
            let id = id.clone();
            app.write_as_platform(move |tx| stuck::note_failure(tx, &id, &fault)).await
        }
    };
    if let Err(error) = noted {
        tracing::warn!(%error, link_request_id = %id, "it could not be written down how the work on a link request went");
    }
}
