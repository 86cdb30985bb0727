//! What requests and answers about clients look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::contact::dto::{AddressBody, ContactBody, UpdateAddress, UpdateContact};
use super::model::{Client, ClientStatus, Language, check_postal_code};
use crate::contract::patch::set;
use crate::contract::resource::Resource;
use crate::contract::rules::{Rules, is_given, member};
use crate::domain::{FieldError, Violation, trimmed};
use crate::id::{ClientId, ResellerId};

/// A new client.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateClient {
    /// The reseller it belongs to. Operations must name it; a reseller may leave it out, or name itself.
    pub reseller_id: Option<ResellerId>,
    /// Its name.
    #[schema(min_length = 1, max_length = 120, format = "not-blank", example = "Panadería Sol S.L.")]
    pub name: String,
    /// Its key in your own systems, unique among the reseller's clients.
    #[schema(min_length = 1, max_length = 64, format = "not-blank", example = "CRM-1001")]
    pub external_ref: Option<String>,
    /// The person to talk to.
    pub contact: ContactBody,
    /// Where it is.
    pub address: AddressBody,
    /// Its internet domain, which AWS's reports name.
    #[schema(format = "domain-name", example = "panaderia-sol.example")]
    pub domain: Option<String>,
    /// The language it is addressed in; `en` when left out.
    pub language: Option<Language>,
}

/// Changes to a client; what is left out stays, null clears. `contact` and `address` are merged member by member.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateClient {
    /// Its name.
    #[schema(min_length = 1, max_length = 120, format = "not-blank", example = "Panadería Sol S.L.", nullable = false)]
    pub name: Option<String>,
    /// Its key in your own systems, unique among the reseller's clients; null clears it.
    #[serde(default, deserialize_with = "crate::contract::patch::present")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 64, format = "not-blank", example = "CRM-1001")]
    pub external_ref: Option<Option<String>>,
    /// The person to talk to.
    #[schema(nullable = false)]
    pub contact: Option<UpdateContact>,
    /// Where it is.
    #[schema(nullable = false)]
    pub address: Option<UpdateAddress>,
    /// Its internet domain, which AWS's reports name; null clears it.
    #[serde(default, deserialize_with = "crate::contract::patch::present")]
    #[schema(value_type = Option<String>, format = "domain-name", example = "panaderia-sol.example")]
    pub domain: Option<Option<String>>,
    /// The language it is addressed in.
    #[schema(nullable = false)]
    pub language: Option<Language>,
}

/// Which clients to list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ListClients {
    /// Only those with this status.
    #[param(inline, example = "active")]
    pub status: Option<ClientStatus>,
    /// Only those with this external reference.
    #[param(max_length = 64, example = "CRM-1001")]
    pub external_ref: Option<String>,
    /// Only those whose name contains this text; letter case does not matter.
    #[param(min_length = 1, max_length = 120, example = "panadería")]
    pub q: Option<String>,
    /// Only those of this reseller.
    #[param(max_length = 64, example = "rsl_01jdgx3v9re8tbq4m6n0y7k2ha")]
    pub reseller_id: Option<String>,
}

impl ListClients {
    /// Whether all clients are asked for.
    pub const fn is_empty(&self) -> bool {
        let Self { status, external_ref, q, reseller_id } = self;
        status.is_none() && external_ref.is_none() && q.is_none() && reseller_id.is_none()
    }
}

/// An end customer of a reseller.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ClientProfile)]
pub struct ClientView {
    /// Its id.
    pub id: ClientId,
    /// The reseller it belongs to.
    pub reseller_id: ResellerId,
    /// Its name.
    #[schema(example = "Panadería Sol S.L.")]
    pub name: String,
    /// Its key in the reseller's own systems.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "CRM-1001")]
    pub external_ref: Option<String>,
    /// The person to talk to.
    pub contact: ContactBody,
    /// Where it is.
    pub address: AddressBody,
    /// Its internet domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "panaderia-sol.example")]
    pub domain: Option<String>,
    /// The language it is addressed in.
    pub language: Language,
    /// Whether it takes new accounts.
    pub status: ClientStatus,
    /// Counts the changes, from 1; the `ETag` is `"v<version>"`.
    #[schema(example = 1)]
    pub version: i32,
    /// When it was created.
    #[serde(serialize_with = "crate::contract::moment::write")]
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    #[serde(serialize_with = "crate::contract::moment::write")]
    pub updated_at: DateTime<Utc>,
}

crate::page_body! {
    /// A page of clients.
    ClientPage of ClientView, asked by ListClients
}

impl UpdateClient {
    /// Merges the patch into a client (RFC 7396); version and times stay as they are.
    pub fn apply(&self, client: &mut Client) {
        set(&mut client.name, self.name.as_deref().map(trimmed));
        set(&mut client.external_ref, self.external_ref.as_ref().map(|given| given.as_deref().map(trimmed)));
        if let Some(contact) = &self.contact {
            contact.apply(&mut client.contact);
        }
        if let Some(address) = &self.address {
            address.apply(&mut client.address);
        }
        set(&mut client.domain, self.domain.clone());
        set(&mut client.language, self.language);
    }
}

impl From<Client> for ClientView {
    fn from(client: Client) -> Self {
        Self {
            id: client.id,
            reseller_id: client.reseller_id,
            name: client.name,
            external_ref: client.external_ref,
            contact: client.contact.into(),
            address: client.address.into(),
            domain: client.domain,
            language: client.language,
            status: client.status,
            version: client.version,
            created_at: client.created_at,
            updated_at: client.updated_at,
        }
    }
}

impl Resource for ClientView {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("/clients/{}", self.id)
    }
}

impl Rules for CreateClient {
    fn broken(body: &Value) -> Vec<Violation> {
        let given = is_given(body, "/address/postalCode");
        let missing = match member(body, "/address/country") {
            Some(country) => check_postal_code(country, given),
            // Without a country that is known the rule has nothing to go by; without any it is the usual one.
            None => (!given && !is_given(body, "/address/country"))
                .then(|| Violation::at("/address/postalCode", FieldError::new("required"))),
        };
        missing.filter(|_| body.pointer("/address").is_some_and(Value::is_object)).into_iter().collect()
    }
}

crate::no_rules!(UpdateClient);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::model::{Address, Contact};
    use crate::domain::{ContactEmail, Country};
    use serde_json::{Value, json};
    use uuid::Uuid;

    fn client() -> Client {
        Client {
            id: ClientId::from_uuid(Uuid::now_v7()),
            reseller_id: ResellerId::from_uuid(Uuid::now_v7()),
            name: "Panadería Sol".to_owned(),
            external_ref: Some("CRM-1001".to_owned()),
            contact: Contact {
                name: "Ana".to_owned(),
                email: ContactEmail::parse("ana@example.com").unwrap(),
                phone: Some("+34 910".to_owned()),
            },
            address: Address {
                street: "Calle Mayor 1".to_owned(),
                city: "Madrid".to_owned(),
                state: Some("Madrid".to_owned()),
                postal_code: Some("28013".to_owned()),
                country: Country::parse("ES").unwrap(),
            },
            domain: Some("sol.example".to_owned()),
            language: Language::En,
            status: ClientStatus::Active,
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn patched(patch: Value) -> Client {
        let mut client = client();
        serde_json::from_value::<UpdateClient>(patch).unwrap().apply(&mut client);
        client
    }

    fn differs(patch: Value, change: impl Fn(&mut Client)) {
        let after = patched(patch);
        let mut wanted = Client { id: after.id.clone(), reseller_id: after.reseller_id.clone(), ..client() };
        change(&mut wanted);
        assert_eq!(after, wanted);
    }

    #[test]
    fn an_empty_patch_changes_nothing_at_any_depth() {
        differs(json!({}), |_| {});
        differs(json!({ "contact": {}, "address": {} }), |_| {});
    }

    #[test]
    fn a_nested_patch_changes_only_the_members_that_it_holds() {
        differs(json!({ "contact": { "email": "eva@example.com" } }), |client| {
            client.contact.email = ContactEmail::parse("eva@example.com").unwrap();
        });
        differs(json!({ "address": { "city": " Getafe ", "country": "PT" } }), |client| {
            client.address.city = "Getafe".to_owned();
            client.address.country = Country::parse("PT").unwrap();
        });
    }

    #[test]
    fn null_clears_optional_members_at_any_depth() {
        differs(
            json!({ "externalRef": null, "domain": null, "contact": { "phone": null }, "address": { "state": null } }),
            |client| {
                client.external_ref = None;
                client.domain = None;
                client.contact.phone = None;
                client.address.state = None;
            },
        );
    }
}
