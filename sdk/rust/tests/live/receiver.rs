//! Takes deliveries of webhooks.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver as Queue, channel};
use std::thread::spawn;
use std::time::Duration;

use gangway_sdk::Secret;
use gangway_sdk::models::Event;
use gangway_sdk::webhooks::{Webhook, WebhookError};

/// The headers, with their names in lower case, and the body.
type Delivery = (HashMap<String, String>, Vec<u8>);

pub struct Receiver {
    pub url: String,
    deliveries: Queue<Delivery>,
}

impl Receiver {
    pub fn start() -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let url = format!("http://{}/hooks", listener.local_addr()?);
        let (sender, deliveries) = channel();
        spawn(move || {
            for stream in listener.incoming().flatten() {
                // The suite may have ended.
                let _ = take(&stream).map(|delivery| sender.send(delivery));
            }
        });
        Ok(Self { url, deliveries })
    }

    /// The event of the next delivery, which each of the secrets has to fit.
    pub fn next(&self, secrets: &[&Secret]) -> Result<Event, Box<dyn std::error::Error>> {
        let (headers, body) = self.deliveries.recv_timeout(Duration::from_secs(10))?;
        let mut events = Vec::new();
        for secret in secrets {
            let webhook = Webhook::new(secret.expose())?;
            events.push(webhook.verify(&body, &headers)?);
            let forged = webhook.verify(&[&body[..], b" "].concat(), &headers);
            assert!(matches!(forged, Err(WebhookError::Signature)));
        }
        let event = events.pop().ok_or("no secret")?;
        assert_eq!(headers["webhook-id"], event.id);
        Ok(event)
    }
}

fn take(mut stream: &TcpStream) -> std::io::Result<Delivery> {
    let mut reader = BufReader::new(stream);
    let mut headers = HashMap::new();
    for line in reader.by_ref().lines() {
        let line = line?;
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(": ") {
            headers.insert(name.to_lowercase(), value.to_owned());
        }
    }
    let mut body = vec![0; headers["content-length"].parse().unwrap()];
    reader.read_exact(&mut body)?;
    stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")?;
    Ok((headers, body))
}
