//! Who stores something of a kind of which its share has enough under way already: it waits, and those who wait are stored
//! [together](super::question) when the next statement's turn comes. A commit waits for the disk or for another machine, and for
//! many it waits as long as for one. Nobody waits for another share so, and a share that stores little not at all.

use std::any::{Any, TypeId};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::turns::{MOST_WAITING, Share, TooManyWait, Turns};
use super::work::{Others, Work};

/// Statements of a kind that a share has under way at a time, with those that wait for their turns.
const MOST_UNDER_WAY: usize = 2;

/// What takes longer, with its wait for a turn, is not waited for by those who are gathered. They look for that a little less often.
const QUICK: Duration = Duration::from_millis(200);

type All = HashMap<Kind, Gathered>;

/// Whose, and what it joins as.
type Kind = (Share, TypeId);

/// Those who are gathered at one pool.
#[derive(Default)]
pub struct Gathering(Arc<Mutex<All>>);

#[derive(Default)]
struct Gathered {
    /// Since when.
    under_way: Vec<Instant>,
    waiting: VecDeque<Box<dyn Work>>,
}

impl Gathering {
    /// Does work when its turn comes, or lets it wait for whoever takes it along.
    pub fn run(&self, turns: &Turns, share: &Share, work: Box<dyn Work>) -> Result<(), TooManyWait> {
        let Some(joins_as) = work.joins_as() else { return turns.run(share, work) };
        let kind = (share.clone(), joins_as);
        let (leader, is_own) = {
            let mut all = locked(&self.0);
            let gathered = all.entry(kind.clone()).or_default();
            let is_own = gathered.waiting.is_empty();
            gathered.wait(work)?;
            (self.leader(turns, &kind, gathered), is_own)
        };
        match leader {
            Some(leader) if is_own => turns.run(share, Box::new(leader)),
            Some(leader) => {
                leader.go_on();
                turns.look_again();
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Begins what waits for something that is not quick.
    pub fn look_again(&self, turns: &Turns) {
        let leaders: Vec<_> = {
            let mut all = locked(&self.0);
            let leaders =
                all.iter_mut().flat_map(|(kind, gathered)| std::iter::from_fn(|| self.leader(turns, kind, gathered)));
            leaders.collect()
        };
        for leader in leaders {
            leader.go_on();
            turns.look_again();
        }
    }

    /// The next one, if there is room for it.
    fn leader(&self, turns: &Turns, kind: &Kind, gathered: &mut Gathered) -> Option<Leader> {
        let (since, work) = gathered.begin_next()?;
        let place = Place { all: Arc::clone(&self.0), kind: kind.clone(), turns: turns.clone(), since };
        Some(Leader { place, work: Some(work) })
    }
}

fn locked(all: &Mutex<All>) -> MutexGuard<'_, All> {
    // Nothing can panic half way while it is held.
    all.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Gathered {
    fn wait(&mut self, work: Box<dyn Work>) -> Result<(), TooManyWait> {
        if self.waiting.len() >= MOST_WAITING {
            self.waiting.retain(|work| !work.has_left());
        }
        if self.waiting.len() >= MOST_WAITING {
            return Err(TooManyWait);
        }
        self.waiting.push_back(work);
        Ok(())
    }

    /// The next one who still waits, from now on under way, if there is room for it.
    fn begin_next(&mut self) -> Option<(Instant, Box<dyn Work>)> {
        let now = Instant::now();
        let quick = self.under_way.iter().filter(|since| now.saturating_duration_since(**since) < QUICK).count();
        let work = if quick < MOST_UNDER_WAY { self.next()? } else { return None };
        self.under_way.push(now);
        Some((now, work))
    }

    /// The next one who still waits.
    fn next(&mut self) -> Option<Box<dyn Work>> {
        while let Some(work) = self.waiting.pop_front() {
            if !work.has_left() {
                return Some(work);
            }
        }
        None
    }
}

/// One of those under way.
#[derive(Clone)]
struct Place {
    all: Arc<Mutex<All>>,
    kind: Kind,
    turns: Turns,
    since: Instant,
}

impl Place {
    /// The next one who still waits.
    fn next(&self) -> Option<Box<dyn Work>> {
        locked(&self.all).get_mut(&self.kind)?.next()
    }

    /// Ends, and begins the next one if there is room for it.
    fn pass(&self) -> Option<Leader> {
        let mut all = locked(&self.all);
        let gathered = all.get_mut(&self.kind)?;
        if let Some(index) = gathered.under_way.iter().position(|since| *since == self.since) {
            gathered.under_way.swap_remove(index);
        }
        let next = gathered.begin_next();
        if gathered.under_way.is_empty() {
            all.remove(&self.kind);
        }
        next.map(|(since, work)| Leader { place: Self { since, ..self.clone() }, work: Some(work) })
    }
}

/// Those who wait, as who has the place sees them.
impl Others for Place {
    fn waiting(&self) -> usize {
        locked(&self.all).get(&self.kind).map_or(0, |gathered| gathered.waiting.len())
    }

    fn join(&mut self, _: TypeId) -> Option<Box<dyn Any + Send>> {
        None
    }

    fn take_along(&mut self, guest: TypeId) -> Option<Box<dyn Any + Send>> {
        if guest == self.kind.1 { self.next()?.into_guest() } else { None }
    }
}

/// Who has a place, and waits for its turn with it. It stays in its queue when nobody waits for its answer any more: the turn is
/// the next one's then. The place is passed on when it is done, also when it was never begun.
struct Leader {
    place: Place,
    work: Option<Box<dyn Work>>,
}

impl Leader {
    /// Waits for a turn, however many wait already.
    fn go_on(self) {
        let (turns, share) = (self.place.turns.clone(), self.place.kind.0.clone());
        turns.wait_again(share, Box::new(self));
    }
}

impl Work for Leader {
    fn has_left(&self) -> bool {
        false
    }

    fn run(mut self: Box<Self>, _: &mut dyn Others) {
        let own = self.work.take().filter(|work| !work.has_left());
        if let Some(work) = own.or_else(|| self.place.next()) {
            work.run(&mut self.place);
        }
    }
}

impl Drop for Leader {
    fn drop(&mut self) {
        if let Some(next) = self.place.pass() {
            next.go_on();
        }
    }
}

#[cfg(test)]
mod tests;
