//! Access tokens: fetched when the first call needs one, kept, and fetched again before they end.

use std::error::Error as StdError;
use std::future::Future;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::Method;
use reqwest::header::HeaderValue;
use tokio::sync::watch;

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
    state: Arc<Mutex<State>>,
}

type Fetched = Result<Secret, Error>;

#[derive(Default)]
struct State {
    kept: Option<Kept>,
    /// What all calls wait for that need a new token; closed when the call that began to fetch it is gone.
    fetching: Option<watch::Receiver<Option<Fetched>>>,
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
        Self { id, secret, scope: None, state: Arc::default() }
    }

    /// All calls that need a new token wait for the one that fetches it, and share its failure.
    async fn get(&self, client: &Gangway, refused: Option<&Secret>) -> Fetched {
        loop {
            let (mut waiting, begun) = {
                let mut state = lock(&self.state);
                if let Some(Kept { token, renew_at }) = &state.kept
                    && Some(token) != refused
                    && Instant::now() < *renew_at
                {
                    return Ok(token.clone());
                }
                match &state.fetching {
                    Some(fetching) if fetching.has_changed().is_ok() => (fetching.clone(), None),
                    _ => {
                        let request = self.request(client)?;
                        let (sender, receiver) = watch::channel(None);
                        let sender = Arc::new(sender);
                        state.fetching = Some(receiver.clone());
                        // A task of its own: others wait for it, and nobody may poll this call for a while.
                        let task = tokio::spawn(fetch(request, self.state.clone(), Arc::downgrade(&sender)));
                        (receiver, Some((task, sender)))
                    }
                }
            };
            if let Some((task, _sender)) = begun {
                match task.await {
                    Ok(fetched) => return fetched,
                    Err(error) if error.is_panic() => resume_unwind(error.into_panic()),
                    // The runtime that it was begun in has ended.
                    Err(_) => {}
                }
            } else if let Ok(fetched) = waiting.wait_for(Option::is_some).await
                && let Some(fetched) = &*fetched
            {
                return fetched.clone();
            }
        }
    }

    fn request(&self, client: &Gangway) -> Result<Request, Error> {
        let mut form = vec![("grant_type", "client_credentials")];
        form.extend(self.scope.as_deref().map(|scope| ("scope", scope)));
        let mut request = Request::new(client, "issueToken", Method::POST, false, &["oauth", "token"]).form(&form);
        request.headers.insert("authorization", self.basic()?);
        Ok(request)
    }

    /// HTTP Basic, with both parts encoded as in a form (RFC 6749 §2.3.1).
    fn basic(&self) -> Result<HeaderValue, Error> {
        let encoded = |text: &str| serde_urlencoded::to_string([("", text)]).map(|pair| pair.replacen('=', "", 1));
        let pair = encoded(&self.id).and_then(|id| Ok(format!("{id}:{}", encoded(self.secret.expose())?)));
        let pair = pair.map_err(|_| Error::Invalid("the credentials cannot be sent".to_owned()))?;
        sensitive(&format!("Basic {}", STANDARD.encode(pair)))
    }
}

/// Fetches a token, keeps it, and tells those who wait. Boxed, because sending a request may fetch a token.
fn fetch(
    request: Request,
    state: Arc<Mutex<State>>,
    waiting: Weak<watch::Sender<Option<Fetched>>>,
) -> Pin<Box<dyn Future<Output = Fetched> + Send>> {
    Box::pin(async move {
        let asked_at = Instant::now();
        let answer = request.send().await.and_then(|reply| {
            serde_json::from_slice::<AccessToken>(&reply.body).map_err(|error| Error::of_body(&reply, error))
        });
        let mut state = lock(&state);
        let fetched = answer.map(|answer| {
            // Not longer than a day, because clocks do not count as far as numbers.
            let lifetime = Duration::from_secs(answer.expires_in.clamp(0, 86_400).unsigned_abs());
            let renew_at = asked_at + lifetime.saturating_sub(Duration::from_secs(60)).max(lifetime / 2);
            state.kept = Some(Kept { token: answer.access_token.clone(), renew_at });
            answer.access_token
        });
        if let Some(waiting) = waiting.upgrade() {
            state.fetching = None;
            waiting.send_replace(Some(fetched.clone()));
        }
        fetched
    })
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A header that no log shows.
pub(crate) fn sensitive(value: &str) -> Result<HeaderValue, Error> {
    let value = HeaderValue::try_from(value);
    let mut value = value.map_err(|_| Error::Invalid("the token cannot be sent".to_owned()))?;
    value.set_sensitive(true);
    Ok(value)
}
