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
        loop {
            let index = (0..self.order.len()).min_by_key(|index| self.order.get(*index).map(&rank))?;
            let owner = self.order.remove(index)?;
            let Some(queue) = self.queues.get_mut(&owner) else { continue };
            let mut next = None;
            while let Some(waiter) = queue.pop_front() {
                if waiter.has_left() {
                    self.waiting -= 1;
                } else if wanted(&waiter) {
                    self.waiting -= 1;
                    next = Some(waiter);
                    break;
                } else {
                    queue.push_front(waiter);
                    self.order.push_front(owner);
                    return None;
                }
            }
            if queue.is_empty() {
                self.queues.remove(&owner);
            } else {
                self.order.push_back(owner.clone());
            }
            if let Some(waiter) = next {
                return Some((owner, waiter));
            }
        }
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
