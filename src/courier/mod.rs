//! The courier: takes a body to an address that somebody else chose. It speaks to nothing but the Internet at large, on a
//! connection of its own each time, to the very address that was looked at; it follows nobody elsewhere, asks no proxy of the
//! environment, and what is answered costs it next to nothing.

mod lookup;
mod places;
mod tls;
mod undelivered;

use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::time::Duration;

use futures_util::future::{Either, FutureExt, select};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper::header::{CONTENT_TYPE, HOST, USER_AGENT};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::domain::{WebhookUrl, is_global};
use lookup::Lookups;
pub use places::{Place, Places};
use tls::Tls;
pub use tls::client_config;
pub use undelivered::Undelivered;

/// How long an answer may take, from the look-up of the name to the head of the answer.
pub const LIMIT: Duration = Duration::from_secs(15);

/// How long one address of several may take to be connected to.
const CONNECTS_WITHIN: Duration = Duration::from_secs(5);

/// How long the look-up of a name may take while somebody waits for the answer to a creation.
const LOOKED_UP_WITHIN: Duration = Duration::from_secs(2);

/// Look-ups at once for whoever makes or changes an endpoint; who finds none free is looked at when it is delivered to.
const LOOKS: usize = 32;

/// Parcels that are out at once: a socket and some kilobytes each. What becomes of them is stored in the turns of jobs, of which
/// more may wait.
const PLACES: usize = 128;

/// Parcels among them of one holder.
const PLACES_OF_HOLDER: usize = PLACES / 4;

/// Bytes of an answer's head at most.
const HEAD: usize = 16 * 1024;

/// Bytes of an answer's body that are read at most, and how long: only so that whoever sends it is done with it.
const BODY: usize = 4 * 1024;
const BODY_WITHIN: Duration = Duration::from_millis(500);

/// What is taken along.
#[derive(Clone)]
pub struct Parcel {
    /// Where to.
    pub url: WebhookUrl,
    /// Headers besides those that every request has.
    pub headers: Vec<(&'static str, String)>,
    /// JSON.
    pub body: Bytes,
}

/// Takes parcels out.
pub struct Courier {
    /// Parcels that are out at once on this server.
    pub places: Places,
    allow_private: bool,
    lookups: Lookups,
    /// Look-ups for whoever makes or changes an endpoint: names that are slow hold up nobody's deliveries.
    looks: Lookups,
    tls: Tls,
}

impl Courier {
    /// A courier; `allow_private` lets it go to private networks too.
    pub fn new(allow_private: bool) -> Self {
        Self {
            places: Places::new(PLACES, PLACES_OF_HOLDER),
            allow_private,
            lookups: Lookups::new(2 * PLACES),
            looks: Lookups::new(LOOKS),
            tls: Tls::default(),
        }
    }

    /// Takes a parcel out; the status of the answer.
    pub async fn deliver(&self, parcel: Parcel) -> Result<u16, Undelivered> {
        let answer = timeout(LIMIT, self.send(parcel)).await.unwrap_or(Err(Undelivered::Timeout))?;
        // The status has decided; that the rest is slow or long changes nothing.
        drop(timeout(BODY_WITHIN, answer.rest).await);
        Ok(answer.status)
    }

    /// Whether the address is seen not to be one of the Internet at large. What cannot be looked up now may be later.
    pub async fn would_refuse(&self, url: &WebhookUrl) -> bool {
        let looked_up = timeout(LOOKED_UP_WITHIN, self.addresses(url, &self.looks)).await;
        matches!(looked_up, Ok(Err(Undelivered::AddressNotAllowed)))
    }

    /// The addresses that a host has now; none of them is used when one is not allowed.
    async fn addresses(&self, url: &WebhookUrl, lookups: &Lookups) -> Result<Vec<SocketAddr>, Undelivered> {
        url.check_allowed(self.allow_private).map_err(|_| Undelivered::AddressNotAllowed)?;
        let found = match (url.address(), url.name()) {
            (Some(address), _) => vec![SocketAddr::new(address, url.port())],
            (None, Some(name)) => lookups.find(name.to_owned(), url.port()).await?,
            (None, None) => return Err(Undelivered::NameNotResolved),
        };
        if !self.allow_private && found.iter().any(|address| !is_global(address.ip())) {
            return Err(Undelivered::AddressNotAllowed);
        }
        Ok(found)
    }

    async fn send(&self, parcel: Parcel) -> Result<Response, Undelivered> {
        let stream = connect(&self.addresses(&parcel.url, &self.lookups).await?).await?;
        let request = request(&parcel)?;
        if parcel.url.is_https() {
            exchange(self.tls.connect(&parcel.url, stream).await?, request).await
        } else {
            exchange(stream, request).await
        }
    }
}

/// The head of an answer.
struct Response {
    status: u16,
    /// Reads some of its body.
    rest: Pin<Box<dyn Future<Output = ()> + Send>>,
}

async fn connect(addresses: &[SocketAddr]) -> Result<TcpStream, Undelivered> {
    for address in addresses {
        if let Ok(Ok(stream)) = timeout(CONNECTS_WITHIN, TcpStream::connect(address)).await {
            // A request is one piece; it goes out at once anyway when this fails.
            drop(stream.set_nodelay(true));
            return Ok(stream);
        }
    }
    Err(Undelivered::ConnectionFailed)
}

fn request(parcel: &Parcel) -> Result<Request<Full<Bytes>>, Undelivered> {
    let mut request = Request::builder()
        .method(Method::POST)
        .uri(parcel.url.target())
        .header(HOST, parcel.url.authority())
        .header(USER_AGENT, concat!("Gangway-Webhooks/", env!("CARGO_PKG_VERSION")))
        .header(CONTENT_TYPE, "application/json");
    for (name, value) in &parcel.headers {
        request = request.header(*name, value);
    }
    request.body(Full::new(parcel.body.clone())).map_err(|_| Undelivered::AddressNotAllowed)
}

/// Sends a request and waits for the head of its answer.
async fn exchange<S>(stream: S, request: Request<Full<Bytes>>) -> Result<Response, Undelivered>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let handshake = http1::Builder::new().max_buf_size(HEAD).handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = handshake.map_err(|_| Undelivered::ConnectionFailed)?;
    // It may be over before the answer has been looked at.
    let mut connection = Box::pin(connection.fuse());
    let answer = match select(pin!(sender.send_request(request)), &mut connection).await {
        Either::Left((answer, _)) => answer,
        // The connection is over: what came over it is there.
        Either::Right((_, answer)) => answer.await,
    };
    let answer = answer.map_err(|_| Undelivered::InvalidResponse)?;
    let status = answer.status().as_u16();
    let rest = Box::pin(async move { drop(select(Box::pin(read(answer.into_body())), connection).await) });
    Ok(Response { status, rest })
}

/// Reads a body to its end, or as much as is read of one.
async fn read(mut body: Incoming) {
    let mut left = BODY;
    while let Some(Ok(frame)) = body.frame().await {
        left = left.saturating_sub(frame.data_ref().map_or(0, Bytes::len));
        if left == 0 {
            break;
        }
    }
}
