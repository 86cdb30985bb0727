//! Sends a request: token, tries, hooks.

use std::time::Instant;

use reqwest::header::HeaderValue;
use reqwest::{Method, StatusCode};

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
        loop {
            let token = if self.authorized { Some(tokens.get(&self.client, refused.as_ref()).await?) } else { None };
            let error = match self.attempt(number, token.as_ref(), key.as_ref()).await {
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
            match retry::delay_after(&error, retries + 1) {
                Some(delay) if retries < self.max_retries => {
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

    async fn attempt(&self, number: u32, token: Option<&Secret>, key: Option<&HeaderValue>) -> Result<Reply, Error> {
        let hooks = &self.client.0.hooks;
        let attempt =
            Attempt { operation: self.operation, number, method: self.method.as_str(), path: self.url.path() };
        if let Some(before) = &hooks.before {
            before(&attempt);
        }
        let begun = Instant::now();
        let result = self.exchange(token, key).await;
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
        let request = inner.http.request(self.method.clone(), self.url.clone()).headers(headers).timeout(self.timeout);
        let request = if let Some(body) = &self.body { request.body(body.clone()) } else { request };
        let answer = request.send().await.map_err(Error::of_transport)?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body = answer.bytes().await.map_err(Error::of_transport)?.to_vec();
        Ok(Reply { status, headers, body })
    }
}
