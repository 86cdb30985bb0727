//! AWS itself. Nothing is kept between two calls but the platform's own credentials, which the SDK holds; the session of a
//! customer's role lives in memory while it is checked, and nowhere else. No key, token or session is logged or printed.
//!
//! Facts about AWS are from its API references (STS, IAM, Organizations, Support) unless another source is named.

mod accounts;
mod client;
mod clock;
mod creation;
mod dry_run;
mod failure;
mod identity;
mod invitations;
mod pages;
mod role;

pub use self::client::{Connected, waited};
pub use self::dry_run::{Ability, Capability, DryRun, Means};
pub use self::identity::{Identity, Problem, Standing};
