//! The jobs of onboarding plans: one carries out what was applied, on every replica; one stores what has expired, and one
//! forgets what is old.
//!
//! Resellers take turns. A plan's turn is short, and each of its rows takes a turn at the database among those of its reseller,
//! so that whoever else is served there waits for one row at most. Whoever carries a plan out puts it off meanwhile, and a
//! row is taken in the transaction that does it: another that comes to the same plan does no row twice.

use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::rt::time::timeout;
use actix_web::web::Data;
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::stream::{FuturesUnordered, StreamExt};

use super::{is_leased, isolated, retention};
use crate::app::App;
use crate::auth::{Actor, Caller};
use crate::db::{Conn, Share};
use crate::fault::{DbError, Fault};
use crate::id::OnboardingPlanId;
use crate::onboarding_plans::apply::{self, Going};
use crate::onboarding_plans::due::Waiting;
use crate::onboarding_plans::model::{Applicant, Plan};
use crate::onboarding_plans::{due, ops};
use crate::tx::{Opening, Tx};

/// The job that carries plans out.
pub const APPLYING: &str = "onboarding_plans";

/// The job that stores what has expired.
pub const EXPIRING: &str = "expired_onboarding_plans";

/// The job that forgets.
pub const FORGETTING: &str = "old_onboarding_plans";

/// Plans that one replica carries out at once, each of another reseller.
const AT_ONCE: usize = 4;

/// Turns that one round gives at most.
const TURNS: u32 = 200;

/// How long a plan's turn lasts; the row that is begun in it comes to its end.
const TURN: Duration = Duration::from_millis(300);

/// How long each thing that a turn asks of the database may take: who has to wait longer behind others of its reseller gives the
/// plan back meanwhile. What has begun comes to its end all the same.
const PATIENCE: Duration = Duration::from_secs(1);

/// Rows that are looked for at once.
const BATCH: i64 = 50;

/// How long a plan is left to whoever carries it out, which may die: longer than a turn, in which a handful of things each try
/// the patience.
const HELD_FOR: TimeDelta = TimeDelta::seconds(10);

/// How long a plan is left alone that could not be gone on with.
const LEFT_ALONE_FOR: TimeDelta = TimeDelta::seconds(5);

const UNREADABLE_ID: Fault = Fault::Internal("the id of an onboarding plan does not fit");

/// Plans that one look finds to be expired.
const EXPIRED_AT_ONCE: i64 = 100;

/// One round of carrying out, while anything waits. When nothing does, it writes nothing. As soon as one turn ends the next
/// begins, so that one that takes long keeps nobody else waiting.
pub async fn round(app: Data<App>) -> Result<(), Fault> {
    let (mut served, mut busy) = (Vec::new(), Vec::new());
    let mut running = FuturesUnordered::new();
    let mut given = 0;
    loop {
        while running.len() < AT_ONCE && given < TURNS {
            let found = next(&app, &served).await;
            if found.is_err() {
                // What has begun comes to its end.
                while running.next().await.is_some() {}
            }
            let Some(waiting) = found? else {
                if served.len() == busy.len() {
                    break;
                }
                // Everybody who waits has had a turn.
                served.clone_from(&busy);
                continue;
            };
            let reseller = waiting.1.clone();
            served.push(reseller.clone());
            busy.push(reseller.clone());
            given += 1;
            let turn = turn(app.clone(), waiting);
            running.push(async move {
                turn.await;
                reseller
            });
        }
        let Some(done) = running.next().await else { return Ok(()) };
        busy.retain(|reseller| *reseller != done);
    }
}

/// The next plan, of a reseller that has not been served yet.
async fn next(app: &App, served: &[String]) -> Result<Option<Waiting>, Fault> {
    let (served, now) = (served.to_vec(), app.clock.real());
    app.db.read(&Share::Jobs, move |conn| Ok(due::next(conn, &served, now)?)).await
}

/// What comes of work at the database, unless it tries the patience.
async fn soon<T>(work: impl Future<Output = Result<T, Fault>>) -> Result<T, Fault> {
    let late = |_| DbError::Busy("its turn did not come in time".to_owned());
    timeout(PATIENCE, work).await.map_err(late)?
}

/// A plan's turn. One that cannot be gone on with is left for later, and keeps no other waiting.
async fn turn(app: Data<App>, (id, _, since): Waiting) {
    let until = app.clock.real() + HELD_FOR;
    if !put_off(&app, &id, since, until).await {
        return;
    }
    let (worker, text) = (app.clone(), id.clone());
    let served = isolated(async move { serve(&worker, &text).await }).await;
    let left_alone_for = match served {
        Ok(()) => TimeDelta::zero(),
        Err(error) => {
            note_failure(&app, APPLYING, &id, &error);
            LEFT_ALONE_FOR
        }
    };
    put_off(&app, &id, until, app.clock.real() + left_alone_for).await;
}

/// Takes a plan, or gives it back; false when another has it, or it is over.
async fn put_off(app: &App, id: &str, since: DateTime<Utc>, until: DateTime<Utc>) -> bool {
    let wanted = id.to_owned();
    let done = app.db.write(&Share::Jobs, move |conn| Ok(due::put_off(conn, &wanted, since, until)?)).await;
    done.unwrap_or_else(|error| {
        note_failure(app, APPLYING, id, &error);
        false
    })
}

async fn serve(app: &Data<App>, id: &str) -> Result<(), Fault> {
    let id: OnboardingPlanId = id.parse().map_err(|_| UNREADABLE_ID)?;
    let wanted = id.clone();
    let going = soon(app.read_as_platform(move |tx| apply::going(tx, &wanted))).await?;
    let Some(Going { plan, applicant, caller }) = going else { return Ok(()) };
    let worker =
        Worker { app: app.clone(), share: Share::of(Some(&plan.reseller_id)), plan: Arc::new(plan), applicant };
    let done = match caller {
        Some(caller) => worker.rows(&Arc::new(caller)).await,
        None => worker.write_as_applicant(apply::stop).await,
    };
    // What was done is told, also when something could not be.
    worker.write_as_applicant(apply::note).await?;
    done
}

/// Whoever carries out a plan just now.
struct Worker {
    app: Data<App>,
    share: Share,
    plan: Arc<Plan>,
    applicant: Applicant,
}

impl Worker {
    /// Carries out as many rows as a turn has time for. A row that waits for later keeps no other from it, unless the database is
    /// not to be had.
    async fn rows(&self, caller: &Arc<Caller>) -> Result<(), Fault> {
        let begun = Instant::now();
        let (mut after, mut left) = (0, Ok(()));
        while begun.elapsed() < TURN {
            let id = self.plan.id.clone();
            let look = move |conn: &mut Conn| Ok(due::pending(conn, &id, after, BATCH)?);
            let lines = soon(self.app.db.read(&self.share, look)).await?;
            let Some(last) = lines.last().copied() else { break };
            for line in lines {
                match self.row(caller, line).await {
                    Err(error) if !error.is_passing() => left = Err(error),
                    done => done?,
                }
                if begun.elapsed() >= TURN {
                    return left;
                }
            }
            after = last;
        }
        left
    }

    /// Carries out a row. One that cannot be tried keeps no other from it: it has failed.
    async fn row(&self, caller: &Arc<Caller>, line: i32) -> Result<(), Fault> {
        let (caller, plan, opening) = (Arc::clone(caller), Arc::clone(&self.plan), self.app.opening());
        let work = move |conn: &mut Conn| opening.run(conn, &*caller, |tx| apply::carry_out(tx, &plan, line));
        match soon(self.app.db.write(&self.share, work)).await {
            Err(error) if apply::ends_row(&error, &self.plan, self.app.clock.real()) => {
                note_failure(&self.app, APPLYING, self.plan.id.as_str(), &error);
                self.write_as_applicant(move |tx, id| apply::give_up(tx, id, line)).await
            }
            done => done,
        }
    }

    /// Writes about the plan in the name of who applied it.
    async fn write_as_applicant<F>(&self, work: F) -> Result<(), Fault>
    where
        F: Fn(&mut Tx<'_, Actor<'_>>, &OnboardingPlanId) -> Result<(), Fault> + Send + 'static,
    {
        let (id, by, opening) = (self.plan.id.clone(), self.applicant.clone(), self.app.opening());
        let write = move |conn: &mut Conn| {
            let actor = Actor::Earlier { credential_id: Some(by.credential_id.as_str()), role: by.role };
            opening.run(conn, actor, |tx| work(tx, &id))
        };
        soon(self.app.db.write(&self.share, write)).await
    }
}

fn note_failure(app: &App, job: &'static str, id: &str, error: &Fault) {
    app.metrics.jobs.item_failed(job);
    tracing::warn!(%error, onboarding_plan_id = id, "there is something about an onboarding plan that could not be done");
}

/// One round of storing what has expired, if anything has and no other replica is at it. Readers see it without.
pub async fn expire(app: Data<App>, holder: String) -> Result<(), Fault> {
    let now = app.clock.now();
    let lapsed = app.db.read(&Share::Jobs, move |conn| Ok(due::lapsed(conn, now, EXPIRED_AT_ONCE)?)).await?;
    if lapsed.is_empty() || !is_leased(&app, EXPIRING, &holder).await? {
        return Ok(());
    }
    for text in lapsed {
        let wanted = text.clone();
        let expire = move |tx: &mut Tx<'_, Actor<'_>>| ops::expire(tx, &wanted.parse().map_err(|_| UNREADABLE_ID)?);
        let Err(error) = app.write_as_platform(expire).await else { continue };
        note_failure(&app, EXPIRING, &text, &error);
        if !error.is_passing() {
            let later = now + LEFT_ALONE_FOR;
            app.db.write(&Share::Jobs, move |conn| Ok(due::leave(conn, &text, later)?)).await?;
        }
    }
    Ok(())
}

/// One round of forgetting plans whose time is over, in steps, if there are any and no other replica is at it.
pub async fn forget(app: Data<App>, holder: String) -> Result<(), Fault> {
    let now = app.clock.real();
    let any = app.db.read(&Share::Jobs, move |conn| Ok(due::outlived(conn, now)?.is_some())).await?;
    if !any {
        return Ok(());
    }
    let (terms, most) = (Arc::clone(&app.terms), i64::try_from(retention::STEP).unwrap_or(i64::MAX));
    retention::remove(&app, FORGETTING, &holder, move |conn| {
        Opening::new(now, &terms).run(conn, Actor::Platform, |tx| ops::forget_some(tx, most))
    })
    .await
}
