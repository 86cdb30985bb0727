//! Places for parcels that are out: so many at a server, and so many of them for one holder, so that nobody whose receivers
//! are slow has all. The last quarter is for those who have few: many holders with slow receivers keep no other waiting.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Who has fewer places gets one of the last quarter too.
const FEW: usize = 2;

/// The places of a server; clones share them.
#[derive(Clone)]
pub struct Places(Arc<Shared>);

struct Shared {
    most: usize,
    most_of_holder: usize,
    taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    all: usize,
    by_holder: HashMap<String, usize>,
}

/// A place for one parcel; free again when it is dropped.
pub struct Place {
    places: Places,
    holder: String,
}

impl Places {
    /// So many, and so many of one holder.
    pub fn new(most: usize, most_of_holder: usize) -> Self {
        Self(Arc::new(Shared { most, most_of_holder, taken: Mutex::default() }))
    }

    /// A place for this holder, if there is one.
    pub fn take(&self, holder: &str) -> Option<Place> {
        let mut taken = self.taken();
        let of_holder = taken.by_holder.get(holder).copied().unwrap_or(0);
        let is_for_few = taken.all >= self.0.most - self.0.most / 4;
        let most = if is_for_few { FEW.min(self.0.most_of_holder) } else { self.0.most_of_holder };
        if taken.all >= self.0.most || of_holder >= most {
            return None;
        }
        taken.all += 1;
        taken.by_holder.insert(holder.to_owned(), of_holder + 1);
        Some(Place { places: self.clone(), holder: holder.to_owned() })
    }

    /// How many are free.
    pub fn free(&self) -> usize {
        self.0.most - self.taken().all
    }

    /// Who has all that it may have.
    pub fn full_holders(&self) -> Vec<String> {
        let taken = self.taken();
        let full = taken.by_holder.iter().filter(|(_, count)| **count >= self.0.most_of_holder);
        full.map(|(holder, _)| holder.clone()).collect()
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        // Nothing in here can panic half way.
        self.0.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// Whether so many are taken, of all or of its holder's, that whoever has one must let others have it.
    pub fn is_crowded(&self) -> bool {
        let shared = &self.places.0;
        let taken = self.places.taken();
        let of_holder = taken.by_holder.get(&self.holder).copied().unwrap_or(0);
        taken.all > shared.most - shared.most / 4 || of_holder > shared.most_of_holder - shared.most_of_holder / 4
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.taken();
        taken.all -= 1;
        if let Some(count) = taken.by_holder.get_mut(&self.holder) {
            *count -= 1;
            if *count == 0 {
                taken.by_holder.remove(&self.holder);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_holds_much_lets_its_own_have_turns_and_everybody_does_when_little_is_left() {
        let places = Places::new(12, 8);
        let of_a: Vec<_> = (0..7).map(|_| places.take("a").unwrap()).collect();
        let of_b: Vec<_> = (0..2).map(|_| places.take("b").unwrap()).collect();
        assert!(of_a[0].is_crowded() && !of_b[0].is_crowded());
        let last = places.take("c").unwrap();
        assert!(of_b[0].is_crowded() && last.is_crowded());
    }

    #[test]
    fn the_last_quarter_is_for_those_who_have_few() {
        let places = Places::new(16, 6);
        let many: Vec<_> = ["a", "b"].iter().flat_map(|holder| (0..6).map(|_| places.take(holder).unwrap())).collect();
        assert!(places.take("a").is_none() && places.take("b").is_none());
        let few: Vec<_> = ["c", "c", "d"].iter().map(|holder| places.take(holder).unwrap()).collect();
        assert!(places.take("c").is_none());
        let last = places.take("e").unwrap();
        assert_eq!((places.free(), places.take("f").is_none()), (0, true));
        drop((many, few, last));
    }

    #[test]
    fn nobody_has_all_places_and_those_of_who_is_done_are_free() {
        let places = Places::new(3, 2);
        let mut of_a: Vec<_> = (0..2).map(|_| places.take("a").unwrap()).collect();
        assert!(places.take("a").is_none());
        assert_eq!(places.full_holders(), ["a"]);
        let of_b = places.take("b").unwrap();
        assert!(places.take("b").is_none() && places.free() == 0, "all are taken");
        of_a.pop();
        assert!(places.full_holders().is_empty());
        let again = places.take("b").unwrap();
        drop((of_a, of_b, again));
        assert_eq!(places.free(), 3);
        assert!(places.taken().by_holder.is_empty());
    }
}
