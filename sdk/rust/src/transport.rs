//! Sends a request: token, tries, hooks.

use std::time::{Duration, Instant};

use reqwest::header::HeaderValue;
use reqwest::{Method, StatusCode};
use tokio::time::timeout;

use crate::error::ApiError;
use crate::request::Request;
use crate::response::{Reply, header};
use crate::tokens::sensitive;
use crate::{Attempt, Error, Outcome, Secret, retry};

impl Request {
    /// Sends it, as often as it takes. The answer is a success, or 304 if that was asked for.
    pub(crate) async fn send(&self) -> Result<Reply, Error> {
        self.check()?;
        let tokens = &self.client.0.tokens;
        let key = self.idempotency_key()?;
        let (mut number, mut retries, mut renewed) = (1, 0, false);
        let mut refused: Option<Secret> = None;
        let begun = Instant::now();
        let left = || self.timeout.saturating_sub(begun.elapsed());
        loop {
            let token = if self.authorized {
                let token = timeout(left(), tokens.get(&self.client, refused.as_ref())).await;
                Some(token.map_err(|_| self.too_late(self.timeout))??)
            } else {
                None
            };
            // What ends it first: the try's time or the call's.
            let limit = if left() < self.attempt_timeout {
                (left(), self.timeout)
            } else {
                (self.attempt_timeout, self.attempt_timeout)
            };
            let error = match self.attempt(number, limit, token.as_ref(), key.as_ref()).await {
                Ok(reply) if reply.status.is_success() => return Ok(reply),
                Ok(reply) if reply.status == StatusCode::NOT_MODIFIED && self.headers.contains_key("if-none-match") => {
                    return Ok(reply);
                }
                Ok(reply) => Error::Api(Box::new(ApiError::of(&reply))),
                Err(error) => error,
            };
            number += 1;
            if error.status() == Some(401) && token.is_some() && tokens.can_renew() && !renewed {
                renewed = true;
                refused = token;
                continue;
            }
            match retry::delay_after(&error, retries + 1, self.is_repeatable()) {
                // A pause that would outlast the call is not begun.
                Some(delay) if retries < self.max_retries && delay < left() => {
                    retries += 1;
                    tokio::time::sleep(delay).await;
                }
                _ => return Err(error),
            }
        }
    }

    /// The key that all tries of a POST carry, unless the caller gave one. Asking for a token needs none.
    fn idempotency_key(&self) -> Result<Option<HeaderValue>, Error> {
        let own = self.method == Method::POST && self.authorized && !self.headers.contains_key("idempotency-key");
        own.then(retry::new_key).transpose()
    }

    fn too_late(&self, after: Duration) -> Error {
        Error::Timeout { host: self.host(), after }
    }

    /// One try, which ends after the first of these times, and then says that the second one is over.
    async fn attempt(
        &self,
        number: u32,
        (limit, told): (Duration, Duration),
        token: Option<&Secret>,
        key: Option<&HeaderValue>,
    ) -> Result<Reply, Error> {
        let hooks = &self.client.0.hooks;
        let attempt =
            Attempt { operation: self.operation, number, method: self.method.as_str(), path: self.url.path() };
        if let Some(before) = &hooks.before {
            before(&attempt);
        }
        let begun = Instant::now();
        let result = timeout(limit, self.exchange(token, key)).await.unwrap_or_else(|_| Err(self.too_late(told)));
        if let Some(after) = &hooks.after {
            let request_id = result.as_ref().ok().and_then(|reply| header(&reply.headers, "x-request-id"));
            let status = result.as_ref().map(|reply| reply.status.as_u16());
            after(&attempt, &Outcome { result: status, duration: begun.elapsed(), request_id });
        }
        result
    }

    async fn exchange(&self, token: Option<&Secret>, key: Option<&HeaderValue>) -> Result<Reply, Error> {
        let inner = &self.client.0;
        let mut headers = inner.headers.clone();
        headers.extend(self.headers.clone());
        if let Some(key) = key {
            headers.insert("idempotency-key", key.clone());
        }
        if let Some(token) = token {
            headers.insert("authorization", sensitive(&format!("Bearer {}", token.expose()))?);
        }
        let request = inner.http.request(self.method.clone(), self.url.clone()).headers(headers);
        let request = if let Some(body) = &self.body { request.body(body.clone()) } else { request };
        let failed = |error| Error::of_transport(error, self.host(), self.attempt_timeout);
        let answer = request.send().await.map_err(failed)?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body = answer.bytes().await.map_err(failed)?.to_vec();
        Ok(Reply { status, host: self.host(), headers, body })
    }
}
