//! From where a request came, for what it changes: events keep it, for operations' audit alone. It goes with the task that serves
//! the request, as the span of its log does; jobs have none.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use tokio::task::futures::TaskLocalFuture;
use tracing::Instrument;
use tracing::instrument::Instrumented;

use crate::traces;

tokio::task_local! {
    static ORIGIN: Option<Origin>;
}

/// The caller's address and the request's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    address: IpAddr,
    request_id: Arc<str>,
}

impl Origin {
    /// Of a request with this id, which has no blank in it.
    pub fn new(address: IpAddr, request_id: &str) -> Self {
        Self { address, request_id: request_id.into() }
    }

    /// That of the request that this task serves.
    pub fn current() -> Option<Self> {
        ORIGIN.try_with(Clone::clone).ok().flatten()
    }

    /// Address and id of what was written down.
    pub fn read(text: &str) -> Option<(&str, &str)> {
        text.split_once(' ')
    }
}

/// As it is written down.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.address, self.request_id)
    }
}

/// Serves a request that came from there.
pub fn within<F: Future>(origin: Origin, work: F) -> TaskLocalFuture<Option<Origin>, F> {
    ORIGIN.scope(Some(origin), work)
}

/// Work of the present request that goes on in a task of its own, with its origin, its span and its trace.
pub fn carried<F: Future>(work: F) -> TaskLocalFuture<Option<Origin>, Instrumented<Instrumented<F>>> {
    ORIGIN.scope(Origin::current(), work.in_current_span().instrument(traces::task()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn it_is_known_within_its_request_and_what_that_starts_and_nowhere_else() {
        let origin = Origin::new([192, 0, 2, 7].into(), "r-1");
        assert_eq!(Origin::read(&origin.to_string()), Some(("192.0.2.7", "r-1")));
        let started = within(origin.clone(), async {
            assert_eq!(Origin::current(), Some(origin.clone()));
            actix_web::rt::spawn(carried(async { Origin::current() })).await.unwrap()
        });
        assert_eq!(started.await, Some(origin));
        assert_eq!(Origin::current(), None);
        assert_eq!(carried(async { Origin::current() }).await, None);
    }
}
