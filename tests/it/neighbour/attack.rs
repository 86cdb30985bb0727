//! Who sends all that it can, on a thread of its own, so that it takes none of the victim's time but the server's.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use reqwest::{Client, RequestBuilder};

/// An attack that goes on until it is ended.
pub struct Attack {
    stop: Arc<AtomicBool>,
    got: Arc<Mutex<BTreeMap<u16, usize>>>,
    thread: JoinHandle<()>,
}

impl Attack {
    /// Sends requests, so many at once; each is made with its number.
    pub fn start(at_once: usize, make: impl Fn(&Client, usize) -> RequestBuilder + Send + Sync + 'static) -> Self {
        Self::start_from(&["127.0.0.1"], at_once, make)
    }

    /// The same from several addresses in turn.
    pub fn start_from(
        addresses: &[&str],
        at_once: usize,
        make: impl Fn(&Client, usize) -> RequestBuilder + Send + Sync + 'static,
    ) -> Self {
        let (stop, got) = (Arc::new(AtomicBool::new(false)), Arc::<Mutex<BTreeMap<_, _>>>::default());
        let client = |address: &&str| {
            let address: IpAddr = address.parse().unwrap();
            Client::builder().local_address(address).build().unwrap()
        };
        let clients: Vec<_> = addresses.iter().map(client).collect();
        let (stopped, counts, sent) = (Arc::clone(&stop), Arc::clone(&got), Arc::new(AtomicUsize::new(0)));
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            let make = Arc::new(make);
            let tasks = (0..at_once).map(|number| {
                let (stop, got, sent) = (Arc::clone(&stopped), Arc::clone(&counts), Arc::clone(&sent));
                let make = Arc::clone(&make);
                let client = clients[number % clients.len()].clone();
                async move {
                    while !stop.load(Ordering::Relaxed) {
                        let request = make(&client, sent.fetch_add(1, Ordering::Relaxed));
                        // What it gets is its own affair, but for its effect on others.
                        if let Ok(answer) = request.send().await {
                            *got.lock().unwrap().entry(answer.status().as_u16()).or_default() += 1;
                            let _ = answer.bytes().await;
                        }
                    }
                }
            });
            runtime.block_on(futures_util::future::join_all(tasks.collect::<Vec<_>>()));
        });
        Self { stop, got, thread }
    }

    /// Ends it; how many answers it got, by their status.
    pub fn end(self) -> BTreeMap<u16, usize> {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().unwrap();
        let got = self.got.lock().unwrap();
        got.clone()
    }
}
