//! Secrets: made from 256 random bits, stored only as argon2id hashes, and checked on a small pool of threads of their
//! own, so that a burst of logins does not hold up the rest.

use std::fmt;
use std::sync::Arc;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tokio::sync::oneshot;

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

/// argon2id with the crate's defaults (19 MiB, two passes, one lane: OWASP's minimum), in PHC form.
pub fn hash(secret: &Secret) -> Result<String, HashFailed> {
    Argon2::default().hash_password(secret.reveal().as_bytes()).map(|hash| hash.to_string()).map_err(|_| HashFailed)
}

fn matches(secret: &Secret, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(secret.reveal().as_bytes(), &hash).is_ok())
}

/// Hashes and checks secrets off the request threads.
#[derive(Clone)]
pub struct Hasher {
    pool: Arc<rayon::ThreadPool>,
    /// Checked when the credential is unknown, so that the answer takes as long as for a wrong secret.
    decoy: Arc<str>,
}

impl Hasher {
    /// A pool of two threads: each check takes 19 MiB for its duration.
    pub fn new() -> Result<Self, HashFailed> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).thread_name(|_| "hasher".to_owned()).build();
        Ok(Self { pool: Arc::new(pool.map_err(|_| HashFailed)?), decoy: hash(&Secret::random())?.into() })
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, HashFailed> {
        let (send, receive) = oneshot::channel();
        // The receiver is gone when the caller hung up; then nobody wants the answer.
        self.pool.spawn(move || drop(send.send(work())));
        receive.await.map_err(|_| HashFailed)
    }

    /// The hash of a secret.
    pub async fn hash(&self, secret: Secret) -> Result<String, HashFailed> {
        self.run(move || hash(&secret)).await?
    }

    /// Whether the secret is behind one of the hashes; without hashes a decoy is checked and the answer is no.
    pub async fn matches(&self, secret: Secret, hashes: Vec<String>) -> Result<bool, HashFailed> {
        let decoy = Arc::clone(&self.decoy);
        self.run(move || {
            if hashes.is_empty() {
                // Whatever comes out: nobody knows the decoy's secret.
                matches(&secret, &decoy);
                return false;
            }
            hashes.iter().any(|hash| matches(&secret, hash))
        })
        .await
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
    fn a_secret_does_not_print_itself() {
        assert_eq!(format!("{:?}", Secret::new("hunter2")), "Secret(…)");
    }
}
