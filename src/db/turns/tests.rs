//! Who gets the next turn.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use super::*;
use crate::db::conn::Conn;
use crate::db::work::{Guest, Others};
use crate::fault::Fault;

type Waiting<'a> = Pin<Box<dyn Future<Output = Result<Turn, TooManyWait>> + 'a>>;

fn reseller(number: u8) -> Share {
    Share::Reseller(format!("rsl_000000000000000000000000{number:02}").parse().unwrap())
}

fn poll(waiting: &mut Waiting<'_>) -> Poll<Result<Turn, TooManyWait>> {
    waiting.as_mut().poll(&mut Context::from_waker(Waker::noop()))
}

fn wait<'a>(turns: &'a Turns, share: &'a Share) -> Waiting<'a> {
    let mut waiting: Waiting<'a> = Box::pin(turns.wait(share));
    assert!(poll(&mut waiting).is_pending());
    waiting
}

fn have(turns: &Turns, share: &Share) -> Turn {
    let mut waiting: Waiting<'_> = Box::pin(turns.wait(share));
    match poll(&mut waiting) {
        Poll::Ready(turn) => turn.unwrap(),
        Poll::Pending => panic!("there was no turn for {share:?}"),
    }
}

fn is_ready(waiting: &mut Waiting<'_>) -> Option<Turn> {
    match poll(waiting) {
        Poll::Ready(turn) => Some(turn.unwrap()),
        Poll::Pending => None,
    }
}

#[test]
fn who_is_alone_may_use_all_turns() {
    let (turns, alone) = (Turns::new(3), reseller(1));
    let mut held: Vec<_> = (0..3).map(|_| have(&turns, &alone)).collect();
    let mut fourth = wait(&turns, &alone);
    held.pop();
    assert!(is_ready(&mut fourth).is_some());
    drop((fourth, held));
    assert_eq!(turns.state().free, 3);
    assert!(turns.state().running.is_empty() && turns.state().waiting.owners() == 0);
}

#[test]
fn the_next_turn_is_for_the_one_that_waits_with_the_fewest() {
    let (turns, busy, light) = (Turns::new(2), reseller(1), reseller(2));
    let mut held: Vec<_> = (0..2).map(|_| have(&turns, &busy)).collect();
    let mut queue: Vec<_> = (0..50).map(|_| wait(&turns, &busy)).collect();
    let mut victim = wait(&turns, &light);
    held.pop();
    assert!(is_ready(&mut victim).is_some(), "it waits for one turn of the busy one, not for its queue");
    drop(victim);
    let next: Vec<_> = queue.iter_mut().filter_map(is_ready).collect();
    assert_eq!(next.len(), 1, "its turn went on to the busy one");
}

/// Work that may be held back.
struct Reading;

impl Work for Reading {
    fn has_left(&self) -> bool {
        false
    }

    fn may_be_held_back(&self) -> bool {
        true
    }

    fn run(self: Box<Self>, _: &mut dyn Others) {}
}

/// Four turns, two of which have been taken by readers, and readers that wait.
fn held_back(quick: Duration, waiting: usize) -> (Turns, Vec<Turn>) {
    let (turns, one) = (Turns::new(4), reseller(1));
    turns.hold_back(HeldBack { at_once: 2, quick });
    assert_eq!(turns.held_back(), Some(quick));
    let mut state = turns.state();
    let running = (0..2).map(|_| turns.take_free(&mut state, &one, true).unwrap()).collect();
    for _ in 0..waiting {
        state.join(&one, super::Waiting::Work(Box::new(Reading))).map_err(drop).unwrap();
    }
    drop(state);
    (turns, running)
}

/// Begins whoever may begin.
fn begun(turns: &Turns) -> Vec<Turn> {
    let mut state = turns.state();
    std::iter::from_fn(|| turns.next(&mut state).map(|(turn, _)| turn)).collect()
}

const LONG: Duration = Duration::from_secs(3600);

#[test]
fn readers_wait_for_those_that_are_quick_though_there_are_turns() {
    let (turns, mut running) = held_back(LONG, 2);
    assert!(begun(&turns).is_empty());
    assert!(turns.take_free(&mut turns.state(), &reseller(2), true).is_none(), "nobody is passed by its like");
    let (next, _) = running.pop().and_then(Turn::pass).expect("the turn of the one that has ended");
    assert!(begun(&turns).is_empty(), "two run again");
    let (last, _) = next.pass().expect("the last one");
    drop((last, running));
    assert_eq!(turns.state().free, 4);
    assert!(turns.state().begun.is_empty());
}

#[test]
fn who_is_not_to_be_held_back_waits_for_connections_alone() {
    let (turns, running) = held_back(LONG, 1);
    let (other, third) = (reseller(2), reseller(3));
    let mut held: Vec<_> = (0..2).map(|_| have(&turns, &other)).collect();
    turns.state().join(&third, super::Waiting::Work(Box::new(Reading))).map_err(drop).unwrap();
    let mut writer = wait(&turns, &other);
    held.pop();
    assert!(is_ready(&mut writer).is_some(), "two that may be held back are before it, and are");
    drop((running, held));
}

#[test]
fn nobody_is_held_back_by_those_that_take_long() {
    let (turns, running) = held_back(Duration::ZERO, 3);
    let begun = begun(&turns);
    assert_eq!(begun.len(), 2, "as many as there are turns");
    drop((begun, running));
    assert!(turns.state().begun.is_empty());
    assert_eq!(turns.state().waiting.owners(), 0);
}

#[test]
fn turns_go_round_among_equals() {
    let (turns, one, other) = (Turns::new(1), reseller(1), reseller(2));
    let held = have(&turns, &one);
    let (mut first, mut second) = (wait(&turns, &one), wait(&turns, &one));
    let (mut third, mut fourth) = (wait(&turns, &other), wait(&turns, &other));
    drop(held);
    let order = [&mut first, &mut third, &mut second, &mut fourth];
    for (at, waiting) in order.into_iter().enumerate() {
        assert!(is_ready(waiting).is_some(), "{at}");
    }
}

#[test]
fn the_server_waits_behind_nobody() {
    let (turns, busy) = (Turns::new(1), reseller(1));
    let held = have(&turns, &busy);
    let _queue: Vec<_> = (0..10).map(|_| wait(&turns, &busy)).collect();
    let mut light = wait(&turns, &Share::Logins);
    let mut server = wait(&turns, &Share::Server);
    drop(held);
    assert!(is_ready(&mut light).is_none());
    assert!(is_ready(&mut server).is_some());
}

#[test]
fn only_the_share_whose_own_queue_is_too_long_is_refused() {
    let (turns, busy, light) = (Turns::new(1), reseller(1), reseller(2));
    let _held = have(&turns, &busy);
    let mut queue: Vec<_> = (0..MOST_WAITING).map(|_| wait(&turns, &busy)).collect();
    let mut beyond: Waiting<'_> = Box::pin(turns.wait(&busy));
    assert!(matches!(poll(&mut beyond), Poll::Ready(Err(TooManyWait))));
    drop(wait(&turns, &light));
    let _own: Vec<_> = (0..=MOST_WAITING).map(|_| wait(&turns, &Share::Server)).collect();
    queue.truncate(1);
    drop(wait(&turns, &busy));
}

#[test]
fn who_stops_waiting_uses_up_no_turn() {
    let (turns, one, other) = (Turns::new(1), reseller(1), reseller(2));
    let held = have(&turns, &one);
    let gone = wait(&turns, &one);
    let mut stays = wait(&turns, &other);
    drop(gone);
    drop(held);
    assert!(is_ready(&mut stays).is_some());
    drop(stays);
    assert_eq!(turns.state().free, 1);
}

/// Work that joins others, or does not.
struct Joining(bool);

impl Work for Joining {
    fn has_left(&self) -> bool {
        false
    }

    fn joins_as(&self) -> Option<TypeId> {
        self.0.then(TypeId::of::<dyn Guest>)
    }

    fn run(self: Box<Self>, _: &mut dyn Others) {}

    fn into_guest(self: Box<Self>) -> Option<Box<dyn Any + Send>> {
        let guest: Box<dyn Guest> = self;
        Some(Box::new(guest))
    }
}

impl Guest for Joining {
    fn attempt(&mut self, _: &mut Conn) -> Result<(), Fault> {
        Ok(())
    }

    fn refuse(&mut self, _: Fault) {}

    fn answer(self: Box<Self>) {}

    fn wait_again(self: Box<Self>) {}
}

#[test]
fn those_who_join_have_the_turn_one_after_another_until_one_does_not() {
    let (turns, one, other) = (Turns::new(1), reseller(1), reseller(2));
    let mut held = have(&turns, &one);
    for (share, joins) in [(&other, true), (&one, false), (&Share::Jobs, true)] {
        turns.run(share, Box::new(Joining(joins))).unwrap();
    }
    assert!(held.join(TypeId::of::<dyn Guest>()).is_some());
    assert_eq!(turns.state().running, [(other, 1)].into());
    assert!(held.join(TypeId::of::<dyn Guest>()).is_none(), "the next one does not join, and nobody overtakes it");
    assert_eq!(turns.state().running.values().sum::<u32>(), 1);
    drop(held);
    assert_eq!(turns.state().free, 1);
    assert_eq!(turns.state().waiting.owners(), 0);
}
