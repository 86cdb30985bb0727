//! The look at who wants a token. It is decided in this order: too many failures, the look-up, a turn to hash, the secret.
//!
//! Checking a secret is dear on purpose, so that strangers with made-up ids could keep everybody else waiting. They wait
//! in a lane of their own, by networks in turn, and who fails often is refused before anything is hashed.

use std::net::IpAddr;

use crate::api::oauth::denied::NoToken;
use crate::api::oauth::request::Client;
use crate::app::App;
use crate::auth::refusals::RefusedCall;
use crate::auth::secret::SecretOwner;
use crate::auth::turns::Lane;
use crate::credentials::model::Credential;
use crate::credentials::store;
use crate::db::Share;
use crate::limits::network;

/// The credential of the first reading that has the right secret and may be used. Refuses with `TooMany` after too many
/// failures, and fails when no turn comes in time.
pub async fn credential(readings: &[Client], address: IpAddr, app: &App) -> Result<Option<Credential>, NoToken> {
    let mut named = None;
    for client in readings {
        match check(client, address, app).await? {
            Checked::Right(credential) => {
                app.rate_limits.note_login(&client.id, address, true);
                return Ok(Some(*credential));
            }
            Checked::Wrong => named = Some(client.id.clone()),
            Checked::Nobody => {}
        }
    }
    for client in readings {
        app.rate_limits.note_login(&client.id, address, false);
    }
    match named {
        Some(id) => app.refusals.note(RefusedCall::Login(id)),
        None => app.refusals.note_stranger(network(address)),
    }
    Ok(None)
}

enum Checked {
    /// The credential's secret.
    Right(Box<Credential>),
    /// A wrong secret of a credential of ours, or one that may not be used.
    Wrong,
    /// Nobody has this id.
    Nobody,
}

async fn check(client: &Client, address: IpAddr, app: &App) -> Result<Checked, NoToken> {
    app.rate_limits.check_failures(&client.id, address)?;
    let (now, id) = (app.clock.real(), client.id.clone());
    let found = app.db.read(&Share::Logins, move |conn| Ok(store::find_for_login(conn, &id)?)).await?;
    let exists = found.is_some();
    let found = found.filter(|(credential, active)| *active && credential.is_usable(now));
    let known = found.as_ref().is_some_and(|(credential, _)| credential.last_used_at.is_some());
    let lane = if known { Lane::Known } else { Lane::Strangers };
    let turn = app.hasher.turn(lane, SecretOwner::Network(network(address))).await.map_err(NoToken::failure)?;
    // Others of this address may have failed while it waited.
    app.rate_limits.check_failures(&client.id, address)?;
    let hashes = found.as_ref().map(|(credential, _)| credential.hashes(now)).unwrap_or_default();
    let matches = app.hasher.matches(turn, client.secret.clone(), hashes).await.map_err(NoToken::failure)?;
    Ok(match found.filter(|_| matches) {
        Some((credential, _)) => Checked::Right(Box::new(credential)),
        None if exists => Checked::Wrong,
        None => Checked::Nobody,
    })
}
