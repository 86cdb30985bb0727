//! A client, its contact and its address. Must not know the database or HTTP.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::domain::{Code, ContactEmail, Country, FieldError, Refusal, Violation};
use crate::events::Subject;
use crate::id::{ClientId, ResellerId};

crate::text_enum! {
    /// Whether a client takes new accounts.
    ClientStatus as "ClientStatus" {
        /// It does.
        Active "active",
        /// It takes none any more and has none that live.
        Archived "archived",
    }
}

crate::text_enum! {
    /// A language that a client is addressed in (ISO 639-1).
    Language as "ClientLanguage" {
        /// English.
        En "en",
        /// Spanish.
        Es "es",
    }
}

/// The person to talk to at a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Full name, 1–120 characters.
    pub name: String,
    /// E-mail address.
    pub email: ContactEmail,
    /// Telephone number, at most 40 characters.
    pub phone: Option<String>,
}

/// Where a client is; AWS's monthly reports need all of it (C6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Street and number, 1–200 characters.
    pub street: String,
    /// City, 1–120 characters.
    pub city: String,
    /// State, province or region, 1–120 characters, where the country has them.
    pub state: Option<String>,
    /// Postal code, 1–20 characters, where the country has them.
    pub postal_code: Option<String>,
    /// Country.
    pub country: Country,
}

/// C6: an address has a postal code, but in countries that have none.
pub fn check_postal_code(country: Country, given: bool) -> Option<Violation> {
    let missing = !given && country.has_postal_codes();
    missing.then(|| Violation::at("/address/postalCode", FieldError::new("required")))
}

/// An end customer of a reseller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Its id.
    pub id: ClientId,
    /// The reseller it belongs to.
    pub reseller_id: ResellerId,
    /// Its name, 1–120 characters.
    pub name: String,
    /// Its key in the reseller's own systems, 1–64 characters, unique for the reseller.
    pub external_ref: Option<String>,
    /// The person to talk to.
    pub contact: Contact,
    /// Where it is.
    pub address: Address,
    /// Its internet domain, for AWS's reports (C6).
    pub domain: Option<String>,
    /// The language it is addressed in.
    pub language: Language,
    /// Whether it takes new accounts.
    pub status: ClientStatus,
    /// Counts its changes, from 1.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl Client {
    /// What its events say.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            reseller_id: Some(self.reseller_id.as_str()),
            client_id: Some(self.id.as_str()),
            resource_id: self.id.as_str(),
            version: self.version,
            data: json!({ "status": self.status }),
        }
    }

    /// Refuses what an archived client does not take with `client_archived`.
    pub fn check_active(&self) -> Result<(), Refusal> {
        if self.status == ClientStatus::Active { Ok(()) } else { Err(Code::ClientArchived.into()) }
    }

    /// The client as it is once it is archived.
    #[must_use]
    pub fn archived(self, now: DateTime<Utc>) -> Self {
        Self { status: ClientStatus::Archived, version: self.version + 1, updated_at: now, ..self }
    }
}
