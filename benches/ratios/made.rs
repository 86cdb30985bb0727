//! Rows that are stored without the server.

use chrono::{DateTime, Utc};
use diesel::RunQueryDsl;
use diesel::prelude::*;
use gangway::clients::model::{Address, Client, ClientStatus, Contact, Language};
use gangway::db::Conn;
use gangway::db::schema::{events, unplaced_events};
use gangway::db::types::Ts;
use gangway::domain::{ContactEmail, Country};
use gangway::id::{ClientId, EventId, ResellerId};
use uuid::Uuid;

pub fn client(id: &ClientId, reseller: &ResellerId, now: DateTime<Utc>) -> Client {
    Client {
        id: id.clone(),
        reseller_id: reseller.clone(),
        name: "Panadería Sol S.L.".to_owned(),
        external_ref: None,
        contact: Contact {
            name: "Contact Person".to_owned(),
            email: ContactEmail::parse("contact@example.com").unwrap(),
            phone: Some("+34 900 000 000".to_owned()),
        },
        address: Address {
            street: "Calle Mayor 1".to_owned(),
            city: "Madrid".to_owned(),
            state: Some("Madrid".to_owned()),
            postal_code: Some("28013".to_owned()),
            country: Country::parse("ES").unwrap(),
        },
        domain: Some("example.com".to_owned()),
        language: Language::Es,
        status: ClientStatus::Active,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}

pub fn event(conn: &mut Conn, client: &ClientId, reseller: &ResellerId, now: DateTime<Utc>) {
    macro_rules! store {
        ($table:ident) => {{
            let row = (
                $table::id.eq(EventId::from_uuid(Uuid::now_v7()).to_string()),
                $table::kind.eq("client.created"),
                $table::at.eq(Ts::from(now)),
                $table::actor_role.eq("reseller"),
                $table::reseller_id.eq(reseller.as_str()),
                $table::client_id.eq(client.as_str()),
                $table::resource_id.eq(client.as_str()),
                $table::resource_version.eq(1),
                $table::data.eq(r#"{"name":"Panadería Sol S.L.","status":"active"}"#),
            );
            diesel::insert_into($table::table).values(row).execute(conn).unwrap()
        }};
    }
    match conn {
        Conn::Pg(_) => store!(unplaced_events),
        Conn::Sqlite(_) => store!(events),
    };
}
