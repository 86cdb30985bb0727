//! What requests and answers about the test clock look like.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::model::{Advance, TestClock};
use crate::contract::rules::{Rules, is_given};
use crate::domain::{FieldError, Violation};

/// How far to move the test clock: by `seconds` or `to` a moment.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AdvanceTestClock {
    /// By so many seconds.
    #[schema(minimum = 1, maximum = 315_360_000, example = 1_209_600)]
    pub seconds: Option<i64>,
    /// To this moment, or less than a second after it; instead of `seconds`.
    #[serde(default, deserialize_with = "crate::contract::patch::moment")]
    #[schema(format = "date-time", example = "2027-01-01T00:00:00Z")]
    pub to: Option<DateTime<Utc>>,
}

impl AdvanceTestClock {
    /// What is meant; its rules leave one of the two.
    pub fn advance(self) -> Advance {
        self.to.map_or(Advance::By(self.seconds.unwrap_or_default()), Advance::To)
    }
}

impl Rules for AdvanceTestClock {
    /// One of the two.
    fn broken(body: &Value) -> Vec<Violation> {
        match (is_given(body, "/seconds"), is_given(body, "/to")) {
            _ if !body.is_object() => Vec::new(),
            (false, false) => vec![Violation::at("/seconds", FieldError::new("required"))],
            (true, true) => {
                let error = FieldError::new("not_allowed").with_text("reason", "reason-seconds-say-it");
                vec![Violation::at("/to", error)]
            }
            _ => Vec::new(),
        }
    }
}

/// What the platform takes for now.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TestClock)]
pub struct TestClockView {
    /// What the platform takes for now.
    #[schema(example = "2027-01-01T00:00:00Z")]
    pub now: DateTime<Utc>,
    /// Seconds by which that is ahead of real time.
    #[schema(example = 2_764_800)]
    pub offset_seconds: i64,
}

impl TestClockView {
    /// The clock at a moment of real time.
    pub fn new(clock: TestClock, real: DateTime<Utc>) -> Self {
        Self { now: real + TimeDelta::seconds(clock.offset_seconds), offset_seconds: clock.offset_seconds }
    }
}
