//! Which key signs and which ones verify at a moment. Pure.
//!
//! A key goes its way by the time alone: it is published and verifies at once, signs from its moment on, until the next one's
//! moment, and verifies until no token that it has signed can be good any more. So all replicas agree without a word, if
//! each has read of a key before that signs.

use std::cmp::Ordering;

use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::jwk::JwkSet;

use super::keys::{SigningKey, VerifyingKey};

/// How long an access token lives, in seconds.
pub const LIFETIME_SECONDS: i64 = 3600;

/// Seconds by which the clock of the replica that issued a token may be ahead of ours.
pub const SKEW_SECONDS: i64 = 60;

/// How long a key verifies after the next one signs: the life of a token, and what the clocks of two replicas may differ.
const VERIFIES_FOR: TimeDelta = TimeDelta::seconds(LIFETIME_SECONDS + 2 * SKEW_SECONDS);

crate::text_enum! {
    /// Where a key stands.
    KeyState as "KeyState" {
        /// It is published and does not sign yet.
        Waiting "waiting",
        /// It signs.
        Signing "signing",
        /// Its tokens are good; the next one signs.
        Verifying "verifying",
        /// No token of it can be good.
        Over "over",
    }
}

/// A key with the moment from which it signs.
#[derive(Clone)]
pub struct RingKey {
    /// What names it where it is kept.
    pub row: String,
    /// The key.
    pub key: SigningKey,
    /// From when on it signs.
    pub from: DateTime<Utc>,
}

/// The keys of a server.
#[derive(Clone)]
pub struct Ring {
    /// By the moments from which they sign.
    own: Vec<RingKey>,
    /// Published and verifying as long as the settings name them; they never sign.
    others: Vec<VerifyingKey>,
}

impl Ring {
    /// A ring of these keys; none when there is no key that could sign.
    pub fn new(mut own: Vec<RingKey>, others: Vec<VerifyingKey>) -> Option<Self> {
        own.sort_by(|one, other| (one.from, &one.row).cmp(&(other.from, &other.row)));
        (!own.is_empty()).then_some(Self { own, others })
    }

    /// The same with these keys of its own; as it was when there are none.
    #[must_use]
    pub fn with(&self, own: Vec<RingKey>) -> Self {
        Self::new(own, self.others.clone()).unwrap_or_else(|| self.clone())
    }

    /// The key that is kept in this row.
    pub fn of_row(&self, row: &str) -> Option<&RingKey> {
        self.own.iter().find(|key| key.row == row)
    }

    /// Where its own keys are kept.
    pub fn rows(&self) -> impl Iterator<Item = &str> {
        self.own.iter().map(|key| key.row.as_str())
    }

    /// The place of the key that signs: the last one whose moment has come, and the first one of all before that.
    fn place(&self, now: DateTime<Utc>) -> usize {
        self.own.iter().rposition(|key| key.from <= now).unwrap_or(0)
    }

    /// The key that signs.
    pub fn signing(&self, now: DateTime<Utc>) -> Option<&SigningKey> {
        self.own.get(self.place(now)).map(|key| &key.key)
    }

    /// All keys of its own, the oldest first, with where each stands and until when it verifies, if that is known.
    pub fn states(&self, now: DateTime<Utc>) -> Vec<(&RingKey, KeyState, Option<DateTime<Utc>>)> {
        let signing = self.place(now);
        let untils = self.own.iter().skip(1).map(|next| Some(next.from + VERIFIES_FOR)).chain([None]);
        let stated = self.own.iter().zip(untils).enumerate().map(|(place, (key, until))| {
            let state = match place.cmp(&signing) {
                Ordering::Greater => KeyState::Waiting,
                Ordering::Equal => KeyState::Signing,
                Ordering::Less if until.is_some_and(|until| until <= now) => KeyState::Over,
                Ordering::Less => KeyState::Verifying,
            };
            (key, state, until)
        });
        stated.collect()
    }

    /// The keys that are published and verify, newest first.
    fn live(&self, now: DateTime<Utc>) -> Vec<&VerifyingKey> {
        let states = self.states(now).into_iter().rev();
        let own = states.filter(|(_, state, _)| *state != KeyState::Over).map(|(key, ..)| &key.key.public);
        let mut live: Vec<&VerifyingKey> = Vec::new();
        for key in own.chain(&self.others) {
            if live.iter().all(|known| known.kid != key.kid) {
                live.push(key);
            }
        }
        live
    }

    /// The key that verifies what names it.
    pub fn verifying(&self, kid: &str, now: DateTime<Utc>) -> Option<&VerifyingKey> {
        self.live(now).into_iter().find(|key| key.kid == kid)
    }

    /// The public halves, as they are published.
    pub fn jwks(&self, now: DateTime<Utc>) -> JwkSet {
        JwkSet { keys: self.live(now).into_iter().map(|key| key.jwk.clone()).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap()
    }

    fn key(seed: u8, from: i64) -> RingKey {
        RingKey { row: seed.to_string(), key: SigningKey::of_seed([seed; 32]).unwrap(), from: at(from) }
    }

    fn kid(seed: u8) -> String {
        SigningKey::of_seed([seed; 32]).unwrap().public.kid
    }

    #[test]
    fn a_key_is_published_before_it_signs_and_verifies_until_its_last_token_has_ended() {
        let ring = Ring::new(vec![key(2, 600), key(1, 0)], Vec::new()).unwrap();
        let last = 600 + 3600 + 120;
        for (now, signs, verify) in [
            (-5, 1, vec![2, 1]),
            (0, 1, vec![2, 1]),
            (599, 1, vec![2, 1]),
            (600, 2, vec![2, 1]),
            (last - 1, 2, vec![2, 1]),
            (last, 2, vec![2]),
        ] {
            assert_eq!(ring.signing(at(now)).unwrap().public.kid, kid(signs), "{now}");
            let published: Vec<_> = ring.jwks(at(now)).keys.into_iter().filter_map(|key| key.common.key_id).collect();
            assert_eq!(published, verify.iter().map(|seed| kid(*seed)).collect::<Vec<_>>(), "{now}");
            for seed in [1, 2] {
                assert_eq!(ring.verifying(&kid(seed), at(now)).is_some(), verify.contains(&seed), "{now}");
            }
        }
    }

    #[test]
    fn others_verify_and_never_sign() {
        let other = SigningKey::of_seed([9; 32]).unwrap().public;
        let ring = Ring::new(vec![key(1, 0)], vec![other.clone(), key(1, 0).key.public]).unwrap();
        assert_eq!(ring.signing(at(9_999)).unwrap().public.kid, kid(1));
        assert!(ring.verifying(&other.kid, at(9_999)).is_some());
        assert_eq!(ring.jwks(at(0)).keys.len(), 2);
        assert!(Ring::new(Vec::new(), vec![other]).is_none());
    }

    #[test]
    fn a_ring_never_becomes_empty() {
        let ring = Ring::new(vec![key(1, 0)], Vec::new()).unwrap();
        assert!(ring.with(Vec::new()).signing(at(0)).is_some());
        assert_eq!(ring.with(vec![key(2, 0)]).signing(at(0)).unwrap().public.kid, kid(2));
    }
}
