//! Adding the SDK to a program must not break what the program does with reqwest. Needs a server at `GANGWAY_URL`.

use std::env::var;
use std::error::Error;
use std::time::{Duration, Instant};

use gangway_sdk::Gangway;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = var("GANGWAY_URL")?;
    // Before the SDK has done anything, and without a word of TLS.
    let http = reqwest::Client::new();
    assert!(http.get(format!("{url}/__proxy/requests")).send().await?.status().is_success());

    let (id, secret) = (var("GANGWAY_CLIENT_ID")?, var("GANGWAY_CLIENT_SECRET")?);
    Gangway::new(&url, id.clone(), secret.clone())?.clients().list().limit(1).await?;
    Gangway::builder(&url).credentials(id, secret).http_client(http).build()?.clients().list().limit(1).await?;

    // Both get as far as a connection by TLS, which nobody takes there.
    let secure = "https://127.0.0.1:9";
    assert!(reqwest::get(secure).await.is_err_and(|error| error.is_connect()));
    let error = Gangway::builder(secure).token("t").max_retries(0).build()?.clients().list().await;
    assert!(matches!(error, Err(gangway_sdk::Error::Connection { .. })), "{error:?}");

    // What is no TLS will not be it the next time either: nobody waits for that.
    let begun = Instant::now();
    let error = Gangway::builder(&url.replace("http:", "https:")).token("t").build()?.clients().list().await;
    assert!(error.is_err() && begun.elapsed() < Duration::from_secs(5), "{error:?} after {:?}", begun.elapsed());
    Ok(())
}
