//! Work on the rows of a client that goes on in steps, each a transaction of its own, because a client may have many rows
//! and nobody else is to wait for them. The first step belongs to the transaction that demands the work. What is left after
//! it is noted there, so that a job finds it after a crash.

pub mod store;

use crate::auth::Actor;
use crate::auth::Caller;
use crate::db::{Conn, Db, Share};
use crate::fault::Fault;
use crate::id::ClientId;
use crate::tx::{Opening, Tx};

/// Rows that one step looks at: some ten milliseconds.
pub const ROWS: i64 = 200;

/// A step: works on at most [`ROWS`] rows of the client after the one with this id; the last that it looked at, when others
/// may follow.
pub type Step = fn(&mut Tx<'_, Actor<'_>>, &ClientId, &str) -> Result<Option<String>, Fault>;

/// A kind of such work.
pub struct Work {
    /// Its name, in the database and in metrics.
    pub kind: &'static str,
    /// One of its steps.
    pub step: Step,
}

/// What a step did.
pub struct StepResult<T> {
    /// The rows that it changed, as they are now.
    pub changed: Vec<T>,
    /// The last row that it looked at, when there may be others after it.
    pub done_to: Option<String>,
}

impl<T> StepResult<T> {
    /// A step that looked at the rows with these ids, in their order. They decide whether it is the last: what others changed
    /// meanwhile was looked at too.
    pub fn of(looked_at: Vec<String>, changed: Vec<T>) -> Self {
        let is_full = i64::try_from(looked_at.len()).is_ok_and(|count| count >= ROWS);
        Self { changed, done_to: looked_at.into_iter().last().filter(|_| is_full) }
    }
}

impl Work {
    /// Takes the first step, in the transaction that demands the work, and notes whether more follow. What is left of the
    /// same work for this client is part of it.
    pub fn begin(&self, tx: &mut Tx<'_, &Caller>, client_id: &ClientId) -> Result<(), Fault> {
        store::forget(tx.conn, self.kind, client_id)?;
        match (self.step)(&mut tx.acting(), client_id, "")? {
            Some(done_to) => Ok(store::note(&mut tx.acting(), self.kind, client_id, &done_to)?),
            None => Ok(()),
        }
    }

    /// Takes the steps that are left.
    pub async fn finish(
        &'static self,
        db: &Db,
        share: &Share,
        client_id: &ClientId,
        opening: &Opening,
    ) -> Result<(), Fault> {
        loop {
            let (id, opening) = (client_id.clone(), opening.another());
            if !db.write(share, move |conn| self.take(conn, &id, &opening)).await? {
                return Ok(());
            }
        }
    }

    /// The same before an answer. What fails meanwhile is left to the job: what demanded the work is stored.
    pub async fn finish_or_leave(&'static self, db: &Db, share: &Share, client_id: &ClientId, opening: &Opening) {
        if let Err(error) = self.finish(db, share, client_id, opening).await {
            tracing::warn!(%error, %client_id, work = self.kind, "a job goes on with what is left of some work");
        }
    }

    /// Takes one more step; false when none is left.
    fn take(&self, conn: &mut Conn, client_id: &ClientId, opening: &Opening) -> Result<bool, Fault> {
        let Some(left) = store::hold(conn, self.kind, client_id)? else { return Ok(false) };
        let actor = Actor::Earlier { credential_id: left.actor_credential_id.as_deref(), role: left.actor_role };
        match opening.run(conn, actor, |tx| (self.step)(tx, client_id, &left.done_to))? {
            Some(done_to) => store::advance(conn, self.kind, client_id, &done_to)?,
            None => store::forget(conn, self.kind, client_id)?,
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_looked_at_decides_whether_others_may_follow() {
        let ids = |count: i64| (0..count).map(|id| format!("{id:03}")).collect::<Vec<_>>();
        assert_eq!(StepResult::<()>::of(ids(ROWS), Vec::new()).done_to, Some("199".to_owned()));
        assert_eq!(StepResult::<()>::of(ids(ROWS - 1), Vec::new()).done_to, None);
        assert_eq!(StepResult::<()>::of(Vec::new(), Vec::new()).done_to, None);
    }
}
