//! Logins that failed, and operations that a token's scopes did not allow: counted here, and told to operations as events by
//! a job. Whoever is refused waits for nothing of it, and however often, it is one event a minute.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::id::CredentialId;

/// How often the same thing is told at most.
const TOLD_EVERY: Duration = Duration::from_secs(60);

/// Networks that are told apart; further ones are one.
const MOST_NETWORKS: usize = 10_000;

/// Events that a round of the job writes at most; the others come with the next one.
const MOST_AT_ONCE: usize = 100;

/// What was refused.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Refused {
    /// A login with a credential of ours.
    Login(CredentialId),
    /// A login with an id that is nobody's, from this network; none for those of the crowd.
    StrangersLogin(Option<IpAddr>),
    /// An operation for which a credential's token lacked this scope.
    Scope(CredentialId, String),
}

#[derive(Default)]
struct Tally {
    waiting: u32,
    told_at: Option<Instant>,
}

/// What was refused lately, by this replica.
#[derive(Default)]
pub struct Refusals(Mutex<HashMap<Refused, Tally>>);

impl Refusals {
    fn tallies(&self) -> MutexGuard<'_, HashMap<Refused, Tally>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a refusal.
    pub fn note(&self, mut refused: Refused) {
        let mut tallies = self.tallies();
        if matches!(refused, Refused::StrangersLogin(_))
            && tallies.len() >= MOST_NETWORKS
            && !tallies.contains_key(&refused)
        {
            refused = Refused::StrangersLogin(None);
        }
        let tally = tallies.entry(refused).or_default();
        tally.waiting = tally.waiting.saturating_add(1);
    }

    /// Takes what is to be told at this moment, with how often it happened since it was told last; forgets what is over.
    pub fn due(&self, now: Instant) -> Vec<(Refused, u32)> {
        let mut tallies = self.tallies();
        let is_due = |tally: &Tally| tally.told_at.is_none_or(|at| now.saturating_duration_since(at) >= TOLD_EVERY);
        let mut due = Vec::new();
        tallies.retain(|refused, tally| {
            if !is_due(tally) {
                return true;
            }
            if tally.waiting > 0 && due.len() < MOST_AT_ONCE {
                due.push((refused.clone(), std::mem::take(&mut tally.waiting)));
                tally.told_at = Some(now);
                return true;
            }
            tally.waiting > 0
        });
        due
    }

    /// Puts back what could not be told.
    pub fn put_back(&self, due: Vec<(Refused, u32)>) {
        let mut tallies = self.tallies();
        for (refused, count) in due {
            let tally = tallies.entry(refused).or_default();
            *tally = Tally { waiting: tally.waiting.saturating_add(count), told_at: None };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn login(id: &str) -> Refused {
        Refused::Login(id.parse().unwrap())
    }

    #[test]
    fn the_first_is_told_at_once_and_the_others_together_after_a_minute() {
        let refusals = Refusals::default();
        let begun = Instant::now();
        let after = |seconds| begun + Duration::from_secs(seconds);
        refusals.note(login("a"));
        assert_eq!(refusals.due(begun), [(login("a"), 1)]);
        (0..500).for_each(|_| refusals.note(login("a")));
        refusals.note(login("b"));
        assert_eq!(refusals.due(after(1)), [(login("b"), 1)]);
        assert_eq!(refusals.due(after(59)), []);
        assert_eq!(refusals.due(after(60)), [(login("a"), 500)]);
        assert_eq!(refusals.tallies().len(), 2);
        assert_eq!(refusals.due(after(200)), []);
        assert_eq!(refusals.tallies().len(), 0);
    }

    #[test]
    fn what_could_not_be_told_is_told_later() {
        let refusals = Refusals::default();
        let now = Instant::now();
        refusals.note(login("a"));
        let due = refusals.due(now);
        refusals.note(login("a"));
        refusals.put_back(due);
        assert_eq!(refusals.due(now), [(login("a"), 2)]);
    }

    #[test]
    fn a_crowd_of_networks_is_one_and_is_told_in_steps() {
        let refusals = Refusals::default();
        let networks = u32::try_from(MOST_NETWORKS).unwrap();
        for number in 0..networks * 2 {
            refusals.note(Refused::StrangersLogin(Some(IpAddr::from(number.to_be_bytes()))));
        }
        assert_eq!(refusals.tallies().len(), MOST_NETWORKS + 1);
        assert_eq!(refusals.tallies()[&Refused::StrangersLogin(None)].waiting, networks);
        assert_eq!(refusals.due(Instant::now()).len(), MOST_AT_ONCE);
    }
}
