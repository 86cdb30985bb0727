//! Who changes something.

use serde::Serialize;
use utoipa::ToSchema;

use super::caller::Caller;
use super::scope::Role;

/// A caller, or the platform itself.
#[derive(Debug, Clone, Copy)]
pub enum Actor<'a> {
    /// A caller.
    Caller(&'a Caller),
    /// Who began what a job goes on with.
    Earlier {
        /// The credential.
        credential_id: Option<&'a str>,
        /// Its role.
        role: Role,
    },
    /// The owner of an AWS account, by a link that its reseller made.
    Owner,
    /// The platform itself: a job, or what AWS reports.
    Platform,
}

impl Actor<'_> {
    /// The caller's credential.
    pub fn credential_id(self) -> Option<String> {
        match self {
            Self::Caller(caller) => Some(caller.credential_id.to_string()),
            Self::Earlier { credential_id, .. } => credential_id.map(str::to_owned),
            Self::Owner | Self::Platform => None,
        }
    }

    /// The caller's role, `owner` or `platform`.
    pub const fn role(self) -> &'static str {
        match self {
            Self::Caller(caller) => caller.role.as_str(),
            Self::Earlier { role, .. } => role.as_str(),
            Self::Owner => "owner",
            Self::Platform => "platform",
        }
    }
}

/// Who changed something.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Actor)]
pub struct ActorView {
    /// The credential; absent when the platform itself or the account's owner did it, and for customers when operations did.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "crd_01jdgx3v9re8tbq4m6n0y7k2hb")]
    pub credential_id: Option<String>,
    /// Its role; `owner` for the AWS account's owner, who came by an owner's link; or `platform`.
    #[schema(example = "operations")]
    pub role: String,
}
