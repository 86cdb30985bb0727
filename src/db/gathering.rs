//! Who stores something of a kind of which its share has enough under way already: it waits, and those who wait are stored
//! [together](super::question) when the next statement's turn comes. A commit waits for the disk or for another machine, and for
//! many it waits as long as for one. Nobody waits for another share so, and a share that stores little not at all.

use std::any::{Any, TypeId};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::turns::{MOST_WAITING, Share, TooManyWait, Turns};
use super::work::{Others, Work};

/// Statements of a kind that a share has under way at a time.
const UNDER_WAY: usize = 2;

/// What takes longer is not waited for by those who are gathered: it waits for a lock, or is not answered.
const QUICK: Duration = Duration::from_millis(250);

type All = HashMap<Kind, Gathered>;

/// Whose, and what it joins as.
type Kind = (Share, TypeId);

/// Those who are gathered at one pool.
#[derive(Default)]
pub struct Gathering(Arc<Mutex<All>>);

#[derive(Default)]
struct Gathered {
    under_way: usize,
    /// When those of them began that have had their turn.
    begun: Vec<Instant>,
    waiting: VecDeque<Box<dyn Work>>,
}

impl Gathering {
    /// Does work when its turn comes, or lets it wait for whoever takes it along.
    pub fn run(&self, turns: &Turns, share: &Share, work: Box<dyn Work>) -> Result<(), TooManyWait> {
        let Some(joins_as) = work.joins_as() else { return turns.run(share, work) };
        let place = {
            let kind = (share.clone(), joins_as);
            let mut all = locked(&self.0);
            let gathered = all.entry(kind.clone()).or_default();
            if !gathered.has_room() {
                return gathered.wait(work);
            }
            gathered.under_way += 1;
            self.place(turns, kind)
        };
        turns.run(share, Leader::boxed(place, work))
    }

    /// Begins what waits for something that is not quick.
    pub fn look_again(&self, turns: &Turns) {
        let next: Vec<_> = {
            let mut all = locked(&self.0);
            let with_room = all.iter_mut().filter(|(_, gathered)| gathered.has_room());
            let next = with_room.filter_map(|(kind, gathered)| {
                let work = gathered.next()?;
                gathered.under_way += 1;
                Some((self.place(turns, kind.clone()), work))
            });
            next.collect()
        };
        for (place, work) in next {
            place.go_on(work);
            turns.look_again();
        }
    }

    fn place(&self, turns: &Turns, kind: Kind) -> Place {
        Place { all: Arc::clone(&self.0), kind, turns: turns.clone(), begun: None }
    }
}

fn locked(all: &Mutex<All>) -> MutexGuard<'_, All> {
    // Nothing can panic half way while it is held.
    all.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Gathered {
    fn has_room(&self) -> bool {
        let is_slow = |begun: &&Instant| begun.elapsed() >= QUICK;
        self.under_way < UNDER_WAY + self.begun.iter().filter(is_slow).count()
    }

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
    begun: Option<Instant>,
}

impl Place {
    fn begin(&mut self) {
        let now = Instant::now();
        self.begun = Some(now);
        if let Some(gathered) = locked(&self.all).get_mut(&self.kind) {
            gathered.begun.push(now);
        }
    }

    /// The place is given up, or the next one's who waits, as long as no more are under way than may be.
    fn pass(&mut self) -> Option<Box<dyn Work>> {
        let mut all = locked(&self.all);
        let gathered = all.get_mut(&self.kind)?;
        gathered.under_way -= 1;
        let begun = self.begun.take();
        if let Some(index) = gathered.begun.iter().position(|at| Some(*at) == begun) {
            gathered.begun.swap_remove(index);
        }
        let next = if gathered.has_room() { gathered.next() } else { None };
        if next.is_some() {
            gathered.under_way += 1;
        } else if gathered.under_way == 0 {
            all.remove(&self.kind);
        }
        next
    }

    /// Lets work wait for a turn with this place.
    fn go_on(self, work: Box<dyn Work>) {
        let (turns, share) = (self.turns.clone(), self.kind.0.clone());
        turns.wait_again(share, Leader::boxed(self, work));
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
        let next = locked(&self.all).get_mut(&self.kind).filter(|_| guest == self.kind.1)?.next();
        next?.into_guest()
    }
}

/// Who has a place, and waits for its turn with it. It stays in its queue when nobody waits for its answer any more: the place is
/// passed on when it is done, also when it was never begun.
struct Leader {
    place: Place,
    work: Option<Box<dyn Work>>,
}

impl Leader {
    fn boxed(place: Place, work: Box<dyn Work>) -> Box<Self> {
        Box::new(Self { place, work: Some(work) })
    }
}

impl Work for Leader {
    fn has_left(&self) -> bool {
        false
    }

    fn run(mut self: Box<Self>, _: &mut dyn Others) {
        if let Some(work) = self.work.take_if(|work| !work.has_left()) {
            self.place.begin();
            work.run(&mut self.place);
        }
    }
}

impl Drop for Leader {
    fn drop(&mut self) {
        if let Some(work) = self.place.pass() {
            self.place.clone().go_on(work);
        }
    }
}

#[cfg(test)]
mod tests;
