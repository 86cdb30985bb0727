//! AWS's clock, as its answers show it.

use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::Intercept;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextRef, BeforeTransmitInterceptorContextRef,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use chrono::{DateTime, TimeDelta, Utc};

use super::client::Connected;
use super::failure::Failure;
use crate::clock::Ahead;
use crate::fault::AwsUnavailable;

/// When a question was sent, and when an answer came, with what its head says of the time.
#[derive(Debug, Default)]
struct Shown {
    sent: Option<DateTime<Utc>>,
    came: Option<(DateTime<Utc>, String)>,
}

/// Keeps the time that an answer shows, also when it is a refusal; of several tries the last.
#[derive(Debug)]
struct Watch {
    shown: Arc<Mutex<Shown>>,
    now: fn() -> DateTime<Utc>,
}

#[aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint]
impl Intercept for Watch {
    fn name(&self) -> &'static str {
        "Watch"
    }

    fn read_before_transmit(
        &self,
        _: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let sent = Some((self.now)());
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = Shown { sent, came: None };
        Ok(())
    }

    fn read_before_deserialization(
        &self,
        context: &BeforeDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(date) = context.response().headers().get("date") {
            let came = Some(((self.now)(), date.to_owned()));
            self.shown.lock().unwrap_or_else(PoisonError::into_inner).came = came;
        }
        Ok(())
    }
}

impl Connected {
    /// How far AWS's clock is ahead of this machine's, by `now`, which tells that one's time. Asks who calls, and takes the time
    /// of whatever is answered: a clock that is wrong enough is refused.
    pub async fn clock(&self, now: fn() -> DateTime<Utc>) -> Result<Ahead, AwsUnavailable> {
        let shown = Arc::new(Mutex::new(Shown::default()));
        let watch = Watch { shown: Arc::clone(&shown), now };
        let answer = self.sts.get_caller_identity().customize().interceptor(watch).send().await;
        let shown = std::mem::take(&mut *shown.lock().unwrap_or_else(PoisonError::into_inner));
        let (Some(before), Some((after, date))) = (shown.sent, shown.came) else {
            return Err(answer.err().map_or_else(|| Failure::incomplete("a date"), Failure::from).into());
        };
        let theirs = DateTime::parse_from_rfc2822(&date).map_err(|_| Failure::incomplete("a date"))?;
        Ok(Ahead::of(theirs.to_utc(), TimeDelta::seconds(1), before, after))
    }
}
