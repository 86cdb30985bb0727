//! Those who wait for something of which only a few can run at once: a queue for each owner, and the order in which the
//! owners are served. Who is served next is for others to say.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use tokio::sync::oneshot;

/// Somebody who waits.
pub trait Waiter {
    /// Whether it has stopped waiting.
    fn has_left(&self) -> bool;
}

impl<T> Waiter for oneshot::Sender<T> {
    fn has_left(&self) -> bool {
        self.is_closed()
    }
}

/// The queues. Owners are told apart by `K`; what waits is a `W`.
#[derive(Debug)]
pub struct Queues<K, W> {
    queues: HashMap<K, VecDeque<W>>,
    /// Owners of whom somebody waits; the one that was served last is at the end.
    order: VecDeque<K>,
    waiting: usize,
}

impl<K, W> Default for Queues<K, W> {
    fn default() -> Self {
        Self { queues: HashMap::new(), order: VecDeque::new(), waiting: 0 }
    }
}

impl<K: Hash + Eq + Clone, W: Waiter> Queues<K, W> {
    /// Lets somebody of this owner wait.
    pub fn push(&mut self, owner: K, waiter: W) {
        let queue = self.queues.entry(owner.clone()).or_default();
        if queue.is_empty() {
            self.order.push_back(owner);
        }
        queue.push_back(waiter);
        self.waiting += 1;
    }

    /// The next who still waits, of the owner of the least rank; among equals, of the one that was served longest ago.
    pub fn take<R: Ord>(&mut self, rank: impl Fn(&K) -> R) -> Option<(K, W)> {
        self.take_if(rank, |_| true)
    }

    /// The same one, if it is as wanted; else it goes on waiting.
    pub fn take_if<R: Ord>(&mut self, rank: impl Fn(&K) -> R, wanted: impl Fn(&W) -> bool) -> Option<(K, W)> {
        self.forget_gone_first();
        let index = self.least(rank, |_| true)?;
        self.first(index).is_some_and(wanted).then(|| self.take_first(index))?
    }

    /// The same of the owners whose own next one is as wanted; the others are passed by.
    pub fn take_past<R: Ord>(&mut self, rank: impl Fn(&K) -> R, wanted: impl Fn(&W) -> bool) -> Option<(K, W)> {
        self.forget_gone_first();
        let index = self.least(rank, |index| self.first(index).is_some_and(&wanted))?;
        self.take_first(index)
    }

    /// Forgets those who left and would be next.
    fn forget_gone_first(&mut self) {
        let (queues, waiting) = (&mut self.queues, &mut self.waiting);
        self.order.retain(|owner| {
            let Some(queue) = queues.get_mut(owner) else { return false };
            while queue.pop_front_if(|waiter| waiter.has_left()).is_some() {
                *waiting -= 1;
            }
            if queue.is_empty() {
                queues.remove(owner);
                return false;
            }
            true
        });
    }

    /// The place of the owner of the least rank among these; among equals, of the one that was served longest ago.
    fn least<R: Ord>(&self, rank: impl Fn(&K) -> R, among: impl Fn(usize) -> bool) -> Option<usize> {
        let places = (0..self.order.len()).filter(|index| among(*index));
        places.min_by_key(|index| self.order.get(*index).map(&rank))
    }

    fn first(&self, index: usize) -> Option<&W> {
        self.queues.get(self.order.get(index)?)?.front()
    }

    fn take_first(&mut self, index: usize) -> Option<(K, W)> {
        let owner = self.order.remove(index)?;
        let queue = self.queues.get_mut(&owner)?;
        let waiter = queue.pop_front()?;
        self.waiting -= 1;
        if queue.is_empty() {
            self.queues.remove(&owner);
        } else {
            self.order.push_back(owner.clone());
        }
        Some((owner, waiter))
    }

    /// How many wait, with those who left unnoticed.
    pub const fn waiting(&self) -> usize {
        self.waiting
    }

    /// How many of this owner wait, with those who left unnoticed.
    pub fn waiting_of(&self, owner: &K) -> usize {
        self.queues.get(owner).map_or(0, VecDeque::len)
    }

    /// Owners of whom somebody waits.
    pub fn owners(&self) -> usize {
        self.queues.len()
    }

    /// Forgets those who left.
    pub fn forget_gone(&mut self) {
        for queue in self.queues.values_mut() {
            queue.retain(|waiter| !waiter.has_left());
        }
        self.queues.retain(|_, queue| !queue.is_empty());
        self.order.retain(|owner| self.queues.contains_key(owner));
        self.waiting = self.queues.values().map(VecDeque::len).sum();
    }

    /// Sends the last of the longest queue away, if that is longer than one that has this many and gets one more.
    pub fn push_out_of_a_longer(&mut self, than: usize) -> bool {
        let longest = self.queues.values_mut().max_by_key(|queue| queue.len());
        let Some(longest) = longest.filter(|queue| queue.len() > than + 1) else { return false };
        longest.pop_back();
        self.waiting -= 1;
        true
    }
}
