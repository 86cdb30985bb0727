//! The client and its settings.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::hooks::{Attempt, Hooks, Outcome};
use crate::tokens::{Credentials, Tokens};
use crate::{Error, Secret, VERSION, retry};

/// A client of the API. Copies are cheap and share their connections and their token; make one and keep it.
#[derive(Clone)]
pub struct Gangway(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub base_url: Url,
    pub tokens: Tokens,
    pub http: reqwest::Client,
    pub headers: HeaderMap,
    pub timeout: Duration,
    pub attempt_timeout: Duration,
    pub max_retries: u32,
    pub hooks: Hooks,
}

impl Gangway {
    /// A client that gets its tokens with a credential.
    ///
    /// # Errors
    /// When the address is none, or the HTTP client cannot be made.
    pub fn new(url: &str, client_id: impl Into<String>, client_secret: impl Into<Secret>) -> Result<Self, Error> {
        Self::builder(url).credentials(client_id, client_secret).build()
    }

    /// A client with other settings.
    pub fn builder(url: &str) -> Builder {
        Builder {
            url: url.to_owned(),
            tokens: Tokens::None,
            scope: None,
            http: None,
            app_name: None,
            headers: Vec::new(),
            timeout: retry::TIMEOUT,
            attempt_timeout: retry::ATTEMPT_TIMEOUT,
            max_retries: retry::MAX_RETRIES,
            hooks: Hooks::default(),
        }
    }
}

impl fmt::Debug for Gangway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gangway({})", self.0.base_url)
    }
}

/// The settings of a client.
#[must_use]
pub struct Builder {
    url: String,
    tokens: Tokens,
    scope: Option<String>,
    http: Option<reqwest::Client>,
    app_name: Option<String>,
    headers: Vec<(String, String)>,
    timeout: Duration,
    attempt_timeout: Duration,
    max_retries: u32,
    hooks: Hooks,
}

impl Builder {
    /// Gets tokens with a credential's id and secret.
    pub fn credentials(mut self, id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        self.tokens = Tokens::Credentials(Credentials::new(id.into(), secret.into()));
        self
    }

    /// Asks for tokens with these scopes only, separated by spaces.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scope = Some(scope.into());
        self
    }

    /// Sends this token, in place of a credential.
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.tokens = Tokens::Fixed(token.into());
        self
    }

    /// Asks for the token before each request, in place of a credential. After the API refused a token it is asked once
    /// more, and told which one.
    pub fn token_provider<F, A, E>(mut self, provider: F) -> Self
    where
        F: Fn(Option<Secret>) -> A + Send + Sync + 'static,
        A: Future<Output = Result<Secret, E>> + Send + 'static,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        self.tokens = Tokens::Provider(Box::new(move |refused| {
            let token = provider(refused);
            Box::pin(async move { token.await.map_err(Into::into) })
        }));
        self
    }

    /// How long a call may take, with its token, all its tries and the reading of the answer; 60 seconds if not set.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long one try may take; 40 seconds if not set.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// How often to try again; eight times if not set.
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.max_retries = retries;
        self
    }

    /// The language of texts for people, such as `es`.
    pub fn accept_language(self, language: &str) -> Self {
        self.header("accept-language", language)
    }

    /// Names your program in the server's log, such as `onboarding/1.2`: it ends the `User-Agent`.
    pub fn app_name(mut self, name: &str) -> Self {
        self.app_name = Some(name.to_owned());
        self
    }

    /// Sends a header with every request.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Uses this HTTP client, with its TLS, proxy and pool. Make it with [`reqwest::redirect::Policy::none`]: reqwest follows
    /// up to ten redirects by default, and sends bodies to other hosts, or a POST as a GET.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// Is called before each try of a request.
    pub fn before_request(mut self, hook: impl Fn(&Attempt<'_>) + Send + Sync + 'static) -> Self {
        self.hooks.before = Some(Arc::new(hook));
        self
    }

    /// Is called after each try of a request.
    pub fn after_response(mut self, hook: impl Fn(&Attempt<'_>, &Outcome<'_>) + Send + Sync + 'static) -> Self {
        self.hooks.after = Some(Arc::new(hook));
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// When the address or a header is none, or the HTTP client cannot be made.
    pub fn build(self) -> Result<Gangway, Error> {
        let base_url = base_url(&self.url)?;
        let mut tokens = self.tokens;
        if let Tokens::Credentials(credentials) = &mut tokens {
            credentials.scope = self.scope;
        }
        let mut headers = HeaderMap::new();
        let app = self.app_name.map(|name| format!(" {name}")).unwrap_or_default();
        let agent = format!("gangway-rust/{VERSION} ({}; {}){app}", std::env::consts::OS, std::env::consts::ARCH);
        for (name, value) in self.headers.into_iter().chain([("user-agent".to_owned(), agent)]) {
            let (Ok(key), Ok(value)) = (HeaderName::try_from(name.as_str()), HeaderValue::try_from(value)) else {
                return Err(Error::Invalid(format!("the header {name} cannot be sent")));
            };
            headers.insert(key, value);
        }
        let http = match self.http {
            Some(http) => http,
            None => http_client(base_url.scheme() == "https")?,
        };
        Ok(Gangway(Arc::new(Inner {
            base_url,
            tokens,
            http,
            headers,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            max_retries: self.max_retries,
            hooks: self.hooks,
        })))
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Builder")
    }
}

fn base_url(text: &str) -> Result<Url, Error> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    // Secrets do not belong into an address: it is in logs and in this client's Debug form.
    url.filter(|url| url.username().is_empty() && url.password().is_none() && url.query().is_none())
        .ok_or_else(|| Error::Invalid("the base URL is not an http or https address".to_owned()))
}

/// An HTTP client with the TLS of this crate's features and the system's certificates. It follows no redirect: the API has
/// none, and a token must not go elsewhere.
fn http_client(secure: bool) -> Result<reqwest::Client, Error> {
    let builder =
        reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).connect_timeout(Duration::from_secs(10));
    tls(builder, secure)?.build().map_err(|error| Error::Invalid(format!("the HTTP client cannot be made: {error}")))
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
fn tls(builder: reqwest::ClientBuilder, secure: bool) -> Result<reqwest::ClientBuilder, Error> {
    // By name, because which one reqwest takes by itself depends on what other crates have switched on.
    #[cfg(feature = "rustls")]
    let builder = builder.tls_backend_rustls();
    #[cfg(not(feature = "rustls"))]
    let builder = builder.tls_backend_native();
    // A system without certificates can still speak http.
    Ok(if secure { builder } else { builder.tls_certs_only([]) })
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
fn tls(builder: reqwest::ClientBuilder, secure: bool) -> Result<reqwest::ClientBuilder, Error> {
    let missing = "https needs the feature rustls or native-tls, or an HTTP client of yours";
    if secure { Err(Error::Invalid(missing.to_owned())) } else { Ok(builder) }
}

#[cfg(test)]
mod tests {
    use super::Gangway;

    #[test]
    fn debug_shows_no_secret() {
        let gangway = Gangway::new("https://gangway.example/api/", "crd_1", "gws_secret").unwrap();
        assert_eq!(format!("{gangway:?}"), "Gangway(https://gangway.example/api/)");
        let call = gangway.clients().get("cli/1");
        assert_eq!(format!("{call:?}"), "Call(GET /api/clients/cli%2F1)");
    }

    #[test]
    fn addresses_that_are_none_are_refused() {
        for url in ["", "gangway.example", "ftp://gangway.example", "https://user:secret@gangway.example"] {
            assert!(Gangway::new(url, "crd_1", "gws_secret").is_err(), "{url}");
        }
    }
}
