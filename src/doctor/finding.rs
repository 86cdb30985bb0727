//! What a check has found.

use serde::Serialize;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// As it should be.
    Ok,
    /// It works, and is dangerous or will not work for long.
    Warn,
    /// It does not work, or stops a start, or loses what was acknowledged.
    Fail,
    /// It was not looked at.
    Skip,
}

impl Status {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Fail => "fail",
            Self::Skip => "skip",
        }
    }
}

/// A line of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The check's name, which stays the same from release to release.
    pub check: &'static str,
    /// How bad it is.
    pub status: Status,
    /// What was found, and what it means.
    pub means: String,
    /// What to do about it, where something is to be done.
    #[serde(rename = "do", skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
}

/// One line, whatever others wrote.
fn line(text: impl Into<String>) -> String {
    text.into().split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
}

impl Finding {
    fn new(check: &'static str, status: Status, means: impl Into<String>, advice: Option<String>) -> Self {
        Self { check, status, means: line(means), advice: advice.map(line) }
    }

    /// It is as it should be.
    pub fn ok(check: &'static str, means: impl Into<String>) -> Self {
        Self::new(check, Status::Ok, means, None)
    }

    /// It works, and something is to be done.
    pub fn warn(check: &'static str, means: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::new(check, Status::Warn, means, Some(advice.into()))
    }

    /// It does not work.
    pub fn fail(check: &'static str, means: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::new(check, Status::Fail, means, Some(advice.into()))
    }

    /// It was not looked at, for this reason.
    pub fn skip(check: &'static str, why: impl Into<String>) -> Self {
        Self::new(check, Status::Skip, why, None)
    }
}
