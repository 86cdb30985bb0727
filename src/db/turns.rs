//! Turns at a pool's connections, given round by whoever wants them, so that nobody's load stops others: who is alone may
//! use them all, and as soon as others wait, the next turn is for the one of them that uses the fewest. Whoever waits
//! holds no thread, and work that waits is done by the thread whose turn ends, so that between two turns nobody has to wake up.
//! Where more readers than a few would only wait for a processor core, they are held back as long as those few are quick.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::runtime::Handle;
use tokio::sync::oneshot;

use super::work::{Others, Work};
use crate::fault::DbError;
use crate::id::ResellerId;
use crate::queues::{Queues, Waiter};

/// How many of one share may wait for a turn, but for the server's own. The contract (§9) never refuses with fewer than a
/// hundred.
pub const MOST_WAITING: usize = 200;

/// How long a request waits for its turn, before it is answered `database_busy`.
pub const MAX_WAIT: Duration = Duration::from_secs(15);

/// For whom a turn is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Share {
    /// The server itself: readiness, revocations and leases. It never waits behind anybody, and is never refused: what it
    /// asks does not grow with what callers send.
    Server,
    /// Background jobs.
    Jobs,
    /// Whoever asks for a token: nobody knows yet who that is.
    Logins,
    /// Everybody of the distributor.
    Operations,
    /// A reseller with all its clients.
    Reseller(ResellerId),
}

impl Share {
    /// The share of a caller of this reseller, or of operations.
    pub fn of(reseller_id: Option<&ResellerId>) -> Self {
        reseller_id.map_or(Self::Operations, |id| Self::Reseller(id.clone()))
    }
}

/// Too many of this share wait already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyWait;

/// The turns at one pool; clones share them.
#[derive(Clone)]
pub struct Turns(Arc<Mutex<State>>);

struct State {
    free: u32,
    /// How those that may be held back are, if they are.
    held: Option<HeldBack>,
    /// When those that run and are counted for that began.
    begun: Vec<Instant>,
    running: HashMap<Share, u32>,
    waiting: Queues<Share, Waiting>,
}

/// Work that may be held back waits while this many of its kind run that began less than this time ago.
#[derive(Debug, Clone, Copy)]
pub struct HeldBack {
    /// How many.
    pub at_once: usize,
    /// How long ago.
    pub quick: Duration,
}

/// Who waits for a turn.
enum Waiting {
    /// A task, which goes on with it.
    Task(oneshot::Sender<Turn>),
    /// Work, which whoever gives a turn back does next.
    Work(Box<dyn Work>),
}

impl Waiting {
    fn may_be_held_back(&self) -> bool {
        matches!(self, Self::Work(work) if work.may_be_held_back())
    }
}

impl Waiter for Waiting {
    fn has_left(&self) -> bool {
        match self {
            Self::Task(sender) => sender.is_closed(),
            Self::Work(work) => work.has_left(),
        }
    }
}

/// Does work, and what waits for the turn after it.
fn serve(turn: Turn, work: Box<dyn Work>) {
    let mut next = Some((turn, work));
    while let Some((mut turn, work)) = next {
        work.run(&mut turn);
        next = turn.pass();
    }
}

/// The same on another thread.
fn serve_elsewhere(turn: Turn, work: Box<dyn Work>) {
    match Handle::try_current() {
        Ok(runtime) => drop(runtime.spawn_blocking(move || serve(turn, work))),
        Err(_) => serve(turn, work),
    }
}

/// A turn; given back when it is dropped.
pub struct Turn {
    turns: Turns,
    /// None once it has been given back.
    share: Option<Share>,
    /// When it began, if it holds others back.
    begun: Option<Instant>,
}

impl std::fmt::Debug for Turns {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Turns").finish_non_exhaustive()
    }
}

impl Turns {
    /// As many turns as a pool has connections.
    pub fn new(size: u32) -> Self {
        let (held, begun, running, waiting) = Default::default();
        Self(Arc::new(Mutex::new(State { free: size, held, begun, running, waiting })))
    }

    /// From now on work waits that may be held back.
    pub fn hold_back(&self, held: HeldBack) {
        self.state().held = Some(held);
    }

    /// After how long work that may be held back is to [look again](Turns::look_again) for a turn, if any is.
    pub fn held_back(&self) -> Option<Duration> {
        self.state().held.map(|held| held.quick)
    }

    /// Begins what was held back by work that is not quick any more.
    pub fn look_again(&self) {
        let next = self.next(&mut self.state());
        if let Some((turn, work)) = next {
            serve_elsewhere(turn, work);
        }
    }

    /// How many turns there are.
    pub fn size(&self) -> u32 {
        let state = self.state();
        state.free + state.running.values().sum::<u32>()
    }

    /// A turn that is free now.
    pub fn free(&self, share: &Share) -> Option<Turn> {
        self.take_free(&mut self.state(), share, false)
    }

    /// Those who are held back let others pass that wait for connections alone.
    fn take_free(&self, state: &mut State, share: &Share, may_be_held_back: bool) -> Option<Turn> {
        let waits = may_be_held_back && (state.waiting.waiting() > 0 || !state.has_room());
        (state.free > 0 && !waits).then(|| self.begin(state, share.clone(), may_be_held_back))
    }

    /// Waits for a turn. Whoever stops waiting leaves the queue.
    pub async fn wait(&self, share: &Share) -> Result<Turn, TooManyWait> {
        let waiting = {
            let mut state = self.state();
            if let Some(turn) = self.take_free(&mut state, share, false) {
                return Ok(turn);
            }
            let (sender, receiver) = oneshot::channel();
            state.join(share, Waiting::Task(sender)).map_err(|_| TooManyWait)?;
            receiver
        };
        // The sender lives in the queue as long as this waits.
        waiting.await.map_err(|_| TooManyWait)
    }

    /// Does work when its turn comes, on a thread that may wait.
    pub fn run(&self, share: &Share, work: Box<dyn Work>) -> Result<(), TooManyWait> {
        let (next, joined) = {
            let mut state = self.state();
            match self.take_free(&mut state, share, work.may_be_held_back()) {
                Some(turn) => (Some((turn, work)), Ok(())),
                None => {
                    // Those who wait go first, and who of them has left is forgotten.
                    let next = self.next(&mut state);
                    let joined = state.join(share, Waiting::Work(work));
                    (next.or_else(|| self.next(&mut state)), joined)
                }
            }
        };
        if let Some((turn, work)) = next {
            serve_elsewhere(turn, work);
        }
        joined.map_err(|_| TooManyWait)
    }

    /// Lets work that has begun wait for a turn of its own, however many wait already.
    pub fn wait_again(&self, share: Share, work: Box<dyn Work>) {
        self.state().waiting.push(share, Waiting::Work(work));
    }

    /// Waits for a turn no longer than a request is to wait: [`DbError::Busy`] then, and [`DbError::Crowded`] when too many wait.
    pub async fn wait_in_time(&self, share: &Share) -> Result<Turn, DbError> {
        let turn = tokio::time::timeout(MAX_WAIT, self.wait(share)).await;
        turn.map_err(|_| DbError::Busy("no turn in time".to_owned()))?.map_err(|TooManyWait| DbError::Crowded)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing in here can panic half way.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self, state: &mut State, share: Share, may_be_held_back: bool) -> Turn {
        let begun = (may_be_held_back && state.held.is_some()).then(Instant::now);
        state.free -= 1;
        state.begun.extend(begun);
        *state.running.entry(share.clone()).or_default() += 1;
        Turn { turns: self.clone(), share: Some(share), begun }
    }

    /// Begins the turn of who is next, if it may begin. Work is handed back with it.
    fn next(&self, state: &mut State) -> Option<(Turn, Box<dyn Work>)> {
        while state.free > 0 {
            let (share, waiting) = if state.has_room() { state.next() } else { state.next_past_held_back() }?;
            let turn = self.begin(state, share, waiting.may_be_held_back());
            match waiting {
                Waiting::Work(work) => return Some((turn, work)),
                Waiting::Task(sender) => {
                    // Whoever has stopped waiting gives it back at once.
                    if let Err(mut turn) = sender.send(turn)
                        && let Some(share) = turn.share.take()
                    {
                        state.end(share, turn.begun);
                    }
                }
            }
        }
        None
    }

    /// Ends a turn of this share. Work that waits for the next one is handed back with it.
    fn pass(&self, share: Share, begun: Option<Instant>) -> Option<(Turn, Box<dyn Work>)> {
        let (next, beside) = {
            let mut state = self.state();
            state.end(share, begun);
            // Among those who run there may be one that is not quick any more.
            (self.next(&mut state), self.next(&mut state))
        };
        if let Some((turn, work)) = beside {
            serve_elsewhere(turn, work);
        }
        next
    }
}

impl Turn {
    /// Gives the turn back; work that waits for the next one is the caller's to do.
    fn pass(mut self) -> Option<(Self, Box<dyn Work>)> {
        let share = self.share.take()?;
        self.turns.pass(share, self.begun)
    }
}

impl Others for Turn {
    fn waiting(&self) -> usize {
        self.turns.state().waiting.waiting()
    }

    fn join(&mut self, guest: TypeId) -> Option<Box<dyn Any + Send>> {
        let mut state = self.turns.state();
        let (share, work) = state.next_guest(guest)?;
        *state.running.entry(share.clone()).or_default() += 1;
        if let Some(before) = self.share.replace(share) {
            state.leave(before);
        }
        drop(state);
        work.into_guest()
    }

    fn take_along(&mut self, guest: TypeId) -> Option<Box<dyn Any + Send>> {
        let (_, work) = self.turns.state().next_guest(guest)?;
        work.into_guest()
    }
}

impl State {
    /// Hands back who may not wait, to be dropped when nothing is held.
    fn join(&mut self, share: &Share, waiting: Waiting) -> Result<(), Waiting> {
        if self.waiting.waiting_of(share) >= MOST_WAITING {
            self.waiting.forget_gone();
        }
        if self.waiting.waiting_of(share) >= MOST_WAITING && *share != Share::Server {
            return Err(waiting);
        }
        self.waiting.push(share.clone(), waiting);
        Ok(())
    }

    /// Whether what may be held back is not.
    fn has_room(&self) -> bool {
        let Some(HeldBack { at_once, quick }) = self.held else { return true };
        if self.begun.len() < at_once {
            return true;
        }
        let now = Instant::now();
        self.begun.iter().filter(|begun| now.saturating_duration_since(**begun) < quick).count() < at_once
    }

    fn end(&mut self, share: Share, begun: Option<Instant>) {
        self.free += 1;
        if let Some(index) = self.begun.iter().position(|at| Some(*at) == begun) {
            self.begun.swap_remove(index);
        }
        self.leave(share);
    }

    /// A turn is not this share's any more.
    fn leave(&mut self, share: Share) {
        if let std::collections::hash_map::Entry::Occupied(mut running) = self.running.entry(share) {
            *running.get_mut() -= 1;
            if *running.get() == 0 {
                running.remove();
            }
        }
    }

    /// Who is next: the server; else of the shares with the fewest turns the one that has waited longest for another.
    fn next(&mut self) -> Option<(Share, Waiting)> {
        self.waiting.take(rank(&self.running))
    }

    /// The same, if it joins as this.
    fn next_guest(&mut self, guest: TypeId) -> Option<(Share, Box<dyn Work>)> {
        let joins = |waiting: &Waiting| matches!(waiting, Waiting::Work(work) if work.joins_as() == Some(guest));
        match self.waiting.take_if(rank(&self.running), joins)? {
            (share, Waiting::Work(work)) => Some((share, work)),
            (_, Waiting::Task(_)) => None,
        }
    }

    /// The same of the shares whose own next one cannot be held back.
    fn next_past_held_back(&mut self) -> Option<(Share, Waiting)> {
        self.waiting.take_past(rank(&self.running), |waiting| !waiting.may_be_held_back())
    }
}

/// The least is served next.
fn rank(running: &HashMap<Share, u32>) -> impl Fn(&Share) -> (bool, u32) {
    |share| (*share != Share::Server, running.get(share).copied().unwrap_or_default())
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(share) = self.share.take()
            && let Some((turn, work)) = self.turns.pass(share, self.begun)
        {
            serve_elsewhere(turn, work);
        }
    }
}

#[cfg(test)]
mod tests;
