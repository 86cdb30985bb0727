//! A consumer's place in the feed, as cursors hold it. Must not know the database or HTTP.

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::Code;
use crate::events::retention::Horizon;

/// The id that stands for the very beginning, before all events: an id that no event has.
pub const BEGINNING: &str = "evt_00000000000000000000000000";

/// A mark before the event's id in a feed's cursor.
const FEED: char = 'f';

/// What parts the event's id from the time in a feed's cursor.
const READ_AT: char = '.';

/// How long an event may take from its time to its place in the feed, and how much the clocks of replicas may differ,
/// together: a reader that was at the end so long after an event had seen it.
const OVERLAP: TimeDelta = TimeDelta::hours(1);

/// Where the feed begins for whoever asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since {
    /// With the oldest event that is kept.
    Beginning,
    /// With what happens from now on.
    Now,
    /// After the event with this id.
    Event(String),
}

impl Since {
    /// Reads the parameter.
    pub fn read(text: &str) -> Self {
        match text {
            "beginning" | BEGINNING => Self::Beginning,
            "now" => Self::Now,
            id => Self::Event(id.to_owned()),
        }
    }
}

/// Up to where a consumer has read. It holds an event's id, because places are counted over all resellers: nobody learns
/// from it how much happens elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The last event that it got, or [`BEGINNING`].
    pub id: String,
    /// When it had read all that there was for it; none when more was there.
    pub read_at: Option<DateTime<Utc>>,
}

impl Mark {
    /// Right after the event with this id.
    pub fn after(id: impl Into<String>) -> Self {
        Self { id: id.into(), read_at: None }
    }

    /// The mark in a feed's cursor; none in that of a list.
    pub fn of_cursor(cursor: &str) -> Option<Self> {
        let mark = cursor.strip_prefix(FEED)?;
        let Some((id, read_at)) = mark.split_once(READ_AT) else { return Some(Self::after(mark)) };
        // What is no time makes the cursor one of an event that nobody has.
        let read_at = read_at.parse().ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0));
        Some(Self { id: id.to_owned(), read_at })
    }

    /// The cursor of a feed that has been read up to here.
    pub fn cursor(&self) -> String {
        match self.read_at {
            Some(at) => format!("{FEED}{}{READ_AT}{}", self.id, at.timestamp()),
            None => format!("{FEED}{}", self.id),
        }
    }

    /// Whether the feed goes on with the oldest event that is kept, when the mark's own event is not there.
    ///
    /// Ids are in the order of the feed, and retention removes its oldest events, so that an id tells by itself: one that is
    /// no later than the last removed one is gone, whoever's it was, and one that is later never was, or is another's. A
    /// consumer that came by and had seen everything for longer than what was removed last is old has missed nothing.
    pub fn check_missing(&self, horizon: Option<&Horizon>) -> Result<(), Code> {
        let is_beginning = self.id == BEGINNING;
        let Some(removed) = horizon.filter(|removed| self.id <= removed.id) else {
            return if is_beginning { Ok(()) } else { Err(Code::CursorInvalid) };
        };
        match self.read_at {
            // Who begins has missed nothing by definition.
            None if is_beginning => Ok(()),
            Some(at) if at >= removed.at + OVERLAP => Ok(()),
            _ => Err(Code::EventsGone),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::hours(hour)
    }

    fn removed() -> Horizon {
        Horizon { position: 7, id: "evt_5".to_owned(), at: at(10) }
    }

    #[test]
    fn a_cursor_of_a_feed_reads_back() {
        for mark in [Mark::after("evt_1"), Mark { read_at: Some(at(0)), ..Mark::after(BEGINNING) }] {
            assert_eq!(Mark::of_cursor(&mark.cursor()), Some(mark));
        }
        assert_eq!(Mark::of_cursor("evt_1"), None);
        assert_eq!(Mark::of_cursor("fevt_1.x"), Some(Mark::after("evt_1")));
    }

    #[test]
    fn an_id_that_is_no_later_than_what_was_removed_is_gone_and_a_later_one_never_was() {
        for (id, told) in [("evt_4", Code::EventsGone), ("evt_5", Code::EventsGone), ("evt_6", Code::CursorInvalid)] {
            assert_eq!(Mark::after(id).check_missing(Some(&removed())), Err(told), "{id}");
            assert_eq!(Mark::after(id).check_missing(None), Err(Code::CursorInvalid), "{id}");
        }
        assert_eq!(Mark::after(BEGINNING).check_missing(Some(&removed())), Ok(()));
        assert_eq!(Mark::after(BEGINNING).check_missing(None), Ok(()));
    }

    #[test]
    fn who_had_seen_everything_after_what_was_removed_has_missed_nothing() {
        for id in ["evt_4", BEGINNING] {
            for (hour, checked) in [(12, Ok(())), (11, Ok(())), (10, Err(Code::EventsGone))] {
                let mark = Mark { read_at: Some(at(hour)), ..Mark::after(id) };
                assert_eq!(mark.check_missing(Some(&removed())), checked, "{id} {hour}");
            }
        }
        let later = Mark { read_at: Some(at(12)), ..Mark::after("evt_6") };
        assert_eq!(later.check_missing(Some(&removed())), Err(Code::CursorInvalid));
    }
}
