//! Access tokens: fetched when the first call needs one, kept, and fetched again before they end.

use std::error::Error as StdError;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::Method;
use reqwest::header::HeaderValue;
use tokio::sync::Mutex;

use crate::models::AccessToken;
use crate::request::Request;
use crate::{Error, Gangway, Secret};

type Provided = Result<Secret, Box<dyn StdError + Send + Sync>>;
pub(crate) type Provider = dyn Fn(Option<Secret>) -> Pin<Box<dyn Future<Output = Provided> + Send>> + Send + Sync;

pub(crate) enum Tokens {
    None,
    Fixed(Secret),
    Provider(Box<Provider>),
    Credentials(Credentials),
}

/// A client's id and secret, and the token that they got.
pub(crate) struct Credentials {
    pub id: String,
    pub secret: Secret,
    pub scope: Option<String>,
    state: Mutex<State>,
    /// How often no token could be got.
    failures: AtomicU64,
}

#[derive(Default)]
struct State {
    kept: Option<Kept>,
    failed: Option<Error>,
}

struct Kept {
    token: Secret,
    renew_at: Instant,
}

impl Tokens {
    /// Whether there may be another token when the API refuses one.
    pub fn can_renew(&self) -> bool {
        matches!(self, Self::Provider(_) | Self::Credentials(_))
    }

    /// A token to send, other than the one that was refused.
    pub async fn get(&self, client: &Gangway, refused: Option<&Secret>) -> Result<Secret, Error> {
        match self {
            Self::None => Err(Error::Invalid("the client has neither credentials nor a token".to_owned())),
            Self::Fixed(token) => Ok(token.clone()),
            Self::Provider(provider) => {
                provider(refused.cloned()).await.map_err(|error| Error::TokenProvider(error.into()))
            }
            Self::Credentials(credentials) => credentials.get(client, refused).await,
        }
    }
}

impl Credentials {
    pub fn new(id: String, secret: Secret) -> Self {
        Self { id, secret, scope: None, state: Mutex::default(), failures: AtomicU64::new(0) }
    }

    /// All calls that need a new token wait for the one that fetches it, and share its failure.
    async fn get(&self, client: &Gangway, refused: Option<&Secret>) -> Result<Secret, Error> {
        let failures = self.failures.load(Ordering::Acquire);
        let mut state = self.state.lock().await;
        if let Some(Kept { token, renew_at }) = &state.kept
            && Some(token) != refused
            && Instant::now() < *renew_at
        {
            return Ok(token.clone());
        }
        if let Some(error) = &state.failed
            && self.failures.load(Ordering::Acquire) != failures
        {
            return Err(error.clone());
        }
        let asked_at = Instant::now();
        match self.fetch(client).await {
            Ok(answer) => {
                let lifetime = Duration::from_secs(answer.expires_in.try_into().unwrap_or(0));
                let renew_at = asked_at + lifetime.saturating_sub(Duration::from_secs(60)).max(lifetime / 2);
                state.kept = Some(Kept { token: answer.access_token.clone(), renew_at });
                Ok(answer.access_token)
            }
            Err(error) => {
                self.failures.fetch_add(1, Ordering::Release);
                state.failed = Some(error.clone());
                Err(error)
            }
        }
    }

    async fn fetch(&self, client: &Gangway) -> Result<AccessToken, Error> {
        let mut form = vec![("grant_type", "client_credentials")];
        form.extend(self.scope.as_deref().map(|scope| ("scope", scope)));
        let mut request = Request::new(client, "issueToken", Method::POST, false, &["oauth", "token"]).form(&form);
        request.headers.insert("authorization", self.basic()?);
        // Boxed, because sending a request may fetch a token.
        let reply = Box::pin(request.send()).await?;
        serde_json::from_slice(&reply.body).map_err(|error| Error::of_body(&reply, error))
    }

    /// HTTP Basic, with both parts encoded as in a form (RFC 6749 §2.3.1).
    fn basic(&self) -> Result<HeaderValue, Error> {
        let encoded = |text: &str| serde_urlencoded::to_string([("", text)]).map(|pair| pair.replacen('=', "", 1));
        let pair = encoded(&self.id).and_then(|id| Ok(format!("{id}:{}", encoded(self.secret.expose())?)));
        let pair = pair.map_err(|_| Error::Invalid("the credentials cannot be sent".to_owned()))?;
        sensitive(&format!("Basic {}", STANDARD.encode(pair)))
    }
}

/// A header that no log shows.
pub(crate) fn sensitive(value: &str) -> Result<HeaderValue, Error> {
    let value = HeaderValue::try_from(value);
    let mut value = value.map_err(|_| Error::Invalid("the token cannot be sent".to_owned()))?;
    value.set_sensitive(true);
    Ok(value)
}
