//! What the scenarios work with: the client, the proxy's controls, and resources to begin with.

use std::collections::HashMap;
use std::env;
use std::sync::atomic::{AtomicU32, Ordering};

use gangway_sdk::models::{
    AddExistingAccount, Address, ClientProfile, CloudAccount, Contact, CreateClient, CreateReseller, Pricebook,
    PricebookKind, PutCloudProvider, Reseller, SupportType,
};
use gangway_sdk::{Builder, Error, Gangway};
use serde::Deserialize;
use serde_json::{Value, json};

pub struct World {
    pub gangway: Gangway,
    pub reseller: Reseller,
    pub master: Pricebook,
    url: String,
    http: reqwest::Client,
    count: AtomicU32,
}

/// A request that the proxy saw.
#[derive(Debug, Deserialize)]
pub struct Seen {
    pub method: String,
    pub path: String,
    pub headers: HashMap<String, String>,
}

impl World {
    pub async fn from_env() -> Result<Self, Box<dyn std::error::Error>> {
        let url = env::var("GANGWAY_URL")?;
        let gangway = builder(&url).build()?;
        let reseller = gangway.resellers().create(CreateReseller::new("Nube Partners").country("ES")).await?;
        let mut masters = gangway.pricebooks().list().kind(PricebookKind::Master).await?;
        let master = masters.data.pop().ok_or("no master pricebook")?;
        let http = reqwest::Client::new();
        Ok(Self { gangway, reseller, master, url, http, count: AtomicU32::new(0) })
    }

    pub fn builder(&self) -> Builder {
        builder(&self.url)
    }

    /// A client that has no token yet.
    pub fn fresh(&self) -> Result<Gangway, Error> {
        self.builder().build()
    }

    pub fn url(&self) -> &str {
        &self.url
    }

    pub async fn fault(&self, method: &str, path: &str, faults: Value) -> Result<(), reqwest::Error> {
        let body = json!({"method": method, "path": path, "faults": faults}).to_string();
        self.http.post(format!("{}/__proxy/faults", self.url)).body(body).send().await?.error_for_status()?;
        Ok(())
    }

    /// The requests since the scenario began that were sent to this path.
    pub async fn seen(&self, method: &str, path: &str) -> Result<Vec<Seen>, Box<dyn std::error::Error>> {
        let text = self.http.get(format!("{}/__proxy/requests", self.url)).send().await?.text().await?;
        let all: Vec<Seen> = serde_json::from_str(&text)?;
        Ok(all.into_iter().filter(|r| r.method == method && r.path.split('?').next() == Some(path)).collect())
    }

    pub async fn forget(&self) -> Result<(), reqwest::Error> {
        self.http.delete(format!("{}/__proxy/requests", self.url)).send().await?.error_for_status()?;
        Ok(())
    }

    /// Comes back when the server is down; it is started again after a while.
    pub async fn restart(&self) -> Result<(), reqwest::Error> {
        self.http.post(format!("{}/__proxy/restart", self.url)).send().await?.error_for_status()?;
        Ok(())
    }

    fn number(&self) -> u32 {
        self.count.fetch_add(1, Ordering::Relaxed)
    }

    pub fn create_client(&self) -> CreateClient {
        let address = Address::new("Calle Mayor 1", "Madrid", "ES").postal_code("28013");
        let contact = Contact::new("Administration", "admin@example.com").phone("+34 910 000 000");
        CreateClient::new(format!("Panadería Sol {}", self.number()), contact, address).reseller_id(&self.reseller.id)
    }

    /// A client with its pricebook.
    pub async fn client(&self) -> Result<ClientProfile, Error> {
        let client = self.gangway.clients().create(self.create_client()).await?;
        self.gangway.clients().put_cloud_provider(&client.id, PutCloudProvider::new(&self.master.id)).await?;
        Ok(client)
    }

    pub fn add_account(&self, client: &ClientProfile) -> AddExistingAccount {
        AddExistingAccount::new(&client.id, format!("2{:07}9999", self.number()), SupportType::Basic)
            .organization_role("standalone")
    }

    pub async fn account(&self, client: &ClientProfile) -> Result<CloudAccount, Error> {
        self.gangway.cloud_accounts().create(self.add_account(client)).await
    }
}

fn builder(url: &str) -> Builder {
    let variable = |name| env::var(name).expect(name);
    Gangway::builder(url).credentials(variable("GANGWAY_CLIENT_ID"), variable("GANGWAY_CLIENT_SECRET"))
}
