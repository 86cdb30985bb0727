//! Who is calling and what they may do: scopes, roles, tokens, secrets. The resource `/credentials` has its own folder.

pub mod actor;
pub mod caller;
pub mod ed25519;
pub mod endpoint;
pub mod key_store;
pub mod keys;
pub mod refusals;
pub mod revocations;
pub mod ring;
pub mod scope;
pub mod seal;
pub mod secret;
pub mod token;
pub mod turns;

pub use actor::{Actor, ActorView};
pub use caller::Caller;
pub use scope::{Role, Scope, Scopes};
