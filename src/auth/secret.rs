//! Secrets: made from 256 random bits, stored only as argon2id hashes, and checked on a small pool of threads of their
//! own, in turns, so that a burst of logins holds up neither the rest nor the logins of others.

use std::fmt;
use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tokio::sync::oneshot;

use super::turns::{Busy, Lane, Turn, Turns};
use crate::id::ResellerId;

/// A secret in memory; it never prints itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Holds this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// A new secret of 256 random bits.
    pub fn random() -> Self {
        Self(format!("gws_{}", URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())))
    }

    /// The text; only for hashing, comparing and the one answer that shows it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A hash could not be made or read.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("a secret could not be hashed")]
pub struct HashFailed;

/// Why a secret was not hashed.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[expect(missing_docs, reason = "each message says what it is")]
pub enum NotHashed {
    #[error(transparent)]
    Busy(#[from] Busy),
    #[error(transparent)]
    Failed(#[from] HashFailed),
}

/// argon2id with the crate's defaults (19 MiB, two passes, one lane: OWASP's minimum), in PHC form.
pub fn hash(secret: &Secret) -> Result<String, HashFailed> {
    Argon2::default().hash_password(secret.reveal().as_bytes()).map(|hash| hash.to_string()).map_err(|_| HashFailed)
}

fn matches(secret: &Secret, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(secret.reveal().as_bytes(), &hash).is_ok())
}

/// A credential's present hash and the one whose grace runs. A wrong secret is always checked twice, whether there are
/// two hashes, one or none: how long the answer takes tells nothing. The present secret is checked once.
fn matches_either(hashes: &[String], decoy: &str, mut check: impl FnMut(&str) -> bool) -> bool {
    [hashes.first(), hashes.get(1)].into_iter().any(|hash| match hash {
        Some(hash) => check(hash),
        None => {
            // Whatever comes out: nobody knows the decoy's secret.
            check(decoy);
            false
        }
    })
}

/// For whom a secret is hashed; they are served in turn.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SecretOwner {
    /// Whoever logs in from this network.
    Network(IpAddr),
    /// A reseller that makes credentials, or the platform.
    Tenant(Option<ResellerId>),
}

/// Hashes and checks secrets off the request threads, as many at once as there are cores.
#[derive(Clone)]
pub struct Hasher {
    pool: Arc<rayon::ThreadPool>,
    turns: Turns<SecretOwner>,
    /// What a secret is compared with that belongs to no credential; made at the first comparison of all, whoever's it is.
    decoy: Arc<OnceLock<String>>,
}

impl Hasher {
    /// A thread for each core: each check takes 19 MiB for its duration.
    pub fn new() -> Result<Self, HashFailed> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(cores).thread_name(|_| "hasher".to_owned()).build();
        Ok(Self {
            pool: Arc::new(pool.map_err(|_| HashFailed)?),
            turns: Turns::new(u32::try_from(cores).unwrap_or(1)),
            decoy: Arc::default(),
        })
    }

    /// Waits for a turn. Whoever hangs up meanwhile leaves the queue and costs nothing.
    pub async fn turn(&self, lane: Lane, owner: SecretOwner) -> Result<Turn<SecretOwner>, Busy> {
        self.turns.take(lane, owner).await
    }

    async fn run<T: Send + 'static>(
        &self,
        turn: Turn<SecretOwner>,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashFailed> {
        let (send, receive) = oneshot::channel();
        self.pool.spawn(move || {
            let done = work();
            drop(turn);
            // The receiver is gone when the caller hung up; then nobody wants the answer.
            drop(send.send(done));
        });
        receive.await.map_err(|_| HashFailed)
    }

    /// The hash of a secret that is made for this reseller, or for the platform.
    pub async fn hash(&self, secret: Secret, reseller: Option<ResellerId>) -> Result<String, NotHashed> {
        let turn = self.turn(Lane::Known, SecretOwner::Tenant(reseller)).await?;
        Ok(self.run(turn, move || hash(&secret)).await??)
    }

    /// Whether the secret is behind one of the hashes, of which there are two at most. Without hashes the answer is no,
    /// and takes as long.
    pub async fn matches(
        &self,
        turn: Turn<SecretOwner>,
        secret: Secret,
        hashes: Vec<String>,
    ) -> Result<bool, HashFailed> {
        let decoy = Arc::clone(&self.decoy);
        let compare = move || {
            let decoy = match decoy.get() {
                Some(decoy) => decoy,
                None => {
                    let made = hash(&Secret::random())?;
                    decoy.get_or_init(|| made)
                }
            };
            Ok(matches_either(&hashes, decoy, |hash| matches(&secret, hash)))
        };
        self.run(turn, compare).await?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_matches_its_hash_and_no_other_does() {
        let (secret, other) = (Secret::random(), Secret::random());
        let hashed = hash(&secret).unwrap();
        assert!(hashed.starts_with("$argon2id$"));
        assert!(matches(&secret, &hashed) && !matches(&other, &hashed) && !matches(&secret, "nonsense"));
    }

    #[test]
    fn a_wrong_secret_is_checked_twice_whatever_there_is_and_the_present_one_once() {
        let tried = |hashes: &[&str], secret: &str| {
            let hashes: Vec<_> = hashes.iter().map(|hash| (*hash).to_owned()).collect();
            let mut checks = 0;
            let found = matches_either(&hashes, "decoy", |hash| {
                checks += 1;
                hash == secret
            });
            (found, checks)
        };
        for hashes in [&[][..], &["new"], &["new", "old"]] {
            assert_eq!(tried(hashes, "wrong"), (false, 2));
            assert_eq!(tried(hashes, "decoy"), (false, 2));
        }
        assert_eq!(tried(&["new"], "new"), (true, 1));
        assert_eq!(tried(&["new", "old"], "new"), (true, 1));
        assert_eq!(tried(&["new", "old"], "old"), (true, 2));
    }

    #[test]
    fn a_secret_does_not_print_itself() {
        assert_eq!(format!("{:?}", Secret::new("hunter2")), "Secret(…)");
    }
}
