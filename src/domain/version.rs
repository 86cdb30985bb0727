//! Optimistic concurrency: which versions of a resource a request was written for.

use super::{Code, Refusal};

/// Versions that a caller names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Versions {
    /// Whatever it is, if there is one.
    Existing,
    /// One of these; an empty list has none.
    OneOf(Vec<i32>),
}

impl Versions {
    /// Whether the present version is named; 0 is the version of what does not exist.
    fn name(&self, version: i32) -> bool {
        match self {
            Self::Existing => version > 0,
            Self::OneOf(versions) => version > 0 && versions.contains(&version),
        }
    }
}

/// What a caller expects of the present version (RFC 9110 §13.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// It is one of these (`If-Match`).
    pub matching: Option<Versions>,
    /// It is none of these (`If-None-Match`).
    pub none_matching: Option<Versions>,
}

impl Expected {
    /// Nothing.
    pub const ANYTHING: Self = Self { matching: None, none_matching: None };

    /// Refuses with `version_mismatch` when the present version is another one; 0 is the version of what does not exist.
    pub fn check(&self, version: i32) -> Result<(), Refusal> {
        self.check_matching(version)?;
        if self.has(version) { Err(mismatch(version)) } else { Ok(()) }
    }

    /// The same for `If-Match` alone: a read whose `If-None-Match` names the present version is no mismatch.
    pub fn check_matching(&self, version: i32) -> Result<(), Refusal> {
        match &self.matching {
            Some(versions) if !versions.name(version) => Err(mismatch(version)),
            _ => Ok(()),
        }
    }

    /// Whether the caller has the present version already, by its `If-None-Match`.
    pub fn has(&self, version: i32) -> bool {
        self.none_matching.as_ref().is_some_and(|versions| versions.name(version))
    }
}

fn mismatch(version: i32) -> Refusal {
    Refusal::new(Code::VersionMismatch).with("version", version.to_string()).member("version", version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(matching: Option<Versions>, none_matching: Option<Versions>, version: i32) -> bool {
        let checked = Expected { matching, none_matching }.check(version);
        checked.as_ref().err().is_none_or(|refusal| refusal.code == Code::VersionMismatch) && checked.is_ok()
    }

    #[test]
    fn only_named_versions_pass() {
        let one_of = |versions: &[i32]| Some(Versions::OneOf(versions.to_vec()));
        assert!(passes(None, None, 7));
        assert!(passes(one_of(&[6, 7]), None, 7));
        assert!(!passes(one_of(&[6]), None, 7) && !passes(one_of(&[]), None, 7));
        assert!(passes(None, one_of(&[6]), 7) && passes(None, one_of(&[]), 7));
        assert!(!passes(None, one_of(&[7]), 7));
        assert!(!passes(one_of(&[7]), one_of(&[7]), 7));
    }

    #[test]
    fn an_asterisk_is_whatever_exists() {
        assert!(!passes(Some(Versions::OneOf(vec![0])), None, 0) && passes(None, Some(Versions::OneOf(vec![0])), 0));
        assert!(passes(Some(Versions::Existing), None, 1) && !passes(Some(Versions::Existing), None, 0));
        assert!(passes(None, Some(Versions::Existing), 0) && !passes(None, Some(Versions::Existing), 1));
    }
}
