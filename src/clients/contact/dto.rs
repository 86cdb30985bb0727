//! What contacts and addresses look like in requests and answers, and how a patch changes them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::clients::model::{Address, Contact};
use crate::contract::patch::set;
use crate::domain::{ContactEmail, Country, trimmed};

/// The person to talk to at a client.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = Contact)]
pub struct ContactBody {
    /// Full name.
    #[schema(min_length = 1, max_length = 120, format = "not-blank", example = "Ana Pérez")]
    pub name: String,
    /// E-mail address.
    #[schema(value_type = String, format = "contact-email", example = "ana.perez@example.com")]
    pub email: ContactEmail,
    /// Telephone number: digits, blanks and `+ ( ) - . /`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 40, format = "phone", example = "+34 910 000 000")]
    pub phone: Option<String>,
}

/// Where a client is. AWS's monthly reports name it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = Address)]
pub struct AddressBody {
    /// Street and number.
    #[schema(min_length = 1, max_length = 200, format = "not-blank", example = "Calle Mayor 1")]
    pub street: String,
    /// City.
    #[schema(min_length = 1, max_length = 120, format = "not-blank", example = "Madrid")]
    pub city: String,
    /// State, province or region, where the country has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(min_length = 1, max_length = 120, format = "not-blank", example = "Madrid")]
    pub state: Option<String>,
    /// Postal code; required but in countries that have none, such as Panama, Bolivia or the United Arab Emirates.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(min_length = 1, max_length = 20, format = "not-blank", example = "28013")]
    pub postal_code: Option<String>,
    /// Country (ISO 3166-1 alpha-2).
    #[schema(value_type = String, format = "country", example = "ES")]
    pub country: Country,
}

/// Changes to a client's contact; what is left out stays, null clears.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateContact {
    /// Full name.
    #[schema(min_length = 1, max_length = 120, format = "not-blank", example = "Ana Pérez", nullable = false)]
    pub name: Option<String>,
    /// E-mail address.
    #[schema(value_type = Option<String>, format = "contact-email", example = "ana.perez@example.com", nullable = false)]
    pub email: Option<ContactEmail>,
    /// Telephone number: digits, blanks and `+ ( ) - . /`; null clears it.
    #[serde(default, deserialize_with = "crate::contract::patch::present")]
    #[schema(value_type = Option<String>, max_length = 40, format = "phone", example = "+34 910 000 000")]
    pub phone: Option<Option<String>>,
}

/// Changes to a client's address; what is left out stays, null clears.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateAddress {
    /// Street and number.
    #[schema(min_length = 1, max_length = 200, format = "not-blank", example = "Calle Mayor 1", nullable = false)]
    pub street: Option<String>,
    /// City.
    #[schema(min_length = 1, max_length = 120, format = "not-blank", example = "Madrid", nullable = false)]
    pub city: Option<String>,
    /// State, province or region, where the country has them; null clears it.
    #[serde(default, deserialize_with = "crate::contract::patch::present")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 120, format = "not-blank", example = "Madrid")]
    pub state: Option<Option<String>>,
    /// Postal code; null clears it where the country has none.
    #[serde(default, deserialize_with = "crate::contract::patch::present")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 20, format = "not-blank", example = "28013")]
    pub postal_code: Option<Option<String>>,
    /// Country (ISO 3166-1 alpha-2).
    #[schema(value_type = Option<String>, format = "country", example = "ES", nullable = false)]
    pub country: Option<Country>,
}

impl From<&ContactBody> for Contact {
    fn from(body: &ContactBody) -> Self {
        Self { name: trimmed(&body.name), email: body.email.clone(), phone: body.phone.as_deref().map(trimmed) }
    }
}

impl From<Contact> for ContactBody {
    fn from(contact: Contact) -> Self {
        Self { name: contact.name, email: contact.email, phone: contact.phone }
    }
}

impl From<&AddressBody> for Address {
    fn from(body: &AddressBody) -> Self {
        Self {
            street: trimmed(&body.street),
            city: trimmed(&body.city),
            state: body.state.as_deref().map(trimmed),
            postal_code: body.postal_code.as_deref().map(trimmed),
            country: body.country,
        }
    }
}

impl From<Address> for AddressBody {
    fn from(address: Address) -> Self {
        Self {
            street: address.street,
            city: address.city,
            state: address.state,
            postal_code: address.postal_code,
            country: address.country,
        }
    }
}

impl UpdateContact {
    /// Merges the patch into a contact.
    pub fn apply(&self, contact: &mut Contact) {
        set(&mut contact.name, self.name.as_deref().map(trimmed));
        set(&mut contact.email, self.email.clone());
        set(&mut contact.phone, self.phone.as_ref().map(|phone| phone.as_deref().map(trimmed)));
    }
}

impl UpdateAddress {
    /// Merges the patch into an address.
    pub fn apply(&self, address: &mut Address) {
        set(&mut address.street, self.street.as_deref().map(trimmed));
        set(&mut address.city, self.city.as_deref().map(trimmed));
        set(&mut address.state, self.state.as_ref().map(|state| state.as_deref().map(trimmed)));
        set(&mut address.postal_code, self.postal_code.as_ref().map(|code| code.as_deref().map(trimmed)));
        set(&mut address.country, self.country);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn blanks_around_texts_are_dropped_on_creation() {
        let body = json!({ "name": " Ana ", "email": "ana@example.com", "phone": " +34 910 " });
        let contact = Contact::from(&serde_json::from_value::<ContactBody>(body).unwrap());
        assert_eq!((contact.name.as_str(), contact.phone.as_deref()), ("Ana", Some("+34 910")));
    }
}
