//! Logins that failed, and operations that a token's scopes did not allow: counted here, and told to operations as events by
//! a job. Whoever is refused waits for nothing of it, and however often, it is one event a minute.

use std::collections::{HashMap, HashSet};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::id::CredentialId;

/// How often the same thing is told at most.
const TOLD_EVERY: Duration = Duration::from_secs(60);

/// Networks of strangers that are told apart between two of their events.
const MOST_NETWORKS: usize = 10_000;

/// Events that a round of the job writes at most; the others come with the next one.
const MOST_AT_ONCE: usize = 100;

/// What was refused.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum RefusedCall {
    /// A login with a credential of ours.
    Login(CredentialId),
    /// An operation for which a credential's token lacked this scope.
    Scope(CredentialId, String),
}

/// What is to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusalTally {
    /// Something that a credential of ours was refused, and how often.
    Credential(RefusedCall, u32),
    /// Logins with ids that are nobody's: how many, and the networks that they came from, 10,000 at most. Whoever sends
    /// them has as many networks as it wants, so that one event tells of all.
    Strangers(u32, HashSet<IpAddr>),
}

#[derive(Default)]
struct Tally {
    waiting: u32,
    told_at: Option<Instant>,
}

impl Tally {
    fn add(&mut self, count: u32) {
        self.waiting = self.waiting.saturating_add(count);
    }

    fn is_due(&self, now: Instant) -> bool {
        self.told_at.is_none_or(|at| now.saturating_duration_since(at) >= TOLD_EVERY)
    }

    /// How often it happened since it was told last; it is told at this moment.
    fn take(&mut self, now: Instant) -> u32 {
        self.told_at = Some(now);
        std::mem::take(&mut self.waiting)
    }
}

#[derive(Default)]
struct Tallies {
    credentials: HashMap<RefusedCall, Tally>,
    strangers: Tally,
    networks: HashSet<IpAddr>,
}

impl Tallies {
    fn add_strangers(&mut self, count: u32, networks: impl IntoIterator<Item = IpAddr>) {
        self.strangers.add(count);
        for network in networks {
            if self.networks.len() < MOST_NETWORKS {
                self.networks.insert(network);
            }
        }
    }
}

/// What was refused lately, by this replica.
#[derive(Default)]
pub struct Refusals(Mutex<Tallies>);

impl Refusals {
    fn tallies(&self) -> MutexGuard<'_, Tallies> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts what a credential of ours was refused.
    pub fn note(&self, refused: RefusedCall) {
        self.tallies().credentials.entry(refused).or_default().add(1);
    }

    /// Counts a login with an id that is nobody's, from this network.
    pub fn note_stranger(&self, network: IpAddr) {
        self.tallies().add_strangers(1, [network]);
    }

    /// Takes what is to be told at this moment, credentials of ours first; forgets what is over.
    pub fn due(&self, now: Instant) -> Vec<RefusalTally> {
        let mut tallies = self.tallies();
        let mut due = Vec::new();
        tallies.credentials.retain(|refused, tally| {
            if !tally.is_due(now) {
                return true;
            }
            if tally.waiting > 0 && due.len() < MOST_AT_ONCE {
                due.push(RefusalTally::Credential(refused.clone(), tally.take(now)));
                return true;
            }
            tally.waiting > 0
        });
        if tallies.strangers.waiting > 0 && tallies.strangers.is_due(now) && due.len() < MOST_AT_ONCE {
            let networks = std::mem::take(&mut tallies.networks);
            due.push(RefusalTally::Strangers(tallies.strangers.take(now), networks));
        }
        due
    }

    /// Puts back what could not be told.
    pub fn put_back(&self, due: Vec<RefusalTally>) {
        let mut tallies = self.tallies();
        for told in due {
            match told {
                RefusalTally::Credential(refused, count) => {
                    let tally = tallies.credentials.entry(refused).or_default();
                    tally.add(count);
                    tally.told_at = None;
                }
                RefusalTally::Strangers(count, networks) => {
                    tallies.add_strangers(count, networks);
                    tallies.strangers.told_at = None;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn login(id: &str) -> RefusedCall {
        RefusedCall::Login(id.parse().unwrap())
    }

    fn told(id: &str, count: u32) -> RefusalTally {
        RefusalTally::Credential(login(id), count)
    }

    #[test]
    fn the_first_is_told_at_once_and_the_others_together_after_a_minute() {
        let refusals = Refusals::default();
        let begun = Instant::now();
        let after = |seconds| begun + Duration::from_secs(seconds);
        refusals.note(login("a"));
        assert_eq!(refusals.due(begun), [told("a", 1)]);
        (0..500).for_each(|_| refusals.note(login("a")));
        refusals.note(login("b"));
        assert_eq!(refusals.due(after(1)), [told("b", 1)]);
        assert_eq!(refusals.due(after(59)), []);
        assert_eq!(refusals.due(after(60)), [told("a", 500)]);
        assert_eq!(refusals.tallies().credentials.len(), 2);
        assert_eq!(refusals.due(after(200)), []);
        assert_eq!(refusals.tallies().credentials.len(), 0);
    }

    #[test]
    fn what_could_not_be_told_is_told_later() {
        let refusals = Refusals::default();
        let now = Instant::now();
        refusals.note(login("a"));
        let due = refusals.due(now);
        refusals.note(login("a"));
        refusals.put_back(due);
        assert_eq!(refusals.due(now), [told("a", 2)]);
    }

    #[test]
    fn all_strangers_are_one_and_credentials_of_ours_go_first() {
        let refusals = Refusals::default();
        let networks = u32::try_from(MOST_NETWORKS).unwrap();
        for number in 0..networks * 2 {
            refusals.note_stranger(IpAddr::from(number.to_be_bytes()));
        }
        for number in 0..=MOST_AT_ONCE {
            refusals.note(login(&format!("ours-{number}")));
        }
        let begun = Instant::now();
        let first = refusals.due(begun);
        assert_eq!(first.len(), MOST_AT_ONCE);
        assert!(first.iter().all(|told| matches!(told, RefusalTally::Credential(..))));
        let second = refusals.due(begun);
        let [RefusalTally::Credential(..), RefusalTally::Strangers(count, from)] = second.as_slice() else {
            panic!("{second:?}")
        };
        assert_eq!((*count, from.len()), (networks * 2, MOST_NETWORKS));
        refusals.put_back(second.clone());
        assert_eq!(refusals.due(begun), second);
        refusals.note_stranger(IpAddr::from([192, 0, 2, 1]));
        assert_eq!(refusals.due(begun + Duration::from_secs(59)), []);
        let from = HashSet::from([IpAddr::from([192, 0, 2, 1])]);
        assert_eq!(refusals.due(begun + TOLD_EVERY), [RefusalTally::Strangers(1, from)]);
    }
}
