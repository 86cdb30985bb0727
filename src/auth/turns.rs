//! Turns at something of which only a few can run at once. Whoever waits is served round by owner, so that one owner's
//! crowd costs the others nothing, and those who are known go before strangers, who keep a share.

use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use crate::queues::Queues;

/// How long anybody waits at most.
const MAX_WAIT: Duration = Duration::from_secs(5);

/// How many may wait in a lane.
const MAX_WAITING: usize = 512;

/// Turns that the known get while strangers wait, before one of those.
const KNOWN_IN_A_ROW: u32 = 3;

/// What a turn is taken to last before one has been measured.
const FIRST_GUESS: Duration = Duration::from_millis(50);

/// Where to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// For those who have been here before.
    Known,
    /// For everybody else.
    Strangers,
}

/// No turn would come within [`MAX_WAIT`], or none came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many secrets wait to be checked")]
pub struct Busy;

/// The turns. Owners are told apart by `K`.
pub struct Turns<K: Hash + Eq + Clone>(Arc<Mutex<State<K>>>);

impl<K: Hash + Eq + Clone> Clone for Turns<K> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

/// A turn; the next one begins when it is dropped.
pub struct Turn<K: Hash + Eq + Clone> {
    state: Arc<Mutex<State<K>>>,
    /// None until its owner has taken it over.
    begun: Option<Instant>,
}

type Waiter<K> = oneshot::Sender<Turn<K>>;

/// The next one, of the owner whose turn it is.
fn round<K: Hash + Eq + Clone>(queues: &mut Queues<K, Waiter<K>>) -> Option<Waiter<K>> {
    queues.take(|_| ()).map(|(_, waiter)| waiter)
}

struct State<K: Hash + Eq + Clone> {
    at_once: u32,
    free: u32,
    known: Queues<K, Waiter<K>>,
    strangers: Queues<K, Waiter<K>>,
    known_in_a_row: u32,
    /// How long a turn lasts, as a moving average.
    lasts: Duration,
}

impl<K: Hash + Eq + Clone> Turns<K> {
    /// This many turns at once.
    pub fn new(at_once: u32) -> Self {
        let at_once = at_once.max(1);
        Self(Arc::new(Mutex::new(State {
            at_once,
            free: at_once,
            known: Queues::default(),
            strangers: Queues::default(),
            known_in_a_row: 0,
            lasts: FIRST_GUESS,
        })))
    }

    /// Waits for a turn. Whoever stops waiting has left the queue. `Busy` comes at once when none can come in time.
    pub async fn take(&self, lane: Lane, owner: K) -> Result<Turn<K>, Busy> {
        let receiver = {
            let mut state = locked(&self.0);
            if state.free > 0 {
                state.free -= 1;
                return Ok(Turn { state: Arc::clone(&self.0), begun: Some(Instant::now()) });
            }
            state.enqueue(lane, owner)?
        };
        match tokio::time::timeout(MAX_WAIT, receiver).await {
            Ok(Ok(turn)) => Ok(turn.begin()),
            _ => Err(Busy),
        }
    }

    /// How many wait.
    pub fn waiting(&self) -> usize {
        let mut state = locked(&self.0);
        state.known.forget_gone();
        state.strangers.forget_gone();
        state.known.waiting() + state.strangers.waiting()
    }
}

/// The state is whole after every step, so that a panic elsewhere spoils nothing.
fn locked<K: Hash + Eq + Clone>(state: &Mutex<State<K>>) -> MutexGuard<'_, State<K>> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<K: Hash + Eq + Clone> Turn<K> {
    fn begin(mut self) -> Self {
        self.begun = Some(Instant::now());
        self
    }
}

impl<K: Hash + Eq + Clone> Drop for Turn<K> {
    fn drop(&mut self) {
        let next = {
            let mut state = locked(&self.state);
            if let Some(begun) = self.begun {
                state.lasts = (state.lasts * 7 + begun.elapsed()) / 8;
            }
            let next = state.next();
            state.free += u32::from(next.is_none());
            next
        };
        if let Some(next) = next {
            // Whoever left in this moment gives it back, and it comes here again.
            drop(next.send(Self { state: Arc::clone(&self.state), begun: None }));
        }
    }
}

impl<K: Hash + Eq + Clone> State<K> {
    fn enqueue(&mut self, lane: Lane, owner: K) -> Result<oneshot::Receiver<Turn<K>>, Busy> {
        let turns = self.at_once;
        let lasts = self.lasts;
        let queues = match lane {
            Lane::Known => &mut self.known,
            Lane::Strangers => &mut self.strangers,
        };
        if queues.waiting() >= MAX_WAITING {
            queues.forget_gone();
        }
        let own = queues.waiting_of(&owner);
        let rounds = u32::try_from((own + 1) * queues.owners().max(1)).unwrap_or(u32::MAX);
        if lasts.saturating_mul(rounds) / turns > MAX_WAIT {
            return Err(Busy);
        }
        if queues.waiting() >= MAX_WAITING && !queues.push_out_of_a_longer(own) {
            return Err(Busy);
        }
        let (sender, receiver) = oneshot::channel();
        queues.push(owner, sender);
        Ok(receiver)
    }

    fn next(&mut self) -> Option<Waiter<K>> {
        if self.known_in_a_row < KNOWN_IN_A_ROW
            && let Some(next) = round(&mut self.known)
        {
            self.known_in_a_row += 1;
            return Some(next);
        }
        self.known_in_a_row = 0;
        round(&mut self.strangers).or_else(|| round(&mut self.known))
    }
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Poll, Waker};

    use futures_util::FutureExt;
    use futures_util::future::{LocalBoxFuture, join_all};

    use super::*;

    fn poll<T>(future: &mut LocalBoxFuture<'_, T>) -> Poll<T> {
        future.as_mut().poll(&mut Context::from_waker(Waker::noop()))
    }

    /// Waits for a turn, which is polled once so that it stands in the queue.
    fn wait<'t>(
        turns: &'t Turns<&'static str>,
        lane: Lane,
        owner: &'static str,
    ) -> LocalBoxFuture<'t, Result<Turn<&'static str>, Busy>> {
        let mut future = turns.take(lane, owner).boxed_local();
        assert!(poll(&mut future).is_pending());
        future
    }

    /// Ends the turn, and all that come after it; the places in `waiting` in the order in which they were served.
    fn served(
        turn: Turn<&'static str>,
        waiting: Vec<LocalBoxFuture<'_, Result<Turn<&'static str>, Busy>>>,
    ) -> Vec<usize> {
        let mut waiting: Vec<_> = waiting.into_iter().map(Some).collect();
        let (mut order, mut turn) = (Vec::new(), Some(turn));
        while let Some(now) = turn.take() {
            drop(now);
            for (place, slot) in waiting.iter_mut().enumerate() {
                let Some(future) = slot else { continue };
                if let Poll::Ready(result) = poll(future) {
                    *slot = None;
                    order.push(place);
                    turn = result.ok();
                    break;
                }
            }
        }
        order
    }

    #[actix_web::test]
    async fn owners_are_served_in_turn_whoever_sends_more() {
        let turns = Turns::new(1);
        let turn = turns.take(Lane::Strangers, "a").await.unwrap();
        let waiting = ["a", "a", "a", "b", "a", "c"].map(|owner| wait(&turns, Lane::Strangers, owner));
        assert_eq!(served(turn, waiting.into()), [0, 3, 5, 1, 2, 4]);
        assert_eq!(turns.waiting(), 0);
    }

    #[actix_web::test]
    async fn the_known_go_first_and_strangers_keep_a_share() {
        let turns = Turns::new(1);
        let turn = turns.take(Lane::Strangers, "x").await.unwrap();
        let (known, stranger) = (Lane::Known, Lane::Strangers);
        let lanes = [stranger, stranger, known, known, known, known, known];
        let waiting = lanes.map(|lane| wait(&turns, lane, "x"));
        assert_eq!(served(turn, waiting.into()), [2, 3, 4, 0, 5, 6, 1]);
    }

    #[actix_web::test]
    async fn who_hung_up_costs_no_turn() {
        let turns = Turns::new(1);
        let turn = turns.take(Lane::Known, "a").await.unwrap();
        let mut waiting: Vec<_> = (0..5).map(|_| wait(&turns, Lane::Known, "a")).collect();
        let last = waiting.pop().unwrap();
        drop(waiting);
        assert_eq!(turns.waiting(), 1);
        assert_eq!(served(turn, vec![last]), [0]);
        // One that leaves after its turn came, and before it saw it, gives it back.
        let turn = turns.take(Lane::Known, "a").await.unwrap();
        let (first, second) = (wait(&turns, Lane::Known, "a"), wait(&turns, Lane::Known, "a"));
        drop(turn);
        drop(first);
        assert!(second.await.is_ok());
    }

    #[actix_web::test]
    async fn a_wait_that_would_be_too_long_is_refused_at_once_for_the_owner_of_the_crowd() {
        let turns = Turns::new(1);
        let turn = turns.take(Lane::Strangers, "a").await.unwrap();
        let mut waiting = Vec::new();
        let refused = loop {
            let mut future = turns.take(Lane::Strangers, "a").boxed_local();
            match poll(&mut future) {
                Poll::Pending => waiting.push(future),
                Poll::Ready(result) => break result.err(),
            }
        };
        assert_eq!(refused, Some(Busy));
        // As many as fit into five seconds of fifty milliseconds each.
        assert_eq!(waiting.len(), 100);
        waiting.push(wait(&turns, Lane::Strangers, "b"));
        assert_eq!(served(turn, waiting)[..3], [0, 100, 1]);
    }

    #[actix_web::test]
    async fn as_many_run_at_once_as_there_are_turns() {
        let turns = Turns::new(3);
        let running = join_all((0..3).map(|_| turns.take(Lane::Known, "a"))).await;
        let fourth = wait(&turns, Lane::Known, "a");
        drop(running);
        assert!(fourth.await.is_ok());
        assert_eq!(locked(&turns.0).free, 3);
    }
}
