//! Optimistic concurrency: which versions of a resource a request was written for.

use super::{Code, Refusal};

/// The versions that a caller takes for the present one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// Whatever it is.
    Any,
    /// One of these; an empty list matches nothing.
    OneOf(Vec<i32>),
}

impl Expected {
    /// Refuses with `version_mismatch` when the present version is not one of the expected.
    pub fn check(&self, version: i32) -> Result<(), Refusal> {
        match self {
            Self::OneOf(versions) if !versions.contains(&version) => {
                Err(Refusal::new(Code::VersionMismatch).with("version", version.to_string()).member("version", version))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_named_versions_pass() {
        assert!(Expected::Any.check(7).is_ok());
        assert!(Expected::OneOf(vec![6, 7]).check(7).is_ok());
        assert_eq!(Expected::OneOf(vec![6]).check(7).map_err(|refusal| refusal.code), Err(Code::VersionMismatch));
        assert!(Expected::OneOf(vec![]).check(7).is_err());
    }
}
