//! Who waits for new events: a bounded number of seats a tenant, and the news that go to them. Whoever waits holds no
//! connection to the database and no thread; it looks again when something came for its tenant.
//!
//! The events of all replicas come to their places in the database, so one look a moment, for all who wait, finds what any
//! of them did; what this replica itself has placed is looked for at once. Only those of a tenant for whom something came
//! look themselves, in their tenant's turns at the database.

use std::collections::HashMap;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::future::{Either, select};
use tokio::sync::{Notify, watch};

use super::feed::store::{News, Whose};
use crate::auth::Caller;
use crate::db::Share;
use crate::domain::{Code, Refusal};
use crate::id::CredentialId;

/// How somebody waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Following {
    /// A request for a page that is held open.
    Wait,
    /// A stream.
    Stream,
}

impl Following {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Wait, Self::Stream];

    /// As metrics name it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Wait => "wait",
            Self::Stream => "stream",
        }
    }

    /// Seats of one tenant, which is operations or a reseller with its clients, at one replica. When something comes for it,
    /// all of them look at once: fewer than may wait for a tenant's turns.
    pub const fn of_tenant(self) -> u32 {
        match self {
            Self::Wait => 100,
            Self::Stream => 50,
        }
    }

    /// Seats of one credential among them, so that no client of a reseller takes all.
    pub const fn of_credential(self) -> u32 {
        self.of_tenant() / 2
    }
}

/// Everybody who waits at this replica; clones share it.
#[derive(Clone, Default)]
pub struct Followers(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    hint: Notify,
    stopping: watch::Sender<bool>,
}

#[derive(Default)]
struct State {
    groups: HashMap<Share, Group>,
    credentials: HashMap<(CredentialId, Following), u32>,
    seen: Option<i64>,
}

/// Those of one tenant.
#[derive(Default)]
struct Group {
    news: watch::Sender<()>,
    seats: HashMap<Following, u32>,
}

/// Why somebody stopped waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Woken {
    /// Something came for its tenant.
    News,
    /// The time is over.
    Late,
    /// The server stops.
    Stopping,
}

/// A place among those who wait; free again when it is dropped.
pub struct Seat {
    followers: Followers,
    share: Share,
    credential: (CredentialId, Following),
    news: watch::Receiver<()>,
    stopping: watch::Receiver<bool>,
}

impl Followers {
    /// A seat for this caller; 429 `too_many_followers` when its credential or its tenant has all of its own.
    pub fn sit(&self, caller: &Caller, following: Following) -> Result<Seat, Refusal> {
        let (share, credential) = (caller.share(), (caller.credential_id.clone(), following));
        let mut state = self.state();
        let full = |most: u32| Refusal::new(Code::TooManyFollowers).with("most", most.to_string());
        if state.credentials.get(&credential).is_some_and(|taken| *taken >= following.of_credential()) {
            return Err(full(following.of_credential()));
        }
        let group = state.groups.entry(share.clone()).or_default();
        let taken = group.seats.entry(following).or_default();
        if *taken >= following.of_tenant() {
            return Err(full(following.of_tenant()));
        }
        *taken += 1;
        let news = group.news.subscribe();
        *state.credentials.entry(credential.clone()).or_default() += 1;
        Ok(Seat { followers: self.clone(), share, credential, news, stopping: self.0.stopping.subscribe() })
    }

    /// How many sit, of each way of waiting.
    pub fn count(&self, following: Following) -> u32 {
        self.state().groups.values().filter_map(|group| group.seats.get(&following)).sum()
    }

    /// Whether somebody waits. While nobody does, nothing is looked for, and what comes is not remembered.
    pub fn is_anybody_there(&self) -> bool {
        let mut state = self.state();
        if state.groups.is_empty() {
            state.seen = None;
        }
        !state.groups.is_empty()
    }

    /// The place up to which everybody was told; none when the next look tells everybody.
    pub fn seen(&self) -> Option<i64> {
        self.state().seen
    }

    /// Tells those for whom something came.
    pub fn tell(&self, news: &News) {
        let mut state = self.state();
        state.seen = Some(news.next);
        let Some(whose) = &news.whose else { return };
        for (share, group) in &state.groups {
            let concerned = match (whose, share) {
                (Whose::Of(resellers), Share::Reseller(id)) => resellers.contains(id.as_str()),
                _ => true,
            };
            if concerned {
                group.news.send_replace(());
            }
        }
    }

    /// Notes that this replica has placed events.
    pub fn hint(&self) {
        self.0.hint.notify_one();
    }

    /// Waits for the next hint, for so long at most.
    pub async fn hinted(&self, at_most: Duration) {
        // Whether it came or not, the next look is due.
        drop(tokio::time::timeout(at_most, self.0.hint.notified()).await);
    }

    /// Ends all waiting, because the server stops.
    pub fn stop(&self) {
        self.0.stopping.send_replace(true);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing in here can panic half way.
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat {
    /// Marks what came until now as known: call it before a look.
    pub fn look(&mut self) {
        self.news.mark_unchanged();
    }

    /// Whether the server stops.
    pub fn is_stopping(&self) -> bool {
        *self.stopping.borrow()
    }

    /// Waits until something came since the last look, the server stops, or the time is over.
    pub async fn wait(&mut self, at_most: Duration) -> Woken {
        let Self { news, stopping, .. } = self;
        // The senders live as long as the seat.
        let woken = async {
            match select(pin!(stopping.wait_for(|stopping| *stopping)), pin!(news.changed())).await {
                Either::Left(_) => Woken::Stopping,
                Either::Right(_) => Woken::News,
            }
        };
        tokio::time::timeout(at_most, woken).await.unwrap_or(Woken::Late)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut state = self.followers.state();
        let following = self.credential.1;
        if let Some(group) = state.groups.get_mut(&self.share) {
            if let Some(taken) = group.seats.get_mut(&following) {
                *taken -= 1;
            }
            if group.seats.values().all(|taken| *taken == 0) {
                state.groups.remove(&self.share);
            }
        }
        if let Some(taken) = state.credentials.get_mut(&self.credential) {
            *taken -= 1;
            if *taken == 0 {
                state.credentials.remove(&self.credential);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::future::Future;
    use std::task::{Context, Poll, Waker};

    use uuid::Uuid;

    use super::*;
    use crate::auth::{Role, Scopes};
    use crate::id::ResellerId;
    use crate::tenant::Tenant;

    fn caller(reseller: u128, credential: &str) -> Caller {
        Caller {
            credential_id: credential.parse().unwrap(),
            role: Role::Reseller,
            scopes: Scopes::of_role(Role::Reseller),
            tenant: Tenant::Reseller(ResellerId::from_uuid(Uuid::from_u128(reseller))),
            generation: 0,
        }
    }

    fn news(next: i64, resellers: &[u128]) -> News {
        let ids = resellers.iter().map(|id| ResellerId::from_uuid(Uuid::from_u128(*id)).to_string());
        News { next, whose: Some(Whose::Of(ids.collect::<BTreeSet<_>>())) }
    }

    /// Whether somebody would look by now, and why.
    fn woken(seat: &mut Seat) -> Option<Woken> {
        let stopping = *seat.stopping.borrow();
        let mut changed = std::pin::pin!(seat.news.changed());
        match (stopping, changed.as_mut().poll(&mut Context::from_waker(Waker::noop()))) {
            (true, _) => Some(Woken::Stopping),
            (_, Poll::Ready(_)) => Some(Woken::News),
            (_, Poll::Pending) => None,
        }
    }

    #[test]
    fn seats_are_bounded_by_credential_and_tenant_and_free_again() {
        let followers = Followers::default();
        let sit = |reseller, credential| followers.sit(&caller(reseller, credential), Following::Stream);
        let mut seats: Vec<_> = (0..25).map(|_| sit(1, "a").unwrap()).collect();
        assert_eq!(sit(1, "a").err().unwrap().code, Code::TooManyFollowers);
        seats.extend((0..25).map(|_| sit(1, "b").unwrap()));
        assert_eq!(sit(1, "c").err().unwrap().args, [("most", "50".to_owned())]);
        let other = sit(2, "d").unwrap();
        assert!(followers.sit(&caller(1, "a"), Following::Wait).is_ok(), "another way of waiting has seats of its own");
        assert_eq!(followers.count(Following::Stream), 51);
        seats.truncate(1);
        seats.push(sit(1, "c").unwrap());
        drop((seats, other));
        assert!(!followers.is_anybody_there());
        assert!(followers.state().credentials.is_empty());
    }

    #[test]
    fn only_those_for_whom_something_came_look() {
        let followers = Followers::default();
        let mut one = followers.sit(&caller(1, "a"), Following::Wait).unwrap();
        let mut other = followers.sit(&caller(2, "b"), Following::Stream).unwrap();
        followers.tell(&news(5, &[1]));
        assert_eq!((woken(&mut one), woken(&mut other)), (Some(Woken::News), None));
        followers.tell(&news(6, &[2]));
        other.look();
        assert_eq!((woken(&mut one), woken(&mut other)), (None, None));
        followers.tell(&News { next: 9, whose: Some(Whose::All) });
        assert_eq!((woken(&mut one), woken(&mut other)), (Some(Woken::News), Some(Woken::News)));
        assert_eq!(followers.seen(), Some(9));
        followers.stop();
        assert_eq!((woken(&mut one), one.is_stopping()), (Some(Woken::Stopping), true));
        // Who sits down afterwards is told as well.
        assert!(followers.sit(&caller(3, "c"), Following::Wait).unwrap().is_stopping());
        // What comes while nobody is there is forgotten, so that the next look tells everybody.
        drop((one, other));
        assert!(!followers.is_anybody_there());
        assert_eq!(followers.seen(), None);
    }
}
