//! Look-ups of names by the system's resolver, which waits on threads: they are not those of the database, so that whoever
//! has slow name servers holds up nobody's requests.

use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::Arc;

use tokio::sync::{Semaphore, oneshot};

use super::undelivered::Undelivered;

/// Looks names up.
pub struct Lookups(Arc<Semaphore>);

impl Lookups {
    /// So many at once. A look-up may last longer than anybody waits for it, so that these are more than those who wait.
    pub fn new(most: usize) -> Self {
        Self(Arc::new(Semaphore::new(most)))
    }

    /// The addresses of a name now, with this port.
    pub async fn find(&self, name: String, port: u16) -> Result<Vec<SocketAddr>, Undelivered> {
        let failed = |_| Undelivered::NameNotResolved;
        // Held until the look-up has ended, also when nobody waits for it any more.
        let place = Arc::clone(&self.0).acquire_owned().await.map_err(|_| Undelivered::NameNotResolved)?;
        let (send, receive) = oneshot::channel();
        let look = move || {
            let found = (name.as_str(), port).to_socket_addrs().map(Iterator::collect::<Vec<_>>);
            // Whoever asked may have given up.
            drop(send.send(found));
            drop(place);
        };
        std::thread::Builder::new().name("lookup".to_owned()).spawn(look).map_err(failed)?;
        let found = receive.await.map_err(|_| Undelivered::NameNotResolved)?.map_err(failed)?;
        if found.is_empty() { Err(Undelivered::NameNotResolved) } else { Ok(found) }
    }
}
