use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use uuid::Uuid;

use super::*;
use crate::id::ResellerId;

/// What it joins as.
type Counting = Arc<AtomicUsize>;

/// Counts itself and those that it takes along.
struct Count {
    counted: Counting,
    has_left: Arc<AtomicBool>,
}

impl Work for Count {
    fn has_left(&self) -> bool {
        self.has_left.load(Ordering::Relaxed)
    }

    fn joins_as(&self) -> Option<TypeId> {
        Some(TypeId::of::<Counting>())
    }

    fn run(self: Box<Self>, others: &mut dyn Others) {
        self.counted.fetch_add(1, Ordering::Relaxed);
        for _ in 0..others.waiting().div_ceil(2) {
            others.take_along(TypeId::of::<Counting>());
        }
    }

    fn into_guest(self: Box<Self>) -> Option<Box<dyn Any + Send>> {
        self.counted.fetch_add(1000, Ordering::Relaxed);
        Some(Box::new(()))
    }
}

/// Notes what was counted before it.
struct Look {
    counted: Counting,
    seen: Arc<AtomicUsize>,
}

impl Work for Look {
    fn has_left(&self) -> bool {
        false
    }

    fn run(self: Box<Self>, _: &mut dyn Others) {
        self.seen.store(self.counted.load(Ordering::Relaxed), Ordering::Relaxed);
    }
}

/// A pool with one turn, which is taken; and how many were done by themselves, and as guests.
struct Pool {
    turns: Turns,
    gathering: Gathering,
    counted: Counting,
}

impl Pool {
    fn new() -> Self {
        Self { turns: Turns::new(1), gathering: Gathering::default(), counted: Counting::default() }
    }

    fn run(&self, share: &Share) -> Result<Arc<AtomicBool>, TooManyWait> {
        let has_left = Arc::<AtomicBool>::default();
        let work = Count { counted: Arc::clone(&self.counted), has_left: Arc::clone(&has_left) };
        self.gathering.run(&self.turns, share, Box::new(work)).map(|()| has_left)
    }

    fn counted(&self) -> (usize, usize) {
        let counted = self.counted.load(Ordering::Relaxed);
        (counted % 1000, counted / 1000)
    }

    fn is_forgotten(&self) -> bool {
        locked(&self.gathering.0).is_empty()
    }
}

fn reseller() -> Share {
    Share::of(Some(&ResellerId::from(Uuid::now_v7())))
}

#[test]
fn who_is_alone_waits_for_nobody_and_those_behind_two_are_taken_along() {
    let (pool, share) = (Pool::new(), reseller());
    pool.run(&share).unwrap();
    assert_eq!((pool.counted(), pool.is_forgotten()), ((1, 0), true));
    let turn = pool.turns.free(&Share::Logins).unwrap();
    for _ in 0..9 {
        pool.run(&share).unwrap();
    }
    assert_eq!(pool.counted(), (1, 0));
    drop(turn);
    let (alone, guests) = pool.counted();
    assert_eq!(alone + guests, 10);
    // Of the seven behind the first two half, of the rest half, and so on.
    assert!(guests >= 5, "{guests} guests");
    assert!(pool.is_forgotten());
}

#[test]
fn a_share_waits_for_itself_only() {
    let (pool, one, other) = (Pool::new(), reseller(), reseller());
    let turn = pool.turns.free(&Share::Logins).unwrap();
    for share in [&one, &one, &one, &one, &other, &other] {
        pool.run(share).unwrap();
    }
    let waiting = |share: &Share| {
        let all = locked(&pool.gathering.0);
        all.get(&(share.clone(), TypeId::of::<Counting>()))
            .map(|gathered| (gathered.under_way.len(), gathered.waiting.len()))
    };
    assert_eq!((waiting(&one), waiting(&other)), (Some((2, 2)), Some((2, 0))));
    drop(turn);
    assert!(pool.is_forgotten());
}

#[test]
fn who_has_left_passes_its_place_on_and_is_not_done() {
    let (pool, share) = (Pool::new(), reseller());
    let turn = pool.turns.free(&Share::Logins).unwrap();
    let those: Vec<_> = (0..4).map(|_| pool.run(&share).unwrap()).collect();
    for index in [0, 1, 2] {
        those[index].store(true, Ordering::Relaxed);
    }
    drop(turn);
    assert_eq!((pool.counted(), pool.is_forgotten()), ((1, 0), true));
}

#[test]
fn the_turn_of_who_has_left_is_the_next_ones() {
    let (pool, share) = (Pool::new(), reseller());
    let turn = pool.turns.free(&Share::Logins).unwrap();
    let those: Vec<_> = (0..5).map(|_| pool.run(&share).unwrap()).collect();
    for index in [0, 1] {
        those[index].store(true, Ordering::Relaxed);
    }
    let seen = Arc::new(AtomicUsize::new(0));
    let behind = Look { counted: Arc::clone(&pool.counted), seen: Arc::clone(&seen) };
    pool.turns.run(&share, Box::new(behind)).unwrap();
    drop(turn);
    // Two had turns before it came to its own.
    assert!(seen.load(Ordering::Relaxed) > 0);
    let (alone, guests) = pool.counted();
    assert_eq!((alone + guests, pool.is_forgotten()), (3, true));
}

#[test]
fn who_may_not_wait_gives_its_place_back() {
    let (pool, share) = (Pool::new(), reseller());
    let turn = pool.turns.free(&Share::Logins).unwrap();
    // Two have places in the full queue, and so many more are gathered.
    for _ in 0..MOST_WAITING + 2 {
        pool.run(&share).unwrap();
    }
    assert!(pool.run(&share).is_err());
    drop(turn);
    let (alone, guests) = pool.counted();
    assert_eq!((alone + guests, pool.is_forgotten()), (MOST_WAITING + 2, true));
    let other = reseller();
    let turn = pool.turns.free(&Share::Logins).unwrap();
    for _ in 0..MOST_WAITING {
        let work = Count { counted: Arc::default(), has_left: Arc::default() };
        pool.turns.run(&other, Box::new(work)).unwrap();
    }
    assert!(pool.run(&other).is_err());
    assert!(pool.is_forgotten());
    drop(turn);
}

#[test]
fn what_is_slow_is_not_waited_for() {
    let (pool, share) = (Pool::new(), reseller());
    let turn = pool.turns.free(&Share::Logins).unwrap();
    for _ in 0..4 {
        pool.run(&share).unwrap();
    }
    let under_way = || locked(&pool.gathering.0).values().map(|gathered| gathered.under_way.len()).sum::<usize>();
    assert_eq!(under_way(), 2);
    std::thread::sleep(QUICK);
    pool.gathering.look_again(&pool.turns);
    assert_eq!(under_way(), 4);
    drop(turn);
    assert_eq!(pool.counted(), (4, 0));
    assert!(pool.is_forgotten());
}
